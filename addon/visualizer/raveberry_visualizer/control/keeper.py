"""Has the disk hold what was chosen for the lights."""

import logging
from collections.abc import Mapping
from dataclasses import replace

from raveberry_visualizer.engine import LightSetting

from .memory import LightsFile, Memory, kept_light

_LOGGER = logging.getLogger(__name__)


class Keeper:
    """Knows what is to be kept, and whether the file holds it.

    Attributes:
        memory: what is to be kept; the lights in it are as old as the file.
        is_saved: the file holds all of it.
    """

    def __init__(self, *, file: LightsFile, memory: Memory) -> None:
        self._file = file
        self._trouble = ""
        self.memory = memory
        self.is_saved = True

    def put(self, memory: Memory) -> None:
        """Keep this from now on."""
        if memory != self.memory:
            self.memory = memory
            self.is_saved = False

    def note_light(self) -> None:
        """A light was set."""
        self.is_saved = False

    def save(self, settings: Mapping[str, LightSetting]) -> None:
        """Write everything down; what the disk refuses is tried again with the next call."""
        lights = {device: kept_light(setting) for device, setting in settings.items()}
        self.memory = replace(self.memory, lights={**self.memory.lights, **lights})
        try:
            self._file.save(self.memory)
        except OSError as err:
            if str(err) != self._trouble:
                self._trouble = str(err)
                _LOGGER.error("the lights' settings are not kept: %s", err)  # noqa: TRY400
        else:
            self.is_saved = True
            self._trouble = ""
