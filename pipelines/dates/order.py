"""The order of numeric dates where the outlet's file does not say: by country, else by language."""

from __future__ import annotations

from pipelines.dates.days import DMY, MDY, YMD
from pipelines.dates.lexicon import base_language
from pipelines.outlet import Outlet

_MONTH_FIRST = frozenset({"US", "PH", "FM", "PW", "MH", "GU", "PR", "AS", "VI"})
_YEAR_FIRST = frozenset({"zh", "ja", "ko", "hu", "lt", "mn"})


def order_of(outlet: Outlet, languages: tuple[str, ...]) -> str:
    """Return the order in which an outlet most likely writes day, month and year.

    English pages of no known country are read as American ones: other candidates decide where the digits allow both.
    """
    country = (outlet.record.country or "").upper() or _country_of(outlet.record.homepage)
    if country:
        return MDY if country in _MONTH_FIRST else _by_language(languages)
    if any(language.lower() in {"en", "en-us"} for language in languages[:1]):
        return MDY
    return _by_language(languages)


def _by_language(languages: tuple[str, ...]) -> str:
    """The order of the first language."""
    return YMD if languages and base_language(languages[0]) in _YEAR_FIRST else DMY


def _country_of(homepage: str) -> str:
    """The country of a homepage's domain, empty for domains of no country."""
    ending = homepage.rstrip("/").rpartition(".")[2].upper()
    return ending if len(ending) == 2 else ""
