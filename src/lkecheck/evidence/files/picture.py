"""The look at a picture: whether it is sound, and when it was taken."""

from __future__ import annotations

import logging
import re
import struct
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from PIL import (
    Image,
    TiffImagePlugin,  # noqa: F401 - else Pillow loads all of its plugins to find these two
    UnidentifiedImageError,
    WebPImagePlugin,  # noqa: F401 - as above
)

from lkecheck.model.berkas import Gambar

from .trouble import Broken

# Else what Pillow logs of damaged pictures is printed.
logging.getLogger("PIL").addHandler(logging.NullHandler())

MAX_PIXELS = 80_000_000
_FORMATS = ("PNG", "JPEG", "TIFF", "WEBP", "GIF")
_TOO_LARGE = f"ukuran gambar melebihi {MAX_PIXELS // 1_000_000} juta piksel"

# JPEG is decoded this small, which is enough to see that it is whole.
_DRAFT = (144, 128)

_EXIF_IFD, _TAKEN, _WRITTEN = 0x8769, 36867, 306
_MOMENT = re.compile(r"(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)", re.ASCII)

# What Pillow raises on pictures that are damaged or made to harm, found by its sources and by trial; OSError comes from
# here too, which is why the file is opened outside of it.
_FAULTS = (OSError, SyntaxError, ValueError, TypeError, LookupError, AttributeError, EOFError, ArithmeticError)
_FAULTS_OF_PARTS = (struct.error, zlib.error, NotImplementedError, AssertionError, RuntimeError)


def look(path: Path) -> Gambar:
    """The first frame. Raises Broken where it is no sound picture of a kind we read, OSError where the file cannot be had."""
    with path.open("rb") as file, _quiet():
        with _told():
            image = Image.open(file, formats=_FORMATS)
        with image:
            width, height = image.size
            if width * height > MAX_PIXELS:
                raise Broken(_TOO_LARGE)
            with _told():
                image.draft("L", _DRAFT)
                taken = _taken(image)
                image.load()
    return Gambar(diambil=taken)


def _taken(image: Image.Image) -> datetime | None:
    """When the picture was taken, else written. A note that cannot be read is none: the picture stands."""
    try:
        exif = image.getexif()
        inner = exif.get_ifd(_EXIF_IFD)
        return _moment(inner.get(_TAKEN)) or _moment(exif.get(_WRITTEN))
    except (*_FAULTS, *_FAULTS_OF_PARTS):
        return None


def _moment(value: object) -> datetime | None:
    """Local time of the camera, without a zone; None for what is no moment, such as the zeros of an unset clock."""
    found = _MOMENT.fullmatch(value.rstrip("\x00 ")) if isinstance(value, str) else None
    if found is None:
        return None
    try:
        return datetime.fromisoformat("{}-{}-{}T{}".format(*found.groups()))
    except ValueError:
        return None


@contextmanager
def _quiet() -> Iterator[None]:
    """Pillow's warnings are about oddities that do not keep a picture from being seen."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


@contextmanager
def _told() -> Iterator[None]:
    """Makes a reason of the ways in which Pillow fails."""
    try:
        yield
    except Image.DecompressionBombError:
        raise Broken(_TOO_LARGE) from None
    except UnidentifiedImageError:
        raise Broken("bukan gambar yang dapat dibaca") from None
    except (*_FAULTS, *_FAULTS_OF_PARTS) as error:
        raise Broken("gambar terpotong" if "truncated" in str(error).lower() else "gambar rusak") from None
