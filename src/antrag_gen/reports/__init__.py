"""The yearly report on a motion: what was granted and what became of it in, its model out."""
