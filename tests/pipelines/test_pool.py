"""Reading in processes: what one page does to its reader costs that page alone."""

from __future__ import annotations

import asyncio
import importlib
import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from pipelines import pool
from pipelines.door import article_of
from pipelines.outlet import Outlet, ReadRules
from pipelines.page import Page
from pipelines.pool import Door, ReadingPool
from storage.records import Article, OutletRecord, Reject, Stage

PROSE = "The council met on Monday evening to settle the budget, and it took them until midnight to agree. "
HTML = f"<html><head><title>Council</title></head><body><article><h1>Council</h1>{f'<p>{PROSE * 3}</p>' * 4}</article>"


def outlet(reader: str | None = None) -> Outlet:
    """Describe a paper."""
    record = OutletRecord("gazette", "Gazette", "https://gazette.example/", "en", "Europe/London")
    return Outlet(record=record, read=ReadRules(reader=reader))


def page(url: str = "https://gazette.example/a?utm_source=x", body: str = HTML) -> Page:
    """Fetch nothing, but give a page."""
    headers = {"content-type": "text/html; charset=utf-8"}
    return Page(url, url, 200, headers, body.encode(), datetime(2023, 6, 5, tzinfo=UTC), "gazette")


def test_a_page_becomes_an_article_at_its_canonical_address() -> None:
    """Read and normalised in one call."""
    article = article_of(page(), outlet())
    assert isinstance(article, Article)
    assert (article.url, article.headline) == ("https://gazette.example/a", "Council")


def test_a_page_that_is_no_article_becomes_a_reject() -> None:
    """With the stage and a reason."""
    reject = article_of(page(body=""), outlet())
    assert isinstance(reject, Reject)
    assert (reject.stage, reject.outlet) == (Stage.READ, "gazette")
    assert reject.reason


def test_a_reader_that_raises_is_recorded_with_its_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing passes the worker's door as an exception."""
    monkeypatch.setattr("pipelines.door.read", lambda *_: 1 // 0)
    reject = article_of(page(), outlet())
    assert isinstance(reject, Reject)
    assert reject.reason == "reader-failed"
    assert "ZeroDivisionError" in (reject.detail or "")


def test_a_reader_ends_in_silence_when_whoever_asked_is_killed(capfd: pytest.CaptureFixture[str]) -> None:
    """Even one whose last word nobody has read, of which its pipe tells as of an error."""
    ours, theirs = multiprocessing.Pipe()
    reader = multiprocessing.get_context("fork").Process(
        target=pool._serve, args=(theirs, article_of, [ours])
    )
    reader.start()
    theirs.close()
    assert ours.poll(30)
    ours.close()
    reader.join(30)
    assert (reader.exitcode, capfd.readouterr().err) == (0, "")


@pytest.fixture
def door(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Door:
    """A door whose readers can be made to hang and to die, by a page's body."""
    (tmp_path / "faulty_door.py").write_text(
        "import os, time\n"
        "from pipelines.door import article_of\n"
        "def door(page, outlet):\n"
        "    time.sleep(60) if page.body == b'hang' else os._exit(7) if page.body == b'die' else None\n"
        "    return article_of(page, outlet)\n"
    )
    monkeypatch.syspath_prepend(tmp_path)
    found: Door = importlib.import_module("faulty_door").door
    return found


def read_all(door: Door, *, copied: bool) -> list[Article | Reject]:
    """Read pages of which one hangs and one kills its reader."""
    pool = ReadingPool(2, 1.5, door)
    if copied:
        pool.fork()

    async def read() -> list[Article | Reject]:
        bodies = [HTML, "hang", HTML, "die", HTML, HTML]
        return await asyncio.gather(*(pool.read(page(body=body), outlet()) for body in bodies))

    results = asyncio.run(read())
    pool.close()
    return results


def read_by_copies(pipe: Connection, door: Door) -> None:
    """Read them all by workers that are copies of this process, and tell what came of it."""
    pipe.send(read_all(door, copied=True))


def die_while_a_copy_hangs(pipe: Connection, door: Door) -> None:
    """Tell the number of a worker that is a copy of this process; then have it hang, and end without a word."""
    pool = ReadingPool(1, 60, door)
    pool.fork(without=[pipe])
    pipe.send(multiprocessing.active_children()[0].pid)

    async def die() -> None:
        await asyncio.wait([asyncio.ensure_future(pool.read(page(body="hang"), outlet()))], timeout=0.1)
        os._exit(0)

    asyncio.run(die())


@contextmanager
def beginning(work: Callable[[Connection, Door], None], door: Door) -> Iterator[Connection]:
    """Begin a process that runs no thread, and give our end of its pipe."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=work, args=(theirs, door))
    process.start()
    theirs.close()
    yield ours
    ours.close()
    process.join()


def test_a_worker_that_hangs_hides_its_parents_end_from_nobody(door: Door) -> None:
    """Whoever listens to a process that died hears so at once, though a copy of it still runs."""
    with beginning(die_while_a_copy_hangs, door) as pipe:
        worker = pipe.recv()
        ended = pipe.poll(30)
        os.kill(worker, signal.SIGKILL)
        assert ended


@pytest.mark.parametrize("copied", [False, True], ids=["fresh workers", "copies"])
def test_a_page_that_hangs_or_kills_its_reader_costs_that_page_alone(door: Door, *, copied: bool) -> None:
    """The others are read, by the workers that were replaced."""
    if copied:
        with beginning(read_by_copies, door) as pipe:
            results = pipe.recv()
    else:
        results = read_all(door, copied=False)
    reasons = [result.reason if isinstance(result, Reject) else result.headline for result in results]
    assert reasons == ["Council", "reader-timeout", "Council", "reader-died", "Council", "Council"]
    assert isinstance(results[3], Reject)
    assert results[3].detail == "exit code 7"
