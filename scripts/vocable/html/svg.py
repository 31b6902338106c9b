"""Jinja filters that make the smallest pieces of SVG, in Python for speed.

All text of a vocabulary passes through `escape`.
"""

from collections.abc import Callable

from markupsafe import Markup, escape

from vocable.pages.pictures.map_layout import BOX, CENTRE, HEIGHT
from vocable.pages.pictures.neighbour_map import MapNode
from vocable.pages.pictures.treemap import LINE, Cell


def map_node_in(interface: str) -> Callable[[MapNode], Markup]:
    """Make the filter that draws a box of the map of neighbours.

    The keyboard passes by: every link of the map stands in the lists of the page.
    """

    def map_node(node: MapNode) -> Markup:
        (x, y), (narrow_x, narrow_y) = node.wide, node.narrow
        width, line = (CENTRE, 18) if node.kind == "here" else (BOX, 16)
        kind = "" if node.kind == "concept" else f' class="{node.kind}"'
        letters = _lines_svg(node, interface, (width // 2, 27), line)
        full = f"<title>{escape(node.full)}</title>" if node.full else ""
        tag = "a" if node.href else "g"
        link = f' href="{escape(node.href)}" tabindex="-1"' if node.href else ""
        return Markup(
            f'<{tag}{link}{kind} transform="translate({x} {y})">{full}'
            f'<g transform="translate({narrow_x - x} {narrow_y - y})">'
            f'<rect width="{width}" height="{HEIGHT}" rx="4"/>'
            f"{letters}</text></g></{tag}>"
        )

    return map_node


def map_cell_in(interface: str) -> Callable[[Cell], Markup]:
    """Make the filter that draws a cell of the picture of the vocabulary."""

    def map_cell(cell: Cell) -> Markup:
        x, y, width, height = cell.box
        middle = (x + width // 2, y + (17 if cell.size else height // 2 + 5))
        number = f' <tspan class="size">{cell.size}</tspan>' if cell.size else ""
        letters = _lines_svg(cell, interface, middle, LINE)
        kind = f"d{cell.depth % 2}{' divided' if cell.size else ''}"
        return Markup(
            f'<a href="{escape(cell.href)}" tabindex="-1" class="{kind}">'
            f'<rect x="{x}" y="{y}" width="{width}" height="{height}"/>'
            f"{letters}{number}</text></a>"
        )

    return map_cell


def _lines_svg(
    drawn: MapNode | Cell, interface: str, middle: tuple[int, int], height: int
) -> str:
    """Write the lines of a label around a point and leave its element open.

    `height` is that of a line, in pixels. What is deprecated is struck through.
    """
    x, y = middle
    head, *rest = map(escape, drawn.lines or ("",))
    tag = drawn.text.language
    language = f' lang="{escape(tag)}"' if tag and tag != interface else ""
    struck = ' text-decoration="line-through"' if drawn.deprecated else ""
    more = "".join(f'<tspan x="{x}" dy="{height}">{line}</tspan>' for line in rest)
    top = y - len(rest) * height // 2
    return f'<text x="{x}" y="{top}"{language}{struck}>{head}{more}'
