"""Datasette on a database: every page opens, search folds, text is text, and nothing comes from elsewhere."""

from __future__ import annotations

import asyncio
import csv
import json
import re
import socket
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import quote, urljoin, urlsplit

import feedparser
import pytest
from datasette.app import Datasette  # type: ignore[import-untyped]
from sqlite_utils import Database

from storage.articles.rejects import save_rejects
from storage.articles.storing import save_articles
from storage.database import MissingDatabaseError, NotADatabaseError
from storage.datasette.counting import QUICK
from storage.datasette.paging import in_order_of_key
from storage.datasette.questions import QUESTIONS
from storage.datasette.serve import PortTakenError, datasette_for, serve
from storage.frontier.addresses import Frontier
from storage.frontier.crawls import CrawlCounts, begin_crawl, finish_crawl
from storage.frontier.values import Found
from storage.records import Article, DateCandidate, Image, Reject, RelatedLink, Stage
from storage.schema.tables import TABLES
from storage.schema.views import VIEWS
from storage.search import searching

NOW = "2023-06-05T02:00:00Z"
LINK = re.compile(r'<(\w+)[^>]*?(?:href|src|action)="([^"]*)"')
HOSTILE = '<script>alert("x")</script>'


class Reader:
    """Asks a Datasette for pages, as a browser would."""

    def __init__(self, datasette: Datasette) -> None:
        self.datasette = datasette
        self.loop = asyncio.new_event_loop()

    def get(self, address: str) -> Any:
        """Return the answer, redirects followed."""
        return self.loop.run_until_complete(self.datasette.client.get(address, follow_redirects=True))

    def text(self, address: str) -> str:
        """Return the text of a page that must open."""
        answer = self.get(address)
        assert answer.status_code == 200, f"{address} gives {answer.status_code}"
        return str(answer.text)

    def ids(self, address: str) -> list[int]:
        """Return the ids of the articles a table page lists."""
        return [int(id_) for id_ in re.findall(r'<h3><a href="/news/articles/(\d+)"', self.text(address))]

    def close(self) -> None:
        """Leave no file and no thread open."""
        self.datasette.get_database("news").close()
        self.datasette.executor.shutdown()
        self.loop.close()


@pytest.fixture(scope="module")
def hostile(harbour_wall: Article) -> Article:
    """Return an article that would do harm if its words were taken for HTML."""
    return replace(
        harbour_wall,
        url="javascript:alert(1)",
        headline=HOSTILE,
        summary=HOSTILE,
        body=f"{HOSTILE}\n\nharbour",
        authors=(HOSTILE,),
        tags=('" onmouseover="alert(1)',),
        section=HOSTILE,
        published_raw=HOSTILE,
        images=(Image("javascript:alert(2)", HOSTILE, HOSTILE),),
        related_links=(RelatedLink("data:text/html,x", HOSTILE),),
    )


@pytest.fixture(scope="module")
def articles(pepper: Article, edited: Article, harbour_wall: Article, hostile: Article) -> list[Article]:
    """Return two articles and a hostile one, the first of them in two states."""
    return [pepper, edited, harbour_wall, hostile]


@pytest.fixture(scope="module")
def reader(
    tmp_path_factory: pytest.TempPathFactory,
    new_database: Callable[[Path], Database],
    articles: list[Article],
) -> Iterator[Reader]:
    """Return a reader of a database that has a row of everything."""
    path = tmp_path_factory.mktemp("served") / "news.db"
    db = new_database(path)
    save_articles(db, articles)
    crawl = begin_crawl(db, "cao-nguyen", NOW)
    finish_crawl(db, crawl, "short", CrawlCounts(found=3), ["found 3, expected 20"], {"n": 1})
    save_rejects(
        db, [Reject("https://caonguyen.example/x", "cao-nguyen", Stage.READ, "no-body", HOSTILE)], crawl, NOW
    )
    Frontier(db, "cao-nguyen").add([Found("https://caonguyen.example/y")], now=NOW)
    reader = Reader(datasette_for(path))
    yield reader
    reader.close()
    db.close()


