"""The least plan, exactly; knows nothing of an LKE."""
