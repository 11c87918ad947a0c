"""The fifth papers that no rule was made for, written when the fourth were all right: twelve systems in twelve languages."""

from __future__ import annotations

from tests.crawler.unseen.paper import Paper
from tests.crawler.unseen.story import Story


def _headed(s: Story) -> list[str]:
    return [*s.paragraphs[:2], s.subhead, *s.paragraphs[2:]]


FIFTH = (
    Paper(
        "جريدة الضفة", "jannah", "ar", "https://www.aldiffa.dz/", "Africa/Algiers",
        lambda s: f"/{s.native}/",
        tuple(f"/category/{n}/" for n in ("akhbar", "riyada", "iqtisad", "thaqafa", "araa")),
        ("/من-نحن/", "/contact/", "/publicite-sur-notre-journal-en-ligne/", "/author/redac/", "/tag/port/", "/page/2/"),
        {"/feed/": "rss", "/comments/feed/": "comments", "/sitemap_index.xml": "index /post-sitemap.xml /page-sitemap.xml",
         "/post-sitemap.xml": "all", "/page-sitemap.xml": "pages"},
        feeds=("/feed/",), sitemaps=("/sitemap_index.xml",), robots="User-agent: *\nDisallow: /wp-admin/\n\nSitemap: https://www.aldiffa.dz/sitemap_index.xml\n",
    ),
    Paper(
        "رویش کناره", "persian_agency", "fa", "https://www.ravikenar.ir/", "Asia/Tehran",
        lambda s: f"/fa/news/{s.ident}/{s.native}",
        tuple(f"/fa/{n}" for n in ("local", "sport", "economy", "culture", "view")),
        ("/fa/archive", "/fa/about", "/fa/contacts", "/fa/links", "/fa/newsletter", "/fa/print/318442", "/fa/tags/1/port", "/en"),
        {"/fa/rss/allnews": "rss"}, feeds=("/fa/rss/allnews",), robots="User-agent: *\nDisallow: /fa/print/\n",
    ),
    Paper(
        "মোহনা বার্তা", "bengali_laravel", "bn", "https://www.mohonabarta.com.bd/", "Asia/Dhaka",
        lambda s: f"/{('sangbad', 'khela', 'orthoniti', 'songskriti', 'motamot')[s.section]}/{s.ident}",
        ("/sangbad", "/khela", "/orthoniti", "/songskriti", "/motamot"),
        ("/video", "/video/4411", "/about-us", "/privacy-policy", "/advertisement", "/archive", "/topic/ghat"),
        {"/rss/latest-news.xml": "rss", "/news-sitemap.xml": "news", "/sitemap.xml": "index /sitemap/daily-2026-11-20.xml", "/sitemap/daily-2026-11-20.xml": "all"},
        feeds=("/rss/latest-news.xml",), sitemaps=("/news-sitemap.xml",), also=("/sitemap.xml",),
        robots="User-agent: *\nDisallow: /admin\n\nSitemap: https://www.mohonabarta.com.bd/sitemap.xml\nSitemap: https://www.mohonabarta.com.bd/news-sitemap.xml\n",
    ),
    Paper(
        "நெய்தல் முரசு", "quintype", "ta", "https://www.neithalmurasu.in/", "Asia/Kolkata",
        lambda s: f"/{('seithigal/ooratchi', 'vilaiyattu', 'vanigam', 'panpadu', 'karuthu')[s.section]}/seithi-{s.digest[:5]}-indru-{s.ident}",
        ("/seithigal", "/vilaiyattu", "/vanigam", "/panpadu", "/karuthu"),
        ("/photos", "/about-us", "/privacy-policy", "/terms-and-conditions-of-use", "/topic/port", "/photos/galleries/monsoon-on-the-coast-90011"),
        {"/stories.rss": "rss", "/news_sitemap.xml": "news", "/sitemap.xml": "index /sitemap/sitemap-daily-2026-11-20.xml /sitemap/sitemap-section.xml",
         "/sitemap/sitemap-daily-2026-11-20.xml": "all", "/sitemap/sitemap-section.xml": "pages"},
        feeds=("/stories.rss",), sitemaps=("/news_sitemap.xml",), also=("/sitemap.xml",),
        robots="User-agent: *\nAllow: /\nSitemap: https://www.neithalmurasu.in/sitemap.xml\nSitemap: https://www.neithalmurasu.in/news_sitemap.xml\n",
    ),
    Paper(
        "Kisiwa Press", "newspack", "sw", "https://kisiwapress.co.tz/", "Africa/Dar_es_Salaam",
        lambda s: f"/{s.local:%Y/%m/%d}/{s.slug}/",
        tuple(f"/category/{n}/" for n in ("habari", "michezo", "biashara", "utamaduni", "maoni")),
        ("/changia/", "/kuhusu-sisi/", "/sera-ya-faragha/", "/tangaza-biashara-yako-na-gazeti-letu/", "/author/x/", "/tag/bandari/", "/2026/11/20/"),
        {"/feed/": "rss", "/comments/feed/": "comments", "/sitemap_index.xml": "index /post-sitemap.xml /page-sitemap.xml", "/post-sitemap.xml": "all", "/page-sitemap.xml": "pages"},
        feeds=("/feed/",), sitemaps=("/sitemap_index.xml",), body=_headed,
    ),
    Paper(
        "მდინარის მაცნე", "georgian_site", "ka", "https://mdinarismatsne.ge/", "Asia/Tbilisi",
        lambda s: f"/ka/article/{s.ident}",
        tuple(f"/ka/category/{n}" for n in range(1, 6)),
        ("/ka/gallery", "/ka/about", "/ka/contact", "/ka/reklama", "/en/", "/en/article/90011"), {"/rss/ka": "rss"}, feeds=("/rss/ka",),
    ),
    Paper(
        "Lahdenrannan Sanomat", "finnish_daily", "fi", "https://www.lahdenrannansanomat.fi/", "Europe/Helsinki",
        lambda s: f"/{('uutiset', 'urheilu', 'talous', 'kulttuuri', 'mielipide')[s.section]}/art-{2_000_000_000 + s.ident}.html",
        ("/uutiset", "/urheilu", "/talous", "/kulttuuri", "/mielipide"),
        ("/tilaa", "/kirjaudu", "/nakoislehti", "/yhteystiedot", "/tilausehdot-ja-tietosuojaseloste", "/mediatiedot", "/aihe/satama", "/toimittaja/1"),
        {"/rss/tuoreimmat.xml": "rss", "/sitemap-news.xml": "news"}, sitemaps=("/sitemap-news.xml",), also=("/rss/tuoreimmat.xml",),
        robots="User-agent: *\nSitemap: https://www.lahdenrannansanomat.fi/sitemap-news.xml\n# https://www.lahdenrannansanomat.fi/rss/tuoreimmat.xml\n",
        body=lambda s: s.paragraphs[:2] if s.number % 2 else s.paragraphs,
    ),
    Paper(
        "Körfez Gündem", "turkish_package", "tr", "https://www.korfezgundem.com/", "Europe/Istanbul",
        lambda s: f"/{s.slug}/{s.ident}/",
        tuple(f"/{n}" for n in ("gundem", "spor", "ekonomi", "kultur", "kose-yazilari")),
        ("/foto-galeri", "/yazarlar", "/yazarlar/ali-can", "/kunye", "/iletisim", "/gizlilik-sozlesmesi", "/sitene-ekle-haber-kutusu-kodlari", "/etiket/liman", "/muhabir/1"),
        {"/rss": "rss", "/sitemap.xml": "index /export/sitemap-news.xml /export/sitemap-category.xml", "/export/sitemap-news.xml": "news", "/export/sitemap-category.xml": "pages"},
        feeds=("/rss",), sitemaps=("/sitemap.xml",), robots="User-agent: *\nSitemap: https://www.korfezgundem.com/sitemap.xml\n", body=_headed,
    ),
    Paper(
        "Ακτή του Νότου", "joomla_k2", "el", "https://aktitounotou.gr/", "Europe/Athens",
        lambda s: f"/{('eidiseis', 'athlitika', 'oikonomia', 'politismos', 'apopseis')[s.section]}/item/{s.ident}-{s.native}",
        ("/eidiseis", "/athlitika", "/oikonomia", "/politismos", "/apopseis"),
        ("/epikoinonia", "/taftotita", "/oroi-xrisis-tou-istotopou-mas", "/itemlist/user/62", "/itemlist/tag/limani"),
        {"/?format=feed&type=rss": "rss"}, feeds=("/?format=feed&type=rss",), robots="User-agent: *\nDisallow: /administrator/\nDisallow: /cache/\n",
    ),
    Paper(
        "Береговая газета", "bitrix", "ru", "https://beregovaya-gazeta.ru/", "Asia/Yekaterinburg",
        lambda s: f"/news/{('obshchestvo', 'sport', 'ekonomika', 'kultura', 'mneniya')[s.section]}/{s.ident}/",
        tuple(f"/news/{n}/" for n in ("obshchestvo", "sport", "ekonomika", "kultura", "mneniya")),
        ("/about/", "/contacts/", "/reklama/", "/docs/politika-obrabotki-personalnykh-dannykh/"),
        {"/news/rss/": "rss", "/sitemap.xml": "index /sitemap-iblock-2.xml /sitemap-files.xml", "/sitemap-iblock-2.xml": "all", "/sitemap-files.xml": "pages"},
        feeds=("/news/rss/",), sitemaps=("/sitemap.xml",), robots="User-Agent: *\nDisallow: /bitrix/\nHost: beregovaya-gazeta.ru\nSitemap: https://beregovaya-gazeta.ru/sitemap.xml\n",
    ),
    Paper(
        "L’Écho de la Combe", "french_regional", "fr", "https://www.lechodelacombe.fr/", "Europe/Paris",
        lambda s: f"/{('faits-divers-justice', 'sport', 'economie', 'culture-loisirs', 'opinions')[s.section]}/{s.local:%Y/%m/%d}/{s.slug}",
        ("/faits-divers-justice", "/sport", "/economie", "/culture-loisirs", "/opinions"),
        ("/abonnement", "/connexion", "/avis-de-deces", "/mentions-legales", "/conditions-generales-de-vente-et-d-utilisation", "/charte-de-deontologie", "/tag/port"),
        {"/rss": "rss", "/sitemap-news.xml": "news", "/sitemap-index.xml": "index /sitemap-2026-11.xml", "/sitemap-2026-11.xml": "all"},
        feeds=("/rss",), sitemaps=("/sitemap-news.xml",), also=("/sitemap-index.xml",),
        robots="User-agent: *\nSitemap: https://www.lechodelacombe.fr/sitemap-news.xml\nSitemap: https://www.lechodelacombe.fr/sitemap-index.xml\n",
        body=lambda s: s.paragraphs[:1] if s.number % 2 else _headed(s),
    ),
    Paper(
        "The Delta Ledger", "brightspot", "en", "https://www.deltaledger.org/", "America/Chicago",
        lambda s: f"/{('local-news', 'sports', 'business', 'arts', 'opinion')[s.section]}/{s.local:%Y-%m-%d}/{s.slug}",
        ("/local-news", "/sports", "/business", "/arts", "/opinion"),
        ("/donate", "/events", "/about", "/staff", "/corporate-sponsorship-and-underwriting", "/fcc-applications", "/people/x", "/tags/harbor"),
        {"/sitemap.xml": "index /sitemap-latest.xml", "/sitemap-latest.xml": "all", "/news-sitemap.xml": "news", "/local-news.rss": "rss"},
        sitemaps=("/news-sitemap.xml",), also=("/sitemap.xml", "/local-news.rss"),
        robots="User-agent: *\nSitemap: https://www.deltaledger.org/sitemap.xml\nSitemap: https://www.deltaledger.org/news-sitemap.xml\n", body=_headed,
    ),
)  # fmt: skip
