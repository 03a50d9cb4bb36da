"""Forms of an audit's result: one file = one form, `render(HasilAudit) -> bytes`; the file's name is the form's name."""

SHARES = "lkecheck.render.ci"
"""Where the forms are that services of CI read; `ci_report` turns each kind of result into what they show."""
