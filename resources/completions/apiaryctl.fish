# SPDX-License-Identifier: BSD-2-Clause
# Completion of apiaryctl(1) for fish 3.4 and later.

# The words before the cursor that are no options and no values of options: the verb, and what follows it.
function __apiaryctl_words
    set -l words
    set -l is_value no
    for word in (commandline -opc)[2..]
        if test $is_value = yes
            set is_value no
            continue
        end
        switch $word
            case --console
                test "$words[1]" = run; and set is_value yes
            case --tap
                test "$words[1]" = network; and set is_value yes
            case --socket --kernel --initrd --append --kenv --module --engine --cpus --memory --com2 --com3 --com4 --virtio --disk --share \
                    --net --debug-exit --description --tag --restart --autostart --autostart-order --stop-grace --unset --escape --soft --timeout \
                    --grace --interval --cpu --name --dmesg -n --lines --bridge --vlan --subnet --dhcp --guest --for --user --root --without
                set is_value yes
            case '-*'
            case '*'
                set -a words $word
        end
    end
    test -n "$words"; and printf '%s\n' $words
end

# The options before the cursor that say which helper is to be asked.
function __apiaryctl_helper
    set -l words (commandline -opc)
    for i in (seq (count $words))
        switch $words[$i]
            case --system --session '--socket=*'
                printf '%s\n' $words[$i]
            case --socket
                set -q words[(math $i + 1)]; and printf '%s\n' --socket (string replace -r '^~/' $HOME/ -- $words[(math $i + 1)])
        end
    end
end

function __apiaryctl_no_verb
    test (count (__apiaryctl_words)) -eq 0
end

# Whether the verb is one of these.
function __apiaryctl_verb
    set -l words (__apiaryctl_words)
    set -q words[1]; and contains -- $words[1] $argv
end

# Whether the verb is one of these, with nothing after it.
function __apiaryctl_first
    test (count (__apiaryctl_words)) -eq 1; and __apiaryctl_verb $argv
end

# What can run a guest on this system.
function __apiaryctl_engines
    switch (uname)
        case FreeBSD
            printf '%s\n' bhyve soft vmm
        case '*'
            printf '%s\n' kvm soft vmm
    end
end

# The lines that apiaryctl prints when it is called with these arguments, less what is on the command line already.
function __apiaryctl_asked
    set -l words (__apiaryctl_words)
    set -l program (string replace -r '^~/' $HOME/ -- (commandline -opc)[1])
    for line in (command $program (__apiaryctl_helper) $argv 2>/dev/null </dev/null)
        contains -- $line $words[2..]; or printf '%s\n' $line
    end
end

# Whether the verb is $argv[1] with one of the others after it, or with none where none are given.
function __apiaryctl_after
    set -l words (__apiaryctl_words)
    test "$words[1]" = $argv[1]; or return
    if set -q argv[2]
        set -q words[2]; and contains -- $words[2] $argv[2..]
    else
        not set -q words[2]
    end
end

function __apiaryctl_network
    __apiaryctl_after network $argv
end

function __apiaryctl_setup
    __apiaryctl_after setup $argv
end

complete -c apiaryctl -f

