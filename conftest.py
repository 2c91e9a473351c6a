"""What every test of the house may ask for."""

from nadi.web.messages import compile_stale

pytest_plugins = ["tests.cast", "tests.browser", "tests.flushing"]


def pytest_configure() -> None:
    """Compile the translations, as every start of the program does."""
    compile_stale()
