"""The demo paper's outlet file, written for the address it is served at."""

from __future__ import annotations

from pathlib import Path

from crawler.demo.masthead import masthead

SLUG = "cao-nguyen-moi"

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


def outlet_file(homepage: str, directory: Path) -> Path:
    """Write the paper's outlet file for ``homepage`` into ``directory``, which is made, and return its path."""
    directory.mkdir(parents=True, exist_ok=True)
    homepage = homepage.rstrip("/") + "/"
    paper = masthead()
    text = _TEMPLATE.format(
        name=paper.name,
        region=paper.province,
        homepage=homepage,
        sections="".join(f'    "{homepage}{slug}/",\n' for slug in paper.sections),
    )
    path = directory / f"{SLUG}.toml"
    path.write_text(text, encoding="utf-8")
    return path
