"""Who wrote it, who photographed it, whom it was taken from: the three things a byline says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipelines.text.agencies import is_agency
from pipelines.text.names import is_placeholder, is_vietnamese_name, looks_like_name, restore_case

LONGEST_LINE = 120
_PHOTO = re.compile(
    r"(?:^|[\s.;,|–-]+)(?:ảnh|hình ảnh|photos?|fotos?|bild(?:er)?|video|clip|đồ họa)\s*:\s*(?P<name>[^:;|]+)$",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"^\(?(?:(?:bài|tin|text|thực hiện|story|words|texto|texte)(?:\s*(?:,|và|&|and|-|\+)\s*(?:ảnh|clip|video|hình|photos?))*\s*:|"
    r"(?:by|von|par|por|di|door|av|af|bởi|oleh)\b(?=\s+[^\W\d_])\s*:?|(?:tác giả|người viết|thực hiện|author|autor)\s*:)\s*",
    re.IGNORECASE,
)
_FROM = re.compile(
    r"^\(?(?:theo|nguồn(?:\s*tin)?|source|quelle|fuente|fonte|according to)\s*:?\s+(?P<name>.+?)\)?$",
    re.IGNORECASE,
)
_OFFICE = re.compile(r"/(?=(?:Báo|TTXVN|Tạp chí|Đài|VOV|VTV|Vietnam))")
_SPLIT = re.compile(
    r"\s*[;|•·\n]\s*|\s+[-–—&]\s+|\s+(?:and|và|und|et|og|och|en|и|y)\s+|\s*,\s*", re.IGNORECASE
)
_SHORT_ROLE = re.compile(r"\s*\((?:thực hiện|tổng hợp|ghi|lược thuật|dịch|biên dịch)\)\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Names:
    """Persons who wrote, agencies and outlets it was taken from, and whoever took the pictures."""

    authors: tuple[str, ...] = ()
    credits: tuple[str, ...] = ()
    photographers: tuple[str, ...] = ()


def read_byline(line: str) -> Names:
    """Return whom a byline names, by its own words.

    >>> read_byline("Bài, ảnh: NGUYỄN VĂN A").authors
    ('Nguyễn Văn A',)
    >>> read_byline("Tạ Nguyên/Báo Tin tức")
    Names(authors=('Tạ Nguyên',), credits=('Báo Tin tức',), photographers=())
    >>> read_byline("Theo TTXVN").credits, read_byline("P.V").authors
    (('TTXVN',), ())
    """
    line = _SHORT_ROLE.sub("", line.strip()).strip()
    photographers: tuple[str, ...] = ()
    if not _ROLE.match(line) and (match := _PHOTO.search(line)):
        photographers = tuple(_parts(match["name"]))
        line = line[: match.start()]
    line = _ROLE.sub("", line)
    if match := _FROM.match(line):
        return _sorted([match["name"]], photographers, stated_source=True)
    return _sorted(_parts(line), photographers)


def sort_names(names: Iterable[tuple[str, bool]]) -> Names:
    """Return given names as persons and credits; the second of a pair says that the page calls it an organisation."""
    authors: list[str] = []
    sources: list[str] = []
    for name, is_organisation in names:
        if is_organisation:
            sources.append(name)
            continue
        read = read_byline(name) if _FROM.match(name) or _OFFICE.search(name) else _sorted([name], ())
        authors += read.authors
        sources += read.credits
    return Names(once(authors), once(sources))


def once(names: Iterable[str]) -> tuple[str, ...]:
    """Return each name once, in order, whatever its case."""
    unique: dict[str, str] = {}
    for name in names:
        unique.setdefault(name.casefold(), name)
    return tuple(unique.values())


def _sorted(names: Sequence[str], photographers: tuple[str, ...], *, stated_source: bool = False) -> Names:
    """Names told apart."""
    authors: list[str] = []
    sources: list[str] = []
    for whole in names:
        for index, name in enumerate(_OFFICE.split(whole)):
            name = restore_case(name.strip(" .,;:|–—-"))  # noqa: PLW2901 - the same name, tidier
            if not name or is_placeholder(name):
                continue
            person = not is_agency(name) and index == 0 and (not stated_source or is_vietnamese_name(name))
            (authors if person else sources).append(name)
    return Names(once(authors), once(sources), tuple(restore_case(name) for name in photographers))


def _parts(line: str) -> list[str]:
    """The names in a line: behind the first comma only what looks like a name, not an office."""
    parts = [part for part in _SPLIT.split(line) if part]
    return [
        part for index, part in enumerate(parts) if index == 0 or looks_like_name(part) or is_agency(part)
    ]
