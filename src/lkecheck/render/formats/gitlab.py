"""GitLab's code quality report: a list of issues in JSON."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from typing import Any

from .issue import Issue, Place, worst_first
from .markdown import escape
from .plain import line

_SEVERITY = {"error": "major", "warning": "minor", "note": "info"}


def render(issues: Iterable[Issue], broken: Iterable[tuple[str, Place]], statement: str) -> bytes:
    """What could not be judged, then the findings, worst first; a waived one stays, as information."""
    told = [_entry("galat", "critical", _print(text, place), text, (statement,), place) for text, place in broken]
    told += [_issue(issue, statement) for issue in worst_first(issues)]
    return json.dumps(told, ensure_ascii=False, indent=1).encode() + b"\n"


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
