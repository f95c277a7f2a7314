"""The past of a site in one build, as git has it, for sites that ask for it."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_beliefs.late import Late
from sphinx_beliefs.model.message import N_
from sphinx_beliefs.model.past.build_past import BuildPast
from sphinx_beliefs.model.past.versions import NoHistory
from sphinx_beliefs.past.git_process import ask_git
from sphinx_beliefs.reporting import tell

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from sphinx_beliefs.model.past.versions import History
    from sphinx_beliefs.options.config import BeliefsConfig
    from sphinx_beliefs.past.past_reader import read_history
    from sphinx_beliefs.past.site_rules import rules_of
else:
    # Not needed by a build in which nothing has changed.
    read_history = Late("sphinx_beliefs.past.past_reader:read_history")
    rules_of = Late("sphinx_beliefs.past.site_rules:rules_of")


def past_of(app: Sphinx, options: BeliefsConfig) -> BuildPast:
    """The past of a site in this build; nothing of it is asked yet."""
    folder = Path(app.srcdir)
    return BuildPast(
        partial(_state, folder),
        partial(_read, app, folder, options),
        is_linked=bool(options.commit_url),
    )


def _state(folder: Path) -> str:
    """The commit that is checked out, and whether the repository is shallow; empty without one."""
    try:
        answer = ask_git(folder, "rev-parse", "--is-shallow-repository", "--verify", "HEAD")
    except NoHistory:
        return ""
    return " ".join(answer.decode("ascii", "replace").split())


def _read(app: Sphinx, folder: Path, options: BeliefsConfig) -> History | None:
    """The history of a site; None, with a message, if it cannot be read as a whole."""
    try:
        history = read_history(folder, rules_of(app.config, options))
    except NoHistory as reason:
        tell(reason.message, about="beliefs_git", **reason.values)
        return None
    if history.is_shallow or history.missing:
        message = N_(
            "beliefs_git: the repository has only a part of its history, so no entry of a log is "
            "marked or doubted; fetch all of it, with git fetch --unshallow, or fetch-depth: 0 in "
            "a workflow"
        )
        tell(message)
        return None
    return history
