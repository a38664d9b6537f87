"""Room fonts: which characters fonts have, and which font stands in for a layout's own where that lacks one."""
