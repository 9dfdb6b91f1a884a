"""Draw the pictures of docs/images/ anew, from a demonstration started for it and gone afterwards.

    make screenshots

Each picture is one person, one way through the pages, one size. The way is what a visitor would press.
"""

import pathlib
import sys
from dataclasses import dataclass, field

import kith_server
from playwright.sync_api import sync_playwright

IMAGES = kith_server.ROOT / "docs" / "images"


@dataclass
class Picture:
    """One picture: whose screen, which links are pressed from the first page, and how large."""

    file: str
    person: str
    presses: list[str] = field(default_factory=list)
    width: int = 1100
    height: int = 820


PICTURES = [
    Picture("my-work.png", "Yasmin Kaleem"),
    Picture("child.png", "Jerome Baptiste", ["main table a"], height=1500),
]


def draw(browser, kith, picture: Picture) -> None:
    context = browser.new_context(
        base_url=kith.base, viewport={"width": picture.width, "height": picture.height}, locale="en-GB",
        timezone_id="Europe/London", reduced_motion="reduce")
    page = context.new_page()
    page.goto("/demo")
    page.get_by_role("button", name=f"Sign in as {picture.person}").click()
    page.wait_for_url(lambda url: "/demo" not in url)
    for press in picture.presses:
        page.locator(press).first.click()
        page.wait_for_load_state("networkidle")
    page.screenshot(path=str(IMAGES / picture.file))
    context.close()
    print(f"docs/images/{picture.file}")


def main() -> int:
    IMAGES.mkdir(parents=True, exist_ok=True)
    binary = kith_server.RELEASE if kith_server.RELEASE.is_file() else kith_server.DEBUG
    with kith_server.started(pathlib.Path(binary)) as kith, sync_playwright() as playwright:
        browser = kith_server.launch(playwright)
        for picture in PICTURES:
            draw(browser, kith, picture)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
