"""The families, in teaching order."""

from genex.exercise import Exercise
from genex.families.autograd_trace import AutogradTrace
from genex.families.backprop_classifier import BackpropClassifier
from genex.families.backprop_mlp import BackpropMlp
from genex.families.binary_cross_entropy import BinaryCrossEntropy
from genex.families.box_network import BoxNetwork
from genex.families.ce_derivation import CeDerivation
from genex.families.ce_vs_mse import CeVsMse
from genex.families.compute_graph import ComputeGraph
from genex.families.conv_init import ConvInit
from genex.families.conv_shapes import ConvShapes
from genex.families.cross_entropy import CrossEntropy
from genex.families.data_loading import DataLoading
from genex.families.focal_loss import FocalLoss
from genex.families.init_variance import InitVariance
from genex.families.large_logits import LargeLogits
from genex.families.mlp_parameters import MlpParameters
from genex.families.network_function import NetworkFunction
from genex.families.regression_loss import RegressionLoss
from genex.families.relu_network import ReluNetwork
from genex.families.sequence_shapes import SequenceShapes
from genex.families.sigmoid_chain import SigmoidChain
from genex.families.signal_scale import SignalScale
from genex.families.softmax_identity import SoftmaxIdentity
from genex.families.squared_hinge import SquaredHinge
from genex.families.step_approximation import StepApproximation
from genex.families.svm_loss import SvmLoss
from genex.families.tensor_shapes import TensorShapes
from genex.families.tensor_values import TensorValues
from genex.families.vector_cross_entropy import VectorCrossEntropy

FAMILIES: tuple[type[Exercise], ...] = (
    SvmLoss,
    CrossEntropy,
    VectorCrossEntropy,
    SoftmaxIdentity,
    CeDerivation,
    CeVsMse,
    LargeLogits,
    BinaryCrossEntropy,
    SquaredHinge,
    FocalLoss,
    RegressionLoss,
    SigmoidChain,
    ComputeGraph,
    AutogradTrace,
    DataLoading,
    BackpropMlp,
    BackpropClassifier,
    TensorShapes,
    TensorValues,
    MlpParameters,
    ConvShapes,
    SequenceShapes,
    InitVariance,
    ConvInit,
    SignalScale,
    BoxNetwork,
    ReluNetwork,
    NetworkFunction,
    StepApproximation,
)
