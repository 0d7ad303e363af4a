"""Text as arrays: tokens, sentences, quotations and parts, with offsets (layer 1)."""
