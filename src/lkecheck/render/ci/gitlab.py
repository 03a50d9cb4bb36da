"""GitLab's code quality report: a list of issues in JSON."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from typing import Any

from lkecheck.render.ci_report import Result, report_of
from lkecheck.render.ci_report.value import CiReport, Issue, Place, worst_first
from lkecheck.render.formats.markdown import escape
from lkecheck.render.formats.plain import line

_SEVERITY = {"error": "major", "warning": "minor", "note": "info"}


def render(result: Result) -> bytes:
    """What could not be judged, then the findings, worst first; a waived one stays, as information."""
    report = report_of(result)
    shown = [_entry("galat", "critical", _print(text, place), text, (report.statement,), place) for text, place in report.broken]
    shown += [_issue(issue, report.statement) for issue in worst_first((*report.issues, *_notes(report)))]
    return json.dumps(shown, ensure_ascii=False, indent=1).encode() + b"\n"


def _notes(report: CiReport) -> Iterator[Issue]:
    """What was left out, as information at the first file: the report has no other place for it."""
    where = Place(next(iter(report.hashes), ""), 1, 1)
    for number, note in enumerate(report.notes, start=1):
        yield Issue(f"catatan-{number}", "catatan", "note", note, where)


def _issue(issue: Issue, statement: str) -> dict[str, Any]:
    severity = "info" if issue.waived is not None else _SEVERITY[issue.level]
    text = f"{issue.message} {issue.step}" if issue.waived is None else f"Tidak dihitung ({issue.waived}): {issue.message}"
    return _entry(issue.rule, severity, issue.id, text, (*issue.more, statement), issue.place)


def _entry(rule: str, severity: str, fingerprint: str, text: str, more: Iterable[str], place: Place) -> dict[str, Any]:
    return {
        "type": "issue",
        "check_name": rule,
        "description": line(f"Sel {place.cell}: {text}" if place.cell else text),
        "content": {"body": "\n\n".join(escape(part) for part in more)},
        "severity": severity,
        "fingerprint": fingerprint,
        "location": {"path": line(place.file), "lines": {"begin": max(place.line, 1)}},
    }


def _print(text: str, place: Place) -> str:
    """Files that cannot be read have no id; what is said of them and where tells one from the other."""
    where = [place.file, place.line, place.column, *([place.cell] if place.cell else [])]
    key = json.dumps([*where, text], ensure_ascii=True)
    return hashlib.sha256(key.encode()).hexdigest()[:16]
