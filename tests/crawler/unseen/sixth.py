"""The sixth papers that no rule was made for: eight systems in eight languages, written beside the fifth and tried when those were all right."""

from __future__ import annotations

from tests.crawler.unseen.paper import Paper

SIXTH = (
    Paper(
        "Голос поріччя", "dle", "uk", "https://golosporichchya.com.ua/", "Europe/Kyiv",
        lambda s: f"/{('novyny', 'sport', 'ekonomika', 'kultura', 'dumky')[s.section]}/{s.ident}-zamitka-{s.digest[:5]}-dnya.html",
        tuple(f"/{n}/" for n in ("novyny", "sport", "ekonomika", "kultura", "dumky")),
        ("/pro-nas.html", "/pravyla-sajtu-dlya-chytachiv.html", "/index.php?do=feedback", "/index.php?do=lastnews", "/page/2/", "/2026/11/19/", "/2026/11/20/", "/tags/port/", "/user/redaktor/"),
        {"/rss.xml": "rss", "/sitemap.xml": "index /news_pages.xml /static_pages.xml", "/news_pages.xml": "all", "/static_pages.xml": "pages"},
        feeds=("/rss.xml",), sitemaps=("/sitemap.xml",), robots="User-agent: *\nDisallow: /engine/\nSitemap: https://golosporichchya.com.ua/sitemap.xml\n",
        body=lambda s: s.paragraphs if s.number % 2 else [*s.paragraphs[:2], s.spare, *s.paragraphs[2:]],
    ),
    Paper(
        "Havnebladet", "labrador", "da", "https://www.havnebladet.dk/", "Europe/Copenhagen",
        lambda s: f"/{s.slug}/{s.ident}",
        tuple(f"/{n}" for n in ("nyheder", "sport", "erhverv", "kultur", "debat")),
        ("/navne", "/om-os", "/annoncer-i-bladet-og-paa-nettet", "/privatlivspolitik", "/tag/havn"),
        {"/sitemap.xml": "index /api/v1/sitemap/articles /api/v1/sitemap/tags", "/api/v1/sitemap/articles": "all", "/api/v1/sitemap/tags": "pages", "/rss.xml": "rss"},
        sitemaps=("/sitemap.xml",), also=("/rss.xml",), robots="User-agent: *\nSitemap: https://www.havnebladet.dk/sitemap.xml\n", body=lambda s: s.headed,
    ),
    Paper(
        "Juniper Flat Journal", "squarespace", "en", "https://www.juniperflatjournal.com/", "America/Denver",
        lambda s: f"/news/{s.slug}",
        tuple(f"/news/category/{n}" for n in ("News", "Sport", "Business", "Culture", "Opinion")),
        ("/membership", "/about", "/contact", "/write-a-letter-to-the-editor", "/news/tag/harbor", "/news?author=5f"),
        {"/news?format=rss": "utc-rss", "/sitemap.xml": "all"}, feeds=("/news?format=rss",), sitemaps=("/sitemap.xml",),
        robots="User-agent: *\nDisallow: /config\nDisallow: /search\nSitemap: https://www.juniperflatjournal.com/sitemap.xml\n", is_zone_known=False,
    ),
    Paper(
        "El Eco de la Vega", "plone", "es", "https://elecodelavega.es/", "Europe/Madrid",
        lambda s: f"/{('noticias', 'deportes', 'economia', 'cultura', 'opinion')[s.section]}/{s.slug}",
        tuple(f"/{n}" for n in ("noticias", "deportes", "economia", "cultura", "opinion")),
        ("/sitemap", "/contact-info", "/accessibility-info", "/aggregator", "/author/x", "/@@search?Subject=Puerto"),
        {"/search_rss": "rdf"}, feeds=("/search_rss",),
    ),
    Paper(
        "Portal Teluk Raya", "indonesian_network", "id", "https://www.portaltelukraya.com/", "Asia/Jakarta",
        lambda s: f"/{('daerah', 'olahraga', 'ekonomi', 'budaya', 'opini')[s.section]}/{1_230_000_000 + s.ident}/{s.slug}",
        tuple(f"/{n}" for n in ("daerah", "olahraga", "ekonomi", "budaya", "opini")),
        ("/video", "/about-us", "/redaksi", "/pedoman-media-siber", "/kode-etik-jurnalistik-dan-kebijakan-privasi", "/indeks-berita", "/tag/pelabuhan", "/author/1"),
        {"/sitemap-news.xml": "news", "/sitemap-web.xml": "index /sitemap-web/2026-11.xml", "/sitemap-web/2026-11.xml": "all"},
        sitemaps=("/sitemap-news.xml",), also=("/sitemap-web.xml",),
        robots="User-agent: *\nSitemap: https://www.portaltelukraya.com/sitemap-news.xml\nSitemap: https://www.portaltelukraya.com/sitemap-web.xml\n",
        body=lambda s: [f"PORTAL TELUK RAYA - {s.paragraphs[0]}", *s.paragraphs[1:]],
    ),
    Paper(
        "Kurier Nadbrzeżny", "webforms_polish", "pl", "http://www.kuriernadbrzezny.pl/", "Europe/Warsaw",
        lambda s: f"/Artykul.aspx?id={s.ident}",
        tuple(f"/Dzial.aspx?d={n}" for n in range(1, 6)),
        ("/Galeria.aspx", "/Ogloszenia.aspx", "/Kontakt.aspx", "/Reklama.aspx", "/PolitykaPrywatnosci.aspx"), encoding="iso-8859-2",
    ),
    Paper(
        "Glas otoka", "divi", "hr", "https://glasotoka.hr/", "Europe/Zagreb",
        lambda s: f"/{s.slug}/",
        tuple(f"/category/{n}/" for n in ("vijesti", "sport", "gospodarstvo", "kultura", "misljenja")),
        ("/podrska/", "/impressum/", "/oglasavanje-na-nasem-portalu/", "/pravila-privatnosti/", "/author/x/"),
        {"/feed/": "rss", "/comments/feed/": "comments", "/wp-sitemap.xml": "index /wp-sitemap-posts-post-1.xml /wp-sitemap-posts-page-1.xml",
         "/wp-sitemap-posts-post-1.xml": "all", "/wp-sitemap-posts-page-1.xml": "pages"},
        feeds=("/feed/",), sitemaps=("/wp-sitemap.xml",), robots="User-agent: *\nDisallow: /wp-admin/\n\nSitemap: https://glasotoka.hr/wp-sitemap.xml\n", body=lambda s: s.headed,
    ),
    Paper(
        "קול החוף", "hebrew_site", "he", "https://www.kolhahof.co.il/", "Asia/Jerusalem",
        lambda s: f"/article/{s.ident}",
        tuple(f"/category/{n}" for n in range(1, 6)),
        ("/luach", "/about", "/contact", "/terms", "/accessibility", "/advertise-with-us-on-the-site", "/tag/namal"),
        {"/rss": "rss", "/sitemap.xml": "all"}, sitemaps=("/sitemap.xml",), also=("/rss",), robots="User-agent: *\nSitemap: https://www.kolhahof.co.il/sitemap.xml\n",
    ),
)  # fmt: skip
