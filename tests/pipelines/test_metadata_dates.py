"""Which words of a page may date its article; choosing among them is tested elsewhere."""

from datetime import UTC, datetime

import pytest

from pipelines.document import parse
from pipelines.metadata import read_metadata
from pipelines.metadata.date_lines import dates_in, has_date, is_date_line
from pipelines.outlet import Outlet, ReadRules
from pipelines.page import Page
from pipelines.raw import DateWords
from storage.records import Hints, OutletRecord

BODY = ("<p>" + "It rained in the harbour all day, and the boats stayed where they were. " * 5 + "</p>") * 3


def dates(  # noqa: PLR0913 (the places of a page)
    head: str = "",
    top: str = "",
    bottom: str = "",
    *,
    path: str = "/rain",
    rules: ReadRules | None = None,
    hints: Hints | None = None,
) -> list[DateWords]:
    """The dates of a page with this in its head, behind its headline, and behind its text."""
    html = f"<html><head>{head}</head><body><article><h1>Rain again</h1>{top}{BODY}{bottom}</article></body></html>"
    address = f"https://gazette.example{path}"
    headers = {"last-modified": "Mon, 05 Jun 2023 08:30:00 GMT"}
    fetched_at = datetime(2023, 6, 6, tzinfo=UTC)
    page = Page(address, address, 200, headers, html.encode(), fetched_at, "gazette", hints or Hints())
    record = OutletRecord("gazette", "Harbour Gazette", "https://gazette.example/", "en", "Europe/London")
    return list(read_metadata(parse(page), Outlet(record, read=rules or ReadRules())).dates)


def dates_of(html: str) -> list[DateWords]:
    """The dates of a page, whatever it is built of."""
    address = "https://gazette.example/rain"
    page = Page(address, address, 200, {}, html.encode(), datetime(2023, 6, 6, tzinfo=UTC), "gazette")
    record = OutletRecord("gazette", "Harbour Gazette", "https://gazette.example/", "en", "Europe/London")
    return list(read_metadata(parse(page), Outlet(record)).dates)


def published(*places: str, **page: str) -> list[str]:
    """The words that may tell the publication."""
    return [words.raw for words in dates(*places, **page) if words.role == "published"]  # type: ignore[arg-type]


def test_json_ld_gives_both_roles() -> None:
    """As printed; the property is the detail."""
    block = (
        '{"@type": "NewsArticle", "datePublished": "2023-06-05T08:30:00+07:00", "dateModified": "2023-06-06"}'
    )
    assert dates(f'<script type="application/ld+json">{block}</script>') == [
        DateWords("published", "2023-06-05T08:30:00+07:00", "json-ld", "datePublished"),
        DateWords("modified", "2023-06-06", "json-ld", "dateModified"),
    ]


@pytest.mark.parametrize(
    "meta",
    [
        'property="article:published_time"',
        'name="article:published_time"',
        'name="pubdate"',
        'name="DC.date.issued"',
        'name="parsely-pub-date"',
        'name="sailthru.date"',
        'name="publish-date"',
        'name="date"',
        'itemprop="datePublished"',
    ],
)
def test_metas_date_an_article_under_many_names(meta: str) -> None:
    """``property=`` and ``name=`` are mixed up, and every tool has its own name."""
    assert published(f'<meta {meta} content="2023-06-05">') == ["2023-06-05"]


@pytest.mark.parametrize(
    "meta", ["datetimenow", "server-time", "expires", "event-start-date", "unpublish-date", "revisit-after"]
)
def test_clocks_and_terms_are_no_dates_of_the_article(meta: str) -> None:
    """The server's clock, an expiry, an event."""
    assert dates(f'<meta name="{meta}" content="2023-06-05">') == []


def test_the_servers_last_modified_is_no_date_of_the_article() -> None:
    """It is that of the file, or of the cache; every page here has the header."""
    assert dates() == []


def test_the_news_own_metas_stand_before_publishers_own() -> None:
    """Reading order within one origin, but the agreed vocabulary first."""
    head = (
        '<meta name="date" content="2023-06-07"><meta property="article:published_time" content="2023-06-05">'
    )
    assert published(head) == ["2023-06-05", "2023-06-07"]


