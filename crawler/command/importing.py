"""``dateline import``: saved pages and plain-text documents, through the same reading as a crawl."""

from __future__ import annotations

import hashlib
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

import click

from crawler.catalogue import Catalogue
from crawler.command import options
from crawler.command.extract import Outlets, saved_page
from pipelines.metadata import declared_address
from pipelines.normalise import normalise
from pipelines.outlet import Outlet
from pipelines.plain_text import read_plain_text
from pipelines.pool import article_of
from pipelines.raw import NotAnArticleError
from storage.articles import save_articles
from storage.database import open_database
from storage.outlets import save_outlet
from storage.records import Article, Reject, Stage
from storage.rejects import save_rejects

READABLE = {".txt", ".html", ".htm", ".xhtml"}
BATCH = 100
