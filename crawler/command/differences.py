"""What a reread found, in lines: pages by outcome, then each field that differs, with examples."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from crawler.archive.findings import Findings
from crawler.command.summary import counted
from storage.articles.corrections import Correction

LONGEST_EXAMPLE = 70
BEFORE = 20  # signs that are shown before a difference
PAGES = {
    "corrected": "{} to be corrected",
    "new": "{} now articles",
    "withdrawn": "{} no longer articles",
    "refused": "{} no articles as before",
    "unread": "{} that our reader failed on",
}
CHANGES = {"corrected", "new", "withdrawn", "unread"}


def reports(all_findings: Iterable[Findings]) -> Iterator[str]:
    """Write what was found of each outlet; those of which nothing changes share a line."""
    quiet = []
    for findings in all_findings:
        if (+findings.pages).keys() & CHANGES:
            yield from report(findings)
        else:
            quiet.append(findings)
    if len(quiet) == 1:
        yield from report(quiet[0])
    elif quiet:
        pages = sum(sum(findings.pages.values()) for findings in quiet)
        yield f"{len(quiet)} outlets: {counted(pages, 'page')} read, nothing changes"


def report(findings: Findings) -> Iterator[str]:
    """Write what was found: the pages in a line, then each field that differs, with examples."""
    read = sum(findings.pages.values())
    words = [text.format(f"{findings.pages[name]:,}") for name, text in PAGES.items() if findings.pages[name]]
    yield f"{findings.outlet}: {counted(read, 'page')} read, " + (", ".join(words) or "nothing changes")
    for column, count in findings.columns.most_common():
        yield f"  {column}: {count:,}"
        for entry in findings.examples[column]:
            yield from example(entry, column)
    if findings.withdrawn:
        yield from withdrawn(findings)


def withdrawn(findings: Findings) -> Iterator[str]:
    """Name articles that are none any more, each with the reason, and say what becomes of them."""
    edited = f"; {findings.histories:,} of them with former states" if findings.histories else ""
    yield f"  no longer articles: set aside, and back as they are once they are read as articles again{edited}"
    for reject in findings.withdrawn:
        detail = f" ({short(reject.detail)})" if reject.detail and reject.detail != reject.url else ""
        yield f"    {reject.url}: {reject.reason}{detail}"
    if more := findings.pages["withdrawn"] - len(findings.withdrawn):
        yield f"    … and {more:,} more"


def example(entry: Correction, column: str) -> Iterator[str]:
    """Write how a field of an article differs: its address, what is stored, and what is read today."""
    yield f"    {entry.stored['url']}"
    old, new = (str(row[column] or "").split("\n\n") for row in (entry.stored, entry.row))
    gone, come = only(old, new), only(new, old)
    yield from (f"      - {short(line, beginning(line, come))}" for line in gone)
    yield from (f"      + {short(line, beginning(line, gone))}" for line in come)


def beginning(line: str, others: Iterable[str]) -> int:
    """Return where to begin so that what tells a line from the most alike of others is seen: shortly before it.

    >>> beginning("Lan and Ann", ["Lan and Eve"]), beginning(f"{'word ' * 20}one", [f"{'word ' * 20}two", "three"])
    (0, 80)
    """
    start = max((_common(line, other) for other in others), default=0) - BEFORE
    if start <= BEFORE:
        return 0
    blank = line.rfind(" ", start - BEFORE, start + 1)
    return start if blank < 0 else blank + 1


def only(lines: list[str], others: Iterable[str]) -> list[str]:
    """Return the first lines that are not among others.

    >>> only(["a", "b", "c"], ["b"])
    ['a', 'c']
    """
    missing = set(others)
    return [line for line in lines if line and line not in missing][:2]


def short(text: str, start: int = 0) -> str:
    """Cut a text to a line's length, from a start.

    >>> short("words " * 20)[-12:]
    'words word …'
    >>> short("words " * 20, 108)
    '… words words'
    """
    text = f"… {text[start:].strip()}" if start else text
    return text if len(text) <= LONGEST_EXAMPLE else f"{text[:LONGEST_EXAMPLE].rstrip()} …"


def _common(one: str, other: str) -> int:
    """How many signs two lines begin with alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (ours, theirs) in pairs if ours != theirs), min(len(one), len(other)))
