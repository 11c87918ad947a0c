"""``-s NAME=VALUE``: one of Scrapy's settings or ours, read before any request is made."""

from __future__ import annotations

import click
from scrapy.settings import Settings

from crawler.catalogue.file_checks import nearest

OF_RENDERING = "PLAYWRIGHT_"  # settings of what renders pages, which knows its own


def setting(words: str) -> tuple[str, str]:
    """Read ``NAME=VALUE``; a name that is unknown, or a word where a number stands, is wrong usage.

    >>> setting("DOWNLOAD_DELAY=5")
    ('DOWNLOAD_DELAY', '5')
    """
    name, equals, value = words.partition("=")
    if not equals or not name.isupper():
        raise click.UsageError(f"-s {words}: write NAME=VALUE, such as DOWNLOAD_DELAY=5")
    known = Settings()
    known.setmodule("crawler.settings", priority="project")
    if name.startswith(OF_RENDERING):
        return name, value
    if name not in known:
        near = nearest(name, known) or "https://docs.scrapy.org/en/latest/topics/settings.html names all"
        raise click.UsageError(f"-s {words}: neither Scrapy nor Dateline has a setting {name}; {near}")
    usual = known[name]
    known.set(name, value, priority="cmdline")
    try:
        if isinstance(usual, bool):
            known.getbool(name)
        elif isinstance(usual, int | float):
            known.getfloat(name)
    except ValueError as problem:
        kind = "True or False" if isinstance(usual, bool) else f"a number, such as {usual:g}"
        raise click.UsageError(f"-s {words}: write {kind}") from problem
    return name, value
