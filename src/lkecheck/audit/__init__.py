"""Rules over the numbers of a recap: what does not add up, follow or agree, and what slip may explain it."""
