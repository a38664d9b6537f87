"""The record of a run: what became of each paper comes in, the bytes of `protokoll.json` go out."""

import json
from collections.abc import Sequence

from antrag_gen.errors import Problem
from antrag_gen.library.folder import shown
from antrag_gen.work.events import Outcome, count

NAME = "protokoll.json"


def record_of(outcomes: Sequence[Outcome], further: Sequence[Problem], seconds: float) -> bytes:
    """JSON with the keys anzahl, sekunden, papiere and meldungen; `further` is about no paper of this run."""
    papers = [
        {
            "datei": outcome.file.name,
            "zustand": outcome.state.value,
            "sekunden": round(outcome.seconds, 3),
            "ausgaben": [shown(path) for path in outcome.written],
            "meldungen": [problem.as_dict() for problem in outcome.problems],
        }
        for outcome in sorted(outcomes, key=lambda outcome: outcome.file.name)
    ]
    record = {
        "anzahl": count(outcomes),
        "sekunden": round(seconds, 1),
        "papiere": papers,
        "meldungen": [problem.as_dict() for problem in further],
    }
    return json.dumps(record, ensure_ascii=False, indent=1).encode(errors="backslashreplace")
