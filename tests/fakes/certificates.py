"""Certificates of TLS servers on loopback that no authority has signed."""

import ssl
import subprocess
from pathlib import Path


def server_context(folder: Path, *, name: str = "IP:127.0.0.1") -> tuple[ssl.SSLContext, Path]:
    """Return the context of a server and its certificate, which clients may trust by a variable.

    Args:
        folder: the folder of the files.
        name: the name of the server in the certificate.
    """
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    subprocess.run(  # noqa: S603 - a system program
        [
            *("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"),
            *("-nodes", "-days", "2", "-subj", "/CN=Test", "-addext", f"subjectAltName={name}"),
            *("-keyout", str(key), "-out", str(certificate)),
        ],
        check=True,
        capture_output=True,
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    return context, certificate
