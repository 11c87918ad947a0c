"""What the names of a page's boxes say: words that publishers everywhere give to what is not the article's text."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple


class Foreign(StrEnum):
    """What a box that is not the article's text holds, as far as its name tells."""

    NAVIGATION = "navigation"
    SHARE = "share"
    COMMENTS = "comments"
    RELATED = "related"
    ADVERT = "advert"
    OFFER = "offer"
    CONSENT = "consent"
    EMBED = "embed"
    BYLINE = "byline"
    CAPTION = "caption"
    TAGS = "tags"
    SIDE = "side"
    HEAD = "head"
    HIDDEN = "hidden"


class Verdict(NamedTuple):
    """What a box holds that is not the article's text, and the word or tag that says so."""

    kind: Foreign
    word: str


# Long words that keep their meaning inside others: ``imgcaption``, ``articleRelated2``, ``authorshort``.
INSIDE = {
    Foreign.RELATED: "related|recommend|empfehl|relacionad|outbrain|taboola|readalso|mostread",
    Foreign.CAPTION: "caption|slideshow|carousel",
    Foreign.OFFER: "newsletter|subscri|paywall|donat(?:e|ion)",
    Foreign.COMMENTS: "comments|disqus",
    Foreign.SIDE: "sidebar|factbox|infobox|pullquote",
    Foreign.BYLINE: "byline|^authors?(?!i)|dateline|timestamp|pubdate",
    Foreign.ADVERT: "advert|sponsor|adsense|googlead",
    Foreign.CONSENT: "cookie|consent|gdpr|onetrust",
    Foreign.SHARE: "sharing|^share(?!d|holder)|socialmedia",
    Foreign.NAVIGATION: "breadcrumb|navbar|navigation",
}
INSIDE_WORDS = re.compile("|".join(f"(?P<{kind}>{words})" for kind, words in INSIDE.items()))
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
# A heading's name is often the anchor of a table of contents, or says how it looks.
OF_HEADINGS = frozenset(
    {
        Foreign.HIDDEN,
        Foreign.RELATED,
        Foreign.COMMENTS,
        Foreign.OFFER,
        Foreign.ADVERT,
        Foreign.BYLINE,
        Foreign.CAPTION,
    }
)

CELLS = frozenset({"tr", "td", "th", "tbody", "thead"})
# Names of cells are those of columns, but for the old layouts that set a whole page in a table.
OF_CELLS = frozenset(
    {Foreign.RELATED, Foreign.COMMENTS, Foreign.NAVIGATION, Foreign.SIDE, Foreign.SHARE, Foreign.ADVERT}
)


