"""The body is chosen by structure: one small fictional page for each rule."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipelines.raw import RawArticle

ReadHtml = Callable[..., RawArticle]

HEADLINE = "Harbour wall to be raised by a metre"
ONE = "The council of Saltmouth voted on Monday to raise the old harbour wall by a metre before the winter storms arrive."
TWO = "Work begins in March, said the harbour master, and will close the northern quay to fishing boats for six weeks at least."
THREE = "The wall was last raised in 1953, after the great flood had carried away eleven houses on the water side of the town."
BODY = f"<p>{ONE}</p><p>{TWO}</p><p>{THREE}</p>"
PARAGRAPHS = (ONE, TWO, THREE)


def page(body: str, head: str = "") -> str:
    """A page with its headline, and a menu and a footer that hold text of their own."""
    return f"""<html lang=en><head><title>{HEADLINE} | Saltmouth Gazette</title><meta property=og:title content="{HEADLINE}">{head}</head>
    <body><nav><ul><li><a href=/news>News</a><li><a href=/sport>Sport</a></ul></nav><main><h1>{HEADLINE}</h1>{body}</main>
    <footer><p>The Saltmouth Gazette has been printed in Saltmouth since 1871 and comes out on each weekday.</p></footer></body></html>"""


@pytest.mark.parametrize(
    "box",
    [
        pytest.param(
            "<div class=article-relate><p>A ferry was sold. It had run for many years.</p></div>",
            id="related",
        ),
        pytest.param("<div class='share-bar'>Send this page to a friend of yours</div>", id="share"),
        pytest.param(
            "<div id=newsletter_box><p>Our letter reaches you each morning at seven.</p></div>",
            id="newsletter",
        ),
        pytest.param(
            "<div class=imgcaption>The wall in a storm last winter</div>", id="a word inside a longer one"
        ),
        pytest.param("<aside><p>Saltmouth has 4,000 people and two harbours.</p></aside>", id="aside"),
        pytest.param(
            "<div style='display: none'><p>Please switch on your scripts to go on.</p></div>", id="hidden"
        ),
        pytest.param(
            "<div data-component=byline-block><p>Words and pictures from our own desk.</p></div>", id="data"
        ),
        pytest.param("<form><p>Tell us what you think of the wall.</p></form>", id="form"),
    ],
)
def test_boxes_named_for_something_else_are_left_out(read_html: ReadHtml, box: str) -> None:
    """Publishers name their boxes for what they hold, and in few words."""
    html = page(f"<div class=text><p>{ONE}</p>{box}<p>{TWO}</p><p>{THREE}</p></div>")
    assert read_html(html).paragraphs == PARAGRAPHS


@pytest.mark.parametrize(
    "name",
    [
        "no-share has-sidebar",
        "post-12 tag-related category-video",
        "md:share",
        "raise-the-related-wall-by-one-metre",
    ],
)
def test_names_that_tell_a_state_or_a_subject_are_no_names_of_boxes(read_html: ReadHtml, name: str) -> None:
    """WordPress writes a post's tags into its class, and utility classes and slugs name no content."""
    assert (
        read_html(
            page(f"<div><p>{ONE}</p><div class='{name}'><p>{TWO}</p></div><p>{THREE}</p></div>")
        ).paragraphs
        == PARAGRAPHS
    )


def test_a_foreign_name_round_most_of_the_prose_is_the_bodys_own(read_html: ReadHtml) -> None:
    """The text behind a paywall stands in a box named for the paywall."""
    assert read_html(page(f"<div class=paywall-content>{BODY}</div>")).paragraphs == PARAGRAPHS


def test_a_foreign_name_round_headline_and_body_does_not_count(read_html: ReadHtml) -> None:
    """Whole pages are called `has-comments`, `share-page` or `gallery`: what is foreign stands beside the headline."""
    assert (
        read_html(f"<body><div class=related><h1>{HEADLINE}</h1><div>{BODY}</div></div></body>").paragraphs
        == PARAGRAPHS
    )


def test_comments_longer_than_the_article_are_not_the_article(read_html: ReadHtml) -> None:
    """Readers write more than reporters."""
    comments = (
        f"<div class=comments>{'<p>I have lived here for years and have never seen the like of it in all my days.</p>' * 2}"
        * 5
    )
    assert read_html(page(f"<div>{BODY}</div>{comments}")).paragraphs == PARAGRAPHS


def test_a_body_split_over_sibling_boxes_is_joined(read_html: ReadHtml) -> None:
    """Adverts and paywalls cut a text in two; the parts keep their dress."""
    html = page(
        f"<div class=chunk-text><p>{ONE}</p><p>{TWO}</p></div><div class=ad-slot>Buy</div><div class=chunk-text><p>{THREE}</p></div>"
    )
    assert read_html(html).paragraphs == PARAGRAPHS


