"""An article's text out of the page's JSON, for pages whose text is drawn by a script."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from lxml.etree import _Element as Element

from pipelines.metadata.article_node import ArticleNodes, first_text
from pipelines.metadata.words import squash
from pipelines.reading.drawn import paragraphs_in

LONGEST_SCRIPT = 4_000_000
MOST_VALUES = 200_000
DEEPEST = 40
MOST_ASSIGNMENTS = 30  # of one script
SHORTEST_TEXT = 60
SHORTEST_BODY = 400  # bytes of UTF-8

ASSIGNMENT = re.compile(
    r"(?:^|[;\n])\s*(?:window\.|var |let |const |self\.)?[\w.$\[\]\"']{2,60}\s*=\s*(?=[{\[])"
)
PUSH = re.compile(r"^\s*(?:self|window)\.\w+\.push\(\s*(?=\[)")
# A state that a function gives, as Nuxt writes it: no JSON, but its texts are.
WRAPPED = re.compile(r"\s*window\.\w+\s*=\s*\(function\(")
MEMBER = re.compile(r'([\w$]{1,40}):("(?:[^"\\]|\\.)*")')
PARAGRAPH = re.compile(r"</?(?:p|br|div|li|h\d|blockquote)\b[^>]{0,300}>", re.IGNORECASE)
DRAWN = re.compile(r"<(?:p|br|div)\b[^<>]{0,300}>", re.IGNORECASE)
TAG = re.compile(r"<[^<>]{1,500}>")
SENTENCE = re.compile(r"[.!?。！？…][\"'”’»)]?(?:\s|$|<)")


def text_in_json(nodes: ArticleNodes, scripts: list[Element]) -> str | None:
    """Return the text of JSON-LD's ``articleBody``, else of the app's state; paragraphs stand apart by a blank line."""
    said = nodes.text("articleBody")
    if said and _is_body(said):
        raw = next(value for value in nodes.each("articleBody") if first_text(value))
        return _paragraphs([raw]) if isinstance(raw, str) else said
    states = [*_states(scripts), _pushed(scripts)]
    best = max((_longest_text(value) for value in states), key=len, default="")
    return best if _is_body(best) else None


def _is_body(text: str) -> bool:
    """Tell whether a text is long enough to be an article's; in Chinese, Japanese, Korean a letter says more."""
    return len(text.encode("utf-8", "replace")) >= SHORTEST_BODY


def _states(scripts: list[Element]) -> Iterator[Any]:
    for script in scripts:
        text = script.text or ""
        if not SHORTEST_BODY <= len(text) <= LONGEST_SCRIPT or "ld+json" in (script.get("type") or ""):
            continue
        if WRAPPED.match(text):
            yield list(_members(text))
        is_data = "json" in (script.get("type") or "")
        starts = [len(text) - len(text.lstrip())] if is_data else [m.end() for m in ASSIGNMENT.finditer(text)]
        for start in starts[:MOST_ASSIGNMENTS]:
            try:
                yield json.JSONDecoder(strict=False).raw_decode(text, start)[0]
            except (ValueError, RecursionError):
                continue


def _members(text: str) -> Iterator[dict[str, str]]:
    for member in MEMBER.finditer(text):
        if len(member[2]) >= SHORTEST_TEXT:
            try:
                yield {member[1]: json.loads(member[2], strict=False)}
            except ValueError:
                continue


def _pushed(scripts: list[Element]) -> list[str]:
    """The HTML that a streamed page pushes into its state piece by piece."""
    pieces: list[str] = []
    for script in scripts:
        found = PUSH.match(script.text or "")
        if found and len(script.text or "") <= LONGEST_SCRIPT:
            try:
                values, _ = json.JSONDecoder(strict=False).raw_decode(script.text or "", found.end())
            except (ValueError, RecursionError):
                continue
            texts = [value for value in values if isinstance(value, str)] if isinstance(values, list) else []
            pieces += [text for text in texts if text.lstrip().startswith("<")]
    return pieces


def _longest_text(state: Any) -> str:  # noqa: ANN401 (JSON is any)
    """Return the longest text made of the strings in one place of a state; a place is a path without its numbers."""
    places: dict[tuple[str, ...], list[str]] = {}
    for path, text in _texts(state):
        places.setdefault(path, []).append(text)
    best = max(places.values(), key=lambda texts: sum(map(len, dict.fromkeys(texts))), default=[])
    return _paragraphs(list(dict.fromkeys(best)))


def _texts(state: Any) -> Iterator[tuple[tuple[str, ...], str]]:  # noqa: ANN401 (JSON is any)
    stack: list[tuple[tuple[str, ...], Any]] = [((), state)]
    for _ in range(MOST_VALUES):
        if not stack:
            return
        path, value = stack.pop()
        if isinstance(value, str):
            if (
                len(value) >= SHORTEST_TEXT
                and SENTENCE.search(value)
                and not value.startswith(("http", "{", "function"))
            ):
                yield path, value
        elif isinstance(value, list) and len(path) < DEEPEST:
            stack += [(path, item) for item in reversed(value)]
        elif isinstance(value, dict) and len(path) < DEEPEST:
            stack += [((*path, name), item) for name, item in reversed(value.items())]


def _paragraphs(texts: list[str]) -> str:
    markup = "\n".join(texts)
    if DRAWN.search(markup) and (drawn := paragraphs_in(markup)):
        return "\n\n".join(map(squash, drawn))
    pieces = [piece for text in texts for piece in re.split(r"\n\s*\n|\n", PARAGRAPH.sub("\n\n", text))]
    return "\n\n".join(line for piece in pieces if (line := squash(TAG.sub("", piece))))
