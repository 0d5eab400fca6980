"""The table of all kinds of devices."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

from raveberry_visualizer.engine import PREVIEW, Device, LedSink
from raveberry_visualizer.sinks.config.light_entry import MOST_PIXELS, Fields, SinkKind
from raveberry_visualizer.sinks.transport.multicast import (
    ANY_INTERFACE,
    TTLS,
    GroupOf,
    MulticastTransport,
)
from raveberry_visualizer.sinks.transport.paced import PacedTransport
from raveberry_visualizer.sinks.transport.transport import Transport
from raveberry_visualizer.sinks.transport.udp import UdpTransport

from . import artnet, ddp, e131, pca9685, wled, wled_sync, ws281x, ws281x_spi
from .preview import PreviewSink

_SPREAD_MS: Final = range(16)
_DEFAULT_SPREAD_MS: Final = 5
_DMX_FPS: Final = 44
"""Highest rate of DMX with 512 channels; E1.31, 6.6.1, forbids more unless configured."""


def _ddp(fields: Fields, device: Device) -> Callable[[], LedSink]:
    transport = _unicast(fields, default_port=ddp.PORT)
    return lambda: ddp.DdpSink(device=device, transport=transport())


def _wled(fields: Fields, device: Device) -> Callable[[], LedSink]:
    transport = _unicast(fields, default_port=wled.PORT)
    return lambda: wled.WledSink(device=device, transport=transport())


def _e131(fields: Fields, device: Device) -> Callable[[], LedSink]:
    if fields.is_multicast:
        transport = _multicast(fields, e131.group, default_port=e131.PORT)
    else:
        transport = _unicast(fields, default_port=e131.PORT)
    universe = _first_universe(fields, device, e131.UNIVERSES, e131.PIXELS_PER_UNIVERSE)
    return lambda: e131.E131Sink(device=device, universe=universe, transport=transport())


def _artnet(fields: Fields, device: Device) -> Callable[[], LedSink]:
    transport = _unicast(fields, default_port=artnet.PORT)
    universe = _first_universe(fields, device, artnet.UNIVERSES, artnet.PIXELS_PER_UNIVERSE)
    return lambda: artnet.ArtNetSink(device=device, universe=universe, transport=transport())


def _pca9685(fields: Fields, _device: Device) -> Callable[[], LedSink]:
    bus = fields.number("bus", allowed=pca9685.BUSES, default=1)
    address = fields.number("address", allowed=pca9685.ADDRESSES, default=pca9685.ADDRESSES[0])
    channel = fields.number("channel", allowed=pca9685.CHANNELS, default=pca9685.CHANNELS[0])
    connect = partial(pca9685.connected, bus, address)
    return lambda: pca9685.Pca9685Sink(connect=connect, first_channel=channel)


def _ws281x(fields: Fields, device: Device) -> Callable[[], LedSink]:
    pin = fields.number("pin", allowed=ws281x.PINS, default=ws281x.PINS[0])
    order = fields.choice("order", allowed=ws281x.ORDERS)
    return lambda: ws281x.Ws281xSink(device=device, pin=pin, order=order)


def _ws281x_spi(fields: Fields, device: Device) -> Callable[[], LedSink]:
    order = fields.choice("order", allowed=ws281x.ORDERS)
    connect = partial(
        ws281x_spi.open_bus,
        fields.number("bus", allowed=ws281x_spi.BUSES, default=0),
        fields.number("select", allowed=ws281x_spi.SELECTS, default=0),
    )
    return lambda: ws281x_spi.Ws281xSpiSink(device=device, order=order, connect=connect)


def _wled_sync(fields: Fields, _device: Device) -> Callable[[], LedSink]:
    if fields.is_multicast:
        transport = _multicast(fields, lambda _packet: wled_sync.GROUP, default_port=wled_sync.PORT)
        return lambda: wled_sync.WledSyncSink(transport=transport())
    host, port = fields.address(default_port=wled_sync.PORT)
    return lambda: wled_sync.WledSyncSink(transport=UdpTransport(host=host, port=port))


def _preview(_fields: Fields, _device: Device) -> Callable[[], LedSink]:
    return PreviewSink


def _unicast(fields: Fields, *, default_port: int) -> Callable[[], Transport]:
    """Return a factory of transports to one device, paced unless `spread_ms` is 0."""
    host, port = fields.address(default_port=default_port)
    spread_ms = fields.number("spread_ms", allowed=_SPREAD_MS, default=_DEFAULT_SPREAD_MS)

    def transport() -> Transport:
        direct = UdpTransport(host=host, port=port)
        return PacedTransport(transport=direct, spread_s=spread_ms / 1000) if spread_ms else direct

    return transport


def _multicast(fields: Fields, group_of: GroupOf, *, default_port: int) -> Callable[[], Transport]:
    """Return a factory of multicast transports; not paced, as each group has its own device."""
    return partial(
        MulticastTransport,
        group_of=group_of,
        port=fields.port(default=default_port),
        interface=fields.text("interface", default=ANY_INTERFACE),
        ttl=fields.number("ttl", allowed=TTLS, default=TTLS[0]),
    )


def _first_universe(
    fields: Fields, device: Device, universes: range, pixels_each: Mapping[int, int]
) -> int:
    """Return the field `universe`; a longer light continues in the following universes."""
    needed = -(-device.pixels // pixels_each[device.primaries])
    return fields.number("universe", allowed=universes[: 1 - needed or None], default=universes[0])


_KINDS: Final = (
    SinkKind(id="ddp", most_pixels=MOST_PIXELS, plan=_ddp),
    SinkKind(id="wled", most_pixels=MOST_PIXELS, plan=_wled),
    SinkKind(id="e131", most_pixels=MOST_PIXELS, fps=_DMX_FPS, has_multicast=True, plan=_e131),
    SinkKind(id="artnet", most_pixels=MOST_PIXELS, fps=_DMX_FPS, plan=_artnet),
    SinkKind(id="wled_sync", most_pixels=1, most_primaries=3, has_multicast=True, plan=_wled_sync),
    SinkKind(id="ws281x", most_pixels=1000, plan=_ws281x),
    SinkKind(id="ws281x_spi", most_pixels=1000, plan=_ws281x_spi),
    SinkKind(id="pca9685", most_pixels=1, most_primaries=3, plan=_pca9685),
    SinkKind(id=PREVIEW, most_pixels=MOST_PIXELS, most_primaries=3, plan=_preview),
)

SINKS: Final[Mapping[str, SinkKind]] = {kind.id: kind for kind in _KINDS}
"""By the `kind` of an entry of RAVEBERRY_LIGHTS."""
