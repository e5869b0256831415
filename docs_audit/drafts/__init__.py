"""Trying a draft before it is issued (试算): what a stored paper is told, and nothing is stored."""
