"""Analysis of RR intervals: artifacts, time, frequency and non-linear figures, RSA, quality."""
