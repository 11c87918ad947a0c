"""What stands between the paragraphs for something else: cards of other articles, calls to follow, lines that only lead on."""

from __future__ import annotations

import pytest

from tests.pipelines.test_read_body import ONE, PARAGRAPHS, THREE, TWO, ReadHtml, page

CARD = "<article><h3><a href=/ferry>The ferry was sold</a></h3><p>It had run for forty years between the two quays.</p></article>"


def _between(box: str) -> str:
    return page(f"<div class=text><p>{ONE}</p><p>{TWO}</p>{box}<p>{THREE}</p></div>")


@pytest.mark.parametrize(
    "box",
    [
        pytest.param(f"<div><h3>Soma hizi</h3>{CARD}{CARD}</div>", id="cards and their heading"),
        pytest.param(
            "<p>Läs detta: <a href=/ferry>The ferry was sold to a town up the coast</a></p>",
            id="label and link",
        ),
        pytest.param(
            "<p>FUNDA LAPHA | <a href=/ferry>The ferry was sold to a town up the coast</a></p>",
            id="bar and link",
        ),
        pytest.param("<p>$$ARTICLEAD$$</p>", id="placeholder"),
        pytest.param(
            "<section class=ai-summary><ul><li>It will close the quay.</li></ul></section>",
            id="a machine's points",
        ),
        pytest.param(
            "<p>This summary was written by AI and checked by our editors.</p>", id="a machine's note"
        ),
        pytest.param("<p>➡️ Únete al canal del puerto en WhatsApp</p>", id="call behind an arrow"),
        pytest.param("<p>📲 Sign up for our newsletter</p>", id="offer behind a picture"),
        pytest.param(
            "<p>Dette er et debatindlæg. Det er udtryk for skribentens holdning.</p>", id="kind of a text"
        ),
        pytest.param("<p>Vous avez aimé cet article ? Le port vous écrit chaque semaine.</p>", id="appeal"),
        pytest.param(
            "<p>मराठी बातम्या: <a href=https://play.google.com/store/apps/details?id=x>अ‍ॅप</a>.</p>", id="app"
        ),
        pytest.param(
            "<p>Hör av dig i <a href=https://whatsapp.com/channel/salt>vår kanal</a> varje dag.</p>",
            id="channel",
        ),
        pytest.param("<p>Фото: пресс-служба порта</p>", id="credit"),
        pytest.param("<p>Sursa foto: arhivă</p>", id="credit behind a word"),
        pytest.param("<p>Rūta Kalnienė nuotr.</p>", id="credit at the end of its line"),
        pytest.param(
            "<p><em>Jeden Morgen: <a href=/newsletter>unser Brief</a> aus dem Hafen. <a href=/newsletter>Hier entlang.</a></em></p>",
            id="letter",
        ),
        pytest.param(
            "<brick-factbox-v3><section><h3>Fakta</h3><p>The quay was built in 1911.</p></section></brick-factbox-v3>",
            id="an app's own element",
        ),
        pytest.param(
            "<section class=s_call_to_action><div class=text><p>Become a member of our society.</p></div></section>",
            id="call to action",
        ),
        pytest.param(f"<blockquote><p>{TWO[:60]}</p></blockquote>", id="words again in a blockquote"),
        pytest.param(
            "<figure class=pullquote><blockquote><p>It will close the quay</p><cite>Ann Lee</cite></blockquote></figure>",
            id="pull quote",
        ),
    ],
)
def test_what_stands_for_something_else_is_no_paragraph(read_html: ReadHtml, box: str) -> None:
    """Whatever language it is written in."""
    assert read_html(_between(box)).paragraphs == PARAGRAPHS


@pytest.mark.parametrize(
    "box",
    [
        pytest.param(
            "<p>The plans stand here: <a href=https://town.example/plans>https://town.example/plans</a></p>",
            id="address",
        ),
        pytest.param(
            "<p>She wrote of it on <a href=https://t.me/mayor/312>Telegram</a> the same night.</p>", id="post"
        ),
        pytest.param(
            "<figure><blockquote><p>It will close the quay, and we shall live.</p></blockquote></figure>",
            id="quotation",
        ),
    ],
)
def test_what_only_looks_like_it_stays(read_html: ReadHtml, box: str) -> None:
    """An address in print, a source's own post, a quotation that a system sets as a figure."""
    assert len(read_html(_between(box)).paragraphs) == len(PARAGRAPHS) + 1


