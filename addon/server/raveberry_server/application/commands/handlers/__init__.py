"""What carries out the commands of the table, one function each, named as its command."""
