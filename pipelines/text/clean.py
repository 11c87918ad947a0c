"""Words as a person would have typed them: one form of each letter, and nothing that cannot be seen."""

from __future__ import annotations

from collections.abc import Iterable
from unicodedata import normalize


def clean_line(text: str) -> str:
    """Return the words in one line, NFC, with single spaces."""
    return " ".join(normalize("NFC", text).split())


def clean_paragraphs(paragraphs: Iterable[str]) -> tuple[str, ...]:
    """Return the paragraphs that hold words, each in one clean line."""
    return tuple(line for line in map(clean_line, paragraphs) if line)
