"""Metrics in the text format of Prometheus, and those of this process.

Nothing is collected in between: they are read when somebody asks.
"""

import os
import resource
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Final

METRICS_TYPE: Final = "text/plain; version=0.0.4; charset=utf-8"


class MetricKind(StrEnum):
    """Kind of a value: it only grows, apart from restarts, or goes up and down."""

    COUNTER = "counter"
    GAUGE = "gauge"


@dataclass(frozen=True, slots=True, kw_only=True)
class Metric:
    """A metric with one value for each combination of labels.

    Attributes:
        values: the values by their labels, each label as name and value.
    """

    name: str
    help: str
    kind: MetricKind = MetricKind.GAUGE
    values: Mapping[Sequence[tuple[str, str]], float] = field(default_factory=dict)


def gauge(name: str, meaning: str, value: float) -> Metric:
    """Return a value that goes up and down."""
    return Metric(name=name, help=meaning, values={(): value})


def counter(name: str, meaning: str, value: float) -> Metric:
    """Return a value that only grows."""
    return Metric(name=name, help=meaning, kind=MetricKind.COUNTER, values={(): value})


def metrics_text(metrics: Iterable[Metric]) -> str:
    """Return metrics in version 0.0.4 of the text format."""
    return "".join(f"{line}\n" for metric in metrics for line in _lines(metric))


def _lines(metric: Metric) -> Iterator[str]:
    yield f"# HELP {metric.name} {metric.help}"
    yield f"# TYPE {metric.name} {metric.kind}"
    for labels, value in metric.values.items():
        inner = ",".join(f'{name}="{_escaped(text)}"' for name, text in labels)
        name = f"{metric.name}{{{inner}}}" if inner else metric.name
        yield f"{name} {float(value)}"


def _escaped(text: str) -> str:
    return text.replace("\\", r"\\").replace('"', r"\"").replace("\n", r"\n")


def process_metrics() -> Sequence[Metric]:
    """Return the metrics of this process, by their usual names; it reads files."""
    found = [
        counter("process_cpu_seconds_total", "Processor time of this process.", time.process_time())
    ]
    with suppress(OSError):
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
        descriptors = len(os.listdir("/proc/self/fd"))  # noqa: PTH208 - only their number
        found += [
            gauge(
                "process_resident_memory_bytes",
                "Memory of this process.",
                pages * resource.getpagesize(),
            ),
            gauge("process_open_fds", "Open files and connections of this process.", descriptors),
        ]
    return found
