"""Find marks of other tools' Markdown, which would be printed as they stand: what to write instead goes out."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from antrag_gen.patterns import compile_late


class Foreign(NamedTuple):
    """A mark that was found at `start` of a text, and what is to be said of it."""

    start: int
    written: str
    what: str
    hint: str


ID = "markdown-fremd"
ITSELF = "Ist das Zeichen selbst gemeint, „\\{}“ schreiben."
REFERENCE = r"(?<!\])\[(?!\^)(?!\d+\])[^\]\n]+\]\[(?!\^)[^\]\n]*\](?![\[(])"
# A path may go on so: „Daten\neu“.
BREAK_IN_TEXT = r"(?<!\\)\\n(?![a-zäöüß\\])"
WRITTEN_BREAK = compile_late(r"(?<!\\)\\n(?!\\).?")
PATH = compile_late(r"[A-Za-z]:\\|\\\\\w")
# By pattern: what is said, with the words found for {}, and the hint. The first that fits counts.
MARKS: tuple[tuple[str, str, str], ...] = (
    (
        r"!\[[^\]\n]*\]\([^)\n]*\s=\d*x\d*\s*\)",
        "Die Größe eines Bildes („{}“) lässt sich hier nicht angeben.",
        "Von „=“ bis vor die Klammer löschen und hinter die Klammer „{breite=8cm}“ schreiben.",
    ),
    (
        r"!\[[^\]\n]*\]\[[^\]\n]*\]",
        "„{}“ wird nicht als Bild erkannt und so gedruckt, wie es dasteht.",
        "„![Beschreibung](datei.png)“ schreiben, allein in einem Absatz.",
    ),
    (
        REFERENCE,
        "„{}“ wird nicht als Verweis erkannt und so gedruckt, wie es dasteht.",
        "„[Text](https://…)“ schreiben; eine Klammer im Text wird „\\[“ geschrieben.",
    ),
    (
        r"!\[[^\]\n]*\]\([^)\n]*\)?",
        "„{}“ wird nicht als Bild erkannt und so gedruckt, wie es dasteht.",
        "Einen Dateinamen mit Leerzeichen oder Klammern in spitze Klammern setzen: „![Lageplan](<mein plan.png>)“.",
    ),
    (
        r"\[[^\]\n]+\]\([^)\n]*\)?",
        "„{}“ wird nicht als Verweis erkannt und so gedruckt, wie es dasteht.",
        "Zwischen ( und ) steht nur eine Adresse ohne Leerzeichen; eine Klammer im Text wird „\\[“ geschrieben.",
    ),
    (
        r"!?\[\[[^\]\n]*\]\]",
        "Verweise mit doppelten Klammern („{}“) gibt es hier nicht.",
        "„[Text](https://…)“ schreiben oder nur den Text.",
    ),
    (
        r"\[@[^\]\n]*\]",
        "Quellen als „{}“ gibt es hier nicht.",
        "Die Quelle in eine Fußnote schreiben: „[^1]“ und am Ende der Datei „[^1]: Quelle“.",
    ),
    (
        r"(?m:^)\[![A-Za-z]+\]",
        "Hinweiskästen („{}“) gibt es hier nicht.",
        "„**Hinweis:**“ schreiben.",
    ),
    (
        r"(?m:^)\[(?:TOC|toc|_TOC_)\](?m:$)",
        "Ein Inhaltsverzeichnis („{}“) hat nur ein Buch.",
        "Die Zeile löschen.",
    ),
    (
        r"(?m:^)\[(?: ?[xX]? ?|[-–oO✓✔☑✗✘/>~*+])\](?=\s|$)",
        "Ein Kästchen („{}“) gibt es so nicht.",
        "Am Anfang eines Punktes „- [x] …“ für ☒ oder „- [ ] …“ für ☐ schreiben, sonst das Zeichen „☒“ oder „☐“.",
    ),
    (
        r"(?m:^)\[[xX ]\](?=\w)",
        "Hinter dem Kästchen („{}“) fehlt ein Leerzeichen.",
        "„- [x] …“ für ☒ oder „- [ ] …“ für ☐ schreiben.",
    ),
    (
        r"(?m:^)(?:!!!|\?\?\?)\+?[ \t]*[a-z]+(?![\w.,:]).*",
        "Hinweiskästen („{}“) gibt es hier nicht.",
        "„**Hinweis:**“ schreiben.",
    ),
    (
        r"(?m:^)\[//\]:.*|%%[^%\n]+%%",
        "Anmerkungen für andere („{}“) gibt es im Text nicht; sie würden gedruckt.",
        "Löschen.",
    ),
    (
        r"(?m:^)\*\[[^\]\n]+\]:.*",
        "Abkürzungen lassen sich so („{}“) nicht erklären.",
        "Die Abkürzung ausschreiben, wo sie zuerst steht, und die Zeile löschen.",
    ),
    (
        r"(?m:^)={2,6}[ \t]+\S.*?={2,6}[ \t]*(?m:$)|(?m:^)h[1-6]\.[ \t]+\S.*",
        "Überschriften wie „{}“ gibt es hier nicht.",
        "„## …“ schreiben, davor und danach eine Leerzeile.",
    ),
    (
        r"(?<![\w'])'{2,3}(?=[^\s'])[^'\n]*(?<=[^\s'])'{2,3}(?![\w'])|``(?=\S)[^'`\n]*(?<=\S)''",
        "„{}“ wird so gedruckt, wie es dasteht.",
        "Fettes steht zwischen „**“ und „**“, Kursives zwischen „*“ und „*“; Anführungszeichen sind „ und “.",
    ),
    (
        r"(?m:^)\{\|.*",
        "Tabellen eines Wikis („{}“) gibt es hier nicht.",
        "Je Zeile „| A | B |“ schreiben, unter der ersten „|---|---|“.",
    ),
    (
        r"\{(?:color|panel|code|quote|noformat|info|note|tip|warning|expand|toc)(?::[^}\n]*)?\}",
        "Angaben in geschweiften Klammern („{}“) gibt es hier nicht.",
        "Löschen; das Aussehen legt das Layout fest.",
    ),
    (
        r"\|\|(?=[^\s|])[^|\n]*(?<=[^\s|])\|\|",
        "Verdeckten Text („{}“) gibt es hier nicht.",
        "Die Striche löschen; ein Strich im Text wird „\\|“ geschrieben.",
    ),
    (
        r"==(?=\S)[^=\n]*(?<=\S)==",
        "Farbig hervorheben („{}“) lässt sich hier nichts.",
        f"Fett schreiben: „**…**“. {ITSELF.format('=')}",
    ),
    (
        r"\+\+(?=\S)[^+\n]*(?<=\S)\+\+",
        "Unterstreichen („{}“) lässt sich hier nichts.",
        f"Neues fett schreiben, „**…**“, Gestrichenes „~~…~~“. {ITSELF.format('+')}",
    ),
    (
        r"~~[ \t][^~\n]*~~|~~[^~\n]*[ \t]~~",
        "„{}“ wird so gedruckt, wie es dasteht.",
        f"Gestrichenes steht zwischen „~~“ und „~~“, innen ohne Leerzeichen am Rand. {ITSELF.format('~')}",
    ),
    (
        r"~~",
        "Zu „{}“ fehlt das Gegenstück.",
        f"Gestrichenes steht zwischen „~~“ und „~~“, innen ohne Leerzeichen am Rand. {ITSELF.format('~')}",
    ),
    (
        r"(?<![\w~])~(?=[^\s~])[^~\n]*(?<=[^\s~])~(?![\w~])",
        "„{}“ wird so gedruckt, wie es dasteht.",
        f"Gestrichenes steht zwischen „~~“ und „~~“. {ITSELF.format('~')}",
    ),
    (
        r"(?<=[\w.§)])~(?=[\w(])",
        "„{}“ wird so gedruckt, wie es dasteht.",
        f"Tiefgestelltes steht zwischen zwei „~“ ohne Leerzeichen: „CO~2~“. {ITSELF.format('~')}",
    ),
    (
        r"\^+\0\^*|(?<=\0)\^+",
        "Hier ist ein „^“ zu viel oder zu wenig; es würde gedruckt.",
        f"Hochgestelltes steht zwischen zwei „^“ ohne Leerzeichen: „m^2^“. {ITSELF.format('^')}",
    ),
    (
        r"(?<=[\w)])\^(?=[\w(+–-])",
        "„{}“ wird so gedruckt, wie es dasteht.",
        f"Hochgestelltes steht zwischen zwei „^“ ohne Leerzeichen: „m^2^“. {ITSELF.format('^')}",
    ),
    (
        r"\$\$(?=\S)[^$\n]*\$\$|(?<![\w$])\$(?=[^\s$])[^$\n]*(?<=[^\s$])\$(?![\w$])",
        "Formeln („{}“) gibt es hier nicht.",
        f"Als Text schreiben, mit „m^2^“ und „CO~2~“ für Hoch- und Tiefgestelltes. {ITSELF.format('$')}",
    ),
    (
        r"\{\{[^}\n]*\}\}|\{%[^}\n]*%\}",
        "„{}“ wird hier nicht ersetzt, sondern so gedruckt, wie es dasteht.",
        "Den Text selbst schreiben.",
    ),
    (
        r"\{:?\s*[.#][\w-][^}\n]*\}|\{:?\s*[\w-]+=[^}\n]*\}",
        "Angaben in geschweiften Klammern („{}“) gibt es hier nicht.",
        "Löschen; das Aussehen legt das Layout fest.",
    ),
    (
        r"(?m:^):{3,}.*",
        "Kästen mit „{}“ gibt es hier nicht.",
        "Die Zeile löschen; ein Zitat beginnt mit „>“.",
    ),
    (
        r"(?m:^):(?=[ \t]+\S)",
        "Listen von Begriffen („{}“ am Anfang der Zeile) gibt es hier nicht.",
        "Je Begriff einen Punkt schreiben: „- **Begriff:** Erklärung“.",
    ),
    (
        r"(?<![\w:]):[a-z][a-z0-9_+-]*:(?![\w:])",
        "Bildzeichen wie „{}“ gibt es hier nicht.",
        "Als Wort schreiben.",
    ),
    (
        BREAK_IN_TEXT,
        "„\\n“ bei „{}“ wird so gedruckt, wie es dasteht.",
        'Für eine neue Zeile die Zeile mit „\\“ beenden, in Tabellen „<br>“ schreiben, in „tabellen“ auch "A\\nB".',
    ),
    (
        r"\\[A-Za-z]+\{[^}\n]*\}|\\(?:(?:new|clear)?page(?:break)?|item|(?:La)?TeX|emph|footnote|cite|ref|begin|end)\b",
        "Befehle für LaTeX („{}“) gibt es hier nicht.",
        "Löschen; Seiten werden von selbst umbrochen.",
    ),
)
PATTERN = compile_late("|".join(f"(?P<m{number}>{pattern})" for number, (pattern, _, _) in enumerate(MARKS)))
# What any of them begins with: to try them all at each letter takes a tenth of the time of reading a paper.
BEGINS = compile_late(r"[!\[?%*='`{|+~^$:\\]|(?m:^)h[1-6]\.")
# Around a lone character: what it stands between.
AROUND = compile_late(r"[^\s\x00]*")
TAG = compile_late(r"</?([A-Za-z][A-Za-z0-9]*)")
TAGS = {
    "br": "Für eine neue Zeile die Zeile mit „\\“ beenden, in Tabellen „<br>“.",
    **dict.fromkeys(("b", "strong"), "Fett schreiben: „**…**“."),
    **dict.fromkeys(("i", "em"), "Kursiv schreiben: „*…*“."),
    **dict.fromkeys(("s", "del", "strike"), "Gestrichenes als „~~…~~“ schreiben."),
    **dict.fromkeys(("u", "ins", "mark"), "Fett schreiben: „**…**“; Unterstrichenes gibt es nicht."),
    "sub": "Tiefgestelltes zwischen zwei „~“ schreiben: „CO~2~“.",
    "sup": "Hochgestelltes zwischen zwei „^“ schreiben: „m^2^“.",
    "a": "Einen Verweis als „[Text](https://…)“ schreiben.",
    "img": "Ein Bild als „![Beschreibung](datei.png)“ schreiben.",
}


def find_foreign(text: str) -> Iterator[Foreign]:
    """The marks in a text that the parser made nothing of; NUL stands for characters that are meant as they are."""
    for match in _matches(text):
        _, what, hint = MARKS[int(str(match.lastgroup)[1:])]
        is_whole = len(match[0]) > 1 and match[0] != "\\n"
        shown = match[0] if is_whole else _around(text, match.start())
        yield Foreign(match.start(), match[0], what.format(shown.strip().replace("\0", "…")), hint)


def _matches(text: str) -> Iterator[re.Match[str]]:
    """As PATTERN.finditer."""
    begin = BEGINS.search(text)
    while begin:
        match = PATTERN.match(text, begin.start())
        if match:
            yield match
        begin = BEGINS.search(text, match.end() if match else begin.start() + 1)


def _around(text: str, at: int) -> str:
    before = text[:at].rsplit(None, 1)[-1] if text[:at].strip() and not text[at - 1 : at].isspace() else ""
    behind = AROUND.match(text, at)
    return (before[before.rfind("\0") + 1 :] + (behind[0].rstrip(".,:;!?)") if behind else "")) or text[at]


def closes_told_tag(written: str, block: str) -> bool:
    """Whether this closes an element that is told where it opens."""
    match = TAG.match(written)
    return bool(match and written.startswith("</") and re.search(rf"<{match[1]}[\s>]", block))


def hint_for_tag(written: str) -> str:
    """What to write instead of an element of HTML; empty where nothing stands for it."""
    match = TAG.match(written)
    return TAGS.get(match[1].lower(), "") if match else ""


def find_written_break(text: str) -> tuple[str, bool] | None:
    """The words around a line feed typed as a backslash in a value, and whether it is surely no path."""
    match = None if PATH.search(text) else WRITTEN_BREAK.search(text)
    return (_around(text, match.start()), re.match(BREAK_IN_TEXT, match[0]) is not None) if match else None
