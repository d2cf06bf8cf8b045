# SPDX-License-Identifier: BSD-2-Clause
# Completion of apiaryctl(1) for bash 4.4 and later; bash-completion is not needed.
# shellcheck shell=bash disable=SC2207

_apiaryctl_verbs="run list show create clone set start stop pause resume reset kill power-button console logs stats registers engine delete
    trash undelete purge events tasks cancel rights host version check explain network setup"
_apiaryctl_network_verbs="show plan apply undo test"
_apiaryctl_setup_verbs="show plan apply undo"
_apiaryctl_helper_options="--json --system --session --socket"
_apiaryctl_machine_options="--kernel --initrd --append --kenv --module --engine --cpus --memory --com2 --com3 --com4 --bvm-console
    --virtio-console --virtio --disk --share --net --debug-exit --no-reboot"
_apiaryctl_network_options="--bridge --nat --host-only --tap --name --vlan --subnet --dhcp"
_apiaryctl_guest_options="--description --tag --restart --autostart --autostart-order --stop-grace"
# Fields of a definition, apiary.json(5), that can be absent.
_apiaryctl_fields="description tags initrd append kenv modules engine cpus memory console serial_ports serial_files virtio disks networks shares
    debug_exit reset_ends restart autostart autostart_order stop_grace"

# The options of verb $1.
_apiaryctl_options_of() {
    local own=
    case $1 in
        run)
            echo "$_apiaryctl_machine_options --console --escape --soft --timeout --dump-registers --help"
            return
            ;;
        list | trash) own="--names" ;;
        create) own="$_apiaryctl_machine_options $_apiaryctl_guest_options --start" ;;
        set) own="$_apiaryctl_machine_options $_apiaryctl_guest_options --unset" ;;
        start) own="--console" ;;
        stop) own="--all --grace --kill" ;;
        console) own="--take --watch --no-replay --escape" ;;
        logs) own="--follow --lines" ;;
        tasks) own="--follow" ;;
        stats) own="--follow --interval" ;;
        registers) own="--cpu" ;;
        undelete) own="--name" ;;
        purge) own="--all --yes" ;;
        check) own="--dmesg --report --verbose" ;;
        "network show") own="--names" ;;
        "network plan") own="$_apiaryctl_network_options" ;;
        "network apply") own="$_apiaryctl_network_options --yes" ;;
        "network test") own="--guest" ;;
        setup | "setup show") own="--for --user --root" ;;
        "setup plan") own="--for --user --root --without --install-packages" ;;
        "setup apply") own="--for --user --root --without --install-packages --yes" ;;
        "setup undo") own="--root" ;;
        '') own="--version" ;;
    esac
    echo "$own $_apiaryctl_helper_options --help"
}

# Whether option $2 of verb $1 has a value in the next word.
_apiaryctl_has_value() {
    case $2 in
        --socket | --kernel | --initrd | --append | --kenv | --module | --engine | --cpus | --memory | --com[234] | --virtio | --disk | \
            --share | --net | --debug-exit | --description | --tag | --restart | --autostart | --autostart-order | --stop-grace | \
            --unset | --escape | --soft | --timeout | --grace | --interval | --cpu | --name | --dmesg | -n | --lines | --bridge | --vlan | --subnet | --dhcp | --guest | \
            --for | --user | --root | --without) return 0 ;;
        --tap) [[ $1 == "network "* ]] ;;
        --console) [[ $1 == run ]] ;;
        *) return 1 ;;
    esac
}

_apiaryctl_add_words() {
    COMPREPLY+=($(compgen -W "$1" -- "$cur"))
}

# $1: -f for files, -d for directories.
_apiaryctl_add_files() {
    local path
    compopt -o filenames 2>/dev/null
    while IFS= read -r path; do
        COMPREPLY+=("$path")
    done < <(compgen "$1" -- "$cur")
}

# The lines that apiaryctl prints when it is called with "$@", less what is on the command line already. They are not given to
# compgen -W, which would expand them.
_apiaryctl_add_asked() {
    local line quoted word
    while IFS= read -r line; do
        [[ -n $line && $line == "$cur"* ]] || continue
        for word in "${names[@]}"; do
            [[ $word != "$line" ]] || continue 2
        done
        printf -v quoted %q "$line"
        COMPREPLY+=("$quoted")
    done < <("${COMP_WORDS[0]/#\~\//$HOME/}" "${ask[@]}" "$@" 2>/dev/null </dev/null)
}

