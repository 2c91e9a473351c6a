"""Award: instances, readers and runs beside other open solvers."""