def test_every_page_opens_and_loads_nothing_from_elsewhere(reader: Reader) -> None:
    """Follow the links of the site, one of each shape: no error, no asset and no form of another host."""
    seen, waiting = {("/", "")}, [("/", 0)]
    while waiting:
        address, clicks = waiting.pop(0)
        answer = reader.get(address)
        assert answer.status_code == 200, f"{address} gives {answer.status_code}"
        assert "default-src 'self'" in answer.headers["content-security-policy"]
        if "html" not in answer.headers["content-type"] or clicks == 3:
            continue
        assert '<html lang="en">' in answer.text
        for tag, link in LINK.findall(answer.text):
            target = urlsplit(urljoin(f"http://localhost{address}", unescape(link)))
            if target.hostname != "localhost":
                assert (tag, target.scheme) in {("a", "http"), ("a", "https")}, f"{address} loads {link}"
                continue
            shape = target.path, re.sub(r"=[^&]*", "", target.query)
            if shape not in seen:
                seen.add(shape)
                waiting.append((f"{target.path}?{target.query}".rstrip("?"), clicks + 1))
    names = [
        *(table.name for table in TABLES),
        *(view.name for view in VIEWS),
        *(asked.name for asked in QUESTIONS),
    ]
    assert {f"/news/{name}" for name in names} <= {path for path, _ in seen}


