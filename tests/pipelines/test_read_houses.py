"""What houses and publishing systems do to a text, each in a page of its own: walls, boxes round tables, lines that only breaks part."""

from __future__ import annotations

from itertools import pairwise

import pytest

from pipelines.normalise import normalise
from tests.pipelines.conftest import URL, ReadHtml

RAIN = [
    f"The {when} brought more rain than the harbour had seen in {years} years, and the wall held, said the harbour master."
    for when, years in (("morning", "ten"), ("noon", "twenty"), ("evening", "thirty"), ("night", "forty"))
]
DAYS = [
    f"On day {day} of the storm the ferries stayed in the harbour, and {10 * day} people slept in the fish hall."
    for day in range(1, 13)
]
PARAGRAPHS = "".join(f"<p>{text}</p>" for text in RAIN)


def page(body: str, head: str = "") -> str:
    """Return a page whose headline is the same as its title."""
    return f"<html><head><title>Harbour wall holds in the rain</title>{head}</head><body>{body}</body></html>"


def article(inner: str) -> str:
    """Return a page of an article."""
    return page(f"<main><h1>Harbour wall holds in the rain</h1>{inner}</main>")


def test_text_before_and_behind_the_wall_is_one(read_html: ReadHtml) -> None:
    """The first paragraphs are free to read, and named otherwise than those that subscribers read."""
    free = f'<div class="lee-article-text subscriber-preview"><p>{RAIN[0]}</p></div>'
    paid = "".join(f'<div class="subscriber-only"><p>{text}</p></div>' for text in RAIN[1:] * 3)
    assert read_html(article(f'<div class="asset-body">{free}{paid}</div>')).paragraphs[0] == RAIN[0]


def test_subheads_behind_the_wall_stay(read_html: ReadHtml) -> None:
    """A heading between paragraphs that are taken in from a paywall's box comes with them; one behind them does not."""
    free, paid = (
        "".join(f'<p class="story-paragraph">{text}</p>' for text in texts) for texts in (RAIN[:2], RAIN[3:])
    )
    wall = f'<div class="paywalled-content"><p class="story-paragraph">{RAIN[2]}</p><h2 class="story-subhead">The night after</h2>{paid}<h2>Latest offers</h2></div>'
    read = read_html(article(f'<div class="story-body">{free}{wall}</div>'))
    assert read.paragraphs == (*RAIN[:3], "The night after", RAIN[3])


@pytest.mark.parametrize(
    ("boxed", "kept"),
    [
        (
            '<div class="overflow-x-auto"><table><tr><th>Year</th><th>Rain</th></tr><tr><td>2024</td><td>812</td></tr></table><p>Source: Harbour Office</p></div>',
            ("Year | Rain", "2024 | 812"),
        ),
        (
            '<div class="data-table"><table><tr><td><p>Year</p></td><td><p>Rain</p></td></tr><tr><td><p>2024</p></td><td><p>812</p></td></tr></table></div>',
            ("Year | Rain", "2024 | 812"),
        ),
        (
            '<div class="list-block"><ul><li>the north pier,</li><li>the fish hall.</li></ul></div>',
            ("the north pier,", "the fish hall."),
        ),
        ('<div class="see-also"><ul><li><a href="/a">Fish hall closed for a week</a></li></ul></div>', ()),
    ],
)
def test_boxes_round_tables_and_lists_are_no_asides(
    read_html: ReadHtml, boxed: str, kept: tuple[str, ...]
) -> None:
    """What a system wraps stays, without the line under a table; a list of links goes."""
    paragraphs = [f'<p class="text">{text}</p>' for text in RAIN]
    read = read_html(article(f'<div class="body">{paragraphs[0]}{boxed}{"".join(paragraphs[1:])}</div>'))
    assert read.paragraphs == (RAIN[0], *kept, *RAIN[1:])


