"""Words: Jinja templates and values in, Markdown with mathematics out."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import jinja2
import jinja2.nodes

from genex import notation
from genex.errors import TemplateError
from genex.exact.rounding import Places, in_words
from genex.exercise.exercise import Exercise
from genex.exercise.graph import slug
from genex.exercise.witness import Failure
from genex.messages import counted, in_full

HERE = Path(__file__).parent
DEPTH = 3  # a family's words lie beside its module or up to so many folders above it


@cache
def environment(folders: tuple[str, ...]) -> jinja2.Environment:
    """The templates of some folders, with the ways to write values."""
    found = jinja2.Environment(
        loader=jinja2.FileSystemLoader(folders),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=False,  # noqa: S701  (the output is Markdown, not HTML)
    )
    found.filters.update(
        significant=significant,
        tex=tex,
        operand=notation.operand,
        column=notation.column,
        places=in_words,
        counted=counted,
        in_full=in_full,
    )
    return found


@jinja2.pass_context
def tex(context: jinja2.runtime.Context, value: Any, decimals: Places | None = None) -> str:
    """The filter for values: digits of one exercise share their work."""
    return notation.tex(value, decimals, context["digits"])


def homes(kind: str, module_file: str | None) -> tuple[str, ...]:
    """The folders where words of a kind are looked for; macros lie among the templates."""
    above = list(Path(module_file).resolve().parents)[:DEPTH] if module_file else []
    places = (*above, HERE, HERE.parent)
    folders = [place / kind for place in places] + [place / "templates" for place in places]
    return tuple(dict.fromkeys(str(folder) for folder in folders if folder.is_dir()))


@jinja2.pass_context
def significant(context: jinja2.runtime.Context, value: Any, figures: Places) -> str:
    """The filter for numbers of which the leading figures count."""
    return notation.significant(value, figures, context["digits"])


@cache
def template(kind: str, name: str, module_file: str | None) -> jinja2.Template:
    """The template of that name, or an error that says where it should be."""
    folders = homes(kind, module_file)
    try:
        return environment(folders).get_template(f"{name}.md.j2")
    except jinja2.TemplateNotFound:
        raise TemplateError(
            f"{kind}/{name}.md.j2: there is no such template in {' or '.join(folders)}."
        ) from None
    except jinja2.TemplateSyntaxError as error:
        raise TemplateError(f"{kind}/{name}.md.j2, line {error.lineno}: {error.message}") from error


WORDS: dict[tuple[str, type], jinja2.Template] = {}


def words_of(kind: str, family: type[Exercise]) -> jinja2.Template:
    """The template of a family."""
    if (kind, family) not in WORDS:
        WORDS[kind, family] = template(kind, slug(family), inspect.getfile(family))
    return WORDS[kind, family]


def block(kind: str, name: str, exercise: Exercise, **values: Any) -> str:
    """One block of a family's template, rendered for an exercise."""
    known = {"e": exercise, "digits": exercise.known_digits}
    return render(words_of(kind, type(exercise)), name, {**known, **values})


def render(words: jinja2.Template, name: str, values: Mapping[str, Any]) -> str:
    """A block with values in it."""
    found = blocks_of(words)
    if name not in found:
        raise TemplateError(
            f"{where(words)} has no block '{name}'. Add {{% block {name} %}} … {{% endblock %}}."
        )
    try:
        return "".join(found[name](words.new_context(dict(values)))).strip()
    except (jinja2.TemplateError, ArithmeticError, LookupError, TypeError, ValueError) as error:
        raise TemplateError(f"{where(words)}, block '{name}': {error}.") from error


@cache
def blocks_of(words: jinja2.Template) -> Mapping[str, Callable[..., Iterable[str]]]:
    """The blocks of a template, and those of the one that it extends."""
    base = tree_of(words).find(jinja2.nodes.Extends)
    return {**blocks_of(extended(words, base)), **words.blocks} if base else words.blocks


def extended(words: jinja2.Template, base: jinja2.nodes.Extends) -> jinja2.Template:
    """The template that another one extends."""
    return words.environment.get_template(base.template.as_const())


