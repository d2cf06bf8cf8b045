// SPDX-License-Identifier: BSD-2-Clause
// A kernel module for the guest preload to look at; nobody runs it.
char module_data[] __attribute__((aligned(64))) = "the module's data";
char module_space[256] __attribute__((aligned(128)));
char* module_pointer = module_data;

int module_function(int index) {
    return module_space[index] + *module_pointer;
}
