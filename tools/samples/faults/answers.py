"""Faults of answers and of their links."""

from __future__ import annotations

from ..draft import Draft, link_id


def unknown_letter(draft: Draft, kriteria: str, nilai: str) -> None:
    """An answer that is not on the criterion's ladder."""
    draft.answer(kriteria)["nilai"] = nilai


def claims_less(draft: Draft, kriteria: str, nilai: str) -> None:
    """An answer below what the evidence supports."""
    draft.answer(kriteria)["nilai"] = nilai


def lower_value(draft: Draft, kriteria: str, nilai: float) -> None:
    """An indicator stands where it stood in the year, below what would do."""
    draft.answer(kriteria)["nilai"] = nilai


def claims_more(draft: Draft, kriteria: str, bukti: str, tercapai: int, sasaran: int) -> None:
    """The top answer stays, while the link says that the document shows less."""
    answer = draft.answer(kriteria)
    figure = {"id": bukti, "cakupan": {"tercapai": tercapai, "sasaran": sasaran}}
    answer["bukti"] = [figure if link_id(link) == bukti else link for link in answer["bukti"]]


def blank_answer(draft: Draft, kriteria: str) -> None:
    """Evidence is linked, but no answer is given."""
    answer = draft.answer(kriteria)
    answer.pop("nilai")
    answer.pop("rincian", None)


def no_answer(draft: Draft, kriteria: str) -> None:
    """The criterion is left out altogether; its documents stay."""
    draft.answer(kriteria)
    del draft.jawaban[kriteria]


def answer_without_links(draft: Draft, kriteria: str) -> None:
    """An answer that names no evidence; the documents stay."""
    draft.answer(kriteria)["bukti"] = []


def not_linked(draft: Draft, kriteria: str, bukti: str) -> None:
    """A document that fits is there, and this answer does not name it."""
    draft.item(bukti)
    answer = draft.answer(kriteria)
    answer["bukti"] = [link for link in answer["bukti"] if link_id(link) != bukti]


def link_that_does_not_fit(draft: Draft, kriteria: str, bukti: str) -> None:
    """An answer names a document that its criterion does not ask for."""
    draft.item(bukti)
    draft.answer(kriteria)["bukti"].append(bukti)
