"""The small pictures beside numbers, as SVG: the bar of a credence, and its course over time.

Their sizes and colours are attributes, for feeds and readers that take a page without our
stylesheet.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def credence_bar(low: str, high: str) -> str:
    """A bar that shows an interval of percentages (0 to 100); a point is filled from the left.

    It is SVG, since a strict content security policy forbids widths in styles, and printers omit
    backgrounds. Its size and colours are attributes, for feeds and readers that take a page without
    our stylesheet. The number is beside it, so it is hidden from screen readers.
    """
    start, width = bar_of(low, high)
    return (
        '<svg class="beliefs-bar" width="56" height="8" viewBox="0 0 100 10" '
        'preserveAspectRatio="none" fill="currentcolor" aria-hidden="true" focusable="false">'
        '<rect width="100" height="10" fill-opacity=".22"></rect>'
        f'<rect class="beliefs-bar-fill" x="{start:g}" width="{width:g}" height="10">'
        "</rect></svg>"
    )


def bar_of(low: str, high: str) -> tuple[float, float]:
    """The start and the width of the bar of an interval, all in percent (0 to 100)."""
    if low == high:
        return 0.0, float(high)
    return float(low), max(float(high) - float(low), 1.0)


def course_picture(points: Sequence[tuple[float, float]], alt: str) -> str:
    """A credence over time, as SVG; ``points`` are pairs of time and percentage, 0 to 100 each."""
    steps = []
    for number, (time, percent) in enumerate(points):
        x, y = 3 + time * 0.94, 27 - percent * 0.24
        steps.append(f"M{x:g} {y:g}" if not number else f"H{x:g}V{y:g}")
    return (
        '<svg width="80" height="24" viewBox="0 0 100 30" fill="none" stroke="currentcolor" '
        f'stroke-width="2" role="img" aria-label="{escape(alt)}">'
        '<path d="M0 3H100M0 27H100" stroke-opacity=".3"></path>'
        f'<path d="{"".join(steps)}"></path>'
        f'<circle cx="{x:g}" cy="{y:g}" r="3" fill="currentcolor" stroke="none"></circle></svg>'
    )
