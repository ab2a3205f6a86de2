"""A document in which every kind of block occurs, for the eye and for the golden picture."""

from genex.document.blocks import (
    AnswerBox,
    AnswerGrid,
    Blank,
    Block,
    Choice,
    Choices,
    Code,
    Columns,
    Display,
    Field,
    Fields,
    Figure,
    Framed,
    Heading,
    Item,
    Items,
    Listing,
    Math,
    Meta,
    Paragraph,
    Rule,
    RuledLines,
    Runs,
    Space,
    Table,
    Text,
    TickBox,
    Together,
    runs,
)
from genex.document.drawing import Circle, Curve, Drawing, Label, Line, Pen, Polyline, Rectangle
from genex.typeset import Marginal, PageSetup, Style

META = Meta("Specimen of all blocks", "The genex authors", "Typesetting", "en-GB")


def words(*parts: str | Math | Code | Text | Blank | TickBox) -> Runs:
    """Return content in which plain strings are words."""
    return tuple(Text(part) if isinstance(part, str) else part for part in parts)


def layer(x: float, count: int) -> tuple[Circle, ...]:
    """Return the units of a layer."""
    return tuple(Circle((x, 15.0 + 30 * i + 15 * (3 - count)), 8, fill=1.0) for i in range(count))


LEFT, RIGHT = layer(45, 3), layer(125, 2)
NETWORK = Drawing(
    240,
    100,
    (
        *(
            Line((a.center[0] + 8, a.center[1]), (b.center[0] - 8, b.center[1]), arrow=True)
            for a in LEFT
            for b in RIGHT
        ),
        *LEFT,
        *RIGHT,
        *(
            Label((37, c.center[1]), (Math(f"x_{i}"),), "left")
            for i, c in enumerate(reversed(LEFT), 1)
        ),
        Rectangle((165, 30), 40, 30, Pen(dashes=(2, 2)), 0.92, 4),
        Label((185, 45), (Math(r"\sigma"),)),
        Curve((133, 60), (150, 80), (160, 80), (172, 61), arrow=True),
        Polyline(((205, 45), (215, 45), (215, 20), (230, 20)), arrow=True),
        Label((185, 62), runs("loss"), "above", 0.85),
    ),
    "A network of three inputs and two hidden units.",
)

PROSE = Paragraph(
    words(
        "A linear classifier is trained with ",
        Text("stochastic gradient descent", bold=True),
        " on mini-batches of size 64. For one example the logits are ",
        Math(r"\mathbf{z} = (1.2, -0.5, 2.0)^\top"),
        " and the learning rate is ",
        Math(r"\eta = 0.01"),
        ". Compute the softmax ",
        Math(r"\hat{y}_k = \frac{e^{z_k}}{\sum_j e^{z_j}}"),
        ", as ",
        Code("torch.softmax(z, dim=0)"),
        " does, and give ",
        Text("all", italic=True),
        " intermediate results to two decimals; ",
        Text("differentiability", bold=True, italic=True),
        " is assumed of every activation function in this sufficiently difficult definition.",
    ),
    aside=runs("(4 points)"),
)
LOSS = Display(r"L = -\sum_{k=1}^{K} y_k \log \hat{y}_k + \frac{\lambda}{2}\lVert W\rVert^2", "(1)")
CODE = Listing(
    "class Net(nn.Module):\n"
    '    """Two layers."""\n'
    "    def forward(self, x):  # logits of one batch, one row for every example"
    " of the batch, wide\n"
    "        return self.fc2(torch.relu(self.fc1(x)))",
    "python",
    numbered=True,
)
RESULTS = Table(
    ("left", "decimal", "decimal", "right"),
    ((runs("Model"), words("Loss ", Math("L")), runs("Accuracy"), runs("Epochs")),),
    (
        (runs("Linear"), runs("1.25"), runs("71.5"), runs("12")),
        (runs("Two layers"), runs("0.875"), runs("88.25"), runs("40")),
        (words(Math(r"k"), "-NN"), runs("-10.5"), runs("9"), runs("1")),
    ),
    runs("Table 1: Results on the validation set."),
)


