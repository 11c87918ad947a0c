"""Work in a copy of this process, each piece within a time limit: what hangs or dies costs itself alone."""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Callable
from contextlib import AbstractContextManager
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Generic, TypeVar

Asked = TypeVar("Asked")
Answer = TypeVar("Answer")


class AsideError(Exception):
    """A piece of work gave no answer: ``reason`` is a reject's, ``detail`` says how long it took or how it died."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(f"{reason}: {detail}")
        self.reason = reason
        self.detail = detail


class Aside(AbstractContextManager["Aside[Asked, Answer]"], Generic[Asked, Answer]):
    """Asks a copy of this process one thing after the other. What is asked and answered must pickle; no thread may run."""

    def __init__(self, work: Callable[[Asked], Answer], seconds: float) -> None:
        """Begin nothing yet: the copy is made, with all that is loaded by then, when it is first asked."""
        self._work = work
        self._seconds = seconds
        self._running: tuple[BaseProcess, Connection] | None = None

    def __call__(self, asked: Asked) -> Answer:
        """Return the answer. Raises ``AsideError``, whereupon the next question is a new copy's."""
        process, pipe = self._running = self._running or self._begun()
        answered = False
        try:
            pipe.send(asked)
            if not pipe.poll(self._seconds):
                raise AsideError("reader-timeout", f"longer than {self._seconds:g} s")
            answer: Answer = pipe.recv()
            answered = True
        except (EOFError, OSError) as problem:
            process.join(1)
            raise AsideError("reader-died", f"exit code {process.exitcode}") from problem
        finally:
            if not answered:
                self.__exit__()
        return answer

    def __exit__(self, *_: object) -> None:
        """End the copy."""
        if self._running is not None:
            process, pipe = self._running
            self._running = None
            pipe.close()
            process.kill()
            process.join()

    def _begun(self) -> tuple[BaseProcess, Connection]:
        context = multiprocessing.get_context("fork")
        ours, theirs = context.Pipe()
        process = context.Process(target=self._serve, args=(theirs, ours), daemon=True)
        process.start()
        theirs.close()
        return process, ours

    def _serve(self, pipe: Connection, not_ours: Connection) -> None:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for who asks
        not_ours.close()  # or else the copy would not hear that who asks is gone
        try:
            while True:
                pipe.send(self._work(pipe.recv()))
        except (EOFError, ConnectionError):
            return
