"""A strap as the fake bluetoothd shows it on the bus: a device, a service and its characteristics."""

import asyncio
from dataclasses import dataclass, field
from typing import Final

from dbus_fast import Variant

ADAPTER: Final = "/org/bluez/hci0"
DEVICE_IFACE: Final = "org.bluez.Device1"
SERVICE_IFACE: Final = "org.bluez.GattService1"
CHAR_IFACE: Final = "org.bluez.GattCharacteristic1"
POLAR: Final = "5c"  # the short names of Polar's own characteristics begin so

Objects = dict[str, dict[str, dict[str, Variant]]]


def uuid(short: str) -> str:
    if short.startswith(POLAR):
        return f"fb00{short}-02e7-f387-1cad-8acd2d8df0c8"
    return f"0000{short}-0000-1000-8000-00805f9b34fb"


@dataclass
class Strap:
    address: str
    name: str
    values: dict[str, bytes]  # what can be read, by short UUID
    notifies: list[str]
    offers: list[str]
    answers: dict[str, str]  # to what is written, by its first two bytes
    rssi: int = -60
    near: asyncio.Event = field(default_factory=asyncio.Event)  # in the air, not out of range
    known: bool = False  # has BlueZ told of it since it started?
    connected: bool = False
    subscribed: dict[str, list[str]] = field(default_factory=dict)  # path: bus names, with repeats
    written: list[tuple[str, bytes]] = field(default_factory=list)

    @property
    def path(self) -> str:
        return f"{ADAPTER}/dev_{self.address.replace(':', '_')}"

    def device(self) -> dict[str, Variant]:
        return {
            "Address": Variant("s", self.address),
            "AddressType": Variant("s", "random"),
            "Name": Variant("s", self.name),
            "Alias": Variant("s", self.name),
            "Adapter": Variant("o", ADAPTER),
            "Paired": Variant("b", False),
            "Trusted": Variant("b", False),
            "Connected": Variant("b", self.connected),
            "ServicesResolved": Variant("b", self.connected),
            "UUIDs": Variant("as", [uuid(short) for short in self.offers]),
            "RSSI": Variant("n", self.rssi),
        }

    def gatt(self) -> Objects:
        service = f"{self.path}/service0010"
        objects: Objects = {
            service: {
                SERVICE_IFACE: {
                    "UUID": Variant("s", uuid("180d")),
                    "Device": Variant("o", self.path),
                    "Primary": Variant("b", True),
                }
            }
        }
        for short in (*self.notifies, *self.values):
            flags = ["notify", "write"] if short in self.notifies else ["read"]
            objects[self.characteristic(short)] = {
                CHAR_IFACE: {
                    "UUID": Variant("s", uuid(short)),
                    "Service": Variant("o", service),
                    "Flags": Variant("as", flags),
                    "Notifying": Variant("b", False),
                    "Value": Variant("ay", b""),
                }
            }
        return objects

    def characteristic(self, short: str) -> str:
        return f"{self.path}/service0010/char{short}"
