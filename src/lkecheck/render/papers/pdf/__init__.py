"""The report as PDF: a typst template and the data that fill it."""
