#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-2-Clause
"""A desktop's tray and notifications, for tests: owns org.kde.StatusNotifierWatcher and org.freedesktop.Notifications on the
session bus, and acts as a tray's host does. Reads commands from standard input and answers each on standard output, both as one
line of JSON: {"do": "status"} → {"ok": "Active"} or {"error": "why"}."""
import json
import os
import sys

import dbus
import dbus.service
from dbus.mainloop.glib import DBusGMainLoop
from gi.repository import GLib

WATCHER = "org.kde.StatusNotifierWatcher"
ITEM = "org.kde.StatusNotifierItem"
MENU = "com.canonical.dbusmenu"
NOTIFICATIONS = "org.freedesktop.Notifications"
PROPERTIES = "org.freedesktop.DBus.Properties"
PATIENCE = 60


class Watcher(dbus.service.Object):
    def __init__(self, bus):
        self.items = []
        self.host = True
        self.name = dbus.service.BusName(WATCHER, bus, do_not_queue=True)
        super().__init__(bus, "/StatusNotifierWatcher")
        bus.add_signal_receiver(self.owner_changed, "NameOwnerChanged", "org.freedesktop.DBus")

    def owner_changed(self, name, old, new):
        self.items = [item for item in self.items if new or item not in (name, old)]

    @dbus.service.method(WATCHER, in_signature="s", sender_keyword="sender")
    def RegisterStatusNotifierItem(self, service, sender=None):
        self.items.append(str(sender if service.startswith("/") else service))
        self.StatusNotifierItemRegistered(service)

    @dbus.service.method(WATCHER, in_signature="s")
    def RegisterStatusNotifierHost(self, service):
        self.set_host(True)

    @dbus.service.signal(WATCHER, signature="s")
    def StatusNotifierItemRegistered(self, service):
        pass

    @dbus.service.signal(WATCHER)
    def StatusNotifierHostRegistered(self):
        pass

    @dbus.service.signal(WATCHER)
    def StatusNotifierHostUnregistered(self):
        pass

    def set_host(self, there):
        self.host = there
        if there:
            self.StatusNotifierHostRegistered()
        else:
            self.StatusNotifierHostUnregistered()

    @dbus.service.method(PROPERTIES, in_signature="ss", out_signature="v")
    def Get(self, interface, name):
        return self.GetAll(interface)[name]

    @dbus.service.method(PROPERTIES, in_signature="s", out_signature="a{sv}")
    def GetAll(self, interface):
        return {
            "RegisteredStatusNotifierItems": dbus.Array(self.items, signature="s"),
            "IsStatusNotifierHostRegistered": dbus.Boolean(self.host),
            "ProtocolVersion": dbus.Int32(0),
        }


class Notifications(dbus.service.Object):
    def __init__(self, bus, capabilities):
        self.shown = []
        self.capabilities = capabilities
        self.next = 1
        self.name = dbus.service.BusName(NOTIFICATIONS, bus, do_not_queue=True)
        super().__init__(bus, "/org/freedesktop/Notifications")

    @dbus.service.method(NOTIFICATIONS, out_signature="as")
    def GetCapabilities(self):
        return dbus.Array(self.capabilities, signature="s")

    @dbus.service.method(NOTIFICATIONS, in_signature="susssasa{sv}i", out_signature="u")
    def Notify(self, application, replaces, icon, summary, body, actions, hints, timeout):
        number = int(replaces) or self.next
        self.next += 1
        self.shown = [each for each in self.shown if each["id"] != number]
        self.shown.append({
            "id": number, "application": str(application), "icon": str(icon), "summary": str(summary), "body": str(body),
            "actions": [str(action) for action in actions], "desktop-entry": str(hints.get("desktop-entry", "")),
        })
        return dbus.UInt32(number)

    @dbus.service.method(NOTIFICATIONS, in_signature="u")
    def CloseNotification(self, number):
        self.shown = [each for each in self.shown if each["id"] != number]
        self.NotificationClosed(number, dbus.UInt32(3))

    @dbus.service.method(NOTIFICATIONS, out_signature="ssss")
    def GetServerInformation(self):
        return ("test", "test", "1", "1.2")

    @dbus.service.signal(NOTIFICATIONS, signature="us")
    def ActionInvoked(self, number, action):
        pass

    @dbus.service.signal(NOTIFICATIONS, signature="us")
    def ActivationToken(self, number, token):
        pass

    @dbus.service.signal(NOTIFICATIONS, signature="uu")
    def NotificationClosed(self, number, reason):
        pass


