"""Why a file is outdated: what it was made from then and now comes in, what has changed goes out in words."""

from collections.abc import Mapping

from antrag_gen.german.zahlen import join
from antrag_gen.work.batch.manifest import Inputs

UNKNOWN = "ihre Quelle hat sich geändert"
MOST_NAMED = 3


def what_changed(old: Inputs, new: Inputs, source: str) -> str:
    """`ihre Quelle content/a.md hat sich geändert`: the first of source, files, templates and settings that differs.

    Empty where nothing differs.
    """
    files = _different(old.read, new.read)
    if source in files:
        return f"ihre Quelle {source} hat sich geändert"
    if files:
        return f"{join(files[:MOST_NAMED])} {'hat' if len(files) == 1 else 'haben'} sich geändert"
    if old.templates != new.templates:
        return "ihre Vorlage oder ihr Layout (templates/) hat sich geändert"
    if old.looked_up != new.looked_up:
        return "was ihre Quelle nachschlägt (Stammdaten, andere Papiere, Beschlüsse), hat sich geändert"
    if old.basis != new.basis:
        return "die Einstellungen (content/projekt.yaml) oder das Programm haben sich geändert"
    return ""


def _different(old: Mapping[str, str | None], new: Mapping[str, str | None]) -> list[str]:
    return [name for name in sorted({*old, *new}) if old.get(name) != new.get(name)]
