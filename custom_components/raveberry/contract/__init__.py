"""The names and shapes that server, visualizer, integration and pages agree on.

Standard library only and relative imports only, so that the folder runs as it is wherever it is
copied to. What it must say is fixed by CONTRACT.md; see docs/adr for the reasons.
"""

from .codec import decoded, dumps, encoded, loads
from .errors import ContractError
from .topics import Topics
from .version import CONTRACT_VERSION, VERSION

__all__ = [
    "CONTRACT_VERSION",
    "VERSION",
    "ContractError",
    "Topics",
    "decoded",
    "dumps",
    "encoded",
    "loads",
]
