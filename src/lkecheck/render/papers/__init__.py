"""What the papers of a review tell, in words: one set of fields for Word templates and for the PDF."""
