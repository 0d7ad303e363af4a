"""Word lists of the library's devices, one file each; see `framing.lexicons.entries`."""
