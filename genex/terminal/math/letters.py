"""Letters of mathematics as a terminal shows them: plain, with accents, as scripts."""

from typing import Final
from unicodedata import normalize

from genex.latex.letters import letter_table

_PLAIN: Final = ("normal", "italic", "bold", "bold italic", "sans", "mono")
"""Alphabets that terminals lack or show in the wrong width. ℝ and ℒ say something, and stay."""

_SIGNS: Final = {"𝚤": "ı", "𝚥": "ȷ", "∣": "|", "⋅": "·", "∙": "•", "∗": "*"}

PLAIN: Final = str.maketrans(
    {char: normalize("NFKC", char) for name in _PLAIN for char in letter_table(name).values()}
    | _SIGNS
)

_UPPER: Final = """
    0⁰ 1¹ 2² 3³ 4⁴ 5⁵ 6⁶ 7⁷ 8⁸ 9⁹ +⁺ −⁻ =⁼ (⁽ )⁾ aᵃ bᵇ cᶜ dᵈ eᵉ fᶠ gᵍ hʰ iⁱ jʲ kᵏ lˡ mᵐ nⁿ oᵒ pᵖ rʳ
    sˢ tᵗ uᵘ vᵛ wʷ xˣ yʸ zᶻ Aᴬ Bᴮ Dᴰ Eᴱ Gᴳ Hᴴ Iᴵ Jᴶ Kᴷ Lᴸ Mᴹ Nᴺ Oᴼ Pᴾ Rᴿ Tᵀ Uᵁ Vⱽ Wᵂ ⊤ᵀ βᵝ γᵞ δᵟ θᶿ
    φᵠ χᵡ ′′ ** ∘° †† ‡‡
"""
_LOWER: Final = """
    0₀ 1₁ 2₂ 3₃ 4₄ 5₅ 6₆ 7₇ 8₈ 9₉ +₊ −₋ =₌ (₍ )₎ aₐ eₑ hₕ iᵢ jⱼ kₖ lₗ mₘ nₙ oₒ pₚ rᵣ sₛ tₜ uᵤ vᵥ xₓ
    βᵦ γᵧ ρᵨ φᵩ χᵪ
"""
UPPER: Final = {pair[0]: pair[1] for pair in _UPPER.split()}
LOWER: Final = {pair[0]: pair[1] for pair in _LOWER.split()}


def in_plain_letters(text: str) -> str:
    """Return letters in the one face that a terminal has."""
    return text.translate(PLAIN)


def small(text: str, table: dict[str, str]) -> str | None:
    """Return a text in small letters, raised or lowered, if Unicode has all of them."""
    found = [table.get(char, "") for char in text]
    return "".join(found) if text and all(found) else None


def composed(text: str, mark: str) -> str:
    """Return a text with an accent on its middle letter: ŷ, and ŷᵢ too."""
    middle = (len(text) + 1) // 2
    return normalize("NFC", text[:middle] + mark + text[middle:])


def lined(text: str, mark: str) -> str:
    """Return a text with a line over or under every letter."""
    return normalize("NFC", "".join(char + mark for char in text))
