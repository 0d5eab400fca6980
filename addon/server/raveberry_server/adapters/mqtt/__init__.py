"""The party on an MQTT broker: state out, commands in, lights both ways."""
