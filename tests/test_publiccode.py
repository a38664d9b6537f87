"""`publiccode.yml` is what catalogues of public software read.

The rules are those of its version 0.7, written down from the fields of publiccode-parser-go 5 (`v0.go`, `fields.go`,
`validators/`), which is a program in Go and no package that could be installed with the others. Deprecated keys count
as wrong.
"""

import datetime as dt
import re
from pathlib import Path
from typing import Any

import yaml

from antrag_gen import __version__

ROOT = Path(__file__).parents[1]
SAID: dict[str, Any] = yaml.safe_load((ROOT / "publiccode.yml").read_text(encoding="utf-8"))
REQUIRED = {
    "publiccodeYmlVersion",
    "name",
    "url",
    "platforms",
    "developmentStatus",
    "softwareType",
    "description",
    "legal",
    "maintenance",
    "localisation",
}
ALLOWED = REQUIRED | {"softwareVersion", "releaseDate", "categories", "intendedAudience"}
TYPES = {
    *(f"standalone/{kind}" for kind in ("mobile", "iot", "desktop", "web", "backend", "other")),
    "addon",
    "library",
    "configurationFiles",
}


def test_it_has_the_keys_of_the_standard_and_none_that_it_gave_up() -> None:
    assert REQUIRED <= set(SAID) <= ALLOWED
    assert SAID["publiccodeYmlVersion"] in {"0", "0.7"}
    assert re.fullmatch(r"https://\S+\.git", SAID["url"])
    assert SAID["platforms"] == ["windows", "mac", "linux"]
    assert SAID["developmentStatus"] in {"concept", "development", "beta", "stable", "obsolete"}
    assert SAID["softwareType"] in TYPES
    assert SAID["categories"] == ["document-management"]
    assert set(SAID["intendedAudience"]) <= {"scope", "countries", "unsupportedCountries"}
    assert SAID["intendedAudience"]["countries"] == ["DE"]
    assert SAID["intendedAudience"]["scope"] == ["government", "local-authorities"]


def test_its_descriptions_are_as_long_as_a_catalogue_takes() -> None:
    assert set(SAID["description"]) == {"de"}
    words = SAID["description"]["de"]
    assert set(words) == {"shortDescription", "longDescription", "features"}
    assert 0 < len(words["shortDescription"]) <= 150
    assert 150 <= len(words["longDescription"]) <= 10_000
    assert words["features"]


def test_it_names_licence_upkeep_and_languages() -> None:
    assert SAID["legal"] == {"license": "MIT"}
    assert SAID["maintenance"]["type"] == "community"
    assert all(set(each) <= {"name", "email", "affiliation", "phone"} for each in SAID["maintenance"]["contacts"])
    assert all(each["name"] for each in SAID["maintenance"]["contacts"])
    assert SAID["localisation"] == {"localisationReady": False, "availableLanguages": ["de"]}


def test_it_names_this_version_and_a_day() -> None:
    assert SAID["softwareVersion"] == __version__
    assert dt.date.fromisoformat(SAID["releaseDate"])
