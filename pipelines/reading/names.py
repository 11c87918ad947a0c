"""What the names of a page's boxes say: the words publishers everywhere give to what is not the article's text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from pipelines.reading.name_words import is_for_paper, names_content, pairs_of, words_of
from pipelines.reading.vocabulary import load
from storage.remembered import Remembered


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
PLACE_STAMPS = _NAMES["place stamps"]  # in the line of a stand-first

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
# What is quoted is no list of tags, whatever an editor's system calls what it marks.
_OF_QUOTATIONS = frozenset(Foreign) - {Foreign.TAGS}
_OF_TAG = {
    **dict.fromkeys(HEADINGS, _OF_HEADINGS),
    **dict.fromkeys(CELLS, _OF_CELLS),
    "blockquote": _OF_QUOTATIONS,
}
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
_FOR_PAPER = Verdict(Foreign.HIDDEN, "print")
_VERDICTS = {word: Verdict(kind, word) for kind in Foreign for word in _NAMES[kind]}
_PARTS_INSIDE = {kind: "|".join(sorted(_NAMES[f"in {kind}"])) for kind in Foreign if f"in {kind}" in _NAMES}
_INSIDE = re.compile("|".join(f"(?P<{kind}>{parts})" for kind, parts in _PARTS_INSIDE.items()))
_ANY_INSIDE = re.compile("|".join(_PARTS_INSIDE.values()))  # without groups: five times as fast to say no

MOST_NAMES = 50_000  # of boxes, that are remembered
LONG_WORD = 6  # letters from which a word may hold another


def foreign(tag: str, names: str) -> Verdict | None:
    """Return what a box holds that is not the article's text, by its tag and the names its author gave it.

    >>> foreign("div", "article-relate clearfix"), foreign("div", "has-sidebar"), foreign("p", "")
    (Verdict(kind=<Foreign.RELATED: 'related'>, word='relate'), None, None)
    """
    if tag in _TAGS:
        return _TAGS[tag]
    said = _SAID[names]
    if said and (own := _OF_TAG.get(tag)):
        return next((verdict for verdict in said if verdict.kind in own), None)
    return said[0] if said else None


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


def _said(names: str) -> Sequence[Verdict]:
    said = [_MEANINGS[name] for name in names.split()]
    return [verdict for meanings in said for verdict in meanings] if any(said) else ()


def _meanings(name: str) -> Sequence[Verdict]:
    """Return what a name says, word for word; most say nothing."""
    if is_for_paper(name):
        return [_FOR_PAPER]
    words = words_of(name)
    found = [verdict for word in words if (verdict := _MEANING[word])]
    found += [_VERDICTS[pair] for pair in pairs_of(words) if pair in _VERDICTS]
    return found if found and names_content(name, words) else ()


def _meaning(word: str) -> Verdict | None:
    """Return what a word says, or one inside it; publishers everywhere build their names of the same words."""
    if word in _VERDICTS or len(word) < LONG_WORD:
        return _VERDICTS.get(word)
    inside = _INSIDE.search(word) if _ANY_INSIDE.search(word) else None
    return Verdict(Foreign(inside.lastgroup or ""), word) if inside else None


# What a word says, a name, and all names of a box: each page has some that no other has.
_MEANING = Remembered(_meaning, MOST_NAMES)
_MEANINGS = Remembered(_meanings, MOST_NAMES)
_SAID = Remembered(_said, MOST_NAMES)


@lru_cache(maxsize=MOST_NAMES)
def _says(name: str, what: str) -> bool:
    words = words_of(name)
    return not _NAMES[what].isdisjoint([*words, *pairs_of(words)]) and names_content(name, words)
