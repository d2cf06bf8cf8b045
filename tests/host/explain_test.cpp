// SPDX-License-Identifier: BSD-2-Clause
// Messages that people paste, and texts that are none.
#include "backend/host/explain.h"

#include <QSet>
#include <QTest>
#include <ctime>

using namespace apiary::host;

namespace {

/// A message as its program prints it.
struct Sample {
    const char* id;
    const char* text;
};
constexpr Sample kSamples[] = {
    {"vmm-no-vmx", "vmx_init: processor does not support VMX operation"},
    {"vmm-vmx-switched-off", "vmx_init: VMX operation disabled by BIOS"},
    {"vmm-basic-capabilities", "vmx_init: processor does not support desired basic capabilities"},
    {"vmm-primary-controls", "vmx_init: processor does not support desired primary processor-based controls"},
    {"vmm-secondary-controls", "vmx_init: processor does not support desired secondary processor-based controls"},
    {"vmm-pin-controls", "vmx_init: processor does not support desired pin-based controls"},
    {"vmm-exit-entry-controls", "vmx_init: processor does not support desired exit controls"},
    {"vmm-exit-entry-controls", "vmx_init: processor does not support desired entry controls"},
    {"vmm-ept-failed", "vmx_init: ept initialization failed (22)"},
    {"vmm-svm-not-available", "SVM: not available."},
    {"vmm-svm-switched-off", "SVM: disabled by BIOS."},
    {"vmm-svm-nested-paging", "SVM: Nested Paging feature not available."},
    {"vmm-svm-nrip-save", "SVM: NRIP Save feature not available."},
    {"vmm-module-error-22", "module_register_init: MOD_LOAD (vmm, 0xffffffff82019b20, 0) error 22"},
    {"vmm-module-error-6", "module_register_init: MOD_LOAD (vmm, 0xffffffff82019b20, 0) error 6"},
    {"vmm-module-error", "module_register_init: MOD_LOAD (vmm, 0xffffffff82019b20, 0) error 12"},
    {"vmm-kldload-exec-format", "kldload: can't load vmm: Exec format error"},
    {"vmm-kldload-not-there", "kldload: can't load vmm: No such file or directory"},
    {"vmm-kldload-loaded", "kldload: can't load vmm: module already loaded or in kernel"},
    {"vmm-kldload-exists", "kldload: can't load vmm: File exists"},
    {"vmm-kldload-not-permitted", "kldload: can't load vmm: Operation not permitted"},
    {"vmm-kldload-not-configured", "kldload: can't load vmm: Device not configured"},
    {"vmm-version-mismatch", "KLD vmm.ko: depends on kernel - not available or version mismatch"},
    {"kld-symbol-undefined", "link_elf_obj: symbol vm_map_lookup undefined"},
    {"vmm-invept-assembler", "vmx_support.S:213: Error: no such instruction: `invept (%rsi),%rdi'"},
    {"vmm-invvpid-assembler", "vmx_support.S:201: Error: no such instruction: `invvpid (%rsi),%rdi'"},
    {"freebsd-vtx-switched-off", "  VT-x: (disabled in BIOS) PAT,HLT,PAUSE,EPT,UG"},
    {"freebsd-svm-switched-off", "  SVM: (disabled in BIOS) NP,NRIP,NAsids=8"},
    {"bhyve-lowmem", "vm_setup_memory(lowmem): Cannot allocate memory"},
    {"bhyve-highmem", "vm_setup_memory(highmem): Cannot allocate memory"},
    {"bhyve-setup-memory", "Unable to setup memory (12)"},
    {"bhyve-create-no-module", "vm_create: No such file or directory"},
    {"bhyve-create-not-initialised", "vm_create: Device not configured"},
    {"bhyve-create-exists", "vm_create: File exists"},
    {"bhyve-create-not-permitted", "vm_create: Operation not permitted"},
    {"bhyve-open-not-there", "vm_open: No such file or directory"},
    {"bhyve-open-refused", "vm_open: Permission denied"},
    {"bhyve-too-many-vcpus", "2 vCPUs requested but only 1 available"},
    {"bhyve-rom-unrestricted", "ROM boot failed: unrestricted guest capability not available"},
    {"bhyve-hlt-exit", "VM exit on HLT not supported"},
    {"bhyve-pause-exit", "SMP mux requested, no pause support"},
    {"bhyve-devices", "device emulation initialization error: No such file or directory"},
    {"bhyve-backing-file", "Could not open backing file: /vm/disk.img: No such file or directory"},
    {"bhyve-tap-open", "open of tap device /dev/tap0 failed"},
    {"bhyve-ppt", "bhyve: PCI device at 2/0/0 is not using the ppt(4) driver"},
    {"bhyve-unhandled-inout", "Unhandled ins/outs at 0xffffffff80123456"},
    {"bhyve-unhandled-port", "Unhandled inl 0x0cf8 at 0xffffffff80123456"},
    {"bhyve-rdmsr", "rdmsr to register 0x140 on vcpu 0"},
    {"bhyve-wrmsr", "wrmsr to register 0x140(0) on vcpu 0"},
    {"bhyve-emulation", "Failed to emulate instruction sequence [ 0f 01 ] at 0x1000"},
    {"bhyve-vmx-exit", "vm exit[0]\n\treason\t\tVMX\n\trip\t\t0x000000000000fff0"},
    {"bhyve-destroy", "VM:vm0 is not created."},
    {"bhyve-bootrom", "bhyve: Error opening bootrom \"/x.fd\": No such file or directory"},
    {"freebsd-brdgadd-busy", "ifconfig: BRDGADD tap0: Device busy"},
    {"freebsd-brdgadd-exists", "ifconfig: BRDGADD em0: File exists"},
    {"freebsd-brdgadd-invalid", "ifconfig: BRDGADD wlan0: Invalid argument"},
    {"freebsd-brdgadd-not-there", "ifconfig: BRDGADD tap7: No such file or directory"},
    {"freebsd-create-exists", "ifconfig: SIOCIFCREATE2 (bridge0): File exists"},
    {"freebsd-create-invalid", "ifconfig: SIOCIFCREATE2: Invalid argument"},
    {"freebsd-tap-down", "tap0: link state changed to DOWN"},
    {"freebsd-bridge-capabilities", "bridge0: error setting capabilities on tap0: 22"},
    {"freebsd-promiscuous", "em0: promiscuous mode enabled"},
    {"kvm-disabled-by-bios", "kvm: disabled by bios"},
    {"kvm-no-hardware", "kvm: no hardware support"},
    {"kvm-vmx-not-enabled", "kvm_intel: VMX not enabled (by BIOS) in MSR_IA32_FEAT_CTL on CPU 0"},
    {"kvm-vmx-not-supported", "kvm_intel: VMX not supported by CPU 0"},
    {"kvm-svm-switched-off", "kvm_amd: SVM disabled (by BIOS) in MSR_VM_CR on CPU 3"},
    {"kvm-svm-not-supported", "kvm_amd: SVM not supported by CPU 1"},
    {"kvm-has-svm-vendor", "has_svm: not amd or hygon"},
    {"kvm-has-svm", "has_svm: svm not available"},
    {"linux-vmx-disabled", "x86/cpu: VMX (outside TXT) disabled by BIOS"},
    {"linux-vmx-disabled-txt", "x86/cpu: VMX (inside TXT) disabled by BIOS"},
    {"linux-sgx-disabled", "x86/cpu: SGX disabled or unsupported by BIOS."},
    {"linux-sgx-disabled", "x86/cpu: SGX disabled by BIOS."},
    {"kvm-other-module", "kvm: already loaded vendor module 'kvm_intel'"},
    {"kvm-other-module-old", "kvm: already loaded the other module"},
    {"kvm-enabling-failed", "kvm: enabling virtualization on CPU0 failed"},
    {"kvm-inconsistent", "kvm: CPU 1 feature inconsistency!"},
    {"kvm-insert-not-supported", "modprobe: ERROR: could not insert 'kvm_intel': Operation not supported"},
    {"kvm-insert-io-error", "modprobe: ERROR: could not insert 'kvm_amd': Input/output error"},
    {"kvm-insert-busy", "modprobe: ERROR: could not insert 'kvm_intel': Device or resource busy"},
    {"kvm-insert-key", "modprobe: ERROR: could not insert 'kvm': Key was rejected by service"},
    {"kvm-module-not-found", "modprobe: FATAL: Module kvm_intel not found in directory /lib/modules/6.1.0"},
    {"kvm-nested-paging-disabled", "kvm_amd: Nested Paging disabled"},
    {"kvm-rdmsr", "kvm [1234]: vcpu0, guest rIP: 0xffffffff81000000 unhandled rdmsr: 0x140"},
    {"kvm-wrmsr", "kvm [1234]: vcpu0, guest rIP: 0xffffffff81000000 ignored wrmsr: 0x140 data 0x0"},
    {"kvm-l1tf", "L1TF CPU bug present and SMT on, data leak possible."},
    {"kvm-mds", "MDS CPU bug present and SMT on, data leak possible."},
    {"kvm-perf-global", "kvm: VM_EXIT_LOAD_IA32_PERF_GLOBAL_CTRL does not work properly. Using workaround"},
    {"kvm-split-lock", "x86/split lock detection: #AC: CPU 0/KVM/1234 took a split_lock trap at address: 0x1"},
    {"iommu-interrupt-remapping",
     "vfio_iommu_type1_attach_group: No interrupt remapping support.  Use the module param"},
    {"qemu-kvm-not-there", "Could not access KVM kernel module: No such file or directory"},
    {"qemu-kvm-refused", "Could not access KVM kernel module: Permission denied"},
    {"qemu-kvm-busy", "Could not access KVM kernel module: Device or resource busy"},
    {"qemu-kvm-no-device", "Could not access KVM kernel module: No such device"},
    {"qemu-kvm-failed", "qemu-system-x86_64: failed to initialize KVM: Operation not permitted"},
    {"qemu-create-vm-busy", "ioctl(KVM_CREATE_VM) failed: 16 Device or resource busy"},
    {"qemu-create-vm-memory", "ioctl(KVM_CREATE_VM) failed: 12 Cannot allocate memory"},
    {"qemu-create-vm", "ioctl(KVM_CREATE_VM) failed: 22 Invalid argument"},
    {"qemu-invalid-accelerator", "qemu-system-aarch64: invalid accelerator kvm"},
    {"qemu-feature", "warning: host doesn't support requested feature: CPUID.80000001H:ECX.svm [bit 2]"},
    {"qemu-guest-memory", "qemu-system-x86_64: cannot set up guest memory 'pc.ram': Cannot allocate memory"},
    {"qemu-huge-pages", "unable to map backing store for guest RAM: Cannot allocate memory"},
    {"qemu-entry-80000021", "KVM: entry failed, hardware error 0x80000021"},
    {"qemu-entry", "KVM: entry failed, hardware error 0x0"},
    {"qemu-internal-emulation", "KVM internal error. Suberror: 1\nemulation failure"},
    {"qemu-internal", "KVM internal error. Suberror: 3"},
    {"qemu-run-bad-address", "error: kvm run failed Bad address"},
    {"qemu-tun-refused", "could not configure /dev/net/tun (tap0): Operation not permitted"},
    {"qemu-tun-busy", "could not configure /dev/net/tun (tap0): Device or resource busy"},
    {"qemu-tun-invalid", "could not configure /dev/net/tun (tap0): Invalid argument"},
    {"qemu-tun-not-there", "could not open /dev/net/tun: No such file or directory"},
    {"qemu-tun-open-refused", "could not open /dev/net/tun: Permission denied"},
    {"qemu-bridge-helper", "qemu-system-x86_64: -netdev bridge,br=br0: bridge helper failed"},
    {"qemu-bridge-acl", "access denied by acl file"},
    {"qemu-bridge-acl-file", "failed to parse default acl file `/etc/qemu/bridge.conf'"},
    {"qemu-bridge-mtu", "failed to get mtu of bridge `br0': No such device"},
    {"qemu-network-script", "network script /etc/qemu-ifup failed with status 256"},
    {"qemu-host-forward", "Could not set up host forwarding rule 'tcp::2222-:22'"},
    {"qemu-image-lock", "Failed to get \"write\" lock\nIs another process using the image [disk.img]?"},
    {"qemu-vfio-group", "vfio 0000:01:00.0: group 1 is not viable"},
    {"libvirt-network", "error: Requested operation is not valid: network 'default' is not active"},
    {"virtualbox-vmx-root", "VT-x is being used by another hypervisor (VERR_VMX_IN_VMX_ROOT_MODE)."},
    {"virtualbox-vmx-disabled", "VT-x is disabled in the BIOS for all CPU modes (VERR_VMX_MSR_ALL_VMX_DISABLED)."},
    {"virtualbox-svm-disabled", "AMD-V is disabled in the BIOS (or by the host OS) (VERR_SVM_DISABLED)."},
    {"linux-tunsetiff-refused", "ioctl(TUNSETIFF): Operation not permitted"},
    {"linux-tunsetiff-busy", "ioctl(TUNSETIFF): Device or resource busy"},
    {"linux-tunsetiff-invalid", "ioctl(TUNSETIFF): Invalid argument"},
    {"linux-tun-open", "open: /dev/net/tun: No such file or directory"},
    {"linux-rtnetlink-refused", "RTNETLINK answers: Operation not permitted"},
    {"linux-rtnetlink-exists", "RTNETLINK answers: File exists"},
    {"linux-rtnetlink-not-supported", "RTNETLINK answers: Operation not supported"},
    {"linux-rtnetlink-busy", "RTNETLINK answers: Device or resource busy"},
    {"linux-bridge-enslave", "Error: Device does not allow enslaving to a bridge."},
    {"linux-brctl-wifi", "can't add wlan0 to bridge br0: Operation not supported"},
    {"linux-brctl-busy", "device eth0 is already a member of a bridge; can't enslave it to bridge br0."},
    {"linux-bridge-no-device", "Cannot find device \"br0\""},
    {"linux-bridge-port-disabled", "br0: port 2(tap0) entered disabled state"},
    {"linux-bridge-port-blocking", "br0: port 2(tap0) entered blocking state"},
    {"linux-bridge-filtering",
     "bridge: filtering via arp/ip/ip6tables is no longer available by default. Update your scripts"},
    {"linux-bridge-own-address", "br0: received packet on eth0 with own address as source address"},
    {"linux-dnsmasq-address", "dnsmasq: failed to create listening socket for 10.0.0.1: Address already in use"},
    {"linux-nft-not-permitted", "netlink: Error: cache initialization failed: nftables: Operation not permitted"},
    {"apiary-no-socket", "apiaryctl: error: apiaryd is not running: there is no socket /run/apiary/apiaryd.sock"},
    {"apiary-nobody-listens", "apiaryctl: error: apiaryd is not running: nobody listens on /run/apiary/apiaryd.sock"},
    {"apiary-no-answer", "apiaryctl: error: apiaryd does not answer on /run/apiary/apiaryd.sock"},
    {"apiary-not-in-group", "jana may not create guests here, as it is no member of the group apiary"},
    {"apiary-other-helper", "apiaryd (process 12) keeps the guests in /var/lib/apiary"},
    {"apiary-guest-missing", "the program apiary-guest is not there"},
    {"apiary-no-engine", "there is no engine \"kvm\" here"},
    {"apiary-too-much-memory", "the guest's 512G of memory is more than this host has"},
    {"apiary-no-tap", "there is no tap device tap9"},
    {"apiary-no-taps", "this host's kernel has no tap devices"},
    {"apiary-tap-used", "another program uses the tap device tap0"},
    {"apiary-tap-owner", "the tap device tap0 belongs to another user"},
    {"apiary-tap-refused", "this user may not open the tap device tap0"},
    {"apiary-privileged-port", "port 80 of this host cannot be forwarded: this user may not use ports below 1024"},
    {"apiary-port-used", "port 2222 of this host cannot be forwarded: another program uses it"},
    {"apiary-disk-used", "the disk /vm/root.img is in use by process 4711"},
    {"apiary-disk-format", "the disk root.qcow2 is a qcow2 image, not a raw one"},
    {"apiary-triple-fault", "apiaryctl: the guest crashed: triple fault on CPU 0"},
};

QStringList ids_of(const std::string& text) {
    QStringList ids;
    for (const Explanation& each : explain(text)) {
        ids << each.message->id;
    }
    return ids;
}

}  // namespace

