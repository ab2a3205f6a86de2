"""Jinja templates: where they lie, how values are written in them, and what goes wrong."""

import inspect
from collections.abc import Callable, Iterable, Mapping, MutableMapping
from functools import cache
from pathlib import Path
from typing import Any

import jinja2
import jinja2.nodes

from genex.errors import TemplateError
from genex.exact.rounding import Places, in_words
from genex.exercise.exercise import Exercise
from genex.exercise.graph import slug
from genex.messages import counted, in_full
from genex.wording import notation

_PACKAGE = Path(__file__).resolve().parents[1]
_HOMES = (_PACKAGE.parent, _PACKAGE)  # a checkout has its words beside the package, a wheel inside
_ABOVE = 3  # the words of other families lie beside their module or up to so many folders above


_TREES: dict[str, jinja2.nodes.Template] = {}  # by file


class _Loader(jinja2.FileSystemLoader):
    """Reads each template once: into code, and into the tree that is asked what it reads."""

    def load(
        self,
        environment: jinja2.Environment,
        name: str,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002  (Jinja's name)
    ) -> jinja2.Template:
        """Load a template by its name."""
        source, filename, is_current = self.get_source(environment, name)
        tree = _TREES[filename] = environment.parse(source, name, filename)
        code = environment.compile(tree, name, filename)
        shared = environment.make_globals(globals)
        return environment.template_class.from_code(environment, code, shared, is_current)


@cache
def _environment(folders: tuple[str, ...]) -> jinja2.Environment:
    """The templates of some folders, with the ways to write values."""
    found = jinja2.Environment(
        loader=_Loader(folders),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=False,  # noqa: S701  (the output is Markdown, not HTML)
        optimized=False,  # templates hold hardly any constants, and a cold start compiles them all
    )
    found.filters.update(
        significant=_significant,
        tex=_tex,
        operand=notation.operand_in_latex,
        column=notation.column_in_latex,
        places=in_words,
        counted=counted,
        in_full=in_full,
        quoted=_quoted,
    )
    return found


def _quoted(text: str) -> str:
    """The filter for Markdown that is set apart by a bar."""
    return "\n".join(f"> {line}".rstrip() for line in text.split("\n"))


@jinja2.pass_context
def _tex(context: jinja2.runtime.Context, value: Any, decimals: Places | None = None) -> str:
    """The filter for values: digits of one exercise share their work."""
    return notation.tex(value, decimals, context["digits"])


def _homes(kind: str, module_file: str | None) -> tuple[str, ...]:
    """The folders where words of a kind are looked for; macros lie among the templates."""
    above = list(Path(module_file).resolve().parents)[:_ABOVE] if module_file else []
    places = (*above, *_HOMES)
    folders = [place / kind for place in places] + [place / "templates" for place in places]
    return tuple(dict.fromkeys(str(folder) for folder in folders if folder.is_dir()))


@jinja2.pass_context
def _significant(context: jinja2.runtime.Context, value: Any, figures: Places) -> str:
    """The filter for numbers of which the leading figures count."""
    return notation.significant(value, figures, context["digits"])


@cache
def template(kind: str, name: str, module_file: str | None) -> jinja2.Template:
    """The template of that name, or an error that says where it should be."""
    folders = _homes(kind, module_file)
    try:
        return _environment(folders).get_template(f"{name}.md.j2")
    except jinja2.TemplateNotFound:
        raise TemplateError(
            f"{kind}/{name}.md.j2: there is no such template in {' or '.join(folders)}."
        ) from None
    except jinja2.TemplateSyntaxError as error:
        raise TemplateError(f"{kind}/{name}.md.j2, line {error.lineno}: {error.message}") from error


_WORDS: dict[tuple[str, type], jinja2.Template] = {}


def words_of(kind: str, family: type[Exercise]) -> jinja2.Template:
    """The template of a family."""
    if (kind, family) not in _WORDS:
        _WORDS[kind, family] = template(kind, slug(family), inspect.getfile(family))
    return _WORDS[kind, family]


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
    base = _tree_of(words).find(jinja2.nodes.Extends)
    return {**blocks_of(_extended(words, base)), **words.blocks} if base else words.blocks


def _extended(words: jinja2.Template, base: jinja2.nodes.Extends) -> jinja2.Template:
    """The template that another one extends."""
    return words.environment.get_template(base.template.as_const())


def _tree_of(words: jinja2.Template) -> jinja2.nodes.Template:
    """A template as Jinja read it."""
    return _TREES[words.filename or ""]


def where(words: jinja2.Template) -> str:
    """A template as people know it: solutions/svm-loss.md.j2."""
    return f"{Path(words.filename or '').parent.name}/{words.name}"


@cache
def names_in_block(words: jinja2.Template, name: str) -> set[str]:
    """The names that a block of a template reads."""
    base = _tree_of(words).find(jinja2.nodes.Extends)
    if name not in words.blocks and base:
        return names_in_block(_extended(words, base), name)
    own = next(part for part in _tree_of(words).find_all(jinja2.nodes.Block) if part.name == name)
    return {read.name for read in own.find_all(jinja2.nodes.Name)}
