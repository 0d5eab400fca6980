"""Constants of the integration."""

from __future__ import annotations

import logging
from typing import Final

DOMAIN: Final = "raveberry"
LOGGER: Final = logging.getLogger(__package__)

CONF_NODE: Final = "node"
DEFAULT_NODE: Final = "raveberry"
