"""Versions of the project and of the contract."""

from typing import Final

VERSION: Final = "0.1.0"

CONTRACT_VERSION: Final = (1, 0)
"""Major and minor version. Peers reject another major version; minor ones add optional fields."""
