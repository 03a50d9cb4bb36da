"""Links: what their addresses say, and their copies frozen into files."""
