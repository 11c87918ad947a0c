"""A queue that cannot be used is told in a sentence, before anything is asked of a paper."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import redis
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from crawler.catalogue.outlets import Catalogue, load_outlet
from crawler.fetch.page_spider import PageSpider
from crawler.loader import spider_of
from crawler.shared.away_ledger import TOGETHER, AwayLedger
from crawler.shared.board import Board, Reports, workers_at
from crawler.shared.desk import Desk
from crawler.shared.server import VERSION_KEY, QueueError, Server, check_server
from crawler.shared.shift import why_not
from crawler.shared.wire import VERSION, Answer, Offer, Report, Turn
from pipelines.outlet import ReadRules
from pipelines.outlet_of_page import nobody_described
from storage.extras import MODULES, MissingExtraError, require
from storage.frontier.values import DuePage
from storage.records import Hints, PageState
from tests.crawler.shared.conftest import RedisServer, connected, free_port

Start = Callable[..., RedisServer]


def run(url: str, check: Callable[[Server], Awaitable[None]]) -> None:
    """Run a check on a connection of its own."""

    async def checked() -> None:
        async with connected(url) as connection:
            await check(connection)

    asyncio.run(checked())


def page(number: int) -> DuePage:
    """Make a page that is due."""
    return DuePage(f"https://gazette.example/{number}", Hints(), None, None, PageState.FOUND)


def test_no_redis_is_said() -> None:
    """Where it was looked for, and what to do; a password in the address is not shown."""
    port = free_port()
    with pytest.raises(
        QueueError, match=rf"^redis://127\.0\.0\.1:{port}/2: no Redis answers there .*start one"
    ) as told:
        check_server(f"redis://:secret@127.0.0.1:{port}/2")
    assert "secret" not in str(told.value)


@pytest.mark.parametrize("url", ["http://queue.example", "queue.example:6379", "redis://queue:many/0"])
def test_an_address_that_is_none_is_said(url: str) -> None:
    """With the form that one has."""
    with pytest.raises(QueueError, match="write redis://HOST:PORT"):
        check_server(url)


@pytest.mark.parametrize("user", ["", ":wrong@"])
def test_a_wrong_password_is_said(redis_server: Start, user: str) -> None:
    """Also a missing one; the right one is let in."""
    server = redis_server("--requirepass", "right")
    with pytest.raises(QueueError, match="does not take this password; write redis://:PASSWORD@HOST"):
        check_server(server.url.replace("//", f"//{user}"))
    assert workers_at(server.url.replace("//", "//:right@")) == 0


def certified(folder: Path) -> tuple[Path, Path]:
    """Write a certificate for this machine, signed by itself, and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(UTC)
    builder = x509.CertificateBuilder(
        name, name, key.public_key(), x509.random_serial_number(), now, now + timedelta(1)
    )
    builder = builder.add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
    builder = builder.add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
    files = folder / "cert.pem", folder / "key.pem"
    files[0].write_bytes(builder.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM))
    plain = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    files[1].write_bytes(key.private_bytes(serialization.Encoding.PEM, *plain))
    return files


def test_a_queue_is_reached_by_tls(redis_server: Start, tmp_path: Path) -> None:
    """With the certificate it is known by; one that nobody vouches for is refused."""
    cert, key = certified(tmp_path)
    port = free_port()
    tls = ("--tls-port", str(port), "--tls-cert-file", str(cert), "--tls-key-file", str(key))
    redis_server(*tls, "--tls-ca-cert-file", str(cert), "--tls-auth-clients", "no", "--requirepass", "right")
    url = f"rediss://:right@localhost:{port}"
    assert workers_at(f"{url}?ssl_ca_certs={cert}") == 0
    with pytest.raises(QueueError, match=r"rediss://localhost:\d+: no Redis answers there .*certificate"):
        check_server(url)


def test_a_database_of_another_application_is_left_alone(redis_server: Start) -> None:
    """Its keys are as they were; another database of the same server does."""
    server = redis_server()
    with redis.Redis(port=server.port) as client:
        client.set("session:1", "somebody's")
        with pytest.raises(QueueError, match="1 keys of another application; name an empty database"):
            check_server(server.url)
        assert client.keys() == [b"session:1"]
    assert workers_at(f"{server.url}/1") == 0


