"""Points of knowledge: one point in four forms, alike for all variants, fair to whoever guesses."""

from collections import Counter
from itertools import combinations, product
from statistics import mean

import pytest

from genex.document.blocks import spoken
from genex.document.markdown import read_inline, read_markdown
from genex.exact.choices import Choices
from genex.files.writing import as_json
from genex.marking.submission import Marker
from genex.publishing.quiz_files import make_quiz
from genex.questions.forms import TICK_ALL, TICK_ONE, TRUE_OR_FALSE
from genex.quiz.blueprint import parse_blueprint
from genex.quiz.key_reader import read_key
from genex.quiz.points import bank
from genex.quiz.rubric_text import read_rubric
from genex.wording import texts

POINTS = tuple(bank().values())
FORMS = (TICK_ONE, TICK_ALL, TRUE_OR_FALSE, "4 lines")
NAMES = [point.name for point in POINTS]
MOST_LONGEST, MOST_SHORTEST = 1 / 3 + 0.02, 0.42  # of draws in which the right option is so
MOST_RATIO = 2.2  # of the longest statement of a point to its shortest
VARIANTS = 12


def paper(*parts):
    """A blueprint that asks these points."""
    rows = "".join(f"  {{ {part} }},\n" for part in parts)
    return parse_blueprint(f"[[section]]\n[[section.question]]\nparts = [\n{rows}]\n", "paper.toml")


def drawn(name, form, student=None, seed=7):
    """A point as it is asked of a student."""
    blueprint = paper(f'concept = "{name}", answer = "{form}"')
    return make_quiz(seed, blueprint, student=student).items[0]


def length(text):
    """How long a statement is on the page."""
    return len(spoken(read_inline(text)))


@pytest.mark.parametrize("point", POINTS, ids=NAMES)
def test_statements_are_alike_in_length(point):
    """No statement stands out by its length."""
    lengths = [length(text) for wordings in point.statements for text in wordings]
    assert max(lengths) <= MOST_RATIO * min(lengths)


@pytest.mark.parametrize("point", POINTS, ids=NAMES)
def test_statements_are_sentences(point):
    """Each ends with a full stop, and none gives itself away."""
    texts_of = [text for wordings in point.statements for text in wordings]
    assert all(text.rstrip()[-1] in ".!?" for text in texts_of)
    words = " ".join(texts_of).lower().split()
    assert not {"always", "never"} & {word.strip(".,") for word in words}
    assert "of the above" not in " ".join(words)
    for text in (*texts_of, point.asks, point.solution, *(one.because for one in point.wrong)):
        assert read_markdown(text, point.name)


def test_no_statement_stands_in_two_points():
    """Whoever has seen one point is not told about another."""
    counted = Counter(text for p in POINTS for wordings in p.statements for text in wordings)
    assert [text for text, count in counted.items() if count > 1] == []


@pytest.mark.parametrize("point", POINTS, ids=NAMES)
def test_the_rubric_fits_the_short_answer(point):
    """It gives whole marks, and its names are misconceptions of the point."""
    rubric = read_rubric(point.rubric, point.name)
    assert rubric.gives
    assert rubric.most.denominator == 1
    assert {item.name for item in rubric.items} - {""} <= {one.name for one in point.wrong}
    assert point.source.startswith("https://")


def options(point):
    """The lengths that a right option and three wrong ones may have."""
    for three in combinations([one.says for one in point.wrong], 3):
        for wrong in product(*three):
            others = [length(text) for text in wrong]
            yield from ((length(text), others) for fact in point.right for text in fact)


@pytest.mark.parametrize("point", POINTS, ids=NAMES)
def test_whoever_ticks_the_longest_gains_nothing(point):
    """Of all draws the right option is the longest in a third at most, and rarely the shortest."""
    found = [*options(point)]
    assert mean(right > max(others) for right, others in found) <= MOST_LONGEST
    assert mean(right < min(others) for right, others in found) <= MOST_SHORTEST


