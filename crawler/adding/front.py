"""The homepage, from whatever address of a paper was given."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from crawler.adding.asking import AddingError, Asker, told
from crawler.adding.wording import HEADLINE_WORDS, word_count
from crawler.discover.links import links, tree
from pipelines.addresses import BadAddressError, canonical, own_address
from pipelines.door import article_of
from pipelines.outlet import Outlet
from pipelines.outlet_of_page import default_outlet
from pipelines.page import Page
from storage.records import Article, Reject

LOGIN = re.compile(
    r"/(?:login|log-in|signin|sign-in|anmelden|connexion|dang-nhap|account|sso|auth)\b", re.IGNORECASE
)
HOST = re.compile(r"(?:[\w-]+\.)+[\w-]+(?::\d+)?|localhost(?::\d+)?|\[[0-9a-f:]+\](?::\d+)?")
NO_PAGE = {"empty", "not-html", "binary", "too-large"}
FEED = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?<(?:rss|feed|rdf:RDF|urlset|sitemapindex)\b", re.IGNORECASE)
FEWEST_LINKS = 10
FEWEST_HEADLINES = 3  # many papers have a login in a corner
IN_FOLDER = (
    0.8  # of a page's own links: so many below its own folder, and the folder is the paper's whole site
)


@dataclass(frozen=True, slots=True)
class Front:
    """A paper's homepage, and the article by whose address it was found, if it was one."""

    homepage: Page
    given: Page | None = None

    @property
    def url(self) -> str:
        """The homepage's address, as its server wants it."""
        return canonical(self.homepage.final_url)


def addresses_meant(words: str) -> Iterator[str]:
    """Yield the whole addresses that somebody may have meant. Raises ``AddingError``.

    >>> list(addresses_meant("gazette.example"))
    ['https://gazette.example/', 'http://gazette.example/']
    """
    words = words.strip()
    schemes = [""] if "://" in words else ["https://", "http://"]
    try:
        addresses = [canonical(scheme + words) for scheme in schemes]
    except BadAddressError as problem:
        raise AddingError(f"{words}: no address of a web page; write it whole: https://…/") from problem
    if "@" in words or not HOST.fullmatch(urlsplit(addresses[0]).netloc):
        raise AddingError(f"{words}: no address of a web page; write it whole: https://…/")
    yield from addresses


async def find_front(ask: Asker, words: str) -> Front:
    """Find the homepage from the address of any page of the paper's. Raises ``AddingError`` with the remedy."""
    page = await _first_that_answers(ask, words)
    _refuse_what_is_no_page(page)
    if "/" in {urlsplit(page.url).path, urlsplit(page.final_url).path} or _is_whole_site(page):
        return Front(page)
    given = page if isinstance(article_of(page, default_outlet(page.final_url)), Article) else None
    root = urljoin(page.final_url, "/")
    home = await ask(root)
    if home is None:
        raise told(ask.troubles[root])
    _refuse_what_is_no_page(home)
    return Front(home, given)


def is_login(page: Page) -> bool:
    """Tell whether a page shows a login and nothing else."""
    root = tree(page.body, page.headers.get("content-type"))
    if root is None:
        return False
    asks = bool(root.xpath("//input[@type='password']")) or bool(LOGIN.search(urlsplit(page.final_url).path))
    shown = [link for link in links(root, page.final_url) if word_count(link.text) >= HEADLINE_WORDS]
    return asks and len(shown) < FEWEST_HEADLINES


async def _first_that_answers(ask: Asker, words: str) -> Page:
    addresses = list(addresses_meant(words))
    for address in addresses:
        if page := await ask(address):
            return page
    raise told(ask.troubles[addresses[0]])


def _refuse_what_is_no_page(page: Page) -> None:
    if FEED.match(page.body):
        raise AddingError(
            f"{page.url}: a feed or sitemap, no web page; give the address of the homepage or of an article"
        )
    result = article_of(page, default_outlet(page.final_url))
    if isinstance(result, Reject) and result.reason in NO_PAGE:
        raise AddingError(
            f"{page.url}: {result.reason} ({result.detail}), no web page; give the address of the homepage or of an article"
        )
    if is_login(page):
        raise AddingError(
            f"{page.url}: a login stands before the paper; ask it, or save pages and work --from DIR"
        )


def _is_whole_site(page: Page) -> bool:
    """Whether a page in a folder is the homepage of all that lies there: a paper's edition, or one of several on a host."""
    url = canonical(page.final_url)
    folder = url[: url.rindex("/") + 1]
    root = tree(page.body, page.headers.get("content-type"))
    if root is None or url != folder:
        return False
    outlet: Outlet = default_outlet(url)
    own = {address for link in links(root, page.final_url) if (address := own_address(link.url, outlet))}
    below = [address for address in own if address.startswith(folder)]
    return len(own) >= FEWEST_LINKS and len(below) >= IN_FOLDER * len(own)
