"""Laporan -> bytes: one module, one format; the module's name is the format's name.

Each module has `render(laporan) -> bytes`. Text may hold ANSI styles; whoever writes it takes them out where the target
is no terminal.
"""

SHARES = "lkecheck.render.ci"
"""Where the forms are that services of CI read; `ci_report` turns each kind of result into what they show."""
