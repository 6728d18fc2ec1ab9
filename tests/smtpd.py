"""A mail server that keeps every letter as a file. Usage: smtpd.py PORT FOLDER

Readers whose address begins with a word get special treatment: `refused` is not taken, `later` not yet, and with
`stuck-before` and `stuck-after` the server falls silent before and after it has taken the letter, as when the
connection breaks."""

import asyncio
import json
import os
import sys
from email import message_from_bytes
from email.header import decode_header, make_header
from email.policy import default

from aiosmtpd.smtp import SMTP

PORT, FOLDER = int(sys.argv[1]), sys.argv[2]


def keep(name, content):
    part = os.path.join(FOLDER, name + ".part")
    with open(part, "w", encoding="utf-8") as file:
        json.dump(content, file)
    os.rename(part, os.path.join(FOLDER, name))


class Handler:
    count = 0

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("refused"):
            return "550 5.1.1 no such mailbox"
        if address.startswith("later"):
            return "451 4.3.0 come back later"
        if address.startswith("stuck-before"):
            keep("stuck-before", {})
            await asyncio.sleep(3600)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        message = message_from_bytes(envelope.content, policy=default)
        Handler.count += 1
        keep(f"{os.getpid()}-{Handler.count}.json", {
            "to": envelope.rcpt_tos,
            # The default policy of older Pythons keeps the space between two encoded words of a name.
            "from": str(make_header(decode_header(message_from_bytes(envelope.content)["From"]))),
            "name": message["To"].addresses[0].display_name,
            "subject": str(message["Subject"]),
            "body": message.get_content(),
            "message_id": str(message["Message-ID"]),
            "raw": envelope.content.decode("ascii"),
        })
        if envelope.rcpt_tos[0].startswith("stuck-after"):
            await asyncio.sleep(3600)
        return "250 OK"


async def main():
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: SMTP(Handler(), enable_SMTPUTF8=False), "127.0.0.1", PORT)
    keep("ready", {})
    await server.serve_forever()


asyncio.run(main())
