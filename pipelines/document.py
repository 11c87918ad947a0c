"""The one tree of a page: its bytes decoded and parsed as a browser would, or refused with the reason."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree
from lxml.etree import _Element as Element
from w3lib.encoding import html_body_declared_encoding, http_content_type_encoding, read_bom, to_unicode

from pipelines.page import Page
from pipelines.raw import NotAnArticleError

MOST_BYTES = 24_000_000
LATIN = "cp1252"
# A page in another charset is hardly ever valid UTF-8 by chance; a UTF-8 page cut or mixed by its server has a few faults.
TOLERATED_FAULTS = 1 / 50

MAGIC = {
    b"%PDF-": "PDF",
    b"\x89PNG": "PNG image",
    b"GIF8": "GIF image",
    b"\xff\xd8\xff": "JPEG image",
    b"RIFF": "RIFF media",
    b"PK\x03\x04": "ZIP archive",
    b"\x1f\x8b": "gzip data",
    b"\xd0\xcf\x11\xe0": "Office document",
    b"ID3": "MP3 audio",
    b"\x00\x00\x00\x18ftyp": "MP4 video",
    b"\x00\x00\x00\x20ftyp": "MP4 video",
}
HEAD = 4000
STRANGE = bytes({*range(32)} - {*b"\t\n\f\r\x1b"})  # control characters that no page is written with
MOST_STRANGE = 0.1
READABLE_TYPE = re.compile(r"html|xml|text/plain|octet-stream|^\s*(?:;|$)", re.IGNORECASE)
STRAY_END = re.compile(rb"</(?:html|body)\s*>", re.IGNORECASE)
UNSEEN_TAGS = frozenset({"script", "style", "link"})
# What no library decodes any more.
FONT_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*(?:viscii|vps|vni|tcvn|x-viet-[a-z]+)", re.IGNORECASE)
ESCAPED_CHARSET = re.compile(rb"\x1b[$(]")


@dataclass(frozen=True, slots=True)
class Document:
    """A page with its tree, parsed once for all fields.

    ``root`` is the ``html`` element; ``encoding`` the charset its bytes were read in. Elements are lxml's plain ones:
    those of ``lxml.html`` cost a third more to walk. Comments and processing instructions are left out, and the
    tree may be 2,048 levels deep: walk it without recursion.
    """

    page: Page
    root: Element
    encoding: str


def parse(page: Page) -> Document:
    """Return the tree of a page.

    Raises ``NotAnArticleError`` (``empty``, ``too-large``, ``not-html``, ``binary``) for bytes that are no web page, and
    ``legacy-font`` for those in a charset of old Vietnamese fonts.

    Browsers go on reading after ``</html>`` and ``</body>`` and lxml does not: a page that shows something behind them, as
    one of a hundred does, is parsed again without them.
    """
    _refuse_what_is_no_page(page)
    content_type = page.headers.get("content-type")
    source, encoding = _utf8(page.body, content_type)
    if encoding == LATIN and (font := FONT_CHARSET.search((content_type or "").encode() + page.body[:HEAD])):
        raise NotAnArticleError("legacy-font", font[0].decode())
    try:
        root = _tree(source)
        if root is not None and _ends_early(root):
            root = _tree(STRAY_END.sub(b"", source))
    except etree.XMLSyntaxError as problem:
        raise NotAnArticleError("empty", str(problem)) from problem
    if root is None:
        raise NotAnArticleError("empty", f"no element in {len(page.body)} bytes")
    return Document(page, root, encoding)


def _tree(source: bytes) -> Element | None:
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    return etree.fromstring(source, parser=parser)


def _ends_early(root: Element) -> bool:
    """Tell whether something that is shown stands behind the end of ``html`` or ``body``."""
    if root.getnext() is not None or (root.tail or "").strip():
        return True
    body = root.find("body")
    return body is not None and (
        bool((body.tail or "").strip())
        or any(one.tag not in UNSEEN_TAGS or (one.tail or "").strip() for one in body.itersiblings())
    )


def decode(body: bytes, content_type: str | None = None) -> tuple[str, str]:
    r"""Return the text of a page and the charset it was read in: as declared, unless its bytes prove otherwise.

    >>> decode("Báo Gia Lai".encode(), "text/html; charset=iso-8859-1")
    ('Báo Gia Lai', 'utf-8')
    >>> decode(b'<meta charset="shift_jis">\x90V\x95\xb7')[1]
    'cp932'
    >>> decode(b"caf\xe9", "text/html; charset=utf-8")
    ('café', 'cp1252')
    """
    source, encoding = _utf8(body, content_type)
    return source.decode("utf-8", "replace"), encoding


def _refuse_what_is_no_page(page: Page) -> None:
    body = page.body
    if not body or body.isspace():
        raise NotAnArticleError("empty", f"{len(body)} bytes")
    if len(body) > MOST_BYTES:
        raise NotAnArticleError("too-large", f"{len(body)} bytes")
    content_type = page.headers.get("content-type", "")
    if not READABLE_TYPE.search(content_type):
        raise NotAnArticleError("not-html", content_type)
    for magic, name in MAGIC.items():
        if body.startswith(magic):
            raise NotAnArticleError("binary", name)
    head = body[:HEAD]
    strange = len(head) - len(head.translate(None, STRANGE))
    if strange > MOST_STRANGE * len(head) and not _is_sixteen_bit(head):
        raise NotAnArticleError("binary", f"{strange} control characters in {len(head)} bytes")


def _is_sixteen_bit(head: bytes) -> bool:
    """Whether bytes are a text in units of 16 bits, of which every second one is mostly NUL."""
    return (
        max(head[::2].count(0), head[1::2].count(0))
        > len(head) // 4
        > min(head[::2].count(0), head[1::2].count(0))
    )


def _utf8(body: bytes, content_type: str | None) -> tuple[bytes, str]:
    """Return the page as UTF-8 without NUL bytes, and the charset it had."""
    bom_encoding, bom = read_bom(body)
    if bom_encoding and bom:
        return _encoded(body[len(bom) :], bom_encoding), bom_encoding
    declared = [http_content_type_encoding(content_type), html_body_declared_encoding(body)]
    # The server's Latin-1 is a default nobody chose: what the page itself declares is tried before it.
    names = sorted((name for name in declared if name), key=lambda name: name == LATIN)
    if _is_sixteen_bit(body[:HEAD]):
        order = "le" if body[1:HEAD:2].count(0) > body[:HEAD:2].count(0) else "be"
        return _encoded(body, f"utf-16-{order}"), f"utf-16-{order}"
    if _is_utf8(body):
        return body.replace(b"\0", b""), "utf-8"
    for name in names:
        # A page whose bytes are no units of 16 bits is not in UTF-16, whatever it declares (HTML standard, 13.2.3.2).
        if not name.startswith("utf"):
            return _encoded(body, name), name
    text = body.decode("utf-8", "replace")
    if text.count("\ufffd") <= sum(byte > "\x7f" for byte in text) * TOLERATED_FAULTS:
        return _encoded(body, "utf-8"), "utf-8"
    return _encoded(body, LATIN), LATIN


def _is_utf8(body: bytes) -> bool:
    if ESCAPED_CHARSET.search(body, 0, 20_000):
        return False
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _encoded(body: bytes, encoding: str) -> bytes:
    text: str = to_unicode(body, encoding)
    return text.replace("\0", "").encode("utf-8", "replace")
