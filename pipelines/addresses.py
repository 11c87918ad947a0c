"""Addresses: one spelling for each page, and whose page it is."""

from __future__ import annotations

import ipaddress
import re
from functools import lru_cache
from string import ascii_letters, digits
from urllib.parse import SplitResult, urljoin, urlsplit, urlunsplit

from w3lib.url import safe_url_string

from pipelines.outlet import Outlet

LONGEST_ADDRESS = 2000
DEEPEST_PATH = 16
DEFAULT_PORTS = {"http": 80, "https": 443}

# Parameters that say where a reader came from or how the page is dressed, never which page it is.
TRACKING = re.compile(
    r"(?:utm|itm|hsa|mtm|pk|piwik|matomo|wt|ns|at|oly|vero|mc|_hs|__hs|ga)_\w+"
    r"|[dg]clid|[gw]braid|fbclid|msclkid|yclid|ysclid|twclid|ttclid|igshid|igsh|li_fat_id|mkt_tok|zarsrc|xtor|cmpid"
    r"|_ga|_gl|tmpl|_openstat|__twitter_impression|__tn__|fb_(?:action_ids|action_types|ref|source|comment_id)"
    r"|ref_(?:src|url)|ncid|ocid|smid|spm|trk|phpsessid|jsessionid|amp|outputtype|print",
    re.IGNORECASE,
)
DEFAULT_DOCUMENT = re.compile(r"/(?:index|default)\.(?:html?|php|aspx?|jsp)$", re.IGNORECASE)
# What an AMP twin's path has and its page's has not: a last segment, an ending, an ending before the ending.
TWIN_ENDING = re.compile(r"/amp(?=/?$)|\.amp(?=$|\.html?$)|;jsessionid=[^/?]*$", re.IGNORECASE)
ESCAPE = re.compile(r"%[0-9A-Fa-f]{2}")
UNESCAPED = {f"%{ord(sign):02X}": sign for sign in f"{ascii_letters}{digits}-._~"}
LOCAL_NAMES = ("localhost", ".localhost", ".local", ".lan", ".internal", ".home.arpa")


class BadAddressError(ValueError):
    """The words are no address of a page: not http(s), no host, a port that cannot be, or far too long."""


@lru_cache(maxsize=8192)
def canonical(url: str) -> str:
    """Return the one spelling of a page's address.

    Scheme and host in lower case, without default port, user, fragment, tracking parameters, session, default
    document, dot segments, or the ending of an AMP twin; letters escaped as RFC 3986 would have it. Everything else,
    the order of parameters too, is kept.
    Raises ``BadAddressError``.

    >>> canonical("HTTPS://Www.Example.org:443/tin/../a-post1.html?utm_source=x&id=2#top")
    'https://www.example.org/a-post1.html?id=2'
    >>> canonical("http://example.org/thoi-su/index.html")
    'http://example.org/thoi-su/'
    """
    parts = _split(url)
    path = TWIN_ENDING.sub("", _plain_path(_escaped(parts.path))) or "/"
    pairs = _escaped(parts.query).replace("&amp;", "&").split("&")  # written for HTML twice, as feeds do
    query = "&".join(pair for pair in pairs if pair and not _is_tracking(pair))
    if not query:
        path = DEFAULT_DOCUMENT.sub("/", path)
    return urlunsplit((parts.scheme, netloc(parts), path, query, ""))


def own_address(url: str, outlet: Outlet, base: str = "") -> str | None:
    """Return a link's canonical address when it leads to the outlet's own pages, else None.

    The outlet's own scheme and the outlet's own choice of ``www.`` win: a link that differs in them alone is the
    same page, and would only be redirected there.
    """
    try:
        found = canonical(urljoin(base, url.strip()) if base else url.strip())
    except ValueError:
        return None
    parts = urlsplit(found)
    if parts.netloc not in own_hosts(outlet.record.homepage, outlet.hosts) or is_trap(found):
        return None
    return _as_the_homepage(parts, *_front(outlet.record.homepage))


def is_web(url: str) -> bool:
    """Tell an address of the web from a name made of a document's content."""
    return url[:8].lower().startswith(("http://", "https://"))


