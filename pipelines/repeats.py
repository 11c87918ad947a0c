"""What repeats across an outlet's pages is not the article: learnt from many of them, kept out of each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import takewhile
from unicodedata import normalize

from pipelines.raw import RawArticle
from pipelines.text.sentences import ends_sentence
from storage.records import Article, Repeats

# A sentence may come twice by quotation, and five times by chance in a small sample; a twentieth of all that a paper
# prints is a template's doing. Beneath that the harm is small, and a wrong guess would cost text.
LEAST_ARTICLES, LEAST_SHARE = 5, 0.05
# So many articles of one paper do not end with the same line by chance.
FEWEST_ARTICLES = 3
LONGEST_LABEL = 60  # letters
SHORTEST_NAME = 4  # letters of a paper's name that is no syllable of other words
# A text of which more than half is found elsewhere is a reprint, or filled into a form: it says nothing of templates.
MOST_OF_A_TEXT = 1 / 2
# The headlines of a daily column (prices, weather, horoscopes) begin with the same words, day after day.
WORDS_OF_A_SERIES = 3
# A tag on most articles tells none of them from another.
LEAST_TAGGED, LEAST_TAGGED_SHARE = 10, 0.6
WORDS_OF_A_SIGNATURE = 8
# So many more signs may stand around a line on another page.
MOST_SIGNS = 40

_WORD = re.compile(r"[^\W_]+")


def learn(articles: Sequence[Article]) -> Repeats:
    """Return the lines and tags that repeat across an outlet's articles, and so are none of theirs.

    A line (a paragraph, or the summary) repeats when it stands in five different articles and a twentieth of all.
    Articles that consist of repeated lines do not count, since reprints share every line; nor does a line that most
    of all belongs to one series of headlines that begin alike, since a column has sentences of its own.
    A tag repeats when it stands on three fifths of ten articles or more.
    """
    lines_of = [set(_lines(article)) for article in articles]
    common = _at_least(LEAST_ARTICLES, lines_of)
    series = [_series(article.headline) for article in articles]
    articles_of: dict[str, list[int]] = {line: [] for line in common}
    for number, (article, lines) in enumerate(zip(articles, lines_of, strict=True)):
        shared = lines & common
        if sum(map(len, shared)) <= MOST_OF_A_TEXT * (len(article.body) + len(article.summary or "")):
            for line in shared:
                articles_of[line].append(number)
    least = max(LEAST_ARTICLES, LEAST_SHARE * len(articles))
    return Repeats(
        lines=frozenset(
            line
            for line, numbers in articles_of.items()
            if len(numbers) >= least and not _is_of_a_series([series[number] for number in numbers], series)
        ),
        tags=frozenset(_site_wide_tags(articles)),
    )


def shared_lines(articles: Sequence[Article], name: str) -> tuple[str, ...]:
    """Return the lines that a few articles of a paper of this name share, and so are none of theirs.

    Two of three or more share a line that names the paper, behind the first, which may begin with the name; or a short one
    that is no sentence, where they begin or end. A sentence of another kind all begin or end with. Of so few nothing else is
    proven: it may stand in two by chance, and in the midst of three. Texts that share more than half are reprints, or
    filled into a form.
    """
    bodies = [article.body.split("\n\n") for article in articles]
    if len(bodies) < FEWEST_ARTICLES:
        return ()
    firsts = {body[0] for body in bodies}
    held = Counter(line for body in bodies for line in set(body) if _WORD.search(line))

    def names_paper(line: str) -> bool:
        return len(name) >= SHORTEST_NAME and name.casefold() in line.casefold() and line not in firsts

    def is_shared(line: str) -> bool:
        is_label = len(line) <= LONGEST_LABEL and not ends_sentence(line)
        return held[line] >= (2 if is_label or names_paper(line) else len(bodies))

    edges = [{*takewhile(is_shared, body), *takewhile(is_shared, reversed(body))} for body in bodies]
    at_edge = Counter(line for edge in edges for line in edge)
    shared = {line for line in held if is_shared(line) and (names_paper(line) or at_edge[line] == held[line])}
    if any(
        sum(len(line) for line in body if line in shared) > MOST_OF_A_TEXT * len("".join(body))
        for body in bodies
    ):
        return ()
    return tuple(line for line in held if line in shared)


def without_repeats(raw: RawArticle) -> RawArticle:
    """Return a page's words without the sentences that its outlet repeats; never without all of its paragraphs.

    Short lines stay: they may sign the article, and are told apart when it is normalised. ``article_without`` takes
    out what is left of them.
    """
    if not raw.outlet.left_out:
        return raw
    lines = _sentences(raw.outlet.left_out.lines)
    summary = None if raw.summary and _key(raw.summary.text) in _keys(lines) else raw.summary
    return replace(raw, summary=summary, paragraphs=_paragraphs_without(raw.paragraphs, lines))


def article_without(article: Article, repeats: Repeats) -> Article:
    """Return an article without what its outlet repeats; never without all of its paragraphs."""
    if not repeats:
        return article
    lines, tags = _keys(repeats.lines), _keys(repeats.tags)
    return replace(
        article,
        summary=None if article.summary and _key(article.summary) in lines else article.summary,
        body="\n\n".join(_paragraphs_without(tuple(article.body.split("\n\n")), repeats.lines)),
        tags=tuple(tag for tag in article.tags if _key(tag) not in tags),
    )


def _lines(article: Article) -> Iterable[str]:
    """The paragraphs and the summary, as far as they hold words."""
    paragraphs = article.body.split("\n\n")
    return (line for line in (*paragraphs, article.summary or "") if _WORD.search(line))


def _at_least(least: int, lines_of: Iterable[set[str]]) -> set[str]:
    counts = Counter(line for lines in lines_of for line in lines)
    return {line for line, count in counts.items() if count >= least}


def _series(headline: str) -> tuple[str, ...]:
    """The words a headline begins with, numbers left out.

    >>> _series("Giá vàng hôm nay 5/6: tăng") == _series("Giá vàng hôm nay 6/6: giảm")
    True
    """
    words = [word for word in _WORD.findall(headline.casefold()) if not word.isdecimal()]
    return tuple(words[:WORDS_OF_A_SERIES])


def _is_of_a_series(series_of_line: list[tuple[str, ...]], series_of_all: list[tuple[str, ...]]) -> bool:
    """Tell whether most of a line's articles are of one series that is not most of the outlet itself."""
    ((series, count),) = Counter(series_of_line).most_common(1)
    return count * 2 > len(series_of_line) and series_of_all.count(series) * 2 <= len(series_of_all)


def _site_wide_tags(articles: Sequence[Article]) -> Iterable[str]:
    counts = Counter(tag for article in articles for tag in set(article.tags))
    least = max(LEAST_TAGGED, LEAST_TAGGED_SHARE * len(articles))
    return (tag for tag, count in counts.items() if count >= least)


def _paragraphs_without(paragraphs: tuple[str, ...], lines: frozenset[str]) -> tuple[str, ...]:
    keys = _keys(lines)
    longest = max(map(len, lines), default=0) + MOST_SIGNS
    return tuple(text for text in paragraphs if len(text) > longest or _key(text) not in keys) or paragraphs


@lru_cache(maxsize=256)
def _sentences(lines: frozenset[str]) -> frozenset[str]:
    """The lines that are longer than any signature."""
    return frozenset(line for line in lines if len(line.split()) > WORDS_OF_A_SIGNATURE)


@lru_cache(maxsize=256)
def _keys(texts: frozenset[str]) -> frozenset[str]:
    return frozenset(map(_key, texts))


def _key(text: str) -> str:
    """The letters and digits of a line, by which it is known in any case and with any signs between them."""
    return "".join(_WORD.findall(normalize("NFC", text).casefold()))
