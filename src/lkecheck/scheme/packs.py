"""rules/<id>/ -> Pack: reads every file of a pack, checks it against itself, and tells all problems at once."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lkecheck.core import paths, validation
from lkecheck.core.errors import Galat, PackError, UsageError, did_you_mean, reason
from lkecheck.core.yaml import Document
from lkecheck.model.audit import AturanAudit, AuditFile
from lkecheck.model.city import Kota, ReviuFile, SasaranFile, TugasFile, UnitFile
from lkecheck.model.pack import REQUIRED_FINDINGS, FindingKinds, Pack, PackHead, Vocabulary
from lkecheck.model.rules import Kriteria, RuleFile

from . import cache
from .checking import check_head, check_rules
from .checking_city import check_city

MAX_FILES = 2000
MAX_PACK_BYTES = 32 * 1024 * 1024
DEFAULT = "pmprb-2020"
KEPT = 8
BASE = "dasar/temuan.yaml"
"""Under the folder of rules: the kinds of finding that every pack rests on."""
AUDIT = "audit.yaml"

_FIXED = ("pack.yaml", "kosakata.yaml", "temuan.yaml", "unit.yaml", "sasaran.yaml", "tugas.yaml", AUDIT)
_REVIEW = re.compile(r"reviu-[0-9]{4}\.yaml\Z")


# What this process has loaded, by the digest of the files: a pack that several extend is read once.
_loaded: dict[tuple[str, bool], Pack] = {}


def rules_folder() -> Path:
    """Where the shipped packs lie: inside the wheel, or at the top of a checkout."""
    inside = Path(__file__).parents[1] / "rules"
    return inside if inside.is_dir() else Path(__file__).parents[3] / "rules"


def known() -> list[str]:
    """Ids of the shipped packs."""
    return sorted(folder.name for folder in rules_folder().iterdir() if (folder / "pack.yaml").is_file())


def load(reference: str, *, cases: bool = False, _above: tuple[Path, ...] = ()) -> Pack:
    """A shipped pack by its id, or a pack of the user's own by its folder; its cases only where asked for.

    Raises UsageError where there is none, PackError with everything that is wrong in it.
    """
    folder = _folder(reference).resolve()
    if folder in _above:
        chain = " > ".join(one.name for one in (*_above, folder))
        raise UsageError(f'Paket memperluas dirinya sendiri: {chain}. Betulkan isian "memperluas".')
    files = _Files(folder)
    key = (files.digest, cases)
    if key not in _loaded:
        pack = _load(files, cases, (*_above, folder))
        if pack.head.memperluas is not None:
            return pack  # its digest says nothing of the files of the pack below
        while len(_loaded) >= KEPT:
            del _loaded[next(iter(_loaded))]
        _loaded[key] = pack
    return _loaded[key]


def _load(files: _Files, cases: bool, above: tuple[Path, ...]) -> Pack:
    key = hashlib.sha256(files.digest.encode() + _base()).hexdigest()
    compiled = None if cases else cache.read(key)
    if compiled is not None:
        base = load(compiled.head.memperluas, _above=above) if compiled.head.memperluas else None
        return _assemble(compiled, base, files.digest)
    compiled = files.compile()
    base = load(compiled.head.memperluas, cases=cases, _above=above) if compiled.head.memperluas else None
    pack = _assemble(compiled, base, files.digest)
    galat = list(check_head(pack, files.place("pack.yaml")))
    rules = list(zip(files.rule_files, compiled.aturan, strict=True))
    for name, value in rules:
        galat += check_rules(pack, value, files.place(name))
    galat += _duplicates(rules, base, files)
    galat += check_city(pack, compiled.kota, files.reviews, files.place)
    if galat:
        raise PackError(sorted(set(galat)))
    cache.write(key, compiled)
    return pack


def forget() -> None:
    """Forgets what this process has loaded; for measuring."""
    _loaded.clear()


def audit_rules(reference: str) -> dict[str, AturanAudit]:
    """The rules over a recap's numbers: the pack's own, and those of the packs it extends where it has none of that name.

    Raises PackError with everything that is wrong in them.
    """
    found: dict[str, AturanAudit] = {}
    galat: list[Galat] = []
    following: str | None = reference
    while following is not None:
        files = _Files(_folder(following))
        if AUDIT in files.names:
            value, problems = files.audit()
            galat += problems
            found = {**(value.aturan if value else {}), **found}
        head = files.read(PackHead, "pack.yaml")
        following = head.memperluas if head is not None else None
    pack = load(reference)
    for nama, aturan in found.items():
        for dasar in aturan.dasar:
            if dasar.rujukan not in pack.head.dasar:
                hint = did_you_mean(dasar.rujukan, pack.head.dasar)
                galat.append(Galat(f"{pack.id}/{AUDIT}", 0, 0, f'{nama}: dasar hukum "{dasar.rujukan}" tidak ada.{hint}'))
    if galat:
        raise PackError(sorted(set(galat)))
    return found


def source_of(reference: str, kode: str) -> str | None:
    """A criterion as it is written in its file, with the file's name on top; None where the pack has none of that code."""
    return Places(reference).source(kode)


