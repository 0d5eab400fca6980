"""The light show: hears the music, draws it on LEDs, takes orders over MQTT."""
