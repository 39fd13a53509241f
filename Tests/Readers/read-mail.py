"""Reads a mail file and prints its headers and body as JSON, for the tests."""
import email
import email.policy
import json
import sys

with open(sys.argv[1], "rb") as file:
    bytes_ = file.read()
message = email.message_from_bytes(bytes_, policy=email.policy.default)
result = {name.lower(): str(value) for name, value in message.items()}
result["body"] = message.get_content().replace("\r\n", "\n")
result["defects"] = [str(defect) for defect in message.defects]
result["longest"] = str(max(len(line) for line in bytes_.split(b"\r\n")))
json.dump(result, sys.stdout, ensure_ascii=False, sort_keys=True, default=str)
