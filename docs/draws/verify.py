#!/usr/bin/env python3
"""Recomputes a draw of Linli from its published proof: a second implementation that shares no line with the server.

    curl -s https://HOST/api/v1/draws/7/proof > proof.json
    python3 verify.py proof.json
    python3 verify.py proof.json --receipt 17 10000017 0123456789abcdef0123456789abcdef

Says what was checked, and answers 0 where all of it is right and 1 where something is wrong. Plain Python, nothing to
install. `verify.py --vectors vectors.json` checks this very script.
"""

import hashlib
import hmac
import json
import re
import sys
import unicodedata
from datetime import datetime


def sha256(data):
    return hashlib.sha256(data).hexdigest()


def pseudonym(draw_id, number, member_number, salt):
    return sha256(f"linli-draw-entry-v1\n{draw_id}\n{number}\n{member_number}\n{salt}\n".encode())


def spelled(announced):
    """The runs of ASCII letters and digits, in small letters, with a space between them."""
    plain = "".join(
        unicodedata.normalize("NFKC", c) if "\uff10" <= c <= "\uff5a" else c for c in announced
    )
    return " ".join(re.findall("[0-9A-Za-z]+", plain)).lower()


def numbers_of(secret, entries_hash, value):
    return hmac.digest(secret, f"linli-draw-v1\n{entries_hash}\n{value}\n".encode(), "sha256")


def stream(key):
    """Numbers of 64 bits that follow from a key."""
    count = 0
    while True:
        yield int.from_bytes(hmac.digest(key, str(count).encode(), "sha256")[:8], "big")
        count += 1


def below(numbers, bound):
    """One of 0 … bound - 1; what would favour some is passed over."""
    whole = 2**64 // bound * bound
    while True:
        number = next(numbers)
        if number < whole:
            return number % bound


def winners(key, entry_count, prize_count):
    numbers, left, drawn = stream(key), list(range(1, entry_count + 1)), []
    while left and len(drawn) < prize_count:
        index = below(numbers, len(left))
        drawn.append(left[index])
        left[index] = left[-1]
        left.pop()
    return drawn


def checks(proof, receipt):
    lines = proof["entries"]
    numbered = [line.split(" ")[0] for line in lines.splitlines()]
    wanted = [str(number) for number in range(1, proof["entry_count"] + 1)]
    yield "entries are numbered from 1 without gaps", numbered == wanted
    yield "the list is the one that was frozen", sha256(lines.encode()) == proof["entries_hash"]
    frozen, known = (datetime.fromisoformat(proof[name]) for name in ("frozen_at", "draws_at"))
    yield "it was frozen before the value could be known", frozen < known
    if receipt:
        number, member, salt = receipt
        line = f"{number} {pseudonym(proof['draw_id'], number, member, salt)}"
        yield "the entry of the receipt is in the list", line in lines.splitlines()
    if proof["secret"] is None:
        return
    secret = bytes.fromhex(proof["secret"])
    yield "the secret is the one that was promised", sha256(secret) == proof["commitment"]
    yield "the value is spelled as it has to be", spelled(proof["value"]) == proof["value"]
    prizes = [prize["position"] for prize in proof["prizes"] for _ in range(prize["count"])]
    key = numbers_of(secret, proof["entries_hash"], proof["value"])
    drawn = winners(key, proof["entry_count"], len(prizes))
    told = [(winner["number"], winner["position"]) for winner in proof["winners"]]
    yield "the winners are the ones that follow", told == list(zip(drawn, prizes))


def verify(path, receipt):
    with open(path, encoding="utf-8") as file:
        proof = json.load(file)
    if proof["entries"] is None:
        print("The list is not frozen yet: there is nothing to check.")
        return False
    right = True
    for what, holds in checks(proof, receipt):
        print(("ok     " if holds else "WRONG  ") + what)
        right = right and holds
    if proof["secret"] is None:
        print("It is not drawn yet: run this again then.")
    return right


def check_vectors(path):
    with open(path, encoding="utf-8") as file:
        vectors = json.load(file)
    for one in vectors["draws"]:
        assert sha256(bytes.fromhex(one["secret"])) == one["commitment"]
        lines = ""
        for entry in one["entries"]:
            made = pseudonym(one["draw_id"], entry["number"], entry["member_number"], entry["salt"])
            assert made == entry["pseudonym"]
            lines += f"{entry['number']} {made}\n"
        assert lines == one["list"] and sha256(lines.encode()) == one["entries_hash"]
    for one in vectors["draws"] + vectors["winners"]:
        key = numbers_of(bytes.fromhex(one["secret"]), one["entries_hash"], one["value"])
        assert winners(key, one["entry_count"], one["prize_count"]) == one["winners"]
    for one in vectors["numbers"]:
        numbers = stream(bytes.fromhex(one["key"]))
        assert [str(below(numbers, int(one["bound"]))) for _ in one["numbers"]] == one["numbers"]
    for one in vectors["values"]:
        assert spelled(one["announced"]) == one["value"]
    print("ok     every vector")


if __name__ == "__main__":
    arguments = sys.argv[1:]
    if len(arguments) == 2 and arguments[0] == "--vectors":
        check_vectors(arguments[1])
    elif len(arguments) in (1, 5) and (len(arguments) == 1 or arguments[1] == "--receipt"):
        sys.exit(0 if verify(arguments[0], arguments[2:]) else 1)
    else:
        sys.exit(__doc__)
