"""Files on disk: safe names, whole writes, secure deletion, text of any encoding."""
