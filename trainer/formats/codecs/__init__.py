"""Events, messages, recordings and summaries as JSON and back."""
