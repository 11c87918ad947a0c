"""What the names of boxes say, in the languages of the press; and what publishing systems say of a post, which names no box."""

from __future__ import annotations

import pytest

from pipelines.reading.names import Foreign, foreign


@pytest.mark.parametrize(
    ("names", "kind"),
    [
        ("leia-tambem", Foreign.RELATED),
        ("a-lire-aussi", Foreign.RELATED),
        ("te-puede-interesar", Foreign.RELATED),
        ("mehr-zum-thema", Foreign.RELATED),
        ("tin-cung-chuyen-muc", Foreign.RELATED),
        ("leggiAnche", Foreign.RELATED),
        ("table-of-contents", Foreign.NAVIGATION),
        ("post-navigation", Foreign.NAVIGATION),
        ("author-bio", Foreign.BYLINE),
        ("autorenbox", Foreign.BYLINE),
        ("post-tags", Foreign.TAGS),
        ("c-bildunterschrift", Foreign.CAPTION),
        ("compartir", Foreign.SHARE),
        ("infokasten", Foreign.SIDE),
    ],
)
def test_a_name_tells_what_a_box_holds(names: str, kind: Foreign) -> None:
    """Whatever the language, and the case and signs its words are joined by."""
    verdict = foreign("div", names)
    assert verdict is not None
    assert verdict.kind is kind


@pytest.mark.parametrize(
    "names", ["author-ann-lee", "tag-share", "post-2914", "category-video", "post-content", "date-line-12"]
)
def test_what_a_system_says_of_a_post_names_no_box(names: str) -> None:
    """WordPress writes author, tags and number of a post on the box of its text."""
    assert foreign("div", names) is None
