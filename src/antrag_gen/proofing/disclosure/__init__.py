"""What must not get out with a public paper: people's names and troubles, and what closed sessions said."""
