"""What the tests of sources share."""

from tests.fakes.sounds import sounds

__all__ = ["sounds"]
