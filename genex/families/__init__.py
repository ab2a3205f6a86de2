"""The families, in teaching order."""

from genex.exercise import Exercise
from genex.families.functions.box_network import BoxNetwork
from genex.families.functions.network_function import NetworkFunction
from genex.families.functions.relu_network import ReluNetwork
from genex.families.functions.step_approximation import StepApproximation
from genex.families.graphs.autograd_trace import AutogradTrace
from genex.families.graphs.backprop_classifier import BackpropClassifier
from genex.families.graphs.backprop_mlp import BackpropMlp
from genex.families.graphs.compute_graph import ComputeGraph
from genex.families.initialisation.conv_init import ConvInit
from genex.families.initialisation.init_variance import InitVariance
from genex.families.initialisation.signal_scale import SignalScale
from genex.families.losses.binary_cross_entropy import BinaryCrossEntropy
from genex.families.losses.ce_derivation import CeDerivation
from genex.families.losses.ce_vs_mse import CeVsMse
from genex.families.losses.cross_entropy import CrossEntropy
from genex.families.losses.focal_loss import FocalLoss
from genex.families.losses.large_logits import LargeLogits
from genex.families.losses.regression_loss import RegressionLoss
from genex.families.losses.sigmoid_chain import SigmoidChain
from genex.families.losses.softmax_identity import SoftmaxIdentity
from genex.families.losses.squared_hinge import SquaredHinge
from genex.families.losses.svm_loss import SvmLoss
from genex.families.losses.vector_cross_entropy import VectorCrossEntropy
from genex.families.tensors.conv_shapes import ConvShapes
from genex.families.tensors.mlp_parameters import MlpParameters
from genex.families.tensors.sequence_shapes import SequenceShapes
from genex.families.tensors.tensor_shapes import TensorShapes
from genex.families.tensors.tensor_values import TensorValues
from genex.families.training.data_loading import DataLoading

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
