"""Forms of `score`: one file = one form, `render(HasilSkor) -> bytes`."""
