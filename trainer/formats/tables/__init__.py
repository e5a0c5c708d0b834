"""Tables of any program: how their lines are split, what each column is, and the beats in them."""
