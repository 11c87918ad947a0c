"""Answers that came compressed are unpacked, and one whose compressed body ends too soon is asked for again."""

from __future__ import annotations

from sys import maxsize

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.httpcompression import HttpCompressionMiddleware
from scrapy.downloadermiddlewares.retry import RetryMiddleware
from scrapy.exceptions import ResponseDataLossError
from scrapy.http import Response

from crawler.unpacking import BROKEN, UNPACK, unpack

GZIP = {"gzip", "x-gzip"}


class WholeAnswers(HttpCompressionMiddleware):
    """A downloader middleware that unpacks answers, and asks again where a compressed body was cut.

    Scrapy keeps what can be unpacked of it, and an article would lose its end. Raises ``ResponseDataLossError``, as
    for a plain body that is shorter than its server said, once it was asked for as often as may be.
    """

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler=crawler)
        self.crawler = crawler

    def process_response(self, request: Request, response: Response) -> Request | Response:  # type: ignore[override]
        """Return the answer unpacked, or the request to be made again."""
        encoding = b",".join(response.headers.getlist("Content-Encoding")).rpartition(b",")[2].strip().lower()
        try:
            unpacked = super().process_response(request, response)
        except EOFError:  # nothing could be unpacked of it
            return self._again(request, encoding)
        if isinstance(unpacked, Response) and is_cut(response.body, encoding, len(unpacked.body)):
            return self._again(request, encoding)
        return unpacked

    def _again(self, request: Request, encoding: bytes) -> Request | Response:
        loss = ResponseDataLossError(f"the {encoding.decode('latin-1')} body ends too soon")
        retries = self.crawler.get_downloader_middleware(RetryMiddleware)
        again = retries.process_exception(request, loss) if retries else None
        if again is None:
            raise loss
        return again


def is_cut(body: bytes, encoding: bytes, length: int) -> bool:
    """Tell whether a compressed body ends before its stream does; ``length`` is that of what could be unpacked.

    All four encodings tell their end. One that is broken otherwise is not called cut.

    >>> from zlib import compress
    >>> whole = compress(b"words")
    >>> is_cut(whole, b"deflate", 5), is_cut(whole[:-3], b"deflate", 5)
    (False, True)
    """
    coding = encoding.decode("latin-1")
    if not body or coding not in UNPACK:
        return False
    if coding in GZIP and int.from_bytes(body[-4:], "little") == length % 2**32:
        return False  # it ends with the length of what was packed: most need not be unpacked twice
    try:
        return not unpack(body, coding, maxsize)[1]
    except BROKEN:
        return False
