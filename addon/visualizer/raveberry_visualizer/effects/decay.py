"""Fading by half-lives, so that no effect depends on the frame rate."""


def kept(half_life_s: float, dt_s: float) -> float:
    """What is left of 1 after `dt_s`."""
    return float(0.5 ** (dt_s / half_life_s))


class Glow:
    """A value that jumps up and fades.

    Args:
        half_life_s: of the fading.
    """

    def __init__(self, *, half_life_s: float) -> None:
        self.value = 0.0
        self._half_life_s = half_life_s

    def follow(self, target: float, dt_s: float) -> float:
        """Fade for `dt_s`, but not below the target."""
        self.value = max(target, self.value * kept(self._half_life_s, dt_s))
        if self.value < _DARK:
            self.value = 0.0
        return self.value


_DARK = 1.0 / 1024.0
