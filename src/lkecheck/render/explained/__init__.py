"""How one number came about, line by line, for `score --explain`."""
