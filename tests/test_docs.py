"""Documents are held to the program: README blocks run, commands exist, generated pages do not drift."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

import pytest
from tools import docs, readme

from lkecheck import cli
from lkecheck.core import registry
from lkecheck.judge.engine import durable
from lkecheck.scheme import packs

ROOT = Path(__file__).parents[1]
GUIDES = sorted([*(ROOT / "docs" / "panduan").glob("*.md"), ROOT / "README.md", ROOT / "CONTRIBUTING.md"])
PAGES = sorted(path.relative_to(ROOT / "docs").as_posix() for path in (ROOT / "docs" / "aturan").rglob("*.md"))
PLAIN = [step for step in readme.steps(ROOT / "README.md") if step.command.startswith(("lkecheck ", "mkdir "))]


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_the_readme_shows_what_its_commands_print(tmp_path):
    """The steps share one folder, as a reader's would; `make`, `git` and the long `--mutasi` run in the full suite."""
    (tmp_path / "evidence_samples").symlink_to(ROOT / "evidence_samples")
    environment = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}", "TERM": "xterm"}
    shown = [step for step in PLAIN if step.shown and step.shown != ("...",)]
    assert len(shown) >= 4
    for step in PLAIN:
        if "--mutasi" in step.command:
            continue
        said = readme.run(step, tmp_path, environment)
        if not durable.importable():
            said = said.replace("mesin python,", "mesin durable,")
        assert readme.difference(step, said) is None


def test_a_wrong_readme_is_noticed():
    step = readme.Step("echo x", ("satu", "...", "tiga"))
    assert readme.difference(step, "satu\ndua\ntiga\n") is None
    assert "tiga" in str(readme.difference(step, "satu\ndua\n"))
    assert "empat" in str(readme.difference(step, "satu\ntiga\nempat\n"))
    assert "satu" in str(readme.difference(readme.Step("echo x", ("satu", "dua")), "satu\nantara\ndua\n"))


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.name)
def test_every_command_and_option_that_a_guide_types_exists(guide):
    import click

    for line in re.findall(r"^\$ (?:.*/)?lkecheck (.+)$", guide.read_text(encoding="utf-8"), re.MULTILINE):
        words = line.split("|")[0].split(";")[0].split()
        command: click.Command = cli.program
        while isinstance(command, click.Group) and words and not words[0].startswith("-"):
            found = command.get_command(click.Context(command), words.pop(0))
            assert found is not None, line
            command = found
        known = {name for param in command.params for name in (*param.opts, *param.secondary_opts)} | {
            "--help",
            "-h",
            "--version",
        }
        assert {word.split("=")[0] for word in words if word.startswith("--")} <= known, line


def test_every_command_stands_in_a_guide():
    text = "".join(guide.read_text(encoding="utf-8") for guide in GUIDES)
    for name in registry.names("lkecheck.cli"):
        assert f"lkecheck {name}" in text, name
    for name in registry.names("lkecheck.render.penilaian"):
        assert name in text, name


@pytest.fixture(scope="module")
def pages():
    return docs.pages()


@pytest.mark.parametrize("name", [*PAGES, "temuan.md", "audit.md"])
def test_a_generated_page_does_not_drift(name, pages):
    assert (ROOT / "docs" / name).read_text(encoding="utf-8") == pages.get(name), "run `make docs`"


def test_no_generated_page_is_missing_or_left_over(pages):
    assert {*PAGES, "temuan.md", "audit.md"} == set(pages)


def test_links_between_documents_lead_somewhere():
    for path in [*(ROOT / "docs").rglob("*.md"), *ROOT.glob("*.md")]:
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", path.read_text(encoding="utf-8")):
            assert (path.parent / target).exists(), f"{path.name}: {target}"


def test_every_word_of_the_manifest_stands_in_the_glossary():
    from lkecheck.model.manifest import Bukti, Manifest

    text = (ROOT / "docs" / "glosarium.md").read_text(encoding="utf-8").lower()
    for word in (*Manifest.model_fields, *Bukti.model_fields):
        assert word.replace("_", " ") in text or word in text, word


def test_every_error_class_is_explained():
    from lkecheck.core import errors

    text = errors.__doc__ or ""
    for name, kind in vars(errors).items():
        if isinstance(kind, type) and issubclass(kind, errors.LkecheckError):
            assert name in text


def test_every_finding_that_the_program_makes_is_in_the_pack_and_no_other():
    from lkecheck.model.pack import REQUIRED_FINDINGS

    sources = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "src" / "lkecheck").rglob("*.py"))
    pack = packs.load("pmprb-2020")
    for name in REQUIRED_FINDINGS:
        assert sources.count(f'"{name}"') >= 2, f"{name} is named as required, but nothing makes it"
    assert set(pack.temuan) - REQUIRED_FINDINGS <= {"opd-belum-menyerahkan"}


def test_no_machine_path_and_no_registry_stands_in_the_project():
    import subprocess

    files = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False).stdout.split("\n")
    checked = [
        ROOT / name for name in files if name.endswith((".py", ".md", ".yaml", ".toml", ".lock", ".sh")) or name == "Makefile"
    ]
    for path in checked:
        text = path.read_text(encoding="utf-8", errors="replace")
        for word in ("--index-url", "--find-links", "pypi" + ".org", "files.python" + "hosted"):
            assert word not in text or path.name == Path(__file__).name, f"{path.name}: {word}"


def test_the_opds_guide_is_for_those_who_write_no_yaml():
    """Officers work in Excel: their guide has no text file in it, but where to read of one; its pictures are there."""
    guide = ROOT / "docs" / "panduan" / "opd.md"
    text = guide.read_text(encoding="utf-8").replace("[panduan manifest](manifest.md)", "")
    assert not re.findall(r"(?i)yaml|manifest", text)
    pictures = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", text)
    assert len(pictures) >= 4
    assert all((guide.parent / picture).is_file() for picture in pictures)