def plain(value):
    """As JSON has it; an icon becomes its sizes and a number that differs where its pixels do."""
    if isinstance(value, dbus.Boolean):
        return bool(value)
    if isinstance(value, (dbus.Byte, int)):
        return int(value)
    if isinstance(value, str):
        return str(value)
    if isinstance(value, dbus.ByteArray):
        return hash(bytes(value))
    if isinstance(value, dict):
        return {str(key): plain(each) for key, each in value.items()}
    if isinstance(value, (list, tuple)):
        if len(value) > 64 and isinstance(value[0], dbus.Byte):
            return hash(bytes(value))
        return [plain(each) for each in value]
    return value


class Host:
    """What a tray does with the item that was registered last."""

    def __init__(self, bus, watcher):
        self.bus = bus
        self.watcher = watcher

    def call(self, path, interface, method, signature, *arguments):
        if not self.watcher.items:
            raise LookupError("no item is registered")
        return self.bus.call_blocking(self.watcher.items[-1], path, interface, method, signature, arguments, timeout=PATIENCE)

    def property(self, name):
        return plain(self.call("/StatusNotifierItem", PROPERTIES, "Get", "ss", ITEM, name))

    def activate(self):
        self.call("/StatusNotifierItem", ITEM, "Activate", "ii", 0, 0)

    def menu_call(self, method, signature, *arguments):
        path = self.property("Menu")
        return self.call(path, MENU, method, signature, *arguments)

    def children(self, parent):
        """The visible entries below it, as hosts see them when they open it."""
        self.menu_call("AboutToShow", "i", parent)
        _, (_, _, entries) = self.menu_call("GetLayout", "iias", parent, 1, dbus.Array([], signature="s"))
        found = []
        for number, properties, _ in entries:
            if properties.get("visible", True) and properties.get("type", "standard") != "separator":
                found.append({
                    "number": int(number),
                    "label": str(properties.get("label", "")).replace("__", "\0").replace("_", "").replace("\0", "_"),
                    "enabled": bool(properties.get("enabled", True)),
                    "icon": bool(properties.get("icon-name", "") or len(properties.get("icon-data", b""))),
                    "submenu": properties.get("children-display", "") == "submenu",
                })
        return found

    def find(self, words):
        number, entry = 0, None
        for word in words:
            entries = self.children(number)
            fitting = [each for each in entries if each["label"] == word or each["label"].startswith(word + " –")]
            if not fitting:
                raise LookupError(f"{word} is not among {[each['label'] for each in entries]}")
            entry = fitting[0]
            number = entry["number"]
        return number, entry

    def menu(self, words):
        return self.children(self.find(words)[0])

    def click(self, words):
        number, entry = self.find(words)
        if not entry["enabled"]:
            raise LookupError(f"{words} is disabled")
        self.menu_call("Event", "isvu", number, "clicked", dbus.Int32(0), dbus.UInt32(0))


class Desktop:
    def __init__(self, bus, options):
        self.watcher = None
        self.bus = bus
        self.capabilities = ["actions", "body"] + (["body-markup"] if "--markup" in options else [])
        self.notifications = None if "--silent" in options else Notifications(bus, self.capabilities)
        if "--bare" not in options:
            self.watcher = Watcher(bus)
            self.watcher.host = "--no-host" not in options
            self.host = Host(bus, self.watcher)

    def act(self, command):
        what = command["do"]
        if what == "items":
            return list(self.watcher.items)
        if what == "host":
            return self.watcher.set_host(command["there"])
        if what == "property":
            return self.host.property(command["name"])
        if what == "activate":
            return self.host.activate()
        if what == "menu":
            return self.host.menu(command["path"])
        if what == "click":
            return self.host.click(command["path"])
        if what == "notifications":
            return self.notifications.shown
        if what == "invoke":
            if "token" in command:
                self.notifications.ActivationToken(command["id"], command["token"])
            return self.notifications.ActionInvoked(command["id"], command["action"])
        raise LookupError(f"no such command: {what}")


def answer(desktop, loop):
    line = sys.stdin.readline()
    if not line:
        loop.quit()
        return False
    try:
        reply = {"ok": desktop.act(json.loads(line))}
    except (LookupError, dbus.DBusException) as error:
        reply = {"error": str(error)}
    print(json.dumps(reply), flush=True)
    return True


def main():
    DBusGMainLoop(set_as_default=True)
    loop = GLib.MainLoop()
    desktop = Desktop(dbus.SessionBus(), sys.argv[1:])
    # Not buffered: the loop would not see lines that were read along with another.
    sys.stdin = os.fdopen(0, "r", buffering=1)
    GLib.io_add_watch(0, GLib.PRIORITY_DEFAULT, GLib.IO_IN | GLib.IO_HUP, lambda *_: answer(desktop, loop))
    print(json.dumps({"ok": "ready"}), flush=True)
    loop.run()


main()
