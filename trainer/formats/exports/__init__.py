"""Exports that several formats share: dialects of CSV, columns with their units, workbooks, sampled signals, BIDS."""
