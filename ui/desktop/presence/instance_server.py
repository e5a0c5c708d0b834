"""The socket at which the window hears of a second start."""

from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from ui.desktop.presence.instance import InstanceClaim
from ui.services.desktop.window_request import MAX_REQUEST_BYTES, SHOWN, decode_request

MAX_CONNECTIONS: Final = 8
REQUEST_TIMEOUT_MS: Final = 2_000
"""A connection that has sent no request by then, or at the latest in twice that time, is closed."""


class InstanceServer(QObject):
    """Listens for the requests of second starts, for as long as the claim is held.

    Parameters
    ----------
    claim : InstanceClaim
        Nobody else may be listening at its address.
    parent : QObject
    """

    requested = Signal(object)
    """A `WindowRequest`."""

    def __init__(self, claim: InstanceClaim, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._claim = claim
        self._connections: set[QLocalSocket] = set()
        self._silent: set[QLocalSocket] = set()
        """Those that were there already when the timer ran out the last time."""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._drop_silent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.setMaxPendingConnections(MAX_CONNECTIONS)
        self._server.newConnection.connect(self._accept)
        QLocalServer.removeServer(claim.address.server)  # left by a process that was killed
        self._server.listen(claim.address.server)

    def close(self) -> None:
        """Listen no more, and let another process be the one window."""
        self._server.close()
        self._timer.stop()
        for connection in tuple(self._connections):
            self._drop(connection)
        self._claim.release()

    def _accept(self) -> None:
        while (connection := self._server.nextPendingConnection()) is not None:
            if len(self._connections) >= MAX_CONNECTIONS:
                connection.abort()
                connection.deleteLater()
                continue
            self._connections.add(connection)
            connection.setReadBufferSize(MAX_REQUEST_BYTES + 1)
            connection.disconnected.connect(partial(self._drop, connection))
            connection.readyRead.connect(partial(self._read, connection))
            if not self._timer.isActive():
                self._timer.start(REQUEST_TIMEOUT_MS)
            self._read(connection)

    def _read(self, connection: QLocalSocket) -> None:
        """Take the request, once its line is whole; close what has sent too much or something else."""
        if connection not in self._connections:
            return
        if not connection.canReadLine():
            if connection.bytesAvailable() > MAX_REQUEST_BYTES:
                self._drop(connection)
            return
        request = decode_request(bytes(connection.readLine(MAX_REQUEST_BYTES + 1).data()))
        if request is None:
            self._drop(connection)
            return
        self._connections.discard(connection)  # what follows the line is not read
        connection.disconnected.connect(connection.deleteLater)
        connection.write(SHOWN)
        connection.flush()
        connection.disconnectFromServer()
        self.requested.emit(request)

    def _drop_silent(self) -> None:
        for connection in self._silent & self._connections:
            self._drop(connection)
        self._silent = set(self._connections)
        if self._silent:
            self._timer.start(REQUEST_TIMEOUT_MS)

    def _drop(self, connection: QLocalSocket) -> None:
        if connection in self._connections:
            self._connections.discard(connection)
            connection.abort()
            connection.deleteLater()
