"""A text's words, told apart once for all that is made of them."""

from __future__ import annotations

from dataclasses import dataclass

from storage.articles.likeness import Prints, bare_words, fingerprints
from storage.fold import fold_words


@dataclass(frozen=True, slots=True)
class Words:
    """How many words a text has, the text as the search index holds it, and the fingerprints of its words.

    The words themselves are not kept: a batch of a thousand articles has half a million, and few texts are compared.
    """

    number: int
    folded: str
    prints: Prints


def words_in(text: str) -> Words:
    r"""Return what is made of the words of a text.

    >>> words_in("Đắk Lắk:\n\nMưa!")
    Words(number=3, folded='dak lak: mua!', prints=())
    """
    words = text.split()
    return Words(len(words), fold_words(words), fingerprints(bare_words(text, words)))
