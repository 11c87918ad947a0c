"""Who wrote it: names out of structured data, metas and the visible byline."""

from datetime import UTC, datetime

import pytest

from pipelines.document import parse
from pipelines.metadata import Metadata, read_metadata
from pipelines.metadata.byline_words import persons_in
from pipelines.metadata.people import is_name, looks_like_person, names_of
from pipelines.outlet import Outlet, ReadRules
from pipelines.page import Page
from storage.records import OutletRecord

BODY = "<p>" + "It rained in the harbour all day, and the boats stayed where they were. " * 5 + "</p>"


def metadata(head: str = "", body: str = "", rules: ReadRules | None = None) -> Metadata:
    """The metadata of a page of the Harbour Gazette with this head, and this around its text."""
    html = f"<html><head>{head}</head><body><article><h1>Rain again</h1>{body}</article></body></html>"
    address = "https://gazette.example/rain"
    page = Page(address, address, 200, {}, html.encode(), datetime(2023, 6, 6, tzinfo=UTC), "gazette")
    record = OutletRecord("gazette", "Harbour Gazette", "https://gazette.example/", "en", "Europe/London")
    return read_metadata(parse(page), Outlet(record, read=rules or ReadRules()))


def authors(head: str = "", body: str = BODY) -> list[str]:
    """The names of the authors."""
    return [words.text for words in metadata(head, body).authors]


def json_author(author: str) -> str:
    """JSON-LD with this as author."""
    return f'<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "Rain again", "author": {author}}}</script>'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Ann Lee, Bob Roe and Cy Dee", ["Ann Lee", "Bob Roe", "Cy Dee"], id="comma and and"),
        pytest.param("Ann Lee und Bob Roe", ["Ann Lee", "Bob Roe"], id="German"),
        pytest.param("Lê An và Trần Bình", ["Lê An", "Trần Bình"], id="Vietnamese"),
        pytest.param("Ann Lee; Bob Roe", ["Ann Lee", "Bob Roe"], id="semicolon"),
        pytest.param("By Ann Lee", ["Ann Lee"], id="by"),
        pytest.param("Ann Lee, political editor", ["Ann Lee"], id="office"),
        pytest.param("Ann Lee (ale)", ["Ann Lee"], id="initials"),
        pytest.param("배윤경,이상현", ["배윤경", "이상현"], id="Korean"),
        pytest.param("Tạ Nguyên/Báo Tin tức", ["Tạ Nguyên", "Báo Tin tức"], id="name and paper"),
        pytest.param("sid/dpa", ["sid/dpa"], id="agencies"),
        pytest.param(
            "Tạ Nguyên/Gazette/TTXVN", ["Tạ Nguyên", "Gazette", "TTXVN"], id="name, paper and agency"
        ),
        pytest.param("Ann Lee ann@gazette.example", ["Ann Lee"], id="address behind"),
        pytest.param("Y Krang Tor", ["Y Krang Tor"], id="Highland name with Y"),
    ],
)
def test_names_are_split_and_stripped(text: str, expected: list[str]) -> None:
    """The ways in which publishers put several people into one string."""
    assert names_of(text) == expected


@pytest.mark.parametrize(
    "junk",
    ["admin", "https://gazette.example/ann", "@ann", "105092", "emma-mackenzie", "Bút danh", "x" * 90, ""],
)
def test_junk_is_no_name(junk: str) -> None:
    """Placeholders, accounts, handles, numbers, addresses."""
    assert not is_name(junk)


def test_persons_look_like_persons() -> None:
    """Capitals on all but particles; no office, no digits."""
    assert looks_like_person("Ludwig van der Rohe")
    assert looks_like_person("Siu H'Nguyệt")
    assert not looks_like_person("Posted yesterday at noon")
    assert not looks_like_person("Sports Desk")


def test_json_ld_names_its_authors() -> None:
    """As an object, a list, a string, a pointer to another node."""
    assert authors(json_author('{"@type": "Person", "name": "Ann Lee"}')) == ["Ann Lee"]
    assert authors(json_author('[{"name": "Ann Lee"}, {"name": "Bob Roe"}]')) == ["Ann Lee", "Bob Roe"]
    assert authors(json_author('"Ann Lee and Bob Roe"')) == ["Ann Lee", "Bob Roe"]
    assert authors(json_author('{"name": ["Ann Lee", "Bob Roe"]}')) == ["Ann Lee", "Bob Roe"]


def test_the_outlets_own_name_gives_way_to_a_person() -> None:
    """Templates fill an empty author with the paper's name."""
    head = (
        json_author('{"@type": "Organization", "name": "Harbour Gazette"}')
        + '<meta name="author" content="Ann Lee">'
    )
    assert authors(head) == ["Ann Lee"]


