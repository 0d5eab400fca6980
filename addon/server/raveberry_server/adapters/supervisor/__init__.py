"""Home Assistant's Supervisor, for the app: broker, address of the guests' page, discovery."""
