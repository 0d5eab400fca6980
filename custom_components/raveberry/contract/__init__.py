"""The messages and topics that server, visualizer, integration and pages share.

Uses the standard library and relative imports only, so that copies of the folder work unchanged.
Described in docs/contract.md, with reasons in docs/adr/0003.
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
