"""Lines that stand in articles everywhere and belong to none: dates, "read also", offers, paywall counters."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from pipelines.reading.vocabulary import load
from pipelines.text.sentences import ends_sentence
from storage.remembered import Remembered

LONGEST_LABEL = 90  # letters; a longer line is a sentence
LONGEST_META = 160  # letters of a line that begins with a date …
LABELS = 2  # … and has so many labels: writer, section, tags
LONGEST_OFFER = 280
LONGEST_SPOKEN = 60
LONGEST_CONSENT = 900

WORD = re.compile(r"\w+")
MOMENT = re.compile(
    r"\d{1,2}[:.h]\d{2}(?!\d)|\b\d{1,2}[./-]\d{1,2}[./-](?:19|20)?\d{2}\b|\b(?:19|20)\d{2}[./-]\d{1,2}[./-]\d{1,2}\b|\d{4}\s?年\s?\d|\b(?:19|20)\d{2}\b.{0,3}$"
)


def _whole(head: str) -> re.Pattern[str]:
    """Compile the lines under a head, which match small letters: told to ignore case, ``re`` takes thrice the time."""
    return re.compile(rf"(?:{'|'.join(_LINES[head])})[\s.:!…→»>)\]]*")


_LINES = load("lines.txt")
_RELATED, _READ_ALSO, _OFFER = _whole("related heading"), _whole("read also"), _whole("offer")
_SPOKEN = _whole("spoken")
_CONSENT = re.compile("|".join(_LINES["consent"]))
ZONE = re.compile(r"[(\[](?:GMT|UTC)[^()\[\]]{0,8}[)\]]$")
SYMBOLS = re.compile(r"[\s\u2190-\u2bff\ufe0f\U0001f000-\U0001faff]+")  # that catch the eye before the words
ARROW = re.compile(r"[>»›→►▶➤☞👉]|->|⇒|\(?↓")


@lru_cache(maxsize=2000)
def key(text: str) -> str:
    """Return the words of a text, for comparing it whatever its case, marks and spaces.

    >>> key("The “Rain”, again") == key("the rain again!")
    True
    """
    return " ".join(filter(None, map(_PLAIN.__getitem__, text.split())))


def _plain(word: str) -> str:
    if word.isascii() and word.isalnum():
        return word.lower()
    return " ".join(WORD.findall(unicodedata.normalize("NFC", word).casefold()))


_PLAIN = Remembered(_plain)


def opens_related(text: str) -> bool:
    """Tell whether a line is the heading of a list of other articles.

    >>> opens_related("Tin liên quan"), opens_related("More from the Gazette:"), opens_related("More rain expected")
    (True, True, False)
    """
    return len(text) <= LONGEST_LABEL and _RELATED.fullmatch(text.lower()) is not None


def sends_elsewhere(text: str, linked: int) -> bool:
    """Tell whether a line only points at another article: an arrow or "read also", and then a link.

    >>> sends_elsewhere("Read also: Bridge reopens", 14), sends_elsewhere("Read the bill first, he said.", 0)
    (True, False)
    """
    if len(text) > LONGEST_OFFER:
        return False
    if linked and ARROW.match(text):
        return True
    head, colon, _ = text.replace("：", ":").partition(":")
    if colon and _READ_ALSO.fullmatch(head.strip().lower()):
        return linked > 0 or len(text) <= len(head) + 2
    return (
        linked * 2 >= len(text) and (begin := _READ_ALSO.match(text.lower())) is not None and begin.end() > 3
    )


def is_offer(text: str) -> bool:
    """Tell whether a line speaks for the publisher: an offer, a counter of the paywall, a button, a licence, cookies.

    >>> is_offer("Sign up for our newsletter"), is_offer("ADVERTISEMENT"), is_offer("He will subscribe to the plan.")
    (True, True, False)
    """
    if len(text) > LONGEST_CONSENT:
        return False
    small = text.lower()
    begin = symbols.end() if (symbols := SYMBOLS.match(small)) else 0
    return _CONSENT.match(small, begin) is not None or (
        len(text) <= LONGEST_OFFER and _OFFER.fullmatch(small, begin) is not None
    )


def tells_new_window(text: str) -> bool:
    """Tell whether words only say to those who hear the page where a link opens.

    >>> tells_new_window("(öffnet im neuen Fenster)"), tells_new_window("The shop opens in new premises")
    (True, False)
    """
    return len(text) <= LONGEST_SPOKEN and _SPOKEN.fullmatch(text.strip().lower()) is not None


def is_moment(text: str) -> bool:
    """Tell whether a line only prints when the article was published.

    >>> is_moment("Published on 30/04/2024 - 16:38"), is_moment("The game ended 3:2 after 90:15 minutes of play.")
    (True, False)
    """
    text = ZONE.sub("", text)
    if len(text) > LONGEST_META or ends_sentence(text):
        return False
    if len(text) > LONGEST_LABEL:
        return text.count(": ") >= LABELS and MOMENT.match(text) is not None
    return MOMENT.search(text) is not None
