"""Annotations of a GitHub workflow: lines on stdout that the runner takes as commands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lkecheck.render.ci_report import Result, report_of
from lkecheck.render.ci_report.value import Issue, Place, worst_first
from lkecheck.render.formats.plain import clean, line, title

SHOWN = 10
"""How many annotations of a kind GitHub shows for one step."""

_COMMAND = {"error": "error", "warning": "warning", "note": "notice"}


def render(result: Result) -> bytes:
    """What could not be judged, then the findings, worst first; then plain lines, which must be the program's own.

    The whole report belongs into the summary of the step (format markdown).
    """
    report = report_of(result)
    lines = [_line("error", "Berkas belum dapat dinilai", text, place) for text, place in report.broken]
    lines += [_issue(issue) for issue in worst_first(report.issues)]
    closing = (f"{report.opening} {report.statement}".lstrip(), *map(line, report.notes))
    return ("\n".join((*lines, *_hidden(lines), *closing)) + "\n").encode()


def _issue(issue: Issue) -> str:
    command = "notice" if issue.waived is not None else _COMMAND[issue.level]
    name = ": ".join(part for part in (issue.subject, title(issue.rule)) if part)
    told = "\n".join(issue.text)
    if issue.waived is not None:
        name, told = f"{name} (tidak dihitung)", f"{told}\nTidak dihitung: {issue.waived}"
    return _line(command, name, told, issue.place)


def _line(command: str, name: str, text: str, place: Place) -> str:
    if place.cell:
        name, text = f"{name} (sel {place.cell})", f"Sel {place.cell}: {text}"
    about = {"file": place.file, "line": place.line, "col": place.column, "title": line(name)}
    given = ",".join(f"{key}={_property(str(value))}" for key, value in about.items() if value)
    return f"::{command} {given}::{_data(clean(text))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(clean(text)).replace(":", "%3A").replace(",", "%2C")


def _hidden(lines: Sequence[str]) -> Iterator[str]:
    """GitHub keeps silent about the annotations that it leaves out; the log says how many."""
    kinds = [text.split(" ", 1)[0] for text in lines]
    hidden = sum(max(0, kinds.count(kind) - SHOWN) for kind in set(kinds))
    if hidden:
        yield f"{hidden} dari {len(lines)} anotasi hanya ada di log ini; GitHub menampilkan {SHOWN} per jenis untuk satu langkah."
