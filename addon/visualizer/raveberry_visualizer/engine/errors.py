"""What can go wrong outside."""


class VisualizerError(Exception):
    """The root of everything this package raises on purpose; says what to do about it."""


class SourceError(VisualizerError):
    """There is no sound to hear at the moment."""


class SearchError(VisualizerError):
    """Devices cannot be looked for."""


class SinkError(VisualizerError):
    """A device cannot be reached at the moment."""