def blocks() -> tuple[Block, ...]:
    """Return the blocks of the specimen."""
    return (
        Heading(runs("Introduction to Deep Learning"), 0),
        Heading(runs("Question 1: Softmax and its gradient"), aside=runs("12 points")),
        PROSE,
        LOSS,
        Paragraph(words("where ", Math(r"\lambda > 0"), " is the strength of weight decay.")),
        Items(
            (
                Item(
                    runs("(a)"),
                    (
                        Paragraph(
                            words("Compute ", Math(r"\partial L/\partial z_k"), " for every class.")
                        ),
                        AnswerBox(4, runs("Your answer:")),
                    ),
                ),
                Item(
                    runs("(b)"),
                    (
                        Paragraph(runs("Fill in the gradient, and name its norm.")),
                        ANSWER_GRID,
                        FIELDS,
                    ),
                ),
                Item(
                    runs("(c)"),
                    (
                        Paragraph(
                            words("The step size should be ", Blank(6), " than before, because:")
                        ),
                        RuledLines(2),
                    ),
                ),
            ),
            ordered=True,
            tight=False,
        ),
        Heading(runs("Results"), 2),
        RESULTS,
        CODE,
        Columns(
            (
                (Paragraph(runs("Which statements hold?")), CHOICES),
                (Figure(NETWORK, runs("Figure 1: A network.")),),
            ),
            (1.0, 1.2),
        ),
        Rule(),
        Together((Paragraph(runs("Kept together:")), POINTS)),
        Framed(
            (
                Paragraph(words("We have ", Math(r"\hat{y} = (0.28, 0.05, 0.67)^\top"), ", hence")),
                LOSS,
            ),
            runs("Solution"),
            "bar",
        ),
        Framed(
            (Paragraph(runs("A sign was lost in the second step."), "left"),),
            runs("Typical slip"),
            "tint",
        ),
        Framed((Paragraph(runs("No calculators, no phones."), "center"),), look="box"),
        Space(0.5),
        GRID,
    )


ANSWER_GRID = AnswerGrid(
    2,
    3,
    (Math(r"\nabla_W L ="),),
    column_labels=(runs("cat"), runs("car"), runs("frog")),
    cells=((runs("0.5"), (), (Math(r"-\frac12"),)),),
)
FIELDS = Fields(
    (
        Field((Math(r"\lVert g\rVert ="),), runs("per step")),
        Field(runs("after"), runs("epochs"), 4.0, runs("12")),
    )
)
CHOICES = Choices(
    (
        Choice(words("The loss is convex in ", Math("W"), ".")),
        Choice(runs("The gradient vanishes for a large margin."), ticked=True),
        Choice(runs("None of these.")),
    )
)
POINTS = Items(
    (
        Item(runs("•"), (Paragraph(runs("first")),)),
        Item(runs("•"), (Paragraph(words("second, with ", Math(r"\sum_{i=1}^n x_i^2"))),)),
    )
)
GRID = Table(
    ("center", "center", "center"),
    (((Math("x_1"),), (Math("x_2"),), (Math(r"x_1 \oplus x_2"),)),),
    ((runs("0"), runs("1"), runs("1")), (runs("1"), runs("1"), runs("0"))),
    grid=True,
)


def foot(page: int, pages: int) -> Marginal:
    """Return the foot of a page."""
    return Marginal(
        runs("genex 7"),
        runs(f"Page {page} of {pages}"),
        runs("Name: ________"),
        True,
        f"genex:7:{page}",
    )


def head(page: int, pages: int) -> Marginal:  # noqa: ARG001 (heads are asked so)
    """Return the head of a page."""
    return Marginal(runs("Specimen", italic=True), (), runs("version 1"), True)


SETUP = PageSetup(head=head, foot=foot)
LARGE = PageSetup("letter", style=Style(size=15.0), head=head, foot=foot)
