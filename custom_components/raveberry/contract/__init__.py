"""The names and shapes that server, visualizer, integration and pages agree on.

Standard library and relative imports only, so that the folder runs wherever it is copied to. It is
described in docs/contract.md, with reasons in docs/adr/0003.
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
