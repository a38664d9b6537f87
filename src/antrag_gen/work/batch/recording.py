"""What a paper looks up: lists and indexes come in, the same go out and note what is asked of them."""

import dataclasses
import hashlib
from collections.abc import Callable, Iterator, Mapping, Set
from typing import Any, TypeVar

from pydantic import BaseModel

from antrag_gen.fields.projekt import Projekt, Umfeld

K = TypeVar("K")
V = TypeVar("V")
Collection = Mapping[Any, Any] | Set[Any]
# The name of a collection and the key asked for, as `repr` gives it; or the whole.
LookUp = tuple[str, str]
WHOLE = "*"


class Lookups:
    """The collections of one Umfeld by their names, and the digest of whatever can be looked up in them."""

    def __init__(self, umfeld: Umfeld) -> None:
        self._collections: dict[str, Collection] = {}
        self._values: dict[str, dict[str, object]] = {}
        self._digests: dict[LookUp, str | None] = {}
        self.rest = digest_of(canonical(_replace_collections(umfeld, "", self._keep)).encode())

    def digest(self, lookup: LookUp) -> str | None:
        """The digest of what is found there now; None where there is nothing."""
        if lookup not in self._digests:
            self._digests[lookup] = self._look_up(*lookup)
        return self._digests[lookup]

    def _keep(self, name: str, collection: Collection) -> None:
        self._collections[name] = collection

    def _look_up(self, name: str, key: str) -> str | None:
        collection = self._collections.get(name, {})
        if key == WHOLE:
            return digest_of(canonical(collection).encode())
        if name not in self._values:
            items = collection.items() if isinstance(collection, Mapping) else ((key, True) for key in collection)
            self._values[name] = {repr(key): value for key, value in items}
        values = self._values[name]
        return digest_of(canonical(values[key]).encode()) if key in values else None


def record_lookups(umfeld: Umfeld, note: Callable[[LookUp], None]) -> Umfeld:
    """The same surroundings, whose lists tell `note` what is looked up in them; the settings count as one."""

    def record(name: str, collection: Collection) -> Collection:
        if isinstance(collection, Mapping):
            return RecordedMapping(collection, name, note)
        return RecordedSet(collection, name, note)

    recorded = _replace_collections(umfeld, "", record)
    assert isinstance(recorded, Umfeld)  # noqa: S101 – for the type checker: a model is replaced by its like
    return recorded


class RecordedMapping(Mapping[K, V]):
    """A mapping that tells what is asked of it."""

    def __init__(self, mapping: Mapping[K, V], name: str, note: Callable[[LookUp], None]) -> None:
        self._mapping, self._name, self._note = mapping, name, note

    def __getitem__(self, key: K) -> V:
        self._note((self._name, repr(key)))
        return self._mapping[key]

    def __contains__(self, key: object) -> bool:
        self._note((self._name, repr(key)))
        return key in self._mapping

    def __iter__(self) -> Iterator[K]:
        self._note((self._name, WHOLE))
        return iter(self._mapping)

    def __len__(self) -> int:
        self._note((self._name, WHOLE))
        return len(self._mapping)


class RecordedSet(Set[K]):
    """A set that tells what is asked of it."""

    def __init__(self, members: Set[K], name: str, note: Callable[[LookUp], None]) -> None:
        self._members, self._name, self._note = members, name, note

    def __contains__(self, key: object) -> bool:
        self._note((self._name, repr(key)))
        return key in self._members

    def __iter__(self) -> Iterator[K]:
        self._note((self._name, WHOLE))
        return iter(self._members)

    def __len__(self) -> int:
        self._note((self._name, WHOLE))
        return len(self._members)


def canonical(value: object) -> str:
    """The value in words that are the same in every process, whatever the order in its sets and mappings."""
    if isinstance(value, BaseModel):
        fields = {name: getattr(value, name) for name in type(value).model_fields}
        return f"{type(value).__name__}{canonical(fields)}"
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        shown = {field.name: getattr(value, field.name) for field in dataclasses.fields(value) if field.repr}
        return f"{type(value).__name__}{canonical(shown)}"
    if isinstance(value, Mapping):
        return f"{{{', '.join(sorted(f'{canonical(key)}: {canonical(inner)}' for key, inner in value.items()))}}}"
    if isinstance(value, Set):
        return f"{{{', '.join(sorted(canonical(inner) for inner in value))}}}"
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(canonical(inner) for inner in value)}]"
    return repr(value)


def digest_of(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def _replace_collections(value: object, name: str, replacement: Callable[[str, Collection], object]) -> object:
    """A copy with each mapping and set in it replaced; collections are named by the fields that lead to them."""
    if isinstance(value, Projekt):
        return value
    if isinstance(value, (Mapping, Set)):
        return replacement(name, value)
    inner = f"{name}." if name else ""
    if isinstance(value, BaseModel):
        fields = {key: getattr(value, key) for key in type(value).model_fields}
        changed = {key: _replace_collections(part, f"{inner}{key}", replacement) for key, part in fields.items()}
        return value.model_copy(update=changed)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}
        changed = {key: _replace_collections(part, f"{inner}{key}", replacement) for key, part in fields.items()}
        return dataclasses.replace(value, **changed)
    return value
