"""An article's history, its row and its former states, as two observers saw it: which states there were, in which order."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from storage.articles.rows import FACTS, TEXT, Row

# What a row says of its file, or what is counted over both histories; the rest says what the page says.
OF_THE_FILE = ("search_row", "cluster", "region", "version", "first_seen_at")
STATE = ("version", "headline", "summary", "modified_at", "read_by", "body")


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
    row = max((one.row for one in (ours, theirs) if _text(one.row) == _text(states[-1])), key=_weight)
    return _history({**row, **{name: ours.row[name] for name in OF_THE_FILE}}, states)


def with_earlier(history: History, seen: Row) -> History:
    """Return a history with a state that was seen before its article was last seen, in its place.

    ``seen`` is the row of the article as it was then; the row of the history stands. Where it was seen after the
    latest text first was, that text came back: it is a former state, and the latest one since it was last seen.
    A state seen at the very time of one that is known is no other.
    """
    states, at = _states(history), seen["first_seen_at"]
    if any(state["seen_at"] == at for state in states):
        return history
    facts = json.dumps([name for name in FACTS if seen[name] != history.row[name]])
    earlier = _state(seen, at) | {"version": 0}
    if at > states[-1]["seen_at"]:
        again = {**states[-1], "seen_at": history.row["last_seen_at"]}
        states = [*states[:-1], {**states[-1], "changed": facts}, {**earlier, "changed": facts}, again]
    else:
        is_last = all(state["seen_at"] < at for state in history.former)
        states.append({**earlier, "changed": facts if is_last else "[]"})
    return _history(history.row, _in_order(states))


def sighted_earlier(history: History, seen: Row) -> History:
    """Return a history with the time of a state moved back to when it was seen, too; no other state is made of it."""
    after = with_earlier(history, seen)
    return history if len(after.former) > len(history.former) else after


def tells(row: Row, whole: Row) -> bool:
    """Tell whether a row says all that another does, but for what is of its file alone."""
    return _weight(row) == _weight(whole)


def _history(row: Row, states: Sequence[Row]) -> History:
    """Return the history of an article with these states, of which the row tells the latest."""
    former = tuple(
        {**state, "version": number, "replaced_at": after["seen_at"], "changed": _changed(state, after)}
        for number, (state, after) in enumerate(pairwise(states), start=1)
    )
    return History({**row, "version": len(states), "first_seen_at": states[0]["seen_at"]}, former)


def _states(history: History) -> list[Row]:
    """Return the states as rows of ``article_versions``; the latest too, as if it were about to be replaced."""
    row = history.row
    since = history.former[-1]["replaced_at"] if history.former else row["first_seen_at"]
    return [*history.former, _state(row, since)]


def _state(row: Row, seen_at: str) -> Row:
    return {"article": row["id"], "seen_at": seen_at, "changed": "[]", **{name: row[name] for name in STATE}}


def _in_order(states: Sequence[Row]) -> list[Row]:
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
