"""Shared fixtures of the job tests."""

from tests.fakes.player.sound_files import sounds

__all__ = ["sounds"]