def test_a_worker_of_another_version_takes_nothing(redis_server: Start) -> None:
    """It is told both versions; what waits in the queue stays there."""
    url = redis_server().url
    outlet = nobody_described("https://gazette.example/")

    async def look(connection: Server) -> None:
        connection.waiting.set(VERSION_KEY, "protocol 9, Dateline 9.0, reader 9")
        board = Board(connection)
        assert await board.open_outlets() == []
        await board.offer(Offer(outlet, {}))
        with pytest.raises(
            QueueError, match=r"its crawl speaks protocol 9, Dateline 9\.0, reader 9, this worker protocol"
        ):
            await board.open_outlets()
        await board.open()
        assert await board.open_outlets() == []
        assert connection.waiting.get(VERSION_KEY) == VERSION.encode()

    run(url, look)


def test_a_full_redis_makes_pages_and_answers_wait(
    redis_server: Start, caplog: pytest.LogCaptureFixture
) -> None:
    """Pages count as out and are handed out again, an answer is sent once there is room: neither is lost."""
    url = redis_server("--maxmemory-policy", "noeviction").url
    spider = spider_of(nobody_described("https://gazette.example/"), PageSpider)()

    async def fill(connection: Server) -> None:
        desk = Desk(spider, connection)
        await desk.open()
        ledger = AwayLedger(spider.outlet, Reports(connection, spider.name))
        await connection.loop.config_set("maxmemory", 1)
        await desk.hand_out([page(1)])
        ledger.take(page(1).url)
        ledger.refused(page(1).url, PageState.FAILED, "timeout", None)
        await asyncio.sleep(2 * TOGETHER)
        assert (len(desk.out), ledger.open, await desk.take_back(0.01)) == (1, {page(1).url}, [])
        await connection.loop.config_set("maxmemory", 0)
        await ledger.end(Turn("finished", 1, 1))
        first, last = await desk.take_back(0.01)
        assert (ledger.open, [answer.url for answer in first.answers]) == (set(), [page(1).url])
        assert last == Report(turn=Turn("finished", 1, 1))
        assert await desk.take_back(0.01) == []
        assert connection.waiting.llen("dateline:gazette.example:requests") == 1

    with caplog.at_level(logging.WARNING):
        run(url, fill)
    assert "Redis is full" in caplog.text


def test_pages_that_a_dead_worker_held_are_handed_out_again(redis_server: Start) -> None:
    """As soon as its lease on the host has ended, and not before; what it had answered is not."""
    url = redis_server().url
    spider = spider_of(nobody_described("https://gazette.example/"), PageSpider)()
    requests = "dateline:gazette.example:requests"

    async def die(connection: Server) -> None:
        desk = Desk(spider, connection)
        await desk.open()
        await desk.hand_out([page(1), page(2), page(3)])
        lease = connection.loop.lock("dateline:host:gazette.example", timeout=0.5, thread_local=False)
        await lease.acquire()
        await connection.loop.delete(requests)  # as if a worker had taken all
        answer = Answer(page(1).url, state=PageState.GONE)
        await Reports(connection, spider.name).post(Report((answer,)))
        assert await desk.take_back(0.01) == [Report((answer,))]
        desk.out.pop(answer.url)
        assert await desk.take_back(0.01) == []
        assert await connection.loop.llen(requests) == 0
        await asyncio.sleep(0.6)
        assert await desk.take_back(0.01) == []
        assert await connection.loop.llen(requests) == 2

    run(url, die)


def test_a_reader_is_never_taken_from_the_wire(tmp_path: Path) -> None:
    """A worker runs the readers that its own files name, and no module that somebody wrote into the queue."""
    file = tmp_path / "gazette.toml"
    file.write_text(
        '[outlet]\nname = "Gazette"\nhomepage = "https://gazette.example/"\nlanguage = "en"\ntimezone = "Europe/London"\n'
        '[read]\nreader = "pipelines.read:read"\n'
    )
    named = load_outlet(file)
    other = replace(named, read=ReadRules(reader="os:system"))
    assert "need the reader os:system" in (why_not(other, Catalogue()) or "")
    assert "need the reader os:system" in (why_not(other, Catalogue([tmp_path])) or "")
    assert why_not(named, Catalogue([tmp_path])) is None
    assert why_not(nobody_described("https://gazette.example/"), Catalogue()) is None


def test_a_missing_extra_names_its_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    """In a sentence, instead of a traceback."""
    monkeypatch.setitem(MODULES, "redis", ("no_such_module",))
    with pytest.raises(
        MissingExtraError, match=r'no_such_module is missing; install it: pip install "dateline\[redis\]"'
    ):
        require("redis")
