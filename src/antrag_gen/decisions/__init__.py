"""What the council decided: files of sessions in, decisions by motion and which of them count out."""
