"""Fading by half-lives, so that no effect depends on the frame rate."""


def kept(half_life_s: float, dt_s: float) -> float:
    """What is left of 1 after `dt_s`."""
    return float(0.5 ** (dt_s / half_life_s))


class Glow:
    """A value that jumps up and fades."""

    def __init__(self) -> None:
        self.value = 0.0

    def follow(self, target: float, dt_s: float, *, half_life_s: float) -> float:
        """Fade for `dt_s`, but not below the target."""
        self.value = max(target, self.value * kept(half_life_s, dt_s))
        if self.value < _DARK:
            self.value = 0.0
        return self.value


_DARK = 1.0 / 1024.0
