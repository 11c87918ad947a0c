"""Article pages and plain pages of the demo paper, from the templates beside this file."""

from __future__ import annotations

import json
import unicodedata
from datetime import datetime
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from crawler.demo.clock import american, printed
from crawler.demo.manuscripts import Manuscript, slug_of
from crawler.demo.masthead import masthead

CLOCK = "@@clock@@"  # the server puts the time of the request here, so that it does not change a page's ETag
_TEMPLATES = Path(__file__).parent / "templates"
_KINDS = {
    "article": "article",
    "emagazine": "emagazine",
    "video": "video",
    "photos": "photos",
    "infographic": "photos",
}


def article_page(homepage: str, piece: Manuscript, pieces: tuple[Manuscript, ...]) -> bytes:
    """Return the page of one piece, in the layout of its time."""
    by_id = {other.id: other for other in pieces}
    template = "portal/article.html" if piece.layout == "portal" else f"hemera/{_KINDS[piece.kind]}.html"
    same = [
        other
        for other in pieces
        if other.section == piece.section and other.id != piece.id and not other.gone
    ]
    return render(
        template,
        homepage,
        piece=piece,
        by_id=by_id,
        date=printed(piece.published, piece.id),
        american=_american_meta(piece),
        json_ld=_json_ld(homepage, piece) if _has_structured_data(piece) else None,
        same_section=same[:4],
        most_read=[by_id[key] for key in masthead().most_read if key in by_id],
    )


def plain_page(homepage: str, title: str, text: str) -> bytes:
    """Return a page that is no article: a notice, a contact, an error."""
    return render("hemera/plain.html", homepage, title=title, text=text)


def stylesheet() -> bytes:
    """Return the site's one style sheet."""
    return (_TEMPLATES / "site.css").read_bytes()


def render(template: str, homepage: str, **values: object) -> bytes:
    """Return a template filled, with the paper's own furniture at hand."""
    return _templates().get_template(template).render(homepage=homepage, **values).encode()


@cache
def _templates() -> Environment:
    templates = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    templates.globals |= {
        "paper": masthead(),
        # the suffix of titles is decomposed, as on some real sites: it strips only after normalisation
        "suffix": unicodedata.normalize("NFD", masthead().name),
        "clock": CLOCK,
        "printed": printed,
    }
    templates.filters["slug"] = slug_of
    return templates


def _has_structured_data(piece: Manuscript) -> bool:
    return piece.layout == "hemera" and "no-json-ld" not in piece.traps


def _american_meta(piece: Manuscript) -> str | None:
    if "american-meta" in piece.traps and isinstance(piece.published, datetime):
        return american(piece.published)
    return None


def _json_ld(homepage: str, piece: Manuscript) -> Markup:
    published = getattr(piece.published, "isoformat", lambda: None)()
    organisation = {"@type": "Organization", "name": masthead().name, "url": homepage}
    people = [{"@type": "Person", "name": name} for name in piece.authors]
    told = {
        "@context": "https://schema.org",
        "@type": "VideoObject" if piece.kind == "video" else "NewsArticle",
        "mainEntityOfPage": homepage + piece.path.lstrip("/"),
        "headline": piece.headline,
        "description": piece.lead,
        "datePublished": published,
        "dateModified": piece.modified.isoformat() if piece.modified else None,
        "author": organisation if piece.id % 3 == 0 or not people else people,
        "publisher": organisation | {"logo": {"@type": "ImageObject", "url": f"{homepage}images/logo.png"}},
        "articleSection": masthead().label(piece.section),
        "isAccessibleForFree": True,
    }
    text = json.dumps(
        {name: value for name, value in told.items() if value is not None}, ensure_ascii=False, indent=1
    )
    return Markup(text.replace("</", "<\\/"))  # noqa: S704 - our own words, and no tag can close the script
