"""lkecheck: checks the evidence behind an LKE (PMPRB) against declarative rules."""

# A literal: reading it from the installed metadata costs 30 ms at every start.
__version__ = "0.1.0"