def test_the_first_paragraph_before_a_paywall_is_kept(read_html: ReadHtml) -> None:
    """What is free to read stands before the box of what is not."""
    assert (
        read_html(
            page(f"<div class=body><p>{ONE}</p><div class=locked><p>{TWO}</p><p>{THREE}</p></div></div>")
        ).paragraphs
        == PARAGRAPHS
    )


def test_a_body_in_sections_is_read_whole(read_html: ReadHtml) -> None:
    """Long pieces are set in a section for each subhead."""
    sections = "".join(
        f"<section><h2>Part {n}</h2><p>{text}</p></section>" for n, text in enumerate(PARAGRAPHS)
    )
    assert read_html(page(f"<div>{sections}</div>")).paragraphs == (
        "Part 0",
        ONE,
        "Part 1",
        TWO,
        "Part 2",
        THREE,
    )


def test_a_box_built_unlike_the_body_is_an_aside(read_html: ReadHtml) -> None:
    """Info boxes have names nobody can list; but they are not built as the paragraphs around them are."""
    aside = "<div class=kx7><div class=kx8><p>Walls keep water out.</p></div></div>"
    html = page(f"<div class=text><p>{ONE}</p>{aside}<p>{TWO}</p><p>{THREE}</p></div>")
    assert read_html(html).paragraphs == PARAGRAPHS


def test_subheads_lists_quotes_and_tables_keep_their_place(read_html: ReadHtml) -> None:
    """They are the article's, and stand in its order, however a system wraps them."""
    html = page(
        f"<div class=text><p>{ONE}</p><div class=crosshead><h2>Six weeks</h2></div><p>{TWO}</p><ul><li>Two cranes</ul>"
        f"<blockquote><div class=q>It has to be done.</div></blockquote><table><tr><td>Cost<td>3m<tr><td>Boats<td>40</table><p>{THREE}</p></div>"
    )
    assert read_html(html).paragraphs == (
        ONE,
        "Six weeks",
        TWO,
        "Two cranes",
        "It has to be done.",
        "Cost | 3m",
        "Boats | 40",
        THREE,
    )


def test_a_quote_set_as_a_figure_is_text(read_html: ReadHtml) -> None:
    """HTML's own way to set a quotation or a table is a figure."""
    html = page(
        f"<div><p>{ONE}</p><figure><blockquote>It has to be done.</blockquote></figure><p>{TWO}</p></div>"
    )
    assert read_html(html).paragraphs == (ONE, "It has to be done.", TWO)


def test_two_line_breaks_part_paragraphs_and_one_does_not(read_html: ReadHtml) -> None:
    """Old systems know no paragraphs."""
    assert read_html(page(f"<div>{ONE}<br>{TWO}<br><br>{THREE}</div>")).paragraphs == (f"{ONE} {TWO}", THREE)


def test_inline_markup_does_not_split_words(read_html: ReadHtml) -> None:
    """Drop caps, half a word in bold, ruby above a sign."""
    first = "<p><span class=drop>T</span>he coun<b>cil</b> of Salt<a href=/t>mouth</a>" + ONE.removeprefix(
        "The council of Saltmouth"
    )
    assert read_html(page(f"<div>{first}</p><p>{TWO} <ruby>漢<rt>kan</rt></ruby></p></div>")).paragraphs == (
        ONE,
        f"{TWO} 漢",
    )


def test_words_for_screen_readers_are_left_out(read_html: ReadHtml) -> None:
    """Nobody sees them in the text."""
    html = page(f"<div><p>{ONE}<span class=visually-hidden>, opens in a new tab</span></p><p>{TWO}</p></div>")
    assert read_html(html).paragraphs == (ONE, TWO)


def test_paragraphs_hidden_by_a_script_are_text_and_hidden_boxes_are_not(read_html: ReadHtml) -> None:
    """Publishers fold the rest of an article behind a paywall or a button."""
    html = page(
        f"<div><p>{ONE}</p><p style='display:none'>{TWO}</p><div hidden><p>Your session is over.</p></div></div>"
    )
    assert read_html(html).paragraphs == (ONE, TWO)


def test_the_headline_repeated_in_the_body_is_no_paragraph(read_html: ReadHtml) -> None:
    """A third of all pages print it again above the text."""
    assert read_html(page(f"<div><p><strong>{HEADLINE}</strong></p>{BODY}</div>")).paragraphs == PARAGRAPHS