def test_bare_text_is_not_left_for_a_list_of_teasers(read_html: ReadHtml) -> None:
    """The text stands straight in its box, behind it the paper's own line and teasers longer than it; h1 names the section."""
    teasers = "".join(
        f'<p class="news-item"><a href="/{n}">Fish hall number {n} is closed again</a><br>{RAIN[n % 4][:90]}</p>'
        for n in range(7)
    )
    own = '<div class="tg">Follow our own channel, where the news of all the harbour is told before anybody else tells it!</div>'
    texts = [f"{one} {other}" for one, other in pairwise([*RAIN, RAIN[0]])]
    text = "<br><br>".join(texts)
    body = f'<h1>Society</h1><div class="news-detail"><h3>Harbour wall holds in the rain</h3>{text}</div>{own}<h3>More</h3><div class="news-list">{teasers}</div>'
    read = read_html(page(f'<table><tr><td class="center">{body}</td></tr></table>'))
    assert read.paragraphs == tuple(texts)
    assert read.headline is not None
    assert read.headline.text == "Harbour wall holds in the rain"


def test_items_that_breaks_part_are_paragraphs(read_html: ReadHtml) -> None:
    """Lines with the mark of an item are a list; other lines that one break parts run on."""
    listed = "Closed are:<br>— the north pier;<br>\n— the fish hall.<br><br>"
    read = read_html(article(f"<div class='text'>{RAIN[0]}<br><br>{listed}{RAIN[1]}<br>{RAIN[2]}</div>"))
    assert read.paragraphs == (
        RAIN[0],
        "Closed are:",
        "— the north pier;",
        "— the fish hall.",
        f"{RAIN[1]} {RAIN[2]}",
    )


def test_caption_in_the_box_of_its_picture_goes(read_html: ReadHtml) -> None:
    """Old portals centre a picture and the words below it in one box."""
    picture = (
        '<div style="text-align:center"><img src="/a.jpg"><br><em>The wall at noon. Photo: Ann Lee</em></div>'
    )
    assert read_html(article(f"<p>{RAIN[0]}</p>{picture}<p>{RAIN[1]}</p>")).paragraphs == tuple(RAIN[:2])


def test_title_that_names_the_site_in_unknown_words(read_html: ReadHtml) -> None:
    """Where no heading is set the headline is the part of the title that the page prints."""
    body = f'<div class="t">Harbour wall holds in the rain</div><div class="b">{PARAGRAPHS}</div>'
    for title in (
        "Harbour wall holds in the rain | Organ of the coast",
        "The Coast - Organ of all - Harbour wall holds in the rain",
    ):
        read = read_html(f"<html><head><title>{title}</title></head><body>{body}</body></html>")
        assert read.headline is not None
        assert read.headline.text == "Harbour wall holds in the rain"


def test_category_of_a_post_is_its_section(read_html: ReadHtml) -> None:
    """WordPress marks the link of a section as "category tag": it is no tag."""
    filed = '<div class="meta">Filed under <a href="/?cat=6" rel="category tag">Coast</a>, tagged <a href="/?t=1" rel="tag">rain</a></div>'
    read = read_html(article(f"{PARAGRAPHS}{filed}"))
    assert [words.text for words in read.tags] == ["rain"]
    assert read.section is not None
    assert read.section.text == "Coast"


def test_link_to_the_page_above_is_the_section(read_html: ReadHtml) -> None:
    """A line above the headline that leads to what the article's address begins with names the section; others do not."""
    above = '<a href="/about/">About us</a><div><a href="/news/">Town news</a></div>'
    read = read_html(page(f"{above}<h1>Harbour wall holds in the rain</h1>{PARAGRAPHS}"), url=f"{URL}?page=1")
    assert read.section is not None
    assert read.section.text == "Town news"


def test_word_before_a_name_is_no_writer(read_html: ReadHtml) -> None:
    """The word "Oleh" is Indonesian for "by": alone it names nobody. A Chinese label has a wide colon."""
    marked = '<div class="author-wrap"><span class="author-by">Oleh</span> <a class="author-name" href="/r">Redaksi</a></div>'
    assert normalise(read_html(article(f"{marked}{PARAGRAPHS}"))).authors == ()
    labelled = "<div class='info'><span>2024-10-14 08:22</span> <span>作者：周晓岚</span></div>"
    assert normalise(read_html(article(f"{labelled}{PARAGRAPHS}"))).authors == ("周晓岚",)


