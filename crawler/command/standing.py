"""What ``dateline explain`` says of an address before its page is read: why it was fetched, or was not, and what came of it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence

from crawler.discover.sieve import Sieve
from pipelines.addresses import address_path, own_address
from pipelines.article_addresses import NOT_A_PAGE
from pipelines.outlet import Outlet
from storage.frontier.whereabouts import Row, Whereabouts
from storage.kept.pages import KeptPage

TAKEN_DOWN = "its outlet took it down"
STATES = {
    "found": "announced, and waits for its turn",
    "stored": "fetched, and its article is stored",
    "rejected": "fetched, and gave no article",
    "gone": "it was not there when it was asked for",
    "blocked": "its server refused us",
    "forbidden": "robots.txt forbids it, so it was not asked for",
    "failed": "no answer that could be used",
}


def lines_of(known: Whereabouts, requests: Sequence[KeptPage]) -> Iterator[tuple[str, str]]:
    """Yield what is known of an address: a name, and words."""
    if known.page is not None:
        yield from _page(known.page, was_stored=bool(known.states))
    if known.reject is not None:
        verdict = known.reject
        words = ": ".join(filter(None, (verdict["reason"], verdict["detail"])))
        yield (
            "rejected",
            f"when it came to {verdict['stage']}: {words} ({verdict['times']} times, last {verdict['seen_at']})",
        )
        yield "by crawl", verdict["crawl"] or "an import"
    for page in requests:
        yield "kept", f"{page.fetched_at}, HTTP {page.status}, {len(page.body):,} bytes"
    for state in known.states if len(known.states) > 1 else ():
        until = (
            f" to {state['replaced_at']}, then other in {', '.join(json.loads(state['changed']))}"
            if state["replaced_at"]
            else ", the latest"
        )
        yield "version", f"{state['version']}: {state['seen_at']}{until}: {state['headline']}"
    for twin in known.twins:
        who = "printed it first" if twin["is_first"] else "prints it too"
        yield "same text", f"{twin['outlet']} {who}, {twin['published'] or 'undated'}: {twin['url']}"


def why_unknown(url: str, outlet: Outlet | None) -> str:
    """Say why no crawl knows an address."""
    if outlet is None:
        return 'no outlet has this host; "dateline outlets add" describes a new one'
    own = own_address(url, outlet)
    if own is None:
        return f"it is on none of the hosts of {outlet.slug}"
    path, sieve = address_path(own), Sieve(outlet)
    denied = next((pattern for pattern in outlet.discover.deny if re.search(pattern, path)), None)
    if denied is not None:
        return f"{outlet.slug} denies it: [discover].deny has {denied!r}"
    if not sieve.is_article(own):
        if outlet.discover.allow:
            return f"it matches nothing in [discover].allow of {outlet.slug}: {', '.join(map(repr, outlet.discover.allow))}"
        kind = "is no page" if NOT_A_PAGE.search(path) else "does not look like an article's address"
        return f"it {kind}; where it is one, say so in [discover].allow of {outlet.slug}"
    places = (*outlet.discover.feeds, *outlet.discover.sitemaps, *outlet.discover.sections)
    return f"{outlet.slug} would take it, but nothing announced it so far: {', '.join(places) or 'its home page'}"


def _page(page: Row, *, was_stored: bool) -> Iterator[tuple[str, str]]:
    yield "outlet", page["outlet"]
    taken_down = page["state"] == "gone" and was_stored
    yield "state", f"{page['state']}: {TAKEN_DOWN if taken_down else STATES.get(page['state'], '')}"
    yield "found", f"{page['found_at']}, in {page['found_in'] or 'no feed, sitemap or page'}"
    fetched = f"{page['fetched_at']}, HTTP {page['status'] or '–'}" if page["fetched_at"] else "never"
    failures = f", {page['failures']} failures in a row" if page["failures"] else ""
    yield "last request", f"{fetched}{failures}"
    yield (
        "next request",
        page["next_check_at"] or ("its turn" if page["state"] == "found" else "none: it is settled"),
    )
    if page["leased_by"]:
        yield "fetched now", f"by {page['leased_by']}"
