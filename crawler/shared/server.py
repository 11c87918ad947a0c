"""The Redis (or Valkey) that a shared crawl meets at: connecting to it, and saying in a sentence why one cannot."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import urlsplit

import redis
import redis.asyncio
from redis.asyncio.retry import Retry as AsyncRetry
from redis.backoff import ExponentialBackoff
from redis.exceptions import (
    AuthenticationError,
    AuthorizationError,
    BusyLoadingError,
    NoPermissionError,
    RedisError,
    ResponseError,
)
from redis.retry import Retry

from crawler.shared.wire import VERSION

VERSION_KEY = "dateline:version"
SECONDS_TO_ANSWER = 20.0
# A server that restarts, or a network that is cut, is waited for: 0.25, 0.5, 1, 2, 4, 5, 5 … s, two minutes in all.
LONGEST_WAIT, TRIES = 5.0, 28
PASSING = [redis.exceptions.ConnectionError, redis.exceptions.TimeoutError, BusyLoadingError]


class QueueError(Exception):
    """The queue cannot be used; says where it is, what is wrong and what to do."""


@dataclass(frozen=True, slots=True)
class Server:
    """Two connections to one Redis: for the event loop, and for scrapy-redis, which waits for its answers."""

    name: str
    loop: redis.asyncio.Redis
    waiting: redis.Redis

    async def close(self) -> None:
        """Hang up."""
        await self.loop.aclose()
        self.waiting.close()


def connect(url: str) -> Server:
    """Return the server at ``redis://`` (``rediss://`` for TLS, ``unix://`` for a socket).

    It is asked when it is needed, and waited for when it goes away, two minutes; then Redis's own errors are raised.
    """
    patience = ExponentialBackoff(cap=LONGEST_WAIT, base=0.25)
    return Server(
        shown(url),
        redis.asyncio.Redis.from_url(
            url, socket_timeout=SECONDS_TO_ANSWER, retry=AsyncRetry(patience, TRIES), retry_on_error=PASSING
        ),
        redis.Redis.from_url(
            url, socket_timeout=SECONDS_TO_ANSWER, retry=Retry(patience, TRIES), retry_on_error=PASSING
        ),
    )


def check_server(url: str) -> None:
    """See that a server answers at once, lets us in, and is ours or empty. Raises ``QueueError``."""
    name = shown(url)
    try:
        with redis.Redis.from_url(url, retry=Retry(ExponentialBackoff(), 0)) as once:
            once.ping()
            _check_owner(once, name)
            once.setnx(VERSION_KEY, VERSION)
    except (RedisError, ValueError) as problem:
        raise QueueError(sentence(name, problem)) from problem


def shown(url: str) -> str:
    """Return the address without its password.

    >>> shown("rediss://:secret@queue.example:6380/1"), shown("redis://localhost")
    ('rediss://queue.example:6380/1', 'redis://localhost')
    """
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}"


def sentence(name: str, problem: Exception) -> str:
    """Say what is wrong with a server, and what to do."""
    words = str(problem)
    if isinstance(problem, AuthenticationError) or "NOAUTH" in words:
        return f"{name}: it does not take this password; write redis://:PASSWORD@HOST:PORT, or set DATELINE_QUEUE"
    if isinstance(problem, (AuthorizationError, NoPermissionError)):
        return f"{name}: its user may not do what a crawl needs ({words}); allow ~dateline:* +@all -@admin"
    if isinstance(problem, ValueError):
        return f"{name}: {words}; write redis://HOST:PORT, or rediss:// for TLS"
    if isinstance(problem, ResponseError):
        return f"{name}: {words}"
    return f"{name}: no Redis answers there ({words}); start one, or name another"


def check_version(found: bytes | None, name: str) -> None:
    """Refuse to work with a Dateline of another version. Raises ``QueueError``."""
    theirs = (found or b"").decode("utf-8", "replace")
    if theirs and theirs != VERSION:
        raise QueueError(
            f"{name}: its crawl speaks {theirs}, this worker {VERSION}; install the same version at both ends"
        )


def _check_owner(once: redis.Redis, name: str) -> None:
    with suppress(NoPermissionError):  # a user confined to our keys sees no others, and can spoil none
        if once.dbsize() and not once.exists(VERSION_KEY):
            raise QueueError(
                f"{name}: it holds {once.dbsize():,} keys of another application;"
                " name an empty database, as in redis://HOST:PORT/1"
            )
