"""The markup that a template yields: a small closed set of HTML elements."""
