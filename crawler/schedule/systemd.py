"""Systemd units: a timer with its crawl, or a watch that runs for good."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from crawler.schedule.job import Job

# Polite ends: SIGINT is Ctrl-C, and a crawl is given time to store what it has.
COMMON = """\
WorkingDirectory={folder}
EnvironmentFile=-{environment}
KillSignal=SIGINT
TimeoutStopSec=120
Nice=10
NoNewPrivileges=yes
PrivateTmp=yes
"""
CRAWL = """\
[Unit]
Description=Dateline: crawl the press, and tell what broke
Wants=network-online.target
After=network-online.target

[Service]
Type=oneshot
ExecStart={crawl}
ExecStartPost=-{status}
SuccessExitStatus=1
{common}"""
TIMER = """\
[Unit]
Description=Dateline: crawl every {minutes} minutes

[Timer]
OnBootSec=3min
OnUnitInactiveSec={minutes}min
RandomizedDelaySec=2min

[Install]
WantedBy=timers.target
"""
WATCH = """\
[Unit]
Description=Dateline: watch the press, and tell what breaks
Wants=network-online.target
After=network-online.target

[Service]
Type=exec
ExecStart={watch}
Restart=on-failure
RestartSec=60
RestartPreventExitStatus=2
KillMode=mixed
{common}
[Install]
WantedBy=default.target
"""


def timer_units(job: Job, every: timedelta) -> dict[str, str]:
    """Return the units of a timed crawl, by file name.

    The time counts from the end of a crawl, so that none begins while the last one runs.
    """
    crawl = CRAWL.format(crawl=line(job.crawl()), status=line(job.status()), common=_common(job))
    return {
        "dateline.service": crawl,
        "dateline.timer": TIMER.format(minutes=round(every / timedelta(minutes=1))),
    }


def watch_units(job: Job) -> dict[str, str]:
    """Return the unit of a watch, by file name."""
    return {"dateline-watch.service": WATCH.format(watch=line(job.watch()), common=_common(job))}


def line(words: Sequence[str]) -> str:
    """Write a command as systemd reads it: a word with blanks in quotes, ``%`` and ``$`` doubled.

    >>> line(["/opt/dateline", "--db", "/srv/all news/100%.db"])
    '/opt/dateline --db "/srv/all news/100%%.db"'
    """
    return " ".join(map(_word, words))


def _word(word: str) -> str:
    word = word.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%").replace("$", "$$")
    return f'"{word}"' if any(mark in word for mark in " ';\t") or not word else word


def _common(job: Job) -> str:
    folder, environment = (str(path).replace("%", "%%") for path in (job.folder, job.environment))
    return COMMON.format(folder=folder, environment=environment)
