"""What coordinator and workers say to each other: typed values, packed as msgpack and checked when they arrive.

Nothing is pickled and nothing names code: bytes that are not exactly one of these values are refused, so that who can
write to the queue can send pages and articles, and run nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import version
from typing import Any, TypeVar

import msgspec
from backports import zstd
from scrapy import Spider

from crawler.fetch.page_spider import PageSpider
from pipelines.normalise import READER_VERSION
from pipelines.outlet import Outlet
from pipelines.page import Page
from storage.frontier.values import DuePage
from storage.records import Article, PageState, Reject

PROTOCOL = 2
# What has to be the same at both ends: the words of the wire, the program, and the rules it reads by.
VERSION = f"protocol {PROTOCOL}, Dateline {version('dateline')}, reader {READER_VERSION}"
LEVEL = 1  # of zstd: packing and unpacking a page of 176 KB take 0.6 ms of CPU, each of eight together 0.2 ms
MOST_BYTES = 64 * 2**20  # a page is at most 10 MB; what unpacks to more is no answer of ours

T = TypeVar("T")


class BadMessageError(Exception):
    """Bytes that are no message of this protocol; says what is wrong with them."""


@dataclass(frozen=True, slots=True)
class Offer:
    """An outlet whose pages workers may take: its rules, and how its server is to be spared."""

    outlet: Outlet
    manners: dict[str, str | int | float | bool]


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of a page at a worker.

    It was read, and ``article`` or ``reject`` came of it; or it brought nothing to read, and ``state`` says why, with
    ``page`` where the server answered and with ``reject`` where it did not.
    """

    url: str
    page: Page | None = None
    article: Article | None = None
    reject: Reject | None = None
    state: PageState | None = None
    status: int | None = None


@dataclass(frozen=True, slots=True)
class Turn:
    """A worker's turn at an outlet has ended: why, and what it cost the outlet's server."""

    reason: str
    requests: int
    bytes: int


@dataclass(frozen=True, slots=True)
class Report:
    """What a worker says at a time: what became of pages, and whether its turn has ended.

    Pages of one outlet are much alike, and packed together they take a sixth of the room.
    """

    answers: tuple[Answer, ...] = ()
    turn: Turn | None = None


def packed(message: Offer | Report) -> bytes:
    """Return a message as bytes.

    >>> unpacked(packed(Report(turn=Turn("finished", 3, 1000))), Report).turn
    Turn(reason='finished', requests=3, bytes=1000)
    """
    return zstd.compress(msgspec.msgpack.encode(message), LEVEL)


def unpacked(data: bytes, kind: type[T]) -> T:
    """Return the message that was packed. Raises ``BadMessageError`` for whatever is none of this kind."""
    try:
        unpacker = zstd.ZstdDecompressor()
        plain = unpacker.decompress(data, MOST_BYTES)
        if not unpacker.eof:
            raise BadMessageError(f"cut off, or longer than {MOST_BYTES} bytes")
        return msgspec.msgpack.decode(plain, type=kind)
    except (zstd.ZstdError, msgspec.DecodeError) as problem:
        raise BadMessageError(str(problem)) from problem


class PageSerializer:
    """The serializer of scrapy-redis's queue: of a request its ``DuePage`` travels, and the rest is made anew.

    What scrapy-redis and Scrapy do by themselves, unpickling a request or importing the class it names, never happens.
    """

    def __init__(self, spider: PageSpider) -> None:
        self._spider = spider

    def dumps(self, request: Mapping[str, Any]) -> bytes:
        """Return a page's request as bytes."""
        return msgspec.msgpack.encode(request["cb_kwargs"]["due"])

    def loads(self, data: bytes) -> dict[str, Any]:
        """Return the request for a page. Raises ``BadMessageError``."""
        try:
            due = msgspec.msgpack.decode(data, type=DuePage)
        except msgspec.DecodeError as problem:
            raise BadMessageError(str(problem)) from problem
        spider: Spider = self._spider
        return self._spider.page_request(due).to_dict(spider=spider)
