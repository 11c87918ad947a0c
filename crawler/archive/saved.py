"""Saved files as pages: web pages, plain-text documents, WARC files and JSON lines, each with what is known of it."""

from __future__ import annotations

import base64
import json
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import blake2b
from pathlib import Path
from typing import Any

from crawler.archive.warc import BrokenArchiveError, pages_of_warc
from pipelines.addresses import BadAddressError, canonical, is_web
from pipelines.document import parse
from pipelines.metadata.gather import gather
from pipelines.metadata.metas import read_metas
from pipelines.page import Page
from pipelines.plain_page import is_plain_text
from pipelines.raw import NotAnArticleError
from storage.records import Reject, Stage

READABLE = (".txt", ".html", ".htm", ".xhtml", ".warc", ".warc.gz", ".jsonl")
# What browsers write above a page they save: Chrome and Firefox "saved from url=(0026)https://…", SingleFile "url: https://…".
SAVED_FROM = re.compile(rb"<!--[^>]{0,200}?(?:saved from url=\(\d+\)|\surl:\s)(https?://[^\s>]+)")
HEAD = 3000
JSON_LINE = '{"url": …, "html": … or "html_base64": …}'


def files_in(paths: Iterable[Path]) -> list[Path]:
    """Return the files to import: those named, and below the folders named those whose name says they can be read."""
    files = [file for path in paths for file in (_below(path) if path.is_dir() else [path])]
    return list(dict.fromkeys(files))


def saved_pages(file: Path, url: str = "") -> Iterator[Page | Reject]:
    """Yield the pages of a file, and a reject for what of it cannot be read.

    A page's address is the one given, else the one it was saved from or declares, else a name made of its content:
    the same file is the same page tomorrow. It counts as fetched when the file was written.
    """
    try:
        for found in _pages_in(file, url):
            yield _addressed(found, file) if isinstance(found, Page) else found
    except OSError as problem:
        yield unread(file, "unreadable", problem.strerror or str(problem))
    except BrokenArchiveError as problem:
        yield unread(file, "broken-archive", str(problem))


def unread(file: Path, reason: str, detail: str, place: str = "") -> Reject:
    """Return the reject of a file, or of a part of it, that could not even be read."""
    return Reject(file.absolute().as_uri() + place, "", Stage.FETCH, reason, detail)


def shown(file: Path) -> str:
    """Return a file's name as text, also one whose bytes are none."""
    return os.fsencode(file).decode("utf-8", "replace")


def name_of(body: bytes) -> str:
    """Return the address of a page that has none: a name made of its content.

    >>> name_of(b"words")
    'urn:blake2b:3be147d0936baf6d1beb65ca7654472b'
    """
    return f"urn:blake2b:{blake2b(body, digest_size=16).hexdigest()}"


def declared_address(page: Page) -> str | None:
    """Return the address a saved page was saved from, or else declares as its own; None where it says nothing."""
    saved_from = SAVED_FROM.search(page.body, 0, HEAD)
    if saved_from:
        return _address(saved_from[1].decode("ascii", "replace"))
    try:
        root = parse(page).root
    except NotAnArticleError:
        return None
    metas = read_metas(root, gather(root))
    claims = [metas.canonical, *metas.every("og:url")]
    return next(filter(None, (_address(claim) for claim in claims if claim)), None)


def _below(folder: Path) -> list[Path]:
    return sorted(
        file for file in folder.rglob("*") if file.name.lower().endswith(READABLE) and file.is_file()
    )


def _pages_in(file: Path, url: str) -> Iterator[Page | Reject]:
    if file.name.endswith((".warc", ".warc.gz")):
        yield from _archive(file)
    elif file.suffix == ".jsonl":
        yield from _json_lines(file)
    else:
        yield _page_of(file, url)


def _addressed(page: Page, file: Path) -> Page | Reject:
    """The page under the one spelling of its address; an address that cannot be one is a reject."""
    if not is_web(page.url):
        return page
    address = _address(page.url)
    if address is None:
        return unread(file, "bad-address", page.url, f"#{page.url}")
    return replace(page, url=address, final_url=address)


def _page_of(file: Path, url: str) -> Page:
    body = file.read_bytes()
    written = datetime.fromtimestamp(file.stat().st_mtime, UTC)
    document = _page(url or name_of(body), body, "text/plain", written)
    if file.suffix.lower() == ".txt" and is_plain_text(document):
        return document
    page = _page(url, body, "text/html", written)
    return page if url else _page(declared_address(page) or name_of(body), body, "text/html", written)


def _archive(file: Path) -> Iterator[Page | Reject]:
    number = 0
    for number, page in enumerate(pages_of_warc(file), start=1):  # noqa: B007 - how many there were
        yield page
    if not number:
        yield unread(file, "no-pages", "no answer there is a web page")


def _json_lines(file: Path) -> Iterator[Page | Reject]:
    written = datetime.fromtimestamp(file.stat().st_mtime, UTC)
    with file.open("rb") as lines:
        for number, line in enumerate(lines, start=1):
            try:
                if line.strip():
                    yield _json_page(json.loads(line), written)
            except (ValueError, KeyError, TypeError, AttributeError) as problem:
                detail = f"line {number}: {type(problem).__name__}: {problem}; expected {JSON_LINE}"
                yield unread(file, "bad-line", detail, f"#line-{number}")


def _json_page(said: dict[str, Any], written: datetime) -> Page:
    body = said["html"].encode() if "html" in said else base64.b64decode(said["html_base64"])
    charset = "utf-8" if "html" in said else said.get("encoding")
    fetched_at = datetime.fromisoformat(said["fetched_at"]) if said.get("fetched_at") else written
    content_type = f"text/html; charset={charset}" if charset else "text/html"
    url = said.get("url") or name_of(body)
    url.encode()  # half a character, which JSON can spell, nothing can store: a ValueError
    return _page(url, body, content_type, fetched_at.astimezone(UTC))


def _page(url: str, body: bytes, content_type: str, fetched_at: datetime) -> Page:
    return Page(url, url, 200, {"content-type": content_type}, body, fetched_at, outlet="")


def _address(words: str) -> str | None:
    try:
        return canonical(words.strip())
    except BadAddressError:
        return None
