"""Alerts: once when something breaks, once when it is mended, and again until they have arrived."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import closing
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from sqlite_utils import Database

from crawler.alerts.delivery import address_of, deliver
from crawler.plan import BadOptionError
from storage.database import open_database
from storage.frontier.outlets import save_outlet
from storage.health.alerts import Alert, note, open_alert
from storage.records import OutletRecord

GAZETTE = OutletRecord("gazette", "Harbour Gazette", "https://gazette.example/", "en", "Europe/London")
SILENT = ("silent", "2023-06-05T01:30:00Z", "9 articles were due since")


class Hook:
    """A webhook on loopback: what it was told, and whether it answers at all."""

    def __init__(self) -> None:
        self.told: list[dict[str, str]] = []
        self.works = True
        self.url = ""

    @property
    def titles(self) -> list[str]:
        """The titles of what arrived."""
        return [message["title"] for message in self.told]


@pytest.fixture
def hook() -> Iterator[Hook]:
    """Serve a webhook."""
    hook = Hook()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            if hook.works:
                hook.told.append(json.loads(body))
            self.send_response(200 if hook.works else 500)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Keep quiet."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        hook.url = f"json://127.0.0.1:{server.server_address[1]}/alerts?token=secret"
        yield hook
        server.shutdown()
        thread.join()


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    """Know one paper."""
    with closing(open_database(tmp_path / "news.db")) as database:
        save_outlet(database, GAZETTE)
        yield database


def test_a_break_and_its_end_are_told_once_each(db: Database, hook: Hook) -> None:
    """However often the outlet is judged in between; the text says what to do."""
    addresses = [address_of(hook.url)]
    for minute in range(3):
        note(db, "gazette", SILENT, f"2023-06-06T08:0{minute}:00Z")
        assert deliver(db, addresses, "news.db") == []
    assert hook.titles == ["gazette: silent"]
    assert hook.told[0]["message"].startswith(
        "Harbour Gazette (gazette): silent since 2023-06-05 01:30 UTC.\n9 articles"
    )
    assert "dateline status gazette --db news.db" in hook.told[0]["message"]
    for minute in range(3):
        note(db, "gazette", None, f"2023-06-06T09:0{minute}:00Z")
        assert deliver(db, addresses, "news.db") == []
    assert hook.titles == ["gazette: silent", "gazette: well again"]
    assert hook.told[1]["message"].endswith("What was wrong, since 2023-06-05 01:30 UTC: silent.")


def test_an_alert_that_does_not_arrive_is_told_and_tried_again(db: Database, hook: Hook) -> None:
    """Nothing is lost while it lasts; what was mended before it could be told is no news."""
    addresses = [address_of(hook.url)]
    note(db, "gazette", SILENT, "2023-06-06T08:00:00Z")
    hook.works = False
    for _ in range(2):
        (problem,) = deliver(db, addresses, "news.db")
        assert "could not be delivered" in problem
        assert "secret" not in problem
    note(db, "gazette", None, "2023-06-06T09:00:00Z")
    hook.works = True
    assert deliver(db, addresses, "news.db") == []
    assert hook.titles == []
    note(db, "gazette", SILENT, "2023-06-07T08:00:00Z")
    assert deliver(db, addresses, "news.db") == []
    hook.works = False
    note(db, "gazette", None, "2023-06-07T09:00:00Z")
    assert len(deliver(db, addresses, "news.db")) == 1
    hook.works = True
    for _ in range(2):
        assert deliver(db, addresses, "news.db") == []
    assert hook.titles == ["gazette: silent", "gazette: well again"]


def test_a_new_address_learns_what_is_wrong_now_and_nothing_old(db: Database, hook: Hook) -> None:
    """What was mended before an address was named is no news to it."""
    note(db, "gazette", SILENT, "2023-06-01T08:00:00Z")
    note(db, "gazette", None, "2023-06-02T08:00:00Z")
    note(db, "gazette", ("blocked", "2023-06-05T01:30:00Z", "http-403"), "2023-06-06T08:00:00Z")
    assert deliver(db, [address_of(hook.url)], "news.db") == []
    assert hook.titles == ["gazette: blocked"]


def test_one_address_that_fails_keeps_no_other_from_its_alert(db: Database, hook: Hook) -> None:
    """Each address has its own account of what it was told."""
    dead = address_of("json://127.0.0.1:9/nobody")
    note(db, "gazette", SILENT, "2023-06-06T08:00:00Z")
    for _ in range(2):
        assert len(deliver(db, [dead, address_of(hook.url)], "news.db")) == 1
    assert hook.titles == ["gazette: silent"]


def test_what_lasts_is_one_alert_with_the_latest_evidence(db: Database) -> None:
    """It began when it began."""
    note(db, "gazette", ("unreachable", "2023-06-05T01:30:00Z", "timeout"), "2023-06-05T08:00:00Z")
    note(db, "gazette", ("unreachable", "2023-06-05T03:30:00Z", "http-503"), "2023-06-05T09:00:00Z")
    assert open_alert(db, "gazette") == Alert(
        "gazette", "2023-06-05T08:00:00Z", "unreachable", "2023-06-05T01:30:00Z", "http-503"
    )
    assert db.table("alerts").count == 1


def test_another_cause_is_told_once_and_its_row_is_true(db: Database, hook: Hook) -> None:
    """Nobody is told that all is well in between; the end of the last is the end."""
    address = [address_of(hook.url)]
    for minute, wrong in enumerate(
        [
            ("blocked", "2023-06-05T01:30:00Z", "http-403"),
            ("feed gone", "2023-06-05T06:30:00Z", "http-404"),
            ("feed gone", "2023-06-05T06:30:00Z", "http-404"),
            None,
        ]
    ):
        note(db, "gazette", wrong, f"2023-06-05T12:0{minute}:00Z")
        assert deliver(db, address, "news.db") == []
    assert hook.titles == ["gazette: blocked", "gazette: feed gone", "gazette: well again"]
    assert "since 2023-06-05 06:30 UTC: feed gone" in hook.told[-1]["message"]
    assert [
        (row["cause"], row["since"][11:16], row["ended_at"][11:16]) for row in db.table("alerts").rows
    ] == [
        ("blocked", "01:30", "12:01"),
        ("feed gone", "06:30", "12:03"),
    ]


def test_an_address_that_is_none_is_refused_without_showing_its_secret() -> None:
    """The remedy is said; a password never."""
    with pytest.raises(BadOptionError, match="mailto://user:password@host") as refused:
        address_of("mailtoo://me:hunter2@example.org")
    assert "hunter2" not in str(refused.value)
