"""Fictional papers, each with the addresses that a publishing system of the press gives its pages."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import md5

HEADLINES = (
    "Council settles the budget after a long night",
    "Harbour wall to be mended before winter comes",
    "Rain at last",
    "Library stays open",
    "Two hundred runners cross the old bridge",
    "School roof torn off by the storm",
    "A baker and her forty years of bread",
    "County delays decision on new crossing",
    "10 things to know about the ferry strike",
    "Farmers count losses as hail flattens barley",
    "Mayor resigns over unpaid parking fines",
    "Museum finds missing painting in its own attic",
    "Hospital opens ward for premature babies",
    "Town hall lights go green for the season",
    "River warning lifted",
    "Choir of fishermen sings in the capital",
    "Bus fares rise again in spring",
    "Police look for owner of runaway goats",
    "Elections 2026: who stands where",
    "Cinema on Mill Street reopens its doors",
    "Walkers rescued from the northern ridge at dawn",
    "New rules for anglers on the upper lake",
    "Volunteers plant a thousand oaks in one day",
    "Teachers vote for a shorter working week",
    "Old mill will become forty flats",
    "Power cut leaves the valley dark for hours",
    "Bees return to the botanical garden",
    "Goalkeeper scores from his own half",
    "Judge stops sale of the village green",
    "Archive of glass plates goes online at last",
    "Snow closes the pass two weeks early",
    "Local cheese wins gold in a blind tasting",
    "Women of the quay tell their own story",
    "Bridge toll to end after thirty years",
    "Lighthouse keeper retires and nobody follows",
    "Fire crews train on an empty factory",
    "Student builds radio from garden scrap",
    "Market square paved with the wrong stone",
    "Doctor who cycled to every patient",
    "Swimmers demand cleaner water before summer",
)
SECTIONS = ("news", "sport", "business", "culture", "opinion")
ON_THE_HOMEPAGE = 24


@dataclass(frozen=True)
class Story:
    """An article of a fictional paper, with what systems make addresses of."""

    number: int
    headline: str
    section: str
    day: date

    @property
    def slug(self) -> str:
        """The headline in the spelling of addresses."""
        return "-".join("".join(c if c.isalnum() else " " for c in self.headline.lower()).split())

    @property
    def ident(self) -> int:
        """A number as databases count them."""
        return 481_207 + 37 * self.number

    @property
    def digest(self) -> str:
        """Hexadecimal digits."""
        return md5(self.slug.encode(), usedforsecurity=False).hexdigest()

    @property
    def uuid(self) -> str:
        """A universally unique identifier."""
        return str(uuid.UUID(self.digest))


@dataclass(frozen=True)
class PressSystem:
    """A fictional paper: how its articles' addresses are made, and what other pages it links to."""

    name: str
    address: Callable[[Story], str]
    menu: tuple[str, ...]
    others: tuple[str, ...] = ()
    unseen_others: tuple[str, ...] = ()
    homepage: str = "https://gazette.example/"

    def articles(self) -> list[Story]:
        """Return the paper's articles, the latest first."""
        first = date(2026, 11, 20)
        return [
            Story(n, headline, SECTIONS[n * 7 % 5], first - timedelta(days=n * 3))
            for n, headline in enumerate(HEADLINES)
        ]

    def front(self, shown: int = ON_THE_HOMEPAGE) -> str:
        """Return the homepage, with so many articles: a menu, teasers of two kinds, tags, and the small print."""
        menu = "".join(f'<li><a href="{path}">{label(path)}</a></li>' for path in self.menu)
        teasers = "".join(teaser(self.address(story), story) for story in self.articles()[:shown])
        others = " ".join(f'<a href="{path}">{label(path)}</a>' for path in self.others)
        return (
            f"<!DOCTYPE html><html lang=en><head><title>The Gazette</title></head><body>"
            f'<header><a href="/"><img src="/logo.png" alt="The Gazette"></a>'
            f'<nav class="main-menu"><ul><li><a href="/">Home</a></li>{menu}</ul></nav></header>'
            f"<main>{teasers}</main><aside>{others}</aside>"
            f'<footer><p>{others}</p><a href="https://social.example/gazette">Follow us</a></footer></body></html>'
        )


