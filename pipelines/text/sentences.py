"""Where a sentence ends, in the scripts of the press."""

from __future__ import annotations

import re

SENTENCE_END = re.compile(r"[.!?…。！？؟।։።:;»”\"'’)\]]\s*$")


def ends_sentence(text: str) -> bool:
    """Tell whether a line ends as sentences do."""
    return SENTENCE_END.search(text) is not None
