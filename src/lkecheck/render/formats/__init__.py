"""Syntax of other programs' formats: plain values in, text or bytes out; nothing here knows of manifests, criteria or recaps.

Every kind of result has forms in these, so each syntax and its escaping is written once.
"""
