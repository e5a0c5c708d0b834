"""What the program costs as a whole: `make bench` runs this, then the figures beside NeuroKit2."""

from tests.benchmarks import headless, parts, practice, window

headless.measure()
parts.measure()
practice.main([])
window.measure()
