"""Two tabs of one person, and hands that do a thing twice: everything once (F51, F58)."""

import re
from collections import Counter

from playwright.sync_api import Locator, Page, Request, Route, WebSocketRoute, expect

from tests.faults.browsing import Scene, stage
from tests.faults.browsing_oracles import has_everything, judge
from tests.faults.hands import comes, field_of, mine, pause, post, saved
from tests.faults.row import Run, row
from tests.faults.toxics import Latency

OP = re.compile(r'"op_id":"([^"]+)"')


class Stuck:
    """One tab whose commands go nowhere for a while: what it hears comes through."""

    def __init__(self, page: Page) -> None:
        self.held = False
        self.swallowed = 0
        #: what went through, by op
        self.sent: Counter[str] = Counter()
        page.route_web_socket(re.compile("socket.io"), self._socket)
        page.route("**/commands", self._call)

    def _socket(self, client: WebSocketRoute) -> None:
        server = client.connect_to_server()
        client.on_message(lambda message: self._pass(message, server))

    def _pass(self, message: str | bytes, server: WebSocketRoute) -> None:
        if self.held and isinstance(message, str) and '"command"' in message:
            self.swallowed += 1
        else:
            self._note(message)
            server.send(message)

    def _call(self, route: Route) -> None:
        if self.held:
            self.swallowed += 1
            route.abort()
        else:
            self._note(f'"command"{route.request.post_data}')
            route.continue_()

    def _note(self, message: str | bytes) -> None:
        if isinstance(message, str) and '"command"' in message:
            self.sent.update(OP.findall(message))


def sends(page: Page) -> Counter[str]:
    """How often a tab sends each op, by either way."""
    ops: Counter[str] = Counter()

    def frame(payload: str | bytes) -> None:
        if isinstance(payload, str) and '"command"' in payload:
            ops.update(OP.findall(payload))

    def request(asked: Request) -> None:
        if asked.url.endswith("/commands"):
            ops.update(OP.findall(asked.post_data or ""))

    page.on("websocket", lambda socket: socket.on("framesent", frame))
    page.on("request", request)
    return ops


@row("F51", "Two tabs of one person")
def two_tabs(run: Run) -> None:
    """What one tab cannot send the other does not send too; nor is it left behind if the one is closed."""
    with stage(run) as scene:
        machine = scene.machine()
        first = machine.new_page()
        stuck = Stuck(first)
        first.goto(scene.through(scene.room.links[0]))
        expect(field_of(first)).to_be_visible()
        second = machine.new_page()
        sent = sends(second)
        second.goto(f"/s/{scene.room.host.code}/me")
        both_live(scene, first, second)
        together = both_offline(scene, first, second, stuck.sent, sent)
        third = f"In the other tab {run.seed}"
        stuck.held = True
        sent.clear()
        texts = [f"Stuck {number} {run.seed}" for number in range(run.random.randint(2, 5))]
        for text in texts:
            post(first, text)
            pause(first, 0, 150, run)
        second.reload()
        expect(field_of(second)).to_be_visible()
        post(second, third)
        pause(first, 800, 2000, run)
        run.check(stuck.swallowed, "the first tab never tried to send")
        run.injected("sends that went nowhere", stuck.swallowed)
        if run.seed % 2:
            first.close()
        else:
            stuck.held = False
        everything = [*texts, third]
        comes(second, lambda: [scene.posted()[text] for text in everything], [1] * len(everything), 30)
        saved(second, *everything)
        if run.seed % 2 == 0:
            saved(first, *everything)
        run.say("second_tab_sent", sum(sent.values()))
        run.check(max(sent.values(), default=0) <= 1, f"the second tab sent something twice: {sent}")
        judge(scene, [*everything, *together, "From the first", "From the second"])


def both_offline(scene: Scene, first: Page, second: Page, one: Counter[str], two: Counter[str]) -> list[str]:
    """Both write without a line; when it is back each of these is sent by one tab, once. The texts."""
    scene.offline()
    texts = []
    for number in range(4):
        page = scene.run.random.choice([first, second])
        texts.append(f"Together {number} {scene.run.seed}")
        post(page, texts[-1])
        pause(page, 0, 300, scene.run)
    one.clear()
    two.clear()
    slow = scene.proxy.toxic(Latency(0.25))
    scene.online()
    # as when a laptop finds its network again: every tab hears of it in the same moment
    for page in (first, second):
        page.evaluate("void dispatchEvent(new Event('online'))")
    comes(second, lambda: [scene.posted()[text] for text in texts], [1] * len(texts))
    saved(first, *texts)
    saved(second, *texts)
    scene.proxy.clear(slow)
    twice = {op: n for op, n in (one + two).items() if n > 1}
    scene.run.check(not twice, f"sent more than once: {twice}, of {one} and {two}")
    return texts


