"""The result as JSON: what other programs, baselines and schemas rely on."""

from lkecheck.render.formats.json import render as render
