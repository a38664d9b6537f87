"""Pure ground of the German office: how amounts, years, dates and numbers are read from text and written."""