class Places:
    """Where the rules of a pack, and of the packs it extends, are written; reads their files once.

    Files are called by their pack's folder, or by their path from `root` on where it is given; raises UsageError where
    the pack does not lie below it. The packs that it extends keep their own names.
    """

    def __init__(self, reference: str, root: Path | None = None) -> None:
        self._reference = reference
        self._found: dict[str, tuple[_Files, str, int, int]] = {}
        self._audits: list[_Files] = []
        self._rules: dict[str, _Files] = {}
        shown = None if root is None else paths.from_root(root, _folder(reference))
        following: str | None = reference
        while following is not None:
            files = _Files(_folder(following), shown)
            if AUDIT in files.names:
                self._audits.append(files)
            for name in files.rule_files:
                value = files.read(RuleFile, name)
                for index, kriteria in enumerate(value.kriteria if value else ()):
                    self._found.setdefault(kriteria.kode.casefold(), (files, name, index, len(value.kriteria) if value else 0))
            head = files.read(PackHead, "pack.yaml")
            following, shown = head.memperluas if head is not None else None, None

    def source(self, kode: str) -> str | None:
        """A criterion as written; None where there is none."""
        if kode.casefold() not in self._found:
            return None
        files, name, index, many = self._found[kode.casefold()]
        lines = files.text(name).splitlines()
        start = files.line(name, index) - 1
        end = files.line(name, index + 1) - 1 if index + 1 < many else len(lines)
        body = "\n".join(lines[start:end]).rstrip()
        return f"# {name}\n{body}\n"

    def tell(self, kode: str, path: tuple[str | int, ...], message: str) -> Galat:
        """A remark on a criterion at its place: `path` leads into the criterion, for instance ("pilihan", "A")."""
        if kode.casefold() not in self._found:
            return Galat(f"{self._reference} {kode}", 0, 0, message)
        files, name, index, _ = self._found[kode.casefold()]
        return files.place(name)(("kriteria", index, *path), message)

    def tell_audit(self, nama: str, path: tuple[str | int, ...], message: str) -> Galat:
        """A remark on a rule over recaps; `path` leads into it."""
        if not self._rules:
            for files in reversed(self._audits):
                value, _ = files.audit()
                self._rules.update(dict.fromkeys(value.aturan if value else (), files))
        if nama not in self._rules:
            return Galat(f"{self._reference} {nama}", 0, 0, message)
        return self._rules[nama].place(AUDIT)(("aturan", nama, *path), message)


def _folder(reference: str) -> Path:
    shipped = rules_folder() / reference
    if "/" not in reference and "\\" not in reference and (shipped / "pack.yaml").is_file():
        return shipped
    folder = Path(reference)
    if (folder / "pack.yaml").is_file():
        return folder
    raise UsageError(
        f'Paket aturan "{reference}" tidak ada.{did_you_mean(reference, known())} '
        f"Paket yang tersedia: {', '.join(known())}; atau sebut folder yang memuat pack.yaml."
    )


def _base() -> bytes:
    path = rules_folder() / BASE
    return path.read_bytes() if path.is_file() else b""


