"""The database's measures as OpenMetrics: in a file that is replaced whole, or over HTTP."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path

from prometheus_client import CollectorRegistry, start_http_server
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.openmetrics.exposition import generate_latest
from prometheus_client.registry import Collector
from sqlite_utils import Database

from storage.database import open_database
from storage.health.measures import MEASURES


def write_metrics(db_path: Path, file: Path) -> None:
    """Write the measures of a database to a file. Raises ``OSError``, and the errors of ``open_database``."""
    metrics = Metrics()
    with closing(open_database(db_path, create=False)) as db:
        metrics.take(db)
    metrics.write(file)


class Metrics(Collector):
    """The measures as they were last taken; kept in memory, so that asking costs the database nothing."""

    def __init__(self) -> None:
        self._taken: list[Metric] = []
        self._registry = CollectorRegistry()
        self._registry.register(self)

    def collect(self) -> Iterable[Metric]:
        """Yield what was taken, as prometheus_client asks for it."""
        return self._taken

    def take(self, db: Database) -> None:
        """Take the measures of a database."""
        taken: list[Metric] = []
        for measure in MEASURES:
            kind = CounterMetricFamily if measure.grows else GaugeMetricFamily
            family = kind(measure.name, measure.description, labels=measure.labels)
            for labels, number in measure.rows(db):
                family.add_metric(labels, number)
            taken.append(family)
        self._taken = taken

    def write(self, path: Path) -> None:
        """Write the measures to a file, whole or not at all. Raises ``OSError``, which names that file."""
        beside = path.with_name(f".{path.name}.{os.getpid()}")
        try:
            beside.write_bytes(generate_latest(self._registry))  # type: ignore[no-untyped-call]
            beside.replace(path)
        except OSError as problem:
            raise OSError(problem.errno, problem.strerror, str(path)) from problem

    def serve(self, port: int) -> tuple[int, Callable[[], None]]:
        """Answer requests on 127.0.0.1 from now on; return the port, 0 takes a free one, and what ends it.

        Raises ``OSError`` for a port that is taken.
        """
        server, thread = start_http_server(port, "127.0.0.1", registry=self._registry)

        def stop() -> None:
            server.shutdown()
            server.server_close()
            thread.join()

        return int(server.server_address[1]), stop
