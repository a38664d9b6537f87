"""What shows that a paper is still a draft: blanks to fill in, pictures without words, what stands there twice."""