def test_a_channel_that_the_margins_link_to_is_the_papers_own(read_html: ReadHtml) -> None:
    """A source's account is not."""
    call = "<p>Все новости в <a href=https://t.me/salt>Telegram</a>.</p>"
    assert len(read_html(_between(call)).paragraphs) == len(PARAGRAPHS) + 1
    margin = "<div class=links><a href=https://t.me/salt>t</a></div>"
    assert read_html(_between(call).replace("</main>", f"</main>{margin}")).paragraphs == PARAGRAPHS


def test_a_byline_behind_the_stand_first_goes(read_html: ReadHtml) -> None:
    """Where the text is short, it is no label at the edge."""
    line = "<div class=sign>Ann Lee - 5/6/2023 at 10:07 - two minutes</div>"
    text = f"<article><div><p>{ONE}</p></div>{line}<div><div class=t><p>{TWO}</p></div></div></article>"
    assert not any("Ann Lee" in paragraph for paragraph in read_html(page(text)).paragraphs)


def test_a_title_between_section_and_date_is_no_paragraph(read_html: ReadHtml) -> None:
    """Old templates part them by single breaks, and the paragraphs by two."""
    title = "Harbour wall to be raised by a metre"
    cell = "<br><br>".join([f"News<br>{title}<br>Added: 5/6/2023 08:30", *PARAGRAPHS])
    html = f"<html><head><title>{title}</title></head><body><table><tr><td>{cell}</td><td>Tides and winds for today</td></tr></table></body></html>"
    assert read_html(html).paragraphs == PARAGRAPHS


def test_a_quotation_between_bare_paragraphs_stays(read_html: ReadHtml) -> None:
    """Engines whose editors know only breaks quote by a box of that name."""
    quote = "“It will close the quay, and we shall live.”"
    text = f"<div class=text>{ONE}<br><br>{TWO}<br><br><div class=quote>{quote}</div><br>{THREE}</div>"
    assert read_html(page(text)).paragraphs == (ONE, TWO, quote, THREE)


def test_a_text_in_two_sections_is_read_whole(read_html: ReadHtml) -> None:
    """The second holds more, and nearly as much as both."""
    sections = "".join(
        f"<section class=row><div class=container>{inside}</div></section>"
        for inside in (f"<p class=snippet_text>{ONE}</p>", f"<p>{TWO}</p><p class=x>{THREE}</p>")
    )
    assert read_html(page(f"<div class=story>{sections}</div>")).paragraphs == PARAGRAPHS


@pytest.mark.parametrize(
    "line",
    [
        "BONUS VIDEO:",
        "(al/dpa)",
        "(kb)",
        "A. L.",
        "Twitter: @annlee",
        "좋아요 118",
        "Useful (54)",
    ],
)
def test_a_label_or_initials_at_the_end_are_no_paragraph(read_html: ReadHtml, line: str) -> None:
    """What the label announced was a player; short pieces are signed so."""
    html = page(f"<div class=text><p>{ONE}</p><p>{TWO}</p><p>{THREE}</p><p>{line}</p></div>")
    assert read_html(html).paragraphs == PARAGRAPHS


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("<p><b>Videos from the coast</b></p>", id="heading by its weight"),
        pytest.param("<p>انتهای پیام/</p>", id="end of a message"),
        pytest.param(
            "<p><em>A tip? Write to <a href=mailto:news@salt.example>our editors</a> at any time.</em></p>",
            id="in italics, to an address",
        ),
        pytest.param(
            "<p>More in our <a href=https://t.me/salt>channel</a> and <a href=https://vk.com/salt>group</a>.</p>",
            id="two accounts",
        ),
        pytest.param(
            "<p>More of the region's news, hour by hour, in the <a href=/>Saltmouth Gazette</a>.</p>",
            id="front page",
        ),
    ],
)
def test_what_ends_a_text_for_the_paper_is_no_paragraph(read_html: ReadHtml, line: str) -> None:
    """Headings of what is no more, calls to follow or to write."""
    text = f"<div class=text><p>{ONE}</p><p>{TWO}</p><p>{THREE}</p>{line}</div>"
    assert read_html(page(text)).paragraphs == PARAGRAPHS


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(
            "<p>The mayor wrote of it in <a href=https://t.me/mayor>Telegram</a>.</p>", id="one account"
        ),
        pytest.param("<p>First printed by the <a href=/>Gazette</a>.</p>", id="where it was first printed"),
        pytest.param(
            "<p>The gallery shows its pictures until the spring: <a href=https://gallery.example/>Quay House</a></p>",
            id="another's front page",
        ),
        pytest.param(
            "<p><em>“It will close the quay, and <a href=/wall>we</a> shall live.”</em></p>", id="italics"
        ),
    ],
)
def test_what_ends_a_text_and_is_its_own_stays(read_html: ReadHtml, line: str) -> None:
    """It leads to others, or to nobody's address."""
    text = f"<div class=text><p>{ONE}</p><p>{TWO}</p><p>{THREE}</p>{line}</div>"
    assert len(read_html(page(text)).paragraphs) == len(PARAGRAPHS) + 1


