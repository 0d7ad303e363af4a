"""The one pass that joins text, devices and attribution (layer 3)."""

from framing.annotate.annotate import annotate

__all__ = ["annotate"]
