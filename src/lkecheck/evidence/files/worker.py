"""A worker process: takes jobs as JSON lines on stdin, answers each with one JSON line on stdout, until stdin ends.

Started by `pool` only. It may die of what it opens; the parent takes that as an answer too.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any, TextIO

from lkecheck.core.errors import reason

from .inspect import inspect


def limit_itself(memory: int) -> None:
    """Holds this process to its memory, and to writing no file; systems without such limits rely on the parent's clock."""
    try:
        import resource
    except ImportError:  # Windows
        return
    for what, most in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_FSIZE, 0), (resource.RLIMIT_CORE, 0)):
        try:
            resource.setrlimit(what, (most, most))
        except (OSError, ValueError):  # a system that knows the name and refuses the limit
            continue


def _answers_only(stdout: TextIO) -> TextIO:
    """A stream of its own for answers: whatever a library prints goes nowhere."""
    own = os.fdopen(os.dup(stdout.fileno()), "w", encoding="utf-8", newline="\n")
    with open(os.devnull, "w") as nowhere:  # noqa: PTH123 - os.devnull is a name, not a path of a folder
        os.dup2(nowhere.fileno(), stdout.fileno())
    return own


def answer(job: dict[str, Any], roots: list[Any]) -> dict[str, Any]:
    """What came of one job: {"isi": …} or {"gagal": reason}."""
    try:
        isi = inspect(Path(job["path"]), job["sha256"], roots)
        return {"isi": isi.model_dump(mode="json", exclude_defaults=True)}
    except MemoryError:
        return {"gagal": "isinya memerlukan memori melebihi batas"}
    except OSError as error:
        return {"gagal": reason(error)}
    except RecursionError:
        return {"gagal": "isinya bersarang terlalu dalam"}
    except Exception as error:  # a stranger's file met a defect of a library or of ours: the run goes on, and says so
        return {"gagal": f"pemeriksaan terhenti ({type(error).__name__})"}


def main() -> None:
    """Serves until stdin ends. The first line holds the settings, each other line one job."""
    out = _answers_only(sys.stdout)
    settings = json.loads(sys.stdin.readline())
    roots: list[Any] = []
    if settings["trust"]:
        from .trusted_roots import load

        roots, _problems = load(Path(settings["trust"]))
    limit_itself(settings["memory"])
    for line in sys.stdin:
        out.write(json.dumps(answer(json.loads(line), roots), ensure_ascii=True) + "\n")
        out.flush()


if __name__ == "__main__":
    main()
