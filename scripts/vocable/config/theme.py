"""Theme of the site: colours, fonts and logo in the table `[theme]`, validated."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path

from vocable.paths import require_inside

# The colours of the stylesheet by the names they have there: in light, in dark.
COLOURS: Mapping[str, tuple[str, str]] = {
    "paper": ("#fdfbf6", "#10151d"),
    "ink": ("#1f1d1a", "#e6e3dc"),
    "quiet": ("#625d54", "#a5a79f"),
    "rule": ("#ddd6c8", "#2b3340"),
    "edge": ("#8d8574", "#6f7886"),
    "wash": ("#f5f0e4", "#182029"),
    "accent": ("#8a2b1d", "#f0a08f"),
    "editorial": ("#2d5a7b", "#9cc4e4"),
    "competing": ("#7a5200", "#e0b25f"),
    "rejected": ("#9c1f1f", "#f29a94"),
    "good": ("#2c6137", "#9bd0a4"),
}
FONTS = ("serif", "sans", "ipa", "mono")
LOGOS = frozenset({".svg", ".png", ".jpg", ".jpeg", ".webp", ".avif", ".gif"})
SCHEMES = ("light", "dark")
# What each colour is read against, and the least contrast (WCAG 2.2, 1.4.3 and 1.4.11).
_GROUNDS = ("paper", "wash")
_LEAST = {
    name: 3.0 if name == "edge" else 4.5
    for name in COLOURS
    if name not in {*_GROUNDS, "rule"}
}
_CLEARER = {"light": "darker", "dark": "lighter"}
# What a colour given for light alone reaches on the dark paper.
_DARK_CONTRAST = 7.0
_GENERIC = frozenset(
    {
        *("serif", "sans-serif", "monospace", "cursive", "fantasy", "system-ui"),
        *("ui-serif", "ui-sans-serif", "ui-monospace", "ui-rounded", "math"),
    }
)
_FAMILY = re.compile(r"[\w+.&-]+( [\w+.&-]+)*")


@dataclass(frozen=True)
class Theme:
    """What a user gives a site of their own looks.

    `colours` hold for each name the light and the dark one, as `#rrggbb`, or None where
    ours stays; `fonts` the families of each stack; `logo` is a picture for the header.
    """

    colours: Mapping[str, tuple[str | None, str | None]] = field(default_factory=dict)
    fonts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    logo: Path | None = None

    @property
    def stylesheet(self) -> str:
        """The custom properties that lie over those of our stylesheet, or nothing.

        Colours are for the screen: print keeps its own.
        """
        stacks = {
            name: ", ".join(f if f in _GENERIC else f'"{f}"' for f in families)
            for name, families in self.fonts.items()
        }
        sheet = _rule(stacks)
        for place, scheme in enumerate(SCHEMES):
            chosen = {name: pair[place] for name, pair in self.colours.items()}
            rule = _rule({name: value for name, value in chosen.items() if value})
            if rule:
                sheet += f"@media screen and (prefers-color-scheme: {scheme}) {{\n"
                sheet += f"{rule}}}\n"
        return sheet

    def notices(self) -> Iterator[str]:
        """Name each colour that is hard to read on its ground."""
        if not self.colours:
            return
        from coloraide import Color  # noqa: PLC0415 - a fifth of a second

        for place, scheme in enumerate(SCHEMES):
            seen = {
                name: self.colours.get(name, ours)[place] or ours[place]
                for name, ours in COLOURS.items()
            }
            for name, least in _LEAST.items():
                grounds = [g for g in _GROUNDS if {name, g} & set(self.colours)]
                contrasts = [
                    (Color(seen[name]).contrast(Color(seen[ground])), ground)
                    for ground in grounds
                ]
                contrast, ground = min(contrasts, default=(least, ""))
                if contrast < least:
                    yield (
                        f"theme: in {scheme}, {name} {seen[name]} on {ground} "
                        f"{seen[ground]} has a contrast of {_floor(contrast)}:1, "
                        f"less than {least:g}:1: some readers cannot read it; "
                        f"choose a {_CLEARER[scheme]} {name}"
                    )


def _rule(properties: Mapping[str, str]) -> str:
    lines = "".join(f"  --{name}: {value};\n" for name, value in properties.items())
    return f":root {{\n{lines}}}\n" if lines else ""


def _floor(contrast: float) -> str:
    """Write a contrast so that one that is too low never looks sufficient."""
    return f"{int(contrast * 100) / 100:.2f}"


class ThemeMistake(ValueError):  # noqa: N818 - the configuration makes it an error
    """Something in the table cannot be used; `key` says what."""

    def __init__(self, key: str, message: str) -> None:
        self.key = key
        super().__init__(message)


def read_theme(table: Mapping[str, object], folder: Path) -> Theme:
    """Make a theme of a table; the logo is looked for in `folder`.

    Raises ThemeMistake for what is no colour, font or picture, or has an unknown name.
    """
    known = (*COLOURS, *FONTS, "logo")
    colours: dict[str, tuple[str | None, str | None]] = {}
    fonts: dict[str, tuple[str, ...]] = {}
    logo = None
    for key, value in table.items():
        if key in COLOURS:
            colours[key] = _colours(key, value)
        elif key in FONTS:
            fonts[key] = _families(key, value)
        elif key == "logo":
            logo = _logo(value, folder)
        else:
            near = get_close_matches(key, known, 1)
            advice = f"did you mean {near[0]}?" if near else "remove it."
            raise ThemeMistake(
                key,
                f"theme: unknown key {key}; {advice} Known keys: {', '.join(known)}",
            )
    ordered = {name: colours[name] for name in COLOURS if name in colours}
    return Theme(ordered, {name: fonts[name] for name in FONTS if name in fonts}, logo)


def _colours(key: str, value: object) -> tuple[str | None, str | None]:
    """Read a colour for each scheme; one alone is lightened for the dark scheme.

    In a table of two, ours stays where none is given.
    """
    if isinstance(value, str):
        colour = _colour(key, value)
        return colour, _lightened(colour) if key in _LEAST else None
    table = value
    if not isinstance(table, dict) or not table or set(table) - set(SCHEMES):
        raise ThemeMistake(
            key,
            f'theme: {key} must be a colour such as "#00695c", or one each: '
            f'{key} = {{ light = "#00695c", dark = "#7fd8cb" }}',
        )
    light, dark = (
        _colour(key, table[scheme]) if scheme in table else None for scheme in SCHEMES
    )
    return light, dark


def _colour(key: str, value: object) -> str:
    """Read a CSS colour and write it anew, so that nothing else gets into the sheet."""
    from coloraide import Color  # noqa: PLC0415 - a fifth of a second

    try:
        colour = Color(value if isinstance(value, str) else "")
    except ValueError:
        colour = None
    if colour is None or colour.alpha() < 1:
        raise ThemeMistake(
            key,
            f"theme: {key}: {value!r} is not a CSS colour that covers; write it like "
            '"#00695c", "teal" or "oklch(50% 0.1 180)"',
        )
    return colour.convert("srgb").to_string(hex=True, fit=True)


def _lightened(value: str) -> str:
    """Lighten a colour until it reads on the dark paper; its hue stays."""
    from coloraide import Color  # noqa: PLC0415 - a fifth of a second

    paper, colour = Color(COLOURS["paper"][1]), Color(value).convert("oklch")
    while paper.contrast(colour) < _DARK_CONTRAST and colour["lightness"] < 1:
        colour["lightness"] = min(1, colour["lightness"] + 0.01)
    return colour.convert("srgb").to_string(hex=True, fit=True)


def _families(key: str, value: object) -> tuple[str, ...]:
    families = [value] if isinstance(value, str) else value
    if (
        not isinstance(families, list)
        or not families
        or not all(isinstance(f, str) and _FAMILY.fullmatch(f) for f in families)
    ):
        raise ThemeMistake(
            key,
            f"theme: {key} must be a list of font families, best first: "
            f'{key} = ["Gentium Plus", "Georgia", "serif"]',
        )
    return tuple(families)


def _logo(value: object, folder: Path) -> Path:
    path = folder / value if isinstance(value, str) and value else folder
    if path.is_symlink() and ".." not in path.parts:
        require_inside(path, folder)
    if path.suffix.lower() not in LOGOS or not path.is_file():
        kinds = ", ".join(sorted(LOGOS))
        raise ThemeMistake(
            "logo",
            f"theme: logo: {value!r} is no picture in {folder}; name a file that ends "
            f"in {kinds}",
        )
    return path
