"""What the words say of the figures in the head: money, years and posts that are asked for, and what was measured."""
