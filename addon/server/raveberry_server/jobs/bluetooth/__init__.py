"""Bluetooth loudspeakers: BlueZ, the sinks of the sound server, and the process for both."""
