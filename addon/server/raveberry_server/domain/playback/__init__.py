"""Rules of playback: controls, volume, interruptions and autoplay."""
