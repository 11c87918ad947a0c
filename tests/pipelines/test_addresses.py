"""One spelling for each page, and whose page it is."""

from dataclasses import replace

import pytest

from pipelines.addresses import (
    BadAddressError,
    canonical,
    is_local,
    is_trap,
    own_address,
    same_site,
)
from pipelines.article_addresses import article_address
from pipelines.outlet import DiscoverRules, Outlet
from storage.records import OutletRecord


def outlet(homepage: str = "https://gazette.example/", hosts: tuple[str, ...] = ()) -> Outlet:
    """Describe a paper at an address."""
    return Outlet(record=OutletRecord("gazette", "Gazette", homepage, "en", "Europe/London"), hosts=hosts)


@pytest.mark.parametrize(
    ("spelling", "expected"),
    [
        pytest.param(
            "HTTPS://Gazette.Example/A", "https://gazette.example/A", id="only scheme and host lose case"
        ),
        pytest.param("https://gazette.example:443/a", "https://gazette.example/a", id="default port"),
        pytest.param(
            "https://gazette.example:8443/a", "https://gazette.example:8443/a", id="other port stays"
        ),
        pytest.param(
            "http://gazette.example:443/a", "http://gazette.example:443/a", id="port of another scheme"
        ),
        pytest.param("https://gazette.example", "https://gazette.example/", id="empty path"),
        pytest.param("https://gazette.example/a#c4", "https://gazette.example/a", id="fragment"),
        pytest.param("https://u:p@gazette.example/a", "https://gazette.example/a", id="user"),
        pytest.param(
            "https://gazette.example/a?utm_source=x&id=7&fbclid=z&b=1",
            "https://gazette.example/a?id=7&b=1",
            id="tracking goes, order stays",
        ),
        pytest.param("https://gazette.example/?p=12", "https://gazette.example/?p=12", id="an id stays"),
        pytest.param("https://gazette.example/a?id=&x", "https://gazette.example/a?id=&x", id="blanks stay"),
        pytest.param(
            "https://gazette.example/n/index.htm", "https://gazette.example/n/", id="default document"
        ),
        pytest.param(
            "https://gazette.example/index.php?p=3",
            "https://gazette.example/index.php?p=3",
            id="document with query",
        ),
        pytest.param(
            "https://gazette.example/a/b/../c/./d", "https://gazette.example/a/c/d", id="dot segments"
        ),
        pytest.param(
            "https://gazette.example/../../a", "https://gazette.example/a", id="dots above the root"
        ),
        pytest.param("https://gazette.example//a//b", "https://gazette.example/a/b", id="doubled slashes"),
        pytest.param("https://gazette.example/a/", "https://gazette.example/a/", id="trailing slash stays"),
        pytest.param("https://gazette.example/story/amp", "https://gazette.example/story", id="amp twin"),
        pytest.param(
            "https://gazette.example/a/amp/", "https://gazette.example/a/", id="amp twin of a folder"
        ),
        pytest.param("https://gazette.example/a.amp.html", "https://gazette.example/a.html", id="amp ending"),
        pytest.param(
            "https://gazette.example/story?amp=1", "https://gazette.example/story", id="amp parameter"
        ),
        pytest.param("https://gazette.example/a?print=1", "https://gazette.example/a", id="print twin"),
        pytest.param("https://gazette.example/lamp", "https://gazette.example/lamp", id="a lamp is no twin"),
        pytest.param(
            "https://gazette.example/chư-pưh",
            "https://gazette.example/ch%C6%B0-p%C6%B0h",
            id="letters are encoded",
        ),
        pytest.param(
            "https://gazette.example/%c4%91ak-l%e1%ba%afk",
            "https://gazette.example/%C4%91ak-l%E1%BA%AFk",
            id="escapes in capitals",
        ),
        pytest.param(
            "https://gazette.example/%7Ed%61y%2Fb?q=%c3%a9%20%61",
            "https://gazette.example/~day%2Fb?q=%C3%A9%20a",
            id="no escape that needs none",
        ),
        pytest.param(
            "https://gazette.example/100%-wool", "https://gazette.example/100%-wool", id="a percentage"
        ),
        pytest.param(
            "https://gazette.example/%2e%2e/a", "https://gazette.example/a", id="dot segments in disguise"
        ),
        pytest.param("https://gazette.example./a", "https://gazette.example/a", id="the root's dot"),
        pytest.param(
            "https://gazette.example/a?id=7&amp;page=2&amp;utm_source=x",
            "https://gazette.example/a?id=7&page=2",
            id="ampersands escaped twice",
        ),
        pytest.param("https://báo.example/", "https://xn--bo-mia.example/", id="host in IDNA"),
    ],
)
def test_each_page_has_one_spelling(spelling: str, expected: str) -> None:
    """Whatever does not change the page leaves its address, and a second pass changes nothing."""
    assert canonical(spelling) == expected
    assert canonical(expected) == expected


@pytest.mark.parametrize(
    "words",
    ["", "mailto:a@b.example", "file:///etc/passwd", "ftp://a.example/", "http://", "http://a:99999/", "/a"],
)
def test_what_is_no_address_of_a_page_is_refused(words: str) -> None:
    """Only http(s) with a host is a page's address."""
    with pytest.raises(BadAddressError):
        canonical(words)


