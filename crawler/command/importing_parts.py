"""What ``dateline import --cluster`` does: archives read by a cluster, a part each, and joined."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from crawler.command.steps import Steps
from storage.extras import require
from storage.merging.archives import joined_archives


@dataclass(frozen=True, slots=True)
class Bulk:
    """What to import, by whose rules, and where it goes: ``parts`` is a folder that all workers share."""

    addresses: Sequence[str]
    db_path: Path
    parts: Path
    outlet_dirs: Sequence[Path] = ()
    outlet: str | None = None


def import_by_cluster(bulk: Bulk, cluster_at: str) -> Counter[str]:
    """Have a cluster read archives, join what it made of them, and return the articles by outcome.

    What the database has is not read again. Raises ``MissingExtraError`` and ``ClusterError``.
    """
    require("cluster")
    from crawler.bulk.cluster import cluster  # noqa: PLC0415 - not everybody has the extra
    from crawler.bulk.importing import import_parts, join, tasks_of  # noqa: PLC0415 - the same
    from crawler.bulk.parts import remove  # noqa: PLC0415 - the same

    asked = tasks_of(bulk.addresses, bulk.outlet_dirs, bulk.outlet)
    joined = joined_archives(bulk.db_path)
    tasks = [task for task in asked if task.name not in joined]
    bulk.parts.mkdir(exist_ok=True)
    for task in asked:
        if task.name in joined:  # its part may be there still, where the command was killed as it was joined
            remove(bulk.parts, task)
    counts: Counter[str] = Counter()
    with cluster(cluster_at) as client, Steps("archives", len(tasks)) as steps:
        if len(tasks) < len(asked):
            steps.say(f"{len(asked) - len(tasks)} of {len(asked)} archives are in {bulk.db_path} already")
        for task, note in import_parts(client, tasks, bulk.parts):
            for line in note.lines:
                steps.say(line)
            counts += join(task, bulk.parts, bulk.db_path)
            steps.advance()
            steps.tell(counts)
    return counts
