"""A code names one paper: what its draws depend on changes it, and nothing else does."""

from dataclasses import replace

import pytest

from genex.errors import BlueprintError
from genex.families.losses.svm_loss import SvmLoss
from genex.publishing.quiz_files import make_quiz
from genex.quiz.blueprint import load_blueprint, parse_blueprint, shipped
from genex.quiz.identity import code_of

PLAN = """
name = "plan"
title = "A plan"
[[section]]
title = "One"
[[section.question]]
share = ["logits", "labels"]
parts = [
  { family = "svm-loss", options = { examples = 3 }, ask = ["losses", "gradient"] },
  { family = "cross-entropy", options = { examples = 3 }, ask = ["losses"], decimals = 3 },
]
[[section.question]]
family = "init-variance"
given = { inputs = 100, deviation = "1/10" }
"""


def code(text, seed=7, student=None, secret=b""):
    """The code of a paper."""
    return code_of(parse_blueprint(text, "some.toml"), seed, student, secret)


def changed(old, new):
    """The plan with another word in it."""
    assert PLAN.count(old) == 1
    return PLAN.replace(old, new)


SAME = {
    "comments": PLAN.replace("[[section]]", "# a comment\n[[section]]"),
    "layout": changed("name = ", "name   =   "),
    "title": changed('"A plan"', '"Another plan"'),
    "words of a section": changed('"One"', '"Two"\ntext = "Some words."'),
    "words of a question": changed("share =", 'title = "T"\noutcome = "O"\nshare ='),
    "instructions": changed("[[section]]", 'instructions = ["Write."]\n[[section]]'),
    "marks": changed('family = "init', 'marks = { bound = 9 }\nfamily = "init'),
    "bonus": changed('family = "init', 'bonus = true\nfamily = "init'),
    "marking": PLAN + '[marking]\nslip = "1/3"\nstep = 1\n',
    "order of what is shared": changed('["logits", "labels"]', '["labels", "logits"]'),
    "order of what is asked": changed('["losses", "gradient"]', '["gradient", "losses"]'),
    "a default spelled out": changed(
        'family = "init', 'options = { relu = true }\nlevel = "exam"\nfamily = "init'
    ),
    "a number written otherwise": changed('"1/10"', "0.1"),
}
OTHER = {
    "name": changed('name = "plan"', 'name = "other"'),
    "an option": PLAN.replace("examples = 3", "examples = 2"),
    "what is asked": changed('["losses", "gradient"]', '["losses"]'),
    "decimals": changed("decimals = 3", "decimals = 2"),
    "figures for decimals": changed("decimals = 3", "significant = 3"),
    "what is given": changed("inputs = 100", "inputs = 200"),
    "nothing given": changed('given = { inputs = 100, deviation = "1/10" }', ""),
    "what is shared": changed('share = ["logits", "labels"]', 'share = ["labels"]'),
    "a level": changed('family = "init', 'level = "hard"\nfamily = "init'),
    "one more question": PLAN + '[[section.question]]\nfamily = "tensor-shapes"\n',
}


@pytest.mark.parametrize("what", SAME)
def test_what_no_draw_depends_on_leaves_the_code(what):
    """Words, marks and layout change neither code nor numbers."""
    assert SAME[what] != PLAN
    assert code(SAME[what]) == code(PLAN)
    papers = [make_quiz(7, parse_blueprint(text, "a.toml")) for text in (PLAN, SAME[what])]
    first, other = ([item.exercise for item in paper.items] for paper in papers)
    assert first == other


@pytest.mark.parametrize("what", OTHER)
def test_what_a_draw_depends_on_changes_the_code(what):
    """Another plan of any question, or another name, is another paper."""
    assert code(OTHER[what]) != code(PLAN)


