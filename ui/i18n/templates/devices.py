"""What sensors and sources have to say, and what is wrong with the name of one."""

from collections.abc import Mapping
from typing import Final

from devices import messages as devices
from devices.ble import messages as ble
from devices.lsl import messages as lsl
from devices.serial import messages as serial
from devices.simulation import messages as simulation
from trainer.messages import Message
from ui.i18n.marking import Text, mark

TEMPLATES: Final[Mapping[type[Message], Text]] = {
    devices.SourceUnknown: mark(
        "There is no source {typed!r}: use none, simulated, simulated:seed=7, replay:FILE, "
        "serial:PORT, ble:ADDRESS or lsl:NAME."
    ),
    devices.NoBeatInSignal: mark(
        "No heart beat can be seen in what the sensor sends: lay it on lightly and keep still."
    ),
    devices.BeatsExceedTime: mark(
        "More beats arrive than there is time for, so none are counted: close other programs "
        "that use the sensor, then connect it again."
    ),
    devices.ReplayEnded: mark("The recording has ended."),
    devices.NoBeatsToReplay: mark("{name} holds no heart beats: choose a recording with some."),
    devices.SensorDefect: mark(
        "Outbreath made a mistake with this sensor ({error}): choose it again. The pause goes on."
    ),
    devices.SensorSearchFailed: mark("The search for sensors broke off: {reason:clause}."),
    ble.StrapNotNamed: mark(
        "ble: needs the address or the name of a strap, as in ble:AA:BB:CC:DD:EE:FF."
    ),
    ble.StrapOptionUnknown: mark("A strap has one option, accelerometer=yes or accelerometer=no."),
    ble.StrapWithoutName: mark("A strap without a name"),
    ble.HeartRateOverBluetooth: mark("heart rate, Bluetooth"),
    ble.SearchingForStrap: mark("Searching for the strap: put it on, with moistened electrodes."),
    ble.StrapFound: mark("The strap was found."),
    ble.StrapNotFound: mark(
        "The strap is not found: put it on with moistened electrodes, come closer, and close "
        "other programs that use it. The search goes on."
    ),
    ble.StrapReconnecting: mark("The connection to the strap is lost and tried again."),
    ble.StrapSilent: mark("Nothing comes from the strap any more; it is tried again."),
    ble.StrapLost: mark("The connection to the strap is lost. The practice goes on."),
    ble.AccelerometerUnavailable: mark(
        "The strap does not give its accelerometer; its beats come as before."
    ),
    ble.MemoryNotThere: mark(
        "This strap has no memory that can be read. Only the Polar H10 has one: choose that, or "
        "record with the strap connected."
    ),
    ble.MemoryEmpty: mark("There is no recording in the strap: start one first."),
    ble.MemoryOccupied: mark(
        "The strap keeps one recording and already has one: fetch it, then erase it in the strap."
    ),
    ble.MemoryRefused: mark(
        "The strap refused (code {number}): put it on, close other programs that use it, and try again."
    ),
    ble.MemoryUnreadable: mark(
        "What the strap sent cannot be read: come closer and try again. The recording stays in "
        "the strap."
    ),
    ble.MemoryWithoutIntervals: mark(
        "The recording in the strap holds heart rates and no intervals between beats, so it "
        "cannot be analysed. Another program started it."
    ),
    ble.MemoryNotKept: mark(
        "The recording in the strap is not in your library: fetch it first, or add --force to "
        "erase it anyway."
    ),
    ble.SystemBusMissing: mark(
        "Bluetooth cannot be reached, because this computer runs no system message bus "
        "(D-Bus): start it, or choose another sensor."
    ),
    ble.BluetoothServiceStopped: mark(
        'The Bluetooth service is not running: start it with "sudo systemctl start bluetooth".'
    ),
    ble.BluetoothOff: mark("Bluetooth is switched off: switch it on in the system settings."),
    ble.NoBluetoothAdapter: mark("This computer has no Bluetooth adapter: plug one in."),
    ble.AdapterWithoutLowEnergy: mark(
        "The Bluetooth adapter of this computer cannot talk to straps: plug in one with "
        "Bluetooth 4.0 or later."
    ),
    ble.BluetoothDenied: mark(
        "This program may not use Bluetooth: allow it in the privacy settings of the system."
    ),
    ble.StrapUnresponsive: mark(
        "The strap does not answer: wear it with moistened electrodes, come closer, and close"
        " other programs that use it."
    ),
    ble.PairingNeeded: mark(
        "The strap wants to be paired: pair it in the Bluetooth settings of the system."
    ),
    ble.NoHeartRateService: mark("This device tells no heart rate: choose another one."),
    ble.BluetoothBusy: mark(
        "Bluetooth is busy with something else: it is tried again, no need to do anything."
    ),
    ble.BluetoothUnresponsive: mark(
        "Bluetooth does not answer: switch it off and on again in the system settings."
    ),
    ble.BluetoothError: mark(
        "Bluetooth does not answer: switch it off and on again in the system settings ({error})."
    ),
    ble.IntervalsNotSent: mark(
        "This sensor sends its heart rate, but not the time between beats: the practice "
        "works, heart rate variability cannot be shown. A chest strap sends both."
    ),
    ble.IntervalsInMilliseconds: mark(
        "This sensor counts in milliseconds where the standard has 1/1024 s: from here on its"
        " beats are read that way, the ones before were 2.4 % short."
    ),
    ble.NoSkinContact: mark(
        "The strap feels no skin: moisten its electrodes and wear it snugly below the chest."
    ),
    ble.WeakSkinContact: mark(
        "The strap hardly feels the skin: moisten its electrodes, or tighten it a little."
    ),
    ble.NoBeatsSent: mark(
        "The strap sends no beats at the moment: moisten its electrodes, or tighten it."
    ),
    ble.PacketsUnreadable: mark(
        "What this sensor sends cannot be understood: restart it, or choose another."
    ),
    ble.IntervalsMaybeSmoothed: mark(
        "This sensor is worn {where}: the times between beats may be smoothed, which lowers "
        "the figures. A chest strap tells them beat by beat."
    ),
    ble.NotOnChest: mark("not on the chest"),
    ble.OnFinger: mark("on the finger"),
    ble.OnWrist: mark("on the wrist"),
    ble.OnHand: mark("on the hand"),
    ble.OnEarLobe: mark("on the ear lobe"),
    ble.OnFoot: mark("on the foot"),
    lsl.StreamNotNamed: mark("Say which stream: lsl:NAME, as `outbreath sensors` shows it."),
    lsl.StreamSilent: mark(
        "Nothing comes from the stream {stream} any more: see to the program that sends it."
    ),
    lsl.StreamNotFound: mark(
        "There is no stream {stream} in this network: start the program that sends it."
    ),
    lsl.StreamWithoutHeart: mark(
        "The stream {stream} holds neither RR intervals nor a steady ECG or pulse wave: "
        "choose another, or label its channel RR, ECG or PPG."
    ),
    lsl.LslNotInstalled: mark(
        "Lab Streaming Layer needs one package more: install it with `pip install "
        "'outbreath[lsl]'`."
    ),
    lsl.LslNotLoadable: mark(
        "The library of Lab Streaming Layer, liblsl, cannot be loaded: install it as "
        "https://github.com/sccn/liblsl says for this system."
    ),
    lsl.IntervalsFromHost: mark("intervals from {host}"),
    lsl.EcgFromHost: mark("ecg from {host}"),
    lsl.PulseFromHost: mark("pulse from {host}"),
    simulation.SimulatedSensorLost: mark("The simulated sensor is out of reach."),
    simulation.SimulatedContactPoor: mark("The simulated sensor touches badly."),
    simulation.TooManyFaults: mark(
        "Of all simulated beats at most {largest_share} can be wrong: ask for less of ectopic, "
        "missed and extra."
    ),
    simulation.SimulationKeyUnknown: mark(
        "A simulated heart knows nothing of {key!r}: write key=value with the keys {known}."
    ),
    simulation.SimulationKeyRepeated: mark(
        "For a simulated heart {key} is said twice: keep one of them."
    ),
    simulation.SeedNotAllowed: mark(
        "The seed of a simulated heart is a whole number from {low} to {high}, such as "
        "seed=7; {text!r} is not."
    ),
    simulation.SimulationNumberNotAllowed: mark(
        "For a simulated heart {key} is a number from {low} to {high}{unit}, with at most "
        "four decimals; {text!r} is not."
    ),
    simulation.SimulationSpansNotAllowed: mark(
        "For a simulated heart {key} is one or more spans in seconds, one after the other and"
        " within a day, such as {key}=60-105;150-195; {text!r} is not."
    ),
    serial.PortNotNamed: mark("Say which port: serial:/dev/ttyUSB0 or serial:COM3, for instance."),
    serial.PortOptionUnknown: mark(
        "A serial port has no option {key!r}: use protocol=NAME, or none."
    ),
    serial.ProtocolUnknown: mark(
        "There is no protocol {protocol!r}: use one of {boards}, or leave it out, and it will "
        "be found out."
    ),
    serial.ArduinoBoard: mark("Arduino"),
    serial.Ch340Cable: mark("CH340 cable, as on many Arduinos"),
    serial.Cp210xCable: mark("CP210x cable, as on ESP32 boards and Contec oximeters"),
    serial.FtdiCable: mark("FTDI cable"),
    serial.PortAbsent: mark(
        "There is no {port} now: plug the board in, or see with `outbreath sensors` what it "
        "is called."
    ),
    serial.PortDenied: mark(
        "This account may not open {port}: ask the person who looks after the computer."
    ),
    serial.PortDeniedToGroup: mark(
        "You may not open {port}: add yourself to the group {group} (sudo usermod -aG "
        "{group} $USER), then log out and in again."
    ),
    serial.PortInUse: mark(
        "{port} is in use by another program: close that, a serial monitor for instance."
    ),
    serial.NotSerialPort: mark(
        "{port} is not a serial port: choose one that `outbreath sensors` shows."
    ),
    serial.PortNotOpened: mark(
        "{port} cannot be opened ({reason}): unplug the board and plug it in again."
    ),
    serial.NoReasonGiven: mark("no reason given"),
    serial.PortUnplugged: mark(
        "{port} was unplugged: plug it in again, the session goes on meanwhile."
    ),
    serial.BoardSilent: mark(
        "Nothing comes from {port} any more: look at the cable and whether the board is on."
    ),
    serial.NoDataReceived: mark(
        "{port} is open but nothing comes from it: switch the board on, and let its program "
        "send what it measures."
    ),
    serial.DataUnreadable: mark(
        "What comes from {port} is in no protocol known here: choose another port, or load a "
        "program onto the board that speaks one of {protocols}."
    ),
    serial.ProtocolWrong: mark(
        "What comes from {port} is not {protocol}: leave out protocol={protocol}, and it "
        "will be found out."
    ),
    serial.ElectrodeOff: mark("An electrode is off: press it on again."),
    serial.FingerOff: mark(
        "The sensor does not touch: lay the finger on it again and keep it still."
    ),
    serial.SensorOff: mark("The sensor does not touch: put it on again."),
    serial.BoardSendsRateOnly: mark(
        "This board sends a heart rate but no intervals between beats: the rate is shown, "
        "heart rate variability cannot be. A chest strap or a pulse sensor would send them."
    ),
}
