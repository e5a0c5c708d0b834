"""Brings a window of X11 forward that a person has asked for outside of it.

Qt asks as a program does, and window managers may answer that only with a mark in the task bar, above all if the window is
on another workspace. Here it is asked as by the person (source indication 2 of the Extended Window Manager Hints), after
a change to the workspace of the window.
"""

import ctypes
import os
import struct
from contextlib import suppress
from typing import Any, Final

CLIENT_MESSAGE: Final = 33
FORMAT_BITS: Final = 32
SOURCE_PERSON: Final = 2
SUBSTRUCTURE_MASK: Final = 1 << 20 | 1 << 19  # redirect and notify, as the hints ask for
ACTIVE_WINDOW: Final = b"_NET_ACTIVE_WINDOW"
CURRENT_WORKSPACE: Final = b"_NET_CURRENT_DESKTOP"
WORKSPACE_OF_WINDOW: Final = b"_NET_WM_DESKTOP"
EVERY_WORKSPACE: Final = 0xFFFFFFFF
ANY_TYPE: Final = 0
REPLY_BYTES: Final = 32  # and four for each further word, whose number is in the second four


class _Cookie(ctypes.Structure):
    _fields_ = [("sequence", ctypes.c_uint)]


class _ScreenIterator(ctypes.Structure):
    _fields_ = [
        ("data", ctypes.POINTER(ctypes.c_uint32)),
        ("rem", ctypes.c_int),
        ("index", ctypes.c_int),
    ]


def activate_window(window_id: int) -> None:
    """Ask the window manager to show a window, with its workspace, and give it the keyboard.

    Parameters
    ----------
    window_id : int
        The number of the window on the display that DISPLAY names. Nothing happens where X does not answer.
    """
    with suppress(OSError, AttributeError):
        xcb = ctypes.CDLL("libxcb.so.1")
        xcb.xcb_connect.restype = ctypes.c_void_p
        connection = ctypes.c_void_p(xcb.xcb_connect(os.environ.get("DISPLAY", "").encode(), None))
        try:
            if not xcb.xcb_connection_has_error(connection):
                _WindowManager(xcb, connection).activate(window_id)
        finally:
            xcb.xcb_disconnect(connection)


class _WindowManager:
    """What is asked of the window manager, over a connection to the server."""

    def __init__(self, xcb: Any, connection: ctypes.c_void_p) -> None:
        self._xcb, self._connection = xcb, connection
        self._free = ctypes.CDLL(None).free
        for name in ("intern_atom", "get_property", "get_input_focus"):
            getattr(xcb, f"xcb_{name}").restype = _Cookie
            getattr(xcb, f"xcb_{name}_reply").restype = ctypes.c_void_p
        xcb.xcb_get_setup.restype = ctypes.c_void_p
        xcb.xcb_setup_roots_iterator.restype = _ScreenIterator
        screens = xcb.xcb_setup_roots_iterator(ctypes.c_void_p(xcb.xcb_get_setup(connection)))
        self._root = screens.data[0] if screens.rem else 0  # of a screen the first field

    def activate(self, window_id: int) -> None:
        workspace = self._read_number(window_id, WORKSPACE_OF_WINDOW)
        if workspace not in (
            None,
            EVERY_WORKSPACE,
            self._read_number(self._root, CURRENT_WORKSPACE),
        ):
            self._send(self._root, CURRENT_WORKSPACE, workspace or 0)
        self._send(window_id, ACTIVE_WINDOW, SOURCE_PERSON)
        self._reply("get_input_focus")  # a server may drop what comes just before the end

    def _send(self, window_id: int, name: bytes, word: int) -> None:
        atom = self._atom(name)
        if not atom or not self._root:
            return
        head = (CLIENT_MESSAGE, FORMAT_BITS, 0, window_id, atom)
        event = struct.pack("=BBHII5I", *head, word, 0, 0, 0, 0)
        root = ctypes.c_uint32(self._root)
        self._xcb.xcb_send_event(self._connection, 0, root, SUBSTRUCTURE_MASK, event)

    def _atom(self, name: bytes) -> int:
        """The number of a name; 0 where no window manager knows it."""
        reply = self._reply("intern_atom", 1, len(name), name)
        return 0 if reply is None else int(struct.unpack_from("=8xI", reply)[0])

    def _read_number(self, window_id: int, name: bytes) -> int | None:
        """The number in a property of a window; None if it has none."""
        words = (ctypes.c_uint32(window_id), self._atom(name), ANY_TYPE, 0, 1)
        reply = self._reply("get_property", 0, *words)
        if reply is None or reply[1] != FORMAT_BITS or len(reply) < REPLY_BYTES + 4:
            return None
        return int(struct.unpack_from("=I", reply, REPLY_BYTES)[0])

    def _reply(self, request: str, *words: Any) -> bytes | None:
        """The answer to a request; None if there is none."""
        cookie = getattr(self._xcb, f"xcb_{request}")(self._connection, *words)
        answer = getattr(self._xcb, f"xcb_{request}_reply")(self._connection, cookie, None)
        if not answer:
            return None
        more_words = struct.unpack("=4xI", ctypes.string_at(answer, 8))[0]
        reply = ctypes.string_at(answer, REPLY_BYTES + 4 * more_words)
        self._free(ctypes.c_void_p(answer))
        return reply
