"""Read lists of the finance office: an Excel or CSV file comes in, rows of cells with their places go out."""
