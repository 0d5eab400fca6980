"""Home Assistant's Supervisor, for the app: broker, address of the guest page, discovery."""
