"""JSON-LD of a page: its blocks parsed leniently, its nodes walked within bounds."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml.etree import _Element as Element

MOST_NODES = 2000
MOST_BLOCKS = 60
LONGEST_BLOCK = 2_000_000
DEEPEST = 8

WRAPPING = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)|(?:-->|//\s*\]\]>|/\*\s*\]\]>\s*\*/|\]\]>)\s*$"
)
TRAILING_COMMA = re.compile(r",(?=\s*[}\]])")
MISSING_VALUE = re.compile(r'("\s*:)(?=\s*[,}])')
STRING = re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL)
BARE_VALUE = re.compile(
    r"(:\s*)(\d{4}-\d\d-\d\d[T ]?[\d:.]*(?:[+-]\d\d:?\d\d|Z)?|https?://[^\s\"'<>,}\]]+)(?=\s*(?:[,}\]]|\n))"
)
QUOTE = re.compile('"')
SIGNS = "{}[],:\\"
INDENT = 80  # letters of blanks that may stand between a sign of JSON and a string
MISSING_COMMA = re.compile(r'(["\d\]}])(\s*\n\s*)(?=")')
BAD_ESCAPE = re.compile(r'\\(?!["\\/bfnrt]|u[0-9a-fA-F]{4})')
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")

INWARD = ("@graph", "mainEntity", "mainEntityOfPage")
LISTED = ("itemListElement", "item", "hasPart", "itemReviewed")


@dataclass(frozen=True, slots=True)
class Node:
    """An object of JSON-LD; ``listed`` when it stands in a list of things, as breadcrumbs and teasers do."""

    types: tuple[str, ...]
    data: dict[str, Any]
    listed: bool = False


def read_nodes(scripts: list[Element]) -> list[Node]:
    """Return all objects of a page's JSON-LD in reading order; what cannot be parsed is passed over."""
    nodes: list[Node] = []
    blocks = [script for script in scripts if "ld+json" in (script.get("type") or "").lower()]
    for script in blocks[:MOST_BLOCKS]:
        value = parse(script.text or "")
        for node in _walk(value, listed=False, depth=0):
            nodes.append(node)
            if len(nodes) >= MOST_NODES:
                return nodes
    return nodes


def parse(text: str) -> Any:  # noqa: ANN401 (JSON is any)
    """Parse a block as leniently as search engines do; None when nothing helps.

    Publishers print JSON through templates: raw newlines, trailing and missing commas, empty values, dates and
    addresses without quotation marks, quotations without escapes, comment and CDATA wrappers, escapes that JSON has not, entities.

    >>> parse('<!-- {"name": "a\\nb", "x": , "y": [1,],} -->')
    {'name': 'a\\nb', 'x': None, 'y': [1]}
    >>> parse('{"name": "The "old" wall", "datePublished": 2023-06-05T08:30:00Z}')
    {'name': 'The "old" wall', 'datePublished': '2023-06-05T08:30:00Z'}
    """
    if len(text) > LONGEST_BLOCK:
        return None
    for attempt in _attempts(text):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _attempts(text: str) -> Iterator[str]:
    text = text.strip()
    yield text
    text = CONTROL.sub(" ", WRAPPING.sub("", WRAPPING.sub("", text))).strip().rstrip(";")
    yield text
    mended = BAD_ESCAPE.sub(r"\\\\", text)
    mended = MISSING_VALUE.sub(r"\1 null", TRAILING_COMMA.sub("", mended))
    mended = BARE_VALUE.sub(r'\1"\2"', mended)
    yield mended
    yield mended[: mended.rfind("}") + 1]
    yield html.unescape(mended)
    yield MISSING_COMMA.sub(r"\1,\2", mended)
    yield _with_quotations(mended)
    yield from _objects_apart(mended)


def _with_quotations(text: str) -> str:
    """The text with those quotation marks escaped that neither begin nor end a string: no sign of JSON stands beside them."""

    def escaped(match: re.Match[str]) -> str:
        here = match.start()
        before = text[max(0, here - INDENT) : here].rstrip()[-1:]
        behind = text[here + 1 : here + INDENT].lstrip()[:1]
        return '"' if before in SIGNS or behind in SIGNS else '\\"'

    return QUOTE.sub(escaped, text)


def _objects_apart(text: str) -> Iterator[str]:
    """Objects printed one after the other, without the list that should hold them."""
    joined = re.sub(r"\}\s*,?\s*\{", "},{", text)
    if joined.startswith("{"):
        yield f"[{joined}]"


def _walk(value: Any, *, listed: bool, depth: int) -> Iterator[Node]:  # noqa: ANN401 (JSON is any)
    if depth > DEEPEST:
        return
    if isinstance(value, list):
        for item in value:
            yield from _walk(item, listed=listed, depth=depth + 1)
    elif isinstance(value, dict):
        yield Node(types=_types(value), data=value, listed=listed)
        for name in INWARD:
            if isinstance(value.get(name), dict | list):
                yield from _walk(value[name], listed=listed, depth=depth + 1)
        for name in LISTED:
            if isinstance(value.get(name), dict | list):
                yield from _walk(value[name], listed=True, depth=depth + 1)


def _types(data: dict[str, Any]) -> tuple[str, ...]:
    types = data.get("@type") or data.get("type") or ()
    types = types if isinstance(types, list) else (types,)
    return tuple(t.rsplit("/", 1)[-1].rsplit(":", 1)[-1].lower() for t in types if isinstance(t, str))
