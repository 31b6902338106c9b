"""The built sites, a plain file server for each, and Debian's Chromium."""

import fcntl
import os
import shutil
import subprocess
import sysconfig
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import sync_playwright

CHECKOUT = Path(__file__).parents[2]
VOCABULARIES = CHECKOUT.parent / "shared" / "vocabularies"
VERY_DEEP, VERY_WIDE = 20, 5000
SOURCES = {
    # Twenty levels, and five thousand below one: written when it is first asked for.
    "extremes": None,
    "client": CHECKOUT / "data" / "client",
    "unesco": VOCABULARIES / "unesco.ttl",
    "voc4cat": VOCABULARIES / "voc4cat.ttl",
}
# Every page type, and where it stands. Of several pages the longest is looked at, but
# of these the median: thousands of links would take axe-core minutes.
MEDIAN = {"document", "letter", "coverage", "parallel"}
OVERVIEWS = {
    "home": "index.html",
    "terms": "terms.html",
    "hierarchy": "hierarchy.html",
    "typologies": "typologies.html",
    "data": "data.html",
    "report": "report.html",
    "languages": "languages.html",
    "parallel": "languages/*/*.html",
    "search": "search.html",
    "not-found": "404.html",
}
PAGES = {
    "client": {
        **OVERVIEWS,
        "concept": "concept/*.html",
        "domain": "domain/*.html",
        "entry": "entry/*.html",
        "typology": "typology/*.html",
        "document": "document/*.html",
        "scheme": "scheme/*.html",
        "sources": "sources.html",
        "queries": "queries.html",
        "sparql": "sparql.html",
        "comparison": "compare/*.html",
        "homograph": "homographs/*.html",
        "book": "print.html",
    },
    # What has long lists, more languages, and pages that few labels do not need.
    "unesco": {
        "home": "index.html",
        "hierarchy": "hierarchy.html",
        "typologies": "typologies.html",
        "letter": "terms/*.html",
        "coverage": "languages/coverage/*.html",
        "parallel": "languages/*/*/*.html",
        "concept": "C0*.html",
        "collection": "COL*.html",
    },
    # Published with --force: home, report and what is wrong say so.
    "voc4cat": {
        "home": "index.html",
        "report": "report.html",
        "terms": "terms.html",
        "concept": "voc4cat_0*.html",
        # Its label is preferred and alternative (SKOS S13).
        "wrong": "voc4cat_0000146.html",
    },
}
LANGUAGES = ("fr", "en")
# The language at the root of a site, where it is not the first of these.
ROOTS = {"unesco": "en", "voc4cat": "en"}
# Only this machine can be reached; a page that asks for more is found out.
ARGUMENTS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)


class Server(ThreadingHTTPServer):
    """Gives the files of one folder, as any static host does."""

    daemon_threads = True
    # Browsers open many connections at once.
    request_queue_size = 64


class Handler(SimpleHTTPRequestHandler):
    """Adds what a static host adds: kept connections, media types, the 404 page."""

    protocol_version = "HTTP/1.1"
    # Or the end of every answer waits 40 ms for the receipt of its head.
    disable_nagle_algorithm = True
    extensions_map = {  # noqa: RUF012 - overrides an attribute of the base class
        **SimpleHTTPRequestHandler.extensions_map,
        ".ttl": "text/turtle",
        ".jsonld": "application/ld+json",
    }

    def send_error(self, code, message=None, explain=None):
        missing = Path(self.directory, "404.html")
        if code != 404 or not missing.is_file():  # pragma: no cover
            super().send_error(code, message, explain)
            return
        content = missing.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_):
        """Say nothing."""


@dataclass(frozen=True)
class Site:
    """A built site: its folder, and the address where it is served."""

    name: str
    root: Path
    url: str


@dataclass(frozen=True)
class Place:
    """One page of a site."""

    site: Site
    kind: str
    language: str
    path: str

    @property
    def url(self) -> str:
        return self.site.url + self.path

    @property
    def again(self) -> bool:
        return again(self.site.name, self.language)

    @property
    def file(self) -> Path:
        return self.site.root / self.path


@contextmanager
def locked(file: Path) -> Iterator[None]:
    """Keep the other workers of pytest-xdist out."""
    with file.open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def extremes(file: Path) -> Path:
    """Write a vocabulary with very many narrower concepts and very many levels."""
    lines = [
        "@prefix : <https://example.org/x/> .",
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .",
        ":s a skos:ConceptScheme ; skos:hasTopConcept :wide , :level-00 .",
        ':wide a skos:Concept ; skos:prefLabel "wide"@en .',
        ':level-00 a skos:Concept ; skos:prefLabel "level 0"@en .',
    ]
    lines += [
        f":n{n:04} a skos:Concept ; skos:broader :wide ; "
        f'skos:prefLabel "narrower number {n:04}"@en .'
        for n in range(VERY_WIDE)
    ]
    lines += [
        f":level-{n:02} a skos:Concept ; skos:broader :level-{n - 1:02} ; "
        f'skos:prefLabel "a concept of level {n}"@en .'
        for n in range(1, VERY_DEEP + 1)
    ]
    file.write_text("\n".join(lines), encoding="utf-8")
    return file


def build(name: str, out: Path) -> None:
    """Run the command that a user runs."""
    command = Path(sysconfig.get_path("scripts"), "vocable")
    source = SOURCES[name] or extremes(out.parent / f"{name}.ttl")
    built = subprocess.run(
        [command, "build", source, "-o", out, "--force"],
        capture_output=True,
        text=True,
        check=False,
    )
    if built.returncode:
        pytest.fail(f"vocable build {SOURCES[name]}:\n{built.stderr}", pytrace=False)


