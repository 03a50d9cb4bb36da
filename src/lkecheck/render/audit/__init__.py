"""Forms of an audit's result: one file = one form, `render(HasilAudit) -> bytes`; the file's name is the form's name."""