def test_of_a_common_word_the_latest_stored_are_shown(
    reader: Reader, articles: list[Article], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not an error but a page that says so; a filter beside it finds the latest of those that pass."""
    pepper, _, harbour_wall, _ = articles
    everywhere = "chu* OR harbour"  # words, not operators: two that no article holds together
    assert reader.ids(f"/news/articles?_search={everywhere}") == []
    monkeypatch.setattr(searching, "MANY", 1)
    monkeypatch.setattr(searching, "LATEST_OF_MANY", 1)
    page = reader.text("/news/articles?_search=h*")
    assert "More than 1 article" in page
    assert len(reader.ids("/news/articles?_search=h*")) == 1
    assert reader.ids("/news/articles?_search=h*&outlet=cao-nguyen") == [pepper.id]
    assert reader.ids("/news/articles?_search=h*&tags__arraycontains=hồ+tiêu") == [pepper.id]
    # What no index knows is looked for among the latest alone.
    (latest,) = reader.ids("/news/articles?_search=h*")
    for article in (pepper, harbour_wall):
        address = f"/news/articles?_search=h*&headline={quote(article.headline)}"
        assert reader.ids(address) == ([article.id] if article.id == latest else [])
        assert "were looked at" in reader.text(address)


@pytest.mark.parametrize("narrowed", ["", "outlet=cao-nguyen&", "_search=vườn&", "_sort=version&"])
def test_pages_show_each_article_once(db: Database, path: Path, pepper: Article, narrowed: str) -> None:
    """Also of articles that share the day they are sorted by; so does a table whose rows share an instant."""
    addresses = [f"https://caonguyen.example/tieu-post{number}.html" for number in range(9)]
    articles = [replace(pepper, url=address, tags=()) for address in addresses]
    save_articles(db, articles)
    save_articles(
        db, [replace(article, headline="Mưa", seen_at="2023-06-07T02:00:00Z") for article in articles]
    )
    reader = Reader(datasette_for(path))
    ids = {article.id for article in articles}
    for table, column in (("articles", "id"), ("article_versions", "article")):
        address = f"/news/{table}.json?{narrowed if table == 'articles' else ''}_shape=objects&_size=2"
        shown: list[int] = []
        while address:
            page = reader.get(address).json()
            shown += [row[column] for row in page["rows"]]
            address = (page["next_url"] or "").removeprefix("http://localhost")
        assert (len(shown), set(shown)) == (9, ids)
    reader.close()


def test_a_csv_file_holds_every_row(db: Database, path: Path, pepper: Article) -> None:
    """However many a page may hold, and whichever page offers it."""
    save_articles(
        db, [replace(pepper, url=f"https://caonguyen.example/{number}.html") for number in range(9)]
    )
    reader = Reader(datasette_for(path))
    reader.datasette._settings["max_returned_rows"] = 4
    for table in ("articles", "article_states"):
        first = reader.text(f"/news/{table}?_size=3")
        (further,) = re.findall(r'class="next"><a href="http://localhost([^"]+)"', first)
        for page in (first, reader.text(unescape(further))):
            (file,) = re.findall(r'href="([^"]+)">CSV</a>', page)
            rows = csv.DictReader(reader.text(unescape(file)).splitlines())
            assert len({row.get("id") or row["article"] for row in rows}) == 9
    reader.close()


@pytest.mark.parametrize(
    "sql",
    [
        "select outlet from articles where id > 3 union select outlet from rejects order by outlet limit 5",
        "select outlet from articles where id > 3 group by outlet order by outlet limit 5",
        "select headline from articles order by month desc, headline limit 5",
        "select id from articles order by id limit 5",
        "select * from notes order by at limit 5",
    ],
)
def test_other_statements_stay_as_they_are(sql: str) -> None:
    """A reader's own, one that is in order already, one of a table that is not ours."""
    assert in_order_of_key(sql) == sql


def test_counts_are_those_of_the_rows(db: Database, path: Path, pepper: Article) -> None:
    """What Datasette counts of articles and of views comes from elsewhere, and is the same."""
    copies = [replace(pepper, url=f"https://caonguyen.example/tieu-post{number}.html") for number in range(3)]
    save_articles(
        db, [*copies, replace(pepper, url="https://caonguyen.example/ngan-post7.html", body="Mưa.")]
    )
    save_articles(db, [replace(copies[0], headline="Mưa", seen_at="2023-06-07T02:00:00Z")])
    reader = Reader(datasette_for(path))
    numbers = {
        table: reader.get(f"/news/{table}.json").json()["filtered_table_rows_count"] for table in QUICK
    }
    reader.close()
    assert numbers == {table: db.execute(f"select count(*) from {table}").fetchone()[0] for table in QUICK}
    assert (numbers["articles"], numbers["article_states"], numbers["clusters"]) == (4, 5, 1)


def test_what_is_counted_is_what_is_shown(
    db: Database, path: Path, pepper: Article, harbour_wall: Article
) -> None:
    """Of a search, with filters of every kind beside it, that by another table among them."""
    dated = DateCandidate("published", "hôm nay", "2023-06-05", "page")
    save_articles(db, [replace(pepper, dates=(dated,)), replace(harbour_wall, dates=())])
    reader = Reader(datasette_for(path))
    through = quote(json.dumps({"table": "article_dates", "column": "raw", "value": "hôm nay"}))
    for narrowed, number in (
        ("", 2),
        ("&outlet=cao-nguyen", 1),
        (f"&_where={quote('length(headline) > 9999')}", 0),
        (f"&_through={through}", 1),
    ):
        page = reader.get(f"/news/articles.json?_search=h*{narrowed}").json()
        assert (len(page["rows"]), page["filtered_table_rows_count"]) == (number, number)
    reader.close()


def test_what_one_page_found_is_nothing_to_the_next(
    db: Database, path: Path, pepper: Article, harbour_wall: Article
) -> None:
    """A search is run once for its page, and again for each page: other words, another filter, a new article."""
    save_articles(db, [pepper, harbour_wall])
    reader = Reader(datasette_for(path))
    assert reader.ids("/news/articles?_search=h*&outlet=cao-nguyen") == [pepper.id]
    assert reader.ids("/news/articles?_search=h*&outlet=harbour-gazette") == [harbour_wall.id]
    assert reader.ids("/news/articles?_search=harbour") == [harbour_wall.id]
    copied = replace(harbour_wall, url="https://harbourgazette.example/copy", headline="Harbour again")
    save_articles(db, [copied])
    assert set(reader.ids("/news/articles?_search=harbour")) == {harbour_wall.id, copied.id}
    assert set(reader.ids("/news/articles")) == {pepper.id, harbour_wall.id, copied.id}
    reader.close()


def test_words_new_in_a_month_are_those_no_earlier_article_holds(
    tmp_path: Path, new_database: Callable[[Path], Database], pepper: Article
) -> None:
    """Neither in a headline nor in a text, in any spelling: mưa was mùa before. Numbers are no words."""
    db = new_database(tmp_path / "news.db")
    told = [
        ("2023-05-30", "Vườn tiêu vào mùa", "Nắng hạn"),
        ("2023-06-05", "Vườn sầu riêng, sầu riêng, 2023", "Mưa"),
        ("2023-06-06", "Nắng và mưa ở vườn sầu riêng", "Gió"),
    ]
    save_articles(db, [
        replace(pepper, url=f"https://caonguyen.example/{day}", headline=headline, summary=None, body=body, published_on=day)
        for day, headline, body in told
    ])  # fmt: skip
    reader = Reader(datasette_for(tmp_path / "news.db"))
    answer = reader.get("/news/new-words.json?_shape=array").json()
    reader.close()
    db.close()
    assert [tuple(row.values()) for row in answer] == [("riêng", 3, 2), ("sầu", 3, 2), ("và", 1, 1)]


def test_one_column_can_be_searched(reader: Reader, articles: list[Article]) -> None:
    """By its name in the address; another name is an error that tells the names."""
    pepper = articles[0]
    assert reader.ids("/news/articles?_search_headline=tieu") == [pepper.id]
    assert reader.ids("/news/articles?_search_headline=dang+uy") == []
    assert reader.ids("/news/articles?_search_body=dang+uy&_search_headline=tieu") == [pepper.id]
    answer = reader.get("/news/articles?_search_outlet=x")
    assert answer.status_code == 400
    assert "_search_headline" in answer.text


@pytest.mark.parametrize("words", ["chu puh", "Chư Pưh", "dang", "Đảng", "đảng", '"đảng ủy"', "đườ*"])
def test_search_box_finds_any_spelling(reader: Reader, pepper: Article, words: str) -> None:
    """What is typed into Datasette's own box is folded like the text."""
    assert reader.ids(f"/news/articles?_search={words}") == [pepper.id]
    assert reader.ids(f"/news/find?words={words}") == []
    assert f'href="/news/articles/{pepper.id}"' in reader.text(f"/news/find?words={words}")


@pytest.mark.parametrize("words", ["(", '"', "AND", "%00", "NEAR(", "*", "a:b", ""])
def test_odd_words_are_no_error(reader: Reader, words: str) -> None:
    """Whatever is typed, the page opens."""
    reader.text(f"/news/articles?_search={words}")
    reader.text(f"/news/find?words={words}")


def test_matches_are_marked_as_printed(reader: Reader) -> None:
    """The list shows the passage that holds the words, in the original spelling."""
    page = reader.text("/news/articles?_search=duong+lang")
    assert "<mark>Đường</mark> về <mark>làng</mark>" in page


def test_text_is_shown_as_text(reader: Reader, hostile: Article) -> None:
    """No word of an article becomes HTML, and only addresses of the web become links."""
    for address in ("/", "/news/articles", "/news/articles?_search=harbour", f"/news/articles/{hostile.id}",
                    "/news/rejects", "/news/find?words=alert", "/news/article_states", "/news/undated"):  # fmt: skip
        page = reader.text(address)
        assert "<script>alert" not in page, address
        assert '" onmouseover="' not in page, address
        assert not re.search(r'(?:href|src)="\s*(?:javascript|data):', page), address


def test_article_page_reads_like_an_article(reader: Reader, pepper: Article, edited: Article) -> None:
    """Headline, stand-first, names, date in words, paragraphs, tags, versions, evidence, the original."""
    page = reader.text(f"/news/articles/{pepper.id}")
    assert f"<h1>{edited.headline}</h1>" in page
    assert f'<p class="standfirst" dir="auto">{pepper.summary}</p>' in page
    assert [f'<p dir="auto">{paragraph}</p>' in page for paragraph in pepper.body.split("\n\n")] == [
        True,
        True,
    ]
    assert "5 June 2023, 08:30" in page
    assert "What was changed: headline, byline, authors" in page
    assert f'<a href="{pepper.url}" rel="noopener noreferrer nofollow">Read it at Báo Cao Nguyên</a>' in page
    assert "datePublished" in page


def test_each_text_runs_the_way_it_is_written(db: Database, path: Path, harbour_wall: Article) -> None:
    """From the right in Arabic and Hebrew: the browser tells by the letters; article and list run as the headline does."""
    arabic = replace(harbour_wall, headline="ترميم سور الميناء", body="قال المجلس\n\nBBC", language="ar")
    save_articles(db, [arabic])
    reader = Reader(datasette_for(path))
    page, listed = reader.text(f"/news/articles/{arabic.id}"), reader.text("/news/articles")
    table = reader.text("/news/undated")
    reader.close()
    assert '<article lang="ar" dir="auto">' in page
    assert page.index('<p class="kicker" dir=') < page.index(f"<h1>{arabic.headline}</h1>")
    assert '<p dir="auto">قال المجلس</p><p dir="auto">BBC</p>' in page.replace(">\n    <", "><")
    assert '<li dir="auto">\n        <p class="kicker" dir="ltr">' in listed
    assert re.search(rf'<td dir="auto"[^>]+><a [^>]+>{arabic.headline}</a>', table)


def test_outlet_has_a_page(reader: Reader, harbour_wall: Article) -> None:
    """How much it printed and when, its sections, its articles, its feed; one without articles says so."""
    page = reader.text("/news/outlets/harbour-gazette")
    assert "<h1>Harbour Gazette</h1>" in page
    assert "2 articles</a>" in page
    assert harbour_wall.headline in reader.text("/news/articles?outlet=harbour-gazette")
    assert '/news/articles?outlet=harbour-gazette&amp;section=News">News</a> <span>1</span>' in page
    assert "/news/articles.atom?outlet=harbour-gazette" in page
    assert reader.get("/news/outlets/none").status_code == 404


def test_edit_is_told_word_by_word(reader: Reader, pepper: Article) -> None:
    """What was struck out and what stands in its place, and the former state whole."""
    page = reader.text(f"/news/article_versions/{pepper.id},1")
    assert "<h1>Vườn tiêu Chư Pưh <del>vào</del> <ins>được</ins> mùa <del>thu hoạch</del></h1>" in page
    assert f"<strong>{pepper.headline}</strong>" in page


def test_reprints_are_named_the_first_first(
    db: Database, path: Path, pepper: Article, harbour_wall: Article
) -> None:
    """Each article of a cluster leads to the others."""
    copied = replace(pepper, url="https://harbourgazette.example/copy", outlet=harbour_wall.outlet, headline="Chư Pưh được mùa", credit="Báo Cao Nguyên", published_at="2023-06-05T05:00:00Z", published_local="2023-06-05T06:00:00+01:00")  # fmt: skip
    save_articles(db, [pepper, copied])
    db.conn.execute("update articles set cluster = ?", [pepper.id])
    db.conn.commit()
    reader = Reader(datasette_for(path))
    page = reader.text(f"/news/articles/{copied.id}")
    reader.close()
    assert f'href="/news/articles/{pepper.id}">{pepper.headline}</a>' in page
    assert "Báo Cao Nguyên, 5 June 2023, 08:30, first" in page
    assert "Harbour Gazette, 5 June 2023, 06:00; from Báo Cao Nguyên" in page


def test_credit_that_the_byline_names_is_shown_once(db: Database, path: Path, pepper: Article) -> None:
    """The words "Theo TTXVN" say whom a text is taken from; behind an author the credit is named."""
    credited = replace(pepper, byline="Theo TTXVN", authors=(), credit="TTXVN")
    signed = replace(
        pepper, url=f"{pepper.url}?signed", byline="Lan (TTXVN)", authors=("Lan",), credit="TTXVN"
    )
    save_articles(db, [credited, signed])
    reader = Reader(datasette_for(path))
    pages = [reader.text(f"/news/articles/{article.id}") for article in (credited, signed)]
    reader.close()
    lines = [page.split('class="byline"')[1].split("<time")[0] for page in pages]
    assert [line.count("TTXVN") for line in lines] == [1, 1]
    assert "Theo TTXVN" in lines[0]


@pytest.mark.parametrize(
    "facet",
    ["outlet=cao-nguyen", "region=Gia+Lai", "section=Kinh+tế", "month=2023-06", "language=vi",
     "authors__arraycontains=Nguyễn+Thị+Lan", "tags__arraycontains=hồ+tiêu"],
)  # fmt: skip
def test_facet_narrows_the_list(reader: Reader, pepper: Article, facet: str) -> None:
    """Each facet is offered, and leads to the article."""
    assert pepper.id in reader.ids(f"/news/articles?{facet}")
    assert f"?{facet.split('=', maxsplit=1)[0]}=" in reader.text("/news/articles")


@pytest.mark.parametrize(
    "narrowed", ["", "&outlet=harbour-gazette", "&month=2023-06&language=vi", "&region=Nowhere"]
)
def test_kept_counts_are_those_that_counting_gives(reader: Reader, narrowed: str) -> None:
    """Facets come from the counts that are kept, or, where other filters are set, from counting; both agree."""
    address = f"/news/articles.json?_size=0{narrowed}"
    kept = reader.get(address).json()["facet_results"]
    counted = reader.get(f"{address}&headline__notblank=1").json()["facet_results"]

    def values(facets: dict[str, Any]) -> dict[str, list[tuple[Any, int, bool]]]:
        return {
            name: [(value["value"], value["count"], value["selected"]) for value in facet["results"]]
            for name, facet in facets.items()
        }

    assert values(kept) == values(counted)
    assert {"outlet", "region", "section", "month", "language", "authors", "tags"} == kept.keys()


def test_other_columns_can_be_counted_too(reader: Reader) -> None:
    """By Datasette's own facet; one of ours on a column that is not kept is counted."""
    facets = reader.get("/news/articles.json?_facet=published_from&_facet_counted=published_precision").json()
    assert {value["value"] for value in facets["facet_results"]["published_from"]["results"]} == {
        "json-ld",
        "page",
    }
    assert facets["facet_results"]["published_precision"]["results"][0]["count"] == 2


def test_tables_are_described(reader: Reader) -> None:
    """Every table's page says what it and its columns hold."""
    for table in TABLES:
        page = unescape(reader.text(f"/news/{table.name}"))
        assert all(column.description in page for column in table.columns)
        assert table.name == "articles" or table.description in page


@pytest.mark.parametrize(
    ("address", "status", "words"),
    [
        ("/news/nothing", 404, "There is no such page"),
        ("/news/articles/1", 404, "There is no such page"),
        ("/elsewhere", 404, "There is no such page"),
        ("/news/articles?_size=-1", 400, "_size must be a positive integer"),
        ("/news?sql=select+nonsense", 400, "no such column: nonsense"),
        ("/news/nothing.json", 404, "Table not found"),
    ],
)
def test_wrong_address_is_told_in_words(
    reader: Reader, capfd: pytest.CaptureFixture[str], address: str, status: int, words: str
) -> None:
    """The reader sees what was wrong, the operator's terminal no traceback."""
    answer = reader.get(address)
    assert (answer.status_code, words in answer.text) == (status, True)
    assert address.endswith(".json") or "/dateline/dateline.css" in answer.text
    assert "Traceback" not in "".join(capfd.readouterr())


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("/news/articles.atom?_search=duong+lang", ["Vườn tiêu Chư Pưh được mùa"]),
        ("/news/articles.atom?outlet=harbour-gazette", ["Council votes to mend the harbour wall", HOSTILE]),
        ("/news/headline-changes.atom", ["Vườn tiêu Chư Pưh được mùa"]),
        (
            "/news.atom?sql=select+id+as+article+from+articles+where+language='vi'",
            ["Vườn tiêu Chư Pưh được mùa"],
        ),
        ("/news/articles.atom?_search=nothing+like+it", []),
    ],
)
def test_lists_of_articles_are_feeds_too(reader: Reader, address: str, found: list[str]) -> None:
    """A search, a facet, a question and a query of one's own can be subscribed to; text stays text."""
    answer = reader.get(address)
    assert answer.headers["content-type"].startswith("application/atom+xml")
    feed = feedparser.parse(answer.content)
    assert not feed.bozo
    assert {entry.title_detail.value for entry in feed.entries} == set(found)
    assert all(entry.link.startswith("http://localhost/news/article") for entry in feed.entries)
    assert not any(link.href.startswith("javascript") for entry in feed.entries for link in entry.links)


