"""The network as jobs may use it: guarded connections, HTTP, package indexes."""
