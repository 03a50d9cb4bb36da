"""The law as data: packs read and checked."""
