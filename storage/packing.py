"""Packing pages: zstd, with a page of the same outlet as dictionary."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from backports import zstd

LEVEL = 3
KEY_PAGES_TRIED = 4
# A page that comes to an eighth of its size is packed well; one that a key page does not even halve, compared with
# zstd alone, is of another template or another year, and becomes a key page itself.
WELL_PACKED = 1 / 8
WORTH_A_KEY = 1 / 2


class Packer:
    """Packs an outlet's pages against its key pages, as a film's frames against its key frames.

    One page of the outlet as dictionary takes a page to a fifth of what zstd alone does, and costs no training;
    a dictionary over several outlets gains nothing. ``load`` gives a key page's bytes by its id.
    """

    def __init__(self, load: Callable[[int], bytes]) -> None:
        self._dictionary = lru_cache(maxsize=64)(lambda key_page: zstd.ZstdDict(load(key_page), is_raw=True))

    def pack(self, plain: bytes, key_pages: list[int]) -> tuple[int | None, bytes]:
        """Return the key page used, None for none, and the packed bytes.

        ``key_pages`` is brought into the order of use: the one that served best comes first.
        """
        best: tuple[int | None, bytes] | None = None
        for key_page in key_pages[:KEY_PAGES_TRIED]:
            packed = zstd.compress(plain, LEVEL, zstd_dict=self._dictionary(key_page).as_digested_dict)
            if best is None or len(packed) < len(best[1]):
                best = key_page, packed
            if len(packed) < WELL_PACKED * len(plain):
                break
        if best is None or len(best[1]) >= WELL_PACKED * len(plain):
            alone = zstd.compress(plain, LEVEL)
            if best is None or len(best[1]) > WORTH_A_KEY * len(alone):
                return None, alone
        key_pages.sort(key=lambda key_page: key_page != best[0])
        return best

    def unpack(self, content: bytes, key_page: int | None) -> bytes:
        """Return the bytes that were packed, with the same key page."""
        return zstd.decompress(content, zstd_dict=None if key_page is None else self._dictionary(key_page))
