"""Every refusal has its HTTP status."""

from raveberry_contract.errors import HTTP_STATUS, ErrorCode


def test_every_code_has_a_status_of_a_refusal() -> None:
    assert set(HTTP_STATUS) == set(ErrorCode)
    assert all(400 <= status < 600 for status in HTTP_STATUS.values())
