"""New papers from what is there: an old paper, or a list with a paper in each row."""
