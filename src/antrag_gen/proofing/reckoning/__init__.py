"""Numbers in sentences: sums, shares, changes and products that a sentence says are reckoned again."""
