"""What the grassroots report of burdens, and what they answer when they are asked."""