@pytest.fixture(scope="session")
def sites(tmp_path_factory):
    """Build and serve a site when it is first asked for, by its name."""
    folder = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent
    servers = []
    served = {}

    def site(name):
        if name not in served:
            if SOURCES[name] and not SOURCES[name].exists():
                missing(f"{SOURCES[name]} is not on this machine")
            root = folder / f"site-{name}"
            with locked(folder / f"{name}.lock"):
                if not root.exists():
                    build(name, root)
            server = Server(("127.0.0.1", 0), partial(Handler, directory=str(root)))
            Thread(target=server.serve_forever, daemon=True).start()
            servers.append(server)
            served[name] = Site(name, root, f"http://127.0.0.1:{server.server_port}/")
        return served[name]

    yield site
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="session")
def client(sites):
    return sites("client")


def place_of(site: Site, kind: str, language: str) -> Place:
    prefix = "" if language == ROOTS.get(site.name, LANGUAGES[0]) else f"{language}/"
    files = sorted((site.root / prefix).glob(PAGES[site.name][kind]))
    assert files, f"{site.name} has no {kind} in {language}"
    files.sort(key=lambda file: file.stat().st_size)
    chosen = files[len(files) // 2 if kind in MEDIAN else -1]
    return Place(site, kind, language, chosen.relative_to(site.root).as_posix())


@pytest.fixture
def find(sites):
    """Give a page of a kind, in the language at the root of its site unless told."""

    def found(name, kind, language=None):
        language = language or ROOTS.get(name, LANGUAGES[0])
        return place_of(sites(name), kind, language)

    return found


# The pages of both languages come from the same templates: one is enough for the
# vocabularies that show long lists and many scripts.
PLACES = [
    (name, kind, language)
    for name, kinds in PAGES.items()
    for kind in kinds
    for language in (LANGUAGES if name == "client" else LANGUAGES[-1:])
]


def again(site: str, language: str) -> bool:
    """Tell whether a page only says in English what another says in French."""
    return site == "client" and language != LANGUAGES[0]


def pytest_collection_modifyitems(config, items):
    """Look at the English pages with axe-core alone: the templates are the same.

    All tests here are slow: they open a browser.
    """
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.slow)
    twice = [
        item
        for item in items
        if item.path.name == "test_pages.py"
        and (
            place := getattr(getattr(item, "callspec", None), "params", {}).get("place")
        )
        and again(place[0], place[2])
    ]
    config.hook.pytest_deselected(items=twice)
    items[:] = [item for item in items if item not in twice]


# For the module, so that the tests of one page follow each other and open it once.
@pytest.fixture(scope="module", params=PLACES, ids="-".join)
def place(request, sites):
    """Give every page type of every site in every language of the interface."""
    name, kind, language = request.param
    return place_of(sites(name), kind, language)


def missing(what: str) -> None:
    """Skip where a developer lacks something, fail where nobody would see the skip."""
    if os.environ.get("CI"):
        pytest.fail(what, pytrace=False)
    pytest.skip(what)


# Not for the session: its event loop would be in the way of other tests.
@pytest.fixture(scope="package")
def browser():
    # The shell opens pages in half the time: it draws no window around them.
    names = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
    program = next(filter(None, map(shutil.which, names)), None)
    if program is None:
        missing(f"no browser: none of {', '.join(names)} is installed")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=program, args=list(ARGUMENTS)
        )
        yield browser
        browser.close()


@contextmanager
def visits(browser):
    """Open pages, each in a context of its own with a list that fills with problems."""
    contexts = []

    def opened(url, permissions=(), **options):
        context = browser.new_context(**options)
        contexts.append(context)
        context.grant_permissions(list(permissions))
        page = context.new_page()
        problems = []
        page.on(
            "console",
            lambda said: (
                problems.append(f"console {said.type}: {said.text}")
                if said.type in {"error", "warning"}
                else None
            ),
        )
        page.on("pageerror", lambda error: problems.append(f"script: {error}"))
        page.on("requestfailed", lambda sent: problems.append(f"failed: {sent.url}"))
        page.on("request", lambda sent: problems.extend(strangers(sent.url, url)))
        page.on(
            "response",
            lambda got: (
                problems.append(f"HTTP {got.status}: {got.url}")
                if got.status >= 400
                else None
            ),
        )
        page.goto(url)
        return page, problems

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture
def visit(browser):
    """Open a page with options of the browser; give it and the list of its problems."""
    with visits(browser) as opened:
        yield opened


@pytest.fixture(scope="module")
def opened(place, browser):
    with visits(browser) as visit:
        yield visit(place.url)


@pytest.fixture
def page(opened):
    """Give the page of a place as a reader at a desk sees it by day."""
    page, _ = opened
    page.set_viewport_size({"width": 1280, "height": 900})
    page.emulate_media(
        media="screen", color_scheme="light", reduced_motion="no-preference"
    )
    return page


@pytest.fixture
def problems(opened):
    return opened[1]


def strangers(asked: str, home: str) -> list[str]:
    """Name a request that leaves the site."""
    place, own = urlsplit(asked), urlsplit(home)
    inside = (place.scheme, place.netloc) == (own.scheme, own.netloc)
    return [] if inside or place.scheme == "data" else [f"another host: {asked}"]
