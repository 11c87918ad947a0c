"""A small paper to crawl: what it answers, and what was asked of it."""

from __future__ import annotations

import sqlite3
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

PROSE = (
    "The council met on Monday evening to settle the budget of the coming year, and it took them until midnight.",
    "The harbour wall will be mended before winter, the treasurer said, whatever the county decides about its share.",
    "Two members of the public spoke, one for the library and one against the new crossing at the station.",
)


@dataclass
class Answer:
    """What the site answers at an address."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)


@dataclass
class Site:
    """A paper on loopback: answers by address, and what was asked of it."""

    homepage: str = ""
    answers: dict[str, Answer | Callable[[dict[str, str]], Answer]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    headers: dict[str, dict[str, str]] = field(default_factory=dict)

    @property
    def requests(self) -> Counter[str]:
        """How often each address was asked for."""
        return Counter(self.asked)

    def page(self, path: str, body: str, **headers: str) -> Answer:
        """Serve HTML at an address."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        answer = Answer(body.encode(), headers={"Content-Type": "text/html; charset=utf-8"} | named)
        self.answers[path] = answer
        return answer

    def article(
        self, path: str, headline: str, day: str = "2023-06-05", extra: str = "", **headers: str
    ) -> Answer:
        """Serve an article."""
        prose = "".join(f"<p>{line} {headline}.</p>" for line in PROSE)
        return self.page(
            path,
            f"<!DOCTYPE html><html lang=en><head><title>{headline}</title>"
            f'<meta property="article:published_time" content="{day}T08:30:00+01:00">{extra}</head>'
            f"<body><article><h1>{headline}</h1>{prose}</article></body></html>",
            **headers,
        )

    def outlet(self, folder: Path, slug: str = "gazette", **tables: str) -> Path:
        """Write the paper's file; ``discover="…"`` and other tables are TOML."""
        file = folder / f"{slug}.toml"
        rest = "".join(f"[{name}]\n{lines}\n" for name, lines in tables.items())
        file.write_text(
            f'[outlet]\nname = "Gazette"\nhomepage = "{self.homepage}"\nlanguage = "en"\n'
            f'timezone = "Europe/London"\n{rest}',
            encoding="utf-8",
        )
        return file


@contextmanager
def serve(paper: Site) -> Iterator[Site]:
    """Serve the paper on a free port of loopback."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            paper.asked.append(self.path)
            paper.headers[self.path] = dict(self.headers)
            found = paper.answers.get(self.path, Answer(b"not here", 404))
            answer = found(dict(self.headers)) if callable(found) else found
            self.send_response(answer.status)
            for name, value in ({"Content-Length": str(len(answer.body))} | answer.headers).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(answer.body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    class Server(ThreadingHTTPServer):
        def handle_error(self, *_: object) -> None:
            """A client that hangs up, in the middle of a page that is too large, is what we test."""

    server = Server(("127.0.0.1", 0), Handler)
    paper.homepage = f"http://127.0.0.1:{server.server_port}/"
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    yield paper
    server.shutdown()
    server.server_close()
    thread.join()


def rows(db: Path, query: str) -> list[tuple[Any, ...]]:
    """Ask the database."""
    with closing(sqlite3.connect(db)) as connection:
        return connection.execute(query).fetchall()


def announce(site: Site, *names: str, day: str = "Mon, 05 Jun 2023 08:30:00 +0100") -> None:
    """Put pages into the feed."""
    items = "".join(
        f"<item><link>{site.homepage}{name}</link><pubDate>{day}</pubDate></item>" for name in names
    )
    site.page("/feed.xml", f"<rss><channel>{items}</channel></rss>")
