"""From what an office has to a form filled in."""
