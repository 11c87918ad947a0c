"""Who wrote it, who photographed it, whom it was taken from: the three things a byline says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipelines.text.agencies import is_outlet
from pipelines.text.names import is_placeholder, is_vietnamese_name, looks_like_name, restore_case

LONGEST_LINE = 300
LONGEST_SOURCE = 60
_PHOTO = re.compile(
    r"(?:^|[\s.;,|–-]+)(?:ảnh|hình ảnh|photos?|fotos?|bild(?:er)?|video|clip|đồ họa)\s*:\s*(?P<name>[^:;|]+)$",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"^\(?(?:(?:bài|tin|text|thực hiện|story|words|texto|texte)(?:\s*(?:,|và|&|and|-|\+)\s*(?:ảnh|clip|video|hình|photos?))*\s*:|"
    r"(?:(?:text|story|words|report|written|reported) )?(?:by|von|par|por|di|door|av|af|bởi|oleh|από|โดย|بقلم|מאת)\b(?=\s*:|\s+[^\W\d_])\s*:?|(?:tác giả|người viết|thực hiện|author|autor)\s*:|"
    r"(?:ký sự|phóng sự|ghi chép|bút ký|tản văn|tùy bút|truyện ngắn|thơ)\s+của\b)\s*",
    re.IGNORECASE,
)
_FROM = re.compile(
    r"^\(?(?:theo|nguồn(?:\s*tin)?|source|quelle|fuente|fonte|according to)\s*:?\s+(?P<name>.+?)\)?$",
    re.IGNORECASE,
)
_OFFICE = re.compile(r"\s*[/-]\s*(?=(?:[Bb]áo|TTXVN|[Tt]ạp chí|Đài|VOV|VTV|Vietnam)\b)")
_SPLIT = re.compile(
    r"\s*[;|•·\n]\s*|\s+[-–—&]\s+|\s+(?:and|và|und|et|og|och|en|и|y)\s+|\s*,\s*", re.IGNORECASE
)
_HYPHEN = re.compile(r"(?<=\w)-(?=[^\W\d_])")
_JOB = re.compile(
    r"\b(?:editor|reporter|correspondent|writer|columnist|producer|staff|desk|bureau|team|journalist|analyst|chief|"
    r"redakteur(?:in)?|korrespondent(?:in)?|redakcja|redactor|rédact\w+|giornalista|periodista|phóng viên|biên tập)\b",
    re.IGNORECASE,
)
_NOTE = re.compile(
    r"(?<=\w)\s*\([^()]{1,40}\)\s*$"
)  # "(thực hiện)", "(ghi)", "(TP. Pleiku)": how, or from where


_INITIAL = re.compile(r"\s(?:[^\W\d_]|[JS]r)$")
_NO_NAME = re.compile(r":\s|\d\.|\d{3}|\d$|(?:\s\S+){7}")  # a label, a date, a sentence


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
    >>> read_byline("Lê Minh Hà | Theo TTXVN").credits
    ('TTXVN',)
    """
    line = _NOTE.sub("", line[:LONGEST_LINE].strip(" \n,;|•·–—-")).strip()
    photographers: tuple[str, ...] = ()
    if not _ROLE.match(line) and (match := _PHOTO.search(line)):
        photographers = tuple(_parts(match["name"]))
        line = line[: match.start()]
    line = _ROLE.sub("", line)
    if match := _FROM.match(line):
        return _sorted([match["name"]], photographers, stated_source=True)
    parts = _parts(line)
    named = _sorted([part for part in parts if not states_source(part)], photographers)
    sources = [
        source
        for part in parts
        if states_source(part) and (match := _FROM.match(part))
        for source in _sorted([match["name"]], (), stated_source=True).credits
    ]
    return Names(named.authors, once((*named.credits, *sources)), named.photographers)


def states_source(line: str) -> bool:
    """Tell whether a line only says whom the text was taken from.

    >>> states_source("Theo TTXVN"), states_source("Theo Lê Hà, mưa sẽ còn kéo dài trong nhiều ngày tới ở vùng ven biển")
    (True, False)
    """
    return len(line) <= LONGEST_SOURCE and _FROM.match(line) is not None


def sort_names(names: Iterable[tuple[str, bool]]) -> Names:
    """Return given names as persons and credits; the second of a pair says that the page calls it an organisation."""
    authors: list[str] = []
    sources: list[str] = []
    for name, is_organisation in names:
        if is_organisation:
            sources.append(name)
            continue
        several = (
            _FROM.match(name)
            or _OFFICE.search(name)
            or names_only(name)
            or all(map(is_outlet, _SPLIT.split(name)))
        )
        read = read_byline(name) if several else _sorted([name], ())
        authors += read.authors
        sources += read.credits
    return Names(once(authors), once(sources))


def names_only(line: str) -> bool:
    """Whether a line holds Vietnamese names and nothing else but how, and from where, they wrote.

    >>> [names_only(line) for line in ("LÊ MINH HÀ (ghi)", "KPĂ THƠM - VÕ ĐỨC LÂM", "Ký sự của RƠ CHÂM HLƠI", "Mưa - Lê Hà")]
    [True, True, True, False]
    """
    return all(map(is_vietnamese_name, _parts(_ROLE.sub("", _NOTE.sub("", line.strip()))) or [""]))


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
            name = restore_case(_tidy(name))  # noqa: PLW2901 - the same name, tidier
            if not name or is_placeholder(name) or _NO_NAME.search(name):
                continue
            person = not is_outlet(name) and index == 0 and (not stated_source or is_vietnamese_name(name))
            (authors if person else sources).append(name)
    return Names(once(authors), once(sources), tuple(restore_case(name) for name in photographers))


def _tidy(name: str) -> str:
    """A name without the signs around it, but for the stop behind an initial at its end."""
    bare = name.strip(" .,;:|–—-")
    initial = _INITIAL.search(bare) is not None and not is_vietnamese_name(bare)
    return f"{bare}." if initial and f"{bare}." in name else bare


def _parts(line: str) -> list[str]:
    """The names in a line: behind the first only what looks like a name, no office."""
    parts = [
        part
        for piece in _SPLIT.split(line)
        for whole in _at_hyphen(piece)
        for part in _at_slashes(whole)
        if part
    ]
    return [
        part for index, part in enumerate(parts) if index == 0 or is_outlet(part) or _names_somebody(part)
    ]


def _names_somebody(part: str) -> bool:
    """Whether a part of a line may be a name, and no job."""
    return looks_like_name(part) and not _JOB.search(part)


def _at_slashes(piece: str) -> list[str]:
    """Several names, or a name and the known outlets behind it: "Name/Paper/Agency"; a paper's own abbreviation is left out."""
    name, *rest = parts = [part.strip() for part in piece.split("/")]
    if all(" " in part and looks_like_name(part) for part in parts):
        return parts
    if not rest or " " not in name or not looks_like_name(name) or any(" " in part for part in rest):
        return [piece]
    return [name, *filter(is_outlet, rest)]


def _at_hyphen(piece: str) -> list[str]:
    """Two names, or a name and its office, that Vietnamese papers join by a hyphen without blanks."""
    parts = _HYPHEN.split(piece)
    return (
        parts
        if len(parts) == 2 and all(" " in part for part in parts) and is_vietnamese_name(parts[0])
        else [piece]
    )
