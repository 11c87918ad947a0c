"""Articles of another database brought into this one, some at a time, with their histories."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from sqlite_utils import Database

from storage.articles import clusters
from storage.articles.corrections import stored_rows
from storage.articles.histories import History, merged, tells
from storage.articles.inserting import insert_rows
from storage.articles.rejects import save_rejects
from storage.articles.rows import TEXT, Row, changed_columns
from storage.articles.versions import former_states, save_history
from storage.articles.withdrawing import restore
from storage.articles.words import words_in
from storage.records import Reject, Saved, Stage
from storage.search import index

DETAILS = ("article_dates", "related_links")


class Step:
    """Articles of an attached database, with what is stored under their ids here, or was set aside."""

    def __init__(self, db: Database, theirs: Sequence[Row], schema: str = "other") -> None:
        """Begin with rows of ``articles`` of the database attached as ``schema``; what was set aside of them comes back."""
        self.db = db
        self.schema = schema
        self.theirs = {row["id"]: row for row in theirs}
        restore(db, [row["url"] for row in theirs])
        self.ours = stored_rows(db, list(self.theirs))

    def take(self) -> Counter[str]:
        """Join the histories of what is known, and store what is new: its coming may move what is known to a cluster."""
        known = [row for id_, row in self.theirs.items() if id_ in self.ours]
        same = [row for row in known if self.ours[row["id"]]["url"] == row["url"]]
        changed = self._join(same)
        new = [dict(row) for id_, row in self.theirs.items() if id_ not in self.ours]
        insert_rows(self.db, new, {row["id"]: words_in(row["body"]) for row in new})
        self._copy_details([row["id"] for row in new], ("article_versions", *DETAILS))
        self._refuse([row for row in known if self.ours[row["id"]]["url"] != row["url"]])
        counts = {
            Saved.NEW: len(new),
            Saved.CHANGED: changed,
            Saved.UNCHANGED: len(same) - changed,
            Saved.REJECTED: len(known) - len(same),
        }
        return Counter({str(saved): number for saved, number in counts.items()})

    def _join(self, theirs: Sequence[Row]) -> int:
        """Join histories, write those that come to something else than what is here; count the edited and corrected."""
        ids = [row["id"] for row in theirs]
        here, there = former_states(self.db, ids), former_states(self.db, ids, self.schema)
        changes: list[tuple[Row, Row]] = []
        for their in theirs:
            our = self.ours[their["id"]]
            before = History(our, here[our["id"]])
            after = merged(before, History(their, there[our["id"]]))
            if after != before:
                self._write(before, after, their)
                changes.append((our, after.row))
        reworded = [(our, new) for our, new in changes if any(our[name] != new[name] for name in TEXT)]
        index.remove(self.db, [our for our, _ in reworded])
        index.add(self.db, [new for _, new in reworded])
        clusters.renew(self.db, changes)
        return sum(
            bool(changed_columns(our, new)) or our["version"] != new["version"] for our, new in changes
        )

    def _write(self, before: History, after: History, their: Row) -> None:
        id_ = after.row["id"]
        save_history(self.db, before, after)
        if tells(their, after.row) and not tells(before.row, after.row):
            for table in DETAILS:
                self.db.execute(f"delete from {table} where article = ?", [id_])  # noqa: S608 - names of ours
            self._copy_details([id_], DETAILS)

    def _refuse(self, theirs: Sequence[Row]) -> None:
        for row in theirs:
            other = self.ours[row["id"]]["url"]
            reject = Reject(
                row["url"], row["outlet"], Stage.STORE, "id-taken", f"{row['id']} is the id of {other}"
            )
            save_rejects(self.db, [reject], None, row["last_seen_at"])

    def _copy_details(self, ids: Sequence[int], tables: Sequence[str]) -> None:
        for table in tables:
            names = ", ".join(self.db.table(table).columns_dict)
            self.db.conn.executemany(
                f"insert into main.{table} ({names}) select {names} from {self.schema}.{table} where article = ?",  # noqa: S608
                [(id_,) for id_ in ids],
            )
