"""Syntax of other programs' formats: plain values in, bytes out; nothing here knows of manifests, criteria or recaps.

Forms of a report, of an audit and of a test of rules turn their result into these values, so that each syntax and its
escaping is written once.
"""
