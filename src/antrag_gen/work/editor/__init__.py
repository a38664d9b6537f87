"""What editors get from the models: schemas, snippets and tasks."""
