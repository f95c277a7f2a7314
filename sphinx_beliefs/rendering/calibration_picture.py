"""The picture of a calibration: its shapes in a square, which HTML and LaTeX draw in their ways.

A dot is the share of a bin that came true, at the mean of its credences, with a line for the
interval of that share, and the number of outcomes above. An area is where the share would be, nine
times in ten, if the credences were calibrated. The step line is the curve of isotonic regression.
"""

from __future__ import annotations

from html import escape
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple, TypedDict

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sphinx_beliefs.scoring.calibration import Calibration

#: The side of the square, and the room around it on the left, below, above and on the right.
SIDE = 300
_LEFT, _BELOW, _ABOVE, _RIGHT = 54, 44, 10, 16

#: The half of the width of an area, and the radius of a dot.
_HALF = 9
_DOT = 4.5

#: The number of outcomes from which a dot is as large as dots are.
_FULL = 25


class PictureWords(TypedDict):
    """The texts of a picture: what it is, the axes, the marks, and percentages by share."""

    title: str
    axes: tuple[str, str]
    marks: tuple[str, str, str]
    percents: Mapping[float, str]


class Mark(NamedTuple):
    """A bin as shapes, in units of the square from its lower left corner."""

    x: float
    y: float
    low: float
    high: float
    band_low: float
    band_high: float
    number: int

    @property
    def radius(self) -> float:
        """The radius of the dot: smaller for few outcomes."""
        return _DOT * (0.6 + 0.4 * min(self.number / _FULL, 1.0))


def marks_of(calibration: Calibration) -> tuple[Mark, ...]:
    """The bins as shapes."""
    return tuple(
        Mark(
            x=SIDE * one.mean,
            y=SIDE * one.share,
            low=SIDE * one.share_low,
            high=SIDE * one.share_high,
            band_low=SIDE * one.band_low,
            band_high=SIDE * one.band_high,
            number=one.number,
        )
        for one in calibration.bins
    )


def curve_of(calibration: Calibration) -> tuple[tuple[float, float], ...]:
    """The points of the curve, in units of the square; empty if there are too few outcomes."""
    corp = calibration.corp
    return tuple((SIDE * x, SIDE * y) for x, y in corp.curve) if corp is not None else ()


# -- SVG ------------------------------------------------------------------------------------------


def svg_of(calibration: Calibration, words: PictureWords, *, is_alone: bool = False) -> str:
    """The picture as SVG. Its sizes and colours are attributes, for where there is no stylesheet.

    In a page, it takes the colour of the text; alone, in a file, it has a ground of its own.
    """
    width, height = _LEFT + SIDE + _RIGHT, _ABOVE + SIDE + _BELOW
    space = ' xmlns="http://www.w3.org/2000/svg"' if is_alone else ""
    ink, ground = "currentcolor", ""
    if is_alone:
        ink, ground = "#222", f'<rect width="{width}" height="{height}" fill="#fff"/>'
    inside = "".join(_shapes(calibration, words))
    return (
        f'<svg{space} class="beliefs-calibration-picture" viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}" fill="{ink}" stroke="none" role="img" '
        f'font-size="12" font-family="inherit" aria-label="{escape(words["title"])}">'
        f"{ground}{inside}</svg>"
    )


def _shapes(calibration: Calibration, words: PictureWords) -> Iterator[str]:
    yield from _frame(words)
    marks = marks_of(calibration)
    for mark in marks:
        top, height = _y(mark.band_high), max(mark.band_high - mark.band_low, 2)
        yield (
            f'<rect class="beliefs-band" x="{_x(mark.x) - _HALF:.1f}" y="{top:.1f}" '
            f'width="{2 * _HALF}" height="{height:.1f}" fill-opacity=".16"/>'
        )
    curve = curve_of(calibration)
    if curve:
        points = "L".join(f"{_x(x):.1f} {_y(y):.1f}" for x, y in curve)
        yield (
            f'<path class="beliefs-curve" d="M{points}" fill="none" '
            'stroke="currentcolor" stroke-width="1.5" stroke-opacity=".55"/>'
        )
    for mark in marks:
        yield (
            f'<path class="beliefs-interval" d="M{_x(mark.x):.1f} {_y(mark.low):.1f}'
            f'V{_y(mark.high):.1f}" fill="none" stroke="currentcolor" stroke-width="1.5"/>'
            f'<circle class="beliefs-dot" cx="{_x(mark.x):.1f}" cy="{_y(mark.y):.1f}" '
            f'r="{mark.radius:.2f}"/>'
        )
    yield from _numbers(marks)


def _frame(words: PictureWords) -> Iterator[str]:
    """The square, its diagonal, and the axes with their numbers and names."""
    left, right, top, bottom = _x(0), _x(SIDE), _y(SIDE), _y(0)
    lines = []
    for share in words["percents"]:
        x, y = _x(SIDE * share), _y(SIDE * share)
        lines.append(f"M{left} {y:g}H{right}M{x:g} {bottom}V{top}")
    yield (
        f'<path d="{"".join(lines)}" fill="none" stroke="currentcolor" stroke-opacity=".14"/>'
        f'<path class="beliefs-diagonal" d="M{left} {bottom}L{right} {top}" fill="none" '
        'stroke="currentcolor" stroke-opacity=".5" stroke-dasharray="4 4"/>'
    )
    for share, percent in words["percents"].items():
        text = escape(percent)
        yield (
            f'<text x="{left - 6}" y="{_y(SIDE * share) + 4:g}" text-anchor="end">{text}</text>'
            f'<text x="{_x(SIDE * share):g}" y="{bottom + 17}" text-anchor="middle">{text}</text>'
        )
    across, up = map(escape, words["axes"])
    middle = _y(SIDE / 2)
    yield (
        f'<text x="{_x(SIDE / 2):g}" y="{bottom + 37}" text-anchor="middle">{across}</text>'
        f'<text x="12" y="{middle:g}" text-anchor="middle" '
        f'transform="rotate(-90 12 {middle:g})">{up}</text>'
    )


