"""How well questions are understood and answered: sets of questions with what a good answer holds, and what scores them."""
