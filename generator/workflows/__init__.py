"""The order of the stages, and nothing else: what the command line and the local page call, a module per job."""
