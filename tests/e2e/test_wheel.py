"""The wheel, installed into an empty environment, works from any folder."""

import shutil
import subprocess
import sys
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ``bin`` of an empty environment into which the wheel was installed."""
    folder = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet"]
    shutil.copytree(
        ROOT, folder / "source", ignore=shutil.ignore_patterns(".*", "build", "*.egg-info", "*.db*")
    )
    subprocess.run([*pip, "wheel", "--no-deps", "--wheel-dir", folder, folder / "source"], check=True)
    venv.create(folder / "env", with_pip=False)
    wheel = next(folder.glob("dateline-*.whl"))
    subprocess.run(
        [*pip, "--python", folder / "env", "install", "-c", ROOT / "constraints.txt", wheel],
        check=True,
    )
    return folder / "env" / "bin"


def run(*command: str | Path, cwd: Path) -> str:
    """Run a command in a folder and return what it printed."""
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_outlet_files_come_along(installed: Path, tmp_path: Path) -> None:
    """The bundled outlets are package data."""
    assert "baogialai" in run(installed / "dateline", "outlets", "list", cwd=tmp_path)


def test_the_demo_runs_and_its_database_opens_in_datasette(installed: Path, tmp_path: Path) -> None:
    """Paper, templates and Datasette's files are package data."""
    run(installed / "dateline", "demo", cwd=tmp_path)
    assert run(installed / "dateline", "search", "ca phe", "--db", "demo.db", cwd=tmp_path)
    page = run(
        installed / "python",
        "-c",
        "from pathlib import Path; import asyncio; from storage.datasette.serve import datasette_for;"
        "print(asyncio.run(datasette_for(Path('demo.db')).client.get('/')).text)",
        cwd=tmp_path,
    )
    assert "dateline.css" in page
