"""What the names of a page's boxes say: the words publishers everywhere give to what is not the article's text."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache
from operator import add
from typing import NamedTuple

from pipelines.reading.vocabulary import load


class Foreign(StrEnum):
    """What a box that is not the article's text holds, as far as its name tells."""

    NAVIGATION = "navigation"
    SHARE = "share"
    COMMENTS = "comments"
    RELATED = "related"
    ADVERT = "advert"
    OFFER = "offer"
    CONSENT = "consent"
    EMBED = "embed"
    BYLINE = "byline"
    CAPTION = "caption"
    TAGS = "tags"
    SIDE = "side"
    HEAD = "head"
    HIDDEN = "hidden"


class Verdict(NamedTuple):
    """What a box holds that is not the article's text, and the word or tag that says so."""

    kind: Foreign
    word: str


_NAMES = {head: frozenset(" ".join(lines).split()) for head, lines in load("names.txt").items()}
INLINE_TAGS, SILENT_TAGS, TEXT_TAGS = _NAMES["inline tags"], _NAMES["silent tags"], _NAMES["text tags"]
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
CELLS = frozenset({"tr", "td", "th", "tbody", "thead"})

# Where the text of other boxes is long it is the article all the same: publishers name the box of the text after its
# paywall, its gallery or its adverts. These may well hold more prose than a short article does, and stay foreign.
NEVER_BODY = frozenset({Foreign.COMMENTS, Foreign.CONSENT, Foreign.HIDDEN, Foreign.NAVIGATION})
NEVER_BODY_WORDS = _NAMES["never body"]

LED_ANYWHERE = _NAMES["led anywhere"]

# A heading's name is often the anchor of a table of contents, or says how it looks.
_OF_HEADINGS = frozenset(
    {
        Foreign.HIDDEN,
        Foreign.RELATED,
        Foreign.COMMENTS,
        Foreign.OFFER,
        Foreign.ADVERT,
        Foreign.BYLINE,
        Foreign.CAPTION,
    }
)
# Names of cells are those of columns, but for the old layouts that set a whole page in a table.
_OF_CELLS = frozenset(
    {Foreign.RELATED, Foreign.COMMENTS, Foreign.NAVIGATION, Foreign.SIDE, Foreign.SHARE, Foreign.ADVERT}
)
_TAGS = {
    tag: Verdict(kind, tag)
    for kind, tags in {
        Foreign.NAVIGATION: ("nav", "menu"),
        Foreign.SIDE: ("aside", "footer"),
        Foreign.OFFER: ("form",),
        Foreign.CAPTION: ("figure", "figcaption"),
        Foreign.HEAD: ("header",),
        Foreign.BYLINE: ("address",),
    }.items()
    for tag in tags
}
_VERDICTS = {word: Verdict(kind, word) for kind in Foreign for word in _NAMES[kind]}
_PARTS_INSIDE = {kind: "|".join(sorted(_NAMES[f"in {kind}"])) for kind in Foreign if f"in {kind}" in _NAMES}
_INSIDE = re.compile("|".join(f"(?P<{kind}>{parts})" for kind, parts in _PARTS_INSIDE.items()))
_ANY_INSIDE = re.compile("|".join(_PARTS_INSIDE.values()))  # without groups: five times as fast to say no

_SMALL_LETTERS = re.compile(r"[a-z]+")
_PARTS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_HASH = re.compile(r"[0-9a-f]*(?:[0-9][a-f]|[a-f][0-9])[0-9a-f]{3,}|[0-9]{5,}")
# What WordPress says of the post, and classes of utility frameworks: none names what the box holds.
_OF_POST = re.compile(r"(?:tag|category|author|post|date|menu-item|page)-[^\s_]+|[^\s:]*[:\[/@][^\s]*")
MOST_WORDS = 5  # a name of more is the slug of a headline
LONG_WORD = 6  # letters from which a word may hold another


