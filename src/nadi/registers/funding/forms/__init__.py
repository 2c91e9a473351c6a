"""What is typed about programmes, firms and applications."""
