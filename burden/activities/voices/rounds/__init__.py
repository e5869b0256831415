"""Evaluations: a few people are asked four short questions, seldom and at random."""
