"""An outlet as the rest of the house knows it: its row, and the rules of its file."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from storage.records import OutletRecord, Repeats


@dataclass(frozen=True, slots=True)
class DiscoverRules:
    """Where an outlet's pages are found, and what an article's address looks like (regular expressions)."""

    feeds: tuple[str, ...] = ()
    sitemaps: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    allow: tuple[str, ...] = ()
    deny: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadRules:
    """Selectors, CSS or XPath, for what generic reading gets wrong: of each field the first that matches counts.

    ``remove`` names what is cut from the page before it is read, ``repeats`` are lines that its pages print and that are no
    article's; ``reader`` is ``module:function``, for pages
    that selectors cannot express.
    """

    headline: tuple[str, ...] = ()
    summary: tuple[str, ...] = ()
    body: tuple[str, ...] = ()
    byline: tuple[str, ...] = ()
    published: tuple[str, ...] = ()
    section: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    remove: tuple[str, ...] = ()
    repeats: tuple[str, ...] = ()
    reader: str | None = None


@dataclass(frozen=True, slots=True)
class DateRules:
    """The order of numeric dates: on the page, and in metas where it differs; ``DMY``, ``MDY`` or ``YMD``."""

    order: str | None = None
    meta_order: str | None = None


@dataclass(frozen=True, slots=True)
class Expectations:
    """What a healthy crawl shows: pages found (least, most), share of articles with a field, hours of silence."""

    found: tuple[int, int] | None = None
    filled: dict[str, float] = field(default_factory=dict)
    silent_after_hours: int | None = None


@dataclass(frozen=True, slots=True)
class Outlet:
    """One masthead and its website: everything its file says, and what was learnt to repeat across its pages.

    ``verified`` is the day on which it was last seen working, None where it never was; ``render`` says that its
    articles are empty until a browser has run their scripts.
    """

    record: OutletRecord
    hosts: tuple[str, ...] = ()
    discover: DiscoverRules = field(default_factory=DiscoverRules)
    read: ReadRules = field(default_factory=ReadRules)
    dates: DateRules = field(default_factory=DateRules)
    expect: Expectations = field(default_factory=Expectations)
    verified: date | None = None
    render: bool = False
    repeats: Repeats = field(default_factory=Repeats)

    @property
    def left_out(self) -> Repeats:
        """What is no article's, since all pages have it: by the file, and learnt."""
        said = self.read.repeats
        return self.repeats | Repeats(lines=frozenset(said)) if said else self.repeats

    @property
    def slug(self) -> str:
        """The outlet's name everywhere: file, spider, row, fixture folder."""
        return self.record.slug
