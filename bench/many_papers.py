"""Many made-up papers on one machine, an address each, of small pages or large; remembers who asked what, and when."""

from __future__ import annotations

import argparse
import asyncio
import json
import random
import time
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache

from bench import press
from bench.press import WORDS, headline

LARGE = 50


@dataclass(slots=True)
class Press:
    """The papers: how many pages each has, how long an answer takes, and every request as (host, client, begun, ended).

    Pages have 3 KB, or, if ``large``, 176.
    """

    pages: int
    seconds: float
    large: bool = False
    asked: list[tuple[str, str, float, float]] = field(default_factory=list)

    async def answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer the requests of one connection, until it is closed or its crawler was killed."""
        client = writer.get_extra_info("peername")[0]
        host, port = writer.get_extra_info("sockname")[:2]
        with suppress(ConnectionError):
            while line := await reader.readline():
                while (await reader.readline()).strip():
                    pass
                began = time.monotonic()
                body, kind, status = self.document(line.split()[1].decode(), host, port)
                if kind == "text/html":
                    await asyncio.sleep(self.seconds)
                head = f"HTTP/1.1 {status}\r\nContent-Type: {kind}; charset=utf-8\r\nContent-Length: {len(body)}\r\n\r\n"
                writer.write(head.encode() + body)
                await writer.drain()
                if kind == "text/html":
                    self.asked.append((host, client, began, time.monotonic()))
        writer.close()

    def document(self, path: str, host: str, port: int) -> tuple[bytes, str, str]:
        """Return what stands at a path: body, media type and status."""
        if path.startswith("/news/"):
            number = int(path[6:-5])
            return large_page(number % LARGE) if self.large else page(host, number), "text/html", "200 OK"
        if path == "/sitemap.xml":
            places = "".join(
                f"<url><loc>http://{host}:{port}/news/{n}.html</loc></url>" for n in range(self.pages)
            )
            return f"<urlset>{places}</urlset>".encode(), "application/xml", "200 OK"
        if path == "/asked":
            return json.dumps(self.asked).encode(), "application/json", "200 OK"
        return b"", "text/plain", "404 Not Found"


@cache
def large_page(number: int) -> bytes:
    """Return one of the pages of ``bench.press``, of 176 KB."""
    return press.page(number)


def page(host: str, number: int) -> bytes:
    """Return a page of some 3 KB that says what no other does."""
    chance = random.Random(f"{host} {number}")
    title = headline(chance.randrange(10**6))
    day = f"2023-{number % 12 + 1:02d}-{number % 28 + 1:02d}T08:{number % 60:02d}:07+07:00"
    lines = (" ".join(chance.choices(WORDS, k=60)).capitalize() for _ in range(6))
    prose = "".join(f"<p>{line}.</p>" for line in lines)
    return (
        f'<!DOCTYPE html><html lang="en"><head><title>{title}</title><meta property="article:published_time" content="{day}">'
        f"</head><body><article><h1>{title}</h1>{prose}</article></body></html>"
    ).encode()


async def serve(press: Press, port: int) -> None:
    """Serve until ended, at every address of this machine; says when it can be asked."""
    server = await asyncio.start_server(press.answer, "0.0.0.0", port)  # noqa: S104 - the papers' addresses are many
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--port", type=int, default=0)
    arguments.add_argument("--pages", type=int, default=500)
    arguments.add_argument("--seconds", type=float, default=0.02)
    arguments.add_argument("--large", action="store_true", help="pages of 176 KB, a few again and again")
    options = arguments.parse_args()
    asyncio.run(serve(Press(options.pages, options.seconds, large=options.large), options.port))
