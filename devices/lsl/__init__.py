"""Lab Streaming Layer: beats in, beats and events out."""
