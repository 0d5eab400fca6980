"""Jobs: long work in child processes, with retries."""
