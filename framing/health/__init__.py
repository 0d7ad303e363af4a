"""Whether a corpus is fit for a comparison: what is wrong with it, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.lazily import lazily

if TYPE_CHECKING:
    from framing.health.examine import health as health
    from framing.health.fitness import require_fit as require_fit
    from framing.model.health import GroupHealth as GroupHealth
    from framing.model.health import Health as Health

_HOMES = {
    "GroupHealth": "framing.model.health",
    "Health": "framing.model.health",
    "health": "framing.health.examine",
    "require_fit": "framing.health.fitness",
}

__getattr__, __dir__, __all__ = lazily(__name__, _HOMES)
