"""Text that a page holds but does not show: for readers without scripts, or in a template that a script unpacks."""

from __future__ import annotations

from lxml import etree
from lxml.etree import _Element as Element

SHORTEST = 400  # letters; less is a notice to switch scripts on, a picture, or a button
TEMPLATES = ("template", "text/html", "text/x-")  # parts of the types of scripts that hold HTML
GAPS = ("{{", "<%", "${")  # a form that a script fills in, not a text


def unveil(root: Element) -> bool:
    """Put what a page does not show in its place in the tree, and tell whether there was any.

    Some systems print the text twice, in ``noscript`` and in a template: the former is taken. For pages that show next
    to nothing, since what others hide is hidden with reason.
    """
    hidden = [element for element in root.iter("noscript") if _holds_text(element)]
    for element in hidden:
        element.tag = "div"
    return bool(hidden) or sum(map(_unpack, list(root.iter("script", "template")))) > 0


def _holds_text(element: Element) -> bool:
    text = "".join(element.itertext()).strip()
    return len(text) >= SHORTEST and not any(gap in text for gap in GAPS)


def _unpack(script: Element) -> bool:
    """Make a box of a template's HTML; a ``template`` element holds it as elements already."""
    if script.tag == "template":
        if not _holds_text(script):
            return False
        script.tag = "div"
        return True
    kind, text = (script.get("type") or "").lower(), script.text or ""
    if len(text) < SHORTEST or not any(part in kind for part in TEMPLATES):
        return False
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        inner = etree.fromstring(text.encode("utf-8", "replace"), parser=parser)
    except etree.XMLSyntaxError:
        return False
    if inner is None or not _holds_text(inner):
        return False
    script.tag, script.text = "div", None
    script.append(inner)
    inner.tag = "div"
    return True
