"""The spectrum is passed on to watchers, and to nobody else."""

from base64 import b64encode

from raveberry_contract.messages import Spectrum
from raveberry_server.presenter.spectrum_feed import SpectrumFeed

LOUD = Spectrum(
    bands=b64encode(bytes(range(32))).decode(),
    level=0.5,
    bass=1.0,
    bpm=120.0,
    beat=4.25,
    bar=1.06,
    palette=("#ff0066",),
)


def test_the_first_watcher_and_the_last_one_are_noticed() -> None:
    feed, seen, told = SpectrumFeed(), [], []
    feed.on_watched_change(lambda: told.append(feed.is_watched))
    feed.receive(LOUD)
    first = feed.watch(seen.append)
    second = feed.watch(seen.append)
    feed.receive(LOUD)
    assert seen == [LOUD, LOUD]
    first()
    assert told == [True]
    second()
    assert told == [True, False]
    feed.receive(LOUD)
    assert len(seen) == 2