def test_bylines_and_moments_at_the_edges_are_no_paragraphs(read_html: ReadHtml) -> None:
    """They are read as metadata."""
    head = '<script type=application/ld+json>{"@type":"NewsArticle","author":{"@type":"Person","name":"Ann Lee"}}</script>'
    html = page(f"<div><p>Ann Lee</p><p>Published on 23/11/2026 - 18:30</p>{BODY}<p>Ann Lee</p></div>", head)
    assert read_html(html).paragraphs == PARAGRAPHS


@pytest.mark.parametrize(
    "line",
    [
        "Sign up for our daily newsletter here",
        "Follow us on Facebook and Instagram",
        "ADVERTISEMENT",
        "Il vous reste 57.09% de cet article à lire. La suite est réservée aux abonnés.",
        "<a href=/ferry>The old ferry has been sold to Norway</a>",
        "Read also: <a href=/ferry>The old ferry has been sold</a>",
        "&gt;&gt; <a href=/ferry>The old ferry</a> has been sold",
    ],
)
def test_lines_that_belong_to_no_article_are_dropped(read_html: ReadHtml, line: str) -> None:
    """They stand among the paragraphs, in their dress."""
    assert read_html(page(f"<div><p>{ONE}</p><p>{line}</p><p>{TWO}</p></div>")).paragraphs == (ONE, TWO)


def test_lines_that_open_with_the_same_words_before_a_link_lead_elsewhere(read_html: ReadHtml) -> None:
    """No list of words knows every language; but such lines repeat themselves."""
    lines = [f"<p>Skaityk dar: <a href=/{n}>Senasis keltas parduotas Norvegijai {n}</a></p>" for n in "ab"]
    assert (
        read_html(page(f"<div><p>{ONE}</p>{lines[0]}<p>{TWO}</p>{lines[1]}<p>{THREE}</p></div>")).paragraphs
        == PARAGRAPHS
    )


def test_under_a_related_heading_whole_leads_are_cut(read_html: ReadHtml) -> None:
    """Some papers print the leads of other articles there; the links are kept apart."""
    box = "<div><h3>Tin liên quan</h3><p><a href=/ferry.html>The old ferry has been sold</a></p><p>It had run for forty years and was loved by all.</p></div>"
    article = read_html(page(f"<div><p>{ONE}</p><p>{TWO}</p>{box}<p>{THREE}</p></div>"))
    assert article.paragraphs == PARAGRAPHS
    assert [(link.url, link.text) for link in article.related_links] == [
        ("https://gazette.example/ferry.html", "The old ferry has been sold")
    ]


def test_under_a_related_heading_among_the_paragraphs_only_links_are_cut(read_html: ReadHtml) -> None:
    """There nothing tells where the list ends but the next sentence."""
    html = page(
        f"<div><p>{ONE}</p><p>Read also:</p><ul><li><a href=/ferry.html>The old ferry has been sold</a></ul><p>{TWO}</p></div>"
    )
    assert read_html(html).paragraphs == (ONE, TWO)


@pytest.mark.parametrize(
    ("name", "is_related"),
    [("related-articles", True), ("related-teasers", True), ("most-popular", False), ("teasers", False)],
)
def test_what_others_read_is_related_to_no_article(
    read_html: ReadHtml, name: str, *, is_related: bool
) -> None:
    """The same links stand on every page of the paper."""
    box = f"<div class={name}><a href=/ferry.html>The old ferry has been sold</a></div>"
    article = read_html(page(f"<div><p>{ONE}</p><p>{TWO}</p></div>{box}"))
    assert [link.text for link in article.related_links] == ["The old ferry has been sold"] * is_related


def test_a_refrain_is_no_sentence_of_the_article(read_html: ReadHtml) -> None:
    """What a page says again and again is a note on something it cannot show."""
    note = "<div class=x1><h3>Outside matter cannot be shown here</h3></div>"
    assert read_html(
        page(f"<div class=text><p>{ONE}</p>{note}<p>{TWO}</p>{note}{note}</div>")
    ).paragraphs == (ONE, TWO)


def test_a_pull_quote_is_not_said_twice(read_html: ReadHtml) -> None:
    """It repeats a sentence of the text in another dress."""
    quote = "<blockquote>will close the northern quay to fishing boats</blockquote>"
    assert read_html(page(f"<div><p>{ONE}</p>{quote}<p>{TWO}</p></div>")).paragraphs == (ONE, TWO)


def test_an_excerpt_cut_off_somewhere_is_dropped(read_html: ReadHtml) -> None:
    """Some systems print the page's first letters above the page."""
    assert read_html(page(f"<div><div class=x>{ONE} {TWO[:50]}</div>{BODY}</div>")).paragraphs == PARAGRAPHS


