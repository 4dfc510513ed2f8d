"""The columns of the CSV files: stable keys, the same in every language."""

from typing import Final

PROPOSAL_COLUMNS: Final = (
    "ref", "title", "theme", "problem", "proposal", "who_it_helps", "who_left_behind", "benefit",
    "measure", "impact", "effort", "confidence", "cost_band", "owner", "sponsor", "needs_decision_from",
    "first_step", "first_step_who", "first_step_by", "review_date", "status", "support_mean",
    "support_n", "dots", "concerns", "evidence_refs", "picture_file", "technology_part",
    "caterpillar_or_butterfly", "session", "service", "session_date", "language", "licence",
)  # fmt: skip

#: with include=all: what a row is (proposal, note or parked), and the notes in words
EVERYTHING_COLUMNS: Final = (*PROPOSAL_COLUMNS, "row", "evidence")

NOTE_COLUMNS: Final = (
    "note_id", "kind", "text", "caption", "theme", "parked", "hidden", "stack", "builds_on", "phase",
    "group", "side", "author", "colour", "language", "late", "tray", "proposals", "picture_file",
    "session", "session_date", "column",
)  # fmt: skip

WISH_COLUMNS: Final = (
    "note_id", "kind", "text", "caption", "ticks", "theme", "group_theme", "stack", "parked", "hidden",
    "side", "author", "language", "picture_file", "session", "session_date",
)  # fmt: skip
