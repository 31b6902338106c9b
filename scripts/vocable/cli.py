"""Command line: parses, calls, prints. The work is imported inside each command."""

import gc
import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

import vocable
from vocable.console import Front, page_progress
from vocable.control_characters import harmless
from vocable.system.interruption import ending_cleanly

if TYPE_CHECKING:
    from vocable.checking.findings import NotConformingError
    from vocable.rdf.loading import Graph

# So many findings tell what is wrong; a whole report is another command.
_FIRST = 3
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
@click.version_option(vocable.__version__, prog_name="vocable")
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
    from vocable.system.atomic_files import write_atomically

    vocabulary = vocable.load(path, base=base, out=out, tell=_tell)
    report = vocabulary.check(documents=documents, since=since, engine=engine)
    tongue = language or _language()
    colour = out is None and sys.stdout.isatty()
    looks = {"full": full, "colour": colour}
    text = written(report, vocabulary.graph, format_, tongue, fail_on=fail_on, **looks)
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
    from vocable.checking.findings import NotConformingError
    from vocable.cli_messages import repeated
    from vocable.counting import how_many
    from vocable.site.folder import prepare

    prepare(out)
    vocabulary = vocable.load(
        path,
        base=base,
        site_url=site_url,
        interface=None if interface is None else _parts(interface),
        out=out,
        tell=_tell,
    )
    with page_progress() as progress:
        try:
            built = vocabulary.build(
                out,
                documents=documents,
                since=since,
                fail_on=fail_on,
                force=force,
                jobs=jobs,
                progress=progress,
            )
        except NotConformingError as error:
            raise _unpublished(vocabulary.graph, error) from error
    counts = ", ".join(
        how_many(number, "remark" if severity == "info" else severity)
        for severity, number in built.report.counts.items()
        if number
    )
    if counts:
        _tell(f"The check has remarks ({counts}); {repeated('check')} lists them.")
    for reason in built.left_out:
        _tell(f"Left out: the file in RDF/XML. {reason}")
    if not vocabulary.configuration.site_url:
        _tell(
            "Left out, because where the site will stand is not known: sitemap.xml, "
            "opensearch.xml, whole canonical links. --site-url, or site_url in "
            "vocable.toml, says it."
        )
    found = vocabulary.facts
    click.echo(
        f"{out}: {how_many(len(found.concepts), 'concept')}, "
        f"{how_many(len(found.entries), 'word')}, "
        f"in {', '.join(found.site_tags)}; "
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
    from vocable.system.atomic_files import write_atomically

    if format_named(format_) is None:
        names = ", ".join(each.name for each in WRITABLE)
        raise click.BadParameter(f"{format_!r} is not one of {names}.")
    vocabulary = vocable.load(path, base=base, out=out, tell=_tell)
    data = vocabulary.export(format_, asserted=asserted, skos_only=skos_only)
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

    from vocable.config.discovery import configure
    from vocable.config.named_queries import named_queries
    from vocable.rdf.results.result_serialization import serialize_result
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
    vocabulary = vocable.load(path, base=base, tell=_tell)
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
    _put(
        interruptible(
            lambda: serialize_result(
                vocabulary.query(text or None, name=name),
                format_,
                vocabulary.prefixes,
                width,
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

    vocabulary = vocable.load(path, out=out, tell=_tell)
    space = vocabulary.configuration.iri_space
    if not space:
        raise click.ClickException(
            "where the IRIs of occurrences begin is not known; set iri_space in "
            "vocable.toml"
        )
    store = vocabulary.graph.store
    found = find(store, document_texts(store, documents))
    data = as_turtle(found, space).encode()
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


def _tell(line: str) -> None:
    """Say something about the work, apart from its results."""
    click.echo(harmless(line), err=True)


def _unpublished(graph: "Graph", error: "NotConformingError") -> click.ClickException:
    """Show the first findings that stop a build; say how to see all, and to go on."""
    from vocable.checking.reports.text_json import as_text
    from vocable.cli_messages import repeated

    failing = error.report.failing(error.at)
    first = replace(error.report, findings=failing[:_FIRST])
    click.echo(as_text(first, graph, _language()), err=True, nl=False)
    shown = "it stands above" if len(failing) == 1 else "the first stand above"
    told = f"{error.message}; {shown}. All of them: {repeated('check')}"
    if any(one.rule == "nothing-to-show" for one in first.findings):
        return click.ClickException(told)
    forced = repeated("build", "--force")
    return click.ClickException(f"{told}. To publish all the same: {forced}")


def _parts(text: str) -> list[str]:
    return [part.strip() for part in text.split(",")]


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
