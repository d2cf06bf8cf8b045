<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Assessment</name>
    <message>
        <source>Processor</source>
        <translation>Prozessor</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>Plattform</translation>
    </message>
    <message>
        <source>Software</source>
        <translation>Software</translation>
    </message>
    <message>
        <source>Present</source>
        <translation>Vorhanden</translation>
    </message>
    <message>
        <source>Switched off in the firmware</source>
        <translation>In der Firmware ausgeschaltet</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Fehlt</translation>
    </message>
    <message>
        <source>Cannot tell</source>
        <translation>Nicht feststellbar</translation>
    </message>
    <message>
        <source>Every guest</source>
        <translation>Jeder Gast</translation>
    </message>
    <message>
        <source>Some guests, or slowly</source>
        <translation>Manche Gäste, oder langsam</translation>
    </message>
    <message>
        <source>No guest</source>
        <translation>Kein Gast</translation>
    </message>
    <message>
        <source>No: a virtual machine</source>
        <translation>Nein: eine virtuelle Maschine</translation>
    </message>
    <message>
        <source>Guests can have one CPU on it, and not more.</source>
        <translation>Gäste können darauf eine CPU haben und nicht mehr.</translation>
    </message>
    <message>
        <source>Guests cannot begin with UEFI or a BIOS on it: their kernel has to be loaded directly.</source>
        <translation>Gäste können darauf nicht mit UEFI oder BIOS beginnen: Ihr Kernel muss direkt geladen werden.</translation>
    </message>
    <message>
        <source>Engines</source>
        <translation>Engines</translation>
    </message>
    <message>
        <source>Runs guests’ code. The first one that can be used here is taken.</source>
        <translation>Führt den Code der Gäste aus. Die erste, die hier verwendbar ist, wird genommen.</translation>
    </message>
    <message>
        <source>Certain</source>
        <translation>Sicher</translation>
    </message>
    <message>
        <source>Likely</source>
        <translation>Wahrscheinlich</translation>
    </message>
    <message>
        <source>A guess</source>
        <translation>Vermutung</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>engine: why not</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>No guest can run here: no engine can be used (%1).</source>
        <translation>Hier kann kein Gast laufen: Keine Engine ist verwendbar (%1).</translation>
    </message>
    <message>
        <source>Guests run on the built-in software CPU</source>
        <translation>Gäste laufen auf der eingebauten Software-CPU</translation>
    </message>
    <message>
        <source>Guests run on this computer’s processor, with the engine %1</source>
        <translation>Gäste laufen auf dem Prozessor dieses Rechners, mit der Engine %1</translation>
    </message>
    <message>
        <source>%1, as no better engine can be used (%2).</source>
        <comment>what is used, why not others</comment>
        <translation>%1, da keine bessere Engine verwendbar ist (%2).</translation>
    </message>
    <message>
        <source>%1: it is the only engine that this version of Apiary has.</source>
        <comment>what is used</comment>
        <translation>%1: Diese Version von Apiary hat keine andere Engine.</translation>
    </message>
    <message>
        <source>%1: it is the best engine that there is.</source>
        <comment>what is used</comment>
        <translation>%1: Das ist die beste Engine, die es gibt.</translation>
    </message>
    <message>
        <source>Whether it is a virtual machine itself cannot be told.</source>
        <translation>Ob sie selbst eine virtuelle Maschine ist, lässt sich nicht feststellen.</translation>
    </message>
    <message>
        <source>It is no virtual machine itself: no other hypervisor takes part.</source>
        <translation>Sie ist selbst keine virtuelle Maschine: Kein anderer Hypervisor ist beteiligt.</translation>
    </message>
    <message>
        <source>It is a virtual machine itself.</source>
        <translation>Sie ist selbst eine virtuelle Maschine.</translation>
    </message>
    <message>
        <source>It is a virtual machine itself (%1).</source>
        <comment>inside what</comment>
        <translation>Sie ist selbst eine virtuelle Maschine (%1).</translation>
    </message>
    <message>
        <source>%1 What works in it: %2</source>
        <comment>a sentence, a list</comment>
        <translation>%1 Was darin geht: %2</translation>
    </message>
</context>
<context>
    <name>Autostart</name>
    <message>
        <source>Starting with the session could not be changed</source>
        <translation>Das Starten mit der Sitzung konnte nicht geändert werden</translation>
    </message>
    <message>
        <source>Make “%1” writable</source>
        <translation>„%1“ beschreibbar machen</translation>
    </message>
