#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-2-Clause
"""One varlink call, for a test that makes it as another user: call.py SOCKET METHOD PARAMETERS. Prints the reply's message, or what keeps this
user from the socket."""
import socket
import sys

path, method, parameters = sys.argv[1:]
client = socket.socket(socket.AF_UNIX)
try:
    client.connect(path)
except OSError as error:
    sys.exit(type(error).__name__)
client.sendall(b'{"method": "' + method.encode() + b'", "parameters": ' + parameters.encode() + b"}\0")
reply = b""
while not reply.endswith(b"\0"):
    data = client.recv(65536)
    if not data:
        sys.exit("hung up")
    reply += data
print(reply[:-1].decode())
