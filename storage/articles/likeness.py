"""When two texts are the same text: found by a few hashes of their runs of words, and compared by all of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import compress
from zlib import crc32

from rensa import CMinHash

from storage.remembered import Remembered

WORDS_A_SHINGLE = 5
SIGNS_A_SHINGLE = 12
FEWEST_WORDS = 20
# Numbers of all of a text's runs of words, and of those it opens with.
FINGERPRINTS = 5
OPENING_FINGERPRINTS = 2
SEED, OPENING_SEED = 1, 7
ONE_IN = 4
OPENING = 25
SAME_TO = 0.6
ALIKE_TO = 0.39
# Without blanks are written Thai, Lao, Burmese, Khmer, Japanese and Chinese; longer words than this are of these.
LONGEST_WORDS = 20
_SIGN = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|\\w+")
_NOT_OF_A_WORD = re.compile(r"\W+")

Shingle = tuple[str, ...]
Prints = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Shingled:
    """A text to be compared: its runs of words, and those it opens with."""

    shingles: frozenset[Shingle]
    opening: frozenset[Shingle]


def bare_words(text: str, words: Sequence[str] | None = None) -> list[str]:
    """Return the words of a text, bare of case and punctuation; its signs where there are no blanks between words.

    Who has split the text at its blanks gives the ``words``.

    >>> bare_words("One, two — three; four (five) six")
    ['one', 'two', 'three', 'four', 'five', 'six']
    """
    words = text.split() if words is None else words
    if len(text) > LONGEST_WORDS * len(words):
        words = _SIGN.findall(text)
    return list(filter(None, map(_BARE.__getitem__, words)))


def fingerprints(words: Sequence[str]) -> Prints:
    """Return seven numbers of 32 bits, the MinHash of a text's shingles; none of a text under twenty words.

    Two texts share each of the first five with the probability of their likeness (Jaccard), each of the other two with
    that of their openings: for texts less alike than six tenths are the same only where they open alike. They are the
    same in every database. Of a whole text one shingle in four is hashed, those that begin with a word chosen by its
    own hash: the same ones in any text, at a third of the cost.
    """
    if len(words) < FEWEST_WORDS:
        return ()
    length = _length(words)
    whole = compress(_runs(words, length), map(_BEGINS.__getitem__, words))
    opening = _opening(words, length)
    return (
        *_sketch(list(map(" ".join, whole)) or words, FINGERPRINTS, SEED),
        *_sketch(list(map(" ".join, opening)), OPENING_FINGERPRINTS, OPENING_SEED),
    )


def shingled(words: Sequence[str]) -> Shingled:
    """Return a text as its runs of five words, or of twelve signs where a language is written without blanks.

    >>> sorted(shingled("one two three four five six".split()).shingles)
    [('one', 'two', 'three', 'four', 'five'), ('two', 'three', 'four', 'five', 'six')]
    """
    length = _length(words)
    return Shingled(frozenset(_runs(words, length)), frozenset(_opening(words, length)))


def same_text(one: Shingled, other: Shingled) -> bool:
    """Tell whether two texts are one, reprinted: edited lightly, or cut to not much less than half.

    Six tenths of the shorter one's shingles stand in the longer one. Where both share six tenths of all they have,
    that is enough; where 39 of 100, they must open alike: papers cut from the end. So a short notice is no reprint of
    the round-up it stands in.
    """
    fewer, more = sorted((one.shingles, other.shingles), key=len)
    shared = len(fewer & more)
    if not fewer or shared < SAME_TO * len(fewer):
        return False
    likeness = shared / (len(fewer) + len(more) - shared)
    return likeness >= SAME_TO or (likeness >= ALIKE_TO and not one.opening.isdisjoint(other.opening))


def _length(words: Sequence[str]) -> int:
    return SIGNS_A_SHINGLE if sum(map(len, words)) < 2 * len(words) else WORDS_A_SHINGLE


def _opening(words: Sequence[str], length: int) -> Iterator[Shingle]:
    return _runs(words[: OPENING + length - 1], length)


def _runs(words: Sequence[str], length: int) -> Iterator[Shingle]:
    return zip(*(words[start:] for start in range(length)), strict=False)


def _sketch(shingles: Sequence[str], numbers: int, seed: int) -> Iterator[int]:
    sketch = CMinHash(numbers, seed)
    sketch.update(shingles)
    return ((value & 0xFFFF_FFFF) - 0x8000_0000 for value in sketch.digest_u64())


def _bare(word: str) -> str:
    return _NOT_OF_A_WORD.sub("", word.lower())


def _begins(word: str) -> str:
    """Return something for a word that begins a shingle to be hashed, and nothing for another."""
    return word if crc32(word.encode()) % ONE_IN == 0 else ""


_BARE = Remembered(_bare)
_BEGINS = Remembered(_begins)
