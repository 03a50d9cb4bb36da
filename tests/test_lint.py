"""Rungs that make no sense are told at their place."""

from __future__ import annotations

import shutil

import pytest
from tests import frozen

from lkecheck import cli
from lkecheck.proof import senseless_rungs
from lkecheck.scheme import packs


@pytest.fixture
def own(tmp_path):
    folder = tmp_path / "paket"
    shutil.copytree(frozen.PACK, folder)
    return folder


def changed(folder, old, new):
    rule = next(folder.rglob("7.1-gratifikasi.yaml"))
    text = rule.read_text(encoding="utf-8")
    assert old in text
    rule.write_text(text.replace(old, new, 1), encoding="utf-8")
    return rule


def test_the_shipped_packs_have_no_such_rung():
    for name in packs.known():
        assert list(senseless_rungs.remarks(packs.load(name))) == []


def test_a_rung_under_another_that_always_holds_with_it_is_told(own, capsys):
    changed(own, "bila: {dokumen: lengkap, rasio: mayoritas}", "bila: {dokumen: lengkap, rasio: semua}")
    assert cli.run(["rules", "test", "--pack", str(own), "--kode", "PMN.7.1.c"]) == 1
    out = capsys.readouterr().out
    message = "PMN.7.1.c: pilihan B tertutup oleh A: setiap kali B terpenuhi, A pun terpenuhi."
    line = next(line for line in out.splitlines() if message in line)
    assert line.startswith("paket/pemenuhan/7.1-gratifikasi.yaml:")
    assert line.split(":")[1].isdigit()


def test_a_rung_whose_parts_exclude_each_other_is_told(own, capsys):
    changed(own, "bila: {dokumen: lengkap, kali: 2}", "bila: {dokumen: lengkap, bukan: {dokumen: lengkap}}")
    cli.run(["rules", "test", "--pack", str(own), "--kode", "PMN.7.1.b"])
    assert "PMN.7.1.b: pilihan A tidak pernah dapat tercapai" in capsys.readouterr().out
