"""What rules may look at: one module = one kind of look, `find(check) -> Iterator[Hit]`; its name is the rule's `periksa`."""
