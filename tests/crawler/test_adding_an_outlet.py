"""The page on adding an outlet is true: what it shows can be loaded, and it shows every key there is."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from crawler.catalogue.file import TABLES
from crawler.catalogue.outlets import load_outlet

PAGE = Path(__file__).parents[2] / "docs" / "adding-an-outlet.md"


def examples() -> list[str]:
    """Return the page's TOML, block by block."""
    return re.findall(r"```toml\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)


def test_the_least_that_works_works(tmp_path: Path) -> None:
    """And all of it together does."""
    least, everything = examples()
    file = tmp_path / "harbour_gazette.toml"
    file.write_text(least, encoding="utf-8")
    assert load_outlet(file).record.name == "Harbour Gazette"
    whole = least + everything.replace("[outlet]\n", "", 1).replace("module:function", "json:loads")
    file.write_text(whole, encoding="utf-8")
    assert load_outlet(file).read.remove == (".article-relate",)


def test_every_key_is_shown() -> None:
    """A key that nobody can read about does not exist."""
    shown: dict[str, set[str]] = {}
    for example in examples():
        for table, keys in tomllib.loads(example).items():
            shown.setdefault(table, set()).update(keys)
    assert shown == {table: set(keys) for table, keys in TABLES.items()}
