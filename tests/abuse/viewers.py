"""What real pages do with hostile words: nothing runs, nothing is fetched from anywhere else."""

import os
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from playwright.sync_api import Page, sync_playwright

from tests.abuse.ground import Ground

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")


@contextmanager
def tracker():
    """A server of somebody else's, and what it was asked."""
    asked: list[str] = []

    class Listening(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(200)
            self.end_headers()

        def log_message(self, format: str, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Listening)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", asked
    finally:
        server.shutdown()
        server.server_close()


def look(g: Ground, words: list[str], links: dict[str, str]) -> dict[str, str]:
    """Open each seat's page and wait until the words stand there as text; the text of each page.

    Fails if a dialog opens, a script runs that is not ours, or a request goes anywhere but to the board.
    """
    texts: dict[str, str] = {}
    with g.unhurried(), sync_playwright() as player:
        browser = player.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for seat, link in links.items():
            page = browser.new_page()
            wrong: list[str] = []
            _listen(page, g, wrong)
            page.goto(link)
            for word in words if seat != "screen" else []:
                page.get_by_text(word, exact=False).first.wait_for(timeout=10_000)
            page.wait_for_timeout(300)
            if page.evaluate("'pwned' in window"):
                wrong.append("a script ran")
            texts[seat] = page.inner_text("body")
            g.check(not wrong, f"{seat}: {wrong[:4]}")
            page.close()
        browser.close()
    g.say(f"{len(links)} pages looked at in Chromium")
    return texts


def _listen(page: Page, g: Ground, wrong: list[str]) -> None:
    def asked(request: Any) -> None:
        url = request.url
        if not url.startswith((g.url, g.url.replace("http", "ws"), "data:", "blob:")):
            wrong.append(f"asked for {url[:200]}")

    def opened(dialog: Any) -> None:
        wrong.append(f"a dialog: {dialog.message}")
        dialog.dismiss()

    page.on("request", asked)
    page.on("dialog", opened)
    page.on("pageerror", lambda fault: wrong.append(f"a fault of the page: {fault}"))


def seats(g: Ground) -> dict[str, str]:
    """The links of a facilitator, a newcomer and the screen."""
    came = g.ask("POST", g.api("/people"), {"name": "Looker"}, address=g.here)
    return {
        "host": g.created["facilitator"]["link"],
        "me": g.expect(came, 201).json()["link"],
        "screen": g.created["links"]["screen"],
    }