def test_each_place_is_as_often_right():
    """Over papers, the right option stands at each of four places about as often."""
    exercises = [drawn(NAMES[0], TICK_ONE, seed=seed).exercise for seed in range(80)]
    places = Counter(exercise.answer.place for exercise in exercises)
    assert len(places) == 4
    assert max(places.values()) <= 1.7 * len(exercises) / 4


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", NAMES[:4])
def test_variants_ask_the_same(name, form):
    """The same misconceptions and as many true statements; words and order differ."""
    found = [drawn(name, form, str(k)).exercise for k in range(VARIANTS)]
    assert len({frozenset(k for k, _ in one.shown) for one in found}) == 1
    if form in {TICK_ONE, TICK_ALL}:
        assert len({one.shown for one in found}) > 1


@pytest.mark.parametrize("name", NAMES[:4])
def test_whoever_ticks_everything_gains_nothing(name):
    """At least as many statements are wrong as right."""
    for seed in range(8):
        exercise = drawn(name, TICK_ALL, seed=seed).exercise
        assert isinstance(exercise.answer, Choices)
        assert 0 < 2 * len(exercise.answer.places) <= exercise.answer.count


def test_true_and_false_are_drawn_alike():
    """Over papers, about as many statements are true as false."""
    truths = [drawn(n, TRUE_OR_FALSE, seed=k).exercise.answer.place for n in NAMES for k in (1, 2)]
    assert 0.3 <= mean(truths) <= 0.7


def test_a_misconception_is_a_slip():
    """It is named in what is decided, and its reason is what a student reads."""
    item = drawn(NAMES[0], TICK_ONE)
    quiz = make_quiz(7, paper(f'concept = "{NAMES[0]}", answer = "tick one"'))
    exercise = item.exercise
    k, belief = next(
        (k, b) for k, b in exercise.point.misconceptions() if exercise.place_of(k) is not None
    )
    marker = Marker(read_key(as_json(quiz.key()), "key.json"))
    (decision,) = marker.mark({"1a": "ABCD"[exercise.place_of(k)]}).decisions
    assert decision.charged == (belief.name,)
    assert decision.marks == 0
    assert texts.feedback(exercise, belief.name) == belief.because


def test_a_key_keeps_the_words_of_its_day():
    """The bank may grow; the key of a printed paper is read without it."""
    quiz = make_quiz(7, paper(*(f'concept = "{NAMES[0]}", answer = "{form}"' for form in FORMS)))
    key = read_key(as_json(quiz.key()), "key.json")
    assert [part.shown for part in key.parts.values()] == [part.shown for part in quiz.parts]
    assert key.items[0].exercise.statements == quiz.items[0].exercise.statements


def test_a_topic_leaves_the_points_to_the_draw():
    """So many of them, none twice, none that the paper asks elsewhere, other ones by seed."""
    topic = POINTS[0].topic
    blueprint = paper(
        f'concept = "{NAMES[0]}", answer = "tick one"',
        f'topic = "{topic}", count = 3, answer = "tick one", marks = 3',
    )
    found = set()
    for seed in range(8):
        names = [item.exercise.point.name for item in make_quiz(seed, blueprint).items]
        assert len(names) == len(set(names)) == 4
        found |= set(names)
    assert len(found) > 5
    student = [i.exercise.point.name for i in make_quiz(3, blueprint, student="ada").items]
    assert student == [i.exercise.point.name for i in make_quiz(3, blueprint).items]


def test_a_reason_halves_the_marks():
    """The box is worth half, which genex ticks; a person reads the rest."""
    part = f'concept = "{NAMES[0]}", answer = "true or false", reason = "2 lines", marks = 2'
    quiz = make_quiz(7, paper(part))
    marker = Marker(read_key(as_json(quiz.key()), "key.json"))
    right = str(quiz.parts[0].value)
    found = marker.mark({"1a": right, "1a.reason": ""})
    assert found.marks == 1
    assert found.open == ()
    assert marker.mark({"1a": right, "1a.reason": "since"}).open == ("1a.reason",)
