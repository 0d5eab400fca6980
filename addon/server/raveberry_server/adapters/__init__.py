"""Adapters: database, player, sources, MQTT, web, command line. None imports another."""
