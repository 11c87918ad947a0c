"""The demo's second paper: it lists what it prints, and most of that is somebody else's."""

from __future__ import annotations

import html
import re
from itertools import pairwise

import pytest

from crawler.demo import neighbour, paper
from crawler.demo.neighbour import NeighbourSite, Piece, pieces

HOME = "http://127.0.0.1:8751/"
SITE = NeighbourSite(HOME)


def test_the_front_page_lists_every_article_newest_first() -> None:
    """There is no other way to them."""
    listed = re.findall(rf'href="{HOME}(\d[^"]+)"', SITE.answer("/").body.decode())
    assert [f"/{path}" for path in listed] == [piece.path for piece in pieces()]
    assert all(one.published > other.published for one, other in pairwise(pieces()))


@pytest.mark.parametrize("piece", pieces(), ids=lambda piece: piece.path.strip("/"))
def test_an_article_is_printed_in_full(piece: Piece) -> None:
    """Headline, stand-first, paragraphs and byline, and the word that all is fiction."""
    page = html.unescape(SITE.answer(piece.path).body.decode())
    words = [piece.headline, piece.lead, *piece.paragraphs, piece.byline, neighbour.paper()["fiction"]]
    assert [line for line in words if line and line not in page] == []


def test_reprints_are_those_of_the_other_paper_under_other_headlines() -> None:
    """Four are taken from it, one from the agency; one is shortened; each came out later, or by the agency's clock."""
    originals = {article.paragraphs: article for article in paper.articles()}
    taken = [piece for piece in pieces() if piece.credit]
    assert [piece.credit for piece in taken].count("TTXVN") == 1
    assert len(taken) == 5
    whole = [piece for piece in taken if piece.paragraphs in originals]
    assert len(whole) == 4
    assert all(originals[piece.paragraphs].headline != piece.headline for piece in whole)
    assert all(piece.authors and not piece.credit for piece in pieces() if piece not in taken)


def test_what_does_not_exist_is_missing() -> None:
    """As anywhere."""
    assert SITE.answer("/2024/01/01/khong-co/").status == 404
