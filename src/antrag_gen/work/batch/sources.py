"""What papers hang on, as it is now: what an earlier run found comes in, out goes whether that is still the same."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from antrag_gen.library.access import LookUp
from antrag_gen.work.batch.digests import Lookups
from antrag_gen.work.batch.manifest import Inputs


@dataclass(frozen=True, slots=True)
class Sources:
    """`basis` is the digest of what all hang on; `version` gives that of templates of a kind, `digest` of a file."""

    basis: str
    lookups: Lookups
    version: Callable[[str], str]
    digest: Callable[[str], str | None]

    def are(self, inputs: Inputs) -> bool:
        """Whether all is as it was then."""
        return (
            inputs.basis == self.basis
            and inputs.templates == self.version(inputs.kind)
            and all(self.digest(name) == digest for name, digest in inputs.read.items())
            and all(
                self.lookups.digest((collection, key)) == digest
                for collection, keys in inputs.looked_up.items()
                for key, digest in keys.items()
            )
        )

    def inputs(self, kind: str, read: Mapping[str, str | None], looked_up: Sequence[LookUp]) -> Inputs:
        """What a paper of that kind hangs on now; `read` are the digests of the files that it comes from."""
        looked_at: dict[str, dict[str, str | None]] = {}
        for collection, key in looked_up:
            looked_at.setdefault(collection, {})[key] = self.lookups.digest((collection, key))
        return Inputs(self.basis, kind, self.version(kind), read, looked_at)
