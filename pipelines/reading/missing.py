"""Pages that stand where an article should and say that it is not there, though their server answers that all is well."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.raw import NOT_FOUND, NotAnArticleError
from pipelines.reading.vocabulary import load

SHORT = 600  # letters; a page with more of them says something else as well
_WORDS = load("missing.txt")
# The answer's number, which stands before the words or alone: "404", "Error 404", "404: Page not found".
NUMBER = r"(?:(?:http|error|lỗi|fehler|erreur|errore|erro|fout|fel|feil|fejl|virhe|błąd|hata|hiba|chyba|ошибка|помилка)\W{0,3}){0,2}4(?:04|10)(?:\W{1,3}error\b)?"
MISSING = re.compile(
    rf"{NUMBER}|(?:{NUMBER}\W{{1,4}})?(?:{'|'.join(_WORDS['missing'])})(?:\W{{1,4}}{NUMBER})?", re.IGNORECASE
)
CLOSED = re.compile("|".join(_WORDS["closed"]), re.IGNORECASE)
# Where a page's title parts what it is about from the paper's name.
BETWEEN = re.compile(r"\s+[-–—|·•»›:]+\s+|\s*[|»]\s*")
EDGES = " \t\n.…!?:-–—()[]\"“”„'’«»"


def refuse_missing(headline: str, titles: Sequence[str], paragraphs: Sequence[str], *, dated: bool) -> None:
    """Raise ``NotAnArticleError`` for a page that says that there is no such page, or that the site is closed for now.

    Known by a headline or a title that says nothing else, above a short text. A page without a date is known by a part of
    its title, too, and by its headline whatever the length of its text: under it stand other articles. ``dated`` tells
    whether the page itself says when it was published, not its address or a feed: these are the lost article's. Reasons: ``not-found``, ``maintenance``.
    """
    short = sum(map(len, paragraphs)) < SHORT
    if not short and dated:
        return
    whole = [headline.strip(EDGES), *(title.strip(EDGES) for title in titles if short)]
    parts = [part.strip(EDGES) for title in titles if short and not dated for part in BETWEEN.split(title)]
    if found := next(filter(MISSING.fullmatch, whole + parts), None):
        raise NotAnArticleError(NOT_FOUND, found)
    if short and (found := next(filter(CLOSED.fullmatch, whole), None)):
        raise NotAnArticleError("maintenance", found)
