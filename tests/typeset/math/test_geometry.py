"""The geometry that formulas keep, whatever is in them."""

import string

import pytest
from PIL import ImageChops, ImageFilter

from genex.latex import styles
from genex.latex.read import read_formula
from genex.typeset.math import emit, load_font, set_formula
from genex.typeset.math.boxes import Box, Rule, Run
from genex.typeset.math.layout.rules import setter
from tests.typeset.math.sheet import single
from tests.typeset.reading import picture

FONT = load_font()
AXIS = FONT.constants["axis_height"]
CONTENTS = [
    "x",
    r"\frac{a}{b}",
    r"\sum_{i=1}^n x_i",
    r"\begin{matrix}1\\2\\3\\4\\5\end{matrix}",
    "y_j^2",
]
# These have a largest form; the others are built as tall as needed.
ENDING = {"/": "/", r"\langle": "⟨"}
DELIMITERS = ["(", "[", r"\{", r"\lvert", r"\lVert", r"\langle", r"\lfloor", r"\lceil", "/"]


def box_of(latex, style=styles.DISPLAY):
    """A formula as a box."""
    return setter().items(read_formula(latex, FONT.characters), style)


def flat(part, x=0.0, y=0.0):
    """The runs and rules of a part with their places."""
    if isinstance(part, (Run, Rule)):
        yield x, y, part
        return
    for dx, dy, inner in part.parts:
        yield from flat(inner, x + dx, y + dy)


def nucleus(latex, style=styles.DISPLAY):
    """The box of the only atom of a formula."""
    return box_of(latex, style).parts[0][2]


def characters(latex, style=styles.DISPLAY):
    """The texts of the runs of a formula, with their places."""
    texts = FONT.text
    return [
        ("".join(texts[int(r.codes[i : i + 4], 16)] for i in range(0, len(r.codes), 4)), x, y, r)
        for x, y, r in flat(box_of(latex, style))
        if isinstance(r, Run)
    ]


@pytest.mark.parametrize("over", CONTENTS)
@pytest.mark.parametrize("under", CONTENTS)
def test_fraction_bar_is_on_the_axis(over, under):
    """The bar's middle is on the mathematical axis, and neither part comes near it."""
    fraction = nucleus(rf"\frac{{{over}}}{{{under}}}")
    (_, up, top), (_, down, bottom), (_, y, rule) = fraction.parts
    assert y + (rule.height - rule.depth) / 2 == AXIS
    gap = FONT.constants["fraction_num_display_style_gap_min"]
    assert up - top.depth >= y + rule.height + gap - 1e-9
    assert down + bottom.height <= y - rule.depth - gap + 1e-9


@pytest.mark.parametrize("content", CONTENTS)
@pytest.mark.parametrize("delimiter", DELIMITERS)
def test_delimiters_cover_their_content(content, delimiter):
    """Delimiters cover nine tenths of what they enclose and all but half an em, as in TeX."""
    left, body, _ = (part for _, _, part in nucleus(rf"\left{delimiter} {content}\right.").parts)
    reach = 2 * max(body.height - AXIS, body.depth + AXIS)
    need = max(0.901 * reach, reach - 500)
    if delimiter in ENDING:
        need = min(need, FONT.tall[FONT.characters[ENDING[delimiter]]][-1][1])
    assert left.height + left.depth >= need - 1
    assert (left.height - left.depth) / 2 == pytest.approx(AXIS)


def test_sizes_of_delimiters_grow():
    r"""\big, \Big, \bigg and \Bigg are each taller than the one before."""
    sizes = ("", r"\big", r"\Big", r"\bigg", r"\Bigg")
    heights = [box_of(rf"{size}(").height for size in sizes]
    assert heights == sorted(set(heights))


@pytest.mark.parametrize("content", CONTENTS)
def test_radical_covers_its_content(content):
    """The rule of a root is above its content and joins the sign at its right end."""
    radical = nucleus(rf"\sqrt{{{content}}}")
    (x, y, sign), (_, _, body), (start, top, rule) = radical.parts
    assert top >= body.height
    assert top + rule.depth + rule.height >= body.height + FONT.constants["radical_rule_thickness"]
    assert start == x + sign.width
    assert y + sign.height == pytest.approx(top)
    assert y - sign.depth <= -body.depth + 1e-9


