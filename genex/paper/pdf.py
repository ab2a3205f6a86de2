"""A quiz's exam and key as PDF files."""

from dataclasses import dataclass
from typing import Literal

from genex.document.blocks import Meta, runs
from genex.errors import BlueprintError
from genex.paper.document import Paper
from genex.quiz.quiz import Quiz
from genex.typeset import Marginal, PageSetup, Style, missing, write_pdf
from genex.wording.texts import fixed_word

PaperSize = Literal["a4", "letter"]
_USUAL, _LARGE = 10.5, 16.0  # points


@dataclass(frozen=True)
class Sheet:
    """The paper it is printed on, and how large."""

    paper: PaperSize = "a4"
    large: bool = False


def write_paper(quiz: Quiz, sheet: Sheet, *, solved: bool) -> bytes:
    """The exam, or with its solutions the key."""
    return write_pdf(Paper(quiz, solved).blocks(), *page_setup_of(quiz, sheet, solved=solved))


def page_setup_of(quiz: Quiz, sheet: Sheet, *, solved: bool) -> tuple[PageSetup, Meta]:
    """What is around the text: the sheet with its feet, and what the file says about itself."""
    plan = quiz.blueprint
    kind = fixed_word("key" if solved else "exam")
    lost = missing(f"{plan.title} {plan.institution} {plan.course} {plan.date} {plan.time}")
    if lost:
        raise BlueprintError(
            f"{plan.stem}: no font here can print '{lost}'. Write it in other letters."
        )
    title = f"{plan.title} ({kind})"

    def foot(page: int, pages: int) -> Marginal:
        variant = fixed_word("variant", student=quiz.student) if quiz.student else ""
        return Marginal(
            left=runs(fixed_word("quiz", id=quiz.id) + variant),
            right=runs(
                (fixed_word("key") + " · " if solved else "")
                + fixed_word("page", page=page, pages=pages)
            ),
            code=f"{quiz.id}/{page}",
        )

    setup = PageSetup(paper=sheet.paper, style=style_of(sheet), foot=foot)
    return setup, Meta(title, plan.institution, plan.course, fixed_word("language"))


def style_of(sheet: Sheet) -> Style:
    """The size of the type on a sheet."""
    return Style(size=_LARGE if sheet.large else _USUAL)
