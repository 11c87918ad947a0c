"""The few marks of a manuscript's body: paragraphs, subheads, lists, pictures, and boxes of related articles."""

from __future__ import annotations

import re
from dataclasses import dataclass

_KINDS = {"ảnh": "photo", "tin liên quan": "related", "xem thêm": "see_also", ">>": "arrow"}
_MARKED = re.compile(rf"\[(?P<mark>{'|'.join(_KINDS)}) ?(?P<name>[a-z0-9-]*)\] (?P<rest>.+)")
_OPENINGS = {"## ": "subhead", "- ": "item", "> ": "quote"}
WORDS = frozenset({"paragraph", "subhead", "item", "quote"})


@dataclass(frozen=True, slots=True)
class Block:
    """A block of a body: words, a picture with caption and photographer, or a box that names other articles."""

    kind: str
    text: str = ""
    picture: str | None = None
    credit: str | None = None
    articles: tuple[int, ...] = ()


def blocks_of(body: str) -> tuple[Block, ...]:
    """Read a body, whose blocks are set apart by blank lines.

    >>> [block.kind for block in blocks_of("Một đoạn.\\n\\n## Tít xen\\n\\n[ảnh cau] Cầu mới. | Hồng Thương")]
    ['paragraph', 'subhead', 'photo']
    """
    return tuple(_block(" ".join(part.split())) for part in re.split(r"\n\s*\n", body.strip()))


def _block(text: str) -> Block:
    marked = _MARKED.fullmatch(text)
    if marked:
        return _marked_block(_KINDS[marked["mark"]], marked["name"], marked["rest"])
    for opening, kind in _OPENINGS.items():
        if text.startswith(opening):
            return Block(kind, text.removeprefix(opening))
    return Block("paragraph", text)


def _marked_block(kind: str, name: str, rest: str) -> Block:
    if kind == "photo":
        caption, _, credit = rest.partition(" | ")
        return Block(kind, caption, picture=name, credit=credit or None)
    return Block(kind, articles=tuple(int(key) for key in rest.split()))
