"""Outlets that share a host: its server is asked for one of them at a time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pipelines.addresses import own_hosts
from pipelines.outlet import Outlet


def hosts_of(outlets: Iterable[Outlet]) -> frozenset[str]:
    """Return the hosts that outlets have together: of their homepages and of ``hosts``."""
    return frozenset().union(*(own_hosts(outlet.record.homepage, outlet.hosts) for outlet in outlets))


def sharing_hosts(outlets: Sequence[Outlet]) -> list[list[Outlet]]:
    """Return outlets in groups, so that no two groups have a host in common.

    >>> from pipelines.outlet_of_page import default_outlet
    >>> papers = ("https://gazette.example/north/", "https://herald.example/", "https://www.gazette.example/")
    >>> [len(group) for group in sharing_hosts([default_outlet(paper) for paper in papers])]
    [1, 2]
    """
    groups: list[list[Outlet]] = []
    for outlet in outlets:
        hosts = hosts_of([outlet])
        apart = [group for group in groups if hosts.isdisjoint(hosts_of(group))]
        joined = [member for group in groups if group not in apart for member in group]
        groups = [*apart, [*joined, outlet]]
    return groups
