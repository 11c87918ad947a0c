"""Pages that are empty until scripts run: known by a body that shows nothing but loads scripts."""

from __future__ import annotations

from lxml.etree import _Element as Element

from pipelines.document import parse
from pipelines.page import Page

UNSEEN = ("script", "style", "noscript", "template", "title")
MOST_LETTERS = 100  # "Loading …", a name, a line on cookies


def needs_scripts(page: Page) -> bool:
    """Tell whether a page that gave no text has none before its scripts have run."""
    root = parse(page).root
    return next(root.iter("script"), None) is not None and _letters_shown(root) < MOST_LETTERS


def _letters_shown(root: Element) -> int:
    """Count the letters a reader would see: all of the page's, less those in scripts and the like."""
    return _letters(root) - sum(map(_letters, root.iter(*UNSEEN)))


def _letters(element: Element) -> int:
    return sum(len(words.strip()) for words in element.itertext())
