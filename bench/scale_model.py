"""A day of two million articles, by simulation: papers of all sizes, the press's hours, each paper's own pace.

Every minute papers with pages waiting are asked for as many as their pace allows, as far as the crawl's places go; what waits is
counted. Nothing is fetched: this says how long pages wait for their turn, from the number and size of papers alone.
"""

from __future__ import annotations

import argparse
import random

# Articles by the hour of a paper's own day, in percent: quiet nights, a morning and an afternoon. An assumption.
HOURS = (1, 1, 1, 1, 2, 4, 6, 7, 7, 7, 7, 6, 5, 6, 6, 6, 6, 5, 4, 3, 3, 2, 2, 2)
STEP = 60  # seconds


def main() -> None:
    """Simulate, and print a row for each number of places."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=2_000_000)
    parser.add_argument("--papers", type=int, default=5_000)
    parser.add_argument("--pace", type=float, default=1.0, help="pages a second and paper")
    options = parser.parse_args()
    sizes = sizes_of(options.papers, options.articles)
    print(
        f"{options.articles:,} articles of {options.papers:,} papers, the largest {max(sizes):,.0f}, the middle {sorted(sizes)[len(sizes) // 2]:,.0f}"
    )
    for places in (32, 64, 128, 256):
        most_waiting, most_papers, longest = day(sizes, places, options.pace)
        print(
            f"{places:4} papers at once: at most {most_waiting:,.0f} pages wait, of {most_papers:,} papers; a page waits {longest:,.0f} s at worst"
        )


def sizes_of(papers: int, articles: int) -> list[float]:
    """Share articles among papers as their sizes go: the n-th largest has a share of 1 / (n + 20)."""
    shares = [1 / (n + 20) for n in range(1, papers + 1)]
    return [articles * share / sum(shares) for share in shares]


def day(sizes: list[float], places: int, pace: float) -> tuple[float, int, float]:
    """Return of a day: the most pages that wait, the most papers that have some, and the longest that they wait."""
    waiting = [0.0] * len(sizes)
    chance = random.Random(1)
    most_waiting, most_papers, longest = 0.0, 0, 0.0
    for hour in (second // 3600 for second in range(0, 86_400, STEP)):
        come = STEP / 3600 * HOURS[hour] / sum(HOURS)
        waiting = [before + size * come for before, size in zip(waiting, sizes, strict=True)]
        due = [paper for paper, pages in enumerate(waiting) if pages >= 1]
        turns = places * pace * STEP
        for paper in chance.sample(due, len(due)):
            fetched = min(waiting[paper], pace * STEP, turns)
            waiting[paper] -= fetched
            turns -= fetched
        most_waiting, most_papers = max(most_waiting, sum(waiting)), max(most_papers, len(due))
        longest = max(longest, sum(waiting[paper] for paper in due) / (places * pace))
    return most_waiting, most_papers, longest


if __name__ == "__main__":
    main()
