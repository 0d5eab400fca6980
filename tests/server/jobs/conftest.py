"""What the tests of jobs share."""

from tests.fakes.sounds import sounds

__all__ = ["sounds"]
