"""Section and tags: the outlet's own labels."""

from datetime import UTC, datetime

import pytest

from pipelines.document import parse
from pipelines.metadata import Metadata, read_metadata
from pipelines.metadata.tags import split_tags
from pipelines.outlet import Outlet, ReadRules
from pipelines.page import Page
from pipelines.raw import Words
from storage.records import OutletRecord

BODY = "<p>" + "It rained in the harbour all day, and the boats stayed where they were. " * 12 + "</p>"


def metadata(
    head: str = "",
    body: str = BODY,
    rules: ReadRules | None = None,
    address: str = "https://gazette.example/rain",
) -> Metadata:
    """The metadata of a page of the Harbour Gazette."""
    html = f"<html><head>{head}</head><body><article><h1>Rain again</h1>{body}</article></body></html>"
    page = Page(address, address, 200, {}, html.encode(), datetime(2023, 6, 6, tzinfo=UTC), "gazette")
    record = OutletRecord("gazette", "Harbour Gazette", "https://gazette.example/", "en", "Europe/London")
    return read_metadata(parse(page), Outlet(record, read=rules or ReadRules()))


def tags(head: str = "", body: str = BODY, address: str = "https://gazette.example/rain") -> list[str]:
    """The tags' words."""
    return [words.text for words in metadata(head, body, address=address).tags]


def json_ld(members: str) -> str:
    """JSON-LD of the article with these members."""
    return f'<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "Rain again", {members}}}</script>'


def test_keywords_are_split_at_commas_only() -> None:
    """A tag may be of several words; CJK lists do without commas."""
    assert split_tags("Rain, Harbour boats; Exeter") == ["Rain", "Harbour boats", "Exeter"]
    assert split_tags("Harbour boats") == ["Harbour boats"]


def test_news_keywords_are_before_keywords_before_the_rest() -> None:
    """The list made for news search is the tidiest."""
    head = '<meta name="keywords" content="rain, storm, weather">'
    assert tags(head) == ["rain", "storm", "weather"]
    assert tags('<meta name="news_keywords" content="rain">' + head) == ["rain"]
    assert tags(
        '<meta property="article:tag" content="Rain"><meta property="article:tag" content="Storm">'
    ) == ["Rain", "Storm"]


def test_json_ld_keywords_come_in_three_forms() -> None:
    """A list, a string with commas, a list of one such string."""
    for value in (
        '["Rain", "Storm"]',
        '"Rain, Storm"',
        '["Rain,Storm"]',
        '[{"name": "Rain"}, {"name": "Storm"}]',
    ):
        assert tags(json_ld(f'"keywords": {value}')) == ["Rain", "Storm"]


def test_labels_of_machines_are_no_tags() -> None:
    """Ids, paths, prefixed categories, internal names; a path's last part is the label."""
    value = '["8f507083-bac4-423a-9015-2eb31e1bce50", "NLP Category: News", "editors_pick", "100312362", "sections/weather", "Rain"]'
    assert tags(json_ld(f'"keywords": {value}')) == ["weather", "Rain"]
    assert tags('<meta name="keywords" content="AER, AERO, AIRL, CRSH, DIS, GEN">') == []


def test_a_list_that_names_the_site_again_and_again_is_every_pages() -> None:
    """Keywords of the template."""
    assert (
        tags(
            '<meta name="keywords" content="Harbour Gazette, news of Harbour Gazette, Devon, harbour gazette online">'
        )
        == []
    )


@pytest.mark.parametrize(
    ("keywords", "expected"),
    [
        ("Harbour Gazette, news, sport, family", []),
        ("noviny, zprávy, Přístav, inzerce", []),
        ("News of Saltmouth, Saltmouth, politics, economy", []),
        ("bao nhat le, tin tuc nhat le, thoi su nhat le", []),
        ("기사, 속보, 정치, 경제, 한빛닷컴", []),
        ("news, weather, rain", ["weather", "rain"]),  # which the title speaks of
        ("News, Floods, Devon", ["Floods", "Devon"]),
        ("politics, business, floods", ["politics", "business", "floods"]),
    ],
)
def test_keywords_that_say_what_a_paper_brings_are_no_tags(keywords: str, expected: list[str]) -> None:
    """The same on every page: its name, its parts, and that it is one."""
    assert tags(f'<meta name="keywords" content="{keywords}">') == expected


def test_writers_the_site_and_news_are_no_tags() -> None:
    """Labels that every article has say nothing."""
    head = (
        json_ld('"author": {"name": "Ann Lee"}')
        + '<meta name="keywords" content="News, Ann Lee, Harbour Gazette, Rain">'
    )
    assert tags(head) == ["Rain"]


