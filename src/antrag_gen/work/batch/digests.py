"""Digests of what papers are made from: plain values and bytes come in, the same words for the same in any process."""

import dataclasses
import hashlib
from collections.abc import Mapping, Set
from functools import partial

from pydantic import BaseModel

from antrag_gen.library.access import WHOLE, LookUp
from antrag_gen.library.katalog import Katalog


class Lookups:
    """The digest of whatever can be looked up in a Katalog, and of the settings, which every paper depends on.

    `exact` as in `canonical`.
    """

    def __init__(self, katalog: Katalog, *, exact: bool = False) -> None:
        self._canonical = partial(canonical, exact=exact)
        self._mappings = katalog.mappings
        self._values: dict[str, dict[str, object]] = {}
        self._digests: dict[LookUp, str | None] = {}
        self.settings = digest_of(self._canonical(katalog.einstellungen).encode())

    def digest(self, lookup: LookUp) -> str | None:
        """The digest of what is found there now; None where there is nothing."""
        if lookup not in self._digests:
            self._digests[lookup] = self._look_up(*lookup)
        return self._digests[lookup]

    def _look_up(self, name: str, key: str) -> str | None:
        mapping = self._mappings.get(name, {})
        if key == WHOLE:
            return digest_of(self._canonical(mapping).encode())
        if name not in self._values:
            self._values[name] = {repr(key): value for key, value in mapping.items()}
        values = self._values[name]
        return digest_of(self._canonical(values[key]).encode()) if key in values else None


def canonical(value: object, *, exact: bool = False) -> str:
    """The value in words that are the same in every process, whatever the order in its sets and mappings.

    What a dataclass does not show of itself, as a place, is left out. `exact` ones differ by that as well, and by the
    order in mappings: for whoever tells of places, and of what there is in its order.
    """
    inside = partial(canonical, exact=exact)
    if isinstance(value, BaseModel):
        fields = {name: getattr(value, name) for name in type(value).model_fields}
        return f"{type(value).__name__}{inside(fields)}"
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        shown = {field.name: getattr(value, field.name) for field in dataclasses.fields(value) if field.repr or exact}
        return f"{type(value).__name__}{inside(shown)}"
    if isinstance(value, Mapping):
        items = [f"{inside(key)}: {inside(inner)}" for key, inner in value.items()]
        return f"{{{', '.join(items if exact else sorted(items))}}}"
    if isinstance(value, Set):
        return f"{{{', '.join(sorted(inside(inner) for inner in value))}}}"
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(inside(inner) for inner in value)}]"
    return repr(value)


def digest_of(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=16).hexdigest()
