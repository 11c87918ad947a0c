"""What holds for all tests: properties are tried without a clock, since a busy machine is no fault of the code's."""

import os
import signal
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("dateline", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("dateline")
NOBODY = 65_534
# Where tests run in the background a shell has Ctrl-C ignored, and so would the commands that they interrupt.
signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture
def shared_folder() -> Iterator[Path]:
    """A folder into which others may look, which pytest's own are not."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder


@pytest.fixture
def no_rights(shared_folder: Path) -> Callable[[], AbstractContextManager[None]]:
    """Return what takes this process the right to write the shared folder, and all in it, for a block."""

    @contextmanager
    def taken() -> Iterator[None]:
        if os.geteuid() == 0:  # whom no mode of a file holds
            os.seteuid(NOBODY)
            try:
                yield
            finally:
                os.seteuid(0)
            return
        modes = {place: place.stat().st_mode for place in (shared_folder, *shared_folder.iterdir())}
        for place, mode in modes.items():
            place.chmod(mode & 0o555)
        try:
            yield
        finally:
            for place, mode in modes.items():
                if place.exists():
                    place.chmod(mode)

    return taken
