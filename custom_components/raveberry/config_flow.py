"""Config flow: discovery over MQTT or the Supervisor, or a node by name."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

import voluptuous as vol
from homeassistant.config_entries import (
    SOURCE_RECONFIGURE,
    ConfigFlow,
    ConfigFlowResult,
    FlowType,
)
from homeassistant.core import callback
from homeassistant.data_entry_flow import UnknownFlow
from homeassistant.helpers.selector import TextSelector

from .command_errors import NoAnswerError
from .const import CONF_NODE, DEFAULT_NODE, DOMAIN
from .contract import ContractError, Topics
from .contract.topics import node_of
from .mqtt_client import (
    ContractVersion,
    fetch_info,
    is_online,
    parse_info,
    subscribe_offline,
    wait_for_mqtt,
)
from .options_flow import RaveberryOptionsFlow

if TYPE_CHECKING:
    from collections.abc import Callable

    from homeassistant.config_entries import ConfigEntry
    from homeassistant.helpers.service_info.hassio import HassioServiceInfo
    from homeassistant.helpers.service_info.mqtt import MqttServiceInfo

    from .contract.messages import Info


class RaveberryConfigFlow(ConfigFlow, domain=DOMAIN):
    """Config flow for Raveberry."""

    VERSION = 1
    MINOR_VERSION = 1

    _info: Info
    _node: str
    _name: str
    _unsubscribe: Callable[[], None] | None = None

    @callback
    def async_remove(self) -> None:
        """Unsubscribe from the presence of a discovered server."""
        if self._unsubscribe is not None:
            self._unsubscribe()
            self._unsubscribe = None

    @callback
    def _abort_when_offline(self) -> None:
        """Withdraw the discovery; the server is discovered again when it returns."""
        with suppress(UnknownFlow):
            self.hass.config_entries.flow.async_abort(self.flow_id)

    @staticmethod
    @callback
    def async_get_options_flow(
        config_entry: ConfigEntry,  # noqa: ARG004 - Home Assistant passes it
    ) -> RaveberryOptionsFlow:
        """Return the flow "Set up your party"."""
        return RaveberryOptionsFlow()

    async def async_on_create_entry(self, result: ConfigFlowResult) -> ConfigFlowResult:
        """Continue with "Set up your party", where Home Assistant can (2026.10, not 2026.2)."""
        if "OPTIONS_FLOW" in FlowType.__members__:
            entry = result["result"]
            flow = await self.hass.config_entries.options.async_init(entry.entry_id)
            result["next_flow"] = (FlowType["OPTIONS_FLOW"], flow["flow_id"])
        return result

    async def async_step_mqtt(self, discovery_info: MqttServiceInfo) -> ConfigFlowResult:
        """Handle a server discovered over MQTT."""
        try:
            topics = Topics(node_of(discovery_info.topic))
            info = parse_info(discovery_info.payload)
        except (ValueError, ContractError):
            return self.async_abort(reason="not_a_server")
        if isinstance(info, ContractVersion):
            return self.async_abort(reason="unsupported_contract")
        existing = await self.async_set_unique_id(info.id)
        # A server whose node was changed leaves a retained `info` under the old one, so an entry
        # is moved only to a node whose server is online.
        has_moved = (
            existing is not None
            and existing.data.get(CONF_NODE) != topics.node
            and await is_online(self.hass, topics)
        )
        self._abort_if_unique_id_configured({CONF_NODE: topics.node} if has_moved else None)
        # A server that is gone for good has left its retained `info` behind.
        if not await is_online(self.hass, topics):
            return self.async_abort(reason="not_online")
        self._info, self._node = info, topics.node
        self._unsubscribe = await subscribe_offline(self.hass, topics, self._abort_when_offline)
        self.context["title_placeholders"] = {"name": info.name}
        return await self.async_step_confirm()

    async def async_step_hassio(self, discovery_info: HassioServiceInfo) -> ConfigFlowResult:
        """Handle the server of the app, even before the MQTT integration is set up."""
        match discovery_info.config:
            case {"node": str(node), "id": str(server_id)} if node and server_id:
                pass
            case _:
                return self.async_abort(reason="not_a_server")
        await self.async_set_unique_id(server_id)
        self._abort_if_unique_id_configured()
        self._node = node
        self._name = discovery_info.name
        self.context["title_placeholders"] = {"name": self._name}
        return await self.async_step_hassio_confirm()

    async def async_step_hassio_confirm(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Confirm the server of the app and fetch its info over MQTT."""
        errors: dict[str, str] = {}
        if user_input is not None:
            if not await wait_for_mqtt(self.hass):
                return self.async_abort(reason="mqtt_missing")
            result = await self._fetch_info(self._node)
            if not isinstance(result, str):
                return await self._finish(self._node, result)
            errors["base"] = result
        return self.async_show_form(
            step_id="hassio_confirm",
            description_placeholders={"name": self._name, "node": self._node},
            errors=errors,
        )

    async def async_step_confirm(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Confirm a discovered server."""
        if user_input is None:
            self._set_confirm_only()
            return self.async_show_form(
                step_id="confirm",
                description_placeholders={
                    "name": self._info.name,
                    "node": self._node,
                    "version": self._info.version,
                },
            )
        return self.async_create_entry(title=self._info.name, data={CONF_NODE: self._node})

    async def async_step_user(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Ask for the node of a server that was not discovered."""
        return await self._ask_for_node("user", user_input, suggested=DEFAULT_NODE)

    async def async_step_reconfigure(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Ask for the new node of a configured server."""
        node = self._get_reconfigure_entry().data[CONF_NODE]
        return await self._ask_for_node("reconfigure", user_input, suggested=node)

    async def _ask_for_node(
        self, step: str, user_input: dict[str, Any] | None, *, suggested: str
    ) -> ConfigFlowResult:
        if not await wait_for_mqtt(self.hass):
            return self.async_abort(reason="mqtt_missing")
        errors: dict[str, str] = {}
        if user_input is not None:
            node = user_input[CONF_NODE].strip()
            result = await self._fetch_info(node)
            if not isinstance(result, str):
                return await self._finish(node, result)
            errors[CONF_NODE] = result
        schema = vol.Schema({vol.Required(CONF_NODE): TextSelector()})
        return self.async_show_form(
            step_id=step,
            data_schema=self.add_suggested_values_to_schema(
                schema, user_input or {CONF_NODE: suggested}
            ),
            errors=errors,
        )

    async def _fetch_info(self, node: str) -> Info | str:
        """Return the info of the server of a node, or the translation key of an error."""
        try:
            info = await fetch_info(self.hass, Topics(node))
        except ValueError:
            return "invalid_node"
        except NoAnswerError:
            return "no_server"
        except ContractError:
            return "not_a_server"
        return "unsupported_contract" if isinstance(info, ContractVersion) else info

    async def _finish(self, node: str, info: Info) -> ConfigFlowResult:
        await self.async_set_unique_id(info.id, raise_on_progress=False)
        if self.source == SOURCE_RECONFIGURE:
            self._abort_if_unique_id_mismatch(reason="another_server")
            return self.async_update_reload_and_abort(
                self._get_reconfigure_entry(), data_updates={CONF_NODE: node}
            )
        self._abort_if_unique_id_configured()
        return self.async_create_entry(title=info.name, data={CONF_NODE: node})
