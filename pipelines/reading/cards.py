"""Boxes among the paragraphs that stand for something else: cards of other articles, and calls to follow the paper."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from lxml.etree import _Element as Element

from pipelines.reading.layout import Block, Box
from pipelines.reading.names import HEADINGS

OF_CARD = 0.3  # of the letters: an ``article`` of more is the one that is read, whatever its heading links to
LONGEST_CALL = 280  # letters
SHORTEST_CALL = 45  # to the front page; a shorter line may tell where the text stood first
# Where a link only ever leads to a paper's own channel; and where it is one if the page's margins link there, too.
CHANNEL = re.compile(
    r"https?://(?:(?:www\.)?whatsapp\.com/channel|chat\.whatsapp\.com|news\.google\.com|play\.google\.com/store|(?:apps|itunes)\.apple\.com|invite\.viber\.com|vb\.me)\b"
)
LETTER = re.compile(
    r"[/.](?:newsletters?|rundbrief|nyhetsbrev|nyhedsbrev|nieuwsbrief|infolettres?|hirlevel|boletin(?:es)?|uutiskirje)(?:[/?#.-]|$)"
)
ACCOUNT = re.compile(
    r"https?://(?:www\.|m\.)?(?:t\.me|telegram\.me|facebook\.com|fb\.com|instagram\.com|x\.com|twitter\.com|youtube\.com|tiktok\.com|"
    r"threads\.net|linkedin\.com|vk\.com|ok\.ru|zalo\.me)/(?!watch|share|intent)(?:(?:c|channel|user|groups|company|pages)/)?[\w.@-]+/?(?:[?#].*)?$"
)
HOST = re.compile(r"https?://([^/?#]+)", re.IGNORECASE)
HOME = re.compile(r"(?:https?://[^/?#]+)?/|https?://[^/?#]+")
MAIL = re.compile(r"mailto:", re.IGNORECASE)
SLANTED = frozenset({"em", "i"})


def stands_in_card(box: Box) -> bool:
    """Tell whether a box stands in an ``article`` whose heading is a link: such a one leads to another page."""
    article = _article_around(box)
    return article is not None and _is_card(article)


def cards_among(blocks: Sequence[Block]) -> list[Box]:
    """Return the cards of other articles that stand among the blocks."""
    held: Counter[int] = Counter()
    articles: dict[int, Box] = {}
    for block in blocks:
        if article := _article_around(block.box):
            held[article.index] += len(block.text)
            articles[article.index] = article
    most = OF_CARD * sum(len(block.text) for block in blocks) if articles else 0
    return [article for index, article in articles.items() if held[index] <= most and _is_card(article)]


def calls_to_follow(block: Block) -> bool:
    """Tell whether a block with links asks the reader to follow the paper elsewhere, in whatever language."""
    if not block.linked or len(block.text) > LONGEST_CALL:
        return False
    targets = [link.get("href") or "" for link in block.box.element.iter("a") if _stands_in(link, block)]
    if any(CHANNEL.match(target) for target in targets) or (targets and all(map(LETTER.search, targets))):
        return True
    accounts = [target for target in targets if ACCOUNT.match(target)]
    return bool(accounts) and _times(accounts[0], block) > 1


def is_call_at_end(block: Block) -> bool:
    """Tell whether a block, the last of a text, speaks for the paper: to two of its accounts, its front page, or all in italics to an address.

    A text that ends with one account may tell of its owner; with two, or set apart, it asks to follow or to write.
    """
    if not block.linked or len(block.text) > LONGEST_CALL:
        return False
    element = block.box.element
    targets = [link.get("href") or "" for link in element.iter("a") if _stands_in(link, block)]
    accounts = {_host(target) for target in targets if ACCOUNT.match(target)}
    if len(accounts) > 1 or (
        len(block.text) >= SHORTEST_CALL and any(_leads_home(target, element) for target in targets)
    ):
        return True
    is_addressed = bool(accounts) or any(map(LETTER.search, targets)) or any(map(MAIL.match, targets))
    return is_addressed and is_stressed(element, SLANTED)


def _leads_home(target: str, element: Element) -> bool:
    """Whether a link leads to the root of the page's own host, as the page gives its address."""
    if not HOME.fullmatch(target):
        return False
    own = next(
        (
            link.get("href") or ""
            for link in element.getroottree().iter("link")
            if link.get("rel") == "canonical"
        ),
        "",
    )
    return _host(target) in {"", _host(own)}


def _host(address: str) -> str:
    """The host as an address gives it, nothing where it gives none: those of pages are often no addresses that could be taken apart."""
    found = HOST.match(address)
    return found[1].lower() if found else ""


def is_stressed(element: Element, tags: frozenset[str]) -> bool:
    """Tell whether all words of an element stand in one of some tags: bold, italics."""
    inner = [child for child in element if child.tag != "br"]
    return (
        bool(inner)
        and not (element.text or "").strip()
        and all(child.tag in tags and not (child.tail or "").strip(" .\xa0\n") for child in inner)
    )


def is_idle(heading: Block, after: Block | None, kept: Sequence[Block], cut: set[int]) -> bool:
    """Tell whether a heading only heads what was ``cut``: the block after it was, and its box holds no other that was kept."""
    if heading.box.tag not in HEADINGS or after is None or id(after) not in cut:
        return False
    outer = heading.box.parent
    return outer is not None and not any(one is not heading and outer.holds(one.box) for one in kept)


def _article_around(box: Box) -> Box | None:
    return next((outer for outer in box.around() if outer.tag == "article"), None)


def _is_card(article: Box) -> bool:
    heading = next(article.element.iter("h2", "h3", "h4"), None)
    return heading is not None and next(heading.iter("a"), None) is not None


def _stands_in(link: Element, block: Block) -> bool:
    words = " ".join("".join(link.itertext()).split())
    return bool(words) and words in block.text


def _times(target: str, block: Block) -> int:
    """How often the page links to a target."""
    return sum(1 for link in block.box.element.getroottree().iter("a") if link.get("href") == target)
