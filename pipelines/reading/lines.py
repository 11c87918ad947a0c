"""Lines that stand in articles everywhere and belong to none: dates, "read also", offers, paywall counters."""

from __future__ import annotations

import re
import unicodedata

LONGEST_LABEL = 90  # letters; a longer line is a sentence
LONGEST_OFFER = 280

WORD = re.compile(r"\w+")
SENTENCE_END = re.compile(r"[.!?…。！？؟।։።:;»”\"'’)\]]\s*$")
MOMENT = re.compile(
    r"\d{1,2}[:.h]\d{2}(?!\d)|\b\d{1,2}[./-]\d{1,2}[./-](?:19|20)?\d{2}\b|\b(?:19|20)\d{2}[./-]\d{1,2}[./-]\d{1,2}\b|\d{4}\s?年\s?\d|\b(?:19|20)\d{2}\b.{0,3}$"
)

# Headings under which other articles are offered, whole.
RELATED_HEADINGS = """
    more from .{2,40}|(?:more|latest|top|other|recent|popular|trending|similar|recommended|related|editor'?s'?|staff) (?:articles?|stories|news|posts?|reads?|reading|picks?|content|coverage|topics?|links?|videos?)( .{0,30})?
    related|see also|read (?:also|next|more|this)|also read|further reading|recommended(?: for you)?|you (?:may|might|could) (?:also )?(?:like|enjoy|be interested in).{0,20}|don'?t miss|up next|what to read next|most (?:read|popular|viewed|shared|commented)|trending(?: now)?|in case you missed it|keep reading|continue reading
    mehr (?:zum thema|von .{2,30}|aus .{2,30}|lesen|dazu)|lesen sie (?:auch|mehr|hier)|auch interessant|das könnte (?:sie|dich) (?:auch )?interessieren|weitere (?:artikel|themen|nachrichten|meldungen|beiträge)|schon gelesen|meistgelesen(?:e artikel)?|verwandte (?:artikel|themen)|ähnliche (?:artikel|beiträge)|passend zum thema|links zum thema|zum thema
    (?:à )?lire aussi|à lire|lire (?:également|la suite)|sur le même (?:sujet|thème)|les plus lus|articles? (?:liés?|similaires|recommandés)|voir aussi|plus d'articles|vous aimerez aussi
    (?:te puede interesar|también te puede interesar|noticias relacionadas|artículos? relacionados?|lee también|leer también|lea también|más (?:noticias|información|leídas|leído)|lo más (?:leído|visto)|relacionad[oa]s)
    (?:leia (?:também|mais)|veja (?:também|mais)|saiba mais|notícias relacionadas|mais lidas|últimas notícias|relacionad[oa]s)
    (?:leggi anche|potrebbe interessarti|articoli correlati|notizie correlate|i più letti|ti potrebbe interessare|vedi anche)
    (?:lees ook|lees meer|meer over|meest gelezen|gerelateerd|læs også|mest læste|les også|mest lest|läs (?:också|även|mer)|mest läst|lue myös|luetuimmat)
    (?:czytaj (?:też|także|również|więcej)|zobacz (?:też|także|również)|polecamy|przeczytaj (?:też|także|również)|čtěte (?:také|též)|mohlo by vás zajímat|související články|prečítajte si aj|olvasta már|kapcsolódó (?:cikkek|anyagok)|ajánlott)
    (?:читайте (?:також|также|ещё)|по теме|ещё по теме|материалы по теме|похожие (?:статьи|материалы)|смотрите также|новости по теме|прочетете (?:още|също)|вижте (?:още|също)|свързани (?:статии|новини))
    (?:ilgili haberler|benzer haberler|i̇lginizi çekebilir|çok okunanlar|διαβάστε (?:επίσης|ακόμ[ηα]|περισσότερα)|σχετικά άρθρα|اقرأ أيضا|اقرأ أيضاً|مواضيع ذات صلة|أخبار ذات صلة|קרא עוד|כתבות נוספות)
    (?:関連記事|関連ニュース|あわせて読みたい|おすすめ記事|人気記事|相关阅读|相关新闻|延伸閱讀|延伸阅读|推薦閱讀|推荐阅读|相關新聞|更多新聞|관련기사|관련 기사|많이 본 뉴스|인기기사|이전 기사|다음 기사)
    (?:tin (?:cùng (?:chuyên )?mục|liên quan|mới(?: nhất)?|nổi bật|khác|đọc nhiều)|bài (?:liên quan|viết liên quan|đọc tiếp|cùng chuyên mục|khác)|cùng chuyên mục|đọc (?:thêm|tiếp|nhiều)|xem (?:thêm|nhiều|tiếp)|bạn có thể quan tâm|có thể bạn quan tâm|tham khảo thêm|mời (?:độc giả|bạn|quý độc giả).{0,20}xem.{0,20}|các (?:tin|video|bài) khác|từ khóa|ý kiến(?: bạn đọc)?|bình luận|chia sẻ)
    (?:berita (?:terkait|terkini|populer|lainnya)|baca juga|artikel (?:terkait|berkaitan)|lihat juga|basahin din|सम्बंधित खबरें|यह भी पढ़ें|ये भी पढ़ें)
"""
# How lines begin that send the reader to another article; the rest of the line is its headline.
READ_ALSO = """
    read (?:also|more|next)|also read|see also|more|related(?: (?:article|story|stories|post|posts|coverage|content|news))?|read our .{2,40}|watch(?: also| more)?|recommended|don'?t miss|explore more|click here|find out more|learn more
    lesen sie (?:auch|hier|mehr|dazu)(?: .{2,20})?|mehr (?:zum thema|dazu|lesen)|auch interessant|siehe auch|lies auch|lies mehr|passend dazu|zum thema|hintergrund
    (?:à )?lire (?:aussi|également)|voir aussi|à lire|à voir aussi|lire la suite|sur le même sujet|te puede interesar|lee también|leer también|lea también|lea además|mira también|leia (?:também|mais)|veja (?:também|mais)|saiba mais|leggi anche|vedi anche|leggi pure|lees ook|lees meer|læs også|les også|läs (?:också|även|mer)|lue myös
    czytaj (?:też|także|również|więcej)|zobacz (?:też|także|również)|polecamy|przeczytaj (?:też|także|również)|čtěte také|olvassa el.{0,20}|читайте (?:також|также|ещё)|смотрите также|ilgili haber|διαβάστε (?:επίσης|ακόμ[ηα])|اقرأ أيضا|اقرأ أيضاً|関連記事|関連ニュース|相关阅读|延伸閱讀|延伸阅读|관련기사|관련 기사
    (?:>> ?|» ?|→ ?|-> ?|► ?)?(?:xem thêm|đọc thêm|tin liên quan|bài liên quan|mời (?:bạn|độc giả|quý độc giả).{0,20}(?:đọc|xem))|baca juga|lihat juga|यह भी पढ़ें|ये भी पढ़ें
"""
# What a publisher asks of the reader, or says of the page: it names the means (a newsletter, a network, a subscription).
OFFERS = """
    (?:sign up|subscribe|register|join|get|receive|click here|follow|like us|find us|download|listen).{0,160}(?:newsletters?|inbox|our (?:mailing list|channel|podcast|app|apps)|google news|google discover|facebook|twitter|instagram|telegram|whatsapp|youtube|app store|daily briefing|push notifications)
    (?:follow|folge[nt]?|suivez|sigue|síguenos|siga|segui|volg|följ|seuraa|obserwuj|takip|ikuti|theo dõi).{0,60}(?:facebook|twitter|instagram|telegram|whatsapp|youtube|google news|tiktok|threads|bluesky|linkedin| x\\b|zalo).{0,160}
    .{0,120}(?:newsletter|rundbrief|infolettre|boletín|nyhedsbrev|nieuwsbrief).{0,80}(?:abonnieren|anmelden|inscri(?:vez|re|pti)|abonne[rz]|suscr[ií]b|apúntate|iscriv|assine|inschrijv|aanmeld|tilmeld|prenumerera|sign up|subscribe|bestellen|here|hier|ici|aquí)
    (?:this (?:article|story|content) is (?:for|reserved for|only available to|exclusive).{0,30}subscribers|to (?:continue|keep) reading|already (?:a subscriber|subscribed|a member|have an account)|log ?in or|you have reached your|subscribe (?:now|today|to).{0,80}|unlock this article|start your free trial|support (?:our|independent) journalism).{0,120}
    il vous reste .{1,10}de cet article à lire.{0,60}|la suite est réservée aux abonnés|(?:cet )?article réservé aux abonnés.{0,40}|(?:este )?(?:artículo|contenido) (?:es )?(?:exclusivo|solo) para (?:suscriptores|socios).{0,40}|(?:dieser|den vollständigen) artikel.{0,40}(?:abonnenten|abo|weiterlesen).{0,60}|jetzt (?:weiterlesen|abonnieren|testen|registrieren).{0,60}|もっと読む|この記事は有料(?:会員|記事).{0,40}|残り\\s?[0-9,０-９]+\\s?文字
    (?:advertisement|sponsored(?: content)?|promoted|anzeige|werbung|publicité|publicidad|pubblicità|propaganda|reklama|reklame|reklam|advertentie|annons|annonse|mainos|iklan|quảng cáo|広告|광고|реклама|διαφήμιση|إعلان)(?: .{0,30})?
    (?:story|article|content) continues (?:below|after).{0,40}|continue reading below|article continues.{0,40}|scroll (?:down )?(?:to continue|for more).{0,40}|(?:loading|please wait|laden|chargement|cargando)\\W*.{0,20}|(?:view|show|hide|see|load) (?:all )?(?:comments?|gallery|more|less|full size)(?: .{0,20})?|(?:share|print|email|save|copy link|tweet|gift article|listen|comments?)(?: (?:this|article|story|page|on .{2,12}|via .{2,12}))?(?: .{0,12})?|back to top|(?:image|photo) \\d+ (?:of|/) \\d+|\\d+\\s?/\\s?\\d+|leave a (?:comment|reply).{0,30}|(?:\\d+ )?comments?|no comments? yet|comments? (?:are )?closed
    (?:©|\\(c\\)|copyright ).{0,140}|all rights reserved.{0,80}|have (?:a|you got a) (?:news )?(?:tip|story).{0,120}|(?:do you have|got) a (?:story|tip|question|news).{0,160}|get in touch.{0,160}@.{0,60}
"""


