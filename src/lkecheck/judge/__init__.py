"""Facts to outcomes, values and findings: what one manifest comes to."""
