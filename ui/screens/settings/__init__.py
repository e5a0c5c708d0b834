"""Settings, about, first start and the library's lock."""
