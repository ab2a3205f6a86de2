"""What is asked at a part in each quiz, as far as it differs, by the keys as they lie in files."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from genex.errors import FileError
from genex.files.reading import MOST_BYTES, file_content, read_json
from genex.grading.key_finder import Keys

_OF_ALL = ("family", "version", "given", "question")  # what the parts of an exercise share
_PROGRAM = "of code"  # ends the value of a part whose answer is one


@dataclass(frozen=True)
class Variant:
    """A part as one quiz asks it: a digest of all that is asked, its rubric as written."""

    asked: str
    rubric: tuple[Any, ...]
    exact: bool  # whether the answer is a program, in which every sign counts


class Variants:
    """The parts of all quizzes of a class; keys are looked through and not worked out."""

    def __init__(self, keys: Keys) -> None:
        self.keys = keys
        self.known: dict[str, Mapping[str, Variant]] = {}

    def of(self, quiz: str, part: str) -> Variant:
        """A part of a quiz."""
        if quiz not in self.known:
            path = self.keys.search(quiz)
            try:
                self.known[quiz] = dict(
                    _parts_in(read_json(file_content(path, "a key", MOST_BYTES)))
                )
            except (KeyError, TypeError, AttributeError) as error:
                raise FileError(f"{path}: not a key of genex. Draw the quiz again.") from error
        if part not in self.known[quiz]:
            raise FileError(f"quiz {quiz} has no part {part} in its key. Mark with `genex grade`.")
        return self.known[quiz][part]


def _parts_in(key: Any) -> Iterator[tuple[str, Variant]]:
    """The parts in a key."""
    for question in key["questions"]:
        shared = [question.get(name) for name in _OF_ALL]
        for part in question["parts"]:
            text = json.dumps([shared, part], sort_keys=True)
            digest = sha256(text.encode()).hexdigest()[:16]
            exact = str(part["value"]).endswith(_PROGRAM)
            yield part["id"], Variant(digest, tuple(part.get("rubric", ())), exact)
