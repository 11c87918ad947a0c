"""What reading an outlet's kept pages again came to: counted and shown, and written where it differs."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace

from sqlite_utils import Database

from pipelines.addresses import is_web
from storage.articles.corrections import Correction, correct, correction
from storage.articles.details import replace_details
from storage.articles.rejects import forget_rejects, save_rejects
from storage.articles.rows import Row
from storage.articles.storing import save_articles
from storage.articles.withdrawing import restore, withdraw
from storage.clock import utc_now
from storage.database import transaction
from storage.frontier.addresses import Frontier
from storage.frontier.values import Visit
from storage.records import Article, PageState, Reject

EXAMPLES = 3
MOST_NAMED = 10
OUR_OWN_FAULTS = "reader-"


@dataclass(slots=True)
class Findings:
    """What reading an outlet's pages again came to: pages by outcome, corrections by column, with examples.

    Of the articles that are none any more some are named in ``withdrawn``; ``histories`` counts those of all of them
    that have former states.
    """

    outlet: str
    pages: Counter[str] = field(default_factory=Counter)
    columns: Counter[str] = field(default_factory=Counter)
    examples: dict[str, list[Correction]] = field(default_factory=dict)
    withdrawn: list[Reject] = field(default_factory=list)
    histories: int = 0

    def note(self, entry: Correction) -> None:
        """Count a correction, and take it as an example of each column that has few."""
        self.pages["corrected" if entry.columns else "same"] += 1
        for column in entry.columns:
            self.columns[column] += 1
            if self.columns[column] <= EXAMPLES:
                self.examples.setdefault(column, []).append(entry)

    def note_withdrawn(self, row: Row, reject: Reject) -> None:
        """Take an article that is none any more as an example, while there are few, and count those with former states."""
        self.histories += row["version"] > 1
        if len(self.withdrawn) < MOST_NAMED:
            self.withdrawn.append(reject)


@dataclass(slots=True)
class Outcome:
    """What a block comes to, gathered before it is written in one transaction."""

    outlet: str
    corrected: list[tuple[Correction, Article]] = field(default_factory=list)
    new: list[Article] = field(default_factory=list)
    withdrawn: list[tuple[Row, Reject]] = field(default_factory=list)
    refused: int = 0
    unread: int = 0

    def article(self, article: Article, row: Row | None) -> None:
        """Take an article, with the row stored of it; a row of another address under its id is left alone."""
        if row is None:
            self.new.append(article)
        elif row["url"] == article.url:
            self.corrected.append((correction(row, article), article))

    def no_article(self, url: str, reject: Reject, row: Row | None) -> None:
        """Take a page that gave none, with the row stored of it; where our reader failed the row stands."""
        if reject.reason.startswith(OUR_OWN_FAULTS):
            self.unread += 1
        elif row is None:
            self.refused += 1
        else:
            self.withdrawn.append((row, replace(reject, url=url, outlet=self.outlet)))

    def counted(self) -> dict[str, int]:
        """Return the pages by outcome, those whose articles are to be compared left out."""
        return {
            "new": len(self.new),
            "withdrawn": len(self.withdrawn),
            "refused": self.refused,
            "unread": self.unread,
        }

    def write(self, db: Database) -> None:
        """Bring the database to it, in one transaction."""
        now = utc_now()
        visits = [
            Visit(article.url, PageState.STORED, 200, fetched_at=article.seen_at) for article in self.new
        ]
        visits += [Visit(reject.url, PageState.REJECTED, 200) for _, reject in self.withdrawn]
        with transaction(db):
            back = restore(db, [article.url for article in self.new])
            again = [
                (correction(back[article.id], article), article) for article in self.new if article.id in back
            ]
            corrected = [*self.corrected, *again]
            correct(db, [entry for entry, _ in corrected])
            replace_details(db, [article for entry, article in corrected if entry.is_needed])
            save_articles(db, [article for article in self.new if article.id not in back])
            forget_rejects(db, [article.url for _, article in again])
            withdraw(db, [row for row, _ in self.withdrawn], now)
            save_rejects(db, [reject for _, reject in self.withdrawn], None, now)
            Frontier(db, self.outlet).record([visit for visit in visits if is_web(visit.url)])
