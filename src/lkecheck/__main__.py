"""python -m lkecheck."""

from lkecheck.cli import main

main()
