"""The one place where steps meet: find, read, look, judge."""
