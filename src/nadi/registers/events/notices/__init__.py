"""What mails about events say, and to whom: a file per noun."""
