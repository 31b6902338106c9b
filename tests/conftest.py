"""What the tests share: small graphs, pages read as elements, sites built once."""

import os
import subprocess
import sys
from dataclasses import dataclass, field, replace
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, settings

from effort import examples
from vocable.checking.findings import Report
from vocable.cli import cli
from vocable.config.configuration import Configuration
from vocable.config.discovery import configure
from vocable.pages.edition import Edition
from vocable.rdf.loading import load
from vocable.rdf.namespaces import PREFIXES
from vocable.site.build import build_site
from vocable.vocabulary.entailment import entail
from vocable.vocabulary.survey import survey

HERE = Path(__file__).parent
ROOT = HERE.parent
SHARED = ROOT.parent / "shared"
CLEAN = Report("skos", (), "none", ("one-rule",))
VOID = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "source",
        "wbr",
    ]
)

settings.register_profile(
    "vocable",
    deadline=None,
    max_examples=examples(100),
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("vocable")


def pytest_addoption(parser):
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="Rewrite tests/golden with what the code writes now.",
    )
    parser.addoption(
        "--every-look",
        action="store_true",
        help="Let axe-core see each page light and dark, wide and narrow, all four.",
    )


@dataclass
class Element:
    """An element of a page: its tag, attributes, and what it holds in order."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    parent: "Element | None" = field(default=None, repr=False)
    children: list["Element | str"] = field(default_factory=list, repr=False)

    def __getitem__(self, name):
        return self.attributes[name]

    def get(self, name):
        return self.attributes.get(name)

    def walk(self):
        for child in self.children:
            if isinstance(child, Element):
                yield child
                yield from child.walk()

    def all(self, tag=None, **wanted):
        """List the elements inside with a tag and attributes, in document order."""
        return [one for one in self.walk() if one.matches(tag, wanted)]

    def one(self, tag=None, **wanted):
        """Give the only element inside with a tag and attributes."""
        found = self.all(tag, **wanted)
        assert len(found) == 1, f"{len(found)} × {tag} {wanted}"
        return found[0]

    def matches(self, tag, wanted):
        return (tag is None or self.tag == tag) and all(
            self._has(name.rstrip("_").replace("_", "-"), value)
            for name, value in wanted.items()
        )

    def _has(self, name, value):
        there = self.attributes.get(name)
        if value is True or there is None:
            return value is True and there is not None
        return value in there.split() if name == "class" else there == value

    @property
    def raw(self):
        return "".join(
            one.raw if isinstance(one, Element) else one for one in self.children
        )

    @property
    def text(self):
        """The text inside as a reader sees it, runs of white space made one."""
        return " ".join(self.raw.split())

    @property
    def language(self):
        """The language in force here: the nearest `lang` (HTML 3.2.6.1)."""
        if "lang" in self.attributes or self.parent is None:
            return self.attributes.get("lang")
        return self.parent.language

    @property
    def links(self):
        """The links inside as pairs of text and target."""
        return [(one.text, one["href"]) for one in self.all("a")]

    def after(self, heading):
        """Give the dd that follows the dt of this text."""
        (term,) = (one for one in self.all("dt") if one.text == heading)
        inside = [c for c in term.parent.children if isinstance(c, Element)]
        return inside[inside.index(term) + 1]

    def section(self, heading):
        """Give the section that stands under a heading of this text."""
        (found,) = (
            h for h in self.all() if h.tag in {"h2", "h3"} and h.text == heading
        )
        return found.parent


class _Reader(HTMLParser):
    """Makes elements and holds every end tag against the element that is open."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.root = self.open = Element("#document")

    def handle_starttag(self, tag, attrs):
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), f"attribute twice in {tag}: {attrs}"
        element = Element(tag, {k: v or "" for k, v in attrs}, self.open)
        self.open.children.append(element)
        if tag not in VOID:
            self.open = element

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        # A slash is allowed on a void element and says nothing (HTML 13.1.2.1).
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag):
        assert tag == self.open.tag, f"</{tag}> closes <{self.open.tag}>"
        self.open = self.open.parent

    def handle_data(self, data):
        self.open.children.append(data)


def _read_page(text):
    reader = _Reader()
    reader.feed(text)
    reader.close()
    assert reader.open is reader.root, f"<{reader.open.tag}> is not closed"
    return reader.root


@dataclass
class BuiltSite:
    """A site on disk and the vocabulary it shows."""

    folder: Path
    vocabulary: object = None

    def page(self, path):
        return _read_page((self.folder / path).read_text(encoding="utf-8"))

    def page_of(self, iri):
        """Read the page of a resource in the first language of the site."""
        return self.page(self.vocabulary.addresses.path(iri) + ".html")

    @cached_property
    def files(self):
        """The paths of every file, with slashes."""
        return {
            path.relative_to(self.folder).as_posix()
            for path in self.folder.rglob("*")
            if path.is_file()
        }

    @property
    def pages(self):
        return sorted(name for name in self.files if name.endswith(".html"))


