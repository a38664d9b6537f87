"""How it is written: blanks, marks, figures, forms and spelling."""
