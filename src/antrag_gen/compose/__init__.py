"""Stage compose: a paper and the template of its kind become the document tree."""
