"""Stage transforms: a document tree becomes a document tree that can be printed."""
