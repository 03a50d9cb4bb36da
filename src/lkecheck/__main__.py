"""python -m lkecheck."""

from .cli import main

main()
