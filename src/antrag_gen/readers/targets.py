"""Where a link may lead, in Markdown and in templates: an address in, whether a paper can refer to it out."""

from urllib.parse import urlsplit

SCHEMES = frozenset({"http", "https", "mailto"})
ALLOWED = "Erlaubt sind Adressen mit https://, http:// oder mailto:."


def leads_somewhere(target: str) -> bool:
    """Whether it is an address of the web with a host, or of a mailbox: `https:` alone leads nowhere."""
    try:
        parts = urlsplit(target)
    except ValueError:
        return False
    scheme = parts.scheme.lower()
    return scheme in SCHEMES and ("@" in parts.path if scheme == "mailto" else bool(parts.netloc))


def refusal(target: str) -> str:
    return f"„{target}“ ist keine Adresse, auf die ein Papier verweisen kann."
