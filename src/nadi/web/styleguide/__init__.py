"""Every component in every state, in both themes side by side, for those who build pages and test them."""

from nadi.web.styleguide.view import styleguide

__all__ = ["styleguide"]
