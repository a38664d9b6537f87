"""The forms of a year: written for the offices, and taken in as they come back."""
