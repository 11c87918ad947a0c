"""One article as two databases saw it: which states there were, and which row tells of the latest."""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import pairwise

from storage.articles.rows import TEXT, Row

# What a row says of its file, or what is counted over both histories; the rest says what the page says.
OF_THE_FILE = ("search_row", "cluster", "region", "version", "first_seen_at")


@dataclass(frozen=True, slots=True)
class History:
    """An article's row and its former states, rows of ``article_versions`` in their order."""

    row: Row
    former: tuple[Row, ...] = ()


def merged(ours: History, theirs: History) -> History:
    """Return one history of two, with ``search_row`` and ``cluster`` as we have them.

    The states of both, in the order in which crawls first saw them; of states with one text that follow each other
    the first stands. The state that appeared last is the latest. All else is told by the row that has its text; where
    both have, by the one seen last. Whoever comes first, and how often: the history is the same.

    """
    states = _in_order([*_states(ours), *_states(theirs)])
    latest = states[-1]
    row = max((one.row for one in (ours, theirs) if _text(one.row) == _text(latest)), key=_weight)
    seen = min(ours.row["first_seen_at"], theirs.row["first_seen_at"])
    former = tuple(
        {**state, "version": number, "replaced_at": after["seen_at"], "changed": _changed(state, after)}
        for number, (state, after) in enumerate(pairwise(states), start=1)
    )
    kept = {name: ours.row[name] for name in OF_THE_FILE}
    return History({**row, **kept, "version": len(states), "first_seen_at": seen}, former)


def tells(row: Row, whole: Row) -> bool:
    """Tell whether a row says all that another does, but for what is of its file alone."""
    return _weight(row) == _weight(whole)


def _states(history: History) -> list[Row]:
    """Return the states as rows of ``article_versions``; the latest too, as if it were about to be replaced."""
    row = history.row
    since = history.former[-1]["replaced_at"] if history.former else row["first_seen_at"]
    names = ("version", "headline", "summary", "modified_at", "read_by", "body")
    latest = {"article": row["id"], "seen_at": since, "changed": "[]", **{name: row[name] for name in names}}
    return [*history.former, latest]


def _in_order(states: list[Row]) -> list[Row]:
    ordered = sorted(states, key=lambda state: (state["seen_at"], state["version"], _plain(state)))
    return ordered[:1] + [after for before, after in pairwise(ordered) if _text(before) != _text(after)]


def _changed(state: Row, after: Row) -> str:
    """Name what changed: the texts that differ, and the facts that were recorded to have changed with them."""
    texts = [name for name in TEXT if state[name] != after[name]]
    return json.dumps(texts + [name for name in json.loads(state["changed"]) if name not in TEXT])


def _text(row: Row) -> tuple[str | None, ...]:
    return tuple(row[name] for name in TEXT)


def _weight(row: Row) -> tuple[str, str]:
    return row["last_seen_at"], _plain(
        {name: value for name, value in row.items() if name not in OF_THE_FILE}
    )


def _plain(row: Row) -> str:
    return json.dumps(row, ensure_ascii=False, sort_keys=True)
