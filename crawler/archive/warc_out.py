"""WARC files, out: kept pages in the format web archives exchange (ISO 28500, WARC 1.1)."""

from __future__ import annotations

from http.client import responses
from importlib.metadata import version
from io import BytesIO
from typing import Any, BinaryIO

from warcio.statusandheaders import StatusAndHeaders  # type: ignore[import-untyped]
from warcio.warcwriter import WARCWriter  # type: ignore[import-untyped]

from pipelines.addresses import is_web
from storage.kept.pages import KeptPage

# A kept page is the document without its codings: what described them no longer holds.
OF_THE_TRANSFER = {
    "content-encoding",
    "transfer-encoding",
    "content-length",
    "connection",
    "keep-alive",
    "trailer",
}


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
