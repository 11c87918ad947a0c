"""What section pages list, and where they go on."""

import pytest

from crawler.discover.sections import page_number, read_section, same_listing

HOME = "https://gazette.example"


def section(links: str, path: str = "/xa-hoi/", head: str = "") -> tuple[list[str], str | None]:
    """Read a section page that holds these links."""
    html = f"<html><head>{head}</head><body>{links}</body></html>".encode()
    read = read_section(html, HOME + path)
    return [found.url for found in read.found], read.next_page


def test_links_are_resolved_as_in_a_browser() -> None:
    """``<base>`` counts; what is no link to a page does not."""
    links = (
        "<a href=a-post1.html>A</a><a href='javascript:x()'>B</a><a href=#top>C</a><a href=''>D</a><a>E</a>"
    )
    assert section(links)[0] == [f"{HOME}/xa-hoi/a-post1.html"]
    assert section("<a href=a>A</a>", head="<base href='/base/'>")[0] == [f"{HOME}/base/a"]
    assert section("<a href='http://[broken'>A</a>")[0] == []


@pytest.mark.parametrize(
    ("links", "path", "expected"),
    [
        pytest.param("<a rel=next href=/x/2>more</a>", "/x/", "/x/2", id="rel next on a link"),
        pytest.param("<a href=?page=2>2</a><a href=?page=3>3</a>", "/x/", "/x/?page=2", id="second page"),
        pytest.param(
            "<a href=?page=2>2</a><a href=?page=4>4</a>", "/x/?page=3", "/x/?page=4", id="fourth page"
        ),
        pytest.param("<a href=?page=2>2</a><a href=?page=3>3</a>", "/x/?page=3", None, id="last page"),
        pytest.param("<a href=/x/trang-2/>2</a>", "/x/", "/x/trang-2/", id="trang in the path"),
        pytest.param("<a href=/x/page/3>3</a>", "/x/page/2", "/x/page/3", id="page in the path"),
        pytest.param("<a href=/x-p2.html>2</a>", "/x.html", "/x-p2.html", id="page in the file name"),
        pytest.param("<a href=/y/?page=2>2</a>", "/x/", None, id="another listing's page"),
        pytest.param("<a href=/x/?from=99&p=2>Trang sau »</a>", "/x/", "/x/?from=99&p=2", id="next in words"),
        pytest.param("<a href=/y-post2.html>»</a>", "/x/", None, id="an arrow to an article"),
    ],
)
def test_the_next_page_is_found(links: str, path: str, expected: str | None) -> None:
    """By its rel, its number, or its words; never another listing's."""
    assert section(links, path)[1] == (HOME + expected if expected else None)


def test_rel_next_in_the_head_counts() -> None:
    """Where the page has it."""
    assert section("", head="<link rel=next href=/xa-hoi/?page=2>")[1] == f"{HOME}/xa-hoi/?page=2"


def test_an_empty_page_lists_nothing() -> None:
    """Bytes that are no page either."""
    assert read_section(b"", HOME).found == ()
    assert read_section(b"\0\0", HOME).next_page is None


def test_pages_of_one_listing_are_known() -> None:
    """An article's number is no page number."""
    assert same_listing(f"{HOME}/x/?page=2", f"{HOME}/x/")
    assert same_listing(f"{HOME}/x.html", f"{HOME}/x-p2.html")
    assert not same_listing(f"{HOME}/x/?page=2", f"{HOME}/y/")
    assert page_number(f"{HOME}/a-post12345.html") == 1