class ExplainTest : public QObject {
    Q_OBJECT
private slots:
    void messages_areSixtyAtLeast_withEverythingSaid() {
        QSet<QString> ids, patterns;
        for (const Message* const each : all_messages()) {
            for (const char* text : {each->id, each->pattern, each->cause, each->remedy, each->source}) {
                QVERIFY2(text != nullptr && *text != '\0', each->id);
            }
            QVERIFY2(!QString(each->cause).endsWith('.') && !QString(each->remedy).endsWith('.'), each->id);
            QVERIFY2(QString(each->pattern).size() >= 9, each->id);
            ids << each->id;
            patterns << QString(each->pattern).toLower();
        }
        QVERIFY(all_messages().size() >= 60);
        QCOMPARE(static_cast<std::size_t>(ids.size()), all_messages().size());
        QCOMPARE(static_cast<std::size_t>(patterns.size()), all_messages().size());
    }

    void messages_haveASampleEach() {
        QSet<QString> missing;
        for (const Message* const each : all_messages()) {
            missing << each->id;
        }
        for (const Sample& sample : kSamples) {
            missing.remove(sample.id);
        }
        QVERIFY2(missing.isEmpty(), qPrintable(QStringList(missing.begin(), missing.end()).join(' ')));
    }

    void sample_isExplained_data() {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QByteArray>("text");
        for (const Sample& sample : kSamples) {
            QTest::addRow("%s: %s", sample.id, sample.text) << sample.id << QByteArray(sample.text);
        }
    }
    /// As it is; in a log with prefixes, in capitals, with other quotation marks; wrapped; and amid other text.
    void sample_isExplained() {
        QFETCH(QString, id);
        QFETCH(QByteArray, text);
        QCOMPARE(ids_of(text.toStdString()), QStringList(id));
        QCOMPARE(ids_of("Oct 26 00:23:11 box kernel: [   12.3] " + text.toStdString() + "\r\n"), QStringList(id));
        QCOMPARE(ids_of(text.toUpper().toStdString()), QStringList(id));
        QCOMPARE(ids_of(QByteArray(text).replace('\'', "\u2019").replace('`', "\u2018").toStdString()),
                 QStringList(id));
        QVERIFY2(
            ids_of("Dear list,\n\nI get this: " + text.toStdString() + "\n\nWhat now?\n").contains(id.toStdString()),
            text);
    }

