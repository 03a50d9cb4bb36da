"""The faults that may be seeded into a clean folder, one function each, by name."""

from __future__ import annotations

from collections.abc import Callable

from . import answers, contents, documents, files, sets

Fault = Callable[..., None]
"""Called with the folder's draft and, by name, the target (kriteria, bukti) and the parameters of the seed."""

_ALL: tuple[Fault, ...] = (
    answers.answer_without_links,
    answers.blank_answer,
    answers.claims_less,
    answers.claims_more,
    answers.link_that_does_not_fit,
    answers.lower_value,
    answers.no_answer,
    answers.not_linked,
    answers.unknown_letter,
    contents.cut_off,
    contents.date_differs,
    contents.last_years_paper,
    contents.locked,
    contents.nearly_a_copy,
    contents.number_differs,
    contents.paper_of_another_unit,
    contents.paper_on_another_subject,
    contents.personal_numbers,
    contents.scanned,
    contents.signature_only_claimed,
    contents.with_a_script,
    documents.draft_only,
    documents.expired,
    documents.lower_coverage,
    documents.more_than_the_goal,
    documents.other_year,
    documents.revoked,
    documents.revoked_by_another,
    documents.unsigned,
    documents.without_date,
    documents.without_figure,
    documents.without_number,
    documents.without_period,
    files.copied_from_another_opd,
    files.empty_file,
    files.file_deleted,
    files.file_of_another_item,
    files.file_that_nobody_lists,
    files.link_instead_of_file,
    files.no_file_named,
    files.wrong_content,
    files.wrong_sha256,
    sets.document_removed,
    sets.documents_removed,
    sets.event_dates_clash,
    sets.event_moved,
    sets.event_not_held,
    sets.event_without_minutes,
    sets.only_one_period,
    sets.orphan_item,
)

FAULTS: dict[str, Fault] = {fault.__name__: fault for fault in _ALL}
