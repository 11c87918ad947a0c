"""Who reads the pages of a verb that has pages already: processes of this machine, or a cluster."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial

from crawler.archive.reading import Reading, read_in_order
from storage.extras import require
from storage.records import Article, Reject

Reader = Callable[[Iterable[Reading]], Iterator[tuple[Reading, Article | Reject]]]


@contextmanager
def reader(cluster: str | None, jobs: int) -> Iterator[Reader]:
    """Give what reads pages in order. Raises ``MissingExtraError`` and ``ClusterError``."""
    if cluster is None:
        yield partial(read_in_order, jobs=jobs)
        return
    require("cluster")
    from crawler.bulk.cluster import cluster as connected  # noqa: PLC0415 - not everybody has the extra
    from crawler.bulk.reading import read_in_cluster  # noqa: PLC0415 - the same

    with connected(cluster) as client:
        yield partial(read_in_cluster, client=client)
