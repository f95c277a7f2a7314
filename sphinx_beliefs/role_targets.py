"""The names that a language server can offer after a short role, such as ``{belief}``.

The server esbonio knows by itself what the roles of a domain lead to, but not their short names.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx_beliefs.model.known_names import DOMAIN

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx.application import Sphinx


def offer_targets(app: Sphinx, roles: Mapping[str, Any]) -> None:
    """Tell the server at work to which objects these roles lead."""
    server: Any = getattr(app, "esbonio")  # noqa: B009  its own class of application has it
    kinds = app.registry.domains[DOMAIN].object_types
    for name, role in roles.items():
        types = [
            f"{DOMAIN}:{object_type}" for object_type, known in kinds.items() if name in known.roles
        ]
        provider = server.create_role_target_provider("objects", obj_types=types, projects=None)
        server.add_role(name, role, [provider])
