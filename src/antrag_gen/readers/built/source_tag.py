"""What the source of a paper stands in inside of a Word file, for who writes it and who reads it back."""

NAMESPACE = "urn:antrag-gen:quelle:1"
SOURCE_TAG = f"{{{NAMESPACE}}}quelle"
