"""Debian's redis-server on loopback, one for each test: empty, with an append-only file, and ended with the test."""

from __future__ import annotations

import shutil
import socket
import subprocess
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

redis = pytest.importorskip("redis", reason="the extra redis is not installed")
pytest.importorskip("scrapy_redis", reason="the extra redis is not installed")

from crawler.shared.server import Server, connect  # noqa: E402 - after the skip


@dataclass
class RedisServer:
    """A Redis of our own: where it is, and how to stop and start it."""

    folder: Path
    port: int
    options: tuple[str, ...] = ()
    running: list[subprocess.Popen[bytes]] = field(default_factory=list)

    @property
    def url(self) -> str:
        """Its address."""
        return f"redis://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Start it, and wait until it answers."""
        durable = ("--appendonly", "yes", "--appendfsync", "everysec", "--save", "")
        place = ("--port", str(self.port), "--bind", "127.0.0.1", "--dir", str(self.folder))
        command = ["redis-server", *place, *durable, *self.options]
        self.running.append(subprocess.Popen(command, stdout=subprocess.DEVNULL))
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline:
            try:
                with redis.Redis(port=self.port) as client:
                    client.ping()
            except redis.exceptions.AuthenticationError:
                return
            except (redis.exceptions.ConnectionError, redis.exceptions.BusyLoadingError):
                time.sleep(0.05)
            else:
                return
        raise TimeoutError(f"no Redis on port {self.port}")

    def kill(self) -> None:
        """End it at once, as a power cut does."""
        process = self.running.pop()
        process.kill()
        process.wait()


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


@asynccontextmanager
async def connected(url: str) -> AsyncIterator[Server]:
    """Connect to a Redis, and hang up again."""
    server = connect(url)
    try:
        yield server
    finally:
        await server.close()


@pytest.fixture
def redis_server(tmp_path: Path) -> Iterator[Callable[..., RedisServer]]:
    """Start a Redis with options of its own."""
    if shutil.which("redis-server") is None:
        pytest.skip("redis-server is not installed")
    started: list[RedisServer] = []

    def start(*options: str) -> RedisServer:
        folder = tmp_path / f"redis-{len(started)}"
        folder.mkdir()
        server = RedisServer(folder, free_port(), options)
        server.start()
        started.append(server)
        return server

    yield start
    for server in started:
        while server.running:
            server.kill()
