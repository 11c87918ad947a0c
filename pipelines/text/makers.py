"""What stands under a text and tells who made it, and out of what: sources, agencies, translators, notes on the writers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

LONGEST = 280  # letters; a longer one is a paragraph
LONGEST_NOTE = 700  # letters of a note on the writer
BEFORE_NAME = 40  # letters: "Our correspondent in the north"
# What somebody is or does, in the languages of the press.
BEING = (
    "is|are|was|has|writes|works|covers|reports|teaches|lives|ist|war|hat|arbeitet|schreibt|berichtet|lehrt|leitet|lebt|"
    "est|écrit|travaille|enseigne|es|ha sido|escribe|trabaja|é|escreve|trabalha|è|scrive|lavora|jest|pracuje|är|er|on|je|"
    "werkt|schrijft|skriver|arbetar|arbejder|adalah|là"
)


def is_maker_line(line: str) -> bool:
    """Tell whether a line only says who made the text, or out of what.

    >>> [is_maker_line(line) for line in ("Quelle: dpa", "Ann Lee contributed to this report.", "SDA/sep", "Sources:")]
    [True, True, True, False]
    """
    return is_source_line(line) or _matches(line, "makers.txt")


def is_source_line(line: str) -> bool:
    """Tell whether a line only says out of what the text was made.

    >>> is_source_line("Quelle: dpa"), is_source_line("Ann Lee contributed to this report.")
    (True, False)
    """
    return _matches(line, "sources.txt")


def is_note_on(line: str, names: Iterable[str]) -> bool:
    """Tell whether a paragraph presents one of the writers, as papers do under a text: by name, and what they are.

    >>> is_note_on("Our correspondent Ann Lee covers the coast. She lives in Saltmouth.", ["Ann Lee"])
    True
    """
    if len(line) > LONGEST_NOTE:
        return False
    return any(
        re.match(rf"[^,.;:!?]{{0,{BEFORE_NAME}}}?\b{re.escape(name)},? (?:{BEING})\b", line, re.IGNORECASE)
        for name in names
        if " " in name and name.casefold() in line.casefold()
    )


def _matches(line: str, name: str) -> bool:
    return len(line) <= LONGEST and _lines(name).fullmatch(line.strip(" ()[]—–-").lower()) is not None


@cache
def _lines(name: str) -> re.Pattern[str]:
    """The expressions of a file; signs may end a line."""
    text = files("pipelines.text").joinpath(name).read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return re.compile(rf"(?:{'|'.join(lines)})\W*")
