"""What an article's address looks like is learnt from a homepage's links, whatever system made them."""

from __future__ import annotations

import pytest

from crawler.adding.evidence import Evidence, weigh
from crawler.adding.pattern import learn_pattern
from crawler.discover.links import tree
from pipelines.addresses import address_path, own_address
from pipelines.outlet import Outlet
from storage.records import OutletRecord
from tests.crawler.press_fronts import FRONTS, Front
from tests.crawler.press_systems import ON_THE_HOMEPAGE, SYSTEMS, PressSystem

OUTLET = Outlet(record=OutletRecord("gazette", "Gazette", "https://gazette.example/", "en", "Europe/London"))


def path(address: str) -> str:
    """Return what patterns look at, of a link."""
    own = own_address(address, OUTLET, base=OUTLET.record.homepage)
    assert own is not None
    return address_path(own)


@pytest.mark.parametrize("system", SYSTEMS, ids=lambda system: system.name)
@pytest.mark.parametrize("shown", [ON_THE_HOMEPAGE, 12])
def test_a_pattern_parts_articles_from_all_else(system: PressSystem, shown: int) -> None:
    """Those of the homepage, and those it has not shown yet, by patterns that a person can read."""
    root = tree(system.front(shown).encode())
    assert root is not None
    pattern = learn_pattern(weigh([(root, system.homepage)], [], OUTLET))
    articles = [path(system.address(story)) for story in system.articles()]
    others = [path(address) for address in (*system.menu, *system.others, *system.unseen_others)]
    assert len(articles) > ON_THE_HOMEPAGE
    assert [one for one in articles if not pattern.matches(one)] == []
    assert [one for one in others if pattern.matches(one)] == []
    assert len(pattern.allow) <= 2
    assert max(map(len, pattern.allow)) <= 70


@pytest.mark.parametrize(
    ("articles", "others", "allow"),
    [
        (["/a-long-way-1204567.html"] * 2, [], ()),
        ([f"/a-{n}-b-post{n}.html" for n in range(7, 30)], ["/x-tag8.html"], (r"-post\d+\.html$",)),
        ([f"/n/{n}" for n in range(10200, 10230)], ["/t/17"], (r"/n/\d+/?$",)),
        (
            [f"/local/some-name-of-{n}-words/" for n in range(30)],
            ["/local/", "/sport/"],
            (r"^/local/[^/.]+/?$",),
        ),
    ],
    ids=["one address is no pattern", "a marked number", "a folder", "names in one folder"],
)
def test_patterns_are_the_simplest_that_part(
    articles: list[str], others: list[str], allow: tuple[str, ...]
) -> None:
    """A marked number needs no length, a folder no number of words."""
    evidence = Evidence(shown=tuple(dict.fromkeys(articles)), others=tuple(others))
    learnt = learn_pattern(evidence).allow
    assert learnt == allow or (not allow and len(learnt) == 1)


def test_what_menus_keep_beside_the_articles_is_denied_before_it_is_met() -> None:
    """Events and notices are built like articles, and come with the sitemap."""
    articles = tuple(
        f"/{folder}/il-traghetto-perde-la-{n}.html"
        for folder in ("cronaca", "cultura", "sport")
        for n in ("barca", "corda")
    )
    evidence = Evidence(shown=articles, others=("/cronaca/", "/eventi/", "/chi-siamo/"))
    learnt = learn_pattern(evidence)
    assert learnt.matches(articles[0])
    assert not learnt.matches("/eventi/il-mercato-di-natale-torna.html")
    assert learnt.matches("/sport/il-portiere-che-venne-dal-mare.html")


def test_nothing_learnt_from_nothing() -> None:
    """No links, no pattern."""
    assert learn_pattern(Evidence()).allow == ()


def test_what_a_feed_names_is_an_article_whatever_its_link_says() -> None:
    """Front pages that hang the link on "Read more" alone."""
    named = [f"https://gazette.example/{n}/read" for n in range(7000, 7010)]
    links = "".join(f'<a href="{url}">More</a>' for url in named)
    root = tree(f"<html><body><nav><a href=/1/read>About</a></nav>{links}</body></html>".encode())
    assert root is not None
    pattern = learn_pattern(weigh([(root, OUTLET.record.homepage)], named, OUTLET))
    assert pattern.matches("/70011/read")


@pytest.mark.parametrize("front", FRONTS, ids=lambda front: front.name)
def test_front_pages_of_many_templates(front: Front) -> None:
    """Classes that sound like menus, menus full of headlines, links with marks, headlines that are no links."""
    root = tree(front.page())
    assert root is not None
    pattern = learn_pattern(weigh([(root, OUTLET.record.homepage)], [], OUTLET))
    assert [one for story in front.stories() if not pattern.matches(one := path(front.address(story)))] == []
    assert [one for one in front.others if pattern.matches(path(one))] == []
