"""Makes the Word templates that come along, so that they can be made again; an office changes copies of them in Word."""
