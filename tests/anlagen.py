"""An answer with Anlagen of every sort, in a project of its own, and the PDFs that go with it."""

from io import BytesIO
from pathlib import Path

import pikepdf
from paper_text import paper
from PIL import Image as Picture

from antrag_gen.library.folder import find_folder
from antrag_gen.library.project import open_project
from antrag_gen.tree import Document
from antrag_gen.work.build import build_tree

MOTION = paper(
    "art: antrag\nantragsart: dringlichkeitsantrag\nbetreff: Trinkbrunnen\nnummer: 112/2023\ndatum: 16.10.2023",
    "# Dringlichkeit\n\nBald.\n\n# Wir beantragen\n\n1. Zehn Brunnen.[^a]\n\n[^a]: Siehe Plan.",
)
HEAD = "art: stellungnahme\nbetreff: Trinkbrunnen\nzu:\n  nummer: 112/2023\n  datum: 16.10.2023\nanlagen:\n"
TEXT = "# Beantwortung/Stellungnahme\n\n## Zu Ziffer 1\n\nSiehe Anlage 2.[^a]\n\n[^a]: Stand heute."
LIST = """\
  - antrag: 112/2023
    aufnehmen: ja
  - titel: Lageplan
    datei: plan.png
    aufnehmen: ja
    alt: Zehn Punkte auf fünf Plätzen.
  - titel: Gutachten
    datei: Gutachten für Plätze.pdf
    aufnehmen: ja
  - nummer: 7 bis 8
    titel: Pläne
    einzeln:
      - titel: Nord
        datei: plan.png
      - antrag: 113/2023
        titel: Antrag dazu
  - titel: Alle Pläne
    nummer: 9 bis 11
    datei: plan.png
"""


def pdf(*, tagged: bool = True, action: str = "", key: str = "") -> bytes:
    made, file = BytesIO(), pikepdf.new()
    file.add_blank_page()
    if tagged:
        file.Root.MarkInfo = pikepdf.Dictionary(Marked=True)
        file.Root.StructTreeRoot = file.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot))
    if action:
        file.pages[0].obj.AA = pikepdf.Dictionary(O=pikepdf.Dictionary(S=pikepdf.Name(f"/{action}")))
    locked = pikepdf.Encryption(owner=key, user="") if key else False
    file.save(made, encryption=locked, deterministic_id=not key)
    return made.getvalue()


def answer_with_anlagen(root: Path) -> Document:
    content = root / "content"
    (content / "antrag.md").write_text(MOTION, encoding="utf-8")
    (content / "antwort.md").write_text(paper(HEAD + LIST, TEXT), encoding="utf-8")
    (content / "Gutachten für Plätze.pdf").write_bytes(pdf(tagged=False))
    Picture.new("RGB", (40, 30)).save(content / "plan.png")
    project = open_project(find_folder(root))
    return build_tree(project.open(project.folder.content_file(content / "antwort.md")), project)