# Values of option $1.
_apiaryctl_add_values() {
    case $1 in
        --kernel | --initrd | --module | --disk | --socket | --dmesg) _apiaryctl_add_files -f ;;
        --com[234])
            _apiaryctl_add_words none
            _apiaryctl_add_files -f
            ;;
        --share | --root) _apiaryctl_add_files -d ;;
        --for) _apiaryctl_add_words "service access acceleration network console firmware" ;;
        --engine)
            case $OSTYPE in
                freebsd*) _apiaryctl_add_words "auto bhyve soft vmm" ;;
                *) _apiaryctl_add_words "auto kvm soft vmm" ;;
            esac
            ;;
        --virtio) _apiaryctl_add_words "transitional legacy modern" ;;
        --console) _apiaryctl_add_words "stdio none" ;;
        --escape) _apiaryctl_add_words none ;;
        --soft) _apiaryctl_add_words "interpreter translator" ;;
        --net)
            _apiaryctl_add_words "user tap= none"
            [[ ${COMPREPLY[*]} != tap= ]] || compopt -o nospace 2>/dev/null
            ;;
        --restart) _apiaryctl_add_words "never on-crash always" ;;
        --autostart | --dhcp) _apiaryctl_add_words "yes no" ;;
        --tap | --guest) _apiaryctl_add_asked list --names ;;
        --unset) _apiaryctl_add_words "$_apiaryctl_fields" ;;
    esac
}

# What verb $1 has names of, when $2 are there already.
_apiaryctl_add_names() {
    case $1 in
        list | show | start | stop | pause | resume | reset | kill | power-button | delete | events) _apiaryctl_add_asked list --names ;;
        clone | set | console | logs | stats | registers) (($2 > 0)) || _apiaryctl_add_asked list --names ;;
        engine)
            case $2 in
                0) _apiaryctl_add_asked list --names ;;
                1) _apiaryctl_add_words "kvm soft vmm" ;;
            esac
            ;;
        undelete) (($2 > 0)) || _apiaryctl_add_asked trash --names ;;
        purge) _apiaryctl_add_asked trash --names ;;
        network) _apiaryctl_add_words "$_apiaryctl_network_verbs" ;;
        setup) _apiaryctl_add_words "$_apiaryctl_setup_verbs" ;;
        "network show" | "network undo") _apiaryctl_add_asked network show --names ;;
        "network test") (($2 > 0)) || _apiaryctl_add_asked network show --names ;;
    esac
}

_apiaryctl() {
    local cur=${COMP_WORDS[COMP_CWORD]} verb='' option='' word i
    local -a ask=() names=()
    COMPREPLY=()
    # An option that is followed by "=", which bash makes a word of its own, has its value there.
    for ((i = 1; i < COMP_CWORD; i++)); do
        word=${COMP_WORDS[i]}
        if [[ -n $option ]]; then
            [[ $word != = ]] || continue
            [[ $option != --socket ]] || ask+=(--socket "${word/#\~\//$HOME/}")
            option=
        elif [[ $word == -* ]]; then
            [[ $word != --system && $word != --session ]] || ask+=("$word")
            ! _apiaryctl_has_value "$verb" "$word" || option=$word
        elif [[ -z $verb ]]; then
            verb=$word
        elif [[ $verb == network || $verb == setup ]]; then
            verb+=" $word"
        else
            names+=("$word")
        fi
    done
    if [[ -n $option ]]; then
        [[ $cur != = ]] || cur=
        _apiaryctl_add_values "$option"
    elif [[ $cur == -* ]]; then
        _apiaryctl_add_words "$(_apiaryctl_options_of "$verb")"
    elif [[ -z $verb ]]; then
        _apiaryctl_add_words "$_apiaryctl_verbs"
    else
        _apiaryctl_add_names "$verb" "${#names[@]}"
    fi
}

complete -F _apiaryctl apiaryctl
