"""The nouns: frozen, strict values without any input or output."""
