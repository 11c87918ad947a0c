"""Cron lines: a crawl, and behind it the judgement with its alerts."""

from __future__ import annotations

import shlex
from datetime import timedelta
from hashlib import blake2b

from crawler.schedule.job import Job

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


def cron_lines(job: Job, every: timedelta) -> str:
    """Return lines for a crontab.

    Two crawls of one outlet never run at once: where the last one still does, the new one says so and leaves it alone.
    """
    words = f"{shlex.join(job.crawl())}; {shlex.join(job.status())}"
    environment = shlex.quote(str(job.environment))
    command = (
        f"cd {shlex.quote(str(job.folder))} && set -a; test -f {environment} && . {environment}; {words}"
    )
    command = f"({command}) >>dateline.log 2>&1"
    return (
        "# Dateline: crawl, then judge and alert. Add these lines with: crontab -e\n"
        f"# DATELINE_ALERTS and DATELINE_CONTACT stand in {job.environment}, NAME='VALUE' a line, readable to you alone.\n"
        f"{times(every, str(job.database))} {command.replace('%', chr(92) + '%')}\n"
    )


def times(every: timedelta, place: str) -> str:
    """Return the five fields for a time between crawls: parts of an hour, of a day, or a day.

    The minute, and the hour of a daily crawl, depend on the database's place: not everybody asks on the hour.

    >>> times(timedelta(minutes=30), "/srv/news.db"), times(timedelta(days=1), "/srv/news.db")
    ('22-59/30 * * * *', '22 4 * * *')
    """
    digest = int.from_bytes(blake2b(place.encode(), digest_size=4).digest(), "big")
    minute = digest % 60
    if every < HOUR:
        minutes = every // MINUTE
        return f"{minute % minutes}-59/{minutes} * * * *"
    if every < DAY:
        hours = every // HOUR
        return f"{minute} {'*' if hours == 1 else f'*/{hours}'} * * *"
    return f"{minute} {1 + digest // 60 % 5} * * *"