def test_votes_behind_a_clock_are_no_part_of_it(read_html: ReadHtml) -> None:
    """The line of a date goes on with numbers of another box; the comments' own dates stay behind."""
    dated = "<div class='info'><p>Posted: <a href='/u'>editor</a> 11-05-2024, 22:41</p><ul><li>85</li><li>1</li></ul></div>"
    later = "<div class='note'><span>12-05-2024, 08:40</span></div>"
    assert (normalise(read_html(article(f"{dated}{PARAGRAPHS}{later}"))).published_local or "").startswith(
        "2024-05-11T22:41"
    )


def test_signs_and_signatures_are_no_text(read_html: ReadHtml) -> None:
    """Stars between parts, the mark behind the last word, and lines of those who made the text go."""
    read = read_html(
        article(
            f"<p>{RAIN[0]}</p><p>* * *</p><p>{RAIN[1]} ♦</p><p>Penulis: Hamdan Saleh<br>Editor: Wiwik Andriani</p>"
        )
    )
    assert normalise(read).body == f"{RAIN[0]}\n\n{RAIN[1]}"
    read = read_html(article(f"<p>{RAIN[0]}</p><p>{RAIN[1]}</p><p>Com informações da Agência Sertão</p>"))
    assert normalise(read).body == f"{RAIN[0]}\n\n{RAIN[1]}"


def test_links_that_cannot_be_taken_apart_are_no_section(read_html: ReadHtml) -> None:
    """An address that is none, above the headline, costs neither the section nor the article."""
    odd = '<a href="http://[x">x</a><a href="//[">y</a><a href="/news/">Town news</a>'
    read = read_html(page(f"{odd}<h1>Harbour wall holds in the rain</h1>{PARAGRAPHS}"))
    assert read.section is not None
    assert read.section.text == "Town news"


MUA = [
    f"Sáng {day}/9, tại xã Phú Lộc, mưa lớn đã làm ngập {day} hộ dân bên sông, chính quyền cho biết như vậy."
    for day in (12, 13, 14)
]


@pytest.mark.parametrize(
    ("signature", "authors"),
    [
        ("Thanh Khê – Minh Dũng", ("Thanh Khê", "Minh Dũng")),
        ("QUỲNH NHƯ thực hiện", ("Quỳnh Như",)),
        ("Thanh Khê và Minh Dũng ghi", ("Thanh Khê", "Minh Dũng")),
    ],
)
def test_vietnamese_texts_are_signed_by_two_or_by_what_one_did(
    read_html: ReadHtml, signature: str, authors: tuple[str, ...]
) -> None:
    """The last line, set to the right, is no text."""
    texts = "".join(f"<p>{text}</p>" for text in MUA)
    read = normalise(read_html(article(f'{texts}<p style="text-align:right">{signature}</p>')))
    assert read.body == "\n\n".join(MUA)
    assert read.authors == authors


def test_how_to_reach_the_writer_is_no_text(read_html: ReadHtml) -> None:
    """American weeklies end so; whoever took the picture wrote nothing."""
    credit = "<p class='byline'>Gazette Photo By Beth Strick</p>"
    for line in (
        "Reach Curtis Ballew at cballew@gazette.example or 555-0142.",
        "Curtis Ballew can be reached at 555-0142.",
    ):
        read = normalise(read_html(article(f"{credit}{PARAGRAPHS}<p>{line}</p>")))
        assert read.body == "\n\n".join(RAIN)
        assert read.authors == ()


def test_dates_of_other_articles_yield_to_the_labelled_one(read_html: ReadHtml) -> None:
    """Where the text has no elements of its own many dates follow the headline; the line before it says which is the article's."""
    others = "".join(
        f"<li><h3><a href='/{n}'>Fish hall {n} closed</a></h3><span>2024-10-2{n}</span></li>"
        for n in range(2, 7)
    )
    text = "".join(f"<div>{one}</div>" for one in RAIN)
    read = read_html(
        page(
            f"<div>Published: 2024-10-21 14:25</div><h1>Harbour wall holds in the rain</h1><div>{text}</div><ul>{others}</ul>"
        )
    )
    assert normalise(read).published_on == "2024-10-21"