def test_time_elements_near_the_headline_count() -> None:
    """Stamp and words both; those in links to other articles do not."""
    teaser = '<a href="/snow">Snow <time datetime="2020-01-01">1 January 2020</time></a>'
    found = dates("", teaser + '<time datetime="2023-06-05T08:30">5 June 2023</time>')
    assert [(words.raw, words.origin) for words in found] == [
        ("2023-06-05T08:30", "time"),
        ("5 June 2023", "time"),
    ]


def test_a_time_for_updates_is_a_modification() -> None:
    """Told by its class or the word before it."""
    assert [
        words.role for words in dates("", '<p>Updated <time datetime="2023-06-05">5 June 2023</time></p>')
    ] == ["modified"] * 2


@pytest.mark.parametrize(
    "line",
    [
        "5 June 2023",
        "June 5, 2023, 8:30 am",
        "05/06/2023 - 08:30",
        "Thứ Hai, 05/06/2023, 08:30 (GMT+7)",
        "5 Tháng Sáu, 2023",
        "Montag, 5. Juni 2023, 08:30 Uhr",
        "Publié le 5 juin 2023 à 08h30",
        "5 de junio de 2023",
        "2023年6月5日",
        "2023. 6. 5. 08:30",
    ],
)
def test_printed_lines_behind_the_headline_count(line: str) -> None:
    """In many languages, split over elements or not."""
    assert has_date(line)
    assert published("", f"<div><span>{line}</span></div>") == [line]


def test_day_and_clock_in_elements_of_their_own_are_one_line() -> None:
    """The widest element that holds a date and little else."""
    assert published("", "<div><span>By Ann Lee</span> <b>5 June 2023</b> <i>8:30</i></div>") == [
        "By Ann Lee 5 June 2023 8:30"
    ]


def test_prose_captions_and_licences_are_no_date_lines() -> None:
    """Sentences mention days; captions date the picture; a licence the paper; a heading what happened."""
    assert not is_date_line("On 5 June 2023 two men broke into the shop by the harbour")
    assert (
        dates("", "<figure><figcaption>Boats, 5 June 2020</figcaption></figure><p>Licence of 21/10/2021</p>")
        == []
    )
    assert dates("", "<p>© 2023 Harbour Gazette, 5 June 2023</p><p>12 °C, 5 June 2023</p>") == []


def test_an_update_line_is_told_from_a_publication() -> None:
    """One line may hold both."""
    assert list(dates_in("5 June 2023 | Updated 6 June 2023")) == [
        ("published", "5 June 2023"),
        ("modified", "Updated 6 June 2023"),
    ]


def test_dates_of_other_articles_do_not_count() -> None:
    """Boxes, asides, menus."""
    others = '<div class="related"><span>1 May 2023</span></div><aside>2 May 2023</aside><nav><b>3 May 2023</b></nav>'
    assert dates("", others, others) == []


def test_wrappers_around_the_headline_are_never_foreign() -> None:
    """Whatever a template calls the box of its article."""
    html = f'<body><div class="sidebar-left teaser"><h1>Rain again</h1><p>5 June 2023</p>{BODY}</div></body>'
    assert [words.raw for words in dates_of(html)] == ["5 June 2023"]


def test_a_signature_of_date_behind_the_text_counts_where_nothing_else_does() -> None:
    """Old templates date below; the line says what it is, or its class does."""
    assert published("", "", '<div class="foot"><p>Published: 5 June 2023</p></div>') == [
        "Published: 5 June 2023"
    ]
    assert published("", "", '<p class="post-date">5 June 2023</p>') == ["5 June 2023"]


def test_several_dates_without_a_word_are_a_list() -> None:
    """Unless the address tells the month."""
    listed = "<ul><li>1 May 2023</li><li>2 May 2023</li><li>3 May 2023</li></ul>"
    assert dates("", "", listed) == []


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/2023/06/05/rain.html", ["2023-06-05"]),
        ("/2023/6/5/rain", ["2023-06-05"]),
        ("/rain-20230605.html", ["2023-06-05"]),
        ("/weather/202306/rain-7f3a2b1/", ["2023-06"]),
        ("/2023/06/rain", ["2023-06"]),
        ("/rain-196230605083012345.htm", []),
        ("/rain-2023.html", []),
        ("/2023/13/45/rain", []),
    ],
)
def test_the_address_may_tell_day_or_month(path: str, expected: list[str]) -> None:
    """Never out of the middle of an id."""
    assert published(path=path) == expected


