"""APIP's word over a result: verdicts, exceptions, baseline."""
