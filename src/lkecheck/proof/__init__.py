"""A rule's cases and their mutations."""
