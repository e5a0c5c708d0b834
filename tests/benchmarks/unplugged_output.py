"""The sound server of the system is killed in a breath, and comes back: `python -m tests.benchmarks.unplugged_output`.

It needs PulseAudio, and starts one of its own with an output that nobody hears. Printed is what a person would be
told, and how many frames the output has taken; then the exit status is 0 if one sentence was told and the sound
went on.
"""

import asyncio
import os
import shutil
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from devices.clock import SystemClock
from trainer.pacing import BreathPattern, Pacer
from ui.audio.breath_audio import BreathAudio
from ui.i18n.rendering import to_english

CONFIG: Final = "load-module module-null-sink\nload-module module-native-protocol-unix\n"
PACER: Final = Pacer(BreathPattern.parse("4-0-6-0"), 0.0)
FRAME_S: Final = 0.033
KILLED_AT_S, BACK_AT_S, END_S = 8.0, 20.0, 32.0


class SoundServer:
    def __init__(self, folder: Path) -> None:
        os.environ["XDG_RUNTIME_DIR"] = os.environ["HOME"] = str(folder)
        self._config = folder / "pulse.conf"
        self._config.write_text(CONFIG, encoding="utf-8")
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        command = ["pulseaudio", "-n", "--exit-idle-time=-1", "--daemonize=no", "-F"]
        self._process = subprocess.Popen([*command, str(self._config)], stderr=subprocess.DEVNULL)

    def kill(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None


async def breathe(sound: BreathAudio, server: SoundServer) -> list[str]:
    """Half a minute of breath; the sentences that were told."""
    clock, result, is_killed, is_back = SystemClock(), [""], False, False
    while clock.now() < END_S:
        now = clock.now()
        sound.advance(PACER, now)
        sentence = to_english(sound.trouble) if sound.trouble is not None else ""
        if sentence != result[-1]:
            result.append(sentence)
            print(f"{now:6.1f} s  {sentence or 'all is well'}")
        if not is_killed and now >= KILLED_AT_S:
            is_killed = True
            server.kill()
            print(f"{now:6.1f} s  -- the sound server is killed")
        if not is_back and now >= BACK_AT_S:
            is_back = True
            server.start()
            print(f"{now:6.1f} s  -- and started again")
        await asyncio.sleep(FRAME_S)
    return [sentence for sentence in result if sentence]


def main() -> int:
    if shutil.which("pulseaudio") is None:
        print("PulseAudio is not installed: apt-get install pulseaudio")
        return 2
    with TemporaryDirectory() as folder:
        server = SoundServer(Path(folder))
        server.start()
        sound = BreathAudio(Path(folder) / "tones", timbre="flute", background="noise")
        sound.start()
        result = asyncio.run(breathe(sound, server))
        mixer = sound._mixer()
        frames = 0 if mixer is None else mixer.frames_taken
        print(f"        {frames} frames since the sound is back")
        sound.close()
        with suppress(OSError):
            server.kill()
    return int(len(result) != 1 or not frames)


if __name__ == "__main__":
    sys.exit(main())
