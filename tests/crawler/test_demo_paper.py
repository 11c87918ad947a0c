"""The words of the demo paper: enough of them, all different, all as they should be written."""

import re
import tomllib
import unicodedata
from datetime import date
from importlib.resources import files
from itertools import combinations
from pathlib import Path

import pytest

from crawler.demo import outlet_file, paper
from crawler.demo.manuscripts import manuscripts

ARTICLES = paper.articles()


def shingles(text: str) -> set[tuple[str, ...]]:
    """Runs of four words."""
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[start : start + 4]) for start in range(len(words) - 3)}


def test_the_paper_holds_eighty_articles_and_more_over_two_years() -> None:
    """As many as a reader of the demo is promised, and every month has some."""
    assert len(ARTICLES) >= 84
    months = {article.published_on[:7] for article in ARTICLES if article.published_on}
    assert len(months) == 24
    assert (min(months), max(months)) == ("2023-06", "2025-05")


def test_every_date_lies_inside_the_span() -> None:
    """No article is dated before the first or after the last day."""
    days = [date.fromisoformat(a.published_on or "") for a in ARTICLES if len(a.published_on or "") == 10]
    assert paper.FIRST_DAY <= min(days) < max(days) <= paper.LAST_DAY


def test_one_article_says_only_the_month_and_one_says_nothing() -> None:
    """The two pages whose dates tempt a reader to invent."""
    assert [a.published_on for a in ARTICLES if a.published_precision == "month"] == ["2023-06"]
    undated = [a for a in ARTICLES if a.published_on is None]
    assert len(undated) == 1
    assert undated[0].published_precision is None


def test_no_two_texts_are_alike() -> None:
    """Real texts: no pair shares more than a sixteenth of its runs of four words."""
    known = [(article.path, shingles(article.body)) for article in ARTICLES]
    alike = [
        (one, other)
        for (one, mine), (other, theirs) in combinations(known, 2)
        if len(mine & theirs) / min(len(mine), len(theirs)) > 1 / 16
    ]
    assert alike == []


def test_every_article_has_between_three_paragraphs_and_a_long_report() -> None:
    """Brief notes have three; nothing is a stub."""
    assert {a.path: len(a.paragraphs) for a in ARTICLES if not 3 <= len(a.paragraphs) <= 20} == {}
    assert all(len(article.body.split()) >= 90 for article in ARTICLES)


def test_headlines_and_addresses_are_unique() -> None:
    """One page an article."""
    assert len({article.headline for article in ARTICLES}) == len(ARTICLES)
    assert len({article.path for article in ARTICLES}) == len(ARTICLES)


@pytest.mark.parametrize("file", sorted(p.name for p in files("crawler.demo").joinpath("archive").iterdir()))
def test_vietnamese_is_composed(file: str) -> None:
    """The archive is NFC, with typographic quotes, and no stray marks of the manuscripts are left in the gold."""
    text = files("crawler.demo").joinpath("archive", file).read_text(encoding="utf-8")
    assert unicodedata.is_normalized("NFC", text)
    assert "  " not in re.sub(r"\n", "", text)
    assert "Ð" not in text
    assert text.count("“") == text.count("”")


def test_no_mark_of_the_manuscripts_is_left_in_the_gold() -> None:
    """Pictures, boxes and subheads are read, not printed."""
    left = [p for a in ARTICLES for p in a.paragraphs if re.match(r"[\[#>-]", p)]
    assert left == []


def test_old_pages_print_no_seconds() -> None:
    """The old layout shows minutes, so that its gold may not know more."""
    assert all(a.published_at.endswith(":00Z") for a in ARTICLES if a.published_at and a.layout == "portal")


def test_boxes_name_pages_of_the_paper() -> None:
    """Related boxes, "Xem thêm" and ">>" lines lead somewhere; many carry other articles' leads."""
    paths = {article.path for article in ARTICLES}
    related = [path for article in ARTICLES for path in article.related]
    assert set(related) <= paths
    assert len(related) >= 30


def test_what_must_be_refused_is_told_with_its_reason() -> None:
    """Video, photo story and infographic have articles' addresses and are none."""
    assert {reject.reason for reject in paper.rejects()} == {"video", "photo-story", "infographic"}
    assert not {reject.path for reject in paper.rejects()} & {article.path for article in ARTICLES}


def test_an_edited_paper_differs_in_one_article_at_the_same_address() -> None:
    """For tests of versions."""
    later = {article.path: article for article in paper.articles(edited=True)}
    changed = [article for article in ARTICLES if later[article.path] != article]
    assert len(later) == len(ARTICLES)
    assert len(changed) == 1
    assert later[changed[0].path].headline != changed[0].headline
    assert later[changed[0].path].published_at == changed[0].published_at


def test_byline_of_three_kinds_occur() -> None:
    """Names in capitals, names with a label, an agency."""
    bylines = {article.byline for article in ARTICLES}
    assert {"SIU H'NGUYỆT", "Bài, ảnh: RƠ CHÂM HLƠI", "Theo TTXVN", "KPĂ THƠM - VÕ ĐỨC LÂM"} <= bylines
    assert [article.credit for article in ARTICLES if article.byline == "Theo TTXVN"] == ["TTXVN"]


def test_all_that_a_manuscript_may_say_is_read() -> None:
    """A misspelt key in the archive would be lost without a word."""
    known = {"published", "lead", "body", "edited", *manuscripts()[0].__slots__} - {"blocks", "slug"}
    folder = files("crawler.demo").joinpath("archive")
    for file in folder.iterdir():
        for piece in tomllib.loads(file.read_text(encoding="utf-8"))["article"]:
            assert set(piece) <= known, piece["id"]


def test_the_outlet_file_names_the_address_it_was_written_for(tmp_path: Path) -> None:
    """The file is an outlet file like any other, without a single selector."""
    path = outlet_file("http://127.0.0.1:8123", tmp_path / "outlets")
    told = tomllib.loads(path.read_text(encoding="utf-8"))
    assert path.name == "cao-nguyen-moi.toml"
    assert told["outlet"]["homepage"] == "http://127.0.0.1:8123/"
    assert "read" not in told
    articles = [re.compile(pattern) for pattern in told["discover"]["allow"]]
    wanted = [a.path for a in ARTICLES] + [r.path for r in paper.rejects()]
    assert [path for path in wanted if not any(pattern.search(path) for pattern in articles)] == []
