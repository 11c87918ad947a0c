"""The files that are merged: read as they lie there, or in a copy that is brought to today's schema; never written."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlite_utils import Database, Migrations

from storage.database import NotADatabaseError, check_file, check_owner, open_database
from storage.kept.opening import open_kept
from storage.reading import address_of, unfinished, way_in
from storage.schema import kept, migrations

logger = logging.getLogger(__name__)


def source(path: Path) -> AbstractContextManager[Path]:
    """Give the file of a database of today's schema that holds what another does: the other itself, or a copy of it.

    Raises ``MissingDatabaseError``, ``NotADatabaseError`` and ``ReadOnlyDatabaseError``.
    """
    _check(path)
    return _of_today(path, migrations.MIGRATIONS, lambda copy: open_database(copy, create=False))


def kept_source(path: Path) -> AbstractContextManager[Path]:
    """Give such a file of kept pages."""
    return _of_today(path, kept.MIGRATIONS, open_kept)


def number_of_articles(path: Path) -> int:
    """Count the articles of a database of any schema. Raises as ``source`` does."""
    _check(path)
    return _count(path, migrations.MIGRATIONS, "articles")


def number_of_kept(path: Path) -> int:
    """Count the pages of a file of kept pages, former states among them."""
    return _count(path, kept.MIGRATIONS, "kept")


def _check(path: Path) -> None:
    check_file(path, create=False)
    address = address_of(path, immutable=unfinished(path) is None)
    try:
        with closing(sqlite3.connect(address, uri=True)) as conn:
            check_owner(Database(conn), path)
            if not Database(conn).table("articles").exists():
                raise NotADatabaseError(path, "is empty")
    except sqlite3.OperationalError:
        way_in(path, migrations.MIGRATIONS)  # which tells why it cannot be opened
    except sqlite3.DatabaseError as problem:
        raise NotADatabaseError(path, str(problem)) from problem


@contextmanager
def _of_today(path: Path, schema: Migrations, bring_up: Callable[[Path], Database]) -> Iterator[Path]:
    address, is_of_today = way_in(path, schema)
    if is_of_today:
        yield path
        return
    with TemporaryDirectory(prefix="dateline-") as folder:
        logger.warning(
            "%s is of an earlier Dateline: it stays as it is, a copy in %s is brought up to date",
            path,
            folder,
        )
        copy = Path(folder) / path.name
        with closing(sqlite3.connect(address, uri=True)) as conn, closing(sqlite3.connect(copy)) as out:
            conn.backup(out)
        bring_up(copy).close()
        yield copy


def _count(path: Path, schema: Migrations, table: str) -> int:
    with closing(_connect(path, schema)) as conn:
        return int(conn.execute(f"select count(*) from {table}").fetchone()[0])  # noqa: S608 - a name of ours


def _connect(path: Path, schema: Migrations) -> sqlite3.Connection:
    return sqlite3.connect(way_in(path, schema)[0], uri=True)
