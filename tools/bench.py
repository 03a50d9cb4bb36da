"""`make bench`: measures what is promised, writes bench.json, prints the misses last."""

from __future__ import annotations

import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date
from importlib.metadata import version
from pathlib import Path
from statistics import median
from typing import Any

import yaml

from lkecheck.check.judging import Checker
from lkecheck.check.options import Options
from lkecheck.cli import rarely_look_for_cycles
from lkecheck.evidence import manifests
from lkecheck.judge.engine import Engine, durable
from lkecheck.model.manifest import Manifest
from lkecheck.model.pack import Pack
from lkecheck.scheme import packs

ROOT = Path(__file__).parents[1]
BIN = Path(sys.executable).parent
ENGINES = ["python", "durable"] if durable.importable() else ["python"]


def manifest_text(pack: Pack, items: int, tingkat: str = "unit") -> str:
    """A realistic manifest: every criterion answered, `items` pieces of evidence in block style, all linked."""
    chosen = [kriteria for kriteria in pack.at(tingkat) if kriteria.dinilai]
    wanted = [(kriteria, dokumen) for kriteria in chosen for dokumen in kriteria.semua_dokumen]
    links: dict[str, list[str]] = {kriteria.kode: [] for kriteria in chosen}
    evidence = []
    for number in range(items):
        kriteria, dokumen = wanted[number % len(wanted)]
        links[kriteria.kode].append(f"bukti-{number}")
        evidence.append(_item(number, dokumen.jenis, dokumen.topik))
    answers = "".join(
        f"  {kriteria.kode}: {{nilai: {_answer(pack, kriteria)}, bukti: [{', '.join(links[kriteria.kode])}]}}\n"
        for kriteria in chosen
    )
    head = f"skema: lkecheck/manifest/1\npaket: {pack.id}\ntahun: 2022\ntingkat: {tingkat}\n"
    head += "opd: {kode: DINKES, nama: Dinas Kesehatan}\n"
    return f"{head}jawaban:\n{answers}bukti:\n{''.join(evidence)}"


def _item(number: int, jenis: str, topik: str) -> str:
    return (
        f"- id: bukti-{number}\n  jenis: {jenis}\n  topik: [{topik}]\n  judul: Dokumen {jenis} tentang {topik} nomor {number}\n"
        f'  nomor: "800/{number}/DINKES/2022"\n  tanggal: 2022-{number % 9 + 1:02}-15\n'
        "  status: ditetapkan\n  ditandatangani: true\n"
        "  penandatangan: {nama: Contoh Pejabat, jabatan: Kepala Dinas, nip: 198001012005011001}\n"
        f"  periode: 2022-S{number % 2 + 1}\n  cakupan: {{tercapai: 12, sasaran: 12}}\n  berkas: bukti/{number}.pdf\n"
    )


def _answer(pack: Pack, kriteria: Any) -> str:
    skala = pack.head.skala[kriteria.skala]
    return str(kriteria.tangga[0]) if skala.bentuk == "huruf" else "75"


def best(action: Callable[[], object], times: int = 15) -> float:
    """Shortest of several runs, in milliseconds."""
    shortest = float("inf")
    for _ in range(times):
        begin = time.perf_counter()
        action()
        shortest = min(shortest, time.perf_counter() - begin)
    return shortest * 1000


def process(command: list[str], times: int = 5, **env: str) -> float:
    """Shortest whole-process time in milliseconds; the process may end with any code.

    An editable checkout writes its bytecode, as pip does for what it installs: else the two sides of a ratio differ in it.
    """
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"} | env
    return best(lambda: subprocess.run(command, capture_output=True, check=False, env=environment), times)


def options(engine: str) -> Options:
    return Options(date(2022, 12, 31), mesin=engine, berkas=False)


def judge(checker: Checker, raw: bytes) -> object:
    source, pack = checker.resolve(manifests.parse(raw, "dinkes/manifest.yaml", Path()))
    return checker.judge(checker.look(source, pack))


def start() -> Iterator[dict[str, Any]]:
    """`lkecheck --version`, with compiled bytecode and without any in site-packages."""
    yield figure("--version, ms", process([str(BIN / "lkecheck"), "--version"], 9), 150)
    import click

    with tempfile.TemporaryDirectory() as bare:
        for package in (Path(click.__file__).parent, ROOT / "src" / "lkecheck"):
            shutil.copytree(package, Path(bare, package.name), ignore=shutil.ignore_patterns("__pycache__"))
        run = f"import sys; sys.path.insert(0, {bare!r}); from lkecheck.cli import main; main()"
        command = [sys.executable, "-B", "-S", "-c", run, "--version"]
        yield figure("--version without .pyc in site-packages, ms", process(command, 9), 150)


