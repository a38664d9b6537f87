"""Tables in text and head: what rows and columns give is held against what their cells say."""
