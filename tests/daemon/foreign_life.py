#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-2-Clause
"""The whole life of a guest, driven by Debian's python3-varlink, which knows nothing of Apiary but what it is told by introspection.

foreign_life.py SOCKET KERNEL INITRD"""
import json
import socket
import sys
import threading

import varlink

path, kernel, initrd = sys.argv[1:]
address = "unix:" + path


def check(condition, what):
    if not condition:
        sys.exit("foreign_life.py: " + what)


def error_of(function, *arguments, **named):
    try:
        function(*arguments, **named)
    except varlink.VarlinkError as error:
        return error
    sys.exit("foreign_life.py: no error")


# Introspection.
client = varlink.Client.new_with_address(address)
names = client.get_interfaces()
for name in ("io.apiary.Host", "io.apiary.Guests", "io.apiary.Console", "io.apiary.Tasks", "org.varlink.service"):
    check(name in names, name + " is not told of")
check("io.apiary.Monitor" not in names, "what is between helper and monitor is told of")
guests = client.open("io.apiary.Guests")
host = client.open("io.apiary.Host")
facts = host.GetFacts()["facts"]
check(facts["session"] and facts["cpus"] > 0 and any(engine["available"] for engine in facts["engines"]), "the facts make no sense")
for right in host.GetRights()["rights"]:
    check(right["own"], right["method"] + " is not allowed")

# Watching, from before the guest is there.
states = []
changed = threading.Condition()


def watch():
    try:
        for event in varlink.Client.new_with_address(address).open("io.apiary.Guests").Watch(_more=True):
            with changed:
                states.append((event["kind"], (event.get("guest") or {}).get("state")))
                changed.notify()
    except (ConnectionError, StopIteration, RuntimeError):
        pass


def wait_for(state):
    with changed:
        check(changed.wait_for(lambda: state in states, timeout=300), f"{state} was not told of: {states}")


threading.Thread(target=watch, daemon=True).start()
wait_for(("ready", None))

# Creation, and what is refused with a reason.
definition = {"kernel": kernel, "initrd": initrd, "append": "console=ttyS0", "memory": 256 << 20,
              "networks": [{"kind": "user"}]}
check(guests.Create("foreign", definition)["guest"]["state"] == "stopped", "it is not stopped")
wait_for(("added", "stopped"))
error = error_of(guests.Create, "../x", definition)
check(error.error() == "io.apiary.Guests.InvalidName" and error.parameters()["cause"], "a bad name has no reason")
error = error_of(guests.Create, "other", {"kernel": kernel, "cpus": 0})
check(error.parameters()["field"] == "cpus" and error.parameters()["remedy"], "a bad value is not named")
error = error_of(guests.Start, "nobody")
check(error.error() == "io.apiary.Guests.NoSuchGuest", "somebody is there")

# A run, with a command in the guest.
guests.Start("foreign")
wait_for(("changed", "running"))
console = socket.socket(socket.AF_UNIX)
console.settimeout(300)
console.connect(path)
call = {"method": "io.apiary.Console.Attach", "parameters": {"name": "foreign", "access": "free"}, "upgrade": True}
console.sendall(json.dumps(call).encode() + b"\0")
seen = b""


def read_until(wanted):
    global seen
    while wanted not in seen:
        data = console.recv(65536)
        check(data, f"the console ended before {wanted}: {seen[-500:]}")
        seen += data
    before, _, seen = seen.partition(wanted)
    return before


reply = json.loads(read_until(b"\0"))
check(reply["parameters"]["writer"], "this is not the one that writes")
read_until(b"~# ")
console.sendall(b"echo $((6 * 7)) is the answer\n")
read_until(b"42 is the answer")
statistics = guests.GetStatistics("foreign")["statistics"]
check(statistics["vcpus"][0]["cpu_time"] > 0 and statistics["memory"] == 256 << 20, "the figures make no sense")

# Its end.
check(guests.Stop("foreign", grace=240)["guest"]["last_end"]["reason"] == "powered_off", "it did not power off")
wait_for(("changed", "stopped"))
while console.recv(65536):
    pass
trash = guests.Delete("foreign")["id"]
wait_for(("removed", "stopped"))
check([entry["id"] for entry in guests.ListTrash()["entries"]] == [trash], "it is not in the trash")
guests.Purge(trash)
check(guests.List()["guests"] == [] and guests.ListTrash()["entries"] == [], "something is left")
print("done")
