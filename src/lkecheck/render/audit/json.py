"""The audit's result as JSON."""

from lkecheck.render.formats.json import render as render
