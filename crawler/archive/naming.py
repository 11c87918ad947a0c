"""Names for what has no address on the web: pages nobody knows the address of, files, and places in them."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from hashlib import blake2b
from pathlib import Path

from pipelines.addresses import BadAddressError, canonical
from pipelines.page import Page
from storage.records import Reject, Stage


def unread(file: Path, reason: str, detail: str, place: str = "") -> Reject:
    """Return the reject of a file, or of a part of it, that could not even be read."""
    return Reject(address_of(file) + place, "", Stage.FETCH, reason, detail)


def address_of(file: Path) -> str:
    """Return the address under which a file is rejected; that of a place in it goes on with ``#``."""
    return file.absolute().as_uri()


def shown(file: Path) -> str:
    """Return a file's name as text, also one whose bytes are none."""
    return os.fsencode(file).decode("utf-8", "replace")


def name_of(body: bytes) -> str:
    """Return the address of a page that has none: a name made of its content.

    >>> name_of(b"words")
    'urn:blake2b:3be147d0936baf6d1beb65ca7654472b'
    """
    return f"urn:blake2b:{blake2b(body, digest_size=16).hexdigest()}"


def web_address(words: str) -> str | None:
    """Return the one spelling of an address, None for what is none of the web."""
    try:
        return canonical(words.strip())
    except BadAddressError:
        return None


def written(file: Path) -> datetime:
    """Return when a file was written."""
    return datetime.fromtimestamp(file.stat().st_mtime, UTC)


def page_of(url: str, body: bytes, content_type: str, fetched_at: datetime) -> Page:
    """Return a page that somebody else fetched."""
    return Page(url, url, 200, {"content-type": content_type}, body, fetched_at, outlet="")
