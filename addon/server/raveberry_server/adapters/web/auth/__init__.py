"""Authentication: ports, origins, proxies, cookies and host names."""
