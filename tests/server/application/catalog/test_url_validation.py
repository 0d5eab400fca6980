"""Accepted and refused links: a table of attacks, and of honest links."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from raveberry_server.application.catalog.url_validation import (
    expect_allowed_address,
    link_in,
    without_queries,
)
from raveberry_server.domain.model.errors import Reason, RefusedError

PRIVATE_HOSTS = [
    "127.0.0.1",
    "127.1",
    "127.0.1",
    "127.0.0.1.",
    "0",
    "0.0.0.0",  # noqa: S104 - a name in a link, nothing is bound
    "0x7f000001",
    "0X7F000001",
    "0x7f.1",
    "0x7f.0x0.0x0.0x1",
    "0x",
    "017700000001",
    "0177.0.0.1",
    "2130706433",
    "10.0.0.1",
    "010.0.0.1",
    "172.16.0.1",
    "172.30.32.2",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "198.18.0.1",
    "192.0.2.1",
    "224.0.0.1",
    "239.255.255.250",
    "240.0.0.1",
    "255.255.255.255",
    "256.256.256.256",
    "1.2.3.4.5",
    "1.2.3.999",
    "08.8.8.8",
    "4294967296",
    "1_0.0.0.1",
    "[::1]",
    "[::]",
    "[::ffff:10.0.0.1]",
    "[::ffff:7f00:1]",
    "[::127.0.0.1]",
    "[::ffff:0:127.0.0.1]",
    "[64:ff9b::10.0.0.1]",
    "[64:ff9b:1::1]",
    "[2002:7f00:1::]",
    "[fe80::1]",
    "[fe80::1%25eth0]",
    "[2001:4860:4860::8888%251]",
    "[fd00::1]",
    "[ff02::1]",
    "[::1",
    "[nonsense]",
    "[v1.x]",
    "localhost",
    "LOCALHOST",
    "localhost.",
    "foo.localhost",
    "localhost.localdomain",
    "homeassistant",
    "supervisor",
    "homeassistant.local",
    "homeassistant.local.",
    "metadata.google.internal",
    "router.lan",
    "fritz.box",
    "my.fritz.box",
    "server.home.arpa",
    "1.0.0.127.in-addr.arpa",
    "intranet",
    "example.com..",
    "..",
    ".",
    "",
    "-.com",
    "ex ample.com",
    "example.com\\@127.0.0.1",
    "user@example.com",
    "example.com@127.0.0.1",
    "user:secret@example.com",
    "@example.com",
    "127\u30020\u30020\u30021",
    "127\uff0e0\uff0e0\uff0e1",
    "127\uff610\uff610\uff611",
    "\uff11\uff12\uff17.0.0.1",
    "\u2460\u2461\u2466.0.0.1",
    "127%2e0%2e0%2e1",
    "127.0.0.1%3a80",
    "%6cocalhost",
    "loc\u00adalhost",
    "\u24db\u24de\u24d2\u24d0\u24db\u24d7\u24de\u24e2\u24e3",
    "localhost\u3002",
    "x" * 64 + ".com",
    "example.com:0",
    "example.com:99999",
    "example.com:port",
    "127.0.0.1:8099",
    "[::1]:8099",
]


@pytest.mark.parametrize("host", PRIVATE_HOSTS)
@pytest.mark.parametrize("link", ["http://{}/song.mp3", "HTTPS://{}"])
def test_a_link_to_the_local_network_is_refused(link: str, host: str) -> None:
    with pytest.raises(RefusedError) as refusal:
        expect_allowed_address(link.format(host))
    assert refusal.value.reason is Reason.NOT_ALLOWED


@pytest.mark.parametrize(
    "uri",
    [
        "file:///etc/passwd",
        "file:/etc/passwd",
        "file:etc/passwd",
        "file://localhost/etc/passwd",
        "file:////server/share",
        "FILE:///etc/passwd",
        "fIlE:\\\\server\\share",
        " file:///etc/passwd",
        "\tfile:///etc/passwd",
        "\nfile:///etc/passwd",
        "/etc/passwd",
        " /etc/passwd",
        "//example.com/a",
        "\\\\server\\share",
        "~/music",
        "./a.mp3",
        "../a.mp3",
        "javascript:alert(1)",
        " JavaScript:alert(1)",
        "data:text/html,hello",
        "vbscript:x",
        "blob:https://example.com/1",
        "about:blank",
        "ftp://example.com/a.mp3",
        "smb://example.com/a",
        "rtsp://example.com/a",
        "gopher://example.com/a",
        "mms://example.com/a",
        "concat:a|b",
        "subfile,,start,0,,:/etc/passwd:x",
        "unknown:thing",
        "LOCAL:thing",
        "http:/127.0.0.1/",
        "http:127.0.0.1",
        "http:example.com",
        "http:///127.0.0.1/",
        "http:/\\127.0.0.1/",
        "http:\\\\127.0.0.1\\",
        "http://",
        "http://?x",
        "http://#x",
        "http://example.com/a b",
        "http://example.com/a\nb",
        "http://exa\tmple.com/",
        "ht\ntp://127.0.0.1/",
        "http://example.com\x00.evil/",
        "http://example.com/\\..\\a",
        "\x00http://127.0.0.1/",
    ],
)
def test_what_is_no_plain_public_web_link_is_refused(uri: str) -> None:
    try:
        expect_allowed_address(uri, ("local",))
    except RefusedError as refusal:
        assert refusal.reason is Reason.NOT_ALLOWED  # noqa: PT017 - no link at all is fine too
    else:
        # Then no program reads a scheme in it, so it can only be an unknown id.
        assert uri.startswith(("ht\n", "\x00", "subfile,"))


@pytest.mark.parametrize(
    "uri",
    [
        "https://www.example.com/watch?v=abc",
        "http://example.com",
        "http://example.com.",
        "HTTP://EXAMPLE.COM/",
        " https://example.com/a ",
        "https://example.com:8443/a?u=http://10.0.0.1/#@",
        "https://münchen.example/lied",
        "https://xn--mnchen-3ya.example/",
        "https://例え.jp/a",
        "http://8.8.8.8/a",
        "http://[2606:4700:4700::1111]/a",
        "http://[::ffff:8.8.8.8]/",
        "http://my_host.example.com/",
        "http://1.example.com",
        "local:any/thing: /with <odd> names",
        "just words",
        "",
        "Ab: cd",
    ],
)
def test_public_links_own_names_and_words_are_accepted(uri: str) -> None:
    sources = ("local", "Ab")
    expect_allowed_address(uri, sources)


@given(st.text())
def test_any_text_is_accepted_or_refused(text: str) -> None:
    for uri in (text, f"http://{text}", f"https://{text}/a"):
        try:
            expect_allowed_address(uri)
        except RefusedError as refusal:
            assert refusal.reason is Reason.NOT_ALLOWED  # noqa: PT017 - both outcomes are right
    link_in(text)


@given(st.integers(min_value=0, max_value=2**32 - 1), st.sampled_from("dhx"))
def test_an_ipv4_address_is_judged_alike_in_every_spelling(value: int, spelling: str) -> None:
    def is_allowed(host: str) -> bool:
        try:
            expect_allowed_address(f"http://{host}/")
        except RefusedError:
            return False
        return True

    dotted = ".".join(str(value >> shift & 255) for shift in (24, 16, 8, 0))
    other = {
        "d": str(value),
        "h": hex(value),
        "x": f"[::ffff:{value >> 16:x}:{value & 0xFFFF:x}]",
    }[spelling]
    assert is_allowed(dotted) == is_allowed(other)


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("abba waterloo", None),
        ("AC/DC: T.N.T.", None),
        ("Re:Stacks", None),
        ("Data: the song", None),
        ("10:15 Saturday Night", None),
        ("...Baby One More Time", None),
        (" https://example.com/a ", "https://example.com/a"),
        ("Listen to this https://example.com/a now", "https://example.com/a"),
        ("Song\nHTTP://example.com/a\nmore http://b.example", "HTTP://example.com/a"),
        ("http:/127.0.0.1/", "http:/127.0.0.1/"),
        ("http:127.0.0.1", "http:127.0.0.1"),
        ("file:///etc/passwd", "file:///etc/passwd"),
        ("\tfile:/etc/passwd", "file:/etc/passwd"),
        ("FILE:x", "FILE:x"),
        ("ftp://example.com/a", "ftp://example.com/a"),
        ("smb:\\\\server", "smb:\\\\server"),
        ("javascript:alert(1)", "javascript:alert(1)"),
        ("data:text/html,x", "data:text/html,x"),
    ],
)
def test_links_are_distinguished_from_words(text: str, link: str | None) -> None:
    assert link_in(text) == link


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Failed: http://a.example/b.mp3?authSig=s: 401", "Failed: http://a.example/b.mp3?… 401"),
        ("'HTTPS://a.example/?k=1', /b.mp3?authSig=s", "'HTTPS://a.example/?…', /b.mp3?…"),
        ("http://a.example/b.mp3 is gone", "http://a.example/b.mp3 is gone"),
        ("What? Nothing", "What? Nothing"),
        ("", ""),
    ],
)  # fmt: skip
def test_logged_addresses_contain_no_signature(text: str, shown: str) -> None:
    assert without_queries(text) == shown
