"""Who pays what: a total divided among those who act together, with a certificate that none is worse off."""

from .certificate import certify
from .closure import closed
from .division import Ask
from .game import (
    CENT,
    Game,
    LineUse,
    MethodRefused,
    Separated,
    Separation,
    game_from_list,
    game_from_mapping,
)
from .methods import Method, compare, methods, share
from .nucleolus import Levels, least_core, nucleolus
from .result import Certificate, MemberCheck, MemberShare, Refusal, Shares
from .statements import LARGE_MEMBER, Statement

__all__ = [
    "CENT",
    "LARGE_MEMBER",
    "Ask",
    "Certificate",
    "Game",
    "Levels",
    "LineUse",
    "MemberCheck",
    "MemberShare",
    "Method",
    "MethodRefused",
    "Refusal",
    "Separated",
    "Separation",
    "Shares",
    "Statement",
    "certify",
    "closed",
    "compare",
    "game_from_list",
    "game_from_mapping",
    "least_core",
    "methods",
    "nucleolus",
    "share",
]