def both_live(scene: Scene, first: Page, second: Page) -> None:
    """Each tab shows what the other wrote, and both are one person."""
    post(first, "From the first")
    expect(mine(second, "From the first")).to_be_visible()
    post(second, "From the second")
    expect(mine(first, "From the second")).to_be_visible()
    has_everything(first, scene)
    online = scene.room.snapshot()["presence"]["online"]
    scene.run.check(online.count(scene.room.people[0].person_id) == 1, f"here are {online}")
    people = [person["name"] for person in scene.room.snapshot()["people"]]
    scene.run.check(len(people) == 3, f"somebody is counted twice: {people}")


@row("F58", "Double click, held key, double tap")
def twice(run: Run) -> None:
    """Each intention is done once, however often the hand says it."""
    with stage(run) as scene:
        me = scene.visit(scene.room.links[0], has_touch=True)
        expect(field_of(me)).to_be_visible()
        ways = [double_click, held_key, double_tap, at_once]
        texts = []
        for way in run.random.sample(ways, len(ways)):
            texts.append(f"By {way.__name__} {run.seed}")
            field_of(me).fill(texts[-1])
            before = me.evaluate("window.wishwallSeen.hands")
            way(me, run)
            run.injected(way.__name__, me.evaluate("window.wishwallSeen.hands") - before)
            saved(me, texts[-1])
            expect(mine(me, texts[-1])).to_have_count(1)
        joins_once(scene, run)
        starts_once(scene)
        next_once(scene, run)
        judge(scene, texts)


def button(me: Page) -> Locator:
    return me.get_by_role("button", name="Post note")


def double_click(me: Page, run: Run) -> None:
    button(me).dblclick(delay=run.random.uniform(0, 90))


def held_key(me: Page, run: Run) -> None:
    field_of(me).focus()
    for _ in range(run.random.randint(3, 8)):
        me.keyboard.down("Enter")
        me.wait_for_timeout(run.random.uniform(5, 35))
    me.keyboard.up("Enter")


def double_tap(me: Page, run: Run) -> None:
    button(me).tap()
    me.wait_for_timeout(run.random.uniform(0, 120))
    button(me).tap()


def at_once(me: Page, run: Run) -> None:
    """Two in one breath: nothing is drawn in between."""
    button(me).evaluate("(button) => { button.click(); button.click(); }")


def joins_once(scene: Scene, run: Run) -> None:
    """A door pressed twice lets one person in."""
    door = scene.visit(f"{scene.proxy.url}/j/{scene.room.host.code}")
    door.get_by_label("Your name").fill("Gwen Twice")
    door.get_by_role("button", name="Join").evaluate("(button) => { button.click(); button.click(); }")
    door.wait_for_url("**/me")
    expect(field_of(door)).to_be_visible()
    names = [person["name"] for person in scene.room.snapshot()["people"]]
    run.check(names.count("Gwen Twice") == 1, f"{names.count('Gwen Twice')} people came in: {names}")
    run.injected("doors")


def starts_once(scene: Scene) -> None:
    """A session begun twice is one."""
    page = scene.visit(scene.proxy.url)
    page.get_by_label("What is it called?").fill("Begun twice")
    start = page.get_by_role("button", name="Start the session")
    before = scene.ask("SELECT COUNT(*) FROM sessions")[0][0]
    start.evaluate("(button) => { button.click(); button.click(); }")
    page.wait_for_url("**/s/*/host")
    expect(page.get_by_role("heading", name="Begun twice")).to_be_visible()
    begun = scene.ask("SELECT COUNT(*) FROM sessions")[0][0] - before
    scene.run.check(begun == 1, f"{begun} sessions were begun")


def next_once(scene: Scene, run: Run) -> None:
    """A Next pressed twice goes one step on."""
    scene.room.open(scene.room.snapshot()["run_sheet"][0]["phase_id"])
    host = scene.visit(scene.room.created["facilitator"]["link"])
    go = host.get_by_role("button", name="Next:")
    before = len(scene.facts("phase.opened"))
    if run.random.random() < 0.5:
        go.dblclick(delay=run.random.uniform(0, 60))
    else:
        go.focus()
        for _ in range(6):
            host.keyboard.down("Enter")
            host.wait_for_timeout(run.random.uniform(20, 60))
        host.keyboard.up("Enter")
    comes(host, lambda: len(scene.facts("phase.opened")) > before, True)
    host.wait_for_timeout(700)
    opened = len(scene.facts("phase.opened")) - before
    run.check(opened == 1, f"Next, pressed twice, went {opened} steps on")
