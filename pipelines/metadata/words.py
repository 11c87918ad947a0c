"""Small work on words that all of a page's fields need: squashing, unescaping, comparing."""

from __future__ import annotations

import html
import re
import unicodedata

from lxml.html import HtmlElement

TAG = re.compile(r"</?[a-zA-Z][^<>]{0,500}>")
WORD = re.compile(r"\w+")
SILENT = frozenset({"script", "style", "noscript", "template", "svg", "button", "iframe"})


def squash(text: str) -> str:
    """Return a text on one line, with entities that were escaped once too often resolved.

    >>> squash("  B&amp;#225;o\\n Gia Lai ")
    'Báo Gia Lai'
    """
    if "&" in text:
        text = html.unescape(text)
        if "&" in text:
            text = html.unescape(text)
    return " ".join(text.split())


def plain(text: str) -> str:
    """Return a text of JSON or a meta without the HTML some publishers leave in it.

    >>> plain("A <i>fine</i> day<br>for ducks")
    'A fine day for ducks'
    """
    text = squash(text)
    return squash(TAG.sub(_gap, text)) if "<" in text else text


def text_of(element: HtmlElement) -> str:
    """Return the words an element shows, on one line.

    >>> from lxml.html import fromstring
    >>> text_of(fromstring("<h1>Rain<br>again <script>1</script></h1>"))
    'Rain again'
    """
    if not len(element):
        return squash(element.text or "")
    return squash("".join(_shown(element)))


def key(text: str) -> tuple[str, ...]:
    """Return the words of a text, for comparing it whatever its case, marks and spaces.

    >>> key("The “Rain”, again") == key("the rain again!")
    True
    """
    return tuple(WORD.findall(unicodedata.normalize("NFC", text).casefold()))


def _gap(tag: re.Match[str]) -> str:
    return " " if tag[0][1:3].lower() in ("br", "p>", "/p", "di", "/d", "li") else ""


def _shown(element: HtmlElement) -> list[str]:
    parts = [element.text or ""]
    for child in element:
        if isinstance(child.tag, str) and child.tag not in SILENT:
            parts += _shown(child)
            if child.tag in ("br", "p", "div", "li"):
                parts.append(" ")
        parts.append(child.tail or "")
    return parts
