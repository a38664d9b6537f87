"""Other papers: what the words say of papers, Ziffern, Anlagen and versions is held against what these are."""
