"""A Scrapyd deployment: a folder that ``scrapyd-deploy`` makes an egg of, whose spiders are all outlets."""

from __future__ import annotations

import os

from crawler.schedule.job import Job

PROJECT = "dateline"
CONFIG = """\
[settings]
default = dateline_press.settings

[deploy]
url = {url}
project = {project}
"""
SETUP = """\
from setuptools import setup

setup(
    name="dateline-press",
    version="1.0",
    packages=["dateline_press"],
    entry_points={{"scrapy": ["settings = dateline_press.settings"]}},
)
"""
SETTINGS = '''\
"""Dateline's settings, and where this press is kept. Dateline itself is installed where Scrapyd runs."""

from crawler.settings import *  # noqa: F403

DATELINE_DB = {database!r}
DATELINE_OUTLETS = {outlets!r}
'''


def deployment(job: Job, url: str) -> dict[str, str]:
    """Return the files of a deployment, by their names in its folder."""
    outlets = os.pathsep.join(map(str, job.outlet_dirs))
    return {
        "scrapy.cfg": CONFIG.format(url=url, project=PROJECT),
        "setup.py": SETUP.format(),
        "dateline_press/__init__.py": '"""A press that Dateline crawls."""\n',
        "dateline_press/settings.py": SETTINGS.format(database=str(job.database), outlets=outlets),
    }


def next_steps(job: Job, url: str) -> str:
    """Say how the deployment is used: to deploy, to schedule, and what judges the outlets."""
    outlet = job.outlets[0] if job.outlets else "baogialai"
    return (
        "# In this folder: scrapyd-deploy\n"
        f"# A crawl:        curl {url}schedule.json -d project={PROJECT} -d spider={outlet}\n"
        f"# Its options:    -d since=2023-06-01 -d limit=50 -d setting=DOWNLOAD_DELAY=5\n"
        f"# Judge, alert:   {' '.join(job.status())}\n"
    )
