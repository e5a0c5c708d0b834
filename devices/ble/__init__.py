"""Heart rate straps over Bluetooth LE."""
