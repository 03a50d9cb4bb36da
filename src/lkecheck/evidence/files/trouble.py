"""Why a file's content could not be had: two outcomes of a look, never of the program."""

from __future__ import annotations


class Broken(Exception):  # noqa: N818 - a state of the file, told to the officer as such
    """The content cannot be read; the text says why, in Indonesian."""


class Locked(Exception):  # noqa: N818 - as above
    """A password keeps the content shut."""