@pytest.mark.parametrize(
    ("canonical", "target"),
    [("https://salt.example/wall", "http://[salt"), ("http://[salt", "https://salt.example/")],
    ids=["link", "canonical"],
)
def test_an_address_that_is_none_costs_no_article(read_html: ReadHtml, canonical: str, target: str) -> None:
    """Addresses of pages cannot all be taken apart."""
    line = f"<p>More of the region's news, hour by hour, in the <a href='{target}'>Saltmouth Gazette</a>.</p>"
    html = page(
        f"<div class=text><p>{ONE}</p><p>{TWO}</p><p>{THREE}</p>{line}</div>",
        f"<link rel=canonical href='{canonical}'>",
    )
    assert read_html(html).paragraphs[:3] == PARAGRAPHS


def test_a_text_of_headings_keeps_them_all(read_html: ReadHtml) -> None:
    """Captions of a gallery, of which a heading alone is left."""
    heads = "".join(f"<h2>{n}. The quay of the year {1900 + n}</h2>" for n in range(1, 7))
    assert len(read_html(page(f"<div class=text><p>{ONE}</p><p>{TWO}</p>{heads}</div>")).paragraphs) == 8


def test_a_wide_space_behind_a_break_begins_a_paragraph(read_html: ReadHtml) -> None:
    """Small systems of the east know one break."""
    text = "<br>".join(f"\u3000{paragraph}" for paragraph in PARAGRAPHS)
    assert read_html(page(f"<div class=honbun>{text}</div>")).paragraphs == PARAGRAPHS


@pytest.mark.parametrize(
    "line",
    [
        "114 views",
        "Lượt xem: 1.236",
        "1236 lượt xem",
        "14 likes",
        "3 minutes ago",
        "Updated 2 minutes ago",
        "Vor 3 Stunden",
        "3 min read",
        "Last updated: 2026-11-26 21:01:10",
        "Updated: 21:05, 26 November 2026",
        "Cập nhật lúc 21:02 ngày 26/11/2026",
        "Mis à jour le 5 juin 2023 à 8h30",
        "Published 26 Nov 2026 20:30 | Updated 26 Nov 2026 21:01",
    ],
)
def test_what_is_another_number_at_every_look_is_no_paragraph(read_html: ReadHtml, line: str) -> None:
    """Wherever it stands: it would make a version of every look."""
    html = page(f"<div class=text><p>{ONE}</p><p>{TWO}</p><p>{line}</p><p>{THREE}</p></div>")
    assert read_html(html).paragraphs == PARAGRAPHS


@pytest.mark.parametrize(
    "line", ["14 comments were read out.", "8 hours", "Updated 5 ferries with 20 engines", "26 November 2026"]
)
def test_numbers_that_tell_something_are_text(read_html: ReadHtml, line: str) -> None:
    """Values of a list, the days of a chronicle."""
    html = page(f"<div class=text><p>{ONE}</p><p>{TWO}</p><p>{line}</p><p>{THREE}</p></div>")
    assert line in read_html(html).paragraphs
