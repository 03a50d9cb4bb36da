"""JUnit's XML, which nearly every service of CI reads."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from lkecheck.render.ci_report import Result, report_of
from lkecheck.render.ci_report.value import Case, Suite
from lkecheck.render.formats.plain import clean, line


def render(result: Result) -> bytes:
    """The document; without times, so that the same result gives the same bytes."""
    report = report_of(result)
    root = Element("testsuites", {"name": "lkecheck", **_counts([case for suite in report.suites for case in suite.cases])})
    for suite in report.suites:
        root.append(_suite(suite, report.caveat))
    indent(root, " ")
    return b"<?xml version='1.0' encoding='utf-8'?>\n" + tostring(root, encoding="unicode").encode() + b"\n"


def _suite(suite: Suite, caveat: str) -> Element:
    skipped = sum(case.outcome == "skipped" for case in suite.cases)
    element = Element("testsuite", {"name": line(suite.name), **_counts(suite.cases), "skipped": str(skipped)})
    if suite.properties:
        properties = SubElement(element, "properties")
        for name, value in {**suite.properties, "pernyataan": caveat}.items():
            SubElement(properties, "property", {"name": name, "value": line(value)})
    for case in suite.cases:
        element.append(_case(case))
    return element


def _case(case: Case) -> Element:
    element = Element("testcase", {"classname": line(case.group), "name": line(case.name)})
    if case.outcome != "passed":
        about = {"type": case.kind} if case.kind else {}
        SubElement(element, case.outcome, {**about, "message": line(case.message)}).text = clean(case.body) or None
    if case.said:
        SubElement(element, "system-out").text = clean(case.said)
    return element


def _counts(cases: Sequence[Case]) -> dict[str, str]:
    outcomes = [case.outcome for case in cases]
    return {
        "tests": str(len(outcomes)),
        "failures": str(outcomes.count("failure")),
        "errors": str(outcomes.count("error")),
    }
