"""The root certificates that a reviewer trusts, from a folder of theirs; none comes from anywhere else."""

from __future__ import annotations

from pathlib import Path

from asn1crypto import pem, x509

from lkecheck.core.errors import reason

_ENDINGS = (".pem", ".crt", ".cer", ".der")
_MAX_CERTIFICATE = 1 << 20


def load(folder: Path) -> tuple[list[x509.Certificate], list[str]]:
    """Certificates in a folder (PEM or DER), and what is wrong with it; sentences name the file."""
    try:
        files = sorted(file for file in folder.iterdir() if file.suffix.lower() in _ENDINGS)
    except OSError as error:
        return [], [f'Folder akar sertifikat "{folder}" tidak dapat dibuka ({reason(error)}).']
    found: list[x509.Certificate] = []
    problems = []
    for file in files:
        try:
            found += _certificates(file)
        except OSError as error:
            problems.append(f'Sertifikat "{file}" tidak dapat dibaca ({reason(error)}).')
        except (ValueError, TypeError):
            problems.append(f'"{file}" bukan sertifikat PEM atau DER.')
    if not files:
        problems.append(f'Folder akar sertifikat "{folder}" tidak berisi berkas .pem, .crt, atau .cer.')
    return found, problems


def _certificates(file: Path) -> list[x509.Certificate]:
    with file.open("rb") as stream:
        raw = stream.read(_MAX_CERTIFICATE + 1)
    if len(raw) > _MAX_CERTIFICATE:
        raise ValueError
    ders = [der for kind, _, der in pem.unarmor(raw, multiple=True) if kind == "CERTIFICATE"] if pem.detect(raw) else [raw]
    certificates = [x509.Certificate.load(der, strict=True) for der in ders]
    if not certificates or any(certificate["tbs_certificate"]["subject"].native is None for certificate in certificates):
        raise ValueError
    return certificates
