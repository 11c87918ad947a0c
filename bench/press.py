"""A made-up paper of any size for benchmarks, served on loopback: pages of 176 KB, or saved ones in turn, and a sitemap."""

from __future__ import annotations

import argparse
import asyncio
import gzip
import random
from collections.abc import Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from xml.sax.saxutils import escape

PAGE_BYTES = 176_000
MOST_OF_A_SITEMAP = 50_000  # sitemaps.org
NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
WORDS = [
    "council",
    "harvest",
    "river",
    "bridge",
    "school",
    "market",
    "winter",
    "farmers",
    "budget",
    "station",
    "highway",
    "festival",
    "library",
    "hospital",
    "drought",
    "rainfall",
    "season",
    "villagers",
    "coffee",
    "pepper",
    "forest",
    "ranger",
    "election",
    "committee",
    "minister",
    "said",
    "announced",
    "opened",
    "repaired",
    "planted",
    "counted",
    "visited",
    "measured",
    "delayed",
    "promised",
    "expected",
    "between",
    "after",
    "before",
    "during",
    "along",
    "the",
    "a",
    "of",
    "in",
    "for",
    "with",
    "from",
    "over",
    "under",
    "near",
    "and",
    "but",
    "while",
    "because",
]


def headline(number: int) -> str:
    """Return the headline of an article."""
    chance = random.Random(number)
    return " ".join(chance.choice(WORDS) for _ in range(9)).capitalize() + f" {number}"


@cache
def furniture() -> tuple[str, str]:
    """Return what stands around every article: scripts, nested menus, teasers, pictures drawn in the page, a footer.

    Of 176 KB some 100 are scripts and styles; 1,200 elements are the markup, as on pages of papers (median 940 of 41).
    """
    chance = random.Random(0)
    sections = [f"{chance.choice(WORDS)}-{n}" for n in range(60)]
    menu = "".join(
        f'<li class="menu__item menu__item--level-1"><a class="menu__link" href="/{name}/">{name}</a><ul class="menu__sub">'
        + "".join(
            f'<li class="menu__item"><a href="/{name}/{n}/">{chance.choice(WORDS)}</a></li>' for n in range(4)
        )
        + "</ul></li>"
        for name in sections
    )
    teasers = "".join(
        f'<div class="teaser teaser--small teaser--{n % 3}"><a class="teaser__link" href="/news/{n}.html">'
        f'<img class="lazy" src="/i/{n}.jpg" srcset="/i/{n}-2.jpg 2x" alt="" width="120" height="80"><h4>{headline(n)}</h4></a>'
        f'<p class="teaser__lead">{sentence(chance)}</p></div>'
        for n in range(100)
    )
    drawn = " ".join(f"M{chance.randint(0, 999)} {chance.randint(0, 999)}" for _ in range(600))
    icons = "".join(
        f'<svg class="icon" viewBox="0 0 24 24"><path d="{drawn[n * 400 : n * 400 + 400]}"/></svg>'
        for n in range(12)
    )
    state = ",".join(
        f'{{"id":{n},"score":{chance.random()},"kind":"{chance.choice(WORDS)}"}}' for n in range(700)
    )
    styles = "".join(f".teaser--{n}{{margin:{n}px;padding:{chance.randint(1, 40)}px}}" for n in range(400))
    return (
        f"<style>{styles}</style><script>window.layout=[{state}];</script><nav class='menu'><ul>{menu}</ul></nav>",
        f"<aside class='sidebar'>{teasers}</aside>{icons}",
    )


def sentence(chance: random.Random) -> str:
    """Return a sentence of made-up news."""
    return " ".join(chance.choice(WORDS) for _ in range(18)).capitalize() + "."


