"""Control of the lights over MQTT, as the contract defines it."""

from raveberry_contract import Topics
from raveberry_contract.messages import LightFault, Notice

from raveberry_visualizer.control.mqtt.broker_file import Broker, BrokerFile
from raveberry_visualizer.control.mqtt.connection import MqttConnection

from .device_registry import DeviceRegistry, found_device
from .light_controller import LightController
from .settings_format import StoredSettings
from .settings_store import SettingsFile
from .throttled_publisher import Message

__all__ = [
    "Broker",
    "BrokerFile",
    "DeviceRegistry",
    "LightController",
    "LightFault",
    "Message",
    "MqttConnection",
    "Notice",
    "SettingsFile",
    "StoredSettings",
    "Topics",
    "found_device",
]