WORDS = {
    Foreign.NAVIGATION: """nav navi navigation navbar menu submenu breadcrumb breadcrumbs pagination pager paging skiplink toolbar tools
        topbar tabs tableofcontents backtotop jumplinks""",
    Foreign.SHARE: """share shares sharing sharebar sharelinks sharebuttons sharetools social socials socialmedia follow follows followus addthis
        sharethis shareaholic sharedaddy heateor addtoany bookmark print printfriendly fontsize listen tts readspeaker audioplayer""",
    Foreign.COMMENTS: """comment comments commentlist comentarios commentaires kommentar kommentare disqus respond replies reply discussion forum
        reactions feedback poll vote rating ratings""",
    Foreign.RELATED: """related relate relates relateds relatedposts relatedarticles relatedlinks relatednews recommended recommend
        recommendation recommendations recirc recirculation trending popular mostread mostpopular mostviewed readmore readalso readnext
        seealso alsoread alsolike morefrom morenews morestories nextarticle prevarticle prevnext upnext teaser teasers promo promos
        promobox promotion crosslink crosslinks linklist linkbox linkbar outbrain taboola zergnet suggested suggestions relacionadas
        relacionados relacionada connexes latestnews headlines yarpp crp newsticker""",
    Foreign.ADVERT: """ad ads adv advert adverts advertise advertisement advertising advertorial adbox adslot adunit adwrapper adcontainer adsense
        dfp gpt banner banners sponsor sponsored sponsors werbung anzeige anzeigen publicidad publicidade publicite reklama reklam annonce
        commercial affiliate affiliates shopping""",
    Foreign.OFFER: """newsletter newsletters subscribe subscription subscriptions subscriber signup optin paywall regwall registerwall login signin
        registration register abo abobox abonnement donate donation donations membership appdownload
        modal popup overlay lightbox interstitial mailing whatsapp telegram contribute""",
    Foreign.CONSENT: "cookie cookies consent gdpr onetrust didomi usercentrics ccpa",
    Foreign.EMBED: "embed embeds oembed tweet tweets twitter instagram tiktok facebook reddit bluesky mastodon threads twittertweet",
    Foreign.BYLINE: """byline bylines author authors authorbox authorinfo authorbio bio biography dateline date dates datetime timestamp pubdate
        publishdate published publishinfo lastupdated updated time meta metadata postmeta kicker eyebrow overline readingtime readtime
        copyright disclaimer""",
    Foreign.CAPTION: """caption captions figcaption figure credit credits legend photocredit imagecaption mediacaption gallery galleries slideshow
        slider carousel swiper slick lightgallery video videos player videoplayer
        photo photos foto fotos picture pictures image images img bild bilder imagen thumbnail thumb""",
    Foreign.TAGS: "tag tags taglist tagcloud topics topiclist keyword keywords categories",
    Foreign.SIDE: """sidebar aside rail siderail rightrail widget widgets footer masthead infobox factbox faktenbox factfile boxout
        expandable accordion collapsible pullquote pullquotes""",
    Foreign.HEAD: "pageheader siteheader articleheader postheader entryheader storyheader mainheader headercontent",
    Foreign.HIDDEN: "offscreen visuallyhidden screenreader screenreadertext sronly invisible",
}
KINDS = {word: kind for kind, words in WORDS.items() for word in words.split()}
TAGS = {
    "nav": Verdict(Foreign.NAVIGATION, "nav"),
    "menu": Verdict(Foreign.NAVIGATION, "menu"),
    "aside": Verdict(Foreign.SIDE, "aside"),
    "footer": Verdict(Foreign.SIDE, "footer"),
    "form": Verdict(Foreign.OFFER, "form"),
    "figure": Verdict(Foreign.CAPTION, "figure"),
    "figcaption": Verdict(Foreign.CAPTION, "figcaption"),
    "header": Verdict(Foreign.HEAD, "header"),
    "address": Verdict(Foreign.BYLINE, "address"),
}
STANDFIRST = frozenset(
    [
        "lead",
        "lede",
        "leadtext",
        "standfirst",
        "sapo",
        "subtitle",
        "subheadline",
        "subhead",
        "subheading",
        "subheader",
        "deck",
        "dek",
        "chapo",
        "chapeau",
        "intro",
        "introduction",
        "summary",
        "excerpt",
        "vorspann",
        "anleser",
        "unterzeile",
        "teasertext",
        "ingress",
        "manchet",
        "manchete",
        "bajada",
        "copete",
        "entradilla",
        "abstract",
        "sottotitolo",
        "occhiello",
        "sommario",
        "linhafina",
        "perex",
        "anons",
        "zajawka",
        "strapline",
        "tagline",
        "preamble",
        "teaser",
    ]
)

# Where the text of these is long it is the article all the same: publishers name the box of the text after its paywall, its
# gallery or its adverts. The others may well hold more prose than a short article does, and stay foreign.
NEVER_BODY = frozenset({Foreign.COMMENTS, Foreign.CONSENT, Foreign.HIDDEN, Foreign.NAVIGATION})
NEVER_BODY_WORDS = frozenset(
    [
        "aside",
        "footer",
        "figcaption",
        "header",
        "infobox",
        "factbox",
        "faktenbox",
        "factfile",
        "boxout",
        "pullquote",
        "pullquotes",
    ]
)

