"""Stage forms: what is due comes in, a Word form each goes out; what comes back is entered into the reports."""
