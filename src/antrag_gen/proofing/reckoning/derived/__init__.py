"""Numbers that a sentence tells as results: what can be meant, what explains them, and whether they are a slip."""
