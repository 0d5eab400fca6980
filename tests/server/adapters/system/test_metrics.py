"""Metrics are read by the parser of Prometheus."""

import time

from raveberry_server.adapters.system.metrics import (
    Metric,
    MetricKind,
    counter,
    gauge,
    metrics_text,
    process_metrics,
)

from tests.fakes.prometheus import read


def test_metrics_are_read_as_they_were_written() -> None:
    hard = 'a "quoted" back\\slash\nand a second line, {braces}'
    metrics = (
        counter("votes_total", "Votes.", 3),
        gauge("is_up", "It works.", True),
        gauge("share", "A part.", 0.125),
        gauge("large", "Much.", 2**40),
        Metric(
            name="requests_total",
            help="Requests.",
            kind=MetricKind.COUNTER,
            values={(("subject", hard),): 1, (("subject", "b"), ("other", "c")): 2},
        ),
    )
    assert read(metrics_text(metrics)) == {
        ("votes_total", frozenset()): 3,
        ("is_up", frozenset()): 1,
        ("share", frozenset()): 0.125,
        ("large", frozenset()): 2**40,
        ("requests_total", frozenset({("subject", hard)})): 1,
        ("requests_total", frozenset({("subject", "b"), ("other", "c")})): 2,
    }


def test_the_process_has_the_usual_metrics() -> None:
    found = {metric.name: metric.values[()] for metric in process_metrics()}
    assert found["process_resident_memory_bytes"] > 1_000_000
    assert 0 < found["process_cpu_seconds_total"] <= time.process_time()
    assert found["process_open_fds"] >= 3
