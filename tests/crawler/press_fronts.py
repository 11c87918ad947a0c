"""Front pages in the manner of the press's templates: classes, menus, tickers, tables, and links that lead elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tests.crawler.press_systems import ON_THE_HOMEPAGE, SECTIONS, PressSystem, Story

HOME = "https://gazette.example/"


@dataclass(frozen=True)
class Front:
    """A front page: its HTML, and what of it is an article."""

    name: str
    html: Callable[[list[Story], Callable[[Story], str]], str]
    address: Callable[[Story], str]
    others: tuple[str, ...]

    def stories(self) -> list[Story]:
        """The paper's articles, the latest first."""
        return PressSystem(self.name, self.address, ()).articles()

    def page(self) -> bytes:
        """The front page as its server sends it: not every article stands on it."""
        return self.html(self.stories()[:ON_THE_HOMEPAGE], self.address).encode()


def _menu(template: str = "/{}/", **attributes: str) -> str:
    named = "".join(f' {name}="{value}"' for name, value in attributes.items())
    items = "".join(f'<li><a href="{template.format(name)}">{name.title()}</a></li>' for name in SECTIONS)
    return f"<ul{named}>{items}</ul>"


def wordpress_theme(stories: list[Story], url: Callable[[Story], str]) -> str:
    """A newspaper theme: every block is a section, every teaser has its category among its classes."""
    cards = "".join(
        f'<article class="post type-post category-{s.section} tag-harbour"><div class="td-module-thumb"><a href="{url(s)}" '
        f'title="{s.headline}"><img src="/x.jpg"></a></div><h3 class="entry-title td-module-title"><a href="{url(s)}">'
        f'{s.headline}</a></h3><span class="td-post-author-name"><a href="/author/ann/">Ann Lee</a></span>'
        f'<a class="td-post-category" href="/category/{s.section}/">{s.section.title()}</a></article>'
        for s in stories
    )
    return (
        f'<html lang="en-US"><body class="home menu-open has-navigation"><div id="page" class="site navigation-wrapper">'
        f'<header class="td-header-menu-wrap">{_menu("/category/{}/", id="menu-main", **{"class": "sf-menu"})}</header>'
        f'<div class="td-block sections"><div class="section category-block"><h4 class="block-title"><a href="/category/news/">News'
        f'</a></h4>{cards}</div></div><footer class="td-footer-wrapper"><a href="/about-us/">About us</a> <a href="/privacy-policy/">'
        f'Privacy policy</a> <a href="/advertise-with-us/">Advertise with us today</a></footer></div></body></html>'
    )


def mega_menu(stories: list[Story], url: Callable[[Story], str]) -> str:
    """The menu itself shows headlines; the page below repeats some of them."""
    drop = "".join(f'<li><a href="{url(s)}">{s.headline}</a></li>' for s in stories[:3])
    rows = "".join(
        f'<div class="c-list__item"><a href="{url(s)}"><h2>{s.headline}</h2></a></div>' for s in stories
    )
    return (
        f'<html lang="en"><body><nav aria-label="Main">{_menu("/{}")}<div class="drop"><ul>{drop}</ul></div></nav><main>{rows}</main>'
        '<nav aria-label="Footer"><a href="/help/contact-the-newsroom">Contact the newsroom</a><a href="/help/terms">Terms</a>'
        '<a href="/newsletters">Newsletters</a></nav></body></html>'
    )


def marked_links(stories: list[Story], url: Callable[[Story], str]) -> str:
    """Every link says where it was clicked; the headline, the picture and the summary are one link."""
    rows = "".join(
        f'<div class="teaser"><a href="{url(s)}?ref=home-top-{s.number}"><picture><img src="/x.jpg" alt="Photo"></picture>'
        f'<span class="kicker">{s.section.title()}</span> <span class="title">{s.headline}</span> <span class="time">2 hours ago'
        f"</span><p>The first lines of the text.</p></a></div>"
        for s in stories
    )
    return f'<html lang="en"><body><div class="top-nav">{_menu("/{}?ref=nav")}</div>{rows}<a href="/jobs?ref=foot">Jobs</a></body></html>'


def tables(stories: list[Story], url: Callable[[Story], str]) -> str:
    """As in 2003: tables, no heading, fonts; the menu is a row of cells."""
    menu = "".join(
        f'<td><a href="list.asp?cat={n}"><font color=white>{name}</font></a></td>'
        for n, name in enumerate(SECTIONS, 2)
    )
    rows = "".join(
        f'<tr><td><a href="{url(s)}"><img src=x.gif border=0></a></td><td><a href="{url(s)}"><b>{s.headline}</b></a><br>'
        f'<font size=1>({s.day:%d/%m/%Y})</font> <a href="{url(s)}">[more]</a></td></tr>'
        for s in stories
    )
    return (
        f'<html><body><table><tr>{menu}</tr></table><table>{rows}</table><center><a href="contact.asp">Contact</a> '
        '<a href="guestbook.asp">Guestbook</a></center></body></html>'
    )


