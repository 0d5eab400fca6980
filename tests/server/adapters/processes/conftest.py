"""Shared fixtures of the process tests."""

from tests.fakes.player.sound_files import sounds

__all__ = ["sounds"]
