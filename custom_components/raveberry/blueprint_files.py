"""Blueprints of the integration, installed beside those of the user and removed again.

A file that the user has edited is neither overwritten nor removed.
"""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Final

from homeassistant.components.automation import automations_with_blueprint
from homeassistant.util.yaml import load_yaml_dict

from .const import DOMAIN

if TYPE_CHECKING:
    from collections.abc import Iterable

    from homeassistant.core import HomeAssistant

SHIPPED: Final = Path(__file__).parent / "blueprints" / "automation"
_INSTALLED: Final = ("blueprints", "automation", DOMAIN)


async def blueprint_names(hass: HomeAssistant) -> dict[str, str]:
    """Return the name of each shipped blueprint by its file."""
    return await hass.async_add_executor_job(_names)


async def installed_blueprints(hass: HomeAssistant) -> list[str]:
    """Return the shipped blueprints that are installed, edited or not."""
    folder = Path(hass.config.path(*_INSTALLED))
    return await hass.async_add_executor_job(
        lambda: [file.stem for file in _shipped() if (folder / file.name).exists()]
    )


async def install_blueprints(hass: HomeAssistant, wanted: Iterable[str]) -> None:
    """Install the wanted blueprints and remove the others, except edited ones and ones in use."""
    used = {
        file.stem
        for file in _shipped()
        if automations_with_blueprint(hass, f"{DOMAIN}/{file.name}")
    }
    folder = Path(hass.config.path(*_INSTALLED))
    await hass.async_add_executor_job(_install, folder, set(wanted), used)
    # Home Assistant remembers blueprints, and which files are missing.
    for blueprints in hass.data.get("blueprint", {}).values():
        await blueprints.async_reset_cache()


def _shipped() -> list[Path]:
    return sorted(SHIPPED.glob("*.yaml"))


def _names() -> dict[str, str]:
    return {file.stem: load_yaml_dict(str(file))["blueprint"]["name"] for file in _shipped()}


def _install(folder: Path, wanted: set[str], used: set[str]) -> None:
    for file in _shipped():
        installed, content = folder / file.name, file.read_bytes()
        record = folder / f".{file.stem}.sha256"
        if not installed.exists():
            if file.stem in wanted:
                folder.mkdir(parents=True, exist_ok=True)
                _write(installed, record, content)
            continue
        current = installed.read_bytes()
        is_unedited = current == content or (
            record.exists() and record.read_text() == sha256(current).hexdigest()
        )
        if file.stem in wanted and is_unedited:
            _write(installed, record, content)
        elif file.stem not in wanted and is_unedited and file.stem not in used:
            installed.unlink()
            record.unlink(missing_ok=True)
    if folder.exists() and not any(folder.iterdir()):
        folder.rmdir()


def _write(installed: Path, record: Path, content: bytes) -> None:
    installed.write_bytes(content)
    record.write_text(sha256(content).hexdigest())