    void message_wrappedByATerminal_isFound() {
        QCOMPARE(ids_of("vmx_init: processor does not support desired primary\n    processor-based controls\n"),
                 QStringList("vmm-primary-controls"));
        QCOMPARE(ids_of("kldload: can't load\r\nvmm:   Exec format error"), QStringList("vmm-kldload-exec-format"));
    }

    void gap_doesNotReachIntoAnotherLine() {
        QCOMPARE(ids_of("open of tap device /dev/tap0\nsomething else failed"), QStringList());
        QCOMPARE(ids_of("x86/cpu: SGX disabled\nVMX turned off by BIOS"), QStringList());
        QCOMPARE(ids_of("open of tap device " + std::string(200, 'x') + " failed"), QStringList());
    }

    void severalMessages_areAllFound_mostParticularFirst() {
        const std::string text =
            "vmx_init: processor does not support desired secondary processor-based controls\n"
            "module_register_init: MOD_LOAD (vmm, 0xffffffff82019b20, 0) error 22\n"
            "kldload: can't load vmm: Exec format error\n"
            "vm_create: No such file or directory\n";
        QCOMPARE(ids_of(text), (QStringList{"vmm-secondary-controls", "vmm-module-error-22", "bhyve-create-no-module",
                                            "vmm-kldload-exec-format"}));
    }

