"""Makes the sample city under evidence_samples/: clean manifests, the faults seeded into them, and what must be found."""
