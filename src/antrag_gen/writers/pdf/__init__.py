"""The PDF: tree to HTML, HTML and style sheet to pages by WeasyPrint."""
