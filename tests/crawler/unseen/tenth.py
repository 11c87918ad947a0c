"""The tenth papers that no rule was made for: twelve systems that many papers share, in eleven languages."""

from __future__ import annotations

from tests.crawler.unseen.paper import Paper
from tests.crawler.unseen.story import Story


def _cut(story: Story) -> list[str]:
    """The text of a paper whose members alone read the end of every third article."""
    return story.paragraphs[:2] if story.number % 3 == 1 else story.paragraphs


def _cut_or_headed(story: Story) -> list[str]:
    """The same, where the place stands before every other text and a subhead in its middle."""
    first = story.paragraphs[0] if story.number % 2 else f"Hafenstadt. {story.paragraphs[0]}"
    return [first, story.paragraphs[1]] if story.number % 3 == 1 else [first, *story.headed[1:]]


def _and_before(story: Story) -> list[str]:
    """The text of a paper that says under every other one what it wrote of before."""
    before = story.related[1].headline
    line = f"Ранее мы писали о том, что {before[0].lower()}{before[1:]}."
    return story.paragraphs if story.number % 2 else [*story.paragraphs, line]


TENTH = (
    Paper(
        "River County Sentinel", "short_names", "en", "https://www.rivercountysentinel.com/", "America/Chicago",
        lambda s: f"/story/{('news/local', 'sports/high-school', 'money/business', 'entertainment/arts', 'opinion/columnists')[s.section]}/{s.local:%Y/%m/%d}/{s.slug}/{87_000_000 + s.ident}007/",
        tuple(f"/{n}/" for n in ("news", "sports", "business", "entertainment", "opinion")),
        ("/obituaries/", "/contact/staff/", "/contact/", "/privacy/", "/staff/2648/x/", "/picture-gallery/news/2026/11/18/photos-of-the-harvest-parade/87004411007/"),
        {"/web-sitemap-index.xml": "index /sitemap/2026/november/", "/sitemap/2026/november/": "all", "/news-sitemap.xml": "news"},
        sitemaps=("/news-sitemap.xml",), also=("/web-sitemap-index.xml",),
        robots="User-agent: *\nDisallow: /search/\nSitemap: https://www.rivercountysentinel.com/news-sitemap.xml\nSitemap: https://www.rivercountysentinel.com/web-sitemap-index.xml\n",
        body=lambda s: s.headed,
    ),
    Paper(
        "Tidewater Live", "british_chain", "en", "https://www.tidewaterlive.co.uk/", "Europe/London",
        lambda s: f"/{('news/local-news', 'sport/football', 'news/business', 'whats-on/whats-on-news', 'news/news-opinion')[s.section]}/{s.slug}-{30_000_000 + s.ident}",
        ("/news/", "/sport/", "/news/business/", "/whats-on/", "/news/news-opinion/"),
        ("/all-about/harbour", "/contact-us/", "/about-us/", "/terms-conditions/", "/how-to-complain/", "/authors/x/", "/newsletter-preference-centre/"),
        {"/?service=rss": "rss", "/sitemaps/sitemap_index.xml": "index /sitemaps/2026-11.xml", "/sitemaps/2026-11.xml": "all", "/map_news.xml": "news"},
        sitemaps=("/map_news.xml",), also=("/?service=rss", "/sitemaps/sitemap_index.xml"),
        robots="User-agent: *\nSitemap: https://www.tidewaterlive.co.uk/sitemaps/sitemap_index.xml\nSitemap: https://www.tidewaterlive.co.uk/map_news.xml\n",
    ),
    Paper(
        "Portal do Litoral", "brazilian_region", "pt", "https://www.portaldolitoral.com.br/", "America/Sao_Paulo",
        lambda s: f"/{('cidades', 'esportes', 'economia', 'cultura', 'opiniao')[s.section]}/noticia/{s.local:%Y/%m/%d}/{s.slug}.ghtml",
        tuple(f"/{n}/" for n in ("cidades", "esportes", "economia", "cultura", "opiniao")),
        ("/principios-editoriais.ghtml", "/fale-conosco.ghtml", "/cidade/porto/"),
        {"/rss/litoral/": "rss", "/sitemap/litoral/sitemap.xml": "index /sitemap/litoral/2026/11/20_1.xml", "/sitemap/litoral/2026/11/20_1.xml": "all", "/sitemap/litoral/news.xml": "news"},
        sitemaps=("/sitemap/litoral/news.xml",), also=("/sitemap/litoral/sitemap.xml",),
        robots="User-agent: *\nSitemap: https://www.portaldolitoral.com.br/sitemap/litoral/sitemap.xml\nSitemap: https://www.portaldolitoral.com.br/sitemap/litoral/news.xml\n",
        body=lambda s: s.headed,
    ),
    Paper(
        "Пристань.ру", "city_portals", "ru", "https://www.pristan-gorod.ru/", "Europe/Moscow",
        lambda s: f"/text/{('gorod', 'sport', 'business', 'culture', 'longread')[s.section]}/{s.local:%Y/%m/%d}/{76_000_000 + s.ident}/",
        tuple(f"/text/{n}/" for n in ("gorod", "sport", "business", "culture", "longread")),
        ("/rabota/", "/info/kontakty/", "/info/pravila-polzovaniya-sajtom/", "/text/author/1/", "/text/tags/port/", "/archive/2026/11/20/"),
        {"/rss-feeds/rss.xml": "rss", "/sitemap.xml": "index /sitemap-text.xml", "/sitemap-text.xml": "all"}, sitemaps=("/sitemap.xml",), also=("/rss-feeds/rss.xml",),
        robots="User-agent: *\nSitemap: https://www.pristan-gorod.ru/sitemap.xml\n", body=_and_before,
    ),
    Paper(
        "Hafenrundschau", "german_suite", "de", "https://www.hafenrundschau.de/", "Europe/Berlin",
        lambda s: f"/{('lokales/hafenstadt', 'sport/regional', 'wirtschaft/regional', 'kultur/regional', 'meinung')[s.section]}/{s.slug}-{s.digest[:26].upper()}.html",
        tuple(f"/{n}/" for n in ("lokales", "sport", "wirtschaft", "kultur", "meinung")),
        ("/impressum/", "/datenschutz/", "/agb/", "/autor/x", "/thema/hafen/"),
        {"/arc/outboundfeeds/rss/": "rss", "/arc/outboundfeeds/sitemap-news/": "news"}, sitemaps=("/arc/outboundfeeds/sitemap-news/",), also=("/arc/outboundfeeds/rss/",),
        robots="User-agent: *\nSitemap: https://www.hafenrundschau.de/arc/outboundfeeds/sitemap-news/\n", body=_cut_or_headed,
    ),
    Paper(
        "شاطئ بريس", "moroccan", "ar", "https://www.chatiepress.ma/", "Africa/Casablanca",
        lambda s: f"/{s.native}-{1_400_000 + s.ident}.html",
        tuple(f"/{n}" for n in ("jihat", "sport", "economie", "art-et-culture", "orbites")),
        ("/videos", "/contact", "/publicite", "/charte-de-publication", "/tag/port", "/tag/mer"),
        {"/feed": "rss", "/sitemap.xml": "index /sitemap-posts-2026-11.xml /sitemap-pages.xml", "/sitemap-posts-2026-11.xml": "all", "/sitemap-pages.xml": "pages"},
        feeds=("/feed",), sitemaps=("/sitemap.xml",), robots="User-agent: *\nSitemap: https://www.chatiepress.ma/sitemap.xml\n",
    ),
    Paper(
        "Omroep Waddenkust", "dutch_broadcaster", "nl", "https://www.omroepwaddenkust.nl/", "Europe/Amsterdam",
        lambda s: f"/nieuws/{17_000_000 + s.ident}/{s.slug}",
        tuple(f"/{n}" for n in ("nieuws", "sport", "economie", "cultuur", "opinie")),
        ("/tv", "/radio", "/over-ons", "/contact", "/privacyverklaring", "/frequenties-en-ontvangst", "/onderwerp/haven"),
        {"/rss/index.xml": "rss", "/sitemap/sitemap.xml": "all"}, sitemaps=("/sitemap/sitemap.xml",), also=("/rss/index.xml",),
        robots="User-agent: *\nSitemap: https://www.omroepwaddenkust.nl/sitemap/sitemap.xml\n", body=lambda s: s.headed,
    ),
    Paper(
        "岬日報", "articles_dash", "ja", "https://www.misakinippo.co.jp/", "Asia/Tokyo",
        lambda s: f"/articles/-/{700_000 + s.ident}",
        tuple(f"/list/{n}" for n in ("shakai", "sports", "keizai", "bunka", "ronsetsu")),
        ("/list/okuyami", "/info/company", "/info/privacy", "/info/kokoku", "/info/kounyu", "/keyword/minato"),
        {"/sitemap/index.xml": "index /sitemap/articles_202611.xml", "/sitemap/articles_202611.xml": "all", "/sitemap/news.xml": "news"},
        sitemaps=("/sitemap/news.xml",), also=("/sitemap/index.xml",),
        robots="User-agent: *\nSitemap: https://www.misakinippo.co.jp/sitemap/index.xml\nSitemap: https://www.misakinippo.co.jp/sitemap/news.xml\n", body=_cut,
    ),
    Paper(
        "خبرگزاری ساحل", "persian_items", "fa", "https://www.sahelnews.ir/", "Asia/Tehran",
        lambda s: f"/news/{8_600_000 + s.ident}/{s.native}",
        tuple(f"/service/{n}" for n in ("provinces", "sport", "economy", "culture", "opinion")),
        ("/photo", "/page/contact", "/page/about-us", "/archive", "/tag/port"),
        {"/rss": "rss", "/sitemap/all/sitemap.xml": "all"}, feeds=("/rss",), sitemaps=("/sitemap/all/sitemap.xml",), robots="User-agent: *\nSitemap: https://www.sahelnews.ir/sitemap/all/sitemap.xml\n",
        body=lambda s: [f"به گزارش {s.paper.name}، {s.paragraphs[0]}" if s.number % 2 else s.paragraphs[0], *s.paragraphs[1:]],
    ),
    Paper(
        "Diari de Portvell", "iberian_chain", "ca", "https://www.diarideportvell.cat/", "Europe/Madrid",
        lambda s: f"/{('comarca', 'esports', 'economia', 'cultura', 'opinio')[s.section]}/{s.local:%Y/%m/%d}/{s.slug}-{124_000_000 + s.ident}.html",
        tuple(f"/{n}/" for n in ("comarca", "esports", "economia", "cultura", "opinio")),
        ("/servicios/esqueles/", "/contacto/", "/aviso-legal/", "/politica-de-cookies/", "/tags/port/", "/autores/x.html"),
        {"/rss/section/1": "rss", "/sitemap.xml": "index /sitemap_2026_11.xml", "/sitemap_2026_11.xml": "all", "/sitemap_google_news.xml": "news"},
        sitemaps=("/sitemap_google_news.xml",), also=("/sitemap.xml",),
        robots="User-agent: *\nSitemap: https://www.diarideportvell.cat/sitemap.xml\nSitemap: https://www.diarideportvell.cat/sitemap_google_news.xml\n", body=lambda s: s.headed,
    ),
    Paper(
        "Głos Portowy", "polish_press", "pl", "https://glosportowy.pl/", "Europe/Warsaw",
        lambda s: f"/{s.slug}/ar/c{1 + s.section}-{18_000_000 + s.ident}",
        tuple(f"/{n}" for n in ("wiadomosci", "sport", "gospodarka", "kultura", "opinie")),
        ("/kontakt", "/regulamin", "/polityka-prywatnosci", "/autor/1", "/tag/port"),
        {"/rss/gloswiadomosci.xml": "rss", "/sitemap.xml": "all"}, sitemaps=("/sitemap.xml",), also=("/rss/gloswiadomosci.xml",), robots="User-agent: *\nSitemap: https://glosportowy.pl/sitemap.xml\n",
        body=lambda s: s.headed,
    ),
    Paper(
        "TelukNews", "indonesian_towns", "id", "https://bandar.teluknews.com/", "Asia/Jakarta",
        lambda s: f"/{s.local:%Y/%m/%d}/{s.slug}" if s.number % 3 else f"/{('daerah', 'olahraga', 'ekonomi', 'budaya', 'opini')[s.section]}/{1_180_000 + s.ident}/{s.slug}",
        tuple(f"/{n}" for n in ("daerah", "olahraga", "ekonomi", "budaya", "opini")),
        ("/indeks-berita", "/about-us", "/redaksi", "/privacy-policy", "/tag/pelabuhan", "/penulis/x"),
        {"/rss": "rss", "/sitemap-news.xml": "news"}, sitemaps=("/sitemap-news.xml",), also=("/rss",), robots="User-agent: *\nSitemap: https://bandar.teluknews.com/sitemap-news.xml\n",
        body=lambda s: [f"TELUKNEWS.COM, BANDAR - {s.paragraphs[0]}", *s.paragraphs[1:3], f"{s.paragraphs[3]} (*)" if s.number % 3 == 0 else s.paragraphs[3]],
    ),
)  # fmt: skip
