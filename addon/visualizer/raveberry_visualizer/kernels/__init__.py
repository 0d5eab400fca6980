"""The inner loops of a frame: compiled from C where possible, else in numpy."""

from typing import Final

_reason: str | None = None

try:
    from .compiled import (
        advance_beat_states,
        append_samples,
        apply_window,
        combine_halves,
        follow_envelope,
        interpolate,
        mean_color,
        measure_bands,
        pack_datagrams,
        scale_colors,
        spectral_flux,
        write_pixels,
    )
except (ImportError, RuntimeError) as err:  # not compiled, or for another Python or numpy
    from .reference import (
        advance_beat_states,
        append_samples,
        apply_window,
        combine_halves,
        follow_envelope,
        interpolate,
        mean_color,
        measure_bands,
        pack_datagrams,
        scale_colors,
        spectral_flux,
        write_pixels,
    )

    _reason = str(err)

WHY_NOT_COMPILED: Final = _reason
"""The reason why the numpy versions are used; None if they are not."""

__all__ = [
    "WHY_NOT_COMPILED",
    "advance_beat_states",
    "append_samples",
    "apply_window",
    "combine_halves",
    "follow_envelope",
    "interpolate",
    "mean_color",
    "measure_bands",
    "pack_datagrams",
    "scale_colors",
    "spectral_flux",
    "write_pixels",
]
