"""Kept pages: every page as it was fetched, in a file beside the database."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from storage.database import transaction
from storage.kept.key_pages import KEY_PAGES, KeyPages
from storage.kept.opening import open_kept, open_to_read
from storage.kept.packing import Packer
from storage.schema.kept import KEPT

BATCH = 50
COLUMNS = [column.name for column in KEPT.columns]

STATES = """
select url, outlet, fetched_at, status, content, key_page from kept
where url = :url order by fetched_at desc, id
"""
# The ids first: sorting the pages themselves would carry all of them to a temporary file.
LATEST = """
select id from kept
where (:outlet is null or outlet = :outlet)
  and (:at is null or (fetched_at, url) < (:at, :url))
  and id = (select id from kept k where k.url = kept.url order by fetched_at desc, id limit 1)
order by outlet, fetched_at, url
"""
ALL = "select id from kept where :outlet is null or outlet = :outlet order by fetched_at, id"
LATEST_KEPT = "select id, key_page from kept where outlet = ? order by fetched_at desc, id limit 64"
ONE = "select url, outlet, fetched_at, status, content, key_page from kept where id = ?"


@dataclass(frozen=True, slots=True)
class KeptPage:
    """A page as it was fetched."""

    url: str
    outlet: str
    fetched_at: str
    status: int
    headers: dict[str, str]
    body: bytes


def kept_path(db_path: str | Path) -> Path:
    """Return where the pages of a database are kept.

    >>> kept_path("/data/news.db").name
    'news.pages.db'
    """
    db_path = Path(db_path)
    return db_path.with_name(f"{db_path.stem}.pages.db")


class KeptPages(AbstractContextManager["KeptPages"]):
    """The file of kept pages; they are written by the batch, on ``flush`` and on ``close``."""

    def __init__(self, path: str | Path, *, reading: bool = False) -> None:
        """Open the file, or make it; if it is there for ``reading`` only, it may lie where nothing can be written."""
        self.db = open_to_read(Path(path)) if reading else open_kept(Path(path))
        self._packer = Packer(self._load)
        self._key_pages: dict[str, KeyPages] = {}
        self._waiting: dict[int, dict[str, Any]] = {}

    def __exit__(self, *_: object) -> None:
        self.close()

    def keep(  # noqa: PLR0913, PLR0917 - the parts of one answer
        self, url: str, outlet: str, fetched_at: str, status: int, headers: Mapping[str, str], body: bytes
    ) -> bool:
        """Keep a page, and tell whether it was new: the same body of the same address is kept once."""
        id_ = _id(url, body)
        if id_ in self._waiting or self._packed(id_):
            return False
        key_page, content = self._key_pages_of(outlet).pack(id_, _plain(headers, body))
        row = (id_, url, outlet, fetched_at, status, len(body), key_page, content)
        self._waiting[id_] = dict(zip(COLUMNS, row, strict=True))
        if len(self._waiting) >= BATCH:
            self.flush()
        return True

    def read(self, url: str) -> KeptPage | None:
        """Return the latest state of a page, or None when it was not kept."""
        return next(self.states(url), None)

    def states(self, url: str) -> Iterator[KeptPage]:
        """Yield every state of a page that was kept, the latest first."""
        self.flush()
        return map(self._page, self.db.execute(STATES, {"url": url}))

    def each(
        self,
        outlet: str | None = None,
        *,
        former: bool = False,
        backwards: bool = False,
        before: tuple[str, str] | None = None,
    ) -> Iterator[KeptPage]:
        """Yield the latest state of every page, of one outlet or of all, in the order they were fetched.

        With ``former`` every state is yielded, not only the latest; ``backwards`` begins with the last one fetched,
        or with the last one ``before`` a time and an address.
        """
        self.flush()
        at, url = before or (None, None)
        places = {"outlet": outlet, "at": at, "url": url}
        ids = self.db.execute(ALL, {"outlet": outlet}) if former else self.db.execute(LATEST, places)
        found = ids.fetchall()
        return (
            self._page(self.db.execute(ONE, id_).fetchone())
            for id_ in (reversed(found) if backwards else found)
        )

    def fetched_at(self, url: str) -> str | None:
        """Return when a page was fetched last, None when it was not kept."""
        self.flush()
        at: str | None = self.db.execute("select max(fetched_at) from kept where url = ?", [url]).fetchone()[
            0
        ]
        return at

    def counts(self) -> dict[str, int]:
        """Return how many pages are kept of each outlet, former states not counted."""
        self.flush()
        return dict(
            self.db.execute("select outlet, count(distinct url) from kept group by outlet order by outlet")
        )

    def flush(self) -> None:
        """Write the pages that wait, in one transaction."""
        if self._waiting:
            with transaction(self.db):
                self.db.table("kept").insert_all(self._waiting.values(), ignore=True)
            self._waiting = {}

    def close(self) -> None:
        """Write what waits, and close the file."""
        self.flush()
        self.db.close()

    def _key_pages_of(self, outlet: str) -> KeyPages:
        """The key pages of an outlet's latest pages, as a crawl before left them."""
        if outlet not in self._key_pages:
            latest = self.db.execute(LATEST_KEPT, [outlet]).fetchall()
            served = dict.fromkeys(id_ if key_page is None else key_page for id_, key_page in latest)
            depths = {id_: self._depth(id_) for id_ in list(served)[:KEY_PAGES]}
            before = (latest[0][0], self._depth(latest[0][0])) if latest else None
            self._key_pages[outlet] = KeyPages(self._packer, depths, before)
        return self._key_pages[outlet]

    def _depth(self, id_: int) -> int:
        packed = self._packed(id_)
        return 0 if packed is None or packed[1] is None else 1 + self._depth(packed[1])

    def _packed(self, id_: int) -> tuple[bytes, int | None] | None:
        if waiting := self._waiting.get(id_):
            return waiting["content"], waiting["key_page"]
        packed: tuple[bytes, int | None] | None = self.db.execute(
            "select content, key_page from kept where id = ?", [id_]
        ).fetchone()
        return packed

    def _load(self, id_: int) -> bytes:
        packed = self._packed(id_)
        if packed is None:
            raise LookupError(f"key page {id_} is not in the file")
        return self._packer.unpack(*packed)

    def _page(self, row: tuple[str, str, str, int, bytes, int | None]) -> KeptPage:
        url, outlet, fetched_at, status, content, key_page = row
        headers, _, body = self._packer.unpack(content, key_page).partition(b"\n")
        return KeptPage(url, outlet, fetched_at, status, json.loads(headers), body)


def _plain(headers: Mapping[str, str], body: bytes) -> bytes:
    return json.dumps(dict(headers), ensure_ascii=False).encode() + b"\n" + body


def _id(url: str, body: bytes) -> int:
    digest = sha256(url.encode() + b"\0")  # which processors know how to do: half the time of blake2b
    digest.update(body)
    return int.from_bytes(digest.digest()[:8], "big") >> 11
