"""Thousands of recordings as one dataset: files are found, analysed in parallel and written part by part. No Qt."""
