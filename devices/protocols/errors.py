"""The error of all parsers of device bytes."""


class ProtocolError(Exception):
    """The bytes do not follow the protocol. The message says how."""
