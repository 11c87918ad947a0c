"""Papers that no rule was made for are described from their homepage alone, and all their articles read right."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipelines.door import article_of
from pipelines.outlet_of_page import default_outlet
from storage.records import Reject
from tests.crawler.unseen.eighth import EIGHTH
from tests.crawler.unseen.eleventh import ELEVENTH
from tests.crawler.unseen.fifth import FIFTH
from tests.crawler.unseen.first import FIRST
from tests.crawler.unseen.fourth import FOURTH
from tests.crawler.unseen.ninth import NINTH
from tests.crawler.unseen.paper import Paper
from tests.crawler.unseen.scoring import scored
from tests.crawler.unseen.second import SECOND
from tests.crawler.unseen.seventh import SEVENTH
from tests.crawler.unseen.sixth import SIXTH
from tests.crawler.unseen.tenth import TENTH
from tests.crawler.unseen.third import THIRD
from tests.crawler.unseen.twelfth import TWELFTH

PAPERS = (
    *FIRST,
    *SECOND,
    *THIRD,
    *FOURTH,
    *FIFTH,
    *SIXTH,
    *SEVENTH,
    *EIGHTH,
    *NINTH,
    *TENTH,
    *ELEVENTH,
    *TWELFTH,
)


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.template)
def test_an_unseen_paper_is_described_and_read(paper: Paper, tmp_path: Path) -> None:
    """Feeds, sitemaps, sections, pattern, language, zone and name; headline, text and date of every article."""
    score = scored(paper, tmp_path)
    assert score.wrong == {}
    assert score.right == score.articles


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.template)
def test_lists_of_articles_are_no_articles(paper: Paper) -> None:
    """Neither a homepage nor a section front, whatever they read like."""
    pages = paper.build()
    for address in (paper.homepage, *map(paper.at, paper.sections)):
        assert isinstance(article_of(pages[address], default_outlet(address, paper.language)), Reject)