def _build(configuration, out, report=CLEAN, *, forced=False):
    graph = load(configuration.sources)
    entail(graph)
    vocabulary = survey(configuration, graph)
    build_site(vocabulary, report, out, forced=forced)
    return BuiltSite(out, vocabulary)


@pytest.fixture(scope="session")
def read_page():
    """Read the text of a page into elements; ill-nested tags fail."""
    return _read_page


@pytest.fixture(scope="session")
def file_of(tmp_path_factory):
    """Write triples in Turtle, every prefix declared, `:` for https://example.org/."""

    def write(turtle, name="sample.ttl"):
        head = "".join(f"@prefix {p}: <{iri}> .\n" for p, iri in PREFIXES.items())
        path = tmp_path_factory.mktemp("data") / name
        path.write_text(
            f"{head}@prefix : <https://example.org/> .\n{turtle}", encoding="utf-8"
        )
        return path

    return write


@pytest.fixture(scope="session")
def vocabulary_of(file_of):
    """Survey the entailed graph of some Turtle; options are those of vocable.toml."""

    def make(turtle, **options):
        path = file_of(turtle)
        graph = load([path])
        entail(graph)
        options.setdefault("interface", ("en", "fr"))
        return survey(Configuration(path, (path,), **options), graph)

    return make


@pytest.fixture(scope="session")
def edition_of(vocabulary_of):
    """Make page models of some Turtle in a language, English unless told."""

    def make(turtle, language="en", findings=None, **options):
        return Edition(vocabulary_of(turtle, **options), language, findings)

    return make


@pytest.fixture(scope="session")
def site_of(file_of, tmp_path_factory):
    """Build the site of some Turtle, in English alone unless told."""

    def make(turtle, report=CLEAN, *, forced=False, **options):
        path = file_of(turtle)
        options.setdefault("interface", ("en",))
        configuration = Configuration(path, (path,), **options)
        out = tmp_path_factory.mktemp("built") / "site"
        return _build(configuration, out, report, forced=forced)

    return make


@pytest.fixture(scope="session")
def build_folder(tmp_path_factory):
    """Build the site of a folder or file as its configuration says."""

    def make(path, report=CLEAN, **options):
        configuration = replace(configure(path), **options)
        return _build(configuration, tmp_path_factory.mktemp("built") / "site", report)

    return make


@pytest.fixture(scope="session")
def sample():
    """The small vocabulary whose site is kept in tests/golden."""
    return HERE / "vocabularies" / "tea"


@pytest.fixture(scope="session")
def sample_site(build_folder, sample):
    return build_folder(sample)


@pytest.fixture(scope="session")
def client():
    """The shipped vocabulary."""
    return ROOT / "data" / "client"


@pytest.fixture(scope="session")
def client_store(client):
    """The triples of the shipped vocabulary, with what follows from them."""
    graph = load(configure(client).sources)
    entail(graph)
    return graph.store


@pytest.fixture(scope="session")
def ask(client_store):
    """Say whether a pattern stands in the shipped vocabulary."""
    return lambda pattern: bool(
        client_store.query(f"ASK {{ {pattern} }}", prefixes=PREFIXES)
    )


@pytest.fixture(scope="session")
def select(client_store):
    """Give the rows of a SELECT over the shipped vocabulary, as plain values."""

    def rows(query):
        solutions = client_store.query(f"SELECT {query}", prefixes=PREFIXES)
        return [tuple(v.value if v else None for v in row) for row in solutions]

    return rows


@pytest.fixture(scope="session")
def client_site(build_folder, client):
    return build_folder(client)


@pytest.fixture(scope="session")
def shared():
    """Find something of the shared material; without it, skip, but never in CI."""

    def find(*parts):
        path = SHARED.joinpath(*parts)
        if not path.exists():
            assert not os.environ.get("CI"), f"{path} is missing, and CI needs it"
            pytest.skip(f"{path} is not here")
        return path

    return find


@pytest.fixture
def invoke():
    """Run a command in process; what it raises beyond click's errors is raised."""

    def run(*arguments, **options):
        runner = CliRunner()
        result = runner.invoke(
            cli, [str(a) for a in arguments], prog_name="vocable", **options
        )
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return run


@pytest.fixture(scope="session")
def vocable():
    """Run `python -m vocable` as a user does, in a process of its own."""

    def run(*arguments, **options):
        environment = {**os.environ, **options.pop("env", {})}
        return subprocess.run(
            [sys.executable, "-m", "vocable", *map(str, arguments)],
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=120,
            check=False,
            env=environment,
            **options,
        )

    return run
