"""What a bid says: read, checked, written to sheets and workbooks, told in words."""
