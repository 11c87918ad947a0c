"""The dateline that opens an article, and the agency in brackets that ends it: told apart from its text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipelines.text.agencies import is_agency

LONGEST_END = 60
_DASH = r"\s*(?:[-–—]+|:|\.-)\s*"
_CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"
_IN_BRACKETS = re.compile(rf"\((?P<name>{_CAPITAL}[^()\d]{{1,24}})\){_DASH}")
_ACRONYM = re.compile(rf"(?P<name>{_CAPITAL}{{1,5}}O)\s+?[-–—]\s+(?={_CAPITAL})")
_LABEL = re.compile(rf"(?P<name>{_CAPITAL}{{4,20}})\s+(?={_CAPITAL})")
_WIRE = re.compile(
    rf"(?P<place>{_CAPITAL}[^()\n]{{1,60}}?)\s*\((?P<name>[^\W\d_][^()]{{1,30}})\)(?:{_DASH}|\s+(?={_CAPITAL}))"
)
# "新华社北京6月5日电（记者李安、王平）": the agency, the place, the day, and who wrote.
_WIRE_OF_CHINA = re.compile(
    r"(?P<agency>[\u4e00-\u9fff]{1,7}社)[\u4e00-\u9fff、]{0,12}\d{1,2}月\d{1,2}日电\s?[（(](?:记者|特约记者|通讯员)\s?(?P<names>[^）)]{2,40})[）)]"
)
# "长江网讯（记者李安）", "本报讯 （记者 李安 通讯员 王平）": no agency, but who wrote.
_REPORT_OF_CHINA = re.compile(
    r"[\u4e00-\u9fff·—–-]{1,16}(?:\d{1,2}月\d{1,2}日)?(?:讯|电|消息)\s?[（(](?:全媒体)?(?:记者|见习记者|特约记者)\s?(?P<names>[^）)]{2,40})[）)]"
)
# "【ロンドン＝山田太郎】": the place, and who wrote.
_PLACE_OF_JAPAN = re.compile(r"【[^＝=】]{1,14}[＝=](?P<names>[^】＝=]{2,24})】")
_OFFICE_OF_CHINA = re.compile(r"\s*(?:通讯员|实习生|整合|摄影|记者)\s*")
_AT_END = re.compile(r"[\s.]*\((?:Theo\s+)?(?P<name>[^\W\d_][^()]{1,30})\)[\s.]*$")

_COPYRIGHT = re.compile(r"\s*(?:\([cC]\)|©)\s?(?P<name>[^\W\d_]{2,8})(?:/(?P<writer>[^()/]{2,40}?))?[\s.]*$")


@dataclass(frozen=True, slots=True)
class Opening:
    """What stood before the text: the agency or outlet that signed, the words as printed, and the text."""

    name: str | None
    words: str
    text: str


@dataclass(frozen=True, slots=True)
class Closing:
    """The last paragraph's text, the agency that signed it, and the writer it names."""

    text: str
    agency: str | None = None
    writer: str | None = None


def cut_dateline(paragraph: str, outlet_names: tuple[str, ...] = ()) -> Opening:
    """Return a paragraph without the dateline that opens it.

    ``(GLO)- ``, ``ĐNO - ``, and a place with an agency the house knows, ``HANOI, June 5 (AP) —``; any other bracket is text.

    >>> cut_dateline("(GLO)- Sáng 27-9, mưa to.")
    Opening(name='GLO', words='(GLO)-', text='Sáng 27-9, mưa to.')
    >>> cut_dateline("HANOI, June 5 (AP) — Rain fell.").name, cut_dateline("Rain (heavy) - and wind.").name
    ('AP', None)
    """
    for pattern in (_IN_BRACKETS, _ACRONYM, _WIRE):
        match = pattern.match(paragraph)
        if match and _signs(match["name"], pattern is _WIRE, outlet_names):
            return Opening(match["name"].strip(), match[0].strip(), paragraph[match.end() :])
    return Opening(None, "", paragraph)


def signed_wire(paragraph: str) -> tuple[str | None, tuple[str, ...]] | None:
    """Return the agency, if one is named, and the writers that the dateline of a Chinese or Japanese text names.

    It stays a part of the text, as papers print it.

    >>> signed_wire("新华社北京6月5日电（记者李安、王平）北京5日下雨。")
    ('新华社', ('李安', '王平'))
    >>> signed_wire("海港网10月4日讯（记者闻溪 通讯员王平）大雨。"), signed_wire("【ロンドン＝山田太郎】大雨が降った。")
    ((None, ('闻溪', '王平')), (None, ('山田太郎',)))
    """
    if found := _WIRE_OF_CHINA.match(paragraph):
        return found["agency"], _writers(found["names"])
    found = _REPORT_OF_CHINA.match(paragraph) or _PLACE_OF_JAPAN.match(paragraph)
    return (None, _writers(found["names"])) if found else None


def _writers(names: str) -> tuple[str, ...]:
    return tuple(filter(None, re.split(r"[、，,・ \u3000]+", _OFFICE_OF_CHINA.sub(" ", names).strip())))


def without_label(paragraph: str, host: str) -> str:
    """Return a paragraph without the outlet's own name in capitals before its first word, as its host spells it.

    >>> without_label("GIALAI Mưa to.", "gialai.example"), without_label("GIALAI mưa to.", "gialai.example")
    ('Mưa to.', 'GIALAI mưa to.')
    """
    label = _LABEL.match(paragraph)
    named = label is not None and label["name"].casefold() == host.partition(".")[0]
    return paragraph[label.end() :] if label and named else paragraph


def cut_agency(paragraph: str) -> Closing:
    """Return a last paragraph without the agency that ends it, in brackets or, with its writer, behind the sign of copyright.

    >>> cut_agency("Mưa to ở Huế. (TTXVN)")
    Closing(text='Mưa to ở Huế.', agency='TTXVN', writer=None)
    >>> cut_agency("島で大雨が降った。(c)AFP/Ann LEE")
    Closing(text='島で大雨が降った。', agency='AFP', writer='Ann LEE')
    """
    start = max(0, len(paragraph) - LONGEST_END)
    if (signed := _COPYRIGHT.search(paragraph, start)) and (signed["writer"] or is_agency(signed["name"])):
        return Closing(paragraph[: signed.start()], signed["name"], signed["writer"])
    match = _AT_END.search(paragraph, start)
    if not match or not is_agency(match["name"]):
        return Closing(paragraph)
    end = "." if paragraph[match.start()] == "." else ""
    return Closing(paragraph[: match.start()] + end, match["name"])


def _signs(name: str, wire: bool, outlet_names: tuple[str, ...]) -> bool:  # noqa: FBT001 - which form it was found in
    """Whether a name in brackets signs the text: an agency, or before a dash an acronym, a host, the outlet itself."""
    if is_agency(name) or name.casefold() in {one.casefold() for one in outlet_names}:
        return True
    letters = name.replace(".", "")
    return not wire and (
        (letters.isupper() and letters.isalpha() and len(letters) <= 8)
        or re.fullmatch(r"\w+\.(?:vn|com|net)", name) is not None
    )
