"""Papers in Word: templates that an office may change, checked before they are filled."""
