"""The command: ``dateline VERB``, one module a verb, and the one door where errors become sentences."""

from __future__ import annotations

import importlib
import os
import signal
import sys
import tempfile
import traceback
from importlib.metadata import version

import click

VERBS = {
    "crawl": "crawler.command.crawl:crawl",
    "worker": "crawler.command.worker:worker",
    "demo": "crawler.command.demo:demo",
    "outlets": "crawler.command.outlets:outlets",
    "extract": "crawler.command.extract:extract",
    "import": "crawler.command.importing:import_documents",
    "reread": "crawler.command.reread:reread",
    "export": "crawler.command.export:export",
    "watch": "crawler.command.watch:watch",
    "schedule": "crawler.command.schedule:schedule",
    "status": "crawler.command.status:status",
    "explain": "crawler.command.explain:explain",
    "diff": "crawler.command.diff:diff",
    "merge": "crawler.command.merge:merge",
    "publish": "crawler.command.publish:publish",
    "search": "crawler.command.search:search",
    "serve": "crawler.command.serve:serve",
}

NOBODY_READS = 128 + signal.SIGPIPE  # what a shell tells of a tool that the signal ended
WRONG_USAGE = {"BadOptionError", "RetiredOutletError", "UnknownOutletError"}
REMEDIES = {
    "MissingDatabaseError": 'name another, or make it: "dateline crawl", "dateline import", "dateline demo"',
    "NotADatabaseError": "it was left as it is; name another",
    "ReadOnlyDatabaseError": (
        'get the right to write both the file and its folder, or a copy that can be read anywhere: "dateline publish"'
    ),
    "PortTakenError": "choose another with --port, or --port 0 for any that is free",
    "UnknownOutletError": '"dateline outlets list" names all',
}


class Verbs(click.Group):
    """A group that imports a verb's module when the verb is called for: ``extract`` never waits for Scrapy."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Name the verbs in the order a newcomer meets them."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """Import and return a verb, or None for a word that is none."""
        if cmd_name not in VERBS:
            return None
        module, name = VERBS[cmd_name].split(":")
        command: click.Command = getattr(importlib.import_module(module), name)
        return command

    def invoke(self, ctx: click.Context) -> object:
        """Run the verb; where nobody reads what it writes any more, as behind ``| head``, end like other tools."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            os.dup2(
                os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno()
            )  # what is not written yet goes nowhere
            sys.exit(NOBODY_READS)


@click.group(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(version("dateline"), prog_name="dateline")
def verbs() -> None:
    """Crawl regional newspapers into one SQLite database, every article cleaned and dated.

    \b
    Begin here:
      dateline demo                     crawl a bundled paper and look at what comes of it
      dateline outlets list             the newspapers this installation knows
      dateline crawl baogialai          crawl one of them into news.db
      dateline search "chu puh"         find articles, with or without diacritics
      dateline serve                    open the database in a browser

    Exit codes: 0 fine, 1 something fell short, 2 wrong usage, 141 nobody read on (a pipe to head).
    """


def main() -> None:
    """Run the command; the last door: nothing passes it but an exit code and, at worst, one sentence."""
    try:
        verbs(prog_name="dateline")
    except Exception as problem:  # noqa: BLE001 - the command's door: recorded with its traceback
        fail(problem)


def fail(problem: Exception) -> None:
    """Say in one line what went wrong and leave; what nobody foresaw leaves its traceback in a file."""
    name = type(problem).__name__
    if sentence := expected(problem):
        click.echo(f"dateline: {'; '.join(filter(None, (sentence, REMEDIES.get(name))))}", err=True)
        sys.exit(2 if name in WRONG_USAGE else 1)
    with tempfile.NamedTemporaryFile(
        "w", prefix="dateline-", suffix=".log", delete=False, encoding="utf-8"
    ) as log:
        traceback.print_exception(problem, file=log)
    click.echo(f"dateline: unforeseen {name}: {problem} (traceback: {log.name})", err=True)
    sys.exit(1)


def expected(problem: Exception) -> str | None:
    """Return the sentence of an error of the world, None for one of ours."""
    if isinstance(problem, OSError):
        place = f"{problem.filename}: " if problem.filename else ""
        return f"{place}{problem.strerror or problem}"
    ours = type(problem).__module__.split(".")[0] in {"crawler", "pipelines", "storage"}
    return str(problem) if ours else None
