"""Open the demo's links in Chromium, all in one browser, and see that they stay three seats.

Reads on standard input what `demo --json` prints; answers 1 with a sentence for each fault.
"""

import json
import os
import sys
from collections.abc import Iterator

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
ROLES = {"host": "facilitator", "me": "participant", "screen": "screen"}
SEEN_ROLE = """async (code) => {
  const seat = document.body.dataset.seat;
  const answer = await fetch(`/api/sessions/${code}`, { headers: { "X-Seat": seat } });
  return answer.ok ? (await answer.json()).me.role : `status ${answer.status}`;
}"""


def main() -> int:
    """Walk the three links and print what was seen."""
    links = links_of(json.load(sys.stdin))
    with sync_playwright() as playwright:
        executable = os.environ.get("CHROMIUM", "/usr/bin/chromium")
        browser = playwright.chromium.launch(executable_path=executable, args=QUIET)
        faults = list(faults_of(browser, links))
        browser.close()
    print(
        "\n".join(faults) or "The demo's links opened: host, join and screen are three seats in one browser."
    )
    return 1 if faults else 0


def links_of(printed: dict[str, object]) -> dict[str, str]:
    """Give the links by their names, whether they stand alone or under `links`."""
    links = printed.get("links", printed)
    if not isinstance(links, dict):
        sys.exit("The demo printed no links.")
    return {seat: str(links[seat]) for seat in ("host", "join", "screen")}


def faults_of(browser: Browser, links: dict[str, str]) -> Iterator[str]:
    """Yield a sentence for each page that did not come up whole or lost its seat."""
    context = browser.new_context()
    problems: list[str] = []
    pages = {
        "host": opened(context, links["host"], problems),
        "me": joined(context, links["join"], problems),
        "screen": opened(context, links["screen"], problems),
    }
    for seat, page in pages.items():
        # A seat must outlive the opening of the others.
        page.reload()
        settle(page)
        yield from faults_of_seat(page, seat)
    yield from problems


def faults_of_seat(page: Page, seat: str) -> Iterator[str]:
    """Yield a sentence if the server sees another role in this seat."""
    code = page.locator("body").get_attribute("data-code") or ""
    role = page.evaluate(SEEN_ROLE, code)
    if role != ROLES[seat]:
        yield f"The {seat} page is seen as {role}, not as {ROLES[seat]}."


def opened(context: BrowserContext, link: str, problems: list[str]) -> Page:
    """Open one link in a tab of its own; what the page complains of goes into `problems`."""
    page = context.new_page()
    page.on("pageerror", lambda error: problems.append(f"{page.url}: {error}"))
    page.on(
        "console", lambda said: problems.append(f"{page.url}: {said.text}") if said.type == "error" else None
    )
    page.goto(link)
    settle(page)
    return page


def joined(context: BrowserContext, link: str, problems: list[str]) -> Page:
    """Join by the link, as a person would: a name, and in."""
    page = opened(context, link, problems)
    page.get_by_role("textbox").first.fill("Nia Visitor")
    page.get_by_role("textbox").first.press("Enter")
    page.wait_for_url("**/s/*/me*")
    settle(page)
    return page


def settle(page: Page) -> None:
    """Wait until the page has taken its seat (no key in its address any more) and says what it is."""
    page.wait_for_url(lambda url: "key=" not in url)
    page.locator("h1, h2").first.wait_for()


if __name__ == "__main__":
    sys.exit(main())
