"""Archives and kept pages read by a Dask cluster: the database is the one that a single machine makes."""

from __future__ import annotations

import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

pytest.importorskip("distributed", reason="the extra cluster is not installed")

from crawler.bulk.importing import tasks_of
from crawler.bulk.parts import Note, write_note
from tests.e2e.saved import page
from tests.e2e.test_warc import HTML, archive, response

CONTENT = (
    "select url, outlet, headline, body, published_at, version, first_seen_at, last_seen_at from articles order by url",
    "select a.url, d.number, d.raw, d.chosen from article_dates d join articles a on a.id = d.article order by 1, 2",
    "select url, outlet, state, status, fetched_at from pages order by url",
    "select outlet, kind, text from outlet_repeats order by 1, 2, 3",
    "select url, stage, reason from rejects order by url",
)


def dateline(*arguments: object) -> subprocess.CompletedProcess[str]:
    """Run the command in a process of its own."""
    command = [sys.executable, "-m", "crawler", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=200)


def content(db: Path) -> list[list[tuple[object, ...]]]:
    """Return what an import left, and the pages it kept."""
    with closing(sqlite3.connect(db)) as news:
        answers = [news.execute(query).fetchall() for query in CONTENT]
    with closing(sqlite3.connect(db.with_name(f"{db.stem}.pages.db"))) as kept:
        return [
            *answers,
            kept.execute("select url, outlet, fetched_at, size from kept order by id").fetchall(),
        ]


def archives(folder: Path, count: int = 3, pages: int = 12) -> Path:
    """Write archives of a paper each, one cut in half, and a file that is none."""
    folder.mkdir()
    for number in range(count):
        home = f"https://paper{number}.example"
        records = [response(f"{home}/{n}", paper_page(n), HTML) for n in range(pages)]
        archive(folder / f"{number}.warc.gz", records)
    whole = archive(
        folder / "cut.warc.gz",
        [response(f"https://cut.example/{n}", page(n).encode(), HTML) for n in range(4)],
    )
    whole.write_bytes(whole.read_bytes()[:-200])
    (folder / "none.warc").write_text("These are words.")
    return folder


def paper_page(number: int) -> bytes:
    """Make a page that says what no other does."""
    prose = "".join(
        f"<p>In street {number}-{n} the lamps were lit at {n} past nine, says the lamplighter.</p>"
        for n in range(6)
    )
    day = f"2023-06-{number % 28 + 1:02d}T08:30:00+01:00"
    return (
        f'<!DOCTYPE html><html lang=en><head><title>Lamps {number}</title><meta property="article:published_time" content="{day}">'
        f"</head><body><article><h1>Lamps of street {number} are lit</h1>{prose}</article></body></html>"
    ).encode()


@contextmanager
def running(workers: int, *options: str) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """Start a scheduler and workers of Dask's own."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"tcp://127.0.0.1:{port}"
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    place = ("--host", "127.0.0.1", "--no-dashboard")
    dask = (sys.executable, "-m", "distributed.cli")
    scheduler = [*dask[:2], "distributed.cli.dask_scheduler", *place, "--port", str(port)]
    worker = [*dask[:2], "distributed.cli.dask_worker", address, *place, "--nthreads", "1", *options]
    processes = [subprocess.Popen(scheduler, **quiet)]  # type: ignore[call-overload]
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                break
        time.sleep(0.1)
    processes += [subprocess.Popen(worker, **quiet) for _ in range(workers)]  # type: ignore[call-overload]
    try:
        if workers:
            from distributed import Client  # noqa: PLC0415 - slow to import

            with Client(address, timeout=30) as client:  # type: ignore[no-untyped-call]
                client.wait_for_workers(workers, timeout=60)
        yield address, processes[1:]
    finally:
        for process in processes:
            process.kill()
            process.wait()


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Import the archives on one machine; return their folder and the database."""
    folder = tmp_path_factory.mktemp("alone")
    done = dateline("import", archives(folder / "warc"), "--db", folder / "news.db")
    assert done.returncode == 1
    return folder / "warc", folder / "news.db"


