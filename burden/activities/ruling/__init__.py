"""What the rules say of records, as it is stored, filed as findings and told."""
