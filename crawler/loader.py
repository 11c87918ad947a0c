"""Every outlet's file is a spider: `scrapy list` lists outlets, `scrapy crawl <slug>` crawls one."""

from __future__ import annotations

import builtins
import os
from typing import Self, TypeVar

from scrapy import Request, Spider
from scrapy.settings import BaseSettings

from crawler.catalogue.outlets import Catalogue, UnknownOutletError
from crawler.fetch.page_spider import PageSpider
from crawler.spider import OutletSpider
from pipelines.outlet import Outlet

Kind = TypeVar("Kind", bound=PageSpider)


def spider_of(outlet: Outlet, kind: type[Kind]) -> type[Kind]:
    """Return an outlet's spider class of a kind."""
    return type(kind.__name__, (kind,), {"name": outlet.slug, "outlet": outlet})


class OutletLoader:
    """Scrapy's ``SPIDER_LOADER_CLASS``; ``DATELINE_OUTLETS`` names the folders of an operator's own files."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue

    @classmethod
    def from_settings(cls, settings: BaseSettings) -> Self:
        """Look in the operator's folders and in ours."""
        folders = settings.get("DATELINE_OUTLETS") or ""
        named = folders.split(os.pathsep) if isinstance(folders, str) else folders
        return cls(Catalogue(folder for folder in named if folder))

    def load(self, spider_name: str) -> type[Spider]:
        """Return an outlet's spider. Raises ``KeyError``, as Scrapy asks for, and ``BadOutletError``."""
        try:
            return spider_of(self.catalogue.to_crawl(spider_name), OutletSpider)
        except UnknownOutletError as problem:
            raise KeyError(str(problem)) from problem

    def list(self) -> builtins.list[str]:
        """Return the outlets' names."""
        return self.catalogue.slugs

    def find_by_request(self, request: Request) -> builtins.list[str]:
        """Return the outlet on whose hosts a request is."""
        outlet = self.catalogue.of_host(request.url)
        return [outlet.slug] if outlet else []
