"""The command line: parses, calls, prints. The work is imported inside each command."""

import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from vocable import __version__
from vocable.console import Front
from vocable.harmless import harmless
from vocable.system.interruption import ending_cleanly

if TYPE_CHECKING:
    from vocable.checking.findings import Report
    from vocable.config.configuration import Configuration
    from vocable.rdf.loading import Graph

_vocabulary = click.argument(
    "path", required=False, type=click.Path(path_type=Path), metavar="[PATH]"
)
_base = click.option(
    "--base",
    metavar="IRI",
    help="Resolve relative IRIs with this one, in files that declare no base.",
)
_documents = click.option(
    "--documents",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Verify the evidence against the documents in this folder.",
)
_since = click.option(
    "--since",
    type=click.Path(exists=True, path_type=Path),
    help="The previous release, a file or folder: no IRI of it may be gone.",
)
_fail_on = click.option(
    "--fail-on",
    type=click.Choice(["violation", "warning", "info"]),
    default="violation",
    show_default=True,
    help="End with 1 at a finding as grave as this, or graver.",
)


@click.group(cls=Front, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="vocable")
@click.pass_context
def cli(context: click.Context) -> None:
    """Publish vocabularies as linked data.

    PATH is a folder with vocable.toml, an RDF file, or a folder of RDF files. Without
    it, vocable.toml is looked for here, then in data/*.
    """
    # A command makes millions of short-lived objects and few cycles: looking for these
    # less often saves a fifth of its time.
    gc.set_threshold(100_000, 50, 50)
    context.with_resource(ending_cleanly())


@cli.command()
@_vocabulary
@_base
@_documents
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json", "sarif", "junit", "turtle"]),
    default="text",
    show_default=True,
    help="How the report is written; turtle is a SHACL validation report.",
)
@click.option(
    "-o",
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write the report to a file.",
)
@_since
@_fail_on
@click.option(
    "--engine",
    type=click.Choice(["vocable", "pyshacl"]),
    default="vocable",
    show_default=True,
    help="What runs the shapes; pyshacl is SHACL's reference engine, and slow.",
)
@click.option("--full", is_flag=True, help="List every finding of a long group.")
@click.option("--language", help="Language of the messages: en or fr.")
def check(  # noqa: PLR0913 - one parameter an option
    path: Path | None,
    base: str | None,
    documents: Path | None,
    format_: str,
    out: Path | None,
    since: Path | None,
    fail_on: str,
    engine: str,
    full: bool,
    language: str | None,
) -> None:
    """Check a vocabulary: SHACL, SKOS integrity, quality, evidence."""
    from vocable.checking.reports.writing import written
    from vocable.site.buildable import require_buildable
    from vocable.system.atomic_files import write_atomically

    configuration, graph = _opened(path, base=base, out=out)
    require_buildable(configuration, graph)
    report = _report(configuration, graph, documents, since, engine)
    tongue = language or _language()
    colour = out is None and sys.stdout.isatty()
    looks = {"full": full, "colour": colour}
    text = written(report, graph, format_, tongue, fail_on=fail_on, **looks)
    if out is None:
        click.echo(text, nl=False)
    else:
        write_atomically(out, text.encode())
    if report.fails(fail_on):
        sys.exit(1)