def teaser(address: str, story: Story) -> str:
    """Show an article as front pages do: every third only by its headline."""
    headline = f'<a href="{address}">{story.headline}</a>'
    if story.number % 3 == 2:
        return f"<ul class=latest><li>{headline}</li></ul>"
    return (
        f'<article><a href="{address}"><img src="/p/{story.number}.jpg" alt=""></a><h3>{headline}</h3>'
        f'<p>The first lines of it.</p><a href="{address}#comments">{story.number} comments</a></article>'
    )


def label(path: str) -> str:
    """Return the words of a link that is no article's."""
    words = path.strip("/").split("/")[-1].split("?")[-1].replace("-", " ").replace("_", " ").split(".")[0]
    return words.title()[:24]


def _dir(*names: str, end: str = "/") -> tuple[str, ...]:
    return tuple(f"/{name}{end}" for name in names)


STATIC = _dir("about-us", "contact", "privacy-policy", "terms-and-conditions", "advertise-with-us")
TAGS = _dir("tag/harbour", "tag/town-council", "tag/local-elections-2026", "author/ann-lee")

SYSTEMS = (
    PressSystem(
        "wordpress: date and name",
        lambda s: f"/{s.day:%Y/%m/%d}/{s.slug}/",
        _dir(*(f"category/{name}" for name in SECTIONS)),
        STATIC + TAGS + ("/2026/11/", "/2026/11/20/", "/page/2/"),
        ("/2026/10/", "/2026/10/05/", "/tag/bees/"),
    ),
    PressSystem(
        "wordpress: plain slugs",
        lambda s: f"/{s.slug}/",
        _dir(*(f"category/{name}" for name in SECTIONS)),
        STATIC + TAGS,
        ("/category/weather/", "/author/bo-berg/", "/page/3/"),
    ),
    PressSystem(
        "wordpress: numbers",
        lambda s: f"/?p={s.ident}",
        tuple(f"/?cat={n}" for n in range(2, 9)),
        ("/?page_id=2", "/?page_id=17", "/?tag=harbour", "/?author=3"),
        ("/?cat=31", "/?page_id=99"),
    ),
    PressSystem(
        "drupal: nodes",
        lambda s: f"/node/{s.ident}",
        _dir(*SECTIONS, end=""),
        ("/about", "/contact", "/taxonomy/term/12", "/taxonomy/term/481", "/user/login", "/user/77"),
        ("/taxonomy/term/90210", "/user/4123"),
    ),
    PressSystem(
        "section and slug-post id",
        lambda s: f"/{s.slug}-post{s.ident}.html",
        _dir(*SECTIONS),
        ("/harbour-tag1204.html", "/tu-khoa/ferry-tag88.html", "/video/", "/lien-he.html"),
        ("/bees-tag5521.html", "/multimedia/"),
    ),
    PressSystem(
        "blogger",
        lambda s: f"https://gazette.example/{s.day:%Y/%m}/{s.slug}.html",
        _dir(*(f"search/label/{name.title()}" for name in SECTIONS), end=""),
        ("/2026/11/", "/2026/", "/p/about.html", "/p/contact-us.html", "/search?updated-max=2026-11-01"),
        ("/2026/10/", "/p/privacy.html"),
    ),
    PressSystem(
        "arc: section, date, slug",
        lambda s: f"/{s.section}/{s.day:%Y/%m/%d}/{s.slug}/",
        _dir(*SECTIONS),
        (*_dir("about-us", "newsletters", "sport/football", "video"), "/sport/scores/2026/11/20/"),
        ("/business/markets/", "/archives/2026/11/"),
    ),
    PressSystem(
        "numbers in folders",
        lambda s: f"/{s.section}/{s.ident}.html",
        _dir(*SECTIONS),
        ("/about.html", "/contact.html", "/news/page/2.html", "/sport/live.html"),
        ("/imprint.html", "/news/page/3.html"),
    ),
    PressSystem(
        "slug-id.html",
        lambda s: f"/{s.section}/{s.slug}-{s.ident}.html",
        tuple(f"/{name}-{n}.html" for n, name in enumerate(SECTIONS, 3)),
        ("/sport/football-12.html", "/contact-us.html", "/news-3.html?page=2"),
        ("/weather-31.html", "/culture/film-14.html"),
    ),
    PressSystem(
        "uuid",
        lambda s: f"/{s.section}/{s.uuid}",
        _dir(*SECTIONS, end=""),
        ("/about", "/terms-of-use", "/profile/ann-lee", "/sport/football"),
        ("/profile/bo-berg", "/business/markets"),
    ),
    PressSystem(
        "query: id",
        lambda s: f"/article.php?id={s.ident}",
        tuple(f"/section.php?id={n}" for n in range(1, 7)),
        ("/contact.php", "/archive.php?year=2026", "/tag.php?id=4811"),
        ("/section.php?id=12", "/tag.php?id=90214"),
    ),
    PressSystem(
        "joomla: id-slug",
        lambda s: f"/{s.section}/{s.ident}-{s.slug}",
        _dir(*SECTIONS, end=""),
        ("/about-us", "/contact", "/news?start=20", "/component/search/", "/component/users/?view=login"),
        ("/sport?start=40", "/component/banners/click/7"),
    ),
    PressSystem(
        "section, slug-a id",
        lambda s: f"/{s.section}/{s.slug}-a{s.ident}",
        _dir(*SECTIONS),
        ("/weather/", "/topics/ferry-t331", "/authors/ann-lee-p88", "/contact/"),
        ("/topics/bees-t912", "/authors/bo-berg-p90"),
    ),
    PressSystem(
        "month in the path, hex",
        lambda s: f"/{s.section}/{s.day:%Y%m}/{s.slug}-{s.digest[:7]}/",
        _dir(*SECTIONS),
        ("/news/local/", "/video/202611/evening-news-5d80a1c/", "/contact-us/", "/search/?q=ferry"),
        ("/sport/football/", "/multimedia/"),
    ),
    PressSystem(
        "content_number",
        lambda s: f"/art/{s.day:%Y-%m/%d}/content_{s.ident}.html",
        tuple(f"/node_{n}.html" for n in range(11, 17)),
        ("/about/index.html", "/node_21.html", "/pic/2026-11/20/content_90311.html"),
        ("/node_77.html",),
    ),
    PressSystem(
        "whole addresses, www and http mixed",
        lambda s: (
            f"{('http://www.', 'https://', 'https://www.')[s.number % 3]}gazette.example/story/{s.slug}"
        ),
        _dir(*SECTIONS, end=""),
        ("/about", "/story", "/newsletter-sign-up", "/privacy-and-cookies-policy"),
        ("/subscribe-to-the-paper-today", "/authors/ann-lee"),
    ),
    PressSystem(
        "section and slug",
        lambda s: f"/{s.section}/{s.slug}",
        _dir(*SECTIONS, end=""),
        ("/sport/football", "/culture/film", "/about", "/contact-us", "/terms-and-conditions", "/tags/ferry"),
        ("/business/markets", "/sport/rugby", "/privacy-policy"),
    ),
    PressSystem(
        "two folders and slug",
        lambda s: f"/{s.section}/local/{s.slug}",
        _dir(*SECTIONS, "news/local", "sport/local", end=""),
        ("/about/careers", "/authors/ann-lee", "/topics/ferry-strike", "/about/privacy-policy"),
        ("/authors/bo-berg", "/about/terms"),
    ),
    PressSystem(
        "articles folder",
        lambda s: f"/articles/{s.slug}",
        _dir(*(f"sections/{name}" for name in SECTIONS), end=""),
        ("/pages/about-us", "/pages/contact", "/people/ann-lee", "/events/harbour-day-2026"),
        ("/pages/terms-and-conditions-of-sale", "/events/a-long-walk-on-the-beach"),
    ),
    PressSystem(
        "seventeen digits",
        lambda s: f"/{s.slug}-{s.day:%Y%m%d}0755{s.number:05d}.htm",
        _dir(*SECTIONS, end=".htm"),
        ("/lien-he.htm", "/tin-moi-nhat.htm", "/ferry.html", "/video/evening-news-20261120075500001.htm"),
        ("/suc-khoe.htm", "/giai-tri/phim.htm"),
    ),
    PressSystem(
        "letters and digits of one length",
        lambda s: f"/{s.section}/articles/c{int(s.digest[:14], 16) % 10**11:011d}o",
        _dir(*SECTIONS, end=""),
        ("/sport/football", "/about", "/topics/cdl8n2edg9xt", "/usingthebbc/privacy"),
        ("/topics/c9qd23k0", "/sport/rugby-union"),
    ),
    PressSystem(
        "slug, id as a folder",
        lambda s: f"/{s.section}/{s.slug}/{s.ident}/",
        _dir(*SECTIONS),
        ("/sport/football/", "/author/ann-lee/31/", "/contact/", "/theme/ferry/77/"),
        ("/author/bo-berg/44/", "/theme/bees/81/"),
    ),
    PressSystem(
        "comma and article",
        lambda s: f"/{s.section}/{s.slug},{s.ident}",
        _dir(*SECTIONS, end=""),
        ("/sport/football,k12", "/kontakt", "/autor/ann-lee,7", "/pogoda"),
        ("/sport/hockey,k31", "/autor/bo-berg,12"),
    ),
    PressSystem(
        "underscores and date in name",
        lambda s: f"/{s.section}/{s.day:%Y%m%d}_{s.slug.replace('-', '_')}.shtml",
        _dir(*SECTIONS, end="/index.shtml"),
        ("/kontakt.shtml", "/archiv/20261120.shtml", "/service/wetter.shtml"),
        ("/archiv/20261101.shtml", "/impressum.shtml"),
    ),
    PressSystem(
        "query in many words",
        lambda s: f"/index.php?option=com_content&view=article&id={s.ident}:{s.slug}&catid=7&Itemid=101",
        tuple(f"/index.php?option=com_content&view=category&id={n}&Itemid=1{n:02d}" for n in range(3, 9)),
        ("/index.php?option=com_contact&view=contact&id=1", "/index.php?option=com_weblinks&view=categories"),
        ("/index.php?option=com_content&view=category&id=44&Itemid=144",),
    ),
    PressSystem(
        "query behind a page",
        lambda s: f"/news/articleView.html?idxno={s.ident}",
        tuple(f"/news/articleList.html?sc_section_code=S1N{n}" for n in range(1, 7)),
        ("/com/com-1.html", "/com/jb.html", "/news/articleList.html?view_type=sm"),
        ("/news/articleList.html?sc_section_code=S1N12", "/com/kd.html"),
    ),
    PressSystem(
        "numbers alone",
        lambda s: f"/{s.ident}",
        tuple(f"/category/{n}" for n in range(1, 7)),
        ("/about", "/contact", "/tag/4811", "/user/90211", "/page/2"),
        ("/tag/90218", "/user/77120"),
    ),
    PressSystem(
        "aspx with named id",
        lambda s: f"/News/Detail.aspx?NewsID={s.ident}&lang=en",
        tuple(f"/News/List.aspx?CatID={n}" for n in range(1, 7)),
        ("/Contact.aspx", "/Gallery/Detail.aspx?AlbumID=3312", "/News/List.aspx?CatID=2&page=2"),
        ("/News/List.aspx?CatID=41", "/Gallery/Detail.aspx?AlbumID=3390"),
    ),
    PressSystem(
        "dated name, dots",
        lambda s: f"/{s.section}/{s.slug}.{s.ident}",
        _dir(*SECTIONS, end=""),
        ("/om-oss", "/kontakt", "/sport/fotboll", "/tagg/farja", "/sport/resultat.html"),
        ("/tagg/bin", "/naringsliv/borsen"),
    ),
    PressSystem(
        "tilde and short code",
        lambda s: f"/{s.section}/{s.slug}~{s.digest[:6]}",
        _dir(*SECTIONS, end=""),
        ("/contact~contact", "/sport/football", "/abonnement/", "/regio/westfriesland"),
        ("/regio/texel", "/contact~klacht"),
    ),
    PressSystem(
        "both old and new addresses",
        lambda s: (
            f"/{s.section}/{s.slug}-{s.ident}.html"
            if s.number % 4
            else f"/{s.section}/archive/{s.ident - 400_000}.cms"
        ),
        _dir(*SECTIONS),
        ("/contact-us.html", "/sport/football.html", "/tag/ferry.html"),
        ("/tag/bees.html", "/business/markets.html"),
    ),
    PressSystem(
        "id and slug in folders",
        lambda s: f"/artikel/{s.ident}/{s.slug}",
        _dir(*(f"rubrik/{name}" for name in SECTIONS), end=""),
        ("/ueber-uns", "/dossier/431/der-hafen", "/autor/77/ann-lee", "/bilder/88312/sturm-am-hafen"),
        ("/dossier/440/die-faehre", "/autor/81/bo-berg"),
    ),
    PressSystem(
        "shortened day, slug, id",
        lambda s: f"/{s.day:%y%m%d}/{s.slug}-{s.number + 10}.html",
        _dir(*SECTIONS, end=".html"),
        ("/contact.html", "/top-10.html", "/tags/ferry-12.html"),
        ("/tags/bees-31.html", "/weather.html"),
    ),
)
