"""Pages and HTTP interface on the guest port, the host port and a unix socket."""
