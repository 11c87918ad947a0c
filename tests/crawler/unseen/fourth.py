"""The fourth papers that no rule was made for, written when the third were all right: eight systems in seven countries' manners."""

from __future__ import annotations

from tests.crawler.unseen.paper import Paper

FOURTH = (
    Paper(
        "Přívozní listy", "czech_daily", "cs", "https://www.privoznilisty.cz/", "Europe/Prague",
        lambda s: f"/{('zpravy', 'sport', 'ekonomika', 'kultura', 'nazory')[s.section]}/{s.slug}.A{s.local:%y%m%d_%H%M%S}_{('zpravy', 'sport', 'eko', 'kul', 'naz')[s.section]}_{s.digest[:2]}",
        ("/zpravy", "/sport", "/ekonomika", "/kultura", "/nazory"),
        ("/rss", "/pocasi", "/predplatne", "/redakce", "/inzerce-v-tisku-i-na-webu", "/foto/podzim-na-brehu-reky-objektivem-ctenaru.FG90011", "/tema/pristav"),
        {"/rss/vse": "rss"}, feeds=("/rss/vse",),
    ),
    Paper(
        "Вісник затоки", "ukrainian_site", "uk", "https://visnykzatoky.com.ua/", "Europe/Kyiv",
        lambda s: f"/novyna_{s.digest[:4]}_z_nashoho_kraiu_n{s.ident}.html",
        tuple(f"/section_{n}.html" for n in ("novyny", "sport", "ekonomika", "kultura", "dumky")),
        ("/about.html", "/rules.html", "/adv.html", "/all_news.html", "/ru/", "/ru/zemlyaki_sobrali_pomoshch_dlya_porta_n90011.html"),
        {"/sitemap_news_0.xml": "news"}, sitemaps=("/sitemap_news_0.xml",), robots="User-agent: *\nDisallow: /cp/\nSitemap: https://visnykzatoky.com.ua/sitemap_news_0.xml\n",
    ),
    Paper(
        "Headland Press Online", "southern_net", "en", "https://headlandpressonline.net/", "Pacific/Auckland",
        lambda s: f"/read/{s.ident}",
        tuple(f"/topic/{n}" for n in ("news", "sport", "business", "culture", "opinion")),
        ("/rates", "/privacy"), {"/rss.php": "bare-rss"}, feeds=("/rss.php",),
    ),
    Paper(
        "Seestadt Nachrichten", "austrian", "de", "https://www.seestadtnachrichten.at/", "Europe/Vienna",
        lambda s: f"/stories/{s.slug}/{400_000_000 + s.ident}",
        ("/lokales", "/sport", "/wirtschaft", "/kultur", "/meinung"),
        ("/epaper", "/impressum", "/agb", "/mediadaten-und-anzeigentarife", "/podcast/gespraeche-am-see-mit-menschen-der-region/500011"),
        {"/sitemap/news": "news"}, sitemaps=("/sitemap/news",), robots="User-agent: *\nAllow: /\n\nsitemap: https://www.seestadtnachrichten.at/sitemap/news\n",
    ),
    Paper(
        "La Costa del Estuario", "argentine", "es", "https://www.lacostadelestuario.com.ar/", "America/Argentina/Buenos_Aires",
        lambda s: f"/{('locales', 'deportes', 'economia', 'cultura', 'opinion')[s.section]}/{s.slug}-nid{s.local:%d%m%Y}{s.ident % 1000}/",
        tuple(f"/{n}/" for n in ("locales", "deportes", "economia", "cultura", "opinion")),
        ("/funebres/", "/contacto/", "/terminos-y-condiciones-del-sitio/", "/tema/puerto/", "/videos/asi-se-vivio-la-fiesta-del-puerto-vid4411/", "/ultimas/?pagina=2"),
        {"/atom/ultimas": "updated-atom"}, feeds=("/atom/ultimas",),
    ),
    Paper(
        "The Ghat Observer", "address_dates", "en", "https://www.ghatobserver.in/", "Asia/Kolkata",
        lambda s: f"/{('states', 'sport', 'business', 'lifestyle', 'opinions')[s.section]}/2026/{s.local:%b}/{s.local:%d}/{s.slug}-{2_200_000 + s.ident}.html".lower(),
        tuple(f"/{n}" for n in ("states", "sport", "business", "lifestyle", "opinions")),
        ("/galleries", "/contact-us.html", "/terms-of-use-of-this-site.html", "/topic/harbour", "/galleries/nation/2026/nov/18/ten-views-of-the-river-in-flood-90011.html"),
        is_day_only=True,
    ),
    Paper(
        "Jornal do Farol", "old_tables", "pt", "http://www.jornaldofarol.com.br/", "America/Sao_Paulo",
        lambda s: f"/noticia.php?cod={s.ident}&cat={s.section + 1}",
        tuple(f"/lista.php?cat={n}" for n in range(1, 6)),
        ("/classificados.php", "/fale.php", "/anuncie.php"), encoding="iso-8859-1",
    ),
    Paper(
        "Strandbladet", "finland_swedish", "sv", "https://www.strandbladet.fi/", "Europe/Helsinki",
        lambda s: f"/{s.local:%Y-%m-%d}/{s.slug}-{s.digest[:6]}",
        ("/nyheter", "/sport", "/ekonomi", "/kultur", "/debatt"),
        ("/insandare", "/kontakt", "/annonsera-hos-oss-i-tidningen", "/dataskydd", "/kunder/logga-in", "/amne/hamnen",
         "/korsord/2026-11-19/veckans-stora-korsord-for-hela-familjen-4411"),
        {"/sitemap.xml": "index /sitemap-artiklar.xml /sitemap-sidor.xml", "/sitemap-artiklar.xml": "all", "/sitemap-sidor.xml": "pages"},
        sitemaps=("/sitemap.xml",), robots="User-agent: *\nSitemap: https://www.strandbladet.fi/sitemap.xml\n",
    ),
)  # fmt: skip
