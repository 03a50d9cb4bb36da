"""What each syarat of a document asks, in words for whoever must bring it; {tahun} is the year that is assessed."""

from __future__ import annotations

ASKED = {
    "ditetapkan": "ditetapkan, bernomor, dan bertanggal",
    "ditandatangani": "ditandatangani",
    "tahun_berjalan": "dari tahun {tahun}",
    "berlaku": "berlaku pada tahun {tahun}",
    "dua_tahun_terakhir": "dari tahun {tahun} atau setahun sebelumnya",
    "sebelum_penetapan": "tidak lebih akhir dari hasil yang disiapkannya",
    "cakupan": "menyebut berapa dari berapa",
    "berkala": "lebih dari satu periode",
    "unit_dinilai": "menyebut perangkat daerah ini",
}
