"""Parameters of a fully connected network."""

from dataclasses import dataclass
from itertools import pairwise

from genex.exercise import Draw, feature, np, slip, step
from genex.families.tensors import layers


@dataclass(frozen=True)
class MlpParameters(layers.Network):
    """Parameters and memory of a fully connected network."""

    widths: tuple[int, ...]  # the inputs, then the units of every layer
    batch: int
    bias: bool  # has every layer a bias?
    activations: bool  # is their memory asked for?

    levels = {"warm-up": {"hidden": 1}, "hard": {"hidden": 4, "activations": True}}
    limits = {"hidden": (0, 6)}
    ranges = {"widths": (1, 5000), "batch": (1, 10**5)}

    @classmethod
    def draw(cls, d: Draw, hidden: int = 2, bias: bool = True, activations: bool = False):
        inputs = d.choice("inputs", (100, 144, 196, 256, 400, 576, 784, 1024))
        middle = (8 * n for n in d.integers("middle", hidden, 2, 32))
        widths = (inputs, *middle, d.integer("classes", 3, 20))
        return cls(widths, d.choice("batch", (5, 10, 20, 32, 50, 64)), bias, activations)

    @step
    def start(self):
        return self.batch, self.widths[0]

    @step
    def network(self):
        pairs = pairwise(self.widths)
        return [layers.Linear(in_features=a, out_features=b, bias=self.bias) for a, b in pairs]

    sizes = step(lambda e: layers.shapes(e.network, e.start))  # they tell nothing here: not asked
    in_features = step(layers.Network.in_features.rule)

    @step
    def weights(self):
        return [a * b for a, b in pairwise(self.widths)]

    @feature
    def matrices(self):
        return len(self.widths) - 1

    bias_added = layers.misread(layers.Linear, bias=True)
    one_bias_for_all = slip(
        "parameters", lambda e, found: [n + 1 for n in e.weights], when=lambda e: e.bias
    )
    biases_of_inputs = slip(
        "parameters",
        lambda e, found: [n + a for n, a in zip(e.weights, e.widths)],
        when=lambda e: e.bias,
    )
    output_layer_left_out = slip("in_all", lambda e, found: found - e.parameters[-1])

    def direct(self):
        matrices = [np.broadcast_to(1, (a, b)) for a, b in pairwise(self.widths)]
        parameters = [ones.sum() + self.bias * ones[0].sum() for ones in matrices]
        outputs = [np.broadcast_to(np.float32(), (self.batch, b)) for b in self.widths[1:]]
        return {
            "parameters": parameters,
            "in_all": sum(parameters),
            "parameter_bytes": sum(parameters) * 32 // 8,
            "macs": sum(ones.sum() for ones in matrices),
            "activation_bytes": sum(output.nbytes for output in outputs),
        }
