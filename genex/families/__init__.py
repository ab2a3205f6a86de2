"""The families, in teaching order."""

from genex.exercise import Exercise
from genex.families.backprop_mlp import BackpropMlp
from genex.families.cross_entropy import CrossEntropy
from genex.families.init_variance import InitVariance
from genex.families.sigmoid_chain import SigmoidChain
from genex.families.svm_loss import SvmLoss
from genex.families.tensor_shapes import TensorShapes

FAMILIES: tuple[type[Exercise], ...] = (
    SvmLoss,
    CrossEntropy,
    SigmoidChain,
    BackpropMlp,
    TensorShapes,
    InitVariance,
)