class _Files:
    """The files of one pack: read once; `digest` is the sha256 over their names and contents.

    `shown` is what messages call its folder, else the folder's own name.
    """

    def __init__(self, folder: Path, shown: str | None = None) -> None:
        self._folder = folder
        self._called = shown or folder.name
        self._raw: dict[str, bytes] = {}
        self._documents: dict[str, Document] = {}
        self._galat: list[Galat] = []
        names = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.yaml"))
        if len(names) > MAX_FILES:
            raise UsageError(f"Paket {folder.name} memuat {len(names)} berkas; paling banyak {MAX_FILES}.")
        self.names = frozenset(names)
        self.reviews = [name for name in names if _REVIEW.match(name)]
        self.rule_files = [name for name in names if name not in _FIXED and name not in self.reviews]
        digest, size = hashlib.sha256(), 0
        for name in names:
            raw = self._read(name)
            size += len(raw)
            if size > MAX_PACK_BYTES:
                raise UsageError(f"Paket {folder.name} lebih besar dari {MAX_PACK_BYTES // 1024 // 1024} MB.")
            digest.update(name.encode() + b"\0" + hashlib.sha256(raw).digest())
        self.digest = digest.hexdigest()

    def _read(self, name: str) -> bytes:
        try:
            raw = (self._folder / name).read_bytes()
        except OSError as error:
            raise PackError([Galat(self._shown(name), 0, 0, f"tidak terbaca ({reason(error)}).")]) from None
        self._raw[name] = raw
        return raw

    def compile(self) -> cache.Compiled:
        """All files as models; raises PackError with every problem of every file."""
        head = self.read(PackHead, "pack.yaml")
        vocabulary = self._optional(Vocabulary, "kosakata.yaml")
        kinds, rests = self._kinds(head)
        reviews = [self.read(ReviuFile, name) for name in self.reviews]
        kota = Kota(
            unit=self._optional(UnitFile, "unit.yaml"),
            sasaran=self._optional(SasaranFile, "sasaran.yaml"),
            tugas=self._optional(TugasFile, "tugas.yaml"),
            reviu=tuple(review for review in reviews if review is not None),
        )
        rules = [self.read(RuleFile, name) for name in self.rule_files]
        if self._galat or head is None:
            raise PackError(sorted(self._galat))
        aturan = tuple(rule for rule in rules if rule is not None)
        return cache.Compiled(head=head, kosakata=vocabulary, temuan=kinds, aturan=aturan, kota=kota, rests=rests)

    def _kinds(self, head: PackHead | None) -> tuple[FindingKinds | None, bool]:
        """The pack's own kinds of finding, and whether they rest on those that the program explains for all packs.

        They do where it extends no other pack and does not word all of them itself.
        """
        own = self._optional(FindingKinds, "temuan.yaml")
        if head is None or head.memperluas is not None or (own is not None and own.temuan.keys() >= REQUIRED_FINDINGS):
            return own, False
        base, _, galat = validation.read(FindingKinds, _base(), BASE)
        self._galat += galat
        if base is None:
            return own, False
        rested = {name: kind.model_copy(update={"dasar": head.dasar_temuan}) for name, kind in base.temuan.items()}
        more = own or FindingKinds(skema=base.skema)
        return FindingKinds(skema=base.skema, peran={**base.peran, **more.peran}, temuan={**rested, **more.temuan}), True

    def _optional(self, model: type[validation.M], name: str) -> validation.M | None:
        return self.read(model, name) if name in self._raw else None

    def read(self, model: type[validation.M], name: str) -> validation.M | None:
        """One file as its model, None where it is not one."""
        value, document, galat = validation.read(model, self._raw[name], self._shown(name))
        self._documents[name] = document
        self._galat += galat
        return value

    def audit(self) -> tuple[AuditFile | None, list[Galat]]:
        """The rules over a recap's numbers, which only `audit` needs."""
        value, self._documents[AUDIT], galat = validation.read(AuditFile, self._raw[AUDIT], self._shown(AUDIT))
        return value, galat

    def text(self, name: str) -> str:
        return self._raw[name].decode("utf-8-sig")

    def line(self, name: str, index: int) -> int:
        """Line of a criterion of a rule file, from 1."""
        return self._documents[name].place(("kriteria", index))[0]

    def place(self, name: str) -> PlaceIn:
        return PlaceIn(self._shown(name), self._documents[name])

    def _shown(self, name: str) -> str:
        return f"{self._called}/{name}"


