"""The key's own text, typed into a table: every packaged paper, part by part, in several forms.

`python -m tests.answers.own_key 50` counts over so many seeds.
"""

import csv
import json
import sys
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from genex.algebra import Names, read_tree, tree_in_text
from genex.exercise.names import answer_values
from genex.files.writing import as_json
from genex.grading.handed_in import Desk
from genex.marking.submission import Marker
from genex.publishing.quiz_files import make_quiz
from genex.quiz.key_reader import read_key

PAPERS = ("quiz", "midterm", "sessional", "tensor-drill", "theory-homework")
FORMS = ("plain", "in brackets", "copied from key.json", "as it is shown back")


def plain(value, *, bracketed):
    """What stands in a key, as somebody types it: 1, 2; 3, 4."""
    if not isinstance(value, list):
        return str(value)
    if all(isinstance(one, int) for one in value):  # a shape
        return f"({', '.join(map(str, value))}{',' * (len(value) == 1)})"
    nested = any(isinstance(one, list) for one in value) and not bracketed
    return ("; " if nested else ", ").join(plain(one, bracketed=bracketed) for one in value)


def in_brackets(value):
    """What stands in a key with the brackets of lists."""
    return f"[{', '.join(map(in_brackets, value))}]" if isinstance(value, list) else str(value)


def as_shown(value, names):
    """What stands in a key, with its formulas as genex shows them: (ŷ − y)·w₁."""
    if isinstance(value, list):
        return [as_shown(one, names) for one in value]
    return tree_in_text(read_tree(value, names), names)


def typed(item, part):
    """What is typed into the cell of a part, in each of the forms."""
    shown = part.shown
    words = shown
    if part.kind.everywhere:
        words = as_shown(shown, Names(answer_values(item.exercise)))
    return {
        "plain": plain(shown, bracketed=part.kind.bracketed),
        "in brackets": in_brackets(shown),
        "copied from key.json": json.dumps(shown) if isinstance(shown, list) else str(shown),
        "as it is shown back": plain(words, bracketed=part.kind.bracketed),
    }


def marked_tables(paper, seed, folder):
    """What is decided on each form of a paper's key, typed into a table with a row for each.

    Words that a person reads have no text of their own in a key.
    """
    quiz = make_quiz(seed, paper)
    pairs = [(item, part) for item in quiz.items for part in item.parts]
    cells = {part.id: typed(item, part) for item, part in pairs if not part.kind.by_person}
    table = Path(folder) / f"{paper}-{seed}.csv"
    with table.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["id", "quiz", *cells])
        for form in FORMS:
            writer.writerow([form, quiz.id, *(texts[form] for texts in cells.values())])
    marker = Marker(read_key(as_json(quiz.key()), "key.json"))
    return {
        sheet.student: [one for one in marker.mark(sheet.answers).decisions if one.id in cells]
        for sheet in Desk().collect([table])
    }


def main(seeds):
    """Count the parts that are right, by paper and form, and tell those that are not."""
    with TemporaryDirectory() as folder:
        for paper in PAPERS:
            counts, parts = Counter(), 0
            for seed in range(1, seeds + 1):
                found = marked_tables(paper, seed, folder)
                parts += len(found[FORMS[0]])
                for form, marked in found.items():
                    wrong = [d for d in marked if d.verdict != "right"]
                    counts[form] += len(marked) - len(wrong)
                    for d in wrong[:3]:
                        problem = d.problem or [c.problem for c in d.cells if c.problem][:1]
                        print(paper, seed, form, d.family, d.id, d.name, d.verdict, d.read, problem)
            told = ", ".join(f"{form} {counts[form]}" for form in FORMS)
            print(f"{paper}: {parts} parts of {seeds} seeds; right: {told}")


if __name__ == "__main__":
    main(int(sys.argv[1]))
