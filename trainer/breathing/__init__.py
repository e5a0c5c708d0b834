"""Which breath comes next: exhale controllers and the resonance assessment."""