def test_two_writers_in_one_tag_are_none() -> None:
    """A system tags its articles with their bylines; buttons beside the tags are none either."""
    author = json_ld(
        '"author": [{"@type": "Person", "name": "Ann Lee"}, {"@type": "Person", "name": "Bob Roe"}]'
    )
    listed = "<ul class=tags><li><a href='/t/1'>Rain</a></li><li><a href='/t/2'>Ann Lee and Bob Roe</a></li><li><a href='/fb'>Recommend</a></li></ul>"
    assert tags(author, BODY + listed) == ["Rain"]


def test_the_list_readers_see_is_before_metas() -> None:
    """Metas are written for search engines; the list under the text is the paper's own."""
    shown = '<div class="article-tags"><a href="/tag/rain">Rain</a> <a href="/tag/storm">Storm</a></div>'
    assert tags('<meta name="keywords" content="rain exeter, buy umbrella">', BODY + shown) == [
        "Rain",
        "Storm",
    ]


def test_a_labelled_list_counts_where_nothing_else_names_tags() -> None:
    """Links behind "Topics:" count; menus and boxes about other articles do not count."""
    menu = '<nav class="tags"><a href="/tag/a">Sport</a></nav>'
    shown = '<div><strong>Topics:</strong> <a href="/x/rain">Rain</a></div>'
    page = f"</article><aside class=tags><a href='/tag/b'>Snow</a></aside><div class=related><a href='/tag/c'>Ice</a></div>{menu}"
    assert tags("", BODY + shown + page) == ["Rain"]


def test_related_articles_in_the_tags_box_are_no_tags() -> None:
    """Some templates set both lists into one box."""
    related = '<ul class="relate-news"><li><a href="/ferry-post12.html">Ferry sold</a></li></ul>'
    listed = '<div class="tags"><a href="/rain-tag3.html">rain</a> <a href="/storm-tag4.html">storm</a></div>'
    assert tags(body=f'{BODY}<div class="details__tags">{related}{listed}</div>') == ["rain", "storm"]


def test_links_in_the_text_are_no_tags() -> None:
    """Papers link names in their text to the pages of topics."""
    assert tags("", '<p>The <a href="/topic/council">council</a> met.</p>' + BODY) == []


def test_links_in_the_text_do_not_hide_the_tags_behind_it() -> None:
    """However many topics a long text leads to; a list without a name is told by its links."""
    text = "".join(f'<p>The <a href="/topic/t{number}">council</a> met again.</p>' for number in range(30))
    shown = (
        '<ul><li><a rel="tag" href="/rain">Rain</a></li><li><a rel="tag" href="/storm">Storm</a></li></ul>'
    )
    assert tags("", text + BODY + shown) == ["Rain", "Storm"]


def test_a_page_among_the_pages_of_tags_is_no_tag_of_itself() -> None:
    """The way on and back through a dossier leads to addresses like those of tags."""
    ways = '<div><a href="/topic/rain/1">Back</a> <a href="/topic/rain/3">On</a></div>'
    assert tags("", BODY + ways) == ["Back", "On"]
    assert tags("", BODY + ways, "https://gazette.example/topic/rain/2") == []
    told = '<a rel="tag" href="/topic/rain">Rain</a>'
    assert tags("", BODY + ways + told, "https://gazette.example/topic/rain/2") == ["Rain"]


def test_the_menus_of_topics_and_the_way_home_are_no_tags() -> None:
    """Lists that open above the headline, and a single link back to the front page."""
    menu = '<div class="dropdown"><ul class="child-tags"><li><a href="/tag/a">Asia</a></li><li><a href="/tag/b">Africa</a></li></ul></div>'
    assert tags('<meta name="keywords" content="Rain">', menu + BODY) == ["Rain"]
    assert tags("", BODY + '<a href="/topics/all">Zur Startseite</a>') == []


def test_what_an_article_is_about_stands_in_for_tags() -> None:
    """Where nothing else names any; what is left of a list of machines' labels is one of them."""
    labels = '["Day: Friday", "Page Type: Article", "WC: 1000-1999", "Language: English", "Medium"]'
    assert tags(json_ld(f'"keywords": {labels}')) == []
    assert tags(json_ld(f'"keywords": {labels}, "about": [{{"@type": "Thing", "name": "Floods"}}]')) == [
        "Floods"
    ]


def test_an_outlets_tag_rule_wins() -> None:
    """Each element a tag."""
    page = metadata(
        '<meta name="keywords" content="x">',
        BODY + "<i class=k>Rain</i><i class=k>Storm</i>",
        ReadRules(tags=(".k",)),
    )
    assert [words.text for words in page.tags] == ["Rain", "Storm"]


def test_the_section_is_the_deepest_crumb() -> None:
    """Neither the front page nor the headline itself."""
    crumbs = (
        '<script type="application/ld+json">{"@type": "BreadcrumbList", "itemListElement": [{"name": "Home"},'
        ' {"item": {"name": "Devon"}}, {"name": "Weather"}, {"name": "Rain again"}]}</script>'
    )
    section = metadata(crumbs).section
    assert section is not None
    assert section.text == "Weather"


