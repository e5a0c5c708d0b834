"""What every decoder says of bytes it cannot understand."""


class ProtocolError(Exception):
    """Bytes that are not what the protocol says. The message tells what was wrong with them."""