@cli.command()
@_vocabulary
@click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path),
    default=Path("site"),
    show_default=True,
    help="Folder of the site; replaced if Vocable wrote it, else it must be empty.",
)
@_base
@_documents
@click.option("--site-url", help="Where the site will stand, for canonical links.")
@click.option(
    "--interface",
    metavar="TAGS",
    help="Languages of the pages, such as fr,en; the first stands at the root.  "
    "[default: those of at least half of the concepts]",
)
@_since
@_fail_on
@click.option("--force", is_flag=True, help="Publish in spite of what the check finds.")
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    help="Make at most so many parts of the site at a time, each in a process of its "
    "own.  [default: as many as processors on Linux, else 1]",
)
def build(  # noqa: PLR0913 - one parameter an option
    path: Path | None,
    out: Path,
    base: str | None,
    documents: Path | None,
    site_url: str | None,
    interface: str | None,
    since: Path | None,
    fail_on: str,
    force: bool,
    jobs: int | None,
) -> None:
    """Check a vocabulary, then write its whole site with every download."""
    from dataclasses import replace

    from vocable.checking.reports.finding_locations import placed_report
    from vocable.checking.reports.text_json import as_text
    from vocable.cli_messages import first_failing, repeated
    from vocable.config.configuration import language_tags, web_address
    from vocable.counting import how_many
    from vocable.html.templates.overriding import notices
    from vocable.site.build import build_site, require_content
    from vocable.site.buildable import require_buildable
    from vocable.site.folder import prepare
    from vocable.system.processors import usual_jobs
    from vocable.vocabulary.survey import survey
    from vocable.vocabulary.titles import untitled

    prepare(out)
    address = web_address(site_url) if site_url else None
    configuration, graph = _opened(path, base=base, site_url=address, out=out)
    if interface is not None:
        tags = [tag.strip() for tag in interface.split(",")]
        stated = language_tags("--interface", tags)
        configuration = replace(configuration, interface=stated)
    require_buildable(configuration, graph)
    report = placed_report(graph, _report(configuration, graph, documents, since))
    failed = report.fails(fail_on)
    if failed and not force:
        first, total = first_failing(report, fail_on)
        click.echo(as_text(first, graph, _language()), err=True, nl=False)
        stopping = how_many(total, "finding")
        first_ones = "it stands above" if total == 1 else "the first stand above"
        told = f"nothing was built, because of {stopping}; {first_ones}. "
        told += f"All of them: {repeated('check')}"
        if any(one.rule == "nothing-to-show" for one in first.findings):
            raise click.ClickException(told)
        raise click.ClickException(
            f"{told}. To publish all the same: {repeated('build', '--force')}"
        )
    if report.findings:
        counts = ", ".join(
            how_many(number, "remark" if severity == "info" else severity)
            for severity, number in report.counts.items()
            if number
        )
        click.echo(
            f"The check has remarks ({counts}); {repeated('check')} lists them.",
            err=True,
        )
    vocabulary = survey(configuration, graph)
    require_content(vocabulary, graph)
    interfaces = tuple(
        dict.fromkeys(one.interface for one in vocabulary.site_languages)
    )
    for notice in notices(configuration, interfaces):
        _tell(notice)
    pages = len(vocabulary.concepts) * len(vocabulary.site_tags)
    with click.progressbar(
        length=pages, label="Pages", file=sys.stderr, hidden=not sys.stderr.isatty()
    ) as bar:
        built = build_site(
            vocabulary,
            report,
            out,
            forced=failed,
            jobs=jobs or usual_jobs(),
            progress=bar.update,
        )
    if nameless := untitled(vocabulary):
        _tell(nameless)
    for reason in built.left_out:
        _tell(f"Left out: the file in RDF/XML. {reason}")
    if not configuration.site_url:
        click.echo(
            "Left out, because where the site will stand is not known: sitemap.xml, "
            "opensearch.xml, whole canonical links. --site-url, or site_url in "
            "vocable.toml, says it.",
            err=True,
        )
    click.echo(
        f"{out}: {how_many(len(vocabulary.concepts), 'concept')}, "
        f"{how_many(len(vocabulary.entries), 'word')}, "
        f"in {', '.join(vocabulary.site_tags)}; "
        f"{how_many(built.files, 'file')}, {built.bytes / 1e6:.1f} MB. "
        f"Open {out / 'index.html'}"
    )


@cli.command()
@_vocabulary
@_base
@click.option(
    "-f",
    "--format",
    "format_",
    default="turtle",
    show_default=True,
    help="turtle, json-ld, rdf-xml or n-triples; a media type or extension will do.",
)
@click.option(
    "-o",
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    help="File to write; without it, standard output.",
)
@click.option("--asserted", is_flag=True, help="Only what the files say themselves.")
@click.option("--skos-only", is_flag=True, help="Only plain SKOS, for other tools.")
def export(  # noqa: PLR0913 - one parameter an option
    path: Path | None,
    base: str | None,
    format_: str,
    out: Path | None,
    asserted: bool,
    skos_only: bool,
) -> None:
    """Write the graph in one serialization."""
    from vocable.rdf.formats import WRITABLE, format_named
    from vocable.rdf.namespaces import merged_prefixes
    from vocable.rdf.writing.serializing import serialize
    from vocable.rdf.writing.serializing import skos_only as plain_skos
    from vocable.system.atomic_files import write_atomically

    chosen = format_named(format_)
    if chosen is None:
        names = ", ".join(each.name for each in WRITABLE)
        raise click.BadParameter(f"{format_!r} is not one of {names}.")
    _, graph = _opened(path, asserted=asserted, base=base, out=out)
    content = plain_skos(graph.store) if skos_only else graph
    data = serialize(content, chosen, merged_prefixes(graph.prefixes))
    if out is None:
        _put(data)
    else:
        write_atomically(out, data)


