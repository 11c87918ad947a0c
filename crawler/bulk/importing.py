"""Archives imported by a cluster: a part each, read by whichever worker is free, and joined where they were asked for."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from hashlib import blake2b
from pathlib import Path

import fsspec  # type: ignore[import-untyped]
from distributed import Client, as_completed

from crawler.archive.folders import files_in
from crawler.archive.naming import address_of
from crawler.bulk.cluster import ClusterError
from crawler.bulk.parts import Note, Task, database_of, note_of, read_part, remove
from crawler.catalogue.outlets import Catalogue
from crawler.repeating import learn_repeats
from pipelines.outlet_of_page import UNKNOWN
from storage.articles.rejects import forget_rejects_of_file
from storage.database import open_database
from storage.merging.archives import note_joined
from storage.merging.kept_pages import merge_kept
from storage.merging.merge import merge
from storage.records import Saved


def tasks_of(addresses: Iterable[str], outlet_dirs: Sequence[Path], outlet: str | None) -> list[Task]:
    """Return a task for each archive: files, folders with what is below them, and fsspec's addresses, with stars.

    Raises ``ClusterError`` for an address at which there is nothing.
    """
    folders = tuple(str(folder.resolve()) for folder in outlet_dirs)
    rules = _rules(outlet_dirs)
    found = dict(pair for address in addresses for pair in _found(address))
    return [Task(address, mark, folders, outlet, rules) for address, mark in found.items()]


def import_parts(client: Client, tasks: Sequence[Task], parts: Path) -> Iterator[tuple[Task, Note]]:
    """Have the workers make the parts that are not made yet, and yield each when it is complete.

    A worker that dies costs the pages of its part since the last note: another goes on there. Raises ``ClusterError``
    where workers do not share the folder of the parts.
    """
    futures = {}
    for task in tasks:
        note = note_of(parts, task)
        if note.complete:
            yield task, note
        else:
            future = client.submit(read_part, task, parts.resolve(), key=f"part-{task.name}", pure=False)
            futures[future] = task
    for future in as_completed(futures):  # type: ignore[no-untyped-call]
        note = future.result()
        if not note_of(parts, futures[future]).complete:
            raise ClusterError(
                f"{parts}: a worker's part is not there; name a folder with --parts that all of them share"
            )
        yield futures[future], note


def join(task: Task, parts: Path, db_path: Path) -> Counter[str]:
    """Bring a part into the database, which notes that it has it, and remove it; return what it brought by outcome.

    Counted are articles, and addresses that gave none: one of which an archive has several pages is counted once.
    """
    part = database_of(parts, task)
    with closing(open_database(db_path)) as db:
        counts = merge(db, part)
        merge_kept(db_path, part)
        with closing(open_database(part, create=False)) as theirs:
            outlets = [slug for (slug,) in theirs.execute("select distinct outlet from articles")]
            refused = [url for (url,) in theirs.execute("select url from rejects")]
        counts[Saved.REJECTED] += len(refused)
        if "://" not in task.address:
            forget_rejects_of_file(db, address_of(Path(task.address)), refused)
        for slug in set(outlets) - {UNKNOWN}:
            learn_repeats(db, slug)
        note_joined(db, task.name, task.address)
    remove(parts, task)
    return counts


def _rules(outlet_dirs: Sequence[Path]) -> str:
    """What tells the operator's outlets from what they are once a file of them is changed."""
    catalogue = Catalogue(outlet_dirs)
    files = [catalogue.file_of(slug) for slug in catalogue.slugs if catalogue.is_own(slug)]
    return blake2b(
        b"".join(os.fsencode(file.name) + file.read_bytes() for file in files), digest_size=10
    ).hexdigest()


def _found(address: str) -> Iterator[tuple[str, str]]:
    """The archives at an address, each with what tells it from a changed one."""
    if "://" not in address and Path(address).exists():
        for file in files_in([Path(address)]):
            about = file.stat()
            yield str(file.resolve()), f"{about.st_size} {about.st_mtime_ns}"
        return
    try:
        files, paths = fsspec.core.url_to_fs(address)
        matches = files.glob(paths)
    except (ImportError, ValueError, OSError) as problem:
        raise ClusterError(f"{address}: {problem}") from problem
    if not matches:
        raise ClusterError(f"{address}: there is nothing")
    for path in matches:
        yield files.unstrip_protocol(path), str(files.ukey(path))
