"""The run sheet as it went, in the reader's language."""

from board.export.options import Language
from board.export.plain import one_line, plain
from board.export.record.listed_record import ListedStep
from board.export.record.shared import View


def steps(shared: View, language: Language) -> tuple[ListedStep, ...]:
    """Give each step with what became of it and the minutes it was planned for."""
    return tuple(
        ListedStep(
            title=step_title(phase, language),
            kind=phase["kind"],
            went=phase["state"],
            minutes=phase["switches"].get("clock", {}).get("minutes"),
        )
        for phase in shared["run_sheet"]
    )


def step_title(phase: View, language: Language) -> str:
    """What a step is called: in the language asked for where it was worded in it."""
    worded = phase["switches"].get("prompt", {}).get(language, {}).get("title")
    return one_line(worded or phase["title"])


def prompt_text(phase: View, part: str, language: Language) -> str:
    """A part of a step's prompt: in the language asked for, else in the one that it was worded in."""
    prompt = phase["switches"].get("prompt", {})
    worded = (prompt.get(tongue, {}).get(part, "") for tongue in (language, "en", "cy"))
    return plain(next(filter(None, worded), ""))
