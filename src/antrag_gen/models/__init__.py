"""Stage model: what a kind of paper consists of, and how the types of its fields read what was written."""
