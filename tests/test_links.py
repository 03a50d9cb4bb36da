"""What a link is by its look, with the hosts of the national pack; nothing is opened."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkecheck.evidence.facts import collect
from lkecheck.evidence.links.addresses import Tautan, classify
from lkecheck.evidence.year import Year
from lkecheck.model.manifest import Manifest
from lkecheck.model.pack import TautanDikenal
from strategies import national

HOSTS = national().head.tautan


def kind(url: str, hosts: TautanDikenal | None = HOSTS) -> str:
    return classify(url, hosts).golongan


@pytest.mark.parametrize(
    "url",
    [
        "https://drive.google.com/drive/folders/1AbC?usp=sharing",
        "https://drive.google.com/drive/u/0/folders/1AbC",
        "https://drive.google.com/drive/mobile/folders/1AbC",
        "https://drive.google.com/drive/%66olders/1AbC",
        "https://DRIVE.google.com/Drive/Folders/1AbC",
        "drive.google.com/drive/folders/1AbC",
        "https://drive.google.com/folderview?id=1",
        "https://photos.app.goo.gl/abc",
        "https://onedrive.live.com/?id=AB%21123&cid=AB",
        "https://1drv.ms/f/s!Ab",
        "https://kota-my.sharepoint.com/:f:/g/personal/x/Ab",
        "https://kota.sharepoint.com/sites/rb/Dokumen/Forms/AllItems.aspx?id=1",
        "https://www.dropbox.com/sh/abc/def?dl=0",
        "https://www.dropbox.com/scl/fo/abc/h?rlkey=1",
        "https://mega.nz/folder/abc#key",
        "https://mega.nz/#F!abc!key",
        "https://awan.binjaikota.go.id/s/AbCd?path=%2FBukti",
        "https://awan.binjaikota.go.id/apps/files/?view=all&dir=/Bukti",
    ],
)
def test_a_folder(url):
    assert kind(url) == "folder"


@pytest.mark.parametrize(
    "url",
    [
        "https://bit.ly/bukti-rb",
        "http://s.id/abc",
        "bit.ly/bukti",
        "https://tinyurl.com/x",
        "https://linktr.ee/opd",
        "https://t.co/x",
    ],
)
def test_a_short_address(url):
    assert kind(url) == "pemendek"


@pytest.mark.parametrize(
    "url",
    [
        "https://drive.google.com/file/d/1AbC/view?usp=sharing",
        "https://drive.google.com/open?id=1",
        "https://docs.google.com/document/d/1AbC/edit",
        "https://1drv.ms/b/s!Ab",
        "https://kota.sharepoint.com/:b:/g/abc",
        "https://www.dropbox.com/s/abc/laporan.pdf",
        "https://we.tl/t-abc",
        "https://drive.google.com./file/d/1",
        "https://drive\u3002google\u3002com/file/d/1",
        "https://ｄｒｉｖｅ.google.com/file/d/1",
        "https://evil.example@drive.google.com/file/d/1",
        "https://drive.google.com:443/file/d/1",
    ],
)
def test_a_private_drive(url):
    assert kind(url) == "penyimpanan"


@pytest.mark.parametrize(
    "url",
    [
        r"C:\Users\opd\laporan.pdf",
        "D:/bukti/laporan.pdf",
        r"\\server\bagi\laporan.pdf",
        "//server/bagi/laporan.pdf",
        "file:///C:/laporan.pdf",
        "/home/opd/laporan.pdf",
        "http://localhost/laporan",
        "http://localhost:8080/x",
        "http://127.0.0.1/x",
        "http://127.1/x",
        "http://2130706433/x",
        "http://0x7f.0.0.1/x",
        "http://192.168.1.10/bukti",
        "http://[::1]/x",
        "http://[fe80::1]/x",
        "http://999.1.1.1/x",
        "http://1.2.3.4.5/x",
        "http://1.2.3.08/x",
        "http://0300.0250.1/x",
        "http://4294967296/x",
        "http://arsip/bukti.pdf",
        "http://nas.local/bukti",
    ],
)
def test_an_address_of_ones_own(url):
    assert kind(url) == "komputer"
    assert kind(url, None) == "komputer"


@pytest.mark.parametrize(
    "url",
    [
        "",
        "lihat lampiran",
        "bukti/laporan.pdf",
        "laporan.pdf",
        "ftp://contoh.go.id/x",
        "mailto:opd@contoh.go.id",
        "javascript:alert(1)",
        "https://",
        "https:///x",
        "http://[::1/x",
        "https://contoh.go.id:99999/x",
        "https://evil.example\\@drive.google.com/x",
        "https://contoh go.id/x",
        "https://con\ntoh.go.id/x",
    ],
)
def test_no_address_at_all(url):
    assert kind(url) == "bukan_alamat"


@pytest.mark.parametrize(
    "url",
    [
        "https://contoh.go.id/perwal",
        "http://jdih.binjaikota.go.id/laporan tahunan.pdf",
        "www.binjaikota.go.id/berita",
        "https://8.8.8.8/x",
        "https://134744072/x",
        "https://[2001:4860:4860::8888]/x",
        "https://drive.google.com@evil.example/drive/folders/1",
        "https://drive.google.com.evil.example/drive/folders/1",
        "https://evil.example/x.sharepoint.com/:f:/1",
        "https://notbit.ly/x",
        "https://xn--drve-gqa.google.example/drive/folders/1",
        "https://dr\u0456ve.google.com/x",
        "https://awan.binjaikota.go.id/s/AbCd",
        "https://www.youtube.com/watch?v=1",
    ],
)
def test_an_ordinary_address(url):
    assert kind(url) == "biasa"


def test_hosts_come_from_the_pack_only():
    own = TautanDikenal(sumber="ingatan", pemendek=("pendek.go.id",), penyimpanan=("awan.go.id",), folder=("awan.go.id/map/",))
    urls = ("https://pendek.go.id/x", "https://a.awan.go.id/x", "https://awan.go.id/map/1", "https://bit.ly/x")
    assert [kind(url, own) for url in urls] == ["pemendek", "penyimpanan", "folder", "biasa"]
    assert {kind(url, None) for url in urls} == {"biasa"}


def test_the_words_fit_in_a_sentence():
    assert Tautan("biasa").sisipan == Tautan("biasa").kalimat == ""
    assert classify("https://bit.ly/x", HOSTS).sisipan == ", yaitu alamat pendek yang tujuannya dapat berganti,"


@pytest.mark.parametrize(("url", "golongan"), [("https://bit.ly/x", Tautan("pemendek").sisipan), ("https://contoh.go.id/x", "")])
def test_the_finding_names_what_the_link_is(url, golongan):
    data = {
        "skema": "lkecheck/manifest/1",
        "tahun": 2021,
        "tingkat": "unit",
        "opd": {"kode": "DINKES", "nama": "Dinas"},
        "bukti": [{"id": "a", "jenis": "laporan", "topik": ["wbs"], "judul": "L", "tautan": url}],
    }
    manifest = Manifest.model_validate(data)
    (fault,) = collect(manifest, national(), {}, Year(2021, date(2021, 12, 31))).bukti[0].cacat[:1]
    assert (fault.nama, fault.isi["golongan"]) == ("tautan-belum-dibekukan", golongan)
    told = national().temuan[fault.nama].pesan.format(**fault.isi)
    assert f"tautan {url}{golongan} dan belum" in told


@given(st.text(max_size=60) | st.text("htps:/.@\\?#[]%x1 ", max_size=30).map("http".__add__))
def test_any_text_has_one_kind(url):
    assert kind(url) in ("folder", "pemendek", "penyimpanan", "komputer", "bukan_alamat", "biasa")


@given(st.from_regex(r"[a-z]{1,8}(\.[a-z]{2,8}){0,2}", fullmatch=True), st.text("abc/?#=", max_size=12))
def test_what_stands_before_the_at_sign_is_never_the_host(host, path):
    assert kind(f"https://drive.google.com@{host}.example/{path}") == kind(f"https://{host}.example/{path}")