def page(number: int) -> bytes:
    """Return an article's page, brought to the size of a real one by what its scripts hold."""
    chance = random.Random(number)
    before, after = furniture()
    title = headline(number)
    day = f"2023-{number % 12 + 1:02d}-{number % 28 + 1:02d}T08:{number % 60:02d}:07+07:00"
    body = "".join(f"<p>{' '.join(sentence(chance) for _ in range(5))}</p>" for _ in range(8))
    ld = f'{{"@type":"NewsArticle","headline":"{title}","datePublished":"{day}","author":{{"@type":"Person","name":"Ann Lee"}}}}'
    html = (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
        f'<script type="application/ld+json">{ld}</script></head><body>{before}'
        f'<article class="story"><h1 class="story__title">{title}</h1><p class="story__lead">{sentence(chance)}</p>'
        f'<div class="story__body">{body}</div></article>{after}<footer><script>window.state="'
    )
    return (html + padding()[: PAGE_BYTES - len(html)] + '"</script></footer></body></html>').encode()


@cache
def padding() -> str:
    """Return the words of a script, as many as any page takes."""
    chance = random.Random(1)
    return " ".join(f"{chance.choice(WORDS)}{chance.randint(0, 9999)}" for _ in range(PAGE_BYTES // 8))


def sitemap(root: str, pages: range) -> bytes:
    """Return a sitemap of some articles."""
    places = "".join(f"<url><loc>{escape(root)}news/story-{n:06d}.html</loc></url>" for n in pages)
    return f'<?xml version="1.0"?><urlset {NAMESPACE}>{places}</urlset>'.encode()


def sitemap_index(root: str, pages: int) -> bytes:
    """Return the index of the sitemaps that hold all articles, each as many as the protocol allows."""
    parts = range(0, pages, MOST_OF_A_SITEMAP)
    places = "".join(f"<sitemap><loc>{escape(root)}sitemap-{first}.xml</loc></sitemap>" for first in parts)
    return f'<?xml version="1.0"?><sitemapindex {NAMESPACE}>{places}</sitemapindex>'.encode()


def saved_pages(folder: Path) -> list[bytes]:
    """Return the pages saved in a folder, those compressed by gzip too."""
    files = sorted((*folder.glob("*.html"), *folder.glob("*.html.gz")))
    return [
        gzip.decompress(file.read_bytes()) if file.suffix == ".gz" else file.read_bytes() for file in files
    ]


async def answer(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, pages: int, saved: Sequence[bytes]
) -> None:
    """Answer the requests of one connection, until it is closed or its crawl was killed."""
    with suppress(ConnectionError):
        await converse(reader, writer, pages, saved)
    writer.close()


async def converse(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, pages: int, saved: Sequence[bytes]
) -> None:
    """Answer request after request."""
    while line := await reader.readline():
        path = line.split()[1].decode() if len(line.split()) > 1 else "/"
        while (await reader.readline()).strip():
            pass
        body, kind, status = document(path, pages, writer.get_extra_info("sockname")[1], saved)
        head = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n"
        writer.write(head.encode() + body)
        await writer.drain()


def document(path: str, pages: int, port: int, saved: Sequence[bytes]) -> tuple[bytes, str, str]:
    """Return what stands at a path: body, media type and status."""
    root = f"http://127.0.0.1:{port}/"
    if path == "/sitemap.xml":
        return sitemap_index(root, pages), "application/xml", "200 OK"
    if path.startswith("/sitemap-"):
        first = int(path[len("/sitemap-") : -len(".xml")])
        part = range(first, min(first + MOST_OF_A_SITEMAP, pages))
        return sitemap(root, part), "application/xml", "200 OK"
    if path.startswith("/news/story-"):
        number = int(path[12:18])
        if saved:
            return saved[number % len(saved)], "text/html", "200 OK"
        return page(number), "text/html; charset=utf-8", "200 OK"
    return b"", "text/plain", "404 Not Found"


async def serve(port: int, pages: int, saved: Sequence[bytes]) -> None:
    """Serve until ended; says on standard output where."""
    server = await asyncio.start_server(lambda r, w: answer(r, w, pages, saved), "127.0.0.1", port)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--port", type=int, default=0)
    arguments.add_argument("--pages", type=int, default=1000)
    arguments.add_argument("--saved", type=Path, help="a folder of saved pages, served in turn")
    options = arguments.parse_args()
    asyncio.run(serve(options.port, options.pages, saved_pages(options.saved) if options.saved else []))
