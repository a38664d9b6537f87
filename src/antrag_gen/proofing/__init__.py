"""Stage proofread: content and paper go in, what the words say that head, calendar or other papers don't comes out."""
