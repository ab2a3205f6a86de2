"""The laws of families: a new family in the tuple is held to all of them."""

import ast
import inspect
import json
import pkgutil
import re
import tomllib
from dataclasses import fields, is_dataclass, replace
from fractions import Fraction
from functools import cache
from itertools import product
from pathlib import Path

import pytest

import genex
from genex import families
from genex.answers import kind_of
from genex.authoring.missing_words import unsaid, wanted_blocks
from genex.document.blocks import Code, Display, Listing, Math, Text
from genex.document.markdown import read_markdown
from genex.exact.cells import flat
from genex.exact.formula import Formula
from genex.exact.functions import Evaluator
from genex.exact.rounding import Figures
from genex.exercise.derived_rules import shape_of
from genex.exercise.graph import asks, features, graph, possible_slips, slug
from genex.exercise.names import symbol_values
from genex.exercise.steps import DerivedStep, FormulaStep
from genex.exercise.witness import Failure, Witness
from genex.families import registry
from genex.families.registry import our_families
from genex.families.topics import TOPICS, topic_of
from genex.generation.search import Plan, draw_together
from genex.generation.telling import FastTwins, objections, sheet
from genex.quiz.options import settings as settings_of
from genex.typeset.math.formula import set_formula
from genex.wording import texts
from tests import pinned

FAMILIES = our_families()

SEEDS = range(3)
STUDENTS = range(12)
MANY_STUDENTS = range(200)
ROOT = Path(genex.__file__).parent.parent
TESTS = ROOT / "tests"
HELPERS = {
    "feedback",
    "forms",
    "words",
    "new-family",
    "practice",
    "batch",
    "network",
    "two-layers",
    "precision",
    "own-question",
    "concept",
}  # templates that belong to no family
SHARED = "genex.families."  # what families share lies beside them


def settings():
    """Every family with the options of each level, each yes-or-no option both ways."""
    for family in FAMILIES:
        chosen = {json.dumps(options): options for options in settings_of(family)}
        for text, options in chosen.items():
            yield pytest.param(family, options, id=f"{slug(family)} {text}")


of_each_family = pytest.mark.parametrize("family", FAMILIES, ids=slug)
of_each_setting = pytest.mark.parametrize(("family", "options"), [*settings()])


@cache
def drawn(family, options, seed, student=None):
    """A drawn exercise; options are text so that they can be kept."""
    plan = Plan(family, json.loads(options))
    return draw_together([plan], (seed, "laws", 1), student=student)[0]


def exercises(family, options):
    """The exercises of some seeds."""
    return [drawn(family, json.dumps(options), seed).exercise for seed in SEEDS]


def all_exercises(family):
    """Exercises of every setting."""
    return [e for options in settings_of(family) for e in exercises(family, options)]


def atoms(value):
    """Every number and word inside a value, and inside its formulas."""
    for cell in flat(value):
        if isinstance(cell, Formula):
            for part in cell.parts:
                yield from atoms(part)
        else:
            yield cell


def values(exercise):
    """Every step of an exercise, worked out."""
    return {name: getattr(exercise, name) for name in graph(type(exercise)).steps}


def words(exercise):
    """Every text that an exercise puts on paper, by where it comes from."""
    yield "statement", texts.statement(exercise)
    yield "statement of a part", texts.statement(exercise, graph(type(exercise)).fields)
    for step in asks(exercise):
        decimals = step.places(exercise)
        yield f"question {step.name}", texts.question_words(exercise, step.name, decimals)
        yield f"solution {step.name}", texts.solution_words(exercise, step.name, decimals)
        value = getattr(exercise, step.name)
        for option in (
            options_of(exercise, step.name, value)
            if kind_of(value, formula=isinstance(step, FormulaStep)).ticks
            else ()
        ):
            yield f"option of {step.name}", option
        yield f"label {step.name}", texts.cell_label(exercise, step.name, (0, 0))
        if isinstance(step, Witness):
            missed = Failure(Fraction(-7, 3), Fraction(1, 2), Fraction(0))
            yield f"failure {step.name}", texts.failure(exercise, step.name, missed)
    for slip in possible_slips(exercise):
        yield f"feedback {slip.name}", texts.feedback(exercise, slip.name)


