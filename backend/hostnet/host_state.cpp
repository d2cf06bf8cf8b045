// SPDX-License-Identifier: BSD-2-Clause
#include "backend/hostnet/host_state.h"

#include <algorithm>
#include <iterator>

namespace apiary::hostnet {

const Link* HostState::find(std::string_view name) const {
    const auto found = std::ranges::find(links, name, &Link::name);
    return found == links.end() ? nullptr : &*found;
}

std::vector<Route> HostState::default_routes() const {
    std::vector<Route> found;
    std::ranges::copy_if(routes, std::back_inserter(found),
                         [](const Route& route) { return route.is_default() && route.table == kMainTable; });
    std::ranges::stable_sort(found, {}, &Route::metric);
    return found;
}

std::vector<Address> HostState::addresses_of(std::string_view link) const {
    std::vector<Address> found;
    std::ranges::copy_if(addresses, std::back_inserter(found),
                         [&](const Address& address) { return address.link == link; });
    return found;
}

}  // namespace apiary::hostnet
