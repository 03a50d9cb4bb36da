"""Forms of a pack's trial: one file = one form, `render(HasilUji) -> bytes`; the file's name is the form's name."""
