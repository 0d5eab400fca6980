"""Owner of the settings of each light and of all lights, and of the scenes; saves changes."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from raveberry_visualizer.engine import Light, LightSetting, RenderLoop

from .device_registry import DeviceRegistry
from .settings_format import StoredLight, StoredSettings, restored_setting, stored_light
from .settings_store import SettingsStore


class LightsState:
    """The only writer of the lights' settings; belongs to one thread.

    Attributes:
        lights: by id.
        scene: name of the scene that all lights show; None after one of them was changed.
    """

    def __init__(self, *, loop: RenderLoop, registry: DeviceRegistry, store: SettingsStore) -> None:
        self.loop = loop
        self.registry = registry
        self.lights: Mapping[str, Light] = registry.lights
        self.scene: str | None = None
        self._store = store
        self._apply_safe_mode()

    @property
    def settings(self) -> StoredSettings:
        """The settings of all lights together."""
        return self._store.settings

    @property
    def is_saved(self) -> bool:
        """True if the file holds everything."""
        return self._store.is_saved

    def save(self) -> None:
        """Write changes to the file, if there are any."""
        if not self._store.is_saved:
            self._store.save({device: light.setting for device, light in self.lights.items()})

    def change_settings(self, settings: StoredSettings) -> None:
        """Replace the settings of all lights together."""
        self._store.replace(settings)
        self.loop.speed = settings.speed
        self._apply_safe_mode()

    def change_light(self, light: Light, setting: LightSetting) -> None:
        """Change the setting of one light."""
        light.setting = setting
        self._store.mark_light_changed()
        self.loop.wake()

    def stop_auto_show(self) -> None:
        """Switch the automatic show off, because the user chose an effect or a scene."""
        self._store.replace(replace(self.settings, automatic=False))

    def recall_scene(self, name: str) -> Sequence[str]:
        """Apply a scene; return the ids of the lights that it has settings for."""
        self.stop_auto_show()
        scene = self.settings.scenes[name]
        recalled = [device for device in scene if device in self.lights]
        for device in recalled:
            light = self.lights[device]
            self.change_light(light, _with_correction_of(light.setting, scene[device]))
        self.scene = name
        return recalled

    def save_scene(self, name: str) -> None:
        """Save the current settings as a scene."""
        scene = {device: stored_light(light.setting) for device, light in self.lights.items()}
        self._change_scenes({**self.settings.scenes, name: scene})
        self.scene = name

    def remove_scene(self, name: str) -> None:
        """Remove a scene."""
        scenes = self.settings.scenes
        self._change_scenes({one: kept for one, kept in scenes.items() if one != name})
        self.scene = None if self.scene == name else self.scene

    def add_device(self, device: str) -> None:
        """Add a found device as a light, with its last setting if it had one."""
        self.registry.add(device)
        self.lights[device].setting = self.settings.setting(device)
        self._apply_safe_mode()

    def update_registry(self, now_s: float) -> bool:
        """Process the results of searches; return True if lights were added or replaced.

        Raises:
            SearchError: a search failed.
        """
        try:
            self.registry.step(now_s)
        finally:
            is_changed = self.registry.added != self.settings.devices
            if is_changed:
                self._store.replace(replace(self.settings, devices=self.registry.added))
                self._apply_safe_mode()
        return is_changed

    def _change_scenes(self, scenes: Mapping[str, Mapping[str, StoredLight]]) -> None:
        self._store.replace(replace(self.settings, scenes=scenes))

    def _apply_safe_mode(self) -> None:
        for light in self.lights.values():
            light.flash_guard.is_strict = self.settings.safe


def _with_correction_of(before: LightSetting, stored: StoredLight) -> LightSetting:
    """Return a setting of a scene; delay and colour correction belong to the device and stay."""
    return replace(
        restored_setting(stored), delay_ms=before.delay_ms, gamma=before.gamma, white=before.white
    )
