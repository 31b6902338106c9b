"""Interface languages: those that have a gettext catalogue."""

from pathlib import Path

from vocable.paths import SITE_TEMPLATES

LOCALE = SITE_TEMPLATES / "locale"


def interface_languages(folder: Path | None = None) -> tuple[str, ...]:
    """List the languages that have a catalogue: the folders of `locale`.

    `folder` is that of the user's templates, whose catalogues count too.
    """
    found = {path for place in places(folder) for path in place.glob("*/vocable.po")}
    return tuple(sorted({path.parent.name for path in found}))


def places(folder: Path | None) -> tuple[Path, ...]:
    """List the folders that hold catalogues, the user's first."""
    return (LOCALE,) if folder is None else (folder / "locale", LOCALE)
