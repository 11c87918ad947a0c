"""Bodies unpacked: the codings in which servers send pages, undone."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable
from functools import partial
from typing import Protocol

import brotli
from backports import zstd

GZIP_BEGINS = b"\x1f\x8b"
BROKEN = (zlib.error, zstd.ZstdError, brotli.error)
MOST_STREAMS = (
    100  # in one body: for each of them the rest is copied, and a bomb may hold a million empty ones
)
MARKUP = re.compile(rb"(?:\xef\xbb\xbf)?\s*<")


class PackedError(Exception):
    """A body cannot be unpacked; ``reason`` is the word that stands in ``rejects``."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(detail)
        self.reason = reason


def unpacked(body: bytes, codings: str, most: int) -> bytes:
    """Return a body without its codings, as ``Content-Encoding`` names them; at most so many bytes of it.

    Codings nobody knows are passed by, and so are those of a body that is markup already: archives keep the headers of
    bodies that they have unpacked. Raises ``PackedError``: ``truncated``, ``bad-answer``.

    >>> unpacked(zlib.compress(b"words"), "deflate", 99), unpacked(b"<p>", "br", 99)
    (b'words', b'<p>')
    """
    for coding in reversed(codings.lower().split(",")):
        body = _without(coding.strip(), body, most)
    return body


def unpack(body: bytes, coding: str, most: int) -> tuple[bytes, bool]:
    """Return what can be unpacked of a body, at most so many bytes, and whether its end is not missing.

    ``coding`` is one of ``UNPACK``. Raises one of ``BROKEN`` for what was never packed so.
    """
    plain, ended = UNPACK[coding](body, most)
    return plain[:most], ended or len(plain) >= most


def _without(coding: str, body: bytes, most: int) -> bytes:
    if coding not in UNPACK or not body:
        return body
    reason, detail = "truncated", f"the {coding} body ends too soon"
    try:
        plain, is_whole = unpack(body, coding, most)
    except BROKEN as problem:
        is_whole = False
        reason, detail = "bad-answer", f"the {coding} body cannot be unpacked: {problem}"
    if is_whole:
        return plain
    if MARKUP.match(body):
        return body
    raise PackedError(reason, detail)


class _Stream(Protocol):
    @property
    def eof(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...
    def decompress(self, data: bytes, max_length: int, /) -> bytes: ...


def _in_turn(body: bytes, most: int, new: Callable[[], _Stream], begins: bytes = b"") -> tuple[bytes, bool]:
    """Unpack streams that stand one behind the other, as far as there are not too many of them."""
    plain = b""
    for _ in range(MOST_STREAMS):
        stream = new()
        plain += stream.decompress(body, most - len(plain))
        body = stream.unused_data
        if not stream.eof or len(plain) >= most or not body or not body.startswith(begins):
            return plain, stream.eof
    return plain, False


def _gzip(body: bytes, most: int) -> tuple[bytes, bool]:
    return _in_turn(body, most, partial(zlib.decompressobj, zlib.MAX_WBITS | 16), GZIP_BEGINS)


def _deflate(body: bytes, most: int) -> tuple[bytes, bool]:
    """Unpack both forms that go by this name: with zlib's header, and without any."""
    try:
        stream = zlib.decompressobj()
        return stream.decompress(body, most), stream.eof
    except zlib.error:
        stream = zlib.decompressobj(-zlib.MAX_WBITS)
        return stream.decompress(body, most), stream.eof


def _brotli(body: bytes, most: int) -> tuple[bytes, bool]:
    stream = brotli.Decompressor()
    plain: bytes = stream.process(body, output_buffer_limit=most)
    return plain, stream.is_finished()


def _zstd(body: bytes, most: int) -> tuple[bytes, bool]:
    return _in_turn(body, most, zstd.ZstdDecompressor)


UNPACK: dict[str, Callable[[bytes, int], tuple[bytes, bool]]] = {
    "gzip": _gzip,
    "x-gzip": _gzip,
    "deflate": _deflate,
    "br": _brotli,
    "zstd": _zstd,
}