def options_of(exercise, name, value):
    """What stands beside the boxes of a choice, in all of its lines."""
    for k, cell in enumerate(flat(value)):
        yield from texts.option_lines(exercise, name, cell.count, (k,))


def parts(node):
    """Every text, formula and listing of a document."""
    if isinstance(node, (Text, Math, Display, Code, Listing)):
        yield node
    elif isinstance(node, tuple):
        for part in node:
            yield from parts(part)
    elif is_dataclass(node):
        for field in fields(node):
            yield from parts(getattr(node, field.name))


# One exercise


@of_each_setting
def test_the_same_seed_gives_the_same_exercise(family, options):
    """Drawn anew, an exercise is the same."""
    (again,) = draw_together([Plan(family, options)], (0, "laws", 1))
    assert again == drawn(family, json.dumps(options), 0)


@of_each_family
def test_neighbouring_seeds_give_different_exercises(family):
    """Seeds next to each other have no exercise in common."""
    found = [repr(drawn(family, "{}", seed).exercise) for seed in range(20)]
    assert len(set(found)) == len(found)


@of_each_setting
def test_everything_is_exact(family, options):
    """No float is found in any field or step, however deep in a formula."""
    for exercise in exercises(family, options):
        found = {n: getattr(exercise, n) for n in graph(family).fields} | values(exercise)
        assert [n for n, v in found.items() if any(isinstance(a, float) for a in atoms(v))] == []


@of_each_setting
def test_what_is_issued_is_telling(family, options):
    """The right answer and all slips differ, and nothing sits on a kink."""
    plan = Plan(family, options)
    for exercise in exercises(family, options):
        assert not list(objections([plan], [FastTwins(exercise)]))


@of_each_setting
def test_each_slip_changes_an_asked_value(family, options):
    """A slip, worked out exactly, gives another sheet than the right answers."""
    for exercise in exercises(family, options):
        asked = asks(exercise)
        right = sheet(exercise, asked)
        for slip in possible_slips(exercise):
            assert sheet(exercise.with_slips(slip), asked) != right, slip.name


@of_each_setting
def test_a_formula_has_the_value_that_it_stands_for(family, options):
    """With this exercise's numbers for its names, a formula gives the step's value."""
    for exercise in exercises(family, options):
        evaluate = Evaluator(symbol_values(exercise.floats()))
        for step in asks(exercise):
            if isinstance(step, FormulaStep):
                formula, number = getattr(exercise, step.name), getattr(exercise, step.of)
                found = [evaluate(x) for x in flat(formula)]
                assert found == pytest.approx([evaluate(x) for x in flat(number)])


@of_each_setting
def test_rules_read_only_what_the_graph_knows(family, options):
    """A twin with other fields equals an exercise that never had the old ones."""
    one, other, *_ = exercises(family, options)
    values(one)
    for name in graph(family).fields:
        changed = {name: getattr(other, name)}
        assert values(one.twin(**changed)) == values(replace(one, **changed)), name


@of_each_setting
def test_slips_do_not_depend_on_what_was_worked_out(family, options):
    """A slip in an exercise that knows all its values is the slip in a fresh one."""
    (exercise, *_) = exercises(family, options)
    values(exercise)
    for slip in possible_slips(exercise):
        fresh = replace(exercise).with_slips(slip)
        assert values(fresh) == values(exercise.with_slips(slip)), slip.name


@of_each_setting
def test_the_shape_belongs_to_the_setting(family, options):
    """All exercises of a setting need the same derivations, which are kept ahead of time."""
    if any(isinstance(step, DerivedStep) for step in graph(family).steps.values()):
        assert len({shape_of(exercise) for exercise in exercises(family, options)}) == 1


# Variants


def assert_fair(family, options, students):
    """Variants have equal features and different numbers; two of a hundred may meet by chance."""
    common = drawn(family, options, 0)
    found = [drawn(family, options, 0, f"student {n}") for n in students]
    assert all(common.features == one.features for one in found)
    assert len({repr(one.exercise) for one in found}) >= 0.98 * len(students)


@of_each_setting
def test_variants_are_fair(family, options):
    """Students get different numbers and equal work."""
    assert_fair(family, json.dumps(options), STUDENTS[:4])


