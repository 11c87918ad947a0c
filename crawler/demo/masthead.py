"""What stands on every page of the demo paper: its name, sections, topics and the furniture around an article."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic page: articles gathered by the newsroom."""

    path: str
    title: str
    intro: str
    articles: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Comment:
    """A reader's comment, printed under an article."""

    name: str
    when: str
    text: str


@dataclass(frozen=True, slots=True)
class Masthead:
    """The paper itself; ``sections`` and ``picture_sections`` give the label of each slug."""

    name: str
    province: str
    motto: str
    acronym: str
    licence: str
    office: str
    fiction: str
    sections: dict[str, str]
    picture_sections: dict[str, str]
    most_read: tuple[int, ...]
    topics: tuple[Topic, ...]
    comments: tuple[Comment, ...]
    pages: dict[str, dict[str, str]]

    @property
    def dateline(self) -> str:
        """What a stand-first begins with: ``(CNM)- ``."""
        return f"({self.acronym})- "

    def label(self, section: str) -> str:
        """Return the printed name of a section."""
        return self.sections.get(section) or self.picture_sections[section]


@cache
def masthead() -> Masthead:
    """Return the paper as ``masthead.toml`` tells it."""
    text = files("crawler.demo").joinpath("masthead.toml").read_text(encoding="utf-8")
    told = tomllib.loads(text)
    return Masthead(
        **told["paper"],
        sections=told["sections"],
        picture_sections=told["picture_sections"],
        most_read=tuple(told["most_read"]["articles"]),
        topics=tuple(Topic(**{**topic, "articles": tuple(topic["articles"])}) for topic in told["topic"]),
        comments=tuple(Comment(**comment) for comment in told["comment"]),
        pages=told["page"],
    )