def test_hints_of_feed_and_sitemap_come_last() -> None:
    """With the place that gave them as origin."""
    found = dates("", "<p>5 June 2023</p>", hints=Hints(published="Mon, 05 Jun 2023", origin="sitemap"))
    assert [words.origin for words in found] == ["page", "sitemap"]
    told = Hints(published="2023-06-05", modified="2023-06-06", origin="sitemap", published_from="feed")
    assert [words.origin for words in dates("", hints=told)] == ["feed", "sitemap"]


def test_an_outlets_date_rule_stands_first() -> None:
    """Its words, or the element's stamp; the selector is the detail."""
    rules = ReadRules(published=(".when",))
    found = dates('<meta name="date" content="2023-06-07">', '<b class="when">5 June 2023</b>', rules=rules)
    assert found[0] == DateWords("published", "5 June 2023", "page", "css:.when")


def test_a_page_drawn_by_a_script_is_dated_by_its_data() -> None:
    """Only where the page shows no date."""
    assert published(
        "", "", '<script>window.x = {"id": 7, "publishedAt": "2023-06-05T08:30:00Z"}</script>'
    ) == ["2023-06-05T08:30:00Z"]


def test_words_of_two_elements_that_run_into_one_do_not_hide_the_date() -> None:
    """``<em>Posted</em><span>2023.06.05</span>`` is no word "Posted2023"."""
    assert published("", "<div><em>Report</em><span>5 June 2023</span></div>") == ["5 June 2023"]


def test_the_day_somebody_joined_a_forum_dates_no_post() -> None:
    """Boards print it beside every writer."""
    top = "<p><b>Registriert:</b> 18.09.2008, 05:56</p><p>21.01.2009, 05:42</p>"
    assert published("", top) == ["21.01.2009, 05:42"]


def test_an_update_line_alone_does_not_end_the_search_for_the_publication() -> None:
    """The other may stand before the headline."""
    head = '<meta property="og:title" content="Rain again">'
    html = f"<html><head>{head}</head><body><p>30 September 2018</p><h1>Rain again</h1><p>Updated 7 January 2020</p>{BODY}"
    page = Page(
        "https://gazette.example/rain",
        "",
        200,
        {},
        html.encode(),
        datetime(2023, 6, 6, tzinfo=UTC),
        "gazette",
    )
    record = OutletRecord("gazette", "Harbour Gazette", "https://gazette.example/", "en", "Europe/London")
    found = read_metadata(parse(page), Outlet(record)).dates
    assert [(words.role, words.raw) for words in found] == [
        ("modified", "Updated 7 January 2020"),
        ("published", "30 September 2018"),
    ]


def test_a_link_that_holds_both_times_of_a_post_is_the_posts_own() -> None:
    """Blogs link publication and update to the article itself."""
    link = '<a href="/rain"><time datetime="2021-12-29T09:30">Dec 29, 2021</time><time class="updated" datetime="2021-12-30T09:44">Dec 30, 2021</time></a>'
    assert published("", link)[0] == "2021-12-29T09:30"


@pytest.mark.parametrize(
    "stamp",
    [
        '<span class="updated" title="2013-04-04T18:52:11+00:00"></span>',
        '<abbr title="2013-04-04T18:52:11+00:00">long ago</abbr>',
    ],
)
def test_a_moment_in_a_title_counts_where_microformats_put_it(stamp: str) -> None:
    """On ``abbr``, and on an empty ``span``."""
    assert published("", stamp) == ["2013-04-04T18:52:11+00:00"]


def test_words_that_say_published_stand_before_the_attribute_beside_them() -> None:
    """Templates fill the attribute with the last change."""
    time = '<time datetime="2019-07-03T10:18:46Z">Published 29 June 2019</time>'
    assert published("", time) == ["Published 29 June 2019", "2019-07-03T10:18:46Z"]


def test_an_address_may_say_the_day_first() -> None:
    """As a word of its own; a number of nine digits is none."""
    assert published(path="/news/08112021-rain") == ["08-11-2021"]
    assert published(path="/news/081120217-rain") == []


def test_a_picture_or_video_uploaded_dates_its_page() -> None:
    """Publishers' metas say so in words of their own."""
    assert published('<meta property="example:uploaded" content="2013-02-16T04:36:36-05:00">')


