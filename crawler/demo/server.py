"""The demo paper's web server: loopback only, quiet, with ETags, and a count of what was asked for."""

from __future__ import annotations

import hashlib
import sys
import threading
from collections import Counter
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Protocol, Self

from crawler.demo.clock import HANOI, page_clock
from crawler.demo.neighbour import NeighbourSite
from crawler.demo.pages import CLOCK
from crawler.demo.site import Answer, Site


class Served(Protocol):
    """A site: it answers request targets."""

    def answer(self, target: str) -> Answer:
        """Return what stands there."""


class DemoPress:
    """Serves the paper on 127.0.0.1 while the context lasts; ``port`` 0 takes a free one.

    ``requests`` counts the requests of each target; ``unchanged`` those answered with 304. ``edited`` may be set
    at any time: from then on rewritten articles are served in their later form. Raises ``OSError`` on entering
    when the port is in use.
    """

    def __init__(self, port: int = 0, *, edited: bool = False) -> None:
        self._port = port
        self.edited = edited
        self.requests: Counter[str] = Counter()
        self.unchanged: Counter[str] = Counter()
        self._sites: dict[bool, Served] = {}
        self._lock = threading.Lock()

    def __enter__(self) -> Self:
        self._server = _Server(("127.0.0.1", self._port), type("Handler", (_Handler,), {"paper": self}))
        self._port = self._server.server_address[1]
        self._sites = {edited: self.site(edited=edited) for edited in (False, True)}
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def site(self, *, edited: bool) -> Served:
        """Make the site that is served, before or after its edits."""
        return Site(self.homepage, edited=edited)

    @property
    def homepage(self) -> str:
        """The paper's address, with the slash."""
        return f"http://127.0.0.1:{self._port}/"

    def answer(self, target: str) -> Answer:
        """Count a request and return its answer."""
        with self._lock:
            self.requests[target] += 1
            return self._sites[self.edited].answer(target)

    def count_unchanged(self, target: str) -> None:
        """Count an answer without a body."""
        with self._lock:
            self.unchanged[target] += 1


class NeighbourPress(DemoPress):
    """Serves the neighbour, which never edits what it printed."""

    def site(self, *, edited: bool) -> Served:  # noqa: ARG002 - the same either way
        """Make the neighbour's site."""
        return NeighbourSite(self.homepage)


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of a client that went away."""
        if not isinstance(sys.exc_info()[1], ConnectionError | TimeoutError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


class _Handler(BaseHTTPRequestHandler):
    paper: DemoPress
    protocol_version = "HTTP/1.1"
    server_version = "DemoPress"
    sys_version = ""
    timeout = 30
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        """Answer with the page, or 304 when the client has it."""
        self._send(self.paper.answer(self.path), with_body=True)

    def do_HEAD(self) -> None:
        """Answer with the head alone."""
        self._send(self.paper.answer(self.path), with_body=False)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name http.server gives it
        """Keep quiet."""

    def _send(self, answer: Answer, *, with_body: bool) -> None:
        tag = f'"{hashlib.blake2b(answer.body, digest_size=8).hexdigest()}"'
        if answer.status == 200 and self._is_known(answer, tag):
            self.paper.count_unchanged(self.path)
            answer, with_body = Answer(304), False
        body = answer.body.replace(CLOCK.encode(), page_clock(datetime.now(HANOI)).encode())
        self.send_response(answer.status)
        for name, value in self._headers(answer, tag, len(body)):
            self.send_header(name, value)
        self.end_headers()
        if with_body:
            self.wfile.write(body)

    def _is_known(self, answer: Answer, tag: str) -> bool:
        if "If-None-Match" in self.headers:
            return self.headers["If-None-Match"] == tag
        since = self.headers.get("If-Modified-Since")
        return since is not None and since == answer.headers.get("Last-Modified")

    def _headers(self, answer: Answer, tag: str, length: int) -> list[tuple[str, str]]:
        if answer.status == 304:
            return [("ETag", tag)]
        headers = [
            ("Content-Type", answer.content_type),
            ("Content-Length", str(length)),
            *answer.headers.items(),
        ]
        return [*headers, ("ETag", tag)] if answer.status == 200 else headers
