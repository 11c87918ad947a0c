"""Saved files as pages: web pages, documents, WARC files and JSON lines, each with what is known of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from crawler.archive import mhtml
from crawler.archive.json_lines import pages_of_lines
from crawler.archive.naming import name_of, page_of, unread, web_address, written
from crawler.archive.warc import BrokenArchiveError, pages_of_warc
from pipelines.addresses import is_web
from pipelines.document import parse
from pipelines.metadata.gather import gather
from pipelines.metadata.metas import read_metas
from pipelines.page import Page
from pipelines.plain_page import is_plain_text
from pipelines.raw import NotAnArticleError
from storage.records import Reject

# What browsers write above a page they save: Chrome and Firefox "saved from url=(0026)https://…", SingleFile "url: https://…".
SAVED_FROM = re.compile(rb"<!--[^>]{0,200}?(?:saved from url=\(\d+\)|\surl:\s)(https?://[^\s>]+)")
HEAD = 3000


def saved_pages(file: Path, url: str = "") -> Iterator[Page | Reject]:
    """Yield the pages of a file, and a reject for what of it cannot be read.

    A page's address is the one given, else the one it was saved from or declares, else a name made of its content:
    the same file is the same page tomorrow. It counts as fetched when the file was written, unless the file tells.
    """
    try:
        for found in _pages_in(file, url):
            yield _addressed(found, file)
    except OSError as problem:
        yield unread(file, "unreadable", problem.strerror or str(problem))
    except BrokenArchiveError as problem:
        yield unread(file, "broken-archive", str(problem))


def declared_address(page: Page) -> str | None:
    """Return the address a saved page was saved from, or else declares as its own; None where it says nothing."""
    saved_from = SAVED_FROM.search(page.body, 0, HEAD)
    if saved_from:
        return web_address(saved_from[1].decode("ascii", "replace"))
    try:
        root = parse(page).root
    except NotAnArticleError:
        return None
    metas = read_metas(root, gather(root))
    claims = [metas.canonical, *metas.every("og:url")]
    return next(filter(None, (web_address(claim) for claim in claims if claim)), None)


def _pages_in(file: Path, url: str) -> Iterator[Page | Reject]:
    name = file.name.lower()
    if name.endswith((".warc", ".warc.gz")):
        yield from _archive(file)
    elif name.endswith(".jsonl"):
        yield from pages_of_lines(file)
    elif name.endswith(mhtml.ENDINGS):
        yield _page_of_mhtml(file, url)
    else:
        yield _page_in(file, url)


def _addressed(found: Page | Reject, file: Path) -> Page | Reject:
    """A page, or the reject of one, under the one spelling of its address; an address that cannot be one is a reject."""
    if not is_web(found.url):
        return found
    address = web_address(found.url)
    if address is None:
        return unread(file, "bad-address", found.url, f"#{found.url}")
    if isinstance(found, Page):
        return replace(found, url=address, final_url=address)
    return replace(found, url=address)


def _page_in(file: Path, url: str) -> Page:
    body = file.read_bytes()
    document = page_of(url or name_of(body), body, "text/plain", written(file))
    if file.suffix.lower() == ".txt" and is_plain_text(document):
        return document
    page = page_of(url, body, "text/html", written(file))
    return page if url else page_of(declared_address(page) or name_of(body), body, "text/html", written(file))


def _page_of_mhtml(file: Path, url: str) -> Page | Reject:
    page = mhtml.page_of_mhtml(file)
    if page is None:
        return unread(file, "no-pages", "none of its parts is a web page")
    address = url or page.url or declared_address(page) or name_of(page.body)
    return replace(page, url=address, final_url=address)


def _archive(file: Path) -> Iterator[Page | Reject]:
    is_empty = True
    for found in pages_of_warc(file):
        is_empty = False
        yield found
    if is_empty:
        yield unread(file, "no-pages", "no answer there is a web page")
