"""The version of the project and of the contract."""

from typing import Final

VERSION: Final = "0.1.0"

CONTRACT_VERSION: Final = (1, 0)
"""Major, minor. A peer refuses another major; a higher minor only adds optional things."""
