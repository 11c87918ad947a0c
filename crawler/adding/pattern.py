"""What an article's address looks like, learnt from the links of a paper: the simplest patterns that part articles from the rest."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from crawler.adding.evidence import NOT_TEXT, Evidence
from crawler.adding.form import Form, escaped
from crawler.adding.forms import NAMES, NUMBER, forms

MOST_PATTERNS = 4
MOST_SINGLE = 12  # pages denied by name
FEWEST = 2  # articles that a pattern must take
CLOSE = 0.12  # of the most that any pattern takes: what a surer form may take less
WORTH = 0.02  # of all articles: what a further pattern must take
WORTH_A_NAME = 0.1  # what one must take that knows names alone
LEAST_PRECISION = 0.6  # articles among all the addresses that a pattern takes
FEED_WEIGHT = 2  # a feed's word counts for more than a link's looks
SMALL = 0.05  # of a number's owners: others with as long a one, which may be articles that a menu links to
LONG_NUMBER = 5  # digits; shorter ones stand in names too: years, scores
# What a menu's address is named for: its last name, without a page's ending and a number.
SECTION = re.compile(r"([^/?]*?)(?:-\d+)?(?:/?(?:index|default)?\.\w+)?/?(?:\?.*)?$")
NUMBERED = re.compile(rf"\d{{{LONG_NUMBER}}}|/\d{{4}}/(?:\d{{1,2}}|[a-z]{{3}})/|\d{{4}}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class AddressPattern:
    """What was learnt: patterns of articles, patterns of what else they would take, and how well they did.

    ``taken`` of ``articles`` are matched; ``wrong`` of ``others`` would be but for ``deny``.
    """

    allow: tuple[str, ...] = ()
    deny: tuple[str, ...] = ()
    articles: int = 0
    taken: int = 0
    others: int = 0
    wrong: int = 0

    def matches(self, path: str) -> bool:
        """Tell whether a path (with query) is an article's by these patterns."""
        return _any(self.allow, path) and not _any(self.deny, path)


@dataclass(frozen=True, slots=True)
class _Candidate:
    form: Form
    articles: frozenset[str]
    others: frozenset[str]


def learn_pattern(evidence: Evidence) -> AddressPattern:
    """Choose patterns, one after the other, that take the most articles and the least else.

    Where nothing parts articles from the rest, no pattern is given.
    """
    articles = list(evidence.articles)
    weights = Counter(articles) + Counter(dict.fromkeys(evidence.named, FEED_WEIGHT - 1))
    candidates = _candidates(articles, list(evidence.others))
    chosen: list[_Candidate] = []
    left = set(articles)
    while len(chosen) < MOST_PATTERNS and (best := _best(candidates, left, weights, first=not chosen)):
        chosen.append(best)
        left -= best.articles
    allow = tuple(candidate.form.pattern for candidate in chosen)
    return judged(allow, evidence)


def judged(allow: Sequence[str], evidence: Evidence) -> AddressPattern:
    """Return patterns with what must be denied beside them, and how well they do on what was seen."""
    articles = [path for path in evidence.articles if _any(allow, path)]
    wrong = [path for path in evidence.others if _any(allow, path)]
    sections = {match[1] for path in evidence.others if (match := SECTION.search(path))} - {""}
    used = {_folder(path) for path in articles} | sections
    doubted = [path for path in evidence.doubted if _any(allow, path) and _folder(path) not in {*used, ""}]
    beside = _beside(allow, articles, evidence.others)
    return AddressPattern(
        allow=tuple(allow),
        deny=_denied([*wrong, *doubted, *beside], used),
        articles=len(evidence.articles),
        taken=len(articles),
        others=len(evidence.others),
        wrong=len(wrong),
    )


def _candidates(articles: list[str], others: list[str]) -> list[_Candidate]:
    made = {form for path in articles for form in forms(path)}
    return [_candidate(form, articles, others) for form in sorted(made)]


def _candidate(form: Form, articles: list[str], others: list[str]) -> _Candidate:
    """Find what a form takes; how many digits its number has is told by those of the articles'."""
    if NUMBER in form.pattern:
        form = Form(form.rank, form.pattern.replace(NUMBER, _digits(form, articles, others)))
    pattern = re.compile(form.pattern)
    taken, wrong = (frozenset(path for path in paths if pattern.search(path)) for paths in (articles, others))
    return _Candidate(form, taken, wrong)