def test_a_feed_tells_instants_that_are_known(reader: Reader, edited: Article) -> None:
    """When it was published, where a time is printed; when it was first seen; who wrote it; where it stands."""
    (entry,) = feedparser.parse(reader.get("/news/articles.atom?outlet=cao-nguyen").content).entries
    assert (entry.published, entry.updated) == ("2023-06-05T01:30:00Z", NOW)
    assert (entry.author, entry.links[1].href) == ("Nguyễn Thị Lan", edited.url)


@pytest.mark.parametrize("name", ["edits", "article_versions", "article_states", "headline-changes"])
def test_a_feed_of_edits_announces_each(db: Database, path: Path, pepper: Article, name: str) -> None:
    """With an id of its own, the instant it was seen, the headline it gave, and the page of what was changed."""
    save_articles(db, [pepper])
    for day, headline in ((6, "Mưa"), (7, "Nắng")):
        save_articles(db, [replace(pepper, headline=headline, seen_at=f"2023-06-0{day}T02:00:00Z")])
    reader = Reader(datasette_for(path))
    feed = feedparser.parse(reader.get(f"/news/{name}.atom?_labels=on").content)
    reader.close()
    edits = {
        f"http://localhost/news/article_versions/{pepper.id},1": ("2023-06-06T02:00:00Z", "Mưa"),
        f"http://localhost/news/article_versions/{pepper.id},2": ("2023-06-07T02:00:00Z", "Nắng"),
    }
    first = {f"http://localhost/news/articles/{pepper.id}": (pepper.seen_at, "Nắng")}
    told = {entry.id: (entry.updated, entry.title) for entry in feed.entries}
    assert told == (edits | first if name == "article_states" else edits)
    assert {entry.link for entry in feed.entries} == set(told)
    assert feed.feed.updated == "2023-06-07T02:00:00Z"


