"""An exercise as a family writes it: all that the file of a family imports."""

from genex.exact.cells import dot, each, flat, onehot, together, width
from genex.exact.choices import Choice, Choices, Words
from genex.exact.formula import Number
from genex.exact.functions import (
    HALF,
    ONE,
    ZERO,
    Evaluator,
    cross_entropy,
    exp,
    in_base,
    log,
    positive,
    ratio,
    relu,
    sigmoid,
    softmax,
    sqrt,
    tanh,
)
from genex.exact.lazy_numpy import np
from genex.exact.values import ERROR, MOST_CELLS, Count, Matrix, Named, Shape, Vector
from genex.exercise.draw import Draw, Row, Unsuitable
from genex.exercise.exercise import Exercise
from genex.exercise.graph import slug
from genex.exercise.slips import Slip, feature, slip
from genex.exercise.steps import (
    Rule,
    Step,
    asked,
    chained,
    derivative,
    formula,
    solution,
    step,
    value,
)
from genex.exercise.witness import Failure, witness

__all__ = [
    "ERROR",
    "HALF",
    "MOST_CELLS",
    "ONE",
    "ZERO",
    "Choice",
    "Choices",
    "Count",
    "Draw",
    "Evaluator",
    "Exercise",
    "Failure",
    "Matrix",
    "Named",
    "Number",
    "Row",
    "Rule",
    "Shape",
    "Slip",
    "Step",
    "Unsuitable",
    "Vector",
    "Words",
    "asked",
    "chained",
    "cross_entropy",
    "derivative",
    "dot",
    "each",
    "exp",
    "feature",
    "flat",
    "formula",
    "in_base",
    "log",
    "np",
    "onehot",
    "positive",
    "ratio",
    "relu",
    "sigmoid",
    "slip",
    "slug",
    "softmax",
    "solution",
    "sqrt",
    "step",
    "tanh",
    "together",
    "value",
    "width",
    "witness",
]
