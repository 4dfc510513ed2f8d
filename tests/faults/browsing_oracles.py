"""What must hold after a fault at a browser, by the log, the server's view and what pages said (O1 to O7)."""

import json

from playwright.sync_api import Page

from board.domain.model import Actor
from board.domain.visibility import view, viewer_of
from tests.faults.browsing import Scene
from tests.faults.hands import comes
from tests.faults.logbook import read_log
from tests.faults.mirror import shown
from tests.faults.oracles import check_all, gaps
from tests.faults.row import Failed

NOTES = "[...document.querySelectorAll('article[data-note]')].map((note) => note.dataset.note).sort()"


def judge(scene: Scene, texts: list[str], *, kept: int = 0) -> None:
    """Every text is in the log once, but `kept` of them; nothing was called saved wrongly; no page threw."""
    run, logged = scene.run, scene.posted()
    lost = [text for text in texts if logged[text] == 0]
    doubled = [text for text in texts if logged[text] > 1]
    run.counts["acked"] += len(texts) - len(lost)
    run.counts["lost"] += max(0, len(lost) - kept)
    run.counts["doubled"] += len(doubled)
    run.counts["errors"] += len(scene.wrong)
    run.check(len(lost) <= kept, f"O2: not in the log: {lost}")
    run.check(not doubled, f"O1: more than once in the log: {doubled}")
    run.check(not scene.lies, f"O7: called saved, and not in the log: {scene.lies}")
    run.check(not scene.wrong, f"O6: a page threw: {scene.wrong}")
    the_log_holds(scene)
    check_all(run, scene.server)


def the_log_holds(scene: Scene) -> None:
    """O3 and O4: no gap, and what the server shows its facilitator is the fold of the log."""
    host = scene.room.host
    book = read_log(scene.server.database, host.code)
    wrong = gaps(book)
    if book.state is None:
        raise Failed("O4: the log does not fold")
    ours = view(book.state, viewer_of(book.state, Actor(host.person_id, "facilitator")))
    ours = json.loads(json.dumps(ours)) | {"epoch": book.epoch}
    if shown(ours) != shown(scene.room.snapshot()):
        wrong.append("O4: what the server shows is not the fold of the log")
    scene.run.check(not wrong, "; ".join(wrong))


def has_everything(page: Page, scene: Scene, seconds: float = 15) -> float:
    """O5: wait until a page shows each note that its person may see, and no other; how long that took."""
    wanted = sorted(note["note_id"] for note in scene.room.snapshot()["notes"])
    return comes(page, lambda: page.evaluate(NOTES), wanted, seconds)
