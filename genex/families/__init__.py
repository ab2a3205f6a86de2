"""The families, in teaching order."""

from genex.exercise import Exercise
from genex.families.box_network import BoxNetwork
from genex.families.cross_entropy import CrossEntropy
from genex.families.init_variance import InitVariance
from genex.families.network_function import NetworkFunction
from genex.families.relu_network import ReluNetwork
from genex.families.sigmoid_chain import SigmoidChain
from genex.families.step_approximation import StepApproximation
from genex.families.svm_loss import SvmLoss
from genex.families.tensor_shapes import TensorShapes

FAMILIES: tuple[type[Exercise], ...] = (
    SvmLoss,
    CrossEntropy,
    SigmoidChain,
    TensorShapes,
    InitVariance,
    BoxNetwork,
    ReluNetwork,
    NetworkFunction,
    StepApproximation,
)
