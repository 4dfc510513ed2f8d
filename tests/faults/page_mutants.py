"""Pages broken from outside: a script is changed on its way to the browser, to see a row fail.

PAGE_MUTANT=two_for_one python -m tests.faults --rows F58
"""

import os
from collections import Counter
from dataclasses import dataclass

from playwright.sync_api import BrowserContext, Route


@dataclass(frozen=True)
class Mutant:
    """In the script whose path ends so, these words become those; `rows` must fail then."""

    rows: str
    script: str
    words: str
    becomes: str


MUTANTS: dict[str, Mutant] = {
    "says_saved_always": Mutant(
        "F42-seen", "views/chrome.js", "some(({ state }) => state !== 'landed')", "some(() => false)"
    ),
    "no_word_of_limits": Mutant(
        "F41-seen", "views/chrome.js", "|| store.line.value === 'limited'", "|| store.line.value === ''"
    ),
    "any_answer_is_ours": Mutant(
        "F48",
        "net/api.js",
        "throw new TypeError('not our answer');",
        "return body?.map?.(({ op_id }) => ({ ok: true, op_id, seq: 1 })) ?? {};",
    ),
    "never_catches_up": Mutant(
        "F49 F53", "net/feed.js", "store.apply(frame);", "frame.events.length < 9 && store.apply(frame);"
    ),
    "drops_drafts_at_the_close": Mutant(
        "F50", "views/leftovers.js", "(over || phase.state === 'closed')", "phase.state === 'closed' && !over"
    ),
    "every_tab_sends": Mutant(
        "F51", "net/tabs.js", "navigator.locks ? locked(name, run) : leased(name, run)", "run()"
    ),
    "keeps_nothing": Mutant(
        "F52", "net/shelf.js", "put: (row) => settled(", "put: async (row) => row || settled("
    ),
    "claims_to_keep": Mutant("F54", "model/keeping.js", "return shelved || written;", "return true;"),
    "old_key_stays": Mutant("F55", "net/key.js", "addEventListener('hashchange'", "addEventListener('never'"),
    "own_clock": Mutant("F56", "lib/clock.js", "- serverNow) / 1000", "- Date.now()) / 1000"),
    "part_missing_in_silence": Mutant("F57", "lib/part.js", "toast(lacking())", "undefined"),
    "two_for_one": Mutant(
        "F58",
        "views/composer.js",
        "act(note);\n      fresh();",
        "act(note);\n      setTimeout(fresh, 200);",
    ),
    "guesses_stay": Mutant("F59", "net/feed.js", "seen(store.confirmed.peek()?.seq ?? 0);", ""),
    "hands_nothing_back": Mutant(
        "F60", "net/sending.js", "store.refusals.value = [...store.refusals.value, refusal];", ""
    ),
    "late_says_nothing": Mutant("F61", "views/note.js", "note.tray ?", "note.trayed ?"),
}
#: how often each was put in: a mutant that found nothing to change proves nothing
APPLIED: Counter[str] = Counter()


def wanted() -> Mutant | None:
    """The one that PAGE_MUTANT names."""
    name = os.environ.get("PAGE_MUTANT")
    return MUTANTS[name] if name else None


def as_they_lie() -> dict[str, str]:
    """The server's setting that a mutant needs: scripts one by one, as they are written."""
    return {"BOARD_JOINED_SCRIPTS": "off"} if wanted() else {}


def took_hold() -> bool:
    """Whether the wanted mutant was put in; true if none is wanted."""
    return wanted() is None or APPLIED.total() > 0


def spoil(context: BrowserContext) -> None:
    """Change the script for every page of this machine, if a mutant is wanted."""
    mutant = wanted()
    if mutant is None:
        return

    def change(route: Route) -> None:
        answer = route.fetch()
        text = answer.text()
        APPLIED[mutant.script] += mutant.words in text
        route.fulfill(response=answer, body=text.replace(mutant.words, mutant.becomes))

    context.route(lambda url: url.partition("?")[0].endswith(mutant.script), change)
