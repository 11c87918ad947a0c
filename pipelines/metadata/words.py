"""Small work on words that all of a page's fields need: squashing, showing, comparing."""

from __future__ import annotations

import html
import re
import unicodedata

from lxml.etree import _Element as Element
from lxml.etree import iterwalk

from pipelines.text.blanks import on_one_line

TAG = re.compile(r"</?([a-zA-Z][a-zA-Z0-9]*)[^<>]{0,500}>")
WORD = re.compile(r"\w+")
INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")
SILENT = frozenset(
    {"script", "style", "noscript", "template", "svg", "button", "iframe", "select", "textarea"}
)
GAPS = frozenset({"br", "p", "div", "li", "tr", "td", "h1", "h2", "h3"})


def squash(text: str) -> str:
    """Return a text on one line, with entities that were escaped once too often resolved.

    >>> squash("  B&amp;#225;o\\n Gia Lai ")
    'Báo Gia Lai'
    """
    if "&" in text:
        text = html.unescape(text)
        if "&" in text:
            text = html.unescape(text)
    if not text.isascii():
        text = INVISIBLE.sub("", text)
    return on_one_line(text)


def plain(text: str) -> str:
    """Return a text of JSON or a meta without the HTML some publishers leave in it.

    >>> plain("A <i>fine</i> day<br>for ducks")
    'A fine day for ducks'
    """
    text = squash(text)
    return squash(TAG.sub(_gap, text)) if "<" in text else text


def text_of(element: Element) -> str:
    """Return the words an element shows, on one line.

    >>> from lxml.html import fromstring
    >>> text_of(fromstring("<h1>Rain<br>again <script>1</script></h1>"))
    'Rain again'
    """
    return squash(_shown(element, " ")) if len(element) else squash(element.text or "")


def lines_of(element: Element) -> list[str]:
    """Return the lines of words that an element shows.

    >>> from lxml.html import fromstring
    >>> lines_of(fromstring("<div><p>By <b>Ann Lee</b></p><div><p>Gazette</p></div></div>"))
    ['By Ann Lee', 'Gazette']
    """
    return list(filter(None, map(squash, _shown(element, "\n\n").split("\n\n"))))


def _shown(element: Element, gap: str) -> str:
    """All text that an element shows, with something where a block begins or ends."""
    parts: list[str] = []
    silent = 0
    for event, node in iterwalk(element, ("start", "end")):
        if event == "start":
            silent += node.tag in SILENT
            shown = node.text
        else:
            silent -= node.tag in SILENT
            shown = node.tail if node is not element else None
        if not silent:
            parts.append(f"{gap}{shown or ''}" if node.tag in GAPS else shown or "")
    return "".join(parts)


def key(text: str) -> tuple[str, ...]:
    """Return the words of a text, for comparing it whatever its case, marks and spaces.

    >>> key("The “Rain”, again") == key("the rain again!")
    True
    """
    return tuple(WORD.findall(unicodedata.normalize("NFC", text).casefold()))


def _gap(tag: re.Match[str]) -> str:
    return " " if tag[1].lower() in GAPS else ""
