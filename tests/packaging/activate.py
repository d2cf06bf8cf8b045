#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-2-Clause
"""activate.py ROOT LOG: starts apiaryd in the Debian system below ROOT as its socket unit and its service unit say, with the protocol
of socket activation (sd_listen_fds(3)), for a root in which no systemd runs. Prints the service's process id when clients can connect;
what the service says goes to LOG."""
import configparser
import grp
import os
import pwd
import shlex
import socket
import sys


def unit(name):
    parser = configparser.ConfigParser(strict=False, interpolation=None, comment_prefixes=("#", ";"))
    parser.optionxform = str
    with open(f"/usr/lib/systemd/system/{name}", encoding="utf-8") as file:
        parser.read_file(file)
    return parser


def listen(settings):
    path = settings["ListenStream"]
    if os.path.exists(path):
        os.unlink(path)
    listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    os.umask(0o777 & ~int(settings["SocketMode"], 8))
    listener.bind(path)
    os.umask(0o022)
    os.chown(path, pwd.getpwnam(settings["SocketUser"]).pw_uid, grp.getgrnam(settings["SocketGroup"]).gr_gid)
    listener.listen()
    return listener


def main():
    log = os.open(sys.argv[2], os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    os.chroot(sys.argv[1])
    os.chdir("/")
    listener = listen(unit("apiaryd.socket")["Socket"])
    command = shlex.split(unit("apiaryd.service")["Service"]["ExecStart"])
    child = os.fork()
    if child > 0:
        print(child)
        return
    os.setsid()
    os.dup2(os.open("/dev/null", os.O_RDONLY), 0)
    os.dup2(log, 1)
    os.dup2(log, 2)
    os.dup2(listener.fileno(), 3, inheritable=True)
    os.closerange(4, 256)
    os.execve(command[0], command, {"PATH": "/usr/sbin:/usr/bin", "LISTEN_PID": str(os.getpid()), "LISTEN_FDS": "1"})


main()
