"""What sensors have to say of themselves: the sentences of the devices.

Rule: each as it stands there, with names for what is filled in; `ui.i18n.core_messages` finds it again.
"""

from collections.abc import Mapping
from typing import Final

from trainer.messages import Message
from ui.i18n.marking import Text, mark

TEMPLATES: Final[Mapping[type[Message], Text]] = {}

SENTENCES: Final = (
    # devices/ble/strap.py
    mark("ble: needs the address or the name of a strap, as in ble:AA:BB:CC:DD:EE:FF."),
    mark("A strap has one option, accelerometer=yes or accelerometer=no."),
    # devices/ble/hr_stream.py
    mark(
        "This sensor sends its heart rate, but not the time between beats: the practice "
        "works, heart rate variability cannot be shown. A chest strap sends both."
    ),
    mark(
        "This sensor counts in milliseconds where the standard has 1/1024 s: from here on its"
        " beats are read that way, the ones before were 2.4 % short."
    ),
    mark("The strap feels no skin: moisten its electrodes and wear it snugly below the chest."),
    mark("The strap hardly feels the skin: moisten its electrodes, or tighten it a little."),
    mark("The strap sends no beats at the moment: moisten its electrodes, or tighten it."),
    mark("What this sensor sends cannot be understood: restart it, or choose another."),
    mark("The connection to the strap is lost. The practice goes on."),
    mark(
        "This sensor is worn {where}: the times between beats may be smoothed, which lowers "
        "the figures. A chest strap tells them beat by beat."
    ),
    # devices/ble/scanner.py
    mark("A strap without a name"),
    mark("heart rate, Bluetooth"),
    # devices/ble/messages.py
    mark("Searching for the strap: put it on, with moistened electrodes."),
    mark("The strap was found."),
    mark(
        "The strap is not found: put it on with moistened electrodes, come closer, and close "
        "other programs that use it. The search goes on."
    ),
    mark("The connection to the strap is lost and tried again."),
    mark("Nothing comes from the strap any more; it is tried again."),
    mark("The strap does not give its accelerometer; its beats come as before."),
    mark(
        "Bluetooth cannot be reached, because this computer runs no system message bus "
        "(D-Bus): start it, or choose another sensor."
    ),
    mark('The Bluetooth service is not running: start it with "sudo systemctl start bluetooth".'),
    mark("Bluetooth is switched off: switch it on in the system settings."),
    mark("This computer has no Bluetooth adapter: plug one in."),
    mark(
        "The Bluetooth adapter of this computer cannot talk to straps: plug in one with "
        "Bluetooth 4.0 or later."
    ),
    mark("This program may not use Bluetooth: allow it in the privacy settings of the system."),
    mark(
        "The strap does not answer: wear it with moistened electrodes, come closer, and close"
        " other programs that use it."
    ),
    mark("The strap wants to be paired: pair it in the Bluetooth settings of the system."),
    mark("This device tells no heart rate: choose another one."),
    mark("Bluetooth is busy with something else: it is tried again, no need to do anything."),
    mark("Bluetooth does not answer: switch it off and on again in the system settings."),
    # devices/registry.py
    mark("There is no source {name}: use {known}."),
    # devices/link_state.py
    mark("No heart beat can be seen in what the sensor sends: lay it on lightly and keep still."),
    # devices/lsl/inlet.py
    mark("Say which stream: lsl:NAME, as `outbreath sensors` shows it."),
    mark("Nothing comes from the stream {stream} any more: see to the program that sends it."),
    mark("There is no stream {stream} in this network: start the program that sends it."),
    mark(
        "The stream {stream} holds neither RR intervals nor a steady ECG or pulse wave: "
        "choose another, or label its channel RR, ECG or PPG."
    ),
    # devices/lsl/loader.py
    mark(
        "Lab Streaming Layer needs one package more: install it with `pip install "
        "'outbreath[lsl]'`."
    ),
    mark(
        "The library of Lab Streaming Layer, liblsl, cannot be loaded: install it as "
        "https://github.com/sccn/liblsl says for this system."
    ),
    # devices/replay.py
    mark("The recording has ended."),
    mark("{name} holds no heart beats: choose a recording with some."),
    # devices/simulation/faults.py
    mark("The simulated sensor is out of reach."),
    mark("The simulated sensor touches badly."),
    # devices/serial/board_stream.py
    mark("An electrode is off: press it on again."),
    mark("The sensor does not touch: lay the finger on it again and keep it still."),
    mark("The sensor does not touch: put it on again."),
    mark(
        "This board sends a heart rate but no intervals between beats: the rate is shown, "
        "heart rate variability cannot be. A chest strap or a pulse sensor would send them."
    ),
    # devices/serial/port.py
    mark("Say which port: serial:/dev/ttyUSB0 or serial:COM3, for instance."),
    mark("A serial port has no option {key}: use protocol=NAME, or none."),
    mark(
        "There is no protocol {protocol}: use one of {boards}, or leave it out, and it will "
        "be found out."
    ),
    # devices/serial/scanner.py
    mark("CH340 cable, as on many Arduinos"),
    mark("CP210x cable, as on ESP32 boards and Contec oximeters"),
    mark("FTDI cable"),
    # devices/serial/messages.py
    mark("This account may not open {port}: ask the person who looks after the computer."),
    mark(
        "You may not open {port}: add yourself to the group {group} (sudo usermod -aG "
        "{group2} $USER), then log out and in again."
    ),
    mark("{port} was unplugged: plug it in again, the session goes on meanwhile."),
    mark("Nothing comes from {port} any more: look at the cable and whether the board is on."),
    mark(
        "{port} is open but nothing comes from it: switch the board on, and let its program "
        "send what it measures."
    ),
    mark(
        "What comes from {port} is in no protocol known here: choose another port, or load a "
        "program onto the board that speaks one of {protocols}."
    ),
    mark(
        "What comes from {port} is not {protocol}: leave out protocol={protocol2}, and it "
        "will be found out."
    ),
    mark(
        "There is no {port} now: plug the board in, or see with `outbreath sensors` what it "
        "is called."
    ),
    mark("{port} is in use by another program: close that, a serial monitor for instance."),
    mark("{port} is not a serial port: choose one that `outbreath sensors` shows."),
    mark("{port} cannot be opened ({said}): unplug the board and plug it in again."),
    # devices/simulation/options.py
    mark(
        "Of all simulated beats at most {most_faulty} can be wrong: ask for less of ectopic, "
        "missed and extra."
    ),
    mark("A simulated heart knows nothing of {key}: write key=value with the keys {known}."),
    mark("For a simulated heart {key} is said twice: keep one of them."),
    mark(
        "The seed of a simulated heart is a whole number from {low} to {high}, such as "
        "seed=7; {text} is not."
    ),
    mark(
        "For a simulated heart {key} is a number from {low} to {high}{unit}, with at most "
        "four decimals; {text} is not."
    ),
    mark(
        "For a simulated heart {key} is one or more spans in seconds, one after the other and"
        " within a day, such as {key2}=60-105;150-195; {text} is not."
    ),
    # put together there from parts
    mark("Bluetooth does not answer: switch it off and on again in the system settings ({name})."),
)
PARTS: Final = (  # only within another sentence
    mark("not on the chest"),
    mark("on the finger"),
    mark("on the wrist"),
    mark("on the hand"),
    mark("on the ear lobe"),
    mark("on the foot"),
    mark("no reason given"),
)