@pytest.mark.parametrize(
    "last",
    [
        pytest.param(("Harbour wall", "https://gazette.example/rain"), id="the page"),
        pytest.param(("Harbour wall", "https://gazette.example/tags/12-harbour-wall"), id="a tag"),
        pytest.param(("October", "https://gazette.example/2023/10/"), id="a month"),
        pytest.param(("27", ""), id="a number"),
    ],
)
def test_a_crumb_of_the_page_of_a_tag_or_a_day_is_no_section(last: tuple[str, str]) -> None:
    """A breadcrumb's end is often more than the section: it says which page this is, or when it was published."""
    crumbs = [("Home", "https://gazette.example/"), ("Weather", "https://gazette.example/weather/"), last]
    items = ",".join(
        f'{{"@type": "ListItem", "position": {place}, "name": "{name}", "item": "{address}"}}'
        for place, (name, address) in enumerate(crumbs, start=1)
    )
    head = f'<script type="application/ld+json">{{"@type": "BreadcrumbList", "itemListElement": [{items}]}}</script>'
    section = metadata(head).section
    assert section
    assert section.text == "Weather"


def test_the_papers_own_name_is_no_section() -> None:
    """A trail of the front page and nothing else ends with it."""
    crumbs = (
        '{"@type": "ListItem", "position": 1, "name": "Harbour Gazette", "item": "https://gazette.example/"}'
    )
    trail = f'<script type="application/ld+json">{{"@type": "BreadcrumbList", "itemListElement": [{crumbs}]}}</script>'
    section = metadata(f'{trail}<meta property="article:section" content="Weather">').section
    assert section
    assert section.text == "Weather"


def test_visible_crumbs_are_before_metas() -> None:
    """The printed path is in words where a meta holds a slug."""
    body = '<ul class="breadcrumb"><li><a href="/">Trang chủ</a></li><li><a href="/y-te">Y tế</a></li></ul>'
    section = metadata('<meta property="article:section" content="y-te">', body + BODY).section
    assert section is not None
    assert section.text == "Y tế"


@pytest.mark.parametrize(
    ("trail", "section"),
    [
        ('<div class="navi"><a href="/">Trang chủ</a> &raquo; <a href="/y-te">Y tế</a></div>', "Y tế"),
        (
            '<div><a href="/">Home</a> / <a href="/news">News</a> / <a href="/news/coast">Coast</a></div>',
            "Coast",
        ),
        ('<div><a href="/">Home</a> and <a href="/news">News</a></div>', None),
        ('<div><a href="/ann">Ann Lee</a> / <a href="/bo">Bo Berg</a></div>', None),
    ],
    ids=["a mark between", "several", "a sentence", "two writers"],
)
def test_a_trail_from_the_front_page_is_a_breadcrumb_whatever_it_is_called(
    trail: str, section: str | None
) -> None:
    """Links with marks between them, of which the first leads home."""
    found = metadata("", trail + BODY).section
    assert (found.text if found else None) == section


def test_metas_and_json_ld_name_the_section_else() -> None:
    """``articleSection`` before ``article:section``; none of both, no section."""
    head = '<meta property="article:section" content="Local">'
    assert [metadata(h).section for h in ("",)] == [None]
    assert getattr(metadata(head).section, "text", None) == "Local"
    assert (
        getattr(metadata(json_ld('"articleSection": ["Weather", "News"]') + head).section, "text", None)
        == "Weather"
    )


def test_parselys_older_meta_names_section_and_tags() -> None:
    """Where nothing else does; what a machine sorts by is none."""
    meta = """<meta name="parsely-page" content='{"section": "Weather", "tags": ["rain", "wind", "type: report"]}'>"""
    assert tags(meta) == ["rain", "wind"]
    assert metadata(meta).section == Words("Weather", "meta:parsely-section")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("<p class='post-category'>Weather</p>", "Weather"),
        (
            "<div>Published in <a href='/section/weather/'>Weather</a> by <a href='/ann'>Ann Lee</a></div>",
            "Weather",
        ),
        (
            "<div class='category meta'><a href='/ann'>Ann Lee</a> in <a href='/category/weather/'>Weather</a></div>",
            "Weather",
        ),
        (
            "<div class='category meta'><a href='/ann'>Ann Lee</a> in <a href='/weather/'>Weather</a></div>",
            None,
        ),
        ("<p class='category'>5 June 2023</p>", None),
    ],
)
def test_what_is_named_for_a_section_beside_the_headline_is_the_last_resort(
    line: str, expected: str | None
) -> None:
    """Or leads to a section's page; of several links none does that leads elsewhere."""
    section = metadata(body=line + BODY).section
    assert (section.text if section else None) == expected
