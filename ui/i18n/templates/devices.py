"""What sensors and sources have to say, and what is wrong with the name of one."""

from collections.abc import Mapping
from typing import Final

from devices import messages as devices
from devices.ble import messages as ble
from devices.lsl import messages as lsl
from devices.plugins import messages as sensors
from devices.serial import messages as serial
from devices.simulation import messages as simulation
from trainer.messages import Message
from trainer.plugins import messages as plugins
from ui.i18n.marking import Text, mark

TEMPLATES: Final[Mapping[type[Message], Text]] = {
    devices.SourceUnknown: mark(
        "Unknown source {typed!r}: use none, simulated, simulated:seed=7, replay:FILE, "
        "serial:PORT, ble:ADDRESS, lsl:NAME, or one of a plug-in that is installed."
    ),
    plugins.PluginsUnreadable: mark(
        "Plug-ins can't be found because a Python package is damaged ({error}): run `pip check`."
    ),
    plugins.PluginNotLoaded: mark(
        "The plug-in {name} can't be loaded ({error}): update or uninstall {package}."
    ),
    plugins.PluginIncomplete: mark(
        "The plug-in {name} is incomplete, it has no {missing}: update or uninstall {package}."
    ),
    plugins.PluginNameNotAllowed: mark(
        "The name of the plug-in {name!r} is not allowed: update or uninstall {package}."
    ),
    plugins.PluginNameTaken: mark(
        "The plug-in {name} is not used because {by} has the same name: uninstall {package}."
    ),
    plugins.PluginRaised: mark(
        "Something went wrong in the plug-in {name} ({error}): update or uninstall {package}."
    ),
    plugins.PluginResultUnusable: mark(
        "The plug-in {name} returned something that can't be used: update or uninstall {package}."
    ),
    sensors.PluginSensor: mark("{label}, with the plug-in {package}"),
    sensors.PluginAddressNotAllowed: mark(
        "{name}: needs the address of a sensor: `outbreath sensors` lists them."
    ),
    sensors.PluginSensorSilent: mark("No data from {name}: check that the sensor is on."),
    sensors.PluginSensorEnded: mark("Connection to {name} lost. Reconnecting."),
    sensors.PluginSensorRateOnly: mark(
        "This sensor sends your heart rate but not the time between beats, so heart rate "
        "variability can't be shown."
    ),
    sensors.PluginSensorOffSkin: mark("No contact: put the sensor back on."),
    sensors.PluginSearchUnfinished: mark(
        "The plug-in {name} did not finish its search for sensors: update or uninstall {package}."
    ),
    devices.NoBeatInSignal: mark(
        "No heartbeat in the sensor's signal: hold it lightly against the skin and keep still."
    ),
    devices.BeatsExceedTime: mark(
        "More beats arrive than any heart could make, so none are counted: close other programs that use the sensor, then connect it again."
    ),
    devices.ReplayEnded: mark("The recording has ended."),
    devices.NoBeatsToReplay: mark("{name} contains no heartbeats: choose another recording."),
    devices.SensorDefect: mark(
        "Something went wrong in Outbreath with this sensor ({error}): select it again. "
        "Your pause continues."
    ),
    devices.SensorSearchFailed: mark("The search for sensors stopped: {reason:clause}."),
    ble.StrapNotNamed: mark(
        "ble: needs the address or name of a strap, for example ble:AA:BB:CC:DD:EE:FF."
    ),
    ble.StrapOptionUnknown: mark(
        "The only option for a strap is accelerometer=yes or accelerometer=no."
    ),
    ble.StrapWithoutName: mark("Unnamed strap"),
    ble.HeartRateOverBluetooth: mark("heart rate, Bluetooth"),
    ble.SearchingForStrap: mark("Searching for your strap: moisten the electrodes and put it on."),
    ble.StrapFound: mark("Strap found."),
    ble.StrapNotFound: mark(
        "Strap not found yet: moisten the electrodes, put it on, come closer, and close "
        "other apps that use it. Still searching."
    ),
    ble.StrapReconnecting: mark("Connection to the strap lost. Reconnecting."),
    ble.StrapSilent: mark("The strap has stopped sending. Reconnecting."),
    ble.StrapLost: mark("Connection to the strap lost. You can keep going without it."),
    ble.AccelerometerUnavailable: mark(
        "The strap's accelerometer is not available. Heartbeats still work."
    ),
    ble.MemoryNotThere: mark(
        "This strap can't record on its own. Only a Polar H10 can: use one, or record with the strap connected."
    ),
    ble.MemoryEmpty: mark("There is no recording in the strap: start one first."),
    ble.MemoryOccupied: mark(
        "The strap has room for 1 recording and already has one: import it, then erase it from the strap."
    ),
    ble.MemoryRefused: mark(
        "The strap refused (code {number}): put it on, close other programs that use it, and try again."
    ),
    ble.MemoryUnreadable: mark(
        "The data from the strap can't be read: come closer and try again. The recording stays in the strap."
    ),
    ble.MemoryWithoutIntervals: mark(
        "The recording in the strap contains heart rates but no intervals between beats, so it can't be analysed. Another program started it."
    ),
    ble.MemoryNotKept: mark(
        "The recording in the strap is not in your library: import it first, or add --force to erase it anyway."
    ),
    ble.SystemBusMissing: mark(
        "Bluetooth is not running on this computer: restart the computer, or choose another sensor."
    ),
    ble.BluetoothServiceStopped: mark(
        "Bluetooth is not running on this computer: turn it on in your system settings, or "
        "restart the computer."
    ),
    ble.BluetoothOff: mark("Bluetooth is off: turn it on in your system settings."),
    ble.NoBluetoothAdapter: mark("This computer has no Bluetooth adapter: plug one in."),
    ble.AdapterWithoutLowEnergy: mark(
        "This computer's Bluetooth adapter doesn't work with straps: use one with "
        "Bluetooth 4.0 or later."
    ),
    ble.BluetoothDenied: mark(
        "Outbreath is not allowed to use Bluetooth: allow it in your system's privacy settings."
    ),
    ble.StrapUnresponsive: mark(
        "The strap is not responding: moisten the electrodes, come closer, and close other "
        "apps that use it."
    ),
    ble.PairingNeeded: mark(
        "The strap needs to be paired: pair it in your system's Bluetooth settings."
    ),
    ble.NoHeartRateService: mark("This device sends no heart rate: choose another one."),
    ble.BluetoothBusy: mark("Bluetooth is busy. Outbreath will try again on its own."),
    ble.BluetoothUnresponsive: mark(
        "Bluetooth is not responding: turn it off and on again in your system settings."
    ),
    ble.BluetoothError: mark(
        "Bluetooth is not responding: turn it off and on again in your system settings."
    ),
    ble.IntervalsNotSent: mark(
        "This sensor sends your heart rate, but not the time between beats. The pause "
        "works, but heart rate variability can't be shown. A chest strap sends both."
    ),
    ble.IntervalsInMilliseconds: mark(
        "This sensor counts in milliseconds instead of the standard 1/1024 s. Beats are "
        "read that way from now on. Earlier ones were 2.4 % too short."
    ),
    ble.NoSkinContact: mark("No skin contact: moisten the electrodes and tighten the strap."),
    ble.WeakSkinContact: mark(
        "Weak skin contact: moisten the electrodes or tighten the strap a little."
    ),
    ble.NoBeatsSent: mark(
        "No heartbeats from the strap right now: moisten the electrodes or tighten the strap."
    ),
    ble.PacketsUnreadable: mark(
        "This sensor sends unreadable data: restart it or choose another one."
    ),
    ble.IntervalsMaybeSmoothed: mark(
        "This sensor is worn {where}. It may smooth the time between beats, which lowers "
        "the figures. A chest strap measures every beat."
    ),
    ble.NotOnChest: mark("not on the chest"),
    ble.OnFinger: mark("on the finger"),
    ble.OnWrist: mark("on the wrist"),
    ble.OnHand: mark("on the hand"),
    ble.OnEarLobe: mark("on the ear lobe"),
    ble.OnFoot: mark("on the foot"),
    lsl.StreamNotNamed: mark("Name the stream: lsl:NAME, as listed by `outbreath sensors`."),
    lsl.StreamSilent: mark("The stream {stream} has stopped: check the program that sends it."),
    lsl.StreamNotFound: mark(
        "No stream {stream} on this network: start the program that sends it."
    ),
    lsl.StreamWithoutHeart: mark(
        "The stream {stream} contains no RR intervals and no steady ECG or pulse wave: "
        "choose another, or label its channel RR, ECG or PPG."
    ),
    lsl.LslNotInstalled: mark(
        "Lab Streaming Layer needs an extra package: run `pip install 'outbreath[lsl]'`."
    ),
    lsl.LslNotLoadable: mark(
        "The liblsl library (Lab Streaming Layer) can't be loaded: install it for your "
        "system from https://github.com/sccn/liblsl."
    ),
    lsl.IntervalsFromHost: mark("intervals from {host}"),
    lsl.EcgFromHost: mark("ECG from {host}"),
    lsl.PulseFromHost: mark("pulse from {host}"),
    simulation.SimulatedContactPoor: mark("The simulated sensor has poor contact."),
    simulation.TooManyFaults: mark(
        "At most {largest_share} of the simulated beats can be wrong: lower ectopic, "
        "missed or extra."
    ),
    simulation.SimulationKeyUnknown: mark(
        "A simulated heart has no option {key!r}: use key=value with one of {known}."
    ),
    simulation.SimulationKeyRepeated: mark(
        "{key} is given twice for the simulated heart: keep one."
    ),
    simulation.SeedNotAllowed: mark(
        "seed must be a whole number from {low} to {high}, such as seed=7, not {text!r}."
    ),
    simulation.SimulationNumberNotAllowed: mark(
        "{key} must be a number from {low} to {high}{unit} with at most 4 decimals, not {text!r}."
    ),
    simulation.SimulationSpansNotAllowed: mark(
        "{key} must be time spans in seconds, in order and within a day, such as "
        "{key}=60-105;150-195, not {text!r}."
    ),
    serial.PortNotNamed: mark("Name the port, for example serial:/dev/ttyUSB0 or serial:COM3."),
    serial.PortOptionUnknown: mark(
        "A serial port has no option {key!r}: use protocol=NAME, or none."
    ),
    serial.ProtocolUnknown: mark(
        "Unknown protocol {protocol!r}: use one of {boards}, or leave it out to detect it "
        "automatically."
    ),
    serial.ArduinoBoard: mark("Arduino"),
    serial.Ch340Cable: mark("CH340 cable, as on many Arduinos"),
    serial.Cp210xCable: mark("CP210x cable, as on ESP32 boards and Contec oximeters"),
    serial.FtdiCable: mark("FTDI cable"),
    serial.PortAbsent: mark(
        "{port} is not there: plug the board in, or look up its name with `outbreath sensors`."
    ),
    serial.PortDenied: mark("Your account is not allowed to open {port}: ask your administrator."),
    serial.PortDeniedToGroup: mark(
        "You are not allowed to open {port}: add yourself to the group {group} (sudo "
        "usermod -aG {group} $USER), then log out and in again."
    ),
    serial.PortInUse: mark(
        "{port} is in use by another program, such as a serial monitor: close it."
    ),
    serial.NotSerialPort: mark("{port} is not a serial port: choose one from `outbreath sensors`."),
    serial.PortNotOpened: mark(
        "{port} can't be opened ({reason}): unplug the board and plug it in again."
    ),
    serial.NoReasonGiven: mark("no reason given"),
    serial.PortUnplugged: mark("{port} was unplugged: plug it in again. The session continues."),
    serial.BoardSilent: mark(
        "{port} has stopped sending: check the cable and that the board is on."
    ),
    serial.NoDataReceived: mark(
        "{port} is open but sends nothing: turn the board on and make sure its program sends data."
    ),
    serial.DataUnreadable: mark(
        "{port} sends data in an unknown protocol: choose another port, or use a program "
        "on the board that sends one of {protocols}."
    ),
    serial.ProtocolWrong: mark(
        "{port} does not send {protocol}: leave out protocol={protocol} to detect it automatically."
    ),
    serial.ElectrodeOff: mark("An electrode has come off: press it back on."),
    serial.FingerOff: mark("No contact: put your finger back on the sensor and keep it still."),
    serial.SensorOff: mark("No contact: put the sensor back on."),
    serial.BoardSendsRateOnly: mark(
        "This board sends your heart rate but not the time between beats, so heart rate "
        "variability can't be shown. A chest strap or pulse sensor sends both."
    ),
}

DETAILS: Final[Mapping[type[Message], Text]] = {
    ble.SystemBusMissing: mark(
        "The system bus (D-Bus) can't be reached. On Linux, run `sudo systemctl start dbus bluetooth`."
    ),
    ble.BluetoothServiceStopped: mark(
        "The system's Bluetooth service is stopped. On Linux, run `sudo systemctl start bluetooth`."
    ),
    ble.BluetoothError: mark("The system reported {error}."),
}
"""What a sentence for everybody leaves out, for those who ask."""
