"""lkecheck freeze: a link's copy is registered, and nothing else changes; what may not be registered is refused."""

from __future__ import annotations

import hashlib
import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkecheck import cli
from lkecheck.core.errors import LkecheckError, ManifestError, UsageError
from lkecheck.evidence import manifests
from lkecheck.evidence.links import downloads, freezing
from lkecheck.evidence.links.freezing import Options, freeze
from manifest_texts import FULL, HEAD, SHA, item
from small_pack import steady

DAY = date(2022, 8, 1)
PDF = b"%PDF-1.4\nisi laporan\n%%EOF\n"
DIGEST = hashlib.sha256(PDF).hexdigest()
LINKED = item(tautan="https://contoh.go.id/x # bukan catatan")
FROZEN = f"dibekukan: {{tanggal: 2022-08-01, sha256: {DIGEST}}}"

needs_links = pytest.mark.skipif(os.name == "nt", reason="symbolic links need a right on Windows")


class Opd:
    """A folder with a manifest, and a file that was downloaded elsewhere."""

    def __init__(self, top: Path, text: str = LINKED) -> None:
        self.folder = top / "opd"
        self.folder.mkdir()
        self.manifest = self.folder / "manifest.yaml"
        self.manifest.write_bytes(text.encode())
        self.file = top / "unduhan" / "Laporan (1).pdf"
        self.file.parent.mkdir()
        self.file.write_bytes(PDF)

    def write(self, text: str) -> None:
        self.manifest.write_bytes(text.encode())

    def freeze(self, nama: str = "a", file: Path | None = None, **options: object) -> freezing.Beku:
        return freeze(self.manifest, nama, file or self.file, DAY, Options(**options))

    @property
    def text(self) -> str:
        return self.manifest.read_bytes().decode()

    def files(self) -> list[str]:
        return sorted(path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*") if not path.is_dir())


@pytest.fixture
def opd(tmp_path):
    return Opd(tmp_path)


def refused(
    opd: Opd, kind: type[LkecheckError] = UsageError, nama: str = "a", file: Path | None = None, **options: object
) -> str:
    """What is said; nothing may have been written."""
    before, files = opd.text, opd.files()
    with pytest.raises(kind) as caught:
        opd.freeze(nama, file, **options)
    assert (opd.text, opd.files()) == (before, files)
    return str(caught.value)


# --- what is done -----------------------------------------------------------------------------------------------------


def test_a_copy_from_elsewhere_lands_in_bukti(opd):
    done = opd.freeze()
    assert (opd.folder / "bukti" / "Laporan (1).pdf").read_bytes() == PDF
    assert opd.text == LINKED + f'  berkas: "bukti/Laporan (1).pdf"\n  {FROZEN}\n'
    assert done == freezing.Beku("a", "bukti/Laporan (1).pdf", len(PDF), DIGEST, DAY, True)
    parsed = manifests.read(opd.manifest, "m.yaml").manifest
    assert parsed is not None
    assert parsed.bukti[0].dibekukan is not None
    assert parsed.bukti[0].dibekukan.sha256 == DIGEST


def test_a_file_in_the_folder_stays_where_it_is(opd):
    inside = opd.folder / "lampiran" / "x.pdf"
    inside.parent.mkdir()
    inside.write_bytes(PDF)
    done = opd.freeze(file=inside)
    assert (done.berkas, done.disalin) == ("lampiran/x.pdf", False)
    assert opd.files() == ["lampiran/x.pdf", "manifest.yaml"]


@pytest.mark.parametrize(("asked", "name"), [("arsip/2022/wbs.pdf", "arsip/2022/wbs.pdf"), ("arsip/", "arsip/Laporan (1).pdf")])
def test_as_names_the_place(opd, asked, name):
    assert opd.freeze(sebagai=asked).berkas == name
    assert opd.files() == [name, "manifest.yaml"]


def test_the_same_copy_there_already_is_taken(opd):
    (opd.folder / "bukti").mkdir()
    (opd.folder / "bukti" / "x.pdf").write_bytes(PDF)
    assert opd.freeze(sebagai="bukti/x.pdf").disalin is False


def test_a_file_already_listed_is_not_listed_twice(opd):
    opd.write(item(tautan="https://x.go.id/y", berkas="./x.pdf"))
    (opd.folder / "x.pdf").write_bytes(PDF)
    opd.freeze(file=opd.folder / "x.pdf")
    assert opd.text == item(tautan="https://x.go.id/y").replace("y\n", f"y\n  {FROZEN}\n  berkas: ./x.pdf\n", 1)


def test_a_copy_joins_the_files_that_are_listed(opd):
    opd.write(item(tautan="https://x.go.id/y", berkas="a.pdf"))
    opd.freeze(sebagai="b.pdf")
    assert "berkas: [a.pdf, b.pdf]\n" in opd.text


def test_again_replaces_the_day_and_the_digest_only(opd):
    opd.write(FULL)
    said = refused(opd, ManifestError, "laporan-s1")
    for part in (":30:16: ", "sudah dibekukan pada 2022-08-01", "--again"):
        assert part in said
    opd.freeze("laporan-s1", sebagai="bukti/laporan.pdf", ulang=True)
    assert opd.text == FULL.replace(SHA, DIGEST, 1)


def test_the_manifest_keeps_its_permissions_and_its_link(opd, tmp_path):
    if os.name == "nt":
        pytest.skip("permissions and links of POSIX")
    real = tmp_path / "asli.yaml"
    opd.manifest.rename(real)
    real.chmod(0o600)
    opd.manifest.symlink_to(real)
    opd.freeze()
    assert opd.manifest.is_symlink()
    assert real.stat().st_mode & 0o777 == 0o600
    assert DIGEST in real.read_text()


# --- what is refused --------------------------------------------------------------------------------------------------


def test_an_item_without_a_link(opd):
    opd.write(item())
    said = refused(opd, ManifestError)
    for part in (":6:3: ", "tidak mempunyai tautan", "kunci berkas"):
        assert part in said


def test_an_unknown_item(opd):
    opd.write(item(id="laporan-s1", tautan="https://x.go.id"))
    assert 'Mungkin maksud Anda "laporan-s1"?' in refused(opd, ManifestError, "laporan-s2")
    assert "Yang bertautan: laporan-s1." in refused(opd, ManifestError, "zzz")


def test_an_id_used_twice(opd):
    opd.write(LINKED + LINKED.partition("bukti:\n")[2])
    assert "dipakai dua kali" in refused(opd, ManifestError)


def test_a_broken_manifest_tells_its_own_problems(opd):
    opd.write(LINKED + "  statuss: draf\n")
    assert 'kunci "statuss" tidak dikenal' in refused(opd, ManifestError)


PAGES = [
    (b"", "kosong"),
    (b"<!DOCTYPE html><p>Masuk", "--html"),
    (b"\n <HTML>", "--html"),
    (b"<!-- a --><!-- b -->\n<!doctype html>", "--html"),
    (b'<?xml version="1.0"?>\n<html xmlns="x">', "--html"),
    (b"\xef\xbb\xbf<head><title>Masuk", "--html"),
    ("\ufeff<html>".encode("utf-16-le"), "--html"),
]


@pytest.mark.parametrize(("content", "said"), PAGES)
def test_a_file_that_is_no_copy(opd, content, said):
    opd.file.write_bytes(content)
    assert said in refused(opd)


@pytest.mark.parametrize(
    "content", [b"<!-- a --> laporan <html>", b"catatan: <html>", b"<!--" * 2000, b"<!---->" * 1000, b"<?xml?><svg>"]
)
def test_a_text_that_only_speaks_of_pages_is_a_copy(opd, content):
    opd.file.write_bytes(content)
    assert opd.freeze().disalin


def test_a_web_page_is_taken_where_it_is_asked_for(opd):
    opd.file.write_bytes(b"<html>bukti</html>")
    assert opd.freeze(laman=True).ukuran == 18


@pytest.mark.parametrize("name", ["x.html", "x.MHTML"])
def test_a_saved_page_is_known_by_its_name_too(opd, name):
    page = opd.file.with_name(name)
    page.write_bytes(b"From: <Saved by Blink>")
    assert "laman web" in refused(opd, file=page)


def test_a_file_that_is_none(opd):
    assert "bukan berkas" in refused(opd, file=opd.file.parent)
    assert "berkas atau foldernya tidak ada" in refused(opd, file=opd.file.parent / "tidak-ada.pdf")


def test_a_file_over_the_limit(opd):
    with opd.file.open("r+b") as file:
        file.truncate(200 * 1024 * 1024 + 1)
    assert "200 MB" in refused(opd)


def test_another_file_is_never_written_over(opd):
    (opd.folder / "bukti").mkdir()
    other = opd.folder / "bukti" / opd.file.name
    other.write_bytes(b"lain")
    assert '--as "bukti/Laporan (1)-2022-08-01.pdf"' in refused(opd)
    assert other.read_bytes() == b"lain"


def test_the_manifest_is_no_copy(opd):
    assert "manifest itu sendiri" in refused(opd, file=opd.manifest)
    assert "manifest itu sendiri" in refused(opd, sebagai="manifest.yaml")


@pytest.mark.parametrize("asked", ["../x.pdf", "a/../../x.pdf", "/x.pdf", "C:/x.pdf", "a\\b.pdf", "\x01.pdf", "."])
def test_a_place_that_cannot_be(opd, asked):
    assert "Letak berkas" in refused(opd, sebagai=asked)


@needs_links
def test_a_link_that_leads_out_of_the_folder(opd, tmp_path):
    (opd.folder / "bukti").symlink_to(tmp_path / "unduhan")
    assert "keluar dari folder" in refused(opd, sebagai="bukti/x.pdf")
    (opd.folder / "x.pdf").symlink_to(opd.file)
    assert "keluar dari folder" in refused(opd, file=opd.folder / "x.pdf")


def test_a_text_that_cannot_be_edited_alone_is_left(opd):
    opd.write(item().removesuffix("\n") + "\n  tautan: |\n    https://x.go.id")
    said = refused(opd, LkecheckError)
    assert "manifest.yaml:6:3: " in said
    assert DIGEST in said


def test_the_copy_goes_where_the_manifest_cannot_be_written(opd, monkeypatch):
    real = freezing._replace

    def fail(path: Path, *rest: object) -> None:
        if path.name == "manifest.yaml":
            raise UsageError("penuh")
        real(path, *rest)

    monkeypatch.setattr(freezing, "_replace", fail)
    refused(opd)


def test_a_copy_that_changes_while_it_is_taken(opd, monkeypatch):
    measure = downloads.measure
    monkeypatch.setattr(downloads, "measure", lambda *given, **more: ("0" * 64, measure(*given, **more)[1]))
    assert "berubah selama disalin" in refused(opd)


# --- the command ------------------------------------------------------------------------------------------------------


def test_the_command_says_what_was_done_and_what_comes_next(opd, capsys):
    assert cli.run(["freeze", str(opd.folder), "a", str(opd.file), "--date", "2022-08-01"]) == 0
    said = capsys.readouterr()
    assert 'Bukti "a" dibekukan pada 2022-08-01.' in said.out
    assert f"bukti/Laporan (1).pdf, {len(PDF)} byte, sha256 {DIGEST[:12]}..." in said.out
    assert f"lkecheck check {opd.manifest}" in said.err


def test_the_command_says_which_files_stay_listed_after_a_second_copy(opd, capsys):
    call = ["freeze", str(opd.manifest), "a", str(opd.file), "--as", "lama.pdf"]
    assert cli.run(call) == 0
    assert "masih menyebut" not in capsys.readouterr().err
    opd.file.write_bytes(PDF + b"baru")
    assert cli.run([*call[:-1], "baru.pdf", "--again"]) == 0
    assert "masih menyebut lama.pdf" in capsys.readouterr().err
    assert "berkas: [lama.pdf, baru.pdf]" in opd.text


def test_the_command_takes_today_and_no_later_day(opd, capsys):
    call = ["freeze", str(opd.manifest), "a", str(opd.file)]
    assert cli.run([*call, "--date", "2100-01-01"]) == 2
    assert "belum tiba" in capsys.readouterr().err
    assert cli.run(call) == 0
    assert cli.run(call) == 2
    assert f"Galat: {opd.manifest}:" in capsys.readouterr().err


# --- any manifest -----------------------------------------------------------------------------------------------------

NOTES = st.sampled_from(["", "# catatan\n", "\n", "  # é\n"])
FIELDS = st.dictionaries(
    st.sampled_from(["nomor", "halaman", "kegiatan", "judul"]), st.sampled_from(["1", "'a' # k", '"b: c"', "é"]), max_size=4
)


@st.composite
def manifest_texts(draw):
    """A manifest of up to three items, its notes in all places, and the number of one with a link."""
    text, many = HEAD + draw(NOTES) + "bukti:\n", draw(st.integers(1, 3))
    for number in range(many):
        fields = {"jenis": "laporan", "topik": "[wbs]", "judul": "L"} | draw(FIELDS) | {"tautan": "https://x.go.id/y#z"}
        pairs = [f"id: b{number}", *draw(st.permutations([f"{key}: {value}" for key, value in fields.items()]))]
        if draw(st.booleans()) and not any(" # k" in pair for pair in pairs):
            text += f"- {{{', '.join(pairs)}}}\n" + draw(NOTES)
        else:
            text += "- " + "  ".join(f"{pair}\n{draw(NOTES)}" for pair in pairs)
    bom = draw(st.sampled_from(["", "\ufeff"]))
    return bom + text.replace("\n", draw(st.sampled_from(["\n", "\r\n"]))), draw(st.integers(0, many - 1))


@steady
@given(manifest_texts())
def test_only_the_item_changes_and_its_lines_come_out_again(tmp_path_factory, case):
    text, index = case
    opd = Opd(tmp_path_factory.mktemp("beku"), text)
    before = manifests.read(opd.manifest, "m.yaml").document.data
    opd.freeze(f"b{index}", sebagai="bukti/x.pdf")
    before["bukti"][index] |= {"berkas": "bukti/x.pdf", "dibekukan": {"tanggal": "2022-08-01", "sha256": DIGEST}}
    assert manifests.read(opd.manifest, "m.yaml").document.data == before
    eol = "\r\n" if "\r\n" in text else "\n"
    block = f"  berkas: bukti/x.pdf{eol}  {FROZEN}{eol}"
    flow = f", berkas: bukti/x.pdf, {FROZEN}"
    assert opd.text.count(DIGEST) == 1
    assert text in (opd.text.replace(block, "", 1), opd.text.replace(flow, "", 1))