def test_name_runs_into_yesterday(read_html: ReadHtml) -> None:
    """A moment told from now is read without the words of the box before it; the teasers' moments are not the article's."""
    dated = "<div class='meta'><div><b>Ann Lee</b><i>sports reporter</i> yesterday 18:20</div></div>"
    teaser = "<div class='teaser'><a href='/x'>Fish hall closed</a> <span>today 7:32</span></div>"
    read = normalise(
        read_html(article(f"{dated}<div>{''.join(f'<div>{one}</div>' for one in RAIN)}</div>{teaser}"))
    )
    assert (read.published_local or "").startswith("2026-11-22T18:20")


def test_key_in_an_address_is_no_day(read_html: ReadHtml) -> None:
    """Behind year and month may stand an article's own key, which begins with a figure."""
    for address, day in (
        ("2004/03/3B9D3FA2/", "2004-03"),
        ("2004/03/12/", "2004-03-12"),
        ("2004/03/12-rain", "2004-03-12"),
    ):
        read = read_html(article(PARAGRAPHS), url=f"https://gazette.example/life/{address}")
        assert normalise(read).published_on == day


def test_a_line_in_bold_before_a_single_break_is_a_subhead(read_html: ReadHtml) -> None:
    """Or a question; a name or a label in bold stays with what follows it."""
    text = f"{RAIN[0]}<br><br><b>The night after the great storm</b><br>{RAIN[1]}<br><br><b>Note</b><br>{RAIN[2]}<br><br>{RAIN[3]}"
    assert read_html(article(f"<div class=text>{text}</div>")).paragraphs == (
        RAIN[0],
        "The night after the great storm",
        RAIN[1],
        f"Note {RAIN[2]}",
        RAIN[3],
    )


def test_the_second_page_of_a_text_is_text_under_the_same_name(read_html: ReadHtml) -> None:
    """A box named for pages would be a menu, were not the text's own named so."""
    pages = "".join(
        f'<div class="text_page" data-role="pagination_page">{"".join(f"<p>{text}</p>" for text in texts)}</div>'
        for texts in (DAYS[:9], DAYS[9:])
    )
    assert read_html(article(f"<div>{pages}</div>")).paragraphs == tuple(DAYS)


def test_what_a_button_unfolds_is_the_rest_of_the_text(read_html: ReadHtml) -> None:
    """A link that says "read more" heads most of the prose; the first paragraphs stand before its box."""
    rest = "".join(f"<p>{text}</p>" for text in DAYS)
    more = f'<div id="read-more"><div id="read-more-link"><a href="">Read more</a></div><div id="read-more-content">{rest}</div></div>'
    read = read_html(article(f'<div class="story-body">{PARAGRAPHS}<div class="promo"></div>{more}</div>'))
    assert read.paragraphs == (*RAIN, *DAYS)


def test_marks_of_the_press_format_stand_in_the_line(read_html: ReadHtml) -> None:
    """Some systems print NITF's elements as they are."""
    text = (
        RAIN[0]
        .replace("the harbour master", "<person>the harbour master</person>")
        .replace("rain", "<event>rain</event>")
    )
    assert read_html(article(f"<div class=text><p>{text}</p><p>{RAIN[1]}</p></div>")).paragraphs == tuple(
        RAIN[:2]
    )


def test_a_picture_with_its_words_in_small_print_is_no_paragraph(read_html: ReadHtml) -> None:
    """The box has no name that says so."""
    words = "The wall in the morning of that day, as people saw it from the pier, with the tower behind it in the fog."
    pictures = [
        f'<div id="col600c"><a href="/{text[:9]}.jpg"><img src="/small.jpg"></a><br><small>{words} {len(text)}</small></div>'
        for text in RAIN
    ]
    body = "".join(f"<p>{text}</p>{picture}" for text, picture in zip(RAIN, pictures, strict=True))
    assert read_html(article(f"<div>{body}</div>")).paragraphs == tuple(RAIN)


