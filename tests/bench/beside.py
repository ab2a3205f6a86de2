"""A page of the key by genex and by Typst side by side: `python -m tests.bench beside [FILE]`."""

import sys
from pathlib import Path

from PIL import Image

from genex.paper.document import Paper
from genex.paper.pdf import Sheet, write_paper
from genex.quiz.blueprint import load_blueprint
from genex.quiz.quiz import make
from tests.bench.typst_paper import compiler, source
from tests.typeset.reading import picture

PAGE, SCALE = 1, 150 / 72
FILE = Path("out") / "beside.png"


def main():
    """Write the picture, genex on the left."""
    path = Path(sys.argv[2]) if len(sys.argv) > 2 else FILE
    quiz = make(load_blueprint("quiz"), 7, None, b"")
    ours = write_paper(quiz, Sheet(), solved=True)
    theirs = compiler()(source(Paper(quiz, solved=True).blocks()))
    left, right = (picture(data, PAGE, SCALE) for data in (ours, theirs))
    both = Image.new("L", (left.width + right.width, left.height))
    both.paste(left, (0, 0))
    both.paste(right, (left.width, 0))
    both.save(path)
    print(f"written: {path}")
