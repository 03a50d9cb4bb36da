"""python -m tools.samples [FOLDER]: makes the sample city anew; what was in its folder before is removed, but for the recap."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from .city import EXPECTATIONS, default_folder, make

RECAP = "rekap.yaml"
"""Printed tables, transcribed by hand: no script makes them."""


def main(arguments: list[str]) -> None:
    target = Path(arguments[0]) if arguments else default_folder()
    if target.exists():
        if any(target.iterdir()) and not (target / EXPECTATIONS).is_file():
            sys.exit(f"{target} bukan folder kota contoh (tanpa {EXPECTATIONS}); tidak dihapus.")
        for inside in target.iterdir():
            if inside.is_dir():
                shutil.rmtree(inside)
            elif inside.name != RECAP:
                inside.unlink()
    target.mkdir(parents=True, exist_ok=True)
    city = make(target)
    files = [path for path in target.rglob("*") if path.is_file()]
    size = sum(path.stat().st_size for path in files)
    print(f"{target.name}: {len(city.table.folder)} folder, {len(city.table.benih)} cacat, {len(files)} berkas, {size} bita.")


if __name__ == "__main__":
    main(sys.argv[1:])
