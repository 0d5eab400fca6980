"""The party as lights see it: its state, its colours, its votes."""
