"""Stage model: the kinds of papers, one file each: checked heads and sections in, what templates print out."""