@of_each_family
def test_variants_of_a_class_are_fair(family):
    """A dozen students get a dozen different exercises of equal work."""
    assert_fair(family, "{}", STUDENTS)


@pytest.mark.slow
@of_each_family
def test_two_hundred_variants_are_fair(family):
    """Two hundred students get different exercises of equal work."""
    assert_fair(family, "{}", MANY_STUDENTS)


@of_each_setting
def test_features_are_the_same_in_floats(family, options):
    """The work is counted on the fast twin as on the exercise itself."""
    for exercise in exercises(family, options):
        assert features(exercise) == features(exercise.floats())


# Words


@of_each_family
def test_the_words_have_the_blocks_of_the_family(family):
    """A statement, a block for each asked value and slip, perhaps labels or hints; no others."""
    assert [*unsaid(family)] == []
    steps = graph(family).steps
    beside = {
        "templates": {f"{step}_{what}" for step in steps for what in ("label", "options")},
        "solutions": {f"{step}_hint" for step in steps},
    }
    for kind, names in wanted_blocks(family).items():
        own = {*texts.words_of(kind, family).blocks}
        assert own <= {*names} | beside[kind]


@of_each_setting
def test_words_can_be_read_and_set(family, options):
    """All words render, are clean Markdown, and every formula in them can be typeset."""
    for exercise in exercises(family, options):
        for place, text in words(exercise):
            assert_clean(text, place) if place.startswith("label") else assert_readable(text, place)


def assert_readable(text, place):
    """Texts have no LaTeX left in them and formulas can be set."""
    for part in parts(read_markdown(text, place)):
        if isinstance(part, (Math, Display)):
            assert_clean(part.latex, place)
        elif isinstance(part, Text):
            assert not re.search(r"[$\\{}]", part.text), (place, part.text)
            assert not re.search(r"  | [,.;:!?](\s|$)", part.text), (place, part.text)
            assert_without_leftovers(part.text, place)


def assert_clean(latex, place):
    """A formula can be set and holds nothing of Python's."""
    assert_without_leftovers(latex, place)
    assert not re.search(r"\s[,.](\s|$)", latex), (place, latex)
    set_formula(latex, display=True)


def assert_without_leftovers(text, place):
    """No value of Python's got onto the paper by mistake."""
    leftover = r"\bNone\b|\bTrue\b|\bFalse\b|Fraction|Decimal|Undefined|<|>|\[\]|\be[+-]\d"
    assert not re.search(leftover, text), (place, text)


@of_each_family
def test_significant_figures_can_be_asked(family):
    """A part that is rounded may be asked to significant figures, in question and solution."""
    for exercise in all_exercises(family)[:6]:
        for step in asks(exercise):
            if step.places(exercise) is not None:
                text = texts.question_words(exercise, step.name, Figures(3))
                assert "3 significant figures" in text, step.name
                assert "decimal" not in text, step.name
                assert_readable(texts.solution_words(exercise, step.name, Figures(3)), step.name)


@of_each_family
def test_every_slip_can_be_made(family):
    """Each slip is possible in the exercises of some setting; rare ones need more seeds."""
    missing = set(graph(family).slips)
    for seed, options in product(range(20), settings_of(family)):
        if missing:
            exercise = drawn(family, json.dumps(options), seed).exercise
            missing -= {slip.name for slip in possible_slips(exercise)}
    assert not missing


@of_each_family
def test_everything_asked_is_asked_somewhere(family):
    """Each asked value is asked in the exercises of some setting."""
    asked = {step.name for exercise in all_exercises(family) for step in asks(exercise)}
    marked = {name for name, step in graph(family).steps.items() if step.marks is not None}
    assert marked == asked


# Files


@of_each_family
def test_one_name_everywhere(family):
    """The class, the module, the templates and the solutions go by one name."""
    name = slug(family)
    assert family.__module__.endswith(f".{name.replace('-', '_')}")
    assert (ROOT / "templates" / f"{name}.md.j2").is_file()
    assert (ROOT / "solutions" / f"{name}.md.j2").is_file()


