"""Persistent settings of the lights, in one JSON file."""

import logging
import os
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from raveberry_contract import ContractError, dumps, loads

from raveberry_visualizer.engine import LightSetting

from .settings_format import StoredSettings, stored_light

_LOGGER = logging.getLogger(__name__)


class SettingsFile:
    """The file, which is replaced as a whole."""

    def __init__(self, *, path: Path) -> None:
        self._path = path

    def load(self) -> StoredSettings:
        """Return the stored settings; a file that cannot be parsed is logged and moved aside."""
        try:
            return loads(StoredSettings, self._path.read_bytes())
        except FileNotFoundError:
            return StoredSettings()
        except ContractError as err:
            aside = self._path.with_suffix(".json.broken")
            self._path.replace(aside)
            _LOGGER.error(  # noqa: TRY400 - the traceback would not say more
                "%s is broken (%s); it is kept as %s, and all lights have their defaults",
                self._path,
                err,
                aside.name,
            )
            return StoredSettings()

    def save(self, settings: StoredSettings) -> None:
        """Replace the file; after a power cut it holds the old or the new settings.

        Raises:
            OSError: the file cannot be written.
        """
        self._path.parent.mkdir(parents=True, exist_ok=True)
        draft = self._path.with_suffix(".json.new")
        with draft.open("w", encoding="utf-8") as file:
            file.write(dumps(settings))
            file.flush()
            os.fsync(file.fileno())
        draft.replace(self._path)
        folder = os.open(self._path.parent, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


class SettingsStore:
    """The current settings, and whether the file holds them.

    Attributes:
        settings: to be stored; its lights are those of the last save.
        is_saved: the file holds all settings.
    """

    def __init__(self, *, file: SettingsFile, settings: StoredSettings) -> None:
        self._file = file
        self._failure = ""
        self.settings = settings
        self.is_saved = True

    def replace(self, settings: StoredSettings) -> None:
        """Replace the settings, to be saved later."""
        if settings != self.settings:
            self.settings = settings
            self.is_saved = False

    def mark_light_changed(self) -> None:
        """Note that the setting of a light was changed."""
        self.is_saved = False

    def save(self, settings: Mapping[str, LightSetting]) -> None:
        """Save everything, with these settings of lights; a failure is retried by the next call."""
        lights = {device: stored_light(setting) for device, setting in settings.items()}
        self.settings = replace(self.settings, lights={**self.settings.lights, **lights})
        try:
            self._file.save(self.settings)
        except OSError as err:
            if str(err) != self._failure:
                self._failure = str(err)
                _LOGGER.error("the settings of the lights cannot be saved: %s", err)  # noqa: TRY400
        else:
            self.is_saved = True
            self._failure = ""
