"""The functions of the course for sympy: the slopes of layers are written with their values."""

import sympy


class Sigmoid(sympy.Function):
    """The sigmoid; its slope is written with its own value."""

    def fdiff(self, _argument: int = 1) -> sympy.Expr:
        """Slope of the sigmoid."""
        return self * (1 - self)


class Positive(sympy.Function):
    """1 where its argument is positive; its slope is 0 off the kink."""

    def fdiff(self, _argument: int = 1) -> sympy.Expr:
        """Slope of a step, off the step."""
        return sympy.S.Zero


class Relu(sympy.Function):
    """max(0, x)."""

    def fdiff(self, _argument: int = 1) -> sympy.Expr:
        """Slope of the hinge."""
        return Positive(*self.args)


class Softmax(sympy.Function):
    """Softmax(k, scores…): the k-th probability; its slopes are written with the probabilities."""

    def fdiff(self, argindex: int = 1) -> sympy.Expr:
        """Slope by the score that is argument number argindex."""
        k, *scores = self.args
        other = argindex - 2
        return self * (int(k == other) - Softmax(other, *scores))


FUNCTIONS = {
    "exp": sympy.exp,
    "log": sympy.log,
    "sqrt": sympy.sqrt,
    "tanh": sympy.tanh,
    "sigmoid": Sigmoid,
    "relu": Relu,
    "softmax": Softmax,
}