SURE_STANDFIRST = frozenset(
    [
        "standfirst",
        "sapo",
        "dek",
        "chapo",
        "chapeau",
        "vorspann",
        "ingress",
        "manchet",
        "bajada",
        "entradilla",
        "sottotitolo",
        "perex",
    ]
)
SUBHEADS = frozenset(
    [
        "subheadline",
        "subhead",
        "subheading",
        "crosshead",
        "heading",
        "headline",
        "subtitle",
        "zwischentitel",
        "intertitre",
        "ladillo",
    ]
)
OF_LEAD_PICTURES = frozenset(
    [
        "image",
        "images",
        "img",
        "photo",
        "picture",
        "media",
        "asset",
        "video",
        "art",
        "figure",
        "gallery",
        "caption",
    ]
)

# What a CMS says of the post (WordPress: ``tag-…``, ``category-…``) or of a state is no name of what the box holds.
STATE = frozenset(
    [
        "no",
        "has",
        "have",
        "is",
        "with",
        "without",
        "not",
        "hide",
        "show",
        "single",
        "type",
        "status",
        "format",
        "category",
        "hentry",
    ]
)
PARTS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
HASH = re.compile(r"[0-9a-f]*(?:[0-9][a-f]|[a-f][0-9])[0-9a-f]{3,}|[0-9]{5,}")
MOST_WORDS = 5  # a name of more is the slug of a headline
POST_CLASS = re.compile(r"(?:tag|category|author|post|date|menu-item|page)-[^\s_]+|[^\s:]*[:\[/@][^\s]*")


def foreign(tag: str, names: str) -> Verdict | None:
    """Return what a box holds that is not the article's text, by its tag and the names its author gave it.

    >>> foreign("div", "article-relate clearfix"), foreign("div", "has-sidebar"), foreign("p", "")
    (Verdict(kind=<Foreign.RELATED: 'related'>, word='relate'), None, None)
    """
    if tag in TAGS:
        return TAGS[tag]
    for name in names.split():
        for verdict in _meanings(name):
            if (tag not in HEADINGS or verdict.kind in OF_HEADINGS) and (
                tag not in CELLS or verdict.kind in OF_CELLS
            ):
                return verdict
    return None


@lru_cache(maxsize=50_000)
def _meanings(name: str) -> tuple[Verdict, ...]:
    """Return what a name says, word for word; most say nothing."""
    found = []
    for word in _words(name):
        if word in KINDS:
            found.append(Verdict(KINDS[word], word))
        elif len(word) > 5 and (inside := INSIDE_WORDS.search(word)):
            found.append(Verdict(Foreign(inside.lastgroup or ""), word))
    return tuple(found)


def is_standfirst(names: str) -> bool:
    """Tell whether a box is named as the one that holds the stand-first.

    >>> is_standfirst("article__sapo cms-desc"), is_standfirst("article__body")
    (True, False)
    """
    return any(_leads(name) for name in names.split())


def is_surely_standfirst(names: str) -> bool:
    """Tell whether a box is named so that it can hold nothing but the stand-first, even among the paragraphs.

    >>> is_surely_standfirst("sapo"), is_surely_standfirst("intro")
    (True, False)
    """
    return any(not SURE_STANDFIRST.isdisjoint(_words(name)) for name in names.split())


def is_subhead(names: str) -> bool:
    """Tell whether a box is named as a heading within the text.

    >>> is_subhead("crosshead"), is_subhead("text")
    (True, False)
    """
    return any(not SUBHEADS.isdisjoint(_words(name)) for name in names.split())


@lru_cache(maxsize=20_000)
def _leads(name: str) -> bool:
    words = _words(name)
    return not STANDFIRST.isdisjoint(words) and OF_LEAD_PICTURES.isdisjoint(words)


def _words(name: str) -> tuple[str, ...]:
    """Split a name into its words, with neighbours joined too: ``read-more`` is also ``readmore``."""
    if POST_CLASS.fullmatch(name) or HASH.search(name):
        return ()
    words = tuple([part.lower() for part in PARTS.findall(name)])
    if len(words) > MOST_WORDS or not STATE.isdisjoint(words):
        return ()
    return words + tuple([first + second for first, second in pairwise(words)])
