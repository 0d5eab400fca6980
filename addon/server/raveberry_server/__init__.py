"""The party music server: queue, votes, player, guest page, MQTT."""
