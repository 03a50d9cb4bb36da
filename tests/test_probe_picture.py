"""What a look at a picture tells: when it was taken; and that damaged ones end as a reason."""

from __future__ import annotations

import io
import random
import struct
import zlib
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from lkecheck.evidence.files import picture
from lkecheck.evidence.files.trouble import Broken
from lkecheck.model.berkas import Gambar

FORMATS = ["PNG", "JPEG", "TIFF", "WEBP", "GIF"]


def scene(seed: int, size: tuple[int, int] = (320, 240)) -> Image.Image:
    """A picture with some large shapes, as photographs have."""
    draw = random.Random(seed)  # noqa: S311 - the same picture each time
    image = Image.linear_gradient("L").resize(size).convert("RGB")
    pen = ImageDraw.Draw(image)
    for _ in range(12):
        x, y = draw.randrange(size[0]), draw.randrange(size[1])
        box = (x, y, x + draw.randrange(20, size[0] // 2), y + draw.randrange(20, size[1] // 2))
        pen.rectangle(box, fill=tuple(draw.randrange(256) for _ in range(3)))
    return image


def saved(image: Image.Image, kind: str = "PNG", **more: object) -> bytes:
    stream = io.BytesIO()
    image.save(stream, kind, **more)
    return stream.getvalue()


def look(tmp_path: Path, raw: bytes):
    (tmp_path / "gambar").write_bytes(raw)
    return picture.look(tmp_path / "gambar")


def exif(taken: str | bytes | None = None, written: str | None = None) -> Image.Exif:
    notes = Image.Exif()
    if taken is not None:
        notes.get_ifd(0x8769)[36867] = taken
    if written is not None:
        notes[306] = written
    return notes


@pytest.mark.parametrize("kind", FORMATS)
def test_a_sound_picture_of_each_format(tmp_path, kind):
    assert look(tmp_path, saved(scene(1), kind)) == Gambar()


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGBA", "LA", "I;16", "CMYK", "F"])
def test_a_sound_picture_of_every_mode(tmp_path, mode):
    image = scene(1).convert("L").convert("I").convert("I;16") if mode == "I;16" else scene(1).convert(mode)
    assert look(tmp_path, saved(image, "TIFF" if mode in ("CMYK", "F") else "PNG")) == Gambar()


def test_transparency_warns_nobody(tmp_path):
    raw = saved(scene(1).convert("P"), transparency=bytes(range(256)))
    assert look(tmp_path, raw) == Gambar()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_the_moment_it_was_taken_goes_before_the_moment_it_was_written(tmp_path, kind):
    both = exif("2022:03:04 05:06:07", "2023:01:01 00:00:00")
    found = look(tmp_path, saved(scene(1), kind, exif=both))
    assert found.diambil == datetime(2022, 3, 4, 5, 6, 7)  # noqa: DTZ001 - as told
    unset = exif("0000:00:00 00:00:00", "2023:01:01 00:00:00")
    assert look(tmp_path, saved(scene(1), kind, exif=unset)).diambil == datetime(2023, 1, 1)  # noqa: DTZ001 - as told


def test_a_tiff_tells_when_it_was_written(tmp_path):
    found = look(tmp_path, saved(scene(1), "TIFF", exif=exif(written="2023:01:01 00:00:00")))
    assert found.diambil == datetime(2023, 1, 1)  # noqa: DTZ001 - as told


@pytest.mark.parametrize(
    "told",
    [
        "0000:00:00 00:00:00",
        "    :  :     :  :  ",
        "2022:02:30 00:00:00",
        "2022-03-04 05:06:07",
        "2022:3:4 5:6:7",
        "",
        "٢٠٢٢:03:04 05:06:07",
    ],
)
def test_what_is_no_moment_is_none(tmp_path, told):
    assert look(tmp_path, saved(scene(1), "JPEG", exif=exif(told.encode("utf-8")))).diambil is None


def test_notes_that_cannot_be_read_do_not_break_the_picture(tmp_path):
    raw = saved(scene(1), "JPEG", exif=exif("2022:03:04 05:06:07"))
    at = raw.index(b"Exif\0\0") + 6
    assert look(tmp_path, raw[:at] + b"\xff" * 8 + raw[at + 8 :]) == Gambar()


@pytest.mark.parametrize("kind", FORMATS)
def test_half_a_picture_is_told(tmp_path, kind):
    raw = saved(scene(1), kind)
    with pytest.raises(Broken, match=r"gambar (terpotong|rusak)"):
        look(tmp_path, raw[: len(raw) // 2])


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF"])
def test_half_a_picture_is_called_so(tmp_path, kind):
    raw = saved(scene(1), kind)
    with pytest.raises(Broken, match="gambar terpotong"):
        look(tmp_path, raw[: len(raw) // 2])


def png_of(width: int, height: int) -> bytes:
    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"\0")) + chunk(b"IEND", b"")


@pytest.mark.parametrize("size", [(8_001, 10_000), (9_000, 10_000), (30_000, 30_000), (2**31 - 1, 2**31 - 1)])
def test_a_picture_of_too_many_pixels_is_not_opened(tmp_path, size):
    with pytest.raises(Broken, match="80 juta piksel"):
        look(tmp_path, png_of(*size))


def test_a_picture_just_within_the_limit_is_opened(tmp_path):
    with pytest.raises(Broken, match="gambar terpotong"):
        look(tmp_path, png_of(8_000, 10_000))


@pytest.mark.parametrize("kind", ["GIF", "TIFF", "WEBP"])
def test_many_frames_are_one_picture(tmp_path, kind):
    assert look(tmp_path, saved(scene(1), kind, save_all=True, append_images=[scene(2)])) == Gambar()


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"GIF89a",
        b"%PDF-1.7",
        saved(scene(1), "BMP"),
        saved(scene(1), "PPM"),
        b"%!PS-Adobe-3.0 EPSF-3.0\n",
    ],
)
def test_other_formats_are_refused(tmp_path, raw):
    with pytest.raises(Broken):
        look(tmp_path, raw)
    with pytest.raises(FileNotFoundError):
        picture.look(tmp_path / "tidak-ada")


SAMPLES = [
    saved(scene(1, (64, 48)), kind, **({"exif": exif("2022:03:04 05:06:07")} if kind != "GIF" else {})) for kind in FORMATS
]


@settings(max_examples=400, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(data=st.data(), raw=st.sampled_from(SAMPLES), cut=st.booleans())
def test_flipped_and_cut_pictures_end_as_an_outcome(tmp_path, data, raw, cut):
    changed = bytearray(raw)
    place = st.one_of(st.integers(0, min(200, len(raw) - 1)), st.integers(0, len(raw) - 1))
    for at, value in data.draw(st.lists(st.tuples(place, st.integers(0, 255)), max_size=8)):
        changed[at] = value
    try:
        look(tmp_path, bytes(changed[: data.draw(st.integers(0, len(raw)))] if cut else changed))
    except Broken as told:
        assert str(told).startswith(("gambar", "bukan gambar", "ukuran gambar"))  # noqa: PT017 - either outcome is sound
