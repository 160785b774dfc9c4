#!/usr/bin/env python3
"""Counts a vote of Linli again from what is published of it: a second implementation that shares no line with the server.

    python3 verify.py vote.json register.json ballots.json tally.json
    python3 verify.py vote.json register.json ballots.json tally.json --receipt 7K3M-Q9TZ-2WXC-8HRF-4PLV-6NDB-AJSE

The files are the answers of GET /votes/7, /votes/7/register, /votes/7/ballots and /votes/7/tally; of the lists all pages, as
one `{"items": [...]}`. Says what was checked, and answers 0 where all of it is right and 1 where something is wrong. Plain
Python, nothing to install.
"""

import hashlib
import json
import sys
from datetime import datetime, timezone
from fractions import Fraction

MAJORITY = {"more_than_half": Fraction(1, 2), "two_thirds": Fraction(2, 3), "three_quarters": Fraction(3, 4)}
EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)


def field(data):
    return len(data).to_bytes(8, "big") + data


def hashed(parts, before=b""):
    """SHA-256 of fields: texts as UTF-8, whole numbers in 64 bits, each with its length before it."""
    made = b"".join(
        field(part.encode() if isinstance(part, str) else part.to_bytes(8, "big", signed=True)) for part in parts
    )
    return hashlib.sha256(before + made).hexdigest()


def micros(text):
    since = datetime.fromisoformat(text.replace("Z", "+00:00")) - EPOCH
    return (since.days * 86_400 + since.seconds) * 1_000_000 + since.microseconds


def content(vote):
    parts = ["linli-vote-v1", vote["id"], vote["project"]["id"], (vote["building"] or {"id": 0})["id"]]
    parts += [vote["title"], vote["markdown"], vote["basis"], vote["weight"], int(vote["secret"])]
    parts += [vote["conflict_rule"], vote["quorum"]["numerator"], vote["quorum"]["denominator"]]
    parts += [vote["proxy_units_max"], micros(vote["opens_at"]), micros(vote["closes_at"])]
    for question in vote["questions"]:
        parts += [question["text"], question["majority"], len(question["options"])]
        for option in question["options"]:
            parts += [option["kind"], option["text"]]
    return hashed(parts)


def register(vote, homes):
    parts = ["linli-vote-register-v1", vote["id"]]
    for home in homes:
        parts += [home["number"], home["label"], home["area_dm2"] or 0, home["owner_count"]]
    return hashed(parts)


def urn(vote, ballots):
    parts = ["linli-vote-ballots-v1", vote["id"]]
    for ballot in ballots:
        parts += [ballot["receipt_hash"], " ".join(map(str, ballot["choices"]))]
        parts += [ballot["area_dm2"] or 0, ballot["unit_number"] or 0]
    return hashed(parts)


def steps(vote):
    """Whether each step is chained to the one before."""
    head, right = b"", True
    for number, step in enumerate(vote["steps"], start=1):
        by = step["by"]["id"] if step["by"] else 0
        parts = ["linli-vote-step-v1", vote["id"], number, step["kind"], step["detail"], by, micros(step["acted_at"])]
        right = right and step["number"] == number and step["hash"] == hashed(parts, head)
        head = bytes.fromhex(step["hash"])
    return right


def share(vote, some):
    """What is counted of homes or ballots: their number, their floor area, or both."""
    both = {"per_unit": len(some), "by_floor_area": sum(one["area_dm2"] or 0 for one in some)}
    return list(both.values()) if vote["weight"] == "both" else [both[vote["weight"]]]


def outcome(vote, homes, ballots, index):
    """What follows for a question, and the place of the answer that it is."""
    question = vote["questions"][index]
    whole, part = share(vote, homes), share(vote, ballots)
    quorum = Fraction(vote["quorum"]["numerator"], vote["quorum"]["denominator"])
    own = any(option["kind"] == "other" for option in question["options"])
    if any(some < quorum * every for some, every in zip(part, whole)):
        return "no_quorum", None
    for option in question["options"]:
        those = [ballot for ballot in ballots if ballot["choices"][index] == option["position"]]
        limit = MAJORITY[question["majority"]]
        strict = question["majority"] == "more_than_half"
        enough = all(
            some > limit * every if strict else some >= limit * every for some, every in zip(share(vote, those), part)
        )
        if option["kind"] == ("other" if own else "for") and those and enough:
            return ("chosen" if own else "passed"), option["position"]
    return ("none_chosen" if own else "rejected"), None


def checks(vote, homes, ballots, tally, code):
    yield "what is voted on is what was published", content(vote) == vote["content_hash"]
    yield "the register is the one that was frozen", register(vote, homes) == vote["register_hash"]
    yield "homes are numbered from 1 without gaps", [home["number"] for home in homes] == list(range(1, vote["unit_count"] + 1))
    yield "the ballots are those that were counted", urn(vote, ballots) == vote["ballots_hash"] == tally["ballots_hash"]
    yield "there is a ballot for each home that has voted", len(ballots) == vote["voted_count"]
    yield "no receipt is there twice", len({ballot["receipt_hash"] for ballot in ballots}) == len(ballots)
    kinds = [step["detail"] for step in vote["steps"]]
    said = [f"{vote['content_hash']} {vote['register_hash']}", vote["ballots_hash"]]
    yield "what became of it is chained, and says these hashes", kinds == said and steps(vote)
    if not vote["secret"]:
        areas = {home["number"]: home["area_dm2"] for home in homes}
        fits = all(ballot["area_dm2"] in (None, areas.get(ballot["unit_number"])) for ballot in ballots)
        alone = len({ballot["unit_number"] for ballot in ballots}) == len(ballots)
        yield "each home has one ballot, of its own floor area", fits and alone
    for index, question in enumerate(tally["questions"]):
        options = vote["questions"][index]["options"]
        counted = [sum(ballot["choices"][index] == option["position"] for ballot in ballots) for option in options]
        told = [answer["unit_count"] for answer in question["answers"]]
        yield f"question {index + 1} was counted right", counted == told
        follows = outcome(vote, homes, ballots, index) == (question["outcome"], question["chosen"])
        yield f"question {index + 1} came out as follows from that", follows
    if code:
        letters = code.replace("-", "").replace(" ", "").upper()
        own = hashed(["linli-vote-receipt-v1", vote["id"], letters])
        found = [ballot for ballot in ballots if ballot["receipt_hash"] == own]
        yield "the ballot of the receipt is among them", len(found) == 1
        for ballot in found:
            print(f"        it says: {ballot['choices']}")


def read(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def main(paths, code):
    vote, homes, ballots, tally = (read(path) for path in paths)
    right = True
    for what, holds in checks(vote, homes["items"], ballots["items"], tally, code):
        print(("ok      " if holds else "WRONG   ") + what)
        right = right and holds
    return right


if __name__ == "__main__":
    given = sys.argv[1:]
    if len(given) == 6 and given[4] == "--receipt":
        sys.exit(0 if main(given[:4], given[5]) else 1)
    if len(given) == 4:
        sys.exit(0 if main(given, None) else 1)
    sys.exit(__doc__)
