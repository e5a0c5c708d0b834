"""Brings a window of X11 forward that a person has asked for outside of it.

Qt asks as a program does, and window managers may answer that only with a mark in the task bar, above all if the window is
on another workspace. Here it is asked as by the person (source indication 2 of the Extended Window Manager Hints).
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
ATOM_NAME: Final = b"_NET_ACTIVE_WINDOW"


class _AtomCookie(ctypes.Structure):
    _fields_ = [("sequence", ctypes.c_uint)]


class _ScreenIterator(ctypes.Structure):
    _fields_ = [
        ("data", ctypes.POINTER(ctypes.c_uint32)),
        ("rem", ctypes.c_int),
        ("index", ctypes.c_int),
    ]


def activate_window(window_id: int) -> None:
    """Ask the window manager to show a window on its workspace and give it the keyboard.

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
                _send(xcb, connection, window_id)
        finally:
            xcb.xcb_disconnect(connection)


def _send(xcb: Any, connection: ctypes.c_void_p, window_id: int) -> None:
    atom = _atom(xcb, connection)
    xcb.xcb_get_setup.restype = ctypes.c_void_p
    xcb.xcb_setup_roots_iterator.restype = _ScreenIterator
    setup = ctypes.c_void_p(xcb.xcb_get_setup(connection))
    screens = xcb.xcb_setup_roots_iterator(setup)
    if not atom or not screens.rem:
        return
    root = screens.data[0]  # of a screen the first field
    words = (SOURCE_PERSON, 0, 0, 0, 0)
    event = struct.pack("=BBHII5I", CLIENT_MESSAGE, FORMAT_BITS, 0, window_id, atom, *words)
    xcb.xcb_send_event(connection, 0, ctypes.c_uint32(root), SUBSTRUCTURE_MASK, event)
    xcb.xcb_flush(connection)


def _atom(xcb: Any, connection: ctypes.c_void_p) -> int:
    """The number of the message; 0 where no window manager knows it."""
    xcb.xcb_intern_atom.restype = _AtomCookie
    xcb.xcb_intern_atom_reply.restype = ctypes.c_void_p
    cookie = xcb.xcb_intern_atom(connection, 1, len(ATOM_NAME), ATOM_NAME)
    reply = ctypes.c_void_p(xcb.xcb_intern_atom_reply(connection, cookie, None))
    if not reply:
        return 0
    atom: int = struct.unpack("=8xI", ctypes.string_at(reply, 12))[0]
    ctypes.CDLL(None).free(reply)
    return atom