def one_manifest(pack: Pack) -> Iterator[dict[str, Any]]:
    """From text to Penilaian, against PyYAML's C loader plus pydantic's validation of the same text."""
    raw = manifest_text(pack, 150).encode()
    data = manifests.parse(raw, "m", Path()).document.data
    base = best(lambda: yaml.load(raw, Loader=yaml.CSafeLoader)) + best(lambda: Manifest.model_validate(data))
    for engine in ENGINES:
        checker = Checker(options(engine))
        judge(checker, raw)
        ratio = best(lambda c=checker: judge(c, raw)) / base  # type: ignore[misc]
        yield figure(f"150 items, {engine}: times loader + validation", ratio, 2 if engine == "python" else None)


def whole_command(pack: Pack) -> Iterator[dict[str, Any]]:
    """The command on about 150 KB against check-jsonschema on the same file, whole process against whole process.

    The two run in turn and the ratio is the median of the pairs, so that it holds when the machine's speed drifts.
    """
    checker = BIN / "check-jsonschema"
    if not checker.exists():
        yield figure("whole command / check-jsonschema (not installed)", float("nan"), None)
        return
    with tempfile.TemporaryDirectory() as folder:
        manifest, schema = Path(folder, "manifest.yaml"), Path(folder, "schema.json")
        manifest.write_text(manifest_text(pack, 360), encoding="utf-8")
        text = subprocess.run([str(BIN / "lkecheck"), "schema", "manifest"], capture_output=True, check=True).stdout
        schema.write_bytes(text)
        other = [str(checker), "--schemafile", str(schema), str(manifest)]
        for engine in ENGINES:
            command = [str(BIN / "lkecheck"), "check", str(manifest), "--no-files", "--date", "2022-12-31", "--engine", engine]
            own = [*command, "--output", "json"]
            process(own, 1)
            ratios = [process(own, 1) / process(other, 1) for _ in range(11)]
            yield figure(
                f"whole command, {engine} / check-jsonschema ({manifest.stat().st_size // 1000} KB)", median(ratios), 0.5
            )


def memory(pack: Pack, many: int = 10_000) -> Iterator[dict[str, Any]]:
    """Growth of the process over many manifests after the first thousand, in percent."""
    raw = manifest_text(pack, 40).encode()
    for engine in ENGINES:
        checker = Checker(options(engine))
        first = 0
        for number in range(many):
            judge(checker, raw)
            if number == many // 10:
                first = resident()
        yield figure(f"memory growth over {many} manifests, {engine}, %", 100 * (resident() - first) / first, 5)


def resident() -> int:
    """Resident memory of this process in pages."""
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])


def loading() -> Iterator[dict[str, Any]]:
    """Packs from YAML with every check and every case; as `check` loads them; and the engine's rulesets."""

    def everything() -> None:
        packs.forget()
        for name in packs.known():
            packs.load(name, cases=True)

    def as_check() -> None:
        packs.forget()
        packs.load("binjai-2022")

    yield figure("all packs from YAML, checked in full, ms", best(everything, 5), 600)
    yield figure("as check loads the city pack, ms", best(as_check, 5), 60)
    pack = packs.load(packs.DEFAULT)
    for engine in ENGINES:
        for tingkat in ("pusat", "unit"):
            many = len(Engine(pack, engine).compile(tingkat).criteria)
            shortest = best(lambda e=engine, t=tingkat: Engine(pack, e).compile(t), 7)  # type: ignore[misc]
            yield figure(f"ruleset of {many} criteria ({tingkat}), {engine}, ms", shortest, 50 if engine == "durable" else None)


def figure(name: str, value: float, target: float | None) -> dict[str, Any]:
    met = None if target is None else value <= target
    print(
        f"{'ok  ' if met else '-   ' if met is None else 'MISS'} {name}: {value:.2f}" + (f" (target {target})" if target else ""),
        flush=True,
    )
    return {"name": name, "value": round(value, 3), "target": target, "met": met}


def main() -> None:
    rarely_look_for_cycles()
    pack = packs.load(packs.DEFAULT)
    figures = [*start(), *loading(), *one_manifest(pack), *whole_command(pack)]
    if "--quick" not in sys.argv:
        from tools import bench_files, bench_plan, bench_score, bench_workbook

        more = (bench_files, bench_plan, bench_score, bench_workbook)
        figures += [figure(*one) for bench in more for one in bench.figures()]
    if "--quick" not in sys.argv and Path("/proc/self/statm").exists():
        figures += memory(pack)
    result = {
        "machine": {"system": platform.platform(), "cores": os.cpu_count(), "python": platform.python_version()},
        "versions": {name: version(name) for name in ("lkecheck", "pydantic", "pyyaml", "click")},
        "figures": figures,
    }
    (ROOT / "bench.json").write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    misses = [one for one in figures if one["met"] is False]
    print(f"{len(figures)} figures in bench.json, {len(misses)} missed")
    for one in misses:
        print(f"MISS {one['name']}: {one['value']} (target {one['target']})")


if __name__ == "__main__":
    main()
