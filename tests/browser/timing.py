"""The time that a step of a reader takes on a page."""

from __future__ import annotations

import statistics
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

#: An element, the event that happens to it, and the value that it gets, if any.
Step = tuple[str, str, str | None]

#: What a step takes: until the script is done, and until what it did has been laid out.
_TIME = """
([selector, type, value]) => {
  const element = document.querySelector(selector);
  if (value !== null) element.value = value;
  const start = performance.now();
  element.dispatchEvent(new Event(type, {bubbles: true}));
  const done = performance.now();
  document.body.getBoundingClientRect();
  return [done - start, performance.now() - start];
}
"""


def time_of(page: Page, name: str, step: Step) -> float:
    """Take a step six times, every other time with no value, and print its times; return the median
    until the script is done, in milliseconds.
    """
    selector, event, value = step
    times = []
    for turn in range(6):
        again = value if value is None or not turn % 2 else ""
        times.append(page.evaluate(_TIME, [selector, event, again]))
    done, laid_out = (statistics.median(part) for part in zip(*times, strict=True))
    print(f"{name}: script {done:.0f} ms, with layout {laid_out:.0f} ms")  # noqa: T201
    return float(done)
