"""Every file of a release, built, tried and named with its hash: `make release`.

The source distribution; the wheel, built from it; both installed into clean environments of every Python
that is here; the applications of `make package`. Nothing is uploaded.
"""

import hashlib
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from make_packages import TREE, VERSION, PackagingError, make_packages, run, try_program

PYTHONS: Final = ("3.11", "3.12", "3.13", "3.14")
SUMS: Final = "SHA256SUMS"
ASK_IMPORT: Final = (
    "import outbreath, outbreath.trainer.events, outbreath.devices, outbreath.ui;"
    "print(outbreath.__version__)"
)


def check_changelog() -> None:
    """Whether CHANGELOG tells of this version, with its day. Raises PackagingError."""
    text = (TREE / "CHANGELOG.md").read_text(encoding="utf-8")
    if re.search(rf"^## \[{re.escape(VERSION)}\] - \d{{4}}-\d\d-\d\d$", text, re.MULTILINE) is None:
        raise PackagingError(
            f"CHANGELOG.md has no section of version {VERSION} with its day: write  ## [{VERSION}] - "
            "YYYY-MM-DD  above what is unreleased, or change __version__ in resources/package."
        )


def check_tree() -> None:
    """Whether what is built is what is committed. Raises PackagingError."""
    if changed := run("git", "status", "--porcelain").strip():
        raise PackagingError(f"There are changes that are not committed:\n{changed}")


def build_distributions(work: Path, dist: Path) -> tuple[Path, Path]:
    """The source distribution, and the wheel that is built from it."""
    environment = work / "tools"
    run(sys.executable, "-m", "venv", "--clear", environment)
    python = environment / "bin" / "python"
    pip = (python, "-m", "pip", "--quiet", "--disable-pip-version-check", "install")
    run(*pip, "pip>=25.1")
    run(*pip, "--group", f"{TREE / 'pyproject.toml'}:release")
    run(python, "-m", "build", "--outdir", dist, TREE)
    files = (dist / f"outbreath-{VERSION}.tar.gz", dist / f"outbreath-{VERSION}-py3-none-any.whl")
    run(python, "-m", "twine", "check", "--strict", *files)
    return files


def list_pythons() -> Iterator[str]:
    for version in PYTHONS:
        if (path := shutil.which(f"python{version}")) is not None:
            asked = subprocess.run([path, "-c", "import venv"], check=False, capture_output=True)
            if asked.returncode == 0:
                yield path


def try_distribution(python: str, file: Path, work: Path) -> str:
    """Install into a clean environment and use it. Returns the size of what was installed."""
    environment = work / "clean"
    run(python, "-m", "venv", "--clear", environment)
    inside = environment / "bin" / "python"
    size_mb = _size_mb(environment)
    run(inside, "-m", "pip", "--quiet", "--disable-pip-version-check", "install", file)
    size_mb = _size_mb(environment) - size_mb
    if run("sh", "-c", f'cd / && "{inside}" -c "{ASK_IMPORT}"').strip() != VERSION:
        raise PackagingError(f"{file.name} imports another version.")
    try_program(environment / "bin" / "outbreath", work / "scratch")
    return f"{size_mb:.0f} MB"


def _size_mb(folder: Path) -> float:
    return sum(p.lstat().st_size for p in folder.rglob("*")) / 1e6


def make_release(work: Path, dist: Path) -> None:
    check_changelog()
    check_tree()
    for folder in (work, dist):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
    files = list(build_distributions(work, dist))
    for python in list_pythons():
        for file in reversed(files):
            print(f"{Path(python).name}: {file.name} works; {try_distribution(python, file, work)}")
    files += make_packages(work / "package", dist)
    lines = [f"{hashlib.sha256(f.read_bytes()).hexdigest()}  {f.name}" for f in sorted(files)]
    (dist / SUMS).write_text("\n".join([*lines, ""]), encoding="utf-8")
    print(*lines, sep="\n")


def main(arguments: Sequence[str]) -> int:
    work, dist = (Path(each).resolve() for each in arguments)
    try:
        make_release(work, dist)
    except PackagingError as exc:
        print(exc, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
