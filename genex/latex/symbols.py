"""The symbols of mathematics: their commands, characters and kinds."""

from functools import cache
from string import digits
from typing import Final, NamedTuple

from genex.latex import kinds
from genex.latex.letters import ALPHABETS, LOWER_GREEK, letter_table
from genex.latex.tree import Atom

_ORDINARY: Final = r"""
    \infty ∞ \nabla ∇ \forall ∀ \exists ∃ \nexists ∄ \emptyset ∅ \varnothing ∅ \ell ℓ \hbar ℏ
    \Re ℜ \Im ℑ \wp ℘ \aleph ℵ \prime ′ \top ⊤ \bot ⊥ \angle ∠ \triangle △ \neg ¬ \lnot ¬ \surd √
    \vdots ⋮ \intercal ⊺ \square □ \Box □ \blacksquare ■ \checkmark ✓ \bigstar ★ \degree ° \S §
    \% % \# # \$ $
    \& & \_ _ \| ‖ \Vert ‖ \vert | \backslash ∖ \imath 𝚤 \jmath 𝚥 \R ℝ \N ℕ \Z ℤ \Q ℚ
    / / | | . . @ @ " "
"""
_BINARY: Final = r"""
    + + - − * ∗ \pm ± \mp ∓ \times × \div ÷ \cdot ⋅ \ast ∗ \circ ∘ \bullet • \star ⋆ \oplus ⊕
    \ominus ⊖ \otimes ⊗ \oslash ⊘ \odot ⊙ \cap ∩ \cup ∪ \wedge ∧ \land ∧ \vee ∨ \lor ∨
    \setminus ∖ \sqcup ⊔ \sqcap ⊓ \diamond ⋄ \dagger † \ddagger ‡ \triangleleft ◁ \triangleright ▷
    \circledast ⊛
"""
_RELATION: Final = r"""
    = = < < > > : : \lt < \gt > \leq ≤ \le ≤ \geq ≥ \ge ≥ \neq ≠ \ne ≠ \equiv ≡ \approx ≈ \sim ∼
    \simeq ≃ \cong ≅ \propto ∝ \ll ≪ \gg ≫ \in ∈ \notin ∉ \ni ∋ \subset ⊂ \supset ⊃ \subseteq ⊆
    \supseteq ⊇ \subsetneq ⊊ \supsetneq ⊋ \to → \rightarrow → \leftarrow ← \gets ← \leftrightarrow ↔
    \Rightarrow ⇒ \Leftarrow ⇐ \Leftrightarrow ⇔ \implies ⟹ \impliedby ⟸ \iff ⟺ \mapsto ↦
    \longmapsto ⟼ \longrightarrow ⟶ \longleftarrow ⟵ \longleftrightarrow ⟷ \Longrightarrow ⟹
    \Longleftarrow ⟸ \Longleftrightarrow ⟺ \uparrow ↑ \downarrow ↓ \updownarrow ↕ \Uparrow ⇑
    \Downarrow ⇓ \nearrow ↗ \searrow ↘ \nwarrow ↖ \swarrow ↙ \hookrightarrow ↪ \hookleftarrow ↩
    \rightharpoonup ⇀ \rightleftharpoons ⇌ \mid ∣ \nmid ∤ \parallel ∥ \perp ⟂ \models ⊨ \vdash ⊢
    \prec ≺ \succ ≻ \preceq ⪯ \succeq ⪰ \asymp ≍ \doteq ≐ \triangleq ≜ \coloneqq ≔ \eqqcolon ≕
    \leqslant ⩽ \geqslant ⩾ \nless ≮ \ngtr ≯ \nleq ≰ \ngeq ≱ \therefore ∴ \because ∵ \lesssim ≲
    \gtrsim ≳
"""
_OPENING: Final = r"""
    ( ( [ [ \lbrace { \{ { \langle ⟨ \lfloor ⌊ \lceil ⌈ \lvert | \lVert ‖ \lbrack [ \lparen (
"""
_CLOSING: Final = r"""
    ) ) ] ] \rbrace } \} } \rangle ⟩ \rfloor ⌋ \rceil ⌉ \rvert | \rVert ‖ \rbrack ] \rparen )
    ! ! ? ?
"""
_PUNCTUATION: Final = r", , ; ; \colon :"
_INNER: Final = r"\ldots … \dotsc … \cdots ⋯ \dotsb ⋯ \dotsm ⋯ \dotsi ⋯ \ddots ⋱"

_KINDS: Final = (
    (_ORDINARY, kinds.ORD),
    (_BINARY, kinds.BIN),
    (_RELATION, kinds.REL),
    (_OPENING, kinds.OPEN),
    (_CLOSING, kinds.CLOSE),
    (_PUNCTUATION, kinds.PUNCT),
    (_INNER, kinds.INNER),
)

