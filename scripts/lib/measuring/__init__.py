"""The parts of scripts/measure: the program and its figures, questions, load, goals, tables."""
