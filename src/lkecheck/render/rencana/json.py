"""The plan as JSON: what other programs rely on."""

from lkecheck.render.formats.json import render as render
