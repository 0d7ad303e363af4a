"""The nouns of the library: immutable, columnar underneath, objects as views (layer 0)."""
