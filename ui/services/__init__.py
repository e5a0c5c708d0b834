"""What window and terminal ask of the stored sessions. No Qt."""
