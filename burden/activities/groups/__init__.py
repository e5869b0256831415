"""Work groups, applications and public accounts, and the instructions given in them."""