@cli.command()
@click.argument("arguments", nargs=-1, metavar="[PATH] [QUERY]")
@_base
@click.option(
    "-f",
    "--file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path, allow_dash=True),
    help="Read the query from a file, or from standard input with -.",
)
@click.option("--name", help="Ask a question of the vocabulary, queries/NAME.rq.")
@click.option("--list", "list_", is_flag=True, help="List these questions.")
@click.option(
    "--format",
    "format_",
    help="table, csv, tsv, json or xml; an RDF syntax for CONSTRUCT and DESCRIBE.",
)
def query(  # noqa: PLR0913 - one parameter an option
    arguments: Sequence[str],
    base: str | None,
    file: Path | None,
    name: str | None,
    list_: bool,
    format_: str | None,
) -> None:
    """Ask the graph a SPARQL query; the common prefixes need no declaration.

    The query is the last argument, or stands in a file named with -f, or comes with
    the vocabulary and is named with --name.
    """
    import shutil

    from vocable.config.configuration import configure
    from vocable.config.named_queries import named_queries, named_query
    from vocable.rdf.namespaces import merged_prefixes
    from vocable.rdf.querying import answer
    from vocable.rdf.results.serializing import serialize_result
    from vocable.system.processes import interruptible

    elsewhere = sum((file is not None, name is not None, list_))
    if elsewhere > 1 or not 1 <= len(arguments) + elsewhere <= 2:  # noqa: PLR2004
        raise click.UsageError(
            "Give a query, a file with -f, a --name or --list, and at most one PATH."
        )
    text = ""
    if not elsewhere:
        *arguments, text = arguments
    path = Path(arguments[0]) if arguments else None
    if list_:
        questions = named_queries(configure(path).path)
        longest = max((len(question.name) for question in questions), default=0)
        for question in questions:
            title = question.title(_language())
            click.echo(harmless(f"{question.name:{longest}}  {title}"))
        return
    if file:
        with click.open_file(str(file), encoding="utf-8") as lines:
            text = lines.read()
    if name is not None:
        text = named_query(configure(path).path, name).text
    _, graph = _opened(path, base=base)
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
    prefixes = merged_prefixes(graph.prefixes)
    _put(
        interruptible(
            lambda: serialize_result(
                answer(graph, text, prefixes), format_, prefixes, width
            )
        )
    )


@cli.command()
@click.argument("document", type=click.Path(dir_okay=False, path_type=Path))
@click.argument("quote")
def locate(document: Path, quote: str) -> None:
    """Find where a quotation stands in a document, as Turtle to paste.

    Positions count Unicode code points from 0, lines from 1.
    """
    from vocable.checking.evidence.locating import locate as find

    click.echo("\n".join(place.turtle for place in find(document, quote)), nl=False)


@cli.command()
@_vocabulary
@click.option(
    "--documents",
    type=click.Path(file_okay=False, path_type=Path),
    required=True,
    help="Folder that holds the documents.",
)
@click.option(
    "-o",
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    help="File to write; without it, standard output.",
)
def occurrences(path: Path | None, documents: Path, out: Path | None) -> None:
    """Index where each word occurs in the documents, as Turtle in FrAC's terms.

    A word occurs in its forms and their plural. Positions count Unicode code points
    from 0, lines from 1; “vocable check --documents” verifies the index.
    """
    from vocable.checking.evidence.occurrence_index import as_turtle, document_texts
    from vocable.checking.evidence.occurrences import occurrences as find
    from vocable.system.atomic_files import write_atomically

    configuration, graph = _opened(path, asserted=True, out=out)
    if not configuration.iri_space:
        raise click.ClickException(
            "where the IRIs of occurrences begin is not known; set iri_space in "
            "vocable.toml"
        )
    found = find(graph.store, document_texts(graph.store, documents))
    data = as_turtle(found, configuration.iri_space).encode()
    if out is None:
        _put(data)
    else:
        write_atomically(out, data)


@cli.command()
@click.argument("name", required=False)
def templates(name: str | None) -> None:
    """Tell what each template of the site is given, or print the one named NAME.

    What lies under the same name in the folder `templates` of vocable.toml is used
    instead of ours.
    """
    from vocable.html.templates.template_reference import our_file, template_reference

    _put((template_reference() if name is None else our_file(name)).encode())


def _opened(
    path: Path | None,
    *,
    asserted: bool = False,
    base: str | None = None,
    site_url: str | None = None,
    out: Path | None = None,
) -> "tuple[Configuration, Graph]":
    """Open what a path names, and tell how it is read on standard error."""
    from vocable.opening import opened

    return opened(path, _tell, asserted=asserted, base=base, site_url=site_url, out=out)


def _tell(line: str) -> None:
    """Say something about the work, apart from its results."""
    click.echo(harmless(line), err=True)


def _report(
    configuration: "Configuration",
    graph: "Graph",
    documents: Path | None,
    since: Path | None,
    engine: str = "vocable",
) -> "Report":
    """Check a graph as its configuration says."""
    from vocable.checking.validating import validate
    from vocable.opening import opened_release

    chosen = configuration
    previous = opened_release(since, _tell, configuration) if since else None
    return validate(
        graph,
        chosen.profile,
        chosen.severity,
        documents,
        chosen.shapes,
        previous=previous,
        engine=engine,
    )


def _put(data: bytes) -> None:
    """Write bytes to standard output; a reader who leaves early is no error."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def _language() -> str:
    """Choose the language of messages from the environment, as gettext does."""
    names = (os.environ.get(name) for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES"))
    spoken = next(filter(None, (*names, os.environ.get("LANG"))), "en")
    return "fr" if spoken.startswith("fr") else "en"
