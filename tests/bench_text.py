"""How long a four-page exam takes from Markdown to the bytes of its PDF file.

python -m tests.bench_text [papers]
"""

import random
import sys
import time
from collections.abc import Callable

from genex.document import AnswerBox, Block, Heading, Item, Items, Meta, runs
from genex.markup import parser, read_markdown
from genex.typeset import Marginal, Margins, PageSetup, Style, write_pdf
from genex.typeset.write import lay_out

STEM = r"""The network below is trained with **stochastic gradient descent** on mini-batches of size
{batch}. For one example the logits are $\mathbf{{z}} = ({z[0]}, {z[1]}, {z[2]})^\top$
and the learning rate is $\eta = {rate}$.
Compute $\hat{{y}} = \mathrm{{softmax}}(\mathbf{{z}})$ and the error signal $\hat{{y}} - y$,
using $\partial L/\partial z_k = \hat{{y}}_k - y_k$, and give *all*
intermediate results to two decimals.

$$ W = \begin{{bmatrix}} {m[0]} & {m[1]} & {m[2]} \\ {m[3]} & {m[4]} & {m[5]} \\
{m[6]} & {m[7]} & {m[8]} \end{{bmatrix}},
\qquad b = \begin{{bmatrix}} {m[9]} \\ {m[10]} \\ {m[11]} \end{{bmatrix}} $$

Recall the following result, which you may use without proof:

$$ L = -\sum_{{k=1}}^{{K}} y_k \log \hat{{y}}_k + \frac{{\lambda}}{{2}} \lVert W \rVert_F^2 $$
"""
TABLE = """| | $x_1$ | $x_2$ | $x_3$ | $x_4$ |
|:--|--:|--:|--:|--:|
| $h_1$ | {m[0]} | {m[1]} | {m[2]} | {m[3]} |
| $h_2$ | {m[4]} | {m[5]} | {m[6]} | {m[7]} |
| $h_3$ | {m[8]} | {m[9]} | {m[10]} | {m[11]} |
"""
STATEMENTS = r"""- The gradient is $\nabla_\theta L = ({m[0]}, {m[1]})$ after one step.
- The variance of the weights is $\sigma^2 = \frac{{2}}{{n_{{in}} + n_{{out}}}}$
  with $n_{{in}} = {batch}$.
- The loss equals $L = -\log({rate}) = {m[2]}$ for this example.
- None of the statements above is true for $\alpha \in (0, 1)$.
"""
CODE = """```python
class Net(nn.Module):
    def __init__(self, d_in, d_hidden, d_out):
        super().__init__()
        self.fc1 = nn.Linear(d_in, d_hidden)
        self.fc2 = nn.Linear(d_hidden, d_out)
```
"""
PARTS = (
    r"Compute $\hat{{y}}_1 = e^{{z_1}} / \sum_j e^{{z_j}}$ for $z_1 = {z[0]}$.",
    r"What is $w_{{t+1}} = {m[0]} - {rate} \cdot ({m[1]})$?",
)


def numbers(stream: random.Random) -> dict[str, object]:
    """Return what differs from paper to paper."""
    return {
        "batch": stream.choice([32, 64, 128]),
        "rate": f"{stream.random():.3f}",
        "z": [f"{stream.uniform(-4, 4):.2f}" for _ in range(3)],
        "m": [f"{stream.uniform(-4, 4):.2f}" for _ in range(12)],
    }


def exam(seed: int) -> tuple[Block, ...]:
    """Return one paper: eight questions, with 120 formulas."""
    stream = random.Random(seed)
    blocks: list[Block] = []
    for question in range(8):
        drawn = numbers(stream)
        extra = (TABLE, STATEMENTS, CODE)[question % 3]
        points = runs(f"{stream.randint(2, 12)} points")
        blocks.append(Heading(runs(f"Question {question + 1}"), aside=points))
        blocks.extend(read_markdown((STEM + "\n" + extra).format(**drawn)))
        parts = [
            Item(runs(f"({'ab'[i]})"), (*read_markdown(part.format(**drawn)), AnswerBox(2)))
            for i, part in enumerate(PARTS)
        ]
        blocks.append(Items(tuple(parts), ordered=True))
    return tuple(blocks)


def foot(page: int, pages: int) -> Marginal:
    """Return the foot of a page."""
    return Marginal(runs("Deep Learning"), (), runs(f"Page {page} of {pages}"), rule=True)


SETUP = PageSetup(margins=Margins(18, 18, 18, 18), style=Style(10.0, 1.2), foot=foot)


def median(times: list[float]) -> float:
    """Return the middle of some times, in milliseconds."""
    return 1000 * sorted(times)[len(times) // 2]


def timed(work: Callable[[], object], times: list[float]) -> object:
    """Do some work and note how long the processor took."""
    start = time.process_time()
    result = work()
    times.append(time.process_time() - start)
    return result


def main() -> None:
    """Time papers that differ in their numbers, warm."""
    papers = int(sys.argv[1]) if len(sys.argv) > 1 else 50
    reading: list[float] = []
    setting: list[float] = []
    writing: list[float] = []
    sizes: list[int] = []
    leaves = 0
    for seed in range(papers + 5):
        blocks = timed(lambda seed=seed: exam(seed), reading)
        pages, _ = timed(lambda blocks=blocks: lay_out(blocks, SETUP), setting)
        data = timed(lambda blocks=blocks: write_pdf(blocks, SETUP, Meta("Exam")), writing)
        sizes.append(len(data))
        leaves = len(pages)
    again: list[float] = []
    for _ in range(papers):
        timed(lambda: write_pdf(blocks, SETUP, Meta("Exam")), again)
    markdown: list[float] = []
    text = (STEM + "\n" + TABLE).format(**numbers(random.Random(1)))
    for _ in range(papers):
        timed(lambda: parser().parse(text), markdown)
    skip = slice(5, None)
    print(f"{leaves} pages, {sorted(sizes)[len(sizes) // 2]} bytes, {papers} papers")
    print(f"Markdown to blocks            {median(reading[skip]):7.2f} ms a paper")
    print(f"blocks to pages, new numbers  {median(setting[skip]):7.2f} ms a paper")
    print(f"pages to bytes                {median(writing[skip]):7.2f} ms a paper")
    print(f"the same paper again          {median(again):7.2f} ms")
    print(f"one question of Markdown      {median(markdown):7.2f} ms to tokens")


if __name__ == "__main__":
    main()