def test_seed_student_secret_order_and_version_change_the_code(monkeypatch):
    """So do seed, student and secret, the order of the questions and the version of a family."""
    head, first, second = PLAN.partition("[[section]]")[0], *PLAN.split("[[section.question]]")[1:]
    turned = f"{head}[[section]]\n[[section.question]]{second}[[section.question]]{first}"
    codes = [code(PLAN), code(PLAN, 8), code(PLAN, student="ada"), code(PLAN, secret=b"s" * 8)]
    codes.append(code(turned))
    monkeypatch.setattr(SvmLoss, "version", SvmLoss.version + 1)
    codes.append(code(PLAN))
    assert len({*codes}) == 6


def test_a_copy_under_another_file_name_is_the_same_paper(tmp_path):
    """The file name plays no part: code, numbers and key of a copy are those of the original."""
    copy = tmp_path / "my copy.toml"
    copy.write_bytes(shipped()["quiz"].read_bytes())
    assert make_quiz(7, str(copy)).key() == make_quiz(7).key()


def test_without_a_name_the_title_stands_for_it():
    """A title that is written names a paper that has no other name; a file name never does."""
    body = '[[section]]\n[[section.question]]\nfamily = "tensor-shapes"\n'
    drawn = {}
    for head in ("", 'title = "One"\n', 'title = "Two"\n', 'name = "word"\ntitle = "One"\n'):
        papers = [make_quiz(7, parse_blueprint(head + body, f"{n}.toml")) for n in ("a", "b")]
        assert papers[0].key() == papers[1].key()
        drawn[papers[0].id] = str(papers[0].key()["questions"][0]["given"])
    assert len(drawn) == 4
    assert len({*drawn.values()}) == 4


def test_a_slash_in_a_title_makes_no_other_stream():
    """A title with slashes is one step of the path of a draw, and what stands for one another."""
    body = '[[section]]\n[[section.question]]\nfamily = "tensor-shapes"\n'
    plans = [parse_blueprint(f'title = "{t}"\n{body}', "a.toml") for t in ("a/7", "a%2F7")]
    first, other = (make_quiz(7, plan) for plan in plans)
    assert first.id != other.id
    assert first.items[0].exercise != other.items[0].exercise


def test_editing_one_question_leaves_the_numbers_of_the_others():
    """Another option of the first question changes the code, and no number of the second."""
    papers = [make_quiz(7, parse_blueprint(text, "a.toml")) for text in (PLAN, OTHER["an option"])]
    assert papers[0].items[0].exercise != papers[1].items[0].exercise
    assert papers[0].items[-1].exercise == papers[1].items[-1].exercise


def test_a_shared_number_may_be_pinned_in_either_part():
    """What one part pins is pinned in the part that shares it, and so both ways are one paper."""
    plan = (
        '[[section]]\n[[section.question]]\nshare = ["labels"]\nparts = [{{ family = "svm-loss"{}'
        ' }}, {{ family = "cross-entropy"{} }}]\n'
    )
    pin = ", given = { labels = [0, 1, 2, 3] }"
    codes = {code(plan.format(*pins)) for pins in ((pin, ""), ("", pin), (pin, pin))}
    assert len(codes) == 1
    assert codes != {code(plan.format("", ""))}


def test_every_part_asked_is_as_none_named():
    """Asking for all parts by name is asking for everything."""
    body = '[[section]]\n[[section.question]]\nfamily = "tensor-shapes"\n'
    assert code(body) == code(body + 'ask = ["sizes"]\n')


@pytest.mark.parametrize("name", shipped())
def test_shipped_blueprints_are_named_as_their_files(name):
    """The papers that come with genex have names, so that their titles may change."""
    assert load_blueprint(name).name == name
    plan = replace(load_blueprint(name), title="Another")
    assert code_of(plan, 7, None, b"") == code_of(load_blueprint(name), 7, None, b"")


@pytest.mark.parametrize("written", ['""', '"two words"', '"a/b"', '"-a"', f'"{"x" * 101}"'])
def test_a_name_is_a_word(written):
    """What is no word is refused, with the place."""
    with pytest.raises(BlueprintError, match=r"^a\.toml, name: .* is not a name\. Give a word"):
        parse_blueprint(f"name = {written}\n{PLAN.partition('A plan')[2][1:]}", "a.toml")
