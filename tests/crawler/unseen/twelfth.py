"""The twelfth papers that no rule was made for, written when the eleventh were all right: six systems in six languages."""

from __future__ import annotations

from tests.crawler.unseen.paper import Paper

TWELFTH = (
    Paper(
        "The Bight Examiner", "australian_community", "en", "https://www.bightexaminer.com.au/", "Australia/Sydney",
        lambda s: f"/story/{9_100_000 + s.ident}/{s.slug}/",
        tuple(f"/{n}/" for n in ("news", "sport", "business", "whats-on", "opinion")), ("/subscribe/", "/about-us/", "/contact-us/", "/conditions-of-use-and-privacy/", "/profile/1/x"),
        {"/rss.xml": "rss", "/sitemap.xml": "index /sitemap/2026-11.xml", "/sitemap/2026-11.xml": "all", "/news-sitemap.xml": "news"}, sitemaps=("/news-sitemap.xml",), also=("/rss.xml", "/sitemap.xml"),
        robots="User-agent: *\nSitemap: https://www.bightexaminer.com.au/sitemap.xml\nSitemap: https://www.bightexaminer.com.au/news-sitemap.xml\n",
    ),
    Paper(
        "Kystbladet", "norwegian_summary", "nb", "https://www.kystbladet.no/", "Europe/Oslo",
        lambda s: f"/{('nyheter', 'sport', 'naringsliv', 'kultur', 'meninger')[s.section]}/i/{s.digest[:6]}/{s.slug}",
        tuple(f"/{n}" for n in ("nyheter", "sport", "naringsliv", "kultur", "meninger")), ("/kontakt", "/personvern-og-informasjonskapsler"),
        {"/rss": "rss", "/sitemap.xml": "all"}, sitemaps=("/sitemap.xml",), also=("/rss",), robots="User-agent: *\nSitemap: https://www.kystbladet.no/sitemap.xml\n",
    ),
    Paper(
        "Přístavní zprávy", "czech_towns", "cs", "https://pristavni.zpravyzmesta.cz/", "Europe/Prague",
        lambda s: f"/{('zpravy/spolecnost', 'sport/ostatni', 'zpravy/ekonomika', 'kultura/umeni', 'nazory/komentare')[s.section]}/{s.ident % 90_000}-{s.slug}.html",
        tuple(f"/{n}/" for n in ("zpravy", "sport", "zpravy/ekonomika", "kultura", "nazory")), ("/kultura-v-kraji/kalendar-akci.html", "/redakce.html", "/inzerce.html", "/tag/port.html", "/autor/1.html"),
        {"/rss/": "rss"}, feeds=("/rss/",),
    ),
    Paper(
        "나루일보", "korean_breaks", "ko", "https://www.narudaily.co.kr/", "Asia/Seoul",
        lambda s: f"/news/{s.local:%Y%m%d}{s.ident}",
        tuple(f"/section/{n}" for n in ("society", "sports", "economy", "culture", "opinion")), ("/page/pdf", "/page/company", "/page/privacy"),
        {"/rss/all.xml": "rss", "/sitemap.xml": "news"}, sitemaps=("/sitemap.xml",), also=("/rss/all.xml",), robots="User-agent: *\nSitemap: https://www.narudaily.co.kr/sitemap.xml\n",
    ),
    Paper(
        "तट समाचार", "hindi_points", "hi", "https://www.tatsamachar.in/", "Asia/Kolkata",
        lambda s: f"/{('news', 'sports', 'business', 'culture', 'opinion')[s.section]}/khabar-{s.digest[:5]}-aaj-ki-{20_100_000 + s.ident}",
        tuple(f"/{n}" for n in ("news", "sports", "business", "culture", "opinion")), ("/web-stories", "/about-us", "/contact-us", "/privacy-policy", "/authors/x", "/topic/port"),
        {"/rss": "rss", "/news-sitemap.xml": "news"}, sitemaps=("/news-sitemap.xml",), also=("/rss",), robots="User-agent: *\nSitemap: https://www.tatsamachar.in/news-sitemap.xml\n",
        body=lambda s: s.headed,
    ),
    Paper(
        "Puerto Nuevo Hoy", "chilean_towns", "es", "https://www.puertonuevohoy.cl/", "America/Santiago",
        lambda s: f"/{('puerto-nuevo/sociedad', 'puerto-nuevo/deportes', 'puerto-nuevo/economia', 'puerto-nuevo/cultura', 'puerto-nuevo/opinion')[s.section]}/{s.local:%Y/%m/%d}/{900_000 + s.ident}/{s.slug}.html",
        tuple(f"/puerto-nuevo/{n}" for n in ("sociedad", "deportes", "economia", "cultura", "opinion")), ("/farmacias", "/nosotros", "/contacto", "/tag/puerto"),
        {"/rss/portada.xml": "rss"},
    ),
)  # fmt: skip
