"""WARC files, in and out: the format web archives exchange (ISO 28500, WARC 1.0 and 1.1)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from http.client import responses
from importlib.metadata import version
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO
from zlib import error as ZlibError  # noqa: N812 - zlib's own name is lower case

from warcio.archiveiterator import ArchiveIterator  # type: ignore[import-untyped]
from warcio.exceptions import ArchiveLoadFailed  # type: ignore[import-untyped]
from warcio.statusandheaders import StatusAndHeaders, StatusAndHeadersParserException  # type: ignore[import-untyped]
from warcio.warcwriter import WARCWriter  # type: ignore[import-untyped]

from pipelines.addresses import is_web
from pipelines.document import MOST_BYTES
from pipelines.page import Page
from storage.kept.pages import KeptPage

HTML = ("text/html", "application/xhtml+xml")
BROKEN = (ArchiveLoadFailed, StatusAndHeadersParserException, ZlibError, EOFError, ValueError)
BETWEEN_RECORDS = b"\r\n\r\n"
# A kept page is the document without its codings: what described them no longer holds.
OF_THE_TRANSFER = {
    "content-encoding",
    "transfer-encoding",
    "content-length",
    "connection",
    "keep-alive",
    "trailer",
}


class BrokenArchiveError(Exception):
    """A WARC file cannot be read, or not any further; says where."""


def pages_of_warc(file: Path) -> Iterator[Page]:
    """Yield the web pages of a WARC file: answers of status 200 that hold HTML.

    Raises ``BrokenArchiveError`` where the file is damaged or cut off; the pages before it have been yielded.
    """
    read = 0
    with file.open("rb") as stream:
        try:
            records, end = ArchiveIterator(stream), 0
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


class WarcOut:
    """A WARC 1.1 file being written: each page a response record with its digests, a gzip member of its own."""

    def __init__(self, stream: BinaryIO, name: str) -> None:
        self._writer = WARCWriter(stream, gzip=name.endswith(".gz"), warc_version="1.1")
        about = {
            "software": f"Dateline/{version('dateline')}",
            "format": "WARC File Format 1.1",
            "conformsTo": "https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/",
            "description": "Pages kept by Dateline, without the codings they were sent in",
        }
        self._writer.write_record(self._writer.create_warcinfo_record(name, about))

    def write(self, page: KeptPage) -> None:
        """Write a page as the answer to its request; a document that has no address on the web as what it is."""
        record = self._response(page) if is_web(page.url) else self._resource(page)
        self._writer.write_record(record)

    def _response(self, page: KeptPage) -> Any:  # noqa: ANN401 - warcio has no types
        headers = [(name, value) for name, value in page.headers.items() if name not in OF_THE_TRANSFER]
        headers.append(("content-length", str(len(page.body))))
        status = f"{page.status} {responses.get(page.status, '')}"
        return self._writer.create_warc_record(
            page.url,
            "response",
            payload=BytesIO(page.body),
            length=len(page.body),
            http_headers=StatusAndHeaders(status, headers, protocol="HTTP/1.1"),
            warc_headers_dict={"WARC-Date": page.fetched_at},
        )

    def _resource(self, page: KeptPage) -> Any:  # noqa: ANN401 - warcio has no types
        return self._writer.create_warc_record(
            page.url,
            "resource",
            payload=BytesIO(page.body),
            length=len(page.body),
            warc_content_type=page.headers.get("content-type", "application/octet-stream"),
            warc_headers_dict={"WARC-Date": page.fetched_at},
        )


def _page(record: Any) -> Page | None:  # noqa: ANN401 - warcio has no types
    """The page of a record, None for one that is no web page."""
    url = record.rec_headers.get_header("WARC-Target-URI") or ""
    headers = _headers(record, url)
    if headers is None:
        return None
    body = record.content_stream().read(MOST_BYTES + 1)
    fetched_at = datetime.fromisoformat(record.rec_headers.get_header("WARC-Date")).astimezone(UTC)
    return Page(url, url, 200, headers, body, fetched_at, outlet="")


def _in_words(problem: Exception) -> str:
    """Say in a line what is wrong; warcio tells the most usual fault in a page."""
    told = str(problem).strip().partition("\n")[0]
    if "non-chunked gzip" in told:
        return 'it is packed as one piece, not record by record: "warcio recompress OLD NEW" packs it anew'
    return told or type(problem).__name__


def _check_whole(record: Any) -> None:  # noqa: ANN401 - warcio has no types
    """See that a record is as long as it says: warcio takes the half of one for all of it. Raises ``EOFError``."""
    while record.raw_stream.read(2**16):
        pass
    if record.raw_stream.limit > 0 or record.rec_headers.get_header("Content-Length") is None:
        raise EOFError("the file is cut off in the middle of a record")


def _headers(record: Any, url: str) -> dict[str, str] | None:  # noqa: ANN401 - warcio has no types
    """The headers of a page: a good answer that is HTML, or a document without an address; None for all else."""
    if record.rec_type == "resource" and url.startswith("urn:"):
        return {"content-type": record.rec_headers.get_header("Content-Type") or ""}
    if record.rec_type != "response" or record.http_headers is None or not is_web(url):
        return None
    headers = {name.lower(): value for name, value in record.http_headers.headers}
    kind = headers.get("content-type", "").partition(";")[0].strip().lower()
    return headers if kind in HTML and record.http_headers.get_statuscode() == "200" else None
