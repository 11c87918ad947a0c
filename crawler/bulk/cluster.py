"""The Dask cluster that reads in bulk: one of other machines, or one made of this machine's cores."""

from __future__ import annotations

import logging
import multiprocessing
import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from importlib.metadata import version

import dask
from distributed import Client, LocalCluster
from distributed.client import FutureCancelledError
from distributed.comm.core import CommClosedError
from distributed.scheduler import KilledWorker

from pipelines.normalise import READER_VERSION

LOCAL = "local"
SECONDS_TO_ANSWER = 10
# A worker's profiler looks at its stack a hundred times a second, and keeps what it saw of a thousand seconds.
LIMITS = {"distributed.worker.daemon": False, "distributed.worker.profile.enabled": False}
GONE = (FutureCancelledError, KilledWorker, CommClosedError)
VERSION = f"Dateline {version('dateline')}, reader {READER_VERSION}"


class ClusterError(Exception):
    """The cluster cannot be used, or cannot be used any more; says where it is, what is wrong and what to do."""


@contextmanager
def cluster(address: str) -> Iterator[Client]:
    """Connect to a scheduler at ``tcp://`` or ``tls://``; ``local`` makes a cluster of this machine's cores.

    Raises ``ClusterError`` when nobody answers, when it has no worker, when a worker is of another Dateline, and when
    the cluster goes away under the block's work.
    """
    logging.getLogger("distributed").setLevel(
        logging.CRITICAL
    )  # it tells with tracebacks what we tell in a sentence
    with ExitStack() as stack:
        client = _local(stack) if address == LOCAL else _remote(address, stack)
        try:
            yield client
        except GONE as problem:
            words = str(problem).partition("\n")[0]
            raise ClusterError(
                f"{address}: the cluster went away ({words}); what is done is kept: run it again"
            ) from problem


def _local(stack: ExitStack) -> Client:
    stack.enter_context(dask.config.set(LIMITS))
    cores = os.cpu_count() or 1
    ours = LocalCluster(n_workers=cores, threads_per_worker=1, dashboard_address=None, memory_limit=0)  # type: ignore[no-untyped-call]
    client: Client = stack.enter_context(Client(stack.enter_context(ours)))  # type: ignore[no-untyped-call]
    return client


def _remote(address: str, stack: ExitStack) -> Client:
    try:
        client: Client = stack.enter_context(Client(address, timeout=SECONDS_TO_ANSWER))  # type: ignore[no-untyped-call]
    except (OSError, ValueError, TimeoutError) as problem:
        raise ClusterError(
            f"{address}: no Dask scheduler answers there ({problem}); start one: dask scheduler"
        ) from problem
    _check_workers(address, client.run(_about))
    return client


def _about() -> tuple[str, bool]:
    """Say, on a worker, which Dateline it has, and whether it may start the processes that read."""
    return VERSION, not multiprocessing.current_process().daemon


def _check_workers(address: str, workers: dict[str, tuple[str, bool]]) -> None:
    if not workers:
        raise ClusterError(
            f"{address}: it has no workers; start some: dask worker {address} --no-nanny --nthreads 1"
        )
    for worker, (theirs, may_start) in workers.items():
        if theirs != VERSION:
            raise ClusterError(
                f"{address}: worker {worker} has {theirs}, this is {VERSION}; install the same at both"
            )
        if not may_start:
            raise ClusterError(
                f"{address}: worker {worker} may start no processes to read in; start it with --no-nanny"
            )
