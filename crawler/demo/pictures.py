"""Pictures for the demo paper, drawn when asked for: hills under a sky whose colours follow the name."""

from __future__ import annotations

import hashlib
import math
import struct
import zlib
from functools import lru_cache

WIDTH, HEIGHT = 160, 90


@lru_cache(maxsize=64)
def picture(name: str) -> bytes:
    """Return a PNG of 160 × 90 pixels; the same name gives the same picture.

    >>> picture("/images/ca-phe.png")[:8]
    b'\\x89PNG\\r\\n\\x1a\\n'
    """
    seed = hashlib.blake2b(name.encode(), digest_size=8).digest()
    rows = b"".join(b"\0" + _row(seed, y) for y in range(HEIGHT))
    header = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 3, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"PLTE", _palette(seed)), (b"IDAT", zlib.compress(rows, 6)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in chunks)


def _row(seed: bytes, y: int) -> bytes:
    far, near = _hills(seed)
    return bytes(2 if y > near[x] else 1 if y > far[x] else 0 for x in range(WIDTH))


@lru_cache(maxsize=1)
def _hills(seed: bytes) -> tuple[list[float], list[float]]:
    """Where the far and the near hills begin in each column."""
    far = [HEIGHT * 0.55 + 11 * math.sin(x / (20 + seed[2] % 15) + seed[3]) for x in range(WIDTH)]
    near = [HEIGHT * 0.75 + 7 * math.sin(x / (13 + seed[0] % 10) + seed[1]) for x in range(WIDTH)]
    return far, near


def _palette(seed: bytes) -> bytes:
    """Return the colours of sky, far hills and near hills."""
    warm = seed[5] % 60
    return bytes((200 - warm, 215, 235, 110, 150 - warm // 2, 120, 60 + warm, 95, 60))


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
