"""What the columns of a table can be: times of beats or intervals, weighed against each other."""