# Verbs
complete -c apiaryctl -n __apiaryctl_no_verb -a run -d 'Start a throw-away guest on this terminal'
complete -c apiaryctl -n __apiaryctl_no_verb -a list -d 'List guests'
complete -c apiaryctl -n __apiaryctl_no_verb -a show -d 'Show everything about a guest'
complete -c apiaryctl -n __apiaryctl_no_verb -a create -d 'Make a guest'
complete -c apiaryctl -n __apiaryctl_no_verb -a clone -d 'Make a guest like another'
complete -c apiaryctl -n __apiaryctl_no_verb -a set -d 'Change a guest'
complete -c apiaryctl -n __apiaryctl_no_verb -a start -d 'Start guests'
complete -c apiaryctl -n __apiaryctl_no_verb -a stop -d 'Have guests power off'
complete -c apiaryctl -n __apiaryctl_no_verb -a pause -d 'Hold guests as they are'
complete -c apiaryctl -n __apiaryctl_no_verb -a resume -d 'Let guests go on'
complete -c apiaryctl -n __apiaryctl_no_verb -a reset -d 'Press the reset button'
complete -c apiaryctl -n __apiaryctl_no_verb -a kill -d 'Pull the plug'
complete -c apiaryctl -n __apiaryctl_no_verb -a power-button -d 'Press the power button'
complete -c apiaryctl -n __apiaryctl_no_verb -a console -d 'Connect to the console of a guest'
complete -c apiaryctl -n __apiaryctl_no_verb -a logs -d 'Show the log of a console'
complete -c apiaryctl -n __apiaryctl_no_verb -a stats -d 'Show what a guest has done'
complete -c apiaryctl -n __apiaryctl_no_verb -a registers -d 'Show the registers of the CPUs'
complete -c apiaryctl -n __apiaryctl_no_verb -a engine -d 'Show or change what runs the code of a guest'
complete -c apiaryctl -n __apiaryctl_no_verb -a delete -d 'Move guests to the trash'
complete -c apiaryctl -n __apiaryctl_no_verb -a trash -d 'List the trash'
complete -c apiaryctl -n __apiaryctl_no_verb -a undelete -d 'Bring a guest back'
complete -c apiaryctl -n __apiaryctl_no_verb -a purge -d 'Delete from the trash for ever'
complete -c apiaryctl -n __apiaryctl_no_verb -a events -d 'Follow changes of guests'
complete -c apiaryctl -n __apiaryctl_no_verb -a tasks -d 'List what is under way'
complete -c apiaryctl -n __apiaryctl_no_verb -a cancel -d 'Cancel tasks'
complete -c apiaryctl -n __apiaryctl_no_verb -a rights -d 'Show who may do what'
complete -c apiaryctl -n __apiaryctl_no_verb -a host -d 'Show what the host offers'
complete -c apiaryctl -n __apiaryctl_no_verb -a version -d 'Show versions'
complete -c apiaryctl -n __apiaryctl_no_verb -a check -d 'Tell what a machine can run'
complete -c apiaryctl -n __apiaryctl_no_verb -a explain -d 'Tell what messages mean'
complete -c apiaryctl -n __apiaryctl_no_verb -a network -d "This host's network for guests"
complete -c apiaryctl -n __apiaryctl_no_verb -a setup -d 'What this host lacks for guests'
complete -c apiaryctl -n __apiaryctl_setup -a show -d 'Show what guests need of this host'
complete -c apiaryctl -n __apiaryctl_setup -a plan -d 'Show every change that it would take'
complete -c apiaryctl -n __apiaryctl_setup -a apply -d 'Set this host up'
complete -c apiaryctl -n __apiaryctl_setup -a undo -d 'Take back what was set up'
complete -c apiaryctl -n __apiaryctl_network -a show -d 'Show interfaces and networks'
complete -c apiaryctl -n __apiaryctl_network -a plan -d 'Show what a network would change'
complete -c apiaryctl -n __apiaryctl_network -a apply -d 'Make a network'
complete -c apiaryctl -n __apiaryctl_network -a undo -d 'Put back what was there'
complete -c apiaryctl -n __apiaryctl_network -a test -d 'Follow the way of a guest'

# Names
complete -c apiaryctl -n '__apiaryctl_verb list show start stop pause resume reset kill power-button delete events' -k \
    -a '(__apiaryctl_asked list --names)' -d Guest
complete -c apiaryctl -n '__apiaryctl_first clone set console logs stats registers engine' -k -a '(__apiaryctl_asked list --names)' -d Guest
complete -c apiaryctl -n '__apiaryctl_verb engine; and test (count (__apiaryctl_words)) -eq 2' -a 'kvm soft vmm' -d Engine
complete -c apiaryctl -n '__apiaryctl_first undelete' -k -a '(__apiaryctl_asked trash --names)' -d 'In the trash'
complete -c apiaryctl -n '__apiaryctl_verb purge' -k -a '(__apiaryctl_asked trash --names)' -d 'In the trash'

