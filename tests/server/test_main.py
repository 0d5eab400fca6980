"""The entry point of the server."""

import os
import ssl

import pytest
from raveberry_server.__main__ import _without_authorities


@pytest.mark.parametrize("given", [None, "/authorities.pem"])
def test_certificate_authorities_are_only_missing_while_modules_are_imported(
    given: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    if given is None:
        monkeypatch.delenv("SSL_CERT_FILE", raising=False)
    else:
        monkeypatch.setenv("SSL_CERT_FILE", given)
    with _without_authorities():
        assert ssl.create_default_context().cert_store_stats()["x509"] == 0
    assert os.environ.get("SSL_CERT_FILE") == given
