"""Network access of jobs: guarded connections, HTTP and package indexes."""
