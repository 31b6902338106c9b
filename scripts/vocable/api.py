"""The public interface: `load` gives a vocabulary to check, build, query and export."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import Quad, Store

from vocable.config.configuration import Configuration
from vocable.config.named_queries import named_query
from vocable.config.vocable_toml import language_tags, web_address
from vocable.errors import VocableError
from vocable.opening import opened, opened_release
from vocable.rdf.formats import WRITABLE, format_named
from vocable.rdf.loading import Graph
from vocable.rdf.namespaces import merged_prefixes
from vocable.rdf.reading import triples

if TYPE_CHECKING:
    from vocable.checking.findings import Report
    from vocable.rdf.querying import Result
    from vocable.site.build import Built
    from vocable.vocabulary.facts import Facts


def _unheard(_: str) -> None:
    pass


def _uncounted(_: int, __: int) -> None:
    pass


def load(  # noqa: PLR0913 - what is read, and for which site
    path: str | Path | None = None,
    *,
    base: str | None = None,
    site_url: str | None = None,
    interface: Iterable[str] | None = None,
    out: str | Path | None = None,
    tell: Callable[[str], None] = _unheard,
) -> "Vocabulary":
    """Load a vocabulary with all that follows from its axioms.

    `path` is a folder with `vocable.toml`, an RDF file, or a folder of RDF files;
    without it `vocable.toml` is looked for here, then in `data/*`. `base` resolves
    relative IRIs in files that declare none, `site_url` says where the site will stand
    and `interface` which languages its pages are in (tags of BCP 47), whatever
    `vocable.toml` says. What is about to be written to `out` is not read. `tell` hears,
    a line each, how the files are read. Raises VocableError with file, line and what to
    do.
    """
    configuration, graph = opened(
        None if path is None else Path(path),
        tell,
        base=base,
        site_url=web_address(site_url) if site_url else None,
        out=None if out is None else Path(out),
    )
    if interface is not None:
        tags = language_tags("--interface", list(interface))
        configuration = replace(configuration, interface=tags)
    return Vocabulary(configuration, graph, tell)


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """A loaded vocabulary: how it is configured, and its graph, entailed.

    `tell` hears what is remarkable about the work, a line each.
    """

    configuration: Configuration
    graph: Graph
    tell: Callable[[str], None] = _unheard

    @cached_property
    def facts(self) -> "Facts":
        """What the graph holds, and where each resource stands on the site."""
        from vocable.vocabulary.survey import survey

        return survey(self.configuration, self.graph)

    def check(
        self,
        *,
        documents: Path | None = None,
        since: Path | None = None,
        engine: str = "vocable",
    ) -> "Report":
        """Hold the graph against the shapes of its profile, and the user's own.

        `documents` is the folder of the documents that the evidence is verified
        against, `since` an earlier release whose IRIs must still be described; `engine`
        is "vocable" or "pyshacl". What no build could use is an error here too. Raises
        VocableError.
        """
        from vocable.checking.validating import validate
        from vocable.site.buildable import require_buildable

        chosen = self.configuration
        require_buildable(chosen, self.graph)
        previous = opened_release(since, self.tell, chosen) if since else None
        return validate(
            self.graph,
            chosen.profile,
            chosen.severity,
            documents,
            chosen.shapes,
            previous=previous,
            engine=engine,
        )

    def build(  # noqa: PLR0913 - what is published, where, and how
        self,
        out: str | Path = "site",
        *,
        documents: Path | None = None,
        since: Path | None = None,
        fail_on: str = "violation",
        force: bool = False,
        jobs: int | None = None,
        progress: Callable[[int, int], None] = _uncounted,
    ) -> "Built":
        """Check the vocabulary, then write its whole site with every download.

        A finding as grave as `fail_on`, or graver, stops it, unless it is forced. The
        files are the same however many `jobs`, processes at a time, make them.
        `progress` is told how many resources were finished, and of how many. Raises
        NotConformingError with the report, OutputError, and TemplateError for a
        template of the user; then nothing is changed.
        """
        from vocable.checking.findings import NotConformingError
        from vocable.checking.reports.finding_locations import placed_report
        from vocable.html.templates.overriding import notices
        from vocable.site.build import build_site, require_content
        from vocable.site.folder import prepare
        from vocable.system.processors import usual_jobs
        from vocable.vocabulary.titles import untitled

        folder = Path(out)
        prepare(folder)
        report = placed_report(self.graph, self.check(documents=documents, since=since))
        failed = report.fails(fail_on)
        if failed and not force:
            raise NotConformingError(report, fail_on)
        facts = self.facts
        require_content(facts, self.graph)
        interfaces = dict.fromkeys(one.interface for one in facts.site_languages)
        for notice in notices(self.configuration, interfaces):
            self.tell(notice)
        if nameless := untitled(facts):
            self.tell(nameless)
        pages = len(facts.concepts) * len(facts.site_tags)
        return build_site(
            facts,
            report,
            folder,
            forced=failed,
            jobs=jobs or usual_jobs(),
            progress=lambda step: progress(step, pages),
        )

    def query(self, text: str | None = None, *, name: str | None = None) -> "Result":
        """Answer a SPARQL query, or the question of that name in `queries/`.

        The common prefixes and those of the vocabulary need no declaration. Raises
        QueryError.
        """
        from vocable.rdf.querying import answer

        if name is not None:
            text = named_query(self.configuration.path, name).text
        if text is None:
            raise VocableError("a query is needed: its text, or the name of one")
        return answer(self.graph, text, self.prefixes)

    @property
    def prefixes(self) -> dict[str, str]:
        """The common prefixes and those that the files declare, by prefix."""
        return merged_prefixes(self.graph.prefixes)

    def export(
        self,
        format_: str = "turtle",
        *,
        asserted: bool = False,
        skos_only: bool = False,
    ) -> bytes:
        """Write the graph in one serialization, named by name, media type or extension.

        `asserted` leaves out what was inferred, `skos_only` all that is not plain SKOS.
        The same graph gives the same bytes. Raises VocableError for an unknown format,
        and OutputError for what the format cannot say.
        """
        from vocable.rdf.writing.graph_serialization import serialize
        from vocable.rdf.writing.graph_serialization import skos_only as plain_skos
        from vocable.vocabulary.entailment import asserted as said

        chosen = format_named(format_)
        if chosen is None:
            names = ", ".join(each.name for each in WRITABLE)
            raise VocableError(f"{format_!r} is not one of {names}.")
        store = self.graph.store
        if asserted:
            store = Store()
            store.extend(Quad(*triple) for triple in said(self.graph.store))
        content = plain_skos(store) if skos_only else (q.triple for q in triples(store))
        return serialize(content, chosen, self.prefixes)
