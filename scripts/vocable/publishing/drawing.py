"""The smallest pieces of pictures, made in Python because every page holds dozens.

All text of a vocabulary passes through `escape`.
"""

from collections.abc import Callable

from markupsafe import Markup, escape

from vocable.pages.labels import Text
from vocable.pages.neighbours import BOX, CENTRE, HEIGHT, MapNode


def map_node_in(interface: str) -> Callable[[MapNode], Markup]:
    """Make the filter that draws a box of the map of neighbours on a page of a language.

    The keyboard passes by: every link of the map stands in the lists of the page.
    """

    def map_node(node: MapNode) -> Markup:
        (x, y), (narrow_x, narrow_y) = node.wide, node.narrow
        width, size = (CENTRE, 18) if node.kind == "here" else (BOX, 16)
        kind = "" if node.kind == "concept" else f' class="{node.kind}"'
        letters = lines_svg(node.lines, node.text, interface, (width // 2, 27), size)
        full = f"<title>{escape(node.full)}</title>" if node.full else ""
        tag = "a" if node.href else "g"
        link = f' href="{escape(node.href)}" tabindex="-1"' if node.href else ""
        return Markup(  # noqa: S704
            f'<{tag}{link}{kind} transform="translate({x} {y})" '
            f'style="--at:translate({narrow_x}px,{narrow_y}px)">{full}'
            f'<rect width="{width}" height="{HEIGHT}" rx="4"/>{letters}</{tag}>'
        )

    return map_node


def lines_svg(
    lines: tuple[str, ...],
    text: Text,
    interface: str,
    middle: tuple[int, int],
    size: int,
) -> str:
    """Write the lines of a text around a point, `size` pixels from line to line."""
    x, y = middle
    head, *rest = map(escape, lines or ("",))
    language = ""
    if text.language and text.language != interface:
        language = f' lang="{escape(text.language)}"'
    more = "".join(f'<tspan x="{x}" dy="{size}">{line}</tspan>' for line in rest)
    top = y - len(rest) * size // 2
    return f'<text x="{x}" y="{top}"{language}>{head}{more}</text>'
