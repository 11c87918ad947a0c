"""Machines of our own on this one: network namespaces on a bridge, each with its address; needs root and Linux's ip."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

NET = "10.77.0"
BRIDGE = "dateline0"


@dataclass(frozen=True, slots=True)
class Network:
    """Addresses of papers, the address of the queue, and for each worker the words that run a command at its own."""

    papers: tuple[str, ...]
    queue: str
    workers: tuple[tuple[str, ...], ...]


@contextmanager
def network(papers: int, workers: int) -> Iterator[Network]:
    """Make so many papers and workers addresses of their own; without root they share loopback's."""
    if os.geteuid() or shutil.which("ip") is None:
        yield Network(tuple(f"127.0.0.{n + 101}" for n in range(papers)), "127.0.0.1", ((),) * workers)
        return
    names = [f"dateline-{n}" for n in range(workers)]
    try:
        ip("link", "add", BRIDGE, "type", "bridge")
        ip("link", "set", BRIDGE, "up")
        for last in (1, *(n + 101 for n in range(papers))):
            ip("address", "add", f"{NET}.{last}/24", "dev", BRIDGE)
        for number, name in enumerate(names):
            _join(name, number)
        hosts = tuple(f"{NET}.{n + 101}" for n in range(papers))
        yield Network(hosts, f"{NET}.1", tuple(("ip", "netns", "exec", name) for name in names))
    finally:
        for name in names:
            ip("netns", "delete", name, check=False)
        ip("link", "delete", BRIDGE, check=False)


def _join(name: str, number: int) -> None:
    """Give a namespace an end of a wire to the bridge, and an address."""
    ip("netns", "add", name)
    ip("link", "add", f"dlw{number}", "type", "veth", "peer", "name", "eth0", "netns", name)
    ip("link", "set", f"dlw{number}", "master", BRIDGE, "up")
    ip("-netns", name, "address", "add", f"{NET}.{number + 11}/24", "dev", "eth0")
    ip("-netns", name, "link", "set", "eth0", "up")
    ip("-netns", name, "link", "set", "lo", "up")


def ip(*words: str, check: bool = True) -> None:
    """Run ``ip``."""
    subprocess.run([shutil.which("ip") or "ip", *words], check=check, capture_output=True)