def based(stories: list[Story], url: Callable[[Story], str]) -> str:
    """Relative links that start from a base, single quotes, capitals."""
    rows = "".join(f"<LI><A HREF='{url(s).removeprefix('/')}'>{s.headline}</A>" for s in stories)
    return (
        f"<HTML><HEAD><BASE HREF='https://gazette.example/'></HEAD><BODY><DIV ID='menu'>{_menu('{}.html')}</DIV><UL>{rows}</UL>"
        "<A HREF='kontakt.html'>Kontakt</A> <A HREF='impressum.html'>Impressum</A></BODY></HTML>"
    )


def many_kinds(stories: list[Story], url: Callable[[Story], str]) -> str:
    """Films, galleries, quizzes, offers and topics under headlines as long as those of articles."""
    rows = "".join(f'<article><h3><a href="{url(s)}">{s.headline}</a></h3></article>' for s in stories)
    more = "".join(
        f'<article><h3><a href="/{kind}/what-you-should-see-number-{n}-{90000 + n}.html">What you should see number {n}</a></h3></article>'
        for kind in ("video", "gallery", "podcasts")
        for n in range(4)
    )
    topics = "".join(
        f'<a href="/topic/{w}-{n}">{w.title()}</a>' for n, w in enumerate(("harbour", "ferry", "bees"), 77)
    )
    return (
        f'<html lang="en"><body><nav>{_menu()}</nav><div class="trending">{topics}</div>{rows}{more}<footer>'
        '<a href="/about">About the paper and its people</a></footer></body></html>'
    )


def english_months(stories: list[Story], url: Callable[[Story], str]) -> str:
    """Sections in the path, months by name, live pages beside."""
    rows = "".join(
        f'<div class="fc-item"><a href="{url(s)}" data-link-name="article" aria-label="{s.headline}"></a><h3><span>{s.headline}</span>'
        f'</h3><a href="{url(s)}" class="u-faux-block-link__overlay">{s.headline}</a></div>'
        for s in stories
    )
    return (
        f'<html lang="en-GB"><body><header role="banner">{_menu("/{}", role="menubar")}</header><div class="fc-container">{rows}</div>'
        '<footer><a href="/help/contact-us">Contact us</a><a href="/info/privacy">Privacy</a><a href="/index/contributors">All writers'
        "</a></footer></body></html>"
    )


def latest_only_times(stories: list[Story], url: Callable[[Story], str]) -> str:
    """A ticker of times and headlines; tags under each; authors linked."""
    rows = "".join(
        f'<li class="ticker-item"><time>{s.number + 8}:40</time> <a href="{url(s)}">{s.headline}</a> <a href="/tema/{s.section}/">'
        f'#{s.section}</a> <a href="/av/ann-lee-{s.number % 3}/">Ann Lee</a></li>'
        for s in stories
    )
    return f'<html lang="nb"><body><div class="navbar">{_menu()}</div><ol>{rows}</ol><div class="footer">{_menu("/om/{}/")}</div></body></html>'


def chinese_portal(stories: list[Story], url: Callable[[Story], str]) -> str:
    """A portal: hundreds of short links, headlines without spaces."""
    titles = (
        "市议会深夜通过明年预算方案",
        "港口堤坝将在入冬前完成修缮",
        "两百名跑者穿越古老石桥",
        "暴风雨掀翻学校屋顶无人受伤",
    )
    rows = "".join(
        f'<li><a href="{url(s)}" target="_blank">{titles[s.number % 4]}{s.number}</a></li>' for s in stories
    )
    menu = "".join(
        f'<a href="/{name}/index.html">{word}</a>'
        for name, word in zip(SECTIONS, ("新闻", "体育", "财经", "文化", "评论"), strict=True)
    )
    return (
        f'<html lang="zh-CN"><body><div class="nav">{menu}</div><ul class="list">{rows}</ul><div class="links"><a href="/about/index.html">'
        '关于我们</a><a href="/zt/2026/zhuanti01/index.html">专题报道：建设美丽的海港城市</a></div></body></html>'
    )


