"""The forms an article's address may be one of: patterns that a person can read, the surest first."""

from __future__ import annotations

import re
from collections.abc import Iterator

from crawler.adding.dated_forms import of_dates
from crawler.adding.form import TAIL_NUMBER, Form, escaped

NAMES = 4.0  # the rank from which forms know names alone, no number, date or code
NUMBER = "§"  # where a pattern has a number of digits yet to be told
ENDING = re.compile(r"\.[A-Za-z]{2,6}\d?$")
UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
HEAD_NUMBER = re.compile(r"(?P<mark>[A-Za-z]{0,3})(?P<digits>\d{3,})[-_.][^/]+$")
HEX = re.compile(r"(?:^|[^A-Za-z0-9])((?=[a-f]*\d)(?=\d*[a-f])[a-f0-9]{5,40})$")
CODE = re.compile(r"(?:^|[^A-Za-z0-9])((?=[A-Za-z0-9]*\d)(?=\d*[A-Za-z])[A-Za-z0-9]{8,40})$")
MARKED_FOLDER = re.compile(r"([A-Za-z]{1,12}[_-]?)\d{4,}")
SCRIPT = re.compile(r"\.(?:php|aspx?|jsp|cgi|do)$|/$|^$", re.IGNORECASE)


def forms(path: str) -> Iterator[Form]:
    r"""Yield the forms that an address (path and query) may be one of.

    >>> [form.pattern for form in forms("/harbour-reopens-post481.html")][:2]
    ['-post§\\.html$', '^/[^/]+-post§\\.html$']
    """
    bare, _, query = path.partition("?")
    yield from _of_query(bare, query) if query else ()
    if query and SCRIPT.search(bare):
        return
    folders = [folder for folder in bare.split("/") if folder]
    if not folders:
        return
    leaf = folders.pop()
    ending = match[0] if (match := ENDING.search(leaf)) and not leaf.isdecimal() else ""
    stem = leaf.removesuffix(ending)
    close = r"(?:\?|$)" if query else "$"  # a query behind a whole address says where a reader came from
    end = f"{escaped(ending)}{close}" if ending else f"/?{close}"
    yield from _of_numbers(folders, stem, end)
    yield from _of_marked_folder(folders, end)
    yield from of_dates(bare, stem, end)
    yield from _of_codes(folders, stem, end)
    yield from _of_names(folders, stem, ending, end)


def _of_query(bare: str, query: str) -> Iterator[Form]:
    """Forms that end with one of the query's numbers; what stands before it is kept, other numbers aside."""
    written = f"^{escaped(bare)}\\?"
    for place, pair in enumerate(query.split("&")):
        name, _, value = pair.partition("=")
        joint = "&" if place else ""
        if value[:1].isdigit():
            written += f"{joint}{escaped(name)}=\\d+"
            yield Form(1 + place / 100, written)
            written += ":[^&]+" if ":" in value else ""
        elif UUID.fullmatch(value) or (CODE.fullmatch(value) and value):
            written += f"{joint}{escaped(name)}=[^&]+"
            yield Form(1 + place / 100, written)
        else:
            written += f"{joint}{escaped(pair)}"