@pytest.mark.parametrize("kind", ["templates", "solutions"])
def test_all_words_belong_to_a_family(kind):
    """No template is left over from a family that is gone."""
    found = {path.name.removesuffix(".md.j2") for path in (ROOT / kind).glob("*.md.j2")}
    assert found - HELPERS == set(map(slug, FAMILIES))


def test_every_module_is_in_the_tuple():
    """A family file that nobody listed is named here."""
    words = {path.name.removesuffix(".md.j2") for path in (ROOT / "solutions").glob("*.md.j2")}
    modules = {
        found.name.removeprefix("genex.families.")
        for found in pkgutil.walk_packages(families.__path__, "genex.families.")
        if found.name.count(".") == 3 and found.name.split(".")[3].replace("_", "-") in words
    }
    assert modules == {*families.FAMILIES}


@of_each_family
def test_a_family_lies_with_its_topic(family):
    """Its folder is its topic, which `genex list` prints."""
    assert family.__module__.split(".")[2] in TOPICS
    assert topic_of(family) in TOPICS.values()


def test_the_registry_begins_with_the_tuple():
    """Families are listed in teaching order."""
    assert registry.all_families()[: len(FAMILIES)] == FAMILIES


@of_each_family
def test_a_family_says_in_one_line_what_it_is(family):
    """`genex list` prints the class docstring."""
    assert re.fullmatch(r"[A-Z].{10,55}\.", family.__doc__)


@of_each_family
def test_a_family_file_is_short(family):
    """Without imports and blank lines a family has at most 60 lines."""
    source = inspect.getsource(inspect.getmodule(family))
    imports = [n for n in ast.parse(source).body if isinstance(n, (ast.Import, ast.ImportFrom))]
    taken = {line for node in imports for line in range(node.lineno, node.end_lineno + 1)}
    lines = enumerate(source.splitlines(), 1)
    code = [line for number, line in lines if line.strip() and number not in taken]
    assert len(code) <= 60


@of_each_family
def test_a_family_draws_nothing_in_a_loop(family):
    """What does not suit is drawn again by the generator, never by a `while` of the family."""
    tree = ast.parse(inspect.getsource(inspect.getmodule(family)))
    assert not [node for node in ast.walk(tree) if isinstance(node, ast.While)]


@of_each_family
def test_a_family_imports_little(family):
    """The door of exercises is all that a family imports, but for engines beside it."""
    tree = ast.parse(inspect.getsource(inspect.getmodule(family)))
    plain = [a.name for n in ast.walk(tree) if isinstance(n, ast.Import) for a in n.names]
    named = [n.module for n in ast.walk(tree) if isinstance(n, ast.ImportFrom)]
    standard = {"dataclasses", "fractions", "itertools", "math", "operator"}
    known = {"genex.exercise", *standard}
    assert {name for name in (*plain, *named) if not name.startswith(SHARED)} <= known


@of_each_family
def test_the_second_route_does_not_call_the_first(family):
    """`direct` names no step of the family."""
    read = {
        node.attr
        for node in ast.walk(ast.parse(inspect.getsource(family.direct).lstrip()))
        if isinstance(node, ast.Attribute) and getattr(node.value, "id", "") == "self"
    }
    assert read <= set(graph(family).fields)


@of_each_family
def test_somebody_worked_it_by_hand_and_an_oracle_knows_it(family):
    """Each family has an example of its own, with answers, and a test by other means."""
    name = slug(family)
    examples = tomllib.loads((TESTS / "examples" / f"{name}.toml").read_text("utf-8"))["example"]
    assert any(example.get("answers") for example in examples)
    oracle = (TESTS / "oracles" / f"test_{name.replace('-', '_')}.py").read_text("utf-8")
    assert family.__name__ in oracle
    assert "def test_" in oracle


@of_each_family
def test_marks_are_whole_or_half(family):
    """A part is worth at least half a mark."""
    marks = [step.marks for step in graph(family).steps.values() if step.marks is not None]
    assert all(mark > 0 and (2 * mark).denominator == 1 for mark in marks)


@of_each_family
def test_exercises_are_pinned(family):
    """A version of a family draws what it always drew; a change of draws is a new version."""
    kept = json.loads(pinned.FILE.read_text("utf-8"))
    assert kept[pinned.label(family)] == pinned.exercises(family)
