"""Forms of `score`: one file = one form, `render(HasilSkor) -> bytes`; and, behind an underscore, the lines of --explain."""
