"""Programs that tests ask for a second opinion."""

import subprocess


def output_of(*command: str, data: bytes = b"") -> str:
    """What a program prints; it must succeed."""
    return subprocess.run(command, input=data, capture_output=True, check=True).stdout.decode()
