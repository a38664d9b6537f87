"""The text of a content file for tests: a right one, and the same with something changed."""

HEAD = """art: haushaltsantrag
betreff: Sanierung der Turnhalle
haushalt: 2024/2025
mittel:
  - zweck: Dach
    betrag: 50.000 Euro"""
BODY = """# Begründung/Erläuterung

Das Dach ist undicht."""


def paper(head: str = HEAD, body: str = BODY) -> str:
    return f"---\n{head}\n---\n{body}\n"
