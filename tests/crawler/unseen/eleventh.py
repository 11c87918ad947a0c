"""The eleventh papers that no rule was made for, written when the tenth were all right: ten systems in nine languages."""

from __future__ import annotations

from tests.crawler.unseen.paper import Paper
from tests.crawler.unseen.story import Story


def _before(story: Story) -> list[str]:
    """The text of a paper that says under every third one what it wrote of before."""
    before = story.related[1].headline
    line = f"Нагадаємо, {before[0].lower()}{before[1:]}, писали раніше."
    return [*story.paragraphs, line] if story.number % 3 == 1 else story.paragraphs


ELEVENTH = (
    Paper(
        "Shield Bay News", "canadian_towns", "en", "https://www.shieldbaynews.ca/", "America/Toronto",
        lambda s: f"/{('local-news', 'local-sports', 'local-business', 'local-entertainment', 'columns')[s.section]}/{s.slug}-{9_600_000 + s.ident}",
        tuple(f"/{n}" for n in ("local-news", "local-sports", "local-business", "local-entertainment", "columns")),
        ("/obituaries", "/other/about", "/other/contact", "/other/advertise", "/writers/x"),
        {"/rss": "rss", "/sitemap.xml": "index /sitemap-2026-11.xml", "/sitemap-2026-11.xml": "all", "/sitemap-news.xml": "news"}, sitemaps=("/sitemap-news.xml",), also=("/rss", "/sitemap.xml"),
        robots="User-agent: *\nSitemap: https://www.shieldbaynews.ca/sitemap.xml\nSitemap: https://www.shieldbaynews.ca/sitemap-news.xml\n", body=lambda s: s.headed,
    ),
    Paper(
        "The Delta Dispatch", "american_group", "en", "https://www.deltadispatch.com/", "America/Chicago",
        lambda s: f"/{s.local:%Y/%m/%d}/{s.slug}/",
        tuple(f"/{n}/" for n in ("news", "sports", "business", "things-to-do", "opinion")),
        ("/obituaries/", "/contact-us/", "/subscriber-services-and-delivery/", "/author/x/", "/tag/harbor/", "/newsletters/"),
        {"/feed/": "utc-rss", "/sitemap.xml": "index /sitemap.xml?yyyy=2026&mm=11", "/sitemap.xml?yyyy=2026&mm=11": "all", "/news-sitemap.xml": "news"},
        sitemaps=("/news-sitemap.xml",), also=("/feed/", "/sitemap.xml"),
        robots="User-agent: *\nSitemap: https://www.deltadispatch.com/sitemap.xml\nSitemap: https://www.deltadispatch.com/news-sitemap.xml\n",
    ),
    Paper(
        "Le Quotidien des Dunes", "french_southwest", "fr", "https://www.lequotidiendesdunes.fr/", "Europe/Paris",
        lambda s: f"/{('landes/portville', 'sport', 'economie', 'culture', 'opinions')[s.section]}/{s.slug}-{26_000_000 + s.ident}.php",
        tuple(f"/{n}/" for n in ("landes", "sport", "economie", "culture", "opinions")),
        ("/service-client/", "/mentions-legales/", "/charte-de-moderation-des-commentaires/", "/auteur/x/", "/tags/port/"),
        {"/rss.xml": "rss", "/sitemap.xml": "index /sitemap-2026-11.xml", "/sitemap-2026-11.xml": "all", "/sitemap-news.xml": "news"}, sitemaps=("/sitemap-news.xml",), also=("/rss.xml", "/sitemap.xml"),
        robots="User-agent: *\nSitemap: https://www.lequotidiendesdunes.fr/sitemap.xml\nSitemap: https://www.lequotidiendesdunes.fr/sitemap-news.xml\n",
        body=lambda s: s.paragraphs[:2] if s.number % 4 == 1 else s.headed,
    ),
    Paper(
        "La Voce del Golfo", "italian_group", "it", "https://www.lavocedelgolfo.it/", "Europe/Rome",
        lambda s: f"/{('golfo/cronaca', 'sport', 'economia', 'cultura', 'opinioni')[s.section]}/{s.local:%Y/%m/%d}/news/{s.slug}-{14_800_000 + s.ident}/",
        tuple(f"/{n}/" for n in ("golfo", "sport", "economia", "cultura", "opinioni")),
        ("/redazione", "/scriveteci", "/privacy", "/argomenti/porto"), {"/rss/portada.xml": "rss", "/sitemap-n.xml": "news"}, sitemaps=("/sitemap-n.xml",), also=("/rss/portada.xml",),
        robots="User-agent: *\nSitemap: https://www.lavocedelgolfo.it/sitemap-n.xml\n",
    ),
    Paper(
        "Берег Сіті", "ukrainian_cities", "uk", "https://www.berehsity.com.ua/", "Europe/Kyiv",
        lambda s: f"/news/{3_940_000 + s.ident}/zagolovok-{s.digest[:5]}-u-misti",
        tuple(f"/{n}" for n in ("news", "news/sport", "news/business", "news/kultura", "news/dumky")),
        ("/catalog", "/pages/contacts", "/pages/reklama-na-sajti", "/pages/rules", "/authors/1", "/tag/port"),
        {"/rss": "rss", "/sitemap.xml": "all"}, sitemaps=("/sitemap.xml",), also=("/rss",), robots="User-agent: *\nSitemap: https://www.berehsity.com.ua/sitemap.xml\n", body=_before,
    ),
    Paper(
        "El Sol del Estero", "mexican_chain", "es", "https://www.elsoldelestero.com.mx/", "America/Mexico_City",
        lambda s: f"/{('local', 'deportes', 'finanzas', 'cultura', 'analisis')[s.section]}/{s.slug}-{27_000_000 + s.ident}",
        tuple(f"/{n}/" for n in ("local", "deportes", "finanzas", "cultura", "analisis")),
        ("/quienes-somos", "/aviso-de-privacidad-integral", "/contacto", "/tags/temas/puerto"), {"/rss.xml": "rss", "/sitemap-news.xml": "news"}, sitemaps=("/sitemap-news.xml",), also=("/rss.xml",),
        robots="User-agent: *\nSitemap: https://www.elsoldelestero.com.mx/sitemap-news.xml\n",
    ),
    Paper(
        "Hamnposten", "swedish_group", "sv", "https://hamnposten.se/", "Europe/Stockholm",
        lambda s: f"/{('nyheter/hamnstad', 'sport', 'ekonomi', 'kultur', 'debatt')[s.section]}/artikel/{s.slug}/{s.digest[:8]}",
        tuple(f"/{n}" for n in ("nyheter", "sport", "ekonomi", "kultur", "debatt")),
        ("/familj", "/bli-prenumerant", "/kontakt", "/om-oss", "/annonsera-hos-oss", "/topic/hamn"), {"/rss": "rss", "/sitemap.xml": "all"}, sitemaps=("/sitemap.xml",), also=("/rss",),
        robots="User-agent: *\nSitemap: https://hamnposten.se/sitemap.xml\n",
        body=lambda s: s.paragraphs[:2] if s.number % 2 else [*s.headed[:4], f"– {s.paragraphs[3]}"],
    ),
    Paper(
        "河口新闻网", "county_sections", "zh", "https://www.hekounews.cn/", "Asia/Shanghai",
        lambda s: f"/art/{s.local:%Y/%m/%d}/art_{1 + s.section}_{58_000_000 + s.ident}.html",
        tuple(f"/col/col{n}/index.html" for n in range(1, 6)), ("/szb/", "/about/lxwm.html"),
    ),
    Paper(
        "河口タイムス", "broken_lines", "ja", "https://www.kakou-times.jp/", "Asia/Tokyo",
        lambda s: f"/news/{s.local:%Y%m}/{s.ident}.html",
        tuple(f"/news/{n}/" for n in ("shakai", "sports", "keizai", "bunka", "ronsetsu")), ("/koudoku.html", "/company.html", "/koukoku.html"), is_day_only=True,
    ),
    Paper(
        "صوت البحيرة", "egyptian", "ar", "https://www.sawtelbohira.com.eg/", "Africa/Cairo",
        lambda s: f"/story/{s.local.year}/{s.local.month}/{s.local.day}/{s.native}/{7_100_000 + s.ident}",
        tuple(f"/Section/{n}/{i}" for i, n in enumerate(("mohafazat", "riyada", "iqtisad", "thaqafa", "maqalat"), 1)),
        ("/Section/caricature/9", "/Home/ContactUs", "/Home/PrivacyPolicy", "/Tags/port"), {"/rss/SectionRss?SectionID=1": "rss", "/sitemap/news.xml": "news"},
        sitemaps=("/sitemap/news.xml",), also=("/rss/SectionRss?SectionID=1",), robots="User-agent: *\nSitemap: https://www.sawtelbohira.com.eg/sitemap/news.xml\n",
    ),
)  # fmt: skip
