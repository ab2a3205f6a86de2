"""What people type or paste: Greek, look-alikes, raised and lowered signs, accents, LaTeX."""

GREEK = {
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "ϵ": "epsilon",
    "ζ": "zeta", "η": "eta", "θ": "theta", "ϑ": "theta", "ι": "iota", "κ": "kappa",
    "λ": "lambda", "μ": "mu", "µ": "mu", "ν": "nu", "ξ": "xi", "π": "pi", "ρ": "rho",
    "σ": "sigma", "ς": "sigma", "τ": "tau", "υ": "upsilon", "φ": "phi", "ϕ": "phi",
    "χ": "chi", "ψ": "psi", "ω": "omega", "Γ": "Gamma", "Δ": "Delta", "∆": "Delta",
    "Θ": "Theta", "Λ": "Lambda", "Ξ": "Xi", "Π": "Pi", "Φ": "Phi", "Ψ": "Psi", "Ω": "Omega",
    "ℓ": "ell", "ℼ": "pi",
}  # fmt: skip

# The letter that is shown for a name; of several look-alikes the first.
LETTER: dict[str, str] = {}
for _letter, _name in GREEK.items():
    LETTER.setdefault(_name, _letter)

OPERATORS = {
    "−": "-", "–": "-", "—": "-", "⁒": "-", "‐": "-", "‑": "-", "×": "*", "·": "*", "⋅": "*",
    "∙": "*", "∗": "*", "＊": "*", "⊙": "*", "÷": "/", "∕": "/", "⁄": "/", "／": "/", "＋": "+",
    "（": "(", "）": ")", "，": ",", "≠": "≠", "′": "'", "’": "'", "∣": "|",
}  # fmt: skip

SPACES = " \t\n\r\u00a0\u2009\u202f\u2002\u2003"

SUPERSCRIPTS = dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿᵀ", "0123456789+-()nT", strict=True))
SUBSCRIPTS = dict(zip("₀₁₂₃₄₅₆₇₈₉ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ", "0123456789aehijklmnoprstuvx", strict=True))

# The combining mark after a letter, and what it adds to the letter's name.
ACCENTS = {"\u0302": "hat", "\u0304": "bar", "\u0305": "bar", "\u0303": "tilde"}
COMPOSED = {
    "â": "ahat", "ĉ": "chat", "ê": "ehat", "ĝ": "ghat", "ĥ": "hhat", "î": "ihat", "ĵ": "jhat",
    "ô": "ohat", "ŝ": "shat", "û": "uhat", "ŵ": "what", "ŷ": "yhat", "ẑ": "zhat", "Ŷ": "Yhat",
    "ȳ": "ybar", "ō": "obar", "ā": "abar", "ū": "ubar", "ã": "atilde", "ñ": "ntilde",
    "õ": "otilde", "ỹ": "ytilde",
}  # fmt: skip

# LaTeX commands: those that stand for a sign, those that only lay out, those that dress a letter.
LATEX_SIGNS = {
    "cdot": "*", "times": "*", "ast": "*", "odot": "*", "div": "/", "lvert": "|", "rvert": "|",
    "vert": "|", "mid": "|", "lbrace": "(", "rbrace": ")", "{": "(", "}": ")", "ne": "≠",
    "neq": "≠", "%": "%", "lbrack": "[", "rbrack": "]", "prime": "'",
}  # fmt: skip
LATEX_LAYOUT = frozenset(
    (
        "left", "right", "big", "Big", "bigg", "Bigg", "bigl", "bigr", "Bigl", "Bigr",
        ",", ";", ":", "!", "quad", "qquad", "displaystyle", "limits", "thinspace",
    )
)  # fmt: skip
LATEX_ACCENTS = {
    "hat": "hat", "widehat": "hat", "bar": "bar", "overline": "bar", "tilde": "tilde",
    "widetilde": "tilde",
}  # fmt: skip
LATEX_ALPHABETS = frozenset(
    ("mathrm", "text", "operatorname", "mathit", "mathbf", "boldsymbol", "mathsf")
)
LATEX_WORDS = {
    **{name: name for name in LETTER},
    "varepsilon": "epsilon", "vartheta": "theta", "varphi": "phi", "varsigma": "sigma",
    **{name: name for name in (
        "exp", "log", "ln", "max", "min", "sin", "cos", "tan", "sec", "csc", "cot", "sinh",
        "cosh", "tanh", "coth", "arcsin", "arccos", "arctan", "sum",
    )},
}  # fmt: skip
