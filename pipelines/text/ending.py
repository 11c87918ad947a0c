"""The lines that end a body and are none of it: the writer's name, the source, the agency."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipelines.text.agencies import is_agency
from pipelines.text.credits import names_only
from pipelines.text.makers import is_maker_line, is_note_on
from pipelines.text.names import is_desk, looks_like_name
from pipelines.text.pen_names import is_pen_name

LONGEST = 80
END_SIGNS = " ♦◆■●▪◼⬛□❖"  # that magazines set behind the last word
SENTENCE_ENDS = ".!?…”\"')"
MOST_LINES = 3
NAME_WORDS = {2, 3}
_SIGNED = re.compile(
    r"^\(?(?:theo|nguồn(?:\s*tin)?|bài(?:\s*(?:,|và|&)\s*ảnh)?|tin(?:\s*(?:,|và|&)\s*ảnh)|ảnh|thực hiện|tổng hợp|lược dịch|biên dịch)\b\s*:?",
    re.IGNORECASE,
)

# What somebody did behind a name, and what stands between two.
_DOES = re.compile(r"\s+\(?(?:thực hiện|ghi|lược ghi|tổng hợp|dịch|lược dịch|biên dịch)\)?$", re.IGNORECASE)
_BESIDE = re.compile(r"\s+[–—&-]\s+|\s*[,/]\s*|\s+và\s+")
_BY = re.compile(r"[(（]\s?(?:by|von|par|por|di|door|av|af)\s(?P<name>[^()（）]{3,40})[)）]", re.IGNORECASE)
_LABELLED = re.compile(
    r"(?:autor(?:a|in|ka)?|author|auteur|autore|text[eo]?|tekst|автор|текст|penulis|reporter|muhabir)\s?[:：]\s?(?P<name>.{3,40})",
    re.IGNORECASE,
)
# Initials without dots, and a name or an agency in brackets or behind a dash.
_MARK = re.compile(
    r"[(（]\w[\w .&]{1,24} (?:with|avec|mit|con|com) [^=.!?()\[\]]{2,40}[)）]|\*[Cc]om informações d[aoe]s? .{2,40}|[Rr]ed\.?(?:, ?| ?/ ?)[\w./ ]{2,40}|[^\W\d_]{2,4}(?:\s?/\s?[^\W\d_]{2,6}){0,3}|[(\[（【](?:\*+|[^\d=.!?。()\[\]]{2,40})[)\]）】]|[—–][^\d.,;:!?“”\"«»]{3,40}|[^\W\d_a-z]{2,8} \([^\d.()]{3,60}\)"
)


# "서울=홍길동 기자 hong@gazette.example": where from, who, and how to write to them.
_REPORTER = re.compile(
    r"(?:[^\W\d_]{1,12}\s?=\s?)?(?P<name>[^\W\d_]{2,5})\s?(?:선임|인턴|객원)?\s?(?:기자|특파원)(?:\s*[=(]?\s*[\w.+-]+@[\w.-]+\)?)?"
)


@dataclass(frozen=True, slots=True)
class Ending:
    """The paragraphs of the text, the lines that signed it, and those that tell who else made it, first to last."""

    paragraphs: tuple[str, ...]
    lines: tuple[str, ...] = ()
    makers: tuple[str, ...] = ()


def cut_ending(paragraphs: tuple[str, ...], names: tuple[str, ...], *, vietnamese: bool) -> Ending:
    """Return a body without the lines that sign it; one paragraph always stays.

    Such a line tells who made the text or out of what, or presents who wrote it; outside Vietnam it may stand in brackets, or be
    initials; or it is short, ends without a full stop, and is a name the page gives elsewhere, an agency, a placeholder; in
    Vietnamese papers, where the byline stands there, also "Theo …", "Bài, ảnh: …", any name by its form, what its bearer
    did behind it, and pen names of two syllables behind the end of a sentence; in others any name by its form there, where the page gives none elsewhere.

    >>> cut_ending(("Mưa to.", "LÂM TÙNG - QUẾ CHI (thực hiện)"), ("Lâm Tùng", "Quế Chi"), vietnamese=True).lines
    ('LÂM TÙNG - QUẾ CHI',)
    >>> cut_ending(("Mưa to.", "NGUYỄN VĂN A"), (), vietnamese=True)
    Ending(paragraphs=('Mưa to.',), lines=('NGUYỄN VĂN A',), makers=())
    """
    known = {name.casefold() for name in names if name}
    lines: list[str] = []
    makers: list[str] = []
    end = len(paragraphs)
    while end > 1 and len(paragraphs) - end < MOST_LINES:
        line = _DOES.sub("", paragraphs[end - 1]) if vietnamese else paragraphs[end - 1]
        if reporter := _REPORTER.fullmatch(line) or _BY.fullmatch(line) or _labelled(line):
            lines.insert(0, reporter["name"])
        elif is_maker_line(line) or is_note_on(line, names):
            makers.insert(0, line)
        elif _signs(line, known, vietnamese=vietnamese) or (
            paragraphs[end - 2][-1] in SENTENCE_ENDS
            and (all(map(is_pen_name, _BESIDE.split(line))) if vietnamese else not known and _is_name(line))
        ):
            lines.insert(0, line)
        elif not vietnamese and _MARK.fullmatch(line):
            makers.insert(0, line)
        else:
            break
        end -= 1
    *text, last = paragraphs[:end]
    return Ending((*text, last.rstrip(END_SIGNS) or last), tuple(lines), tuple(makers))


def _labelled(line: str) -> re.Match[str] | None:
    """A name behind the word for who bears it."""
    match = _LABELLED.fullmatch(line)
    return match if match and looks_like_name(match["name"]) else None


def _is_name(line: str) -> bool:
    """Whether a line is a name by its form and no more: two or three capitalised words; in plain letters labels look so, too."""
    return (
        len(line.split()) in NAME_WORDS
        and line[-1].isalpha()
        and not line.isascii()
        and looks_like_name(line)
    )


def _signs(line: str, known: set[str], *, vietnamese: bool) -> bool:
    """Whether a line signs the text."""
    bare = line.strip(" ().-–—")
    if not bare or len(line) > LONGEST:
        return False
    if known.issuperset(_BESIDE.split(bare.casefold())) or is_agency(bare) or is_desk(line):
        return True
    if not vietnamese or line[-1] in ".!?…:":
        return False
    return bool(_SIGNED.match(line)) or names_only(line) or (line.isupper() and looks_like_name(line))