</context>
<context>
    <name>HostTexts</name>
    <message>
        <source>Long mode</source>
        <translation>Long Mode</translation>
    </message>
    <message>
        <source>Unrestricted guest</source>
        <translation>Unrestricted Guest</translation>
    </message>
    <message>
        <source>Posted interrupts</source>
        <translation>Posted Interrupts</translation>
    </message>
    <message>
        <source>Nested paging (RVI)</source>
        <translation>Nested Paging (RVI)</translation>
    </message>
    <message>
        <source>Real hardware</source>
        <translation>Echte Hardware</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>Engine</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Arbeitsspeicher</translation>
    </message>
    <message>
        <source>Huge pages</source>
        <translation>Große Seiten (huge pages)</translation>
    </message>
    <message>
        <source>Tap devices</source>
        <translation>TAP-Geräte</translation>
    </message>
    <message>
        <source>Bridges</source>
        <translation>Netzwerkbrücken</translation>
    </message>
    <message>
        <source>32-bit programs</source>
        <translation>32-Bit-Programme</translation>
    </message>
    <message>
        <source>none, unless the hypervisor around this machine can pass it on</source>
        <translation>keine, außer wenn der Hypervisor um diese Maschine herum es weitergeben kann</translation>
    </message>
    <message>
        <source>the kernel&apos;s log: %1</source>
        <translation>Protokoll des Kernels: %1</translation>
    </message>
    <message>
        <source>the processor&apos;s number: %1</source>
        <translation>Nummer des Prozessors: %1</translation>
    </message>
    <message>
        <source>POPCNT, which came together with EPT</source>
        <translation>POPCNT, das zusammen mit EPT kam</translation>
    </message>
    <message>
        <source>there is none without %1</source>
        <translation>gibt es nicht ohne %1</translation>
    </message>
    <message>
        <source>there are none without %1</source>
        <translation>gibt es nicht ohne %1</translation>
    </message>
    <message>
        <source>64-bit code, which all of Apiary is</source>
        <translation>64-Bit-Code; ganz Apiary besteht daraus</translation>
    </message>
    <message>
        <source>64-bit and 32-bit guests</source>
        <translation>64-Bit- und 32-Bit-Gäste</translation>
    </message>
    <message>
        <source>nothing: Apiary is a 64-bit program</source>
        <translation>nichts: Apiary ist ein 64-Bit-Programm</translation>
    </message>
    <message>
        <source>Intel&apos;s hardware virtualization: guests&apos; code runs on the processor itself</source>
        <translation>Intels Hardware-Virtualisierung: Der Code der Gäste läuft auf dem Prozessor selbst</translation>
    </message>
    <message>
        <source>AMD&apos;s hardware virtualization: guests&apos; code runs on the processor itself</source>
        <translation>AMDs Hardware-Virtualisierung: Der Code der Gäste läuft auf dem Prozessor selbst</translation>
    </message>
    <message>
        <source>engines that use the processor</source>
        <translation>Engines, die den Prozessor nutzen</translation>
    </message>
    <message>
        <source>guests on the software CPU, slowly</source>
        <translation>Gäste auf der Software-CPU, langsam</translation>
    </message>
    <message>
        <source>the processor itself walks a guest&apos;s page tables and the host&apos;s below them</source>
        <translation>der Prozessor durchläuft die Seitentabellen des Gastes und darunter die des Hosts selbst</translation>
    </message>
    <message>
        <source>KVM and bhyve at full speed</source>
        <translation>KVM und bhyve mit voller Geschwindigkeit</translation>
    </message>
    <message>
        <source>KVM with shadow page tables, more slowly; bhyve does not start</source>
        <translation>KVM mit Schatten-Seitentabellen, langsamer; bhyve startet nicht</translation>
    </message>
    <message>
        <source>guests may run in real mode, which firmware and further CPUs begin in</source>
        <translation>Gäste dürfen im Real Mode laufen, in dem Firmware und weitere CPUs beginnen</translation>
    </message>
    <message>
        <source>guests with several vCPUs, with UEFI or a BIOS</source>
        <translation>Gäste mit mehreren vCPUs, mit UEFI oder BIOS</translation>
    </message>
    <message>
        <source>on bhyve guests with one vCPU whose kernel is loaded directly, and no UEFI or BIOS; KVM emulates what is missing</source>
        <translation>auf bhyve Gäste mit einer vCPU, deren Kernel direkt geladen wird, und kein UEFI oder BIOS; KVM emuliert das Fehlende</translation>
    </message>
    <message>
        <source>address translations of several guests are kept apart, and need not be thrown away</source>
        <translation>Adressübersetzungen mehrerer Gäste werden auseinandergehalten und müssen nicht verworfen werden</translation>
    </message>
    <message>
        <source>quick changes between guest and host</source>
        <translation>schnelle Wechsel zwischen Gast und Host</translation>
    </message>
    <message>
        <source>everything, a little slower</source>
        <translation>alles, ein wenig langsamer</translation>
    </message>
    <message>
        <source>interrupts reach a running guest without stopping it</source>
        <translation>Interrupts erreichen einen laufenden Gast, ohne ihn anzuhalten</translation>
    </message>
    <message>
        <source>less delay for disks and networks</source>
        <translation>weniger Verzögerung bei Festplatten und Netzwerken</translation>
    </message>
    <message>
        <source>everything, with one exit more for an interrupt</source>
        <translation>alles, mit einem zusätzlichen Ausstieg je Interrupt</translation>
    </message>
    <message>
        <source>the processor tells where an intercepted instruction ends</source>
        <translation>der Prozessor meldet, wo ein abgefangener Befehl endet</translation>
    </message>
    <message>
        <source>bhyve, and KVM without decoding instructions</source>
        <translation>bhyve, und KVM ohne Dekodieren von Befehlen</translation>
    </message>
    <message>
        <source>KVM; bhyve does not start</source>
        <translation>KVM; bhyve startet nicht</translation>
    </message>
    <message>
        <source>interrupts to more than 255 CPUs, and with fewer exits</source>
        <translation>Interrupts an mehr als 255 CPUs, und mit weniger Ausstiegen</translation>
    </message>
    <message>
        <source>guests and hosts with many CPUs</source>
        <translation>Gäste und Hosts mit vielen CPUs</translation>
    </message>
    <message>
        <source>everything up to 255 CPUs</source>
        <translation>alles bis 255 CPUs</translation>
    </message>
    <message>
        <source>an instruction that counts bits; of old processors it suggests EPT, and no more</source>
        <translation>ein Befehl, der Bits zählt; bei alten Prozessoren deutet er auf EPT hin, mehr nicht</translation>
    </message>
    <message>
        <source>systems that are built for x86-64-v2</source>
        <translation>Systeme, die für x86-64-v2 gebaut sind</translation>
    </message>
    <message>
        <source>older systems; those built for x86-64-v2 do not start on engines that use the processor</source>
        <translation>ältere Systeme; für x86-64-v2 gebaute starten nicht auf Engines, die den Prozessor nutzen</translation>
    </message>
    <message>
        <source>registers beyond SSE&apos;s are saved and switched</source>
        <translation>Register über die von SSE hinaus werden gesichert und gewechselt</translation>
    </message>
    <message>
        <source>guests with AVX and newer registers</source>
        <translation>Gäste mit AVX und neueren Registern</translation>
    </message>
    <message>
        <source>guests with SSE</source>
        <translation>Gäste mit SSE</translation>
    </message>
    <message>
        <source>vector instructions of 256 bits</source>
        <translation>Vektorbefehle mit 256 Bit</translation>
    </message>
    <message>
        <source>guests that use them</source>
        <translation>Gäste, die sie verwenden</translation>
    </message>
    <message>
        <source>none: it takes another processor</source>
        <translation>keine: Es braucht einen anderen Prozessor</translation>
    </message>
    <message>
        <source>ask a helper that runs as root: %1</source>
        <translation>einen Dienst fragen, der als root läuft: %1</translation>
    </message>
    <message>
        <source>add the output of cpuid -r, or of dmesg from FreeBSD</source>
        <translation>die Ausgabe von cpuid -r oder von dmesg unter FreeBSD hinzufügen</translation>
    </message>
    <message>
        <source>in the firmware&apos;s set-up switch on %1, save, and switch the power off once; then %2</source>
        <translation>in den Firmware-Einstellungen %1 einschalten, speichern und den Strom einmal ausschalten; dann %2</translation>
    </message>
    <message>
        <source>in the firmware&apos;s set-up switch on %1, save, and switch the power off once</source>
        <translation>in den Firmware-Einstellungen %1 einschalten, speichern und den Strom einmal ausschalten</translation>
    </message>
    <message>
        <source>look in the firmware&apos;s set-up for %1: when it is off there, Linux hides VT-x; if there is no such option, the processor has none</source>
        <translation>in den Firmware-Einstellungen nach %1 suchen: Ist es dort aus, verbirgt Linux VT-x; gibt es keine solche Option, hat der Prozessor keines</translation>
    </message>
    <message>
        <source>look in the firmware&apos;s set-up for %1: when it is off there, Linux 6.7 and later hides AMD-V; if there is no such option, the processor has none</source>
        <translation>in den Firmware-Einstellungen nach %1 suchen: Ist es dort aus, verbirgt Linux ab 6.7 AMD-V; gibt es keine solche Option, hat der Prozessor keines</translation>
    </message>
    <message>
        <source>on the outer host: load kvm_intel or kvm_amd with nested=1, and give this machine the processor %1</source>
        <translation>auf dem äußeren Host: kvm_intel oder kvm_amd mit nested=1 laden und dieser Maschine den Prozessor %1 geben</translation>
    </message>
    <message>
        <source>on the outer host: %1</source>
        <translation>auf dem äußeren Host: %1</translation>
    </message>
    <message>
        <source>-cpu max, which has AMD-V</source>
        <translation>-cpu max, das AMD-V hat</translation>
    </message>
    <message>
        <source>in this machine&apos;s settings switch on %1</source>
        <translation>in den Einstellungen dieser Maschine %1 einschalten</translation>
    </message>
    <message>
        <source>in this machine&apos;s configuration: %1</source>
        <translation>in der Konfiguration dieser Maschine: %1</translation>
    </message>
    <message>
        <source>none: bhyve passes on neither VT-x nor AMD-V</source>
        <translation>keine: bhyve reicht weder VT-x noch AMD-V weiter</translation>
    </message>
    <message>
        <source>switch on nested virtualization for this machine, where the hypervisor around it can do that</source>
        <translation>für diese Maschine verschachtelte Virtualisierung einschalten, sofern der äußere Hypervisor das kann</translation>
    </message>
    <message>
        <source>keeps a device that is handed to a guest within that guest&apos;s memory</source>
        <translation>hält ein Gerät, das einem Gast übergeben wird, im Speicher dieses Gastes</translation>
    </message>
    <message>
        <source>everything but handing devices of the host to guests</source>
        <translation>alles, außer Geräte des Hosts an Gäste zu übergeben</translation>
    </message>
    <message>
        <source>handing devices of the host to guests</source>
        <translation>Geräte des Hosts an Gäste übergeben</translation>
    </message>
    <message>
        <source>not in use</source>
        <translation>nicht in Gebrauch</translation>
    </message>
    <message>
        <source>boot with %1</source>
        <translation>mit %1 starten</translation>
    </message>
    <message>
        <source>none that matters: a virtual machine has no devices to hand on</source>
        <translation>keine, die zählt: Eine virtuelle Maschine hat keine Geräte weiterzugeben</translation>
    </message>
    <message>
        <source>in the firmware&apos;s set-up switch on %1; without that option the board has none</source>
        <translation>in den Firmware-Einstellungen %1 einschalten; ohne diese Option hat die Platine keines</translation>
    </message>
    <message>
        <source>whether there is no other virtual machine around this one</source>
        <translation>ob keine andere virtuelle Maschine um diese herum ist</translation>
    </message>
    <message>
        <source>inside a virtual machine</source>
        <translation>in einer virtuellen Maschine</translation>
    </message>
    <message>
        <source>inside %1</source>
        <translation>in %1</translation>
    </message>
    <message>
        <source>guests within this machine (nested), more slowly, and as far as the outer hypervisor carries it</source>
        <translation>Gäste in dieser Maschine (verschachtelt), langsamer und so weit der äußere Hypervisor es trägt</translation>
    </message>
    <message>
        <source>guests on the software CPU: the outer hypervisor passes on neither VT-x nor AMD-V</source>
        <translation>Gäste auf der Software-CPU: Der äußere Hypervisor reicht weder VT-x noch AMD-V weiter</translation>
    </message>
    <message>
        <source>the kernel&apos;s part of an engine that uses the processor</source>
        <translation>der Kernel-Teil einer Engine, die den Prozessor nutzt</translation>
    </message>
    <message>
        <source>%1 is installed and not loaded</source>
        <translation>%1 ist installiert und nicht geladen</translation>
    </message>
    <message>
        <source>%1 is not installed</source>
        <translation>%1 ist nicht installiert</translation>
    </message>
    <message>
        <source>install the module %1 for the kernel that runs (%2), or start the kernel whose modules are installed</source>
        <translation>das Modul %1 für den laufenden Kernel (%2) installieren oder den Kernel starten, dessen Module installiert sind</translation>
    </message>
    <message>
        <source>as root: %1; it is loaded by itself when a bridge is made</source>
        <translation>als root: %1; es wird von selbst geladen, wenn eine Brücke angelegt wird</translation>
    </message>
    <message>
        <source>as root: %1; then log in again</source>
        <translation>als root: %1; dann neu anmelden</translation>
    </message>
    <message>
        <source>as root: %1</source>
        <translation>als root: %1</translation>
    </message>
    <message>
        <source>a pagetable VM (%1)</source>
        <translation>eine Pagetable-VM (%1)</translation>
    </message>
    <message>
        <source>small programs; it interprets what a kernel does, and no stock kernel boots on it</source>
        <translation>kleine Programme; sie interpretiert, was ein Kernel tut, und kein üblicher Kernel startet darauf</translation>
    </message>
    <message>
        <source>use the software CPU here</source>
        <translation>hier die Software-CPU verwenden</translation>
    </message>
    <message>
        <source>%1, interface %2</source>
        <translation>%1, Schnittstelle %2</translation>
    </message>
    <message>
        <source>start a kernel of Linux 2.6.22 or later</source>
        <translation>einen Kernel ab Linux 2.6.22 starten</translation>
    </message>
    <message>
        <source>see %1 first: the module does not load without it</source>
        <translation>zuerst %1 ansehen: Ohne das wird das Modul nicht geladen</translation>
    </message>
    <message>
        <source>of FreeBSD %1</source>
        <translation>von FreeBSD %1</translation>
    </message>
    <message>
        <source>loaded and not initialised</source>
        <translation>geladen und nicht initialisiert</translation>
    </message>
    <message>
        <source>dmesg | grep vmx_init tells why; give that to apiaryctl explain</source>
        <translation>dmesg | grep vmx_init sagt, warum; das an apiaryctl explain geben</translation>
    </message>
    <message>
        <source>the helper may not open it</source>
        <translation>der Dienst darf es nicht öffnen</translation>
    </message>
    <message>
        <source>you may not open it</source>
        <translation>die Berechtigung zum Öffnen fehlt</translation>
    </message>
    <message>
        <source>have an administrator give a group of yours %1 (mode 0660), or use the helper of the system, which runs as root</source>
        <translation>%1 von der Systemverwaltung einer eigenen Gruppe geben lassen (Modus 0660) oder den Dienst des Systems verwenden, der als root läuft</translation>
    </message>
    <message>
        <source>opening it fails: error %1</source>
        <translation>das Öffnen schlägt fehl: Fehler %1</translation>
    </message>
    <message>
        <source>another hypervisor has the processor&apos;s virtualization; end that first</source>
        <translation>ein anderer Hypervisor hat die Virtualisierung des Prozessors belegt; diesen zuerst beenden</translation>
    </message>
    <message>
        <source>see the kernel&apos;s log</source>
        <translation>das Protokoll des Kernels ansehen</translation>
    </message>
    <message>
        <source>what an engine reaches the kernel&apos;s part through</source>
        <translation>worüber eine Engine den Kernel-Teil erreicht</translation>
    </message>
    <message>
        <source>see the row before</source>
        <translation>die Zeile davor ansehen</translation>
    </message>
    <message>
        <source>this release has only sysctl %1</source>
        <translation>diese Version hat nur das sysctl %1</translation>
    </message>
    <message>
        <source>use the helper of the system, which runs as root</source>
        <translation>den Dienst des Systems verwenden, der als root läuft</translation>
    </message>
    <message>
        <source>the helper can use it</source>
        <translation>der Dienst kann es verwenden</translation>
    </message>
    <message>
        <source>you can use it</source>
        <translation>es kann verwendet werden</translation>
    </message>
    <message>
        <source>what runs guests&apos; code when nothing else is asked for</source>
        <translation>was den Code der Gäste ausführt, wenn nichts anderes verlangt wird</translation>
    </message>
    <message>
        <source>Apiary&apos;s own list of engines</source>
        <translation>Apiarys eigene Liste der Engines</translation>
    </message>
    <message>
        <source>it is the only one that this version of Apiary has</source>
        <translation>es ist die einzige, die diese Version von Apiary hat</translation>
    </message>
    <message>
        <source>it is the best one that there is</source>
        <translation>es ist die beste, die es gibt</translation>
    </message>
    <message>
        <source>guests&apos; RAM comes out of it</source>
        <translation>daraus kommt der Arbeitsspeicher der Gäste</translation>
    </message>
    <message>
        <source>%1, %2 available</source>
        <translation>%1, davon %2 verfügbar</translation>
    </message>
    <message>
        <source>guests with up to about %1 in all</source>
        <translation>Gäste mit zusammen bis zu etwa %1</translation>
    </message>
    <message>
        <source>fewer TLB misses for guests&apos; RAM</source>
        <translation>weniger TLB-Fehlgriffe beim Arbeitsspeicher der Gäste</translation>
    </message>
    <message>
        <source>superpages are used by themselves</source>
        <translation>Superpages werden von selbst verwendet</translation>
    </message>
    <message>
        <source>in /boot/loader.conf: %1</source>
        <translation>in /boot/loader.conf: %1</translation>
    </message>
    <message>
        <source>none reserved; transparent: %1</source>
        <translation>keine reserviert; transparent: %1</translation>
    </message>
    <message>
        <source>none reserved</source>
        <translation>keine reserviert</translation>
    </message>
    <message>
        <source>%1 reserved; transparent: %2</source>
        <translation>%1 reserviert; transparent: %2</translation>
    </message>
    <message>
        <source>%1 (%2 free)</source>
        <translation>%1 (%2 frei)</translation>
    </message>
    <message>
        <source>network cards of guests that appear on the host</source>
        <translation>Netzwerkkarten von Gästen, die auf dem Host erscheinen</translation>
    </message>
    <message>
        <source>tap networks; making a tap takes root, or the helper of the system</source>
        <translation>TAP-Netzwerke; ein TAP-Gerät anzulegen braucht root oder den Dienst des Systems</translation>
    </message>
    <message>
        <source>user networks (--net user), which need none</source>
        <translation>Benutzernetzwerke (--net user), die keines brauchen</translation>
    </message>
    <message>
        <source>guests in the same network as the host</source>
        <translation>Gäste im selben Netzwerk wie der Host</translation>
    </message>
    <message>
        <source>bridged networks</source>
        <translation>Netzwerke über Brücken</translation>
    </message>
    <message>
        <source>the host&apos;s own; what a guest runs is no matter of this</source>
        <translation>die des Hosts; was ein Gast ausführt, betrifft das nicht</translation>
    </message>
    <message>
        <source>tried</source>
        <translation>ausprobiert</translation>
    </message>
    <message>
        <source>everything but 32-bit programs of the host; its processor, or the hypervisor around it, refuses 32-bit code segments</source>
        <translation>alles außer 32-Bit-Programmen des Hosts; sein Prozessor oder der Hypervisor um ihn herum verweigert 32-Bit-Codesegmente</translation>
    </message>
    <message>
        <source>Probably: %1</source>
        <translation>Wahrscheinlich: %1</translation>
    </message>
    <message>
        <source>Perhaps, as far as can be told from here: %1</source>
        <translation>Vielleicht, soweit von hier zu sehen ist: %1</translation>
    </message>
    <message>
        <source>This machine cannot run Apiary: %1.</source>
        <translation>Auf dieser Maschine läuft Apiary nicht: %1.</translation>
    </message>
    <message>
        <source>This machine can run guests on its processor: %1.</source>
        <translation>Diese Maschine kann Gäste auf ihrem Prozessor ausführen: %1.</translation>
    </message>
    <message>
        <source>This virtual machine can run guests on its processor: %1.</source>
        <translation>Diese virtuelle Maschine kann Gäste auf ihrem Prozessor ausführen: %1.</translation>
    </message>
    <message>
        <source>This machine can run some guests on its processor: %1.</source>
        <translation>Diese Maschine kann manche Gäste auf ihrem Prozessor ausführen: %1.</translation>
    </message>
    <message>
        <source>This virtual machine can run some guests on its processor: %1.</source>
        <translation>Diese virtuelle Maschine kann manche Gäste auf ihrem Prozessor ausführen: %1.</translation>
    </message>
    <message>
        <source>This machine could run guests on its processor, but %1. Until that is mended they run on the software CPU.</source>
        <translation>Diese Maschine könnte Gäste auf ihrem Prozessor ausführen, aber: %1. Bis das behoben ist, laufen sie auf der Software-CPU.</translation>
    </message>
    <message>
        <source>This virtual machine could run guests on its processor, but %1. Until that is mended they run on the software CPU.</source>
        <translation>Diese virtuelle Maschine könnte Gäste auf ihrem Prozessor ausführen, aber: %1. Bis das behoben ist, laufen sie auf der Software-CPU.</translation>
    </message>
    <message>
        <source>This machine may be able to run guests on its processor: %1.</source>
        <translation>Diese Maschine kann vielleicht Gäste auf ihrem Prozessor ausführen: %1.</translation>
    </message>
    <message>
        <source>This virtual machine may be able to run guests on its processor: %1.</source>
        <translation>Diese virtuelle Maschine kann vielleicht Gäste auf ihrem Prozessor ausführen: %1.</translation>
    </message>
    <message>
        <source>This machine runs guests on the software CPU alone: %1.</source>
        <translation>Diese Maschine führt Gäste nur auf der Software-CPU aus: %1.</translation>
    </message>
    <message>
        <source>This virtual machine runs guests on the software CPU alone: %1.</source>
        <translation>Diese virtuelle Maschine führt Gäste nur auf der Software-CPU aus: %1.</translation>
    </message>
    <message>
        <source>the firmware has switched %1 off</source>
        <translation>die Firmware hat %1 ausgeschaltet</translation>
    </message>
    <message>
        <source>the processor has neither VT-x nor AMD-V</source>
        <translation>der Prozessor hat weder VT-x noch AMD-V</translation>
    </message>
    <message>
        <source>whether the processor has %1 cannot be told</source>
        <translation>ob der Prozessor %1 hat, lässt sich nicht sagen</translation>
    </message>
    <message>
        <source>its KVM is a pagetable VM, on which no stock kernel boots</source>
        <translation>ihr KVM ist eine Pagetable-VM, auf der kein üblicher Kernel startet</translation>
    </message>
    <message>
        <source>the processor has %1 without %2: KVM makes shadow page tables, and is slower</source>
        <translation>der Prozessor hat %1 ohne %2: KVM legt Schatten-Seitentabellen an und ist langsamer</translation>
    </message>
    <message>
        <source>the processor has %1, but no %2, without which bhyve does not start</source>
        <translation>der Prozessor hat %1, aber kein %2, ohne das bhyve nicht startet</translation>
    </message>
    <message>
        <source>the processor has %1, and whether it has %2 cannot be told</source>
        <translation>der Prozessor hat %1; ob er %2 hat, lässt sich nicht sagen</translation>
    </message>
    <message>
        <source>the processor has VT-x, EPT and unrestricted guest</source>
        <translation>der Prozessor hat VT-x, EPT und Unrestricted Guest</translation>
    </message>
    <message>
        <source>the processor has VT-x and EPT, but not unrestricted guest: one vCPU, and no UEFI or BIOS</source>
        <translation>der Prozessor hat VT-x und EPT, aber kein Unrestricted Guest: eine vCPU und kein UEFI oder BIOS</translation>
    </message>
    <message>
        <source>the processor has VT-x and EPT; whether it has unrestricted guest cannot be told</source>
        <translation>der Prozessor hat VT-x und EPT; ob er Unrestricted Guest hat, lässt sich nicht sagen</translation>
    </message>
    <message>
        <source>the processor has AMD-V, nested paging and NRIP save</source>
        <translation>der Prozessor hat AMD-V, Nested Paging und NRIP Save</translation>
    </message>
    <message>
        <source>the processor has no %1</source>
        <translation>der Prozessor hat kein %1</translation>
    </message>
    <message>
        <source>the processor has %1</source>
        <translation>der Prozessor hat %1</translation>
    </message>
    <message>
        <source>Apiary is a 64-bit program, and the processor has no long mode</source>
        <translation>Apiary ist ein 64-Bit-Programm, und der Prozessor hat keinen Long Mode</translation>
    </message>
    <message>
        <source>the software CPU runs every guest on every 64-bit machine, slowly</source>
        <translation>die Software-CPU führt jeden Gast auf jeder 64-Bit-Maschine aus, langsam</translation>
    </message>
    <message>
        <source>see %1</source>
        <translation>siehe %1</translation>
    </message>
    <message>
        <source>the processor has no VT-x, or a hypervisor around this machine hides it</source>
        <translation>der Prozessor hat kein VT-x, oder ein Hypervisor um diese Maschine herum verbirgt es</translation>
    </message>
    <message>
        <source>apiaryctl check tells which; in a virtual machine switch on nested virtualization outside, otherwise use the software CPU or another processor</source>
        <translation>apiaryctl check zeigt, was davon zutrifft; in einer virtuellen Maschine außen die verschachtelte Virtualisierung einschalten, sonst die Software-CPU oder einen anderen Prozessor verwenden</translation>
    </message>
    <message>
        <source>the firmware has switched VT-x off and locked that (MSR 3Ah)</source>
        <translation>die Firmware hat VT-x ausgeschaltet und das gesperrt (MSR 3Ah)</translation>
    </message>
    <message>
        <source>in the firmware&apos;s set-up switch on &quot;Intel Virtualization Technology&quot; (VT-x, VMX, Vanderpool), save, and switch the power off once</source>
        <translation>in den Firmware-Einstellungen „Intel Virtualization Technology“ (VT-x, VMX, Vanderpool) einschalten, speichern und den Strom einmal ausschalten</translation>
    </message>
    <message>
        <source>the processor&apos;s VT-x does not report which instruction did I/O (IA32_VMX_BASIC bit 54); a nested VT-x may lack that</source>
        <translation>das VT-x des Prozessors meldet nicht, welcher Befehl die Ein-/Ausgabe ausgeführt hat (IA32_VMX_BASIC Bit 54); bei einem verschachtelten VT-x kann das fehlen</translation>
    </message>
    <message>
        <source>run bhyve on real hardware, or use the software CPU</source>
        <translation>bhyve auf echter Hardware ausführen oder die Software-CPU verwenden</translation>
    </message>
    <message>
        <source>the processor&apos;s VT-x is too old for bhyve: it has no secondary controls or not all primary ones, and so no EPT; Core 2 and its Celerons are such</source>
        <translation>das VT-x des Prozessors ist zu alt für bhyve: Es hat keine sekundären Steuerbits (secondary controls) oder nicht alle primären und daher kein EPT; das gilt für Core 2 und dessen Celerons</translation>
    </message>
    <message>
        <source>none on this processor: bhyve needs one from Nehalem (2008) on; use the software CPU, or KVM on Linux</source>
        <translation>keine für diesen Prozessor: bhyve braucht einen ab Nehalem (2008); die Software-CPU verwenden, oder KVM unter Linux</translation>
    </message>
    <message>
        <source>the processor has VT-x without EPT, which bhyve needs</source>
        <translation>der Prozessor hat VT-x ohne EPT, das bhyve braucht</translation>
    </message>
    <message>
        <source>the processor&apos;s VT-x lacks controls over interrupts that bhyve needs, such as virtual NMIs; a nested VT-x may lack them</source>
        <translation>dem VT-x des Prozessors fehlen Steuerbits für Interrupts, die bhyve braucht, etwa virtuelle NMIs; einem verschachtelten VT-x können sie fehlen</translation>
    </message>
    <message>
        <source>the processor&apos;s VT-x lacks VM-exit or VM-entry controls that bhyve needs (EFER, PAT); a nested VT-x may lack them</source>
        <translation>dem VT-x des Prozessors fehlen Steuerbits für VM-Exit oder VM-Entry, die bhyve braucht (EFER, PAT); einem verschachtelten VT-x können sie fehlen</translation>
    </message>
    <message>
        <source>the processor&apos;s EPT lacks something that bhyve needs: four levels, write-back memory or INVEPT</source>
        <translation>dem EPT des Prozessors fehlt etwas, das bhyve braucht: vier Ebenen, Write-back-Speicher oder INVEPT</translation>
    </message>
    <message>
        <source>the processor has no AMD-V, or a hypervisor around this machine hides it</source>
        <translation>der Prozessor hat kein AMD-V, oder ein Hypervisor um diese Maschine herum verbirgt es</translation>
    </message>
    <message>
        <source>the firmware has switched AMD-V off (VM_CR.SVMDIS)</source>
        <translation>die Firmware hat AMD-V ausgeschaltet (VM_CR.SVMDIS)</translation>
    </message>
    <message>
        <source>in the firmware&apos;s set-up switch on &quot;SVM Mode&quot; (AMD-V, Secure Virtual Machine), save, and switch the power off once</source>
        <translation>in den Firmware-Einstellungen „SVM Mode“ (AMD-V, Secure Virtual Machine) einschalten, speichern und den Strom einmal ausschalten</translation>
    </message>
    <message>
        <source>the processor has AMD-V without nested paging (RVI), which bhyve needs: K8, and the Turion X2 of family 11h</source>
        <translation>der Prozessor hat AMD-V ohne Nested Paging (RVI), das bhyve braucht: K8 und der Turion X2 der Familie 11h</translation>
    </message>
    <message>
        <source>none on this processor: bhyve needs one with nested paging; use the software CPU, or KVM on Linux</source>
        <translation>keine für diesen Prozessor: bhyve braucht einen mit Nested Paging; die Software-CPU verwenden, oder KVM unter Linux</translation>
    </message>
    <message>
        <source>the processor does not save the address of the next instruction, which bhyve needs: the first K10 (Barcelona, Agena)</source>
        <translation>der Prozessor sichert die Adresse des nächsten Befehls nicht, die bhyve braucht: die ersten K10 (Barcelona, Agena)</translation>
    </message>
    <message>
        <source>none on this processor: bhyve needs a later one; use the software CPU, or KVM on Linux</source>
        <translation>keine für diesen Prozessor: bhyve braucht einen neueren; die Software-CPU verwenden, oder KVM unter Linux</translation>
    </message>
    <message>
        <source>vmm.ko was loaded and refused to start (EINVAL): the processor lacks something that bhyve needs, usually EPT</source>
        <translation>vmm.ko wurde geladen und hat den Start verweigert (EINVAL): Dem Prozessor fehlt etwas, das bhyve braucht, meistens EPT</translation>
    </message>
    <message>
        <source>the line before it in dmesg says what: dmesg | grep -E &apos;vmx_init|SVM&apos;; give that to apiaryctl explain</source>
        <translation>die Zeile davor in dmesg sagt, was: dmesg | grep -E &apos;vmx_init|SVM&apos;; das an apiaryctl explain geben</translation>
    </message>
    <message>
        <source>vmm.ko was loaded and refused to start (ENXIO): the processor has no VT-x or AMD-V, or the firmware has switched it off</source>
        <translation>vmm.ko wurde geladen und hat den Start verweigert (ENXIO): Der Prozessor hat kein VT-x oder AMD-V, oder die Firmware hat es ausgeschaltet</translation>
    </message>
    <message>
        <source>the line before it in dmesg says which: dmesg | grep -E &apos;vmx_init|SVM&apos;; give that to apiaryctl explain</source>
        <translation>die Zeile davor in dmesg sagt, was davon zutrifft: dmesg | grep -E &apos;vmx_init|SVM&apos;; das an apiaryctl explain geben</translation>
    </message>
    <message>
        <source>vmm.ko was loaded and refused to start</source>
        <translation>vmm.ko wurde geladen und hat den Start verweigert</translation>
    </message>
    <message>
        <source>the line before it in dmesg says why: dmesg | grep -E &apos;vmx_init|SVM&apos;; give that to apiaryctl explain</source>
        <translation>die Zeile davor in dmesg sagt, warum: dmesg | grep -E &apos;vmx_init|SVM&apos;; das an apiaryctl explain geben</translation>
    </message>
    <message>
        <source>the kernel found vmm.ko and could not link it: it was built for another kernel, or it is damaged</source>
        <translation>der Kernel hat vmm.ko gefunden und konnte es nicht einbinden: Es wurde für einen anderen Kernel gebaut oder ist beschädigt</translation>
    </message>
    <message>
        <source>dmesg tells which symbol or version; install kernel and modules of the same release and restart</source>
        <translation>dmesg sagt, um welches Symbol oder welche Version es geht; Kernel und Module derselben Version installieren und neu starten</translation>
    </message>
    <message>
        <source>there is no vmm.ko for this kernel: it is a 32-bit one, or was built without modules</source>
        <translation>für diesen Kernel gibt es kein vmm.ko: Es ist ein 32-Bit-Kernel, oder er wurde ohne Module gebaut</translation>
    </message>
    <message>
        <source>run a 64-bit FreeBSD 10 or later whose /boot/kernel has vmm.ko</source>
        <translation>ein 64-Bit-FreeBSD ab Version 10 verwenden, das vmm.ko in /boot/kernel hat</translation>
    </message>
    <message>
        <source>vmm.ko is loaded already; that is no error</source>
        <translation>vmm.ko ist bereits geladen; das ist kein Fehler</translation>
    </message>
    <message>
        <source>nothing; if bhyve does not start all the same, sysctl hw.vmm.vmx.initialized tells whether it could start</source>
        <translation>nichts; falls bhyve trotzdem nicht startet, sagt sysctl hw.vmm.vmx.initialized, ob es sich initialisieren konnte</translation>
    </message>
    <message>
        <source>only root loads modules; root neither in a jail nor with kern.securelevel above 0</source>
        <translation>nur root lädt Module, und auch root weder in einem Jail noch mit kern.securelevel über 0</translation>
    </message>
    <message>
        <source>as root outside of jails: kldload vmm; or put vmm_load=&quot;YES&quot; into /boot/loader.conf and restart</source>
        <translation>als root außerhalb von Jails: kldload vmm; oder vmm_load=&quot;YES&quot; in /boot/loader.conf eintragen und neu starten</translation>
    </message>
    <message>
        <source>vmm.ko refused to start (ENXIO): no VT-x or AMD-V, or it is switched off</source>
        <translation>vmm.ko hat den Start verweigert (ENXIO): Es gibt kein VT-x oder AMD-V, oder es ist ausgeschaltet</translation>
    </message>
    <message>
        <source>dmesg | grep -E &apos;vmx_init|SVM&apos; says which; give that to apiaryctl explain</source>
        <translation>dmesg | grep -E &apos;vmx_init|SVM&apos; sagt, was davon zutrifft; das an apiaryctl explain geben</translation>
    </message>
    <message>
        <source>vmm.ko is of another version than the kernel that runs</source>
        <translation>vmm.ko gehört zu einer anderen Version als der laufende Kernel</translation>
    </message>
    <message>
        <source>install kernel and modules of the same release (freebsd-update install, or make installkernel) and restart</source>
        <translation>Kernel und Module derselben Version installieren (freebsd-update install oder make installkernel) und neu starten</translation>
    </message>
    <message>
        <source>a module needs a symbol that the kernel that runs does not have: it was built for another kernel</source>
        <translation>ein Modul braucht ein Symbol, das der laufende Kernel nicht hat: Es wurde für einen anderen Kernel gebaut</translation>
    </message>
    <message>
        <source>build or install the module from the same sources as the kernel, and restart</source>
        <translation>das Modul aus denselben Quellen wie den Kernel bauen oder installieren und neu starten</translation>
    </message>
    <message>
        <source>the assembler is too old to know VT-x&apos;s newer instructions, so vmm.ko cannot be built with it</source>
        <translation>der Assembler ist zu alt für die neueren Befehle von VT-x; daher lässt sich vmm.ko damit nicht bauen</translation>
    </message>
    <message>
        <source>build with the tool chain of FreeBSD 10 or later (make buildworld first, or clang&apos;s own assembler)</source>
        <translation>mit den Werkzeugen (Toolchain) von FreeBSD 10 oder neuer bauen (zuerst make buildworld, oder der eigene Assembler von clang)</translation>
    </message>
    <message>
        <source>the firmware has not switched VT-x on (MSR 3Ah, bit 2)</source>
        <translation>die Firmware hat VT-x nicht eingeschaltet (MSR 3Ah, Bit 2)</translation>
    </message>
    <message>
        <source>kldload vmm, which switches it on where the firmware has not locked it; otherwise switch on &quot;Intel Virtualization Technology&quot; in the firmware&apos;s set-up</source>
        <translation>kldload vmm, das es einschaltet, sofern die Firmware es nicht gesperrt hat; sonst „Intel Virtualization Technology“ in den Firmware-Einstellungen einschalten</translation>
    </message>
    <message>
        <source>there is no memory for guests: the first BHyVe took it only from what hw.physmem left to it, and nothing was left</source>
        <translation>für Gäste ist kein Speicher da: Das erste BHyVe nahm ihn nur aus dem, was hw.physmem übrig ließ, und es blieb nichts übrig</translation>
    </message>
    <message>
        <source>in /boot/loader.conf set hw.physmem below what the machine has (with 8 GB: hw.physmem=&quot;4g&quot;) and restart; or use FreeBSD 10 or later, which needs no such thing, and a smaller -m</source>
        <translation>in /boot/loader.conf hw.physmem niedriger setzen, als die Maschine Speicher hat (bei 8&#xa0;GB: hw.physmem=&quot;4g&quot;), und neu starten; oder FreeBSD 10 oder neuer verwenden, das nichts dergleichen braucht, und ein kleineres -m</translation>
    </message>
    <message>
        <source>the part of the guest&apos;s memory that lies above 4 GiB cannot be had: too little is left of hw.physmem</source>
        <translation>der Teil des Gastspeichers, der oberhalb von 4&#xa0;GiB liegt, ist nicht zu bekommen: hw.physmem lässt zu wenig übrig</translation>
    </message>
    <message>
        <source>lower hw.physmem in /boot/loader.conf and restart, give the guest less high memory (-M), or use FreeBSD 10 or later with a smaller -m</source>
        <translation>hw.physmem in /boot/loader.conf verringern und neu starten, dem Gast weniger hohen Speicher geben (-M) oder FreeBSD 10 oder neuer mit einem kleineren -m verwenden</translation>
    </message>
    <message>
        <source>the guest&apos;s memory cannot be had: more is asked for than there is, or than may be wired (-S)</source>
        <translation>der Speicher des Gastes ist nicht zu bekommen: Es wird mehr verlangt, als da ist oder als fest im Speicher gehalten werden darf (-S)</translation>
    </message>
    <message>
        <source>give less with -m, leave out -S, or raise the limits (limits -l, sysctl vm.max_user_wired)</source>
        <translation>mit -m weniger geben, -S weglassen oder die Grenzen anheben (limits -l, sysctl vm.max_user_wired)</translation>
    </message>
    <message>
        <source>vmm.ko is not loaded: the sysctl hw.vmm.create is not there</source>
        <translation>vmm.ko ist nicht geladen: Das sysctl hw.vmm.create ist nicht da</translation>
    </message>
    <message>
        <source>as root: kldload vmm; to have it always: vmm_load=&quot;YES&quot; in /boot/loader.conf</source>
        <translation>als root: kldload vmm; damit es immer geladen ist: vmm_load=&quot;YES&quot; in /boot/loader.conf</translation>
    </message>
    <message>
        <source>vmm.ko is loaded, but could not start on this processor</source>
        <translation>vmm.ko ist geladen, konnte auf diesem Prozessor aber nicht starten</translation>
    </message>
    <message>
        <source>sysctl hw.vmm.vmx.initialized is 0 then; dmesg | grep -E &apos;vmx_init|SVM&apos; says why</source>
        <translation>sysctl hw.vmm.vmx.initialized ist dann 0; dmesg | grep -E &apos;vmx_init|SVM&apos; sagt, warum</translation>
    </message>
    <message>
        <source>a virtual machine of this name is there already, perhaps left over from a run that did not end well</source>
        <translation>eine virtuelle Maschine dieses Namens gibt es schon, vielleicht von einem Lauf, der nicht gut endete</translation>
    </message>
    <message>
        <source>as root: bhyvectl --destroy --vm=NAME</source>
        <translation>als root: bhyvectl --destroy --vm=NAME</translation>
    </message>
    <message>
        <source>only root makes virtual machines of bhyve, and within a jail only with allow.vmm</source>
        <translation>nur root legt virtuelle Maschinen von bhyve an, und in einem Jail nur mit allow.vmm</translation>
    </message>
    <message>
        <source>run it as root; in a jail set allow.vmm</source>
        <translation>es als root ausführen; in einem Jail allow.vmm setzen</translation>
    </message>
    <message>
        <source>there is no virtual machine of this name: it was not loaded yet, or was destroyed</source>
        <translation>es gibt keine virtuelle Maschine dieses Namens: Sie wurde noch nicht geladen oder wurde gelöscht</translation>
    </message>
    <message>
        <source>run bhyveload (or grub-bhyve) before bhyve; ls /dev/vmm shows which there are</source>
        <translation>vor bhyve zuerst bhyveload (oder grub-bhyve) ausführen; ls /dev/vmm zeigt, welche es gibt</translation>
    </message>
    <message>
        <source>the devices in /dev/vmm belong to root</source>
        <translation>die Geräte in /dev/vmm gehören root</translation>
    </message>
    <message>
        <source>run it as root</source>
        <translation>es als root ausführen</translation>
    </message>
    <message>
        <source>the processor has no unrestricted guest, so guests have one vCPU; or hw.vmm.maxcpu is lower than what is asked for</source>
        <translation>der Prozessor hat kein Unrestricted Guest, daher haben Gäste eine vCPU; oder hw.vmm.maxcpu ist niedriger, als verlangt wird</translation>
    </message>
    <message>
        <source>use -c 1; apiaryctl check tells whether there is unrestricted guest</source>
        <translation>-c 1 verwenden; apiaryctl check sagt, ob es Unrestricted Guest gibt</translation>
    </message>
    <message>
        <source>UEFI begins in real mode, and the processor has no unrestricted guest (before Westmere, 2010)</source>
        <translation>UEFI beginnt im Real Mode, und der Prozessor hat kein Unrestricted Guest (vor Westmere, 2010)</translation>
    </message>
    <message>
        <source>load the guest&apos;s kernel with bhyveload or grub-bhyve instead of UEFI, with one vCPU; or use the software CPU</source>
        <translation>den Kernel des Gastes statt mit UEFI mit bhyveload oder grub-bhyve laden, mit einer vCPU; oder die Software-CPU verwenden</translation>
    </message>
    <message>
        <source>the processor cannot stop at a guest&apos;s HLT, which -H asks for</source>
        <translation>der Prozessor kann beim HLT eines Gastes nicht anhalten, was -H verlangt</translation>
    </message>
    <message>
        <source>leave out -H</source>
        <translation>-H weglassen</translation>
    </message>
    <message>
        <source>the processor cannot stop at a guest&apos;s PAUSE, which -P asks for</source>
        <translation>der Prozessor kann beim PAUSE eines Gastes nicht anhalten, was -P verlangt</translation>
    </message>
    <message>
        <source>leave out -P</source>
        <translation>-P weglassen</translation>
    </message>
    <message>
        <source>one of the guest&apos;s devices could not be set up: a disk&apos;s file or a tap is missing or in use</source>
        <translation>eines der Geräte des Gastes konnte nicht eingerichtet werden: Die Datei einer Festplatte oder ein TAP-Gerät fehlt oder ist in Gebrauch</translation>
    </message>
    <message>
        <source>the lines before it name the device; see that file, tap or port</source>
        <translation>die Zeilen davor nennen das Gerät; diese Datei, dieses TAP-Gerät oder diesen Port prüfen</translation>
    </message>
    <message>
        <source>the file or volume of a disk is not there, or may not be opened</source>
        <translation>die Datei oder das Volume einer Festplatte ist nicht da oder darf nicht geöffnet werden</translation>
    </message>
    <message>
        <source>see the path after it, and who may read and write it; zvols are in /dev/zvol</source>
        <translation>den danach genannten Pfad prüfen, und wer ihn lesen und schreiben darf; zvols sind in /dev/zvol</translation>
    </message>
    <message>
        <source>the tap is not there, is in use by another guest, or may not be opened</source>
        <translation>das TAP-Gerät ist nicht da, von einem anderen Gast belegt oder darf nicht geöffnet werden</translation>
    </message>
    <message>
        <source>ifconfig tap0 create; see /dev/tap0&apos;s owner and net.link.tap.user_open; end the other guest</source>
        <translation>ifconfig tap0 create; den Besitzer von /dev/tap0 und net.link.tap.user_open prüfen; den anderen Gast beenden</translation>
    </message>
    <message>
        <source>a device that is to be handed to the guest still belongs to a driver of the host</source>
        <translation>ein Gerät, das dem Gast übergeben werden soll, gehört noch einem Treiber des Hosts</translation>
    </message>
    <message>
        <source>in /boot/loader.conf: pptdevs=&quot;BUS/SLOT/FUNCTION&quot;, and restart; it takes an IOMMU (VT-d, AMD-Vi)</source>
        <translation>in /boot/loader.conf: pptdevs=&quot;BUS/SLOT/FUNCTION&quot;, und neu starten; dazu braucht es eine IOMMU (VT-d, AMD-Vi)</translation>
    </message>
    <message>
        <source>the guest used an I/O port in a way that bhyve does not know, with strict checks (-e)</source>
        <translation>der Gast hat einen I/O-Port auf eine Weise verwendet, die bhyve nicht kennt, und die strenge Prüfung (-e) ist an</translation>
    </message>
    <message>
        <source>leave out -e</source>
        <translation>-e weglassen</translation>
    </message>
    <message>
        <source>the guest read or wrote an I/O port that no device has, with strict checks (-e)</source>
        <translation>der Gast hat einen I/O-Port gelesen oder beschrieben, den kein Gerät hat, und die strenge Prüfung (-e) ist an</translation>
    </message>
    <message>
        <source>the guest read a model-specific register that bhyve does not have; it sees a fault</source>
        <translation>der Gast hat ein modellspezifisches Register gelesen, das bhyve nicht hat; er bekommt eine Ausnahme</translation>
    </message>
    <message>
        <source>harmless for most systems; if the guest stops there, add -w</source>
        <translation>harmlos für die meisten Systeme; falls der Gast dort stehen bleibt, -w hinzufügen</translation>
    </message>
    <message>
        <source>the guest wrote a model-specific register that bhyve does not have; it sees a fault</source>
        <translation>der Gast hat ein modellspezifisches Register beschrieben, das bhyve nicht hat; er bekommt eine Ausnahme</translation>
    </message>
    <message>
        <source>the guest reached a device with an instruction that bhyve cannot emulate</source>
        <translation>der Gast hat mit einem Befehl auf ein Gerät zugegriffen, den bhyve nicht emulieren kann</translation>
    </message>
    <message>
        <source>report it with the bytes after it; try the guest on another engine</source>
        <translation>es mit den danach genannten Bytes melden; den Gast auf einer anderen Engine versuchen</translation>
    </message>
    <message>
        <source>the guest&apos;s CPU stopped for a reason that bhyve does not handle; the lines below it tell the reason</source>
        <translation>die CPU des Gastes hielt aus einem Grund an, den bhyve nicht behandelt; die Zeilen darunter nennen den Grund</translation>
    </message>
    <message>
        <source>report it with those lines; on old processors it is often a lack of unrestricted guest: use one vCPU and no UEFI</source>
        <translation>es mit diesen Zeilen melden; bei alten Prozessoren fehlt oft Unrestricted Guest: eine vCPU und kein UEFI verwenden</translation>
    </message>
    <message>
        <source>bhyvectl was asked about a virtual machine that is not there</source>
        <translation>bhyvectl wurde nach einer virtuellen Maschine gefragt, die es nicht gibt</translation>
    </message>
    <message>
        <source>ls /dev/vmm shows which there are; nothing is to be destroyed</source>
        <translation>ls /dev/vmm zeigt, welche es gibt; zu löschen ist nichts</translation>
    </message>
    <message>
        <source>the firmware&apos;s file is not there</source>
        <translation>die Datei der Firmware ist nicht da</translation>
    </message>
    <message>
        <source>pkg install bhyve-firmware; the file is /usr/local/share/uefi-firmware/BHYVE_UEFI.fd</source>
        <translation>pkg install bhyve-firmware; die Datei ist /usr/local/share/uefi-firmware/BHYVE_UEFI.fd</translation>
    </message>
    <message>
        <source>the interface is a member of a bridge already</source>
        <translation>die Schnittstelle ist bereits Mitglied einer Brücke</translation>
    </message>
    <message>
        <source>ifconfig | grep -B20 member: shows which; ifconfig bridge0 deletem INTERFACE takes it out</source>
        <translation>ifconfig | grep -B20 member: zeigt, in welcher; ifconfig bridge0 deletem INTERFACE nimmt sie heraus</translation>
    </message>
    <message>
        <source>the interface is a member of this very bridge already; that is no error</source>
        <translation>die Schnittstelle ist bereits Mitglied genau dieser Brücke; das ist kein Fehler</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>the interface cannot be bridged: another MTU than the bridge&apos;s, a Wi-Fi client, or no Ethernet at all</source>
        <translation>die Schnittstelle kann nicht Mitglied einer Brücke werden: andere MTU als die der Brücke, ein WLAN-Client oder gar kein Ethernet</translation>
    </message>
    <message>
        <source>give both the same MTU (ifconfig tap0 mtu 1500); for Wi-Fi use NAT instead of a bridge</source>
        <translation>beiden dieselbe MTU geben (ifconfig tap0 mtu 1500); bei WLAN statt einer Brücke NAT verwenden</translation>
    </message>
    <message>
        <source>there is no interface of this name</source>
        <translation>es gibt keine Schnittstelle dieses Namens</translation>
    </message>
    <message>
        <source>ifconfig -l lists them; a tap is made by ifconfig tap0 create</source>
        <translation>ifconfig -l listet sie auf; ein TAP-Gerät wird mit ifconfig tap0 create angelegt</translation>
    </message>
    <message>
        <source>an interface of this name is there already; that is no error</source>
        <translation>eine Schnittstelle dieses Namens gibt es schon; das ist kein Fehler</translation>
    </message>
    <message>
        <source>use it, or ifconfig NAME destroy first</source>
        <translation>sie verwenden, oder zuerst ifconfig NAME destroy</translation>
    </message>
    <message>
        <source>the kernel knows no such kind of interface: the module for taps or bridges is not loaded</source>
        <translation>der Kernel kennt diese Art von Schnittstelle nicht: Das Modul für TAP-Geräte oder Brücken ist nicht geladen</translation>
    </message>
    <message>
        <source>as root: kldload if_tuntap (before FreeBSD 13: if_tap) and if_bridge</source>
        <translation>als root: kldload if_tuntap (vor FreeBSD 13: if_tap) und if_bridge</translation>
    </message>
    <message>
        <source>nobody has the tap open any more, or it was never brought up: a guest that just ended, or one whose card is down because the tap was</source>
        <translation>niemand hat das TAP-Gerät mehr geöffnet, oder es wurde nie aktiviert: ein Gast, der gerade geendet hat, oder einer, dessen Karte inaktiv ist, weil das TAP-Gerät es war</translation>
    </message>
    <message>
        <source>sysctl net.link.tap.up_on_open=1 brings a tap up when a guest opens it</source>
        <translation>sysctl net.link.tap.up_on_open=1 aktiviert ein TAP-Gerät, sobald ein Gast es öffnet</translation>
    </message>
    <message>
        <source>the bridge asked a member to switch off offloads that it cannot change; that is harmless</source>
        <translation>die Brücke hat von einem Mitglied verlangt, Offloads abzuschalten, die es nicht ändern kann; das ist harmlos</translation>
    </message>
    <message>
        <source>nothing; if traffic is slow, ifconfig INTERFACE -tso -lro -txcsum -rxcsum</source>
        <translation>nichts; falls die Übertragung langsam ist, ifconfig INTERFACE -tso -lro -txcsum -rxcsum</translation>
    </message>
    <message>
        <source>the interface takes up all frames because it is in a bridge; that is as it should be</source>
        <translation>die Schnittstelle nimmt alle Frames an, weil sie in einer Brücke ist; das ist so richtig</translation>
    </message>
    <message>
        <source>the firmware has switched VT-x or AMD-V off</source>
        <translation>die Firmware hat VT-x oder AMD-V ausgeschaltet</translation>
    </message>
    <message>
        <source>in the firmware&apos;s set-up switch on &quot;Intel Virtualization Technology&quot; or &quot;SVM Mode&quot;, save, and switch the power off once</source>
        <translation>in den Firmware-Einstellungen „Intel Virtualization Technology“ oder „SVM Mode“ einschalten, speichern und den Strom einmal ausschalten</translation>
    </message>
    <message>
        <source>the processor has no VT-x (kvm_intel) or AMD-V (kvm_amd), the other module was meant, or a hypervisor around this machine hides it</source>
        <translation>der Prozessor hat kein VT-x (kvm_intel) oder AMD-V (kvm_amd), das andere Modul war gemeint, oder ein Hypervisor um diese Maschine herum verbirgt es</translation>
    </message>
    <message>
        <source>apiaryctl check tells which; in a virtual machine switch on nested virtualization outside</source>
        <translation>apiaryctl check zeigt, was davon zutrifft; in einer virtuellen Maschine außen die verschachtelte Virtualisierung einschalten</translation>
    </message>
    <message>
        <source>the firmware has switched VT-x off and locked that</source>
        <translation>die Firmware hat VT-x ausgeschaltet und das gesperrt</translation>
    </message>
    <message>
        <source>the processor has no AMD-V, a hypervisor around this machine hides it, or Linux does because the firmware has switched it off</source>
        <translation>der Prozessor hat kein AMD-V, ein Hypervisor um diese Maschine herum verbirgt es, oder Linux verbirgt es, weil die Firmware es ausgeschaltet hat</translation>
    </message>
    <message>
        <source>dmesg | grep -i svm: &quot;SVM disabled (by BIOS)&quot; means the last; otherwise apiaryctl check tells which</source>
        <translation>dmesg | grep -i svm: „SVM disabled (by BIOS)“ bedeutet das Letzte; sonst zeigt apiaryctl check, was davon zutrifft</translation>
    </message>
    <message>
        <source>kvm_amd was loaded on a processor that is not AMD&apos;s</source>
        <translation>kvm_amd wurde auf einem Prozessor geladen, der nicht von AMD ist</translation>
    </message>
    <message>
        <source>modprobe kvm_intel</source>
        <translation>modprobe kvm_intel</translation>
    </message>
    <message>
        <source>the firmware has switched VT-x off and locked that; Linux hides the flag vmx then</source>
        <translation>die Firmware hat VT-x ausgeschaltet und das gesperrt; Linux verbirgt dann das Flag vmx</translation>
    </message>
    <message>
        <source>the firmware allows VT-x only outside of a trusted launch (TXT), and this kernel was launched in one</source>
        <translation>die Firmware erlaubt VT-x nur außerhalb eines Trusted Launch (TXT), und dieser Kernel wurde in einem solchen gestartet</translation>
    </message>
    <message>
        <source>start without TXT (tboot), or allow both in the firmware&apos;s set-up</source>
        <translation>ohne TXT (tboot) starten oder in den Firmware-Einstellungen beides erlauben</translation>
    </message>
    <message>
        <source>the firmware has switched SGX off, which has nothing to do with virtual machines</source>
        <translation>die Firmware hat SGX ausgeschaltet, das mit virtuellen Maschinen nichts zu tun hat</translation>
    </message>
    <message>
        <source>the other of kvm_intel and kvm_amd is loaded, or the same one twice; one of them fits the processor</source>
        <translation>von kvm_intel und kvm_amd ist bereits das andere geladen, oder dasselbe wurde zweimal geladen; eines von beiden passt zum Prozessor</translation>
    </message>
    <message>
        <source>nothing, if /dev/kvm is there</source>
        <translation>nichts, sofern /dev/kvm da ist</translation>
    </message>
    <message>
        <source>the other of kvm_intel and kvm_amd is loaded; one of them fits the processor</source>
        <translation>von kvm_intel und kvm_amd ist bereits das andere geladen; eines von beiden passt zum Prozessor</translation>
    </message>
    <message>
        <source>another hypervisor has VT-x or AMD-V in use: VirtualBox or VMware with running machines, or a firmware that set it differently for each CPU</source>
        <translation>ein anderer Hypervisor verwendet VT-x oder AMD-V: VirtualBox oder VMware mit laufenden Maschinen, oder eine Firmware, die es für jede CPU anders eingestellt hat</translation>
    </message>
    <message>
        <source>end the other hypervisor&apos;s machines or unload its module (rmmod vboxdrv, vmmon), then try again</source>
        <translation>die Maschinen des anderen Hypervisors beenden oder sein Modul entladen (rmmod vboxdrv, vmmon), dann erneut versuchen</translation>
    </message>
    <message>
        <source>the processors of this machine differ in what their VT-x can do, usually for want of newer microcode</source>
        <translation>die Prozessoren dieser Maschine unterscheiden sich darin, was ihr VT-x kann, meistens weil neuerer Microcode fehlt</translation>
    </message>
    <message>
        <source>install the processor&apos;s microcode (intel-microcode) and newer firmware</source>
        <translation>den Microcode des Prozessors (intel-microcode) und neuere Firmware installieren</translation>
    </message>
    <message>
        <source>the processor has no VT-x or AMD-V, or the firmware has switched it off</source>
        <translation>der Prozessor hat kein VT-x oder AMD-V, oder die Firmware hat es ausgeschaltet</translation>
    </message>
    <message>
        <source>dmesg | tail says which; give that to apiaryctl explain</source>
        <translation>dmesg | tail sagt, was davon zutrifft; das an apiaryctl explain geben</translation>
    </message>
    <message>
        <source>the module could not set up VT-x or AMD-V</source>
        <translation>das Modul konnte VT-x oder AMD-V nicht einrichten</translation>
    </message>
    <message>
        <source>dmesg | tail says why; give that to apiaryctl explain</source>
        <translation>dmesg | tail sagt, warum; das an apiaryctl explain geben</translation>
    </message>
    <message>
        <source>another hypervisor has VT-x or AMD-V in use: VirtualBox or VMware</source>
        <translation>ein anderer Hypervisor verwendet VT-x oder AMD-V: VirtualBox oder VMware</translation>
    </message>
    <message>
        <source>end its machines or unload its module (rmmod vboxdrv, vmmon), then try again</source>
        <translation>dessen Maschinen beenden oder sein Modul entladen (rmmod vboxdrv, vmmon), dann erneut versuchen</translation>
    </message>
    <message>
        <source>Secure Boot is on, and the module is not signed with a key that the kernel trusts</source>
        <translation>Secure Boot ist an, und das Modul ist nicht mit einem Schlüssel signiert, dem der Kernel vertraut</translation>
    </message>
    <message>
        <source>use the distribution&apos;s own kernel and modules, or enrol the key (mokutil --import)</source>
        <translation>Kernel und Module der Distribution verwenden oder den Schlüssel eintragen (mokutil --import)</translation>
    </message>
    <message>
        <source>the modules of the kernel that runs are not installed: it was upgraded since the last restart, or is a small cloud or container kernel</source>
        <translation>die Module des laufenden Kernels sind nicht installiert: Er wurde seit dem letzten Neustart aktualisiert oder ist ein kleiner Cloud- oder Container-Kernel</translation>
    </message>
    <message>
        <source>restart into the installed kernel, or install the full one (Debian: linux-image-amd64 instead of -cloud)</source>
        <translation>in den installierten Kernel neu starten oder den vollständigen installieren (Debian: linux-image-amd64 statt -cloud)</translation>
    </message>
    <message>
        <source>the processor has AMD-V without nested paging, or the module was loaded with npt=0; guests run on shadow page tables, slowly</source>
        <translation>der Prozessor hat AMD-V ohne Nested Paging, oder das Modul wurde mit npt=0 geladen; Gäste laufen mit Schatten-Seitentabellen, langsam</translation>
    </message>
    <message>
        <source>modprobe -r kvm_amd &amp;&amp; modprobe kvm_amd npt=1, if the processor has it</source>
        <translation>modprobe -r kvm_amd &amp;&amp; modprobe kvm_amd npt=1, sofern der Prozessor es hat</translation>
    </message>
    <message>
        <source>the guest read a model-specific register that KVM does not have</source>
        <translation>der Gast hat ein modellspezifisches Register gelesen, das KVM nicht hat</translation>
    </message>
    <message>
        <source>harmless for most guests; if one stops there, options kvm ignore_msrs=1 in /etc/modprobe.d</source>
        <translation>harmlos für die meisten Gäste; falls einer dort stehen bleibt, options kvm ignore_msrs=1 in /etc/modprobe.d eintragen</translation>
    </message>
    <message>
        <source>the guest wrote a model-specific register that KVM does not have</source>
        <translation>der Gast hat ein modellspezifisches Register beschrieben, das KVM nicht hat</translation>
    </message>
    <message>
        <source>the processor leaks data between hyper-threads (L1TF); guests that are not trusted could read the host&apos;s</source>
        <translation>der Prozessor gibt Daten zwischen Hyper-Threads preis (L1TF); nicht vertrauenswürdige Gäste könnten die des Hosts lesen</translation>
    </message>
    <message>
        <source>for such guests switch hyper-threading off: echo off &gt; /sys/devices/system/cpu/smt/control</source>
        <translation>für solche Gäste Hyper-Threading ausschalten: echo off &gt; /sys/devices/system/cpu/smt/control</translation>
    </message>
    <message>
        <source>the processor leaks data between hyper-threads (MDS); guests that are not trusted could read the host&apos;s</source>
        <translation>der Prozessor gibt Daten zwischen Hyper-Threads preis (MDS); nicht vertrauenswürdige Gäste könnten die des Hosts lesen</translation>
    </message>
    <message>
        <source>a known fault of some processors, which KVM works around</source>
        <translation>ein bekannter Fehler mancher Prozessoren, den KVM umgeht</translation>
    </message>
    <message>
        <source>a program or guest used a locked instruction across two cache lines, and Linux slows it down for that</source>
        <translation>ein Programm oder Gast hat einen Befehl mit LOCK über zwei Cache-Zeilen hinweg verwendet und wird dafür von Linux gebremst</translation>
    </message>
    <message>
        <source>harmless; if it is too slow: sysctl kernel.split_lock_mitigate=0</source>
        <translation>harmlos; falls es zu langsam ist: sysctl kernel.split_lock_mitigate=0</translation>
    </message>
    <message>
        <source>the platform cannot keep a guest&apos;s device from sending any interrupt, so devices are not handed to guests</source>
        <translation>die Plattform kann das Gerät eines Gastes nicht davon abhalten, beliebige Interrupts zu senden; daher werden keine Geräte an Gäste übergeben</translation>
    </message>
    <message>
        <source>update the firmware and switch on VT-d there; for trusted guests: options vfio_iommu_type1 allow_unsafe_interrupts=1</source>
        <translation>die Firmware aktualisieren und dort VT-d einschalten; für vertrauenswürdige Gäste: options vfio_iommu_type1 allow_unsafe_interrupts=1</translation>
    </message>
    <message>
        <source>making a tap, or opening one that is not yours, takes root (CAP_NET_ADMIN)</source>
        <translation>ein TAP-Gerät anzulegen oder ein fremdes zu öffnen braucht root (CAP_NET_ADMIN)</translation>
    </message>
    <message>
        <source>as root: ip tuntap add dev tap0 mode tap user USER</source>
        <translation>als root: ip tuntap add dev tap0 mode tap user USER</translation>
    </message>
    <message>
        <source>the tap is there already and in use, or an interface of another kind has its name</source>
        <translation>das TAP-Gerät ist schon da und in Gebrauch, oder eine Schnittstelle anderer Art trägt seinen Namen</translation>
    </message>
    <message>
        <source>ip -d link show tap0 tells; give another name, or end who uses it</source>
        <translation>ip -d link show tap0 zeigt es; einen anderen Namen angeben oder beenden, was es verwendet</translation>
    </message>
    <message>
        <source>an interface of this name is there that is no tap, or a tap with other options</source>
        <translation>eine Schnittstelle dieses Namens ist da, aber kein TAP-Gerät, oder eines mit anderen Optionen</translation>
    </message>
    <message>
        <source>ip -d link show tells; delete it (ip link delete NAME) and make it anew</source>
        <translation>ip -d link show zeigt es; sie löschen (ip link delete NAME) und neu anlegen</translation>
    </message>
    <message>
        <source>the module for taps is not loaded, or the kernel has none</source>
        <translation>das Modul für TAP-Geräte ist nicht geladen, oder der Kernel hat keines</translation>
    </message>
    <message>
        <source>as root: modprobe tun</source>
        <translation>als root: modprobe tun</translation>
    </message>
    <message>
        <source>changing interfaces takes root (CAP_NET_ADMIN)</source>
        <translation>Schnittstellen zu ändern braucht root (CAP_NET_ADMIN)</translation>
    </message>
    <message>
        <source>run it with sudo</source>
        <translation>es mit sudo ausführen</translation>
    </message>
    <message>
        <source>an interface, address or route like this is there already</source>
        <translation>eine solche Schnittstelle, Adresse oder Route ist schon da</translation>
    </message>
    <message>
        <source>ip link, ip address or ip route shows it; delete it first, or leave it</source>
        <translation>ip link, ip address oder ip route zeigt sie; sie zuerst löschen oder so lassen</translation>
    </message>
    <message>
        <source>the kernel has no module for it (bridge, 8021q), or the interface cannot be bridged, as Wi-Fi</source>
        <translation>der Kernel hat kein Modul dafür (bridge, 8021q), oder die Schnittstelle kann nicht Mitglied einer Brücke werden, wie bei WLAN</translation>
    </message>
    <message>
        <source>as root: modprobe bridge or modprobe 8021q; for Wi-Fi use NAT instead of a bridge</source>
        <translation>als root: modprobe bridge oder modprobe 8021q; bei WLAN statt einer Brücke NAT verwenden</translation>
    </message>
    <message>
        <source>the interface is a member of a bridge or bond already</source>
        <translation>die Schnittstelle ist bereits Mitglied einer Brücke oder eines Bonds</translation>
    </message>
    <message>
        <source>ip -d link show NAME tells which; ip link set NAME nomaster takes it out</source>
        <translation>ip -d link show NAME zeigt, wovon; ip link set NAME nomaster nimmt sie heraus</translation>
    </message>
    <message>
        <source>a Wi-Fi client cannot be bridged: the access point takes frames from its own address alone</source>
        <translation>ein WLAN-Client kann nicht Mitglied einer Brücke werden: Der Zugangspunkt nimmt nur Frames von dessen eigener Adresse an</translation>
    </message>
    <message>
        <source>use NAT (--net user), or a cable</source>
        <translation>NAT (--net user) oder ein Kabel verwenden</translation>
    </message>
    <message>
        <source>ip link set NAME nomaster takes it out</source>
        <translation>ip link set NAME nomaster nimmt sie heraus</translation>
    </message>
    <message>
        <source>ip link lists them</source>
        <translation>ip link listet sie auf</translation>
    </message>
    <message>
        <source>nobody has the tap open: its guest has ended, or did not start yet</source>
        <translation>niemand hat das TAP-Gerät geöffnet: Sein Gast hat geendet oder ist noch nicht gestartet</translation>
    </message>
    <message>
        <source>nothing; it goes on when a guest opens the tap and its card is up</source>
        <translation>nichts; es geht weiter, sobald ein Gast das TAP-Gerät öffnet und seine Karte aktiv ist</translation>
    </message>
    <message>
        <source>the bridge waits before a new member may send: with STP on for 30 seconds</source>
        <translation>die Brücke wartet, bevor ein neues Mitglied senden darf: mit STP 30 Sekunden lang</translation>
    </message>
    <message>
        <source>without loops in the network: ip link set br0 type bridge forward_delay 0 stp_state 0</source>
        <translation>ohne Schleifen im Netzwerk: ip link set br0 type bridge forward_delay 0 stp_state 0</translation>
    </message>
    <message>
        <source>firewall rules no longer see what is bridged, unless br_netfilter is loaded; that is no error</source>
        <translation>Firewall-Regeln sehen nicht mehr, was über die Brücke geht, außer wenn br_netfilter geladen ist; das ist kein Fehler</translation>
    </message>
    <message>
        <source>nothing; load br_netfilter only where rules are to hold for guests</source>
        <translation>nichts; br_netfilter nur dort laden, wo Regeln für Gäste gelten sollen</translation>
    </message>
    <message>
        <source>a guest has the bridge&apos;s or another guest&apos;s MAC address, or there is a loop</source>
        <translation>ein Gast hat die MAC-Adresse der Brücke oder eines anderen Gastes, oder es gibt eine Schleife</translation>
    </message>
    <message>
        <source>give each card a MAC address of its own, and look for cables that join the bridge twice</source>
        <translation>jeder Karte eine eigene MAC-Adresse geben und nach Kabeln suchen, die die Brücke doppelt verbinden</translation>
    </message>
    <message>
        <source>another DNS server listens on that address: a second dnsmasq, or systemd-resolved</source>
        <translation>ein anderer DNS-Server lauscht an dieser Adresse: ein zweites dnsmasq oder systemd-resolved</translation>
    </message>
    <message>
        <source>add bind-interfaces and interface=BRIDGE to dnsmasq&apos;s settings</source>
        <translation>in den Einstellungen von dnsmasq bind-interfaces und interface=BRIDGE hinzufügen</translation>
    </message>
    <message>
        <source>changing the firewall takes root (CAP_NET_ADMIN)</source>
        <translation>die Firewall zu ändern braucht root (CAP_NET_ADMIN)</translation>
    </message>
    <message>
        <source>there is no /dev/kvm: kvm_intel or kvm_amd is not loaded, or the processor has no VT-x or AMD-V</source>
        <translation>es gibt kein /dev/kvm: kvm_intel oder kvm_amd ist nicht geladen, oder der Prozessor hat kein VT-x oder AMD-V</translation>
    </message>
    <message>
        <source>as root: modprobe kvm_intel (or kvm_amd); if that fails, give its message to apiaryctl explain</source>
        <translation>als root: modprobe kvm_intel (oder kvm_amd); falls das fehlschlägt, die Meldung an apiaryctl explain geben</translation>
    </message>
    <message>
        <source>you may not open /dev/kvm</source>
        <translation>die Berechtigung zum Öffnen von /dev/kvm fehlt</translation>
    </message>
    <message>
        <source>as root: usermod -aG kvm USER; then log in again</source>
        <translation>als root: usermod -aG kvm USER; dann neu anmelden</translation>
    </message>
    <message>
        <source>another hypervisor has VT-x or AMD-V in use</source>
        <translation>ein anderer Hypervisor verwendet VT-x oder AMD-V</translation>
    </message>
    <message>
        <source>end the machines of VirtualBox or VMware, then try again</source>
        <translation>die Maschinen von VirtualBox oder VMware beenden, dann erneut versuchen</translation>
    </message>
    <message>
        <source>/dev/kvm is there and no module behind it: in a container, or because the processor has no VT-x or AMD-V</source>
        <translation>/dev/kvm ist da, aber kein Modul dahinter: in einem Container, oder weil der Prozessor kein VT-x oder AMD-V hat</translation>
    </message>
    <message>
        <source>load kvm_intel or kvm_amd on the host itself</source>
        <translation>kvm_intel oder kvm_amd auf dem Host selbst laden</translation>
    </message>
    <message>
        <source>QEMU cannot use /dev/kvm</source>
        <translation>QEMU kann /dev/kvm nicht verwenden</translation>
    </message>
    <message>
        <source>the words after it, or the line before it, say why; apiaryctl check tells whether KVM can work here</source>
        <translation>die Worte danach oder die Zeile davor sagen, warum; apiaryctl check sagt, ob KVM hier laufen kann</translation>
    </message>
    <message>
        <source>another hypervisor has VT-x or AMD-V in use: VirtualBox or VMware with running machines</source>
        <translation>ein anderer Hypervisor verwendet VT-x oder AMD-V: VirtualBox oder VMware mit laufenden Maschinen</translation>
    </message>
    <message>
        <source>end them, or unload their modules (rmmod vboxdrv, vmmon), then try again</source>
        <translation>diese beenden oder die Module entladen (rmmod vboxdrv, vmmon), dann erneut versuchen</translation>
    </message>
    <message>
        <source>the kernel has no memory in one piece for a new virtual machine</source>
        <translation>der Kernel hat für eine neue virtuelle Maschine keinen zusammenhängenden Speicher</translation>
    </message>
    <message>
        <source>free memory: end other guests, or as root: echo 3 &gt; /proc/sys/vm/drop_caches</source>
        <translation>Speicher frei machen: andere Gäste beenden, oder als root: echo 3 &gt; /proc/sys/vm/drop_caches</translation>
    </message>
    <message>
        <source>the kernel did not make a new virtual machine</source>
        <translation>der Kernel hat keine neue virtuelle Maschine angelegt</translation>
    </message>
    <message>
        <source>the number after it says why; dmesg | tail may tell more</source>
        <translation>die Zahl danach sagt, warum; dmesg | tail sagt vielleicht mehr</translation>
    </message>
    <message>
        <source>this QEMU was built without KVM, or it is one for another kind of processor than the host&apos;s</source>
        <translation>dieses QEMU wurde ohne KVM gebaut oder ist eines für eine andere Prozessorart als die des Hosts</translation>
    </message>
    <message>
        <source>install the distribution&apos;s qemu-system-x86, and start qemu-system-x86_64</source>
        <translation>qemu-system-x86 der Distribution installieren und qemu-system-x86_64 starten</translation>
    </message>
    <message>
        <source>the guest&apos;s processor model has a feature that this host&apos;s processor, or its KVM, does not have</source>
        <translation>das Prozessormodell des Gastes hat eine Fähigkeit, die der Prozessor dieses Hosts oder dessen KVM nicht hat</translation>
    </message>
    <message>
        <source>harmless, the guest does not get it; use -cpu host, or an older model</source>
        <translation>harmlos, der Gast bekommt sie nicht; -cpu host oder ein älteres Modell verwenden</translation>
    </message>
    <message>
        <source>the host does not have as much memory as the guest is to have</source>
        <translation>der Host hat nicht so viel Speicher, wie der Gast haben soll</translation>
    </message>
    <message>
        <source>give less with -m, or end other programs; see vm.overcommit_memory</source>
        <translation>mit -m weniger geben oder andere Programme beenden; siehe vm.overcommit_memory</translation>
    </message>
    <message>
        <source>there are not enough huge pages free for the guest&apos;s memory</source>
        <translation>für den Speicher des Gastes sind nicht genug große Seiten (huge pages) frei</translation>
    </message>
    <message>
        <source>as root: sysctl vm.nr_hugepages=N, with N times 2 MiB at least the guest&apos;s memory; or leave out -mem-path</source>
        <translation>als root: sysctl vm.nr_hugepages=N, wobei N mal 2&#xa0;MiB mindestens den Speicher des Gastes ergibt; oder -mem-path weglassen</translation>
    </message>
    <message>
        <source>the processor refused the guest&apos;s state (invalid guest state): usually real mode on a processor without unrestricted guest</source>
        <translation>der Prozessor hat den Zustand des Gastes abgelehnt (invalid guest state): meistens Real Mode auf einem Prozessor ohne Unrestricted Guest</translation>
    </message>
    <message>
        <source>modprobe kvm_intel emulate_invalid_guest_state=1; otherwise report it with the registers below it</source>
        <translation>modprobe kvm_intel emulate_invalid_guest_state=1; sonst es mit den Registern darunter melden</translation>
    </message>
    <message>
        <source>the processor refused to enter the guest; within another virtual machine its hypervisor did</source>
        <translation>der Prozessor hat sich geweigert, in den Gast zu wechseln; in einer anderen virtuellen Maschine war es deren Hypervisor</translation>
    </message>
    <message>
        <source>try without nested virtualization; report it with the registers below it</source>
        <translation>ohne verschachtelte Virtualisierung versuchen; es mit den Registern darunter melden</translation>
    </message>
    <message>
        <source>KVM met an instruction of the guest that it cannot emulate</source>
        <translation>KVM ist auf einen Befehl des Gastes gestoßen, den es nicht emulieren kann</translation>
    </message>
    <message>
        <source>report it with the code bytes below it; a guest that jumped into nowhere looks the same</source>
        <translation>es mit den Code-Bytes darunter melden; ein Gast, der ins Leere gesprungen ist, sieht genauso aus</translation>
    </message>
    <message>
        <source>KVM could not go on with the guest</source>
        <translation>KVM konnte mit dem Gast nicht fortfahren</translation>
    </message>
    <message>
        <source>report it with the registers below it</source>
        <translation>es mit den Registern darunter melden</translation>
    </message>
    <message>
        <source>memory of the guest is not there on the host: huge pages ran out, or a file behind it became shorter</source>
        <translation>Speicher des Gastes ist auf dem Host nicht da: Die großen Seiten (huge pages) gingen aus, oder eine Datei dahinter wurde kürzer</translation>
    </message>
    <message>
        <source>see dmesg, free huge pages, and the file behind the guest&apos;s memory</source>
        <translation>dmesg, die freien großen Seiten (huge pages) und die Datei hinter dem Speicher des Gastes prüfen</translation>
    </message>
    <message>
        <source>the tap does not belong to you, and making one takes root</source>
        <translation>das TAP-Gerät gehört jemand anderem, und eines anzulegen braucht root</translation>
    </message>
    <message>
        <source>the tap is in use by another guest</source>
        <translation>das TAP-Gerät ist von einem anderen Gast belegt</translation>
    </message>
    <message>
        <source>give each guest a tap of its own, or end the other one</source>
        <translation>jedem Gast ein eigenes TAP-Gerät geben oder den anderen beenden</translation>
    </message>
    <message>
        <source>the interface is no tap, or was made with other options (vnet_hdr, multi_queue) than are asked for</source>
        <translation>die Schnittstelle ist kein TAP-Gerät oder wurde mit anderen Optionen (vnet_hdr, multi_queue) angelegt, als verlangt werden</translation>
    </message>
    <message>
        <source>make it anew: ip link delete tap0; ip tuntap add dev tap0 mode tap user USER</source>
        <translation>es neu anlegen: ip link delete tap0; ip tuntap add dev tap0 mode tap user USER</translation>
    </message>
    <message>
        <source>the module for taps is not loaded</source>
        <translation>das Modul für TAP-Geräte ist nicht geladen</translation>
    </message>
    <message>
        <source>you may not open /dev/net/tun</source>
        <translation>die Berechtigung zum Öffnen von /dev/net/tun fehlt</translation>
    </message>
    <message>
        <source>usually everybody may (mode 0666); see its mode and, in a container, that the device is allowed</source>
        <translation>normalerweise dürfen das alle (Modus 0666); den Modus prüfen, und in einem Container auch, ob das Gerät erlaubt ist</translation>
    </message>
    <message>
        <source>qemu-bridge-helper could not put a tap into the bridge</source>
        <translation>qemu-bridge-helper konnte kein TAP-Gerät in die Brücke einfügen</translation>
    </message>
    <message>
        <source>the line before it says why; the helper must be set-user-ID root, and the bridge allowed in /etc/qemu/bridge.conf</source>
        <translation>die Zeile davor sagt, warum; das Hilfsprogramm muss set-user-ID root und die Brücke in /etc/qemu/bridge.conf erlaubt sein</translation>
    </message>
    <message>
        <source>the bridge is not allowed in qemu-bridge-helper&apos;s list</source>
        <translation>die Brücke ist in der Liste von qemu-bridge-helper nicht erlaubt</translation>
    </message>
    <message>
        <source>as root add a line to /etc/qemu/bridge.conf: allow br0</source>
        <translation>als root in /etc/qemu/bridge.conf eine Zeile hinzufügen: allow br0</translation>
    </message>
    <message>
        <source>there is no list of bridges that may be used</source>
        <translation>es gibt keine Liste der Brücken, die verwendet werden dürfen</translation>
    </message>
    <message>
        <source>as root make /etc/qemu/bridge.conf with the line: allow br0</source>
        <translation>als root /etc/qemu/bridge.conf mit dieser Zeile anlegen: allow br0</translation>
    </message>
    <message>
        <source>there is no bridge of this name</source>
        <translation>es gibt keine Brücke dieses Namens</translation>
    </message>
    <message>
        <source>as root: ip link add br0 type bridge; ip link set br0 up</source>
        <translation>als root: ip link add br0 type bridge; ip link set br0 up</translation>
    </message>
    <message>
        <source>the script that sets up the tap failed</source>
        <translation>das Skript, das das TAP-Gerät einrichtet, ist fehlgeschlagen</translation>
    </message>
    <message>
        <source>run it by hand with the tap&apos;s name, or leave it out: -netdev tap,script=no,downscript=no</source>
        <translation>es von Hand mit dem Namen des TAP-Geräts ausführen, oder weglassen: -netdev tap,script=no,downscript=no</translation>
    </message>
    <message>
        <source>the port of the host is in use, or is below 1024 and takes root</source>
        <translation>der Port des Hosts ist in Gebrauch, oder er liegt unter 1024 und braucht root</translation>
    </message>
    <message>
        <source>ss -ltnup shows who has it; take another port above 1023</source>
        <translation>ss -ltnup zeigt, wer ihn hat; einen anderen Port über 1023 nehmen</translation>
    </message>
    <message>
        <source>another program has the disk image open: a guest that runs, or a QEMU that was left over</source>
        <translation>ein anderes Programm hat das Festplattenabbild geöffnet: ein laufender Gast oder ein übrig gebliebenes QEMU</translation>
    </message>
    <message>
        <source>end it; fuser FILE shows which</source>
        <translation>es beenden; fuser FILE zeigt, welches es ist</translation>
    </message>
    <message>
        <source>other devices of the same IOMMU group still belong to drivers of the host</source>
        <translation>andere Geräte derselben IOMMU-Gruppe gehören noch Treibern des Hosts</translation>
    </message>
    <message>
        <source>bind all of the group to vfio-pci, or use another slot; ls /sys/kernel/iommu_groups/N/devices lists them</source>
        <translation>die ganze Gruppe an vfio-pci binden oder einen anderen Steckplatz verwenden; ls /sys/kernel/iommu_groups/N/devices listet sie auf</translation>
    </message>
    <message>
        <source>libvirt&apos;s network was not started</source>
        <translation>das Netzwerk von libvirt wurde nicht gestartet</translation>
    </message>
    <message>
        <source>virsh net-start default; virsh net-autostart default</source>
        <translation>virsh net-start default; virsh net-autostart default</translation>
    </message>
    <message>
        <source>another hypervisor has VT-x in use: KVM with running guests</source>
        <translation>ein anderer Hypervisor verwendet VT-x: KVM mit laufenden Gästen</translation>
    </message>
    <message>
        <source>end KVM&apos;s guests, or unload kvm_intel, before VirtualBox starts one</source>
        <translation>die Gäste von KVM beenden oder kvm_intel entladen, bevor VirtualBox einen startet</translation>
    </message>
    <message>
        <source>in the firmware&apos;s set-up switch on &quot;Intel Virtualization Technology&quot;, save, and switch the power off once</source>
        <translation>in den Firmware-Einstellungen „Intel Virtualization Technology“ einschalten, speichern und den Strom einmal ausschalten</translation>
    </message>
    <message>
        <source>the firmware has switched AMD-V off</source>
        <translation>die Firmware hat AMD-V ausgeschaltet</translation>
    </message>
    <message>
        <source>in the firmware&apos;s set-up switch on &quot;SVM Mode&quot;, save, and switch the power off once</source>
        <translation>in den Firmware-Einstellungen „SVM Mode“ einschalten, speichern und den Strom einmal ausschalten</translation>
    </message>
    <message>
        <source>no helper has been started, or it is one of another user, or its socket is elsewhere</source>
        <translation>es wurde kein Dienst gestartet, oder es ist der eines anderen Benutzers, oder sein Socket ist anderswo</translation>
    </message>
    <message>
        <source>start one: apiaryd --session for yourself, or the system&apos;s (systemctl start apiaryd, service apiaryd start); --socket or APIARY_SOCKET names another place</source>
        <translation>einen starten: apiaryd --session als eigenen, oder den des Systems (systemctl start apiaryd, service apiaryd start); --socket oder APIARY_SOCKET nennt einen anderen Ort</translation>
    </message>
    <message>
        <source>the helper has ended and left its socket behind</source>
        <translation>der Dienst wurde beendet und hat seinen Socket zurückgelassen</translation>
    </message>
    <message>
        <source>start it again; guests that run are found again</source>
        <translation>ihn wieder starten; laufende Gäste werden wiedergefunden</translation>
    </message>
    <message>
        <source>the helper is stopped, very busy, or waits for a slow disk</source>
        <translation>der Dienst ist angehalten, stark ausgelastet oder wartet auf eine langsame Festplatte</translation>
    </message>
    <message>
        <source>see its log (journalctl -u apiaryd); kill and start it again, guests run on</source>
        <translation>sein Protokoll ansehen (journalctl -u apiaryd); ihn mit kill beenden und wieder starten, Gäste laufen weiter</translation>
    </message>
    <message>
        <source>the system&apos;s helper serves members of its group alone</source>
        <translation>der Dienst des Systems bedient nur die Mitglieder seiner Gruppe</translation>
    </message>
    <message>
        <source>as root: usermod -aG apiary USER (FreeBSD: pw groupmod apiary -m USER); then log in again; or use a helper of your own: apiaryd --session</source>
        <translation>als root: usermod -aG apiary USER (FreeBSD: pw groupmod apiary -m USER); dann neu anmelden; oder einen eigenen Dienst verwenden: apiaryd --session</translation>
    </message>
    <message>
        <source>another apiaryd uses the same directory, so this one does not start</source>
        <translation>ein anderes apiaryd verwendet dasselbe Verzeichnis, daher startet dieses nicht</translation>
    </message>
    <message>
        <source>use that one, or end it first</source>
        <translation>das andere verwenden oder es zuerst beenden</translation>
    </message>
    <message>
        <source>apiaryd finds the program that runs a guest neither beside itself nor in libexec</source>
        <translation>apiaryd findet das Programm, das einen Gast ausführt, weder neben sich noch in libexec</translation>
    </message>
    <message>
        <source>install Apiary again, all of it</source>
        <translation>Apiary neu installieren, und zwar vollständig</translation>
    </message>
    <message>
        <source>this version of Apiary does not have that engine, or not on this system</source>
        <translation>diese Version von Apiary hat diese Engine nicht, oder nicht auf diesem System</translation>
    </message>
    <message>
        <source>use --engine auto; apiaryctl check tells which there are and why not more</source>
        <translation>--engine auto verwenden; apiaryctl check sagt, welche es gibt und warum nicht mehr</translation>
    </message>
    <message>
        <source>a guest&apos;s memory comes out of the host&apos;s</source>
        <translation>der Speicher eines Gastes kommt aus dem des Hosts</translation>
    </message>
    <message>
        <source>give less (--memory); apiaryctl check tells how much is available</source>
        <translation>weniger geben (--memory); apiaryctl check sagt, wie viel verfügbar ist</translation>
    </message>
    <message>
        <source>the tap that the guest is to use was not made</source>
        <translation>das TAP-Gerät, das der Gast verwenden soll, wurde nicht angelegt</translation>
    </message>
    <message>
        <source>as root: ip tuntap add dev NAME mode tap user USER vnet_hdr (FreeBSD: ifconfig tap0 create); or --net user, which needs none</source>
        <translation>als root: ip tuntap add dev NAME mode tap user USER vnet_hdr (FreeBSD: ifconfig tap0 create); oder --net user, das keines braucht</translation>
    </message>
    <message>
        <source>there is no /dev/net/tun: the module tun is not loaded</source>
        <translation>es gibt kein /dev/net/tun: Das Modul tun ist nicht geladen</translation>
    </message>
    <message>
        <source>as root: modprobe tun; or --net user, which needs none</source>
        <translation>als root: modprobe tun; oder --net user, das keines braucht</translation>
    </message>
    <message>
        <source>a tap is for one guest</source>
        <translation>ein TAP-Gerät ist für einen einzigen Gast da</translation>
    </message>
    <message>
        <source>give each guest a tap of its own, or end who uses this one</source>
        <translation>jedem Gast ein eigenes TAP-Gerät geben oder beenden, was dieses verwendet</translation>
    </message>
    <message>
        <source>a tap that has an owner can be opened by that user alone</source>
        <translation>ein TAP-Gerät mit Besitzer kann nur von diesem Benutzer geöffnet werden</translation>
    </message>
    <message>
        <source>as root make it anew for you: ip tuntap add dev NAME mode tap user USER vnet_hdr</source>
        <translation>es als root neu für sich anlegen: ip tuntap add dev NAME mode tap user USER vnet_hdr</translation>
    </message>
    <message>
        <source>the device&apos;s mode lets other users open it, but not this one</source>
        <translation>der Modus des Geräts lässt andere Benutzer es öffnen, diesen aber nicht</translation>
    </message>
    <message>
        <source>FreeBSD: add path &apos;tap*&apos; mode 0660 group GROUP to /etc/devfs.rules, and sysctl net.link.tap.user_open=1</source>
        <translation>FreeBSD: add path &apos;tap*&apos; mode 0660 group GROUP in /etc/devfs.rules, und sysctl net.link.tap.user_open=1</translation>
    </message>
    <message>
        <source>ports below 1024 are root&apos;s</source>
        <translation>Ports unter 1024 sind root vorbehalten</translation>
    </message>
    <message>
        <source>forward a port above 1023; Linux: sysctl net.ipv4.ip_unprivileged_port_start</source>
        <translation>einen Port über 1023 weiterleiten; Linux: sysctl net.ipv4.ip_unprivileged_port_start</translation>
    </message>
    <message>
        <source>another program listens on that port of the host, perhaps another guest&apos;s</source>
        <translation>ein anderes Programm lauscht an diesem Port des Hosts, vielleicht das eines anderen Gastes</translation>
    </message>
    <message>
        <source>ss -ltnup (FreeBSD: sockstat -l) shows which; take another port</source>
        <translation>ss -ltnup (FreeBSD: sockstat -l) zeigt, welches; einen anderen Port nehmen</translation>
    </message>
    <message>
        <source>the image or device is locked by a program that writes to it, or mounted</source>
        <translation>das Abbild oder Gerät ist von einem Programm gesperrt, das darauf schreibt, oder eingehängt</translation>
    </message>
    <message>
        <source>end that program or unmount it; several guests may share a disk that all have read-only (,ro)</source>
        <translation>dieses Programm beenden oder aushängen; mehrere Gäste dürfen sich eine Festplatte teilen, die alle nur lesen (,ro)</translation>
    </message>
    <message>
        <source>Apiary takes raw images; qcow2, vmdk and the like are containers of other programs</source>
        <translation>Apiary verwendet Raw-Abbilder; qcow2, vmdk und dergleichen sind Containerformate anderer Programme</translation>
    </message>
    <message>
        <source>qemu-img convert -O raw IMAGE disk.img</source>
        <translation>qemu-img convert -O raw IMAGE disk.img</translation>
    </message>
    <message>
        <source>the guest&apos;s kernel could not handle an exception: a bug of its, a kernel for another machine, or, right at the start, too little memory</source>
        <translation>der Kernel des Gastes konnte eine Ausnahme nicht behandeln: ein Fehler im Kernel, ein Kernel für eine andere Maschine oder, ganz am Anfang, zu wenig Speicher</translation>
    </message>
    <message>
        <source>apiaryctl show NAME has the registers and the last lines of the console; try more memory, and the kernel with its messages on (earlyprintk=ttyS0)</source>
        <translation>apiaryctl show NAME zeigt die Register und die letzten Zeilen der Konsole; mehr Speicher versuchen, und den Kernel mit eingeschalteten Meldungen (earlyprintk=ttyS0)</translation>
    </message>
    <message>
        <source>install the package %1</source>
        <translation>das Paket %1 installieren</translation>
    </message>
    <message>
        <source>start the helper apiaryd with this computer</source>
        <translation>den Dienst apiaryd mit diesem Rechner starten</translation>
    </message>
    <message>
        <source>make %1 a member of the group %2</source>
        <translation>%1 in die Gruppe %2 aufnehmen</translation>
    </message>
    <message>
        <source>load the kernel module %1 now</source>
        <translation>das Kernelmodul %1 jetzt laden</translation>
    </message>
    <message>
        <source>load the kernel module %1 at every start</source>
        <translation>das Kernelmodul %1 bei jedem Start laden</translation>
    </message>
    <message>
        <source>without it nobody keeps guests, and none starts with this computer</source>
        <translation>ohne ihn werden keine Gäste verwaltet, und keiner startet mit diesem Rechner</translation>
    </message>
    <message>
        <source>members of this group may use the helper of the system</source>
        <translation>Mitglieder dieser Gruppe dürfen den Dienst des Systems benutzen</translation>
    </message>
    <message>
        <source>members of this group may use the processor&apos;s virtualization without the helper</source>
        <translation>Mitglieder dieser Gruppe dürfen die Virtualisierung des Prozessors ohne den Dienst benutzen</translation>
    </message>
    <message>
        <source>engines that use the processor&apos;s virtualization need it; the software CPU does without</source>
        <translation>Engines, die die Virtualisierung des Prozessors nutzen, brauchen es; die Software-CPU kommt ohne aus</translation>
    </message>
    <message>
        <source>network cards of guests appear on this computer as tap devices</source>
        <translation>Netzwerkkarten von Gästen erscheinen auf diesem Rechner als TAP-Geräte</translation>
    </message>
    <message>
        <source>bridges put guests into the same network as this computer</source>
        <translation>Brücken bringen Gäste in dasselbe Netzwerk wie diesen Rechner</translation>
    </message>
    <message>
        <source>guests of bhyve have their consoles on null modems</source>
        <translation>Gäste von bhyve haben ihre Konsolen an Nullmodems</translation>
    </message>
    <message>
        <source>for NAT, which translates the addresses of guests</source>
        <translation>für NAT, das die Adressen von Gästen übersetzt</translation>
    </message>
    <message>
        <source>guests of NAT and host-only networks get addresses and a name server from it</source>
        <translation>Gäste in NAT- und Nur-Host-Netzwerken bekommen davon Adressen und einen Namensserver</translation>
    </message>
    <message>
        <source>guests that start with UEFI need a firmware</source>
        <translation>Gäste, die mit UEFI starten, brauchen eine Firmware</translation>
    </message>
    <message>
        <source>not enabled</source>
        <translation>nicht eingeschaltet</translation>
    </message>
    <message>
        <source>enabled</source>
        <translation>eingeschaltet</translation>
    </message>
    <message>
        <source>not loaded</source>
        <translation>nicht geladen</translation>
    </message>
    <message>
        <source>loaded</source>
        <translation>geladen</translation>
    </message>
    <message>
        <source>not installed</source>
        <translation>nicht installiert</translation>
    </message>
    <message>
        <source>installed</source>
        <translation>installiert</translation>
    </message>
    <message>
        <source>the kernel that runs has no module %1</source>
        <translation>der laufende Kernel hat kein Modul %1</translation>
    </message>
    <message>
        <source>install it, or start the kernel whose modules are installed</source>
        <translation>es installieren oder den Kernel starten, dessen Module installiert sind</translation>
    </message>
    <message>
        <source>apiaryd is not installed as a service</source>
        <translation>apiaryd ist nicht als Dienst installiert</translation>
    </message>
    <message>
        <source>install Apiary&apos;s package</source>
        <translation>das Paket von Apiary installieren</translation>
    </message>
    <message>
        <source>this system does not use systemd</source>
        <translation>dieses System verwendet kein systemd</translation>
    </message>
    <message>
        <source>have its own service manager start the program: %1</source>
        <translation>dieses Programm von der Dienstverwaltung des Systems starten lassen: %1</translation>
    </message>
    <message>
        <source>the service apiaryd is masked</source>
        <translation>der Dienst apiaryd ist maskiert</translation>
    </message>
    <message>
        <source>no package manager that Apiary knows is here</source>
        <translation>hier gibt es keine Paketverwaltung, die Apiary kennt</translation>
    </message>
    <message>
        <source>install it by other means</source>
        <translation>es auf andere Weise installieren</translation>
    </message>
    <message>
        <source>the file %1 cannot be changed</source>
        <translation>die Datei %1 kann nicht geändert werden</translation>
    </message>
    <message>
        <source>there is no group %1 here</source>
        <translation>hier gibt es keine Gruppe %1</translation>
    </message>
    <message>
        <source>install the package that makes it, or make it</source>
        <translation>das Paket installieren, das sie anlegt, oder sie anlegen</translation>
    </message>
    <message>
        <source>the package %1 stays, as other programs may use it by now</source>
        <translation>das Paket %1 bleibt, da inzwischen andere Programme es benutzen können</translation>
    </message>
    <message>
        <source>who is logged in keeps the groups that are taken away</source>
        <translation>wer angemeldet ist, behält die entzogenen Gruppen</translation>
    </message>
    <message>
        <source>log out</source>
        <translation>abmelden</translation>
    </message>
    <message>
        <source>installing packages</source>
        <translation>Pakete werden installiert</translation>
    </message>
    <message>
        <source>changing %1</source>
        <translation>%1 wird geändert</translation>
    </message>
    <message>
        <source>making the link %1</source>
        <translation>die Verknüpfung %1 wird angelegt</translation>
    </message>
    <message>
        <source>loading the kernel module %1</source>
        <translation>das Kernelmodul %1 wird geladen</translation>
    </message>
    <message>
        <source>undoing: %1</source>
        <translation>rückgängig: %1</translation>
    </message>
    <message>
        <source>this processor offers no virtualization to this system</source>
        <translation>dieser Prozessor bietet diesem System keine Virtualisierung</translation>
    </message>
    <message>
        <source>guests run on the software CPU; apiaryctl check tells why</source>
        <translation>Gäste laufen auf der Software-CPU; apiaryctl check sagt, warum</translation>
    </message>
    <message>
        <source>setting this computer up</source>
        <translation>dieser Rechner wird eingerichtet</translation>
    </message>
    <message>
        <source>taking back what was set up</source>
        <translation>Eingerichtetes wird zurückgenommen</translation>
    </message>
    <message>
        <source>remove it with: %1</source>
        <translation>entfernen mit: %1</translation>
    </message>
    <message>
        <source>unmask it with: %1</source>
        <translation>Maskierung aufheben mit: %1</translation>
    </message>
    <message>
        <source>look at that file</source>
        <translation>die Datei ansehen</translation>
    </message>
    <message>
        <source>see why it has zero bytes in it</source>
        <translation>nachsehen, warum Nullbytes darin stehen</translation>
    </message>
    <message>
        <source>the file ends amid a quotation or a line that goes on, so that nothing can be added to it</source>
        <translation>die Datei endet inmitten von Anführungszeichen oder einer fortgesetzten Zeile, sodass ihr nichts hinzugefügt werden kann</translation>
    </message>
    <message>
        <source>mend its last lines</source>
        <translation>die letzten Zeilen in Ordnung bringen</translation>
    </message>
    <message>
        <source>the helper of a session takes no privilege, and so cannot set this host up</source>
        <translation>der Dienst einer Sitzung hat keine besonderen Rechte und kann diesen Rechner deshalb nicht einrichten</translation>
    </message>
    <message>
        <source>ask the helper of the system: %1</source>
        <translation>den Dienst des Systems fragen: %1</translation>
    </message>
    <message>
        <source>%1 may not set this host up</source>
        <translation>%1 darf diesen Rechner nicht einrichten</translation>
    </message>
    <message>
        <source>ask an administrator</source>
        <translation>die Systemverwaltung fragen</translation>
    </message>
</context>
<context>
    <name>Network</name>
    <message>
        <source>Bridged</source>
        <translation>Brücke</translation>
    </message>
    <message>
        <source>Host-only</source>
        <translation>Nur mit diesem Rechner</translation>
    </message>
    <message>
        <source>NAT</source>
        <translation>NAT</translation>
    </message>
    <message>
        <source>Guests are machines beside this computer, in the network that its cable leads to. Others reach them. Not by Wi-Fi.</source>
        <translation>Gäste sind Rechner neben diesem, in dem Netzwerk, zu dem sein Kabel führt. Andere erreichen sie. Nicht über WLAN.</translation>
    </message>
    <message>
        <source>Guests reach this computer and each other, and nobody else. Nobody else reaches them.</source>
        <translation>Gäste erreichen diesen Rechner und einander, sonst niemanden. Niemand sonst erreicht sie.</translation>
    </message>
    <message>
        <source>Guests reach what this computer reaches, by its address; also by Wi-Fi. Others do not reach them.</source>
        <translation>Gäste erreichen unter der Adresse dieses Rechners, was er erreicht; auch über WLAN. Andere erreichen sie nicht.</translation>
    </message>
    <message>
        <source>Bridged with %1, VLAN %2</source>
        <translation>Brücke mit %1, VLAN %2</translation>
    </message>
    <message>
        <source>Bridged with %1</source>
        <translation>Brücke mit %1</translation>
    </message>
    <message>
        <source>with DHCP</source>
        <translation>mit DHCP</translation>
    </message>
    <message>
        <source>%1 for %2</source>
        <comment>tap, guest</comment>
        <translation>%1 für %2</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Being set up</source>
        <translation>Wird eingerichtet</translation>
    </message>
    <message>
        <source>Set up</source>
        <translation>Eingerichtet</translation>
    </message>
    <message>
        <source>Being undone</source>
        <translation>Wird rückgängig gemacht</translation>
    </message>
    <message>
        <source>Ethernet</source>
        <translation>Ethernet</translation>
    </message>
    <message>
        <source>Wi-Fi</source>
        <translation>WLAN</translation>
    </message>
    <message>
        <source>Bridge</source>
        <translation>Brücke</translation>
    </message>
    <message>
        <source>VLAN</source>
        <translation>VLAN</translation>
    </message>
    <message>
        <source>Tap device</source>
        <translation>TAP-Gerät</translation>
    </message>
    <message>
        <source>Loopback</source>
        <translation>Loopback</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Andere</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Aktiv</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Inaktiv</translation>
    </message>
    <message>
        <source>nobody at the other end</source>
        <translation>niemand am anderen Ende</translation>
    </message>
    <message>
        <source>leads to the default gateway</source>
        <translation>führt zum Standard-Gateway</translation>
    </message>
    <message>
        <source>port of %1</source>
        <translation>Port von %1</translation>
    </message>
    <message>
        <source>Guest</source>
        <translation>Gast</translation>
    </message>
    <message>
        <source>Uplink</source>
        <translation>Uplink</translation>
    </message>
    <message>
        <source>Gateway</source>
        <translation>Gateway</translation>
    </message>
    <message>
        <source>Name server</source>
        <translation>Nameserver</translation>
    </message>
    <message>
        <source>Works</source>
        <translation>Funktioniert</translation>
    </message>
    <message>
        <source>Does not work</source>
        <translation>Funktioniert nicht</translation>
    </message>
    <message>
        <source>Not tried</source>
        <translation>Nicht versucht</translation>
    </message>
</context>
<context>
    <name>Options</name>
    <message>
        <source>apiary --help lists the options.</source>
        <translation>apiary --help listet die Optionen auf.</translation>
    </message>
    <message>
        <source>Runs guests and shows their consoles in a window.</source>
        <translation>Führt Gäste aus und zeigt ihre Konsolen in einem Fenster.</translation>
    </message>
    <message>
        <source>Show this text.</source>
        <translation>Diesen Text anzeigen.</translation>
    </message>
    <message>
        <source>Show the version.</source>
        <translation>Die Version anzeigen.</translation>
    </message>
    <message>
        <source>Use the helper of this user alone; it is started where it is not there.</source>
        <translation>Den Dienst nur dieses Benutzers verwenden; er wird gestartet, falls er nicht läuft.</translation>
    </message>
    <message>
        <source>Use the helper of the whole computer.</source>
        <translation>Den Dienst des ganzen Rechners verwenden.</translation>
    </message>
    <message>
        <source>Use the helper that listens at PATH.</source>
        <translation>Den Dienst verwenden, der unter PATH lauscht.</translation>
    </message>
    <message>
        <source>Begin in the tray, where there is one.</source>
        <translation>Im Systemabschnitt starten, falls vorhanden.</translation>
    </message>
    <message>
        <source>Show this guest; a file: make a guest of it.</source>
        <translation>Diesen Gast anzeigen; bei einer Datei: daraus einen Gast erstellen.</translation>
    </message>
    <message>
        <source>Only one of --session, --system and --socket can be given.</source>
        <translation>Von --session, --system und --socket kann nur eines angegeben werden.</translation>
    </message>
    <message>
        <source>Only one guest or file can be given.</source>
        <translation>Es kann nur ein Gast oder eine Datei angegeben werden.</translation>
    </message>
</context>
<context>
    <name>SessionHelper</name>
    <message>
        <source>The program apiaryd is not installed</source>
        <translation>Das Programm apiaryd ist nicht installiert</translation>
    </message>
    <message>
        <source>Install it together with this one</source>
        <translation>Es zusammen mit diesem Programm installieren</translation>
    </message>
    <message>
        <source>%1 cannot be started</source>
        <translation>%1 kann nicht gestartet werden</translation>
    </message>
</context>
<context>
    <name>SetupWords</name>
    <message>
        <source>Start with this computer</source>
        <translation>Start mit diesem Rechner</translation>
    </message>
    <message>
        <source>Access</source>
        <translation>Zugang</translation>
    </message>
    <message>
        <source>Hardware virtualization</source>
        <translation>Hardware-Virtualisierung</translation>
    </message>
    <message>
        <source>Networks of guests</source>
        <translation>Netzwerke der Gäste</translation>
    </message>
    <message>
        <source>Consoles of bhyve</source>
        <translation>Konsolen von bhyve</translation>
    </message>
    <message>
        <source>UEFI for guests</source>
        <translation>UEFI für Gäste</translation>
    </message>
    <message>
        <source>In order</source>
        <translation>In Ordnung</translation>
    </message>
    <message>
        <source>Set up by Apiary</source>
        <translation>Von Apiary eingerichtet</translation>
    </message>
    <message>
        <source>Cannot be set up</source>
        <translation>Nicht einrichtbar</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Fehlt</translation>
    </message>
    <message>
        <source>From the next login on</source>
        <translation>Ab der nächsten Anmeldung</translation>
    </message>
    <message>
        <source>From the next start of this computer on</source>
        <translation>Ab dem nächsten Start dieses Rechners</translation>
    </message>
    <message>
        <source>Log out and in again: until then the new groups do not count.</source>
        <translation>Ab- und wieder anmelden: Bis dahin gelten die neuen Gruppen nicht.</translation>
    </message>
    <message>
        <source>Restart this computer: until then not all of it counts.</source>
        <translation>Diesen Rechner neu starten: Bis dahin gilt noch nicht alles.</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Nichts</translation>
    </message>
</context>
<context>
    <name>TextFile</name>
    <message>
        <source>The file %1 cannot be read.</source>
        <translation>Die Datei %1 kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Choose one that is there and that you may read.</source>
        <translation>Eine wählen, die es gibt und die gelesen werden darf.</translation>
    </message>
    <message>
        <source>%1 is no file with text in it.</source>
        <translation>%1 ist keine Datei mit Text.</translation>
    </message>
    <message>
        <source>Choose a file.</source>
        <translation>Eine Datei wählen.</translation>
    </message>
    <message>
        <source>The file %1 is longer than %2.</source>
        <translation>Die Datei %1 ist länger als %2.</translation>
    </message>
    <message>
        <source>Paste the part that matters.</source>
        <translation>Den wichtigen Teil einfügen.</translation>
    </message>
    <message>
        <source>The file %1 is no plain text.</source>
        <translation>Die Datei %1 ist kein reiner Text.</translation>
    </message>
    <message>
        <source>Unpack it if it is compressed, or save it as plain text.</source>
        <translation>Sie entpacken, falls sie komprimiert ist, oder als reinen Text speichern.</translation>
    </message>
</context>
<context>
    <name>Trouble</name>
    <message>
        <source>You may not use the helper on this computer.</source>
        <translation>Für den Dienst auf diesem Rechner fehlt die Berechtigung.</translation>
    </message>
    <message>
        <source>Ask the administrator, or use a helper of your own.</source>
        <translation>Die Systemverwaltung fragen oder einen eigenen Dienst verwenden.</translation>
    </message>
    <message>
        <source>You have joined the group “%1”, but this session does not know it yet.</source>
        <translation>Die Mitgliedschaft in der Gruppe „%1“ besteht, ist dieser Sitzung aber noch nicht bekannt.</translation>
    </message>
    <message>
        <source>Log out and in again.</source>
        <translation>Ab- und wieder anmelden.</translation>
    </message>
    <message>
        <source>Only members of the group “%1” may use the helper on this computer.</source>
        <translation>Nur Mitglieder der Gruppe „%1“ dürfen den Dienst auf diesem Rechner verwenden.</translation>
    </message>
    <message>
        <source>Join the group, then log out and in again.</source>
        <translation>Der Gruppe beitreten, dann ab- und wieder anmelden.</translation>
    </message>
    <message>
        <source>The helper that runs the guests, apiaryd, is not running.</source>
        <translation>Der Dienst apiaryd, der die Gäste ausführt, läuft nicht.</translation>
    </message>
    <message>
        <source>Start it.</source>
        <translation>Ihn starten.</translation>
    </message>
    <message>
        <source>The helper that runs the guests, apiaryd, has ended: nobody listens on its socket.</source>
        <translation>Der Dienst apiaryd, der die Gäste ausführt, wurde beendet: An seinem Socket lauscht niemand.</translation>
    </message>
    <message>
        <source>Start it again.</source>
        <translation>Ihn erneut starten.</translation>
    </message>
    <message>
        <source>The helper, apiaryd, does not answer.</source>
        <translation>Der Dienst apiaryd antwortet nicht.</translation>
    </message>
    <message>
        <source>It may be very busy, or hang. Guests run on without it: it can be restarted.</source>
        <translation>Vielleicht ist er stark ausgelastet oder hängt. Gäste laufen auch ohne ihn weiter: Er kann neu gestartet werden.</translation>
    </message>
    <message>
        <source>The helper, apiaryd, went away.</source>
        <translation>Der Dienst apiaryd ist verschwunden.</translation>
    </message>
    <message>
        <source>Guests run on without it. It is looked for until it is back.</source>
        <translation>Gäste laufen ohne ihn weiter. Er wird gesucht, bis er wieder da ist.</translation>
    </message>
    <message>
        <source>What answers is not the helper that belongs to this version of Apiary.</source>
        <translation>Es antwortet nicht der Dienst, der zu dieser Version von Apiary gehört.</translation>
    </message>
    <message>
        <source>Install apiary and apiaryd in the same version, then restart apiaryd.</source>
        <translation>apiary und apiaryd in derselben Version installieren, dann apiaryd neu starten.</translation>
    </message>
</context>
<context>
    <name>Verb</name>
    <message>
        <source>&amp;Start</source>
        <translation>&amp;Starten</translation>
    </message>
    <message>
        <source>Shut &amp;down</source>
        <translation>Her&amp;unterfahren</translation>
    </message>
    <message>
        <source>&amp;Force off</source>
        <translation>&amp;Ausschalten erzwingen</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>Anhal&amp;ten</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>&amp;Fortsetzen</translation>
    </message>
    <message>
        <source>R&amp;eset</source>
        <translation>&amp;Zurücksetzen</translation>
    </message>
    <message>
        <source>De&amp;lete</source>
        <translation>&amp;Löschen</translation>
    </message>
    <message>
        <source>Turn the guest on</source>
        <translation>Den Gast einschalten</translation>
    </message>
    <message>
        <source>Press the guest&apos;s power button and wait until it has shut down</source>
        <translation>Den Netzschalter des Gastes drücken und warten, bis er heruntergefahren ist</translation>
    </message>
    <message>
        <source>Pull the guest&apos;s plug: what it has not written to disk is lost</source>
        <translation>Dem Gast den Stecker ziehen: Was er nicht auf die Festplatte geschrieben hat, geht verloren</translation>
    </message>
    <message>
        <source>Hold the guest as it is</source>
        <translation>Den Gast einfrieren, wie er ist</translation>
    </message>
    <message>
        <source>Let the guest go on</source>
        <translation>Den Gast weiterlaufen lassen</translation>
    </message>
    <message>
        <source>Press the guest&apos;s reset button: what it has not written to disk is lost</source>
        <translation>Den Reset-Knopf des Gastes drücken: Was er nicht auf die Festplatte geschrieben hat, geht verloren</translation>
    </message>
    <message>
        <source>Move the guest and the disks kept with it to the trash</source>
        <translation>Den Gast und die bei ihm abgelegten Festplatten in den Papierkorb verschieben</translation>
    </message>
    <message>
        <source>Cl&amp;one…</source>
        <translation>Kl&amp;onen …</translation>
    </message>
    <message>
        <source>Make another guest like this one, with copies of the disks kept with it</source>
        <translation>Einen weiteren Gast wie diesen anlegen, mit Kopien der bei ihm abgelegten Festplatten</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Powered off %1 ago</source>
        <translation>Vor %1 ausgeschaltet</translation>
    </message>
    <message>
        <source>Ended by a reset %1 ago</source>
        <translation>Vor %1 durch Zurücksetzen beendet</translation>
    </message>
    <message>
        <source>Forced off %1 ago</source>
        <translation>Vor %1 zwangsweise ausgeschaltet</translation>
    </message>
    <message>
        <source>Crashed %1 ago</source>
        <translation>Vor %1 abgestürzt</translation>
    </message>
    <message>
        <source>Ended itself %1 ago</source>
        <translation>Hat sich vor %1 selbst beendet</translation>
    </message>
    <message>
        <source>Ended by a fault of the host %1 ago</source>
        <translation>Vor %1 durch einen Fehler des Wirtsrechners beendet</translation>
    </message>
    <message>
        <source>Its process died %1 ago</source>
        <translation>Prozess vor %1 abgebrochen</translation>
    </message>
    <message>
        <source>Its process vanished %1 ago</source>
        <translation>Prozess vor %1 verschwunden</translation>
    </message>
    <message>
        <source>Hung and was ended %1 ago</source>
        <translation>Hing und wurde vor %1 beendet</translation>
    </message>
    <message>
        <source>Could not be started %1 ago</source>
        <translation>Konnte vor %1 nicht gestartet werden</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 d</translation>
    </message>
    <message>
        <source>Broken</source>
        <translation>Defekt</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Ausgeschaltet</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Startet</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>Wird beendet</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>state: why</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Running for %1</source>
        <translation>Läuft seit %1</translation>
    </message>
    <message>
        <source>Being cloned</source>
        <translation>Wird geklont</translation>
    </message>
</context>
<context>
    <name>apiary::gui::AssessmentView</name>
    <message>
        <source>Capabilities</source>
        <translation>Fähigkeiten</translation>
    </message>
    <message>
        <source>Capability</source>
        <translation>Fähigkeit</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Befund</translation>
    </message>
</context>
<context>
    <name>apiary::gui::BasicsPage</name>
    <message>
        <source>Name and resources</source>
        <translation>Name und Ressourcen</translation>
    </message>
    <message>
        <source>What is it called, and what does it get?</source>
        <translation>Wie heißt er, und was bekommt er?</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Arbeitsspeicher</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>&amp;Name:</translation>
    </message>
    <message>
        <source>&amp;Description:</source>
        <translation>&amp;Beschreibung:</translation>
    </message>
    <message>
        <source>&amp;Memory:</source>
        <translation>&amp;Arbeitsspeicher:</translation>
    </message>
    <message>
        <source>&amp;CPUs:</source>
        <translation>&amp;CPUs:</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>For people; may be empty</source>
        <translation>Für Menschen; darf leer sein</translation>
    </message>
    <message>
        <source>CPUs</source>
        <translation>CPUs</translation>
    </message>
    <message>
        <source>This computer has %1, of which %2 are free now.</source>
        <translation>Dieser Rechner hat %1, davon sind derzeit %2 frei.</translation>
    </message>
    <message>
        <source>This computer has %1.</source>
        <translation>Dieser Rechner hat %1.</translation>
    </message>
    <message>
        <source>CPUs of this computer: %1</source>
        <translation>CPUs dieses Rechners: %1</translation>
    </message>
</context>
<context>
    <name>apiary::gui::CardEdit</name>
    <message>
        <source>What the card is connected to</source>
        <translation>Womit die Karte verbunden ist</translation>
    </message>
    <message>
        <source>Nothing: the card is not there</source>
        <translation>Nichts: Die Karte ist nicht vorhanden</translation>
    </message>
    <message>
        <source>This computer’s network (NAT)</source>
        <translation>Netzwerk dieses Rechners (NAT)</translation>
    </message>
    <message>
        <source>A tap device</source>
        <translation>Ein TAP-Gerät</translation>
    </message>
    <message>
        <source>Name of the tap device</source>
        <translation>Name des TAP-Geräts</translation>
    </message>
    <message>
        <source>MAC address</source>
        <translation>MAC-Adresse</translation>
    </message>
    <message>
        <source>Chosen when the change is applied</source>
        <translation>Wird beim Anwenden der Änderung gewählt</translation>
    </message>
    <message>
        <source>&amp;Connected to:</source>
        <translation>&amp;Verbunden mit:</translation>
    </message>
    <message>
        <source>&amp;Device:</source>
        <translation>&amp;Gerät:</translation>
    </message>
    <message>
        <source>Port forwards:</source>
        <translation>Portweiterleitungen:</translation>
    </message>
    <message>
        <source>&amp;MAC address:</source>
        <translation>&amp;MAC-Adresse:</translation>
    </message>
    <message>
        <source>Traffic:</source>
        <translation>Datenverkehr:</translation>
    </message>
    <message>
        <source>The guest reaches what this computer reaches. Nobody reaches the guest, but through forwarded ports.</source>
        <translation>Der Gast erreicht, was dieser Rechner erreicht. Der Gast selbst ist nur über weitergeleitete Ports erreichbar.</translation>
    </message>
    <message>
        <source>The guest is a neighbour of this computer on a network of your own making. An administrator makes the device.</source>
        <translation>Der Gast ist ein Nachbar dieses Rechners in einem selbst eingerichteten Netzwerk. Das Gerät legt die Systemverwaltung an.</translation>
    </message>
    <message>
        <source>The guest has no network by this card.</source>
        <translation>Über diese Karte hat der Gast kein Netzwerk.</translation>
    </message>
    <message>
        <source>“%1” is no address of a network card. Give six bytes in hexadecimal, the first an even number, such as 02:00:00:12:34:56, or nothing to have one chosen.</source>
        <translation>„%1“ ist keine Adresse einer Netzwerkkarte. Sechs Bytes in Hexadezimalschreibweise angeben, das erste eine gerade Zahl, etwa 02:00:00:12:34:56, oder nichts, damit eine gewählt wird.</translation>
    </message>
    <message>
        <source>%1 received, %2 sent</source>
        <translation>%1 empfangen, %2 gesendet</translation>
    </message>
    <message numerus="yes">
        <source>%n packet(s) dropped</source>
        <translation>
            <numerusform>%n Paket verworfen</numerusform>
            <numerusform>%n Pakete verworfen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>apiary::gui::ChangeList</name>
    <message>
        <source>%1: %2</source>
        <comment>what, new</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: %2 → %3</source>
        <comment>what, old, new</comment>
        <translation>%1: %2 → %3</translation>
    </message>
    <message>
        <source>From the guest’s next start on:</source>
        <translation>Ab dem nächsten Start des Gastes:</translation>
    </message>
    <message>
        <source>Restarting…</source>
        <translation>Wird neu gestartet…</translation>
    </message>
    <message>
        <source>&amp;Restart Now…</source>
        <translation>&amp;Jetzt neu starten…</translation>
    </message>
    <message>
        <source>Shut the guest down, and start it again with these</source>
        <translation>Den Gast herunterfahren und mit diesen Änderungen wieder starten</translation>
    </message>
</context>
<context>
    <name>apiary::gui::CloneDialog</name>
    <message>
        <source>Clone %1</source>
        <translation>%1 klonen</translation>
    </message>
    <message>
        <source>The disks kept with %1 are copied; until that is done it cannot be started or changed. The clone gets network addresses of its own. Everything else is named by both guests. Where that is a writable disk, a tap device or a forwarded port, only one of them can run at a time.</source>
        <translation>Die Festplatten, die bei %1 abgelegt sind, werden kopiert; so lange kann er weder gestartet noch geändert werden. Der Klon bekommt eigene Netzwerkadressen. Alles andere gehört beiden Gästen gemeinsam. Wo das eine beschreibbare Festplatte, ein Tap-Gerät oder ein weitergeleiteter Port ist, kann nur einer von beiden laufen.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>&amp;Name:</translation>
    </message>
    <message>
        <source>C&amp;lone</source>
        <translation>K&amp;lonen</translation>
    </message>
    <message>
        <source>Sho&amp;w command</source>
        <translation>&amp;Befehl anzeigen</translation>
    </message>
</context>
<context>
    <name>apiary::gui::CommandLineView</name>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy the command</source>
        <translation>Den Befehl kopieren</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>Commands for %1</source>
        <translation>Befehle für %1</translation>
    </message>
    <message>
        <source>%1:</source>
        <comment>what a command does</comment>
        <translation>%1:</translation>
    </message>
    <message>
        <source>The same in a terminal:</source>
        <translation>Dasselbe in einem Terminal:</translation>
    </message>
</context>
<context>
    <name>apiary::gui::ConfirmationsSettingsPage</name>
    <message>
        <source>Ask before Apiary does this to a guest:</source>
        <translation>Nachfragen, bevor Apiary dies mit einem Gast tut:</translation>
    </message>
    <message>
        <source>&amp;Force off</source>
        <translation>&amp;Ausschalten erzwingen</translation>
    </message>
    <message>
        <source>What the guest has not written to disk is lost.</source>
        <translation>Was der Gast nicht auf die Festplatte geschrieben hat, geht verloren.</translation>
    </message>
    <message>
        <source>&amp;Reset</source>
        <translation>&amp;Zurücksetzen</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Löschen</translation>
    </message>
    <message>
        <source>The guest goes to the trash, from where it can be brought back.</source>
        <translation>Der Gast kommt in den Papierkorb und kann von dort wiederhergestellt werden.</translation>
    </message>
</context>
<context>
    <name>apiary::gui::ConnectionPage</name>
    <message>
        <source>Start a &amp;helper of my own</source>
        <translation>&amp;Eigenen Dienst starten</translation>
    </message>
    <message>
        <source>Runs guests with your own rights alone. They have NAT, and no bridged network.</source>
        <translation>Führt Gäste nur mit den eigenen Rechten aus. Sie haben NAT und kein Netzwerk über eine Brücke.</translation>
    </message>
    <message>
        <source>Looking for the helper that runs the guests</source>
        <translation>Suche nach dem Dienst, der die Gäste ausführt</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>Erneut &amp;versuchen</translation>
    </message>
    <message>
        <source>&amp;Set up this computer…</source>
        <translation>Diesen Rechner &amp;einrichten…</translation>
    </message>
    <message>
        <source>Has the helper start with this computer, and lets you use it.</source>
        <translation>Lässt den Dienst mit diesem Rechner starten und erlaubt die Benutzung.</translation>
    </message>
</context>
<context>
    <name>apiary::gui::ConsoleActions</name>
    <message>
        <source>Colour &amp;Scheme</source>
        <translation>&amp;Farbschema</translation>
    </message>
    <message>
        <source>Take &amp;Control</source>
        <translation>Steuerung ü&amp;bernehmen</translation>
    </message>
    <message>
        <source>What you type reaches the guest, and what others type does not any more</source>
        <translation>Die eigenen Eingaben erreichen den Gast, die von anderen nicht mehr</translation>
    </message>
    <message>
        <source>Let Others &amp;Type</source>
        <translation>&amp;Andere tippen lassen</translation>
    </message>
    <message>
        <source>What you type does not reach the guest until you take control again</source>
        <translation>Die eigenen Eingaben erreichen den Gast nicht, bis die Steuerung wieder übernommen wird</translation>
    </message>
    <message>
        <source>&amp;Search</source>
        <translation>&amp;Suchen</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Einfügen</translation>
    </message>
    <message>
        <source>Select &amp;All</source>
        <translation>A&amp;lles auswählen</translation>
    </message>
    <message>
        <source>Zoom &amp;In</source>
        <translation>Ver&amp;größern</translation>
    </message>
    <message>
        <source>Zoom &amp;Out</source>
        <translation>Verklei&amp;nern</translation>
    </message>
    <message>
        <source>Normal Si&amp;ze</source>
        <translation>No&amp;rmale Größe</translation>
    </message>
    <message>
        <source>Save to &amp;File…</source>
        <translation>In &amp;Datei speichern…</translation>
    </message>
    <message>
        <source>Open in a &amp;Window of Its Own</source>
        <translation>In eigenem Fens&amp;ter öffnen</translation>
    </message>
    <message>
        <source>&amp;Give the Keyboard to the Guest</source>
        <translation>Tastat&amp;ur dem Gast überlassen</translation>
    </message>
    <message>
        <source>All keys reach the guest, those of this window too, until you press the right Ctrl key</source>
        <translation>Alle Tasten erreichen den Gast, auch die dieses Fensters, bis die rechte Strg-Taste gedrückt wird</translation>
    </message>
    <message>
        <source>&amp;Leave the Console</source>
        <translation>K&amp;onsole verlassen</translation>
    </message>
    <message>
        <source>Move the keyboard focus to the tool bar</source>
        <translation>Den Tastaturfokus auf die Werkzeugleiste setzen</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>what a button does, its keys</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>As the &amp;Desktop</source>
        <translation>&amp;Wie die Arbeitsfläche</translation>
    </message>
</context>
<context>
    <name>apiary::gui::ConsolePage</name>
    <message>
        <source>Console of %1</source>
        <translation>Konsole von %1</translation>
    </message>
    <message>
        <source>Console</source>
        <translation>Konsole</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>More for this console</source>
        <translation>Mehr zu dieser Konsole</translation>
    </message>
    <message>
        <source>The keyboard is given to the guest: press the right Ctrl key to get it back.</source>
        <translation>Die Tastatur ist dem Gast überlassen: Die rechte Strg-Taste holt sie zurück.</translation>
    </message>
    <message>
        <source>Get It Back</source>
        <translation>Zurückholen</translation>
    </message>
    <message>
        <source>&amp;Try Again</source>
        <translation>&amp;Erneut versuchen</translation>
    </message>
    <message>
        <source>Take Control</source>
        <translation>Steuerung übernehmen</translation>
    </message>
    <message>
        <source>The connection was lost; what the console has kept follows from its start</source>
        <translation>Die Verbindung ging verloren; was die Konsole behalten hat, folgt von ihrem Anfang an</translation>
    </message>
    <message>
        <source>From the log on disk, which may begin before the guest&apos;s last start</source>
        <translation>Aus dem gespeicherten Protokoll, das vor dem letzten Start des Gastes beginnen kann</translation>
    </message>
    <message>
        <source>What you type does not reach the guest until you take control.</source>
        <translation>Die eigenen Eingaben erreichen den Gast nicht, bis die Steuerung übernommen wird.</translation>
    </message>
    <message>
        <source>What you type does not reach the guest while somebody else types.</source>
        <translation>Die eigenen Eingaben erreichen den Gast nicht, solange jemand anderes tippt.</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Gelöscht</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Verbindung wird hergestellt…</translation>
    </message>
    <message>
        <source>You type</source>
        <translation>Eingabe hier</translation>
    </message>
    <message>
        <source>Watching: nobody types</source>
        <translation>Nur Ansicht: niemand tippt</translation>
    </message>
    <message>
        <source>Watching: you type on another console</source>
        <translation>Nur Ansicht: Eingabe an einer anderen Konsole</translation>
    </message>
    <message>
        <source>Watching: %1 types</source>
        <translation>Nur Ansicht: %1 tippt</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>who types, the guest&apos;s state</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Looking for the helper</source>
        <translation>Suche nach dem Dienst</translation>
    </message>
    <message>
        <source>The helper is not reached</source>
        <translation>Der Dienst ist nicht erreichbar</translation>
    </message>
    <message>
        <source>The console is here again when it is.</source>
        <translation>Die Konsole ist wieder hier, sobald er es ist.</translation>
    </message>
    <message>
        <source>The guest %1 is not there any more</source>
        <translation>Den Gast %1 gibt es nicht mehr</translation>
    </message>
    <message>
        <source>The console cannot be opened</source>
        <translation>Die Konsole kann nicht geöffnet werden</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>cause, remedy</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>The guest is broken</source>
        <translation>Der Gast ist defekt</translation>
    </message>
    <message>
        <source>The guest is not running</source>
        <translation>Der Gast läuft nicht</translation>
    </message>
    <message>
        <source>Its console is here when it does.</source>
        <translation>Seine Konsole ist hier, sobald er läuft.</translation>
    </message>
    <message>
        <source>The guest is starting</source>
        <translation>Der Gast startet</translation>
    </message>
    <message>
        <source>The console is being opened</source>
        <translation>Die Konsole wird geöffnet</translation>
    </message>
    <message>
        <source>You are not permitted to start guests</source>
        <translation>Die Berechtigung zum Starten von Gästen fehlt</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <comment>two sentences</comment>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>The guest ended: %1</source>
        <comment>%1: date and time</comment>
        <translation>Der Gast wurde beendet: %1</translation>
    </message>
    <message>
        <source>Save the Console of %1</source>
        <translation>Konsole von %1 speichern</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>Text (*.txt)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>The console could not be saved to “%1”</source>
        <translation>Die Konsole konnte nicht in „%1“ gespeichert werden</translation>
    </message>
    <message>
        <source>choose another place</source>
        <translation>einen anderen Ort wählen</translation>
    </message>
</context>
<context>
    <name>apiary::gui::ConsoleSettingsPage</name>
    <message>
        <source>&amp;Font:</source>
        <translation>&amp;Schriftart:</translation>
    </message>
    <message>
        <source>Preview of the console font</source>
        <translation>Vorschau der Konsolenschrift</translation>
    </message>
    <message>
        <source>Colours of consoles</source>
        <translation>Farben der Konsolen</translation>
    </message>
    <message>
        <source>Colours of all consoles; a console can be given others for a while in its own menu</source>
        <translation>Farben aller Konsolen; über ihr eigenes Menü kann eine Konsole vorübergehend andere erhalten</translation>
    </message>
    <message>
        <source>Light or dark, as the desktop</source>
        <translation>Hell oder dunkel, wie die Arbeitsfläche</translation>
    </message>
    <message>
        <source>&amp;Colours:</source>
        <translation>&amp;Farben:</translation>
    </message>
    <message>
        <source>History of consoles, lines</source>
        <translation>Verlauf der Konsolen in Zeilen</translation>
    </message>
    <message>
        <source>How far a console can be scrolled back. Lines beyond are only in the guest&apos;s log.</source>
        <translation>Wie weit sich eine Konsole zurückblättern lässt. Ältere Zeilen stehen nur im Protokoll des Gastes.</translation>
    </message>
    <message>
        <source> lines</source>
        <translation> Zeilen</translation>
    </message>
    <message>
        <source>&amp;History:</source>
        <translation>&amp;Verlauf:</translation>
    </message>
    <message>
        <source>Up to about %1 of memory for each open console</source>
        <translation>Bis zu etwa %1 Arbeitsspeicher je offener Konsole</translation>
    </message>
</context>
<context>
    <name>apiary::gui::ConsoleWindow</name>
    <message>
        <source>Console of %1</source>
        <translation>Konsole von %1</translation>
    </message>
    <message>
        <source>&amp;Full Screen</source>
        <translation>&amp;Vollbildmodus</translation>
    </message>
    <message>
        <source>Full screen (F11)</source>
        <translation>Vollbildmodus (F11)</translation>
    </message>
</context>
<context>
    <name>apiary::gui::CrashCard</name>
    <message>
        <source>Last lines on its console</source>
        <translation>Letzte Zeilen auf seiner Konsole</translation>
    </message>
    <message>
        <source>Registers</source>
        <translation>Register</translation>
    </message>
    <message>
        <source>&amp;Copy for a bug report</source>
        <translation>Für Fehlerbericht &amp;kopieren</translation>
    </message>
    <message>
        <source>Start &amp;again</source>
        <translation>&amp;Erneut starten</translation>
    </message>
    <message>
        <source>Probable cause: %1</source>
        <translation>Wahrscheinliche Ursache: %1</translation>
    </message>
</context>
<context>
    <name>apiary::gui::Creation</name>
    <message>
        <source>The guest “%1” could not be started, and not be removed again</source>
        <translation>Der Gast „%1“ konnte nicht gestartet und auch nicht wieder entfernt werden</translation>
    </message>
    <message>
        <source>See what is wrong with it in the list of guests</source>
        <translation>In der Gästeliste nachsehen, was ihm fehlt</translation>
    </message>
</context>
<context>
    <name>apiary::gui::DefinitionChange</name>
    <message>
        <source>none</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between parts of a list</comment>
        <translation>, </translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>%1, read-only</source>
        <translation>%1, nur lesbar</translation>
    </message>
    <message>
        <source>%1 %2:%3 to %4</source>
        <comment>protocol, address and port of this computer, port of the guest</comment>
        <translation>%1 %2:%3 an %4</translation>
    </message>
    <message>
        <source>tap device %1</source>
        <translation>TAP-Gerät %1</translation>
    </message>
    <message>
        <source>NAT with %1</source>
        <translation>NAT mit %1</translation>
    </message>
    <message>
        <source>NAT</source>
        <translation>NAT</translation>
    </message>
    <message>
        <source>%1 as “%2”</source>
        <comment>folder, tag</comment>
        <translation>%1 als „%2“</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>file, type</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>BVM console</source>
        <translation>BVM-Konsole</translation>
    </message>
    <message>
        <source>virtio console</source>
        <translation>virtio-Konsole</translation>
    </message>
    <message>
        <source>first serial port</source>
        <translation>erste serielle Schnittstelle</translation>
    </message>
    <message>
        <source>legacy</source>
        <translation>alt</translation>
    </message>
    <message>
        <source>modern</source>
        <translation>modern</translation>
    </message>
    <message>
        <source>transitional</source>
        <translation>Übergang</translation>
    </message>
    <message>
        <source>after a crash</source>
        <translation>nach einem Absturz</translation>
    </message>
    <message>
        <source>always</source>
        <translation>immer</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Stichwörter</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>Kernel</translation>
    </message>
    <message>
        <source>Initial RAM disk</source>
        <translation>Initiale RAM-Disk</translation>
    </message>
    <message>
        <source>Command line</source>
        <translation>Befehlszeile</translation>
    </message>
    <message>
        <source>Kernel variables</source>
        <translation>Kernel-Variablen</translation>
    </message>
    <message>
        <source>Modules</source>
        <translation>Module</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>Engine</translation>
    </message>
    <message>
        <source>CPUs</source>
        <translation>CPUs</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Arbeitsspeicher</translation>
    </message>
    <message>
        <source>Console</source>
        <translation>Konsole</translation>
    </message>
    <message>
        <source>Serial ports</source>
        <translation>Serielle Schnittstellen</translation>
    </message>
    <message>
        <source>Files of the serial ports</source>
        <translation>Dateien der seriellen Schnittstellen</translation>
    </message>
    <message>
        <source>Virtio devices</source>
        <translation>Virtio-Geräte</translation>
    </message>
    <message>
        <source>Disks</source>
        <translation>Festplatten</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netzwerk</translation>
    </message>
    <message>
        <source>Shared folders</source>
        <translation>Freigegebene Ordner</translation>
    </message>
    <message>
        <source>Debug-exit port</source>
        <translation>Debug-Exit-Port</translation>
    </message>
    <message>
        <source>Ends when it is reset</source>
        <translation>Endet beim Zurücksetzen</translation>
    </message>
    <message>
        <source>Started again</source>
        <translation>Erneut gestartet</translation>
    </message>
    <message>
        <source>Started with the helper</source>
        <translation>Mit dem Dienst gestartet</translation>
    </message>
    <message>
        <source>Place in the order</source>
        <translation>Position in der Reihenfolge</translation>
    </message>
    <message>
        <source>Time to shut down</source>
        <translation>Frist zum Herunterfahren</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 %2 → %3</source>
        <comment>what is changed, old, new</comment>
        <translation>%1 %2 → %3</translation>
    </message>
</context>
<context>
    <name>apiary::gui::DefinitionEdit</name>
    <message>
        <source>Show &amp;Command</source>
        <translation>Befeh&amp;l anzeigen</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>V&amp;erwerfen</translation>
    </message>
    <message>
        <source>&amp;Apply</source>
        <translation>An&amp;wenden</translation>
    </message>
    <message>
        <source>Have everything here as the guest has it</source>
        <translation>Alles hier wieder so einstellen, wie es beim Gast ist</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Anwenden</translation>
    </message>
    <message>
        <source>The definition of this guest cannot be read</source>
        <translation>Die Definition dieses Gastes kann nicht gelesen werden</translation>
    </message>
    <message>
        <source>The helper is not reached: this is what was known last.</source>
        <translation>Der Dienst ist nicht erreichbar: Dies ist der zuletzt bekannte Stand.</translation>
    </message>
    <message>
        <source>You are not permitted to change guests. This shows what it is made of.</source>
        <translation>Die Berechtigung zum Ändern von Gästen fehlt. Hier ist zu sehen, woraus er besteht.</translation>
    </message>
    <message>
        <source>Applying…</source>
        <translation>Wird angewendet…</translation>
    </message>
    <message>
        <source>Change the guest; what is about the machine counts from its next start on</source>
        <translation>Den Gast ändern; was die Maschine betrifft, gilt ab dem nächsten Start</translation>
    </message>
    <message>
        <source>Change the guest</source>
        <translation>Den Gast ändern</translation>
    </message>
    <message>
        <source>Something here cannot be applied as it is</source>
        <translation>Etwas hier kann so nicht angewendet werden</translation>
    </message>
    <message>
        <source>Show what would do the same in a terminal</source>
        <translation>Anzeigen, was in einem Terminal dasselbe bewirkt</translation>
    </message>
    <message>
        <source>Changed back: %1</source>
        <translation>Zurückgeändert: %1</translation>
    </message>
    <message>
        <source>Changed: %1</source>
        <translation>Geändert: %1</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>The helper is not reached</source>
        <translation>Der Dienst ist nicht erreichbar</translation>
    </message>
    <message>
        <source>You are not permitted to stop and start guests</source>
        <translation>Die Berechtigung zum Beenden und Starten von Gästen fehlt</translation>
    </message>
    <message>
        <source>Only a guest that runs can be shut down</source>
        <translation>Nur ein laufender Gast kann heruntergefahren werden</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>Neu starten</translation>
    </message>
    <message>
        <source>Restart “%1”?</source>
        <translation>„%1“ neu starten?</translation>
    </message>
    <message>
        <source>The guest is asked to shut down, and is started again when it has. What runs in it ends.</source>
        <translation>Der Gast wird zum Herunterfahren aufgefordert und danach wieder gestartet. Was in ihm läuft, wird beendet.</translation>
    </message>
    <message>
        <source>&amp;Restart</source>
        <translation>&amp;Neu starten</translation>
    </message>
</context>
<context>
    <name>apiary::gui::DesktopApp</name>
    <message>
        <source>Closing this window leaves Apiary in the tray.</source>
        <translation>Nach dem Schließen dieses Fensters bleibt Apiary im Systemabschnitt.</translation>
    </message>
    <message>
        <source>Close it again and it goes there. “Quit” ends Apiary; guests run on in either case.</source>
        <translation>Beim nächsten Schließen wechselt es dorthin. „Beenden“ beendet Apiary; Gäste laufen in jedem Fall weiter.</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Einstellungen…</translation>
    </message>
</context>
<context>
    <name>apiary::gui::DiskList</name>
    <message>
        <source>No disks: what the guest writes is gone when it powers off.</source>
        <translation>Keine Festplatten: Was der Gast schreibt, ist nach dem Ausschalten weg.</translation>
    </message>
    <message>
        <source>Add &amp;New Disk</source>
        <translation>&amp;Neue Festplatte hinzufügen</translation>
    </message>
    <message>
        <source>Add &amp;Existing Image</source>
        <translation>&amp;Vorhandenes Abbild hinzufügen</translation>
    </message>
    <message>
        <source>Read-only</source>
        <translation>Nur lesbar</translation>
    </message>
    <message>
        <source>The guest may only read it</source>
        <translation>Der Gast darf nur lesen</translation>
    </message>
    <message>
        <source>Take “%1” away from the guest; what is on it is not deleted</source>
        <translation>Dem Gast „%1“ wegnehmen; der Inhalt wird nicht gelöscht</translation>
    </message>
    <message>
        <source>Take this disk away</source>
        <translation>Diese Festplatte entfernen</translation>
    </message>
    <message>
        <source>%1 (%2, kept with the guest)</source>
        <translation>%1 (%2, beim Gast abgelegt)</translation>
    </message>
    <message>
        <source>%1 (kept with the guest)</source>
        <translation>%1 (beim Gast abgelegt)</translation>
    </message>
    <message>
        <source>Disk image</source>
        <translation>Festplattenabbild</translation>
    </message>
    <message>
        <source>Size of the disk</source>
        <translation>Größe der Festplatte</translation>
    </message>
    <message>
        <source>Name of the disk</source>
        <translation>Name der Festplatte</translation>
    </message>
</context>
<context>
    <name>apiary::gui::DisksPage</name>
    <message>
        <source>Disks</source>
        <translation>Festplatten</translation>
    </message>
    <message>
        <source>What does it keep its data on?</source>
        <translation>Worauf legt er seine Daten ab?</translation>
    </message>
    <message>
        <source>A new disk is kept with the guest, and deleted with it. An image that is there is used where it is.</source>
        <translation>Eine neue Festplatte wird beim Gast abgelegt und mit ihm gelöscht. Ein vorhandenes Abbild wird dort verwendet, wo es liegt.</translation>
    </message>
    <message>
        <source>No disks: what the guest writes is gone when it powers off.</source>
        <translation>Keine Festplatten: Was der Gast schreibt, ist nach dem Ausschalten weg.</translation>
    </message>
    <message>
        <source>Add a &amp;new disk</source>
        <translation>&amp;Neue Festplatte hinzufügen</translation>
    </message>
    <message>
        <source>Add an &amp;existing image</source>
        <translation>&amp;Vorhandenes Abbild hinzufügen</translation>
    </message>
    <message>
        <source>Disk %1: existing image</source>
        <translation>Festplatte %1: vorhandenes Abbild</translation>
    </message>
    <message>
        <source>Disk %1: new</source>
        <translation>Festplatte %1: neu</translation>
    </message>
    <message>
        <source>Remove disk %1</source>
        <translation>Festplatte %1 entfernen</translation>
    </message>
    <message>
        <source>Name of the disk</source>
        <translation>Name der Festplatte</translation>
    </message>
    <message>
        <source>Size of the disk</source>
        <translation>Größe der Festplatte</translation>
    </message>
    <message>
        <source>Size:</source>
        <translation>Größe:</translation>
    </message>
    <message>
        <source>Name:</source>
        <translation>Name:</translation>
    </message>
    <message>
        <source>Disk image</source>
        <translation>Festplattenabbild</translation>
    </message>
    <message>
        <source>The guest may only read it</source>
        <translation>Der Gast darf nur lesen</translation>
    </message>
    <message>
        <source>Image:</source>
        <translation>Abbild:</translation>
    </message>
    <message>
        <source>%1 are free where guests are kept. Room is taken as the disk is written to.</source>
        <translation>Am Ablageort der Gäste sind %1 frei. Der Platz wird erst beim Beschreiben der Festplatte belegt.</translation>
    </message>
</context>
<context>
    <name>apiary::gui::ExplanationCard</name>
    <message>
        <source>Message: %1</source>
        <translation>Meldung: %1</translation>
    </message>
    <message>
        <source>Cause:</source>
        <translation>Ursache:</translation>
    </message>
    <message>
        <source>Remedy:</source>
        <translation>Abhilfe:</translation>
    </message>
    <message>
        <source>How sure:</source>
        <translation>Wie sicher:</translation>
    </message>
    <message>
        <source>Source:</source>
        <translation>Quelle:</translation>
    </message>
</context>
<context>
    <name>apiary::gui::FieldMessage</name>
    <message>
        <source>Use “%1”</source>
        <translation>„%1“ verwenden</translation>
    </message>
</context>
<context>
    <name>apiary::gui::FileKind</name>
    <message>
        <source>a Linux kernel</source>
        <translation>ein Linux-Kernel</translation>
    </message>
    <message>
        <source>a qcow2 disk image</source>
        <translation>ein qcow2-Festplattenabbild</translation>
    </message>
    <message>
        <source>a VMDK disk image</source>
        <translation>ein VMDK-Festplattenabbild</translation>
    </message>
    <message>
        <source>a VDI disk image</source>
        <translation>ein VDI-Festplattenabbild</translation>
    </message>
    <message>
        <source>a VHDX disk image</source>
        <translation>ein VHDX-Festplattenabbild</translation>
    </message>
    <message>
        <source>a VHD disk image</source>
        <translation>ein VHD-Festplattenabbild</translation>
    </message>
    <message>
        <source>a QED disk image</source>
        <translation>ein QED-Festplattenabbild</translation>
    </message>
    <message>
        <source>an installer image (ISO)</source>
        <translation>ein Installationsabbild (ISO)</translation>
    </message>
    <message>
        <source>a raw disk with a GPT partition table</source>
        <translation>eine Raw-Festplatte mit GPT-Partitionstabelle</translation>
    </message>
    <message>
        <source>a raw disk with an ext file system</source>
        <translation>eine Raw-Festplatte mit ext-Dateisystem</translation>
    </message>
    <message>
        <source>a raw disk with a UFS file system</source>
        <translation>eine Raw-Festplatte mit UFS-Dateisystem</translation>
    </message>
    <message>
        <source>a raw disk with an XFS file system</source>
        <translation>eine Raw-Festplatte mit XFS-Dateisystem</translation>
    </message>
    <message>
        <source>a raw disk with a Btrfs file system</source>
        <translation>eine Raw-Festplatte mit Btrfs-Dateisystem</translation>
    </message>
    <message>
        <source>a raw disk with a SquashFS file system</source>
        <translation>eine Raw-Festplatte mit SquashFS-Dateisystem</translation>
    </message>
    <message>
        <source>a raw disk with a boot sector</source>
        <translation>eine Raw-Festplatte mit Bootsektor</translation>
    </message>
    <message>
        <source>an initial RAM disk (cpio)</source>
        <translation>eine initiale RAM-Disk (cpio)</translation>
    </message>
    <message>
        <source>a file compressed with gzip</source>
        <translation>eine mit gzip komprimierte Datei</translation>
    </message>
    <message>
        <source>a file compressed with xz</source>
        <translation>eine mit xz komprimierte Datei</translation>
    </message>
    <message>
        <source>a file compressed with zstd</source>
        <translation>eine mit zstd komprimierte Datei</translation>
    </message>
    <message>
        <source>a file compressed with bzip2</source>
        <translation>eine mit bzip2 komprimierte Datei</translation>
    </message>
    <message>
        <source>a file compressed with lz4</source>
        <translation>eine mit lz4 komprimierte Datei</translation>
    </message>
    <message>
        <source>a FreeBSD kernel</source>
        <translation>ein FreeBSD-Kernel</translation>
    </message>
    <message>
        <source>a FreeBSD kernel for another kind of processor</source>
        <translation>ein FreeBSD-Kernel für eine andere Prozessorart</translation>
    </message>
    <message>
        <source>a kernel module or object file</source>
        <translation>ein Kernel-Modul oder eine Objektdatei</translation>
    </message>
    <message>
        <source>a kernel with a PVH entry</source>
        <translation>ein Kernel mit PVH-Einsprung</translation>
    </message>
    <message>
        <source>a multiboot kernel</source>
        <translation>ein Multiboot-Kernel</translation>
    </message>
    <message>
        <source>a program, or a kernel that cannot be started directly</source>
        <translation>ein Programm oder ein Kernel, der nicht direkt gestartet werden kann</translation>
    </message>
    <message>
        <source>a program for another kind of processor</source>
        <translation>ein Programm für eine andere Prozessorart</translation>
    </message>
    <message>
        <source>an empty file</source>
        <translation>eine leere Datei</translation>
    </message>
    <message>
        <source>a file of a kind that is not known here</source>
        <translation>eine Datei von hier unbekannter Art</translation>
    </message>
    <message>
        <source>a folder</source>
        <translation>ein Ordner</translation>
    </message>
    <message>
        <source>a disk device of this computer</source>
        <translation>ein Festplattengerät dieses Rechners</translation>
    </message>
    <message>
        <source>no file that can be read from its beginning again</source>
        <translation>keine Datei, die erneut von Anfang an gelesen werden kann</translation>
    </message>
</context>
<context>
    <name>apiary::gui::FilesPage</name>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>What does it boot?</source>
        <translation>Was startet er?</translation>
    </message>
    <message>
        <source>Files are used where they are, and not copied.</source>
        <translation>Dateien werden dort verwendet, wo sie liegen, und nicht kopiert.</translation>
    </message>
    <message>
        <source>Disk image</source>
        <translation>Festplattenabbild</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>Kernel</translation>
    </message>
    <message>
        <source>Initial RAM disk</source>
        <translation>Initiale RAM-Disk</translation>
    </message>
    <message>
        <source>The guest may only rea&amp;d it</source>
        <translation>Der Gast darf nur &amp;lesen</translation>
    </message>
    <message>
        <source>Disk &amp;image:</source>
        <translation>Festplatten&amp;abbild:</translation>
    </message>
    <message>
        <source>&amp;Kernel:</source>
        <translation>&amp;Kernel:</translation>
    </message>
    <message>
        <source>I&amp;nitial RAM disk:</source>
        <translation>&amp;Initiale RAM-Disk:</translation>
    </message>
    <message>
        <source>&amp;Command line:</source>
        <translation>&amp;Befehlszeile:</translation>
    </message>
    <message>
        <source>Modules:</source>
        <translation>Module:</translation>
    </message>
    <message>
        <source>As in loader.conf, one NAME=VALUE on each line.</source>
        <translation>Wie in loader.conf, ein NAME=WERT je Zeile.</translation>
    </message>
    <message>
        <source>&amp;Variables:</source>
        <translation>&amp;Variablen:</translation>
    </message>
    <message>
        <source>Command line of the kernel</source>
        <translation>Befehlszeile des Kernels</translation>
    </message>
    <message>
        <source>Variables</source>
        <translation>Variablen</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>&amp;Add a module</source>
        <translation>&amp;Modul hinzufügen</translation>
    </message>
    <message>
        <source>Module %1</source>
        <translation>Modul %1</translation>
    </message>
    <message>
        <source>Kind of module %1</source>
        <translation>Art von Modul %1</translation>
    </message>
    <message>
        <source>Kernel module</source>
        <translation>Kernel-Modul</translation>
    </message>
    <message>
        <source>Remove module %1</source>
        <translation>Modul %1 entfernen</translation>
    </message>
    <message>
        <source>Boot &amp;flags:</source>
        <translation>Boot-&amp;Optionen:</translation>
    </message>
    <message>
        <source>Boot flags</source>
        <translation>Boot-Optionen</translation>
    </message>
    <message>
        <source>“root=” names the disk or partition with the system: /dev/vda is the whole disk, /dev/vda1 its first partition.</source>
        <translation>„root=“ nennt die Festplatte oder Partition mit dem System: /dev/vda ist die ganze Festplatte, /dev/vda1 ihre erste Partition.</translation>
    </message>
    <message>
        <source>“console=ttyS0” lets Linux speak on the console that you will see.</source>
        <translation>Mit „console=ttyS0“ schreibt Linux auf die Konsole, die angezeigt wird.</translation>
    </message>
    <message>
        <source>There is no firmware yet that finds the kernel on a disk, so it is given as a file: on Linux it is in /boot of the installed system, beside its initial RAM disk. Files are used where they are, and not copied.</source>
        <translation>Noch gibt es keine Firmware, die den Kernel auf einer Festplatte findet; deshalb wird er als Datei angegeben: Bei Linux liegt er in /boot des installierten Systems, neben der initialen RAM-Disk. Dateien werden dort verwendet, wo sie liegen, und nicht kopiert.</translation>
    </message>
</context>
<context>
    <name>apiary::gui::FindBar</name>
    <message>
        <source>Match &amp;case</source>
        <translation>&amp;Groß-/Kleinschreibung beachten</translation>
    </message>
    <message>
        <source>Find in the log</source>
        <translation>Im Protokoll suchen</translation>
    </message>
    <message>
        <source>Find previous</source>
        <translation>Vorheriges suchen</translation>
    </message>
    <message>
        <source>Find next</source>
        <translation>Nächstes suchen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Nicht gefunden</translation>
    </message>
</context>
<context>
    <name>apiary::gui::FontEdit</name>
    <message>
        <source>Console font</source>
        <translation>Konsolenschrift</translation>
    </message>
    <message>
        <source>Font of all consoles; only fonts of fixed width are listed</source>
        <translation>Schriftart aller Konsolen; nur Schriftarten mit fester Breite sind aufgeführt</translation>
    </message>
    <message>
        <source> pt</source>
        <comment>unit of font sizes</comment>
        <translation> pt</translation>
    </message>
    <message>
        <source>Console font size</source>
        <translation>Schriftgröße der Konsole</translation>
    </message>
    <message>
        <source>Size of the console font, in points</source>
        <translation>Größe der Konsolenschrift in Punkt</translation>
    </message>
</context>
<context>
    <name>apiary::gui::ForwardList</name>
    <message>
        <source>Only this computer reaches it:</source>
        <translation>Nur von diesem Rechner aus erreichbar:</translation>
    </message>
    <message>
        <source>Everybody who reaches this computer reaches it:</source>
        <translation>Für alle erreichbar, die diesen Rechner erreichen:</translation>
    </message>
    <message>
        <source>Those who reach this address reach it:</source>
        <translation>Für alle erreichbar, die diese Adresse erreichen:</translation>
    </message>
    <message>
        <source>Add &amp;Port Forward</source>
        <translation>&amp;Portweiterleitung hinzufügen</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>This computer only</source>
        <translation>Nur dieser Rechner</translation>
    </message>
    <message>
        <source>Everybody who reaches this computer</source>
        <translation>Alle, die diesen Rechner erreichen</translation>
    </message>
    <message>
        <source>Address of this computer</source>
        <translation>Adresse dieses Rechners</translation>
    </message>
    <message>
        <source>Port of this computer</source>
        <translation>Port dieses Rechners</translation>
    </message>
    <message>
        <source>Port of the guest</source>
        <translation>Port des Gastes</translation>
    </message>
    <message>
        <source>Forward this port no more</source>
        <translation>Diesen Port nicht mehr weiterleiten</translation>
    </message>
    <message>
        <source>How to reach this port</source>
        <translation>Wie dieser Port erreichbar ist</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy how to reach this port</source>
        <translation>Kopieren, wie dieser Port erreichbar ist</translation>
    </message>
    <message>
        <source>No ports are forwarded: nobody reaches the guest from outside.</source>
        <translation>Keine Ports werden weitergeleitet: Von außen ist der Gast nicht erreichbar.</translation>
    </message>
    <message>
        <source>Address and port of this computer, and the port of the guest that they lead to:</source>
        <translation>Adresse und Port dieses Rechners und der Port des Gastes, zu dem sie führen:</translation>
    </message>
</context>
<context>
    <name>apiary::gui::GeneralSettingsPage</name>
    <message>
        <source>Start when I &amp;log in</source>
        <translation>Bei der &amp;Anmeldung starten</translation>
    </message>
    <message>
        <source>Open Apiary together with the desktop. Guests are started by the helper, without Apiary.</source>
        <translation>Apiary zusammen mit der Arbeitsfläche öffnen. Gäste werden vom Dienst gestartet, ohne Apiary.</translation>
    </message>
    <message>
        <source>Start &amp;hidden in the tray</source>
        <translation>&amp;Verborgen im Systemabschnitt starten</translation>
    </message>
    <message>
        <source>Show no window at the start, only the icon in the tray</source>
        <translation>Beim Start kein Fenster anzeigen, nur das Symbol im Systemabschnitt</translation>
    </message>
    <message>
        <source>Start:</source>
        <translation>Start:</translation>
    </message>
    <message>
        <source>Show an icon in the &amp;tray</source>
        <translation>&amp;Symbol im Systemabschnitt anzeigen</translation>
    </message>
    <message>
        <source>The icon counts the running guests; its menu starts and stops them</source>
        <translation>Das Symbol zählt die laufenden Gäste; über sein Menü werden sie gestartet und beendet</translation>
    </message>
    <message>
        <source>&amp;Keep running in the tray when the window is closed</source>
        <translation>Nach dem Schließen des &amp;Fensters im Systemabschnitt weiterlaufen</translation>
    </message>
    <message>
        <source>When this is off, closing the window quits Apiary. Guests go on running in either case.</source>
        <translation>Wenn dies aus ist, beendet das Schließen des Fensters Apiary. Gäste laufen in jedem Fall weiter.</translation>
    </message>
    <message>
        <source>This desktop has no tray at the moment. Without one, Apiary starts with its window and quits when the window is closed.</source>
        <translation>Diese Arbeitsfläche hat derzeit keinen Systemabschnitt. Ohne ihn startet Apiary mit seinem Fenster und wird beendet, wenn das Fenster geschlossen wird.</translation>
    </message>
    <message>
        <source>Tray:</source>
        <translation>Systemabschnitt:</translation>
    </message>
    <message>
        <source>Notify me when:</source>
        <translation>Benachrichtigen, wenn:</translation>
    </message>
    <message>
        <source>A guest &amp;crashes</source>
        <translation>ein &amp;Gast abstürzt</translation>
    </message>
    <message>
        <source>Show a notification while no window of Apiary is in use</source>
        <translation>Eine Benachrichtigung anzeigen, solange kein Fenster von Apiary benutzt wird</translation>
    </message>
    <message>
        <source>A long task is &amp;finished</source>
        <translation>eine &amp;lange Aufgabe abgeschlossen ist</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>Wie die Arbeitsfläche</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Colours of all windows of Apiary</source>
        <translation>Farben aller Fenster von Apiary</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Erscheinungsbild</translation>
    </message>
    <message>
        <source>The Breeze colour schemes are not installed</source>
        <translation>Die Breeze-Farbschemata sind nicht installiert</translation>
    </message>
    <message>
        <source>&amp;Appearance:</source>
        <translation>&amp;Erscheinungsbild:</translation>
    </message>
    <message>
        <source>Folder for images</source>
        <translation>Ordner für Abbilder</translation>
    </message>
    <message>
        <source>Home folder</source>
        <translation>Persönlicher Ordner</translation>
    </message>
    <message>
        <source>Where Apiary begins to look when you choose a kernel or a disk image</source>
        <translation>Wo Apiary bei der Auswahl eines Kernels oder Festplattenabbilds zu suchen beginnt</translation>
    </message>
    <message>
        <source>There is no such folder now. The home folder is used until there is.</source>
        <translation>Diesen Ordner gibt es derzeit nicht. Bis es ihn gibt, wird der persönliche Ordner verwendet.</translation>
    </message>
    <message>
        <source>Folder for &amp;images:</source>
        <translation>&amp;Ordner für Abbilder:</translation>
    </message>
</context>
<context>
    <name>apiary::gui::Graph</name>
    <message>
        <source>%1 %2</source>
        <comment>name of a series, its value</comment>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>apiary::gui::GuestFilter</name>
    <message>
        <source>Without a tag</source>
        <translation>Ohne Stichwort</translation>
    </message>
</context>
<context>
    <name>apiary::gui::GuestList</name>
    <message>
        <source>%1, %2</source>
        <comment>guest, status</comment>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>apiary::gui::GuestListPanel</name>
    <message>
        <source>&amp;Sort</source>
        <translation>So&amp;rtieren</translation>
    </message>
    <message>
        <source>&amp;Tag</source>
        <translation>S&amp;tichwort</translation>
    </message>
    <message>
        <source>Search guests</source>
        <translation>Gäste suchen</translation>
    </message>
    <message>
        <source>Words in the name, description, tags or state; “tag:web” looks at tags alone (Ctrl+F)</source>
        <translation>Wörter in Name, Beschreibung, Stichwörtern oder Status; „tag:web“ durchsucht nur die Stichwörter (Strg+F)</translation>
    </message>
    <message>
        <source>Guests</source>
        <translation>Gäste</translation>
    </message>
    <message>
        <source>Sort</source>
        <translation>Sortieren</translation>
    </message>
    <message>
        <source>By &amp;name</source>
        <translation>Nach &amp;Name</translation>
    </message>
    <message>
        <source>By &amp;state</source>
        <translation>Nach &amp;Status</translation>
    </message>
    <message>
        <source>By &amp;time of start or end</source>
        <translation>Nach Zeit des Starts oder &amp;Endes</translation>
    </message>
    <message>
        <source>No guest matches “%1”.</source>
        <translation>Kein Gast passt zu „%1“.</translation>
    </message>
    <message>
        <source>Order and groups of the list, and guests of one tag</source>
        <translation>Reihenfolge und Gruppen der Liste, und Gäste mit einem Stichwort</translation>
    </message>
    <message>
        <source>&amp;Group by tag</source>
        <translation>Nach Stichwort Nach Etikett &amp;gruppierengruppieren</translation>
    </message>
</context>
<context>
    <name>apiary::gui::GuestMenu</name>
    <message>
        <source>&amp;Console</source>
        <translation>&amp;Konsole</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>&amp;Öffnen</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <comment>guest, state</comment>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>Show what the guest writes, and type to it</source>
        <translation>Anzeigen, was der Gast schreibt, und ihm Eingaben senden</translation>
    </message>
    <message>
        <source>A broken guest has no console</source>
        <translation>Ein defekter Gast hat keine Konsole</translation>
    </message>
    <message>
        <source>The helper is not reached</source>
        <translation>Der Dienst ist nicht erreichbar</translation>
    </message>
    <message>
        <source>You have no right to do this</source>
        <translation>Dazu fehlt die Berechtigung</translation>
    </message>
    <message>
        <source>Not possible in this state: %1</source>
        <translation>In diesem Zustand nicht möglich: %1</translation>
    </message>
    <message>
        <source>It is being cloned</source>
        <translation>Er wird gerade geklont</translation>
    </message>
</context>
<context>
    <name>apiary::gui::GuestNetworkPage</name>
    <message>
        <source>Network</source>
        <translation>Netzwerk</translation>
    </message>
    <message>
        <source>Add Another &amp;Network Card</source>
        <translation>Weitere &amp;Netzwerkkarte hinzufügen</translation>
    </message>
    <message>
        <source>Network card %1</source>
        <translation>Netzwerkkarte %1</translation>
    </message>
</context>
<context>
    <name>apiary::gui::GuestView</name>
    <message>
        <source>Console</source>
        <translation>Konsole</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Überblick</translation>
    </message>
    <message>
        <source>Hardware</source>
        <translation>Hardware</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netzwerk</translation>
    </message>
    <message>
        <source>Registers</source>
        <translation>Register</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>%1 — as last known</source>
        <comment>status</comment>
        <translation>%1 — zuletzt bekannt</translation>
    </message>
</context>
<context>
    <name>apiary::gui::HardwarePage</name>
    <message>
        <source>Hardware</source>
        <translation>Hardware</translation>
    </message>
    <message>
        <source>General</source>
        <translation>Allgemein</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>What it is for</source>
        <translation>Wofür er da ist</translation>
    </message>
    <message>
        <source>Descript&amp;ion:</source>
        <translation>&amp;Beschreibung:</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Stichwörter</translation>
    </message>
    <message>
        <source>Words to find it by, with commas between</source>
        <translation>Wörter, unter denen er zu finden ist, durch Kommas getrennt</translation>
    </message>
    <message>
        <source>&amp;Tags:</source>
        <translation>S&amp;tichwörter:</translation>
    </message>
    <message>
        <source>Processor and memory</source>
        <translation>Prozessor und Arbeitsspeicher</translation>
    </message>
    <message>
        <source>C&amp;PUs:</source>
        <translation>&amp;CPUs:</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Arbeitsspeicher</translation>
    </message>
    <message>
        <source>&amp;Memory:</source>
        <translation>Arbeits&amp;speicher:</translation>
    </message>
    <message>
        <source>What it boots</source>
        <translation>Was er startet</translation>
    </message>
    <message>
        <source>&amp;Kernel:</source>
        <translation>&amp;Kernel:</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Initial &amp;RAM disk:</source>
        <translation>Initiale &amp;RAM-Disk:</translation>
    </message>
    <message>
        <source>Command line of the kernel</source>
        <translation>Befehlszeile des Kernels</translation>
    </message>
    <message>
        <source>Command &amp;line:</source>
        <translation>Befehls&amp;zeile:</translation>
    </message>
    <message>
        <source>Kernel variables, one on each line</source>
        <translation>Kernel-Variablen, eine je Zeile</translation>
    </message>
    <message>
        <source>NAME=VALUE, one on each line</source>
        <translation>NAME=WERT, eine je Zeile</translation>
    </message>
    <message>
        <source>&amp;Variables:</source>
        <translation>&amp;Variablen:</translation>
    </message>
    <message>
        <source>Modules:</source>
        <translation>Module:</translation>
    </message>
    <message>
        <source>Disks and folders</source>
        <translation>Festplatten und Ordner</translation>
    </message>
    <message>
        <source>Disks:</source>
        <translation>Festplatten:</translation>
    </message>
    <message>
        <source>Shared folders:</source>
        <translation>Freigegebene Ordner:</translation>
    </message>
    <message>
        <source>Starting and stopping</source>
        <translation>Starten und Beenden</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nie</translation>
    </message>
    <message>
        <source>After a crash</source>
        <translation>Nach einem Absturz</translation>
    </message>
    <message>
        <source>Always, unless you stop it</source>
        <translation>Immer, außer er wird von Hand beendet</translation>
    </message>
    <message>
        <source>Start a&amp;gain:</source>
        <translation>Erne&amp;ut starten:</translation>
    </message>
    <message>
        <source>Start it when the helper starts</source>
        <translation>Starten, wenn der Dienst startet</translation>
    </message>
    <message>
        <source>Guests with lower numbers are started first</source>
        <translation>Gäste mit kleineren Zahlen werden zuerst gestartet</translation>
    </message>
    <message>
        <source>Guests with lower numbers are started first.</source>
        <translation>Gäste mit kleineren Zahlen werden zuerst gestartet.</translation>
    </message>
    <message>
        <source>Place in the &amp;order:</source>
        <translation>&amp;Position in der Reihenfolge:</translation>
    </message>
    <message>
        <source> s</source>
        <comment>seconds</comment>
        <translation> s</translation>
    </message>
    <message>
        <source>So long it may take to power off, when it is asked to.</source>
        <translation>So lange darf er zum Ausschalten brauchen, wenn er dazu aufgefordert wird.</translation>
    </message>
    <message>
        <source>Time to s&amp;hut down:</source>
        <translation>&amp;Frist zum Herunterfahren:</translation>
    </message>
    <message>
        <source>Ad&amp;vanced</source>
        <translation>Erwe&amp;itert</translation>
    </message>
    <message>
        <source>First serial port (COM1)</source>
        <translation>Erste serielle Schnittstelle (COM1)</translation>
    </message>
    <message>
        <source>Virtio console (Linux: hvc0)</source>
        <translation>Virtio-Konsole (Linux: hvc0)</translation>
    </message>
    <message>
        <source>BVM console (FreeBSD)</source>
        <translation>BVM-Konsole (FreeBSD)</translation>
    </message>
    <message>
        <source>Co&amp;nsole:</source>
        <translation>K&amp;onsole:</translation>
    </message>
    <message>
        <source>Transitional: for old and new systems</source>
        <translation>Übergang: für alte und neue Systeme</translation>
    </message>
    <message>
        <source>Legacy (0.9.5)</source>
        <translation>Alt (0.9.5)</translation>
    </message>
    <message>
        <source>Modern (1.x)</source>
        <translation>Modern (1.x)</translation>
    </message>
    <message>
        <source>Virtio &amp;devices:</source>
        <translation>Virtio-Ger&amp;äte:</translation>
    </message>
    <message numerus="yes">
        <source>This computer has %n CPU(s).</source>
        <translation>
            <numerusform>Dieser Rechner hat %n CPU.</numerusform>
            <numerusform>Dieser Rechner hat %n CPUs.</numerusform>
        </translation>
    </message>
    <message>
        <source>This computer has %1.</source>
        <translation>Dieser Rechner hat %1.</translation>
    </message>
</context>
<context>
    <name>apiary::gui::HopList</name>
    <message>
        <source>Way from the guest to the world</source>
        <translation>Weg vom Gast in die Welt</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>verdict, what was found</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Looking further…</source>
        <translation>Es wird weiter geprüft…</translation>
    </message>
</context>
<context>
    <name>apiary::gui::HostDialog</name>
    <message>
        <source>This computer</source>
        <translation>Dieser Rechner</translation>
    </message>
    <message>
        <source>What this computer can run</source>
        <translation>Was dieser Rechner ausführen kann</translation>
    </message>
    <message>
        <source>Another machine</source>
        <translation>Anderer Rechner</translation>
    </message>
    <message>
        <source>What another machine can run</source>
        <translation>Was ein anderer Rechner ausführen kann</translation>
    </message>
    <message>
        <source>Error messages</source>
        <translation>Fehlermeldungen</translation>
    </message>
    <message>
        <source>What does this error mean?</source>
        <translation>Was bedeutet dieser Fehler?</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netzwerk</translation>
    </message>
    <message>
        <source>This computer’s network</source>
        <translation>Netzwerk dieses Rechners</translation>
    </message>
    <message>
        <source>Set up</source>
        <translation>Einrichten</translation>
    </message>
    <message>
        <source>Set up this computer</source>
        <translation>Diesen Rechner einrichten</translation>
    </message>
</context>
<context>
    <name>apiary::gui::HostNetworkPage</name>
    <message>
        <source>%1: %2</source>
        <comment>name, value</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>This computer’s network is being looked at…</source>
        <translation>Das Netzwerk dieses Rechners wird untersucht…</translation>
    </message>
    <message>
        <source>Networks and interfaces</source>
        <translation>Netzwerke und Schnittstellen</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>What was &amp;done</source>
        <translation>Was getan &amp;wurde</translation>
    </message>
    <message>
        <source>Test, &amp;hop by hop</source>
        <translation>Prüfung, Sc&amp;hritt für Schritt</translation>
    </message>
    <message>
        <source>&amp;Set up a network…</source>
        <translation>Netzwerk ein&amp;richten…</translation>
    </message>
    <message>
        <source>&amp;Test</source>
        <translation>&amp;Prüfen</translation>
    </message>
    <message>
        <source>&amp;Undo…</source>
        <translation>Rück&amp;gängig machen…</translation>
    </message>
    <message>
        <source>&amp;Look again</source>
        <translation>Erneut &amp;ansehen</translation>
    </message>
    <message>
        <source>Sho&amp;w command</source>
        <translation>&amp;Befehl anzeigen</translation>
    </message>
    <message>
        <source>Apiary has made no network</source>
        <translation>Apiary hat kein Netzwerk angelegt</translation>
    </message>
    <message>
        <source>Networks that Apiary has made</source>
        <translation>Von Apiary angelegte Netzwerke</translation>
    </message>
    <message>
        <source>Interfaces of this computer</source>
        <translation>Schnittstellen dieses Rechners</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netzwerk</translation>
    </message>
    <message>
        <source>Taps</source>
        <translation>TAP-Geräte</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation>Adressen</translation>
    </message>
    <message>
        <source>Hardware address</source>
        <translation>Hardware-Adresse</translation>
    </message>
    <message>
        <source>Made by Apiary for</source>
        <translation>Von Apiary angelegt für</translation>
    </message>
    <message>
        <source>For bridged networks</source>
        <translation>Für Brücken</translation>
    </message>
    <message>
        <source>it can be used</source>
        <translation>verwendbar</translation>
    </message>
    <message>
        <source>Undo a network</source>
        <translation>Ein Netzwerk rückgängig machen</translation>
    </message>
    <message>
        <source>Undo the network %1?</source>
        <translation>Das Netzwerk %1 rückgängig machen?</translation>
    </message>
    <message>
        <source>Its taps go away, and guests that use them lose their network. Everything else is as it was before.</source>
        <translation>Seine TAP-Geräte verschwinden, und Gäste, die sie verwenden, verlieren ihr Netzwerk. Alles andere ist wie zuvor.</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>Rück&amp;gängig machen</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Set up</source>
        <translation>Eingerichtet</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig machen</translation>
    </message>
    <message>
        <source>Undoing…</source>
        <translation>Wird rückgängig gemacht…</translation>
    </message>
    <message>
        <source>&amp;Stop testing</source>
        <translation>Prüfung &amp;beenden</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Abbrechen</translation>
    </message>
</context>
<context>
    <name>apiary::gui::HostSetupDetails</name>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Why it cannot be set up from here</source>
        <translation>Warum es von hier aus nicht geht</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Afterwards</source>
        <translation>Danach</translation>
    </message>
    <message>
        <source>When it counts</source>
        <translation>Wann es gilt</translation>
    </message>
</context>
<context>
    <name>apiary::gui::HostSetupPage</name>
    <message>
        <source>This computer is being looked at…</source>
        <translation>Dieser Rechner wird untersucht…</translation>
    </message>
    <message>
        <source>What guests need of this computer</source>
        <translation>Was Gäste von diesem Rechner brauchen</translation>
    </message>
    <message>
        <source>What guests need</source>
        <translation>Was Gäste brauchen</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>&amp;Set up…</source>
        <translation>&amp;Einrichten…</translation>
    </message>
    <message>
        <source>&amp;Undo…</source>
        <translation>Rück&amp;gängig machen…</translation>
    </message>
    <message>
        <source>&amp;Look again</source>
        <translation>Erneut &amp;ansehen</translation>
    </message>
    <message>
        <source>Sho&amp;w command</source>
        <translation>&amp;Befehl anzeigen</translation>
    </message>
    <message>
        <source>This computer runs %1.</source>
        <translation>Auf diesem Rechner läuft %1.</translation>
    </message>
    <message>
        <source>Set up this computer</source>
        <translation>Diesen Rechner einrichten</translation>
    </message>
    <message numerus="yes">
        <source>Set up this computer in %n step(s)?</source>
        <translation>
            <numerusform>Diesen Rechner in %n Schritt einrichten?</numerusform>
            <numerusform>Diesen Rechner in %n Schritten einrichten?</numerusform>
        </translation>
    </message>
    <message>
        <source>All of them are done or none, and all can be undone.</source>
        <translation>Es werden alle ausgeführt oder keiner, und alle können rückgängig gemacht werden.</translation>
    </message>
    <message>
        <source>Packages are installed with the system’s package manager, and stay when the rest is undone.</source>
        <translation>Pakete werden mit der Paketverwaltung des Systems installiert und bleiben, wenn der Rest rückgängig gemacht wird.</translation>
    </message>
    <message>
        <source>&amp;Set up</source>
        <translation>&amp;Einrichten</translation>
    </message>
    <message>
        <source>Setting this computer up…</source>
        <translation>Dieser Rechner wird eingerichtet…</translation>
    </message>
    <message>
        <source>This computer is not as it was when the plan was made.</source>
        <translation>Dieser Rechner ist nicht mehr so, wie er beim Planen war.</translation>
    </message>
    <message>
        <source>Nothing was changed. Look at the steps again.</source>
        <translation>Es wurde nichts geändert. Die Schritte noch einmal ansehen.</translation>
    </message>
    <message numerus="yes">
        <source>%n step(s) were done.</source>
        <translation>
            <numerusform>%n Schritt wurde ausgeführt.</numerusform>
            <numerusform>%n Schritte wurden ausgeführt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo the set-up</source>
        <translation>Einrichtung rückgängig machen</translation>
    </message>
    <message>
        <source>Take back all that Apiary has set up on this computer?</source>
        <translation>Alles zurücknehmen, was Apiary auf diesem Rechner eingerichtet hat?</translation>
    </message>
    <message>
        <source>Only Apiary’s own lines are taken out of files; what others changed in them stays. Packages stay installed.</source>
        <translation>Aus Dateien werden nur Apiarys eigene Zeilen entfernt; was andere darin geändert haben, bleibt. Pakete bleiben installiert.</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig machen</translation>
    </message>
    <message>
        <source>Taking back what was set up…</source>
        <translation>Eingerichtetes wird zurückgenommen…</translation>
    </message>
    <message>
        <source>Everything is as it was before.</source>
        <translation>Alles ist wieder wie vorher.</translation>
    </message>
    <message>
        <source>Set up</source>
        <translation>Einrichten</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig machen</translation>
    </message>
    <message>
        <source>Without the helper, as root</source>
        <translation>Ohne den Dienst, als root</translation>
    </message>
    <message>
        <source>This computer can be set up without the helper too.</source>
        <translation>Dieser Rechner kann auch ohne den Dienst eingerichtet werden.</translation>
    </message>
    <message>
        <source>An administrator does it with this command, which shows every change first:</source>
        <translation>Verwalter tun das mit diesem Befehl, der jede Änderung zuerst zeigt:</translation>
    </message>
    <message>
        <source>Restart this computer: until then not all of it counts.</source>
        <translation>Diesen Rechner neu starten: Bis dahin gilt noch nicht alles.</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Abbrechen</translation>
    </message>
</context>
<context>
    <name>apiary::gui::KindPage</name>
    <message>
        <source>What to run</source>
        <translation>Was ausführen</translation>
    </message>
    <message>
        <source>What should the guest run?</source>
        <translation>Was soll der Gast ausführen?</translation>
    </message>
    <message>
        <source>&amp;Sample system</source>
        <translation>&amp;Beispielsystem</translation>
    </message>
    <message>
        <source>A small Linux that is built in. It runs from memory and forgets everything when it powers off.</source>
        <translation>Ein kleines, mitgeliefertes Linux. Es läuft im Arbeitsspeicher und vergisst beim Ausschalten alles.</translation>
    </message>
    <message>
        <source>&amp;Linux or other kernel</source>
        <translation>&amp;Linux- oder anderer Kernel</translation>
    </message>
    <message>
        <source>Started directly, with an initial RAM disk if it needs one. Linux bzImage, PVH or multiboot.</source>
        <translation>Wird direkt gestartet, bei Bedarf mit einer initialen RAM-Disk. Linux-bzImage, PVH oder Multiboot.</translation>
    </message>
    <message>
        <source>&amp;FreeBSD kernel</source>
        <translation>&amp;FreeBSD-Kernel</translation>
    </message>
    <message>
        <source>Started directly, with modules and variables as its loader would give it.</source>
        <translation>Wird direkt gestartet, mit Modulen und Variablen, wie sein Loader sie übergeben würde.</translation>
    </message>
    <message>
        <source>&amp;Disk image</source>
        <translation>Festplatten&amp;abbild</translation>
    </message>
    <message>
        <source>A system that is installed on a raw disk image. Its kernel has to be at hand as a file, as there is no firmware yet that could find it on the disk.</source>
        <translation>Ein System, das auf einem Raw-Festplattenabbild installiert ist. Sein Kernel muss als Datei vorliegen, da es noch keine Firmware gibt, die ihn auf der Festplatte finden könnte.</translation>
    </message>
    <message>
        <source>&amp;Installer image (ISO)</source>
        <translation>&amp;Installationsabbild (ISO)</translation>
    </message>
    <message>
        <source>Installer images need firmware, which this version does not have.</source>
        <translation>Installationsabbilder brauchen Firmware, die diese Version nicht hat.</translation>
    </message>
    <message>
        <source>It is not on this computer. Run ./start in Apiary&apos;s source folder, which fetches it; or put vmlinuz and initrd.gz into one folder and name that in APIARY_SAMPLE.</source>
        <translation>Es ist auf diesem Rechner nicht vorhanden. ./start im Quelltextordner von Apiary ausführen, um es zu holen; oder vmlinuz und initrd.gz in einen Ordner legen und diesen in APIARY_SAMPLE angeben.</translation>
    </message>
</context>
<context>
    <name>apiary::gui::LogPage</name>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>What the guest wrote to its console</source>
        <translation>Was der Gast auf seine Konsole geschrieben hat</translation>
    </message>
    <message>
        <source>&amp;Follow</source>
        <translation>&amp;Folgen</translation>
    </message>
    <message>
        <source>Keep the end in sight</source>
        <translation>Das Ende im Blick behalten</translation>
    </message>
    <message>
        <source>&amp;Wrap Lines</source>
        <translation>&amp;Zeilen umbrechen</translation>
    </message>
    <message>
        <source>Break lines that are longer than the window is wide</source>
        <translation>Zeilen umbrechen, die länger sind, als das Fenster breit ist</translation>
    </message>
    <message>
        <source>Fi&amp;nd…</source>
        <translation>&amp;Suchen…</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Copy what is selected, or all of it</source>
        <translation>Das Ausgewählte oder alles kopieren</translation>
    </message>
    <message>
        <source>&amp;Save to File…</source>
        <translation>In &amp;Datei speichern…</translation>
    </message>
    <message>
        <source>Save the whole log</source>
        <translation>Das ganze Protokoll speichern</translation>
    </message>
    <message>
        <source>The guest has not written anything yet</source>
        <translation>Der Gast hat noch nichts geschrieben</translation>
    </message>
    <message>
        <source>The log is empty</source>
        <translation>Das Protokoll ist leer</translation>
    </message>
    <message>
        <source>What the guest writes to its console is kept here, also when it has ended.</source>
        <translation>Was der Gast auf seine Konsole schreibt, bleibt hier erhalten, auch wenn er beendet ist.</translation>
    </message>
    <message>
        <source>The start of the log is left out here. All of it is what “Save to File” saves, and “%1” prints.</source>
        <translation>Der Anfang des Protokolls ist hier ausgelassen. „In Datei speichern“ speichert es vollständig, und „%1“ gibt es vollständig aus.</translation>
    </message>
    <message>
        <source>Text, without control sequences (*.txt)</source>
        <translation>Text, ohne Steuersequenzen (*.txt)</translation>
    </message>
    <message>
        <source>As the guest wrote it (*.log)</source>
        <translation>Wie vom Gast geschrieben (*.log)</translation>
    </message>
    <message>
        <source>Save the Log of %1</source>
        <translation>Protokoll von %1 speichern</translation>
    </message>
    <message>
        <source>The log was saved to “%1”</source>
        <translation>Das Protokoll wurde in „%1“ gespeichert</translation>
    </message>
</context>
<context>
    <name>apiary::gui::LogSaver</name>
    <message>
        <source>The log could not be saved to “%1”</source>
        <translation>Das Protokoll konnte nicht in „%1“ gespeichert werden</translation>
    </message>
    <message>
        <source>choose another place</source>
        <translation>einen anderen Ort wählen</translation>
    </message>
    <message>
        <source>The log was shortened while it was saved</source>
        <translation>Das Protokoll wurde während des Speicherns gekürzt</translation>
    </message>
    <message>
        <source>save it again</source>
        <translation>es erneut speichern</translation>
    </message>
</context>
<context>
    <name>apiary::gui::MachinePage</name>
    <message>
        <source>This computer is being looked at…</source>
        <translation>Dieser Rechner wird untersucht…</translation>
    </message>
    <message>
        <source>Only a helper that runs as root can read the processor’s registers, and so tell for certain what the firmware has switched off; and only where the kernel has the module for it (Linux: msr, FreeBSD: cpuctl).</source>
        <translation>Nur ein Dienst, der als root läuft, kann die Register des Prozessors lesen und so sicher sagen, was die Firmware ausgeschaltet hat; und nur, wenn der Kernel das Modul dafür hat (Linux: msr, FreeBSD: cpuctl).</translation>
    </message>
    <message>
        <source>Copy &amp;report</source>
        <translation>Be&amp;richt kopieren</translation>
    </message>
    <message>
        <source>In a form for bug reports, without names and addresses</source>
        <translation>In einer Form für Fehlerberichte, ohne Namen und Adressen</translation>
    </message>
    <message>
        <source>Sho&amp;w command</source>
        <translation>&amp;Befehl anzeigen</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Dieser Rechner</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Abbrechen</translation>
    </message>
    <message>
        <source>Chec&amp;k again</source>
        <translation>Erneut &amp;prüfen</translation>
    </message>
    <message>
        <source>&amp;Set up…</source>
        <translation>&amp;Einrichten…</translation>
    </message>
    <message>
        <source>Shows what this computer lacks for it, and sets that up</source>
        <translation>Zeigt, was diesem Rechner dafür fehlt, und richtet es ein</translation>
    </message>
</context>
<context>
    <name>apiary::gui::MainWindow</name>
    <message>
        <source>&amp;New guest…</source>
        <translation>&amp;Neuer Gast…</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>&amp;Einstellungen…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>Console in a &amp;window</source>
        <translation>&amp;Konsole in einem Fenster</translation>
    </message>
    <message>
        <source>Show &amp;commands…</source>
        <translation>&amp;Befehle anzeigen…</translation>
    </message>
    <message>
        <source>&amp;Find a guest</source>
        <translation>Gast &amp;suchen</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Guest</source>
        <translation>&amp;Gast</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;About Apiary</source>
        <translation>Ü&amp;ber Apiary</translation>
    </message>
    <message>
        <source>Guest</source>
        <translation>Gast</translation>
    </message>
    <message>
        <source>No guests yet</source>
        <translation>Noch keine Gäste</translation>
    </message>
    <message>
        <source>A guest is a computer within this one. Make one from the built-in sample system or from a kernel of your own; a file dropped on this window will do.</source>
        <translation>Ein Gast ist ein Rechner in diesem Rechner. Er lässt sich aus dem mitgelieferten Beispielsystem oder aus einem eigenen Kernel erstellen; es genügt, eine Datei auf dieses Fenster zu ziehen.</translation>
    </message>
    <message>
        <source>&amp;Create your first guest</source>
        <translation>&amp;Ersten Gast erstellen</translation>
    </message>
    <message>
        <source>No guest chosen</source>
        <translation>Kein Gast ausgewählt</translation>
    </message>
    <message>
        <source>Choose one at the left.</source>
        <translation>Links einen auswählen.</translation>
    </message>
    <message>
        <source>%1 was moved to the trash.</source>
        <translation>%1 wurde in den Papierkorb verschoben.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>The helper is of version %1, this window of version %2.</source>
        <translation>Der Dienst hat die Version %1, dieses Fenster die Version %2.</translation>
    </message>
    <message>
        <source>Install both in the same version, then restart apiaryd: guests run on meanwhile.</source>
        <translation>Beide in derselben Version installieren, dann apiaryd neu starten: Gäste laufen währenddessen weiter.</translation>
    </message>
    <message>
        <source>What is shown is as it was last known. The connection is made again by itself.</source>
        <translation>Angezeigt wird der zuletzt bekannte Stand. Die Verbindung wird von selbst wiederhergestellt.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>%1 – Apiary</source>
        <comment>window title</comment>
        <translation>%1 – Apiary</translation>
    </message>
    <message>
        <source>Force %1 off?</source>
        <translation>Ausschalten von %1 erzwingen?</translation>
    </message>
    <message>
        <source>Reset %1?</source>
        <translation>%1 zurücksetzen?</translation>
    </message>
    <message>
        <source>Delete %1?</source>
        <translation>%1 löschen?</translation>
    </message>
    <message>
        <source>Do not &amp;ask again</source>
        <translation>&amp;Nicht erneut nachfragen</translation>
    </message>
    <message>
        <source>Console</source>
        <translation>Konsole</translation>
    </message>
    <message>
        <source>About Apiary</source>
        <translation>Über Apiary</translation>
    </message>
    <message>
        <source>Apiary %1</source>
        <translation>Apiary %1</translation>
    </message>
    <message>
        <source>Runs computers within this one, with a hypervisor of its own.</source>
        <translation>Führt Rechner in diesem Rechner aus, mit einem eigenen Hypervisor.</translation>
    </message>
    <message>
        <source>Helper: version %1, on %2</source>
        <translation>Dienst: Version %1, auf %2</translation>
    </message>
    <message>
        <source>Socket: %1</source>
        <translation>Socket: %1</translation>
    </message>
    <message>
        <source>The window is free software under the GPL, version 2 or later; the rest under the 2-clause BSD license.</source>
        <translation>Das Fenster ist freie Software unter der GPL, Version 2 oder neuer; der Rest unter der 2-Klausel-BSD-Lizenz.</translation>
    </message>
    <message>
        <source>%1 and %2 cannot run at the same time, as both have %3.</source>
        <translation>%1 und %2 können nicht gleichzeitig laufen, da beide %3 haben.</translation>
    </message>
    <message>
        <source>%1 was cloned to %2.</source>
        <translation>%1 wurde als %2 geklont.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>This &amp;computer…</source>
        <translation>Dieser &amp;Rechner…</translation>
    </message>
    <message>
        <source>&amp;Another machine…</source>
        <translation>&amp;Anderer Rechner…</translation>
    </message>
    <message>
        <source>What does this &amp;error mean?…</source>
        <translation>Was bedeutet dieser &amp;Fehler?…</translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation>E&amp;xtras</translation>
    </message>
    <message>
        <source>&amp;Network of this computer…</source>
        <translation>&amp;Netzwerk dieses Rechners…</translation>
    </message>
    <message>
        <source>&amp;Set up this computer…</source>
        <translation>Diesen Rechner &amp;einrichten…</translation>
    </message>
</context>
<context>
    <name>apiary::gui::MessagePage</name>
    <message>
        <source>Messages of bhyve, vmm.ko, KVM, QEMU, taps and bridges, and of Apiary itself are explained: one line, or a whole log with some of them in it. The text stays on this computer.</source>
        <translation>Erklärt werden Meldungen von bhyve, vmm.ko, KVM, QEMU, TAP-Geräten und Brücken und von Apiary selbst: eine Zeile oder ein ganzes Protokoll, in dem welche stehen. Der Text bleibt auf diesem Rechner.</translation>
    </message>
    <message>
        <source>Paste or type the message here, drop a log, or open one.</source>
        <translation>Die Meldung hier einfügen oder eingeben, ein Protokoll hierher ziehen oder eines öffnen.</translation>
    </message>
    <message>
        <source>Message or log</source>
        <translation>Meldung oder Protokoll</translation>
    </message>
    <message>
        <source>E&amp;xplain</source>
        <translation>Er&amp;klären</translation>
    </message>
    <message>
        <source>What was recognised</source>
        <translation>Was erkannt wurde</translation>
    </message>
    <message>
        <source>What does this error mean?</source>
        <translation>Was bedeutet dieser Fehler?</translation>
    </message>
    <message>
        <source>No message that Apiary knows is in this text.</source>
        <translation>In diesem Text steht keine Meldung, die Apiary kennt.</translation>
    </message>
    <message>
        <source>Give the line as the program printed it, or the whole log. If it is there and not explained, report it with what you did: then the next version knows it.</source>
        <translation>Die Zeile so angeben, wie das Programm sie ausgegeben hat, oder das ganze Protokoll. Steht sie da und wird nicht erklärt, sie mit der Beschreibung des Vorgangs melden: Dann kennt sie die nächste Version.</translation>
    </message>
</context>
<context>
    <name>apiary::gui::ModuleList</name>
    <message>
        <source>No modules.</source>
        <translation>Keine Module.</translation>
    </message>
    <message>
        <source>Add &amp;Module</source>
        <translation>&amp;Modul hinzufügen</translation>
    </message>
    <message>
        <source>Module</source>
        <translation>Modul</translation>
    </message>
    <message>
        <source>Type of the module</source>
        <translation>Art des Moduls</translation>
    </message>
    <message>
        <source>kernel module</source>
        <translation>Kernel-Modul</translation>
    </message>
    <message>
        <source>Another type, as for the loader’s “load -t”: mfs_root for a memory disk</source>
        <translation>Eine andere Art, wie bei „load -t“ des Loaders: mfs_root für eine Speicher-Festplatte</translation>
    </message>
    <message>
        <source>Take this module away</source>
        <translation>Dieses Modul entfernen</translation>
    </message>
</context>
<context>
    <name>apiary::gui::NetworkPage</name>
    <message>
        <source>Network</source>
        <translation>Netzwerk</translation>
    </message>
    <message>
        <source>What is it connected to?</source>
        <translation>Womit ist er verbunden?</translation>
    </message>
    <message>
        <source>&amp;Nothing</source>
        <translation>&amp;Nichts</translation>
    </message>
    <message>
        <source>The guest has no network card.</source>
        <translation>Der Gast hat keine Netzwerkkarte.</translation>
    </message>
    <message>
        <source>&amp;This computer’s network (NAT)</source>
        <translation>Netzwerk &amp;dieses Rechners (NAT)</translation>
    </message>
    <message>
        <source>The guest reaches what this computer reaches, and needs no rights for it. Nobody reaches the guest, but through ports that are forwarded.</source>
        <translation>Der Gast erreicht, was dieser Rechner erreicht, und braucht dafür keine Rechte. Der Gast selbst ist nur über weitergeleitete Ports erreichbar.</translation>
    </message>
    <message>
        <source>A ta&amp;p device</source>
        <translation>Ein &amp;TAP-Gerät</translation>
    </message>
    <message>
        <source>The guest is a neighbour of this computer on a network of your own making.</source>
        <translation>Der Gast ist ein Nachbar dieses Rechners in einem selbst eingerichteten Netzwerk.</translation>
    </message>
    <message>
        <source>&amp;Add a port forward</source>
        <translation>&amp;Portweiterleitung hinzufügen</translation>
    </message>
    <message>
        <source>Name of the tap device</source>
        <translation>Name des TAP-Geräts</translation>
    </message>
    <message>
        <source>An administrator makes it, for example with “%1”, lets you use it, and joins it to a bridge or gives it an address.</source>
        <translation>Die Systemverwaltung legt es an, zum Beispiel mit „%1“, erlaubt die Verwendung und fügt es einer Brücke hinzu oder gibt ihm eine Adresse.</translation>
    </message>
    <message>
        <source>&amp;Device:</source>
        <translation>&amp;Gerät:</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Address of this computer</source>
        <translation>Adresse dieses Rechners</translation>
    </message>
    <message>
        <source>Its port</source>
        <translation>Sein Port</translation>
    </message>
    <message>
        <source>Port of the guest</source>
        <translation>Port des Gastes</translation>
    </message>
    <message>
        <source>Port of this computer</source>
        <translation>Port dieses Rechners</translation>
    </message>
    <message>
        <source>Remove this port forward</source>
        <translation>Diese Portweiterleitung entfernen</translation>
    </message>
</context>
<context>
    <name>apiary::gui::NewGuest</name>
    <message>
        <source>Give the whole path, from / on.</source>
        <translation>Den vollständigen Pfad ab / angeben.</translation>
    </message>
    <message>
        <source>A path with control characters cannot be used. Rename the file.</source>
        <translation>Ein Pfad mit Steuerzeichen kann nicht verwendet werden. Die Datei umbenennen.</translation>
    </message>
    <message>
        <source>There is no such file.</source>
        <translation>Diese Datei gibt es nicht.</translation>
    </message>
    <message>
        <source>You may not read this file (%1).</source>
        <translation>Die Berechtigung zum Lesen dieser Datei fehlt (%1).</translation>
    </message>
    <message>
        <source>This is no file that a guest can be given.</source>
        <translation>Dies ist keine Datei, die ein Gast erhalten kann.</translation>
    </message>
    <message>
        <source>This file is empty.</source>
        <translation>Diese Datei ist leer.</translation>
    </message>
    <message>
        <source>This is %1</source>
        <translation>Dies ist %1</translation>
    </message>
    <message>
        <source>Choose the kernel that the guest boots.</source>
        <translation>Den Kernel wählen, den der Gast startet.</translation>
    </message>
    <message>
        <source>%1. It needs firmware, which this version does not have: give the kernel that is on it.</source>
        <translation>%1. Es braucht Firmware, die diese Version nicht hat: Den darauf enthaltenen Kernel angeben.</translation>
    </message>
    <message>
        <source>%1, which may hold a kernel. Unpack it first.</source>
        <translation>%1, die einen Kernel enthalten kann. Sie zuerst entpacken.</translation>
    </message>
    <message>
        <source>%1, no kernel. Use it as a disk.</source>
        <translation>%1, kein Kernel. Als Festplatte verwenden.</translation>
    </message>
    <message>
        <source>%1. A Linux bzImage, a FreeBSD kernel, or a PVH or multiboot kernel can be started.</source>
        <translation>%1. Gestartet werden kann ein Linux-bzImage, ein FreeBSD-Kernel oder ein PVH- oder Multiboot-Kernel.</translation>
    </message>
    <message>
        <source>%1, no FreeBSD kernel. Choose “Linux or other kernel” for it.</source>
        <translation>%1, kein FreeBSD-Kernel. Dafür „Linux- oder anderer Kernel“ wählen.</translation>
    </message>
    <message>
        <source>This is a folder. Choose a file.</source>
        <translation>Dies ist ein Ordner. Eine Datei wählen.</translation>
    </message>
    <message>
        <source>%1, and hardly an initial RAM disk.</source>
        <translation>%1 und wohl kaum eine initiale RAM-Disk.</translation>
    </message>
    <message>
        <source>Choose the disk image.</source>
        <translation>Das Festplattenabbild wählen.</translation>
    </message>
    <message>
        <source>%1. Raw images can be used: convert it with “qemu-img convert -O raw FROM TO”.</source>
        <translation>%1. Verwendbar sind Raw-Abbilder: Es mit „qemu-img convert -O raw VON NACH“ umwandeln.</translation>
    </message>
    <message>
        <source>%1. Unpack it first.</source>
        <translation>%1. Sie zuerst entpacken.</translation>
    </message>
    <message>
        <source>It has no partition table or file system that is known: the guest sees a disk with whatever is in it.</source>
        <translation>Es enthält keine bekannte Partitionstabelle und kein bekanntes Dateisystem: Der Gast sieht eine Festplatte mit dem, was darin ist.</translation>
    </message>
    <message>
        <source>%1, and hardly a disk.</source>
        <translation>%1 und wohl kaum eine Festplatte.</translation>
    </message>
    <message>
        <source>Its size is no multiple of 512 bytes, as that of a disk is. It may be incomplete: get it again.</source>
        <translation>Die Größe ist kein Vielfaches von 512 Bytes wie bei einer Festplatte. Vielleicht ist die Datei unvollständig: Sie erneut beschaffen.</translation>
    </message>
    <message>
        <source>“%1” is no variable. Write NAME=VALUE, one on each line.</source>
        <translation>„%1“ ist keine Variable. NAME=WERT schreiben, eine je Zeile.</translation>
    </message>
    <message>
        <source>Choose the module, or remove this line.</source>
        <translation>Das Modul wählen oder diese Zeile entfernen.</translation>
    </message>
    <message>
        <source>%1, no kernel module. Say what else it is beside it.</source>
        <translation>%1, kein Kernel-Modul. Daneben angeben, was es sonst ist.</translation>
    </message>
    <message>
        <source>Choose what the guest runs.</source>
        <translation>Wählen, was der Gast ausführt.</translation>
    </message>
    <message>
        <source>Leave out line breaks and control characters.</source>
        <translation>Zeilenumbrüche und Steuerzeichen weglassen.</translation>
    </message>
    <message>
        <source>Without “root=…” the kernel will not find its system on the disk.</source>
        <translation>Ohne „root=…“ findet der Kernel sein System auf der Festplatte nicht.</translation>
    </message>
    <message>
        <source>A guest needs a name.</source>
        <translation>Ein Gast braucht einen Namen.</translation>
    </message>
    <message>
        <source>There is a guest “%1” already.</source>
        <translation>Einen Gast „%1“ gibt es bereits.</translation>
    </message>
    <message>
        <source>The description is too long. Use at most %1 characters.</source>
        <translation>Die Beschreibung ist zu lang. Höchstens %1 Zeichen verwenden.</translation>
    </message>
    <message>
        <source>Leave out control characters.</source>
        <translation>Steuerzeichen weglassen.</translation>
    </message>
    <message>
        <source>Give a size with its unit, such as 512 MiB or 1.5 GiB.</source>
        <translation>Eine Größe mit Einheit angeben, etwa 512 MiB oder 1,5 GiB.</translation>
    </message>
    <message>
        <source>A guest needs at least %1.</source>
        <translation>Ein Gast braucht mindestens %1.</translation>
    </message>
    <message>
        <source>This is more than the %1 that this computer has.</source>
        <translation>Das ist mehr als die %1 dieses Rechners.</translation>
    </message>
    <message>
        <source>A guest can have at most %1.</source>
        <translation>Ein Gast kann höchstens %1 haben.</translation>
    </message>
    <message>
        <source>Memory comes in pieces of 4 KiB.</source>
        <translation>Arbeitsspeicher wird in Stücken von 4 KiB vergeben.</translation>
    </message>
    <message>
        <source>Only %1 are free now. The guest may be slow, and so may this computer.</source>
        <translation>Derzeit sind nur %1 frei. Der Gast und auch dieser Rechner können langsam werden.</translation>
    </message>
    <message>
        <source>A guest can have 1 to %1 CPUs.</source>
        <translation>Ein Gast kann 1 bis %1 CPUs haben.</translation>
    </message>
    <message>
        <source>These are more than this computer has (%1), and do not make the guest faster.</source>
        <translation>Das sind mehr, als dieser Rechner hat (%1), und sie machen den Gast nicht schneller.</translation>
    </message>
    <message>
        <source>Use 1 to %1 letters a–z, digits, dots, dashes and underscores, the first a letter or digit.</source>
        <translation>1 bis %1 Buchstaben a–z, Ziffern, Punkte, Binde- und Unterstriche verwenden, am Anfang einen Buchstaben oder eine Ziffer.</translation>
    </message>
    <message>
        <source>Another disk has this name.</source>
        <translation>Eine andere Festplatte hat diesen Namen.</translation>
    </message>
    <message>
        <source>Give a size with its unit, such as 8 GiB.</source>
        <translation>Eine Größe mit Einheit angeben, etwa 8 GiB.</translation>
    </message>
    <message>
        <source>A disk can have up to %1.</source>
        <translation>Eine Festplatte kann bis zu %1 haben.</translation>
    </message>
    <message>
        <source>A disk is a multiple of 512 bytes.</source>
        <translation>Eine Festplatte ist ein Vielfaches von 512 Bytes.</translation>
    </message>
    <message>
        <source>Only %1 are free where guests are kept. The disk takes up room as it is written to, and will not fill.</source>
        <translation>Am Ablageort der Gäste sind nur %1 frei. Die Festplatte belegt Platz erst beim Beschreiben und lässt sich nicht ganz füllen.</translation>
    </message>
    <message>
        <source>A guest can have at most %1 disks.</source>
        <translation>Ein Gast kann höchstens %1 Festplatten haben.</translation>
    </message>
    <message>
        <source>Give a port, 1 to %1.</source>
        <translation>Einen Port angeben, 1 bis %1.</translation>
    </message>
    <message>
        <source>“%1” is no port. Give a number from 1 to %2.</source>
        <translation>„%1“ ist kein Port. Eine Zahl von 1 bis %2 angeben.</translation>
    </message>
    <message>
        <source>“%1” is no address. Give one of this computer, such as 127.0.0.1 for itself alone or 0.0.0.0 for all its networks.</source>
        <translation>„%1“ ist keine Adresse. Eine Adresse dieses Rechners angeben, etwa 127.0.0.1 nur für ihn selbst oder 0.0.0.0 für alle seine Netzwerke.</translation>
    </message>
    <message>
        <source>Port %1 of this computer is forwarded twice.</source>
        <translation>Port %1 dieses Rechners wird zweimal weitergeleitet.</translation>
    </message>
    <message>
        <source>Ports below %1 are usually reserved for the system: the guest may not be able to start.</source>
        <translation>Ports unter %1 sind meist dem System vorbehalten: Der Gast kann eventuell nicht starten.</translation>
    </message>
    <message>
        <source>Give the name of the tap device, such as tap0.</source>
        <translation>Den Namen des TAP-Geräts angeben, etwa tap0.</translation>
    </message>
    <message>
        <source>“%1” is no name of a tap device. It has at most %2 letters, digits, dots, dashes and underscores.</source>
        <translation>„%1“ ist kein Name eines TAP-Geräts. Er hat höchstens %2 Buchstaben, Ziffern, Punkte, Binde- und Unterstriche.</translation>
    </message>
    <message>
        <source>Choose the folder, or remove it.</source>
        <translation>Den Ordner wählen oder entfernen.</translation>
    </message>
    <message>
        <source>There is no such folder.</source>
        <translation>Diesen Ordner gibt es nicht.</translation>
    </message>
    <message>
        <source>This is no folder.</source>
        <translation>Dies ist kein Ordner.</translation>
    </message>
    <message>
        <source>Give a tag: the guest finds the folder by it.</source>
        <translation>Eine Kennung angeben: Darüber findet der Gast den Ordner.</translation>
    </message>
    <message>
        <source>Use at most %1 letters, digits and signs, no spaces.</source>
        <translation>Höchstens %1 Buchstaben, Ziffern und Zeichen ohne Leerzeichen verwenden.</translation>
    </message>
    <message>
        <source>Another folder has this tag.</source>
        <translation>Ein anderer Ordner hat diese Kennung.</translation>
    </message>
    <message>
        <source>A guest can have at most %1 shared folders.</source>
        <translation>Ein Gast kann höchstens %1 freigegebene Ordner haben.</translation>
    </message>
    <message>
        <source>The name has %1 characters. It can have at most %2.</source>
        <translation>Der Name hat %1 Zeichen. Höchstens %2 sind möglich.</translation>
    </message>
    <message>
        <source>A name cannot have spaces.</source>
        <translation>Ein Name darf keine Leerzeichen enthalten.</translation>
    </message>
    <message>
        <source>A name cannot have “%1”. Use letters a–z, digits, dots, dashes and underscores.</source>
        <translation>Ein Name darf „%1“ nicht enthalten. Buchstaben a–z, Ziffern, Punkte, Binde- und Unterstriche verwenden.</translation>
    </message>
    <message>
        <source>Use letters a–z, digits, dots, dashes and underscores only.</source>
        <translation>Nur Buchstaben a–z, Ziffern, Punkte, Binde- und Unterstriche verwenden.</translation>
    </message>
    <message>
        <source>A name begins with a letter or a digit.</source>
        <translation>Ein Name beginnt mit einem Buchstaben oder einer Ziffer.</translation>
    </message>
    <message>
        <source>On this computer guests have one CPU: its processor cannot start others (no unrestricted guest).</source>
        <translation>Auf diesem Rechner haben Gäste eine CPU: Sein Prozessor kann keine weiteren starten (kein Unrestricted Guest).</translation>
    </message>
    <message>
        <source>This computer cannot run firmware: its processor has no unrestricted guest.</source>
        <translation>Dieser Rechner kann keine Firmware ausführen: Sein Prozessor hat kein Unrestricted Guest.</translation>
    </message>
    <message>
        <source>Tap devices cannot be used here: %1.</source>
        <translation>TAP-Geräte sind hier nicht verwendbar: %1.</translation>
    </message>
    <message>
        <source>Tap devices cannot be used here.</source>
        <translation>TAP-Geräte sind hier nicht verwendbar.</translation>
    </message>
</context>
<context>
    <name>apiary::gui::NewGuestWizard</name>
    <message>
        <source>New guest</source>
        <translation>Neuer Gast</translation>
    </message>
    <message>
        <source>Cancelled. Nothing was created.</source>
        <translation>Abgebrochen. Nichts wurde erstellt.</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Zurück</translation>
    </message>
    <message>
        <source>Ne&amp;xt</source>
        <translation>&amp;Weiter</translation>
    </message>
    <message>
        <source>C&amp;reate</source>
        <translation>E&amp;rstellen</translation>
    </message>
    <message>
        <source>Something is wrong on this page</source>
        <translation>Auf dieser Seite stimmt etwas nicht</translation>
    </message>
    <message>
        <source>%1: something is wrong here</source>
        <translation>%1: Hier stimmt etwas nicht</translation>
    </message>
    <message>
        <source>Apiary’s helper is being looked for.</source>
        <translation>Der Dienst von Apiary wird gesucht.</translation>
    </message>
    <message>
        <source>You may not create guests with this helper.</source>
        <translation>Die Berechtigung, mit diesem Dienst Gäste zu erstellen, fehlt.</translation>
    </message>
    <message>
        <source>Create it as it is, without the other pages</source>
        <translation>Den Gast ohne die übrigen Seiten so erstellen, wie er ist</translation>
    </message>
    <message>
        <source>C&amp;reate and start</source>
        <translation>E&amp;rstellen und starten</translation>
    </message>
    <message>
        <source>%1 is an installer image (ISO)</source>
        <translation>%1 ist ein Installationsabbild (ISO)</translation>
    </message>
    <message>
        <source>Installer images need firmware, which this version does not have. Choose the kernel and the initial RAM disk that are on it, or a disk image with its kernel</source>
        <translation>Installationsabbilder brauchen Firmware, die diese Version nicht hat. Den Kernel und die initiale RAM-Disk darauf wählen oder ein Festplattenabbild mit seinem Kernel</translation>
    </message>
    <message>
        <source>There is no file %1</source>
        <translation>Eine Datei %1 gibt es nicht</translation>
    </message>
    <message>
        <source>You may not read %1</source>
        <translation>Die Berechtigung zum Lesen von %1 fehlt</translation>
    </message>
    <message>
        <source>%1 is %2</source>
        <translation>%1 ist %2</translation>
    </message>
    <message>
        <source>A kernel, a disk image or an initial RAM disk can be dropped here</source>
        <translation>Ein Kernel, ein Festplattenabbild oder eine initiale RAM-Disk kann hier abgelegt werden</translation>
    </message>
    <message>
        <source>%1 is not there any more</source>
        <translation>%1 ist nicht mehr vorhanden</translation>
    </message>
    <message>
        <source>Bring it back, or choose another</source>
        <translation>Wiederherstellen oder etwas anderes wählen</translation>
    </message>
    <message>
        <source>Looking at the files…</source>
        <translation>Dateien werden untersucht…</translation>
    </message>
    <message>
        <source>Creating “%1”…</source>
        <translation>„%1“ wird erstellt…</translation>
    </message>
    <message>
        <source>Starting “%1”…</source>
        <translation>„%1“ wird gestartet…</translation>
    </message>
    <message>
        <source>Taking back what was begun…</source>
        <translation>Begonnenes wird zurückgenommen…</translation>
    </message>
    <message>
        <source>Whether “%1” was created shows when the helper is back</source>
        <translation>Ob „%1“ erstellt wurde, zeigt sich, wenn der Dienst wieder da ist</translation>
    </message>
    <message>
        <source>The helper is back. “%1” was not created.</source>
        <translation>Der Dienst ist wieder da. „%1“ wurde nicht erstellt.</translation>
    </message>
    <message>
        <source>Discard the new guest?</source>
        <translation>Den neuen Gast verwerfen?</translation>
    </message>
    <message>
        <source>What you entered is lost then.</source>
        <translation>Die Eingaben gehen dann verloren.</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>&amp;Verwerfen</translation>
    </message>
    <message>
        <source>&amp;Keep editing</source>
        <translation>&amp;Weiter bearbeiten</translation>
    </message>
</context>
<context>
    <name>apiary::gui::Notifications</name>
    <message>
        <source>Open Apiary</source>
        <translation>Apiary öffnen</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
</context>
<context>
    <name>apiary::gui::OverviewPage</name>
    <message>
        <source>%1 %</source>
        <comment>percent</comment>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1/s</source>
        <comment>size a second</comment>
        <translation>%1/s</translation>
    </message>
    <message>
        <source>, read-only</source>
        <translation>, nur lesbar</translation>
    </message>
    <message>
        <source>Bridged through %1</source>
        <translation>Über %1 an eine Brücke angebunden</translation>
    </message>
    <message>
        <source>host %1:%2 → guest %3</source>
        <translation>Wirt %1:%2 → Gast %3</translation>
    </message>
    <message>
        <source>NAT</source>
        <translation>NAT</translation>
    </message>
    <message>
        <source>NAT, %1</source>
        <translation>NAT, %1</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Nicht vorhanden</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>Prozessor</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Arbeitsspeicher</translation>
    </message>
    <message>
        <source>Disks</source>
        <translation>Festplatten</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netzwerk</translation>
    </message>
    <message>
        <source>read</source>
        <translation>gelesen</translation>
    </message>
    <message>
        <source>written</source>
        <translation>geschrieben</translation>
    </message>
    <message>
        <source>received</source>
        <translation>empfangen</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>gesendet</translation>
    </message>
    <message>
        <source>Running since:</source>
        <translation>Läuft seit:</translation>
    </message>
    <message>
        <source>Last end:</source>
        <translation>Letztes Ende:</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>message (time)</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Restarted by itself:</source>
        <translation>Von selbst neu gestartet:</translation>
    </message>
    <message numerus="yes">
        <source>%n time(s)</source>
        <translation>
            <numerusform>%n-mal</numerusform>
            <numerusform>%n-mal</numerusform>
        </translation>
    </message>
    <message>
        <source>Description:</source>
        <translation>Beschreibung:</translation>
    </message>
    <message>
        <source>Processors:</source>
        <translation>Prozessoren:</translation>
    </message>
    <message>
        <source>Memory:</source>
        <translation>Arbeitsspeicher:</translation>
    </message>
    <message>
        <source>Kernel:</source>
        <translation>Kernel:</translation>
    </message>
    <message>
        <source>Disks:</source>
        <translation>Festplatten:</translation>
    </message>
    <message>
        <source>Network:</source>
        <translation>Netzwerk:</translation>
    </message>
    <message>
        <source>Shared folders:</source>
        <translation>Freigegebene Ordner:</translation>
    </message>
    <message>
        <source>%1 as “%2”</source>
        <comment>folder as tag</comment>
        <translation>%1 als „%2“</translation>
    </message>
    <message>
        <source>Starts with the helper:</source>
        <translation>Startet mit dem Dienst:</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nein</translation>
    </message>
    <message>
        <source>Owner:</source>
        <translation>Besitzer:</translation>
    </message>
    <message>
        <source>Process:</source>
        <translation>Prozess:</translation>
    </message>
</context>
<context>
    <name>apiary::gui::Page</name>
    <message>
        <source>Why?</source>
        <translation>Warum?</translation>
    </message>
</context>
<context>
    <name>apiary::gui::PathEdit</name>
    <message>
        <source>…</source>
        <comment>opens a dialog</comment>
        <translation>…</translation>
    </message>
    <message>
        <source>Choose: %1</source>
        <translation>Auswählen: %1</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Ordner auswählen</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>Datei auswählen</translation>
    </message>
</context>
<context>
    <name>apiary::gui::QueryPage</name>
    <message>
        <source>&amp;Try again</source>
        <translation>Erneut &amp;versuchen</translation>
    </message>
    <message>
        <source>This helper cannot answer that: it is older than this window.</source>
        <translation>Dieser Dienst kann das nicht beantworten: Er ist älter als dieses Fenster.</translation>
    </message>
    <message>
        <source>Install apiary and apiaryd in the same version, then restart apiaryd.</source>
        <translation>apiary und apiaryd in derselben Version installieren, dann apiaryd neu starten.</translation>
    </message>
    <message>
        <source>What is shown is as it was last known.</source>
        <translation>Angezeigt wird der zuletzt bekannte Stand.</translation>
    </message>
</context>
<context>
    <name>apiary::gui::RecordingPage</name>
    <message>
        <source>The text does not say enough to be sure.</source>
        <translation>Der Text sagt nicht genug, um sicher zu sein.</translation>
    </message>
    <message>
        <source>That is certain: the text says so itself.</source>
        <translation>Das ist sicher: Der Text sagt es selbst.</translation>
    </message>
    <message>
        <source>That is likely: it follows from what the text says.</source>
        <translation>Das ist wahrscheinlich: Es folgt aus dem, was der Text sagt.</translation>
    </message>
    <message>
        <source>That is a guess: the text only suggests it.</source>
        <translation>Das ist eine Vermutung: Der Text deutet es nur an.</translation>
    </message>
    <message>
        <source>What another machine can run is told by the log of its kernel (FreeBSD: /var/run/dmesg.boot; Linux: the output of dmesg), by its /proc/cpuinfo, or by the output of cpuid -r. The text stays on this computer.</source>
        <translation>Was ein anderer Rechner ausführen kann, sagen das Protokoll seines Kernels (FreeBSD: /var/run/dmesg.boot; Linux: die Ausgabe von dmesg), sein /proc/cpuinfo oder die Ausgabe von cpuid -r. Der Text bleibt auf diesem Rechner.</translation>
    </message>
    <message>
        <source>Paste the text here, drop a file, or open one.</source>
        <translation>Den Text hier einfügen, eine Datei hierher ziehen oder eine öffnen.</translation>
    </message>
    <message>
        <source>Recording of another machine</source>
        <translation>Aufzeichnung eines anderen Rechners</translation>
    </message>
    <message>
        <source>Chec&amp;k</source>
        <translation>&amp;Prüfen</translation>
    </message>
    <message>
        <source>Another machine</source>
        <translation>Anderer Rechner</translation>
    </message>
</context>
<context>
    <name>apiary::gui::RegistersPage</name>
    <message>
        <source>CPU %1</source>
        <translation>CPU %1</translation>
    </message>
    <message>
        <source>Registers</source>
        <translation>Register</translation>
    </message>
    <message>
        <source>Registers of the guest’s CPUs</source>
        <translation>Register der CPUs des Gastes</translation>
    </message>
    <message>
        <source>&amp;Live</source>
        <translation>&amp;Live</translation>
    </message>
    <message>
        <source>Show the values once a second; off: hold them as they are</source>
        <translation>Die Werte einmal je Sekunde anzeigen; aus: sie so festhalten, wie sie sind</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Copy what is selected, or all of it</source>
        <translation>Das Ausgewählte oder alles kopieren</translation>
    </message>
    <message>
        <source>&amp;Save to File…</source>
        <translation>In &amp;Datei speichern…</translation>
    </message>
    <message>
        <source>You are not permitted to see registers</source>
        <translation>Die Berechtigung zum Ansehen der Register fehlt</translation>
    </message>
    <message>
        <source>The guest is not running</source>
        <translation>Der Gast läuft nicht</translation>
    </message>
    <message>
        <source>The registers of its CPUs are shown here while it runs, or is paused.</source>
        <translation>Die Register seiner CPUs werden hier angezeigt, während er läuft oder angehalten ist.</translation>
    </message>
    <message>
        <source>As they were when the guest crashed, %1</source>
        <comment>%1: date and time</comment>
        <translation>Wie beim Absturz des Gastes, %1</translation>
    </message>
    <message>
        <source>Held: turn on “Live” to see what they are now</source>
        <translation>Festgehalten: „Live“ einschalten, um die aktuellen Werte zu sehen</translation>
    </message>
    <message>
        <source>Nothing changed within the last second</source>
        <translation>In der letzten Sekunde hat sich nichts geändert</translation>
    </message>
    <message numerus="yes">
        <source>%n register(s) changed within the last second</source>
        <translation>
            <numerusform>In der letzten Sekunde hat sich %n Register geändert</numerusform>
            <numerusform>In der letzten Sekunde haben sich %n Register geändert</numerusform>
        </translation>
    </message>
    <message>
        <source>Save the Registers of %1</source>
        <translation>Register von %1 speichern</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>Text (*.txt)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>The registers could not be saved to “%1”</source>
        <translation>Die Register konnten nicht in „%1“ gespeichert werden</translation>
    </message>
    <message>
        <source>choose another place</source>
        <translation>einen anderen Ort wählen</translation>
    </message>
</context>
<context>
    <name>apiary::gui::RowDetails</name>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>What there is</source>
        <translation>Was da ist</translation>
    </message>
    <message>
        <source>What it is for</source>
        <translation>Wofür es da ist</translation>
    </message>
    <message>
        <source>What works as it is</source>
        <translation>Was so geht</translation>
    </message>
    <message>
        <source>How to mend it</source>
        <translation>Wie es zu beheben ist</translation>
    </message>
    <message>
        <source>Where this is from</source>
        <translation>Woher das stammt</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>verdict, how sure that is</comment>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>apiary::gui::SetUpDialog</name>
    <message>
        <source>Set up a network</source>
        <translation>Ein Netzwerk einrichten</translation>
    </message>
    <message>
        <source>Sho&amp;w command</source>
        <translation>&amp;Befehl anzeigen</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Zurück</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Set up</source>
        <translation>Eingerichtet</translation>
    </message>
    <message>
        <source>%1: %2. These changes are made to this computer, all of them or none; they are undone in the opposite order.</source>
        <translation>%1: %2. Diese Änderungen werden an diesem Rechner vorgenommen, alle oder keine; rückgängig gemacht werden sie in umgekehrter Reihenfolge.</translation>
    </message>
    <message>
        <source>Setting up…</source>
        <translation>Wird eingerichtet…</translation>
    </message>
    <message>
        <source>The network %1 is set up: %2.</source>
        <translation>Das Netzwerk %1 ist eingerichtet: %2.</translation>
    </message>
    <message>
        <source>For the guest %1 there is the tap device %2: choose it on the guest’s Network page.</source>
        <translation>Für den Gast %1 gibt es das TAP-Gerät %2: Es wird auf der Seite „Netzwerk“ des Gastes gewählt.</translation>
    </message>
    <message>
        <source>It can be tested hop by hop, and undone, on the page that this window came from.</source>
        <translation>Auf der Seite, von der dieses Fenster stammt, kann es Schritt für Schritt geprüft und rückgängig gemacht werden.</translation>
    </message>
    <message>
        <source>Cancelled. Everything is as it was.</source>
        <translation>Abgebrochen. Alles ist, wie es war.</translation>
    </message>
    <message>
        <source>This computer is not as it was when the plan was made.</source>
        <translation>Dieser Rechner ist nicht mehr so, wie er beim Planen war.</translation>
    </message>
    <message>
        <source>It is planned anew: look at the steps again.</source>
        <translation>Es wird neu geplant: Die Schritte noch einmal ansehen.</translation>
    </message>
    <message>
        <source>Cancelling…</source>
        <translation>Wird abgebrochen…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Set &amp;up</source>
        <translation>&amp;Einrichten</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Schließen</translation>
    </message>
    <message>
        <source>Show the &amp;plan</source>
        <translation>&amp;Plan zeigen</translation>
    </message>
</context>
<context>
    <name>apiary::gui::SetUpForm</name>
    <message>
        <source>There are no guests yet. Taps can be added for them by setting the network up anew.</source>
        <translation>Es gibt noch keine Gäste. TAP-Geräte für sie gibt es, wenn das Netzwerk neu eingerichtet wird.</translation>
    </message>
    <message>
        <source>&amp;Interface:</source>
        <translation>&amp;Schnittstelle:</translation>
    </message>
    <message>
        <source>&amp;VLAN tag:</source>
        <translation>&amp;VLAN-Nummer:</translation>
    </message>
    <message>
        <source>This computer’s a&amp;ddress there:</source>
        <translation>A&amp;dresse dieses Rechners dort:</translation>
    </message>
    <message>
        <source>Addresses for &amp;guests:</source>
        <translation>Adressen für &amp;Gäste:</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>&amp;Name:</translation>
    </message>
    <message>
        <source>&amp;Taps for:</source>
        <translation>&amp;TAP-Geräte für:</translation>
    </message>
    <message>
        <source>None; 1 to %1</source>
        <translation>Keine; 1 bis %1</translation>
    </message>
    <message>
        <source>Chosen by Apiary; such as 10.87.0.1/24</source>
        <translation>Wählt Apiary; etwa 10.87.0.1/24</translation>
    </message>
    <message>
        <source>Chosen by Apiary; such as apiary0</source>
        <translation>Wählt Apiary; etwa apiary0</translation>
    </message>
    <message>
        <source>Given where dnsmasq is installed</source>
        <translation>Werden vergeben, wenn dnsmasq installiert ist</translation>
    </message>
    <message>
        <source>Given (DHCP)</source>
        <translation>Werden vergeben (DHCP)</translation>
    </message>
    <message>
        <source>Not given</source>
        <translation>Werden nicht vergeben</translation>
    </message>
    <message>
        <source>%1 (%2): %3</source>
        <comment>interface, kind, state</comment>
        <translation>%1 (%2): %3</translation>
    </message>
    <message>
        <source>This computer has no interface that a network could be bridged with.</source>
        <translation>Dieser Rechner hat keine Schnittstelle, mit der eine Brücke möglich wäre.</translation>
    </message>
    <message>
        <source>%1 is not installed. %2</source>
        <comment>a program, how to get it</comment>
        <translation>%1 ist nicht installiert. %2</translation>
    </message>
    <message>
        <source>The tag of a VLAN is a number from 1 to %1.</source>
        <translation>Die VLAN-Nummer liegt zwischen 1 und %1.</translation>
    </message>
</context>
<context>
    <name>apiary::gui::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>General</source>
        <translation>Allgemein</translation>
    </message>
    <message>
        <source>Console</source>
        <translation>Konsole</translation>
    </message>
    <message>
        <source>Confirmations</source>
        <translation>Bestätigungen</translation>
    </message>
    <message>
        <source>Take back what was changed here and not applied</source>
        <translation>Zurücknehmen, was hier geändert und nicht angewendet wurde</translation>
    </message>
    <message>
        <source>Settings cannot be saved</source>
        <translation>Die Einstellungen können nicht gespeichert werden</translation>
    </message>
    <message>
        <source>Make “%1” writable</source>
        <translation>„%1“ beschreibbar machen</translation>
    </message>
</context>
<context>
    <name>apiary::gui::ShareList</name>
    <message>
        <source>No shared folders.</source>
        <translation>Keine freigegebenen Ordner.</translation>
    </message>
    <message>
        <source>Add &amp;Folder</source>
        <translation>Or&amp;dner hinzufügen</translation>
    </message>
    <message>
        <source>Shared folder</source>
        <translation>Freigegebener Ordner</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Kennung</translation>
    </message>
    <message>
        <source>The guest finds the folder by this: mount -t 9p -o trans=virtio TAG /mnt</source>
        <translation>Darüber findet der Gast den Ordner: mount -t 9p -o trans=virtio KENNUNG /mnt</translation>
    </message>
    <message>
        <source>Read-only</source>
        <translation>Nur lesbar</translation>
    </message>
    <message>
        <source>The guest may only read it</source>
        <translation>Der Gast darf nur lesen</translation>
    </message>
    <message>
        <source>Share this folder no more</source>
        <translation>Diesen Ordner nicht mehr freigeben</translation>
    </message>
</context>
<context>
    <name>apiary::gui::SharesPage</name>
    <message>
        <source>Shared folders</source>
        <translation>Freigegebene Ordner</translation>
    </message>
    <message>
        <source>Which folders does it share with this computer?</source>
        <translation>Welche Ordner teilt er mit diesem Rechner?</translation>
    </message>
    <message>
        <source>The guest sees the folder as it is, and what it changes is changed here too. Other folders stay out of its reach.</source>
        <translation>Der Gast sieht den Ordner, wie er ist, und was er ändert, wird auch hier geändert. Andere Ordner bleiben für ihn unerreichbar.</translation>
    </message>
    <message>
        <source>No shared folders.</source>
        <translation>Keine freigegebenen Ordner.</translation>
    </message>
    <message>
        <source>&amp;Add a folder</source>
        <translation>&amp;Ordner hinzufügen</translation>
    </message>
    <message>
        <source>Folder %1</source>
        <translation>Ordner %1</translation>
    </message>
    <message>
        <source>Remove folder %1</source>
        <translation>Ordner %1 entfernen</translation>
    </message>
    <message>
        <source>The guest may only read it</source>
        <translation>Der Gast darf nur lesen</translation>
    </message>
    <message>
        <source>Shared folder</source>
        <translation>Freigegebener Ordner</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Kennung</translation>
    </message>
    <message>
        <source>Folder:</source>
        <translation>Ordner:</translation>
    </message>
    <message>
        <source>Tag:</source>
        <translation>Kennung:</translation>
    </message>
    <message>
        <source>The guest mounts the folder by this name.</source>
        <translation>Der Gast bindet den Ordner unter diesem Namen ein.</translation>
    </message>
    <message>
        <source>In a Linux guest: mount -t 9p -o trans=virtio %1 /mnt</source>
        <translation>In einem Linux-Gast: mount -t 9p -o trans=virtio %1 /mnt</translation>
    </message>
</context>
<context>
    <name>apiary::gui::SizeEdit</name>
    <message>
        <source>%1?</source>
        <translation>%1?</translation>
    </message>
    <message>
        <source>Did you mean %1?</source>
        <translation>War %1 gemeint?</translation>
    </message>
</context>
<context>
    <name>apiary::gui::StepList</name>
    <message>
        <source>Changes to this computer</source>
        <translation>Änderungen an diesem Rechner</translation>
    </message>
    <message>
        <source>%1.</source>
        <comment>number of a step</comment>
        <translation>%1.</translation>
    </message>
</context>
<context>
    <name>apiary::gui::SummaryPage</name>
    <message>
        <source>Sample system</source>
        <translation>Beispielsystem</translation>
    </message>
    <message>
        <source>Linux or other kernel</source>
        <translation>Linux- oder anderer Kernel</translation>
    </message>
    <message>
        <source>FreeBSD kernel</source>
        <translation>FreeBSD-Kernel</translation>
    </message>
    <message>
        <source>Disk image</source>
        <translation>Festplattenabbild</translation>
    </message>
    <message>
        <source>Not chosen yet</source>
        <translation>Noch nicht gewählt</translation>
    </message>
    <message>
        <source>%1 (read-only)</source>
        <translation>%1 (nur lesbar)</translation>
    </message>
    <message>
        <source>%1, new, %2</source>
        <translation>%1, neu, %2</translation>
    </message>
    <message>
        <source>%1 port %2 of %3 leads to port %4</source>
        <translation>%1-Port %2 von %3 führt zu Port %4</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Nicht vorhanden</translation>
    </message>
    <message>
        <source>Tap device %1</source>
        <translation>TAP-Gerät %1</translation>
    </message>
    <message>
        <source>This computer’s network (NAT)</source>
        <translation>Netzwerk dieses Rechners (NAT)</translation>
    </message>
    <message>
        <source>Disk image:</source>
        <translation>Festplattenabbild:</translation>
    </message>
    <message>
        <source>Kernel:</source>
        <translation>Kernel:</translation>
    </message>
    <message>
        <source>Initial RAM disk:</source>
        <translation>Initiale RAM-Disk:</translation>
    </message>
    <message>
        <source>Boot flags:</source>
        <translation>Boot-Optionen:</translation>
    </message>
    <message>
        <source>Command line:</source>
        <translation>Befehlszeile:</translation>
    </message>
    <message>
        <source>Modules:</source>
        <translation>Module:</translation>
    </message>
    <message>
        <source>Variables:</source>
        <translation>Variablen:</translation>
    </message>
    <message>
        <source>Name:</source>
        <translation>Name:</translation>
    </message>
    <message>
        <source>Description:</source>
        <translation>Beschreibung:</translation>
    </message>
    <message>
        <source>Runs:</source>
        <translation>Führt aus:</translation>
    </message>
    <message>
        <source>Memory:</source>
        <translation>Arbeitsspeicher:</translation>
    </message>
    <message>
        <source>CPUs:</source>
        <translation>CPUs:</translation>
    </message>
    <message>
        <source>Other disks:</source>
        <translation>Weitere Festplatten:</translation>
    </message>
    <message>
        <source>Disks:</source>
        <translation>Festplatten:</translation>
    </message>
    <message>
        <source>Network:</source>
        <translation>Netzwerk:</translation>
    </message>
    <message>
        <source>Shared folders:</source>
        <translation>Freigegebene Ordner:</translation>
    </message>
    <message>
        <source>%1 as “%2”</source>
        <translation>%1 als „%2“</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Zusammenfassung</translation>
    </message>
    <message>
        <source>This is what will be made</source>
        <translation>Dies wird erstellt</translation>
    </message>
    <message>
        <source>&amp;Start it when it is created</source>
        <translation>Nach dem Erstellen &amp;starten</translation>
    </message>
    <message>
        <source>Sho&amp;w command</source>
        <translation>&amp;Befehl anzeigen</translation>
    </message>
</context>
<context>
    <name>apiary::gui::TaskProgress</name>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
</context>
<context>
    <name>apiary::gui::TaskStrip</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Cancel: %1</source>
        <translation>Abbrechen: %1</translation>
    </message>
    <message>
        <source>Work under way</source>
        <translation>Laufende Aufgaben</translation>
    </message>
</context>
<context>
    <name>apiary::gui::TerminalView</name>
    <message>
        <source>Console</source>
        <translation>Konsole</translation>
    </message>
    <message>
        <source>Search the console</source>
        <translation>Konsole durchsuchen</translation>
    </message>
    <message>
        <source>Close the search</source>
        <translation>Suche schließen</translation>
    </message>
    <message>
        <source>Search upwards</source>
        <translation>Aufwärts suchen</translation>
    </message>
    <message>
        <source>Search downwards</source>
        <translation>Abwärts suchen</translation>
    </message>
    <message>
        <source>How to search</source>
        <translation>Suchoptionen</translation>
    </message>
</context>
<context>
    <name>apiary::gui::TextPage</name>
    <message>
        <source>&amp;Open a file…</source>
        <translation>Datei ö&amp;ffnen…</translation>
    </message>
    <message>
        <source>C&amp;lear</source>
        <translation>&amp;Leeren</translation>
    </message>
    <message>
        <source>Sho&amp;w command</source>
        <translation>&amp;Befehl anzeigen</translation>
    </message>
    <message>
        <source>Ctrl+Enter in the text does the same</source>
        <translation>Strg+Eingabe im Text tut dasselbe</translation>
    </message>
    <message>
        <source>There is no text yet.</source>
        <translation>Es gibt noch keinen Text.</translation>
    </message>
    <message>
        <source>It is long: the first %1 were looked at.</source>
        <translation>Er ist lang: Die ersten %1 wurden angesehen.</translation>
    </message>
    <message>
        <source>It is long: the last %1 were looked at.</source>
        <translation>Er ist lang: Die letzten %1 wurden angesehen.</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Abbrechen</translation>
    </message>
</context>
<context>
    <name>apiary::gui::Tray</name>
    <message>
        <source>Apiary</source>
        <translation>Apiary</translation>
    </message>
    <message>
        <source>Looking for the helper…</source>
        <translation>Suche nach dem Dienst…</translation>
    </message>
    <message>
        <source>The helper is not reached: %1</source>
        <translation>Der Dienst ist nicht erreichbar: %1</translation>
    </message>
    <message>
        <source>Apiary: no guests</source>
        <translation>Apiary: keine Gäste</translation>
    </message>
    <message>
        <source>Apiary: %1 of %2 guests running</source>
        <translation>Apiary: %1 von %2 Gästen laufen</translation>
    </message>
    <message>
        <source>Crashed: %1</source>
        <translation>Abgestürzt: %1</translation>
    </message>
    <message>
        <source>“%1” crashed</source>
        <translation>„%1“ ist abgestürzt</translation>
    </message>
    <message>
        <source>A task failed</source>
        <translation>Eine Aufgabe ist fehlgeschlagen</translation>
    </message>
    <message>
        <source>A task is finished</source>
        <translation>Eine Aufgabe ist abgeschlossen</translation>
    </message>
    <message>
        <source>That did not work</source>
        <translation>Das hat nicht funktioniert</translation>
    </message>
    <message>
        <source>That did not work for “%1”</source>
        <translation>Das hat bei „%1“ nicht funktioniert</translation>
    </message>
</context>
<context>
    <name>apiary::gui::TrayMenu</name>
    <message>
        <source>No guests</source>
        <translation>Keine Gäste</translation>
    </message>
    <message>
        <source>&amp;New Guest…</source>
        <translation>&amp;Neuer Gast…</translation>
    </message>
    <message>
        <source>Open &amp;Apiary</source>
        <translation>&amp;Apiary öffnen</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>Guests go on running</source>
        <translation>Gäste laufen weiter</translation>
    </message>
    <message>
        <source>The helper is not reached</source>
        <translation>Der Dienst ist nicht erreichbar</translation>
    </message>
    <message>
        <source>Create a guest</source>
        <translation>Einen Gast erstellen</translation>
    </message>
    <message>
        <source>You have no right to do this</source>
        <translation>Dazu fehlt die Berechtigung</translation>
    </message>
    <message>
        <source>All %1 guests…</source>
        <translation>Alle %1 Gäste…</translation>
    </message>
    <message>
        <source>The helper is not reached: %1</source>
        <translation>Der Dienst ist nicht erreichbar: %1</translation>
    </message>
    <message>
        <source>Looking for the helper…</source>
        <translation>Suche nach dem Dienst…</translation>
    </message>
</context>
</TS>
