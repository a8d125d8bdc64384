"""What people decide over what the machine made: judging, regrouping, correcting, grading, and taking it back."""
