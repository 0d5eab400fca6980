# Since 2026.10, Home Assistant installs probatio under this name.
from probatio import *  # noqa: F403 - the whole module
