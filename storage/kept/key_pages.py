"""Which page an outlet's next page is packed against, while its templates change under way."""

from __future__ import annotations

from dataclasses import dataclass, field

from storage.kept.packing import Packer

KEY_PAGES = 4  # as many templates, or states of one, are told apart at a time
LOOK_EVERY = 16  # pages; so often the page before is tried, too
WORSE = 2.0  # times its usual share of a page: then every key page is tried
WORTH_CHANGING = 0.9  # of what the key page leaves: then the page before becomes one
WORTH_A_KEY = 0.5  # of what zstd alone leaves: a key page that saves less is of another template
DEEPEST = 8  # key pages to unpack before a page; beyond, one is packed alone

Packed = tuple[int | None, bytes]  # the page it is packed against, None for none, and the bytes


@dataclass(slots=True)
class KeyPages:
    """An outlet's key pages, as a film's key frames: the one that served last first, each with its depth.

    Any page can serve, packed or not, so that a new one costs nothing but depth: the page before a page shares its
    template of today and often its very sidebar. A depth counts the pages that are unpacked before.
    """

    packer: Packer
    depths: dict[int, int] = field(default_factory=dict)
    before: tuple[int, int] | None = None  # the page kept last, and its depth
    _usual: float = 0.0  # share of a page that the key page leaves; nothing is usual yet
    _count: int = 0

    def pack(self, id_: int, plain: bytes) -> Packed:
        """Return the page that a new page is packed against, None for none, and the packed bytes."""
        key_page, packed = self._choose(plain)
        if key_page is None:
            self._serve(id_, 0)
        elif key_page in self.depths:
            self._serve(key_page, self.depths[key_page])
        elif self.before is not None:
            self._serve(*self.before)
        self.before = (id_, 0 if key_page is None else self.depths[key_page] + 1)
        self._usual = 0.0 if key_page is None else self._averaged(len(packed) / len(plain))
        self._count += 1
        return key_page, packed

    def _choose(self, plain: bytes) -> Packed:
        best, good = None, WORSE * self._usual * len(plain)
        for key in self.depths:
            best = min(filter(None, (best, self._against(plain, key))), key=_size)
            if _size(best) <= good:
                break
        best = best or self._against(plain, None)
        poor = _size(best) > good
        if poor or self._count % LOOK_EVERY == 0:
            best = self._renewed(plain, best)
        if poor and best[0] is not None:
            alone = self._against(plain, None)
            best = alone if _size(best) > WORTH_A_KEY * _size(alone) else best
        return best

    def _renewed(self, plain: bytes, best: Packed) -> Packed:
        """Try the page before; where it is better by far it serves from now on, or this one if that led too deep."""
        if self.before is None:
            return best
        id_, depth = self.before
        packed = self.packer.against(plain, id_, once=True)
        if len(packed) > WORTH_CHANGING * _size(best):
            return best
        return (id_, packed) if depth < DEEPEST else self._against(plain, None)

    def _against(self, plain: bytes, page: int | None) -> Packed:
        return page, self.packer.alone(plain) if page is None else self.packer.against(plain, page)

    def _averaged(self, share: float) -> float:
        return self._usual + (share - self._usual) / LOOK_EVERY if self._usual else share

    def _serve(self, id_: int, depth: int) -> None:
        """Put a key page first, and forget those that have not served for long."""
        served = {id_: depth} | {key: deep for key, deep in self.depths.items() if key != id_}
        self.depths = dict(list(served.items())[:KEY_PAGES])


def _size(packed: Packed) -> int:
    return len(packed[1])
