"""Pages of suppliers, machines and parts."""
