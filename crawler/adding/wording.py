"""The words of links: how many there are, whatever the script."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

HEADLINE_WORDS = 4
HEADINGS = ("h1", "h2", "h3", "h4", "h5")
MOST_LEVELS = 4
LETTERS_A_WORD = 3  # of scripts that are written without spaces
UNSPACED = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]")


def word_count(text: str) -> int:
    """Count words; in scripts without spaces, so many letters are one.

    >>> word_count("Rain at last"), word_count("ようやく雨が降り始めた町")
    (3, 4)
    """
    return max(len(text.split()), len(UNSPACED.findall(text)) // LETTERS_A_WORD)


def words_of(element: HtmlElement) -> str:
    """Return an element's text in one line; of a picture without text, the words that stand for it."""
    text = " ".join("".join(map(str, element.itertext())).split())
    return text or " ".join(filter(None, (image.get("alt") for image in element.iter("img"))))


def in_heading(link: HtmlElement) -> bool:
    """Tell whether a link stands in a heading, or a heading in it."""
    return next(link.iter(*HEADINGS), None) is not None or any(
        p.tag in HEADINGS for p in link.iterancestors()
    )


def heading_beside(link: HtmlElement) -> str:
    """Return the heading that a link of few words belongs to: that of the block which leads nowhere else, else nothing."""
    for block in list(link.iterancestors())[:MOST_LEVELS]:
        if any(other.get("href") not in {link.get("href"), None} for other in block.iter("a")):
            return ""
        heading = next(block.iter(*HEADINGS), None)
        if heading is not None:
            return words_of(heading)
    return ""