def test_rows_that_name_no_article_are_no_feed(reader: Reader) -> None:
    """The remedy is told."""
    answer = reader.get("/news/outlets.atom")
    assert (answer.status_code, "column `article`" in answer.text) == (400, True)
    assert "atom" not in reader.text("/news/outlets")


def test_robots_are_kept_out(reader: Reader) -> None:
    """The archive is for its readers, not for search engines."""
    assert reader.text("/robots.txt") == "User-agent: *\nDisallow: /"


def test_database_is_read_only(db: Database, path: Path, harbour_wall: Article) -> None:
    """Nobody writes through the site; what a crawl writes meanwhile is there at the next look."""
    reader = Reader(datasette_for(path))
    assert reader.get("/news?sql=delete+from+outlets").status_code == 400
    news = reader.datasette.get_database("news")
    with pytest.raises(sqlite3.OperationalError, match="reading only"):
        reader.loop.run_until_complete(news.execute_write("delete from outlets"))
    assert "No articles yet" in reader.text("/")
    save_articles(db, [harbour_wall])
    assert "1 article</strong>" in reader.text("/")
    reader.close()


def test_published_copy_is_served_where_nothing_can_be_written(
    db: Database, harbour_wall: Article, tmp_path: Path
) -> None:
    """No file appears beside it, and none is needed."""
    save_articles(db, [harbour_wall])
    folder = tmp_path / "published"
    folder.mkdir()
    db.execute("vacuum into ?", [str(folder / "copy.db")])
    folder.chmod(0o555)
    reader = Reader(datasette_for(folder / "copy.db", immutable=True))
    assert "1 article</strong>" in reader.text("/")
    assert reader.ids("/news/articles?_search=harbour") == [harbour_wall.id]
    reader.close()
    assert [file.name for file in folder.iterdir()] == ["copy.db"]
    folder.chmod(0o755)