def _of_numbers(folders: list[str], stem: str, end: str) -> Iterator[Form]:
    """Forms of a number at an end of the name, or in the folder before it."""
    depth = "^/" + "[^/]+/" * len(folders)
    within = f"/{escaped(folders[-1])}/" if folders and not folders[-1].isdecimal() else ""
    tail = TAIL_NUMBER.search(stem)
    if tail:
        mark = escaped(tail["mark"])
        named = bool(re.search("[A-Za-z]", tail["mark"]))
        if not tail["cut"]:
            whole = "" if folders else "^"
            yield Form(1.5 if named else 2.2, f"{whole}/{mark}{NUMBER}{end}")
            if within:
                yield Form(1.6, f"{within}{mark}{NUMBER}{end}")
        else:
            yield Form(0 if named else 2, f"{mark}{NUMBER}{end}")
        yield Form(2.4, f"{depth}{'' if not tail['cut'] else '[^/]+'}{mark}{NUMBER}{end}")
    if head := HEAD_NUMBER.match(stem):
        yield Form(3, f"/{head['mark']}{NUMBER}{escaped(stem[head.end('digits')])}[^/]+{end}")
    if folders and folders[-1].isdecimal() and len(folders[-1]) > 2:
        literal = f"/{escaped(folders[-2])}/" if len(folders) > 1 and not folders[-2].isdecimal() else ""
        if literal:
            yield Form(2.5, f"{literal}{NUMBER}/[^/]+{end}")
        yield Form(3, f"/{NUMBER}/[^/]+{end}")


def _of_marked_folder(folders: list[str], end: str) -> Iterator[Form]:
    """Forms of a number with a word before it in the last folder: ``/article253202060/name``."""
    if folders and (match := MARKED_FOLDER.fullmatch(folders[-1])):
        yield Form(1.4, f"/{escaped(match[1])}{NUMBER}/[^/]+{end}")


def _of_codes(folders: list[str], stem: str, end: str) -> Iterator[Form]:
    """Forms of a code at the end of the name: a UUID, hexadecimal digits, letters and digits of one length."""
    if match := UUID.search(stem):
        mark = re.search("[A-Za-z]*[^A-Za-z]?$", stem[: match.start()])
        if mark and len(mark[0]) > 1:
            yield Form(-1, f"{'/' if mark.start() == 0 else ''}{escaped(mark[0])}{UUID.pattern}{end}")
        cut = escaped(stem[: match.start()][-1:] or "/")
        yield Form(0, f"{cut}{UUID.pattern}{end}")
        return
    for form, letters, rank in ((HEX, "[0-9a-f]", 2.0), (CODE, "[A-Za-z0-9]", 3.2)):
        if match := form.search(stem):
            cut = escaped(stem[: match.start(1)][-1:] or "/")
            yield Form(rank, f"{cut}{letters}{{{len(match[1])}}}{end}")
            if cut == "/" and folders:
                yield Form(rank - 0.2, f"/{escaped(folders[-1])}/{letters}{{{len(match[1])}}}{end}")


def _of_names(folders: list[str], stem: str, ending: str, end: str) -> Iterator[Form]:
    """Forms of a name of so many words, in folders of fixed or of any names."""
    letter = "/" if ending else "/."  # a name without an ending is not one with any
    cut = "_" if stem.count("_") > stem.count("-") else "-"
    depth = "[^/]+/" * len(folders)
    if folders:
        literal = "/".join(map(re.escape, folders))
        yield Form(4, f"^/{literal}/[^{letter}]+{end}")
        yield Form(4.1, f"/{escaped(folders[-1])}/[^{letter}]+{end}")
        if len(folders) > 1:
            yield Form(4.2, f"^/{escaped(folders[0])}/{'[^/]+/' * (len(folders) - 1)}[^{letter}]+{end}")
        for place, folder in enumerate(folders[1:-1], start=1):
            rest = "[^/]+/" * (len(folders) - place - 1)
            yield Form(4.3, f"^/{'[^/]+/' * place}{escaped(folder)}/{rest}[^{letter}]+{end}")
    for words, rank in ((3, 5.0), (4, 5.1), (2, 5.2)):
        if stem.count(cut) + 1 >= words:
            name = f"(?:[^{letter}{cut}]+{cut}){{{words - 1},}}[^{letter}{cut}]+"
            yield Form(rank, f"^/{depth}{name}{end}")
            if folders:
                yield Form(rank - 0.4, f"^/{literal}/{name}{end}")
    yield Form(5.5, f"^/{depth}[^{letter}]+{end}")
    if ending:
        yield Form(6, f"/[^{letter}]+{end}")
