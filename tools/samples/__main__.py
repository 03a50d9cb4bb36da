"""python -m tools.samples [FOLDER]: makes the sample city anew; what was in its folder before is removed."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from .city import EXPECTATIONS, default_folder, make


def main(arguments: list[str]) -> None:
    target = Path(arguments[0]) if arguments else default_folder()
    if target.exists():
        if any(target.iterdir()) and not (target / EXPECTATIONS).is_file():
            sys.exit(f"{target} bukan folder kota contoh (tanpa {EXPECTATIONS}); tidak dihapus.")
        shutil.rmtree(target)
    target.mkdir(parents=True)
    city = make(target)
    files = [path for path in target.rglob("*") if path.is_file()]
    size = sum(path.stat().st_size for path in files)
    print(f"{target.name}: {len(city.table.folder)} folder, {len(city.table.benih)} cacat, {len(files)} berkas, {size} bita.")


if __name__ == "__main__":
    main(sys.argv[1:])
