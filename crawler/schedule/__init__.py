"""Writes what other schedulers need to run crawls: systemd units, cron lines, a Scrapyd deployment."""
