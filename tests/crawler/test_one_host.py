"""Several outlets at one server: it is asked by one crawl at a time, however many outlets and processes there are."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from crawler.catalogue.outlets import load_outlet
from crawler.run import CrawlOptions, crawl
from tests.crawler.paper import Answer, Site, serve

STORIES = 3


class Meeting:
    """A server's answers that wait a moment for a request of another outlet, and note whether one came meanwhile."""

    def __init__(self) -> None:
        self.met = False
        self._asked: set[str] = set()
        self._news = threading.Condition()

    def of(self, outlet: str, answer: Answer) -> Callable[[dict[str, str]], Answer]:
        """Return an outlet's answer."""

        def answered(_: dict[str, str]) -> Answer:
            with self._news:
                self._asked.add(outlet)
                self._news.notify_all()
                if self._news.wait_for(lambda: len(self._asked) > 1, timeout=0.3):
                    self.met = True
                self._asked.discard(outlet)
            return answer

        return answered


def furnish(site: Site, slug: str, meeting: Meeting) -> None:
    """Give an outlet a feed and stories of its own at a server."""
    items = ""
    for number in range(STORIES):
        name = f"{slug}-story-number-{number}-of-today"
        items += f"<item><link>{site.homepage}{name}</link></item>"
        story = site.article(f"/{name}", name)
        site.answers[f"/{name}"] = meeting.of(slug, story)
    feed = site.page(f"/{slug}.xml", f"<rss><channel>{items}</channel></rss>")
    site.answers[f"/{slug}.xml"] = meeting.of(slug, feed)


@pytest.mark.parametrize("further", ["", 'hosts = ["{there}"]\n'], ids=["homepage", "further host"])
def test_outlets_of_one_host_are_crawled_one_after_the_other(tmp_path: Path, further: str) -> None:
    """In one process and in several; those of other hosts go on meanwhile."""
    meeting = Meeting()
    with serve(Site()) as shared, serve(Site()) as other:
        there = shared.homepage.removeprefix("http://").rstrip("/")
        for slug in ("gazette", "herald"):
            furnish(shared, slug, meeting)
            shared.outlet(tmp_path, slug, discover=f'feeds = ["{shared.homepage}{slug}.xml"]')
        furnish(other, "mercury", Meeting())
        other.outlet(tmp_path, "mercury", discover='feeds = ["/mercury.xml"]')
        if further:
            file = tmp_path / "herald.toml"
            words = file.read_text().replace(
                f'homepage = "{shared.homepage}"', 'homepage = "{home}"\n' + further
            )
            file.write_text(words.replace("{home}", other.homepage).replace("{there}", there))
        outlets = [load_outlet(tmp_path / f"{slug}.toml") for slug in ("gazette", "herald", "mercury")]
        options = CrawlOptions(jobs=3, settings={"DATELINE_READERS": 0})
        results = crawl(outlets, tmp_path / "news.db", options=options)
    assert [(result.outcome, result.counts.new) for result in results] == [("healthy", STORIES)] * 3
    assert not meeting.met
