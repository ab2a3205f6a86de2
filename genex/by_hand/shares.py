"""Which groups somebody takes: one of several shares."""

import re
from dataclasses import dataclass
from hashlib import sha256

from genex.by_hand.groups import Answer
from genex.errors import AuthorError

_WRITTEN = re.compile(r"\s*(\d{1,4})\s*/\s*(\d{1,4})\s*")


@dataclass(frozen=True)
class Share:
    """The share of that number among so many; equal answers are always in one share."""

    number: int
    count: int

    def takes(self, part: str, answer: Answer) -> bool:
        """Whether an answer to a part is in it."""
        return self._place(part, answer) == self.number - 1

    def _place(self, part: str, answer: Answer) -> int:
        """A number below the count that an answer has by what it says."""
        text = f"{part}\0{answer.asked}\0{answer.kept}"
        digest = sha256(text.encode(errors="backslashreplace")).digest()
        return int.from_bytes(digest[:8], "big") % self.count


def read_share(written: str, option: str) -> Share:
    """A share as it is written, such as 1/2: the first of two halves."""
    found = _WRITTEN.fullmatch(written)
    if found and 0 < int(found[1]) <= int(found[2]):
        return Share(int(found[1]), int(found[2]))
    raise AuthorError(f"genex mark, {option}: cannot read '{written[:20]}'. Write it as 1/2.")
