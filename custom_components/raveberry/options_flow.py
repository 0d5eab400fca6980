"""Options flow "Set up your party": each item is applied at once and can be taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import voluptuous as vol
from homeassistant.config_entries import OptionsFlow
from homeassistant.helpers.selector import (
    BooleanSelector,
    SelectOptionDict,
    SelectSelector,
    SelectSelectorConfig,
    SelectSelectorMode,
)

from .blueprint_files import blueprint_names, install_blueprints, installed_blueprints
from .const import (
    CONF_BLUEPRINTS,
    CONF_HOSTS,
    CONF_POWER,
    CONF_SENTENCES,
    CONF_VOICE_CONTROLS,
)

if TYPE_CHECKING:
    from homeassistant.config_entries import ConfigFlowResult


class RaveberryOptionsFlow(OptionsFlow):
    """Options flow of a party."""

    async def async_step_init(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Offer what can be set up."""
        return self.async_show_menu(
            step_id="init", menu_options=["people", "player", "voice", "blueprints", "finish"]
        )

    async def async_step_people(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Ask who is host."""
        if user_input is not None:
            self._save(user_input)
            return await self.async_step_init()
        users = [
            user
            for user in await self.hass.auth.async_get_users()
            if user.is_active and not user.system_generated
        ]
        hosts = self.config_entry.options.get(
            CONF_HOSTS, [user.id for user in users if user.is_admin]
        )
        schema = vol.Schema(
            {
                vol.Required(CONF_HOSTS): _choices({user.id: user.name or "" for user in users}),
                vol.Required(CONF_VOICE_CONTROLS): BooleanSelector(),
            }
        )
        known = {user.id for user in users}
        return self.async_show_form(
            step_id="people",
            data_schema=self.add_suggested_values_to_schema(
                schema,
                {
                    CONF_HOSTS: [host for host in hosts if host in known],
                    CONF_VOICE_CONTROLS: self.config_entry.options.get(CONF_VOICE_CONTROLS, True),
                },
            ),
        )

    async def async_step_player(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Ask if turning the media player on and off opens and closes the party."""
        is_on = self.config_entry.options.get(CONF_POWER, False)
        if user_input is not None:
            self._save(user_input)
            if user_input[CONF_POWER] is not is_on:
                self.hass.config_entries.async_schedule_reload(self.config_entry.entry_id)
            return await self.async_step_init()
        schema = vol.Schema({vol.Required(CONF_POWER, default=is_on): BooleanSelector()})
        return self.async_show_form(step_id="player", data_schema=schema)

    async def async_step_voice(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Ask if Assist understands the sentences."""
        is_on = self.config_entry.options.get(CONF_SENTENCES, True)
        if user_input is not None:
            self._save(user_input)
            if user_input[CONF_SENTENCES] is not is_on:
                self.hass.config_entries.async_schedule_reload(self.config_entry.entry_id)
            return await self.async_step_init()
        schema = vol.Schema({vol.Required(CONF_SENTENCES, default=is_on): BooleanSelector()})
        return self.async_show_form(step_id="voice", data_schema=schema)

    async def async_step_blueprints(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Ask which blueprints to install; the others are removed."""
        if user_input is not None:
            await install_blueprints(self.hass, user_input[CONF_BLUEPRINTS])
            return await self.async_step_init()
        names = {
            blueprint: name.removeprefix("Raveberry - ")
            for blueprint, name in (await blueprint_names(self.hass)).items()
        }
        installed = await installed_blueprints(self.hass)
        schema = vol.Schema({vol.Required(CONF_BLUEPRINTS, default=installed): _choices(names)})
        return self.async_show_form(step_id="blueprints", data_schema=schema)

    async def async_step_finish(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """End the flow; everything is saved already."""
        return self.async_create_entry(data=dict(self.config_entry.options))

    def _save(self, changes: dict[str, Any]) -> None:
        self.hass.config_entries.async_update_entry(
            self.config_entry, options={**self.config_entry.options, **changes}
        )


def _choices(names: dict[str, str]) -> SelectSelector:
    """Return a selector of any number of values by their names."""
    return SelectSelector(
        SelectSelectorConfig(
            options=[SelectOptionDict(value=value, label=name) for value, name in names.items()],
            multiple=True,
            mode=SelectSelectorMode.LIST,
        )
    )
