"""The command line of the engine: problem files in, readable or machine answers out."""
