"""Which pages are opened, and what is measured on each, in this order."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bench.ui import arriving, gestures, making
from bench.ui.boards import Board
from bench.ui.gestures import Figures
from bench.ui.tab import Tab

Part = Callable[[Tab, Board | None], Awaitable[Figures]]


@dataclass(frozen=True, slots=True)
class Visit:
    """One page, ours or the plain one (without a board), and the parts measured on it."""

    board: str
    open_ours: Callable[[Tab, Board], Awaitable[None]]
    open_plain: Callable[[Tab, Board], Awaitable[None]] | None
    parts: dict[str, Part]


async def _wall(tab: Tab, board: Board) -> None:
    place = f"{board.origin}/s/{board.code}/host"
    grants = f"{board.origin}/api/sessions/{board.code}/grants"
    key = board.facilitator_link.partition("#key=")[2]
    await tab.page.request.post(grants, headers={"X-Seat": "host"}, data={"key": key})
    await tab.page.goto(f"{place}#wall")
    await tab.page.wait_for_selector(".wall")


async def _plain_wall(tab: Tab, board: Board) -> None:
    await tab.blank()
    await tab.ask("{ plain.wall(a) }", board.notes_json())


async def _pad(tab: Tab, board: Board) -> None:
    await tab.page.goto(board.participant_link)
    await tab.page.get_by_role("button", name="Sketch").click()
    await tab.page.locator(".ink-pad canvas").wait_for()
    await tab.calm()
    await tab.page.locator(".ink-pad canvas").evaluate("(paper) => paper.scrollIntoView({ block: 'start' })")


async def _plain_pad(tab: Tab, _: Board) -> None:
    await tab.blank()
    await tab.ask("{ plain.paper() }")


async def _text(tab: Tab, board: Board) -> None:
    await tab.page.goto(board.participant_link)
    await tab.page.get_by_role("button", name="Text").click()


async def _nothing(tab: Tab, board: Board) -> None:
    """A first load opens its page itself."""


def _alone(part: Callable[[Tab], Awaitable[Figures]]) -> Part:
    """A part to which the page is all that matters."""

    async def measured(tab: Tab, _: Board | None) -> Figures:
        return await part(tab)

    return measured


async def _load(tab: Tab, board: Board | None) -> Figures:
    return await arriving.first_load(tab, board.participant_link) if board else {}


VISITS = (
    Visit(
        "large",
        _wall,
        _plain_wall,
        {
            "first": _alone(arriving.first_wall),
            "pan": _alone(gestures.pan),
            "zoom": _alone(gestures.zoom),
            "drag": _alone(gestures.drag),
            "switch": _alone(gestures.switch),
            "memory": _alone(gestures.memory),
        },
    ),
    Visit("large", _wall, None, {"keys": _alone(making.keys)}),
    Visit("middle", _wall, _plain_wall, {"pan500": _alone(gestures.pan), "burst": making.burst}),
    Visit("small", _pad, _plain_pad, {"ink": making.ink}),
    Visit("small", _text, None, {"typing": _alone(making.typing)}),
    Visit("small", _nothing, None, {"load": _load}),
)
PARTS = tuple(part for visit in VISITS for part in visit.parts)
#: notes and drawings of each board
BOARDS = {"large": (2000, 500), "middle": (500, 125), "small": (12, 3)}