@pytest.mark.parametrize(
    ("url", "own"),
    [
        ("https://gazette.example/a", True),
        ("https://www.gazette.example/a", True),
        ("http://gazette.example/a", True),
        ("https://old.example/a", True),
        ("https://sport.gazette.example/a", False),
        ("https://gazette.example.evil.example/a", False),
        ("https://gazette.example:8080/a", False),
        ("https://gazette.example@evil.example/", False),
        ("file:///gazette.example/a", False),
        ("javascript:void(0)", False),
    ],
)
def test_only_own_hosts_are_the_same_site(url: str, own: bool) -> None:
    """A subdomain, another port, another scheme are somebody else's until the file names them."""
    assert same_site(url, outlet(hosts=("old.example",))) is own


def test_on_a_local_host_the_port_is_part_of_the_outlet() -> None:
    """A paper on this machine's port 8001 opens none of its other ports."""
    paper = outlet("http://127.0.0.1:8001/")
    assert same_site("http://127.0.0.1:8001/a", paper)
    assert not same_site("http://127.0.0.1:22/", paper)
    assert not same_site("http://localhost:8001/", paper)


def test_a_link_takes_the_homepages_scheme_and_www() -> None:
    """Links that differ from the homepage in these alone would only be redirected."""
    assert own_address("http://www.gazette.example/a", outlet()) == "https://gazette.example/a"
    assert (
        own_address("//gazette.example/a", outlet(), base="https://gazette.example/")
        == "https://gazette.example/a"
    )
    assert own_address("../b", outlet(), base="https://gazette.example/x/y") == "https://gazette.example/b"
    assert own_address("https://other.example/a", outlet()) is None


def test_a_declared_address_counts_on_own_hosts_and_below_the_home_page() -> None:
    """``rel=canonical`` may point at a sister title, or at the home page."""
    found = "https://gazette.example/a?id=1"
    assert (
        article_address(found, "https://gazette.example/story-a", outlet())
        == "https://gazette.example/story-a"
    )
    assert article_address(found, "/story-a", outlet()) == "https://gazette.example/story-a"
    assert article_address(found, "https://sister.example/story-a", outlet()) == found
    assert article_address(found, "https://gazette.example/", outlet()) == found
    assert article_address(found, None, outlet()) == found


@pytest.mark.parametrize(
    ("found", "declared"),
    [
        pytest.param("/two-men-and-a-boat", "/news/", id="a section"),
        pytest.param("/two-men-and-a-boat", "/index.php?lang=en", id="the front page"),
        pytest.param("/gale", "/index.html", id="the front page of an address that tells nothing"),
        pytest.param("/gale", "/en/", id="the outlet's homepage"),
        pytest.param("/news/gale", "/news", id="a folder above the page"),
        pytest.param("/two-men-and-a-boat", "/tag/two-men-and-a-boat", id="a tag"),
    ],
)
def test_a_declared_address_that_is_no_articles_is_not_believed(found: str, declared: str) -> None:
    """Some papers declare one and the same on every page, and would be left with one article."""
    home = "https://gazette.example"
    paper = outlet(f"{home}/en/")
    assert article_address(home + found, home + declared, paper) == home + found


@pytest.mark.parametrize(
    ("found", "declared"),
    [
        pytest.param("/two-men-and-a-boat?page=2", "/two-men-and-a-boat", id="without parameters"),
        pytest.param("/read?id=12345&from=home", "/read?id=12345", id="with one of them"),
        pytest.param("/m/two-men-and-a-boat", "/two-men-and-a-boat", id="a twin"),
        pytest.param("/two-men-and-a-boat/2", "/two-men-and-a-boat", id="its first page"),
        pytest.param("/two-men-and-a-boat", "/sport/three-men-and-a-boat", id="a move"),
        pytest.param("/gale", "/news/gale", id="neither tells"),
        pytest.param("/gale/", "/gale", id="a slash"),
        pytest.param("/?p=12345&from=home", "/?p=12345", id="an id behind the front page"),
    ],
)
def test_a_declared_address_of_an_article_is_believed(found: str, declared: str) -> None:
    """Twins, pages that parameters dress, and articles that moved are filed once."""
    home = "https://gazette.example"
    assert article_address(home + found, home + declared, outlet(f"{home}/")) == home + declared


def test_the_outlets_file_says_which_declared_address_is_an_articles() -> None:
    """Where it has patterns, a declared address is held to them."""
    home = "https://gazette.example"
    rules = DiscoverRules(allow=(r"-post\d+$",), deny=("^/en/",))
    paper = replace(outlet(f"{home}/"), discover=rules)
    found = f"{home}/gale-post7"
    assert article_address(found, f"{home}/news/gale-post7", paper) == f"{home}/news/gale-post7"
    assert article_address(found, f"{home}/news-of-the-whole-region", paper) == found
    assert article_address(found, f"{home}/en/gale-post7", paper) == found


@pytest.mark.parametrize(
    ("url", "trap"),
    [
        ("https://gazette.example/a/b/a/b/a/b", True),
        ("https://gazette.example/" + "x/" * 3, True),
        ("https://gazette.example/" + "/".join("abcdefghijklmnopq"), True),
        ("https://gazette.example/" + "a" * 2000, True),
        ("https://gazette.example/2023/2023/a-post1.html", False),
    ],
)
def test_addresses_without_end_are_traps(url: str, trap: bool) -> None:
    """Calendars and relative links that grow are never followed."""
    assert is_trap(url) is trap


def test_private_names_are_known_by_themselves() -> None:
    """No name is looked up for this."""
    local = [
        "10.0.0.1",
        "192.168.1.1:80",
        "169.254.169.254",
        "[fe80::1]:80",
        "localhost:9",
        "intranet",
        "a.lan",
    ]
    assert all(is_local(host) for host in local)
    assert not any(is_local(host) for host in ("example.org", "93.184.216.34", "local.example.org:8080"))
