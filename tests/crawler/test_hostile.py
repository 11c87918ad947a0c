"""A hostile paper: the crawl ends by itself, what is right is stored, and each bad page has its true reason."""

from __future__ import annotations

import gzip
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from crawler.run import CrawlResult
from tests.crawler.paper import PROSE, Answer, Site

HTML = {"Content-Type": "text/html; charset=utf-8"}
SETTINGS = {
    "DATELINE_READERS": 1,
    "DATELINE_SECONDS_A_PAGE": 5,
    "DOWNLOAD_TIMEOUT": 1.5,
    "DOWNLOAD_MAXSIZE": 2**20,
    "RETRY_TIMES": 0,
}


WALL = (
    b"<html><head><title>Before you continue</title></head><body><div id=consent><h1>We value your privacy</h1>"
    b"<p>We and our 812 partners store cookies on your device.</p><button>Accept</button></div></body></html>"
)
JSON_BOMB = (
    b'<html><head><title>Bomb</title><script type="application/ld+json">'
    + b'{"a":[' * 100_000
    + b"</script></head><body></body></html>"
)


def slow(_: dict[str, str]) -> Answer:
    """Take longer than anybody waits."""
    time.sleep(4)
    return Answer(b"late", headers=HTML)


def endless(site: Site) -> Callable[[dict[str, str]], Answer]:
    """A calendar whose every day leads to the next."""
    days = iter(range(10**6))
    return lambda _: Answer(
        f"<a href={site.homepage}calendar/?page={next(days) + 2}>next</a>".encode(), headers=HTML
    )


def test_a_hostile_paper_is_survived(
    site: Site, crawl_file: Callable[..., CrawlResult], tmp_path: Path
) -> None:
    """Every page that is right is stored, among all the others."""
    prose = "".join(f"<p>{line}</p>" for line in PROSE * 2).encode()
    article = b"<html><head><title>Deep</title></head><body><article><h1>Deep</h1>" + prose
    bad: dict[str, tuple[Answer, str]] = {
        "bomb-in-gzip-12345": (
            Answer(gzip.compress(b" " * 20 * 2**20), headers=HTML | {"Content-Encoding": "gzip"}),
            "fetch too-large",
        ),
        "far-too-large-12345": (Answer(b" " * 2 * 2**20, headers=HTML), "fetch too-large"),
        "body-cut-short-12345": (
            Answer(article, headers=HTML | {"Content-Length": "99999"}),
            "fetch timeout",
        ),
        "redirect-to-metadata-12345": (
            Answer(status=302, headers={"Location": "http://169.254.169.254/"}),
            "fetch other-host",
        ),
        "redirect-to-a-file-12345": (
            Answer(status=302, headers={"Location": "file:///etc/passwd"}),
            "fetch http-302",
        ),
        "redirect-for-ever-12345": (
            Answer(status=302, headers={"Location": "/redirect-for-ever-12345"}),
            "fetch redirect-loop",
        ),
        "captcha-before-all-12345": (
            Answer(b"<title>Just a moment...</title>", headers=HTML),
            "fetch challenge",
        ),
        "pdf-dressed-as-html-12345": (
            Answer(b"%PDF-1.7\n\xe2\xe3\xcf\xd3" + b"\0" * 5000, headers=HTML),
            "read",
        ),
        "body-longer-than-told-12345": (
            Answer(article + b"</article>" * 9, headers=HTML | {"Content-Length": "20"}),
            "read",
        ),
        "redirect-to-private-12345": (
            Answer(status=302, headers={"Location": "http://192.168.0.1/admin"}),
            "fetch other-host",
        ),
        "wall-of-cookies-12345": (Answer(WALL, headers=HTML), "fetch consent-wall"),
        "bomb-in-json-ld-12345": (Answer(JSON_BOMB, headers=HTML), "read"),
        "too-many-requests-12345": (
            Answer(status=429, headers={"Retry-After": "86400"}),
            "fetch http-429",
        ),
        "nothing-but-nuls-12345": (Answer(b"\0" * 5000, headers=HTML), "read"),
        "empty-page-at-all-12345": (Answer(b"", headers=HTML), "read"),
    }
    for path, (answer, _) in bad.items():
        site.answers[f"/{path}"] = answer
    site.answers["/body-that-drips-12345"] = slow
    for number in range(5):
        site.article(f"/good-story-{number}-12345", f"Good {number}")
    site.page("/deep-tags-story-12345", (article + b"<div>" * 200_000 + b"</article>").decode())
    links = [
        *bad,
        "body-that-drips-12345",
        "deep-tags-story-12345",
        *(f"good-story-{number}-12345" for number in range(5)),
    ]
    site.page("/town/", "".join(f"<a href=/{link}>x</a>" for link in links))
    site.answers["/calendar/"] = endless(site)
    site.answers["/robots.txt"] = Answer(b"\xff\xfe\0User-agent\0: *\nDisallow\n:::\n" * 50)
    file = site.outlet(tmp_path, discover='sections = ["/town/", "/calendar/"]')
    result = crawl_file(file, tmp_path / "news.db", settings=SETTINGS)

    with closing(sqlite3.connect(tmp_path / "news.db")) as db:
        headlines = [row[0] for row in db.execute("select headline from articles order by headline")]
        reasons = dict(
            db.execute("select replace(url, ?, ''), stage || ' ' || reason from rejects", [site.homepage])
        )
    assert [headline for headline in headlines if headline != "Deep"] == [
        f"Good {number}" for number in range(5)
    ]
    assert {path: reasons.get(path, "")[: len(reason)] for path, (_, reason) in bad.items()} == {
        path: reason for path, (_, reason) in bad.items()
    }
    assert result.outcome in {"healthy", "short"}
    assert len(site.asked) < 60
