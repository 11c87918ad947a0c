"""The paragraphs of a text that stands as HTML in a page's data, for a script to draw."""

from __future__ import annotations

from lxml.etree import ParserError
from lxml.html import HTMLParser, fragment_fromstring

from pipelines.reading.sift import sift
from pipelines.reading.walk import lay_out


def paragraphs_in(markup: str) -> list[str]:
    """Return what of a piece of HTML is text: without pictures and their captions, cards, and lines that lead elsewhere.

    >>> paragraphs_in("<p>It rained.</p><figure><figcaption>Rain</figcaption></figure><p>Read also: <a href='/'>The ferry was sold again</a></p>")
    ['It rained.']
    """
    try:
        root = fragment_fromstring(
            markup, create_parent="div", parser=HTMLParser(remove_comments=True, remove_pis=True)
        )
    except (ParserError, ValueError):
        return []
    layout = lay_out(root)
    open_blocks = [block for block in layout.blocks if not any(box.foreign for box in block.box.around())]
    return [block.text for block in sift(open_blocks, (), set(), layout.refrains).kept]
