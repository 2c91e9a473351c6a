"""What is done with programmes, facts of firms and applications."""
