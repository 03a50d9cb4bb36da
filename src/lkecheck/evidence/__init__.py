"""What an OPD handed in: its manifest, its files, what they say, and what that is worth."""
