"""SARIF 2.1.0, the format of code scanning (OASIS)."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from lkecheck.render.ci_report import Result, report_of
from lkecheck.render.ci_report.value import CiReport, Issue, Place, Rule
from lkecheck.render.formats.markdown import escape
from lkecheck.render.formats.plain import clean, line, title

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
ROOT = "%SRCROOT%"
BROKEN = "galat"
# A viewer makes a link of [text](target) in a message; a backslash keeps the brackets what they were.
_LINK = re.compile(r"\[(?=[^\]]*\]\()|\](?=\()")


def render(result: Result) -> bytes:
    """The log with its one run; what could not be judged is its notifications."""
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [_run(report_of(result))]}
    return json.dumps(log, ensure_ascii=False, indent=1).encode() + b"\n"


def _run(run: CiReport) -> dict[str, Any]:
    order = {rule.id: number for number, rule in enumerate(run.rules)}
    driver: dict[str, Any] = {"name": "lkecheck", "version": run.version, "rules": [_rule(rule) for rule in run.rules]}
    if run.broken:
        driver["notifications"] = [{"id": BROKEN, "shortDescription": {"text": "Berkas ini belum dapat dinilai."}}]
    invocation: dict[str, Any] = {"executionSuccessful": not run.broken}
    if run.broken:
        invocation["toolExecutionNotifications"] = [_notification(text, place) for text, place in run.broken]
    return {
        "tool": {"driver": driver},
        "automationDetails": {"id": f"{run.category}/"},
        "language": "id",
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {ROOT: {"description": {"text": "Folder yang menjadi pangkal letak berkas (--root)."}}},
        "invocations": [invocation],
        "artifacts": [{"location": _artifact(name), "hashes": {"sha-256": value}} for name, value in run.hashes.items()],
        "results": [_result(issue, order[issue.rule]) for issue in run.issues],
        "properties": _cleaned({**run.properties, "pernyataan": run.caveat}),
    }


def _rule(rule: Rule) -> dict[str, Any]:
    name = title(rule.id)
    basis = "\n".join(f"- {line(text)}" for text in rule.basis)
    shown = "\n".join(f"- {escape(text)}" for text in rule.basis)
    text = f"{line(rule.why)}\n\nLangkah: {line(rule.steps)}" + (f"\n\nDasar:\n{basis}" if basis else "")
    markdown = f"{escape(rule.why)}\n\n**Langkah:** {escape(rule.steps)}" + (f"\n\n**Dasar:**\n\n{shown}" if shown else "")
    return {
        "id": rule.id,
        "name": "".join(word.capitalize() for word in re.split("[-_]", rule.id)),
        "shortDescription": {"text": f"{name}."},
        "fullDescription": {"text": line(rule.why)},
        "help": {"text": text, "markdown": markdown},
        "defaultConfiguration": {"level": rule.level},
    }


def _result(issue: Issue, number: int) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": issue.rule,
        "ruleIndex": number,
        "level": issue.level,
        "message": {"text": _message("\n\n".join(issue.text))},
        "locations": [_location(issue.place)],
        "partialFingerprints": {"lkecheck/v1": issue.id},
    }
    if issue.related:
        result["relatedLocations"] = [
            {"id": number, **_location(place), "message": {"text": _message(text)}}
            for number, (text, place) in enumerate(issue.related, start=1)
        ]
    if issue.waived is not None:
        result["suppressions"] = [{"kind": "external", "justification": clean(issue.waived)}]
    return {**result, "properties": _cleaned(issue.properties)}


def _notification(text: str, place: Place) -> dict[str, Any]:
    message = {"text": _message(text)}
    return {"descriptor": {"id": BROKEN}, "level": "error", "message": message, "locations": [_location(place)]}


def _location(place: Place) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": _artifact(place.file)}
    if place.line:
        physical["region"] = {"startLine": place.line, "startColumn": max(place.column, 1)}
    if place.cell:
        logical = {"name": clean(place.cell.rpartition("!")[2]), "fullyQualifiedName": clean(place.cell)}
        return {"physicalLocation": physical, "logicalLocations": [logical]}
    return {"physicalLocation": physical}


def _artifact(name: str) -> dict[str, str]:
    return {"uri": quote(name, safe="/", errors="surrogatepass"), "uriBaseId": ROOT}


def _message(text: str) -> str:
    return _LINK.sub(r"\\\g<0>", clean(text))


def _cleaned(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {name: _cleaned(one) for name, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [_cleaned(one) for one in value]
    return clean(value) if isinstance(value, str) else value
