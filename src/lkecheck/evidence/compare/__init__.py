"""Declared against read, and against other OPDs: the one room where a fault (Cacat) is born."""
