"""The light show: analyses the music, draws it on LEDs, and is controlled over MQTT."""
