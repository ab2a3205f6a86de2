"""The functions of the language: other spellings, numbers of arguments."""

_ALIASES = {
    "ln": "log", "σ": "sigmoid", "logistic": "sigmoid", "expit": "sigmoid", "sgn": "sign",
    "ceiling": "ceil", "fact": "factorial", "heaviside": "step", "arcsin": "asin",
    "arccos": "acos", "arctan": "atan", "arccot": "acot", "arcsec": "asec", "arccsc": "acsc",
    "arcsinh": "asinh", "arccosh": "acosh", "arctanh": "atanh", "arctan2": "atan2",
    "ReLU": "relu", "RELU": "relu", "Relu": "relu", "Max": "max", "Min": "min", "Abs": "abs",
}  # fmt: skip

_ONE = (
    "exp sqrt abs relu sigmoid tanh softplus step log2 log10 sin cos tan sec csc cot sinh cosh"
    " sech csch coth asin acos atan acot asec acsc asinh acosh atanh acoth sign floor ceil"
    " factorial cbrt"
)
# name → the least and the largest number of arguments
FUNCTIONS: dict[str, tuple[int, int]] = {
    **dict.fromkeys(_ONE.split(), (1, 1)),
    "log": (1, 2),
    "max": (1, 50),
    "min": (1, 50),
    "atan2": (2, 2),
    "root": (2, 2),
}

# sigma is a function where it is applied and a symbol everywhere else.
APPLIED = {"sigma": "sigmoid"}

DERIVATIVES = ("sigmoid", "tanh", "relu", "softplus", "exp", "log")


def function(word: str) -> str | None:
    """The function a word names, or None."""
    name = _ALIASES.get(word, word)
    return name if name in FUNCTIONS else None