def test_the_footer_of_old_blogs_tells_when_an_entry_was_posted() -> None:
    """A sentence too long for a line, of which the opening is kept; any other sentence that names a day is prose."""
    posted = "<p><small>This entry was posted on Monday, June 5th, 2023 at 8:30 am and is filed under Rain, Snow, Hail, Wind.</small></p>"
    assert published("", "", posted) == ["This entry was posted on Monday, June 5th, 2023 at 8:30 am"]
    assert published("", "", posted.replace("This entry was posted", "The boats of the harbour left")) == []


def test_times_before_and_behind_the_headline_are_both_kept() -> None:
    """Which of them is the article's, the address may tell."""
    html = '<html><body><time datetime="2023-06-05"></time><h1>Rain again</h1><time datetime="2026-09-01"></time>'
    page = Page(
        "https://gazette.example/rain",
        "",
        200,
        {},
        (html + BODY).encode(),
        datetime(2026, 9, 6, tzinfo=UTC),
        "g",
    )
    record = OutletRecord("gazette", "Harbour Gazette", "https://gazette.example/", "en", "Europe/London")
    assert [words.raw for words in read_metadata(parse(page), Outlet(record)).dates] == [
        "2026-09-01",
        "2023-06-05",
    ]


def test_a_headline_without_a_heading_is_found_by_the_title() -> None:
    """So that the line below it dates the article, and not what the page shows above."""
    html = (
        "<html><head><title>Rain again in Saltmouth | Gazette</title></head><body><div>7 June 2023</div>"
        "<div><a href=/a>Rain again in Saltmouth</a></div><div class=t>Rain again in Saltmouth</div>"
        f"<div>5 June 2023, 08:30</div>{BODY}</body></html>"
    )
    page = Page(
        "https://gazette.example/a",
        "https://gazette.example/a",
        200,
        {},
        html.encode(),
        datetime(2023, 6, 7, tzinfo=UTC),
        "g",
    )
    record = OutletRecord("g", "Gazette", "https://gazette.example/", "en", "Europe/London")
    found = read_metadata(parse(page), Outlet(record)).dates
    assert [(words.raw, words.detail) for words in found] == [("5 June 2023, 08:30", "line after headline")]


@pytest.mark.parametrize("line", ["Сьогодні, 11:40", "Hier à 05:23", "Today 11:40", "دیروز ۱۱:۴۰"])
def test_a_named_day_with_its_hour_is_a_date(line: str) -> None:
    """Without the hour the words stand in any sentence."""
    assert published(top=f"<div>{line}</div>") == [line]
    assert published(top=f"<div>{line.split(maxsplit=1)[0]} 3</div>") == []


@pytest.mark.parametrize(
    "foot",
    [
        '<div class="foot-of-post">bm | 14.10.2012 | 3 comments | 417 hits</div>',
        '<p class="timedata">14.10.12 09:30 | Category: Harbour, Town and Country | By: Ann Lee and Bo Rey</p>',
        '<div class="pm-end">Thalborn, den 14.10.2012</div><ul>'
        + "".join(
            f'<li><span class="day">{day}.10.2012</span> <a href="/{day}">Rain</a></li>' for day in (11, 12)
        )
        + "</ul>",
    ],
)
def test_a_line_that_stands_alone_behind_the_text_dates_it(foot: str) -> None:
    """As club sites and ministries sign; elements alike are those of a list of others."""
    (words,) = dates("", "", foot)
    assert words.detail == "line behind text"
    assert "14.10." in words.raw


def test_a_day_in_the_midst_of_the_text_does_not_stand_behind_it() -> None:
    """Prose follows it; what nothing else dates is searched through at last."""
    assert [words.detail for words in dates("", "", "<div>From 14.10.2012 on</div>" + BODY)] == [
        "line on page"
    ]


def test_two_days_before_the_headline_are_those_of_another_box() -> None:
    """Where one line behind the text has one; next games stand beside the menu."""
    games = "<div><p>Sun, 21.10.2012, 15:00</p><p>Sun, 28.10.2012, 14:30</p></div>"
    html = f"<html><head><title>Rain again</title></head><body>{games}<h2>Rain again</h2>{BODY}<div>bm | 14.10.2012</div></body></html>"
    assert [words.raw for words in dates_of(html)] == ["14.10.2012"]


def test_an_hour_is_not_spoilt_by_the_views_behind_it() -> None:
    """Elements side by side without a blank."""
    line = "<div><span>Monday, 05 June 2023, 08:30</span><span>1.284 views</span></div>"
    assert published("", line) == ["Monday, 05 June 2023, 08:30"]


