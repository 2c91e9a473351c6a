"""What candidates, firms, colleges and the office do."""
