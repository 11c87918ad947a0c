"""Selectors of outlets' files, CSS or XPath, compiled once."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TypeAlias

from cssselect import SelectorError
from lxml import etree
from lxml.etree import _Element as Element
from parsel.csstranslator import HTMLTranslator

Found: TypeAlias = Element | str
Selector: TypeAlias = Callable[[Element], list[Found]]

TRANSLATOR = HTMLTranslator()
XPATH_STARTS = ("/", "./", "(")
NAMESPACES = {"re": "http://exslt.org/regular-expressions", "set": "http://exslt.org/sets"}


@lru_cache(maxsize=4096)
def compile_selector(text: str) -> Selector:
    """Compile a selector; calling the result with an element gives what it selects, in document order.

    XPath is what starts with ``/``, ``./`` or ``(``; all else is CSS, with parsel's ``::text`` and ``::attr(x)``.
    Raises ``ValueError`` for a selector that does not compile, or that selects no elements and no text.

    >>> from lxml.html import fromstring
    >>> page = fromstring("<div><time class=when datetime=2023>June</time></div>")
    >>> compile_selector("time.when::attr(datetime)")(page), compile_selector("//time/text()")(page)
    (['2023'], ['June'])
    """
    try:
        xpath = text if text.startswith(XPATH_STARTS) else TRANSLATOR.css_to_xpath(text)
        compiled = etree.XPath(xpath, namespaces=NAMESPACES, smart_strings=False)
        sample = compiled(etree.Element("html"))
    except (SelectorError, etree.XPathError) as problem:
        raise ValueError(f"bad selector {text!r}: {problem}") from problem
    if not isinstance(sample, list | str):
        kind = type(sample).__name__
        raise ValueError(f"bad selector {text!r}: it gives a {kind}, not elements or text")  # noqa: TRY004 (bad value)

    def select(root: Element) -> list[Found]:
        found = compiled(root)
        return found if isinstance(found, list) else [found] if found else []

    return select
