"""The messages and topics that server, visualizer, integration and pages share.

Uses only the standard library and relative imports, so that a copy of the folder works unchanged.
Described in docs/contract.md; docs/adr/0003 has the reasons.
"""

from .codec import decoded, dumps, encoded, loads
from .errors import ContractError
from .topics import Topics
from .versions import CONTRACT_VERSION, VERSION

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