def test_the_headlines_own_article_is_read_and_not_its_neighbours(read_html: ReadHtml) -> None:
    """Pages that scroll on hold several articles, longer ones among them."""
    html = f"<body><article><h1>{HEADLINE}</h1>{BODY}</article><article><h2>Ferry sold</h2>{BODY.replace('wall', 'ferry') * 3}</article></body>"
    assert read_html(html).paragraphs == PARAGRAPHS


def test_names_that_only_vary_the_bodys_are_the_bodys(read_html: ReadHtml) -> None:
    """Style guides name a variation after its block: `text text--first`."""
    parts = [
        f"<div class='part'><div class='{name}'><p>{text}</p></div></div>"
        for name, text in zip(("text text--first", "text", "text"), PARAGRAPHS, strict=True)
    ]
    assert read_html(page(f"<div>{''.join(parts)}</div>")).paragraphs == PARAGRAPHS


def test_names_that_would_take_nearly_everything_are_not_believed(read_html: ReadHtml) -> None:
    """A net under all rules: names lie, and an empty body is worse than a long one."""
    html = page(
        f"<div><p>Read on.</p><div class=promo-x><p>{ONE}</p></div><div class=tags><p>{TWO}</p></div><div class=date><p>{THREE}</p></div></div>"
    )
    assert TWO in read_html(html).paragraphs


def test_text_that_a_script_draws_is_found_in_the_pages_json(read_html: ReadHtml) -> None:
    """Some pages show nothing without a browser."""
    head = f'<script type=application/ld+json>{{"@type":"NewsArticle","headline":"{HEADLINE}","articleBody":"{" ".join(PARAGRAPHS)} {ONE}"}}</script>'
    article = read_html(page("<div id=app><p>Loading the page, a moment please.</p></div>", head))
    assert ONE in " ".join(article.paragraphs)


@pytest.mark.parametrize(
    ("lead", "head"),
    [
        pytest.param("<div class=article__sapo>The town fears the winter.</div>", "", id="by its name"),
        pytest.param(
            "<div>The town fears the winter.</div>",
            "<meta name=description content='The town fears the winter.'>",
            id="by the description",
        ),
        pytest.param(
            "<h2>After three floods in two years the town fears the winter.</h2>", "", id="by its place"
        ),
    ],
)
def test_the_stand_first_is_found_between_headline_and_body(
    read_html: ReadHtml, lead: str, head: str
) -> None:
    """Papers print it there, outside the box of the text."""
    article = read_html(page(f"<div class=top>{lead}</div><div class=text>{BODY}</div>", head))
    assert article.summary is not None
    assert article.summary.text.endswith("town fears the winter.")
    assert article.paragraphs == PARAGRAPHS


def test_a_stand_first_inside_the_body_is_taken_out(read_html: ReadHtml) -> None:
    """Where it is named as one it is no paragraph."""
    article = read_html(page(f"<div><p class=sapo>The town fears the winter.</p>{BODY}</div>"))
    assert (article.summary and article.summary.text, article.paragraphs) == (
        "The town fears the winter.",
        PARAGRAPHS,
    )


def test_a_first_paragraph_that_a_description_repeats_stays_a_paragraph(read_html: ReadHtml) -> None:
    """Most systems take the description from the text, and print no stand-first at all."""
    article = read_html(page(f"<div>{BODY}</div>", f'<meta name=description content="{ONE}">'))
    assert (article.summary, article.paragraphs) == (None, PARAGRAPHS)


@pytest.mark.parametrize("tag", ["button", "nav", "footer"])
def test_a_tag_that_is_never_closed_does_not_swallow_the_article(read_html: ReadHtml, tag: str) -> None:
    """Menus and buttons are passed by; one that holds a page's paragraphs is none."""
    paragraphs = "".join(f"<p>On day {n} {text}</p>" for n, text in enumerate(PARAGRAPHS * 3))
    html = f"<body><h1>{HEADLINE}</h1><{tag}>Menu<div>{paragraphs}</div></body>"
    assert len(read_html(html).paragraphs) == 9


