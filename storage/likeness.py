"""When two texts are the same text: found by a few hashes of their passages, compared by their runs of words."""

from __future__ import annotations

import re
from zlib import crc32

from rensa import CMinHash

from storage.remembered import Remembered

Shingles = frozenset[str]

WORDS_A_SHINGLE = 5
SIGNS_A_SHINGLE = 12
FEWEST_WORDS = 20
FINGERPRINTS = 10
SEED = 1
SAME_TO = 0.6
ALIKE_TO = 0.35
ENDS_A_PASSAGE = 8
SHORTEST_PASSAGE = 20
# Without blanks are written Thai, Lao, Burmese, Khmer, Japanese and Chinese; longer words than this are of these.
LONGEST_WORDS = 20
_SIGN = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|\\w+")
_NOT_OF_A_WORD = re.compile(r"\W+")


def fingerprints(text: str) -> tuple[int, ...]:
    """Return ten numbers of 32 bits, the MinHash of a text's passages; none of a text under twenty words.

    Two texts share each number with the probability of their likeness (Jaccard): of pairs as little alike as
    ``same_text`` allows 987 in 1,000 share one or more. They are the same in every database. A passage ends behind
    one word in eight, chosen by the word itself: the same words are cut at the same places in any text, and a word
    edited changes one passage, where it would change five runs of five words.
    """
    words = _words(text)
    if len(words) < FEWEST_WORDS:
        return ()
    passages = [p for p in "".join(map(_ENDED.__getitem__, words)).split("\n") if len(p) >= SHORTEST_PASSAGE]
    if not passages:
        return ()
    sketch = CMinHash(FINGERPRINTS, SEED)
    sketch.update(passages)
    return tuple((value & 0xFFFF_FFFF) - 0x8000_0000 for value in sketch.digest_u64())


def shingles(text: str) -> Shingles:
    """Return the runs of five words of a text, or of twelve signs where a language is written without blanks.

    Case and punctuation do not count.

    >>> sorted(shingles("One, two — three; four (five) six"))
    ['one two three four five', 'two three four five six']
    """
    words = list(filter(None, map(_BARE.__getitem__, _words(text))))
    length = SIGNS_A_SHINGLE if sum(map(len, words)) < 2 * len(words) else WORDS_A_SHINGLE
    return frozenset(map(" ".join, zip(*(words[start:] for start in range(length)), strict=False)))


def same_text(one: Shingles, other: Shingles) -> bool:
    """Tell whether two texts are one, reprinted: edited lightly, or cut to not much less than half.

    Six tenths of the shorter one's runs of words stand in the longer one, and both share 35 of 100 of all they have:
    a short notice that stands in a round-up is no reprint of it.
    """
    shared = len(one & other)
    return shared >= SAME_TO * min(len(one), len(other)) > 0 and shared >= ALIKE_TO * len(one | other)


def _words(text: str) -> list[str]:
    words = text.split()
    return words if len(text) <= LONGEST_WORDS * len(words) else _SIGN.findall(text)


def _bare(word: str) -> str:
    return _NOT_OF_A_WORD.sub("", word.lower())


def _ended(word: str) -> str:
    """Return a word with the blank before it, and the end of its passage where it is one that ends them."""
    bare = _BARE[word]
    end = "\n" if crc32(bare.encode()) % ENDS_A_PASSAGE == 0 else ""
    return bare and f" {bare}{end}"


_BARE = Remembered(_bare)
_ENDED = Remembered(_ended)