@cache
def tree_of(words: jinja2.Template) -> jinja2.nodes.Template:
    """A template as Jinja reads it."""
    return words.environment.parse(Path(words.filename or "").read_text("utf-8"))


def where(words: jinja2.Template) -> str:
    """A template as people know it: solutions/svm-loss.md.j2."""
    return f"{Path(words.filename or '').parent.name}/{words.name}"


def blocks(kind: str, family: type[Exercise]) -> Iterable[str]:
    """The names of the blocks of a family's template."""
    return blocks_of(words_of(kind, family))


def statement(exercise: Exercise, shared: Iterable[str] = ()) -> str:
    """What is given; fields that an earlier part has printed are not printed again."""
    return block("templates", "statement", exercise, shared=set(shared))


def question(exercise: Exercise, name: str, decimals: Places | None) -> str:
    """What is asked."""
    return block("templates", name, exercise, decimals=decimals)


def solution(exercise: Exercise, name: str, decimals: Places | None) -> str:
    """How an asked value is worked out, with this exercise's numbers."""
    return block("solutions", name, exercise, decimals=decimals)


def feedback(exercise: Exercise, slip: str) -> str:
    """What a student reads who made a slip."""
    return block("solutions", slip, exercise)


def failure(exercise: Exercise, name: str, found: Failure) -> str:
    """Which condition a student's own answer does not meet."""
    return block("solutions", f"{name}_failure", exercise, failure=found)


def cell_label(exercise: Exercise, name: str, indices: tuple[int, ...]) -> str:
    """The LaTeX beside the box of an answer or of one of its cells; empty if it has no name."""
    words, place = words_of("templates", type(exercise)), f"{name}_label"
    if place not in blocks_of(words):
        return ""
    if "e" in names_in(words, place):
        return block("templates", place, exercise, k=indices)
    return label(words, place, indices)


@cache
def names_in(words: jinja2.Template, name: str) -> set[str]:
    """The names that a block of a template reads."""
    base = tree_of(words).find(jinja2.nodes.Extends)
    if name not in words.blocks and base:
        return names_in(extended(words, base), name)
    own = next(part for part in tree_of(words).find_all(jinja2.nodes.Block) if part.name == name)
    return {read.name for read in own.find_all(jinja2.nodes.Name)}


@lru_cache(maxsize=1024)
def label(words: jinja2.Template, name: str, indices: tuple[int, ...]) -> str:
    """A label that knows its cell's indices `k` and no numbers, for all papers."""
    return render(words, name, {"k": indices})


def options(exercise: Exercise, name: str, count: int, indices: Sequence[int]) -> list[str]:
    """What stands beside the boxes of a choice: one line of its block for each."""
    written = block("templates", f"{name}_options", exercise, k=indices)
    found = [line.strip() for line in written.splitlines() if line.strip()]
    if len(found) != count or len(set(found)) < count:
        raise TemplateError(
            f"{where(words_of('templates', type(exercise)))}, block '{name}_options':"
            f" {len(set(found))} different lines where the step chooses among {count} options."
        )
    return found


def place_of(family: type[Exercise]) -> str:
    """The name of a family's words, for messages."""
    return f"{slug(family)}.md.j2"


@lru_cache(maxsize=1024)
def word(name: str, **values: Any) -> str:
    """One of the fixed words of a paper; papers of one class mostly say the same."""
    return render(template("templates", "words", None), name, values)


def form(kind: str, values: Mapping[str, Any]) -> str:
    """The form that an answer of a kind takes."""
    return render(template("templates", "forms", None), kind, values)


def feedback_words(name: str, **values: Any) -> str:
    """One of the sentences of a feedback page, or the page itself."""
    return render(template("templates", "feedback", None), name, values)


def practice_words(name: str, **values: Any) -> str:
    """One of the sentences of the practice in the terminal."""
    return render(template("templates", "practice", None), name, values)


def new_family(name: str, class_name: str) -> dict[str, str]:
    """The texts of a new family's three files."""
    words = template("templates", "new-family", None)
    values = {"name": name, "class_name": class_name}
    return {part: render(words, part, values) + "\n" for part in words.blocks}