def _whole(patterns: str) -> re.Pattern[str]:
    lines = [line.strip() for line in patterns.strip().splitlines()]
    return re.compile(rf"(?:{'|'.join(lines)})[\s.:!…→»>]*", re.IGNORECASE)


_RELATED, _READ_ALSO, _OFFER = _whole(RELATED_HEADINGS), _whole(READ_ALSO), _whole(OFFERS)
ARROW = re.compile(r"[>»›→►▶➤☞👉]|->|⇒|\(?↓")


def key(text: str) -> str:
    """Return the words of a text, for comparing it whatever its case, marks and spaces.

    >>> key("The “Rain”, again") == key("the rain again!")
    True
    """
    return " ".join(WORD.findall(unicodedata.normalize("NFC", text).casefold()))


def opens_related(text: str) -> bool:
    """Tell whether a line is the heading of a list of other articles.

    >>> opens_related("Tin liên quan"), opens_related("More from the Gazette:"), opens_related("More rain expected")
    (True, True, False)
    """
    return len(text) <= LONGEST_LABEL and _RELATED.fullmatch(text) is not None


def sends_elsewhere(text: str, linked: int) -> bool:
    """Tell whether a line only points at another article: an arrow or "read also", and then a link.

    >>> sends_elsewhere("Read also: Bridge reopens", 14), sends_elsewhere("Read the bill first, he said.", 0)
    (True, False)
    """
    if len(text) > LONGEST_OFFER:
        return False
    if linked and ARROW.match(text):
        return True
    head, colon, _ = text.replace("：", ":").partition(":")
    if colon and _READ_ALSO.fullmatch(head.strip()):
        return linked > 0 or len(text) <= len(head) + 2
    return linked * 2 >= len(text) and (begin := _READ_ALSO.match(text)) is not None and begin.end() > 3


def is_offer(text: str) -> bool:
    """Tell whether a line speaks for the publisher: an offer, a counter of the paywall, a button, a licence.

    >>> is_offer("Sign up for our newsletter"), is_offer("ADVERTISEMENT"), is_offer("He will subscribe to the plan.")
    (True, True, False)
    """
    return len(text) <= LONGEST_OFFER and _OFFER.fullmatch(text) is not None


def is_moment(text: str) -> bool:
    """Tell whether a line only prints when the article was published.

    >>> is_moment("Published on 30/04/2024 - 16:38"), is_moment("The game ended 3:2 after 90:15 minutes of play.")
    (True, False)
    """
    return len(text) <= LONGEST_LABEL and MOMENT.search(text) is not None and not ends_sentence(text)


def ends_sentence(text: str) -> bool:
    """Tell whether a line ends as sentences do."""
    return SENTENCE_END.search(text) is not None
