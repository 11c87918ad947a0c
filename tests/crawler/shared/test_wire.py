"""What travels between coordinator and workers: whole values arrive, and nothing else does."""

from __future__ import annotations

import pickle
import random
from dataclasses import replace
from datetime import UTC, datetime

import pytest

pytest.importorskip("msgspec", reason="the extra redis is not installed")

import msgspec
from backports import zstd

from crawler.catalogue.outlets import Catalogue
from crawler.fetch.page_spider import PageSpider
from crawler.loader import spider_of
from crawler.shared.wire import (
    MOST_BYTES,
    Answer,
    BadMessageError,
    Offer,
    PageSerializer,
    Report,
    Turn,
    packed,
    unpacked,
)
from pipelines.outlet_of_page import default_outlet
from pipelines.page import Page
from storage.frontier.values import DuePage
from storage.records import Article, DateCandidate, Hints, Image, PageState, Repeats

URL = "https://gazette.example/a-post1"
PAGE = Page(
    URL, URL, 200, {"etag": '"1"'}, b"<p>\x00\xff", datetime(2023, 6, 5, tzinfo=UTC), "gazette", Hints("A")
)
ARTICLE = Article(
    url=URL,
    outlet="gazette",
    headline="Chư Pưh",
    body="One.\n\nTwo.",
    authors=("Ann Lee",),
    images=(Image("https://gazette.example/1.jpg", "caption"),),
    dates=(DateCandidate("published", "June", "2023-06", "page", chosen=True),),
    paywalled=False,
)


def test_a_report_arrives_as_it_was_sent() -> None:
    """Bytes of the body, tuples, instants and enumerations included."""
    answers = (Answer(URL, PAGE, article=ARTICLE, state=PageState.STORED), Answer(URL, PAGE))
    report = Report(answers, Turn("finished", 3, 1000))
    assert unpacked(packed(report), Report) == report


def test_pages_that_are_alike_are_packed_together() -> None:
    """Eight of them take little more room than one."""
    pages = [replace(PAGE, body=bytes(random.Random(1).randbytes(50_000)) + b"%d" % n) for n in range(8)]
    alone, together = (
        len(packed(Report(tuple(Answer(URL, page) for page in some)))) for some in (pages[:1], pages)
    )
    assert together < 1.5 * alone


def test_every_outlet_arrives_as_it_was_sent() -> None:
    """With all that its file says, and what was learnt to repeat across its pages."""
    for outlet in Catalogue().outlets.values():
        offer = Offer(outlet, {"DOWNLOAD_DELAY": 1.0, "ROBOTSTXT_OBEY": True, "USER_AGENT": "Dateline"})
        assert unpacked(packed(offer), Offer) == offer
    repeats = Repeats(frozenset({"Read more"}), frozenset({"news"}))
    assert unpacked(packed(Offer(outlet, {})), Offer).outlet.repeats == Repeats()
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(repeats), type=Repeats) == repeats


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"not packed",
        pickle.dumps(PAGE),
        zstd.compress(pickle.dumps(PAGE)),
        zstd.compress(b"\xc1"),
        zstd.compress(msgspec.msgpack.encode({"answers": [{"url": 1}]})),
        zstd.compress(
            msgspec.msgpack.encode({"answers": [{"url": URL, "page": {"url": URL, "body": "words"}}]})
        ),
        packed(Offer(default_outlet(URL), {}))[:-4],
        packed(Report((Answer(URL, PAGE),)))[:-8],
        zstd.compress(b"\0" * (MOST_BYTES + 1)),
    ],
    ids=[
        "nothing",
        "words",
        "a pickle",
        "a packed pickle",
        "no msgpack",
        "a number",
        "half a page",
        "half an offer",
        "cut",
        "a bomb",
    ],
)
def test_what_is_no_report_is_refused(data: bytes) -> None:
    """With a reason, and before anything is made of it."""
    with pytest.raises(BadMessageError, match=r"\w"):
        unpacked(data, Report)


def test_of_a_request_only_its_page_travels() -> None:
    """The other end makes the request anew: no class, no callback and no header is taken from the wire."""
    spider = spider_of(default_outlet("https://gazette.example/"), PageSpider)()
    due = DuePage(URL, Hints("A"), '"1"', None, PageState.STORED)
    serializer = PageSerializer(spider)
    data = serializer.dumps(spider.page_request(due).to_dict(spider=spider))
    assert msgspec.msgpack.decode(data) == {
        "url": URL,
        "hints": {
            "title": "A",
            "published": None,
            "modified": None,
            "section": None,
            "language": None,
            "origin": None,
            "published_from": None,
            "modified_from": None,
        },
        "etag": '"1"',
        "last_modified": None,
        "state": "stored",
    }
    request = serializer.loads(data)
    assert (request["url"], request["callback"], request["cb_kwargs"]) == (URL, "fetched", {"due": due})
    assert request["headers"][b"If-None-Match"] == [b'"1"']


@pytest.mark.parametrize("data", [pickle.dumps({"url": URL}), b"\x81\xa6_class\xa2os", b""])
def test_what_is_no_page_is_no_request(data: bytes) -> None:
    """A pickle in the queue is not loaded, nor a class imported that somebody names there."""
    spider = spider_of(default_outlet("https://gazette.example/"), PageSpider)()
    with pytest.raises(BadMessageError):
        PageSerializer(spider).loads(data)
