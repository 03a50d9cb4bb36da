"""Every output: one folder a kind of result, and the parts they share."""