def test_a_quotation_that_an_editor_tagged_is_text(read_html: ReadHtml) -> None:
    """The name is that of a list of tags; a quotation is none."""
    quote = f'<blockquote class="edTag"><div><p>{DAYS[0]}</p></div></blockquote>'
    read = read_html(article(f"<div>{PARAGRAPHS}{quote}</div>"))
    assert read.paragraphs[-1] == DAYS[0]


def test_what_is_printed_before_the_headline_unseen_is_no_standfirst(read_html: ReadHtml) -> None:
    """A hidden copy of headline and description opens the page; the text begins with the description."""
    hidden = f'<div style="display:none"><h1>Harbour wall holds in the rain</h1><h2>{RAIN[0]}</h2></div>'
    head = f'<meta name="description" content="{RAIN[0]}">'
    body = f"{hidden}<main><h1>Harbour wall holds in the rain</h1><div>{PARAGRAPHS}</div></main>"
    read = read_html(page(body, head))
    assert (read.summary, read.paragraphs) == (None, tuple(RAIN))


def test_first_paragraphs_above_a_row_of_columns_are_text(read_html: ReadHtml) -> None:
    """The rest stands in a column beside related articles, under other names."""
    first, rest = ("".join(f"<p>{text}</p>" for text in texts) for texts in (RAIN[:2], DAYS))
    row = f'<div class="row equal"><div class="col-main narrow">{rest}</div><aside><h2>Related</h2></aside></div>'
    read = read_html(article(f'<div class="row"><div class="col-full">{first}</div></div>{row}'))
    assert (read.summary, read.paragraphs) == (None, (*RAIN[:2], *DAYS))


def test_what_stands_over_the_headline_in_the_texts_box_is_a_kicker(read_html: ReadHtml) -> None:
    """The headline stands in the box of the text; with its stand-first named behind it."""
    box = f'<h4>Flood in the north</h4><h1>Harbour wall holds in the rain</h1><p class="intro">{RAIN[0]}</p>'
    read = read_html(
        page(f'<div class="sect">{box}{"".join(f"<p class=article>{text}</p>" for text in DAYS)}</div>')
    )
    assert read.paragraphs[-len(DAYS) :] == tuple(DAYS)
    assert "Flood in the north" not in read.paragraphs


def test_a_quotation_in_a_systems_box_is_text_where_a_colon_leads_to_it(read_html: ReadHtml) -> None:
    """Others are pulled out of the text, or put into it by an editor."""
    quoted = f'<div class="legacy-html"><blockquote><p>{RAIN[2]}</p></blockquote></div>'
    text = [f'<p class="root">{one}</p>' for one in DAYS]
    led = f'<p class="root">The harbour master wrote in his book:</p>{quoted}'
    body = read_html(article(f"<div>{''.join(text)}{led}{text[0]}</div>")).paragraphs
    assert RAIN[2] in body
    assert RAIN[2] not in read_html(article(f"<div>{''.join(text)}{quoted}{text[0]}</div>")).paragraphs


def test_paragraphs_may_be_parted_by_blank_lines_alone(read_html: ReadHtml) -> None:
    """A style sheet shows them; lines that are only wrapped are one paragraph."""
    days = [f"{one} {other}" for one, other in pairwise(DAYS)]
    assert read_html(
        article(f"<div>{chr(10).join(f'{day}{chr(10)} ' for day in days)}</div>")
    ).paragraphs == tuple(days)
    wrapped = " ".join(days).replace(" ", "\n")
    assert read_html(article(f"<div>{wrapped}</div>")).paragraphs == (" ".join(days),)


def test_a_standfirst_of_the_east_says_much_in_few_signs(read_html: ReadHtml) -> None:
    """It is named, and shorter than a label of Latin letters may be."""
    lead = '<p class="excerpt">书架上最先被送走的书往往最能说明问题</p>'
    read = read_html(article(f"{lead}<div class=detail>{PARAGRAPHS}</div>"))
    assert read.summary
    assert read.summary.text == "书架上最先被送走的书往往最能说明问题"


