"""The values as JSON, for other programs."""

from lkecheck.render.formats.json import render as render
