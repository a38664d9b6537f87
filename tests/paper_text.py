"""The text of a content file for tests: a right one, and the same with something changed."""

from pathlib import Path

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


MOTION = """art: haushaltsantrag
betreff: Turnhalle
status: eingereicht
nummer: 112/2024
datum: 18.10.2023
fraktionen: [linde]
gezeichnet:
  - name: Ida Muster
haushalt: 2024/2025
mittel:
  - zweck: Dach
    betrag: 50.000 Euro p. a. für 2 Jahre"""
REQUESTS = "# Begründung/Erläuterung\n\nUndicht.\n\n# Wir beantragen\n\n1. Das Dach.\n2. Der Boden."
SESSION = """gremium: va
datum: 15.12.2023
lesung: 3
niederschrift: 347/HH
haushalt: 2024/2025
beschluesse:
"""
GRANTED = """  - antrag: 112/2024
    ergebnis: wie_beantragt
"""


def funded_motion(projekt: Path, motion: str = MOTION, decisions: str = SESSION + GRANTED) -> None:
    """Write a motion, and the session that decided on it."""
    (projekt / "content/turnhalle-antrag.md").write_text(paper(motion, REQUESTS), encoding="utf-8")
    (projekt / "content/beschluesse/2023").mkdir(parents=True, exist_ok=True)
    (projekt / "content/beschluesse/2023/lesung.yaml").write_text(decisions, encoding="utf-8")
