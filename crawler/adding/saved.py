"""A paper's saved pages in a folder, asked as its server would be: no network is needed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from crawler.adding.asking import AddingError, NoPageError
from crawler.archive.folders import files_in
from crawler.archive.saved import saved_pages
from pipelines.addresses import BadAddressError, canonical, is_web
from pipelines.page import Page

INDEX = "index.tsv"
HOMEPAGES = {"index.html", "home.html", "homepage.html", "index.htm"}


class SavedPaper:
    """The pages of a folder by their addresses.

    A page's address is the one that ``index.tsv`` gives its file (file, tab, address), else the one of its place below
    a folder named as the paper's host, else the one it was saved from or declares. A file ``index.html`` or ``home.html`` without any is the homepage.
    """

    def __init__(self, folder: Path, homepage: str) -> None:
        """Read the folder. Raises ``AddingError`` where it holds no page, or its index is wrong."""
        self.folder = folder
        homepage = homepage if homepage.endswith("/") else urljoin(homepage, "/")
        self._pages: dict[str, Page] = {}
        named = self._named_in_index()
        for file, address in named.items():
            self._add(self._page(file, address))
        for file in files_in([folder]):
            if file not in named:
                self._read(file, homepage)
        if not self._pages:
            raise AddingError(
                f"{folder}: holds no page whose address is known; name files and addresses in {folder / INDEX}"
            )

    async def __call__(self, url: str) -> Page:
        """Return the page of an address. Raises ``NoPageError``."""
        page = self._pages.get(_key(url))
        if page is None:
            raise NoPageError(url, "not-saved")
        return page

    @property
    def pages(self) -> list[Page]:
        """All web pages of the folder but homepages, in the order of their files."""
        return [
            page
            for page in self._pages.values()
            if urlsplit(page.url).path != "/" and "xml" not in page.headers["content-type"]
        ]

    def _named_in_index(self) -> dict[Path, str]:
        index = self.folder / INDEX
        if not index.is_file():
            return {}
        named: dict[Path, str] = {}
        for number, line in enumerate(index.read_text(encoding="utf-8-sig").splitlines(), start=1):
            name, tab, address = line.partition("\t")
            if line.strip() and not (tab and is_web(address.strip()) and (self.folder / name).is_file()):
                raise AddingError(
                    f"{index}: line {number}: {line!r}; write a file's name, a tab, and its address"
                )
            if line.strip():
                named[self.folder / name] = address.strip()
        return named

    def _read(self, file: Path, homepage: str) -> None:
        mirrored = _mirrored(file.relative_to(self.folder), homepage)
        for page in saved_pages(file, mirrored or ""):
            if not isinstance(page, Page):
                continue
            if is_web(page.url):
                self._add(page)
            elif file.name.lower() in HOMEPAGES:
                self._add(replace(page, url=homepage, final_url=homepage))

    def _page(self, file: Path, address: str) -> Page:
        kind = "text/html" if file.suffix.lower() in {".html", ".htm", ".xhtml", ""} else "application/xml"
        written = datetime.fromtimestamp(file.stat().st_mtime, UTC)
        return Page(address, address, 200, {"content-type": kind}, file.read_bytes(), written, outlet="")

    def _add(self, page: Page) -> None:
        self._pages.setdefault(_key(page.url), page)


def _mirrored(place: Path, homepage: str) -> str | None:
    """The address of a file in a mirror as wget makes one, None for any other file."""
    home = urlsplit(homepage)
    if len(place.parts) < 2 or place.parts[0].removeprefix("www.") != home.netloc.removeprefix("www."):
        return None
    return urljoin(f"{home.scheme}://{place.parts[0]}/", "/".join(place.parts[1:]))


def _key(url: str) -> str:
    """An address without what differs between saved links and asked ones: scheme, www, the last slash."""
    try:
        parts = urlsplit(canonical(url))
    except BadAddressError:
        return url
    return f"{parts.netloc.removeprefix('www.')}{parts.path.rstrip('/')}?{parts.query}"
