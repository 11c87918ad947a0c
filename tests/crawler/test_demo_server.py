"""The demo paper's server: loopback, quiet, counting, and polite to clients that come back."""

import http.client
import socket
import threading
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest

from crawler.demo import paper
from crawler.demo.server import DemoPress


@pytest.fixture
def press() -> Iterator[DemoPress]:
    """The paper, served on a free port."""
    with DemoPress() as running:
        yield running


def ask(press: DemoPress, path: str, **headers: str) -> tuple[http.client.HTTPResponse, bytes]:
    """One request on a connection of its own; underscores of the headers' names are dashes."""
    connection = http.client.HTTPConnection(urlsplit(press.homepage).netloc, timeout=5)
    connection.request(
        "GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()}
    )
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer, body


def test_the_paper_is_served_on_loopback_and_requests_are_counted(press: DemoPress) -> None:
    """The address ends in a slash, and each target is counted."""
    assert press.homepage.startswith("http://127.0.0.1:")
    assert ask(press, "/")[0].status == 200
    ask(press, "/")
    assert press.requests["/"] == 2
    assert press.requests["/kinh-te/"] == 0


def test_a_page_known_by_its_etag_is_not_sent_again(press: DemoPress) -> None:
    """The page clock runs on, the ETag stays."""
    path = paper.articles()[0].path
    first, body = ask(press, path)
    tag = first.headers["ETag"]
    again, nothing = ask(press, path, If_None_Match=tag)
    assert body
    assert (again.status, nothing, again.headers["ETag"]) == (304, b"", tag)
    assert press.unchanged[path] == 1


def test_a_page_known_by_its_date_is_not_sent_again(press: DemoPress) -> None:
    """Last-Modified does the same for clients without ETags."""
    path = paper.articles()[0].path
    when = ask(press, path)[0].headers["Last-Modified"]
    assert when.endswith("GMT")
    assert ask(press, path, If_Modified_Since=when)[0].status == 304
    assert ask(press, path, If_Modified_Since="Thu, 01 Jan 1970 00:00:00 GMT")[0].status == 200


def test_the_clock_of_the_page_shows_today(press: DemoPress) -> None:
    """The placeholder never leaves the house."""
    body = ask(press, "/")[1].decode()
    assert "@@" not in body


def test_an_edited_article_is_served_when_told(press: DemoPress) -> None:
    """Another ETag, another headline, the same address."""
    before = {article.path: article for article in paper.articles()}
    after = next(a for a in paper.articles(edited=True) if before[a.path] != a)
    tag = ask(press, after.path)[0].headers["ETag"]
    press.edited = True
    answer, body = ask(press, after.path, If_None_Match=tag)
    assert answer.status == 200
    assert after.headline in body.decode()
    assert before[after.path].headline not in body.decode().split("<main", 1)[1].split("article__tag")[0]


def test_a_client_that_leaves_does_not_disturb_the_next(
    press: DemoPress, capfd: pytest.CaptureFixture[str]
) -> None:
    """A closed connection is nobody's news."""
    host, port = urlsplit(press.homepage).netloc.split(":")
    with socket.create_connection((host, int(port))) as client:
        client.sendall(b"GET / HTTP/1.1\r\n")
    assert ask(press, "/")[0].status == 200
    assert capfd.readouterr() == ("", "")


def test_head_and_missing_pages(press: DemoPress) -> None:
    """HEAD has no body, and what does not exist is 404."""
    connection = http.client.HTTPConnection(urlsplit(press.homepage).netloc, timeout=5)
    connection.request("HEAD", "/")
    assert connection.getresponse().read() == b""
    connection.close()
    assert ask(press, "/khong-co")[0].status == 404
    assert ask(press, "/images/ca-phe.png")[1].startswith(b"\x89PNG")


def test_the_port_is_free_again_after_the_context() -> None:
    """Two papers in turn, and no thread left behind."""
    before = threading.active_count()
    with DemoPress() as one:
        port = int(one.homepage.rsplit(":", 1)[1].strip("/"))
    with DemoPress(port) as other:
        assert other.homepage == one.homepage
    assert threading.active_count() <= before + 1


def test_a_port_in_use_is_told(press: DemoPress) -> None:
    """The operating system's own error, for the command to put into words."""
    port = int(press.homepage.rsplit(":", 1)[1].strip("/"))
    with pytest.raises(OSError, match="in use"), DemoPress(port):
        pass
