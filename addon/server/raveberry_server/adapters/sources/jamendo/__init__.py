"""The source `jamendo`: free music."""
