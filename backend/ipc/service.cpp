// SPDX-License-Identifier: BSD-2-Clause
#include "backend/ipc/service.h"

#include <utility>

#include "backend/base/check.h"

namespace apiary::ipc {
namespace {

constexpr std::string_view kServiceName = "org.varlink.service";
constexpr std::string_view kServiceDescription = R"(# What every varlink service tells about itself.
interface org.varlink.service

# Who made the service, and the names of the interfaces that it has.
method GetInfo() -> (
  vendor: string,
  product: string,
  version: string,
  url: string,
  interfaces: []string
)

# The description of one interface, in varlink's own language.
method GetInterfaceDescription(interface: string) -> (description: string)

# The service has no interface of this name.
error InterfaceNotFound (interface: string)

# The interface has no method of this name.
error MethodNotFound (method: string)

# The interface has the method, but this service does not.
error MethodNotImplemented (method: string)

# A parameter is missing, or not what the method takes.
error InvalidParameter (parameter: string)

# The caller may not do this.
error PermissionDenied ()

# The method has more than one reply, and the caller did not ask for `more`.
error ExpectedMore ()
)";

std::string_view interface_of(std::string_view method) {
    return method.substr(0, std::min(method.rfind('.'), method.size()));
}

bool is_blank(char c) {
    return c == ' ' || c == '\t';
}

std::string_view without_blanks(std::string_view text) {
    while (!text.empty() && is_blank(text.front())) {
        text.remove_prefix(1);
    }
    return text;
}

/// Whether a line of `description` declares method `name`.
bool describes(std::string_view description, std::string_view name) {
    while (!description.empty()) {
        std::string_view line = without_blanks(description.substr(0, description.find('\n')));
        description.remove_prefix(std::min(description.find('\n'), description.size() - 1) + 1);
        if (!line.starts_with("method ")) {
            continue;
        }
        line = without_blanks(line.substr(std::string_view("method").size()));
        if (line.starts_with(name) && without_blanks(line.substr(name.size())).starts_with('(')) {
            return true;
        }
    }
    return false;
}

asio::awaitable<void> interface_not_found(std::shared_ptr<Call> call) {
    const Json parameters = {{"interface", interface_of(call->method())}};
    (void)co_await call->fail(standard_error::interface_not_found, parameters);
}

asio::awaitable<void> method_not_found(std::shared_ptr<Call> call) {
    const Json parameters = {{"method", call->method()}};
    (void)co_await call->fail(standard_error::method_not_found, parameters);
}

asio::awaitable<void> method_not_implemented(std::shared_ptr<Call> call) {
    const Json parameters = {{"method", call->method()}};
    (void)co_await call->fail(standard_error::method_not_implemented, parameters);
}

}  // namespace

Service::Service(Identity identity) : identity_(std::move(identity)) {
    add_interface(std::string(kServiceName), std::string(kServiceDescription));
    handle("org.varlink.service.GetInfo", [this](std::shared_ptr<Call> call) { return get_info(std::move(call)); });
    handle("org.varlink.service.GetInterfaceDescription",
           [this](std::shared_ptr<Call> call) { return get_interface_description(std::move(call)); });
}

void Service::add_interface(std::string name, std::string description) {
    check(interfaces_.emplace(std::move(name), std::move(description)).second, "an interface is added once");
}

void Service::handle(std::string method, Handler handler) {
    check(interfaces_.contains(interface_of(method)), "a method's interface is added before it");
    check(handlers_.emplace(std::move(method), std::move(handler)).second, "a method has one handler");
}

const Handler& Service::handler_of(std::string_view method) const {
    static const Handler kInterfaceNotFound = interface_not_found;
    static const Handler kMethodNotFound = method_not_found;
    static const Handler kMethodNotImplemented = method_not_implemented;
    if (const auto handler = handlers_.find(method); handler != handlers_.end()) {
        return handler->second;
    }
    const std::string_view name = interface_of(method);
    const auto interface = interfaces_.find(name);
    if (interface == interfaces_.end()) {
        return kInterfaceNotFound;
    }
    const bool is_described =
        name.size() + 1 < method.size() && describes(interface->second, method.substr(name.size() + 1));
    return is_described ? kMethodNotImplemented : kMethodNotFound;
}

asio::awaitable<void> Service::get_info(std::shared_ptr<Call> call) const {
    Json names = Json::array();
    for (const auto& [name, description] : interfaces_) {
        names.push_back(name);
    }
    const Json info = {{"vendor", identity_.vendor},
                       {"product", identity_.product},
                       {"version", identity_.version},
                       {"url", identity_.url},
                       {"interfaces", std::move(names)}};
    (void)co_await call->reply(info);
}

asio::awaitable<void> Service::get_interface_description(std::shared_ptr<Call> call) const {
    const auto name = call->parameters().find("interface");
    if (name == call->parameters().end() || !name->is_string()) {
        const Json parameters = {{"parameter", "interface"}};
        (void)co_await call->fail(standard_error::invalid_parameter, parameters);
        co_return;
    }
    const auto found = interfaces_.find(name->get_ref<const std::string&>());
    if (found == interfaces_.end()) {
        const Json parameters = {{"interface", *name}};
        (void)co_await call->fail(standard_error::interface_not_found, parameters);
        co_return;
    }
    const Json parameters = {{"description", found->second}};
    (void)co_await call->reply(parameters);
}

}  // namespace apiary::ipc
