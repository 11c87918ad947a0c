"""The laws of the house: imports follow the data, and the top level holds nothing else."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FORBIDDEN = {
    "storage": {"crawler", "pipelines", "scrapy", "parsel", "lxml"},
    "pipelines": {"crawler"},
    "crawler": set[str](),
}
MAY_IMPORT_SCRAPY = {Path("pipelines/stages.py")}


def imported(module: Path) -> Iterator[str]:
    """Every module that a file names in an import, wherever it stands."""
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            yield node.module or ""


@pytest.mark.parametrize("room", FORBIDDEN)
def test_imports_follow_the_data_and_never_back(room: str) -> None:
    """The crawler may import pipelines and storage, the pipelines storage, and storage neither."""
    wrong = [
        f"{module.relative_to(ROOT)} imports {name}"
        for module in (ROOT / room).rglob("*.py")
        for name in imported(module)
        if name.split(".")[0] in FORBIDDEN[room]
    ]
    assert wrong == []


def test_reading_and_normalising_never_import_scrapy() -> None:
    """The same two calls serve a crawl, a file, a worker: only the Scrapy stages know Scrapy."""
    wrong = [
        str(module.relative_to(ROOT))
        for module in (ROOT / "pipelines").rglob("*.py")
        if module.relative_to(ROOT) not in MAY_IMPORT_SCRAPY
        and any(name.split(".")[0] == "scrapy" for name in imported(module))
    ]
    assert wrong == []


def test_product_code_stands_in_three_packages() -> None:
    """Whatever else lies at the top level holds no Python."""
    folders = {module.relative_to(ROOT).parts[0] for module in ROOT.rglob("*.py")}
    product = {name for name in folders if not name.startswith(".")} - {"bench", "build", "tests"}
    assert product == {"crawler", "pipelines", "storage"}


def test_the_constraints_file_names_no_host() -> None:
    """Pins are names and versions; where packages come from is the installer's own business."""
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if "/" in line or line.startswith("-")] == []
