"""What repeats across an outlet's pages is none of its articles; what articles share for other reasons stays."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from pipelines.outlet import Outlet, ReadRules
from pipelines.outlet_of_page import default_outlet
from pipelines.raw import RawArticle, Words
from pipelines.repeats import article_without, learn, shared_lines, without_repeats
from storage.records import Article, Repeats

NAME = "The Harbour Gazette"
PROMO = "Subscribe to our morning letter and never miss a story from the coast."
TOPICS = (
    "Harbour",
    "Library",
    "Council",
    "School",
    "Bridge",
    "Market",
    "Hospital",
    "Theatre",
    "Ferry",
    "Museum",
)


def article(
    number: int, *lines: str, headline: str = "", tags: tuple[str, ...] = (), summary: str = ""
) -> Article:
    """An article with two paragraphs of its own, and further lines."""
    topic = TOPICS[number % len(TOPICS)]
    own = (
        f"The {topic.lower()} of quarter {number} was looked at by the committee on its spring walk.",
        f"It will be seen to in year {number}, the mayor said, whatever the weather does to plan {number}.",
    )
    return Article(
        url=f"https://gazette.example/{number}",
        outlet="gazette",
        headline=headline or f"{topic} {chr(97 + number % 26)} to be seen to",
        summary=summary or None,
        body="\n\n".join((*own, *lines)),
        tags=tags,
    )


def paper(count: int, with_promo: int, **fields: object) -> list[Article]:
    """So many articles, the first of them with the promotion."""
    return [article(n, *([PROMO] if n < with_promo else []), **fields) for n in range(count)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("count", "with_promo", "learnt"),
    [(20, 4, False), (20, 5, True), (200, 9, False), (200, 10, True)],
    ids=["four pages", "five pages", "under a twentieth", "a twentieth"],
)
def test_a_line_repeats_on_five_pages_and_a_twentieth_of_all(
    count: int, with_promo: int, learnt: bool
) -> None:
    """Less may be chance or quotation."""
    assert learn(paper(count, with_promo)).lines == (frozenset({PROMO}) if learnt else frozenset())


def test_a_summary_that_all_pages_share_is_the_sites_own() -> None:
    """Sites without a stand-first describe themselves in its place."""
    slogan = "News, views and tides from the coast since 1871."
    assert slogan in learn([article(n, summary=slogan) for n in range(8)]).lines


def test_reprints_of_one_text_say_nothing_of_the_template() -> None:
    """Every line of a text printed six times repeats, and none is furniture."""
    reprints = [replace(article(1), url=f"https://gazette.example/again-{n}") for n in range(6)]
    assert not learn([*paper(20, 0), *reprints])


def test_reprints_with_a_line_changed_say_nothing_either() -> None:
    """More than half of the text is found elsewhere."""
    again = [
        replace(article(1, f"Printed again on day {n}."), url=f"https://gazette.example/{n}")
        for n in range(6)
    ]
    assert not learn([*paper(20, 0), *again])


def test_a_daily_column_keeps_its_sentences() -> None:
    """Prices, weather and horoscopes say the same every day, and it is their text."""
    sentence = "Prices are those the co-operative paid at the gate this morning, in pence a kilo."
    column = [article(n, sentence, headline=f"Fish prices today {n} May: {TOPICS[n]}") for n in range(8)]
    assert not learn([*paper(40, 0), *column])


def test_headlines_that_all_begin_alike_hide_no_furniture() -> None:
    """Where the whole outlet is one series its template is learnt all the same."""
    pages = [article(n, PROMO, headline=f"Notice of the parish number {n}") for n in range(12)]
    assert learn(pages).lines == {PROMO}


def test_a_line_without_words_is_none() -> None:
    """Asterisks part sections, in many articles."""
    assert not learn([article(n, "* * *") for n in range(20)])


@pytest.mark.parametrize(("tagged", "learnt"), [(11, False), (12, True)], ids=["less", "three fifths"])
def test_a_tag_on_three_fifths_of_the_articles_is_the_sites_own(tagged: int, learnt: bool) -> None:
    """It tells none of them from another."""
    pages = [article(n, tags=("coast news",) if n < tagged else ("other",)) for n in range(20)]
    assert learn(pages).tags == (frozenset({"coast news"}) if learnt else frozenset())


def test_a_tag_of_nine_articles_is_nobodys_own_yet() -> None:
    """A first crawl of a few pages may be all of one story."""
    assert not learn([article(n, tags=("flood",)) for n in range(9)])


def outlet(**repeats: frozenset[str]) -> Outlet:
    """An outlet of which something is known to repeat."""
    return replace(default_outlet("https://gazette.example/"), repeats=Repeats(**repeats))


def raw(*paragraphs: str, its: Outlet, summary: str = "") -> RawArticle:
    """A page's words."""
    return RawArticle(
        url="https://gazette.example/9",
        outlet=its,
        fetched_at=datetime(2023, 6, 5, tzinfo=UTC),
        summary=Words(summary, "page") if summary else None,
        paragraphs=paragraphs,
    )


