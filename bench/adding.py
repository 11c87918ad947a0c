"""`dateline outlets add` on whole fictional papers: what of each file is right, and how many articles are read right by it.

The papers answer from memory: the seconds are what describing one costs; on a server each page asked for adds a second.
Articles are right in headline, every paragraph, and date; near when all but a twentieth of the text's words (F1) are right. Run: python -m bench.adding [--batch first] [--paper NAME]
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from tests.crawler.unseen.eighth import EIGHTH
from tests.crawler.unseen.eleventh import ELEVENTH
from tests.crawler.unseen.fifth import FIFTH
from tests.crawler.unseen.first import FIRST
from tests.crawler.unseen.fourth import FOURTH
from tests.crawler.unseen.ninth import NINTH
from tests.crawler.unseen.scoring import Score, scored
from tests.crawler.unseen.second import SECOND
from tests.crawler.unseen.seventh import SEVENTH
from tests.crawler.unseen.sixth import SIXTH
from tests.crawler.unseen.tenth import TENTH
from tests.crawler.unseen.third import THIRD
from tests.crawler.unseen.twelfth import TWELFTH

KEYS = ("feeds", "sitemaps", "pattern", "language", "zone", "name", "sections")
BATCHES = {
    "first": FIRST,
    "second": SECOND,
    "third": THIRD,
    "fourth": FOURTH,
    "fifth": FIFTH,
    "sixth": SIXTH,
    "seventh": SEVENTH,
    "eighth": EIGHTH,
    "ninth": NINTH,
    "tenth": TENTH,
    "eleventh": ELEVENTH,
    "twelfth": TWELFTH,
}


def main() -> None:
    """Describe every paper, and print how well."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--batch", choices=BATCHES)
    parser.add_argument("--paper", help="the name of a template")
    options = parser.parse_args()
    papers = [paper for batch in ([options.batch] if options.batch else BATCHES) for paper in BATCHES[batch]]
    scores = []
    for paper in papers:
        if options.paper in {None, paper.template}:
            with tempfile.TemporaryDirectory() as folder:
                scores.append(scored(paper, Path(folder)))
            print(told(scores[-1]), flush=True)
    print(f"{len(scores)} papers: " + ", ".join(f"{key} {_right(scores, key)}" for key in KEYS))
    right = sum(score.right >= 0.9 * score.articles for score in scores)
    near = sum(score.near >= 0.9 * score.articles for score in scores)
    print(
        f"nine articles of ten right in {right}, near in {near}; {sum(score.seconds for score in scores) / len(scores):.2f} s a paper"
    )


def told(score: Score) -> str:
    """Return a paper's line, and one for each thing that is wrong."""
    head = (
        f"{score.paper.template:<18} {score.paper.language}  articles right of ten {10 * score.right / score.articles:4.1f}, near {10 * score.near / score.articles:4.1f}  "
        f"{score.asked:2} pages asked, {score.seconds:.2f} s"
    )
    return "\n".join([head, *(f"    {key}: {words}" for key, words in score.wrong.items())])


def _right(scores: list[Score], key: str) -> int:
    return sum(key not in score.wrong and "adding" not in score.wrong for score in scores)


if __name__ == "__main__":
    main()
