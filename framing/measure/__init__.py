"""From evidence to numbers: counts with their exposures (layer 3)."""

from framing.measure.measure import measure

__all__ = ["measure"]
