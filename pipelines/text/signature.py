"""Who signed an article, gathered from where papers say it: data fields, the byline, the first words, the last lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from pipelines.raw import Words
from pipelines.text.agencies import agency_in, is_agency
from pipelines.text.clean import clean_line
from pipelines.text.credits import Names, read_byline, sort_names
from pipelines.text.datelines import cut_agency, cut_dateline, signed_wire, without_label
from pipelines.text.ending import cut_ending
from pipelines.text.makers import is_source_line
from pipelines.text.names import looks_like_name, restore_case
from storage.records import OutletRecord

ORGANISATION = ":organization"


@dataclass(frozen=True, slots=True)
class Printed:
    """An article's words in clean lines, the byline and the names of data fields among them."""

    paragraphs: tuple[str, ...]
    summary: str = ""
    byline: str = ""
    given: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True)
class Signed:
    """The text without what signed it, and who did."""

    paragraphs: tuple[str, ...]
    summary: str
    byline: str
    authors: tuple[str, ...]
    credit: str | None
    photographers: tuple[str, ...]


def cut_signature(printed: Printed, own: OutletRecord, *, vietnamese: bool) -> Signed:
    """Tell a text from its dateline, byline and credit.

    Names that data fields give are the authors; where those are but handles or outlets, the byline's persons are, then
    those of the last lines. Agencies and outlets make the credit; an agency that signs on its own pages does not.
    """
    pairs = [(clean_line(words.text), words.origin.endswith(ORGANISATION)) for words in printed.given]
    opening, lead = (
        cut_dateline(without_label(text, _host(own)), (own.name,))
        for text in (printed.paragraphs[0], printed.summary)
    )
    body = tuple(filter(None, (opening.text, *printed.paragraphs[1:]))) or printed.paragraphs
    ending = cut_ending(body, (printed.byline, *(name for name, _ in pairs)), vietnamese=vietnamese)
    closing = cut_agency(ending.paragraphs[-1])
    byline = read_byline(printed.byline) if printed.byline else Names()
    writer = Names((restore_case(closing.writer),) if closing.writer else ())
    wire = signed_wire(printed.paragraphs[0])
    wired = Names(wire[1], tuple(filter(None, wire[:1]))) if wire else Names()
    sources = (sort_names(pairs), byline, *map(read_byline, ending.lines), writer, wired)
    organisations = {name.casefold() for name, is_organisation in pairs if is_organisation}
    agencies = [
        name
        for name in (
            opening.name,
            lead.name,
            closing.agency,
            *map(agency_in, filter(is_source_line, ending.makers)),
        )
        if name and is_agency(name) and not _is_own(name, own)
    ]
    return Signed(
        paragraphs=(*ending.paragraphs[:-1], closing.text),
        summary=_without_byline(lead.text, printed.byline),
        byline=printed.byline or ", ".join(ending.lines),
        authors=_authors(sources, organisations),
        credit=_credit(sources, agencies, own),
        photographers=tuple(name for names in sources for name in names.photographers),
    )


def _without_byline(summary: str, byline: str) -> str:
    """A stand-first without the byline that some houses set behind its last sentence."""
    end = summary[-len(byline) :] if byline else ""
    return summary[: -len(end)].rstrip() if end and end.casefold() == byline.casefold() else summary


def _host(own: OutletRecord) -> str:
    return (urlsplit(own.homepage).hostname or "").removeprefix("www.")


def _is_own(agency: str, own: OutletRecord) -> bool:
    """Whether an agency is the outlet itself, by its name or its host."""
    letters = "".join(agency.casefold().split())
    return agency.casefold() == own.name.casefold() or _host(own).startswith(letters)


def _authors(sources: Sequence[Names], organisations: set[str]) -> tuple[str, ...]:
    """The names of the first source that gives whole names of persons, else of the first that gives any."""
    persons = [
        tuple(name for name in names.authors if name.casefold() not in organisations) for names in sources
    ]
    named = list(filter(None, persons))
    whole = [authors for authors in named if any(_is_whole(name) for name in authors)]
    return next(iter(whole + named), ())


def _is_whole(name: str) -> bool:
    """Whether a name is a person's own, not the handle of an account."""
    return looks_like_name(name) or not name.isascii()


def _credit(sources: Sequence[Names], agencies: Sequence[str], own: OutletRecord) -> str | None:
    """The agencies and other outlets named, each once; what an outlet signs by its masthead is taken from nobody."""
    masthead = None if own.name.removeprefix("www.") == _host(own) else own.name.casefold()
    given = (name for source in sources for name in source.credits if name.casefold() != masthead)
    names = [*given, *agencies]
    return ", ".join({name.casefold(): name for name in names}.values()) or None