def test_organisations_are_marked_as_such() -> None:
    """So that an agency becomes the credit: by its type, or because it bears the site's name."""
    by_type = metadata(json_author('{"@type": "Organization", "name": "dpa"}'), BODY).authors
    by_name = metadata('<meta name="author" content="Harbour Gazette">', BODY).authors
    assert [words.origin for words in (*by_type, *by_name)] == [
        "json-ld:organization",
        "meta:author:organization",
    ]


def test_a_newsrooms_own_meta_is_before_the_plain_one() -> None:
    """``author`` often names the vendor of the software."""
    head = '<meta name="author" content="MEDIAWORKS"><meta name="dable:author" content="MAI QUẾ">'
    assert authors(head) == ["MAI QUẾ"]


def test_accounts_of_social_networks_are_no_authors() -> None:
    """``twitter:creator`` and addresses of profiles."""
    assert (
        authors(
            '<meta name="twitter:creator" content="@gazette"><meta property="article:author" content="https://fb.example/g">'
        )
        == []
    )


def test_a_visible_byline_names_who_nobody_else_does() -> None:
    """Marked by class, by rel, or by the word it begins with."""
    for line in (
        '<div class="article__byline">By Ann Lee</div>',
        '<a rel="author" href="/ann">Ann Lee</a>',
        "<p>By Ann Lee</p>",
    ):
        assert authors("", line + BODY) == ["Ann Lee"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("<span>Por <b>Lucía Ferreyra</b></span><span>3 min. de lectura</span>", ["Lucía Ferreyra"]),
        ("<span>Posted on Monday, June 5, 2023 by <a href=/ann>Ann Lee</a></span>", ["Ann Lee"]),
        ("<div>Penulis: Sari Dewi | Editor: Budi Santoso</div>", ["Sari Dewi"]),
        ("<div class=byline>Ann Lee Published June 5, 2023 at 8:42 AM</div>", ["Ann Lee"]),
        ("<p>Posted Monday, June 5, 2023</p>", []),
        ("<div class=author>Haber Merkezi</div>", []),
    ],
)
def test_a_byline_begins_with_a_word_a_verb_or_a_label(line: str, expected: list[str]) -> None:
    """Themes print it without a class, around a link, or in one line with date and editor."""
    body = f"{line}<p>{'It rained in Exeter. ' * 60}</p>"
    assert [words.text for words in metadata(body=body).authors] == expected


def test_a_day_may_follow_a_name_without_a_blank() -> None:
    """Names of the east end where the digits begin."""
    assert authors(
        body=f"<div class=author><span>许知遥</span><span>2018-04-20 14:27</span></div>{BODY}"
    ) == ["许知遥"]


def test_a_byline_behind_the_text_counts() -> None:
    """Vietnamese papers sign at the end."""
    assert authors("", BODY + BODY + '<p class="author">Lê Văn An</p>') == ["Lê Văn An"]


def test_the_byline_is_the_line_that_names_a_known_author() -> None:
    """Teasers beside the article have bylines too."""
    teaser = '<div class="byline">By Bob Roe</div>'
    page = metadata(
        json_author('{"name": "Ann Lee"}'), teaser + '<div class="byline">By Ann Lee in Exeter</div>' + BODY
    )
    assert page.byline is not None
    assert page.byline.text == "By Ann Lee in Exeter"


def test_dates_and_photo_credits_are_no_bylines() -> None:
    """They stand in blocks of that name."""
    assert (
        metadata(
            "",
            '<div class="author-meta">Published 5 June 2023</div><p class="author">Photo: Bob Roe</p>' + BODY,
        ).byline
        is None
    )


def test_bylines_of_related_articles_do_not_count() -> None:
    """Boxes and links about others."""
    body = '<aside><p class="byline">By Bob Roe</p></aside><div class="related"><p class="byline">By Cy Dee</p></div>'
    assert authors("", body + BODY) == []


def test_what_an_article_was_taken_from_is_no_author() -> None:
    """Words such as "Theo" name the source; the line itself is kept for the credit."""
    page = metadata("", BODY + BODY + '<p class="author">Theo Tuổi Trẻ</p>')
    assert page.authors == ()
    assert page.byline is not None
    assert page.byline.text == "Theo Tuổi Trẻ"


def test_an_outlets_byline_rule_wins() -> None:
    """The rule's line is the byline, and its person the author."""
    page = metadata(
        "", '<p class="sig">Ann Lee</p><p class="byline">By Bob Roe</p>' + BODY, ReadRules(byline=(".sig",))
    )
    assert page.byline is not None
    assert (page.byline.text, [words.text for words in page.authors]) == ("Ann Lee", ["Ann Lee"])


