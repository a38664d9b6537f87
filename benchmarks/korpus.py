"""Write a project with as many invented budget motions as asked for; the same arguments give the same bytes.

    python benchmarks/korpus.py ORDNER --antraege N [--planungsjahre 5] [--berichte JAHR]

Each motion depends on its number alone, so a corpus of N is the beginning of that of N + 1. How long a motion is
and how many purposes it has goes in turns of 20: corpora of a multiple of 20 can be compared paper by paper.
"""

import argparse
import struct
import zlib
from collections.abc import Sequence
from pathlib import Path

from antraege import FRAKTIONEN, REFERATE, Antrag, antrag
from berichte import bericht, beschluss, has_report, sitzung
from prosa import BILDER

GREMIEN = {
    "gr": "Gemeinderat",
    "va": "Verwaltungsausschuss",
    "sga": "Sozial- und Gesundheitsausschuss",
    "jha": "Jugendhilfeausschuss",
}
ANTRAEGE = "content/antraege/2023"


def write_corpus(folder: Path, antraege: int, planungsjahre: int = 5, berichte: int | None = None) -> None:
    """The project with its motions, and with the reports on one year; what was in `folder` is only added to."""
    for name, text in project_files(planungsjahre).items():
        _write(folder / name, text)
    papers = [antrag(index) for index in range(antraege)]
    for paper in papers:
        _write(folder / ANTRAEGE / f"{_name(paper)}.md", paper.text)
    for number in range(BILDER):
        (folder / ANTRAEGE / f"lageplan-{number}.png").write_bytes(_png(number))
    if berichte is not None:
        _write_reports(folder, papers, berichte)


def _write_reports(folder: Path, papers: Sequence[Antrag], jahr: int) -> None:
    decisions = [beschluss(index, paper) for index, paper in enumerate(papers)]
    _write(folder / "content/beschluesse/2023/haushalt-3-lesung.yaml", sitzung(iter(decisions)))
    for index, (paper, decided) in enumerate(zip(papers, decisions, strict=True)):
        if has_report(index, decided):
            _write(folder / f"content/berichte/{jahr}/bericht-{_name(paper)}.md", bericht(index, paper, decided, jahr))


def motions_for(berichte: int) -> int:
    """How many motions a corpus needs for that many reports."""
    index = found = 0
    while found < berichte:
        found += has_report(index, beschluss(index, antrag(index)))
        index += 1
    return index


def _name(paper: Antrag) -> str:
    return f"antrag-{paper.nummer.split('/')[0]}"


def project_files(planungsjahre: int) -> dict[str, str]:
    """The city's settings and lists; the papers it cites that lie elsewhere are named, so that no hint is given."""
    drucksachen = ", ".join(f"{number}/2023" for number in range(100, 700, 10))
    settings = [
        "stadt: Landeshauptstadt Musterstadt",
        "ort: Musterstadt",
        f"planungsjahre: {planungsjahre}",
        "quelle_einbetten: ja",
        "ohne_pruefung:",
        "  verweis-spaeter: Die Papiere nennen einander, wie es kommt",
        "  doppelt-absatz: Sätze wiederholen sich, wie es kommt",
        "  doppelt-satz: Sätze wiederholen sich, wie es kommt",
        "  doppelt-zahl: Zahlen sind, wie sie kommen",
        "  doppelt-ueberschrift: Überschriften wiederholen sich, wie es kommt",
        "nummern:",
        "  drucksache:",
        f"    anderswo: [{drucksachen}]",
        "  antrag:",
        "    anderswo: [315/2021]",
    ]
    return {
        "content/projekt.yaml": "\n".join([*settings, ""]),
        "content/stammdaten/fraktionen.yaml": _list({key: f"Fraktion {key.title()}" for key in FRAKTIONEN}),
        "content/stammdaten/referate.yaml": _list(REFERATE),
        "content/stammdaten/gremien.yaml": _list(GREMIEN),
    }


def _list(names: dict[str, str]) -> str:
    return "".join(f"{key}:\n  name: {name}\n" for key, name in names.items())


def _png(number: int) -> bytes:
    """A small grey plan, stored without compression: zlib's bytes differ by version, these do not."""
    width, height = 120, 80
    rows = (bytes([0, *((x * (number + 2) ^ y) & 0xFF for x in range(width))]) for y in range(height))
    chunks = (
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)),
        (b"IDAT", zlib.compress(b"".join(rows), 0)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def main() -> None:
    parser = argparse.ArgumentParser(description="Write a project of invented budget motions.")
    parser.add_argument("ordner", type=Path)
    parser.add_argument("--antraege", type=int, required=True, metavar="N")
    parser.add_argument("--planungsjahre", type=int, default=5, metavar="N", help="5 or more")
    parser.add_argument(
        "--berichte", type=int, metavar="JAHR", help="decisions, and the reports on that year from 2024 on"
    )
    asked = parser.parse_args()
    write_corpus(asked.ordner, asked.antraege, asked.planungsjahre, asked.berichte)


if __name__ == "__main__":
    main()
