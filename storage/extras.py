"""What some verbs need beyond the rest: extras, named by the sentence that says how to install them."""

from __future__ import annotations

from importlib.util import find_spec

MODULES = {
    "cluster": ("distributed", "fsspec"),
    "duckdb": ("pyarrow",),
    "parquet": ("pyarrow",),
    "redis": ("redis", "scrapy_redis"),
}


class MissingExtraError(Exception):
    """An extra is not installed; says which, and how to install it."""


def require(extra: str) -> None:
    """Raise ``MissingExtraError`` unless all that an extra brings is installed."""
    missing = [module for module in MODULES[extra] if find_spec(module) is None]
    if missing:
        raise MissingExtraError(
            f'{", ".join(missing)} is missing; install it: pip install "dateline[{extra}]"'
        )
