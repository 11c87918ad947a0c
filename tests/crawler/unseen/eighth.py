"""The eighth papers that no rule was made for, written when the seventh were all right: eight systems in eight languages."""

from __future__ import annotations

from tests.crawler.unseen.paper import Paper

EIGHTH = (
    Paper(
        "Le Petit Estuaire", "french_weeklies", "fr", "https://www.lepetitestuaire.fr/", "Europe/Paris",
        lambda s: f"/{('bretagne/le-bac_22001', 'bretagne/saint-port_22002', 'normandie/combe_76001', 'normandie/rive_76002', 'bretagne/le-bac_22001')[s.section]}/{s.slug}_{63_000_000 + s.ident}.html",
        tuple(f"/rubrique/{n}" for n in ("actualites", "sport", "economie", "culture", "opinions")),
        ("/petites-annonces", "/qui-sommes-nous", "/contact", "/conditions-generales-d-utilisation-du-site", "/archives", "/mon-actu", "/auteur/x", "/dossier/port"),
        {"/sitemap_news.xml": "news", "/sitemap.xml": "index /sitemap/202611.xml", "/sitemap/202611.xml": "all", "/rss.xml": "rss"},
        sitemaps=("/sitemap_news.xml",), also=("/sitemap.xml", "/rss.xml"),
        robots="User-agent: *\nSitemap: https://www.lepetitestuaire.fr/sitemap_news.xml\nSitemap: https://www.lepetitestuaire.fr/sitemap.xml\n", body=lambda s: s.headed,
    ),
    Paper(
        "El Litoral Nuevo", "spanish_group", "es", "https://www.ellitoralnuevo.es/", "Europe/Madrid",
        lambda s: f"/{('local', 'deportes', 'economia', 'cultura', 'opinion')[s.section]}/{s.local:%Y/%m/%d}/{s.slug}-{93_000_000 + s.ident}.html",
        tuple(f"/{n}/" for n in ("local", "deportes", "economia", "cultura", "opinion")),
        ("/esquelas/", "/servicios/aviso-legal.html", "/servicios/politica-cookies.html", "/servicios/contacto.html", "/autores/x.html", "/tags/puerto/"),
        {"/rss/section/1": "rss", "/sitemap_google_news.xml": "news", "/sitemap_index.xml": "index /sitemap_2026_11.xml", "/sitemap_2026_11.xml": "all"},
        feeds=("/rss/section/1",), sitemaps=("/sitemap_google_news.xml",), also=("/sitemap_index.xml",),
        robots="User-agent: *\nSitemap: https://www.ellitoralnuevo.es/sitemap_google_news.xml\nSitemap: https://www.ellitoralnuevo.es/sitemap_index.xml\n",
        body=lambda s: s.paragraphs[:2] if s.number % 2 else s.headed,
    ),
    Paper(
        "Riva Oggi", "italian_towns", "it", "https://www.rivaoggi.it/", "Europe/Rome",
        lambda s: f"/{('cronaca', 'sport', 'economia', 'cultura', 'opinioni')[s.section]}/{s.slug}.html",
        tuple(f"/{n}/" for n in ("cronaca", "sport", "economia", "cultura", "opinioni")),
        ("/eventi/", "/zone/centro/", "/chi-siamo/", "/registrazione/", "/condizioni-generali-di-utilizzo-del-servizio/", "/author/profile/x/", "/social/tag/porto/",
         "/eventi/mercato-di-natale-sul-lungolago-2026.html"),
        {"/rss/": "rss", "/sitemaps/sitemap.xml": "index /sitemaps/sitemap_202611.xml", "/sitemaps/sitemap_202611.xml": "all", "/sitemaps/sitemap_news.xml": "news"},
        sitemaps=("/sitemaps/sitemap_news.xml",), also=("/rss/", "/sitemaps/sitemap.xml"),
        robots="User-agent: *\nSitemap: https://www.rivaoggi.it/sitemaps/sitemap.xml\nSitemap: https://www.rivaoggi.it/sitemaps/sitemap_news.xml\n", body=lambda s: s.headed,
    ),
    Paper(
        "The Wharfside Advertiser", "british_weekly", "en", "https://www.wharfsideadvertiser.co.uk/", "Europe/London",
        lambda s: f"/{('news', 'sport', 'business', 'leisure', 'opinion')[s.section]}/{25_000_000 + s.ident}.{s.slug}/",
        tuple(f"/{n}/" for n in ("news", "sport", "business", "leisure", "opinion")),
        ("/jobs/", "/announcements/deaths/", "/contact/", "/terms/", "/contribute-news-and-pictures/", "/author/profile/1/", "/topics/harbour/"),
        {"/news/rss/": "rss", "/sitemap.xml": "index /sitemap/news/2026/11.xml", "/sitemap/news/2026/11.xml": "all", "/googlenews.xml": "news"},
        sitemaps=("/googlenews.xml",), also=("/sitemap.xml", "/news/rss/"),
        robots="User-agent: *\nDisallow: /search/\nSitemap: https://www.wharfsideadvertiser.co.uk/sitemap.xml\nSitemap: https://www.wharfsideadvertiser.co.uk/googlenews.xml\n",
    ),
    Paper(
        "روزنامہ ساحل نو", "urdu_theme", "ur", "https://www.sahilenau.com.pk/", "Asia/Karachi",
        lambda s: f"/{s.native}/",
        tuple(f"/category/{n}/" for n in ("khabrain", "khel", "maeeshat", "saqafat", "raye")),
        ("/epaper/", "/about/", "/contact/", "/privacy-policy/", "/tag/port/"),
        {"/feed/": "rss", "/comments/feed/": "comments", "/wp-sitemap.xml": "index /wp-sitemap-posts-post-1.xml /wp-sitemap-posts-page-1.xml",
         "/wp-sitemap-posts-post-1.xml": "all", "/wp-sitemap-posts-page-1.xml": "pages"},
        feeds=("/feed/",), sitemaps=("/wp-sitemap.xml",),
    ),
    Paper(
        "Jurnalul de Mal", "romanian_theme", "ro", "https://www.jurnaluldemal.ro/", "Europe/Bucharest",
        lambda s: f"/{s.slug}/",
        tuple(f"/{n}/" for n in ("stiri", "sport", "economie", "cultura", "opinii")),
        ("/contact/", "/despre-noi/", "/politica-de-confidentialitate-si-cookies/", "/author/x/", "/tag/port/", "/page/2/"),
        {"/feed/": "rss", "/comments/feed/": "comments", "/sitemap_index.xml": "index /post-sitemap.xml /page-sitemap.xml", "/post-sitemap.xml": "all", "/page-sitemap.xml": "pages"},
        feeds=("/feed/",), sitemaps=("/sitemap_index.xml",), robots="User-agent: *\nDisallow: /wp-admin/\nSitemap: https://www.jurnaluldemal.ro/sitemap_index.xml\n",
    ),
    Paper(
        "Крайбрежен вестник", "bulgarian_site", "bg", "https://kraibrejenvestnik.bg/", "Europe/Sofia",
        lambda s: f"/novini/{s.ident}/zaglavie-{s.digest[:4]}-ot-dnes",
        tuple(f"/kategoria/{n}" for n in range(1, 6)),
        ("/obiavi", "/za-nas", "/kontakti", "/reklama", "/obshti-usloviya-za-polzvane", "/tag/port"), {"/rss.php": "rss"}, feeds=("/rss.php",),
    ),
    Paper(
        "Pamario žinios", "lithuanian_site", "lt", "https://www.pamariozinios.lt/", "Europe/Vilnius",
        lambda s: f"/{('naujienos', 'sportas', 'ekonomika', 'kultura', 'nuomones')[s.section]}/{s.slug}-{s.ident}",
        ("/naujienos", "/sportas", "/ekonomika", "/kultura", "/nuomones"),
        ("/prenumerata", "/skelbimai", "/apie-mus", "/reklama", "/privatumo-politika-ir-slapukai", "/skelbimai/parduodama-valtis-su-varikliu-90011"),
        {"/rss/naujienos": "rss", "/sitemap.xml": "all"}, feeds=("/rss/naujienos",), sitemaps=("/sitemap.xml",), robots="User-agent: *\nSitemap: https://www.pamariozinios.lt/sitemap.xml\n",
    ),
)  # fmt: skip
