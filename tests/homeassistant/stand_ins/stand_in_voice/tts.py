"""The voice: each text is half a second of a tone, and the state of `stand_in_voice.spoken`."""

from __future__ import annotations

import io
import math
import wave
from array import array
from typing import TYPE_CHECKING, Any

from homeassistant.components.tts import TextToSpeechEntity

if TYPE_CHECKING:
    from homeassistant.components.tts import TtsAudioType
    from homeassistant.config_entries import ConfigEntry
    from homeassistant.core import HomeAssistant
    from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

_RATE = 22_050


async def async_setup_entry(
    hass: HomeAssistant, entry: ConfigEntry, async_add_entities: AddConfigEntryEntitiesCallback
) -> None:
    """Add the voice."""
    async_add_entities([Voice()])


class Voice(TextToSpeechEntity):
    """A voice that says every text in the same way."""

    _attr_name = "Stand-in voice"
    _attr_unique_id = "stand_in_voice"
    _attr_default_language = "en"
    _attr_supported_languages = ["en", "de"]  # noqa: RUF012 - as Home Assistant declares it

    async def async_get_tts_audio(
        self,
        message: str,
        language: str,  # noqa: ARG002 - as the base class has it
        options: dict[str, Any],  # noqa: ARG002 - the same
    ) -> TtsAudioType:
        """Return the tone, and show the text."""
        self.hass.states.async_set("stand_in_voice.spoken", message)
        return "wav", _tone()


def _tone() -> bytes:
    samples = array("h", (int(9_000 * math.sin(at * 0.2)) for at in range(_RATE // 2)))
    file = io.BytesIO()
    with wave.open(file, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(_RATE)
        sound.writeframes(samples.tobytes())
    return file.getvalue()
