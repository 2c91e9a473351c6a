"""What the API's first address is called."""

VERSION = "1"
NAMESPACE = f"api-{VERSION}"
ROOT = f"{NAMESPACE}:api-root"