def test_a_local_cluster_makes_the_same_database(alone: tuple[Path, Path], tmp_path: Path) -> None:
    """A cut archive gives its whole pages and a reject, a file that is none a reject; the parts are removed when joined."""
    folder, expected = alone
    command = ("import", folder, "--db", tmp_path / "news.db", "--cluster", "local")
    done = dateline(*command)
    assert (done.returncode, done.stdout) == (1, "39 new, 0 changed, 0 unchanged, 2 rejected\n"), done.stderr
    assert "cut.warc.gz: broken-archive (after 3 pages" in done.stderr
    assert content(tmp_path / "news.db") == content(expected)
    assert not list((tmp_path / "news.parts").iterdir())

    (task, *_) = tasks_of([str(folder)], (), None)
    write_note(tmp_path / "news.parts", task, Note(task.address, complete=True))
    again = dateline(*command)
    assert not list((tmp_path / "news.parts").iterdir())
    assert (again.returncode, again.stdout) == (0, "0 new, 0 changed, 0 unchanged, 0 rejected\n"), (
        again.stderr
    )
    assert f"5 of 5 archives are in {tmp_path / 'news.db'} already" in again.stderr
    assert content(tmp_path / "news.db") == content(expected)


def test_a_worker_that_dies_loses_nothing(tmp_path: Path) -> None:
    """Its part is gone on with by another, from the last note on; addresses of other stores are read alike."""
    folder = archives(tmp_path / "warc", count=2, pages=260)
    dateline("import", folder, "--db", tmp_path / "alone.db")
    with running(2, "--no-nanny") as (address, workers):
        command = ["import", f"file://{folder}/*.warc*", "--db", tmp_path / "news.db", "--cluster", address]
        process = subprocess.Popen(
            [sys.executable, "-m", "crawler", *map(str, command)], stdout=subprocess.PIPE
        )
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline and not list((tmp_path / "news.parts").glob("*.json")):
            time.sleep(0.05)
        workers[0].send_signal(signal.SIGKILL)
        out, _ = process.communicate(timeout=150)
    assert (process.returncode, out) == (1, b"523 new, 0 changed, 0 unchanged, 2 rejected\n")
    left, right = content(tmp_path / "news.db"), content(tmp_path / "alone.db")
    names = [row[0] for row in left.pop(4)], [row[0] for row in right.pop(4)]
    assert (left, len(names[0])) == (right, len(names[1]))


def test_kept_pages_are_read_again_by_a_cluster(alone: tuple[Path, Path], tmp_path: Path) -> None:
    """What it finds is what one machine finds."""
    for file in alone[1].parent.glob("news*.db"):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    with closing(sqlite3.connect(tmp_path / "news.db")) as db:
        db.execute("update articles set headline = 'Wrong' where outlet = 'paper1.example'")
        db.commit()
    here = dateline("reread", "--dry-run", "--db", tmp_path / "news.db")
    there = dateline("reread", "--dry-run", "--db", tmp_path / "news.db", "--cluster", "local")
    assert "12 to be corrected" in here.stdout
    assert (there.returncode, there.stdout) == (0, here.stdout), there.stderr


def test_a_cluster_that_cannot_be_used_is_said(alone: tuple[Path, Path], tmp_path: Path) -> None:
    """No scheduler, no workers, workers that may start no process, an archive that is not there."""
    command = ("import", alone[0], "--db", tmp_path / "news.db", "--cluster")
    absent = dateline(*command, "tcp://127.0.0.1:9")
    assert (absent.returncode, "no Dask scheduler answers there" in absent.stderr) == (1, True), absent.stderr
    with running(0) as (address, _):
        empty = dateline(*command, address)
        assert (empty.returncode, "it has no workers; start some: dask worker" in empty.stderr) == (
            1,
            True,
        ), empty.stderr
    with running(1) as (address, _):
        daemon = dateline(*command, address)
        assert (daemon.returncode, "start it with --no-nanny" in daemon.stderr) == (1, True), daemon.stderr
    nothing = dateline("import", "file:///no/such/*.warc", "--db", tmp_path / "news.db", "--cluster", "local")
    assert (nothing.returncode, "file:///no/such/*.warc: there is nothing" in nothing.stderr) == (1, True), (
        nothing.stderr
    )
    alone_ = dateline("import", "s3://bucket/a.warc.gz", "--db", tmp_path / "news.db")
    assert (alone_.returncode, "does not exist" in alone_.stderr) == (2, True)
    assert not (tmp_path / "news.db").exists()
