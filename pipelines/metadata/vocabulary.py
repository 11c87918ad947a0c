"""Words of many languages by which bylines, tags and page furniture are known: data, no code."""

from __future__ import annotations

# Words that stand between two persons. Those of one letter part names of two words only ("Ortega y Gasset").
JOINERS = (
    "and",
    "und",
    "et",
    "og",
    "och",
    "en",
    "ja",
    "és",
    "și",
    "ve",
    "dan",
    "và",
    "và cộng sự",
    "и",
    "та",
    "και",
    "with",
    "mit",
)
SHORT_JOINERS = ("y", "e", "i", "a", "&", "+", "та", "и")

# Words before a name: "By Ann Lee".
NAME_PREFIXES = (
    "by", "from", "story by", "written by", "reported by", "text by", "words by", "article by", "posted by", "author", "authors",
    "von", "vom", "text", "autor", "autorin", "autoren", "aufgezeichnet von", "ein kommentar von", "eine analyse von", "ein gastbeitrag von",
    "erstellt von", "geschrieben von", "verfasst von", "interview von", "ein bericht von", "eine reportage von", "ein interview von", "par", "écrit par", "publié par", "propos recueillis par", "auteur", "por", "di", "a cura di", "del nostro inviato", "door", "af", "av", "tekst", "skrevet af",
    "autor:", "autore", "redactor", "napisał", "opracował", "autorka", "szerző", "írta", "yazan", "oleh", "penulis", "текст", "автор",
    "tác giả", "bài", "bài và ảnh", "bài, ảnh", "thực hiện", "文", "記者", "记者", "作者", "글", "취재",
)  # fmt: skip

# Words behind a name: "Kim Minsu reporter".
NAME_SUFFIXES = (
    "기자",
    "특파원",
    "記者",
    "记者",
    "특별취재팀",
    "phóng viên",
    "staff writer",
    "reporter",
    "correspondent",
)

# What templates print where a name should be.
PLACEHOLDERS = frozenset(
    {
        "admin", "administrator", "author", "autor", "editor", "redaktion", "redaktor", "root", "user", "guest", "gast", "unknown", "anonymous",
        "none", "null", "undefined", "nan", "false", "true", "webmaster", "web master", "super user", "superuser", "test", "bút danh", "tác giả",
        "default", "author name", "name", "no author", "n/a", "na", "-", "facebook", "twitter", "instagram", "linkedin", "email", "e-mail",
        "view all posts", "see all posts", "read more", "follow", "contributor", "http", "https",
    }
)  # fmt: skip

# Small words that may stand in a person's name.
PARTICLES = frozenset(
    "van von der den de del della di da do dos das du des la le el al bin binti ibn ben ter ten zu zum zur y e i af av und thi st st. o d jr jr. sr".split()
)

# Parts of a class that mark a byline, a date, the page's tags, the way back to the section.
BYLINE_CLASSES = (
    "byline",
    "author",
    "autor",
    "auteur",
    "writer",
    "reporter",
    "journalist",
    "tacgia",
    "contributor",
    "verfasser",
    "redakteur",
)
DATE_CLASSES = (
    "date",
    "dates",
    "datum",
    "dateline",
    "time",
    "publish",
    "published",
    "posted",
    "pubdate",
    "postdate",
    "submitted",
    "meta",
    "postmeta",
    "fecha",
    "datetime",
    "ngay",
    "thoigian",
    "timestamp",
)
TAG_LIST_CLASSES = (
    "tags",
    "taglist",
    "keywords",
    "keywordlist",
    "hashtags",
    "tukhoa",
    "schlagworte",
    "schlagwoerter",
    "etiquetas",
)
TAG_CLASSES = (
    "tag",
    "tags",
    "keyword",
    "keywords",
    "topic",
    "topics",
    "thema",
    "themen",
    "schlagworte",
    "schlagwort",
    "temas",
    "etiquetas",
    "tukhoa",
    "taglist",
    "hashtag",
)
BREADCRUMB_CLASSES = ("breadcrumb", "breadcrumbs", "crumb", "crumbs", "breadcrumbtrail")

