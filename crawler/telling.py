"""What a child process tells its parent."""

from __future__ import annotations

from collections.abc import Callable
from multiprocessing.connection import Connection


class Telling:
    """The child's end of the pipe; a parent that died is told nothing more."""

    def __init__(self, pipe: Connection) -> None:
        self._send: Callable[[object], None] | None = pipe.send

    def __call__(self, what: object) -> None:
        """Tell the parent."""
        if self._send is not None:
            try:
                self._send(what)
            except OSError:
                self._send = None
