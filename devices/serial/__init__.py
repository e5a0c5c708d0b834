"""Serial boards and pulse oximeters."""