# Parts of a class of boxes that speak of other articles or of the reader.
FOREIGN_CLASSES = (
    "teaser", "teasers", "sidebar", "promo", "widget", "carousel", "slider", "nav", "advert", "ads", "ad", "cookie", "consent",
)  # fmt: skip

# The same, where no template uses them for the article's own parts.
STRANGE_CLASSES = (
    "related", "relate", "recommend", "recommended", "comment", "comments", "popular", "trending", "mostread", "latest", "newsletter",
    "navigation", "menu", "disqus", "outbrain", "taboola", "recirc", "recirculation", "weather", "clock", "breaking", "ticker",
)  # fmt: skip

# Parts of a class of a page's, or an article's, foot.
FOOT_CLASSES = ("footer", "foot", "colophon")

# Words in an address that lead to the page of a tag.
TAG_PATHS = ("tag", "ptag", "tags", "topic", "topics", "thema", "themen", "tema", "temas", "theme", "themes", "keyword", "keywords", "schlagwort", "schlagworte",
             "etiqueta", "etiquetas", "tu-khoa", "chu-de", "hashtag", "sujet", "dossier", "temat", "tagi", "temy", "stichwort", "tagged", "argomenti", "etiket")  # fmt: skip

# The front page's name in a breadcrumb.
HOMES = frozenset(
    "home homepage startseite start accueil inicio portada hem hjem forside etusivu главная головна domov strona|główna kezdőlap home|page trang|chủ trangchủ ホーム トップ 首页 首頁 홈 anasayfa".replace(
        "|", "\u00a0"
    ).split()
)

# What stands before a page's list of tags.
TAG_LABELS = frozenset(
    {
        "tags", "tag", "topics", "topic", "keywords", "key words", "related topics", "filed under", "more on", "all topics", "alle themen", "tous les thèmes", "themen", "thema", "schlagworte", "schlagwörter",
        "stichwörter", "stichworte", "mehr zum thema", "mehr zu", "themen in diesem artikel", "mots clés", "sujets", "thèmes", "temas", "etiquetas", "palabras clave",
        "archivado en", "más información sobre", "argomenti", "tag correlati", "onderwerpen", "trefwoorden", "emner", "ämnen", "aiheet", "tagi", "słowa kluczowe",
        "témata", "štítky", "címkék", "etiketler", "теги", "темы", "теми", "từ khóa", "từ khoá", "chủ đề", "tin liên quan đến", "キーワード", "関連キーワード", "标签", "關鍵字", "태그",
    }
)  # fmt: skip

# Words that label every article of every paper, and so none.
NO_TAGS = frozenset(
    {
        "news", "breaking news", "latest news", "top news", "top stories", "world news today", "world news live", "nachrichten", "aktuelle nachrichten", "schlagzeilen",
        "noticias", "actualités", "notizie", "ニュース", "新聞", "速報", "新闻", "뉴스", "tin tức", "tin nhanh", "tin mới", "tin nóng", "báo điện tử", "đọc báo", "tin tức trong ngày",
        "cập nhật", "newspaper", "zeitung", "tageszeitung", "featured", "homepage", "editors pick", "article", "artikel",
    }
)  # fmt: skip

# What somebody does, not who somebody is.
JOBS = frozenset(
    "reporter chefredakteur chefredakteurin correspondent editor editors editorial journalist journaliste redakteur redakteurin redaktion redaktör redaktor redacción rédaction redazione redactie "
    "columnist writer contributor staff team desk producer analyst chief photographer author autor professor university minister newsroom agencies agency "
    "korrespondent korrespondentin kolumnist reporterin volontär freelance senior deputy political business sports news travel service online digital "
    "corresponsal periodista giornalista jornalista verslaggever toimittaja dziennikarz muhabir biên phóng viên ctv".split()
)
