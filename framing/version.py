"""The version, alone in its module so that nothing else is loaded to know it."""

__version__ = "0.1.0"
