"""Two hundred answers to one question, as a class writes them: ten, in many hands."""

from genex.by_hand.groups import Answer
from genex.exercise.draw import Draw
from tests.by_hand.desk import OUT_OF

BEST = (  # each with the digits that a marker ticks; none means full marks
    ("Softmax gives probabilities that sum to one; cross-entropy takes their logarithm.", ""),
    ("Because cross-entropy compares two distributions, and logits are not one.", ""),
    ("Logits can be negative, and the log of a negative number is undefined.", "2"),
    ("To get probabilities.", "3"),
    ("Softmax normalises the outputs so that they are between 0 and 1.", "2"),
    ("The gradient becomes p - y, which is simple.", "3"),
    ("It makes the largest value bigger and the others smaller.", "34"),
    ("Because softmax is an activation function like ReLU.", "34"),
    ("Otherwise the loss explodes.", "3"),
    ("I do not know", "z"),
)  # fmt: skip
COUNT = 200


def class_of_answers():
    """An answer for each student, with the keys that a marker needs for it."""
    return [_answer(Draw("prose", k), k) for k in range(COUNT)]


def _answer(draw, k):
    """One of the ten answers, in somebody's hand."""
    text, keys = draw.choice("answer", BEST)
    for number, change in enumerate((_case, _end, _space, _typo)):
        if draw.integer(f"changes {number}", 1, 4) == 1:
            text = change(draw, text)
    return Answer("Q", f"s{k:03}", f"Student {k}", text, OUT_OF), keys


def _case(_draw, text):
    """Without capital letters."""
    return text.lower()


def _end(draw, text):
    """With another end."""
    return text.rstrip(".") + draw.choice("end", ("", "!", " .", "..."))


def _space(draw, text):
    """With more spaces, a line break or another dash."""
    return text.replace(*draw.choice("space", ((" ", "  "), (", ", ",\n"), ("-", " "))))


def _typo(draw, text):
    """With two letters swapped, in one of few places where hands slip."""
    at = draw.integer("place", 1, 5) * (len(text) - 2) // 6
    return text[:at] + text[at + 1] + text[at] + text[at + 2 :]
