"""What becomes of very long texts, without a test of speed."""

from __future__ import annotations

import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def patience(seconds: float) -> Iterator[None]:
    """Fails where something takes longer than some seconds of this process.

    That is many times what it takes, on any machine, however busy it is with something else. The
    text is so long that to look at each part of it for each other part would take far longer.
    """
    start = time.process_time()
    yield
    assert time.process_time() - start < seconds
