"""Detection and correction of artifacts after Lipponen and Tarvainen (2019)."""
