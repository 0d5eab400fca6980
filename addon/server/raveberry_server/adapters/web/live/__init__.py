"""Live updates of open pages by WebSocket."""