@pytest.mark.parametrize("script", ["_", "^"])
def test_scripts_never_touch_their_base(script):
    """No script of one character touches the ink of the letter beside which it stands."""
    touching = [
        f"{base}{script}{small}"
        for base in "ABDFGLPQTVWYbcfgjpy"
        for small in "ikj2T"
        if overlap(f"{base}{script}{small}")
    ]
    assert touching == []


def test_subscripts_keep_clear_of_what_hangs_over_them():
    """No subscript comes nearer to the ink of its letter than a twentieth of an em."""
    near = [
        f"{base}_{small}"
        for base in string.ascii_letters
        for small in "ikjt12"
        if overlap(f"{base}_{small}", 2)
    ]
    assert near == []


def overlap(latex, near=0):
    """Whether pixels of base and script of a formula are as near as this to each other."""
    base, script = (ink(Box(2000, 1000, 500, [part])) for part in nucleus(latex).parts)
    around = base.filter(ImageFilter.MaxFilter(2 * near + 1))
    return ImageChops.multiply(around, script).getbbox() is not None


def ink(box):
    """Where a drawn box is dark, in white on black."""
    return picture(single(emit.piece(box), 20.0), 0, 2.0).point(lambda shade: 255 * (shade < 128))


def test_scripts_keep_their_distance_from_each_other():
    """Between superscript and subscript there is at least the gap that the font asks for."""
    for latex in ("x_i^2", "x_{y^2}^{z_2}", r"x_{\frac{a}{b}}^{\frac{c}{d}}", r"\int_a^b"):
        _, (_, low, sub), (_, high, sup) = nucleus(latex).parts
        gap = (high - sup.depth) - (low + sub.height)
        assert gap >= FONT.constants["sub_superscript_gap_min"] - 1e-9


def test_superscripts_rise_less_when_cramped():
    """In a denominator a superscript stands lower than in a numerator."""
    free, cramped = (nucleus("x^2", style).parts[1][1] for style in (0, 1))
    assert free > cramped


@pytest.mark.parametrize("look", ["bmatrix", "pmatrix", "matrix"])
def test_decimal_points_align(look):
    """In a column of numbers all decimal points are below each other, signs hang to the left."""
    rows = ["-1.25", "10.5", "3", "-400", "0.125", "+7.0"]
    body = r" \\ ".join(rows)
    runs = characters(rf"\begin{{{look}}} {body} \end{{{look}}}")
    numbers = [(text, x, run) for text, x, _, run in runs if any(map(str.isdigit, text))]
    assert [text.replace("−", "-") for text, _, _ in numbers] == rows
    size = setter().sizes[styles.TEXT]
    ends = {round(x + size.run(text.partition(".")[0]).width, 6) for text, x, _ in numbers}
    assert len(ends) == 1


def points(latex):
    """Where the decimal points of a formula are."""
    for text, x, _, run in characters(latex):
        if "." in text:
            before = run.codes[: 4 * text.index(".")]
            glyphs = [int(before[i : i + 4], 16) for i in range(0, len(before), 4)]
            yield x + sum(FONT.advance[glyph] for glyph in glyphs)


@pytest.mark.parametrize("mark", [r"\boxed", r"\mathbf", ""])
def test_marked_numbers_align_with_the_others(mark):
    """A number in a frame, in bold or in braces keeps its decimal point in line."""
    rows = rf"{mark}{{-1.5}} \\ 20.25"
    marked, plain = points(rf"\begin{{matrix}} {rows} \end{{matrix}}")
    assert marked == pytest.approx(plain)


def test_other_entries_are_centred():
    """An entry that is no number is centred in a column of numbers."""
    runs = characters(r"\begin{matrix} 1000.5 \\ x \\ -2 \end{matrix}")
    (_, left, _, wide), (_, x, _, letter), _ = runs
    assert x + letter.width / 2 == pytest.approx(left + wide.width / 2, abs=20)


