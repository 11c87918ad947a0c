"""What a kept page takes while an outlet's templates change: ours, beside gzip and zstd alone.

Pages are made: a template of 1,500 links with words of their own. Steady, it never changes; drifting, it loses three
lines a page, and its list of latest news moves with every page; redesigned, all of it is new every 250 pages;
mixed, three templates take turns at random.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
import zlib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from backports import zstd

from storage.kept.pages import KeptPages

LINES = 1500
CHANCE = random.Random(2023)
WORDS = ["".join(CHANCE.choices("abcdeghiklmnopqrstuvxy", k=CHANCE.randint(2, 9))) for _ in range(8000)]


def words(count: int) -> str:
    """Return words of the paper."""
    return " ".join(CHANCE.choices(WORDS, k=count))


def links(count: int) -> list[str]:
    """Return lines of a template."""
    return [f"<div><a href='/{CHANCE.getrandbits(64):x}'>{words(3)}</a></div>\n" for _ in range(count)]


def page(template: list[str]) -> bytes:
    """Return a page of a template, with a story of its own."""
    story = "".join(f"<p>{words(60)}</p>" for _ in range(11))
    return f"<html>{''.join(template)}<article>{story}</article></html>".encode()


def steady(count: int) -> Iterator[bytes]:
    """Give pages of one template."""
    template = links(LINES)
    return (page(template) for _ in range(count))


def drifting(count: int) -> Iterator[bytes]:
    """Give pages of a template that changes a little all the time."""
    template, latest = links(LINES), links(60)
    for _ in range(count):
        for line in links(3):
            template[CHANCE.randrange(LINES)] = line
        latest = latest[1:] + links(1)
        yield page(template + latest)


def redesigned(count: int) -> Iterator[bytes]:
    """Give pages whose template is new every 250 pages."""
    for number in range(count):
        if number % 250 == 0:
            template = links(LINES)
        yield page(template)


def mixed(count: int) -> Iterator[bytes]:
    """Give pages of three templates, at random."""
    templates = [links(LINES) for _ in range(3)]
    return (page(CHANCE.choice(templates)) for _ in range(count))


def main() -> None:
    """Keep pages of each kind, and print what they take."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=1000)
    options = parser.parse_args()
    print(f"{options.pages} pages of 125 KB; KB each, and CPU ms a page to keep one")
    for make in (steady, drifting, redesigned, mixed):
        print(f"{make.__name__:<12}{measured(make, options.pages)}")


def measured(make: Callable[[int], Iterator[bytes]], count: int) -> str:
    """Keep so many pages, and return what they took."""
    alone = zipped = 0
    spent = 0.0
    with tempfile.TemporaryDirectory() as folder, KeptPages(Path(folder) / "p.db") as kept:
        for number, body in enumerate(make(count)):
            alone, zipped = alone + len(zstd.compress(body, 3)), zipped + len(zlib.compress(body, 6))
            stamp = (datetime(2023, 6, 5, tzinfo=UTC) + timedelta(minutes=number)).isoformat()
            began = time.process_time()
            kept.keep(f"https://paper.example/{number}", "paper", stamp, 200, {}, body)
            spent += time.process_time() - began
        kept.flush()
        query = "select sum(length(content)), count(distinct key_page), sum(key_page is null) from kept"
        ours, keys, lone = kept.db.execute(query).fetchone()
    each = (size / count / 1000 for size in (ours, alone, zipped))
    told = "ours {:5.1f}   zstd alone {:5.1f}   gzip {:5.1f}".format(*each)
    return f"{told}   {1000 * spent / count:.2f} ms   {keys} key pages, {lone} packed alone"


if __name__ == "__main__":
    main()
