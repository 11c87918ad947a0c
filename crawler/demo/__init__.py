"""A bundled, fictional daily of the Central Highlands, for a first crawl that needs no network."""

from crawler.demo.outlet import SLUG, outlet_file

__all__ = ["SLUG", "outlet_file"]
