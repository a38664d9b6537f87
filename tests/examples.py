"""How many random examples a test draws: few in the inner loop, more in the whole run (profiles in `conftest.py`)."""

from hypothesis import settings

EXAMPLES = settings().max_examples
