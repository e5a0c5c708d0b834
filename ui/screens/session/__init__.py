"""One session: home, pause, reassess, breath, resonance, sensor."""