def test_what_stands_on_other_lines_of_a_byline_is_no_part_of_the_name() -> None:
    """The paper below it, a link to an account beside it; of several persons each has a line."""
    paper = "<div class=byline><div>By <span>Ann Lee</span></div><div>SALTMOUTH DAILY</div></div>"
    account = "<div class=byline><p><a href='/people/1'>Ann Lee</a></p><a href='/t'>Twitter</a></div>"
    two = "<div class=byline><p>Ann Lee</p><p>Bob Roe</p></div>"
    assert authors(body=paper + BODY) == authors(body=account + BODY) == ["Ann Lee"]
    assert authors(body=two + BODY) == ["Ann Lee", "Bob Roe"]


def test_microdata_may_say_more_of_an_author_than_the_name() -> None:
    """The element of the name may also be the one of its address."""
    author = (
        '<div itemprop="author" itemscope itemtype="https://schema.org/Person"><a itemprop="name url" href="/lee">Ann Lee</a>'
        '<span itemprop="jobTitle">reporter</span> <span>9 followers</span></div>'
    )
    html = f'<div itemscope itemtype="https://schema.org/NewsArticle">{author}{BODY}</div>'
    assert authors(body=html) == ["Ann Lee"]


def test_the_source_beside_a_byline_belongs_to_it() -> None:
    """Papers of Vietnam print whom a text was taken from in an element of its own."""
    line = '<span class="author">Lê Hà, </span><span class="source">Theo Sông Thương</span>'
    byline = metadata(body=f"<div>{line}</div>{BODY}").byline
    assert byline
    assert byline.text == "Lê Hà | Theo Sông Thương"


def test_what_wordpress_plugins_label_names_the_writer() -> None:
    """Two pairs of metas hold who wrote it and how long it takes to read, under labels in the paper's language."""
    pairs = (("Escrito por", "Ann Lee"), ("Tiempo de lectura", "5 minutos"))
    head = "".join(
        f'<meta name="twitter:label{n}" content="{label}"><meta name="twitter:data{n}" content="{value}">'
        for n, (label, value) in enumerate(pairs, start=1)
    )
    assert authors(head) == ["Ann Lee"]


def test_an_outlets_own_name_is_one_whatever_words_it_is_made_of() -> None:
    """The word for "and" of one language stands in the names of another."""
    head = '<meta property="og:site_name" content="Gazette og Post"><meta property="article:author" content="Gazette og Post">'
    assert authors(head) == ["Gazette og Post"]


def test_a_byline_may_stand_bare_behind_the_dates_element() -> None:
    """Old templates write on behind an element, in none of the line's own; prose that begins alike is none."""
    line = (
        '<div><small>posted on <time datetime="2023-06-05T08:30:00Z">June 5</time></small> by Ann Lee </div>'
    )
    byline = metadata(body=f"{line}{BODY}").byline
    assert byline
    assert byline.text == "by Ann Lee"
    assert metadata(body=f"<p><b>Seen</b> by Ann Lee, the boats lay still.</p>{BODY}").byline is None


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Story by Ann Lee", "Ann Lee"),
        ("Ein Kommentar von Jan Roth", "Jan Roth"),
        ("Redacción: Ana Ruiz", "Ana Ruiz"),
        ("Texto de Ana Silva", "Ana Silva"),
        ("Teksti: Matti Virta", "Matti Virta"),
        ("Piše: Ana Kos", "Ana Kos"),
        ("Аутор: Ана Кос", "Ана Кос"),
        ("Συντάκτης: Νίκος Παππάς", "Νίκος Παππάς"),
        ("Γράφει ο Νίκος Παππάς", "Νίκος Παππάς"),
        ("ავტორი: ნინო ბერიძე", "ნინო ბერიძე"),
        ("Müəllif: Əli Həsənov", "Əli Həsənov"),
        ("Autorius: Jonas Kazlauskas", "Jonas Kazlauskas"),
        ("Bài, ảnh: Nguyễn Văn An", "Nguyễn Văn An"),
        ("문체부 홍길동 기자", None),
        ("홍길동 기자", "홍길동"),
        ("文/李明", "李明"),
        ("本报记者 李明", "李明"),
    ],
)
def test_a_byline_nobody_marked_is_known_by_its_words(line: str, name: str | None) -> None:
    """In the languages of the press; a line that only holds such a word is none."""
    byline = metadata(body=f"<div>{line}</div>{BODY}").byline
    assert persons_in(byline.text if byline else "") == ([name] if name else [])
