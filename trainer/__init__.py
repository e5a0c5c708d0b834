"""The core: signal analysis, breath pacing, sessions, the practice, formats and the library.

Nothing here reads a clock, starts a thread or draws. Events go in, snapshots come out. Only `trainer.library` and
`trainer.files` touch files.
"""
