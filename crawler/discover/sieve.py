"""What of all that was announced is an article of the outlet's, and lies in the days asked for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime

from pipelines.addresses import address_path, own_address
from pipelines.article_addresses import NOT_A_PAGE, looks_like_an_article
from pipelines.dates.plausible import FIRST_NEWSPAPER
from pipelines.outlet import Outlet
from storage.frontier.values import Found

TRUSTED = ("feed",)
GRACE = timedelta(days=1)  # the outlet's zone is not the feed's
DAY = re.compile(
    r"(?<!\d)((?:19|20)\d\d)(?:[-/]?(0?[1-9]|1[0-2])(?:[-/]?(0?[1-9]|[12]\d|3[01]))?)?(?!\d)"
)  # or a month, or a year


@dataclass(slots=True)
class Sieve:
    """Keeps an outlet's articles of the days from ``since`` to ``until``, both included.

    What says no date passes, and is stored whatever day its page bears. ``known_until`` is the day up to which sitemaps
    hold nothing new: that of the last crawl that saw them all.
    """

    outlet: Outlet
    since: date | None = None
    until: date | None = None
    known_until: date | None = None
    _allow: list[re.Pattern[str]] = field(init=False)
    _deny: list[re.Pattern[str]] = field(init=False)

    def __post_init__(self) -> None:
        """Compile the patterns of the outlet's file."""
        self._allow = [re.compile(pattern) for pattern in self.outlet.discover.allow]
        self._deny = [re.compile(pattern) for pattern in self.outlet.discover.deny]

    def articles(self, found: Iterable[Found]) -> list[Found]:
        """Return the articles among what was found, at their canonical addresses, each once."""
        kept: dict[str, Found] = {}
        for item in found:
            url = own_address(item.url, self.outlet)
            if url and url not in kept and self.is_article(url, item.hints.origin) and self.in_window(item):
                kept[url] = replace(item, url=url)
        return list(kept.values())

    def is_article(self, url: str, origin: str | None = None) -> bool:
        """Tell whether an address may be an article's: denied never, allowed by pattern, else by its looks.

        What a feed names is an article unless the outlet's file says otherwise.
        """
        path = address_path(url)
        if path == "/" or any(pattern.search(path) for pattern in self._deny):
            return False
        if self._allow:
            return any(pattern.search(path) for pattern in self._allow)
        return not NOT_A_PAGE.search(path) if origin in TRUSTED else looks_like_an_article(path)

    def in_window(self, found: Found) -> bool:
        """Tell whether what is said of a page leaves it in the days asked for."""
        if self.since is None and self.until is None:
            return True
        published = instant_of(found.hints.published)
        if published:
            too_old = self.since and self.since - published.date() > GRACE
            too_new = self.until and published.date() - self.until > GRACE
            return not (too_old or too_new)
        modified = instant_of(found.hints.modified)
        return not (modified and self.since and self.since - modified.date() > GRACE)

    def opens(self, url: str, lastmod: str | None) -> bool:
        """Tell whether a sitemap may hold something wanted, by its ``lastmod`` and the months or years in its name.

        The name tells the days of its articles, whenever the sitemap was last written. For a crawl of all days it keeps
        closed only what is named for a month, for a year may be a number, and does not say that it changed.
        """
        least = max(filter(None, (self.since, self.known_until and self.known_until - GRACE)), default=None)
        modified, years = instant_of(lastmod), DAY.findall(address_path(url))
        if modified and least and least - modified.date() > GRACE:
            return False
        if not years:
            return True
        months = [named for named in years if named[1]]
        if modified or not months:
            least = self.since
        first = min((int(year), int(month or 1)) for year, month, _ in months or years)
        last = max((int(year), int(month or 12)) for year, month, _ in months or years)
        too_old = least and last < (least.year, least.month)
        too_new = self.until and first > (self.until.year, self.until.month)
        return not (too_old or too_new)


def instant_of(words: str | None) -> datetime | None:
    """Read a date of a feed or a sitemap: ISO 8601 or RFC 822, None for anything else and for what no newspaper printed.

    >>> instant_of("2023-06-05"), instant_of("Mon, 05 Jun 2023 08:30:00 +0700")
    (datetime.datetime(2023, 6, 5, 0, 0, tzinfo=datetime.timezone.utc), datetime.datetime(2023, 6, 5, 1, 30, tzinfo=datetime.timezone.utc))
    """
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            instant = read((words or "").strip())
            instant = (instant if instant.tzinfo else instant.replace(tzinfo=UTC)).astimezone(UTC)
        except (ValueError, TypeError, OverflowError):
            continue
        return instant if instant.year >= FIRST_NEWSPAPER else None
    return None
