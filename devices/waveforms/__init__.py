"""From ECG and PPG samples to beats."""
