"""Metrics as Prometheus reads them, by its own parser."""

import aiohttp
from prometheus_client.parser import text_string_to_metric_families
from raveberry_server.adapters.system.metrics import METRICS_TYPE

type Labels = frozenset[tuple[str, str]]


def read(text: str) -> dict[tuple[str, Labels], float]:
    """Return the values of metrics by name and labels, each of them with its type and meaning."""
    found: dict[tuple[str, Labels], float] = {}
    for family in text_string_to_metric_families(text):
        assert family.type in {"counter", "gauge"}, family
        assert family.documentation, family
        for sample in family.samples:
            key = sample.name, frozenset(sample.labels.items())
            assert key not in found
            found[key] = sample.value
    return found


async def scraped(browser: aiohttp.ClientSession, url: str) -> dict[str, float]:
    """Return the metrics without labels of an address."""
    async with browser.get(url) as answer:
        assert answer.status == 200
        assert answer.headers["Content-Type"] == METRICS_TYPE
        values = read(await answer.text())
    return {name: value for (name, labels), value in values.items() if not labels}
