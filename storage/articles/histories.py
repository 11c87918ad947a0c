"""An article's history, its row and its former states, as two observers saw it: which states there were, in which order."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from operator import itemgetter

from storage.articles.rows import FACTS, TEXT, Row

# What a row says of its file, or what is counted over both histories; the rest says what the page says.
OF_THE_FILE = ("search_row", "cluster", "region", "version", "first_seen_at")
STATE = ("version", "headline", "summary", "modified_at", "read_by", "read_at", "body")


@dataclass(frozen=True, slots=True)
class History:
    """An article's row and its former states, rows of ``article_versions`` in their order."""

    row: Row
    former: tuple[Row, ...] = ()


def merged(ours: History, theirs: History) -> History:
    """Return one history of two, with ``search_row`` and ``cluster`` as we have them.

    The states of both, in the order in which crawls first saw them. What both first saw at one time is one state: of
    two readings of it the later stands. States with one text that follow each other are one. The state that appeared
    last is the latest. All else is told by the row that has its text; where both have, by the one read last. Whoever
    comes first, and how often: the history is the same.
    """
    states = _apart(_of_both(ours, theirs))
    row = max((one.row for one in (ours, theirs) if _text(one.row) == _text(states[-1])), key=_weight)
    seen = max(ours.row["last_seen_at"], theirs.row["last_seen_at"])
    return _history({**row, **{name: ours.row[name] for name in OF_THE_FILE}, "last_seen_at": seen}, states)


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
    earlier = _state(seen, at)
    if at > states[-1]["seen_at"]:
        again = {**states[-1], "seen_at": history.row["last_seen_at"]}
        states = [*states[:-1], {**states[-1], "changed": facts}, {**earlier, "changed": facts}, again]
    else:
        is_last = all(state["seen_at"] < at for state in history.former)
        states.append({**earlier, "changed": facts if is_last else "[]"})
    return _history(history.row, _apart(sorted(states, key=itemgetter("seen_at"))))


def sighted_earlier(history: History, seen: Row) -> History:
    """Return a history with the time of a state moved back to when it was seen, too; no other state is made of it."""
    after = with_earlier(history, seen)
    return history if len(after.former) > len(history.former) else after


def tells(row: Row, whole: Row) -> bool:
    """Tell whether a row says all of the page that another does."""
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


def _of_both(ours: History, theirs: History) -> list[Row]:
    """Return the states of both in order; of what both first saw at one time, the later reading."""
    found: defaultdict[str, list[list[Row]]] = defaultdict(list)
    for history in (ours, theirs):
        for at, states in groupby(
            sorted(_states(history), key=itemgetter("seen_at")), key=itemgetter("seen_at")
        ):
            found[at].append(list(states))
    return [state for at in sorted(found) for state in max(found[at], key=_readings)]


def _apart(states: Sequence[Row]) -> list[Row]:
    """Take states whose text is that of the one before for one state, seen since the first; the later reading stands."""
    apart: list[Row] = []
    for state in states:
        if apart and _text(apart[-1]) == _text(state):
            later: Row = max(apart[-1], state, key=_reading)
            apart[-1] = {**later, "seen_at": apart[-1]["seen_at"]}
        else:
            apart.append(state)
    return apart


def _reading(state: Row) -> tuple[str, str]:
    """Return the weight of a reading: when it was made; of two made at one time, something of the words."""
    said = [*_text(state), _facts(state), state["modified_at"], state["read_by"]]
    return state["read_at"], _plain(said)


def _readings(states: Sequence[Row]) -> tuple[tuple[str, str], int]:
    return max(map(_reading, states)), len(states)


def _changed(state: Row, after: Row) -> str:
    """Name what changed: the texts that differ, and the facts that were recorded to have changed with them."""
    texts = [name for name in TEXT if state[name] != after[name]]
    return json.dumps(texts + _facts(state))


def _facts(state: Row) -> list[str]:
    return [name for name in json.loads(state["changed"]) if name not in TEXT]


def _text(row: Row) -> tuple[str | None, ...]:
    return tuple(row[name] for name in TEXT)


def _weight(row: Row) -> tuple[str, str]:
    of_the_page = {name: value for name, value in row.items() if name not in {*OF_THE_FILE, "last_seen_at"}}
    return row["read_at"], _plain(of_the_page)


def _plain(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