    void message_thatComesOften_isToldOnceWithItsFirstLine() {
        const auto found = explain("1: vm_create: File exists\n2: vm_create: File exists\n");
        QCOMPARE(found.size(), std::size_t{1});
        QCOMPARE(QString::fromStdString(found[0].line), QString("1: vm_create: File exists"));
    }

    void line_isShownWithoutControlCharacters() {
        const auto found = explain("\x1b[31mvm_create: File exists\x07\n");
        QCOMPARE(found.size(), std::size_t{1});
        QCOMPARE(QString::fromStdString(found[0].line), QString("?[31mvm_create: File exists?"));
        const auto far = explain(std::string(5000, 'a') + " vm_create: File exists " + std::string(5000, 'b'));
        QCOMPARE(far.size(), std::size_t{1});
        QVERIFY(far[0].line.starts_with("vm_create: File exists") && far[0].line.size() < 200);
    }

    void otherText_isNotExplained_data() {
        QTest::addColumn<QByteArray>("text");
        for (const char* text : {"",
                                 " ",
                                 "\n\n\n",
                                 "vmx_init",
                                 "processor does not support",
                                 "SVM: NP,NRIP,VClean,AFlush,DAssist,NAsids=64",
                                 "VT-x: PAT,HLT,MTF,PAUSE,EPT,UG,VPID",
                                 "kvm: Nested Virtualization enabled",
                                 "kvm_amd: Nested Paging enabled",
                                 "vm_create: NAME",
                                 "kldload: can't load foo: Exec format error",
                                 "can't load vmmx: File exists",
                                 "vm_setup_memory(lowmem): 0",
                                 "tap0: link state changed to UP",
                                 "br0: port 1(eth0) entered forwarding state",
                                 "RTNETLINK answers: Network is unreachable",
                                 "Could not access file",
                                 "disabled by BIOS",
                                 "no such instruction: `foo'",
                                 "error 22",
                                 "module_register_init: MOD_LOAD (zfs, 0x1, 0) error 22",
                                 "Cannot allocate memory",
                                 "apiaryd 0.1.0 serves /run/user/1000/apiary/apiaryd.sock",
                                 "the guest powered off",
                                 "*",
                                 "* error 6",
                                 "Ein Gast läuft: \xC3\xA4\xC3\xB6\xC3\xBC",
                                 "\xFF\xFE\xFD",
                                 "vmx_init: VMX operation disab"}) {
            QTest::addRow("%s", text) << QByteArray(text);
        }
    }
    void otherText_isNotExplained() {
        QFETCH(QByteArray, text);
        QCOMPARE(ids_of(text.toStdString()), QStringList());
    }