@lru_cache(maxsize=20_000)
def foreign(tag: str, names: str) -> Verdict | None:
    """Return what a box holds that is not the article's text, by its tag and the names its author gave it.

    >>> foreign("div", "article-relate clearfix"), foreign("div", "has-sidebar"), foreign("p", "")
    (Verdict(kind=<Foreign.RELATED: 'related'>, word='relate'), None, None)
    """
    if tag in _TAGS:
        return _TAGS[tag]
    for name in names.split():
        for verdict in _meanings(name):
            if (tag not in HEADINGS or verdict.kind in _OF_HEADINGS) and (
                tag not in CELLS or verdict.kind in _OF_CELLS
            ):
                return verdict
    return None


def is_standfirst(names: str) -> bool:
    """Tell whether a box is named as the one that holds the stand-first.

    >>> is_standfirst("article__sapo cms-desc"), is_standfirst("article__body"), is_standfirst("lead-image")
    (True, False, False)
    """
    return any(_says(name, "standfirst") and not _says(name, "lead picture") for name in names.split())


def is_surely_standfirst(names: str) -> bool:
    """Tell whether a box is named so that it can hold nothing but the stand-first, even among the paragraphs.

    >>> is_surely_standfirst("sapo"), is_surely_standfirst("intro")
    (True, False)
    """
    return any(_says(name, "sure standfirst") for name in names.split())


def is_subhead(names: str) -> bool:
    """Tell whether a box is named as a heading within the text.

    >>> is_subhead("crosshead"), is_subhead("text")
    (True, False)
    """
    return any(_says(name, "subhead") for name in names.split())


def is_quotation(names: str) -> bool:
    """Tell whether a box is named as one that quotes somebody: engines without ``blockquote`` set words so.

    >>> is_quotation("quote"), is_quotation("pullquote quote"), is_quotation("text")
    (True, False, False)
    """
    return any(_says(name, "quotation") for name in names.split()) and not foreign("div", names)


def is_passage(names: str) -> bool:
    """Tell whether a box is named as the part of a text that is free to read, or that subscribers read.

    >>> is_passage("lee-article-text subscriber-preview"), is_passage("subscriber-offer")
    (True, False)
    """
    return any(_says(name, "passage") for name in names.split())


@lru_cache(maxsize=50_000)
def _meanings(name: str) -> tuple[Verdict, ...]:
    """Return what a name says, word for word; most say nothing."""
    parts = _parts(name)
    found = [verdict for part in parts if (verdict := _meaning(part))]
    if len(parts) > 1:
        found += [_VERDICTS[pair] for pair in _pairs(parts) if pair in _VERDICTS]
    return tuple(found) if found and _names_content(name, parts) else ()


@lru_cache(maxsize=50_000)
def _meaning(word: str) -> Verdict | None:
    """Return what a word says, or one inside it; publishers everywhere build their names of the same words."""
    if word in _VERDICTS or len(word) < LONG_WORD:
        return _VERDICTS.get(word)
    inside = _INSIDE.search(word) if _ANY_INSIDE.search(word) else None
    return Verdict(Foreign(inside.lastgroup or ""), word) if inside else None


@lru_cache(maxsize=50_000)
def _says(name: str, what: str) -> bool:
    parts = _parts(name)
    return not _NAMES[what].isdisjoint([*parts, *_pairs(parts)]) and _names_content(name, parts)


def _parts(name: str) -> list[str]:
    """Return the words a name is made of: ``relatedBox_2`` of ``related`` and ``box``."""
    if name.islower():
        return _SMALL_LETTERS.findall(name)
    return [part.lower() for part in _PARTS.findall(name)]


def _pairs(parts: list[str]) -> list[str]:
    """Join neighbours: ``read-more`` is also ``readmore``."""
    return list(map(add, parts, parts[1:]))


def _names_content(name: str, parts: list[str]) -> bool:
    """Tell whether a name is for what a box holds: not a state, a slug, a number, or what WordPress says of the post."""
    if len(parts) > MOST_WORDS or not _NAMES["state"].isdisjoint(parts):
        return False
    return not (_OF_POST.fullmatch(name) or _HASH.search(name))
