"""Options of the tests, and how they are shared out among processes."""

from __future__ import annotations

from typing import Any

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--regenerate",
        action="store_true",
        help="write into tests/fixtures what is found, to be read as a diff",
    )


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Tests of one file stay together, so that what they share is made once; and the process that
    is ready first takes some of what is left to the others.
    """
    if config.getoption("dist") != "load":
        return None  # as the command line says
    from xdist.scheduler import WorkStealingScheduling

    return WorkStealingScheduling(config, log)