@pytest.mark.parametrize(
    "printed",
    [PROMO, PROMO.upper(), f"»  {PROMO}\u200b …", PROMO.replace(" ", "\xa0")],
    ids=["same", "case", "signs", "blanks"],
)
def test_a_line_is_known_by_its_words(printed: str) -> None:
    """Case, signs and blanks differ from template to template."""
    its = outlet(lines=frozenset({PROMO}))
    assert without_repeats(raw("The vote was close.", printed, its=its)).paragraphs == (
        "The vote was close.",
    )


def test_a_line_that_says_more_stays() -> None:
    """Only whole lines are taken out."""
    its = outlet(lines=frozenset({PROMO}))
    words = raw(f"{PROMO} So the mayor wrote.", "The vote was close.", its=its)
    assert without_repeats(words) == words


def test_an_article_is_never_taken_out_whole() -> None:
    """A page of nothing but repeated lines keeps them."""
    its = outlet(lines=frozenset({PROMO}))
    assert without_repeats(raw(PROMO, its=its)).paragraphs == (PROMO,)


def test_a_summary_goes_too() -> None:
    """What the site says of itself is no property of the article."""
    its = outlet(lines=frozenset({PROMO}))
    assert without_repeats(raw("The vote was close.", its=its, summary=PROMO)).summary is None


def test_a_short_line_may_sign_the_article_and_goes_only_when_it_does_not() -> None:
    """A name printed under many articles is read as their byline first, and is none of their text after."""
    its = outlet(lines=frozenset({"Ann Lee"}))
    words = raw("The vote was close.", "Ann Lee", its=its)
    assert without_repeats(words) == words
    assert article_without(article(1, "Ann Lee"), its.repeats) == article(1)


def test_a_page_read_alone_needs_none_of_it() -> None:
    """Nothing learnt, nothing changed."""
    words = raw("The vote was close.", PROMO, its=outlet())
    assert without_repeats(words) is words


def test_a_stored_article_is_corrected_as_it_would_be_read() -> None:
    """Articles stored before the lines were learnt come to the same text."""
    stored = article(3, PROMO, tags=("coast news", "school"), summary=PROMO)
    repeats = Repeats(lines=frozenset({PROMO}), tags=frozenset({"coast news"}))
    expected = article(3, tags=("school",))
    assert article_without(stored, repeats) == expected
    assert article_without(expected, Repeats()) is expected


def test_of_three_articles_the_line_is_known_that_all_end_with() -> None:
    """What each of three articles closes with is the paper's."""
    assert shared_lines(paper(3, 3), NAME) == (PROMO,)


@pytest.mark.parametrize(
    ("articles", "why"),
    [
        ([article(0, PROMO), article(1, PROMO)], "two articles prove nothing"),
        ([article(0, PROMO), article(1, PROMO), article(2)], "a sentence may stand in two by chance"),
        (
            [article(n, PROMO, f"Own last words of {n}.") for n in range(3)],
            "in the midst it may be a refrain",
        ),
        ([article(0)] * 3, "one text printed three times"),
    ],
    ids=["two articles", "two of three", "in the midst", "reprints"],
)
def test_of_few_articles_less_is_no_proof(articles: list[Article], why: str) -> None:
    """Of three articles a sentence in two, or in the midst, may be news; a text printed thrice is one text."""
    assert shared_lines(articles, NAME) == (), why


def test_a_short_line_that_is_no_sentence_is_known_from_two_of_three() -> None:
    """A sign-off stands under some articles and not under others."""
    assert shared_lines([article(0, "End of message/"), article(1), article(2, "End of message/")], NAME) == (
        "End of message/",
    )


def test_lines_that_the_outlets_file_names_are_left_out_beside_those_learnt() -> None:
    """The file's lines and those a crawl has learnt go together."""
    outlet = default_outlet("https://gazette.example/")
    outlet = replace(
        outlet, read=ReadRules(repeats=(PROMO,)), repeats=Repeats(lines=frozenset({"Read on in print"}))
    )
    left = article_without(article(1, PROMO, "Read on in print"), outlet.left_out)
    assert left == article(1)


def test_a_line_that_names_the_paper_is_known_from_two_of_three_in_the_midst() -> None:
    """News of the paper itself does not come twice in the same words."""
    follow = "Follow the Harbour Gazette on your phone and miss nothing."
    articles = [article(n, *([follow] if n else []), f"Own last words of {n}.") for n in range(3)]
    assert shared_lines(articles, NAME) == (follow,)
