"""Options flow "Set up your party": each item is applied at once and can be taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import voluptuous as vol
from homeassistant.components.media_player import DOMAIN as MEDIA_PLAYER
from homeassistant.config_entries import ConfigEntryState, OptionsFlow
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.selector import (
    BooleanSelector,
    EntitySelector,
    EntitySelectorConfig,
    SelectOptionDict,
    SelectSelector,
    SelectSelectorConfig,
    SelectSelectorMode,
)

from .blueprint_files import blueprint_names, install_blueprints, installed_blueprints
from .command_errors import RaveberryError
from .const import (
    CONF_BLUEPRINTS,
    CONF_DASHBOARD,
    CONF_FOLLOW_VOLUME,
    CONF_FOLLOWERS,
    CONF_POWER,
    CONF_SENTENCES,
    CONF_VOICE_CONTROLS,
    DOMAIN,
)
from .following.controller import FREE, GROUPED
from .party_dashboard import has_dashboards, show_dashboard
from .roles import HOST_USERS, MOD_USERS, listed_users

if TYPE_CHECKING:
    from homeassistant.config_entries import ConfigFlowResult


class RaveberryOptionsFlow(OptionsFlow):
    """Options flow of a party."""

    async def async_step_init(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Offer what can be set up."""
        dashboard = ["dashboard"] if has_dashboards(self.hass) else []
        return self.async_show_menu(
            step_id="init",
            menu_options=[
                *dashboard,
                *("people", "player", "followers", "voice", "blueprints", "finish"),
            ],
        )

    async def async_step_dashboard(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Ask if the sidebar has a dashboard of the party."""
        is_on = self.config_entry.options.get(CONF_DASHBOARD, False)
        if user_input is not None:
            self._save(user_input)
            show_dashboard(self.hass, self.config_entry, is_shown=user_input[CONF_DASHBOARD])
            return await self.async_step_init()
        schema = vol.Schema({vol.Required(CONF_DASHBOARD, default=is_on): BooleanSelector()})
        return self.async_show_form(step_id="dashboard", data_schema=schema)

    async def async_step_people(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Ask who is host or mod, which the server stores, for its own pages as well."""
        data = self.config_entry.runtime_data.data if self._is_loaded else None
        if data is None or not data.is_server_available:
            return self.async_abort(reason="server_unavailable")
        errors = {}
        if user_input is not None:
            try:
                await self._store_roles(user_input)
            except RaveberryError:
                errors["base"] = "not_stored"
            else:
                self._save({CONF_VOICE_CONTROLS: user_input[CONF_VOICE_CONTROLS]})
                return await self.async_step_init()
        users = [
            user
            for user in await self.hass.auth.async_get_users()
            if user.is_active and not user.system_generated
        ]
        names = {user.id: user.name or "" for user in users}
        hosts = listed_users(data, HOST_USERS) or [user.id for user in users if user.is_admin]
        schema = vol.Schema(
            {
                vol.Required(HOST_USERS): _choices(names),
                vol.Required(MOD_USERS): _choices(names),
                vol.Required(CONF_VOICE_CONTROLS): BooleanSelector(),
            }
        )
        return self.async_show_form(
            step_id="people",
            data_schema=self.add_suggested_values_to_schema(
                schema,
                {
                    HOST_USERS: [host for host in hosts if host in names],
                    MOD_USERS: [mod for mod in listed_users(data, MOD_USERS) if mod in names],
                    CONF_VOICE_CONTROLS: self.config_entry.options.get(CONF_VOICE_CONTROLS, True),
                },
            ),
            errors=errors,
        )

    async def async_step_player(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Ask if turning the media player on and off opens and closes the party."""
        return await self._switch("player", CONF_POWER, user_input, default=False)

    async def async_step_followers(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Ask which media players play the party's stream, and whether they share its volume."""
        registry = er.async_get(self.hass)
        if user_input is not None:
            chosen = [
                entry.id if (entry := registry.async_get(player)) else player
                for player in user_input[CONF_FOLLOWERS]
            ]
            wanted = {CONF_FOLLOWERS: chosen, CONF_FOLLOW_VOLUME: user_input[CONF_FOLLOW_VOLUME]}
            is_changed = not wanted.items() <= self.config_entry.options.items()
            self._save(wanted)
            if is_changed:
                self.hass.config_entries.async_schedule_reload(self.config_entry.entry_id)
            return await self.async_step_init()
        chosen = [
            er.async_resolve_entity_id(registry, player) or player
            for player in self.config_entry.options.get(CONF_FOLLOWERS, ())
        ]
        own = [
            entry.entity_id
            for entry in registry.entities.values()
            if entry.platform == DOMAIN and entry.domain == MEDIA_PLAYER
        ]
        schema = vol.Schema(
            {
                vol.Required(CONF_FOLLOWERS): EntitySelector(
                    EntitySelectorConfig(
                        exclude_entities=own,
                        filter={
                            "domain": MEDIA_PLAYER,
                            "supported_features": [
                                "media_player.MediaPlayerEntityFeature.PLAY_MEDIA"
                            ],
                        },
                        multiple=True,
                    )
                ),
                vol.Required(CONF_FOLLOW_VOLUME): SelectSelector(
                    SelectSelectorConfig(
                        options=[FREE, GROUPED],
                        translation_key=CONF_FOLLOW_VOLUME,
                        mode=SelectSelectorMode.LIST,
                    )
                ),
            }
        )
        return self.async_show_form(
            step_id="followers",
            data_schema=self.add_suggested_values_to_schema(
                schema,
                {
                    CONF_FOLLOWERS: chosen,
                    CONF_FOLLOW_VOLUME: self.config_entry.options.get(CONF_FOLLOW_VOLUME, FREE),
                },
            ),
        )

    async def async_step_voice(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Ask if Assist understands the sentences."""
        return await self._switch("voice", CONF_SENTENCES, user_input, default=True)

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

    @property
    def _is_loaded(self) -> bool:
        return self.config_entry.state is ConfigEntryState.LOADED

    async def _store_roles(self, wanted: dict[str, Any]) -> None:
        """Store the hosts and mods in the settings of the server.

        Raises:
            RaveberryError: the server refuses them or does not answer.
        """
        client = self.config_entry.runtime_data.client
        for name in (HOST_USERS, MOD_USERS):
            await client.command("set_setting", name=name, value=wanted[name])

    async def _switch(
        self, step: str, option: str, user_input: dict[str, Any] | None, *, default: bool
    ) -> ConfigFlowResult:
        """Ask for an option that is on or off, and reload the party if it changes."""
        is_on = self.config_entry.options.get(option, default)
        if user_input is not None:
            self._save(user_input)
            if user_input[option] is not is_on:
                self.hass.config_entries.async_schedule_reload(self.config_entry.entry_id)
            return await self.async_step_init()
        schema = vol.Schema({vol.Required(option, default=is_on): BooleanSelector()})
        return self.async_show_form(step_id=step, data_schema=schema)

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
