"""Real JPEG and PNG files from a grid of grey values; the same grid always gives the same bytes."""

from __future__ import annotations

import struct
import zlib
from functools import cache

from .glyphs import Grid

# Code lengths of the eleven classes of DC differences (ITU T.81, table K.3); the code grows with the class.
_DC_LENGTHS = (2, 3, 3, 3, 3, 3, 4, 5, 6, 7, 8, 9)
_DC_CODES = (0b00, 0b010, 0b011, 0b100, 0b101, 0b110, 0b1110, 0b11110, 0b111110, 0b1111110, 0b11111110, 0b111111110)
_BLOCK = 8


def jpeg(grid: Grid, comment: str) -> bytes:
    """A baseline JPEG in which each value of the grid is a block of eight by eight dots, with a comment segment."""
    quantisation = b"\x00" + bytes([_BLOCK]) * 64
    frame = struct.pack(">BHHB3B", 8, len(grid) * _BLOCK, len(grid[0]) * _BLOCK, 1, 1, 0x11, 0)
    dc_counts = bytes(_DC_LENGTHS.count(length) for length in range(1, 17))
    only_end_of_block = b"\x10\x01" + bytes(15) + b"\x00"
    return b"".join(
        (
            b"\xff\xd8",
            _segment(0xE0, b"JFIF\0\x01\x01\x00\x00\x01\x00\x01\x00\x00"),
            _segment(0xFE, comment.encode()),
            _segment(0xDB, quantisation),
            _segment(0xC0, frame),
            _segment(0xC4, b"\x00" + dc_counts + bytes(range(len(_DC_LENGTHS)))),
            _segment(0xC4, only_end_of_block),
            _segment(0xDA, b"\x01\x01\x00\x00\x3f\x00"),
            _scan(grid).replace(b"\xff", b"\xff\x00"),
            b"\xff\xd9",
        )
    )


def _segment(marker: int, body: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body


def _scan(grid: Grid) -> bytes:
    """Differences of neighbouring blocks, each followed by the one-bit end of block."""
    bits: list[str] = []
    before = 128
    for row in grid:
        for grey in row:
            bits.append(_difference(grey - before) + "0")
            before = grey
    text = "".join(bits)
    text += "1" * (-len(text) % 8)
    return int(text, 2).to_bytes(len(text) // 8, "big")


@cache
def _difference(value: int) -> str:
    size = abs(value).bit_length()
    code = format(_DC_CODES[size], f"0{_DC_LENGTHS[size]}b")
    if not size:
        return code
    return code + format(value if value > 0 else value + (1 << size) - 1, f"0{size}b")


def png(grid: Grid, comment: str, scale: int = 4) -> bytes:
    """A PNG of black and white dots, each value of the grid `scale` of them wide and high, with a text chunk."""
    header = struct.pack(">2I5B", len(grid[0]) * scale, len(grid) * scale, 1, 0, 0, 0, 0)
    rows = b"".join((b"\x00" + packed(row, scale)) * scale for row in grid)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        (
            _chunk(b"IHDR", header),
            _chunk(b"tEXt", b"Description\0" + comment.encode("latin-1", "replace")),
            _chunk(b"IDAT", _stored(rows)),
            _chunk(b"IEND", b""),
        )
    )


def packed(row: bytearray, scale: int = 1) -> bytes:
    """Eight dots a byte, one is white, filled up with white."""
    bits = "".join(("1" if grey > 127 else "0") * scale for grey in row)
    bits += "1" * (-len(bits) % 8)
    return int(bits, 2).to_bytes(len(bits) // 8, "big")


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def _stored(data: bytes) -> bytes:
    """A zlib stream without compression: the same bytes whatever library compresses here."""
    parts = [data[at : at + 0xFFFF] for at in range(0, len(data), 0xFFFF)]
    blocks = (
        struct.pack("<BHH", number == len(parts) - 1, len(part), len(part) ^ 0xFFFF) + part for number, part in enumerate(parts)
    )
    return b"\x78\x01" + b"".join(blocks) + struct.pack(">I", zlib.adler32(data))
