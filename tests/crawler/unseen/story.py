"""A fictional article, and all that templates print of it."""

from __future__ import annotations

import hashlib
import re
import uuid
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from urllib.parse import quote, urljoin
from zoneinfo import ZoneInfo

from storage.fold import fold

if TYPE_CHECKING:
    from tests.crawler.unseen.paper import Paper

LATEST = datetime(2026, 11, 20, 9, 40, tzinfo=UTC)


@dataclass(frozen=True)
class Story:
    """An article of a paper's, with all that templates print of it."""

    paper: Paper
    number: int

    @property
    def headline(self) -> str:
        """The title as printed."""
        return str(self.paper.words["headlines"][self.number])

    @property
    def section(self) -> int:
        """Which of the five sections it stands in."""
        return self.number * 7 % 5

    @property
    def instant(self) -> datetime:
        """When it was published, in UTC."""
        return LATEST - timedelta(hours=7 * self.number + 3, minutes=11 * self.number)

    @property
    def local(self) -> datetime:
        """The same by the paper's clock."""
        return self.instant.astimezone(ZoneInfo(self.paper.zone))

    @property
    def lead(self) -> str:
        """A sentence that no paragraph repeats."""
        return str(self.paper.words["sentences"][self._turn(8)])

    @property
    def paragraphs(self) -> list[str]:
        """The text: four paragraphs of two sentences."""
        gap = "" if self.paper.language in {"ja", "zh"} else " "
        sentences = [str(self.paper.words["sentences"][self._turn(n)]) for n in range(8)]
        return [gap.join(sentences[n : n + 2]) for n in range(0, 8, 2)]

    @property
    def body(self) -> list[str]:
        """What of the page is the text, as its paper prints it."""
        return self.paper.body(self)

    @property
    def spare(self) -> str:
        """A sentence that stands in neither lead nor paragraphs: for captions, embedded posts and lists."""
        return str(self.paper.words["sentences"][self._turn(9)])

    @property
    def subhead(self) -> str:
        """A few words that head a part of the text."""
        return " ".join(self.spare.split()[:5]).rstrip(",،:;")

    @property
    def headed(self) -> list[str]:
        """The text with a subhead in its middle."""
        return [*self.paragraphs[:2], self.subhead, *self.paragraphs[2:]]

    @property
    def author(self) -> str:
        """Who wrote it."""
        return str(self.paper.words["authors"][self.number % 2])

    @property
    def slug(self) -> str:
        """The headline in the spelling of addresses, empty where it has no Latin letter."""
        letters = fold(self.headline).replace("’", "").replace("'", "")
        return "-".join("".join(c if c.isascii() and c.isalnum() else " " for c in letters).split())

    @property
    def native(self) -> str:
        """The headline's words in their own script, as systems write them into addresses."""
        return quote("-".join(re.findall(r"[\w\u0300-\u036f\u0900-\u0dff\u200c]+", self.headline.lower())))

    @property
    def ident(self) -> int:
        """A number as databases count them."""
        return 318_442 - 23 * self.number

    @property
    def digest(self) -> str:
        """Hexadecimal digits."""
        return hashlib.md5(self.headline.encode(), usedforsecurity=False).hexdigest()

    @property
    def uuid(self) -> str:
        """A universally unique identifier."""
        return str(uuid.UUID(self.digest))

    @property
    def path(self) -> str:
        """Its address below the paper's."""
        return self.paper.address(self)

    @property
    def url(self) -> str:
        """Its whole address."""
        return urljoin(self.paper.homepage, self.path)

    @property
    def related(self) -> list[Story]:
        """Three others."""
        return [story for story in self.paper.stories[2:6] if story.number != self.number][:3]

    def _turn(self, place: int) -> int:
        return (place * 3 + self.number + self.number // 10) % 10
