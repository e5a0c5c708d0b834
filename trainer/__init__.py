"""The real-time core: heart rhythm, breath pacing and the course of a session.

Nothing here reads a clock, starts a thread or draws. Events go in, snapshots come out.
Only `trainer.library` touches files, and nothing else in this folder imports it.
"""
