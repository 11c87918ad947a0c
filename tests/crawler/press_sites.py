"""Whole fictional papers, page by page: each another system, template, language, and way of announcing its articles."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from urllib.parse import urljoin
from zoneinfo import ZoneInfo

from storage.fold import fold
from tests.crawler.press_systems import HEADLINES, SECTIONS, Story, label

TODAY = datetime(2026, 11, 20, 9, 40, tzinfo=UTC)
TEXTS = {
    "en": (
        "The council met on Monday evening to settle the budget of the coming year, and it took them until midnight.",
        "The harbour wall will be mended before winter, the treasurer said, whatever the county decides about its share.",
        "Two members of the public spoke, one for the library and one against the new crossing at the station.",
        "Nobody on the quay had expected the boats to come back so early, and the ice house was still locked.",
        "What happens next is for the minister to decide, and she has not said when that will be.",
    ),
    "vi": (
        "Sáng nay, đoàn công tác của xã đã đến từng nhà dân để ghi lại số gia súc bị cuốn trôi trong trận lũ tuần trước.",
        "Ông trưởng thôn cho biết cả làng có bốn mươi hộ thì quá nửa mất trắng vụ lúa, nhưng không ai bỏ ruộng đi nơi khác.",
        "Con đường mới dài hơn ba cây số nối hai bờ suối sẽ được thông xe trước Tết, người dân không còn phải đi bè.",
        "Theo lãnh đạo huyện, nguồn vốn do tỉnh cấp đã đủ để sửa lại trường học và trạm y tế của hai xã vùng cao.",
        "Các hộ dân đều mong việc này được làm sớm, vì mùa mưa năm nay được dự báo là sẽ đến sớm hơn mọi năm.",
    ),
    "de": (
        "Der Rat der Stadt hat am Montagabend den Haushalt für das kommende Jahr beschlossen, und es wurde Mitternacht.",
        "Die Mauer am Hafen wird noch vor dem Winter ausgebessert, sagte der Kämmerer, was immer der Kreis dazu zahlt.",
        "Zwei Bürgerinnen meldeten sich zu Wort, die eine für die Bücherei, die andere gegen die neue Brücke am Bahnhof.",
        "Niemand auf dem Kai hatte damit gerechnet, dass die Boote so früh zurückkommen, und das Eishaus war noch zu.",
        "Wie es weitergeht, entscheidet nun die Ministerin, und sie hat nicht gesagt, wann das sein wird.",
    ),
    "es": (
        "El pleno del ayuntamiento aprobó el lunes por la noche el presupuesto del próximo año, y la sesión duró hasta la medianoche.",
        "El muro del puerto se reparará antes del invierno, dijo el tesorero, sea cual sea la decisión de la provincia.",
        "Dos vecinas tomaron la palabra, una en favor de la biblioteca y la otra contra el nuevo paso de la estación.",
        "Nadie en el muelle esperaba que los barcos volvieran tan pronto, y la fábrica de hielo seguía cerrada.",
        "Lo que ocurra ahora depende de la ministra, que no ha dicho cuándo tomará la decisión sobre el puente.",
    ),
    "ja": (
        "町議会は月曜日の夜に開かれ、来年度の予算について深夜まで話し合いが続いたという。",
        "港の壁は冬が来る前に修理されることになったと会計課の担当者が説明した。",
        "住民からは図書館を残してほしいという声と、駅前の新しい橋に反対する声が上がった。",
        "船がこれほど早く戻るとは誰も思っておらず、製氷所の扉はまだ閉まったままだった。",
        "今後の対応は大臣が決めることになるが、その時期についてはまだ明らかにされていない。",
    ),
}
TITLES = {
    "en": HEADLINES,
    "vi": (
        "Lũ cuốn trôi cầu treo, cả làng phải đi bè",
        "Mở con đường mới nối hai bờ suối",
        "Người dân vùng cao mong trường học sớm được sửa",
        "Cà phê được giá, nông dân phấn khởi vào vụ",
        "Tìm thấy hai thanh niên đi lạc trong rừng",
        "Bệnh viện huyện có thêm phòng mổ mới",
        "Già làng kể chuyện dựng lại nhà rông",
        "Học sinh vùng biên nhận ba trăm suất học bổng",
        "Hạn hán kéo dài, hồ thủy lợi cạn trơ đáy",
        "Phiên chợ cuối năm bán hết từ sáng sớm",
        "Đội bóng xã lần đầu vào chung kết tỉnh",
        "Giữ nghề dệt bên bến nước đầu làng",
        "Trồng rừng thay nương rẫy trên núi đá",
        "Xe khách trượt bánh trên đèo, không ai bị thương",
    ),
    "de": (
        "Rat beschließt den Haushalt nach langer Nacht",
        "Hafenmauer wird vor dem Winter ausgebessert",
        "Bücherei bleibt geöffnet",
        "Zweihundert Läufer auf der alten Brücke",
        "Sturm reißt das Dach der Schule ab",
        "Eine Bäckerin und ihre vierzig Jahre Brot",
        "Kreis verschiebt Entscheidung über neue Brücke",
        "Bauern zählen die Schäden nach dem Hagel",
        "Museum findet vermisstes Bild auf dem eigenen Dachboden",
        "Klinik öffnet Station für Frühgeborene",
        "Der Chor der Fischer singt in der Hauptstadt",
        "Busfahren wird im Frühling wieder teurer",
        "Kino in der Mühlstraße öffnet wieder",
        "Freiwillige pflanzen tausend Eichen an einem Tag",
    ),
    "es": (
        "El pleno aprueba el presupuesto tras una larga noche",
        "El muro del puerto se reparará antes del invierno",
        "La biblioteca seguirá abierta todo el año",
        "Doscientos corredores cruzan el puente viejo",
        "La tormenta arranca el tejado de la escuela",
        "Una panadera y sus cuarenta años de pan",
        "La provincia aplaza la decisión sobre el puente",
        "El granizo arrasa los campos de cebada",
        "El museo encuentra un cuadro perdido en su desván",
        "El hospital abre una sala para bebés prematuros",
        "El coro de pescadores canta en la capital",
        "Suben de nuevo los autobuses en primavera",
        "Reabre el cine de la calle del Molino",
        "Plantan mil robles en un solo día",
    ),
    "ja": (
        "町議会が予算案を可決、深夜まで議論",
        "港の壁を冬までに修理へ",
        "図書館の存続求める声相次ぐ",
        "古い橋を二百人の走者が渡る",
        "嵐で学校の屋根が飛ばされる",
        "パンを焼き続けて四十年の女性",
        "新しい橋の判断、県が先送り",
        "ひょうで麦畑に大きな被害",
        "行方不明の絵画が屋根裏で見つかる",
        "病院に新生児の専用病棟が開設",
        "漁師の合唱団が首都で歌う",
        "バス運賃が春から再び値上げ",
    ),
}
MENU = {
    "en": ("News", "Sport", "Business", "Culture", "Opinion"),
    "vi": ("Thời sự", "Thể thao", "Kinh tế", "Văn hóa", "Bạn đọc"),
    "de": ("Lokales", "Sport", "Wirtschaft", "Kultur", "Meinung"),
    "es": ("Local", "Deportes", "Economía", "Cultura", "Opinión"),
    "ja": ("社会", "スポーツ", "経済", "文化", "論説"),
}
AUTHORS = {
    "en": ("Ann Lee", "Bo Berg"),
    "vi": ("Nguyễn Thị Lan", "Rơ Châm Hrin"),
    "de": ("Anna Weber", "Jonas Roth"),
    "es": ("Ana Ruiz", "Luis Ferrer"),
    "ja": ("山田 花子", "佐藤 健"),
}


@dataclass(frozen=True)
class PressSite:
    """A fictional paper: its address and language, how its articles look, and where it announces them."""

    name: str
    language: str
    homepage: str
    zone: str
    address: str  # of an article, with {slug} {id} {section} {hex} {uuid} {y} {m} {d}
    section: str  # of a section page
    template: str = "json-ld"
    feed: str = ""  # its address; "" for none
    feed_shown: str = "head"  # head, list (a page that lists feeds), nowhere
    sitemap: str = ""  # its address; "" for none
    sitemap_kind: str = "news"  # news, index
    in_robots: bool = True
    html_lang: str = ""
    title: str = "{name}"
    others: tuple[str, ...] = ("/about-us/", "/contact/", "/privacy-policy/", "/tag/harbour/")
    head: str = ""
    front: str = "cards"  # cards, list, scripts
    pages: dict[str, bytes] = field(default_factory=dict, compare=False)

    def stories(self) -> list[Story]:
        """The paper's articles, the latest first."""
        titles = TITLES[self.language]
        return [
            Story(n, title, SECTIONS[n * 7 % 5], (TODAY - timedelta(hours=7 * n + 3)).date())
            for n, title in enumerate(titles)
        ]

    def instant(self, story: Story) -> datetime:
        """When an article was published."""
        return (TODAY - timedelta(hours=7 * story.number + 3)).replace(microsecond=0)

    def url(self, story: Story) -> str:
        """The whole address of an article."""
        slug = story.slug if self.language == "en" else _ascii(story)
        local = self.instant(story).astimezone(ZoneInfo(self.zone))
        path = self.address.format(
            slug=slug, id=story.ident, section=story.section, hex=story.digest[:7], uuid=story.uuid,
            y=f"{local:%Y}", m=f"{local:%m}", d=f"{local:%d}",
        )  # fmt: skip
        return urljoin(self.homepage, path)

    def paragraphs(self, story: Story) -> list[str]:
        """The text of an article: no two are alike."""
        texts = TEXTS[self.language]
        start = story.number % len(texts)
        end = {"ja": f"（{story.ident}）"}.get(self.language, f" ({story.ident})")
        return [(texts[(start + n) % 5])[:-1] + end + texts[0][-1] for n in range(4)]

    def build(self) -> dict[str, bytes]:
        """Return the whole site: bodies by address."""
        pages = {self.homepage: self._front(self.stories())}
        for number, section in enumerate(SECTIONS):
            listed = [story for story in self.stories() if story.section == section]
            pages[self._section(section, number)] = self._front(listed, MENU[self.language][number])
        for path in self.others:
            pages[urljoin(self.homepage, path)] = self._page(label(path), f"<p>{label(path)}.</p>")
        pages |= {self.url(story): self._article(story) for story in self.stories()}
        robots = "User-agent: *\nDisallow: /search\n"
        if self.sitemap and self.in_robots:
            robots += f"Sitemap: {urljoin(self.homepage, self.sitemap)}\n"
        pages[urljoin(self.homepage, "/robots.txt")] = robots.encode()
        if self.feed:
            pages[urljoin(self.homepage, self.feed)] = self._feed()
            pages[urljoin(self.homepage, "/rss-feeds")] = self._page(
                "RSS", f'<p><a href="{self.feed}">RSS</a></p>'
            )
        if self.sitemap:
            pages |= self._sitemaps()
        return pages

    def _section(self, section: str, number: int) -> str:
        return urljoin(self.homepage, self.section.format(section=section, number=number + 3))

    def _page(self, title: str, main: str, head: str = "") -> bytes:
        menu = "".join(
            f'<li><a href="{self._section(section, n)}">{MENU[self.language][n]}</a></li>'
            for n, section in enumerate(SECTIONS)
        )
        foot = " ".join(f'<a href="{path}">{label(path)}</a>' for path in self.others)
        rss = '<a href="/rss-feeds">RSS</a>' if self.feed_shown == "list" and self.feed else ""
        named = ""
        if self.feed and self.feed_shown == "head":
            named = f'<link rel="alternate" type="application/rss+xml" href="{self.feed}">'
        lang = f' lang="{self.html_lang}"' if self.html_lang else ""
        return (
            f"<!DOCTYPE html><html{lang}><head><meta charset=utf-8><title>{title}</title>{named}{self.head}{head}</head>"
            f'<body><header><a href="/">{self.name}</a></header><nav><ul>{menu}</ul></nav>'
            f"<main>{main}</main><footer><p>{foot} {rss}</p><p>© 2026 {self.name}</p></footer></body></html>"
        ).encode()

    def _front(self, stories: list[Story], title: str = "") -> bytes:
        if self.front == "scripts":
            return self._page(
                self.title.format(name=self.name), '<div id="app"></div><script src="/app.js"></script>'
            )
        if self.front == "list":
            shown = "".join(f'<li><a href="{self.url(s)}">{s.headline}</a></li>' for s in stories)
            main = f"<h2>{title}</h2><ul class=items>{shown}</ul>"
        else:
            main = "".join(
                f'<article><a href="{self.url(s)}"><img src="/i/{s.number}.jpg" alt=""></a>'
                f'<h3><a href="{self.url(s)}">{s.headline}</a></h3><p>{self.paragraphs(s)[0][:60]} …</p></article>'
                for s in stories
            )
        return self._page(f"{title} | {self.name}" if title else self.title.format(name=self.name), main)

    def _article(self, story: Story) -> bytes:
        author = AUTHORS[self.language][story.number % 2]
        local = self.instant(story).astimezone(ZoneInfo(self.zone))
        body = "".join(f"<p>{text}</p>" for text in self.paragraphs(story))
        related = "".join(
            f'<li><a href="{self.url(s)}">{s.headline}</a></li>' for s in self.stories()[:3] if s != story
        )
        box = f'<aside class="related"><h4>{MENU[self.language][0]}</h4><ul>{related}</ul></aside>'
        h1 = f"<h1>{story.headline}</h1>"
        title = f"{story.headline} - {self.name}"
        if self.template == "json-ld":
            data = {
                "@context": "https://schema.org",
                "@type": "NewsArticle",
                "headline": story.headline,
                "datePublished": local.isoformat(),
                "author": {"@type": "Person", "name": author},
                "publisher": {"@type": "Organization", "name": self.name},
            }
            head = f'<script type="application/ld+json">{json.dumps(data)}</script>'
            main = (
                f'<article>{h1}<p class="byline">{author}</p><div class="content">{body}</div></article>{box}'
            )
        elif self.template == "metas":
            head = (
                f'<meta property="og:type" content="article"><meta property="og:title" content="{story.headline}">'
                f'<meta property="og:site_name" content="{self.name}">'
                f'<meta property="article:published_time" content="{local.isoformat()}">'
            )
            main = f'<div class="post"><div class="post-head">{h1}</div><div class="post-body">{body}</div></div>{box}'
        elif self.template == "time":
            head = ""
            main = (
                f'<article>{h1}<div class="meta"><time datetime="{local.isoformat()}">{local:%d.%m.%Y}</time> {author}'
                f'</div><div class="text">{body}</div></article>{box}'
            )
        elif self.template == "microdata":
            head = ""
            main = (
                f'<div itemscope itemtype="https://schema.org/NewsArticle"><h1 itemprop="headline">{story.headline}</h1>'
                f'<meta itemprop="datePublished" content="{local.isoformat()}"><span itemprop="author">{author}</span>'
                f'<div itemprop="articleBody">{body}</div></div>{box}'
            )
        else:  # the date stands on the page alone, as people read it
            shown = f"{local:%d/%m/%Y %H:%M}" if self.language != "ja" else f"{local:%Y年%m月%d日 %H:%M}"
            head = ""
            main = f'<div class="detail">{h1}<div class="date">{shown}</div><div class="body">{body}</div></div>{box}'
        return self._page(title, main, head)

    def _feed(self) -> bytes:
        items = "".join(
            f"<item><title>{s.headline}</title><link>{self.url(s)}</link>"
            f"<pubDate>{format_datetime(self.instant(s))}</pubDate></item>"
            for s in self.stories()[:10]
        )
        return f'<?xml version="1.0"?><rss version="2.0"><channel><title>{self.name}</title>{items}</channel></rss>'.encode()

    def _sitemaps(self) -> dict[str, bytes]:
        url = urljoin(self.homepage, self.sitemap)
        top = '<?xml version="1.0"?>'
        space = "http://www.sitemaps.org/schemas/sitemap/0.9"
        if self.sitemap_kind == "index":
            part, pages = (
                urljoin(self.homepage, "/sitemaps/posts-1.xml"),
                urljoin(self.homepage, "/sitemaps/pages.xml"),
            )
            index = "".join(f"<sitemap><loc>{one}</loc></sitemap>" for one in (pages, part))
            entries = "".join(f"<url><loc>{self.url(s)}</loc></url>" for s in self.stories())
            static = "".join(f"<url><loc>{urljoin(self.homepage, one)}</loc></url>" for one in self.others)
            return {
                url: f'{top}<sitemapindex xmlns="{space}">{index}</sitemapindex>'.encode(),
                part: f'{top}<urlset xmlns="{space}">{entries}</urlset>'.encode(),
                pages: f'{top}<urlset xmlns="{space}">{static}</urlset>'.encode(),
            }
        news = "http://www.google.com/schemas/sitemap-news/0.9"
        entries = "".join(
            f"<url><loc>{self.url(s)}</loc><n:news><n:publication_date>{self.instant(s).isoformat()}</n:publication_date>"
            f"<n:title>{s.headline}</n:title></n:news></url>"
            for s in self.stories()
        )
        return {url: f'{top}<urlset xmlns="{space}" xmlns:n="{news}">{entries}</urlset>'.encode()}


