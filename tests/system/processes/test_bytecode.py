"""The image has the bytecode of its services, which none of them could write there."""

import os
import re
import subprocess
import sys
from pathlib import Path

from tests.system.support.party_system import ROOT, a_system, until

COMPILES = re.compile(r"^RUN \S+/python (-OO) -c \\\n +'(.+)'$", re.MULTILINE)


def compiled(folder: Path) -> set[str]:
    """Return the modules of the services whose bytecode is below a folder."""
    return {str(path.relative_to(folder)) for path in folder.rglob("*.opt-2.pyc")}


def test_no_service_compiles_a_module_that_the_image_has_compiled(tmp_path: Path) -> None:
    found = COMPILES.search((ROOT / "addon/Dockerfile").read_text())
    assert found
    cache = {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(tmp_path)}
    subprocess.run([sys.executable, found[1], "-c", found[2]], env=os.environ | cache, check=True)
    of_image = compiled(tmp_path)
    assert of_image
    with a_system(variables=cache) as system, system.running(), system.mqtt_soon() as mqtt:
        system.wait_until_served()
        until(lambda: mqtt.retained.get(f"{mqtt.base}/lights/info"), within_s=60, what="lights")
    assert compiled(tmp_path) == of_image
