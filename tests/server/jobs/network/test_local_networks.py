"""Addresses in the networks of this machine are local, even global ones."""

from ipaddress import ip_address, ip_network
from pathlib import Path

import pytest
from raveberry_server.application.catalog.url_validation import is_public
from raveberry_server.jobs.network.guard import AddressPolicy
from raveberry_server.jobs.network.local_networks import (
    addresses_of,
    ipv4_networks,
    ipv6_houses,
    ipv6_networks,
    own_networks,
)

HEAD = "Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT\n"


def ipv4_route(destination: str, gateway: str, mask: str) -> str:
    fields = [ip_address(text).packed[::-1].hex().upper() for text in (destination, gateway, mask)]
    return f"eth0\t{fields[0]}\t{fields[1]}\t0001\t0\t0\t0\t{fields[2]}\t0\t0\t0\n"


def ipv6_route(network: str, next_hop: str = "::") -> str:
    known = ip_network(network)
    address, hop = known.network_address.packed.hex(), ip_address(next_hop).packed.hex()
    return (
        f"{address} {known.prefixlen:02x} {'0' * 32} 00 {hop} 00000100 00000001 0 00000001 eth0\n"
    )


@pytest.mark.parametrize(
    ("route", "found"),
    [
        (ipv4_route("203.0.113.0", "0.0.0.0", "255.255.255.0"), ["203.0.113.0/24"]),  # noqa: S104 - no gateway
        (ipv4_route("0.0.0.0", "203.0.113.1", "0.0.0.0"), []),  # noqa: S104 - the default route
        (ipv4_route("0.0.0.0", "0.0.0.0", "0.0.0.0"), []),  # noqa: S104 - a tunnel to everywhere
        (ipv4_route("128.0.0.0", "0.0.0.0", "128.0.0.0"), []),  # noqa: S104 - half of one
        ("eth0 nonsense\n", []),
        ("eth0\tXX\t00000000\t1\t0\t0\t0\tYY\t0\t0\t0\n", []),
        ("", []),
    ],
)
def test_networks_on_a_link_are_found_in_the_routes(route: str, found: list[str]) -> None:
    assert list(map(str, ipv4_networks(HEAD + route))) == found


@pytest.mark.parametrize(
    ("route", "found"),
    [
        (ipv6_route("2a01:db8:1:2::/64"), ["2a01:db8:1:2::/64"]),
        (ipv6_route("::/0", "fe80::1"), []),
        (ipv6_route("::/0"), []),
        (ipv6_route("2000::/3"), []),
        ("x " * 10, []),
        ("", []),
    ],
)
def test_so_are_those_of_ipv6(route: str, found: list[str]) -> None:
    assert list(map(str, ipv6_networks(route))) == found


def test_ipv6_networks_of_a_site_cover_all_its_subnets() -> None:
    lines = "".join(
        f"{ip_address(text).packed.hex()} 02 40 00 80     eth0\n"
        for text in ("2a01:db8:1:2::7", "fe80::1", "fd00::1")
    )
    assert list(map(str, ipv6_houses(f"{lines}short\n{'g' * 32} 02 40 00 80 eth0\n"))) == [
        "2a01:db8:1::/56"
    ]


def test_a_kernel_without_ipv6_has_none(tmp_path: Path) -> None:
    (tmp_path / "route").write_text(HEAD + ipv4_route("198.51.100.0", "0.0.0.0", "255.255.255.0"))  # noqa: S104
    assert own_networks(tmp_path) == (ip_network("198.51.100.0/24"),)


@pytest.mark.parametrize(
    "address",
    [
        "5.6.7.8",  # in the network
        "::ffff:5.6.7.8",
        "2a01:db8:1:99::7",  # in the home's prefix
        "9.9.9.9",  # address of an own name
        "127.0.0.1",
        "10.0.0.1",
        "100.64.0.1",
        "169.254.169.254",
        "192.88.99.1",
        "224.0.0.1",
        "255.255.255.255",
        "0.0.0.0",  # noqa: S104 - is refused
        "fd00::1",
        "fe80::1",
        "fe80::1%eth0",
        "fec0::1",
        "ff02::1",
        "::1",
        "::",
        "4000::1",
        "64:ff9b::a00:1",
        "64:ff9b:1::a00:1",
        "2002:a00:1::",
        "2002:808:808::",
        "2001:0:a00:1::",
        "2a00::5efe:a00:1",
        "2a00::200:5efe:a00:1",
        "nonsense",
        "",
    ],
)
def test_it_is_not_outside(address: str) -> None:
    server = AddressPolicy(
        networks=[ip_network("5.6.0.0/16"), ip_network("2a01:db8:1::/56")], own_names=["9.9.9.9"]
    )
    assert not server.has(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "5.7.0.1", "2a01:db8:2::1", "64:ff9b::808:808"])
def test_the_world_is(address: str) -> None:
    server = AddressPolicy(
        networks=[ip_network("5.6.0.0/16"), ip_network("2a01:db8:1::/56")], own_names=["9.9.9.9"]
    )
    assert server.has(address)
    assert is_public(address)


def test_a_name_that_leads_nowhere_leads_nowhere_inside() -> None:
    assert addresses_of(["a" * 300, "nowhere.invalid", "\ud800"]) == frozenset()
