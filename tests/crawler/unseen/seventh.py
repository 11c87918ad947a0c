"""The seventh papers that no rule was made for, written when the sixth were all right: eight systems in eight languages."""

from __future__ import annotations

from tests.crawler.unseen.paper import Paper

SEVENTH = (
    Paper(
        "Fjordavisa", "norwegian_group", "nb", "https://www.fjordavis.no/", "Europe/Oslo",
        lambda s: f"/{s.slug}/s/5-12-{s.ident}",
        tuple(f"/{n}" for n in ("nyheter", "sport", "naringsliv", "kultur", "meninger")),
        ("/tv", "/vis/personvern", "/vis/bestill", "/vis/info/kontakt", "/vis/info/annonsere-i-avisa-og-paa-nett", "/emne/havn", "/vis/profil/1"),
        {"/sitemap.xml": "index /sitemaps/articles-48hrs.xml /sitemaps/tags.xml", "/sitemaps/articles-48hrs.xml": "news", "/sitemaps/tags.xml": "pages", "/service/rss": "rss"},
        sitemaps=("/sitemap.xml",), also=("/service/rss",), robots="User-agent: *\nDisallow: /api\nSitemap: https://www.fjordavis.no/sitemap.xml\n",
        body=lambda s: s.paragraphs[:1] if s.number % 4 == 3 else s.paragraphs,
    ),
    Paper(
        "Parti Hírlap", "hungarian_county", "hu", "https://www.partihirlap.hu/", "Europe/Budapest",
        lambda s: f"/{('helyi-kozelet', 'helyi-sport', 'helyi-gazdasag', 'helyi-kultura', 'velemeny')[s.section]}/{s.local:%Y/%m}/{s.slug}",
        ("/helyi-kozelet", "/helyi-sport", "/helyi-gazdasag", "/helyi-kultura", "/velemeny"),
        ("/galeriak", "/impresszum", "/mediaajanlat", "/felhasznalasi-feltetelek-es-szerzoi-jogok", "/szerzo/x", "/cimke/kikoto"),
        {"/publicapi/hu/rss/partihirlap/articles": "rss", "/publicapi/hu/sitemap": "index /publicapi/hu/sitemap/articles/202611 /publicapi/hu/sitemap/columns",
         "/publicapi/hu/sitemap/articles/202611": "all", "/publicapi/hu/sitemap/columns": "pages"},
        feeds=("/publicapi/hu/rss/partihirlap/articles",), sitemaps=("/publicapi/hu/sitemap",),
        robots="User-agent: *\nSitemap: https://www.partihirlap.hu/publicapi/hu/sitemap\n", body=lambda s: s.headed,
    ),
    Paper(
        "ដំណឹងទន្លេ", "khmer_theme", "km", "https://tonlenews.com.kh/", "Asia/Phnom_Penh",
        lambda s: f"/archives/{s.ident}",
        tuple(f"/archives/category/{n}" for n in ("news", "sport", "economy", "culture", "opinion")),
        ("/about", "/contact", "/author/x", "/archives/tag/port"),
        {"/feed": "rss", "/wp-sitemap.xml": "index /wp-sitemap-posts-post-1.xml /wp-sitemap-posts-page-1.xml",
         "/wp-sitemap-posts-post-1.xml": "all", "/wp-sitemap-posts-page-1.xml": "pages"},
        feeds=("/feed",), sitemaps=("/wp-sitemap.xml",),
    ),
    Paper(
        "Inlet Record", "webflow", "en", "https://www.inletrecord.ca/", "America/Vancouver",
        lambda s: f"/stories/{s.slug}",
        tuple(f"/category/{n}" for n in ("news", "sport", "business", "culture", "opinion")),
        ("/support", "/about", "/corrections-and-complaints", "/privacy", "/team/x"),
        {"/sitemap.xml": "all"}, sitemaps=("/sitemap.xml",), robots="Sitemap: https://www.inletrecord.ca/sitemap.xml\n", is_day_only=True, is_zone_known=False,
        body=lambda s: [*s.paragraphs[:3], "The ferry leaves at eight and at five.", "Tickets are sold on the quay.", "Dogs travel free of charge.", s.paragraphs[3]]
        if s.number % 2 else s.paragraphs,
    ),
    Paper(
        "La Vall Digital", "odoo", "ca", "https://www.lavalldigital.cat/", "Europe/Madrid",
        lambda s: f"/blog/{('noticies-1', 'esports-2', 'economia-3', 'cultura-4', 'opinio-5')[s.section]}/{s.slug}-{s.ident % 1000}",
        tuple(f"/blog/{n}" for n in ("noticies-1", "esports-2", "economia-3", "cultura-4", "opinio-5")),
        ("/contactus", "/web/login", "/avis-legal", "/politica-de-privacitat-i-galetes", "/blog/tag/port-4", "/soci", "/blog"),
        {"/sitemap.xml": "all"}, sitemaps=("/sitemap.xml",), robots="User-agent: *\nSitemap: https://www.lavalldigital.cat/sitemap.xml\n",
        is_day_only=True,  # its instant is in UTC, and the system does not say so
    ),
    Paper(
        "Brückenbote", "german_elements", "de", "https://www.brueckenbote.de/", "Europe/Berlin",
        lambda s: f"/{('lokales/seestadt', 'sport', 'wirtschaft', 'kultur', 'meinung')[s.section]}/{s.slug}-{93_000_000 + s.ident}.html",
        ("/lokales/", "/sport/", "/wirtschaft/", "/kultur/", "/meinung/"),
        ("/anzeigen", "/ueber-uns/impressum/", "/ueber-uns/datenschutzerklaerung/", "/ueber-uns/abo-kuendigen-und-vertraege/", "/newsletter", "/autor/x"),
        {"/news-sitemap.xml": "news", "/sitemap.xml": "index /sitemap-2026-11.xml", "/sitemap-2026-11.xml": "all", "/rssfeed.rdf": "rdf"},
        sitemaps=("/news-sitemap.xml",), also=("/sitemap.xml", "/rssfeed.rdf"),
        robots="User-agent: *\nSitemap: https://www.brueckenbote.de/news-sitemap.xml\nSitemap: https://www.brueckenbote.de/sitemap.xml\n",
        body=lambda s: s.paragraphs[:1] if s.number % 4 == 2 else s.paragraphs,
    ),
    Paper(
        "घाट खबर", "nepali_theme", "ne", "https://www.ghatkhabar.com.np/", "Asia/Kathmandu",
        lambda s: f"/2026/11/{s.ident}/",
        tuple(f"/category/{n}/" for n in ("news", "sports", "economy", "culture", "opinion")),
        ("/video/", "/about-us/", "/our-team/", "/privacy-policy-and-terms-of-use/", "/unicode/"),
        {"/feed/": "rss"}, feeds=("/feed/",), body=lambda s: [f"{s.author.split()[0]}। {s.paragraphs[0]}", *s.paragraphs[1:]],
    ),
    Paper(
        "Rečne novine", "serbian_site", "sr", "https://www.recnenovine.rs/", "Europe/Belgrade",
        lambda s: f"/{('vesti', 'sport', 'ekonomija', 'kultura', 'misljenja')[s.section]}/{s.ident}/{s.slug}.html",
        tuple(f"/{n}" for n in ("vesti", "sport", "ekonomija", "kultura", "misljenja")),
        ("/galerije", "/impresum", "/marketing", "/uslovi-koriscenja-i-politika-privatnosti", "/tag/luka"), {"/rss": "rss"}, feeds=("/rss",),
        body=lambda s: s.paragraphs[:2] if s.number % 5 == 4 else s.paragraphs,
    ),
)  # fmt: skip
