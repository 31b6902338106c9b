"""What the search costs: the index of a generated vocabulary, and a browser's wait."""

import argparse
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from generate import vocabulary
from playwright.sync_api import Page, sync_playwright

from vocable.config.configuration import Configuration
from vocable.html.rendering import STATIC, Renderer
from vocable.pages.edition import Edition
from vocable.pages.overviews.alphabetical_index import describe_index
from vocable.pages.overviews.site import describe_site
from vocable.rdf.loading import load
from vocable.search.files import search_files
from vocable.search.search_page import describe_search
from vocable.vocabulary.entailment import entail
from vocable.vocabulary.survey import survey

MEMORY = Path("/dev/shm")  # noqa: S108 - only to keep the disk out of the figures
# A word of many labels, one that begins as many do, a rare one, a slip of the pen, two
# words in another order, one of the notes.
QUERIES = ("foret", "m", "4242", "reseua", "4242 etoile", "nomme 303")
# Asks as a reader does, and tells how many milliseconds later a result stands there.
ASK = """
async (text) => {
  const input = document.querySelector("#q");
  input.focus();
  input.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape" }));
  const start = performance.now();
  input.value = text;
  input.dispatchEvent(new Event("input", { bubbles: true }));
  const there = () => document.querySelector("#found:not([hidden]) > *");
  while (!there()) {
    if (performance.now() - start > 20000) return -1;
    await new Promise((done) => setTimeout(done, 1));
  }
  return performance.now() - start;
}"""


class Handler(SimpleHTTPRequestHandler):
    """Counts the bytes of the search that it gives."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    given: dict[str, int] = {}  # noqa: RUF012 - one for all requests is the point

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Note the size of what is given."""
        del size
        if "/search" in self.path and code == 200:  # noqa: PLR2004
            file = Path(self.translate_path(self.path))
            self.given[self.path] = file.stat().st_size


def main() -> None:
    """Print the figures for each size as Markdown."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=[1000, 10_000, 100_000])
    options = parser.parse_args()
    print("| concepts | index files | MB | CPU s | index.js kB |")
    print("|--:|--:|--:|--:|--:|")
    waits = []
    place = MEMORY if MEMORY.is_dir() else None
    for size in options.sizes:
        with tempfile.TemporaryDirectory(dir=place) as name:
            folder = Path(name)
            print(f"| {size:,} | {' | '.join(write(size, folder))} |", flush=True)
            waits += [f"| {size:,} | {row} |" for row in ask(folder)]
    print()
    print("| concepts | query | result | first kB | first ms | next ms | again ms |")
    print("|--:|---|---|--:|--:|--:|--:|")
    print("\n".join(waits))


def write(size: int, folder: Path) -> tuple[str, ...]:
    """Write the index of a generated vocabulary and the page that asks it."""
    source = folder / "generated.ttl"
    source.write_text("".join(vocabulary(size)), encoding="utf-8")
    graph = load([source])
    entail(graph)
    configuration = Configuration(source, (source,))
    surveyed = survey(configuration, graph)
    editions = [Edition(surveyed, tag) for tag in configuration.interface]
    first = editions[0]
    # The other pages have described and sorted the labels before.
    index = describe_index(first)
    for edition in editions:
        for node in surveyed.concepts:
            edition.labels.label(node)
    started = time.process_time()
    written = dict(search_files(editions))
    spent = time.process_time() - started
    for path, text in written.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    shutil.copytree(STATIC, folder / "static")
    renderer = Renderer(first, describe_site(first, forced=False))
    page = index[0]
    (folder / "terms.html").write_text(renderer.render(page), encoding="utf-8")
    results = renderer.render(describe_search(first, page))
    (folder / "search.html").write_text(results, encoding="utf-8")
    weight = sum(len(text.encode()) for text in written.values())
    manifest = len(written["search/index.js"].encode())
    return (
        f"{len(written):,}",
        f"{weight / 1e6:.1f}",
        f"{spent:.1f}",
        f"{manifest / 1e3:.1f}",
    )


def ask(folder: Path) -> Iterator[str]:
    """Ask each query of a browser that has loaded nothing, then one that has."""
    program = shutil.which("chromium") or shutil.which("google-chrome")
    if program is None:
        sys.exit("no browser: install Debian's chromium")
    with served(folder) as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program)
        for query in QUERIES:
            # Nothing of the index is there; all of it but this query's part is; all is.
            Handler.given.clear()
            page = opened(browser.new_context().new_page(), url)
            first = page.evaluate(ASK, query)
            page.wait_for_load_state("networkidle")
            weight = sum(Handler.given.values())
            found = page.locator("#found > *").first.inner_text().split("\n")[0]
            again = page.evaluate(ASK, query)
            other = opened(browser.new_context().new_page(), url)
            other.evaluate(ASK, "zzzz")
            after = other.evaluate(ASK, query)
            yield (
                f"{query} | {found} | {weight / 1e3:.0f} | {first:.0f} | "
                f"{after:.0f} | {again:.0f}"
            )
            page.context.close()
            other.context.close()
        browser.close()


def opened(page: Page, url: str) -> Page:
    """Open the page with the field, before anything of the index is loaded."""
    page.goto(f"{url}terms.html")
    page.wait_for_load_state("networkidle")
    return page


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder as a plain static host does."""
    server = ThreadingHTTPServer(
        ("127.0.0.1", 0), partial(Handler, directory=str(folder))
    )
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


if __name__ == "__main__":
    main()
