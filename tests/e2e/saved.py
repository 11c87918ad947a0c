"""Pages somebody saved, of a fictional paper."""

from pathlib import Path

PLACES = ("harbour", "library", "station", "market", "school", "bridge", "theatre", "ferry")
PROMO = "Readers who write to the desk get a reply by the end of the week, as they have since 1871."


def page(number: int, extra: str = "", byline: str = "") -> str:
    """A page about one place."""
    place = PLACES[number % len(PLACES)]
    return (
        f"<!DOCTYPE html><html lang=en><head><title>{place.title()} to be mended</title>"
        f'<link rel=canonical href="https://gazette.example/{place}-{number}">'
        f'<meta property="article:published_time" content="2023-06-{number + 1:02d}T08:30:00+01:00"></head>'
        f"<body><article><h1>{place.title()} {number} to be mended before the winter</h1>{byline}"
        f"<p>The {place} was looked at by the committee on its spring walk, and found to be in want of paint.</p>"
        f"<p>Nobody could say who would pay for the {place}, or when the work on it was to begin this year.</p>"
        f"<p>Two members of the public spoke, one for the {place} and one against spending anything on it.</p>"
        f"{extra}</article></body></html>"
    )


def save(folder: Path, count: int, extra: str = "") -> Path:
    """Save so many pages in a folder."""
    folder.mkdir(exist_ok=True)
    for number in range(count):
        (folder / f"{number}.html").write_text(page(number, extra), encoding="utf-8")
    return folder
