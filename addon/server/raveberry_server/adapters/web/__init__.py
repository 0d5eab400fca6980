"""The pages and the HTTP interface, on the guests' port, the host's port and a unix socket."""
