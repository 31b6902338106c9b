"""Take the pictures of the README from a built site: `docs/screenshots.py SITE`.

Needs the dev dependencies and Chromium. The pictures are written beside this file.
"""

import argparse
import shutil
from pathlib import Path

from playwright.sync_api import sync_playwright

HERE = Path(__file__).parent
# Name, page of data/client, width, colour scheme.
PICTURES = (
    ("home", "index.html", 1280, "light"),
    ("entry", "entry/client-noun-fr.html", 1280, "light"),
    ("concept", "concept/client-commerce.html", 1280, "light"),
    ("concept-telephone", "concept/client-commerce.html", 390, "dark"),
)


def main() -> None:
    """Open each page from the disk and take its picture."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path, help="what vocable build data/client wrote")
    site = parser.parse_args().site.resolve()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--disable-gpu"]
        )
        for name, page, width, scheme in PICTURES:
            context = browser.new_context(
                viewport={"width": width, "height": 844}, color_scheme=scheme
            )
            opened = context.new_page()
            opened.goto((site / page).as_uri())
            opened.screenshot(path=HERE / f"{name}.png")
            context.close()
        browser.close()


if __name__ == "__main__":
    main()
