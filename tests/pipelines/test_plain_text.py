"""Plain-text documents become articles."""

from datetime import UTC, datetime

import pytest

from pipelines.normalise import normalise
from pipelines.outlet_of_page import default_outlet
from pipelines.plain_text import read_plain_text
from pipelines.raw import NotAnArticleError, RawArticle

FETCHED = datetime(2026, 11, 1, tzinfo=UTC)
DOCUMENT = """ date 2023-06 Tin liên quan Huyện Ia Kring học tập và làm theo Bác

Trên tinh thần kết luận của cấp trên, huyện đã tập trung lãnh đạo và chỉ đạo việc học tập của các chi bộ.

Đồng thời, huyện chú trọng lựa chọn những nội dung trọng tâm để tổ chức thực hiện trong năm nay.
"""


def read(text: str) -> RawArticle:
    """The words of a document of no known outlet."""
    return read_plain_text(text, default_outlet(""), url="file:a.txt", fetched_at=FETCHED)


def test_a_document_with_a_head_gives_headline_month_and_paragraphs() -> None:
    """The head's month dates it, and no day is invented; the flattened box heading is no headline."""
    article = normalise(read(DOCUMENT))
    assert article.headline == "Huyện Ia Kring học tập và làm theo Bác"
    assert (article.published_on, article.published_precision, article.published_at) == (
        "2023-06",
        "month",
        None,
    )
    assert article.published_from == "document"
    assert len(article.body.split("\n\n")) == 2
    assert article.language == "vi"
    assert "Tin liên quan" not in article.body


@pytest.mark.parametrize(
    ("head", "date"),
    [
        ("date 2023-06-05 Mưa to", "2023-06-05"),
        ("date: 2023 Mưa to", "2023"),
        ("Mưa to", None),
        ("Xem thêm: Mưa to", None),
    ],
    ids=["day", "year", "no date", "box heading alone"],
)
def test_a_head_may_hold_a_date_of_any_precision(head: str, date: str | None) -> None:
    """What is not said stays unknown."""
    article = normalise(read(f"{head}\r\n\r\nMột đoạn văn."))
    assert (article.headline, article.published_on) == ("Mưa to", date)


@pytest.mark.parametrize(
    ("text", "reason"),
    [("", "empty"), (" \n\n ", "empty"), ("Mưa to", "no-body")],
    ids=["empty", "blank", "headline only"],
)
def test_a_document_without_text_is_refused(text: str, reason: str) -> None:
    """With the reason."""
    with pytest.raises(NotAnArticleError) as problem:
        read(text)
    assert problem.value.reason == reason
