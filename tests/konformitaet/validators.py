"""The validators: files in, findings out.

A finding is one line that begins with the validator and its rule. No finding means that the file conforms. A validator
that cannot run raises: missing is not the same as passed.
"""

import json
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

import outloud
import page
import pikepdf

from konformitaet import verapdf

OOXML_VALIDATOR = Path(__file__).parents[1] / "werkzeug/node_modules/@xarsh"
OFFICE = "Office2019"  # the oldest Word still supported
SECONDS_PER_FILE = 60
# `page` takes a last byte CR of a stream and the line feed before `endstream` for one end of line, so that one file in
# a hundred has a wrong length by chance. veraPDF counts right (3a 6.1.7.1-1; there is a negative control).
OVERRULED = "STREAM-LENGTH-001"
PDF_UA_EXPORT = 'pdf:writer_pdf_Export:{"PDFUACompliance":{"type":"boolean","value":"true"}}'


class ValidatorCannotRunError(RuntimeError):
    """The file was not checked. It says why."""


def pdf_findings(path: Path, named: Sequence[str] = ()) -> list[str]:
    """What keeps the PDF from being PDF/UA-1 and PDF/A-3a at once.

    Where rules are `named`, validators that have none of them are not asked.
    """
    asked = {
        name: findings_of
        for name, findings_of in PDF_VALIDATORS.items()
        if not named or any(rule.startswith(name) for rule in named)
    }
    return [finding for findings_of in asked.values() for finding in findings_of(path)]


def exported_findings(path: Path) -> list[str]:
    """What keeps a PDF that LibreOffice made of a Word file from being PDF/UA-1: the Word file is not accessible."""
    return [*verapdf.broken_rules(path, "ua1"), *outloud_findings(path)]


def page_findings(path: Path, profile: str) -> list[str]:
    """A second opinion, written independently of veraPDF, with rule names of its own."""
    try:
        report = page.validate_pdf(str(path), profile=profile)
    except page.ParseError as error:
        return [f"page {profile} unreadable: {error}"]
    if not report.rules.total:
        raise ValidatorCannotRunError(f"page has no rules for {profile}")
    failures = [failure for failure in report.failures if not failure.rule_id.endswith(OVERRULED)]
    return sorted({f"page {profile} {failure.rule_id}: {failure.message}" for failure in failures})


def outloud_findings(path: Path, severities: Sequence[str] = ("error",)) -> list[str]:
    """What people stumble on too: header cells without scope, order of reading, alternative texts that say nothing."""
    result = outloud.check(str(path))
    if result.error:
        return [f"outloud unreadable: {result.error}"]
    crashed = [f"{run.rule}: {run.reason}" for run in result.runs if run.status == "crashed"]
    if crashed or not result.runs:
        raise ValidatorCannotRunError(f"outloud on {path.name}: {crashed or 'no rule ran'}")
    found = [f for f in result.findings if f.severity in severities]
    return [f"outloud {f.rule}: {f.message}" + (f" (page {f.page})" if f.page else "") for f in found]


def qpdf_findings(path: Path) -> list[str]:
    """The file's syntax: cross references, streams, linearisation."""
    run = subprocess.run(["qpdf", "--check", str(path)], capture_output=True, text=True, check=False)
    if run.returncode == 0:
        return []
    return [f"qpdf syntax: {line.removeprefix('WARNING: ')}" for line in run.stderr.splitlines() if line]


PDF_VALIDATORS: Mapping[str, Callable[[Path], list[str]]] = {
    "veraPDF ua1": lambda path: verapdf.broken_rules(path, "ua1"),
    "veraPDF 3a": lambda path: verapdf.broken_rules(path, "3a"),
    "page ua1": lambda path: page_findings(path, "ua1"),
    "page 3a": lambda path: page_findings(path, "3a"),
    "outloud": outloud_findings,
    "qpdf": qpdf_findings,
}


def docx_findings(path: Path) -> list[str]:
    """What Microsoft's Open XML SDK finds wrong with the Word file."""
    run = subprocess.run([str(_ooxml_validator()), str(path), OFFICE], capture_output=True, text=True, check=False)
    try:
        report = json.loads(run.stdout)
    except ValueError as error:
        raise ValidatorCannotRunError(f"ooxml-validator: {run.stdout}{run.stderr}") from error
    if report["ok"] is bool(report["errors"]):
        raise ValidatorCannotRunError(f"ooxml-validator's verdict contradicts its errors: {report}")
    return [f"ooxml {e['id'] or 'unreadable'}: {e['description']} ({e['path']} {e['xPath']})" for e in report["errors"]]


def _ooxml_validator() -> Path:
    """The program itself. It takes one file a run; without a program for this system npm installs nothing."""
    found = [p for p in OOXML_VALIDATOR.glob("ooxml-validator-*/ooxml-validator*") if p.is_file()]
    if len(found) != 1:
        raise ValidatorCannotRunError(f"ooxml-validator is not installed in {OOXML_VALIDATOR}; `make test` does it")
    return found[0]


def export(documents: Iterable[Path], folder: Path) -> dict[Path, Path]:
    """Exports Word files as PDF/UA with one start of LibreOffice. Returns the PDF in `folder` of each.

    A profile of its own keeps runs side by side apart; its place must be an absolute URL, LibreOffice hangs otherwise.
    """
    pdfs: dict[Path, Path] = {}
    with tempfile.TemporaryDirectory() as temporary:
        inputs = []
        for number, document in enumerate(documents):  # names may repeat in different folders
            inputs.append(shutil.copy(document, Path(temporary) / f"{number:04}-{document.name}"))
            pdfs[document] = folder / f"{number:04}-{document.stem}.pdf"
        profile = (Path(temporary) / "profile").as_uri()
        command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", PDF_UA_EXPORT]
        run = subprocess.run(
            [*command, "--outdir", str(folder), *map(str, inputs)],
            capture_output=True,
            text=True,
            check=False,
            timeout=SECONDS_PER_FILE * (len(inputs) + 1),
        )
    missing = [str(document) for document, pdf in pdfs.items() if not pdf.is_file()]
    if missing:
        raise ValidatorCannotRunError(f"LibreOffice did not export {missing}: {run.stdout}{run.stderr}")
    for pdf in pdfs.values():
        _mend_export(pdf)
    return pdfs


def _mend_export(path: Path) -> None:
    """Makes up for what LibreOffice 7.4 does wrong in every file with links or footnotes, whatever the Word file says.

    Pages with links don't say in which order these are reached. Notes have no ID, and the links to them stand outside
    of the structure. All other links stay to be judged.
    """
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        notes = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/S") == pikepdf.Name.Note]
        for number, note in enumerate(notes):
            note.ID = pikepdf.String(f"note-{number}")
        for sheet in pdf.pages:
            annotations = [a for a in sheet.get("/Annots", []) if "/StructParent" in a or "/Dest" not in a or not notes]
            sheet.Annots = pikepdf.Array(annotations)
            sheet.Tabs = pikepdf.Name.S
        pdf.save(path)
