"""What a page keeps of a person's commands on its device: read from its storage, not from what it says."""

from typing import Any, cast

from playwright.sync_api import Page

from tests.browser.room import settles

ROWS = """() => new Promise((done, fail) => {
  const asked = indexedDB.open('wishwall', 1);
  asked.onerror = () => fail(asked.error);
  asked.onupgradeneeded = () => asked.result.createObjectStore('commands', { keyPath: ['owner', 'op_id'] });
  asked.onsuccess = () => {
    const all = asked.result.transaction('commands').objectStore('commands').getAll();
    all.onsuccess = () => { asked.result.close(); done(all.result); };
  };
})"""
AT_ONCE = "Object.keys(localStorage).filter((key) => key.startsWith('wishwall.op.')).length"


def rows(page: Page) -> list[dict[str, Any]]:
    """Every command that lies on the shelf, whatever became of it."""
    return cast("list[dict[str, Any]]", page.evaluate(ROWS))


def waiting(page: Page) -> int:
    """How many commands of this device have no answer yet."""
    shelved = [row for row in rows(page) if row.get("seq") is None and not row.get("error")]
    at_once: int = page.evaluate(AT_ONCE)
    return max(len(shelved), at_once)


def nothing_waits(page: Page) -> None:
    """Wait until everything that this device's people did is answered."""
    settles(lambda: waiting(page), 0)