class PlaceIn:
    """Makes a Galat at a path of one file."""

    def __init__(self, name: str, document: Document) -> None:
        self._name = name
        self._document = document

    def __call__(self, path: tuple[Any, ...], message: str, *, key: bool = False) -> Galat:
        line, column = self._document.place(path, key=key)
        return Galat(self._name, line, column, message)


def _assemble(compiled: cache.Compiled, base: Pack | None, digest: str) -> Pack:
    """The pack with what it inherits: tables are joined key by key, its own entries win."""
    head, rules, kinds, kota = compiled.head, compiled.aturan, compiled.temuan, compiled.kota
    kosakata = compiled.kosakata or Vocabulary(skema="lkecheck/kosakata/1")
    temuan = dict(kinds.temuan) if kinds else {}
    if kinds is not None and kinds.peran:
        head = head.model_copy(update={"peran": {**kinds.peran, **head.peran}})
    if compiled.rests:
        digest = hashlib.sha256(_base() + digest.encode()).hexdigest()
    struktur = head.struktur
    kriteria = {satu.kode: satu for berkas in rules for satu in berkas.kriteria}
    sub_aspek = {satu.kode: berkas.sub_aspek for berkas in rules for satu in berkas.kriteria}
    tahun_uji = dict.fromkeys(kriteria, head.berlaku.sampai or head.berlaku.mulai)
    if base is not None:
        joined: dict[str, Any] = {
            name: {**getattr(base.head, name), **getattr(head, name)}
            for name in ("sumber", "skala", "pita", "irama", "peran", "dasar", "berkas_diterima")
        }
        for name in ("perangkat_kegiatan", "kata_unit", "pejabat_bersama", "tautan", "gabungan", "kategori", "minimal"):
            joined[name] = getattr(head, name) or getattr(base.head, name)
        head = head.model_copy(update=joined)
        kosakata = kosakata.model_copy(
            update={"jenis": {**base.kosakata.jenis, **kosakata.jenis}, "topik": {**base.kosakata.topik, **kosakata.topik}}
        )
        temuan = {**base.temuan, **temuan}
        own = {satu.kode for satu in struktur}
        struktur = (*(satu for satu in base.struktur if satu.kode not in own), *struktur)
        kriteria = {**base.kriteria, **kriteria}
        sub_aspek = {**base.sub_aspek, **sub_aspek}
        tahun_uji = {**base.tahun_uji, **tahun_uji}
        digest = hashlib.sha256((base.sha256 + digest).encode()).hexdigest()
        kota = Kota(
            unit=kota.unit or base.kota.unit,
            sasaran=kota.sasaran or base.kota.sasaran,
            tugas=kota.tugas or base.kota.tugas,
            reviu=(*base.kota.reviu, *kota.reviu),
        )
    simpul = {satu.kode: satu for satu in struktur}
    rantai = tuple(satu for berkas in rules for satu in berkas.rantai) + (base.rantai if base is not None else ())
    ordered = sorted(kriteria.values(), key=lambda satu: _form_order(simpul, sub_aspek[satu.kode], satu))
    by_code = {satu.kode: satu for satu in ordered}
    return Pack(head, kosakata, temuan, simpul, by_code, sub_aspek, digest, kota, rantai, tahun_uji, struktur)


def _form_order(simpul: dict[str, Any], sub_aspek: str, kriteria: Kriteria) -> tuple[Any, ...]:
    order = list(simpul)
    position = order.index(sub_aspek) if sub_aspek in simpul else len(order)
    return (position, kriteria.tingkat[0], kriteria.kode)


def _duplicates(rules: list[tuple[str, RuleFile]], base: Pack | None, files: _Files) -> Iterator[Galat]:
    first: dict[str, str] = dict.fromkeys(base.kriteria, base.id) if base else {}
    for name, value in rules:
        for index, kriteria in enumerate(value.kriteria):
            if kriteria.kode in first:
                message = f'kode "{kriteria.kode}" sudah dipakai pada {first[kriteria.kode]}.'
                yield files.place(name)(("kriteria", index, "kode"), message)
            first[kriteria.kode] = name
