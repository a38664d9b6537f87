"""Stage batch: many content files come in, files in the output folder go out, and a word on each paper."""
