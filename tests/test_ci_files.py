"""What others' CI takes from here works: the action, the hooks of pre-commit, and the examples of the guide."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest
import yaml

from lkecheck import cli

ROOT = Path(__file__).parents[1]
GUIDE = ROOT / "docs" / "panduan" / "ci.md"
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
EXAMPLES = [yaml.safe_load(block) for block in re.findall(r"```yaml\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)]
CITY = Path(__file__).parent / "data" / "kota"


@pytest.fixture(autouse=True)
def _folder(tmp_path, monkeypatch):
    """The examples' folders need not exist; a root must."""
    (tmp_path / "never").mkdir()
    monkeypatch.chdir(tmp_path)


def strings(value):
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from strings(one)
    elif isinstance(value, str):
        yield value


def calls(text):
    """The calls of lkecheck in a script, as lists of words."""
    for line in text.replace("\\\n", " ").splitlines():
        words = shlex.split(line.partition(" || ")[0], comments=True)
        places = [number for number, word in enumerate(words) if word.rpartition("/")[2] == "lkecheck"]
        if places and words[places[0] + 1 :] and words[0] not in ("pip", "echo"):
            yield words[places[0] + 1 :]


def accepted(words):
    """Parses a call as the program does, without running it."""
    command: click.Command = cli.program
    context = click.Context(command)
    while isinstance(command, click.Group):
        found = command.get_command(context, words[0])
        assert found is not None, words
        command, words = found, words[1:]
    # What a variable stands for is not known here; `never` suits --fail-on, and is a folder here.
    given = [re.sub(r"\$\{?\w+\}?", "never", word) for word in words]
    return command.make_context("lkecheck", given, resilient_parsing=False)


def test_every_call_in_the_action_and_the_guide_is_one_that_the_program_takes():
    found = [words for value in (ACTION, EXAMPLES) for text in strings(value) for words in calls(text)]
    assert len(found) >= 4
    for words in found:
        accepted(words)


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
def test_every_hook_is_a_call_that_the_program_takes(hook):
    assert {"id", "name", "language", "entry", "files"} <= set(hook)
    (words,) = calls(" ".join([hook["entry"], *hook.get("args", ())]))
    accepted([*words, "dinas/manifest.yaml"] if hook.get("pass_filenames", True) else words)


def test_a_wrong_option_in_such_a_file_would_be_noticed():
    (words,) = calls("lkecheck check . --outptu json")
    with pytest.raises(click.UsageError):
        accepted(words)


def test_outputs_of_the_action_are_those_that_its_step_writes():
    step = ACTION["runs"]["steps"][-1]
    written = set(re.findall(r'echo "([\w-]+)=', step["run"]))
    assert written == set(ACTION["outputs"])
    assert {value["value"] for value in ACTION["outputs"].values()} == {
        f"${{{{ steps.{step['id']}.outputs.{name} }}}}" for name in written
    }


def test_inputs_reach_the_script_through_the_environment_only():
    for step in ACTION["runs"]["steps"]:
        assert "${{" not in step["run"]
    assert set(re.findall(r"inputs\.([\w-]+)", str(ACTION["runs"]))) == set(ACTION["inputs"])


@pytest.mark.skipif(sys.platform == "win32" or shutil.which("bash") is None, reason="needs bash")
@pytest.mark.parametrize(("fail_on", "folder", "code"), [("never", "dinas", 0), ("mayor", "dinas", 1), ("mayor", ".", 3)])
def test_the_step_of_the_action_runs(tmp_path, fail_on, folder, code):
    workspace = tmp_path / "repo"
    shutil.copytree(CITY, workspace / "bukti")
    (tmp_path / "lkecheck").mkdir()
    (tmp_path / "lkecheck" / "bin").symlink_to(Path(sys.executable).parent)
    inputs = {"LOKASI": f"bukti/{folder}", "BATAS": fail_on, "LKECHECK_PACK": "", "LKECHECK_DATE": "2021-12-31"}
    runner = {
        "RUNNER_TEMP": str(tmp_path),
        "GITHUB_WORKSPACE": str(workspace),
        "GITHUB_STEP_SUMMARY": str(tmp_path / "ringkasan.md"),
        "GITHUB_OUTPUT": str(tmp_path / "keluaran"),
    }
    (tmp_path / "ringkasan.md").touch()
    done = subprocess.run(
        ["bash", "-e", "-o", "pipefail", "-c", ACTION["runs"]["steps"][-1]["run"]],
        cwd=workspace,
        env={**os.environ, **runner, **inputs},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == code, done.stderr
    written = dict(line.split("=", 1) for line in (tmp_path / "keluaran").read_text().splitlines())
    assert written.pop("exit-code") == str(code)
    assert all(Path(path).stat().st_size for path in written.values())
    assert "file=bukti/" in done.stdout
    assert (tmp_path / "ringkasan.md").read_text(encoding="utf-8").startswith("## lkecheck")
    result = json.loads(Path(written["json"]).read_text(encoding="utf-8"))
    assert all((workspace / one["manifest"]["berkas"]).is_file() for one in result["penilaian"])
