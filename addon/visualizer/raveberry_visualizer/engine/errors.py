"""Errors that are raised on purpose: of sources, sinks and the search for devices."""


class VisualizerError(Exception):
    """Base class of all errors raised on purpose; the message says what to do about it."""


class SourceError(VisualizerError):
    """No sound can be captured at the moment."""


class SearchError(VisualizerError):
    """The network cannot be searched for devices."""


class SinkError(VisualizerError):
    """A device is unreachable at the moment."""