    void text_thatIsTooLong_isReadAsFarAsIsAllowed() {
        const std::string message = "vm_create: File exists";
        std::string text(kLongestText - message.size() - 1, 'x');
        QCOMPARE(ids_of(text + "\n" + message), QStringList("bhyve-create-exists"));
        QCOMPARE(ids_of(text + "\n\n" + message), QStringList());
    }

    void hostileTexts_areBoundedInTime_data() {
        QTest::addColumn<QByteArray>("unit");
        QTest::newRow("first words of patterns") << QByteArray("tap port open kvm: vm_create: can't nftables ");
        QTest::newRow("beginnings without ends") << QByteArray("could not configure /dev/net/tun");
        QTest::newRow("one letter") << QByteArray("t");
        QTest::newRow("space") << QByteArray(" \t\n");
        QTest::newRow("quotation marks") << QByteArray("\u2018\u2019'`");
        QTest::newRow("zeros") << QByteArray("\0", 1);
    }
    void hostileTexts_areBoundedInTime() {
        QFETCH(QByteArray, unit);
        constexpr std::size_t kMuch = std::size_t{512} << 10;
        std::string text;
        while (text.size() < kMuch) {
            text += unit.toStdString();
        }
        const std::clock_t begin = std::clock();  // Of the processor: other programs may be busy.
        QCOMPARE(ids_of(text), QStringList());
        QVERIFY((std::clock() - begin) / CLOCKS_PER_SEC < 60);
    }
};

QTEST_GUILESS_MAIN(ExplainTest)
#include "explain_test.moc"
