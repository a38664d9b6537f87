"""Types of values and the checks that all papers share: what was written comes in, typed values or refusals go out."""
