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
    rows = b"".join(b"\0" + bytes(_colour(seed, x, y) for x in range(WIDTH)) for y in range(HEIGHT))
    header = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 3, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"PLTE", _palette(seed)), (b"IDAT", zlib.compress(rows, 6)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in chunks)


def _colour(seed: bytes, x: int, y: int) -> int:
    """Which of four colours a pixel has: sky, sun, far hills, near hills."""
    near = HEIGHT * 0.75 + 7 * math.sin(x / (13 + seed[0] % 10) + seed[1])
    far = HEIGHT * 0.55 + 11 * math.sin(x / (20 + seed[2] % 15) + seed[3])
    if y > near:
        return 3
    if y > far:
        return 2
    return int((x - 20 - seed[4] // 2) ** 2 + (y - 22) ** 2 < 100)


def _palette(seed: bytes) -> bytes:
    warm = seed[5] % 60
    return bytes((200 - warm, 215, 235, 250, 215, 120, 110, 150 - warm // 2, 120, 60 + warm, 95, 60))


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
