"""`make test-full`: what needs more than Python packages, or time. Says what it ran and what it could not."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from tools import readme

ROOT = Path(__file__).parents[1]
BIN = Path(sys.executable).parent


def marked_tests() -> str | None:
    """The tests marked `full`."""
    done = subprocess.run([str(BIN / "pytest"), "-m", "full", "-n", "2", "--dist", "worksteal"], cwd=ROOT, check=False)
    return None if done.returncode in (0, 5) else "tests marked full failed"


def mutations() -> str | None:
    """Every change of every rule of every pack is noticed by a case."""
    from lkecheck.scheme import packs

    for name in packs.known():
        if subprocess.run([str(BIN / "lkecheck"), "rules", "test", "--mutasi", "--pack", name], check=False).returncode:
            return f"a change of {name} goes unnoticed"
    return None


def readme_from_a_clone() -> str | None:
    """The README's steps in a pseudo-terminal, in an empty folder with an empty HOME, from the clone on."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder, "home")
        home.mkdir()
        environment = {
            "HOME": str(home),
            "PATH": os.environ["PATH"],
            "TERM": "xterm",
            "LANG": "C.UTF-8",
            # The reader's own environment of Python is what the README's plain commands go to.
            **{name: value for name, value in os.environ.items() if name.startswith(("PIP_", "XDG_CONFIG"))},
        }
        here = Path(folder)
        for step in readme.steps(ROOT / "README.md"):
            command = step.command.replace("ALAMAT-REPOSITORI", str(ROOT))
            if command.startswith("cd "):
                here = here / command.removeprefix("cd ")
                continue
            if command == "make test":
                continue  # it is what runs before this; the shown line is checked by its tests
            if command.startswith("pip install"):
                command = f"python3 -m venv {folder}/venv && {folder}/venv/bin/{command} -qq --disable-pip-version-check"
                environment["PATH"] = f"{folder}/venv/bin{os.pathsep}{environment['PATH']}"
            said = readme.run(readme.Step(command, step.shown), here, environment)
            wrong = readme.difference(step, said)
            print(f"  $ {step.command}", flush=True)
            if wrong is not None:
                return f"{wrong}\n--- printed:\n{said[-2000:]}"
    return None


_FROM_WHEEL = (
    "from importlib.resources import files; from lkecheck.scheme import packs; page = files('lkecheck.render.html'); "
    "print(packs.load('pmprb-2020').id, all((page / name).is_file() for name in ('laporan.css', 'laporan.js')))"
)


def wheel() -> str | None:
    """The wheel carries the rules, and the page's style and script: it works from there alone."""
    with tempfile.TemporaryDirectory() as folder:
        build = [str(BIN / "pip"), "wheel", "-qq", "--no-deps", "--no-build-isolation", "-w", folder, str(ROOT)]
        if subprocess.run(build, check=False).returncode:
            return "the wheel does not build"
        made = next(Path(folder).glob("*.whl"))
        run = f"import sys; sys.path.insert(0, {str(made)!r}); {_FROM_WHEEL}"
        unpacked = Path(folder, "unpacked")
        shutil.unpack_archive(made, unpacked, "zip")
        run = run.replace(repr(str(made)), repr(str(unpacked)))
        done = subprocess.run([sys.executable, "-c", run], capture_output=True, text=True, check=False, cwd=folder)
        return None if done.stdout.strip() == "pmprb-2020 True" else f"rules or style missing in the wheel: {done.stderr[-300:]}"


CHECKS: tuple[tuple[str, Callable[[], str | None], str | None], ...] = (
    ("tests marked full", marked_tests, None),
    ("rules test --mutasi on every pack", mutations, None),
    ("the wheel carries rules/, style and script", wheel, None),
    ("README from a clone, in a pseudo-terminal", readme_from_a_clone, "git"),
)


def main() -> None:
    failed, skipped = [], []
    for name, check, program in CHECKS:
        if program is not None and shutil.which(program) is None:
            skipped.append(f"{name} ({program} is not installed)")
            continue
        print(f"== {name}", flush=True)
        wrong = check()
        if wrong is not None:
            failed.append(f"{name}: {wrong}")
    for one in skipped:
        print(f"not run: {one}")
    for one in failed:
        print(f"FAILED: {one}")
    print(f"{len(CHECKS) - len(failed) - len(skipped)} passed, {len(failed)} failed, {len(skipped)} skipped")
    sys.exit(bool(failed))


if __name__ == "__main__":
    main()
