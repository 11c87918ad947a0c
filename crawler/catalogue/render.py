"""Whether ``render = true`` can be meant: known without Scrapy, which no reader of a file waits for."""

from __future__ import annotations

from importlib.util import find_spec

from crawler.catalogue.file_checks import WrongValueError

EXTRA = "scrapy_playwright"


def can_render() -> bool:
    """Tell whether the extra that brings the browser's handler is installed."""
    return find_spec(EXTRA) is not None


def check_render(value: object) -> bool:
    """Accept true or false of an outlet's file; true where the extra is installed. Raises ``WrongValueError``."""
    if not isinstance(value, bool):
        raise WrongValueError(f"{value!r} is neither true nor false", "write true or false, without quotes")
    if value and not can_render():
        raise WrongValueError(
            "a browser is needed", 'install it: pip install "dateline[render]", and Chromium'
        )
    return value
