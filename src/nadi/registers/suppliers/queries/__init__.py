"""Reading suppliers, machines and requests for parts."""
