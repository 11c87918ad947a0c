"""A lease: the right to something for one process at a time, which ends by itself when the process dies."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from time import monotonic
from urllib.parse import urlsplit

from redis.asyncio import Redis
from redis.exceptions import LockError, RedisError

from pipelines.outlet import Outlet

SECONDS = 10.0
RENEWALS = 4  # in that time
BETWEEN_CLAIMS = 0.5  # seconds
SLOW = 1.0  # seconds for an answer
log = logging.getLogger(__name__)


def host_key(outlet: Outlet) -> str:
    """Return the name of the right to ask an outlet's server; outlets at one host share it.

    >>> from pipelines.outlet_of_page import default_outlet
    >>> host_key(default_outlet("https://www.gazette.example/"))
    'dateline:host:gazette.example'
    """
    return f"dateline:host:{urlsplit(outlet.record.homepage).netloc.lower().removeprefix('www.')}"


class Lease:
    """Held from ``claim`` to ``end``, and renewed while it is held.

    Redis's own lock, which lapses after ten seconds without a renewal. A Redis that is slow to renew it is logged.
    """

    def __init__(self, redis: Redis, key: str, seconds: float = SECONDS) -> None:
        self._seconds = seconds
        self._lock = redis.lock(key, timeout=seconds, thread_local=False)
        self._ours_until = 0.0
        self._renewing: asyncio.Task[None] | None = None

    @property
    def lost(self) -> bool:
        """Whether somebody else may have it by now: where Redis cannot be asked, the clock tells."""
        return monotonic() >= self._ours_until

    async def claim(self, wait: float = 0.0) -> bool:
        """Take the lease if it is free, or becomes so in time; tell whether it was."""
        began = monotonic()
        while not await self._lock.acquire(blocking=False):
            if monotonic() - began >= wait:
                return False
            await asyncio.sleep(BETWEEN_CLAIMS)
        self._ours_until = monotonic() + self._seconds
        self._renewing = asyncio.create_task(self._renew())
        return True

    async def end(self) -> None:
        """Give it back."""
        if self._renewing is not None:
            self._renewing.cancel()
        with suppress(LockError, RedisError):  # it lapses by itself
            await self._lock.release()

    async def _renew(self) -> None:
        with suppress(RedisError):
            while True:
                await asyncio.sleep(self._seconds / RENEWALS)
                began = monotonic()
                try:
                    await self._lock.reacquire()
                except LockError:  # it lapsed, or Redis lost it: others may have it already
                    self._ours_until = began
                    return
                self._ours_until = began + self._seconds
                if monotonic() - began > SLOW:
                    log.warning(
                        "Redis is slow: it took %.1f s to renew %s", monotonic() - began, self._lock.name
                    )


@asynccontextmanager
async def held(lease: Lease) -> AsyncIterator[None]:
    """Wait for a lease, hold it for the length of a block, and give it back."""
    while not await lease.claim(wait=SECONDS):
        pass
    try:
        yield
    finally:
        await lease.end()
