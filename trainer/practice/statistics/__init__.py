"""Statistics of few pauses: trend lines, half-life of an urge, sums of unequal chances."""