@pytest.mark.parametrize(
    ("first", "rest"),
    [
        pytest.param('<div class="chunk flow dropcap-large">{}</div>', '<div class="chunk flow">{}</div>', id="initial"),
        pytest.param('<div class="chunk flow">{}</div>', '<div class="chunk flow bottom-space">{}</div>', id="end"),
    ],
)  # fmt: skip
def test_a_paragraph_whose_box_has_a_name_more_is_text(read_html: ReadHtml, first: str, rest: str) -> None:
    """The first has an initial, the last no space below; a note of two paragraphs with more names is an aside."""
    days = [f"{one} {other}" for one, other in pairwise(DAYS)]
    chunks = "".join(rest.format(f"<p>{day}</p>") for day in days)
    note = rest.replace("chunk", "chunk kx7").format(f"<p>{RAIN[1]}</p><p>{RAIN[2]}</p>")
    body = read_html(article(f"<div>{first.format(f'<p>{RAIN[0]}</p>')}{chunks}{note}</div>")).paragraphs
    assert body == (RAIN[0], *days)


def test_a_paragraph_dressed_as_the_rest_is_text_however_its_box_is_called(read_html: ReadHtml) -> None:
    """It is known by its own name, deep under what holds the body."""
    deep = "<div class=row><div class=col><div class=inner><div class=content>{}</div></div></div></div>"
    texts = [
        "".join(f'<p class="story-paragraph">{day}</p>' for day in half) for half in (DAYS[:6], DAYS[6:])
    ]
    last = f'<div class="ending"><p class="story-paragraph">{RAIN[0]}</p></div>'
    parts = [
        deep.format(f'<div class="start">{text}</div>{end}')
        for text, end in zip(texts, ("", last), strict=True)
    ]
    assert read_html(article(f"<div class=wrapper>{''.join(parts)}</div>")).paragraphs[-1] == RAIN[0]


def test_a_description_that_heads_the_text_is_the_standfirst_without_its_stamp(read_html: ReadHtml) -> None:
    """The stamp names the place it was written at, and runs into the first word."""
    lead = f'<p class="description"><span class="location-stamp">Saltmouth</span>{RAIN[0]}</p>'
    text = "".join(f"<p>{day}</p>" for day in DAYS)
    meta = f'<meta name="description" content="{RAIN[0]}">'
    read = read_html(page(f"<main><h1>Harbour wall holds in the rain</h1>{lead}{text}</main>", meta))
    assert read.summary
    assert read.summary.text == RAIN[0]
    assert read.paragraphs == tuple(DAYS)


def test_a_desk_that_signs_above_the_text_is_no_paragraph(read_html: ReadHtml) -> None:
    """Nobody wrote it, and perhaps an agency did; a first paragraph as short as that is one."""
    signed = f"<p>Rédaction en ligne (avec Vagues)</p>{PARAGRAPHS}"
    assert read_html(article(f"<div>{signed}</div>")).paragraphs == tuple(RAIN)
    told = f"<p>Rain, rain, and rain again</p>{PARAGRAPHS}"
    assert read_html(article(f"<div>{told}</div>")).paragraphs[0] == "Rain, rain, and rain again"


def test_a_copy_for_paper_is_no_second_text(read_html: ReadHtml) -> None:
    """Some templates print the article twice: once for the screen, which paper leaves out, and once for paper."""
    text = "".join(f"<p>{day}</p>" for day in DAYS)
    shown = f'<div class="article-box d-print-none">{text}</div>'
    printed = f'<div class="d-none d-print-block"><p>5 June 2023</p>{text}</div>'
    assert read_html(article(f"<div>{shown}{printed}</div>")).paragraphs == tuple(DAYS)


def test_a_text_in_a_state_that_a_function_gives_is_read(read_html: ReadHtml) -> None:
    """Nuxt writes its state as a call, which is no JSON; the strings in it are."""
    body = "".join(f"\\u003Cp\\u003E{day}\\u003C\\u002Fp\\u003E" for day in DAYS)
    state = f'<script>window.__NUXT__=(function(a,b){{return {{data:[{{title:a,body:"{body}",lead:b}}]}}}}("x","y"))</script>'
    assert read_html(article(f"<div id=app></div>{state}")).paragraphs == tuple(DAYS)
