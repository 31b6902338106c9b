"""Preview images (Open Graph): a picture of each term, shown where it is shared.

Open Graph consumers take PNG or JPEG at a whole address. A picture takes about ten
milliseconds and a font that can write the words: they are drawn where the configuration
names one. Needs Pillow, `pip install 'vocable[pictures]'`.
"""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from vocable.errors import InputError, VocableError
from vocable.rdf.xml_text import in_one_line

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageFont import FreeTypeFont

# The picture of every page that has none of its own.
GENERAL = "static/picture.png"
WIDTH, HEIGHT = 1200, 630
_MARGIN = 90
_INK, _PAPER, _ACCENT = (29, 27, 24), (253, 250, 244), (138, 43, 29)
# Fifteen shades from ink to paper, then the accent: four bits a point.
_SHADES = 15
# Letters for a headword, the largest that leave it room, in as many lines at most.
_SIZES = ((112, 2), (88, 3), (68, 4), (52, 5))
_TITLE_SIZE = 36
_NOWHERE = "\uffff"


class Pictures:
    """Draws a headword above the title of its vocabulary, in the font of a file.

    Raises VocableError where Pillow is missing, InputError where the file is no font.
    """

    def __init__(self, font: Path, title: str) -> None:
        try:
            from PIL import ImageFont  # noqa: PLC0415 - only who draws needs it
        except ImportError as error:
            raise VocableError(
                "picture_font asks for pictures, and these need Pillow: "
                "pip install 'vocable[pictures]'"
            ) from error
        try:
            self._fonts = {
                size: ImageFont.truetype(str(font), size)
                for size in (*(size for size, _ in _SIZES), _TITLE_SIZE)
            }
        except OSError as error:
            raise InputError(font, "is no font that FreeType can read") from error
        self._known: dict[str, bool] = {" ": True}
        self._ground = self._draw_ground(in_one_line(title))

    def of(self, headword: str) -> bytes | None:
        """Draw a term as PNG, or nothing where the font has not all of its signs."""
        from PIL import ImageDraw  # noqa: PLC0415 - as above

        text = in_one_line(headword)
        if not text or not self._can_write(text):
            return None
        image = self._ground.copy()
        lines, size = self._lines(text)
        ImageDraw.Draw(image).multiline_text(
            (_MARGIN, HEIGHT * 0.42),
            "\n".join(lines),
            fill=0,
            font=self._fonts[size],
            anchor="lm",
            spacing=size * 0.2,
        )
        return _png(image)

    def _draw_ground(self, title: str) -> "Image":
        """Draw what all pictures share: the title at the foot."""
        from PIL import Image, ImageDraw  # noqa: PLC0415 - as above

        image = Image.new("L", (WIDTH, HEIGHT), 255)
        if title and self._can_write(title):
            font = self._fonts[_TITLE_SIZE]
            ImageDraw.Draw(image).text(
                (_MARGIN, HEIGHT - _MARGIN),
                next(_wrapped(title, font)),
                fill=96,
                font=font,
                anchor="ls",
            )
        return image

    def _lines(self, text: str) -> tuple[list[str], int]:
        for size, most in _SIZES:
            lines = list(_wrapped(text, self._fonts[size]))
            if len(lines) <= most:
                return lines, size
        return [*lines[: most - 1], f"{lines[most - 1]} …"], size

    def _can_write(self, text: str) -> bool:
        font = self._fonts[_TITLE_SIZE]
        for sign in text:
            if sign not in self._known:
                # What a font has not it writes as it writes what no font has.
                drawn, missing = font.getmask(sign), font.getmask(_NOWHERE)
                self._known[sign] = bytes(drawn) != bytes(missing)
        return all(self._known[sign] for sign in text)


def _wrapped(text: str, font: "FreeTypeFont") -> Iterator[str]:
    line = ""
    for word in text.split(" "):
        longer = f"{line} {word}".strip()
        if line and font.getlength(longer) > WIDTH - 2 * _MARGIN:
            yield line
            longer = word
        line = longer
    yield line


def _png(image: "Image") -> bytes:
    shades = image.point([value * (_SHADES - 1) // 255 for value in range(256)])
    shades.paste(_SHADES, (0, 0, 24, HEIGHT))
    shades.putpalette(
        [
            *(
                round(ink + (paper - ink) * shade / (_SHADES - 1))
                for shade in range(_SHADES)
                for ink, paper in zip(_INK, _PAPER, strict=True)
            ),
            *_ACCENT,
        ]
    )
    written = BytesIO()
    shades.save(written, "PNG", bits=4)
    return written.getvalue()
