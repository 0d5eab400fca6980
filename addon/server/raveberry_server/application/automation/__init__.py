"""Automation: autoplay, the schedule and random alarms."""
