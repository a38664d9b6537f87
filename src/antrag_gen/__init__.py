"""antrag-gen: council papers from Markdown and YAML to PDF and Word."""

__version__ = "0.1.0"
