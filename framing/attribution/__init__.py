"""Who said what: attributions of content to sources, by rules (layer 2)."""

from framing.attribution.extract import extract

__all__ = ["extract"]
