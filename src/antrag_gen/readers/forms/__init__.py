"""Read the forms that an office filled in with Word."""
