"""The console blocks of a Markdown file as steps: what is typed, and what is then shown.

A line `...` stands for any lines; the rest must be there in that order. `python -m tools.readme` writes the real output of
the blocks that the plain commands of README.md make.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_BLOCK = re.compile(r"```console\n(.*?)```", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Step:
    """One command with the output that the document shows for it."""

    command: str
    shown: tuple[str, ...]


def steps(document: Path) -> list[Step]:
    """All steps of a document, in order."""
    found = []
    for block in _BLOCK.findall(document.read_text(encoding="utf-8")):
        for part in re.split(r"(?m)^\$ ", block)[1:]:
            command, *shown = part.rstrip("\n").split("\n")
            found.append(Step(command, tuple(shown)))
    return found


def difference(step: Step, output: str) -> str | None:
    """The first shown line that the output lacks at its place; None where it agrees."""
    lines = [line.rstrip() for line in output.replace("\r", "").splitlines()]
    for group in _groups(step.shown):
        place = _find(group, lines)
        if place is None:
            return f"$ {step.command}\nnot in the output: {group[0]}"
        lines = lines[place + len(group) :]
    if step.shown and step.shown[-1] != "..." and any(lines):
        return f"$ {step.command}\nnot in the document: {lines[0]}"
    return None


def _groups(shown: tuple[str, ...]) -> Iterator[list[str]]:
    group: list[str] = []
    for line in (*shown, "..."):
        if line != "...":
            group.append(line.rstrip())
        elif group:
            yield group
            group = []


def _find(group: list[str], lines: list[str]) -> int | None:
    return next((at for at in range(len(lines) - len(group) + 1) if lines[at : at + len(group)] == group), None)


def run(step: Step, folder: Path, environment: dict[str, str]) -> str:
    """What the command prints in a pseudo-terminal of 80 columns, both streams, colours taken out."""
    import pty
    import subprocess

    from click import unstyle

    leader, follower = pty.openpty()
    process = subprocess.Popen(
        ["/bin/sh", "-c", step.command], cwd=folder, env=environment, stdin=follower, stdout=follower, stderr=follower
    )
    os.close(follower)
    said = b""
    try:
        while chunk := os.read(leader, 65536):
            said += chunk
    except OSError:
        pass  # the other end is closed: the command has ended
    os.close(leader)
    process.wait()
    lines = unstyle(said.decode(errors="replace")).replace("\r", "").splitlines()
    return "\n".join(line for line in lines if not line.startswith("Membaca berkas ")) + "\n"  # the progress bar is wiped away
