"""What is printed for schedulers passes those schedulers' own tests."""

from __future__ import annotations

import shutil
import subprocess
from datetime import UTC, datetime, timedelta
from itertools import islice, pairwise
from pathlib import Path

import pytest
from cronsim import CronSim

from crawler.command.schedule import EVERY, time_of
from crawler.schedule import cron, systemd
from crawler.schedule.job import Job

VERIFIER = shutil.which("systemd-analyze")


@pytest.fixture
def job(tmp_path: Path) -> Job:
    """A job in a folder whose name has all that needs quoting."""
    folder = tmp_path / "all news 100% $HOME"
    folder.mkdir()
    program = tmp_path / "dateline"
    program.write_text('#!/bin/sh\necho "$@" >>"$0.calls"\n')
    program.chmod(0o755)
    return Job(program, folder / "news.db", (folder,), ("gazette", "echo"))


@pytest.mark.skipif(VERIFIER is None, reason="systemd-analyze is not installed")
@pytest.mark.parametrize("which", ["timer", "watch"])
def test_units_pass_systemds_own_verifier(job: Job, tmp_path: Path, which: str) -> None:
    """It complains about unknown keys, bad quotes and programs that are not there."""
    units = systemd.watch_units(job) if which == "watch" else systemd.timer_units(job, timedelta(hours=1))
    for name, text in units.items():
        (tmp_path / name).write_text(text)
    command = [str(VERIFIER), "verify", "--man=no", *(str(tmp_path / name) for name in units)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    told = [line for line in done.stderr.splitlines() if "dateline" in line]
    assert (done.returncode, told) == (0, [])


@pytest.mark.parametrize("every", EVERY)
def test_cron_lines_ask_as_often_as_was_said(every: str) -> None:
    """A parser of crontabs reads the times; between two crawls is what was asked for."""
    moments = CronSim(cron.times(time_of(every), "/srv/news.db"), datetime(2023, 6, 5, tzinfo=UTC))
    gaps = {after - before for before, after in pairwise(islice(moments, 50))}
    assert gaps == {time_of(every)}


def test_a_cron_line_does_what_it_says(job: Job) -> None:
    """Run by a shell as cron runs it: a percent sign is cron's newline, unless it is escaped."""
    line = cron.cron_lines(job, timedelta(hours=1)).splitlines()[-1]
    command = line.split(maxsplit=5)[5]
    assert "%" not in command.replace("\\%", "")
    subprocess.run(["/bin/sh", "-c", command.replace("\\%", "%")], check=True)
    calls = (job.program.parent / "dateline.calls").read_text().splitlines()
    assert calls == [
        f"crawl --db {job.database} --outlets {job.folder} gazette echo",
        f"status --db {job.database} --outlets {job.folder} gazette echo",
    ]