LARGE: Final = r"""
    \sum ∑ \prod ∏ \coprod ∐ \bigcup ⋃ \bigcap ⋂ \bigvee ⋁ \bigwedge ⋀ \bigoplus ⨁ \bigotimes ⨂
    \bigodot ⨀ \biguplus ⨄ \bigsqcup ⨆
"""
INTEGRALS: Final = r"\int ∫ \iint ∬ \iiint ∭ \oint ∮"
"""Their limits stand beside them even in display."""

ACCENTS: Final = (
    "hat \u0302 widehat \u0302 check \u030c widecheck \u030c tilde \u0303 widetilde \u0303"
    " acute \u0301 grave \u0300 dot \u0307 ddot \u0308 breve \u0306 bar \u0304 mathring \u030a"
    " vec \u20d7 overrightarrow \u20d7"
)

DENIED: Final = r"= ≠ ∈ ∉ ∋ ∌ < ≮ > ≯ ≤ ≰ ≥ ≱ ≡ ≢ ∣ ∤ ∥ ∦ ⊂ ⊄ ⊃ ⊅ ⊆ ⊈ ⊇ ⊉ ∃ ∄"
"""What \\not makes of a relation, where Unicode has it in one piece."""

SPACES: Final = {
    r"\,": kinds.THIN,
    r"\thinspace": kinds.THIN,
    r"\:": kinds.MEDIUM,
    r"\>": kinds.MEDIUM,
    r"\medspace": kinds.MEDIUM,
    r"\;": kinds.THICK,
    r"\thickspace": kinds.THICK,
    r"\!": -kinds.THIN,
    r"\negthinspace": -kinds.THIN,
    r"\ ": 250.0,
    "~": 250.0,
    r"\enspace": 500.0,
    r"\quad": 1000.0,
    r"\qquad": 2000.0,
}

OPERATORS: Final = """
    log ln lg exp sin cos tan cot sec csc sinh cosh tanh coth arcsin arccos arctan arg dim ker deg
    hom softmax softplus sigmoid logit ReLU GELU ELU SiLU LeakyReLU Var Cov Corr Std KL JS CE MSE
    BCE IoU sgn sign diag tr Tr rank MLP LSTM GRU CNN RNN Attention MultiHead LayerNorm
    BatchNorm Bern Bernoulli Cat Unif erf clip round
"""
"""Operators printed as they are called, whose scripts stand beside them."""
OPERATORS_WITH_LIMITS: Final = """
    max min sup inf lim det gcd Pr argmax=arg,max argmin=arg,min limsup=lim,sup liminf=lim,inf
    maximize minimize
"""
"""Operators whose limits stand below them in display; a comma is a thin space."""


def pairs(table: str) -> dict[str, str]:
    """A table of words, every second of which explains the one before."""
    words = table.split()
    return dict(zip(words[::2], words[1::2], strict=True))


class Face(NamedTuple):
    """An alphabet as the parser uses it."""

    letters: dict[str, Atom]
    digits: dict[int, str]


NORMAL: Final = Face({}, {})
"""No alphabet is switched on: letters are what symbols() says."""


@cache
def letters_of(name: str) -> Face:
    """The atoms of letters and Greek commands in an alphabet, and a translation of digits."""
    chars = letter_table(name)
    atoms = {token: Atom(kinds.ORD, char) for token, char in chars.items() if token not in digits}
    return Face(atoms, {ord(token): char for token, char in chars.items() if token in digits})


@cache
def symbol_table() -> dict[str, Atom]:
    """What every token that stands for one character means; characters may be typed themselves."""
    named = {token: Atom(kind, char) for t, kind in _KINDS for token, char in pairs(t).items()}
    typed = {str(atom.nucleus): atom for atom in reversed(named.values())}
    beyond = {char: atom for char, atom in (_typed_letters() | typed).items() if not char.isascii()}
    return beyond | letters_of("normal").letters | named


def _typed_letters() -> dict[str, Atom]:
    """The letters of all alphabets and of Greek, typed as such."""
    chars = (char for name in ALPHABETS for char in letter_table(name).values())
    greek = {
        chr(0x3B1 + n): letters_of("normal").letters[token]
        for n, token in enumerate(LOWER_GREEK[:25])
    }
    return {char: Atom(kinds.ORD, char) for char in chars} | greek


@cache
def delimiters() -> dict[str, str]:
    r"""The tokens that may follow \left and \right; a point is an invisible delimiter."""
    arrows = r"\uparrow ↑ \downarrow ↓ \updownarrow ↕ \Uparrow ⇑ \Downarrow ⇓"
    bars = r"| | \vert | \mid | / / \backslash ∖ \| ‖ \Vert ‖ \parallel ‖ < ⟨ > ⟩ ⟨ ⟨ ⟩ ⟩ ‖ ‖"
    known = pairs(_OPENING) | pairs(_CLOSING) | pairs(bars) | pairs(arrows) | {".": ""}
    return {token: char for token, char in known.items() if char not in "!?" or not char}