def same_site(url: str, outlet: Outlet) -> bool:
    """Tell whether an address is http(s) on one of the outlet's own hosts, port included.

    Own are the homepage's host and those of ``hosts``, with and without ``www.``.
    """
    try:
        parts = _split(url)
    except BadAddressError:
        return False
    return netloc(parts) in own_hosts(outlet.record.homepage, outlet.hosts)


@lru_cache(maxsize=1024)
def own_hosts(homepage: str, further: tuple[str, ...]) -> frozenset[str]:
    """Return the outlet's hosts, each with its port unless that is the scheme's own."""
    named = [netloc(_split(homepage)), *(host.lower() for host in further)]
    twins = [host.removeprefix("www.") for host in named]
    return frozenset({*named, *twins, *(f"www.{host}" for host in twins if not is_local(host))})


def netloc(parts: SplitResult) -> str:
    """Return an address's host, with its port where that is not the scheme's own."""
    name = (parts.hostname or "").removesuffix(".")  # the root of all names may be written, and seldom is
    host = f"[{name}]" if ":" in name else name
    return host if parts.port in {None, DEFAULT_PORTS[parts.scheme]} else f"{host}:{parts.port}"


def is_local(host: str) -> bool:
    """Tell whether a host, with or without port, is on this machine or its private network by its very name.

    >>> [is_local(host) for host in ("127.0.0.1:8001", "[::1]", "paper.local", "example.org", "8.8.8.8")]
    [True, True, True, False, False]
    """
    name = host[1:].partition("]")[0] if host.startswith("[") else host.partition(":")[0]
    try:
        return not ipaddress.ip_address(name).is_global
    except ValueError:
        return name.endswith(LOCAL_NAMES) or "." not in name


def is_trap(url: str) -> bool:
    """Tell whether an address looks like one of endlessly many: too long, too deep, or its path repeats itself."""
    segments = [segment for segment in urlsplit(url).path.split("/") if segment]
    if len(url) > LONGEST_ADDRESS or len(segments) > DEEPEST_PATH:
        return True
    return max(map(segments.count, segments), default=0) > 2


def address_path(url: str) -> str:
    """Return what an outlet's ``allow`` and ``deny`` look at: path and query, without scheme and host."""
    parts = urlsplit(url)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


@lru_cache(maxsize=8192)
def _split(url: str) -> SplitResult:
    if len(url) > 2 * LONGEST_ADDRESS:
        raise BadAddressError(url[:100] + "…")
    try:
        parts = urlsplit(safe_url_string(url))
        valid = parts.scheme in DEFAULT_PORTS and parts.hostname and (parts.port or 1) > 0
    except ValueError as problem:
        raise BadAddressError(url) from problem
    if not valid:
        raise BadAddressError(url)
    return parts


def _plain_path(path: str) -> str:
    """Resolve dot segments (RFC 3986, section 5.2.4) and doubled slashes."""
    kept: list[str] = []
    for segment in re.sub(r"/{2,}", "/", path).split("/")[1:]:
        if segment == "..":
            kept = kept[:-1]
        elif segment != ".":
            kept.append(segment)
    ends_in_dots = path.endswith(("/.", "/.."))
    return "/" + "/".join(kept) + ("/" if ends_in_dots and kept else "")


def _escaped(words: str) -> str:
    """Write escapes in one way (RFC 3986, section 6.2.2): in capitals, and none for what needs none."""
    return ESCAPE.sub(lambda found: UNESCAPED.get(found[0].upper(), found[0].upper()), words)


def _is_tracking(pair: str) -> bool:
    name, _, value = pair.partition("=")
    return bool(TRACKING.fullmatch(name)) or (name.lower() == "output" and value.lower() == "amp")


@lru_cache(maxsize=1024)
def _front(homepage: str) -> tuple[str, str]:
    parts = _split(homepage)
    return parts.scheme, netloc(parts)


def _as_the_homepage(link: SplitResult, scheme: str, host: str) -> str:
    """Return a canonical address with the homepage's scheme and ``www.``, where it is on that host."""
    if link.netloc.removeprefix("www.") != host.removeprefix("www."):
        return link.geturl()
    return urlunsplit(("https" if scheme == "https" else link.scheme, host, *link[2:]))
