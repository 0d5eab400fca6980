"""The known abort of a library under injection is distinguished from every other end."""

from pathlib import Path

import pytest

from tests.system.support.faults import is_abort_without_alsa_configuration

ABORT = "27 --- SIGABRT {si_signo=SIGABRT, si_code=SI_TKILL, si_pid=27, si_uid=0} ---"
FAILED_OPEN = (
    '27 openat(AT_FDCWD, "/run/asoundrc", O_RDONLY) = -1 EIO (Input/output error) (INJECTED)'
)
MAPPED = "27 mmap(NULL, 4096, PROT_READ, MAP_PRIVATE, -1, 0) = 0x7f738fb02000"


@pytest.mark.parametrize(
    ("lines", "is_abort"),
    [
        ((FAILED_OPEN, MAPPED, ABORT), True),
        ((FAILED_OPEN.replace("/run/asoundrc", "/usr/share/alsa/alsa.conf"), ABORT), True),
        ((), False),
        ((FAILED_OPEN,), False),
        ((MAPPED, ABORT), False),
        ((FAILED_OPEN.replace(" (INJECTED)", ""), ABORT), False),
        ((FAILED_OPEN.replace("/run/asoundrc", "/dev/snd/controlC1"), ABORT), False),
        ((FAILED_OPEN.replace("27 ", "28 "), ABORT), False),
    ],
)
def test_an_abort_without_the_configuration_of_alsa(
    tmp_path: Path, lines: tuple[str, ...], is_abort: bool
) -> None:
    log = tmp_path / "strace.log"
    log.write_text("".join(f"{line}\n" for line in lines))
    assert is_abort_without_alsa_configuration(log) is is_abort
