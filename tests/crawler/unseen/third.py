"""The third papers that no rule was made for, written when the second were all right: six systems in six countries."""

from __future__ import annotations

from tests.crawler.unseen.paper import Paper

THIRD = (
    Paper(
        "Mill County Sentinel", "creative", "en", "https://www.millcountysentinel.com/", "America/New_York",
        lambda s: f"/stories/{s.slug},{s.ident}",
        tuple(f"/{n}/" for n in ("news", "sports", "business", "arts", "opinion")),
        ("/calendar/", "/obituaries/", "/pages/contact", "/pages/submit-news-to-the-editor", "/subscribe/", "/login.html",
         "/calendar/event/harvest-supper-at-the-grange,4411", "/calendar/event/book-sale-at-the-library,4412"),
        {"/rss/": "rss"}, feeds=("/rss/",), is_zone_known=False,
    ),
    Paper(
        "The Valley Times", "cms_india", "en", "https://www.valleytimes.in/", "Asia/Kolkata",
        lambda s: f"/{('city/ghat-nagar', 'sports', 'business', 'life', 'opinion')[s.section]}/{s.slug}/articleshow/{s.ident}.cms",
        tuple(f"/{n}" for n in ("city", "sports", "business", "life", "opinion")),
        ("/photogallery.cms", "/aboutus.cms", "/termsandcondition.cms", "/rss.cms", "/photogallery/lakes-of-the-valley/photostory/90011223.cms",
         "/videos/city/how-the-lock-works/videoshow/90011224.cms"),
        {"/rssfeedstopstories.cms": "rss", "/sitemap/today": "news"}, feeds=("/rssfeedstopstories.cms",), sitemaps=("/sitemap/today",),
        robots="User-agent: *\nSitemap: https://www.valleytimes.in/sitemap/today\n",
    ),
    Paper(
        "Báo Đồng Nước", "hanoi", "vi", "https://baodongnuoc.vn/", "Asia/Ho_Chi_Minh",
        lambda s: f"/{s.slug}-169{s.local:%y%m%d}{s.ident}.htm",
        tuple(f"/{n}.htm" for n in ("thoi-su", "kinh-te", "van-hoa", "the-thao", "ban-doc")),
        ("/bao-in.htm", "/gioi-thieu.htm", "/lien-he-quang-cao-tren-bao-dien-tu.htm", "/tags/lua.htm", "/video/phong-su-mua-nuoc-noi-ve-tren-dong-169261120001.htm"),
        {"/sitemaps/news.rss": "news"}, sitemaps=("/sitemaps/news.rss",), robots="User-agent: *\nSitemap: https://baodongnuoc.vn/sitemaps/news.rss\n",
    ),
    Paper(
        "Le Fleuve", "spip", "fr", "https://www.lefleuve.sn/", "Africa/Dakar",
        lambda s: f"/{'-'.join(word.capitalize() if not n else word for n, word in enumerate(s.slug.split('-')))}",
        tuple(f"/-{n}-" for n in ("Actualites", "Sport", "Economie", "Culture", "Opinions")),
        ("/spip.php?page=plan", "/spip.php?page=login", "/-Qui-sommes-nous-dans-la-redaction-", "/_Claire_"),
        {"/spip.php?page=backend": "rss"}, feeds=("/spip.php?page=backend",),
    ),
    Paper(
        "Вести берега", "kazakh", "ru", "https://vestiberega.kz/", "Asia/Almaty",
        lambda s: f"/news/{('obshchestvo', 'sport', 'ekonomika', 'kultura', 'mnenie')[s.section]}/material-{s.digest[:4]}-{s.ident}",
        tuple(f"/rubric/{n}" for n in ("news", "sport", "ekonomika", "kultura", "mnenie")),
        ("/page/contacts", "/page/pravila-ispolzovaniya-materialov", "/kk", "/kk/news/ozen-boyindagy-zhana-kopir-99102"),
        {"/sitemap.xml": "index /sitemap-news.xml /sitemap-pages.xml", "/sitemap-news.xml": "all", "/sitemap-pages.xml": "pages"},
        sitemaps=("/sitemap.xml",), robots="User-agent: *\nSitemap: https://vestiberega.kz/sitemap.xml\n",
    ),
    Paper(
        "El Sol del Estero", "mexican", "es", "https://www.soldelestero.com.mx/", "America/Mexico_City",
        lambda s: f"/{('local', 'deportes', 'finanzas', 'cultura', 'analisis')[s.section]}/{s.slug}-{9_000_000 + s.ident}.html",
        tuple(f"/{n}/" for n in ("local", "deportes", "finanzas", "cultura", "analisis")),
        ("/quienes-somos", "/aviso-de-privacidad", "/directorio-de-la-organizacion-editorial"),
        {"/rss.xml": "rss", "/sitemap.xml": "all"}, feeds=("/rss.xml",), sitemaps=("/sitemap.xml",), is_day_only=True,
    ),
)  # fmt: skip
