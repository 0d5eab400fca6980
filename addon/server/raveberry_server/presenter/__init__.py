"""Conversion of domain state to messages of the contract, shared by all interfaces."""
