"""What the oracles of functions share: exercises, networks in numpy, and grids."""

import numpy as np

from genex.generation.search import Plan, draw_together

SEEDS = range(25)


def drawn(family, **options):
    """Exercises of some seeds."""
    plan = Plan(family, options)
    return [draw_together([plan], (seed, "oracle", 1))[0].exercise for seed in SEEDS]


def floats(value):
    """Exact numbers as an array."""
    return np.array(value, float)


def grid(low, high, apart_from=()):
    """Many points, none of them very near to certain places."""
    x = np.linspace(float(low) - 5, float(high) + 5, 20_011)
    near = [np.abs(x - float(place)) < 1e-9 for place in apart_from]
    return x[~np.any(near, axis=0)] if near else x


def network(activation, rows, x):
    """The outputs of a hidden layer by matrix products; the last row holds the output bias."""
    *units, (bias,) = rows
    w, b, v = floats(units).T
    return activation(np.outer(x, w) + b) @ v + float(bias)


def sigma(u):
    """The step unit."""
    return (u > 0).astype(float)


def relu(u):
    """The ReLU."""
    return np.maximum(u, 0)
