"""Taking a file away, as people do it: open the dialog, choose the file, press Download."""

from pathlib import Path

from playwright.sync_api import Page, expect


def downloaded(page: Page, label: str) -> str:
    """The text of a file, by its plain name."""
    return taken(page, label).read_text(encoding="utf-8")


def taken(page: Page, label: str) -> Path:
    """The file, where the browser put it; the dialog is closed again."""
    page.get_by_role("button", name="Download files").click()
    choose(page, label)
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download", exact=True).click()
    expect(page.get_by_role("status").filter(has_text="The file is ready.")).to_be_attached()
    page.get_by_role("dialog").get_by_role("button", name="Close").click()
    return Path(waiting.value.path())


def choose(page: Page, label: str) -> None:
    """Choose a kind of file, among the technical ones if need be."""
    choice = page.get_by_role("radio", name=label)
    if not choice.is_visible():
        page.get_by_text("More files", exact=True).click()
    choice.check()
