"""What knows nothing of an LKE: errors, YAML with places, paths, writing whole files, Indonesian numbers and days."""
