"""Find a server by itself, or by the name of its node."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import voluptuous as vol
from homeassistant.config_entries import SOURCE_RECONFIGURE, ConfigFlow, ConfigFlowResult
from homeassistant.helpers.selector import TextSelector

from .client import Greeting, has_broker, info_of, is_online, probe
from .const import CONF_NODE, DEFAULT_NODE, DOMAIN
from .contract import ContractError, Topics
from .contract.topics import node_of
from .errors import NoAnswerError

if TYPE_CHECKING:
    from homeassistant.helpers.service_info.hassio import HassioServiceInfo
    from homeassistant.helpers.service_info.mqtt import MqttServiceInfo

    from .contract.messages import Info


class RaveberryConfigFlow(ConfigFlow, domain=DOMAIN):
    """From a node to an entry."""

    VERSION = 1
    MINOR_VERSION = 1

    _found: Info
    _node: str
    _name: str

    async def async_step_mqtt(self, discovery_info: MqttServiceInfo) -> ConfigFlowResult:
        """Look at a server that announced itself."""
        try:
            topics = Topics(node_of(discovery_info.topic))
            info = info_of(discovery_info.payload)
        except (ValueError, ContractError):
            return self.async_abort(reason="not_a_server")
        if isinstance(info, Greeting):
            return self.async_abort(reason="unsupported_contract")
        known = await self.async_set_unique_id(info.id)
        # A server that was given another node leaves its retained old announcement behind, so an
        # entry follows only to where somebody is at home.
        has_moved = (
            known is not None
            and known.data.get(CONF_NODE) != topics.node
            and await is_online(self.hass, topics)
        )
        self._abort_if_unique_id_configured({CONF_NODE: topics.node} if has_moved else None)
        self._found, self._node = info, topics.node
        self.context["title_placeholders"] = {"name": info.name}
        return await self.async_step_confirm()

    async def async_step_hassio(self, discovery_info: HassioServiceInfo) -> ConfigFlowResult:
        """Offer the server of the app, also before the MQTT integration is set up."""
        match discovery_info.config:
            case {"node": str(node), "id": str(server)} if node and server:
                pass
            case _:
                return self.async_abort(reason="not_a_server")
        await self.async_set_unique_id(server)
        self._abort_if_unique_id_configured()
        self._node = node
        self._name = discovery_info.name
        self.context["title_placeholders"] = {"name": self._name}
        return await self.async_step_hassio_confirm()

    async def async_step_hassio_confirm(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Ask whether the server of the app is wanted, and look for it through MQTT."""
        errors: dict[str, str] = {}
        if user_input is not None:
            if not await has_broker(self.hass):
                return self.async_abort(reason="mqtt_missing")
            found = await self._look(self._node)
            if not isinstance(found, str):
                return await self._use(self._node, found)
            errors["base"] = found
        return self.async_show_form(
            step_id="hassio_confirm",
            description_placeholders={"name": self._name, "node": self._node},
            errors=errors,
        )

    async def async_step_confirm(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Ask whether the server that was found is wanted."""
        if user_input is None:
            self._set_confirm_only()
            return self.async_show_form(
                step_id="confirm",
                description_placeholders={
                    "name": self._found.name,
                    "node": self._node,
                    "version": self._found.version,
                },
            )
        return self.async_create_entry(title=self._found.name, data={CONF_NODE: self._node})

    async def async_step_user(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Ask for the node of a server that did not appear by itself."""
        return await self._ask_for_node("user", user_input, suggested=DEFAULT_NODE)

    async def async_step_reconfigure(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Ask for the node that a known server has now."""
        node = self._get_reconfigure_entry().data[CONF_NODE]
        return await self._ask_for_node("reconfigure", user_input, suggested=node)

    async def _ask_for_node(
        self, step: str, user_input: dict[str, Any] | None, *, suggested: str
    ) -> ConfigFlowResult:
        if not await has_broker(self.hass):
            return self.async_abort(reason="mqtt_missing")
        errors: dict[str, str] = {}
        if user_input is not None:
            node = user_input[CONF_NODE].strip()
            found = await self._look(node)
            if not isinstance(found, str):
                return await self._use(node, found)
            errors[CONF_NODE] = found
        schema = vol.Schema({vol.Required(CONF_NODE): TextSelector()})
        return self.async_show_form(
            step_id=step,
            data_schema=self.add_suggested_values_to_schema(
                schema, user_input or {CONF_NODE: suggested}
            ),
            errors=errors,
        )

    async def _look(self, node: str) -> Info | str:
        """The server of a node, or the key of what is wrong."""
        try:
            found = await probe(self.hass, Topics(node))
        except ValueError:
            return "invalid_node"
        except NoAnswerError:
            return "no_server"
        except ContractError:
            return "not_a_server"
        return "unsupported_contract" if isinstance(found, Greeting) else found

    async def _use(self, node: str, info: Info) -> ConfigFlowResult:
        await self.async_set_unique_id(info.id, raise_on_progress=False)
        if self.source == SOURCE_RECONFIGURE:
            self._abort_if_unique_id_mismatch(reason="another_server")
            return self.async_update_reload_and_abort(
                self._get_reconfigure_entry(), data_updates={CONF_NODE: node}
            )
        self._abort_if_unique_id_configured()
        return self.async_create_entry(title=info.name, data={CONF_NODE: node})
