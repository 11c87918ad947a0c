"""What a server's answer, or its absence, says about a page."""

from __future__ import annotations

import re
from collections.abc import Mapping
from gzip import BadGzipFile
from zlib import error as ZlibError  # noqa: N812 - zlib's own name is lower case

from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
)

from storage.records import PageState

GONE = {404, 410}
REFUSED = {401, 402, 403, 407, 429, 451}
CHALLENGE = re.compile(
    rb"cf-chl-|/cdn-cgi/challenge-platform/|<title>Just a moment\.\.\.|g-recaptcha|h-captcha|_Incapsula_Resource"
    rb"|px-captcha|captcha-delivery\.com|DDoS protection by",
    re.IGNORECASE,
)
# A wall before the page, that asks whoever comes to agree to cookies: known by its title or its heading.
CONSENT = re.compile(
    rb"<(?:title|h[12])\b[^>]*>[^<]{0,80}(?:before you continue|(?:value|respect|protect)s? your privacy"
    rb"|(?:cookies?|privacy|consent) (?:consent|settings|preferences|choices|notice|wall|gate)|accept (?:all )?cookies"
    rb"|(?:wir|uns)[^<]{0,30}(?:cookies|privatsph)|vie priv\xc3\xa9e|tu privacidad|la tua privacy)",
    re.IGNORECASE,
)
CHALLENGE_BYTES = 40_000
CHALLENGE_PARAGRAPHS = 3  # an article's page may show a captcha beside its comments
FAILURES: tuple[tuple[type[Exception], str], ...] = (
    (DownloadTimeoutError, "timeout"),
    (ResponseDataLossError, "truncated"),
    (CannotResolveHostError, "unknown-host"),
    (DownloadConnectionRefusedError, "connection-refused"),
    (BadGzipFile, "bad-answer"),
    (ZlibError, "bad-answer"),
    (ValueError, "bad-answer"),  # of a redirect to what is no address
)
CODINGS = {"brotli", "brotlicffi", "zstd"}  # whose modules need not be there, and have errors of their own


class RefusedRequestError(IgnoreRequest):
    """A request we do not make; ``reason`` is the word that stands in ``rejects``."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(f"{reason}: {detail}")
        self.reason = reason
        self.detail = detail


class UnreachableError(RefusedRequestError):
    """A request we do not make until its server gives a robots.txt."""


class LetGoError(UnreachableError):
    """A request that was not sent because its crawl was interrupted: nothing is entered, and its page stays due."""

    def __init__(self) -> None:
        super().__init__("interrupted", "the crawl ended before it was asked for")


def state_of(status: int, headers: Mapping[str, str], body: bytes) -> tuple[PageState, str] | None:
    """Return the state a page is in by its answer, and the reason; None for an answer that is to be read.

    A challenge is known by its marks on a small page: it comes as 403, 503 or, often, as 200. So is a wall that asks
    for consent to cookies.

    >>> state_of(404, {}, b""), state_of(200, {}, b"<html>...")
    ((<PageState.GONE: 'gone'>, 'http-404'), None)
    """
    if status in GONE:
        return PageState.GONE, f"http-{status}"
    if "cf-mitigated" in headers or _stands_before(body, CHALLENGE):
        return PageState.BLOCKED, "challenge"
    if _stands_before(body, CONSENT):
        return PageState.BLOCKED, "consent-wall"
    if status in REFUSED:
        return PageState.BLOCKED, f"http-{status}"
    return None if 200 <= status < 300 else (PageState.FAILED, f"http-{status}")


def failure_of(problem: BaseException | None) -> tuple[PageState, str, str]:
    """Return the state, the reason and the detail of a request that brought no answer, or one that cannot be used."""
    if isinstance(problem, RefusedRequestError):
        state = PageState.FAILED if isinstance(problem, UnreachableError) else PageState.REJECTED
        return state, problem.reason, problem.detail
    if isinstance(problem, IgnoreRequest):
        return _ignored(str(problem))
    if isinstance(problem, DownloadCancelledError):
        return PageState.REJECTED, "too-large", str(problem)
    of_a_coding = not CODINGS.isdisjoint(type(problem).__module__.split("."))
    usual = "bad-answer" if of_a_coding else "no-answer"
    reason = next((word for kind, word in FAILURES if isinstance(problem, kind)), usual)
    return PageState.FAILED, reason, f"{type(problem).__name__}: {problem}"


def _stands_before(body: bytes, wall: re.Pattern[bytes]) -> bool:
    """Tell whether a page is nothing but such a wall."""
    small = len(body) < CHALLENGE_BYTES and body.count(b"<p") <= CHALLENGE_PARAGRAPHS
    return small and bool(wall.search(body))


def _ignored(words: str) -> tuple[PageState, str, str]:
    """Name the state and the reason of Scrapy's own refusals, which it tells in words only."""
    if "robots.txt" in words:
        return PageState.FORBIDDEN, "robots", words
    if "redirections" in words:
        return PageState.REJECTED, "redirect-loop", words
    return PageState.REJECTED, "too-large" if "DOWNLOAD_MAXSIZE" in words else "refused", words
