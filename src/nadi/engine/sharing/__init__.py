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
from .pool import PoolDivision, pool_game, share_pool
from .receipt import Receipt, ReceiptCheck, check_receipt, receipt
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
    "PoolDivision",
    "Receipt",
    "ReceiptCheck",
    "Refusal",
    "Separated",
    "Separation",
    "Shares",
    "Statement",
    "certify",
    "check_receipt",
    "closed",
    "compare",
    "game_from_list",
    "game_from_mapping",
    "least_core",
    "methods",
    "nucleolus",
    "pool_game",
    "receipt",
    "share",
    "share_pool",
]
