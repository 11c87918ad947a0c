"""The outlet's own labels of an article: from metas and JSON-LD, else from the page's list of tags."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from pipelines.metadata import vocabulary
from pipelines.metadata.article_node import first_text
from pipelines.metadata.facts import Facts
from pipelines.metadata.headline import Sites
from pipelines.metadata.people import names_of
from pipelines.metadata.tag_list import shown_tags, sure_tags
from pipelines.metadata.words import key, plain, text_of
from pipelines.raw import Words

LONGEST_TAG = 70
MOST_TAGS = 60
CODES_OF_MACHINES = 0.6
LABELS_OF_MACHINES = 0.75  # of a list: what is left of it is a label like them
NAMED_EVERYWHERE = 0.15
FEWEST_OWN = 2  # words of the paper's own in its keywords: one may be about the article

SPLIT = re.compile(r"\s*[,;，、；|]\s*")
MACHINE = re.compile(
    r"^(?:[0-9a-f]{8}-[0-9a-f-]{20,}|[\d\s]+|[\w ]+:.*|https?:.*|[\w-]+(?:\.[\w-]+)+|\w+_\w+|[a-zA-Z])$"
)
PATH = re.compile(r"^(?:[a-z][a-z-]*/)+(?=\S)")
CODE = re.compile(r"^[A-Z0-9]{2,8}$")
MORE_METAS = re.compile(r"(?:^|[.:_-])(?:keywords?|tags?|topics?|article_tags?)$")
NO_TAGS = vocabulary.NO_TAGS | vocabulary.TAG_LABELS | vocabulary.HOMES
NOT_TAG_METAS = re.compile(r"twitter|google|smarttag|video|iab|mrf|bad[:_]|page-topic|robots|color")


def find_tags(facts: Facts, people: Iterable[str]) -> tuple[Words, ...]:
    """Return the tags of the first place that has any about this article; its writers are none.

    First stands what readers are shown as its labels; ``news_keywords`` and ``keywords`` are lists somebody made for
    search engines' news; JSON-LD's often hold machines' labels too. A list that names the site in several of its
    words is the same on every page, and is passed over.
    """
    names = {key(person) for person in people}
    for origin, values in _places(facts):
        tags = _tidy(values, facts.sites, names)
        if tags:
            return tuple(Words(tag, origin) for tag in tags)
    return ()


def split_tags(text: str) -> list[str]:
    """Split a list of tags in one string: at commas, else, where there are none, at the spaces between CJK words.

    >>> split_tags("Rain, Wind; Sun"), split_tags("深空探测 探月工程 航天"), split_tags("Big storm coming")
    (['Rain', 'Wind', 'Sun'], ['深空探测', '探月工程', '航天'], ['Big storm coming'])
    """
    parts = [part for part in SPLIT.split(plain(text[:5000])) if part]
    if len(parts) == 1 and parts[0].count(" ") >= 2 and "一" <= parts[0][0] <= "鿿":
        return parts[0].split()
    return parts


def _places(facts: Facts) -> Iterator[tuple[str, list[str]]]:
    metas = facts.metas
    yield "css:tags", sure_tags(facts.vicinity)
    for name in ("news_keywords", "keywords"):
        yield f"meta:{name}", _keywords(metas.every(name), facts)
    yield "meta:article:tag", _listed(metas.every("article:tag"))
    for value in facts.nodes.each("keywords"):
        yield "json-ld", list(_json_tags(value))
    for name in metas.contents:
        if MORE_METAS.search(name) and not NOT_TAG_METAS.search(name):
            yield f"meta:{name}", _keywords(metas.every(name), facts)
    yield (
        "microdata",
        [tag for prop in facts.microdata if prop.name == "keywords" for tag in split_tags(prop.value)],
    )
    yield "css:tags", shown_tags(facts)
    for value in facts.nodes.each("about"):
        yield "json-ld:about", list(_json_tags(value))


def _keywords(contents: Iterable[str], facts: Facts) -> list[str]:
    """Return the tags listed in metas, unless they are the paper's own on every page.

    Half of those or more are its name, its parts, and what papers call themselves, as "News of Saltmouth" does, and none of
    the others is in the headline.
    """
    listed = [tag for content in contents for tag in split_tags(content)]
    words = {" ".join(key(tag)) for tag in listed}
    names = {" ".join(site) for site in facts.sites}
    of_press = {word for word in words if _begins_as_paper(word)}
    own = words & (vocabulary.SECTION_WORDS | names) | of_press
    if len(own) < FEWEST_OWN or 2 * len(own) < len(words) or not of_press:
        return listed
    headlines = facts.titles if facts.headline is None else [text_of(facts.headline)]
    titles = " ".join(" ".join(key(title)) for title in headlines)
    return listed if any(word in titles for word in words - own) else []


def _begins_as_paper(word: str) -> bool:
    first, _, rest = word.partition(" ")
    second = rest.partition(" ")[0]
    return not vocabulary.PRESS_WORDS.isdisjoint((word, first, f"{first} {second}"))


def _listed(contents: list[str]) -> list[str]:
    """One meta a tag may hold commas in a tag; one meta for all is a list."""
    return contents if len(contents) > 1 else [tag for content in contents for tag in split_tags(content)]


def _json_tags(value: Any) -> Iterator[str]:  # noqa: ANN401 (JSON is any)
    if isinstance(value, str):
        yield from split_tags(value)
    elif isinstance(value, list):
        single = len(value) == 1
        for item in value[: MOST_TAGS * 2]:
            text = first_text(item)
            if text:
                yield from split_tags(text) if single else [text]
    elif isinstance(value, dict):
        yield from split_tags(first_text(value) or "")


def _tidy(values: list[str], sites: Sites, people: set[tuple[str, ...]]) -> list[str]:
    tags: dict[tuple[str, ...], str] = {}
    labels = 0
    for value in values[: MOST_TAGS * 2]:
        tag = PATH.sub("", plain(value).strip(" #\"'“”„,;-–"))
        words = key(tag)
        if MACHINE.match(tag):
            labels += 1
        elif words and len(tag) <= LONGEST_TAG:
            tags.setdefault(words, tag)
    if labels > LABELS_OF_MACHINES * len(values):
        return []
    codes = sum(CODE.match(tag) is not None for tag in tags.values())
    if _is_same_everywhere(tags, sites) or (codes >= 5 and codes > len(tags) * CODES_OF_MACHINES):
        return []
    return [
        tag
        for words, tag in tags.items()
        if not _names_people(tag, people) and words not in sites and " ".join(words) not in NO_TAGS
    ][:MOST_TAGS]


def _names_people(tag: str, people: set[tuple[str, ...]]) -> bool:
    """Whether a tag names one of the writers, or several of them at once."""
    if key(tag) in people or len(people) == 1:
        return key(tag) in people
    names = names_of(tag)
    return len(names) > 1 and people.issuperset(map(key, names))


def _is_same_everywhere(tags: Collection[tuple[str, ...]], sites: Sites) -> bool:
    spelled = {"".join(site) for site in sites if len("".join(site)) >= 4}
    named = sum(any(site in "".join(words) for site in spelled) for words in tags)
    return named >= 2 and named >= len(tags) * NAMED_EVERYWHERE