def test_a_place_that_holds_a_word_for_birth_has_dates() -> None:
    """Thalborn is no birthday."""
    assert has_date("Thalborn, 14.10.2012")
    assert not has_date("Born 14.10.1962")


def test_a_thai_month_is_letters_with_points() -> None:
    """In the year of the Buddha."""
    assert list(dates_in("5 มิ.ย. 2566 เวลา 08:30 น.")) == [("published", "5 มิ.ย. 2566 เวลา 08:30 น.")]


@pytest.mark.parametrize(
    "clock",
    [
        "<time id=currentDate>Tuesday, 6 June 2023 20:15</time>",
        "<div class='server-time'>Tuesday, 6 June 2023 20:15</div>",
    ],
)
def test_the_clock_of_a_pages_head_dates_nothing(clock: str) -> None:
    """Its id or class says so; the dates of other articles' cards do not stand in for it."""
    cards = "".join(
        f"<div class=item><h3><a href='/{day}'>The harbour on another day</a></h3><span>0{day}/06/2023 08:30</span></div>"
        for day in (2, 3, 4, 5)
    )
    assert dates_of(f"<body>{clock}<h1>Rain again</h1>{BODY[:400]}{cards}</body>") == []


def test_a_list_of_dates_counts_for_nothing_beside_a_meta() -> None:
    """Even one that only tells when the page was made."""
    meta = '<meta name="dcterms.created" content="2023-06-05T08:30:00+00:00">'
    listed = "".join(f"<ul><li>Rain {day} June 2023</li></ul>" for day in range(1, 6))
    assert published(meta, listed) == ["2023-06-05T08:30:00+00:00"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("2023年6月5日 8時30分 更新", ["modified"]),
        ("2023年6月5日 8時30分 公開", ["published"]),
        ("2023年6月5日 公開 2023年6月6日 更新", ["published", "modified"]),
        ("2023.06.05 08:30 更新：2023.06.06", ["published", "modified"]),
        ("5 June 2023, last update 17:00", ["modified"]),
        ("Published 5 June 2023, updated 17:00", ["published"]),
        ("입력 2023-06-05 03:00:00 수정 2023-06-06 03:00:00", ["published", "modified"]),
    ],
)
def test_a_word_behind_a_day_may_say_what_it_is(line: str, expected: list[str]) -> None:
    """As in the east; and what comes behind a clock is no day."""
    assert [role for role, _ in dates_in(line)] == expected


def test_parselys_older_meta_tells_the_date() -> None:
    """All of its fields stand in one, as JSON; broken ones tell nothing."""
    meta = """<meta name="parsely-page" content='{"pub_date": "2023-06-05T08:30:00Z", "tags": ["rain"]}'>"""
    assert published(meta) == ["2023-06-05T08:30:00Z"]
    assert published("""<meta name="parsely-page" content='["rain"'>""") == []


def test_an_aside_of_a_few_words_beside_the_headline_is_its_margin() -> None:
    """Section, day and reading time; a longer one speaks of others."""
    short = (
        "<aside><ul><li>Background</li><li class=meta__date>5 June 2023</li><li>10 minutes</li></ul></aside>"
    )
    long = f"<aside><p class=meta__date>4 June 2023</p><p>{'Last year, too, it rained for a week. ' * 6}</p></aside>"
    assert published(top=short) == ["Background 5 June 2023"]
    assert published(top=long) == []


def test_the_headline_is_no_part_of_the_line_below_it() -> None:
    """In one box they print few words: those of the east have no blanks."""
    html = f"<body><div class=h-news><div class=h-title>贝拉尼亚遇四十年来最重旱情</div><div><span>2023-06-05 08:12:36</span> <span>来源：报网</span></div></div>{BODY}</body>"
    page = f"<html><head><title>贝拉尼亚遇四十年来最重旱情-报网</title><meta name=publishid content='1127204816.12'></head>{html}</html>"
    assert [words.raw for words in dates_of(page)] == ["2023-06-05 08:12:36 来源：报网"]


def test_a_time_marked_as_of_publication_is_it_whatever_its_class() -> None:
    """Microformats call it "updated", and a draft of HTML had an attribute that says what it is."""
    marked = '<time class="updated" datetime="2023-06-05T08:30:00Z"{}>June 5, 2023</time>'
    assert published(top=marked.format(" pubdate"))[0] == "2023-06-05T08:30:00Z"
    assert published(top=marked.format("")) == []