def test_captions_and_credits_are_the_pictures(read_html: ReadHtml) -> None:
    """They stand in the text and are none of it."""
    figure = "<figure><img src=/wall.jpg><figcaption>The wall in March. <span class=credit>Photo: Jo Dee</span></figcaption></figure>"
    old = "<table><tr><td><img data-src=/quay.jpg><tr><td>The quay in May. Ảnh: Minh An</table>"
    article = read_html(
        page(f"<div><p>{ONE}</p>{figure}<p>{TWO}</p>{old}<img src=/dot.gif width=1><p>{THREE}</p></div>")
    )
    assert article.paragraphs == PARAGRAPHS
    assert [(image.url, image.caption, image.credit) for image in article.images] == [
        ("https://gazette.example/wall.jpg", "The wall in March.", "Photo: Jo Dee"),
        ("https://gazette.example/quay.jpg", "The quay in May.", "Ảnh: Minh An"),
    ]


def test_words_for_those_who_hear_the_page_are_no_text(read_html: ReadHtml) -> None:
    """Publishers tell the blind where a link opens, in words that nobody sees; not all name the box of these words."""
    spoken = '<a href=/x>the master<span class="x-suffix"> (opens in a new tab)</span></a>'
    html = page(
        f"<div class=text><p>{ONE}</p><p>{TWO.replace('the harbour master', spoken)}</p><p>{THREE}</p></div>"
    )
    assert read_html(html).paragraphs[1] == TWO.replace("the harbour master", "the master")


def test_an_empty_element_called_br_breaks_the_line(read_html: ReadHtml) -> None:
    """Pages put together from data write breaks as they write all else; two of them end a paragraph."""
    br = '<span class="part br"></span>'
    html = page(f"<div class=text>{ONE}{br}{br}{TWO}{br}{THREE}</div>")
    assert read_html(html).paragraphs == (ONE, f"{TWO} {THREE}")


@pytest.mark.parametrize(
    "line",
    [
        "For more stories like this, check our news page.",
        "For the latest news and headlines from the coast, sign up for our letters.",
        "Mehr zum Thema lesen Sie auch in unserem Liveblog:",
        "Follow the Gazette on Facebook and Instagram @saltmouthgazette, or write to us.",
        "¿Ya conoces nuestro canal de Telegram? Únete ahora.",
        "Wir verwenden Cookies, um Inhalte zu personalisieren. Sie akzeptieren sie, wenn Sie diese Seite weiter nutzen.",
        "This entry was posted in Harbour and tagged wall by Ann Lee. Bookmark the permalink.",
    ],
)
def test_a_line_that_leads_readers_on_is_an_offer(read_html: ReadHtml, line: str) -> None:
    """Such a line stands under texts of all kinds and says nothing of any."""
    html = page(f"<div class=text><p>{ONE}</p><p>{TWO}</p><p>{THREE}</p><p>{line}</p></div>")
    assert read_html(html).paragraphs == PARAGRAPHS


@pytest.mark.parametrize(
    "veiled",
    [
        pytest.param("<noscript>{}</noscript>", id="noscript"),
        pytest.param("<template>{}</template>", id="template"),
        pytest.param("<script type=text/template>{}</script>", id="a script of HTML"),
        pytest.param("<script type=text/template>{0}</script><noscript>{0}</noscript>", id="both"),
    ],
)
def test_a_text_that_only_a_script_unpacks_is_read(read_html: ReadHtml, veiled: str) -> None:
    """Some systems send the whole text and leave it to a script to show it."""
    box = veiled.format(f"<div>{BODY}{BODY.replace('the', 'that')}</div>")
    assert read_html(page(f"<div class=text>{box}</div>")).paragraphs[:3] == PARAGRAPHS


def test_what_a_page_hides_beside_its_text_stays_hidden(read_html: ReadHtml) -> None:
    """A page that shows its text hides something else."""
    box = f"<noscript><p>{'Please switch your scripts on. ' * 40}</p></noscript>"
    html = page(f"<div class=text>{BODY}{BODY.replace('the', 'that')}{box}</div>")
    assert read_html(html).paragraphs[:3] == PARAGRAPHS
    assert len(read_html(html).paragraphs) == 6


def test_a_picture_that_leads_to_another_page_is_that_pages(read_html: ReadHtml) -> None:
    """Lists of other articles show a picture of each; an article's own leads to itself in full size, if anywhere."""
    teaser = '<p><a href="/ferry-sold.html"><img src="/thumb-ferry.jpg"></a></p>'
    own = '<p><a href="/full/wall.jpg"><img src="/small/wall.jpg"></a></p>'
    framed = (
        '<figure><a href="/pictures/7"><img src="/quay.jpg"></a><figcaption>The quay</figcaption></figure>'
    )
    article = read_html(
        page(f"<div class=text><p>{ONE}</p>{own}{teaser}<p>{TWO}</p>{framed}<p>{THREE}</p></div>")
    )
    assert [image.url.rsplit("/", 1)[1] for image in article.images] == ["wall.jpg", "quay.jpg"]