def _ascii(story: Story) -> str:
    slug = "-".join("".join(c if c.isascii() and c.isalnum() else " " for c in fold(story.headline)).split())
    return slug or f"news-{story.digest[:8]}"


SITES = (
    PressSite("The Harbour Gazette", "en", "https://harbourgazette.co.uk/", "Europe/London", "/{y}/{m}/{d}/{slug}/",
              "/category/{section}/", "json-ld", "/feed/", sitemap="/sitemap_index.xml", sitemap_kind="index", html_lang="en-GB"),
    PressSite("Báo Sông Trà", "vi", "https://baosongtra.vn/", "Asia/Ho_Chi_Minh", "/{slug}-{id}.html", "/{section}/", "page",
              "/rss/home.rss", "list", html_lang="en", title="{name} - Tin tức mới nhất"),
    PressSite("Hafenblatt", "de", "https://www.hafenblatt.de/", "Europe/Berlin", "/{section}/{slug}-{id}.html", "/{section}/",
              "time", "/rss.xml", "nowhere", sitemap="/sitemap-news.xml", html_lang="de"),
    PressSite("El Faro del Puerto", "es", "https://elfarodelpuerto.es/", "Europe/Madrid", "/{section}/{slug}.html", "/{section}/",
              "metas", sitemap="/sitemap.xml", sitemap_kind="index", in_robots=False, html_lang="es"),
    PressSite("港日報", "ja", "https://minato-nippo.jp/", "Asia/Tokyo", "/articles/{id}", "/genre/{section}", "page",
              sitemap="/news-sitemap.xml", html_lang="ja", front="list"),
    PressSite("River Valley Record", "en", "https://rivervalleyrecord.com/", "America/Chicago", "/{section}/article_{uuid}.html",
              "/{section}/", "json-ld", "/index.rss", html_lang="en", title="Home | {name}"),
    PressSite("Island Post", "en", "https://islandpost.example/", "Pacific/Auckland", "/?p={id}", "/?cat={number}", "metas",
              "/?feed=rss2", html_lang="en-NZ", others=("/?page_id=2", "/?tag=harbour")),
    PressSite("The Script Times", "en", "https://scripttimes.com.au/", "Australia/Sydney", "/story/{slug}-{id}", "/{section}",
              "json-ld", "/feed.xml", front="scripts", html_lang="en-AU"),
    PressSite("Moor Weekly", "en", "https://moorweekly.org/", "Europe/Dublin", "/{slug}/", "/category/{section}/", "time",
              "/feed/", "nowhere", html_lang="en-IE", front="list"),
    PressSite("Báo Cửa Biển", "vi", "https://cuabien.com.vn/", "Asia/Ho_Chi_Minh", "/{section}/{y}{m}/{slug}-{hex}/", "/{section}/",
              "page", "/{section}/index.rss".replace("{section}", "news"), "list", sitemap="/sitemap.xml", in_robots=False, html_lang="vi"),
    PressSite("Talbote", "de", "https://talbote.at/", "Europe/Vienna", "/{section}/story/{id}/{slug}", "/{section}", "microdata",
              "/xml/rss.xml", sitemap="/sitemap/index.xml", sitemap_kind="index", html_lang=""),
    PressSite("Diario del Valle", "es", "https://diariodelvalle.com.ar/", "America/Argentina/Buenos_Aires",
              "/nota/{y}-{m}-{d}-{slug}", "/seccion/{section}", "metas", "/rss", "nowhere", html_lang="es-AR", front="list"),
    PressSite("山あい新聞", "ja", "https://www.yamaai.co.jp/", "Asia/Tokyo", "/news/{y}{m}{d}/{id}.html", "/list/{section}.html",
              "json-ld", "/rss/index.rdf", sitemap="/sitemap.xml", html_lang="ja"),
    PressSite("Ridge Telegraph", "en", "https://ridgetelegraph.com/", "America/Denver", "/{section}/{slug}/article-{id}", "/{section}/",
              "time", sitemap="/arc/outboundfeeds/news-sitemap/", html_lang="en-US", title="{name}: news from the ridge"),
    PressSite("Old Town Echo", "en", "http://oldtownecho.in/", "Asia/Kolkata", "/news/details.php?nid={id}&sec=2", "/news/list.php?sec={number}",
              "page", html_lang="", front="list", others=("/contact.php", "/about.php")),
    PressSite("Nordlys Avis", "en", "https://nordlys.example/", "Europe/Oslo", "/{section}/i/{hex}/{slug}", "/{section}", "json-ld",
              "/feeds/all", sitemap="/sitemaps/latest.xml", html_lang="en"),
)  # fmt: skip
