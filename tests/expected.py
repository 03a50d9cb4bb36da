"""Golden files: a rendered form beside what it was; `pytest --rewrite-golden` writes them anew."""

from __future__ import annotations

from pathlib import Path

from tests import dumps

from lkecheck import __version__

FOLDER = Path(__file__).parent / "golden"


def holds(request, part: str, form: str, rendered) -> None:
    """The form is as its golden file, whatever the program's version and the engine that is installed."""
    text = dumps.dump(form, rendered).replace(__version__, "VERSI").replace('"mesin": "durable"', '"mesin": "python"')
    golden = FOLDER / f"{part}.{form}.txt"
    if request.config.getoption("--rewrite-golden"):
        golden.write_bytes(text.encode())
    assert text == golden.read_bytes().decode()
