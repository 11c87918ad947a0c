"""Datasette on a database, configured: one call that serves, one that tests and tools can ask."""

from __future__ import annotations

import errno
import socket
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import uvicorn
from datasette.app import Datasette  # type: ignore[import-untyped]
from datasette.database import Database as ServedDatabase  # type: ignore[import-untyped]
from datasette.plugins import pm  # type: ignore[import-untyped]

from storage.datasette.counting import QUICK, quick_count
from storage.datasette.found import answered
from storage.datasette.metadata import DATABASE, SETTINGS, served_metadata
from storage.datasette.paging import in_order_of_key
from storage.reading import address_of, check_served
from storage.schema.tables import ARTICLES, TABLES

FEW = 10_000
DESCRIBED = {table.name for table in TABLES}
FOLDER = Path(__file__).parent

# With rich at hand Datasette answers each wrong address by printing every local variable of every frame.
pm.get_plugin("datasette.handle_exception").rich = None


class ReadOnly(ServedDatabase):  # type: ignore[misc]
    """A file Datasette reads and never writes; any file name will do."""

    def connect(self, *, write: bool = False) -> sqlite3.Connection:
        """Open the file for reading."""
        if write:
            raise sqlite3.OperationalError("this database is served for reading only")
        uri = address_of(Path(self.path), immutable=not self.is_mutable)
        conn = sqlite3.connect(uri, uri=True, check_same_thread=False)
        self._all_file_connections.append(conn)
        return conn

    async def execute(self, sql: str, params: Any = None, **told: Any) -> Any:  # noqa: ANN401 - Datasette's own
        """Ask, in an order that pages can go on from; what this page has already found is not looked for again."""
        return await super().execute(*answered(in_order_of_key(quick_count(sql)), params), **told)

    async def table_counts(self, limit: int = 10) -> dict[str, int | None]:  # noqa: ARG002 - Datasette's own
        """Count the rows of tables that have few; of articles the counts are kept. None for the others.

        Datasette's own way, a limit of time, fails where SQLite counts in one step: the search index takes a second.
        """
        kept = await self.execute(QUICK[ARTICLES.name])
        counts = {name: await self._few(name) for name in await self.table_names()}
        return counts | {ARTICLES.name: kept.single_value()}

    async def _few(self, table: str) -> int | None:
        if table not in DESCRIBED:
            return None
        counted = await self.execute(f"select count(*) from (select 1 from {table} limit {FEW + 1})")  # noqa: S608 - our own name
        number: int = counted.single_value()
        return number if number <= FEW else None


class Pages(Datasette):  # type: ignore[misc]
    """Datasette with metadata that never change: who may see a table, and which plugins are told nothing, is worked out once.

    Datasette 0.65.5 copies all of the metadata, questions and charts too, for each table of each page, half a page's time,
    and goes through them for each cell that a plugin might show.
    """

    def __init__(self, **told: object) -> None:
        super().__init__(**told)
        self._allowed: dict[tuple[str, str], Any] = {}
        self._told_nothing: set[tuple[object, ...]] = set()

    def _table_permission_allows(self, database: str, table: str) -> Any:  # noqa: ANN401 - Datasette's own
        if (database, table) not in self._allowed:
            self._allowed[database, table] = super()._table_permission_allows(database, table)
        return self._allowed[database, table]

    def plugin_config(self, *asked: Any, **further: Any) -> Any:  # noqa: ANN401 - Datasette's own
        """Return what the metadata tell a plugin, None when nothing."""
        question = (*asked, *further.items())
        if question in self._told_nothing:
            return None
        told = super().plugin_config(*asked, **further)
        if told is None:
            self._told_nothing.add(question)
        return told


class PortTakenError(Exception):
    """Another program listens there, or the address is not this machine's; ``problem`` is the system's word."""

    def __init__(self, host: str, port: int, problem: str) -> None:
        super().__init__(f"cannot serve on {host}:{port}: {problem}")
        self.host = host
        self.port = port
        self.problem = problem


def serve(
    path: str | Path,
    host: str = "127.0.0.1",
    port: int = 8001,
    *,
    immutable: bool = False,
    on_ready: Callable[[str], None] | None = None,
) -> None:
    """Serve a database until interrupted; ``on_ready`` is told the address. Port 0 takes any that is free.

    An ``immutable`` file is one that nobody writes: see ``datasette_for``.
    Raises ``MissingDatabaseError``, ``NotADatabaseError``, ``ReadOnlyDatabaseError`` and ``PortTakenError``.
    """
    datasette = datasette_for(path, immutable=immutable)
    listening = _listen(host, port)
    if on_ready:
        on_ready(f"http://{host}:{listening.getsockname()[1]}/")
    server = uvicorn.Server(uvicorn.Config(datasette.app(), log_level="warning"))
    with suppress(KeyboardInterrupt):  # raised again once the last answers are sent
        server.run(sockets=[listening])


def datasette_for(path: str | Path, *, immutable: bool = False) -> Datasette:
    """Return Datasette on a database, which it reads as ``news``; a crawl may be writing to it.

    An ``immutable`` file, such as a published copy, may lie where nothing can be written: no lock is taken, nothing is
    brought up to date, and counts are remembered. Raises ``MissingDatabaseError``, ``NotADatabaseError`` and
    ``ReadOnlyDatabaseError``.
    """
    check_served(path, immutable=immutable)
    datasette = Pages(
        memory=True,
        metadata=served_metadata(),
        settings=SETTINGS,
        template_dir=str(FOLDER / "templates"),
        plugins_dir=str(FOLDER / "plugins"),
        static_mounts=[("dateline", str(FOLDER / "static"))],
    )
    datasette.remove_database("_memory")
    datasette.add_database(
        ReadOnly(datasette, path=str(Path(path).resolve()), is_mutable=not immutable), name=DATABASE
    )
    return datasette


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
        listening.listen()
    except OSError as problem:
        listening.close()
        taken = problem.errno == errno.EADDRINUSE
        raise PortTakenError(host, port, "the port is in use" if taken else str(problem)) from problem
    return listening