# Options of all verbs
complete -c apiaryctl -s h -l help -d 'Print the options'
complete -c apiaryctl -n __apiaryctl_no_verb -l version -d 'Print the version'
complete -c apiaryctl -n 'not __apiaryctl_verb run' -l json -d 'Print JSON'
complete -c apiaryctl -n 'not __apiaryctl_verb run' -l system -d 'Ask the helper of the whole system'
complete -c apiaryctl -n 'not __apiaryctl_verb run' -l session -d "Ask the user's own helper"
complete -c apiaryctl -n 'not __apiaryctl_verb run' -l socket -rF -d 'Ask the helper of this socket'

# Options of a machine
set -l machine '__apiaryctl_verb run create set'
complete -c apiaryctl -n $machine -l kernel -rF -d 'File to boot'
complete -c apiaryctl -n $machine -l initrd -rF -d 'Initial RAM disk'
complete -c apiaryctl -n $machine -l append -x -d 'Command line for the kernel'
complete -c apiaryctl -n $machine -l kenv -x -d 'Variable for a FreeBSD kernel'
complete -c apiaryctl -n $machine -l module -rF -d 'Module for a FreeBSD kernel'
complete -c apiaryctl -n $machine -l engine -x -a "auto (__apiaryctl_engines)" -d "What runs the guest's code"
complete -c apiaryctl -n $machine -l cpus -x -d 'Virtual CPUs'
complete -c apiaryctl -n $machine -l memory -x -d 'Memory with its unit'
complete -c apiaryctl -n $machine -l com2 -rF -a none -d 'File of the second serial port'
complete -c apiaryctl -n $machine -l com3 -rF -a none -d 'File of the third serial port'
complete -c apiaryctl -n $machine -l com4 -rF -a none -d 'File of the fourth serial port'
complete -c apiaryctl -n $machine -l bvm-console -d "The console is bhyve's"
complete -c apiaryctl -n $machine -l virtio-console -d 'The console is a virtio console'
complete -c apiaryctl -n $machine -l virtio -x -a 'transitional legacy modern' -d 'Interface of the virtio devices'
complete -c apiaryctl -n $machine -l disk -rF -d 'Raw disk image or disk device'
complete -c apiaryctl -n $machine -l share -x -a '(__fish_complete_directories)' -d 'Folder that the guest can mount'
complete -c apiaryctl -n $machine -l net -x -a 'user tap= none' -d 'Network card'
complete -c apiaryctl -n $machine -l debug-exit -x -d 'I/O port that ends the guest'
complete -c apiaryctl -n $machine -l no-reboot -d 'A reset ends the guest'

# Options of a guest
set -l guest '__apiaryctl_verb create set'
complete -c apiaryctl -n $guest -l description -x -d 'What the guest is for'
complete -c apiaryctl -n $guest -l tag -x -d 'Word to know it by'
complete -c apiaryctl -n $guest -l restart -x -a 'never on-crash always' -d 'When it is started again'
complete -c apiaryctl -n $guest -l autostart -x -a 'yes no' -d 'Start it with the helper'
complete -c apiaryctl -n $guest -l autostart-order -x -d 'Lower numbers are started first'
complete -c apiaryctl -n $guest -l stop-grace -x -d 'How long it is given to power off'

# Options of one verb
complete -c apiaryctl -n '__apiaryctl_verb run' -l console -x -a 'stdio none' -d 'Where the console leads'
complete -c apiaryctl -n '__apiaryctl_verb run' -l soft -x -a 'interpreter translator' -d 'How the software CPU executes code'
complete -c apiaryctl -n '__apiaryctl_verb run' -l timeout -x -d 'End the guest after this time'
complete -c apiaryctl -n '__apiaryctl_verb run' -l dump-registers -d 'Print the registers at the end'
complete -c apiaryctl -n '__apiaryctl_verb run console' -l escape -x -a none -d 'Key that opens the menu'
complete -c apiaryctl -n '__apiaryctl_verb list trash' -l names -d 'Print names alone'
complete -c apiaryctl -n '__apiaryctl_verb create' -l start -d 'Start it too'
complete -c apiaryctl -n '__apiaryctl_verb set' -l unset -x -d 'Make a field absent' \
    -a 'description tags initrd append kenv modules engine cpus memory console serial_ports serial_files virtio disks networks shares debug_exit
        reset_ends restart autostart autostart_order stop_grace'
