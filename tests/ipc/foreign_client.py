#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-2-Clause
# Talks to the test server at the socket that is the argument with Debian's python3-varlink, and exits with 0 when all is right.
import os
import sys

try:
    import varlink
except ImportError:
    sys.exit(77)


def main(path):
    with varlink.Client("unix:" + path) as client:
        assert sorted(client.get_interfaces()) == ["io.apiary.Test", "org.varlink.service"], client.info
        assert client.info["product"] == "Product"
        with client.open("io.apiary.Test") as test:
            assert test.Echo({"a": [1, "\u00fc"]}) == {"value": {"a": [1, "\u00fc"]}}
            assert [reply["number"] for reply in test.Count(4, _more=True)] == [1, 2, 3, 4]
            who = test.WhoAmI()
            assert (who["uid"], who["pid"]) == (os.geteuid(), os.getpid()), who
            expect_error(test.Break, "io.apiary.Test.Broken", {"why": "so"})
            expect_error(test.Missing, "org.varlink.service.MethodNotImplemented", {"method": "io.apiary.Test.Missing"})
            expect_error(lambda: test.Count(4), "org.varlink.service.ExpectedMore", {})
            assert test.Echo(None, _oneway=True) is None
            assert test.Echo({}) == {"value": {}}
        try:
            client.open("io.apiary.None")
            raise AssertionError("an interface that is not there")
        except varlink.VarlinkError as error:
            assert error.error() == "org.varlink.service.InterfaceNotFound", error


def expect_error(call, name, parameters):
    try:
        call()
    except varlink.VarlinkError as error:
        assert error.error() == name, error
        assert error.parameters() == parameters, error
    else:
        raise AssertionError(name + " did not come")


main(sys.argv[1])
