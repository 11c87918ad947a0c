"""The outlets there are: one file each, ours and the operator's."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path
from urllib.parse import urlsplit

from crawler.catalogue.file import BadOutletError, load_outlet
from crawler.catalogue.file_checks import nearest
from pipelines.addresses import BadAddressError, canonical, netloc, own_hosts
from pipelines.outlet import Outlet

__all__ = ["BadOutletError", "Catalogue", "RetiredOutletError", "UnknownOutletError", "load_outlet"]

OUTLETS = Path(__file__).parents[1] / "outlets"


class UnknownOutletError(Exception):
    """There is no outlet of that name; says which was probably meant, or which are the operator's own."""

    def __init__(self, slug: str, known: Iterable[str], own: Sequence[str] = ()) -> None:
        yours = f"your own are: {', '.join(own[:12])}" if own else ""
        words = (f'there is no outlet "{slug}"', nearest(slug, known) or yours)
        super().__init__("; ".join(filter(None, words)))
        self.slug = slug


class RetiredOutletError(BadOutletError):
    """An outlet's file says that it is not crawled any more."""

    def __init__(self, file: Path) -> None:
        super().__init__(
            file,
            "[outlet].status",
            'is "retired", so its paper is left alone',
            'write "draft" or "active" to have it crawled again',
        )


class Catalogue:
    """All outlets that have a file; a file is read once, when its outlet is asked for.

    Files lie anywhere below the given folders and below ours. Of two files of one name the earlier folder's
    wins, so an operator's file replaces ours.
    """

    def __init__(self, extra_dirs: Iterable[str | Path] = ()) -> None:
        """Look for files; a folder that does not exist raises ``BadOutletError``."""
        self._files: dict[str, Path] = {}
        self._read: dict[str, Outlet] = {}
        for folder in [*map(Path, extra_dirs), OUTLETS]:
            self._files = {**_files_in(folder), **self._files}

    @property
    def slugs(self) -> list[str]:
        """The outlets' names, sorted, without reading a file."""
        return sorted(self._files)

    @property
    def outlets(self) -> dict[str, Outlet]:
        """Every outlet whose file is right, by its slug; what is wrong with the others says ``broken``."""
        return self._all[0]

    @property
    def broken(self) -> dict[str, BadOutletError]:
        """What is wrong with files, by slug."""
        return self._all[1]

    @cached_property
    def _all(self) -> tuple[dict[str, Outlet], dict[str, BadOutletError]]:
        return self.several(self.slugs)

    def several(self, slugs: Iterable[str]) -> tuple[dict[str, Outlet], dict[str, BadOutletError]]:
        """Return outlets by their slugs, and what is wrong with the files of the others. Raises ``UnknownOutletError``."""
        right: dict[str, Outlet] = {}
        wrong: dict[str, BadOutletError] = {}
        for slug in slugs:
            try:
                right[slug] = self.find(slug)
            except BadOutletError as problem:
                wrong[slug] = problem
        return right, wrong

    def file_of(self, slug: str) -> Path:
        """Return the file of an outlet. Raises ``UnknownOutletError``."""
        if slug not in self._files:
            own = [known for known in self.slugs if self.is_own(known)]
            raise UnknownOutletError(slug, self._files, own)
        return self._files[slug]

    @property
    def has_own(self) -> bool:
        """Whether there are files of the operator's, beside ours."""
        return any(map(self.is_own, self._files))

    def is_own(self, slug: str) -> bool:
        """Say whether an outlet's file is the operator's, not one of ours. Raises ``UnknownOutletError``."""
        return not self.file_of(slug).is_relative_to(OUTLETS)

    def find(self, slug: str) -> Outlet:
        """Return one outlet. Raises ``UnknownOutletError`` and ``BadOutletError``."""
        if slug not in self._read:
            self._read[slug] = load_outlet(self.file_of(slug))
        return self._read[slug]

    def to_crawl(self, slug: str) -> Outlet:
        """Return an outlet that may be crawled. Raises as ``find``, and ``RetiredOutletError``."""
        outlet = self.find(slug)
        if outlet.record.status == "retired":
            raise RetiredOutletError(self.file_of(slug))
        return outlet

    def of_host(self, host: str) -> Outlet | None:
        """Return the outlet whose pages are on a host, or at an address; where two claim it, the operator's.

        The first question reads every file. Raises ``BadOutletError`` for the first that is wrong where the host is
        none of the others': it may be that one's.
        """
        try:
            address = canonical(host if "//" in host else f"https://{host}/")
        except BadAddressError:
            return None
        slug = self._slug_of_host.get(netloc(urlsplit(address)))
        if slug is None and self.broken:
            raise next(iter(self.broken.values()))
        return self.outlets[slug] if slug else None

    @cached_property
    def _slug_of_host(self) -> dict[str, str]:
        slugs: dict[str, str] = {}
        for slug in sorted(self.outlets, key=lambda slug: (not self.is_own(slug), slug)):
            outlet = self.outlets[slug]
            for host in own_hosts(outlet.record.homepage, outlet.hosts):
                slugs.setdefault(host, slug)
        return slugs


def _files_in(folder: Path) -> dict[str, Path]:
    if not folder.is_dir():
        raise BadOutletError(folder, "folder", "does not exist", "name a folder that holds outlets' files")
    files: dict[str, Path] = {}
    for file in sorted(folder.rglob("*.toml")):
        if file.parent.name == "platforms":
            continue
        if file.stem in files:
            raise BadOutletError(
                file, "file name", f"also at {files[file.stem]}", "give each outlet a name of its own"
            )
        files[file.stem] = file
    return files
