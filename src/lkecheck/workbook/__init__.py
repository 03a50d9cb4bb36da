"""An OPD's LKE as a workbook: made, read back, annotated, merged; for people who do not write YAML."""
