"""What was imported before an outlet had a file becomes the outlet's own, once it has one."""

from __future__ import annotations

import logging

from sqlite_utils import Database

from pipelines.addresses import own_address, own_hosts
from pipelines.outlet import Outlet
from pipelines.outlet_of_page import nobody_described
from storage.frontier.adopting import addresses_of, move, move_kept
from storage.frontier.outlets import known_outlets

logger = logging.getLogger(__name__)


def adopt(db: Database, kept: Database | None, outlet: Outlet) -> None:
    """Move to an outlet what stands under the bare names of its hosts, kept pages too, and say so by a warning.

    Only addresses in the outlet's own spelling are moved: under another one, an article has another id.
    """
    hosts = own_hosts(outlet.record.homepage, outlet.hosts) if outlet.record.homepage else ()
    names = {nobody_described(f"http://{host}/").slug for host in hosts} - {outlet.slug}
    for former in names & known_outlets(db):
        urls = [url for url in addresses_of(db, former) if own_address(url, outlet) == url]
        if not urls:
            continue
        if kept is not None:
            move_kept(kept, urls, former, outlet.slug)
        articles = move(db, urls, former, outlet.slug)
        logger.warning(
            "%s: %d articles that were stored as those of %s are its own now", outlet.slug, articles, former
        )
