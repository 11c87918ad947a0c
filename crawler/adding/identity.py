"""A paper's name and language, from its homepage and from what its articles are written in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from pipelines.dates.lexicon import base_language
from pipelines.document import parse
from pipelines.metadata.gather import gather
from pipelines.metadata.json_ld import Node, read_nodes
from pipelines.metadata.metas import Metas, read_metas
from pipelines.page import Page
from pipelines.text.language import language_of
from storage.fold import fold
from storage.records import Article

PUBLISHERS = {"newsmediaorganization", "organization", "website", "newspaper", "periodical"}
DIVIDER = re.compile(r"\s+[-–—|·•:»]\s+|\s*[|｜_]\s*|:\s+")
EMPTY = re.compile(r"home(?:page)?|trang chủ|start(?:seite)?|accueil|inicio|index", re.IGNORECASE)
REGION = re.compile(r"[A-Za-z]{2,3}[-_](?:[A-Za-z]{4}[-_])?([A-Za-z]{2})(?![A-Za-z])")
DEFAULT_LOCALE = "en_US"  # what systems print when nobody chose one
UNKNOWN = "und"  # what BCP 47 writes for a language that nobody knows
LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Told:
    """A value, where it was told, and what is doubtful of it."""

    value: str
    origin: str
    doubt: str | None = None


def name_of(home: Page, articles: Sequence[Page]) -> Told:
    """Return the paper's name: as its pages declare it, else what its homepage's title and its host agree on."""
    heads = [_head(page) for page in (home, *articles)]
    for metas, _ in heads:
        said = metas.first("og:site_name", "application-name")
        if said and "://" not in said.text:
            return Told(_short(said.text), said.origin)
    names = Counter(name for _, nodes in heads for name in _publishers(nodes))
    if names:
        return Told(_short(names.most_common(1)[0][0]), "json-ld")
    titles = [_parts(metas.title or "") for metas, _ in heads]
    parts = titles[0]
    every = [part for part in parts if all(part in others for others in titles[1:])]
    if len(titles) > 2 and len(every) == 1:
        return Told(_short(every[0]), "titles")
    host = (urlsplit(home.final_url).hostname or "").removeprefix("www.")
    if not parts:
        return Told(host, "host", "the homepage tells no name: write the paper's")
    likest = max(parts, key=lambda part: (_likeness(part, host), -parts.index(part)))
    return Told(_short(likest), "title", "the name was read from the homepage's title: look at it")


def language_of_paper(home: Page, articles: Sequence[Article]) -> Told:
    """Return the language most of the articles are written in; without articles, the homepage's."""
    declared = base_language(_head(home)[0].language or "") or ""
    written = Counter(article.language for article in articles if article.language)
    if not written:
        told = language_of(visible_text(home), declared or None)
        doubt = None if told == declared else "no article told the language"
        return Told(
            told or UNKNOWN, "homepage", doubt if told else "nothing tells the language: write its code"
        )
    language, often = written.most_common(1)[0]
    doubts = []
    if declared and declared != language:
        doubts.append(
            f"the homepage declares the language {declared}, its articles are written in {language}"
        )
    if often < sum(written.values()):
        others = ", ".join(code for code in written if code != language)
        doubts.append(
            f"articles in another language ({others}) stand among its own: deny their addresses or add an outlet for them"
        )
    return Told(language, f"{often} of {len(articles)} articles", "; ".join(doubts) or None)


def visible_text(page: Page) -> str:
    """Return the text of a page, scripts and styles left out."""
    root = parse(page).root
    return " ".join(root.xpath("//body//text()[not(ancestor::script or ancestor::style)]"))


def regions_of(home: Page, articles: Sequence[Page]) -> list[str]:
    """Return the countries that the pages' language and locale name, two capitals, the surest first."""
    regions: list[str] = []
    for page in (home, *articles):
        metas, nodes = _head(page)
        said = [metas.language or "", *metas.every("og:locale"), *metas.every("content-language")]
        said += [str(node.data.get("inLanguage") or "") for node in nodes]
        regions += [
            match[1].upper() for words in said if words != DEFAULT_LOCALE and (match := REGION.match(words))
        ]
    return list(dict.fromkeys(regions))


def _parts(title: str) -> list[str]:
    parts = (part.strip() for part in DIVIDER.split(title))
    return [part for part in parts if part and not EMPTY.fullmatch(part)]


def _head(page: Page) -> tuple[Metas, list[Node]]:
    root = parse(page).root
    gathered = gather(root)
    return read_metas(root, gathered), read_nodes(gathered["script"])


def _publishers(nodes: Sequence[Node]) -> list[str]:
    """The names of publishers in a page's JSON-LD, of those within its articles too."""
    things = [node.data for node in nodes if PUBLISHERS & set(node.types)]
    things += [publisher for node in nodes if isinstance(publisher := node.data.get("publisher"), dict)]
    return [name.strip() for thing in things if isinstance(name := thing.get("name"), str) and name.strip()]


def _likeness(part: str, host: str) -> int:
    """How many of a title's words stand in the host."""
    letters = re.sub(r"[^a-z0-9]", "", host.lower())
    return sum(len(word) for word in re.findall(r"[a-z0-9]{3,}", fold(part)) if word in letters)


def _short(name: str) -> str:
    return name if len(name) <= LONGEST_NAME else name[:LONGEST_NAME].rsplit(" ", 1)[0]
