"""Letters of five by seven dots, so that pictures and scans can say what they are."""

from __future__ import annotations

import textwrap

Grid = list[bytearray]
"""A picture as rows of grey values; one value becomes one dot, or one block of a JPEG."""

PAPER, INK = 255, 32
_WIDTH, _HEIGHT = 6, 9

# Five columns a letter, the lowest bit on top.
_COLUMNS = {
    " ": "0000000000", "(": "001c224100", ")": "0041221c00", ",": "0050300000", "-": "0808080808", ".": "0060600000",
    "/": "2010080402", ":": "0036360000", "0": "3e5149453e", "1": "00427f4000", "2": "4261514946", "3": "2141454b31",
    "4": "1814127f10", "5": "2745454539", "6": "3c4a494930", "7": "0171090503", "8": "3649494936", "9": "064949291e",
    "A": "7e1111117e", "B": "7f49494936", "C": "3e41414122", "D": "7f4141221c", "E": "7f49494941", "F": "7f09090901",
    "G": "3e4149497a", "H": "7f0808087f", "I": "00417f4100", "J": "2040413f01", "K": "7f08142241", "L": "7f40404040",
    "M": "7f020c027f", "N": "7f0408107f", "O": "3e4141413e", "P": "7f09090906", "Q": "3e4151215e", "R": "7f09192946",
    "S": "4649494931", "T": "01017f0101", "U": "3f4040403f", "V": "1f2040201f", "W": "3f4038403f", "X": "6314081463",
    "Y": "0708700807", "Z": "6151494543",
}  # fmt: skip
_GLYPHS = {letter: bytes.fromhex(columns) for letter, columns in _COLUMNS.items()}


def blank(width: int, height: int, grey: int = PAPER) -> Grid:
    """An empty picture."""
    return [bytearray([grey]) * width for _ in range(height)]


def write(grid: Grid, lines: list[str], ink: int = INK, margin: int = 4) -> None:
    """Writes lines from the top, wrapped to the picture's width; what does not fit is left out."""
    letters = (len(grid[0]) - 2 * margin) // _WIDTH
    top = margin
    for line in lines:
        for part in textwrap.wrap(line.upper().replace("–", "-"), letters) or [""]:
            if top + _HEIGHT > len(grid):
                return
            for at, letter in enumerate(part):
                _letter(grid, letter, margin + at * _WIDTH, top, ink)
            top += _HEIGHT


def _letter(grid: Grid, letter: str, left: int, top: int, ink: int) -> None:
    for column, dots in enumerate(_GLYPHS.get(letter, _GLYPHS[" "])):
        for row in range(8):
            if dots >> row & 1:
                grid[top + row][left + column] = ink
