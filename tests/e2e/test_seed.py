"""The project's seed, where it lies beside the checkout: one document of June 2023, read as promised."""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

SEED = sorted((Path(__file__).parents[3] / "shared" / "seed").glob("*.txt"))

pytestmark = pytest.mark.skipif(not SEED, reason="the seed does not lie beside this checkout")


def test_the_seed_is_one_article_of_june_2023(dateline: Callable[..., Any], tmp_path: Path) -> None:
    """Nine paragraphs, month precision, no instant, and nothing of the related box."""
    path = tmp_path / "seed.db"
    assert dateline("import", *SEED, "--db", path).code == 0
    db = sqlite3.connect(path)
    ((headline, body, *rest),) = db.execute(
        "select headline, body, published_on, published_precision, published_at, language from articles"
    ).fetchall()
    db.close()
    assert headline == "Chư Pưh học tập và làm theo Bác gắn với xây dựng, chỉnh đốn Đảng"
    assert rest == ["2023-06", "month", None, "vi"]
    assert len(body.split("\n\n")) == 9
    assert "Tin liên quan" not in headline + body
    assert headline in dateline("search", "chu puh dang", "--db", path).out
