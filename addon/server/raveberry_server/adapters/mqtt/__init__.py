"""The party over MQTT: state and events out, commands in, lights in both directions."""
