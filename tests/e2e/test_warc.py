"""WARC files come in, go out, and come in again as they were."""

import gzip
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database
from warcio.archiveiterator import ArchiveIterator  # type: ignore[import-untyped]

from tests.e2e.saved import page, save

Dateline = Callable[..., Any]


def query(path: Path, sql: str) -> list[tuple[Any, ...]]:
    """Return what a query finds."""
    with closing(Database(path)) as db:
        return list(db.execute(sql).fetchall())


def response(
    url: str, body: bytes, *headers: str, version: str = "WARC/1.0", status: str = "200 OK"
) -> bytes:
    """Write one response record, as a crawler of web archives does."""
    http = "\r\n".join([f"HTTP/1.1 {status}", *headers]).encode() + b"\r\n\r\n" + body
    warc = (
        f"{version}\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2023-06-05T09:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{abs(hash(url)) % 10**12:012d}>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return warc.encode() + http + b"\r\n\r\n"


def archive(file: Path, records: Sequence[bytes]) -> Path:
    """Write a WARC file, each record a gzip member of its own where its name says so."""
    packed = map(gzip.compress, records) if file.name.endswith(".gz") else records
    file.write_bytes(b"".join(packed))
    return file


HTML = "content-type: text/html; charset=utf-8"


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
@pytest.mark.parametrize("version", ["WARC/1.0", "WARC/1.1"])
def test_answers_that_are_web_pages_are_imported(
    dateline: Dateline, tmp_path: Path, name: str, version: str
) -> None:
    """Pictures, redirects and pages not found are no pages to read; transfer codings are undone."""
    body = page(1).encode()
    chunked = f"{len(body):x}\r\n".encode() + body + b"\r\n0\r\n\r\n"
    records = [
        response("https://gazette.example/harbour-0", page(0).encode(), HTML, version=version),
        response(
            "https://gazette.example/library-1", chunked, HTML, "transfer-encoding: chunked", version=version
        ),
        response(
            "https://other.example/station",
            gzip.compress(page(2).encode()),
            HTML,
            "content-encoding: gzip",
            version=version,
        ),
        response(
            "https://gazette.example/a.jpg", b"\xff\xd8\xff", "content-type: image/jpeg", version=version
        ),
        response(
            "https://gazette.example/gone", b"<p>gone</p>", HTML, version=version, status="404 Not Found"
        ),
    ]
    done = dateline("import", archive(tmp_path / name, records), "--db", tmp_path / "a.db", "--jobs", 0)
    assert (done.code, done.out) == (0, "3 new, 0 changed, 0 unchanged, 0 rejected\n")
    assert query(
        tmp_path / "a.db", "select url, outlet, published_at, first_seen_at from articles order by url"
    ) == [
        (
            "https://gazette.example/harbour-0",
            "gazette.example",
            "2023-06-01T07:30:00Z",
            "2023-06-05T09:00:00Z",
        ),
        (
            "https://gazette.example/library-1",
            "gazette.example",
            "2023-06-02T07:30:00Z",
            "2023-06-05T09:00:00Z",
        ),
        ("https://other.example/station", "other.example", "2023-06-03T07:30:00Z", "2023-06-05T09:00:00Z"),
    ]


@pytest.mark.parametrize("damage", ["cut", "noise"])
def test_a_damaged_archive_gives_what_stands_before_the_damage(
    dateline: Dateline, tmp_path: Path, damage: str
) -> None:
    """And a reject that names the file."""
    good = response("https://gazette.example/harbour-0", page(0).encode(), HTML)
    file = archive(
        tmp_path / "a.warc.gz", [good, response("https://gazette.example/b", page(1).encode(), HTML)]
    )
    whole = file.read_bytes()
    first = len(gzip.compress(good))
    file.write_bytes(whole[: first + 300] if damage == "cut" else whole[:first] + bytes(range(1, 200)))
    done = dateline("import", file, "--db", tmp_path / "a.db", "--jobs", 0)
    assert done.code == 1
    assert query(tmp_path / "a.db", "select url from articles") == [("https://gazette.example/harbour-0",)]
    assert "a.warc.gz: " in done.err


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
@pytest.mark.parametrize("share", [0.3, 0.5, 0.75], ids=["in its head", "in its middle", "near its end"])
def test_no_half_of_a_page_is_stored(dateline: Dateline, tmp_path: Path, name: str, share: float) -> None:
    """Wherever the last record is cut, it is a reject and nothing else."""
    good, half = (response(f"https://gazette.example/{n}", page(n).encode(), HTML) for n in range(2))
    whole = archive(tmp_path / name, [good, half]).read_bytes()
    first = len(archive(tmp_path / name, [good]).read_bytes())
    (tmp_path / name).write_bytes(whole[: first + int(share * (len(whole) - first))])
    done = dateline("import", tmp_path / name, "--db", tmp_path / "a.db", "--jobs", 0)
    assert query(tmp_path / "a.db", "select url from articles") == [("https://gazette.example/harbour-0",)]
    assert (
        done.code,
        f"{name}: broken-archive (after 1 pages: the file is cut off in the middle of" in done.err,
    ) == (1, True)


def test_an_archive_packed_as_one_piece_is_told_with_its_remedy(dateline: Dateline, tmp_path: Path) -> None:
    """In one line: what is wrong, and what packs it anew."""
    pages = [response(f"https://gazette.example/{n}", page(n).encode(), HTML) for n in range(2)]
    plain = archive(tmp_path / "a.warc", pages).read_bytes()
    (tmp_path / "one.warc.gz").write_bytes(gzip.compress(plain))
    done = dateline("import", tmp_path / "one.warc.gz", "--db", tmp_path / "a.db", "--jobs", 0)
    assert (done.code, done.err.count("\n")) == (1, 1)
    assert 'packed as one piece, not record by record: "warcio recompress OLD NEW"' in done.err


def test_kept_pages_go_out_and_come_in_again(dateline: Dateline, tmp_path: Path) -> None:
    """With digests that hold; a document without an address comes back under the same name."""
    (tmp_path / "document.txt").write_text(
        "date 2023-06 A headline of June\n\nOne paragraph.\n\nAnother one."
    )
    pages = save(tmp_path / "pages", 3)
    assert dateline("import", pages, tmp_path / "document.txt", "--db", tmp_path / "a.db").code == 0
    assert dateline("export", "--db", tmp_path / "a.db", "--warc", tmp_path / "out.warc.gz").out.startswith(
        "4 pages"
    )
    with (tmp_path / "out.warc.gz").open("rb") as stream:
        records = [
            (
                record.rec_type,
                record.rec_headers.protocol,
                record.content_stream().read() and record.digest_checker.passed,
            )
            for record in ArchiveIterator(stream, check_digests=True)
        ]
    assert [kind for kind, _, _ in records] == ["warcinfo", "response", "response", "response", "resource"]
    assert {version for _, version, _ in records} == {"WARC/1.1"}
    assert all(passed is not False for _, _, passed in records)
    done = dateline("import", tmp_path / "out.warc.gz", "--db", tmp_path / "b.db")
    assert (done.code, done.err) == (0, "")
    sql = "select id, url, outlet, headline, body, published_on, published_at, first_seen_at from articles order by id"
    assert query(tmp_path / "a.db", sql) == query(tmp_path / "b.db", sql)


def test_a_file_that_is_there_already_is_not_written_over(dateline: Dateline, tmp_path: Path) -> None:
    """An archive is worth more than a typing slip."""
    assert dateline("import", save(tmp_path / "pages", 1), "--db", tmp_path / "a.db", "--jobs", 0).code == 0
    (tmp_path / "out.warc.gz").write_bytes(b"an archive")
    done = dateline("export", "--db", tmp_path / "a.db", "--warc", tmp_path / "out.warc.gz")
    assert done.code == 2
    assert "out.warc.gz" in done.err
    assert (tmp_path / "out.warc.gz").read_bytes() == b"an archive"


def test_without_kept_pages_there_is_nothing_to_export(dateline: Dateline, tmp_path: Path) -> None:
    """One line, and what is missing."""
    assert dateline("import", save(tmp_path / "pages", 1), "--db", tmp_path / "a.db", "--jobs", 0).code == 0
    (tmp_path / "a.pages.db").unlink()
    done = dateline("export", "--db", tmp_path / "a.db", "--warc", tmp_path / "out.warc.gz")
    assert done.code == 1
    assert "a.pages.db" in done.err