def test_immutable_file_must_be_finished_and_of_today(db: Database, path: Path, tmp_path: Path) -> None:
    """What a crawl is writing to would be read in halves; what is old must be brought up to date first."""
    with pytest.raises(NotADatabaseError, match=r"news\.db-wal holds more of it"):
        datasette_for(path, immutable=True)
    old = tmp_path / "old.db"
    db.execute("delete from _sqlite_migrations where name = (select max(name) from _sqlite_migrations)")
    db.conn.commit()
    db.execute("vacuum into ?", [str(old)])
    with pytest.raises(NotADatabaseError, match="earlier Dateline"):
        datasette_for(old, immutable=True)
    with pytest.raises(MissingDatabaseError):
        datasette_for(tmp_path / "none.db", immutable=True)


@pytest.mark.usefixtures("db")
def test_empty_database_says_what_to_do(path: Path) -> None:
    """Before the first crawl every page opens too."""
    reader = Reader(datasette_for(path))
    assert "dateline crawl" in reader.text("/")
    assert "Nothing fits" in reader.text("/news/articles")
    assert "No articles yet" in reader.text("/news/outlets/cao-nguyen")
    reader.close()


def test_missing_or_foreign_file_is_told(tmp_path: Path) -> None:
    """No server starts on nothing."""
    with pytest.raises(MissingDatabaseError):
        serve(tmp_path / "news.db")
    (tmp_path / "x.db").write_text("words, words, words")
    with pytest.raises(NotADatabaseError):
        serve(tmp_path / "x.db")


@pytest.mark.usefixtures("db")
def test_port_in_use_is_told(path: Path) -> None:
    """Who else listens there keeps the port."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(PortTakenError, match=f"127.0.0.1:{port}: the port is in use"):
            serve(path, port=port)


def test_any_file_name_will_do(db: Database, path: Path) -> None:
    """Blanks, question marks and per cent signs too."""
    db.close()
    odd = path.rename(path.with_name("tin tức 100%? #1.db"))
    reader = Reader(datasette_for(odd))
    assert reader.get("/news/outlets.json?_shape=array").json()[0]["name"] == "Báo Cao Nguyên"
    reader.close()
