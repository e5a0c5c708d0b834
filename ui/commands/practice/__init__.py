"""What is written, predicted and found in the practice: `outbreath audit`, `feeling`, `followup`, `trends`, and their worksheets."""
