"""Two bundled, fictional papers, a daily of the Central Highlands and its neighbour, for a first crawl without a network."""

from crawler.demo.outlet import NEIGHBOUR_SLUG, SLUG, neighbour_file, outlet_file

__all__ = ["NEIGHBOUR_SLUG", "SLUG", "neighbour_file", "outlet_file"]
