"""LedFx's processing chain from samples to datagrams, without its server, for bench/lights.py.

Needs `pip install ledfx==2.2.1`. The audio callback with all analyses that LedFx subscribes to it
(melbanks, pitch, onset, tempo, volume beat, powers), the effect Spectrum and the DDP device are
LedFx's code, called as LedFx calls it. Sound card, web server and event handling are left out,
which favours LedFx.
"""

import socket
import types
from collections.abc import Callable

import aubio
import numpy as np
import samplerate
from ledfx.devices.ddp import DDPDevice
from ledfx.effects import Effect
from ledfx.effects.audio import MIC_RATE, AudioAnalysisSource
from ledfx.effects.spectrum import SpectrumAudioEffect

FPS = 60
FFT_SIZE = 4096


class Ear(AudioAnalysisSource):
    """Audio analysis without a sound card."""

    def __init__(self, ledfx: types.SimpleNamespace) -> None:
        self._ledfx = ledfx
        self._callbacks = []
        self._config = {
            **AudioAnalysisSource.CONFIG_SCHEMA({}),
            "sample_rate": FPS,
            "fft_size": FFT_SIZE,
            "min_volume": 0.2,
            "delay_ms": 0,
        }
        # As _activate_inner does for "matt_mel".
        self.pre_emphasis = aubio.digital_filter(3)
        self.pre_emphasis.set_biquad(0.8268, -1.6536, 0.8268, -1.6536, 0.6536)
        self._phase_vocoder = aubio.pvoc(FFT_SIZE, MIC_RATE // FPS)
        self._frequency_domain_null = aubio.cvec(FFT_SIZE)
        self._frequency_domain = self._frequency_domain_null
        self.delay_queue = None
        self.resampler = samplerate.Resampler("sinc_fastest", channels=1)
        self.initialise_analysis()
        self._callbacks = [
            *(self.melbanks, self.pitch, self.onset),
            *(self.bar_oscillator, self.volume_beat_now, self.freq_power),
        ]

    def subscribe(self, callback: Callable[[], None]) -> None:
        """Add a callback without opening a sound card."""
        self._callbacks.append(callback)


class Chain:
    """Chain from samples to the datagrams of a strip with the effect Spectrum."""

    def __init__(self, *, blocks: np.ndarray, pixels: int, port: int) -> None:
        events = types.SimpleNamespace(fire_event=lambda _event: None, add_listener=lambda *_: None)
        ledfx = types.SimpleNamespace(config={}, events=events, dev_enabled=lambda: False)
        self.ear = Ear(ledfx)
        self.effect = SpectrumAudioEffect(ledfx, {})
        url_policy = types.SimpleNamespace(min=20, max=15_000)
        virtual = types.SimpleNamespace(effective_pixel_count=pixels, frequency_range=url_policy)
        Effect.activate(self.effect, virtual)
        self.effect.audio = self.ear
        self.ear.subscribe(self.effect._audio_data_updated)  # noqa: SLF001 - as LedFx does
        self._line = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._blocks = blocks
        self._port = port
        self._frames = 0

    def frame(self) -> None:
        """Process one frame: the work of the audio callback, then that of the strip's thread."""
        self.ear._audio_sample_callback(self._blocks[self._frames % len(self._blocks)], 0, None, 0)  # noqa: SLF001
        self._frames += 1
        self.effect.render()
        pixels = np.clip(self.effect.get_pixels(), 0, 255)
        DDPDevice.send_out(self._line, "127.0.0.1", self._port, pixels, self._frames, 1)
