"""What a link is by the look of its address; nothing is ever opened.

Which hosts shorten, store or list is data of the pack. Only what the web itself reserves (local names, addresses by
number) is known here.
"""

from __future__ import annotations

import ipaddress
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol
from urllib.parse import SplitResult, unquote, urlsplit

Golongan = Literal["folder", "pemendek", "penyimpanan", "komputer", "bukan_alamat", "biasa"]

_SENTENCES: dict[Golongan, str] = {
    "folder": "alamat folder, bukan satu berkas",
    "pemendek": "alamat pendek yang tujuannya dapat berganti",
    "penyimpanan": "penyimpanan daring yang dapat ditutup pemiliknya",
    "komputer": "alamat yang hanya terbuka dari komputer atau jaringan sendiri",
    "bukan_alamat": "teks yang bukan alamat web",
    "biasa": "",
}

_OWN_DISK = re.compile(r"[A-Za-z]:[\\/]|\\\\|//|file:|~/|/(?:home|Users|Volumes|mnt|media)/")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_PORT = re.compile(r"[^/:?#]+:[0-9]{1,5}(?:[/?#]|\Z)")
# Written without https://, as people say it: a name with a dot, and a path or "www." to tell it from a file's name.
_BARE = re.compile(r"(?:www\.[^\s/]+|[^\s/:@]+\.[^\s/:@.]{2,}(?::[0-9]+)?/)", re.IGNORECASE)
_NO_HOST = re.compile(r"[\s\\]")
_CONTROL = re.compile("[\x00-\x1f\x7f]")
_NUMBER = re.compile(r"(?:0x[0-9a-f]*|[0-9]+)\Z")
_LOCAL = ("local", "localhost", "localdomain", "lan", "internal", "intranet", "home", "corp", "private", "home.arpa")


class Dikenal(Protocol):
    """Hosts as a pack knows them.

    `pemendek` and `penyimpanan` hold names of hosts, each standing for its subdomains too; `folder` holds a host and
    the beginning of a path, where `*` stands for anything: `drive.google.com/drive/*folders/`.
    """

    @property
    def pemendek(self) -> Sequence[str]: ...
    @property
    def penyimpanan(self) -> Sequence[str]: ...
    @property
    def folder(self) -> Sequence[str]: ...


@dataclass(frozen=True, slots=True)
class Tautan:
    """What an address is. `kalimat` says it in words, empty for an ordinary one."""

    golongan: Golongan

    @property
    def kalimat(self) -> str:
        return _SENTENCES[self.golongan]

    @property
    def sisipan(self) -> str:
        """The words as they stand right behind the address within a sentence; empty for an ordinary one."""
        return f", yaitu {self.kalimat}," if self.kalimat else ""


def classify(url: str, hosts: Dikenal | None) -> Tautan:
    """What an address is by its look; `hosts` None: no host is known by name. Never raises."""
    return Tautan(_kind(url.strip(), hosts))


def _kind(url: str, hosts: Dikenal | None) -> Golongan:
    if _OWN_DISK.match(url):
        return "komputer"
    parts = _split(url)
    host = _host(parts) if parts is not None else ""
    if parts is None or not host:
        return "bukan_alamat"
    if _at_home(host):
        return "komputer"
    if hosts is None:
        return "biasa"
    if any(_matches(pattern, host, parts) for pattern in hosts.folder):
        return "folder"
    if _one_of(host, hosts.pemendek):
        return "pemendek"
    return "penyimpanan" if _one_of(host, hosts.penyimpanan) else "biasa"


def _split(url: str) -> SplitResult | None:
    """The parts of a web address, None where it is none."""
    if _CONTROL.search(url):
        return None
    if "://" not in url and (not _SCHEME.match(url) or _PORT.match(url)):
        if not _BARE.match(url):
            return None
        url = f"https://{url}"
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        return None
    return parts if parts.scheme in ("http", "https") and not _NO_HOST.search(parts.netloc) else None


def _host(parts: SplitResult) -> str:
    """The host as browsers read it: wide letters and other dots made plain, without `www.`."""
    host = unicodedata.normalize("NFKC", parts.hostname or "").replace("。", ".").casefold()
    return host.removesuffix(".").removeprefix("www.")


def _at_home(host: str) -> bool:
    """True for an address that means another machine, or none, elsewhere."""
    if ":" in host or _NUMBER.match(host.rpartition(".")[2]):
        return not _address(host).is_global
    return "." not in host or _one_of(host, _LOCAL)


def _address(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address:
    """An address by number in any spelling a browser takes (127.1, 0x7f000001); one that is none counts as nowhere."""
    try:
        return ipaddress.ip_address(host if ":" in host else _number(host))
    except ValueError:
        return ipaddress.IPv4Address(0)


def _number(host: str) -> bytes:
    """The four bytes of up to four numbers, decimal, octal or hexadecimal; the last one fills what is left."""
    words = host.split(".")
    if len(words) > 4 or not all(map(_NUMBER.match, words)):
        raise ValueError(host)
    *first, last = [int(word, 16 if word.startswith("0x") else 8 if word[0] == "0" else 10) for word in words]
    try:
        return bytes(first) + last.to_bytes(4 - len(first), "big")
    except OverflowError:
        raise ValueError(host) from None


def _one_of(host: str, names: Sequence[str]) -> bool:
    return any(host == name or host.endswith(f".{name}") for name in names)


def _matches(pattern: str, host: str, parts: SplitResult) -> bool:
    where, slash, path = pattern.partition("/")
    query = f"?{parts.query}" if parts.query else ""
    fragment = f"#{parts.fragment}" if parts.fragment else ""
    said = unquote(parts.path or "/").casefold() + query.casefold() + fragment.casefold()
    return _whole(where, host) and _begins(slash + path, said)


def _whole(pattern: str, host: str) -> bool:
    """A host's own name, its subdomains for `*.name`, any host for `*`."""
    return pattern == "*" or (host.endswith(pattern[1:]) if pattern.startswith("*") else host == pattern)


def _begins(pattern: str, text: str) -> bool:
    """`text` begins as the pattern says, `*` standing for anything."""
    first, *rest = pattern.casefold().split("*")
    if not text.startswith(first):
        return False
    at = len(first)
    for piece in rest:
        found = text.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    return True
