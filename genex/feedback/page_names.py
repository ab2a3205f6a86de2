"""Names of feedback pages: safe on every system, and never those of another sheet."""

import re
from dataclasses import dataclass, field
from pathlib import Path

from genex.errors import FileError
from genex.files.reading import MOST_BYTES, file_text
from genex.marking.submission import Result
from genex.wording import texts as wording

Owner = tuple[str, str, str]


@dataclass
class Stems:
    """Which sheet has which name in a folder of pages; on every run they get the same ones."""

    folder: Path
    taken: dict[str, Owner] = field(default_factory=dict)  # some systems tell no case apart

    def of(self, result: Result) -> str:
        """The name of a page, without its suffix: the student's, if no other page has it."""
        sheet = result.sheet
        owner = sheet.quiz, sheet.student, "" if sheet.student else sheet.place
        first = _file_name(sheet.student or Path(sheet.place).stem)
        names = (first, f"{first}-{sheet.quiz}", f"{first}-{sheet.quiz}-{sheet.digest[:8]}")
        found = next((name for name in names if self.is_free(name, owner)), names[-1])
        self.taken[found.casefold()] = owner
        return found

    def is_free(self, name: str, owner: Owner) -> bool:
        """Whether a name is that of no other sheet, and of no page on another quiz."""
        if self.taken.get(name.casefold(), owner) != owner:
            return False
        try:
            page = file_text(self.folder / f"{name}.md", "a feedback page", MOST_BYTES)
        except FileError:
            return True  # there is no page, or it is not ours
        head = page.partition("\n")[0].strip()
        return not head.startswith(_title("")) or head == _title(owner[0])


def _title(quiz: str) -> str:
    """The first line of a page on a quiz."""
    return f"# {wording.feedback_words('title', quiz=quiz)}"


def _file_name(student: str) -> str:
    """A name that is safe on every system."""
    return re.sub(r"[^\w.-]+", "_", student).strip(".") or "student"
