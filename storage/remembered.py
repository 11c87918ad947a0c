"""Words come again and again: what a function makes of each is remembered."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

Answer = TypeVar("Answer")

MOST_WORDS = 100_000


class Remembered(dict[str, Answer], Generic[Answer]):
    """A function of words as a table that fills itself; when it is full it begins anew.

    >>> loud = Remembered(str.upper)
    >>> loud["rain"], list(map(loud.__getitem__, ["at", "last"]))
    ('RAIN', ['AT', 'LAST'])
    """

    def __init__(self, function: Callable[[str], Answer], most: int = MOST_WORDS) -> None:
        super().__init__()
        self._most = most
        self._function = function

    def __missing__(self, word: str) -> Answer:
        if len(self) >= self._most:
            self.clear()
        self[word] = answer = self._function(word)
        return answer
