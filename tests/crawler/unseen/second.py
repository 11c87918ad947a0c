"""The second papers that no rule was made for, written when the first were all right: eleven systems in ten languages."""

from __future__ import annotations

from tests.crawler.unseen.paper import Paper

SECOND = (
    Paper(
        "Nehir Postası", "castle", "tr", "http://www.nehirpostasi.com.tr/", "Europe/Istanbul",
        lambda s: f"/haber.asp?id={s.ident}",
        tuple(f"/kategori.asp?kat={n}" for n in range(1, 6)),
        ("/iletisim.asp", "/kunye.asp", "/reklam.asp"), {"/rss.asp": "rss"}, robots="User-agent: *\nSitemap: http://www.nehirpostasi.com.tr/rss.asp\n",
        feeds=("/rss.asp",),
    ),
    Paper(
        "Kustbladet", "next_app", "sv", "https://www.kustbladet.se/", "Europe/Stockholm",
        lambda s: f"/{('nyheter', 'sport', 'ekonomi', 'kultur', 'debatt')[s.section]}/{s.slug}-{s.digest[:6]}",
        ("/nyheter", "/sport", "/ekonomi", "/kultur", "/debatt"),
        ("/om", "/kontakt", "/integritet-och-kakor-hos-oss", "/en", "/en/news/ferry-loses-its-second-boat-318442"),
        {"/sitemap.xml": "index /sitemaps/news.xml /sitemaps/static.xml", "/sitemaps/news.xml": "news", "/sitemaps/static.xml": "pages"},
        sitemaps=("/sitemap.xml",), robots="User-agent: *\nSitemap: https://www.kustbladet.se/sitemap.xml\n",
    ),
    Paper(
        "ข่าวริมน้ำ", "portal_thai", "th", "https://www.khaorimnam.co.th/", "Asia/Bangkok",
        lambda s: f"/news/detail/{s.ident}",
        tuple(f"/news/category/{n}" for n in range(1, 6)),
        ("/clip", "/contactus", "/aboutus", "/tag/port"), {"/sitemap-latest.xml": "all"}, sitemaps=("/sitemap-latest.xml",),
        robots="User-agent: *\nSitemap: https://www.khaorimnam.co.th/sitemap-latest.xml\n",
    ),
    Paper(
        "Notícias da Ria", "elementor", "pt", "https://noticiasdaria.pt/", "Europe/Lisbon",
        lambda s: f"/{s.ident}/",
        tuple(f"/category/{n}/" for n in ("regiao", "desporto", "economia", "cultura", "opiniao")),
        ("/ficha-tecnica/", "/estatuto-editorial/", "/politica-de-privacidade-e-cookies/", "/author/x/", "/2026/11/"),
        {"/feed/": "rss", "/sitemap_index.xml": "index /post-sitemap.xml /page-sitemap.xml", "/post-sitemap.xml": "all", "/page-sitemap.xml": "pages"},
        feeds=("/feed/",), sitemaps=("/sitemap_index.xml",),
    ),
    Paper(
        "Η Φωνή του Κόλπου", "greek_site", "el", "https://www.fonitoukolpou.gr/", "Europe/Athens",
        lambda s: f"/{('eidiseis', 'athlitika', 'oikonomia', 'politismos', 'apopseis')[s.section]}/{s.ident}/arthro-{s.digest[:4]}-tis-meras",
        ("/eidiseis", "/athlitika", "/oikonomia", "/politismos", "/apopseis"),
        ("/epikoinonia", "/oroi-xrisis", "/diafimisteite-stin-efimerida-mas"), {"/rss-feed": "rss"}, feeds=("/rss-feed",),
    ),
    Paper(
        "नदी टाइम्स", "hindi_site", "hi", "https://www.naditimes.in/", "Asia/Kolkata",
        lambda s: f"/{('uttar-pradesh/ghat-nagar', 'khel', 'karobar', 'sanskriti', 'vichar')[s.section]}/khabar-{s.digest[:5]}-aaj-ki-{s.ident}.html",
        ("/uttar-pradesh", "/khel", "/karobar", "/sanskriti", "/vichar"),
        ("/photos", "/videos", "/aboutus", "/contactus", "/privacy-policy", "/advertise-with-us", "/web-stories/monsoon-lakes-to-visit-90011.html"),
        {"/news-sitemap.xml": "news"}, sitemaps=("/news-sitemap.xml",), robots="User-agent: *\nSitemap: https://www.naditimes.in/news-sitemap.xml\n",
    ),
    Paper(
        "河湾新闻网", "chinese_portal", "zh", "http://www.hewanxinwen.com.cn/", "Asia/Shanghai",
        lambda s: f"/2026-11/{s.local:%d}/content_{s.ident}.htm",
        tuple(f"/node_{n}.htm" for n in (11, 12, 13, 14, 15)),
        ("/node_99.htm", "/about.htm", "/ads.htm", "/law.htm"), encoding="gb18030",
    ),
    Paper(
        "Fort Island Chronicle", "plain_net", "en", "https://fortislandchronicle.net/", "America/Barbados",
        lambda s: f"/story/{s.slug}",
        tuple(f"/section/{n}" for n in ("news", "sport", "business", "culture", "opinion")),
        ("/notices", "/staff", "/place-a-notice-in-the-paper"), {"/rss/all": "utc-rss"}, feeds=("/rss/all",), is_zone_known=False,
    ),
    Paper(
        "Karoo Mail", "umbraco", "en", "https://www.karoomail.co.za/", "Africa/Johannesburg",
        lambda s: f"/news/{s.ident}/",
        ("/local/", "/sport/", "/business/", "/culture/", "/opinion/"),
        ("/classifieds/", "/about/", "/contact/", "/press-code-and-complaints/"), {"/umbraco/feeds/latest.rss": "rss"},
        feeds=("/umbraco/feeds/latest.rss",), robots="User-agent: *\nSitemap: https://www.karoomail.co.za/umbraco/feeds/latest.rss\n",
    ),
    Paper(
        "Le Rivage", "quebec", "fr", "https://www.lerivage.ca/", "America/Toronto",
        lambda s: f"/{('actualites/locales', 'sports', 'affaires', 'arts', 'opinions')[s.section]}/{s.slug}-{s.digest[:10].upper()}",
        ("/actualites", "/sports", "/affaires", "/arts", "/opinions"),
        ("/necrologie", "/nous-joindre", "/conditions-d-utilisation", "/flux-rss", "/abonnement"),
        {"/feeds/actualites.xml": "rss"}, feeds=("/feeds/actualites.xml",),
    ),
    Paper(
        "Headland Voice", "wix", "en", "https://www.headlandvoice.com.au/", "Australia/Sydney",
        lambda s: f"/post/{s.slug}",
        ("/news", "/sport", "/business", "/culture", "/opinion"),
        ("/events", "/about", "/support-our-local-newsroom", "/blog", "/blog/categories/harbour"),
        {"/blog-feed.xml": "rss", "/sitemap.xml": "index /blog-posts-sitemap.xml /pages-sitemap.xml", "/blog-posts-sitemap.xml": "all", "/pages-sitemap.xml": "pages"},
        feeds=("/blog-feed.xml",), sitemaps=("/sitemap.xml",), robots="User-agent: *\nSitemap: https://www.headlandvoice.com.au/sitemap.xml\n",
    ),
)  # fmt: skip
