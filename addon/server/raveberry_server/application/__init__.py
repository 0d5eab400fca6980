"""The party object, the command table and the ports that adapters implement."""
