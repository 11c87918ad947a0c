"""The ninth papers that no rule was made for, written when the eighth were all right: eight systems in eight languages."""

from __future__ import annotations

from tests.crawler.unseen.paper import Paper

NINTH = (
    Paper(
        "Folha da Barra", "state_app", "pt", "https://www.folhadabarra.com.br/", "America/Sao_Paulo",
        lambda s: f"/{('noticias', 'esportes', 'economia', 'cultura', 'opiniao')[s.section]}/{s.slug}",
        ("/noticias", "/esportes", "/economia", "/cultura", "/opiniao"),
        ("/videos", "/expediente", "/termos-de-uso-e-politica-de-privacidade", "/fale-conosco"),
        {"/sitemap.xml": "index /sitemap-noticias.xml /sitemap-paginas.xml", "/sitemap-noticias.xml": "all", "/sitemap-paginas.xml": "pages"},
        sitemaps=("/sitemap.xml",), robots="User-agent: *\nSitemap: https://www.folhadabarra.com.br/sitemap.xml\n",
    ),
    Paper(
        "El Valle Informa", "fusion_state", "es", "https://www.elvalleinforma.pe/", "America/Lima",
        lambda s: f"/{('locales', 'deportes', 'economia', 'cultura', 'opinion')[s.section]}/{s.slug}-noticia/",
        tuple(f"/{n}/" for n in ("locales", "deportes", "economia", "cultura", "opinion")),
        ("/impresa/", "/nosotros/", "/terminos-y-condiciones-de-uso/", "/libro-de-reclamaciones/"),
        {"/arcio/rss/": "rss", "/arcio/news-sitemap/": "news"}, sitemaps=("/arcio/news-sitemap/",), also=("/arcio/rss/",),
        robots="User-agent: *\nSitemap: https://www.elvalleinforma.pe/arcio/news-sitemap/\n",
    ),
    Paper(
        "Obrežne novice", "slovenian_site", "sl", "https://www.obrezne-novice.si/", "Europe/Ljubljana",
        lambda s: f"/{('novice', 'sport', 'gospodarstvo', 'kultura', 'mnenja')[s.section]}/{s.slug}",
        tuple(f"/{n}" for n in ("novice", "sport", "gospodarstvo", "kultura", "mnenja")),
        ("/mali-oglasi", "/o-nas", "/oglasevanje", "/splosni-pogoji-uporabe-portala", "/oznaka/pristanisce"), {"/feed": "rss"}, feeds=("/feed",),
    ),
    Paper(
        "Prístavské noviny", "slovak_chain", "sk", "https://pristavske.noviny.sk/", "Europe/Bratislava",
        lambda s: f"/c/{23_000_000 + s.ident}/{s.slug}.html",
        tuple(f"/r/{n}" for n in ("spravy", "sport", "ekonomika", "kultura", "nazory")),
        ("/r/inzercia", "/info/kontakty", "/info/predplatne", "/info/vseobecne-podmienky-pouzivania", "/autor/1", "/t/1/pristav"),
        {"/rss": "rss", "/sitemap.xml": "all"}, sitemaps=("/sitemap.xml",), also=("/rss",), robots="User-agent: *\nSitemap: https://pristavske.noviny.sk/sitemap.xml\n",
        body=lambda s: s.paragraphs[:2] if s.number % 2 else s.headed,
    ),
    Paper(
        "Ranniku Leht", "estonian_daily", "et", "https://rannikuleht.ee/", "Europe/Tallinn",
        lambda s: f"/{8_300_000 + s.ident % 100_000}/{s.slug}",
        tuple(f"/section/{n}" for n in (81, 82, 83, 84, 85)),
        ("/surmateated", "/kontakt", "/reklaam", "/kasutustingimused-ja-privaatsus", "/term/1/sadam"),
        {"/rss": "rss", "/sitemap.xml": "index /sitemap/news.xml", "/sitemap/news.xml": "news"}, sitemaps=("/sitemap.xml",), also=("/rss",),
        robots="User-agent: *\nSitemap: https://rannikuleht.ee/sitemap.xml\n", body=lambda s: s.headed,
    ),
    Paper(
        "नदीकाठ टाइम्स", "marathi_site", "mr", "https://www.nadikaathtimes.in/", "Asia/Kolkata",
        lambda s: f"/{('batmya/konkan', 'krida', 'arth', 'sanskruti', 'mate')[s.section]}/batmi-{s.digest[:5]}-aajchi-{5_300_000 + s.ident}/",
        tuple(f"/{n}/" for n in ("batmya", "krida", "arth", "sanskruti", "mate")),
        ("/photos", "/about-us", "/contact-us", "/privacy-policy-for-our-readers", "/author/1", "/about/port"),
        {"/feed/": "rss", "/news-sitemap.xml": "news"}, sitemaps=("/news-sitemap.xml",), also=("/feed/",),
        robots="User-agent: *\nSitemap: https://www.nadikaathtimes.in/news-sitemap.xml\n",
    ),
    Paper(
        "Harian Teluk", "malay_daily", "ms", "https://www.harianteluk.com.my/", "Asia/Kuala_Lumpur",
        lambda s: f"/{('berita/wilayah', 'sukan', 'bisnes', 'budaya', 'pendapat')[s.section]}/{s.local:%Y/%m}/{1_200_000 + s.ident}/{s.slug}",
        tuple(f"/{n}" for n in ("berita", "sukan", "bisnes", "budaya", "pendapat")),
        ("/hubungi-kami", "/pengiklanan", "/dasar-privasi-dan-penafian-laman-ini", "/tag/pelabuhan"),
        {"/rss.xml": "rss", "/sitemap.xml": "all"}, sitemaps=("/sitemap.xml",), also=("/rss.xml",), robots="User-agent: *\nSitemap: https://www.harianteluk.com.my/sitemap.xml\n",
        body=lambda s: [f"BANDAR TELUK: {s.paragraphs[0]}", *s.paragraphs[1:3], f"{s.paragraphs[3]} - {s.paper.name}"],
    ),
    Paper(
        "Die Weskusbode", "afrikaans_weekly", "af", "https://www.weskusbode.co.za/", "Africa/Johannesburg",
        lambda s: f"/{s.slug}/",
        tuple(f"/category/{n}/" for n in ("nuus", "sport", "sake", "kultuur", "menings")),
        ("/kontak/", "/oor-ons/", "/adverteer-in-ons-koerant-en-op-die-web/", "/teken-in/", "/author/x/"),
        {"/feed/": "rss", "/wp-sitemap.xml": "index /wp-sitemap-posts-post-1.xml /wp-sitemap-posts-page-1.xml",
         "/wp-sitemap-posts-post-1.xml": "all", "/wp-sitemap-posts-page-1.xml": "pages"},
        feeds=("/feed/",), sitemaps=("/wp-sitemap.xml",),
    ),
)  # fmt: skip
