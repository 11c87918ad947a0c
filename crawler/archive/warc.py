"""WARC files, in: the format web archives exchange (ISO 28500, WARC 1.0 and 1.1)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zlib import error as ZlibError  # noqa: N812 - zlib's own name is lower case

from warcio.archiveiterator import ArchiveIterator  # type: ignore[import-untyped]
from warcio.bufferedreaders import ChunkedDataReader  # type: ignore[import-untyped]
from warcio.exceptions import ArchiveLoadFailed  # type: ignore[import-untyped]
from warcio.statusandheaders import (  # type: ignore[import-untyped]
    StatusAndHeadersParser,
    StatusAndHeadersParserException,
)

from crawler.archive.instants import latest_instant
from crawler.unpacking import PackedError, unpacked
from pipelines.addresses import is_web
from pipelines.document import MOST_BYTES
from pipelines.page import Page
from pipelines.plain_page import looks_like_html
from storage.records import Reject, Stage

HTML = ("text/html", "application/xhtml+xml")
BROKEN = (ArchiveLoadFailed, StatusAndHeadersParserException, ZlibError, EOFError, ValueError)
BETWEEN_RECORDS = b"\r\n\r\n"
ANSWER = StatusAndHeadersParser(["HTTP/"], verify=False)


class BrokenArchiveError(Exception):
    """A WARC file cannot be read, or not any further; says where."""


def pages_of_warc(file: Path) -> Iterator[Page | Reject]:
    """Yield the web pages of a WARC file: answers of status 200 that hold HTML, and documents that were archived as such.

    A page that cannot be unpacked, or whose date cannot be read, is a reject, and costs nothing but itself. Raises
    ``BrokenArchiveError`` where the file is damaged or cut off; the pages before it have been yielded.
    """
    read = 0
    with file.open("rb") as stream:
        try:
            records, end = _Records(stream, no_record_parse=True), 0
            for record in records:
                page = _page(record)
                _check_whole(record)
                if page is not None:
                    read += 1
                    yield page
                end = records.get_record_offset() + records.get_record_length()
            if end + len(BETWEEN_RECORDS) < file.stat().st_size:
                raise EOFError("the file is cut off in the middle of a record")
        except BROKEN as problem:
            raise BrokenArchiveError(f"after {read} pages: {_in_words(problem)}") from problem


class _Records(ArchiveIterator):  # type: ignore[misc]  # warcio has no types
    INC_RECORD = ""  # else it prints what stands between records to standard error


def _page(record: Any) -> Page | Reject | None:  # noqa: ANN401 - warcio has no types
    """The page of a record, a reject where it cannot be had, None for one that is no web page."""
    url = record.rec_headers.get_header("WARC-Target-URI") or ""
    headers = _headers(record, url)
    if headers is None:
        return None
    is_chunked = headers.get("transfer-encoding", "").strip().lower() == "chunked"
    stream = ChunkedDataReader(record.raw_stream) if is_chunked else record.raw_stream
    try:
        body = unpacked(stream.read(MOST_BYTES + 1), headers.get("content-encoding", ""), MOST_BYTES + 1)
    except PackedError as problem:
        return Reject(url, "", Stage.FETCH, problem.reason, str(problem))
    if not headers.get("content-type") and not looks_like_html(body):
        return None
    try:
        fetched_at = latest_instant(record.rec_headers.get_header("WARC-Date") or "")
    except ValueError as problem:
        return Reject(url, "", Stage.FETCH, "bad-date", f"WARC-Date {problem}")
    return Page(url, url, 200, headers, body, fetched_at, outlet="")


def _in_words(problem: Exception) -> str:
    """Say in a line what is wrong; warcio tells the most usual fault in a page."""
    told = str(problem).strip().partition("\n")[0]
    if "non-chunked gzip" in told:
        return 'it is packed as one piece, not record by record: "warcio recompress OLD NEW" packs it anew'
    if not told.isprintable():  # it shows the first line of what is no record
        return told.partition(",")[0]
    return told or type(problem).__name__


def _check_whole(record: Any) -> None:  # noqa: ANN401 - warcio has no types
    """See that a record is as long as it says: warcio takes the half of one for all of it. Raises ``EOFError``."""
    while record.raw_stream.read(2**16):
        pass
    if record.rec_headers.get_header("Content-Length") is None or record.raw_stream.limit > 0:
        raise EOFError("the file is cut off in the middle of a record")


def _headers(record: Any, url: str) -> dict[str, str] | None:  # noqa: ANN401 - warcio has no types
    """The headers of what may be a page: a good answer, a document; None for all that says it is something else."""
    kind = record.rec_headers.get_header("Content-Type") or ""
    if record.rec_type == "resource" and (url.startswith("urn:") or (is_web(url) and _is_html(kind))):
        return {"content-type": kind}
    if record.rec_type != "response" or not record.length or not is_web(url):
        return None
    answer = ANSWER.parse(record.raw_stream)
    headers = {name.lower(): value for name, value in answer.headers}
    kind = headers.get("content-type", "")
    return headers if answer.get_statuscode() == "200" and (not kind or _is_html(kind)) else None


def _is_html(content_type: str) -> bool:
    return content_type.partition(";")[0].strip().lower() in HTML
