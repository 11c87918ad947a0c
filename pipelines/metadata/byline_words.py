"""The persons that the words of a byline name."""

from __future__ import annotations

import re
from itertools import takewhile

from pipelines.metadata import vocabulary
from pipelines.metadata.date_lines import without_date
from pipelines.metadata.people import looks_like_person, names_of

STARTS = "|".join(vocabulary.BYLINE_STARTS)
VERBS = "|".join(vocabulary.BYLINE_VERBS)
LABELS = "|".join(vocabulary.BYLINE_LABELS)
LEAD = re.compile(
    rf"\s*(?:(?:{LABELS})\s*[:：/／・]|(?:{VERBS})\s+(?:{STARTS}|da|dal)\b:?|(?:{STARTS})\s*[:：])\s*",
    re.IGNORECASE,
)
HYPHEN = re.compile(r"\s+-\s+")  # between a writer and an outlet
VERB = re.compile(rf"\s*(?:{VERBS})\b", re.IGNORECASE)
BY_INSIDE = re.compile(rf"(?:^|\s)(?:{STARTS})\s+(?=[^\W\d_])")
OTHER_ROLE = re.compile(
    r"(?<!bài)(?<!tin)\s*[|•·;,/–-]\s*(?:editor\w*|redakt\w+|penyunting|photo\w*|foto\w*|video|ảnh|фото|illustrat\w+|übersetz\w+|tradu\w+)\s*:.*",
    re.IGNORECASE,
)
TAKEN_FROM = re.compile(
    r"(?:theo|nguồn|source|sources|quelle|fonte|fuente|bron|kilde|källa|źródło|zdroj|forrás|kaynak)\b",
    re.IGNORECASE,
)


def persons_in(line: str) -> list[str]:
    """Return the persons a visible byline names, without date, place and office.

    >>> persons_in("Von Jan Roth, Stand: 5. Juni 2023, 8:30 Uhr"), persons_in("Quelle: dpa")
    (['Jan Roth'], [])
    >>> persons_in("Posted Monday, June 5, 2023 by Ann Lee"), persons_in("Penulis: Sari Dewi | Editor: Budi Santoso")
    (['Ann Lee'], ['Sari Dewi'])
    >>> persons_in("Theo Tuổi Trẻ")  # "according to": a credit
    []
    """
    line = OTHER_ROLE.sub("", line)
    if TAKEN_FROM.match(line.strip()):
        return []
    inside = list(BY_INSIDE.finditer(line))
    parts = [line[inside[-1].end() :]] if inside else []
    lead = LEAD.match(line)
    if lead or not VERB.match(line):
        parts.append(line[lead.end() if lead else 0 :])
    return next((persons for part in parts if (persons := _persons(without_date(part)))), [])


def _persons(words: str) -> list[str]:
    names = (whole for piece in HYPHEN.split(words) for whole in names_of(piece))
    return [name for whole in names if looks_like_person(name := _begin_of_name(whole))]


def _begin_of_name(line: str) -> str:
    """Return the words of a line up to the place, paper or task behind a name: "Ann Lee" of "Ann Lee in Exeter".

    >>> _begin_of_name("Ann Lee in Exeter"), _begin_of_name("Ludwig van der Rohe")
    ('Ann Lee', 'Ludwig van der Rohe')
    >>> _begin_of_name("WALT JESSUP Bugle")  # a name in capitals ends with them
    'WALT JESSUP'
    """
    words = line.split()
    in_capitals = len(words) > 2 and words[0].isupper() and words[1].isupper() and len(words[1]) > 2
    kept = takewhile(str.isupper if in_capitals else _is_of_name, words)
    return " ".join(kept) or line


def _is_of_name(word: str) -> bool:
    """Whether a word may belong to a name: neither a small word for a place nor one for what somebody does."""
    return word not in vocabulary.NAME_ENDS and not (word.islower() and word in vocabulary.JOBS)
