"""Text as arrays: tokens, sentences, quotations and parts with offsets into the original (layer 1)."""
