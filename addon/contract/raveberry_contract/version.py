"""Versions of the project and of the contract."""

from typing import Final

VERSION: Final = "0.1.0"

CONTRACT_VERSION: Final = (1, 0)
"""Major, minor. A peer refuses another major version; a minor one only adds optional parts."""