def _digits(form: Form, articles: list[str], others: list[str]) -> str:
    pattern = re.compile(form.pattern.replace(NUMBER, r"(\d+)"))
    lengths = [len(match[1]) for path in articles if (match := pattern.search(path))]
    if not lengths:
        return r"\d+"
    least = sorted(lengths)[len(lengths) // 50]
    marked = re.search(r"[A-Za-z]", form.pattern.partition(NUMBER)[0].replace("[^/]", ""))
    if marked and not any(pattern.search(path) for path in others):
        return r"\d+"
    long = sum(len(match[1]) >= LONG_NUMBER for path in others if (match := pattern.search(path)))
    if least >= LONG_NUMBER and long <= SMALL * len(lengths):
        return rf"\d{{{LONG_NUMBER},}}"
    return rf"\d{{{least},}}" if least > 1 else r"\d+"


def _best(
    candidates: Iterable[_Candidate], left: set[str], weights: Counter[str], *, first: bool
) -> _Candidate | None:
    """Return the candidate that gains most; of those that gain nearly as much the surest form.

    After the first, what a candidate gains must be worth a pattern: the rest may be offers and topics under headlines.
    """
    total = sum(weights.values())
    gains = [
        (gain, candidate)
        for candidate in candidates
        if (taken := candidate.articles & left)
        and len(taken) >= min(FEWEST, len(weights))
        and len(candidate.articles) >= LEAST_PRECISION * (len(candidate.articles) + len(candidate.others))
        and (gain := sum(weights[path] for path in taken) - len(candidate.others)) > 0
        and (first or gain >= total * (WORTH_A_NAME if candidate.form.rank >= NAMES else WORTH))
    ]
    if not gains:
        return None
    most = max(gain for gain, _ in gains)
    close = [candidate for gain, candidate in gains if gain >= most - max(2, CLOSE * most)]
    surest = min(candidate.form.kind for candidate in close)
    alike = [(gain, candidate) for gain, candidate in gains if candidate.form.kind == surest]
    return min(alike, key=_worth)[1]


def _worth(gained: tuple[int, _Candidate]) -> tuple[float, float, int]:
    """What forms of one kind are sorted by: what one takes beside articles counts half, for it can be denied by name."""
    gain, candidate = gained
    return -gain - len(candidate.others) / 2, candidate.form.rank, len(candidate.form.pattern)


def _beside(allow: Sequence[str], articles: Sequence[str], others: Sequence[str]) -> list[str]:
    """Addresses that menus' folders of what is not made to be read would hold, were they built like an article's: events, notices."""
    if not articles:
        return []
    leaf = articles[0].rstrip("/").rpartition("/")[2] + ("/" if articles[0].endswith("/") else "")
    folders = {match[0] for path in others if (match := NOT_TEXT.search(f"{path.rstrip('/')}/"))}
    built = [f"{folder}{leaf}" for folder in sorted(folders) if not any(folder in path for path in articles)]
    return [path for path in built if _any(allow, path)]


def _denied(wrong: Sequence[str], used: set[str]) -> tuple[str, ...]:
    """Patterns for what the articles' patterns would take too: folders that articles do not use, else single pages.

    A single page with a long number or a date is left alone: a menu may link to an article, and pages that are none
    have names. Of a great many single pages none is denied: then menus are full of articles.
    """
    words = sorted({match[0] for path in wrong if (match := NOT_TEXT.search(path))})
    rest = [path for path in wrong if not NOT_TEXT.search(path)]
    folders = sorted({folder for path in rest if (folder := _folder(path)) and folder not in used})
    single = sorted(path for path in rest if _folder(path) not in folders and not NUMBERED.search(path))
    return (
        *words,
        *_folders_denied(folders),
        *(rf"^{escaped(path.rstrip('/'))}/?$" for path in single if len(single) <= MOST_SINGLE),
    )


def _folders_denied(folders: Sequence[str]) -> list[str]:
    """One pattern for some folders, none for none."""
    if len(folders) < 2:
        return [rf"^/{escaped(folder)}/" for folder in folders]
    return [rf"^/(?:{'|'.join(map(escaped, folders))})/"]


def _folder(path: str) -> str:
    """The first folder of a path, empty for a page at the root and for a folder with a number."""
    folder, slash, _ = path.partition("?")[0].strip("/").partition("/")
    return folder if slash and not re.search(r"\d{2}", folder) else ""


def _any(patterns: Iterable[str], path: str) -> bool:
    return any(re.search(pattern, path) for pattern in patterns)
