"""The fixed words of every export, in English and Welsh."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from board.domain.proposals import CHOICES, DATES
from board.export.dates import long_date
from board.export.options import Language

Words = Mapping[str, str]

#: key -> English, Welsh; the keys of fields and statuses are those of the contract
_WORDS: Final[dict[str, tuple[str, str]]] = {
    # the file
    "proposals": ("Proposals", "Cynigion"),
    "contents": ("In this list", "Yn y rhestr hon"),
    "session": ("Session", "Sesiwn"),
    "service": ("Service", "Gwasanaeth"),
    "date": ("Date", "Dyddiad"),
    "as_of": ("As it stood on {at}, change {seq}", "Fel yr oedd ar {at}, newid {seq}"),
    "no_proposals": ("No proposals have been written yet.", "Nid oes cynigion wedi'u hysgrifennu eto."),
    "ref": ("Ref", "Cyf."),
    "support": ("Support", "Cefnogaeth"),
    "support_of": ("{mean} out of 5 (answers: {n})", "{mean} allan o 5 (atebion: {n})"),
    "no_support": ("Not asked yet", "Heb ei holi eto"),
    "dots": ("Dots", "Dotiau"),
    "status": ("Status", "Statws"),
    "history": ("History", "Hanes"),
    "theme": ("Theme", "Thema"),
    "themes": ("Themes and their notes", "Themâu a'u nodiadau"),
    "no_theme_notes": ("This theme holds no notes.", "Nid oes nodiadau yn y thema hon."),
    "evidence": ("The notes behind it", "Y nodiadau y tu ôl iddo"),
    "no_evidence": ("No notes are linked to it yet.", "Nid oes nodiadau wedi'u cysylltu ag ef eto."),
    "concerns": ("Concerns", "Pryderon"),
    "no_concerns": ("No concern was raised.", "Ni chodwyd unrhyw bryder."),
    "anonymous": ("anonymous", "dienw"),
    "accepted": ("accepted by {name}", "derbyniwyd gan {name}"),
    "accepted_oneself": ("accepted", "wedi derbyn"),
    "by_when": ("by {date}", "erbyn {date}"),
    "loose": ("Notes in no theme", "Nodiadau heb thema"),
    "parked_notes": ("Parked notes", "Nodiadau wedi'u parcio"),
    "people": ("Who was there", "Pwy oedd yno"),
    "sketch": ("Sketch", "Braslun"),
    "undescribed": ("Sketch, not described yet", "Braslun, heb ei ddisgrifio eto"),
    "photo": ("Photo", "Ffotograff"),
    "photo_undescribed": ("Photo, not described yet", "Ffotograff, heb ei ddisgrifio eto"),
    "none": ("-", "-"),
    # the wall as a picture
    "wall": ("The wall", "Y wal"),
    "wall_about": ("Themes: {themes}. Notes: {notes}.", "Themâu: {themes}. Nodiadau: {notes}."),
    "no_notes": ("No notes have been written yet.", "Nid oes nodiadau wedi'u hysgrifennu eto."),
    # the record
    "record": ("Record", "Cofnod"),
    "contents_record": ("In this record", "Yn y cofnod hwn"),
    "whole_record": ("The record of the session", "Cofnod y sesiwn"),
    "who_does_what": ("Who does what", "Pwy sy'n gwneud beth"),
    "no_owner_yet": ("No owner yet", "Dim perchennog eto"),
    "due": ("Due", "Erbyn"),
    "accepts": ("Accepted", "Derbyniwyd"),
    "yes": ("Yes", "Do"),
    "not_yet": ("Not yet", "Ddim eto"),
    "wishes": ("What people wished for", "Dymuniadau pobl"),
    "wish": ("Wish", "Dymuniad"),
    "ticks": ("Ticks", "Ticiau"),
    "became": ("What became of it", "Beth ddaeth ohono"),
    "no_wishes": ("No wishes were written.", "Ni ysgrifennwyd unrhyw ddymuniadau."),
    "first_made_from": ("First made from", "Wedi'i gwneud yn wreiddiol o"),
    "worked_on_by": ("Worked on by", "Gweithiodd arni"),
    "led_to": ("Led to", "Arweiniodd at"),
    "theme_parked": ("Parked", "Wedi'i pharcio"),
    "no_themes": ("No themes were made.", "Ni wnaed unrhyw themâu."),
    "groups": ("Groups", "Grwpiau"),
    "group": ("Group", "Grŵp"),
    "members": ("Members", "Aelodau"),
    "presentations": ("What was presented", "Yr hyn a gyflwynwyd"),
    "speaking_order": ("Order of speaking: {phase}", "Trefn siarad: {phase}"),
    "skipped_turn": ("skipped", "wedi'i hepgor"),
    "shown_notes": ("Notes that were shown, and what was said", "Nodiadau a ddangoswyd, a beth a ddywedwyd"),
    "said_of_it": ("What was said", "Beth a ddywedwyd"),
    "released_questions": ("Questions put to everyone", "Cwestiynau i bawb"),
    "tallies": ("How people marked", "Sut y marciodd pobl"),
    "marked": ("What was marked", "Yr hyn a farciwyd"),
    "no_marks": ("Nothing here could be marked.", "Doedd dim byd i'w farcio yma."),
    "dots_mark": ("Dots", "Dotiau"),
    "rank_mark": ("Ranking", "Safleoli"),
    "score_mark": ("Score, 0 to 5", "Sgôr, 0 i 5"),
    "thumbs_mark": ("Thumbs", "Bodiau"),
    "tick_mark": ("Ticks", "Ticiau"),
    "total": ("Total", "Cyfanswm"),
    "points": ("Points", "Pwyntiau"),
    "mean": ("Mean", "Cymedr"),
    "answers": ("Answers", "Atebion"),
    "spread": ("Spread", "Gwasgariad"),
    "spread_of": ("{value} (given {n} ×)", "{value} (rhoddwyd {n} ×)"),
    "by_side": ("Total by side", "Cyfanswm yn ôl ochr"),
    "raised_concerns": ("Concerns that were raised", "Pryderon a godwyd"),
    "no_parked": ("Nothing was parked.", "Ni pharciwyd dim."),
    "pulse": ("How it was for people", "Sut brofiad oedd hi i bobl"),
    "question": ("Question", "Cwestiwn"),
    "too_few": (
        "Fewer than five people answered: too few to show.",
        "Atebodd llai na phump o bobl: rhy ychydig i'w dangos.",
    ),
    "drawing_before": ("Me and drawing, at the start", "Fi a thynnu lluniau, ar y dechrau"),
    "drawing_after": ("Me and drawing, at the close", "Fi a thynnu lluniau, ar y diwedd"),
    "run_sheet": ("How the session went", "Sut aeth y sesiwn"),
    "step": ("Step", "Cam"),
    "planned_minutes": ("Planned minutes", "Munudau a gynlluniwyd"),
    "went": ("What became of it", "Beth ddigwyddodd iddo"),
    "step_planned": ("Not opened", "Heb ei agor"),
    "step_live": ("Going on", "Ar waith"),
    "step_closed": ("Held", "Wedi'i gynnal"),
    "step_skipped": ("Skipped", "Wedi'i hepgor"),
    "thanks": ("Thanks", "Diolch"),
    "thanks_to": ("{by} to {to}", "{by} i {to}"),
    "skip_to_content": ("Skip to the content", "Neidio i'r cynnwys"),
    "name": ("Name", "Enw"),
    "role": ("Role", "Rôl"),
    "side": ("Side", "Ochr"),
    "raised_by": ("Raised by", "Codwyd gan"),
    "concern": ("Concern", "Pryder"),
    # the documents for paper
    "note": ("Note", "Nodyn"),
    "came_from": ("Where it came from", "O ble y daeth"),
    "by": ("By", "Gan"),
    "moment": ("This copy", "Y copi hwn"),
    "in_full": ("The proposal in full", "Y cynnig yn llawn"),
    "support_given": ("Support, 0 to 5", "Cefnogaeth, 0 i 5"),
    "support_people": ("How many people", "Faint o bobl"),
    # the sentence
    "we_believe": (
        "We believe that {what} will result in {benefit}.",
        "Credwn y bydd {what} yn arwain at {benefit}.",
    ),
    "we_will_know": ("We will know when {measure}.", "Byddwn yn gwybod pan fydd hyn i'w weld: {measure}."),
    "it_could_harm": ("But it could harm {harm}.", "Ond gallai niweidio {harm}."),
    # statuses
    "draft": ("Draft", "Drafft"),
    "ready": ("Ready", "Parod"),
    "agreed": ("Agreed", "Cytunwyd"),
    "doing": ("Doing", "Ar waith"),
    "done": ("Done", "Wedi'i wneud"),
    "learnt": ("Learnt", "Wedi dysgu"),
    "parked": ("Parked", "Wedi'i barcio"),
    # roles
    "facilitator": ("Facilitator", "Hwylusydd"),
    "participant": ("Participant", "Cyfranogwr"),
    "observer": ("Observer", "Arsylwr"),
    # fields
    "title": ("Title", "Teitl"),
    "problem": ("Problem", "Y broblem"),
    "who_it_helps": ("Who it helps", "Pwy mae'n ei helpu"),
    "proposal": ("Proposal", "Y cynnig"),
    "benefit": ("Benefit", "Y budd"),
    "measure": ("How we will know", "Sut y byddwn yn gwybod"),
    "owner": ("Owner", "Perchennog"),
    "first_step": ("First step", "Y cam cyntaf"),
    "first_step_who": ("Who takes it", "Pwy fydd yn ei gymryd"),
    "first_step_by": ("By when", "Erbyn pryd"),
    "picture": ("Picture", "Llun"),
    "who_left_behind": ("Who this might leave behind", "Pwy allai gael ei adael ar ôl"),
    "impact": ("Impact (1 to 5)", "Effaith (1 i 5)"),
    "effort": ("Effort", "Ymdrech"),
    "confidence": ("Confidence (1 to 5)", "Hyder (1 i 5)"),
    "cost_band": ("Cost", "Cost"),
    "funding_source": ("Funding", "Cyllid"),
    "sponsor": ("Sponsor", "Noddwr"),
    "needs_decision_from": ("Needs a decision from", "Angen penderfyniad gan"),
    "review_date": ("Review date", "Dyddiad adolygu"),
    "technology_part": ("What technology does", "Rhan technoleg"),
    "caterpillar_or_butterfly": ("Faster caterpillar or butterfly", "Lindysyn cyflymach neu bili-pala"),
    "done_elsewhere": ("Done elsewhere", "Wedi'i wneud yn rhywle arall"),
    "will_stop": ("What will stop", "Beth fydd yn dod i ben"),
    "involved": ("Who has been involved", "Pwy sydd wedi bod yn rhan o hyn"),
    "to_involve": ("Who must be involved", "Pwy y mae'n rhaid eu cynnwys"),
    "five_ways": ("Five ways of working", "Pum ffordd o weithio"),
    "welsh_language_impact": ("Effect on the Welsh language", "Effaith ar y Gymraeg"),
    "do_nothing": ("If we do nothing", "Os na wnawn ni ddim"),
    "depends_on": ("Depends on", "Yn dibynnu ar"),
    "risks": ("Risks", "Risgiau"),
    "harm_if": ("It could harm", "Gallai niweidio"),
    "strategic_fit": ("Fits with", "Yn cyd-fynd â"),
    "licence": ("Licence", "Trwydded"),
    "language": ("Language", "Iaith"),
    # values of the fields that offer a choice
    "days": ("days", "dyddiau"),
    "weeks": ("weeks", "wythnosau"),
    "months": ("months", "misoedd"),
    "none_cost": ("nothing", "dim"),
    "under_5k": ("under £5,000", "llai na £5,000"),
    "5k_to_25k": ("£5,000 to £25,000", "£5,000 i £25,000"),
    "over_25k": ("over £25,000", "dros £25,000"),
    "unknown": ("not known yet", "ddim yn hysbys eto"),
    "solves": ("solves the problem", "datrys y broblem"),
    "eases": ("eases the problem", "lleddfu'r broblem"),
    "none_technology": ("none", "dim"),
    "caterpillar": ("a faster caterpillar", "lindysyn cyflymach"),
    "butterfly": ("a butterfly", "pili-pala"),
    "en": ("English", "Saesneg"),
    "cy": ("Welsh", "Cymraeg"),
}

#: (field, value) -> key above, where the value alone does not say it
_CHOSEN: Final = {("cost_band", "none"): "none_cost", ("technology_part", "none"): "none_technology"}

_BY_LANGUAGE: Final[dict[str, Words]] = {
    "en": MappingProxyType({key: pair[0] for key, pair in _WORDS.items()}),
    "cy": MappingProxyType({key: pair[1] for key, pair in _WORDS.items()}),
}


def words(language: Language) -> Words:
    """Give the words of one language."""
    return _BY_LANGUAGE[language]


def shown(field: str, value: str, language: Language) -> str:
    """Write a field's value for a reader: a choice or a date in the reader's language, text as it is."""
    if field in DATES:
        return long_date(value, language)
    if field in CHOICES:
        return words(language).get(_CHOSEN.get((field, value), value), value)
    return value
