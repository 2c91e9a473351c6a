"""What is typed in about suppliers, machines and parts."""
