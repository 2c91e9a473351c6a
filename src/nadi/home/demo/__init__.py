"""The demonstration: a fictional packaging cluster of 24 firms in real Georgian towns."""

from nadi.home.demo.roles import PASSWORD
from nadi.home.demo.roles import SIGN_INS as ROLES

# What is printed at the start: role, address, password.
SIGN_INS = [(one.role, one.email, PASSWORD) for one in ROLES]