def images_and_more(stories: list[Story], url: Callable[[Story], str]) -> str:
    """Headlines that are no links: the picture and "Read more" are."""
    rows = "".join(
        f'<div class="item"><a href="{url(s)}"><img src="/x.jpg" alt="{s.headline}"></a><h2>{s.headline}</h2><p>The first lines.</p>'
        f'<a class="more" href="{url(s)}">Read more</a></div>'
        for s in stories
    )
    return f'<html lang="en"><body><div class="menu">{_menu("/{}.html")}</div>{rows}<a href="/contact.html">Contact</a></body></html>'


def subscribers(stories: list[Story], url: Callable[[Story], str]) -> str:
    """Marks before headlines, offers with long words, games."""
    rows = "".join(
        f'<section><h2 class="hl"><a href="{url(s)}"><i>plus</i> {s.headline}</a></h2></section>'
        for s in stories
    )
    return (
        f'<html lang="de"><body class="section-home"><div class="page-section"><div role="navigation">{_menu("/{}/")}</div>{rows}'
        '<a href="/abo/jetzt-vier-wochen-kostenlos-lesen/">Jetzt vier Wochen kostenlos lesen</a><a href="/service/wetter/">Wetter</a>'
        '<a href="/raetsel/das-grosse-kreuzwort-der-woche/">Das große Kreuzwort der Woche</a></div></body></html>'
    )


def hundreds_of_tags(stories: list[Story], url: Callable[[Story], str]) -> str:
    """A cloud of labels in as many words as a headline, beside the articles."""
    rows = "".join(
        f'<h3 class="post-title entry-title"><a href="{url(s)}">{s.headline}</a></h3>' for s in stories
    )
    cloud = "".join(
        f'<a href="/search/label/All%20about%20the%20{w}%20{n}">All about the {w} {n}</a> '
        for n in range(12)
        for w in ("sea", "quay")
    )
    return f'<html><body><div class="tabs">{_menu("/search/label/{}")}</div>{rows}<div class="widget">{cloud}</div></body></html>'


FRONTS = (
    Front("theme with classes", wordpress_theme, lambda s: f"/{s.slug}/", ("/category/news/", "/about-us/", "/privacy-policy/", "/author/ann/", "/weather/")),
    Front("mega menu", mega_menu, lambda s: f"/{s.section}/{s.slug}-{s.ident}", ("/news", "/help/contact-the-newsroom", "/newsletters", "/sport/football")),
    Front("marked links", marked_links, lambda s: f"/{s.section}/article{s.ident}.ece", ("/news?ref=nav", "/jobs?ref=foot", "/business")),
    Front("tables", tables, lambda s: f"show.asp?id={s.ident}&cat={s.number % 5}", ("/list.asp?cat=3", "/contact.asp", "/guestbook.asp", "/list.asp?cat=9")),
    Front("base", based, lambda s: f"/{s.day:%Y}/{s.slug}.html", ("/news.html", "/kontakt.html", "/weather.html")),
    Front("many kinds", many_kinds, lambda s: f"/{s.section}/{s.slug}-{s.ident}.html", ("/video/what-you-should-see-number-1-90001.html", "/gallery/what-is-new-to-see-99123.html", "/topic/harbour-77", "/about")),
    Front("months by name", english_months, lambda s: f"/{s.section}/{s.day:%Y}/{s.day:%b}/{s.day:%d}/{s.slug}".lower(), ("/news", "/help/contact-us", "/index/contributors", "/sport/2026/nov/20/all")),
    Front("ticker", latest_only_times, lambda s: f"/{s.section}/i/{s.digest[:6]}/{s.slug}", ("/news/", "/tema/news/", "/av/ann-lee-1/", "/om/news/")),
    Front("portal", chinese_portal, lambda s: f"/{s.section}/{s.day:%Y%m}/t{s.day:%Y%m%d}_{s.ident}.html", ("/news/index.html", "/about/index.html", "/zt/2026/zhuanti01/index.html")),
    Front("headlines that are no links", images_and_more, lambda s: f"/{s.section}/{s.ident}-{s.slug}.html", ("/news.html", "/contact.html", "/weather.html")),
    Front("offers", subscribers, lambda s: f"/{s.section}/{s.slug};art{s.number % 7},{s.ident}", ("/news/", "/abo/jetzt-vier-wochen-kostenlos-lesen/", "/service/wetter/", "/raetsel/das-grosse-kreuzwort-der-woche/")),
    Front("labels", hundreds_of_tags, lambda s: f"/{s.day:%Y/%m}/{s.slug}.html", ("/search/label/All%20about%20the%20sea%201", "/search/label/News", "/p/about.html")),
)  # fmt: skip