def test_columns_of_words_keep_their_letters():
    """In an array the letters l, c and r place entries left, centred and right."""
    runs = characters(r"\begin{array}{lcr} wide & wide & wide \\ a & a & a \end{array}")
    letters = [(text, x, run.width) for text, x, _, run in runs]
    starts = [x for text, x, _ in letters if text == "w"]
    ends = [x + width for text, x, width in letters if text == "e"]
    places = [(x, x + width) for text, x, width in letters if text == "a"]
    assert places[0][0] == starts[0]
    assert sum(places[1]) == pytest.approx(starts[1] + ends[1])
    assert places[2][1] == pytest.approx(ends[2])


@pytest.mark.parametrize("latex", ["xy", "2.5x", "(a)", "[12]", r"\alpha\beta"])
def test_width_is_the_sum_of_advances(latex):
    """A row of ordinary symbols is as wide as its glyphs."""
    runs = characters(latex)
    lean = FONT.italic[int(runs[-1][3].codes[-4:], 16)]
    total = sum(run.width for *_, run in runs) + lean
    assert set_formula(latex).piece.width == pytest.approx(total / 1000)


def test_space_around_kinds():
    """Relations have thick, binary operators medium, commas thin space; signs have none."""
    width = {c: FONT.advance[FONT.characters[c]] for c in "=+−,1"}
    one = width["1"]
    cases = {
        "1=1": 2 * one + width["="] + 2 * 5000 / 18,
        "1+1": 2 * one + width["+"] + 2 * 4000 / 18,
        "1,1": 2 * one + width[","] + 3000 / 18,
        "1{,}1": 2 * one + width[","],
        "-1": one + width["−"],
        "1=-1": 2 * one + width["="] + width["−"] + 2 * 5000 / 18,
        "1-": one + width["−"],
    }
    assert {latex: round(box_of(latex).width, 6) for latex in cases} == {
        latex: round(width, 6) for latex, width in cases.items()
    }


def test_scripts_have_no_space_around_operators():
    """In a script relations and binary operators stand close."""
    script = nucleus("x^{1+1=1}").parts[1][2]
    size = setter().sizes[styles.SCRIPT]
    assert script.width == pytest.approx(sum(size[c].box.width for c in "1+1=1"))


def test_limits_stand_above_in_display_only():
    r"""The limits of a sum are above and below it in display and beside it in text."""
    display, text = (nucleus(r"\sum_i^n", style) for style in (styles.DISPLAY, styles.TEXT))
    sign = display.parts[0][2]
    assert all(0 <= x < sign.width for x, _, _ in display.parts[1:])
    assert all(x > sign.width / 2 for x, _, _ in text.parts[1:])
    assert sign.height > text.parts[0][2].height


@pytest.mark.parametrize("letter", "xfAdijW")
def test_accents_are_centred_where_the_font_wants_them(letter):
    """The point of an accent is above the point that the font gives for its letter."""
    size = setter().sizes[styles.DISPLAY]
    (_, _, base), (x, rise, mark) = nucleus(rf"\bar {letter}").parts
    glyphs = [int(part.codes, 16) for part in (base, mark)]
    assert x + FONT.accent[glyphs[1]] == pytest.approx(FONT.accent[glyphs[0]])
    assert rise == pytest.approx(max(0, base.height - size.constants.accent_base_height))


def test_braces_are_as_wide_as_their_content():
    """An underbrace covers its content, however long."""
    for count in (1, 3, 10, 30):
        body = "+".join(["x"] * count)
        (_, _, content), (_, _, brace) = nucleus(rf"\underbrace{{{body}}}").parts
        assert brace.width >= content.width - 1


def test_signs_beside_braces_keep_their_space():
    """A plus sign after an underbrace is a binary operator, as it would be without the brace."""
    brace, plain = (box_of(latex).parts for latex in (r"\underbrace{x} + y", "x + y"))
    gaps = [parts[1][0] - parts[0][0] - parts[0][2].width for parts in (brace, plain)]
    assert gaps[0] == pytest.approx(4000 / 18)
    assert gaps[1] == pytest.approx(4000 / 18 + FONT.italic[FONT.characters["𝑥"]])


def test_phantom_takes_space_and_no_ink():
    """A phantom is as large as its content and draws nothing."""
    phantom, shown = (set_formula(latex).piece for latex in (r"\phantom{x^2}", "x^2"))
    assert (phantom.width, phantom.height) == (shown.width, shown.height)
    assert phantom.operators == ""
    assert phantom.glyphs == ()
