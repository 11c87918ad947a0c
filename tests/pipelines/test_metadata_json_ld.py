"""JSON-LD as publishers print it, and which of its nodes is about the article."""

import pytest
from lxml import etree

from pipelines.metadata.article_node import ArticleNodes, address_key, choose_nodes
from pipelines.metadata.json_ld import MOST_NODES, Node, parse, read_nodes


def nodes(*blocks: str) -> list[Node]:
    """The nodes of a page with these blocks."""
    page = etree.HTML("<html><head></head><body><p>x</p></body></html>")
    for block in blocks:
        etree.SubElement(page[0], "script", type="application/ld+json").text = block
    return read_nodes(page.findall(".//script"))


def chosen(*blocks: str, url: str = "https://gazette.example/rain", title: str = "Rain") -> ArticleNodes:
    """The nodes that are about the page's article."""
    return choose_nodes(nodes(*blocks), {address_key(url)}, [title])


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        pytest.param('{"a": "x\ny"}', {"a": "x\ny"}, id="raw newline"),
        pytest.param('{"a": [1, 2,],}', {"a": [1, 2]}, id="trailing commas"),
        pytest.param('<!-- {"a": 1} -->', {"a": 1}, id="HTML comment"),
        pytest.param('//<![CDATA[\n{"a": 1}\n//]]>', {"a": 1}, id="CDATA"),
        pytest.param('{"a": "x\x01y"}', {"a": "x\x01y"}, id="control character"),
        pytest.param(r'{"a": "it\'s"}', {"a": "it\\'s"}, id="escape that JSON has not"),
        pytest.param('{"a": , "b": 1}', {"a": None, "b": 1}, id="empty value"),
        pytest.param("{&quot;a&quot;: 1}", {"a": 1}, id="entities"),
        pytest.param('{"a": 1};', {"a": 1}, id="semicolon"),
        pytest.param('{"a": 1} {"b": 2}', [{"a": 1}, {"b": 2}], id="objects one after the other"),
        pytest.param('{"a": 2023-06-05T08:30:00+07:00}', {"a": "2023-06-05T08:30:00+07:00"}, id="bare date"),
        pytest.param('{"a": 1\n "b": 2}', {"a": 1, "b": 2}, id="missing comma"),
        pytest.param(
            '{"a": "the "old" wall", "b": ["x"]}', {"a": 'the "old" wall', "b": ["x"]}, id="quotation"
        ),
        pytest.param("Rain, they say", None, id="no JSON at all"),
        pytest.param("[" * 100_000, None, id="a bomb of brackets"),
    ],
)
def test_blocks_are_read_as_leniently_as_search_engines_do(block: str, expected: object) -> None:
    """Templates print JSON; whatever can be mended is."""
    assert parse(block) == expected


def test_a_block_of_a_million_nodes_is_cut() -> None:
    """A page's own data may be large; what is walked is bounded."""
    assert len(nodes("[" + ",".join(['{"@type": "Thing"}'] * (MOST_NODES + 50)) + "]")) == MOST_NODES


def test_articles_are_found_in_graphs_lists_and_main_entities() -> None:
    """The three ways of wrapping a node."""
    for block in (
        '{"@graph": [{"@type": "Organization", "name": "G"}, {"@type": "NewsArticle", "headline": "Rain"}]}',
        '[{"@type": ["NewsArticle", "Article"], "headline": "Rain"}]',
        '{"@type": "WebPage", "mainEntity": {"@type": "http://schema.org/NewsArticle", "headline": "Rain"}}',
    ):
        assert chosen(block).text("headline") == "Rain"


def test_teasers_in_a_list_are_not_the_article() -> None:
    """Item lists name other pages."""
    block = (
        '{"@type": "ItemList", "itemListElement": [{"item": {"@type": "NewsArticle", "headline": "Snow"}}]}'
    )
    assert chosen(block).text("headline") is None


def test_the_node_with_the_pages_address_is_before_others() -> None:
    """Several articles on a page: the address tells which is its own, and the others say they are not."""
    page = chosen(
        '{"@type": "NewsArticle", "headline": "Snow", "url": "https://gazette.example/snow", "author": {"name": "S Now"}}',
        '{"@type": "NewsArticle", "headline": "Rain!", "url": "https://www.gazette.example/rain?x=1"}',
    )
    assert [node.data["headline"] for node in page.nodes] == ["Rain!"]


def test_a_special_type_is_before_a_general_one() -> None:
    """A plugin's "Article" beside the newsroom's own "NewsArticle"."""
    page = chosen(
        '{"@type": "Article", "headline": "Rain", "author": {"name": "Admin"}, "wordCount": 3, "inLanguage": "en"}',
        '{"@type": "NewsArticle", "headline": "Rain", "author": {"name": "Ann Lee"}}',
    )
    assert page.nodes[0].types == ("newsarticle",)


def test_a_bare_id_leads_to_the_node_it_names() -> None:
    """Graphs name a person once and point to it."""
    page = chosen(
        '{"@graph": [{"@type": "NewsArticle", "headline": "Rain", "author": {"@id": "#ann"}},'
        ' {"@type": "Person", "@id": "#ann", "name": "Ann Lee"}]}'
    )
    assert page.resolve(next(page.each("author")))["name"] == "Ann Lee"
