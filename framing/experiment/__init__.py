"""Declared studies: run them, keep what they found, verify that they find it again (layer 6)."""

from framing.experiment.run import Run, run

__all__ = ["Run", "run"]