complete -c apiaryctl -n '__apiaryctl_verb start' -l console -d 'Connect to its console'
complete -c apiaryctl -n '__apiaryctl_verb stop' -l all -d 'All guests that run'
complete -c apiaryctl -n '__apiaryctl_verb stop' -l grace -x -d 'How long it is given'
complete -c apiaryctl -n '__apiaryctl_verb stop' -l kill -d 'Kill it then'
complete -c apiaryctl -n '__apiaryctl_verb console' -l take -d 'Write to it in place of others'
complete -c apiaryctl -n '__apiaryctl_verb console' -l watch -d 'Do not write to it'
complete -c apiaryctl -n '__apiaryctl_verb console' -l no-replay -d 'From now on only'
complete -c apiaryctl -n '__apiaryctl_verb logs stats tasks' -s f -l follow -d 'Go on'
complete -c apiaryctl -n '__apiaryctl_verb logs' -s n -l lines -x -d 'The last ones only'
complete -c apiaryctl -n '__apiaryctl_verb stats' -l interval -x -d 'How far apart'
complete -c apiaryctl -n '__apiaryctl_verb registers' -l cpu -x -d 'Of one CPU'
complete -c apiaryctl -n '__apiaryctl_verb undelete' -l name -x -d 'Another name'
complete -c apiaryctl -n '__apiaryctl_verb purge' -l all -d 'Everything in the trash'
complete -c apiaryctl -n '__apiaryctl_verb purge' -l yes -d 'Do not ask'
complete -c apiaryctl -n '__apiaryctl_verb check' -l dmesg -rF -d 'Of another machine'
complete -c apiaryctl -n '__apiaryctl_verb check' -l report -d 'For a bug report'
complete -c apiaryctl -n '__apiaryctl_verb check' -s v -l verbose -d 'Tell what each capability is for'

# Options of network
complete -c apiaryctl -n '__apiaryctl_network show undo' -k -a '(__apiaryctl_asked network show --names)' -d Network
complete -c apiaryctl -n '__apiaryctl_network test; and test (count (__apiaryctl_words)) -eq 2' -k \
    -a '(__apiaryctl_asked network show --names)' -d Network
complete -c apiaryctl -n '__apiaryctl_network show' -l names -d 'Print names alone'
set -l network '__apiaryctl_network plan apply'
complete -c apiaryctl -n $network -l bridge -x -a '(__fish_print_interfaces)' -d 'Bridged with this interface'
complete -c apiaryctl -n $network -l nat -d 'Guests reach what the host reaches'
complete -c apiaryctl -n $network -l host-only -d 'Guests reach the host and each other'
complete -c apiaryctl -n $network -l tap -x -a '(__apiaryctl_asked list --names)' -d 'With a tap for this guest'
complete -c apiaryctl -n $network -l name -x -d 'Name of the network'
complete -c apiaryctl -n $network -l vlan -x -d 'Tag of the VLAN'
complete -c apiaryctl -n $network -l subnet -x -d "The host's address and its prefix"
complete -c apiaryctl -n $network -l dhcp -x -a 'yes no' -d 'Whether guests are given addresses'
complete -c apiaryctl -n '__apiaryctl_network apply' -l yes -d 'Do not ask'
complete -c apiaryctl -n '__apiaryctl_network test' -l guest -x -a '(__apiaryctl_asked list --names)' -d 'From this guest'

# Options of setup
set -l setup '__apiaryctl_setup; or __apiaryctl_setup show plan apply'
complete -c apiaryctl -n $setup -l for -x -a 'service access acceleration network console firmware' -d 'For these purposes'
complete -c apiaryctl -n $setup -l user -x -a '(__fish_complete_users)' -d 'Who is to get access'
complete -c apiaryctl -n '__apiaryctl_setup; or __apiaryctl_setup show plan apply undo' -l root -x -a '(__fish_complete_directories)' -d 'Of this tree'
complete -c apiaryctl -n '__apiaryctl_setup plan apply' -l without -x -d 'Leave out these steps'
complete -c apiaryctl -n '__apiaryctl_setup plan apply' -l install-packages -d 'Install packages too'
complete -c apiaryctl -n '__apiaryctl_setup apply' -l yes -d 'Do not ask'
