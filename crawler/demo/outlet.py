"""The outlet files of the demo's two papers, written for the addresses they are served at."""

from __future__ import annotations

from pathlib import Path

from crawler.demo import neighbour
from crawler.demo.masthead import masthead

SLUG = "cao-nguyen-moi"
NEIGHBOUR_SLUG = "duyen-hai"

_TEMPLATE = """\
# The paper of the demo: fictional, served from this machine. It needs no selector: generic reading is enough.
[outlet]
name = "{name}"
homepage = "{homepage}"
country = "VN"
region = "{region}"
language = "vi"
timezone = "Asia/Ho_Chi_Minh"
latitude = 13.9
longitude = 108.2

[discover]
feeds = ["{homepage}rss/home.rss"]
sitemaps = ["{homepage}sitemap.xml"]
sections = [
{sections}]
allow = ['-post\\d+\\.html$', '/\\d{{6}}/[a-z0-9-]+-[0-9a-f]{{7}}/$']

[dates]
order = "DMY"

[expect]
found = [90, 150]
filled = {{ published_on = 0.95, authors = 0.7 }}
"""

_NEIGHBOUR = """\
# The second paper of the demo, which prints what others wrote. As fictional as the first.
[outlet]
name = "{name}"
homepage = "{homepage}"
country = "VN"
region = "{region}"
language = "vi"
timezone = "Asia/Ho_Chi_Minh"
latitude = 13.1
longitude = 109.2

[discover]
sections = ["{homepage}"]
allow = ['/\\d{{4}}/\\d{{2}}/\\d{{2}}/']

[expect]
found = [{found}, {found}]
filled = {{ published_at = 1.0 }}
"""


def outlet_file(homepage: str, directory: Path) -> Path:
    """Write the paper's outlet file for ``homepage`` into ``directory``, which is made, and return its path."""
    homepage = homepage.rstrip("/") + "/"
    paper = masthead()
    text = _TEMPLATE.format(
        name=paper.name,
        region=paper.province,
        homepage=homepage,
        sections="".join(f'    "{homepage}{slug}/",\n' for slug in paper.sections),
    )
    return _written(directory, SLUG, text)


def neighbour_file(homepage: str, directory: Path) -> Path:
    """Write the neighbour's outlet file, as ``outlet_file`` does the paper's."""
    paper = neighbour.paper()
    text = _NEIGHBOUR.format(
        name=paper["name"], region=paper["province"], homepage=homepage, found=len(neighbour.pieces())
    )
    return _written(directory, NEIGHBOUR_SLUG, text)


def _written(directory: Path, slug: str, text: str) -> Path:
    directory.mkdir(parents=True, exist_ok=True)
    path = directory / f"{slug}.toml"
    path.write_text(text, encoding="utf-8")
    return path