def _numbers(marks: Sequence[Mark]) -> Iterator[str]:
    """The number of outcomes of each bin, at the end of its line that is farther from the dot."""
    for mark in marks:
        is_above = SIDE - mark.high > 14
        y = _y(mark.high) - 5 if is_above else _y(mark.low) + 13
        yield (
            f'<text class="beliefs-bin-count" x="{_x(mark.x):.1f}" y="{y:.1f}" '
            f'text-anchor="middle" font-size="11">{mark.number}</text>'
        )


def _x(x: float) -> float:
    return _LEFT + x


def _y(y: float) -> float:
    return _ABOVE + SIDE - y


def legend_of(calibration: Calibration, words: PictureWords) -> str:
    """What the marks of the picture are, each after its mark, as HTML."""
    dot, area, curve = map(escape, words["marks"])
    with_interval = (
        '<path class="beliefs-interval" d="M8 0V16" stroke="currentcolor" stroke-width="1.5"/>'
        '<circle class="beliefs-dot" cx="8" cy="8" r="4"/>'
    )
    band = '<rect class="beliefs-band" width="16" height="16" fill-opacity=".16"/>'
    marks = [(with_interval, dot), (band, area)]
    if calibration.corp is not None:
        line = (
            '<path class="beliefs-curve" d="M0 12L16 4" fill="none" stroke="currentcolor" '
            'stroke-width="1.5" stroke-opacity=".55"/>'
        )
        marks.append((line, curve))
    return "".join(
        '<span class="beliefs-legend"><svg class="beliefs-calibration-picture" viewBox="0 0 16 16" '
        f'width="16" height="16" fill="currentcolor" aria-hidden="true">{mark}</svg> {text}</span> '
        for mark, text in marks
    )


# -- LaTeX ----------------------------------------------------------------------------------------


def latex_of(calibration: Calibration, words: PictureWords, encode: Mapping[str, str]) -> str:
    """The picture in the ``picture`` environment of LaTeX, which needs no package; ``encode`` has
    the texts as LaTeX writes them.
    """
    lines = [
        r"\begin{center}\setlength{\unitlength}{0.7pt}\small",
        rf"\begin{{picture}}({_LEFT + SIDE + _RIGHT},{_BELOW + SIDE + _ABOVE})(-{_LEFT},-{_BELOW})",
        r"\linethickness{0.4pt}",
        rf"\put(0,0){{\line(1,1){{{SIDE}}}}}",
        rf"\put(0,0){{\framebox({SIDE},{SIDE}){{}}}}",
    ]
    for share, percent in words["percents"].items():
        at, text = SIDE * share, encode[percent]
        lines.append(rf"\put(-6,{at:g}){{\makebox(0,0)[r]{{{text}}}}}")
        lines.append(rf"\put({at:g},-12){{\makebox(0,0){{{text}}}}}")
    across, up = (encode[axis] for axis in words["axes"])
    lines.append(rf"\put({SIDE / 2:g},-32){{\makebox(0,0){{{across}}}}}")
    lines.append(rf"\put(-44,{SIDE / 2:g}){{\makebox(0,0){{\rotatebox{{90}}{{{up}}}}}}}")
    lines += _latex_marks(calibration)
    dot, area, curve = (encode[mark] for mark in words["marks"])
    legend = [
        rf"\(\bullet\) {dot}",
        rf"\textcolor[gray]{{0.85}}{{\rule{{1ex}}{{1ex}}}} {area}",
        *([rf"\rule[0.5ex]{{1em}}{{0.4pt}} {curve}"] if calibration.corp is not None else []),
    ]
    below = r"\end{picture}\\[1ex]\footnotesize "
    return "\n".join((*lines, below + r" \quad ".join(legend) + r"\end{center}", ""))


def _latex_marks(calibration: Calibration) -> Iterator[str]:
    marks = marks_of(calibration)
    for mark in marks:
        height = max(mark.band_high - mark.band_low, 2)
        left = mark.x - _HALF
        yield (
            rf"\put({left:.1f},{mark.band_low:.1f}){{\textcolor[gray]{{0.85}}"
            rf"{{\rule{{{2 * _HALF}\unitlength}}{{{height:.1f}\unitlength}}}}}}"
        )
    yield r"\put(0,0){\line(1,1){" + str(SIDE) + "}}"
    curve = curve_of(calibration)
    for (x, y), (next_x, next_y) in pairwise(curve):
        middle = f"({(x + next_x) / 2:.1f},{(y + next_y) / 2:.1f})"
        yield rf"\qbezier({x:.1f},{y:.1f}){middle}({next_x:.1f},{next_y:.1f})"
    for mark in marks:
        height = max(mark.high - mark.low, 1)
        yield (
            rf"\put({mark.x - 0.75:.2f},{mark.low:.1f})"
            rf"{{\rule{{1.5\unitlength}}{{{height:.1f}\unitlength}}}}"
        )
        yield rf"\put({mark.x:.1f},{mark.y:.1f}){{\circle*{{{2 * mark.radius:.1f}}}}}"
        is_above = SIDE - mark.high > 14
        at = mark.high + 8 if is_above else mark.low - 8
        yield rf"\put({mark.x:.1f},{at:.1f}){{\makebox(0,0){{\footnotesize {mark.number}}}}}"
