"""Blanks between words, one each."""

from __future__ import annotations


def on_one_line(text: str) -> str:
    r"""Return a text with one blank between its words, and none around them.

    >>> on_one_line(" Báo\n  Gia\xa0Lai ")
    'Báo Gia Lai'
    """
    text = text.strip()
    # Of all blanks only the plain one is printable; to take a paragraph apart costs three times as much as to see that.
    return text if text.isprintable() and "  " not in text else " ".join(text.split())
