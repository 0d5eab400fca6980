"""Lasting problems that the host has to solve."""
