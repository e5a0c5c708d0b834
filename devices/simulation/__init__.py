"""A simulated person: lungs, baroreflex, heart and the faults of a sensor."""
