<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>Assessment</name>
    <message>
        <source>Processor</source>
        <translation>Processeur</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>Plateforme</translation>
    </message>
    <message>
        <source>Software</source>
        <translation>Logiciel</translation>
    </message>
    <message>
        <source>Present</source>
        <translation>Présent</translation>
    </message>
    <message>
        <source>Switched off in the firmware</source>
        <translation>Désactivé dans le micrologiciel</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Absent</translation>
    </message>
    <message>
        <source>Cannot tell</source>
        <translation>Indéterminé</translation>
    </message>
    <message>
        <source>Every guest</source>
        <translation>Tout invité</translation>
    </message>
    <message>
        <source>Some guests, or slowly</source>
        <translation>Certains invités, ou lentement</translation>
    </message>
    <message>
        <source>No guest</source>
        <translation>Aucun invité</translation>
    </message>
    <message>
        <source>No: a virtual machine</source>
        <translation>Non&#x202f;: une machine virtuelle</translation>
    </message>
    <message>
        <source>Guests can have one CPU on it, and not more.</source>
        <translation>Les invités ne peuvent y avoir qu’un processeur.</translation>
    </message>
    <message>
        <source>Guests cannot begin with UEFI or a BIOS on it: their kernel has to be loaded directly.</source>
        <translation>Les invités ne peuvent y démarrer par UEFI ou un BIOS&#x202f;: leur noyau doit être chargé directement.</translation>
    </message>
    <message>
        <source>Engines</source>
        <translation>Moteurs</translation>
    </message>
    <message>
        <source>Runs guests’ code. The first one that can be used here is taken.</source>
        <translation>Exécute le code des invités. Le premier qui est utilisable ici est retenu.</translation>
    </message>
    <message>
        <source>Certain</source>
        <translation>Certain</translation>
    </message>
    <message>
        <source>Likely</source>
        <translation>Probable</translation>
    </message>
    <message>
        <source>A guess</source>
        <translation>Supposition</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>engine: why not</comment>
        <translation>%1&#x202f;: %2</translation>
    </message>
    <message>
        <source>No guest can run here: no engine can be used (%1).</source>
        <translation>Aucun invité ne peut s’exécuter ici&#x202f;: aucun moteur n’est utilisable (%1).</translation>
    </message>
    <message>
        <source>Guests run on the built-in software CPU</source>
        <translation>Les invités s’exécutent sur le processeur logiciel intégré</translation>
    </message>
    <message>
        <source>Guests run on this computer’s processor, with the engine %1</source>
        <translation>Les invités s’exécutent sur le processeur de cet ordinateur, avec le moteur %1</translation>
    </message>
    <message>
        <source>%1, as no better engine can be used (%2).</source>
        <comment>what is used, why not others</comment>
        <translation>%1, car aucun meilleur moteur n’est utilisable (%2).</translation>
    </message>
    <message>
        <source>%1: it is the only engine that this version of Apiary has.</source>
        <comment>what is used</comment>
        <translation>%1&#x202f;: c’est le seul moteur de cette version d’Apiary.</translation>
    </message>
    <message>
        <source>%1: it is the best engine that there is.</source>
        <comment>what is used</comment>
        <translation>%1&#x202f;: c’est le meilleur moteur qui soit.</translation>
    </message>
    <message>
        <source>Whether it is a virtual machine itself cannot be told.</source>
        <translation>On ne peut dire si elle est elle-même une machine virtuelle.</translation>
    </message>
    <message>
        <source>It is no virtual machine itself: no other hypervisor takes part.</source>
        <translation>Elle n’est pas elle-même une machine virtuelle&#x202f;: aucun autre hyperviseur n’intervient.</translation>
    </message>
    <message>
        <source>It is a virtual machine itself.</source>
        <translation>Elle est elle-même une machine virtuelle.</translation>
    </message>
    <message>
        <source>It is a virtual machine itself (%1).</source>
        <comment>inside what</comment>
        <translation>Elle est elle-même une machine virtuelle (%1).</translation>
    </message>
    <message>
        <source>%1 What works in it: %2</source>
        <comment>a sentence, a list</comment>
        <translation>%1 Ce qui y fonctionne&#x202f;: %2</translation>
    </message>
</context>
<context>
    <name>Autostart</name>
    <message>
        <source>Starting with the session could not be changed</source>
        <translation>Le démarrage avec la session n’a pas pu être modifié</translation>
    </message>
    <message>
        <source>Make “%1” writable</source>
        <translation>Rendez «&#x202f;%1&#x202f;» accessible en écriture</translation>
    </message>
</context>
<context>
    <name>HostTexts</name>
    <message>
        <source>Long mode</source>
        <translation>Mode long</translation>
    </message>
    <message>
        <source>Unrestricted guest</source>
        <translation>Invité sans restriction (unrestricted guest)</translation>
    </message>
    <message>
        <source>Posted interrupts</source>
        <translation>Interruptions postées</translation>
    </message>
    <message>
        <source>Nested paging (RVI)</source>
        <translation>Pagination imbriquée (RVI)</translation>
    </message>
    <message>
        <source>Real hardware</source>
        <translation>Matériel réel</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>Moteur</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Mémoire</translation>
    </message>
    <message>
        <source>Huge pages</source>
        <translation>Grandes pages (huge pages)</translation>
    </message>
    <message>
        <source>Tap devices</source>
        <translation>Périphériques tap</translation>
    </message>
    <message>
        <source>Bridges</source>
        <translation>Ponts réseau</translation>
    </message>
    <message>
        <source>32-bit programs</source>
        <translation>Programmes 32 bits</translation>
    </message>
    <message>
        <source>none, unless the hypervisor around this machine can pass it on</source>
        <translation>aucun, à moins que l’hyperviseur qui entoure cette machine puisse la transmettre</translation>
    </message>
    <message>
        <source>the kernel&apos;s log: %1</source>
        <translation>journal du noyau&#x202f;: %1</translation>
    </message>
    <message>
        <source>the processor&apos;s number: %1</source>
        <translation>numéro du processeur&#x202f;: %1</translation>
    </message>
    <message>
        <source>POPCNT, which came together with EPT</source>
        <translation>POPCNT, apparu en même temps qu’EPT</translation>
    </message>
    <message>
        <source>there is none without %1</source>
        <translation>n’existe pas sans %1</translation>
    </message>
    <message>
        <source>there are none without %1</source>
        <translation>n’existent pas sans %1</translation>
    </message>
    <message>
        <source>64-bit code, which all of Apiary is</source>
        <translation>le code 64 bits, dont Apiary est entièrement fait</translation>
    </message>
    <message>
        <source>64-bit and 32-bit guests</source>
        <translation>les invités 64 bits et 32 bits</translation>
    </message>
    <message>
        <source>nothing: Apiary is a 64-bit program</source>
        <translation>rien&#x202f;: Apiary est un programme 64 bits</translation>
    </message>
    <message>
        <source>Intel&apos;s hardware virtualization: guests&apos; code runs on the processor itself</source>
        <translation>la virtualisation matérielle d’Intel&#x202f;: le code des invités s’exécute sur le processeur lui-même</translation>
    </message>
    <message>
        <source>AMD&apos;s hardware virtualization: guests&apos; code runs on the processor itself</source>
        <translation>la virtualisation matérielle d’AMD&#x202f;: le code des invités s’exécute sur le processeur lui-même</translation>
    </message>
    <message>
        <source>engines that use the processor</source>
        <translation>les moteurs qui utilisent le processeur</translation>
    </message>
    <message>
        <source>guests on the software CPU, slowly</source>
        <translation>les invités sur le processeur logiciel, lentement</translation>
    </message>
    <message>
        <source>the processor itself walks a guest&apos;s page tables and the host&apos;s below them</source>
        <translation>le processeur parcourt lui-même les tables de pages de l’invité et, en dessous, celles de l’hôte</translation>
    </message>
    <message>
        <source>KVM and bhyve at full speed</source>
        <translation>KVM et bhyve à pleine vitesse</translation>
    </message>
    <message>
        <source>KVM with shadow page tables, more slowly; bhyve does not start</source>
        <translation>KVM avec des tables de pages fantômes, plus lentement&#x202f;; bhyve ne démarre pas</translation>
    </message>
    <message>
        <source>guests may run in real mode, which firmware and further CPUs begin in</source>
        <translation>les invités peuvent s’exécuter en mode réel, dans lequel débutent le micrologiciel et les autres processeurs</translation>
    </message>
    <message>
        <source>guests with several vCPUs, with UEFI or a BIOS</source>
        <translation>les invités à plusieurs vCPU, avec UEFI ou un BIOS</translation>
    </message>
    <message>
        <source>on bhyve guests with one vCPU whose kernel is loaded directly, and no UEFI or BIOS; KVM emulates what is missing</source>
        <translation>sur bhyve, les invités à un vCPU dont le noyau est chargé directement, sans UEFI ni BIOS&#x202f;; KVM émule ce qui manque</translation>
    </message>
    <message>
        <source>address translations of several guests are kept apart, and need not be thrown away</source>
        <translation>les traductions d’adresses de plusieurs invités sont distinguées et n’ont pas à être jetées</translation>
    </message>
    <message>
        <source>quick changes between guest and host</source>
        <translation>des passages rapides entre l’invité et l’hôte</translation>
    </message>
    <message>
        <source>everything, a little slower</source>
        <translation>tout, un peu plus lentement</translation>
    </message>
    <message>
        <source>interrupts reach a running guest without stopping it</source>
        <translation>les interruptions atteignent un invité en cours d’exécution sans l’arrêter</translation>
    </message>
    <message>
        <source>less delay for disks and networks</source>
        <translation>moins de délai pour les disques et les réseaux</translation>
    </message>
    <message>
        <source>everything, with one exit more for an interrupt</source>
        <translation>tout, avec une sortie de plus par interruption</translation>
    </message>
    <message>
        <source>the processor tells where an intercepted instruction ends</source>
        <translation>le processeur indique où finit une instruction interceptée</translation>
    </message>
    <message>
        <source>bhyve, and KVM without decoding instructions</source>
        <translation>bhyve, et KVM sans décoder les instructions</translation>
    </message>
    <message>
        <source>KVM; bhyve does not start</source>
        <translation>KVM&#x202f;; bhyve ne démarre pas</translation>
    </message>
    <message>
        <source>interrupts to more than 255 CPUs, and with fewer exits</source>
        <translation>des interruptions vers plus de 255 processeurs, et avec moins de sorties</translation>
    </message>
    <message>
        <source>guests and hosts with many CPUs</source>
        <translation>les invités et hôtes à nombreux processeurs</translation>
    </message>
    <message>
        <source>everything up to 255 CPUs</source>
        <translation>tout jusqu’à 255 processeurs</translation>
    </message>
    <message>
        <source>an instruction that counts bits; of old processors it suggests EPT, and no more</source>
        <translation>une instruction qui compte des bits&#x202f;; sur les anciens processeurs elle suggère EPT, sans plus</translation>
    </message>
    <message>
        <source>systems that are built for x86-64-v2</source>
        <translation>les systèmes compilés pour x86-64-v2</translation>
    </message>
    <message>
        <source>older systems; those built for x86-64-v2 do not start on engines that use the processor</source>
        <translation>les systèmes plus anciens&#x202f;; ceux compilés pour x86-64-v2 ne démarrent pas sur les moteurs qui utilisent le processeur</translation>
    </message>
    <message>
        <source>registers beyond SSE&apos;s are saved and switched</source>
        <translation>les registres au-delà de ceux de SSE sont sauvés et échangés</translation>
    </message>
    <message>
        <source>guests with AVX and newer registers</source>
        <translation>les invités avec AVX et des registres plus récents</translation>
    </message>
    <message>
        <source>guests with SSE</source>
        <translation>les invités avec SSE</translation>
    </message>
    <message>
        <source>vector instructions of 256 bits</source>
        <translation>des instructions vectorielles de 256 bits</translation>
    </message>
    <message>
        <source>guests that use them</source>
        <translation>les invités qui les utilisent</translation>
    </message>
    <message>
        <source>none: it takes another processor</source>
        <translation>aucun&#x202f;: il faut un autre processeur</translation>
    </message>
    <message>
        <source>ask a helper that runs as root: %1</source>
        <translation>interroger un service auxiliaire qui s’exécute en root&#x202f;: %1</translation>
    </message>
    <message>
        <source>add the output of cpuid -r, or of dmesg from FreeBSD</source>
        <translation>ajoutez la sortie de cpuid -r, ou de dmesg sous FreeBSD</translation>
    </message>
    <message>
        <source>in the firmware&apos;s set-up switch on %1, save, and switch the power off once; then %2</source>
        <translation>activez %1 dans la configuration du micrologiciel, enregistrez et coupez une fois l’alimentation&#x202f;; puis %2</translation>
    </message>
    <message>
        <source>in the firmware&apos;s set-up switch on %1, save, and switch the power off once</source>
        <translation>activez %1 dans la configuration du micrologiciel, enregistrez et coupez une fois l’alimentation</translation>
    </message>
    <message>
        <source>look in the firmware&apos;s set-up for %1: when it is off there, Linux hides VT-x; if there is no such option, the processor has none</source>
        <translation>cherchez %1 dans la configuration du micrologiciel&#x202f;: si c’est désactivé, Linux masque VT-x&#x202f;; sans cette option, le processeur n’en a pas</translation>
    </message>
    <message>
        <source>look in the firmware&apos;s set-up for %1: when it is off there, Linux 6.7 and later hides AMD-V; if there is no such option, the processor has none</source>
        <translation>cherchez %1 dans la configuration du micrologiciel&#x202f;: si c’est désactivé, Linux 6.7 et suivants masque AMD-V&#x202f;; sans cette option, le processeur n’en a pas</translation>
    </message>
    <message>
        <source>on the outer host: load kvm_intel or kvm_amd with nested=1, and give this machine the processor %1</source>
        <translation>sur l’hôte extérieur&#x202f;: chargez kvm_intel ou kvm_amd avec nested=1, et donnez à cette machine le processeur %1</translation>
    </message>
    <message>
        <source>on the outer host: %1</source>
        <translation>sur l’hôte extérieur&#x202f;: %1</translation>
    </message>
    <message>
        <source>-cpu max, which has AMD-V</source>
        <translation>-cpu max, qui a AMD-V</translation>
    </message>
    <message>
        <source>in this machine&apos;s settings switch on %1</source>
        <translation>activez %1 dans les réglages de cette machine</translation>
    </message>
    <message>
        <source>in this machine&apos;s configuration: %1</source>
        <translation>dans la configuration de cette machine&#x202f;: %1</translation>
    </message>
    <message>
        <source>none: bhyve passes on neither VT-x nor AMD-V</source>
        <translation>aucun&#x202f;: bhyve ne transmet ni VT-x ni AMD-V</translation>
    </message>
    <message>
        <source>switch on nested virtualization for this machine, where the hypervisor around it can do that</source>
        <translation>activez la virtualisation imbriquée pour cette machine, si l’hyperviseur extérieur le permet</translation>
    </message>
    <message>
        <source>keeps a device that is handed to a guest within that guest&apos;s memory</source>
        <translation>maintient un périphérique confié à un invité dans la mémoire de cet invité</translation>
    </message>
    <message>
        <source>everything but handing devices of the host to guests</source>
        <translation>tout, sauf confier des périphériques de l’hôte aux invités</translation>
    </message>
    <message>
        <source>handing devices of the host to guests</source>
        <translation>confier des périphériques de l’hôte aux invités</translation>
    </message>
    <message>
        <source>not in use</source>
        <translation>non utilisé</translation>
    </message>
    <message>
        <source>boot with %1</source>
        <translation>démarrez avec %1</translation>
    </message>
    <message>
        <source>none that matters: a virtual machine has no devices to hand on</source>
        <translation>aucun qui compte&#x202f;: une machine virtuelle n’a pas de périphériques à confier</translation>
    </message>
    <message>
        <source>in the firmware&apos;s set-up switch on %1; without that option the board has none</source>
        <translation>activez %1 dans la configuration du micrologiciel&#x202f;; sans cette option, la carte n’en a pas</translation>
    </message>
    <message>
        <source>whether there is no other virtual machine around this one</source>
        <translation>s’il n’y a pas d’autre machine virtuelle autour de celle-ci</translation>
    </message>
    <message>
        <source>inside a virtual machine</source>
        <translation>dans une machine virtuelle</translation>
    </message>
    <message>
        <source>inside %1</source>
        <translation>dans %1</translation>
    </message>
    <message>
        <source>guests within this machine (nested), more slowly, and as far as the outer hypervisor carries it</source>
        <translation>des invités dans cette machine (imbriqués), plus lentement, et autant que l’hyperviseur extérieur le permet</translation>
    </message>
    <message>
        <source>guests on the software CPU: the outer hypervisor passes on neither VT-x nor AMD-V</source>
        <translation>les invités sur le processeur logiciel&#x202f;: l’hyperviseur extérieur ne transmet ni VT-x ni AMD-V</translation>
    </message>
    <message>
        <source>the kernel&apos;s part of an engine that uses the processor</source>
        <translation>la partie noyau d’un moteur qui utilise le processeur</translation>
    </message>
    <message>
        <source>%1 is installed and not loaded</source>
        <translation>%1 est installé et n’est pas chargé</translation>
    </message>
    <message>
        <source>%1 is not installed</source>
        <translation>%1 n’est pas installé</translation>
    </message>
    <message>
        <source>install the module %1 for the kernel that runs (%2), or start the kernel whose modules are installed</source>
        <translation>installez le module %1 pour le noyau en cours (%2), ou démarrez le noyau dont les modules sont installés</translation>
    </message>
    <message>
        <source>as root: %1; it is loaded by itself when a bridge is made</source>
        <translation>en root&#x202f;: %1&#x202f;; il se charge de lui-même à la création d’un pont</translation>
    </message>
    <message>
        <source>as root: %1; then log in again</source>
        <translation>en root&#x202f;: %1&#x202f;; puis reconnectez-vous</translation>
    </message>
    <message>
        <source>as root: %1</source>
        <translation>en root&#x202f;: %1</translation>
    </message>
    <message>
        <source>a pagetable VM (%1)</source>
        <translation>une pagetable VM (%1)</translation>
    </message>
    <message>
        <source>small programs; it interprets what a kernel does, and no stock kernel boots on it</source>
        <translation>de petits programmes&#x202f;; elle interprète ce que fait un noyau, et aucun noyau courant n’y démarre</translation>
    </message>
    <message>
        <source>use the software CPU here</source>
        <translation>utilisez ici le processeur logiciel</translation>
    </message>
    <message>
        <source>%1, interface %2</source>
        <translation>%1, interface %2</translation>
    </message>
    <message>
        <source>start a kernel of Linux 2.6.22 or later</source>
        <translation>démarrez un noyau Linux 2.6.22 ou plus récent</translation>
    </message>
    <message>
        <source>see %1 first: the module does not load without it</source>
        <translation>voyez d’abord %1&#x202f;: sans cela, le module ne se charge pas</translation>
    </message>
    <message>
        <source>of FreeBSD %1</source>
        <translation>de FreeBSD %1</translation>
    </message>
    <message>
        <source>loaded and not initialised</source>
        <translation>chargé et non initialisé</translation>
    </message>
    <message>
        <source>dmesg | grep vmx_init tells why; give that to apiaryctl explain</source>
        <translation>dmesg | grep vmx_init dit pourquoi&#x202f;; donnez-le à apiaryctl explain</translation>
    </message>
    <message>
        <source>the helper may not open it</source>
        <translation>le service auxiliaire n’a pas le droit de l’ouvrir</translation>
    </message>
    <message>
        <source>you may not open it</source>
        <translation>vous n’avez pas le droit de l’ouvrir</translation>
    </message>
    <message>
        <source>have an administrator give a group of yours %1 (mode 0660), or use the helper of the system, which runs as root</source>
        <translation>faites donner %1 à l’un de vos groupes par un administrateur (mode 0660), ou utilisez le service auxiliaire du système, qui s’exécute en root</translation>
    </message>
    <message>
        <source>opening it fails: error %1</source>
        <translation>l’ouverture échoue&#x202f;: erreur %1</translation>
    </message>
    <message>
        <source>another hypervisor has the processor&apos;s virtualization; end that first</source>
        <translation>un autre hyperviseur occupe la virtualisation du processeur&#x202f;; arrêtez-le d’abord</translation>
    </message>
    <message>
        <source>see the kernel&apos;s log</source>
        <translation>voyez le journal du noyau</translation>
    </message>
    <message>
        <source>what an engine reaches the kernel&apos;s part through</source>
        <translation>ce par quoi un moteur atteint la partie noyau</translation>
    </message>
    <message>
        <source>see the row before</source>
        <translation>voyez la ligne précédente</translation>
    </message>
    <message>
        <source>this release has only sysctl %1</source>
        <translation>cette version n’a que le sysctl %1</translation>
    </message>
    <message>
        <source>use the helper of the system, which runs as root</source>
        <translation>utilisez le service auxiliaire du système, qui s’exécute en root</translation>
    </message>
    <message>
        <source>the helper can use it</source>
        <translation>le service auxiliaire peut l’utiliser</translation>
    </message>
    <message>
        <source>you can use it</source>
        <translation>vous pouvez l’utiliser</translation>
    </message>
    <message>
        <source>what runs guests&apos; code when nothing else is asked for</source>
        <translation>ce qui exécute le code des invités quand rien d’autre n’est demandé</translation>
    </message>
    <message>
        <source>Apiary&apos;s own list of engines</source>
        <translation>la liste des moteurs d’Apiary</translation>
    </message>
    <message>
        <source>it is the only one that this version of Apiary has</source>
        <translation>c’est le seul de cette version d’Apiary</translation>
    </message>
    <message>
        <source>it is the best one that there is</source>
        <translation>c’est le meilleur qui soit</translation>
    </message>
    <message>
        <source>guests&apos; RAM comes out of it</source>
        <translation>la mémoire des invités en provient</translation>
    </message>
    <message>
        <source>%1, %2 available</source>
        <translation>%1, dont %2 disponibles</translation>
    </message>
    <message>
        <source>guests with up to about %1 in all</source>
        <translation>des invités totalisant environ %1 au plus</translation>
    </message>
    <message>
        <source>fewer TLB misses for guests&apos; RAM</source>
        <translation>moins d’échecs TLB pour la mémoire des invités</translation>
    </message>
    <message>
        <source>superpages are used by themselves</source>
        <translation>les superpages sont utilisées d’elles-mêmes</translation>
    </message>
    <message>
        <source>in /boot/loader.conf: %1</source>
        <translation>dans /boot/loader.conf&#x202f;: %1</translation>
    </message>
    <message>
        <source>none reserved; transparent: %1</source>
        <translation>aucune réservée&#x202f;; transparentes&#x202f;: %1</translation>
    </message>
    <message>
        <source>none reserved</source>
        <translation>aucune réservée</translation>
    </message>
    <message>
        <source>%1 reserved; transparent: %2</source>
        <translation>%1 réservées&#x202f;; transparentes&#x202f;: %2</translation>
    </message>
    <message>
        <source>%1 (%2 free)</source>
        <translation>%1 (%2 libres)</translation>
    </message>
    <message>
        <source>network cards of guests that appear on the host</source>
        <translation>les cartes réseau des invités qui apparaissent sur l’hôte</translation>
    </message>
    <message>
        <source>tap networks; making a tap takes root, or the helper of the system</source>
        <translation>les réseaux tap&#x202f;; créer un tap requiert root, ou le service auxiliaire du système</translation>
    </message>
    <message>
        <source>user networks (--net user), which need none</source>
        <translation>les réseaux utilisateur (--net user), qui n’en ont pas besoin</translation>
    </message>
    <message>
        <source>guests in the same network as the host</source>
        <translation>des invités dans le même réseau que l’hôte</translation>
    </message>
    <message>
        <source>bridged networks</source>
        <translation>les réseaux pontés</translation>
    </message>
    <message>
        <source>the host&apos;s own; what a guest runs is no matter of this</source>
        <translation>ceux de l’hôte&#x202f;; ce qu’un invité exécute n’en dépend pas</translation>
    </message>
    <message>
        <source>tried</source>
        <translation>essayé</translation>
    </message>
    <message>
        <source>everything but 32-bit programs of the host; its processor, or the hypervisor around it, refuses 32-bit code segments</source>
        <translation>tout, sauf les programmes 32 bits de l’hôte&#x202f;; son processeur, ou l’hyperviseur autour, refuse les segments de code 32 bits</translation>
    </message>
    <message>
        <source>Probably: %1</source>
        <translation>Probablement&#x202f;: %1</translation>
    </message>
    <message>
        <source>Perhaps, as far as can be told from here: %1</source>
        <translation>Peut-être, pour autant qu’on puisse en juger d’ici&#x202f;: %1</translation>
    </message>
    <message>
        <source>This machine cannot run Apiary: %1.</source>
        <translation>Cette machine ne peut pas exécuter Apiary&#x202f;: %1.</translation>
    </message>
    <message>
        <source>This machine can run guests on its processor: %1.</source>
        <translation>Cette machine peut exécuter des invités sur son processeur&#x202f;: %1.</translation>
    </message>
    <message>
        <source>This virtual machine can run guests on its processor: %1.</source>
        <translation>Cette machine virtuelle peut exécuter des invités sur son processeur&#x202f;: %1.</translation>
    </message>
    <message>
        <source>This machine can run some guests on its processor: %1.</source>
        <translation>Cette machine peut exécuter certains invités sur son processeur&#x202f;: %1.</translation>
    </message>
    <message>
        <source>This virtual machine can run some guests on its processor: %1.</source>
        <translation>Cette machine virtuelle peut exécuter certains invités sur son processeur&#x202f;: %1.</translation>
    </message>
    <message>
        <source>This machine could run guests on its processor, but %1. Until that is mended they run on the software CPU.</source>
        <translation>Cette machine pourrait exécuter des invités sur son processeur, mais %1. Tant que ce n’est pas corrigé, ils s’exécutent sur le processeur logiciel.</translation>
    </message>
    <message>
        <source>This virtual machine could run guests on its processor, but %1. Until that is mended they run on the software CPU.</source>
        <translation>Cette machine virtuelle pourrait exécuter des invités sur son processeur, mais %1. Tant que ce n’est pas corrigé, ils s’exécutent sur le processeur logiciel.</translation>
    </message>
    <message>
        <source>This machine may be able to run guests on its processor: %1.</source>
        <translation>Cette machine peut peut-être exécuter des invités sur son processeur&#x202f;: %1.</translation>
    </message>
    <message>
        <source>This virtual machine may be able to run guests on its processor: %1.</source>
        <translation>Cette machine virtuelle peut peut-être exécuter des invités sur son processeur&#x202f;: %1.</translation>
    </message>
    <message>
        <source>This machine runs guests on the software CPU alone: %1.</source>
        <translation>Cette machine n’exécute les invités que sur le processeur logiciel&#x202f;: %1.</translation>
    </message>
    <message>
        <source>This virtual machine runs guests on the software CPU alone: %1.</source>
        <translation>Cette machine virtuelle n’exécute les invités que sur le processeur logiciel&#x202f;: %1.</translation>
    </message>
    <message>
        <source>the firmware has switched %1 off</source>
        <translation>le micrologiciel a désactivé %1</translation>
    </message>
    <message>
        <source>the processor has neither VT-x nor AMD-V</source>
        <translation>le processeur n’a ni VT-x ni AMD-V</translation>
    </message>
    <message>
        <source>whether the processor has %1 cannot be told</source>
        <translation>on ne peut dire si le processeur a %1</translation>
    </message>
    <message>
        <source>its KVM is a pagetable VM, on which no stock kernel boots</source>
        <translation>son KVM est une pagetable VM, sur laquelle aucun noyau courant ne démarre</translation>
    </message>
    <message>
        <source>the processor has %1 without %2: KVM makes shadow page tables, and is slower</source>
        <translation>le processeur a %1 sans %2&#x202f;: KVM crée des tables de pages fantômes, et est plus lent</translation>
    </message>
    <message>
        <source>the processor has %1, but no %2, without which bhyve does not start</source>
        <translation>le processeur a %1, mais pas %2, sans quoi bhyve ne démarre pas</translation>
    </message>
    <message>
        <source>the processor has %1, and whether it has %2 cannot be told</source>
        <translation>le processeur a %1, et on ne peut dire s’il a %2</translation>
    </message>
    <message>
        <source>the processor has VT-x, EPT and unrestricted guest</source>
        <translation>le processeur a VT-x, EPT et «&#x202f;unrestricted guest&#x202f;»</translation>
    </message>
    <message>
        <source>the processor has VT-x and EPT, but not unrestricted guest: one vCPU, and no UEFI or BIOS</source>
        <translation>le processeur a VT-x et EPT, mais pas «&#x202f;unrestricted guest&#x202f;»&#x202f;: un seul vCPU, et ni UEFI ni BIOS</translation>
    </message>
    <message>
        <source>the processor has VT-x and EPT; whether it has unrestricted guest cannot be told</source>
        <translation>le processeur a VT-x et EPT&#x202f;; on ne peut dire s’il a «&#x202f;unrestricted guest&#x202f;»</translation>
    </message>
    <message>
        <source>the processor has AMD-V, nested paging and NRIP save</source>
        <translation>le processeur a AMD-V, la pagination imbriquée et NRIP save</translation>
    </message>
    <message>
        <source>the processor has no %1</source>
        <translation>le processeur n’a pas %1</translation>
    </message>
    <message>
        <source>the processor has %1</source>
        <translation>le processeur a %1</translation>
    </message>
    <message>
        <source>Apiary is a 64-bit program, and the processor has no long mode</source>
        <translation>Apiary est un programme 64 bits, et le processeur n’a pas le mode long</translation>
    </message>
    <message>
        <source>the software CPU runs every guest on every 64-bit machine, slowly</source>
        <translation>le processeur logiciel exécute tout invité sur toute machine 64 bits, lentement</translation>
    </message>
    <message>
        <source>see %1</source>
        <translation>voyez %1</translation>
    </message>
    <message>
        <source>the processor has no VT-x, or a hypervisor around this machine hides it</source>
        <translation>le processeur n’a pas VT-x, ou un hyperviseur autour de cette machine le masque</translation>
    </message>
    <message>
        <source>apiaryctl check tells which; in a virtual machine switch on nested virtualization outside, otherwise use the software CPU or another processor</source>
        <translation>apiaryctl check indique ce qu’il en est&#x202f;; dans une machine virtuelle, activez la virtualisation imbriquée à l’extérieur, sinon utilisez le processeur logiciel ou un autre processeur</translation>
    </message>
    <message>
        <source>the firmware has switched VT-x off and locked that (MSR 3Ah)</source>
        <translation>le micrologiciel a désactivé VT-x et verrouillé ce réglage (MSR 3Ah)</translation>
    </message>
    <message>
        <source>in the firmware&apos;s set-up switch on &quot;Intel Virtualization Technology&quot; (VT-x, VMX, Vanderpool), save, and switch the power off once</source>
        <translation>activez «&#x202f;Intel Virtualization Technology&#x202f;» (VT-x, VMX, Vanderpool) dans la configuration du micrologiciel, enregistrez et coupez une fois l’alimentation</translation>
    </message>
    <message>
        <source>the processor&apos;s VT-x does not report which instruction did I/O (IA32_VMX_BASIC bit 54); a nested VT-x may lack that</source>
        <translation>le VT-x du processeur n’indique pas quelle instruction a fait l’entrée-sortie (IA32_VMX_BASIC bit 54)&#x202f;; cela peut manquer à un VT-x imbriqué</translation>
    </message>
    <message>
        <source>run bhyve on real hardware, or use the software CPU</source>
        <translation>exécutez bhyve sur du matériel réel, ou utilisez le processeur logiciel</translation>
    </message>
    <message>
        <source>the processor&apos;s VT-x is too old for bhyve: it has no secondary controls or not all primary ones, and so no EPT; Core 2 and its Celerons are such</source>
        <translation>le VT-x du processeur est trop ancien pour bhyve&#x202f;: il n’a pas de contrôles secondaires (secondary controls), ou pas tous les contrôles primaires, et donc pas EPT&#x202f;; c’est le cas des Core 2 et de leurs Celeron</translation>
    </message>
    <message>
        <source>none on this processor: bhyve needs one from Nehalem (2008) on; use the software CPU, or KVM on Linux</source>
        <translation>aucun pour ce processeur&#x202f;: bhyve en requiert un à partir de Nehalem (2008)&#x202f;; utilisez le processeur logiciel, ou KVM sous Linux</translation>
    </message>
    <message>
        <source>the processor has VT-x without EPT, which bhyve needs</source>
        <translation>le processeur a VT-x sans EPT, dont bhyve a besoin</translation>
    </message>
    <message>
        <source>the processor&apos;s VT-x lacks controls over interrupts that bhyve needs, such as virtual NMIs; a nested VT-x may lack them</source>
        <translation>il manque au VT-x du processeur des contrôles d’interruptions dont bhyve a besoin, comme les NMI virtuelles&#x202f;; ils peuvent manquer à un VT-x imbriqué</translation>
    </message>
    <message>
        <source>the processor&apos;s VT-x lacks VM-exit or VM-entry controls that bhyve needs (EFER, PAT); a nested VT-x may lack them</source>
        <translation>il manque au VT-x du processeur des contrôles de VM-exit ou de VM-entry dont bhyve a besoin (EFER, PAT)&#x202f;; ils peuvent manquer à un VT-x imbriqué</translation>
    </message>
    <message>
        <source>the processor&apos;s EPT lacks something that bhyve needs: four levels, write-back memory or INVEPT</source>
        <translation>il manque à l’EPT du processeur quelque chose dont bhyve a besoin&#x202f;: quatre niveaux, la mémoire write-back ou INVEPT</translation>
    </message>
    <message>
        <source>the processor has no AMD-V, or a hypervisor around this machine hides it</source>
        <translation>le processeur n’a pas AMD-V, ou un hyperviseur autour de cette machine le masque</translation>
    </message>
    <message>
        <source>the firmware has switched AMD-V off (VM_CR.SVMDIS)</source>
        <translation>le micrologiciel a désactivé AMD-V (VM_CR.SVMDIS)</translation>
    </message>
    <message>
        <source>in the firmware&apos;s set-up switch on &quot;SVM Mode&quot; (AMD-V, Secure Virtual Machine), save, and switch the power off once</source>
        <translation>activez «&#x202f;SVM Mode&#x202f;» (AMD-V, Secure Virtual Machine) dans la configuration du micrologiciel, enregistrez et coupez une fois l’alimentation</translation>
    </message>
    <message>
        <source>the processor has AMD-V without nested paging (RVI), which bhyve needs: K8, and the Turion X2 of family 11h</source>
        <translation>le processeur a AMD-V sans la pagination imbriquée (RVI), dont bhyve a besoin&#x202f;: K8, et le Turion X2 de la famille 11h</translation>
    </message>
    <message>
        <source>none on this processor: bhyve needs one with nested paging; use the software CPU, or KVM on Linux</source>
        <translation>aucun pour ce processeur&#x202f;: bhyve en requiert un doté de la pagination imbriquée&#x202f;; utilisez le processeur logiciel, ou KVM sous Linux</translation>
    </message>
    <message>
        <source>the processor does not save the address of the next instruction, which bhyve needs: the first K10 (Barcelona, Agena)</source>
        <translation>le processeur n’enregistre pas l’adresse de l’instruction suivante, dont bhyve a besoin&#x202f;: les premiers K10 (Barcelona, Agena)</translation>
    </message>
    <message>
        <source>none on this processor: bhyve needs a later one; use the software CPU, or KVM on Linux</source>
        <translation>aucun pour ce processeur&#x202f;: bhyve en requiert un plus récent&#x202f;; utilisez le processeur logiciel, ou KVM sous Linux</translation>
    </message>
    <message>
        <source>vmm.ko was loaded and refused to start (EINVAL): the processor lacks something that bhyve needs, usually EPT</source>
        <translation>vmm.ko a été chargé et a refusé de démarrer (EINVAL)&#x202f;: il manque au processeur quelque chose dont bhyve a besoin, en général EPT</translation>
    </message>
    <message>
        <source>the line before it in dmesg says what: dmesg | grep -E &apos;vmx_init|SVM&apos;; give that to apiaryctl explain</source>
        <translation>la ligne qui précède dans dmesg dit quoi&#x202f;: dmesg | grep -E &apos;vmx_init|SVM&apos;&#x202f;; donnez-la à apiaryctl explain</translation>
    </message>
    <message>
        <source>vmm.ko was loaded and refused to start (ENXIO): the processor has no VT-x or AMD-V, or the firmware has switched it off</source>
        <translation>vmm.ko a été chargé et a refusé de démarrer (ENXIO)&#x202f;: le processeur n’a ni VT-x ni AMD-V, ou le micrologiciel l’a désactivé</translation>
    </message>
    <message>
        <source>the line before it in dmesg says which: dmesg | grep -E &apos;vmx_init|SVM&apos;; give that to apiaryctl explain</source>
        <translation>la ligne qui précède dans dmesg dit ce qu’il en est&#x202f;: dmesg | grep -E &apos;vmx_init|SVM&apos;&#x202f;; donnez-la à apiaryctl explain</translation>
    </message>
    <message>
        <source>vmm.ko was loaded and refused to start</source>
        <translation>vmm.ko a été chargé et a refusé de démarrer</translation>
    </message>
    <message>
        <source>the line before it in dmesg says why: dmesg | grep -E &apos;vmx_init|SVM&apos;; give that to apiaryctl explain</source>
        <translation>la ligne qui précède dans dmesg dit pourquoi&#x202f;: dmesg | grep -E &apos;vmx_init|SVM&apos;&#x202f;; donnez-la à apiaryctl explain</translation>
    </message>
    <message>
        <source>the kernel found vmm.ko and could not link it: it was built for another kernel, or it is damaged</source>
        <translation>le noyau a trouvé vmm.ko et n’a pas pu le lier&#x202f;: il a été compilé pour un autre noyau, ou il est endommagé</translation>
    </message>
    <message>
        <source>dmesg tells which symbol or version; install kernel and modules of the same release and restart</source>
        <translation>dmesg dit de quel symbole ou de quelle version il s’agit&#x202f;; installez un noyau et des modules de la même version et redémarrez</translation>
    </message>
    <message>
        <source>there is no vmm.ko for this kernel: it is a 32-bit one, or was built without modules</source>
        <translation>il n’y a pas de vmm.ko pour ce noyau&#x202f;: c’est un noyau 32 bits, ou il a été compilé sans modules</translation>
    </message>
    <message>
        <source>run a 64-bit FreeBSD 10 or later whose /boot/kernel has vmm.ko</source>
        <translation>utilisez un FreeBSD 64 bits, version 10 ou plus récente, dont /boot/kernel contient vmm.ko</translation>
    </message>
    <message>
        <source>vmm.ko is loaded already; that is no error</source>
        <translation>vmm.ko est déjà chargé&#x202f;; ce n’est pas une erreur</translation>
    </message>
    <message>
        <source>nothing; if bhyve does not start all the same, sysctl hw.vmm.vmx.initialized tells whether it could start</source>
        <translation>rien&#x202f;; si bhyve ne démarre tout de même pas, sysctl hw.vmm.vmx.initialized dit si l’initialisation a réussi</translation>
    </message>
    <message>
        <source>only root loads modules; root neither in a jail nor with kern.securelevel above 0</source>
        <translation>seul root charge des modules, et root lui-même ne le peut ni dans une jail ni avec kern.securelevel au-dessus de 0</translation>
    </message>
    <message>
        <source>as root outside of jails: kldload vmm; or put vmm_load=&quot;YES&quot; into /boot/loader.conf and restart</source>
        <translation>en root, hors de toute jail&#x202f;: kldload vmm&#x202f;; ou mettez vmm_load=&quot;YES&quot; dans /boot/loader.conf et redémarrez</translation>
    </message>
    <message>
        <source>vmm.ko refused to start (ENXIO): no VT-x or AMD-V, or it is switched off</source>
        <translation>vmm.ko a refusé de démarrer (ENXIO)&#x202f;: il n’y a ni VT-x ni AMD-V, ou il est désactivé</translation>
    </message>
    <message>
        <source>dmesg | grep -E &apos;vmx_init|SVM&apos; says which; give that to apiaryctl explain</source>
        <translation>dmesg | grep -E &apos;vmx_init|SVM&apos; dit ce qu’il en est&#x202f;; donnez-le à apiaryctl explain</translation>
    </message>
    <message>
        <source>vmm.ko is of another version than the kernel that runs</source>
        <translation>vmm.ko est d’une autre version que le noyau en cours</translation>
    </message>
    <message>
        <source>install kernel and modules of the same release (freebsd-update install, or make installkernel) and restart</source>
        <translation>installez un noyau et des modules de la même version (freebsd-update install, ou make installkernel) et redémarrez</translation>
    </message>
    <message>
        <source>a module needs a symbol that the kernel that runs does not have: it was built for another kernel</source>
        <translation>un module a besoin d’un symbole que le noyau en cours n’a pas&#x202f;: il a été compilé pour un autre noyau</translation>
    </message>
    <message>
        <source>build or install the module from the same sources as the kernel, and restart</source>
        <translation>compilez ou installez le module à partir des mêmes sources que le noyau, et redémarrez</translation>
    </message>
    <message>
        <source>the assembler is too old to know VT-x&apos;s newer instructions, so vmm.ko cannot be built with it</source>
        <translation>l’assembleur est trop ancien pour connaître les instructions récentes de VT-x, et ne peut donc pas compiler vmm.ko</translation>
    </message>
    <message>
        <source>build with the tool chain of FreeBSD 10 or later (make buildworld first, or clang&apos;s own assembler)</source>
        <translation>compilez avec la chaîne d’outils de FreeBSD 10 ou plus récent (d’abord make buildworld, ou bien l’assembleur de clang)</translation>
    </message>
    <message>
        <source>the firmware has not switched VT-x on (MSR 3Ah, bit 2)</source>
        <translation>le micrologiciel n’a pas activé VT-x (MSR 3Ah, bit 2)</translation>
    </message>
    <message>
        <source>kldload vmm, which switches it on where the firmware has not locked it; otherwise switch on &quot;Intel Virtualization Technology&quot; in the firmware&apos;s set-up</source>
        <translation>kldload vmm, qui l’active si le micrologiciel ne l’a pas verrouillé&#x202f;; sinon, activez «&#x202f;Intel Virtualization Technology&#x202f;» dans la configuration du micrologiciel</translation>
    </message>
    <message>
        <source>there is no memory for guests: the first BHyVe took it only from what hw.physmem left to it, and nothing was left</source>
        <translation>il n’y a pas de mémoire pour les invités&#x202f;: le premier BHyVe ne la prenait que dans ce que hw.physmem lui laissait, et il ne restait rien</translation>
    </message>
    <message>
        <source>in /boot/loader.conf set hw.physmem below what the machine has (with 8 GB: hw.physmem=&quot;4g&quot;) and restart; or use FreeBSD 10 or later, which needs no such thing, and a smaller -m</source>
        <translation>dans /boot/loader.conf, fixez hw.physmem en dessous de ce que la machine possède (avec 8&#xa0;Go&#x202f;: hw.physmem=&quot;4g&quot;) et redémarrez&#x202f;; ou utilisez FreeBSD 10 ou plus récent, qui s’en passe, et un -m plus petit</translation>
    </message>
    <message>
        <source>the part of the guest&apos;s memory that lies above 4 GiB cannot be had: too little is left of hw.physmem</source>
        <translation>la partie de la mémoire de l’invité située au-dessus de 4&#xa0;Gio ne peut être obtenue&#x202f;: hw.physmem laisse trop peu de place</translation>
    </message>
    <message>
        <source>lower hw.physmem in /boot/loader.conf and restart, give the guest less high memory (-M), or use FreeBSD 10 or later with a smaller -m</source>
        <translation>diminuez hw.physmem dans /boot/loader.conf et redémarrez, donnez à l’invité moins de mémoire haute (-M), ou utilisez FreeBSD 10 ou plus récent avec un -m plus petit</translation>
    </message>
    <message>
        <source>the guest&apos;s memory cannot be had: more is asked for than there is, or than may be wired (-S)</source>
        <translation>la mémoire de l’invité ne peut être obtenue&#x202f;: il en est demandé plus qu’il n’y en a, ou plus qu’il n’est permis d’en verrouiller (-S)</translation>
    </message>
    <message>
        <source>give less with -m, leave out -S, or raise the limits (limits -l, sysctl vm.max_user_wired)</source>
        <translation>donnez-en moins avec -m, omettez -S, ou relevez les limites (limits -l, sysctl vm.max_user_wired)</translation>
    </message>
    <message>
        <source>vmm.ko is not loaded: the sysctl hw.vmm.create is not there</source>
        <translation>vmm.ko n’est pas chargé&#x202f;: le sysctl hw.vmm.create n’existe pas</translation>
    </message>
    <message>
        <source>as root: kldload vmm; to have it always: vmm_load=&quot;YES&quot; in /boot/loader.conf</source>
        <translation>en root&#x202f;: kldload vmm&#x202f;; pour l’avoir toujours&#x202f;: vmm_load=&quot;YES&quot; dans /boot/loader.conf</translation>
    </message>
    <message>
        <source>vmm.ko is loaded, but could not start on this processor</source>
        <translation>vmm.ko est chargé, mais n’a pas pu démarrer sur ce processeur</translation>
    </message>
    <message>
        <source>sysctl hw.vmm.vmx.initialized is 0 then; dmesg | grep -E &apos;vmx_init|SVM&apos; says why</source>
        <translation>sysctl hw.vmm.vmx.initialized vaut alors 0&#x202f;; dmesg | grep -E &apos;vmx_init|SVM&apos; dit pourquoi</translation>
    </message>
    <message>
        <source>a virtual machine of this name is there already, perhaps left over from a run that did not end well</source>
        <translation>il existe déjà une machine virtuelle de ce nom, peut-être laissée par une exécution qui s’est mal terminée</translation>
    </message>
    <message>
        <source>as root: bhyvectl --destroy --vm=NAME</source>
        <translation>en root&#x202f;: bhyvectl --destroy --vm=NAME</translation>
    </message>
    <message>
        <source>only root makes virtual machines of bhyve, and within a jail only with allow.vmm</source>
        <translation>seul root crée des machines virtuelles bhyve, et dans une jail seulement avec allow.vmm</translation>
    </message>
    <message>
        <source>run it as root; in a jail set allow.vmm</source>
        <translation>exécutez-le en root&#x202f;; dans une jail, activez allow.vmm</translation>
    </message>
    <message>
        <source>there is no virtual machine of this name: it was not loaded yet, or was destroyed</source>
        <translation>il n’y a pas de machine virtuelle de ce nom&#x202f;: elle n’a pas encore été chargée, ou a été détruite</translation>
    </message>
    <message>
        <source>run bhyveload (or grub-bhyve) before bhyve; ls /dev/vmm shows which there are</source>
        <translation>exécutez bhyveload (ou grub-bhyve) avant bhyve&#x202f;; ls /dev/vmm montre celles qui existent</translation>
    </message>
    <message>
        <source>the devices in /dev/vmm belong to root</source>
        <translation>les périphériques dans /dev/vmm appartiennent à root</translation>
    </message>
    <message>
        <source>run it as root</source>
        <translation>exécutez-le en root</translation>
    </message>
    <message>
        <source>the processor has no unrestricted guest, so guests have one vCPU; or hw.vmm.maxcpu is lower than what is asked for</source>
        <translation>le processeur n’a pas «&#x202f;unrestricted guest&#x202f;», les invités ont donc un seul vCPU&#x202f;; ou hw.vmm.maxcpu est inférieur à ce qui est demandé</translation>
    </message>
    <message>
        <source>use -c 1; apiaryctl check tells whether there is unrestricted guest</source>
        <translation>utilisez -c 1&#x202f;; apiaryctl check dit si «&#x202f;unrestricted guest&#x202f;» est présent</translation>
    </message>
    <message>
        <source>UEFI begins in real mode, and the processor has no unrestricted guest (before Westmere, 2010)</source>
        <translation>UEFI débute en mode réel, et le processeur n’a pas «&#x202f;unrestricted guest&#x202f;» (avant Westmere, 2010)</translation>
    </message>
    <message>
        <source>load the guest&apos;s kernel with bhyveload or grub-bhyve instead of UEFI, with one vCPU; or use the software CPU</source>
        <translation>chargez le noyau de l’invité avec bhyveload ou grub-bhyve au lieu d’UEFI, avec un seul vCPU&#x202f;; ou utilisez le processeur logiciel</translation>
    </message>
    <message>
        <source>the processor cannot stop at a guest&apos;s HLT, which -H asks for</source>
        <translation>le processeur ne peut pas s’arrêter sur le HLT d’un invité, ce que -H demande</translation>
    </message>
    <message>
        <source>leave out -H</source>
        <translation>omettez -H</translation>
    </message>
    <message>
        <source>the processor cannot stop at a guest&apos;s PAUSE, which -P asks for</source>
        <translation>le processeur ne peut pas s’arrêter sur le PAUSE d’un invité, ce que -P demande</translation>
    </message>
    <message>
        <source>leave out -P</source>
        <translation>omettez -P</translation>
    </message>
    <message>
        <source>one of the guest&apos;s devices could not be set up: a disk&apos;s file or a tap is missing or in use</source>
        <translation>l’un des périphériques de l’invité n’a pas pu être mis en place&#x202f;: le fichier d’un disque ou un tap est absent ou utilisé</translation>
    </message>
    <message>
        <source>the lines before it name the device; see that file, tap or port</source>
        <translation>les lignes qui précèdent nomment le périphérique&#x202f;; vérifiez ce fichier, ce tap ou ce port</translation>
    </message>
    <message>
        <source>the file or volume of a disk is not there, or may not be opened</source>
        <translation>le fichier ou le volume d’un disque n’existe pas, ou ne peut être ouvert faute de droits</translation>
    </message>
    <message>
        <source>see the path after it, and who may read and write it; zvols are in /dev/zvol</source>
        <translation>vérifiez le chemin qui suit, et qui peut le lire et y écrire&#x202f;; les zvols sont dans /dev/zvol</translation>
    </message>
    <message>
        <source>the tap is not there, is in use by another guest, or may not be opened</source>
        <translation>le tap n’existe pas, est utilisé par un autre invité, ou ne peut être ouvert faute de droits</translation>
    </message>
    <message>
        <source>ifconfig tap0 create; see /dev/tap0&apos;s owner and net.link.tap.user_open; end the other guest</source>
        <translation>ifconfig tap0 create&#x202f;; vérifiez le propriétaire de /dev/tap0 et net.link.tap.user_open&#x202f;; arrêtez l’autre invité</translation>
    </message>
    <message>
        <source>a device that is to be handed to the guest still belongs to a driver of the host</source>
        <translation>un périphérique à confier à l’invité appartient encore à un pilote de l’hôte</translation>
    </message>
    <message>
        <source>in /boot/loader.conf: pptdevs=&quot;BUS/SLOT/FUNCTION&quot;, and restart; it takes an IOMMU (VT-d, AMD-Vi)</source>
        <translation>dans /boot/loader.conf&#x202f;: pptdevs=&quot;BUS/SLOT/FUNCTION&quot;, et redémarrez&#x202f;; il faut une IOMMU (VT-d, AMD-Vi)</translation>
    </message>
    <message>
        <source>the guest used an I/O port in a way that bhyve does not know, with strict checks (-e)</source>
        <translation>l’invité a utilisé un port d’E/S d’une façon que bhyve ne connaît pas, avec les contrôles stricts (-e)</translation>
    </message>
    <message>
        <source>leave out -e</source>
        <translation>omettez -e</translation>
    </message>
    <message>
        <source>the guest read or wrote an I/O port that no device has, with strict checks (-e)</source>
        <translation>l’invité a lu ou écrit un port d’E/S qu’aucun périphérique ne possède, avec les contrôles stricts (-e)</translation>
    </message>
    <message>
        <source>the guest read a model-specific register that bhyve does not have; it sees a fault</source>
        <translation>l’invité a lu un registre spécifique au modèle que bhyve n’a pas&#x202f;; il reçoit une exception</translation>
    </message>
    <message>
        <source>harmless for most systems; if the guest stops there, add -w</source>
        <translation>sans conséquence pour la plupart des systèmes&#x202f;; si l’invité s’arrête là, ajoutez -w</translation>
    </message>
    <message>
        <source>the guest wrote a model-specific register that bhyve does not have; it sees a fault</source>
        <translation>l’invité a écrit un registre spécifique au modèle que bhyve n’a pas&#x202f;; il reçoit une exception</translation>
    </message>
    <message>
        <source>the guest reached a device with an instruction that bhyve cannot emulate</source>
        <translation>l’invité a accédé à un périphérique avec une instruction que bhyve ne sait pas émuler</translation>
    </message>
    <message>
        <source>report it with the bytes after it; try the guest on another engine</source>
        <translation>signalez-le avec les octets qui suivent&#x202f;; essayez l’invité sur un autre moteur</translation>
    </message>
    <message>
        <source>the guest&apos;s CPU stopped for a reason that bhyve does not handle; the lines below it tell the reason</source>
        <translation>le processeur de l’invité s’est arrêté pour une raison que bhyve ne traite pas&#x202f;; les lignes qui suivent la donnent</translation>
    </message>
    <message>
        <source>report it with those lines; on old processors it is often a lack of unrestricted guest: use one vCPU and no UEFI</source>
        <translation>signalez-le avec ces lignes&#x202f;; sur les anciens processeurs, c’est souvent «&#x202f;unrestricted guest&#x202f;» qui manque&#x202f;: utilisez un seul vCPU et pas d’UEFI</translation>
    </message>
    <message>
        <source>bhyvectl was asked about a virtual machine that is not there</source>
        <translation>bhyvectl a été interrogé sur une machine virtuelle qui n’existe pas</translation>
    </message>
    <message>
        <source>ls /dev/vmm shows which there are; nothing is to be destroyed</source>
        <translation>ls /dev/vmm montre celles qui existent&#x202f;; il n’y a rien à détruire</translation>
    </message>
    <message>
        <source>the firmware&apos;s file is not there</source>
        <translation>le fichier du micrologiciel n’existe pas</translation>
    </message>
    <message>
        <source>pkg install bhyve-firmware; the file is /usr/local/share/uefi-firmware/BHYVE_UEFI.fd</source>
        <translation>pkg install bhyve-firmware&#x202f;; le fichier est /usr/local/share/uefi-firmware/BHYVE_UEFI.fd</translation>
    </message>
    <message>
        <source>the interface is a member of a bridge already</source>
        <translation>l’interface est déjà membre d’un pont</translation>
    </message>
    <message>
        <source>ifconfig | grep -B20 member: shows which; ifconfig bridge0 deletem INTERFACE takes it out</source>
        <translation>ifconfig | grep -B20 member: montre lequel&#x202f;; ifconfig bridge0 deletem INTERFACE l’en retire</translation>
    </message>
    <message>
        <source>the interface is a member of this very bridge already; that is no error</source>
        <translation>l’interface est déjà membre de ce pont même&#x202f;; ce n’est pas une erreur</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>rien</translation>
    </message>
    <message>
        <source>the interface cannot be bridged: another MTU than the bridge&apos;s, a Wi-Fi client, or no Ethernet at all</source>
        <translation>l’interface ne peut être pontée&#x202f;: une MTU différente de celle du pont, un client Wi-Fi, ou pas d’Ethernet du tout</translation>
    </message>
    <message>
        <source>give both the same MTU (ifconfig tap0 mtu 1500); for Wi-Fi use NAT instead of a bridge</source>
        <translation>donnez la même MTU aux deux (ifconfig tap0 mtu 1500)&#x202f;; en Wi-Fi, utilisez NAT au lieu d’un pont</translation>
    </message>
    <message>
        <source>there is no interface of this name</source>
        <translation>il n’y a pas d’interface de ce nom</translation>
    </message>
    <message>
        <source>ifconfig -l lists them; a tap is made by ifconfig tap0 create</source>
        <translation>ifconfig -l en donne la liste&#x202f;; un tap se crée par ifconfig tap0 create</translation>
    </message>
    <message>
        <source>an interface of this name is there already; that is no error</source>
        <translation>il existe déjà une interface de ce nom&#x202f;; ce n’est pas une erreur</translation>
    </message>
    <message>
        <source>use it, or ifconfig NAME destroy first</source>
        <translation>utilisez-la, ou faites d’abord ifconfig NAME destroy</translation>
    </message>
    <message>
        <source>the kernel knows no such kind of interface: the module for taps or bridges is not loaded</source>
        <translation>le noyau ne connaît pas ce type d’interface&#x202f;: le module pour les taps ou les ponts n’est pas chargé</translation>
    </message>
    <message>
        <source>as root: kldload if_tuntap (before FreeBSD 13: if_tap) and if_bridge</source>
        <translation>en root&#x202f;: kldload if_tuntap (avant FreeBSD 13&#x202f;: if_tap) et if_bridge</translation>
    </message>
    <message>
        <source>nobody has the tap open any more, or it was never brought up: a guest that just ended, or one whose card is down because the tap was</source>
        <translation>plus personne n’a ouvert le tap, ou il n’a jamais été activé&#x202f;: un invité qui vient de se terminer, ou dont la carte est inactive parce que le tap l’était</translation>
    </message>
    <message>
        <source>sysctl net.link.tap.up_on_open=1 brings a tap up when a guest opens it</source>
        <translation>sysctl net.link.tap.up_on_open=1 active un tap dès qu’un invité l’ouvre</translation>
    </message>
    <message>
        <source>the bridge asked a member to switch off offloads that it cannot change; that is harmless</source>
        <translation>le pont a demandé à un membre de désactiver des délestages (offloads) qu’il ne peut pas modifier&#x202f;; c’est sans conséquence</translation>
    </message>
    <message>
        <source>nothing; if traffic is slow, ifconfig INTERFACE -tso -lro -txcsum -rxcsum</source>
        <translation>rien&#x202f;; si le trafic est lent, ifconfig INTERFACE -tso -lro -txcsum -rxcsum</translation>
    </message>
    <message>
        <source>the interface takes up all frames because it is in a bridge; that is as it should be</source>
        <translation>l’interface reçoit toutes les trames parce qu’elle est dans un pont&#x202f;; c’est normal</translation>
    </message>
    <message>
        <source>the firmware has switched VT-x or AMD-V off</source>
        <translation>le micrologiciel a désactivé VT-x ou AMD-V</translation>
    </message>
    <message>
        <source>in the firmware&apos;s set-up switch on &quot;Intel Virtualization Technology&quot; or &quot;SVM Mode&quot;, save, and switch the power off once</source>
        <translation>activez «&#x202f;Intel Virtualization Technology&#x202f;» ou «&#x202f;SVM Mode&#x202f;» dans la configuration du micrologiciel, enregistrez et coupez une fois l’alimentation</translation>
    </message>
    <message>
        <source>the processor has no VT-x (kvm_intel) or AMD-V (kvm_amd), the other module was meant, or a hypervisor around this machine hides it</source>
        <translation>le processeur n’a pas VT-x (kvm_intel) ou AMD-V (kvm_amd), c’est l’autre module qu’il fallait, ou un hyperviseur autour de cette machine le masque</translation>
    </message>
    <message>
        <source>apiaryctl check tells which; in a virtual machine switch on nested virtualization outside</source>
        <translation>apiaryctl check indique ce qu’il en est&#x202f;; dans une machine virtuelle, activez la virtualisation imbriquée à l’extérieur</translation>
    </message>
    <message>
        <source>the firmware has switched VT-x off and locked that</source>
        <translation>le micrologiciel a désactivé VT-x et verrouillé ce réglage</translation>
    </message>
    <message>
        <source>the processor has no AMD-V, a hypervisor around this machine hides it, or Linux does because the firmware has switched it off</source>
        <translation>le processeur n’a pas AMD-V, un hyperviseur autour de cette machine le masque, ou Linux le masque parce que le micrologiciel l’a désactivé</translation>
    </message>
    <message>
        <source>dmesg | grep -i svm: &quot;SVM disabled (by BIOS)&quot; means the last; otherwise apiaryctl check tells which</source>
        <translation>dmesg | grep -i svm&#x202f;: «&#x202f;SVM disabled (by BIOS)&#x202f;» désigne le dernier cas&#x202f;; sinon, apiaryctl check indique ce qu’il en est</translation>
    </message>
    <message>
        <source>kvm_amd was loaded on a processor that is not AMD&apos;s</source>
        <translation>kvm_amd a été chargé sur un processeur qui n’est pas d’AMD</translation>
    </message>
    <message>
        <source>modprobe kvm_intel</source>
        <translation>modprobe kvm_intel</translation>
    </message>
    <message>
        <source>the firmware has switched VT-x off and locked that; Linux hides the flag vmx then</source>
        <translation>le micrologiciel a désactivé VT-x et verrouillé ce réglage&#x202f;; Linux masque alors l’indicateur vmx</translation>
    </message>
    <message>
        <source>the firmware allows VT-x only outside of a trusted launch (TXT), and this kernel was launched in one</source>
        <translation>le micrologiciel n’autorise VT-x qu’en dehors d’un lancement de confiance (TXT), et ce noyau a été lancé ainsi</translation>
    </message>
    <message>
        <source>start without TXT (tboot), or allow both in the firmware&apos;s set-up</source>
        <translation>démarrez sans TXT (tboot), ou autorisez les deux dans la configuration du micrologiciel</translation>
    </message>
    <message>
        <source>the firmware has switched SGX off, which has nothing to do with virtual machines</source>
        <translation>le micrologiciel a désactivé SGX, qui n’a rien à voir avec les machines virtuelles</translation>
    </message>
    <message>
        <source>the other of kvm_intel and kvm_amd is loaded, or the same one twice; one of them fits the processor</source>
        <translation>de kvm_intel et kvm_amd, c’est l’autre qui est chargé, ou le même l’a été deux fois&#x202f;; un seul des deux convient au processeur</translation>
    </message>
    <message>
        <source>nothing, if /dev/kvm is there</source>
        <translation>rien, si /dev/kvm existe</translation>
    </message>
    <message>
        <source>the other of kvm_intel and kvm_amd is loaded; one of them fits the processor</source>
        <translation>de kvm_intel et kvm_amd, c’est l’autre qui est chargé&#x202f;; un seul des deux convient au processeur</translation>
    </message>
    <message>
        <source>another hypervisor has VT-x or AMD-V in use: VirtualBox or VMware with running machines, or a firmware that set it differently for each CPU</source>
        <translation>un autre hyperviseur utilise VT-x ou AMD-V&#x202f;: VirtualBox ou VMware avec des machines en marche, ou bien le micrologiciel l’a réglé différemment selon le processeur</translation>
    </message>
    <message>
        <source>end the other hypervisor&apos;s machines or unload its module (rmmod vboxdrv, vmmon), then try again</source>
        <translation>arrêtez les machines de l’autre hyperviseur ou déchargez son module (rmmod vboxdrv, vmmon), puis réessayez</translation>
    </message>
    <message>
        <source>the processors of this machine differ in what their VT-x can do, usually for want of newer microcode</source>
        <translation>les processeurs de cette machine diffèrent par ce que leur VT-x sait faire, en général faute d’un microcode plus récent</translation>
    </message>
    <message>
        <source>install the processor&apos;s microcode (intel-microcode) and newer firmware</source>
        <translation>installez le microcode du processeur (intel-microcode) et un micrologiciel plus récent</translation>
    </message>
    <message>
        <source>the processor has no VT-x or AMD-V, or the firmware has switched it off</source>
        <translation>le processeur n’a ni VT-x ni AMD-V, ou le micrologiciel l’a désactivé</translation>
    </message>
    <message>
        <source>dmesg | tail says which; give that to apiaryctl explain</source>
        <translation>dmesg | tail dit ce qu’il en est&#x202f;; donnez-le à apiaryctl explain</translation>
    </message>
    <message>
        <source>the module could not set up VT-x or AMD-V</source>
        <translation>le module n’a pas pu mettre en place VT-x ou AMD-V</translation>
    </message>
    <message>
        <source>dmesg | tail says why; give that to apiaryctl explain</source>
        <translation>dmesg | tail dit pourquoi&#x202f;; donnez-le à apiaryctl explain</translation>
    </message>
    <message>
        <source>another hypervisor has VT-x or AMD-V in use: VirtualBox or VMware</source>
        <translation>un autre hyperviseur utilise VT-x ou AMD-V&#x202f;: VirtualBox ou VMware</translation>
    </message>
    <message>
        <source>end its machines or unload its module (rmmod vboxdrv, vmmon), then try again</source>
        <translation>arrêtez ses machines ou déchargez son module (rmmod vboxdrv, vmmon), puis réessayez</translation>
    </message>
    <message>
        <source>Secure Boot is on, and the module is not signed with a key that the kernel trusts</source>
        <translation>Secure Boot est activé, et le module n’est pas signé par une clé à laquelle le noyau se fie</translation>
    </message>
    <message>
        <source>use the distribution&apos;s own kernel and modules, or enrol the key (mokutil --import)</source>
        <translation>utilisez le noyau et les modules de la distribution, ou inscrivez la clé (mokutil --import)</translation>
    </message>
    <message>
        <source>the modules of the kernel that runs are not installed: it was upgraded since the last restart, or is a small cloud or container kernel</source>
        <translation>les modules du noyau en cours ne sont pas installés&#x202f;: il a été mis à jour depuis le dernier redémarrage, ou c’est un petit noyau pour le cloud ou les conteneurs</translation>
    </message>
    <message>
        <source>restart into the installed kernel, or install the full one (Debian: linux-image-amd64 instead of -cloud)</source>
        <translation>redémarrez sur le noyau installé, ou installez le noyau complet (Debian&#x202f;: linux-image-amd64 au lieu de -cloud)</translation>
    </message>
    <message>
        <source>the processor has AMD-V without nested paging, or the module was loaded with npt=0; guests run on shadow page tables, slowly</source>
        <translation>le processeur a AMD-V sans la pagination imbriquée, ou le module a été chargé avec npt=0&#x202f;; les invités s’exécutent avec des tables de pages fantômes, lentement</translation>
    </message>
    <message>
        <source>modprobe -r kvm_amd &amp;&amp; modprobe kvm_amd npt=1, if the processor has it</source>
        <translation>modprobe -r kvm_amd &amp;&amp; modprobe kvm_amd npt=1, si le processeur l’a</translation>
    </message>
    <message>
        <source>the guest read a model-specific register that KVM does not have</source>
        <translation>l’invité a lu un registre spécifique au modèle que KVM n’a pas</translation>
    </message>
    <message>
        <source>harmless for most guests; if one stops there, options kvm ignore_msrs=1 in /etc/modprobe.d</source>
        <translation>sans conséquence pour la plupart des invités&#x202f;; si l’un d’eux s’arrête là, mettez options kvm ignore_msrs=1 dans /etc/modprobe.d</translation>
    </message>
    <message>
        <source>the guest wrote a model-specific register that KVM does not have</source>
        <translation>l’invité a écrit un registre spécifique au modèle que KVM n’a pas</translation>
    </message>
    <message>
        <source>the processor leaks data between hyper-threads (L1TF); guests that are not trusted could read the host&apos;s</source>
        <translation>le processeur laisse fuir des données entre hyper-threads (L1TF)&#x202f;; des invités qui ne sont pas de confiance pourraient lire celles de l’hôte</translation>
    </message>
    <message>
        <source>for such guests switch hyper-threading off: echo off &gt; /sys/devices/system/cpu/smt/control</source>
        <translation>pour de tels invités, désactivez l’hyper-threading&#x202f;: echo off &gt; /sys/devices/system/cpu/smt/control</translation>
    </message>
    <message>
        <source>the processor leaks data between hyper-threads (MDS); guests that are not trusted could read the host&apos;s</source>
        <translation>le processeur laisse fuir des données entre hyper-threads (MDS)&#x202f;; des invités qui ne sont pas de confiance pourraient lire celles de l’hôte</translation>
    </message>
    <message>
        <source>a known fault of some processors, which KVM works around</source>
        <translation>un défaut connu de certains processeurs, que KVM contourne</translation>
    </message>
    <message>
        <source>a program or guest used a locked instruction across two cache lines, and Linux slows it down for that</source>
        <translation>un programme ou un invité a utilisé une instruction verrouillée à cheval sur deux lignes de cache, et Linux le ralentit pour cela</translation>
    </message>
    <message>
        <source>harmless; if it is too slow: sysctl kernel.split_lock_mitigate=0</source>
        <translation>sans conséquence&#x202f;; si c’est trop lent&#x202f;: sysctl kernel.split_lock_mitigate=0</translation>
    </message>
    <message>
        <source>the platform cannot keep a guest&apos;s device from sending any interrupt, so devices are not handed to guests</source>
        <translation>la plateforme ne peut empêcher le périphérique d’un invité d’envoyer n’importe quelle interruption&#x202f;; aucun périphérique n’est donc confié aux invités</translation>
    </message>
    <message>
        <source>update the firmware and switch on VT-d there; for trusted guests: options vfio_iommu_type1 allow_unsafe_interrupts=1</source>
        <translation>mettez à jour le micrologiciel et activez-y VT-d&#x202f;; pour des invités de confiance&#x202f;: options vfio_iommu_type1 allow_unsafe_interrupts=1</translation>
    </message>
    <message>
        <source>making a tap, or opening one that is not yours, takes root (CAP_NET_ADMIN)</source>
        <translation>créer un tap, ou en ouvrir un qui n’est pas à vous, requiert root (CAP_NET_ADMIN)</translation>
    </message>
    <message>
        <source>as root: ip tuntap add dev tap0 mode tap user USER</source>
        <translation>en root&#x202f;: ip tuntap add dev tap0 mode tap user USER</translation>
    </message>
    <message>
        <source>the tap is there already and in use, or an interface of another kind has its name</source>
        <translation>le tap existe déjà et est utilisé, ou une interface d’un autre type porte son nom</translation>
    </message>
    <message>
        <source>ip -d link show tap0 tells; give another name, or end who uses it</source>
        <translation>ip -d link show tap0 l’indique&#x202f;; donnez un autre nom, ou arrêtez ce qui l’utilise</translation>
    </message>
    <message>
        <source>an interface of this name is there that is no tap, or a tap with other options</source>
        <translation>il existe une interface de ce nom qui n’est pas un tap, ou un tap avec d’autres options</translation>
    </message>
    <message>
        <source>ip -d link show tells; delete it (ip link delete NAME) and make it anew</source>
        <translation>ip -d link show l’indique&#x202f;; supprimez-la (ip link delete NAME) et créez-la de nouveau</translation>
    </message>
    <message>
        <source>the module for taps is not loaded, or the kernel has none</source>
        <translation>le module pour les taps n’est pas chargé, ou le noyau n’en a pas</translation>
    </message>
    <message>
        <source>as root: modprobe tun</source>
        <translation>en root&#x202f;: modprobe tun</translation>
    </message>
    <message>
        <source>changing interfaces takes root (CAP_NET_ADMIN)</source>
        <translation>modifier des interfaces requiert root (CAP_NET_ADMIN)</translation>
    </message>
    <message>
        <source>run it with sudo</source>
        <translation>exécutez-le avec sudo</translation>
    </message>
    <message>
        <source>an interface, address or route like this is there already</source>
        <translation>une interface, une adresse ou une route comme celle-ci existe déjà</translation>
    </message>
    <message>
        <source>ip link, ip address or ip route shows it; delete it first, or leave it</source>
        <translation>ip link, ip address ou ip route la montre&#x202f;; supprimez-la d’abord, ou laissez-la</translation>
    </message>
    <message>
        <source>the kernel has no module for it (bridge, 8021q), or the interface cannot be bridged, as Wi-Fi</source>
        <translation>le noyau n’a pas de module pour cela (bridge, 8021q), ou l’interface ne peut être pontée, comme en Wi-Fi</translation>
    </message>
    <message>
        <source>as root: modprobe bridge or modprobe 8021q; for Wi-Fi use NAT instead of a bridge</source>
        <translation>en root&#x202f;: modprobe bridge ou modprobe 8021q&#x202f;; en Wi-Fi, utilisez NAT au lieu d’un pont</translation>
    </message>
    <message>
        <source>the interface is a member of a bridge or bond already</source>
        <translation>l’interface est déjà membre d’un pont ou d’une agrégation (bond)</translation>
    </message>
    <message>
        <source>ip -d link show NAME tells which; ip link set NAME nomaster takes it out</source>
        <translation>ip -d link show NAME indique lequel&#x202f;; ip link set NAME nomaster l’en retire</translation>
    </message>
    <message>
        <source>a Wi-Fi client cannot be bridged: the access point takes frames from its own address alone</source>
        <translation>un client Wi-Fi ne peut être ponté&#x202f;: le point d’accès n’accepte que les trames venant de sa propre adresse</translation>
    </message>
    <message>
        <source>use NAT (--net user), or a cable</source>
        <translation>utilisez NAT (--net user), ou un câble</translation>
    </message>
    <message>
        <source>ip link set NAME nomaster takes it out</source>
        <translation>ip link set NAME nomaster l’en retire</translation>
    </message>
    <message>
        <source>ip link lists them</source>
        <translation>ip link en donne la liste</translation>
    </message>
    <message>
        <source>nobody has the tap open: its guest has ended, or did not start yet</source>
        <translation>personne n’a ouvert le tap&#x202f;: son invité s’est terminé, ou n’a pas encore démarré</translation>
    </message>
    <message>
        <source>nothing; it goes on when a guest opens the tap and its card is up</source>
        <translation>rien&#x202f;; cela reprend dès qu’un invité ouvre le tap et que sa carte est active</translation>
    </message>
    <message>
        <source>the bridge waits before a new member may send: with STP on for 30 seconds</source>
        <translation>le pont attend avant qu’un nouveau membre puisse émettre&#x202f;: 30 secondes avec STP</translation>
    </message>
    <message>
        <source>without loops in the network: ip link set br0 type bridge forward_delay 0 stp_state 0</source>
        <translation>sans boucles dans le réseau&#x202f;: ip link set br0 type bridge forward_delay 0 stp_state 0</translation>
    </message>
    <message>
        <source>firewall rules no longer see what is bridged, unless br_netfilter is loaded; that is no error</source>
        <translation>les règles du pare-feu ne voient plus ce qui est ponté, sauf si br_netfilter est chargé&#x202f;; ce n’est pas une erreur</translation>
    </message>
    <message>
        <source>nothing; load br_netfilter only where rules are to hold for guests</source>
        <translation>rien&#x202f;; ne chargez br_netfilter que là où des règles doivent s’appliquer aux invités</translation>
    </message>
    <message>
        <source>a guest has the bridge&apos;s or another guest&apos;s MAC address, or there is a loop</source>
        <translation>un invité a l’adresse MAC du pont ou d’un autre invité, ou il y a une boucle</translation>
    </message>
    <message>
        <source>give each card a MAC address of its own, and look for cables that join the bridge twice</source>
        <translation>donnez à chaque carte sa propre adresse MAC, et cherchez des câbles qui relient deux fois le pont</translation>
    </message>
    <message>
        <source>another DNS server listens on that address: a second dnsmasq, or systemd-resolved</source>
        <translation>un autre serveur DNS écoute sur cette adresse&#x202f;: un second dnsmasq, ou systemd-resolved</translation>
    </message>
    <message>
        <source>add bind-interfaces and interface=BRIDGE to dnsmasq&apos;s settings</source>
        <translation>ajoutez bind-interfaces et interface=BRIDGE à la configuration de dnsmasq</translation>
    </message>
    <message>
        <source>changing the firewall takes root (CAP_NET_ADMIN)</source>
        <translation>modifier le pare-feu requiert root (CAP_NET_ADMIN)</translation>
    </message>
    <message>
        <source>there is no /dev/kvm: kvm_intel or kvm_amd is not loaded, or the processor has no VT-x or AMD-V</source>
        <translation>il n’y a pas de /dev/kvm&#x202f;: kvm_intel ou kvm_amd n’est pas chargé, ou le processeur n’a ni VT-x ni AMD-V</translation>
    </message>
    <message>
        <source>as root: modprobe kvm_intel (or kvm_amd); if that fails, give its message to apiaryctl explain</source>
        <translation>en root&#x202f;: modprobe kvm_intel (ou kvm_amd)&#x202f;; en cas d’échec, donnez le message à apiaryctl explain</translation>
    </message>
    <message>
        <source>you may not open /dev/kvm</source>
        <translation>vous n’avez pas le droit d’ouvrir /dev/kvm</translation>
    </message>
    <message>
        <source>as root: usermod -aG kvm USER; then log in again</source>
        <translation>en root&#x202f;: usermod -aG kvm USER&#x202f;; puis reconnectez-vous</translation>
    </message>
    <message>
        <source>another hypervisor has VT-x or AMD-V in use</source>
        <translation>un autre hyperviseur utilise VT-x ou AMD-V</translation>
    </message>
    <message>
        <source>end the machines of VirtualBox or VMware, then try again</source>
        <translation>arrêtez les machines de VirtualBox ou de VMware, puis réessayez</translation>
    </message>
    <message>
        <source>/dev/kvm is there and no module behind it: in a container, or because the processor has no VT-x or AMD-V</source>
        <translation>/dev/kvm existe, mais sans module derrière&#x202f;: dans un conteneur, ou parce que le processeur n’a ni VT-x ni AMD-V</translation>
    </message>
    <message>
        <source>load kvm_intel or kvm_amd on the host itself</source>
        <translation>chargez kvm_intel ou kvm_amd sur l’hôte lui-même</translation>
    </message>
    <message>
        <source>QEMU cannot use /dev/kvm</source>
        <translation>QEMU ne peut pas utiliser /dev/kvm</translation>
    </message>
    <message>
        <source>the words after it, or the line before it, say why; apiaryctl check tells whether KVM can work here</source>
        <translation>les mots qui suivent, ou la ligne qui précède, disent pourquoi&#x202f;; apiaryctl check dit si KVM peut fonctionner ici</translation>
    </message>
    <message>
        <source>another hypervisor has VT-x or AMD-V in use: VirtualBox or VMware with running machines</source>
        <translation>un autre hyperviseur utilise VT-x ou AMD-V&#x202f;: VirtualBox ou VMware avec des machines en marche</translation>
    </message>
    <message>
        <source>end them, or unload their modules (rmmod vboxdrv, vmmon), then try again</source>
        <translation>arrêtez-les, ou déchargez leurs modules (rmmod vboxdrv, vmmon), puis réessayez</translation>
    </message>
    <message>
        <source>the kernel has no memory in one piece for a new virtual machine</source>
        <translation>le noyau n’a pas de mémoire d’un seul tenant pour une nouvelle machine virtuelle</translation>
    </message>
    <message>
        <source>free memory: end other guests, or as root: echo 3 &gt; /proc/sys/vm/drop_caches</source>
        <translation>libérez de la mémoire&#x202f;: arrêtez d’autres invités, ou en root&#x202f;: echo 3 &gt; /proc/sys/vm/drop_caches</translation>
    </message>
    <message>
        <source>the kernel did not make a new virtual machine</source>
        <translation>le noyau n’a pas créé de nouvelle machine virtuelle</translation>
    </message>
    <message>
        <source>the number after it says why; dmesg | tail may tell more</source>
        <translation>le nombre qui suit dit pourquoi&#x202f;; dmesg | tail en dit peut-être plus</translation>
    </message>
    <message>
        <source>this QEMU was built without KVM, or it is one for another kind of processor than the host&apos;s</source>
        <translation>ce QEMU a été compilé sans KVM, ou est destiné à un autre type de processeur que celui de l’hôte</translation>
    </message>
    <message>
        <source>install the distribution&apos;s qemu-system-x86, and start qemu-system-x86_64</source>
        <translation>installez le paquet qemu-system-x86 de la distribution, et lancez qemu-system-x86_64</translation>
    </message>
    <message>
        <source>the guest&apos;s processor model has a feature that this host&apos;s processor, or its KVM, does not have</source>
        <translation>le modèle de processeur de l’invité a une fonctionnalité que le processeur de cet hôte, ou son KVM, n’a pas</translation>
    </message>
    <message>
        <source>harmless, the guest does not get it; use -cpu host, or an older model</source>
        <translation>sans conséquence, l’invité n’y a pas droit&#x202f;; utilisez -cpu host, ou un modèle plus ancien</translation>
    </message>
    <message>
        <source>the host does not have as much memory as the guest is to have</source>
        <translation>l’hôte n’a pas autant de mémoire que l’invité doit en avoir</translation>
    </message>
    <message>
        <source>give less with -m, or end other programs; see vm.overcommit_memory</source>
        <translation>donnez-en moins avec -m, ou fermez d’autres programmes&#x202f;; voyez vm.overcommit_memory</translation>
    </message>
    <message>
        <source>there are not enough huge pages free for the guest&apos;s memory</source>
        <translation>il n’y a pas assez de grandes pages (huge pages) libres pour la mémoire de l’invité</translation>
    </message>
    <message>
        <source>as root: sysctl vm.nr_hugepages=N, with N times 2 MiB at least the guest&apos;s memory; or leave out -mem-path</source>
        <translation>en root&#x202f;: sysctl vm.nr_hugepages=N, où N fois 2&#xa0;Mio fait au moins la mémoire de l’invité&#x202f;; ou omettez -mem-path</translation>
    </message>
    <message>
        <source>the processor refused the guest&apos;s state (invalid guest state): usually real mode on a processor without unrestricted guest</source>
        <translation>le processeur a refusé l’état de l’invité (invalid guest state)&#x202f;: en général le mode réel sur un processeur sans «&#x202f;unrestricted guest&#x202f;»</translation>
    </message>
    <message>
        <source>modprobe kvm_intel emulate_invalid_guest_state=1; otherwise report it with the registers below it</source>
        <translation>modprobe kvm_intel emulate_invalid_guest_state=1&#x202f;; sinon, signalez-le avec les registres qui suivent</translation>
    </message>
    <message>
        <source>the processor refused to enter the guest; within another virtual machine its hypervisor did</source>
        <translation>le processeur a refusé d’entrer dans l’invité&#x202f;; dans une autre machine virtuelle, c’est son hyperviseur qui l’a refusé</translation>
    </message>
    <message>
        <source>try without nested virtualization; report it with the registers below it</source>
        <translation>essayez sans virtualisation imbriquée&#x202f;; signalez-le avec les registres qui suivent</translation>
    </message>
    <message>
        <source>KVM met an instruction of the guest that it cannot emulate</source>
        <translation>KVM a rencontré une instruction de l’invité qu’il ne sait pas émuler</translation>
    </message>
    <message>
        <source>report it with the code bytes below it; a guest that jumped into nowhere looks the same</source>
        <translation>signalez-le avec les octets de code qui suivent&#x202f;; un invité qui a sauté dans le vide a le même aspect</translation>
    </message>
    <message>
        <source>KVM could not go on with the guest</source>
        <translation>KVM n’a pas pu poursuivre l’exécution de l’invité</translation>
    </message>
    <message>
        <source>report it with the registers below it</source>
        <translation>signalez-le avec les registres qui suivent</translation>
    </message>
    <message>
        <source>memory of the guest is not there on the host: huge pages ran out, or a file behind it became shorter</source>
        <translation>de la mémoire de l’invité manque sur l’hôte&#x202f;: les grandes pages (huge pages) sont épuisées, ou un fichier qui la contient a raccourci</translation>
    </message>
    <message>
        <source>see dmesg, free huge pages, and the file behind the guest&apos;s memory</source>
        <translation>vérifiez dmesg, les grandes pages (huge pages) libres, et le fichier qui contient la mémoire de l’invité</translation>
    </message>
    <message>
        <source>the tap does not belong to you, and making one takes root</source>
        <translation>le tap ne vous appartient pas, et en créer un requiert root</translation>
    </message>
    <message>
        <source>the tap is in use by another guest</source>
        <translation>le tap est utilisé par un autre invité</translation>
    </message>
    <message>
        <source>give each guest a tap of its own, or end the other one</source>
        <translation>donnez à chaque invité son propre tap, ou arrêtez l’autre</translation>
    </message>
    <message>
        <source>the interface is no tap, or was made with other options (vnet_hdr, multi_queue) than are asked for</source>
        <translation>l’interface n’est pas un tap, ou a été créée avec d’autres options (vnet_hdr, multi_queue) que celles demandées</translation>
    </message>
    <message>
        <source>make it anew: ip link delete tap0; ip tuntap add dev tap0 mode tap user USER</source>
        <translation>recréez-la&#x202f;: ip link delete tap0; ip tuntap add dev tap0 mode tap user USER</translation>
    </message>
    <message>
        <source>the module for taps is not loaded</source>
        <translation>le module pour les taps n’est pas chargé</translation>
    </message>
    <message>
        <source>you may not open /dev/net/tun</source>
        <translation>vous n’avez pas le droit d’ouvrir /dev/net/tun</translation>
    </message>
    <message>
        <source>usually everybody may (mode 0666); see its mode and, in a container, that the device is allowed</source>
        <translation>d’ordinaire tout le monde en a le droit (mode 0666)&#x202f;; vérifiez son mode et, dans un conteneur, que le périphérique est autorisé</translation>
    </message>
    <message>
        <source>qemu-bridge-helper could not put a tap into the bridge</source>
        <translation>qemu-bridge-helper n’a pas pu ajouter un tap au pont</translation>
    </message>
    <message>
        <source>the line before it says why; the helper must be set-user-ID root, and the bridge allowed in /etc/qemu/bridge.conf</source>
        <translation>la ligne qui précède dit pourquoi&#x202f;; ce programme doit être set-user-ID root, et le pont autorisé dans /etc/qemu/bridge.conf</translation>
    </message>
    <message>
        <source>the bridge is not allowed in qemu-bridge-helper&apos;s list</source>
        <translation>le pont n’est pas autorisé dans la liste de qemu-bridge-helper</translation>
    </message>
    <message>
        <source>as root add a line to /etc/qemu/bridge.conf: allow br0</source>
        <translation>en root, ajoutez une ligne à /etc/qemu/bridge.conf&#x202f;: allow br0</translation>
    </message>
    <message>
        <source>there is no list of bridges that may be used</source>
        <translation>il n’y a pas de liste des ponts utilisables</translation>
    </message>
    <message>
        <source>as root make /etc/qemu/bridge.conf with the line: allow br0</source>
        <translation>en root, créez /etc/qemu/bridge.conf avec la ligne&#x202f;: allow br0</translation>
    </message>
    <message>
        <source>there is no bridge of this name</source>
        <translation>il n’y a pas de pont de ce nom</translation>
    </message>
    <message>
        <source>as root: ip link add br0 type bridge; ip link set br0 up</source>
        <translation>en root&#x202f;: ip link add br0 type bridge; ip link set br0 up</translation>
    </message>
    <message>
        <source>the script that sets up the tap failed</source>
        <translation>le script qui met en place le tap a échoué</translation>
    </message>
    <message>
        <source>run it by hand with the tap&apos;s name, or leave it out: -netdev tap,script=no,downscript=no</source>
        <translation>exécutez-le à la main avec le nom du tap, ou omettez-le&#x202f;: -netdev tap,script=no,downscript=no</translation>
    </message>
    <message>
        <source>the port of the host is in use, or is below 1024 and takes root</source>
        <translation>le port de l’hôte est utilisé, ou il est inférieur à 1024 et requiert root</translation>
    </message>
    <message>
        <source>ss -ltnup shows who has it; take another port above 1023</source>
        <translation>ss -ltnup montre qui l’utilise&#x202f;; prenez un autre port, au-dessus de 1023</translation>
    </message>
    <message>
        <source>another program has the disk image open: a guest that runs, or a QEMU that was left over</source>
        <translation>un autre programme a ouvert l’image disque&#x202f;: un invité en cours d’exécution, ou un QEMU resté là</translation>
    </message>
    <message>
        <source>end it; fuser FILE shows which</source>
        <translation>arrêtez-le&#x202f;; fuser FILE montre lequel</translation>
    </message>
    <message>
        <source>other devices of the same IOMMU group still belong to drivers of the host</source>
        <translation>d’autres périphériques du même groupe IOMMU appartiennent encore à des pilotes de l’hôte</translation>
    </message>
    <message>
        <source>bind all of the group to vfio-pci, or use another slot; ls /sys/kernel/iommu_groups/N/devices lists them</source>
        <translation>liez tout le groupe à vfio-pci, ou utilisez un autre emplacement&#x202f;; ls /sys/kernel/iommu_groups/N/devices en donne la liste</translation>
    </message>
    <message>
        <source>libvirt&apos;s network was not started</source>
        <translation>le réseau de libvirt n’a pas été démarré</translation>
    </message>
    <message>
        <source>virsh net-start default; virsh net-autostart default</source>
        <translation>virsh net-start default; virsh net-autostart default</translation>
    </message>
    <message>
        <source>another hypervisor has VT-x in use: KVM with running guests</source>
        <translation>un autre hyperviseur utilise VT-x&#x202f;: KVM avec des invités en cours d’exécution</translation>
    </message>
    <message>
        <source>end KVM&apos;s guests, or unload kvm_intel, before VirtualBox starts one</source>
        <translation>arrêtez les invités de KVM, ou déchargez kvm_intel, avant que VirtualBox n’en démarre un</translation>
    </message>
    <message>
        <source>in the firmware&apos;s set-up switch on &quot;Intel Virtualization Technology&quot;, save, and switch the power off once</source>
        <translation>activez «&#x202f;Intel Virtualization Technology&#x202f;» dans la configuration du micrologiciel, enregistrez et coupez une fois l’alimentation</translation>
    </message>
    <message>
        <source>the firmware has switched AMD-V off</source>
        <translation>le micrologiciel a désactivé AMD-V</translation>
    </message>
    <message>
        <source>in the firmware&apos;s set-up switch on &quot;SVM Mode&quot;, save, and switch the power off once</source>
        <translation>activez «&#x202f;SVM Mode&#x202f;» dans la configuration du micrologiciel, enregistrez et coupez une fois l’alimentation</translation>
    </message>
    <message>
        <source>no helper has been started, or it is one of another user, or its socket is elsewhere</source>
        <translation>aucun service auxiliaire n’a été démarré, ou c’est celui d’un autre utilisateur, ou son socket est ailleurs</translation>
    </message>
    <message>
        <source>start one: apiaryd --session for yourself, or the system&apos;s (systemctl start apiaryd, service apiaryd start); --socket or APIARY_SOCKET names another place</source>
        <translation>démarrez-en un&#x202f;: apiaryd --session pour vous-même, ou celui du système (systemctl start apiaryd, service apiaryd start)&#x202f;; --socket ou APIARY_SOCKET désigne un autre emplacement</translation>
    </message>
    <message>
        <source>the helper has ended and left its socket behind</source>
        <translation>le service auxiliaire s’est terminé et a laissé son socket</translation>
    </message>
    <message>
        <source>start it again; guests that run are found again</source>
        <translation>redémarrez-le&#x202f;; les invités en cours d’exécution sont retrouvés</translation>
    </message>
    <message>
        <source>the helper is stopped, very busy, or waits for a slow disk</source>
        <translation>le service auxiliaire est suspendu, très occupé, ou attend un disque lent</translation>
    </message>
    <message>
        <source>see its log (journalctl -u apiaryd); kill and start it again, guests run on</source>
        <translation>voyez son journal (journalctl -u apiaryd)&#x202f;; terminez-le de force (kill) et redémarrez-le, les invités continuent</translation>
    </message>
    <message>
        <source>the system&apos;s helper serves members of its group alone</source>
        <translation>le service auxiliaire du système ne sert que les membres de son groupe</translation>
    </message>
    <message>
        <source>as root: usermod -aG apiary USER (FreeBSD: pw groupmod apiary -m USER); then log in again; or use a helper of your own: apiaryd --session</source>
        <translation>en root&#x202f;: usermod -aG apiary USER (FreeBSD&#x202f;: pw groupmod apiary -m USER)&#x202f;; puis reconnectez-vous&#x202f;; ou utilisez votre propre service auxiliaire&#x202f;: apiaryd --session</translation>
    </message>
    <message>
        <source>another apiaryd uses the same directory, so this one does not start</source>
        <translation>un autre apiaryd utilise le même dossier, celui-ci ne démarre donc pas</translation>
    </message>
    <message>
        <source>use that one, or end it first</source>
        <translation>utilisez l’autre, ou arrêtez-le d’abord</translation>
    </message>
    <message>
        <source>apiaryd finds the program that runs a guest neither beside itself nor in libexec</source>
        <translation>apiaryd ne trouve le programme qui exécute un invité ni à côté de lui-même ni dans libexec</translation>
    </message>
    <message>
        <source>install Apiary again, all of it</source>
        <translation>réinstallez Apiary en entier</translation>
    </message>
    <message>
        <source>this version of Apiary does not have that engine, or not on this system</source>
        <translation>cette version d’Apiary n’a pas ce moteur, ou pas sur ce système</translation>
    </message>
    <message>
        <source>use --engine auto; apiaryctl check tells which there are and why not more</source>
        <translation>utilisez --engine auto&#x202f;; apiaryctl check dit lesquels existent et pourquoi il n’y en a pas plus</translation>
    </message>
    <message>
        <source>a guest&apos;s memory comes out of the host&apos;s</source>
        <translation>la mémoire d’un invité provient de celle de l’hôte</translation>
    </message>
    <message>
        <source>give less (--memory); apiaryctl check tells how much is available</source>
        <translation>donnez-en moins (--memory)&#x202f;; apiaryctl check dit combien est disponible</translation>
    </message>
    <message>
        <source>the tap that the guest is to use was not made</source>
        <translation>le tap que l’invité doit utiliser n’a pas été créé</translation>
    </message>
    <message>
        <source>as root: ip tuntap add dev NAME mode tap user USER vnet_hdr (FreeBSD: ifconfig tap0 create); or --net user, which needs none</source>
        <translation>en root&#x202f;: ip tuntap add dev NAME mode tap user USER vnet_hdr (FreeBSD&#x202f;: ifconfig tap0 create)&#x202f;; ou --net user, qui n’en a pas besoin</translation>
    </message>
    <message>
        <source>there is no /dev/net/tun: the module tun is not loaded</source>
        <translation>il n’y a pas de /dev/net/tun&#x202f;: le module tun n’est pas chargé</translation>
    </message>
    <message>
        <source>as root: modprobe tun; or --net user, which needs none</source>
        <translation>en root&#x202f;: modprobe tun&#x202f;; ou --net user, qui n’en a pas besoin</translation>
    </message>
    <message>
        <source>a tap is for one guest</source>
        <translation>un tap est destiné à un seul invité</translation>
    </message>
    <message>
        <source>give each guest a tap of its own, or end who uses this one</source>
        <translation>donnez à chaque invité son propre tap, ou arrêtez ce qui utilise celui-ci</translation>
    </message>
    <message>
        <source>a tap that has an owner can be opened by that user alone</source>
        <translation>un tap qui a un propriétaire ne peut être ouvert que par cet utilisateur</translation>
    </message>
    <message>
        <source>as root make it anew for you: ip tuntap add dev NAME mode tap user USER vnet_hdr</source>
        <translation>en root, recréez-le pour vous&#x202f;: ip tuntap add dev NAME mode tap user USER vnet_hdr</translation>
    </message>
    <message>
        <source>the device&apos;s mode lets other users open it, but not this one</source>
        <translation>le mode du périphérique permet à d’autres utilisateurs de l’ouvrir, mais pas à celui-ci</translation>
    </message>
    <message>
        <source>FreeBSD: add path &apos;tap*&apos; mode 0660 group GROUP to /etc/devfs.rules, and sysctl net.link.tap.user_open=1</source>
        <translation>FreeBSD&#x202f;: add path &apos;tap*&apos; mode 0660 group GROUP dans /etc/devfs.rules, et sysctl net.link.tap.user_open=1</translation>
    </message>
    <message>
        <source>ports below 1024 are root&apos;s</source>
        <translation>les ports inférieurs à 1024 sont réservés à root</translation>
    </message>
    <message>
        <source>forward a port above 1023; Linux: sysctl net.ipv4.ip_unprivileged_port_start</source>
        <translation>redirigez un port au-dessus de 1023&#x202f;; Linux&#x202f;: sysctl net.ipv4.ip_unprivileged_port_start</translation>
    </message>
    <message>
        <source>another program listens on that port of the host, perhaps another guest&apos;s</source>
        <translation>un autre programme écoute sur ce port de l’hôte, peut-être celui d’un autre invité</translation>
    </message>
    <message>
        <source>ss -ltnup (FreeBSD: sockstat -l) shows which; take another port</source>
        <translation>ss -ltnup (FreeBSD&#x202f;: sockstat -l) montre lequel&#x202f;; prenez un autre port</translation>
    </message>
    <message>
        <source>the image or device is locked by a program that writes to it, or mounted</source>
        <translation>l’image ou le périphérique est verrouillé par un programme qui y écrit, ou monté</translation>
    </message>
    <message>
        <source>end that program or unmount it; several guests may share a disk that all have read-only (,ro)</source>
        <translation>arrêtez ce programme ou démontez-le&#x202f;; plusieurs invités peuvent partager un disque que tous ont en lecture seule (,ro)</translation>
    </message>
    <message>
        <source>Apiary takes raw images; qcow2, vmdk and the like are containers of other programs</source>
        <translation>Apiary utilise des images brutes&#x202f;; qcow2, vmdk et autres sont des conteneurs d’autres programmes</translation>
    </message>
    <message>
        <source>qemu-img convert -O raw IMAGE disk.img</source>
        <translation>qemu-img convert -O raw IMAGE disk.img</translation>
    </message>
    <message>
        <source>the guest&apos;s kernel could not handle an exception: a bug of its, a kernel for another machine, or, right at the start, too little memory</source>
        <translation>le noyau de l’invité n’a pas pu traiter une exception&#x202f;: un bogue du noyau, un noyau pour une autre machine ou, au tout début, trop peu de mémoire</translation>
    </message>
    <message>
        <source>apiaryctl show NAME has the registers and the last lines of the console; try more memory, and the kernel with its messages on (earlyprintk=ttyS0)</source>
        <translation>apiaryctl show NAME donne les registres et les dernières lignes de la console&#x202f;; essayez plus de mémoire, et le noyau avec ses messages activés (earlyprintk=ttyS0)</translation>
    </message>
    <message>
        <source>install the package %1</source>
        <translation>installer le paquet %1</translation>
    </message>
    <message>
        <source>start the helper apiaryd with this computer</source>
        <translation>démarrer le service auxiliaire apiaryd avec cet ordinateur</translation>
    </message>
    <message>
        <source>make %1 a member of the group %2</source>
        <translation>ajouter %1 au groupe %2</translation>
    </message>
    <message>
        <source>load the kernel module %1 now</source>
        <translation>charger maintenant le module du noyau %1</translation>
    </message>
    <message>
        <source>load the kernel module %1 at every start</source>
        <translation>charger le module du noyau %1 à chaque démarrage</translation>
    </message>
    <message>
        <source>without it nobody keeps guests, and none starts with this computer</source>
        <translation>sans lui, personne ne gère les invités, et aucun ne démarre avec cet ordinateur</translation>
    </message>
    <message>
        <source>members of this group may use the helper of the system</source>
        <translation>les membres de ce groupe peuvent utiliser le service auxiliaire du système</translation>
    </message>
    <message>
        <source>members of this group may use the processor&apos;s virtualization without the helper</source>
        <translation>les membres de ce groupe peuvent utiliser la virtualisation du processeur sans le service auxiliaire</translation>
    </message>
    <message>
        <source>engines that use the processor&apos;s virtualization need it; the software CPU does without</source>
        <translation>les moteurs qui utilisent la virtualisation du processeur en ont besoin&#x202f;; le processeur logiciel s’en passe</translation>
    </message>
    <message>
        <source>network cards of guests appear on this computer as tap devices</source>
        <translation>les cartes réseau des invités apparaissent sur cet ordinateur comme périphériques tap</translation>
    </message>
    <message>
        <source>bridges put guests into the same network as this computer</source>
        <translation>les ponts placent les invités dans le même réseau que cet ordinateur</translation>
    </message>
    <message>
        <source>guests of bhyve have their consoles on null modems</source>
        <translation>les invités de bhyve ont leurs consoles sur des null-modems</translation>
    </message>
    <message>
        <source>for NAT, which translates the addresses of guests</source>
        <translation>pour le NAT, qui traduit les adresses des invités</translation>
    </message>
    <message>
        <source>guests of NAT and host-only networks get addresses and a name server from it</source>
        <translation>les invités des réseaux NAT et privés en reçoivent des adresses et un serveur de noms</translation>
    </message>
    <message>
        <source>guests that start with UEFI need a firmware</source>
        <translation>les invités qui démarrent avec UEFI ont besoin d’un micrologiciel</translation>
    </message>
    <message>
        <source>not enabled</source>
        <translation>non activé</translation>
    </message>
    <message>
        <source>enabled</source>
        <translation>activé</translation>
    </message>
    <message>
        <source>not loaded</source>
        <translation>non chargé</translation>
    </message>
    <message>
        <source>loaded</source>
        <translation>chargé</translation>
    </message>
    <message>
        <source>not installed</source>
        <translation>non installé</translation>
    </message>
    <message>
        <source>installed</source>
        <translation>installé</translation>
    </message>
    <message>
        <source>the kernel that runs has no module %1</source>
        <translation>le noyau en cours n’a pas de module %1</translation>
    </message>
    <message>
        <source>install it, or start the kernel whose modules are installed</source>
        <translation>l’installer, ou démarrer le noyau dont les modules sont installés</translation>
    </message>
    <message>
        <source>apiaryd is not installed as a service</source>
        <translation>apiaryd n’est pas installé comme service</translation>
    </message>
    <message>
        <source>install Apiary&apos;s package</source>
        <translation>installer le paquet d’Apiary</translation>
    </message>
    <message>
        <source>this system does not use systemd</source>
        <translation>ce système n’utilise pas systemd</translation>
    </message>
    <message>
        <source>have its own service manager start the program: %1</source>
        <translation>faire démarrer ce programme par le gestionnaire de services du système&#x202f;: %1</translation>
    </message>
    <message>
        <source>the service apiaryd is masked</source>
        <translation>le service apiaryd est masqué</translation>
    </message>
    <message>
        <source>no package manager that Apiary knows is here</source>
        <translation>aucun gestionnaire de paquets connu d’Apiary n’est présent</translation>
    </message>
    <message>
        <source>install it by other means</source>
        <translation>l’installer par d’autres moyens</translation>
    </message>
    <message>
        <source>the file %1 cannot be changed</source>
        <translation>le fichier %1 ne peut pas être modifié</translation>
    </message>
    <message>
        <source>there is no group %1 here</source>
        <translation>il n’y a pas de groupe %1 ici</translation>
    </message>
    <message>
        <source>install the package that makes it, or make it</source>
        <translation>installer le paquet qui le crée, ou le créer</translation>
    </message>
    <message>
        <source>the package %1 stays, as other programs may use it by now</source>
        <translation>le paquet %1 reste, car d’autres programmes peuvent l’utiliser entre-temps</translation>
    </message>
    <message>
        <source>who is logged in keeps the groups that are taken away</source>
        <translation>les personnes connectées gardent les groupes retirés</translation>
    </message>
    <message>
        <source>log out</source>
        <translation>se déconnecter</translation>
    </message>
    <message>
        <source>installing packages</source>
        <translation>installation des paquets</translation>
    </message>
    <message>
        <source>changing %1</source>
        <translation>modification de %1</translation>
    </message>
    <message>
        <source>making the link %1</source>
        <translation>création du lien %1</translation>
    </message>
    <message>
        <source>loading the kernel module %1</source>
        <translation>chargement du module du noyau %1</translation>
    </message>
    <message>
        <source>undoing: %1</source>
        <translation>annulation&#x202f;: %1</translation>
    </message>
    <message>
        <source>this processor offers no virtualization to this system</source>
        <translation>ce processeur n’offre pas de virtualisation à ce système</translation>
    </message>
    <message>
        <source>guests run on the software CPU; apiaryctl check tells why</source>
        <translation>les invités tournent sur le processeur logiciel&#x202f;; apiaryctl check dit pourquoi</translation>
    </message>
    <message>
        <source>setting this computer up</source>
        <translation>configuration de cet ordinateur</translation>
    </message>
    <message>
        <source>taking back what was set up</source>
        <translation>retrait de ce qui a été configuré</translation>
    </message>
    <message>
        <source>remove it with: %1</source>
        <translation>le retirer avec&#x202f;: %1</translation>
    </message>
    <message>
        <source>unmask it with: %1</source>
        <translation>le démasquer avec&#x202f;: %1</translation>
    </message>
    <message>
        <source>look at that file</source>
        <translation>regardez ce fichier</translation>
    </message>
    <message>
        <source>see why it has zero bytes in it</source>
        <translation>cherchez pourquoi il contient des octets nuls</translation>
    </message>
    <message>
        <source>the file ends amid a quotation or a line that goes on, so that nothing can be added to it</source>
        <translation>le fichier se termine au milieu de guillemets ou d’une ligne qui continue, de sorte que rien ne peut y être ajouté</translation>
    </message>
    <message>
        <source>mend its last lines</source>
        <translation>corrigez ses dernières lignes</translation>
    </message>
    <message>
        <source>the helper of a session takes no privilege, and so cannot set this host up</source>
        <translation>le service auxiliaire d’une session n’a aucun privilège et ne peut donc pas configurer cet ordinateur</translation>
    </message>
    <message>
        <source>ask the helper of the system: %1</source>
        <translation>demandez-le au service auxiliaire du système&#x202f;: %1</translation>
    </message>
    <message>
        <source>%1 may not set this host up</source>
        <translation>%1 n’a pas le droit de configurer cet ordinateur</translation>
    </message>
    <message>
        <source>ask an administrator</source>
        <translation>demandez à un administrateur</translation>
    </message>
</context>
<context>
    <name>Network</name>
    <message>
        <source>Bridged</source>
        <translation>Ponté</translation>
    </message>
    <message>
        <source>Host-only</source>
        <translation>Hôte seulement</translation>
    </message>
    <message>
        <source>NAT</source>
        <translation>NAT</translation>
    </message>
    <message>
        <source>Guests are machines beside this computer, in the network that its cable leads to. Others reach them. Not by Wi-Fi.</source>
        <translation>Les invités sont des machines à côté de cet ordinateur, dans le réseau auquel mène son câble. Les autres les atteignent. Pas en Wi-Fi.</translation>
    </message>
    <message>
        <source>Guests reach this computer and each other, and nobody else. Nobody else reaches them.</source>
        <translation>Les invités atteignent cet ordinateur et les autres invités, et personne d’autre. Personne d’autre ne les atteint.</translation>
    </message>
    <message>
        <source>Guests reach what this computer reaches, by its address; also by Wi-Fi. Others do not reach them.</source>
        <translation>Les invités atteignent ce que cet ordinateur atteint, par son adresse&#x202f;; aussi en Wi-Fi. Les autres ne les atteignent pas.</translation>
    </message>
    <message>
        <source>Bridged with %1, VLAN %2</source>
        <translation>Ponté avec %1, VLAN %2</translation>
    </message>
    <message>
        <source>Bridged with %1</source>
        <translation>Ponté avec %1</translation>
    </message>
    <message>
        <source>with DHCP</source>
        <translation>avec DHCP</translation>
    </message>
    <message>
        <source>%1 for %2</source>
        <comment>tap, guest</comment>
        <translation>%1 pour %2</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Aucun</translation>
    </message>
    <message>
        <source>Being set up</source>
        <translation>En cours de mise en place</translation>
    </message>
    <message>
        <source>Set up</source>
        <translation>En place</translation>
    </message>
    <message>
        <source>Being undone</source>
        <translation>En cours d’annulation</translation>
    </message>
    <message>
        <source>Ethernet</source>
        <translation>Ethernet</translation>
    </message>
    <message>
        <source>Wi-Fi</source>
        <translation>Wi-Fi</translation>
    </message>
    <message>
        <source>Bridge</source>
        <translation>Pont</translation>
    </message>
    <message>
        <source>VLAN</source>
        <translation>VLAN</translation>
    </message>
    <message>
        <source>Tap device</source>
        <translation>Périphérique tap</translation>
    </message>
    <message>
        <source>Loopback</source>
        <translation>Boucle locale</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Autre</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Active</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Inactive</translation>
    </message>
    <message>
        <source>nobody at the other end</source>
        <translation>personne à l’autre bout</translation>
    </message>
    <message>
        <source>leads to the default gateway</source>
        <translation>mène à la passerelle par défaut</translation>
    </message>
    <message>
        <source>port of %1</source>
        <translation>port de %1</translation>
    </message>
    <message>
        <source>Guest</source>
        <translation>Invité</translation>
    </message>
    <message>
        <source>Uplink</source>
        <translation>Liaison montante</translation>
    </message>
    <message>
        <source>Gateway</source>
        <translation>Passerelle</translation>
    </message>
    <message>
        <source>Name server</source>
        <translation>Serveur de noms</translation>
    </message>
    <message>
        <source>Works</source>
        <translation>Fonctionne</translation>
    </message>
    <message>
        <source>Does not work</source>
        <translation>Ne fonctionne pas</translation>
    </message>
    <message>
        <source>Not tried</source>
        <translation>Non essayé</translation>
    </message>
</context>
<context>
    <name>Options</name>
    <message>
        <source>apiary --help lists the options.</source>
        <translation>apiary --help énumère les options.</translation>
    </message>
    <message>
        <source>Runs guests and shows their consoles in a window.</source>
        <translation>Exécute des invités et affiche leurs consoles dans une fenêtre.</translation>
    </message>
    <message>
        <source>Show this text.</source>
        <translation>Afficher ce texte.</translation>
    </message>
    <message>
        <source>Show the version.</source>
        <translation>Afficher la version.</translation>
    </message>
    <message>
        <source>Use the helper of this user alone; it is started where it is not there.</source>
        <translation>Utiliser le service auxiliaire de cet utilisateur seul&#x202f;; il est démarré s’il n’est pas là.</translation>
    </message>
    <message>
        <source>Use the helper of the whole computer.</source>
        <translation>Utiliser le service auxiliaire de tout l’ordinateur.</translation>
    </message>
    <message>
        <source>Use the helper that listens at PATH.</source>
        <translation>Utiliser le service auxiliaire qui écoute sur PATH.</translation>
    </message>
    <message>
        <source>Begin in the tray, where there is one.</source>
        <translation>Commencer dans la boîte à miniatures, s’il y en a une.</translation>
    </message>
    <message>
        <source>Show this guest; a file: make a guest of it.</source>
        <translation>Afficher cet invité&#x202f;; un fichier&#x202f;: en faire un invité.</translation>
    </message>
    <message>
        <source>Only one of --session, --system and --socket can be given.</source>
        <translation>Une seule des options --session, --system et --socket peut être donnée.</translation>
    </message>
    <message>
        <source>Only one guest or file can be given.</source>
        <translation>Un seul invité ou fichier peut être donné.</translation>
    </message>
</context>
<context>
    <name>SessionHelper</name>
    <message>
        <source>The program apiaryd is not installed</source>
        <translation>Le programme apiaryd n’est pas installé</translation>
    </message>
    <message>
        <source>Install it together with this one</source>
        <translation>Installez-le avec celui-ci</translation>
    </message>
    <message>
        <source>%1 cannot be started</source>
        <translation>%1 ne peut pas être démarré</translation>
    </message>
</context>
<context>
    <name>SetupWords</name>
    <message>
        <source>Start with this computer</source>
        <translation>Démarrage avec cet ordinateur</translation>
    </message>
    <message>
        <source>Access</source>
        <translation>Accès</translation>
    </message>
    <message>
        <source>Hardware virtualization</source>
        <translation>Virtualisation matérielle</translation>
    </message>
    <message>
        <source>Networks of guests</source>
        <translation>Réseaux des invités</translation>
    </message>
    <message>
        <source>Consoles of bhyve</source>
        <translation>Consoles de bhyve</translation>
    </message>
    <message>
        <source>UEFI for guests</source>
        <translation>UEFI pour les invités</translation>
    </message>
    <message>
        <source>In order</source>
        <translation>En ordre</translation>
    </message>
    <message>
        <source>Set up by Apiary</source>
        <translation>Configuré par Apiary</translation>
    </message>
    <message>
        <source>Cannot be set up</source>
        <translation>Ne peut pas être configuré</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Manque</translation>
    </message>
    <message>
        <source>From the next login on</source>
        <translation>À partir de la prochaine connexion</translation>
    </message>
    <message>
        <source>From the next start of this computer on</source>
        <translation>À partir du prochain démarrage de cet ordinateur</translation>
    </message>
    <message>
        <source>Log out and in again: until then the new groups do not count.</source>
        <translation>Déconnectez-vous puis reconnectez-vous&#x202f;: d’ici là, les nouveaux groupes ne comptent pas.</translation>
    </message>
    <message>
        <source>Restart this computer: until then not all of it counts.</source>
        <translation>Redémarrez cet ordinateur&#x202f;: d’ici là, tout ne compte pas encore.</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Rien</translation>
    </message>
</context>
<context>
    <name>TextFile</name>
    <message>
        <source>The file %1 cannot be read.</source>
        <translation>Le fichier %1 ne peut pas être lu.</translation>
    </message>
    <message>
        <source>Choose one that is there and that you may read.</source>
        <translation>Choisissez-en un qui existe et que vous pouvez lire.</translation>
    </message>
    <message>
        <source>%1 is no file with text in it.</source>
        <translation>%1 n’est pas un fichier contenant du texte.</translation>
    </message>
    <message>
        <source>Choose a file.</source>
        <translation>Choisissez un fichier.</translation>
    </message>
    <message>
        <source>The file %1 is longer than %2.</source>
        <translation>Le fichier %1 dépasse %2.</translation>
    </message>
    <message>
        <source>Paste the part that matters.</source>
        <translation>Collez la partie utile.</translation>
    </message>
    <message>
        <source>The file %1 is no plain text.</source>
        <translation>Le fichier %1 n’est pas du texte brut.</translation>
    </message>
    <message>
        <source>Unpack it if it is compressed, or save it as plain text.</source>
        <translation>Décompressez-le s’il est compressé, ou enregistrez-le en texte brut.</translation>
    </message>
</context>
<context>
    <name>Trouble</name>
    <message>
        <source>You may not use the helper on this computer.</source>
        <translation>Vous ne pouvez pas utiliser le service auxiliaire de cet ordinateur.</translation>
    </message>
    <message>
        <source>Ask the administrator, or use a helper of your own.</source>
        <translation>Demandez à l’administrateur, ou utilisez votre propre service auxiliaire.</translation>
    </message>
    <message>
        <source>You have joined the group “%1”, but this session does not know it yet.</source>
        <translation>Vous avez rejoint le groupe «&#x202f;%1&#x202f;», mais cette session ne le sait pas encore.</translation>
    </message>
    <message>
        <source>Log out and in again.</source>
        <translation>Fermez la session, puis ouvrez-la de nouveau.</translation>
    </message>
    <message>
        <source>Only members of the group “%1” may use the helper on this computer.</source>
        <translation>Seuls les membres du groupe «&#x202f;%1&#x202f;» peuvent utiliser le service auxiliaire de cet ordinateur.</translation>
    </message>
    <message>
        <source>Join the group, then log out and in again.</source>
        <translation>Rejoignez le groupe, fermez la session, puis ouvrez-la de nouveau.</translation>
    </message>
    <message>
        <source>The helper that runs the guests, apiaryd, is not running.</source>
        <translation>Le service auxiliaire qui exécute les invités, apiaryd, n’est pas lancé.</translation>
    </message>
    <message>
        <source>Start it.</source>
        <translation>Démarrez-le.</translation>
    </message>
    <message>
        <source>The helper that runs the guests, apiaryd, has ended: nobody listens on its socket.</source>
        <translation>Le service auxiliaire qui exécute les invités, apiaryd, s’est terminé&#x202f;: personne n’écoute sur son socket.</translation>
    </message>
    <message>
        <source>Start it again.</source>
        <translation>Démarrez-le de nouveau.</translation>
    </message>
    <message>
        <source>The helper, apiaryd, does not answer.</source>
        <translation>Le service auxiliaire, apiaryd, ne répond pas.</translation>
    </message>
    <message>
        <source>It may be very busy, or hang. Guests run on without it: it can be restarted.</source>
        <translation>Il est peut-être très occupé, ou bloqué. Les invités continuent sans lui&#x202f;: il peut être redémarré.</translation>
    </message>
    <message>
        <source>The helper, apiaryd, went away.</source>
        <translation>Le service auxiliaire, apiaryd, a disparu.</translation>
    </message>
    <message>
        <source>Guests run on without it. It is looked for until it is back.</source>
        <translation>Les invités continuent sans lui. Il est recherché jusqu’à son retour.</translation>
    </message>
    <message>
        <source>What answers is not the helper that belongs to this version of Apiary.</source>
        <translation>Ce qui répond n’est pas le service auxiliaire de cette version d’Apiary.</translation>
    </message>
    <message>
        <source>Install apiary and apiaryd in the same version, then restart apiaryd.</source>
        <translation>Installez apiary et apiaryd dans la même version, puis redémarrez apiaryd.</translation>
    </message>
</context>
<context>
    <name>Verb</name>
    <message>
        <source>&amp;Start</source>
        <translation>&amp;Démarrer</translation>
    </message>
    <message>
        <source>Shut &amp;down</source>
        <translation>É&amp;teindre</translation>
    </message>
    <message>
        <source>&amp;Force off</source>
        <translation>&amp;Forcer l’arrêt</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>Mettre en &amp;pause</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>&amp;Reprendre</translation>
    </message>
    <message>
        <source>R&amp;eset</source>
        <translation>Réinitiali&amp;ser</translation>
    </message>
    <message>
        <source>De&amp;lete</source>
        <translation>S&amp;upprimer</translation>
    </message>
    <message>
        <source>Turn the guest on</source>
        <translation>Allumer l’invité</translation>
    </message>
    <message>
        <source>Press the guest&apos;s power button and wait until it has shut down</source>
        <translation>Appuyer sur le bouton d’alimentation de l’invité et attendre qu’il se soit éteint</translation>
    </message>
    <message>
        <source>Pull the guest&apos;s plug: what it has not written to disk is lost</source>
        <translation>Débrancher l’invité&#x202f;: ce qu’il n’a pas écrit sur le disque est perdu</translation>
    </message>
    <message>
        <source>Hold the guest as it is</source>
        <translation>Figer l’invité dans son état actuel</translation>
    </message>
    <message>
        <source>Let the guest go on</source>
        <translation>Laisser l’invité continuer</translation>
    </message>
    <message>
        <source>Press the guest&apos;s reset button: what it has not written to disk is lost</source>
        <translation>Appuyer sur le bouton de réinitialisation de l’invité&#x202f;: ce qu’il n’a pas écrit sur le disque est perdu</translation>
    </message>
    <message>
        <source>Move the guest and the disks kept with it to the trash</source>
        <translation>Mettre à la corbeille l’invité et les disques conservés avec lui</translation>
    </message>
    <message>
        <source>Cl&amp;one…</source>
        <translation>Cl&amp;oner…</translation>
    </message>
    <message>
        <source>Make another guest like this one, with copies of the disks kept with it</source>
        <translation>Créer un autre invité semblable, avec des copies des disques conservés avec lui</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Powered off %1 ago</source>
        <translation>Éteint il y a %1</translation>
    </message>
    <message>
        <source>Ended by a reset %1 ago</source>
        <translation>Terminé par une réinitialisation il y a %1</translation>
    </message>
    <message>
        <source>Forced off %1 ago</source>
        <translation>Arrêt forcé il y a %1</translation>
    </message>
    <message>
        <source>Crashed %1 ago</source>
        <translation>Planté il y a %1</translation>
    </message>
    <message>
        <source>Ended itself %1 ago</source>
        <translation>S’est terminé lui-même il y a %1</translation>
    </message>
    <message>
        <source>Ended by a fault of the host %1 ago</source>
        <translation>Terminé par une erreur de l’hôte il y a %1</translation>
    </message>
    <message>
        <source>Its process died %1 ago</source>
        <translation>Son processus est mort il y a %1</translation>
    </message>
    <message>
        <source>Its process vanished %1 ago</source>
        <translation>Son processus a disparu il y a %1</translation>
    </message>
    <message>
        <source>Hung and was ended %1 ago</source>
        <translation>Bloqué, il a été terminé il y a %1</translation>
    </message>
    <message>
        <source>Could not be started %1 ago</source>
        <translation>N’a pas pu être démarré il y a %1</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1&#xa0;s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1&#xa0;min</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1&#xa0;h</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1&#xa0;j</translation>
    </message>
    <message>
        <source>Broken</source>
        <translation>Défectueux</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Arrêté</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Démarrage en cours</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>En fonctionnement</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pause</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>Arrêt en cours</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>state: why</comment>
        <translation>%1&#x202f;: %2</translation>
    </message>
    <message>
        <source>Running for %1</source>
        <translation>En fonctionnement depuis %1</translation>
    </message>
    <message>
        <source>Being cloned</source>
        <translation>En cours de clonage</translation>
    </message>
</context>
<context>
    <name>apiary::gui::AssessmentView</name>
    <message>
        <source>Capabilities</source>
        <translation>Capacités</translation>
    </message>
    <message>
        <source>Capability</source>
        <translation>Capacité</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Verdict</translation>
    </message>
</context>
<context>
    <name>apiary::gui::BasicsPage</name>
    <message>
        <source>Name and resources</source>
        <translation>Nom et ressources</translation>
    </message>
    <message>
        <source>What is it called, and what does it get?</source>
        <translation>Comment s’appelle-t-il, et que reçoit-il&#x202f;?</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Mémoire</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>&amp;Nom&#x202f;:</translation>
    </message>
    <message>
        <source>&amp;Description:</source>
        <translation>&amp;Description&#x202f;:</translation>
    </message>
    <message>
        <source>&amp;Memory:</source>
        <translation>&amp;Mémoire&#x202f;:</translation>
    </message>
    <message>
        <source>&amp;CPUs:</source>
        <translation>Pro&amp;cesseurs&#x202f;:</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Description</translation>
    </message>
    <message>
        <source>For people; may be empty</source>
        <translation>Pour les humains&#x202f;; peut rester vide</translation>
    </message>
    <message>
        <source>CPUs</source>
        <translation>Processeurs</translation>
    </message>
    <message>
        <source>This computer has %1, of which %2 are free now.</source>
        <translation>Cet ordinateur dispose de %1, dont %2 libres actuellement.</translation>
    </message>
    <message>
        <source>This computer has %1.</source>
        <translation>Cet ordinateur dispose de %1.</translation>
    </message>
    <message>
        <source>CPUs of this computer: %1</source>
        <translation>Processeurs de cet ordinateur&#x202f;: %1</translation>
    </message>
</context>
<context>
    <name>apiary::gui::CardEdit</name>
    <message>
        <source>What the card is connected to</source>
        <translation>Ce à quoi la carte est connectée</translation>
    </message>
    <message>
        <source>Nothing: the card is not there</source>
        <translation>Rien&#x202f;: la carte n’est pas là</translation>
    </message>
    <message>
        <source>This computer’s network (NAT)</source>
        <translation>Réseau de cet ordinateur (NAT)</translation>
    </message>
    <message>
        <source>A tap device</source>
        <translation>Un périphérique tap</translation>
    </message>
    <message>
        <source>Name of the tap device</source>
        <translation>Nom du périphérique tap</translation>
    </message>
    <message>
        <source>MAC address</source>
        <translation>Adresse MAC</translation>
    </message>
    <message>
        <source>Chosen when the change is applied</source>
        <translation>Choisie lors de l’application de la modification</translation>
    </message>
    <message>
        <source>&amp;Connected to:</source>
        <translation>&amp;Connectée à&#x202f;:</translation>
    </message>
    <message>
        <source>&amp;Device:</source>
        <translation>&amp;Périphérique&#x202f;:</translation>
    </message>
    <message>
        <source>Port forwards:</source>
        <translation>Redirections de ports&#x202f;:</translation>
    </message>
    <message>
        <source>&amp;MAC address:</source>
        <translation>Adresse &amp;MAC&#x202f;:</translation>
    </message>
    <message>
        <source>Traffic:</source>
        <translation>Trafic&#x202f;:</translation>
    </message>
    <message>
        <source>The guest reaches what this computer reaches. Nobody reaches the guest, but through forwarded ports.</source>
        <translation>L’invité atteint ce que cet ordinateur atteint. Personne n’atteint l’invité, sauf par les ports redirigés.</translation>
    </message>
    <message>
        <source>The guest is a neighbour of this computer on a network of your own making. An administrator makes the device.</source>
        <translation>L’invité est un voisin de cet ordinateur sur un réseau que vous créez vous-même. Un administrateur crée le périphérique.</translation>
    </message>
    <message>
        <source>The guest has no network by this card.</source>
        <translation>L’invité n’a pas de réseau par cette carte.</translation>
    </message>
    <message>
        <source>“%1” is no address of a network card. Give six bytes in hexadecimal, the first an even number, such as 02:00:00:12:34:56, or nothing to have one chosen.</source>
        <translation>«&#x202f;%1&#x202f;» n’est pas une adresse de carte réseau. Donnez six octets en hexadécimal, le premier étant un nombre pair, par exemple 02:00:00:12:34:56, ou rien pour qu’une adresse soit choisie.</translation>
    </message>
    <message>
        <source>%1 received, %2 sent</source>
        <translation>%1 reçus, %2 envoyés</translation>
    </message>
    <message numerus="yes">
        <source>%n packet(s) dropped</source>
        <translation>
            <numerusform>%n paquet perdu</numerusform>
            <numerusform>%n paquets perdus</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>apiary::gui::ChangeList</name>
    <message>
        <source>%1: %2</source>
        <comment>what, new</comment>
        <translation>%1&#x202f;: %2</translation>
    </message>
    <message>
        <source>%1: %2 → %3</source>
        <comment>what, old, new</comment>
        <translation>%1&#x202f;: %2 → %3</translation>
    </message>
    <message>
        <source>From the guest’s next start on:</source>
        <translation>À partir du prochain démarrage de l’invité&#x202f;:</translation>
    </message>
    <message>
        <source>Restarting…</source>
        <translation>Redémarrage…</translation>
    </message>
    <message>
        <source>&amp;Restart Now…</source>
        <translation>&amp;Redémarrer maintenant…</translation>
    </message>
    <message>
        <source>Shut the guest down, and start it again with these</source>
        <translation>Éteindre l’invité, puis le démarrer de nouveau avec ces modifications</translation>
    </message>
</context>
<context>
    <name>apiary::gui::CloneDialog</name>
    <message>
        <source>Clone %1</source>
        <translation>Cloner %1</translation>
    </message>
    <message>
        <source>The disks kept with %1 are copied; until that is done it cannot be started or changed. The clone gets network addresses of its own. Everything else is named by both guests. Where that is a writable disk, a tap device or a forwarded port, only one of them can run at a time.</source>
        <translation>Les disques conservés avec %1 sont copiés&#x202f;; d’ici là, il ne peut être ni démarré ni modifié. Le clone reçoit ses propres adresses réseau. Tout le reste est commun aux deux invités. S’il s’agit d’un disque accessible en écriture, d’un périphérique tap ou d’un port redirigé, un seul des deux peut fonctionner à la fois.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>&amp;Nom&#x202f;:</translation>
    </message>
    <message>
        <source>C&amp;lone</source>
        <translation>C&amp;loner</translation>
    </message>
    <message>
        <source>Sho&amp;w command</source>
        <translation>A&amp;fficher la commande</translation>
    </message>
</context>
<context>
    <name>apiary::gui::CommandLineView</name>
    <message>
        <source>Command</source>
        <translation>Commande</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Copy the command</source>
        <translation>Copier la commande</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Commandes</translation>
    </message>
    <message>
        <source>Commands for %1</source>
        <translation>Commandes pour %1</translation>
    </message>
    <message>
        <source>%1:</source>
        <comment>what a command does</comment>
        <translation>%1&#x202f;:</translation>
    </message>
    <message>
        <source>The same in a terminal:</source>
        <translation>La même chose dans un terminal&#x202f;:</translation>
    </message>
</context>
<context>
    <name>apiary::gui::ConfirmationsSettingsPage</name>
    <message>
        <source>Ask before Apiary does this to a guest:</source>
        <translation>Demander avant qu’Apiary ne fasse ceci à un invité&#x202f;:</translation>
    </message>
    <message>
        <source>&amp;Force off</source>
        <translation>&amp;Forcer l’arrêt</translation>
    </message>
    <message>
        <source>What the guest has not written to disk is lost.</source>
        <translation>Ce que l’invité n’a pas écrit sur le disque est perdu.</translation>
    </message>
    <message>
        <source>&amp;Reset</source>
        <translation>&amp;Réinitialiser</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Supprimer</translation>
    </message>
    <message>
        <source>The guest goes to the trash, from where it can be brought back.</source>
        <translation>L’invité est mis à la corbeille, d’où il peut être restauré.</translation>
    </message>
</context>
<context>
    <name>apiary::gui::ConnectionPage</name>
    <message>
        <source>Start a &amp;helper of my own</source>
        <translation>Démarrer mon propre service au&amp;xiliaire</translation>
    </message>
    <message>
        <source>Runs guests with your own rights alone. They have NAT, and no bridged network.</source>
        <translation>Exécute des invités avec vos seuls droits. Ils disposent du NAT, mais pas d’un réseau ponté.</translation>
    </message>
    <message>
        <source>Looking for the helper that runs the guests</source>
        <translation>Recherche du service auxiliaire qui exécute les invités</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>&amp;Réessayer</translation>
    </message>
    <message>
        <source>&amp;Set up this computer…</source>
        <translation>Confi&amp;gurer cet ordinateur…</translation>
    </message>
    <message>
        <source>Has the helper start with this computer, and lets you use it.</source>
        <translation>Fait démarrer le service auxiliaire avec cet ordinateur et vous permet de l’utiliser.</translation>
    </message>
</context>
<context>
    <name>apiary::gui::ConsoleActions</name>
    <message>
        <source>Colour &amp;Scheme</source>
        <translation>Schéma de cou&amp;leurs</translation>
    </message>
    <message>
        <source>Take &amp;Control</source>
        <translation>Prendre le con&amp;trôle</translation>
    </message>
    <message>
        <source>What you type reaches the guest, and what others type does not any more</source>
        <translation>Ce que vous saisissez parvient à l’invité, ce que d’autres saisissent ne lui parvient plus</translation>
    </message>
    <message>
        <source>Let Others &amp;Type</source>
        <translation>Laisser les autres &amp;saisir</translation>
    </message>
    <message>
        <source>What you type does not reach the guest until you take control again</source>
        <translation>Ce que vous saisissez ne parvient pas à l’invité tant que vous ne reprenez pas le contrôle</translation>
    </message>
    <message>
        <source>&amp;Search</source>
        <translation>&amp;Rechercher</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copier</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>C&amp;oller</translation>
    </message>
    <message>
        <source>Select &amp;All</source>
        <translation>Tout sélectio&amp;nner</translation>
    </message>
    <message>
        <source>Zoom &amp;In</source>
        <translation>Zoom &amp;avant</translation>
    </message>
    <message>
        <source>Zoom &amp;Out</source>
        <translation>Zoom arr&amp;ière</translation>
    </message>
    <message>
        <source>Normal Si&amp;ze</source>
        <translation>Taille nor&amp;male</translation>
    </message>
    <message>
        <source>Save to &amp;File…</source>
        <translation>&amp;Enregistrer dans un fichier…</translation>
    </message>
    <message>
        <source>Open in a &amp;Window of Its Own</source>
        <translation>Ou&amp;vrir dans sa propre fenêtre</translation>
    </message>
    <message>
        <source>&amp;Give the Keyboard to the Guest</source>
        <translation>&amp;Donner le clavier à l’invité</translation>
    </message>
    <message>
        <source>All keys reach the guest, those of this window too, until you press the right Ctrl key</source>
        <translation>Toutes les touches parviennent à l’invité, y compris celles de cette fenêtre, jusqu’à ce que vous appuyiez sur la touche Ctrl droite</translation>
    </message>
    <message>
        <source>&amp;Leave the Console</source>
        <translation>&amp;Quitter la console</translation>
    </message>
    <message>
        <source>Move the keyboard focus to the tool bar</source>
        <translation>Placer le focus du clavier dans la barre d’outils</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>what a button does, its keys</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>As the &amp;Desktop</source>
        <translation>Comme le &amp;bureau</translation>
    </message>
</context>
<context>
    <name>apiary::gui::ConsolePage</name>
    <message>
        <source>Console of %1</source>
        <translation>Console de %1</translation>
    </message>
    <message>
        <source>Console</source>
        <translation>Console</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Plus</translation>
    </message>
    <message>
        <source>More for this console</source>
        <translation>Plus d’actions pour cette console</translation>
    </message>
    <message>
        <source>The keyboard is given to the guest: press the right Ctrl key to get it back.</source>
        <translation>Le clavier est donné à l’invité&#x202f;: appuyez sur la touche Ctrl droite pour le récupérer.</translation>
    </message>
    <message>
        <source>Get It Back</source>
        <translation>Récupérer</translation>
    </message>
    <message>
        <source>&amp;Try Again</source>
        <translation>&amp;Réessayer</translation>
    </message>
    <message>
        <source>Take Control</source>
        <translation>Prendre le contrôle</translation>
    </message>
    <message>
        <source>The connection was lost; what the console has kept follows from its start</source>
        <translation>La connexion a été perdue&#x202f;; ce que la console a conservé suit depuis son début</translation>
    </message>
    <message>
        <source>From the log on disk, which may begin before the guest&apos;s last start</source>
        <translation>Extrait du journal sur disque, qui peut commencer avant le dernier démarrage de l’invité</translation>
    </message>
    <message>
        <source>What you type does not reach the guest until you take control.</source>
        <translation>Ce que vous saisissez ne parvient pas à l’invité tant que vous ne prenez pas le contrôle.</translation>
    </message>
    <message>
        <source>What you type does not reach the guest while somebody else types.</source>
        <translation>Ce que vous saisissez ne parvient pas à l’invité pendant que quelqu’un d’autre saisit.</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Supprimé</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Connexion…</translation>
    </message>
    <message>
        <source>You type</source>
        <translation>Vous saisissez</translation>
    </message>
    <message>
        <source>Watching: nobody types</source>
        <translation>Observation&#x202f;: personne ne saisit</translation>
    </message>
    <message>
        <source>Watching: you type on another console</source>
        <translation>Observation&#x202f;: vous saisissez sur une autre console</translation>
    </message>
    <message>
        <source>Watching: %1 types</source>
        <translation>Observation&#x202f;: %1 saisit</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>who types, the guest&apos;s state</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Looking for the helper</source>
        <translation>Recherche du service auxiliaire</translation>
    </message>
    <message>
        <source>The helper is not reached</source>
        <translation>Le service auxiliaire est injoignable</translation>
    </message>
    <message>
        <source>The console is here again when it is.</source>
        <translation>La console sera de nouveau là dès qu’il le sera.</translation>
    </message>
    <message>
        <source>The guest %1 is not there any more</source>
        <translation>L’invité %1 n’est plus là</translation>
    </message>
    <message>
        <source>The console cannot be opened</source>
        <translation>La console ne peut pas être ouverte</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>cause, remedy</comment>
        <translation>%1&#x202f;: %2</translation>
    </message>
    <message>
        <source>The guest is broken</source>
        <translation>L’invité est défectueux</translation>
    </message>
    <message>
        <source>The guest is not running</source>
        <translation>L’invité n’est pas en fonctionnement</translation>
    </message>
    <message>
        <source>Its console is here when it does.</source>
        <translation>Sa console sera là dès qu’il fonctionnera.</translation>
    </message>
    <message>
        <source>The guest is starting</source>
        <translation>L’invité démarre</translation>
    </message>
    <message>
        <source>The console is being opened</source>
        <translation>La console est en cours d’ouverture</translation>
    </message>
    <message>
        <source>You are not permitted to start guests</source>
        <translation>Vous n’avez pas le droit de démarrer des invités</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <comment>two sentences</comment>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>The guest ended: %1</source>
        <comment>%1: date and time</comment>
        <translation>L’invité s’est terminé&#x202f;: %1</translation>
    </message>
    <message>
        <source>Save the Console of %1</source>
        <translation>Enregistrer la console de %1</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>Texte (*.txt)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>The console could not be saved to “%1”</source>
        <translation>La console n’a pas pu être enregistrée dans «&#x202f;%1&#x202f;»</translation>
    </message>
    <message>
        <source>choose another place</source>
        <translation>choisissez un autre emplacement</translation>
    </message>
</context>
<context>
    <name>apiary::gui::ConsoleSettingsPage</name>
    <message>
        <source>&amp;Font:</source>
        <translation>&amp;Police&#x202f;:</translation>
    </message>
    <message>
        <source>Preview of the console font</source>
        <translation>Aperçu de la police de la console</translation>
    </message>
    <message>
        <source>Colours of consoles</source>
        <translation>Couleurs des consoles</translation>
    </message>
    <message>
        <source>Colours of all consoles; a console can be given others for a while in its own menu</source>
        <translation>Couleurs de toutes les consoles&#x202f;; d’autres peuvent être données temporairement à une console dans son propre menu</translation>
    </message>
    <message>
        <source>Light or dark, as the desktop</source>
        <translation>Clair ou sombre, comme le bureau</translation>
    </message>
    <message>
        <source>&amp;Colours:</source>
        <translation>&amp;Couleurs&#x202f;:</translation>
    </message>
    <message>
        <source>History of consoles, lines</source>
        <translation>Historique des consoles, en lignes</translation>
    </message>
    <message>
        <source>How far a console can be scrolled back. Lines beyond are only in the guest&apos;s log.</source>
        <translation>Jusqu’où une console peut être remontée. Les lignes au-delà ne se trouvent que dans le journal de l’invité.</translation>
    </message>
    <message>
        <source> lines</source>
        <translation> lignes</translation>
    </message>
    <message>
        <source>&amp;History:</source>
        <translation>&amp;Historique&#x202f;:</translation>
    </message>
    <message>
        <source>Up to about %1 of memory for each open console</source>
        <translation>Jusqu’à environ %1 de mémoire par console ouverte</translation>
    </message>
</context>
<context>
    <name>apiary::gui::ConsoleWindow</name>
    <message>
        <source>Console of %1</source>
        <translation>Console de %1</translation>
    </message>
    <message>
        <source>&amp;Full Screen</source>
        <translation>&amp;Plein écran</translation>
    </message>
    <message>
        <source>Full screen (F11)</source>
        <translation>Plein écran (F11)</translation>
    </message>
</context>
<context>
    <name>apiary::gui::CrashCard</name>
    <message>
        <source>Last lines on its console</source>
        <translation>Dernières lignes sur sa console</translation>
    </message>
    <message>
        <source>Registers</source>
        <translation>Registres</translation>
    </message>
    <message>
        <source>&amp;Copy for a bug report</source>
        <translation>&amp;Copier pour un rapport de bogue</translation>
    </message>
    <message>
        <source>Start &amp;again</source>
        <translation>Dém&amp;arrer de nouveau</translation>
    </message>
    <message>
        <source>Probable cause: %1</source>
        <translation>Cause probable&#x202f;: %1</translation>
    </message>
</context>
<context>
    <name>apiary::gui::Creation</name>
    <message>
        <source>The guest “%1” could not be started, and not be removed again</source>
        <translation>L’invité «&#x202f;%1&#x202f;» n’a pas pu être démarré, ni être supprimé ensuite</translation>
    </message>
    <message>
        <source>See what is wrong with it in the list of guests</source>
        <translation>Voyez ce qui ne va pas dans la liste des invités</translation>
    </message>
</context>
<context>
    <name>apiary::gui::DefinitionChange</name>
    <message>
        <source>none</source>
        <translation>aucun</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between parts of a list</comment>
        <translation>, </translation>
    </message>
    <message>
        <source>yes</source>
        <translation>oui</translation>
    </message>
    <message>
        <source>no</source>
        <translation>non</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>octets</translation>
    </message>
    <message>
        <source>%1, read-only</source>
        <translation>%1, lecture seule</translation>
    </message>
    <message>
        <source>%1 %2:%3 to %4</source>
        <comment>protocol, address and port of this computer, port of the guest</comment>
        <translation>%1 %2:%3 vers %4</translation>
    </message>
    <message>
        <source>tap device %1</source>
        <translation>périphérique tap %1</translation>
    </message>
    <message>
        <source>NAT with %1</source>
        <translation>NAT avec %1</translation>
    </message>
    <message>
        <source>NAT</source>
        <translation>NAT</translation>
    </message>
    <message>
        <source>%1 as “%2”</source>
        <comment>folder, tag</comment>
        <translation>%1 en tant que «&#x202f;%2&#x202f;»</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>file, type</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>BVM console</source>
        <translation>console BVM</translation>
    </message>
    <message>
        <source>virtio console</source>
        <translation>console virtio</translation>
    </message>
    <message>
        <source>first serial port</source>
        <translation>premier port série</translation>
    </message>
    <message>
        <source>legacy</source>
        <translation>ancien</translation>
    </message>
    <message>
        <source>modern</source>
        <translation>moderne</translation>
    </message>
    <message>
        <source>transitional</source>
        <translation>transitoire</translation>
    </message>
    <message>
        <source>after a crash</source>
        <translation>après un plantage</translation>
    </message>
    <message>
        <source>always</source>
        <translation>toujours</translation>
    </message>
    <message>
        <source>never</source>
        <translation>jamais</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Description</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Étiquettes</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>Noyau</translation>
    </message>
    <message>
        <source>Initial RAM disk</source>
        <translation>Disque mémoire initial</translation>
    </message>
    <message>
        <source>Command line</source>
        <translation>Ligne de commande</translation>
    </message>
    <message>
        <source>Kernel variables</source>
        <translation>Variables du noyau</translation>
    </message>
    <message>
        <source>Modules</source>
        <translation>Modules</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>Moteur</translation>
    </message>
    <message>
        <source>CPUs</source>
        <translation>Processeurs</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Mémoire</translation>
    </message>
    <message>
        <source>Console</source>
        <translation>Console</translation>
    </message>
    <message>
        <source>Serial ports</source>
        <translation>Ports série</translation>
    </message>
    <message>
        <source>Files of the serial ports</source>
        <translation>Fichiers des ports série</translation>
    </message>
    <message>
        <source>Virtio devices</source>
        <translation>Périphériques virtio</translation>
    </message>
    <message>
        <source>Disks</source>
        <translation>Disques</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Réseau</translation>
    </message>
    <message>
        <source>Shared folders</source>
        <translation>Dossiers partagés</translation>
    </message>
    <message>
        <source>Debug-exit port</source>
        <translation>Port de sortie de débogage</translation>
    </message>
    <message>
        <source>Ends when it is reset</source>
        <translation>Se termine à la réinitialisation</translation>
    </message>
    <message>
        <source>Started again</source>
        <translation>Démarré de nouveau</translation>
    </message>
    <message>
        <source>Started with the helper</source>
        <translation>Démarré avec le service auxiliaire</translation>
    </message>
    <message>
        <source>Place in the order</source>
        <translation>Place dans l’ordre</translation>
    </message>
    <message>
        <source>Time to shut down</source>
        <translation>Délai d’extinction</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1&#xa0;s</translation>
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
        <translation>Afficher la comm&amp;ande</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>A&amp;bandonner</translation>
    </message>
    <message>
        <source>&amp;Apply</source>
        <translation>Appli&amp;quer</translation>
    </message>
    <message>
        <source>Have everything here as the guest has it</source>
        <translation>Tout remettre ici tel que l’a l’invité</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Appliquer</translation>
    </message>
    <message>
        <source>The definition of this guest cannot be read</source>
        <translation>La définition de cet invité ne peut pas être lue</translation>
    </message>
    <message>
        <source>The helper is not reached: this is what was known last.</source>
        <translation>Le service auxiliaire est injoignable&#x202f;: voici ce qui était connu en dernier.</translation>
    </message>
    <message>
        <source>You are not permitted to change guests. This shows what it is made of.</source>
        <translation>Vous n’avez pas le droit de modifier des invités. Ceci montre de quoi il est fait.</translation>
    </message>
    <message>
        <source>Applying…</source>
        <translation>Application…</translation>
    </message>
    <message>
        <source>Change the guest; what is about the machine counts from its next start on</source>
        <translation>Modifier l’invité&#x202f;; ce qui concerne la machine compte à partir de son prochain démarrage</translation>
    </message>
    <message>
        <source>Change the guest</source>
        <translation>Modifier l’invité</translation>
    </message>
    <message>
        <source>Something here cannot be applied as it is</source>
        <translation>Quelque chose ici ne peut pas être appliqué tel quel</translation>
    </message>
    <message>
        <source>Show what would do the same in a terminal</source>
        <translation>Afficher ce qui ferait la même chose dans un terminal</translation>
    </message>
    <message>
        <source>Changed back: %1</source>
        <translation>Rétabli&#x202f;: %1</translation>
    </message>
    <message>
        <source>Changed: %1</source>
        <translation>Modifié&#x202f;: %1</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>Ann&amp;uler</translation>
    </message>
    <message>
        <source>The helper is not reached</source>
        <translation>Le service auxiliaire est injoignable</translation>
    </message>
    <message>
        <source>You are not permitted to stop and start guests</source>
        <translation>Vous n’avez pas le droit d’arrêter et de démarrer des invités</translation>
    </message>
    <message>
        <source>Only a guest that runs can be shut down</source>
        <translation>Seul un invité en fonctionnement peut être éteint</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>Redémarrer</translation>
    </message>
    <message>
        <source>Restart “%1”?</source>
        <translation>Redémarrer «&#x202f;%1&#x202f;»&#x202f;?</translation>
    </message>
    <message>
        <source>The guest is asked to shut down, and is started again when it has. What runs in it ends.</source>
        <translation>Il est demandé à l’invité de s’éteindre, puis il est démarré de nouveau. Ce qui s’y exécute se termine.</translation>
    </message>
    <message>
        <source>&amp;Restart</source>
        <translation>&amp;Redémarrer</translation>
    </message>
</context>
<context>
    <name>apiary::gui::DesktopApp</name>
    <message>
        <source>Closing this window leaves Apiary in the tray.</source>
        <translation>Fermer cette fenêtre laisse Apiary dans la boîte à miniatures.</translation>
    </message>
    <message>
        <source>Close it again and it goes there. “Quit” ends Apiary; guests run on in either case.</source>
        <translation>Fermez-la de nouveau et elle y va. «&#x202f;Quitter&#x202f;» termine Apiary&#x202f;; les invités continuent dans les deux cas.</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Configurer…</translation>
    </message>
</context>
<context>
    <name>apiary::gui::DiskList</name>
    <message>
        <source>No disks: what the guest writes is gone when it powers off.</source>
        <translation>Aucun disque&#x202f;: ce que l’invité écrit disparaît quand il s’éteint.</translation>
    </message>
    <message>
        <source>Add &amp;New Disk</source>
        <translation>Ajout&amp;er un nouveau disque</translation>
    </message>
    <message>
        <source>Add &amp;Existing Image</source>
        <translation>A&amp;jouter une image existante</translation>
    </message>
    <message>
        <source>Read-only</source>
        <translation>Lecture seule</translation>
    </message>
    <message>
        <source>The guest may only read it</source>
        <translation>L’invité peut seulement le lire</translation>
    </message>
    <message>
        <source>Take “%1” away from the guest; what is on it is not deleted</source>
        <translation>Retirer «&#x202f;%1&#x202f;» à l’invité&#x202f;; son contenu n’est pas supprimé</translation>
    </message>
    <message>
        <source>Take this disk away</source>
        <translation>Retirer ce disque</translation>
    </message>
    <message>
        <source>%1 (%2, kept with the guest)</source>
        <translation>%1 (%2, conservé avec l’invité)</translation>
    </message>
    <message>
        <source>%1 (kept with the guest)</source>
        <translation>%1 (conservé avec l’invité)</translation>
    </message>
    <message>
        <source>Disk image</source>
        <translation>Image disque</translation>
    </message>
    <message>
        <source>Size of the disk</source>
        <translation>Taille du disque</translation>
    </message>
    <message>
        <source>Name of the disk</source>
        <translation>Nom du disque</translation>
    </message>
</context>
<context>
    <name>apiary::gui::DisksPage</name>
    <message>
        <source>Disks</source>
        <translation>Disques</translation>
    </message>
    <message>
        <source>What does it keep its data on?</source>
        <translation>Sur quoi conserve-t-il ses données&#x202f;?</translation>
    </message>
    <message>
        <source>A new disk is kept with the guest, and deleted with it. An image that is there is used where it is.</source>
        <translation>Un nouveau disque est conservé avec l’invité, et supprimé avec lui. Une image existante est utilisée là où elle est.</translation>
    </message>
    <message>
        <source>No disks: what the guest writes is gone when it powers off.</source>
        <translation>Aucun disque&#x202f;: ce que l’invité écrit disparaît quand il s’éteint.</translation>
    </message>
    <message>
        <source>Add a &amp;new disk</source>
        <translation>Ajouter un &amp;nouveau disque</translation>
    </message>
    <message>
        <source>Add an &amp;existing image</source>
        <translation>Ajouter une &amp;image existante</translation>
    </message>
    <message>
        <source>Disk %1: existing image</source>
        <translation>Disque %1&#x202f;: image existante</translation>
    </message>
    <message>
        <source>Disk %1: new</source>
        <translation>Disque %1&#x202f;: nouveau</translation>
    </message>
    <message>
        <source>Remove disk %1</source>
        <translation>Supprimer le disque %1</translation>
    </message>
    <message>
        <source>Name of the disk</source>
        <translation>Nom du disque</translation>
    </message>
    <message>
        <source>Size of the disk</source>
        <translation>Taille du disque</translation>
    </message>
    <message>
        <source>Size:</source>
        <translation>Taille&#x202f;:</translation>
    </message>
    <message>
        <source>Name:</source>
        <translation>Nom&#x202f;:</translation>
    </message>
    <message>
        <source>Disk image</source>
        <translation>Image disque</translation>
    </message>
    <message>
        <source>The guest may only read it</source>
        <translation>L’invité peut seulement le lire</translation>
    </message>
    <message>
        <source>Image:</source>
        <translation>Image&#x202f;:</translation>
    </message>
    <message>
        <source>%1 are free where guests are kept. Room is taken as the disk is written to.</source>
        <translation>%1 sont libres là où les invités sont conservés. La place est prise au fur et à mesure des écritures sur le disque.</translation>
    </message>
</context>
<context>
    <name>apiary::gui::ExplanationCard</name>
    <message>
        <source>Message: %1</source>
        <translation>Message&#x202f;: %1</translation>
    </message>
    <message>
        <source>Cause:</source>
        <translation>Cause&#x202f;:</translation>
    </message>
    <message>
        <source>Remedy:</source>
        <translation>Remède&#x202f;:</translation>
    </message>
    <message>
        <source>How sure:</source>
        <translation>Certitude&#x202f;:</translation>
    </message>
    <message>
        <source>Source:</source>
        <translation>Source&#x202f;:</translation>
    </message>
</context>
<context>
    <name>apiary::gui::FieldMessage</name>
    <message>
        <source>Use “%1”</source>
        <translation>Utiliser «&#x202f;%1&#x202f;»</translation>
    </message>
</context>
<context>
    <name>apiary::gui::FileKind</name>
    <message>
        <source>a Linux kernel</source>
        <translation>un noyau Linux</translation>
    </message>
    <message>
        <source>a qcow2 disk image</source>
        <translation>une image disque qcow2</translation>
    </message>
    <message>
        <source>a VMDK disk image</source>
        <translation>une image disque VMDK</translation>
    </message>
    <message>
        <source>a VDI disk image</source>
        <translation>une image disque VDI</translation>
    </message>
    <message>
        <source>a VHDX disk image</source>
        <translation>une image disque VHDX</translation>
    </message>
    <message>
        <source>a VHD disk image</source>
        <translation>une image disque VHD</translation>
    </message>
    <message>
        <source>a QED disk image</source>
        <translation>une image disque QED</translation>
    </message>
    <message>
        <source>an installer image (ISO)</source>
        <translation>une image d’installation (ISO)</translation>
    </message>
    <message>
        <source>a raw disk with a GPT partition table</source>
        <translation>un disque brut avec une table de partitions GPT</translation>
    </message>
    <message>
        <source>a raw disk with an ext file system</source>
        <translation>un disque brut avec un système de fichiers ext</translation>
    </message>
    <message>
        <source>a raw disk with a UFS file system</source>
        <translation>un disque brut avec un système de fichiers UFS</translation>
    </message>
    <message>
        <source>a raw disk with an XFS file system</source>
        <translation>un disque brut avec un système de fichiers XFS</translation>
    </message>
    <message>
        <source>a raw disk with a Btrfs file system</source>
        <translation>un disque brut avec un système de fichiers Btrfs</translation>
    </message>
    <message>
        <source>a raw disk with a SquashFS file system</source>
        <translation>un disque brut avec un système de fichiers SquashFS</translation>
    </message>
    <message>
        <source>a raw disk with a boot sector</source>
        <translation>un disque brut avec un secteur d’amorçage</translation>
    </message>
    <message>
        <source>an initial RAM disk (cpio)</source>
        <translation>un disque mémoire initial (cpio)</translation>
    </message>
    <message>
        <source>a file compressed with gzip</source>
        <translation>un fichier compressé avec gzip</translation>
    </message>
    <message>
        <source>a file compressed with xz</source>
        <translation>un fichier compressé avec xz</translation>
    </message>
    <message>
        <source>a file compressed with zstd</source>
        <translation>un fichier compressé avec zstd</translation>
    </message>
    <message>
        <source>a file compressed with bzip2</source>
        <translation>un fichier compressé avec bzip2</translation>
    </message>
    <message>
        <source>a file compressed with lz4</source>
        <translation>un fichier compressé avec lz4</translation>
    </message>
    <message>
        <source>a FreeBSD kernel</source>
        <translation>un noyau FreeBSD</translation>
    </message>
    <message>
        <source>a FreeBSD kernel for another kind of processor</source>
        <translation>un noyau FreeBSD pour un autre type de processeur</translation>
    </message>
    <message>
        <source>a kernel module or object file</source>
        <translation>un module de noyau ou un fichier objet</translation>
    </message>
    <message>
        <source>a kernel with a PVH entry</source>
        <translation>un noyau avec un point d’entrée PVH</translation>
    </message>
    <message>
        <source>a multiboot kernel</source>
        <translation>un noyau multiboot</translation>
    </message>
    <message>
        <source>a program, or a kernel that cannot be started directly</source>
        <translation>un programme, ou un noyau qui ne peut pas être démarré directement</translation>
    </message>
    <message>
        <source>a program for another kind of processor</source>
        <translation>un programme pour un autre type de processeur</translation>
    </message>
    <message>
        <source>an empty file</source>
        <translation>un fichier vide</translation>
    </message>
    <message>
        <source>a file of a kind that is not known here</source>
        <translation>un fichier d’un type inconnu ici</translation>
    </message>
    <message>
        <source>a folder</source>
        <translation>un dossier</translation>
    </message>
    <message>
        <source>a disk device of this computer</source>
        <translation>un périphérique disque de cet ordinateur</translation>
    </message>
    <message>
        <source>no file that can be read from its beginning again</source>
        <translation>autre chose qu’un fichier qui peut être relu depuis son début</translation>
    </message>
</context>
<context>
    <name>apiary::gui::FilesPage</name>
    <message>
        <source>Files</source>
        <translation>Fichiers</translation>
    </message>
    <message>
        <source>What does it boot?</source>
        <translation>Que démarre-t-il&#x202f;?</translation>
    </message>
    <message>
        <source>Files are used where they are, and not copied.</source>
        <translation>Les fichiers sont utilisés là où ils sont, sans être copiés.</translation>
    </message>
    <message>
        <source>Disk image</source>
        <translation>Image disque</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>Noyau</translation>
    </message>
    <message>
        <source>Initial RAM disk</source>
        <translation>Disque mémoire initial</translation>
    </message>
    <message>
        <source>The guest may only rea&amp;d it</source>
        <translation>L’invité peut seulement &amp;la lire</translation>
    </message>
    <message>
        <source>Disk &amp;image:</source>
        <translation>&amp;Image disque&#x202f;:</translation>
    </message>
    <message>
        <source>&amp;Kernel:</source>
        <translation>&amp;Noyau&#x202f;:</translation>
    </message>
    <message>
        <source>I&amp;nitial RAM disk:</source>
        <translation>Disque &amp;mémoire initial&#x202f;:</translation>
    </message>
    <message>
        <source>&amp;Command line:</source>
        <translation>Ligne de &amp;commande&#x202f;:</translation>
    </message>
    <message>
        <source>Modules:</source>
        <translation>Modules&#x202f;:</translation>
    </message>
    <message>
        <source>As in loader.conf, one NAME=VALUE on each line.</source>
        <translation>Comme dans loader.conf, un NOM=VALEUR par ligne.</translation>
    </message>
    <message>
        <source>&amp;Variables:</source>
        <translation>Varia&amp;bles&#x202f;:</translation>
    </message>
    <message>
        <source>Command line of the kernel</source>
        <translation>Ligne de commande du noyau</translation>
    </message>
    <message>
        <source>Variables</source>
        <translation>Variables</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Aucun</translation>
    </message>
    <message>
        <source>&amp;Add a module</source>
        <translation>&amp;Ajouter un module</translation>
    </message>
    <message>
        <source>Module %1</source>
        <translation>Module %1</translation>
    </message>
    <message>
        <source>Kind of module %1</source>
        <translation>Type du module %1</translation>
    </message>
    <message>
        <source>Kernel module</source>
        <translation>Module de noyau</translation>
    </message>
    <message>
        <source>Remove module %1</source>
        <translation>Supprimer le module %1</translation>
    </message>
    <message>
        <source>Boot &amp;flags:</source>
        <translation>Op&amp;tions de démarrage&#x202f;:</translation>
    </message>
    <message>
        <source>Boot flags</source>
        <translation>Options de démarrage</translation>
    </message>
    <message>
        <source>“root=” names the disk or partition with the system: /dev/vda is the whole disk, /dev/vda1 its first partition.</source>
        <translation>«&#x202f;root=&#x202f;» désigne le disque ou la partition contenant le système&#x202f;: /dev/vda est le disque entier, /dev/vda1 sa première partition.</translation>
    </message>
    <message>
        <source>“console=ttyS0” lets Linux speak on the console that you will see.</source>
        <translation>«&#x202f;console=ttyS0&#x202f;» fait parler Linux sur la console que vous verrez.</translation>
    </message>
    <message>
        <source>There is no firmware yet that finds the kernel on a disk, so it is given as a file: on Linux it is in /boot of the installed system, beside its initial RAM disk. Files are used where they are, and not copied.</source>
        <translation>Il n’y a pas encore de micrologiciel qui trouve le noyau sur un disque, il est donc donné sous forme de fichier&#x202f;: sous Linux, il se trouve dans /boot du système installé, à côté de son disque mémoire initial. Les fichiers sont utilisés là où ils sont, sans être copiés.</translation>
    </message>
</context>
<context>
    <name>apiary::gui::FindBar</name>
    <message>
        <source>Match &amp;case</source>
        <translation>Respecter la &amp;casse</translation>
    </message>
    <message>
        <source>Find in the log</source>
        <translation>Rechercher dans le journal</translation>
    </message>
    <message>
        <source>Find previous</source>
        <translation>Rechercher le précédent</translation>
    </message>
    <message>
        <source>Find next</source>
        <translation>Rechercher le suivant</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Introuvable</translation>
    </message>
</context>
<context>
    <name>apiary::gui::FontEdit</name>
    <message>
        <source>Console font</source>
        <translation>Police de la console</translation>
    </message>
    <message>
        <source>Font of all consoles; only fonts of fixed width are listed</source>
        <translation>Police de toutes les consoles&#x202f;; seules les polices à chasse fixe sont proposées</translation>
    </message>
    <message>
        <source> pt</source>
        <comment>unit of font sizes</comment>
        <translation> pt</translation>
    </message>
    <message>
        <source>Console font size</source>
        <translation>Taille de la police de la console</translation>
    </message>
    <message>
        <source>Size of the console font, in points</source>
        <translation>Taille de la police de la console, en points</translation>
    </message>
</context>
<context>
    <name>apiary::gui::ForwardList</name>
    <message>
        <source>Only this computer reaches it:</source>
        <translation>Seul cet ordinateur l’atteint&#x202f;:</translation>
    </message>
    <message>
        <source>Everybody who reaches this computer reaches it:</source>
        <translation>Tous ceux qui atteignent cet ordinateur l’atteignent&#x202f;:</translation>
    </message>
    <message>
        <source>Those who reach this address reach it:</source>
        <translation>Ceux qui atteignent cette adresse l’atteignent&#x202f;:</translation>
    </message>
    <message>
        <source>Add &amp;Port Forward</source>
        <translation>Ajouter une &amp;redirection de port</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Protocole</translation>
    </message>
    <message>
        <source>This computer only</source>
        <translation>Cet ordinateur seulement</translation>
    </message>
    <message>
        <source>Everybody who reaches this computer</source>
        <translation>Tous ceux qui atteignent cet ordinateur</translation>
    </message>
    <message>
        <source>Address of this computer</source>
        <translation>Adresse de cet ordinateur</translation>
    </message>
    <message>
        <source>Port of this computer</source>
        <translation>Port de cet ordinateur</translation>
    </message>
    <message>
        <source>Port of the guest</source>
        <translation>Port de l’invité</translation>
    </message>
    <message>
        <source>Forward this port no more</source>
        <translation>Ne plus rediriger ce port</translation>
    </message>
    <message>
        <source>How to reach this port</source>
        <translation>Comment atteindre ce port</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Copy how to reach this port</source>
        <translation>Copier comment atteindre ce port</translation>
    </message>
    <message>
        <source>No ports are forwarded: nobody reaches the guest from outside.</source>
        <translation>Aucun port n’est redirigé&#x202f;: personne n’atteint l’invité de l’extérieur.</translation>
    </message>
    <message>
        <source>Address and port of this computer, and the port of the guest that they lead to:</source>
        <translation>Adresse et port de cet ordinateur, et port de l’invité auquel ils mènent&#x202f;:</translation>
    </message>
</context>
<context>
    <name>apiary::gui::GeneralSettingsPage</name>
    <message>
        <source>Start when I &amp;log in</source>
        <translation>Démarrer à l’&amp;ouverture de session</translation>
    </message>
    <message>
        <source>Open Apiary together with the desktop. Guests are started by the helper, without Apiary.</source>
        <translation>Ouvrir Apiary avec le bureau. Les invités sont démarrés par le service auxiliaire, sans Apiary.</translation>
    </message>
    <message>
        <source>Start &amp;hidden in the tray</source>
        <translation>Démarrer &amp;masqué dans la boîte à miniatures</translation>
    </message>
    <message>
        <source>Show no window at the start, only the icon in the tray</source>
        <translation>N’afficher aucune fenêtre au démarrage, seulement l’icône dans la boîte à miniatures</translation>
    </message>
    <message>
        <source>Start:</source>
        <translation>Démarrage&#x202f;:</translation>
    </message>
    <message>
        <source>Show an icon in the &amp;tray</source>
        <translation>&amp;Afficher une icône dans la boîte à miniatures</translation>
    </message>
    <message>
        <source>The icon counts the running guests; its menu starts and stops them</source>
        <translation>L’icône compte les invités en fonctionnement&#x202f;; son menu les démarre et les arrête</translation>
    </message>
    <message>
        <source>&amp;Keep running in the tray when the window is closed</source>
        <translation>&amp;Garder dans la boîte à miniatures à la fermeture de la fenêtre</translation>
    </message>
    <message>
        <source>When this is off, closing the window quits Apiary. Guests go on running in either case.</source>
        <translation>Si cette option est désactivée, fermer la fenêtre quitte Apiary. Les invités continuent dans les deux cas.</translation>
    </message>
    <message>
        <source>This desktop has no tray at the moment. Without one, Apiary starts with its window and quits when the window is closed.</source>
        <translation>Ce bureau n’a pas de boîte à miniatures en ce moment. Sans elle, Apiary démarre avec sa fenêtre et se termine à la fermeture de celle-ci.</translation>
    </message>
    <message>
        <source>Tray:</source>
        <translation>Boîte à miniatures&#x202f;:</translation>
    </message>
    <message>
        <source>Notify me when:</source>
        <translation>M’avertir quand&#x202f;:</translation>
    </message>
    <message>
        <source>A guest &amp;crashes</source>
        <translation>Un invité &amp;plante</translation>
    </message>
    <message>
        <source>Show a notification while no window of Apiary is in use</source>
        <translation>Afficher une notification lorsqu’aucune fenêtre d’Apiary n’est utilisée</translation>
    </message>
    <message>
        <source>A long task is &amp;finished</source>
        <translation>Une longue tâche se &amp;termine</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>Comme le bureau</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clair</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
    <message>
        <source>Colours of all windows of Apiary</source>
        <translation>Couleurs de toutes les fenêtres d’Apiary</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Apparence</translation>
    </message>
    <message>
        <source>The Breeze colour schemes are not installed</source>
        <translation>Les schémas de couleurs Breeze ne sont pas installés</translation>
    </message>
    <message>
        <source>&amp;Appearance:</source>
        <translation>Appa&amp;rence&#x202f;:</translation>
    </message>
    <message>
        <source>Folder for images</source>
        <translation>Dossier des images</translation>
    </message>
    <message>
        <source>Home folder</source>
        <translation>Dossier personnel</translation>
    </message>
    <message>
        <source>Where Apiary begins to look when you choose a kernel or a disk image</source>
        <translation>Là où Apiary commence à chercher quand vous choisissez un noyau ou une image disque</translation>
    </message>
    <message>
        <source>There is no such folder now. The home folder is used until there is.</source>
        <translation>Ce dossier n’existe pas actuellement. Le dossier personnel est utilisé en attendant.</translation>
    </message>
    <message>
        <source>Folder for &amp;images:</source>
        <translation>Dossier des &amp;images&#x202f;:</translation>
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
        <translation>Sans étiquette</translation>
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
        <translation>&amp;Trier</translation>
    </message>
    <message>
        <source>&amp;Tag</source>
        <translation>Éti&amp;quette</translation>
    </message>
    <message>
        <source>Search guests</source>
        <translation>Rechercher des invités</translation>
    </message>
    <message>
        <source>Words in the name, description, tags or state; “tag:web” looks at tags alone (Ctrl+F)</source>
        <translation>Mots du nom, de la description, des étiquettes ou de l’état&#x202f;; «&#x202f;tag:web&#x202f;» ne cherche que dans les étiquettes (Ctrl+F)</translation>
    </message>
    <message>
        <source>Guests</source>
        <translation>Invités</translation>
    </message>
    <message>
        <source>Sort</source>
        <translation>Trier</translation>
    </message>
    <message>
        <source>By &amp;name</source>
        <translation>Par &amp;nom</translation>
    </message>
    <message>
        <source>By &amp;state</source>
        <translation>Par ét&amp;at</translation>
    </message>
    <message>
        <source>By &amp;time of start or end</source>
        <translation>Par &amp;heure de démarrage ou de fin</translation>
    </message>
    <message>
        <source>No guest matches “%1”.</source>
        <translation>Aucun invité ne correspond à «&#x202f;%1&#x202f;».</translation>
    </message>
    <message>
        <source>Order and groups of the list, and guests of one tag</source>
        <translation>Ordre et groupes de la liste, et invités d’une étiquette</translation>
    </message>
    <message>
        <source>&amp;Group by tag</source>
        <translation>&amp;Grouper par étiquette</translation>
    </message>
</context>
<context>
    <name>apiary::gui::GuestMenu</name>
    <message>
        <source>&amp;Console</source>
        <translation>&amp;Console</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>&amp;Ouvrir</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <comment>guest, state</comment>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>Show what the guest writes, and type to it</source>
        <translation>Afficher ce que l’invité écrit, et lui envoyer ce que vous saisissez</translation>
    </message>
    <message>
        <source>A broken guest has no console</source>
        <translation>Un invité défectueux n’a pas de console</translation>
    </message>
    <message>
        <source>The helper is not reached</source>
        <translation>Le service auxiliaire est injoignable</translation>
    </message>
    <message>
        <source>You have no right to do this</source>
        <translation>Vous n’avez pas le droit de faire cela</translation>
    </message>
    <message>
        <source>Not possible in this state: %1</source>
        <translation>Impossible dans cet état&#x202f;: %1</translation>
    </message>
    <message>
        <source>It is being cloned</source>
        <translation>Il est en cours de clonage</translation>
    </message>
</context>
<context>
    <name>apiary::gui::GuestNetworkPage</name>
    <message>
        <source>Network</source>
        <translation>Réseau</translation>
    </message>
    <message>
        <source>Add Another &amp;Network Card</source>
        <translation>A&amp;jouter une autre carte réseau</translation>
    </message>
    <message>
        <source>Network card %1</source>
        <translation>Carte réseau %1</translation>
    </message>
</context>
<context>
    <name>apiary::gui::GuestView</name>
    <message>
        <source>Console</source>
        <translation>Console</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Vue d’ensemble</translation>
    </message>
    <message>
        <source>Hardware</source>
        <translation>Matériel</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Réseau</translation>
    </message>
    <message>
        <source>Registers</source>
        <translation>Registres</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>%1 — as last known</source>
        <comment>status</comment>
        <translation>%1 — dernier état connu</translation>
    </message>
</context>
<context>
    <name>apiary::gui::HardwarePage</name>
    <message>
        <source>Hardware</source>
        <translation>Matériel</translation>
    </message>
    <message>
        <source>General</source>
        <translation>Général</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Description</translation>
    </message>
    <message>
        <source>What it is for</source>
        <translation>À quoi il sert</translation>
    </message>
    <message>
        <source>Descript&amp;ion:</source>
        <translation>D&amp;escription&#x202f;:</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Étiquettes</translation>
    </message>
    <message>
        <source>Words to find it by, with commas between</source>
        <translation>Mots permettant de le trouver, séparés par des virgules</translation>
    </message>
    <message>
        <source>&amp;Tags:</source>
        <translation>É&amp;tiquettes&#x202f;:</translation>
    </message>
    <message>
        <source>Processor and memory</source>
        <translation>Processeur et mémoire</translation>
    </message>
    <message>
        <source>C&amp;PUs:</source>
        <translation>&amp;Processeurs&#x202f;:</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Mémoire</translation>
    </message>
    <message>
        <source>&amp;Memory:</source>
        <translation>&amp;Mémoire&#x202f;:</translation>
    </message>
    <message>
        <source>What it boots</source>
        <translation>Ce qu’il démarre</translation>
    </message>
    <message>
        <source>&amp;Kernel:</source>
        <translation>&amp;Noyau&#x202f;:</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Aucun</translation>
    </message>
    <message>
        <source>Initial &amp;RAM disk:</source>
        <translation>D&amp;isque mémoire initial&#x202f;:</translation>
    </message>
    <message>
        <source>Command line of the kernel</source>
        <translation>Ligne de commande du noyau</translation>
    </message>
    <message>
        <source>Command &amp;line:</source>
        <translation>&amp;Ligne de commande&#x202f;:</translation>
    </message>
    <message>
        <source>Kernel variables, one on each line</source>
        <translation>Variables du noyau, une par ligne</translation>
    </message>
    <message>
        <source>NAME=VALUE, one on each line</source>
        <translation>NOM=VALEUR, une par ligne</translation>
    </message>
    <message>
        <source>&amp;Variables:</source>
        <translation>Varia&amp;bles&#x202f;:</translation>
    </message>
    <message>
        <source>Modules:</source>
        <translation>Modules&#x202f;:</translation>
    </message>
    <message>
        <source>Disks and folders</source>
        <translation>Disques et dossiers</translation>
    </message>
    <message>
        <source>Disks:</source>
        <translation>Disques&#x202f;:</translation>
    </message>
    <message>
        <source>Shared folders:</source>
        <translation>Dossiers partagés&#x202f;:</translation>
    </message>
    <message>
        <source>Starting and stopping</source>
        <translation>Démarrage et arrêt</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Jamais</translation>
    </message>
    <message>
        <source>After a crash</source>
        <translation>Après un plantage</translation>
    </message>
    <message>
        <source>Always, unless you stop it</source>
        <translation>Toujours, sauf si vous l’arrêtez</translation>
    </message>
    <message>
        <source>Start a&amp;gain:</source>
        <translation>Démarrer de nou&amp;veau&#x202f;:</translation>
    </message>
    <message>
        <source>Start it when the helper starts</source>
        <translation>Le démarrer au démarrage du service auxiliaire</translation>
    </message>
    <message>
        <source>Guests with lower numbers are started first</source>
        <translation>Les invités ayant un plus petit numéro sont démarrés en premier</translation>
    </message>
    <message>
        <source>Guests with lower numbers are started first.</source>
        <translation>Les invités ayant un plus petit numéro sont démarrés en premier.</translation>
    </message>
    <message>
        <source>Place in the &amp;order:</source>
        <translation>Place dans l’&amp;ordre&#x202f;:</translation>
    </message>
    <message>
        <source> s</source>
        <comment>seconds</comment>
        <translation> s</translation>
    </message>
    <message>
        <source>So long it may take to power off, when it is asked to.</source>
        <translation>Temps qu’il peut prendre pour s’éteindre, quand on le lui demande.</translation>
    </message>
    <message>
        <source>Time to s&amp;hut down:</source>
        <translation>Délai d’e&amp;xtinction&#x202f;:</translation>
    </message>
    <message>
        <source>Ad&amp;vanced</source>
        <translation>Avan&amp;cé</translation>
    </message>
    <message>
        <source>First serial port (COM1)</source>
        <translation>Premier port série (COM1)</translation>
    </message>
    <message>
        <source>Virtio console (Linux: hvc0)</source>
        <translation>Console virtio (Linux&#x202f;: hvc0)</translation>
    </message>
    <message>
        <source>BVM console (FreeBSD)</source>
        <translation>Console BVM (FreeBSD)</translation>
    </message>
    <message>
        <source>Co&amp;nsole:</source>
        <translation>Con&amp;sole&#x202f;:</translation>
    </message>
    <message>
        <source>Transitional: for old and new systems</source>
        <translation>Transitoire&#x202f;: pour les anciens et nouveaux systèmes</translation>
    </message>
    <message>
        <source>Legacy (0.9.5)</source>
        <translation>Ancien (0.9.5)</translation>
    </message>
    <message>
        <source>Modern (1.x)</source>
        <translation>Moderne (1.x)</translation>
    </message>
    <message>
        <source>Virtio &amp;devices:</source>
        <translation>Périp&amp;hériques virtio&#x202f;:</translation>
    </message>
    <message numerus="yes">
        <source>This computer has %n CPU(s).</source>
        <translation>
            <numerusform>Cet ordinateur dispose de %n processeur.</numerusform>
            <numerusform>Cet ordinateur dispose de %n processeurs.</numerusform>
        </translation>
    </message>
    <message>
        <source>This computer has %1.</source>
        <translation>Cet ordinateur dispose de %1.</translation>
    </message>
</context>
<context>
    <name>apiary::gui::HopList</name>
    <message>
        <source>Way from the guest to the world</source>
        <translation>Chemin de l’invité vers le monde</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>verdict, what was found</comment>
        <translation>%1&#x202f;: %2</translation>
    </message>
    <message>
        <source>Looking further…</source>
        <translation>La suite est examinée…</translation>
    </message>
</context>
<context>
    <name>apiary::gui::HostDialog</name>
    <message>
        <source>This computer</source>
        <translation>Cet ordinateur</translation>
    </message>
    <message>
        <source>What this computer can run</source>
        <translation>Ce que cet ordinateur peut exécuter</translation>
    </message>
    <message>
        <source>Another machine</source>
        <translation>Autre machine</translation>
    </message>
    <message>
        <source>What another machine can run</source>
        <translation>Ce qu’une autre machine peut exécuter</translation>
    </message>
    <message>
        <source>Error messages</source>
        <translation>Messages d’erreur</translation>
    </message>
    <message>
        <source>What does this error mean?</source>
        <translation>Que signifie cette erreur&#x202f;?</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Réseau</translation>
    </message>
    <message>
        <source>This computer’s network</source>
        <translation>Réseau de cet ordinateur</translation>
    </message>
    <message>
        <source>Set up</source>
        <translation>Configurer</translation>
    </message>
    <message>
        <source>Set up this computer</source>
        <translation>Configurer cet ordinateur</translation>
    </message>
</context>
<context>
    <name>apiary::gui::HostNetworkPage</name>
    <message>
        <source>%1: %2</source>
        <comment>name, value</comment>
        <translation>%1&#x202f;: %2</translation>
    </message>
    <message>
        <source>This computer’s network is being looked at…</source>
        <translation>Examen du réseau de cet ordinateur…</translation>
    </message>
    <message>
        <source>Networks and interfaces</source>
        <translation>Réseaux et interfaces</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>What was &amp;done</source>
        <translation>Ce qui a été &amp;fait</translation>
    </message>
    <message>
        <source>Test, &amp;hop by hop</source>
        <translation>Test, &amp;étape par étape</translation>
    </message>
    <message>
        <source>&amp;Set up a network…</source>
        <translation>&amp;Mettre en place un réseau…</translation>
    </message>
    <message>
        <source>&amp;Test</source>
        <translation>&amp;Tester</translation>
    </message>
    <message>
        <source>&amp;Undo…</source>
        <translation>&amp;Annuler…</translation>
    </message>
    <message>
        <source>&amp;Look again</source>
        <translation>&amp;Regarder à nouveau</translation>
    </message>
    <message>
        <source>Sho&amp;w command</source>
        <translation>A&amp;fficher la commande</translation>
    </message>
    <message>
        <source>Apiary has made no network</source>
        <translation>Apiary n’a créé aucun réseau</translation>
    </message>
    <message>
        <source>Networks that Apiary has made</source>
        <translation>Réseaux créés par Apiary</translation>
    </message>
    <message>
        <source>Interfaces of this computer</source>
        <translation>Interfaces de cet ordinateur</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Réseau</translation>
    </message>
    <message>
        <source>Taps</source>
        <translation>Taps</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Depuis</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problème</translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation>Adresses</translation>
    </message>
    <message>
        <source>Hardware address</source>
        <translation>Adresse matérielle</translation>
    </message>
    <message>
        <source>Made by Apiary for</source>
        <translation>Créée par Apiary pour</translation>
    </message>
    <message>
        <source>For bridged networks</source>
        <translation>Pour les réseaux pontés</translation>
    </message>
    <message>
        <source>it can be used</source>
        <translation>utilisable</translation>
    </message>
    <message>
        <source>Undo a network</source>
        <translation>Annuler un réseau</translation>
    </message>
    <message>
        <source>Undo the network %1?</source>
        <translation>Annuler le réseau %1&#x202f;?</translation>
    </message>
    <message>
        <source>Its taps go away, and guests that use them lose their network. Everything else is as it was before.</source>
        <translation>Ses taps disparaissent, et les invités qui les utilisent perdent leur réseau. Tout le reste redevient comme avant.</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Annuler</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Afficher</translation>
    </message>
    <message>
        <source>Set up</source>
        <translation>En place</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Tester</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Undoing…</source>
        <translation>Annulation…</translation>
    </message>
    <message>
        <source>&amp;Stop testing</source>
        <translation>&amp;Arrêter le test</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Annuler</translation>
    </message>
</context>
<context>
    <name>apiary::gui::HostSetupDetails</name>
    <message>
        <source>Details</source>
        <translation>Détails</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Pourquoi</translation>
    </message>
    <message>
        <source>Why it cannot be set up from here</source>
        <translation>Pourquoi ce n’est pas possible d’ici</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Maintenant</translation>
    </message>
    <message>
        <source>Afterwards</source>
        <translation>Ensuite</translation>
    </message>
    <message>
        <source>When it counts</source>
        <translation>Quand cela compte</translation>
    </message>
</context>
<context>
    <name>apiary::gui::HostSetupPage</name>
    <message>
        <source>This computer is being looked at…</source>
        <translation>Examen de cet ordinateur…</translation>
    </message>
    <message>
        <source>What guests need of this computer</source>
        <translation>Ce dont les invités ont besoin sur cet ordinateur</translation>
    </message>
    <message>
        <source>What guests need</source>
        <translation>Besoins des invités</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>&amp;Set up…</source>
        <translation>&amp;Configurer…</translation>
    </message>
    <message>
        <source>&amp;Undo…</source>
        <translation>&amp;Annuler…</translation>
    </message>
    <message>
        <source>&amp;Look again</source>
        <translation>&amp;Regarder à nouveau</translation>
    </message>
    <message>
        <source>Sho&amp;w command</source>
        <translation>A&amp;fficher la commande</translation>
    </message>
    <message>
        <source>This computer runs %1.</source>
        <translation>Cet ordinateur exécute %1.</translation>
    </message>
    <message>
        <source>Set up this computer</source>
        <translation>Configurer cet ordinateur</translation>
    </message>
    <message numerus="yes">
        <source>Set up this computer in %n step(s)?</source>
        <translation>
            <numerusform>Configurer cet ordinateur en %n étape&#x202f;?</numerusform>
            <numerusform>Configurer cet ordinateur en %n étapes&#x202f;?</numerusform>
        </translation>
    </message>
    <message>
        <source>All of them are done or none, and all can be undone.</source>
        <translation>Toutes sont effectuées ou aucune, et toutes peuvent être annulées.</translation>
    </message>
    <message>
        <source>Packages are installed with the system’s package manager, and stay when the rest is undone.</source>
        <translation>Les paquets sont installés avec le gestionnaire de paquets du système, et restent quand le reste est annulé.</translation>
    </message>
    <message>
        <source>&amp;Set up</source>
        <translation>&amp;Configurer</translation>
    </message>
    <message>
        <source>Setting this computer up…</source>
        <translation>Configuration de cet ordinateur…</translation>
    </message>
    <message>
        <source>This computer is not as it was when the plan was made.</source>
        <translation>Cet ordinateur n’est plus comme au moment du plan.</translation>
    </message>
    <message>
        <source>Nothing was changed. Look at the steps again.</source>
        <translation>Rien n’a été modifié. Regardez à nouveau les étapes.</translation>
    </message>
    <message numerus="yes">
        <source>%n step(s) were done.</source>
        <translation>
            <numerusform>%n étape a été effectuée.</numerusform>
            <numerusform>%n étapes ont été effectuées.</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo the set-up</source>
        <translation>Annuler la configuration</translation>
    </message>
    <message>
        <source>Take back all that Apiary has set up on this computer?</source>
        <translation>Retirer tout ce qu’Apiary a configuré sur cet ordinateur&#x202f;?</translation>
    </message>
    <message>
        <source>Only Apiary’s own lines are taken out of files; what others changed in them stays. Packages stay installed.</source>
        <translation>Seules les lignes propres à Apiary sont retirées des fichiers&#x202f;; ce que d’autres y ont changé reste. Les paquets restent installés.</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Annuler la configuration</translation>
    </message>
    <message>
        <source>Taking back what was set up…</source>
        <translation>Retrait de ce qui a été configuré…</translation>
    </message>
    <message>
        <source>Everything is as it was before.</source>
        <translation>Tout est comme avant.</translation>
    </message>
    <message>
        <source>Set up</source>
        <translation>Configurer</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Afficher</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Without the helper, as root</source>
        <translation>Sans le service auxiliaire, en tant que root</translation>
    </message>
    <message>
        <source>This computer can be set up without the helper too.</source>
        <translation>Cet ordinateur peut aussi être configuré sans le service auxiliaire.</translation>
    </message>
    <message>
        <source>An administrator does it with this command, which shows every change first:</source>
        <translation>Un administrateur le fait avec cette commande, qui montre d’abord chaque changement&#x202f;:</translation>
    </message>
    <message>
        <source>Restart this computer: until then not all of it counts.</source>
        <translation>Redémarrez cet ordinateur&#x202f;: d’ici là, tout ne compte pas encore.</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Annuler</translation>
    </message>
</context>
<context>
    <name>apiary::gui::KindPage</name>
    <message>
        <source>What to run</source>
        <translation>Que faire fonctionner</translation>
    </message>
    <message>
        <source>What should the guest run?</source>
        <translation>Que doit faire fonctionner l’invité&#x202f;?</translation>
    </message>
    <message>
        <source>&amp;Sample system</source>
        <translation>&amp;Système d’exemple</translation>
    </message>
    <message>
        <source>A small Linux that is built in. It runs from memory and forgets everything when it powers off.</source>
        <translation>Un petit Linux intégré. Il s’exécute en mémoire et oublie tout quand il s’éteint.</translation>
    </message>
    <message>
        <source>&amp;Linux or other kernel</source>
        <translation>Noyau &amp;Linux ou autre</translation>
    </message>
    <message>
        <source>Started directly, with an initial RAM disk if it needs one. Linux bzImage, PVH or multiboot.</source>
        <translation>Démarré directement, avec un disque mémoire initial s’il en a besoin. Linux bzImage, PVH ou multiboot.</translation>
    </message>
    <message>
        <source>&amp;FreeBSD kernel</source>
        <translation>Noyau &amp;FreeBSD</translation>
    </message>
    <message>
        <source>Started directly, with modules and variables as its loader would give it.</source>
        <translation>Démarré directement, avec les modules et variables que son chargeur lui donnerait.</translation>
    </message>
    <message>
        <source>&amp;Disk image</source>
        <translation>Image &amp;disque</translation>
    </message>
    <message>
        <source>A system that is installed on a raw disk image. Its kernel has to be at hand as a file, as there is no firmware yet that could find it on the disk.</source>
        <translation>Un système installé sur une image disque brute. Son noyau doit être disponible sous forme de fichier, car il n’y a pas encore de micrologiciel capable de le trouver sur le disque.</translation>
    </message>
    <message>
        <source>&amp;Installer image (ISO)</source>
        <translation>Image d’&amp;installation (ISO)</translation>
    </message>
    <message>
        <source>Installer images need firmware, which this version does not have.</source>
        <translation>Les images d’installation nécessitent un micrologiciel, que cette version n’a pas.</translation>
    </message>
    <message>
        <source>It is not on this computer. Run ./start in Apiary&apos;s source folder, which fetches it; or put vmlinuz and initrd.gz into one folder and name that in APIARY_SAMPLE.</source>
        <translation>Il n’est pas sur cet ordinateur. Exécutez ./start dans le dossier des sources d’Apiary, qui le récupère&#x202f;; ou placez vmlinuz et initrd.gz dans un même dossier et indiquez-le dans APIARY_SAMPLE.</translation>
    </message>
</context>
<context>
    <name>apiary::gui::LogPage</name>
    <message>
        <source>Log</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>What the guest wrote to its console</source>
        <translation>Ce que l’invité a écrit sur sa console</translation>
    </message>
    <message>
        <source>&amp;Follow</source>
        <translation>&amp;Suivre</translation>
    </message>
    <message>
        <source>Keep the end in sight</source>
        <translation>Garder la fin visible</translation>
    </message>
    <message>
        <source>&amp;Wrap Lines</source>
        <translation>&amp;Renvoyer à la ligne</translation>
    </message>
    <message>
        <source>Break lines that are longer than the window is wide</source>
        <translation>Couper les lignes plus longues que la largeur de la fenêtre</translation>
    </message>
    <message>
        <source>Fi&amp;nd…</source>
        <translation>Rec&amp;hercher…</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copier</translation>
    </message>
    <message>
        <source>Copy what is selected, or all of it</source>
        <translation>Copier ce qui est sélectionné, ou tout</translation>
    </message>
    <message>
        <source>&amp;Save to File…</source>
        <translation>&amp;Enregistrer dans un fichier…</translation>
    </message>
    <message>
        <source>Save the whole log</source>
        <translation>Enregistrer tout le journal</translation>
    </message>
    <message>
        <source>The guest has not written anything yet</source>
        <translation>L’invité n’a encore rien écrit</translation>
    </message>
    <message>
        <source>The log is empty</source>
        <translation>Le journal est vide</translation>
    </message>
    <message>
        <source>What the guest writes to its console is kept here, also when it has ended.</source>
        <translation>Ce que l’invité écrit sur sa console est conservé ici, même après sa fin.</translation>
    </message>
    <message>
        <source>The start of the log is left out here. All of it is what “Save to File” saves, and “%1” prints.</source>
        <translation>Le début du journal est omis ici. «&#x202f;Enregistrer dans un fichier&#x202f;» l’enregistre en entier, et «&#x202f;%1&#x202f;» l’affiche en entier.</translation>
    </message>
    <message>
        <source>Text, without control sequences (*.txt)</source>
        <translation>Texte, sans séquences de contrôle (*.txt)</translation>
    </message>
    <message>
        <source>As the guest wrote it (*.log)</source>
        <translation>Tel que l’invité l’a écrit (*.log)</translation>
    </message>
    <message>
        <source>Save the Log of %1</source>
        <translation>Enregistrer le journal de %1</translation>
    </message>
    <message>
        <source>The log was saved to “%1”</source>
        <translation>Le journal a été enregistré dans «&#x202f;%1&#x202f;»</translation>
    </message>
</context>
<context>
    <name>apiary::gui::LogSaver</name>
    <message>
        <source>The log could not be saved to “%1”</source>
        <translation>Le journal n’a pas pu être enregistré dans «&#x202f;%1&#x202f;»</translation>
    </message>
    <message>
        <source>choose another place</source>
        <translation>choisissez un autre emplacement</translation>
    </message>
    <message>
        <source>The log was shortened while it was saved</source>
        <translation>Le journal a été raccourci pendant son enregistrement</translation>
    </message>
    <message>
        <source>save it again</source>
        <translation>enregistrez-le de nouveau</translation>
    </message>
</context>
<context>
    <name>apiary::gui::MachinePage</name>
    <message>
        <source>This computer is being looked at…</source>
        <translation>Examen de cet ordinateur…</translation>
    </message>
    <message>
        <source>Only a helper that runs as root can read the processor’s registers, and so tell for certain what the firmware has switched off; and only where the kernel has the module for it (Linux: msr, FreeBSD: cpuctl).</source>
        <translation>Seul un service auxiliaire exécuté en root peut lire les registres du processeur, et donc dire avec certitude ce que le micrologiciel a désactivé&#x202f;; et seulement si le noyau a le module nécessaire (Linux&#x202f;: msr, FreeBSD&#x202f;: cpuctl).</translation>
    </message>
    <message>
        <source>Copy &amp;report</source>
        <translation>Copier le &amp;rapport</translation>
    </message>
    <message>
        <source>In a form for bug reports, without names and addresses</source>
        <translation>Sous une forme adaptée aux rapports de bogue, sans noms ni adresses</translation>
    </message>
    <message>
        <source>Sho&amp;w command</source>
        <translation>A&amp;fficher la commande</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Cet ordinateur</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Vérifier</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Rapport</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Annuler</translation>
    </message>
    <message>
        <source>Chec&amp;k again</source>
        <translation>Vérifier à nou&amp;veau</translation>
    </message>
    <message>
        <source>&amp;Set up…</source>
        <translation>&amp;Configurer…</translation>
    </message>
    <message>
        <source>Shows what this computer lacks for it, and sets that up</source>
        <translation>Montre ce qui manque à cet ordinateur pour cela, et le configure</translation>
    </message>
</context>
<context>
    <name>apiary::gui::MainWindow</name>
    <message>
        <source>&amp;New guest…</source>
        <translation>&amp;Nouvel invité…</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>Confi&amp;gurer…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Quitter</translation>
    </message>
    <message>
        <source>Console in a &amp;window</source>
        <translation>Console dans une f&amp;enêtre</translation>
    </message>
    <message>
        <source>Show &amp;commands…</source>
        <translation>&amp;Afficher les commandes…</translation>
    </message>
    <message>
        <source>&amp;Find a guest</source>
        <translation>Rec&amp;hercher un invité</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Fichier</translation>
    </message>
    <message>
        <source>&amp;Guest</source>
        <translation>&amp;Invité</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Affichage</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>Aid&amp;e</translation>
    </message>
    <message>
        <source>&amp;About Apiary</source>
        <translation>À propos d’Apiar&amp;y</translation>
    </message>
    <message>
        <source>Guest</source>
        <translation>Invité</translation>
    </message>
    <message>
        <source>No guests yet</source>
        <translation>Aucun invité pour l’instant</translation>
    </message>
    <message>
        <source>A guest is a computer within this one. Make one from the built-in sample system or from a kernel of your own; a file dropped on this window will do.</source>
        <translation>Un invité est un ordinateur à l’intérieur de celui-ci. Créez-en un à partir du système d’exemple intégré ou de votre propre noyau&#x202f;; un fichier déposé sur cette fenêtre fera l’affaire.</translation>
    </message>
    <message>
        <source>&amp;Create your first guest</source>
        <translation>&amp;Créer votre premier invité</translation>
    </message>
    <message>
        <source>No guest chosen</source>
        <translation>Aucun invité choisi</translation>
    </message>
    <message>
        <source>Choose one at the left.</source>
        <translation>Choisissez-en un à gauche.</translation>
    </message>
    <message>
        <source>%1 was moved to the trash.</source>
        <translation>%1 a été mis à la corbeille.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>The helper is of version %1, this window of version %2.</source>
        <translation>Le service auxiliaire est en version %1, cette fenêtre en version %2.</translation>
    </message>
    <message>
        <source>Install both in the same version, then restart apiaryd: guests run on meanwhile.</source>
        <translation>Installez les deux dans la même version, puis redémarrez apiaryd&#x202f;: les invités continuent pendant ce temps.</translation>
    </message>
    <message>
        <source>What is shown is as it was last known. The connection is made again by itself.</source>
        <translation>Ce qui est affiché est le dernier état connu. La connexion se rétablit d’elle-même.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>%1 – Apiary</source>
        <comment>window title</comment>
        <translation>%1 – Apiary</translation>
    </message>
    <message>
        <source>Force %1 off?</source>
        <translation>Forcer l’arrêt de %1&#x202f;?</translation>
    </message>
    <message>
        <source>Reset %1?</source>
        <translation>Réinitialiser %1&#x202f;?</translation>
    </message>
    <message>
        <source>Delete %1?</source>
        <translation>Supprimer %1&#x202f;?</translation>
    </message>
    <message>
        <source>Do not &amp;ask again</source>
        <translation>Ne plus &amp;demander</translation>
    </message>
    <message>
        <source>Console</source>
        <translation>Console</translation>
    </message>
    <message>
        <source>About Apiary</source>
        <translation>À propos d’Apiary</translation>
    </message>
    <message>
        <source>Apiary %1</source>
        <translation>Apiary %1</translation>
    </message>
    <message>
        <source>Runs computers within this one, with a hypervisor of its own.</source>
        <translation>Exécute des ordinateurs à l’intérieur de celui-ci, avec son propre hyperviseur.</translation>
    </message>
    <message>
        <source>Helper: version %1, on %2</source>
        <translation>Service auxiliaire&#x202f;: version %1, sur %2</translation>
    </message>
    <message>
        <source>Socket: %1</source>
        <translation>Socket&#x202f;: %1</translation>
    </message>
    <message>
        <source>The window is free software under the GPL, version 2 or later; the rest under the 2-clause BSD license.</source>
        <translation>La fenêtre est un logiciel libre sous licence GPL, version 2 ou ultérieure&#x202f;; le reste sous licence BSD à 2 clauses.</translation>
    </message>
    <message>
        <source>%1 and %2 cannot run at the same time, as both have %3.</source>
        <translation>%1 et %2 ne peuvent pas fonctionner en même temps, car tous deux ont %3.</translation>
    </message>
    <message>
        <source>%1 was cloned to %2.</source>
        <translation>%1 a été cloné en %2.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>This &amp;computer…</source>
        <translation>&amp;Cet ordinateur…</translation>
    </message>
    <message>
        <source>&amp;Another machine…</source>
        <translation>&amp;Autre machine…</translation>
    </message>
    <message>
        <source>What does this &amp;error mean?…</source>
        <translation>Que signifie cette &amp;erreur&#x202f;?…</translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation>&amp;Outils</translation>
    </message>
    <message>
        <source>&amp;Network of this computer…</source>
        <translation>&amp;Réseau de cet ordinateur…</translation>
    </message>
    <message>
        <source>&amp;Set up this computer…</source>
        <translation>Confi&amp;gurer cet ordinateur…</translation>
    </message>
</context>
<context>
    <name>apiary::gui::MessagePage</name>
    <message>
        <source>Messages of bhyve, vmm.ko, KVM, QEMU, taps and bridges, and of Apiary itself are explained: one line, or a whole log with some of them in it. The text stays on this computer.</source>
        <translation>Les messages de bhyve, vmm.ko, KVM, QEMU, des taps et des ponts, et d’Apiary lui-même sont expliqués&#x202f;: une ligne, ou tout un journal qui en contient. Le texte reste sur cet ordinateur.</translation>
    </message>
    <message>
        <source>Paste or type the message here, drop a log, or open one.</source>
        <translation>Collez ou saisissez le message ici, déposez un journal, ou ouvrez-en un.</translation>
    </message>
    <message>
        <source>Message or log</source>
        <translation>Message ou journal</translation>
    </message>
    <message>
        <source>E&amp;xplain</source>
        <translation>E&amp;xpliquer</translation>
    </message>
    <message>
        <source>What was recognised</source>
        <translation>Ce qui a été reconnu</translation>
    </message>
    <message>
        <source>What does this error mean?</source>
        <translation>Que signifie cette erreur&#x202f;?</translation>
    </message>
    <message>
        <source>No message that Apiary knows is in this text.</source>
        <translation>Ce texte ne contient aucun message connu d’Apiary.</translation>
    </message>
    <message>
        <source>Give the line as the program printed it, or the whole log. If it is there and not explained, report it with what you did: then the next version knows it.</source>
        <translation>Donnez la ligne telle que le programme l’a affichée, ou tout le journal. Si elle y est sans être expliquée, signalez-la avec ce que vous avez fait&#x202f;: la prochaine version la connaîtra.</translation>
    </message>
</context>
<context>
    <name>apiary::gui::ModuleList</name>
    <message>
        <source>No modules.</source>
        <translation>Aucun module.</translation>
    </message>
    <message>
        <source>Add &amp;Module</source>
        <translation>Ajouter un mo&amp;dule</translation>
    </message>
    <message>
        <source>Module</source>
        <translation>Module</translation>
    </message>
    <message>
        <source>Type of the module</source>
        <translation>Type du module</translation>
    </message>
    <message>
        <source>kernel module</source>
        <translation>module de noyau</translation>
    </message>
    <message>
        <source>Another type, as for the loader’s “load -t”: mfs_root for a memory disk</source>
        <translation>Un autre type, comme pour «&#x202f;load -t&#x202f;» du chargeur&#x202f;: mfs_root pour un disque mémoire</translation>
    </message>
    <message>
        <source>Take this module away</source>
        <translation>Retirer ce module</translation>
    </message>
</context>
<context>
    <name>apiary::gui::NetworkPage</name>
    <message>
        <source>Network</source>
        <translation>Réseau</translation>
    </message>
    <message>
        <source>What is it connected to?</source>
        <translation>À quoi est-il connecté&#x202f;?</translation>
    </message>
    <message>
        <source>&amp;Nothing</source>
        <translation>Rie&amp;n</translation>
    </message>
    <message>
        <source>The guest has no network card.</source>
        <translation>L’invité n’a pas de carte réseau.</translation>
    </message>
    <message>
        <source>&amp;This computer’s network (NAT)</source>
        <translation>Réseau de &amp;cet ordinateur (NAT)</translation>
    </message>
    <message>
        <source>The guest reaches what this computer reaches, and needs no rights for it. Nobody reaches the guest, but through ports that are forwarded.</source>
        <translation>L’invité atteint ce que cet ordinateur atteint, sans avoir besoin de droits pour cela. Personne n’atteint l’invité, sauf par des ports redirigés.</translation>
    </message>
    <message>
        <source>A ta&amp;p device</source>
        <translation>Un périphérique &amp;tap</translation>
    </message>
    <message>
        <source>The guest is a neighbour of this computer on a network of your own making.</source>
        <translation>L’invité est un voisin de cet ordinateur sur un réseau que vous créez vous-même.</translation>
    </message>
    <message>
        <source>&amp;Add a port forward</source>
        <translation>&amp;Ajouter une redirection de port</translation>
    </message>
    <message>
        <source>Name of the tap device</source>
        <translation>Nom du périphérique tap</translation>
    </message>
    <message>
        <source>An administrator makes it, for example with “%1”, lets you use it, and joins it to a bridge or gives it an address.</source>
        <translation>Un administrateur le crée, par exemple avec «&#x202f;%1&#x202f;», vous autorise à l’utiliser, et le rattache à un pont ou lui donne une adresse.</translation>
    </message>
    <message>
        <source>&amp;Device:</source>
        <translation>Périp&amp;hérique&#x202f;:</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Protocole</translation>
    </message>
    <message>
        <source>Address of this computer</source>
        <translation>Adresse de cet ordinateur</translation>
    </message>
    <message>
        <source>Its port</source>
        <translation>Son port</translation>
    </message>
    <message>
        <source>Port of the guest</source>
        <translation>Port de l’invité</translation>
    </message>
    <message>
        <source>Port of this computer</source>
        <translation>Port de cet ordinateur</translation>
    </message>
    <message>
        <source>Remove this port forward</source>
        <translation>Supprimer cette redirection de port</translation>
    </message>
</context>
<context>
    <name>apiary::gui::NewGuest</name>
    <message>
        <source>Give the whole path, from / on.</source>
        <translation>Donnez le chemin complet, à partir de /.</translation>
    </message>
    <message>
        <source>A path with control characters cannot be used. Rename the file.</source>
        <translation>Un chemin contenant des caractères de contrôle ne peut pas être utilisé. Renommez le fichier.</translation>
    </message>
    <message>
        <source>There is no such file.</source>
        <translation>Ce fichier n’existe pas.</translation>
    </message>
    <message>
        <source>You may not read this file (%1).</source>
        <translation>Vous n’avez pas le droit de lire ce fichier (%1).</translation>
    </message>
    <message>
        <source>This is no file that a guest can be given.</source>
        <translation>Ce n’est pas un fichier qui peut être donné à un invité.</translation>
    </message>
    <message>
        <source>This file is empty.</source>
        <translation>Ce fichier est vide.</translation>
    </message>
    <message>
        <source>This is %1</source>
        <translation>Ceci est %1</translation>
    </message>
    <message>
        <source>Choose the kernel that the guest boots.</source>
        <translation>Choisissez le noyau que l’invité démarre.</translation>
    </message>
    <message>
        <source>%1. It needs firmware, which this version does not have: give the kernel that is on it.</source>
        <translation>%1. Elle nécessite un micrologiciel, que cette version n’a pas&#x202f;: donnez le noyau qui s’y trouve.</translation>
    </message>
    <message>
        <source>%1, which may hold a kernel. Unpack it first.</source>
        <translation>%1, qui contient peut-être un noyau. Décompressez-le d’abord.</translation>
    </message>
    <message>
        <source>%1, no kernel. Use it as a disk.</source>
        <translation>%1, pas un noyau. Utilisez-le comme disque.</translation>
    </message>
    <message>
        <source>%1. A Linux bzImage, a FreeBSD kernel, or a PVH or multiboot kernel can be started.</source>
        <translation>%1. Un bzImage Linux, un noyau FreeBSD, ou un noyau PVH ou multiboot peut être démarré.</translation>
    </message>
    <message>
        <source>%1, no FreeBSD kernel. Choose “Linux or other kernel” for it.</source>
        <translation>%1, pas un noyau FreeBSD. Choisissez «&#x202f;Noyau Linux ou autre&#x202f;» pour celui-ci.</translation>
    </message>
    <message>
        <source>This is a folder. Choose a file.</source>
        <translation>Ceci est un dossier. Choisissez un fichier.</translation>
    </message>
    <message>
        <source>%1, and hardly an initial RAM disk.</source>
        <translation>%1, et sans doute pas un disque mémoire initial.</translation>
    </message>
    <message>
        <source>Choose the disk image.</source>
        <translation>Choisissez l’image disque.</translation>
    </message>
    <message>
        <source>%1. Raw images can be used: convert it with “qemu-img convert -O raw FROM TO”.</source>
        <translation>%1. Les images brutes peuvent être utilisées&#x202f;: convertissez-la avec «&#x202f;qemu-img convert -O raw SOURCE DESTINATION&#x202f;».</translation>
    </message>
    <message>
        <source>%1. Unpack it first.</source>
        <translation>%1. Décompressez-le d’abord.</translation>
    </message>
    <message>
        <source>It has no partition table or file system that is known: the guest sees a disk with whatever is in it.</source>
        <translation>Aucune table de partitions ni aucun système de fichiers connu n’y figure&#x202f;: l’invité voit un disque avec ce qu’il contient.</translation>
    </message>
    <message>
        <source>%1, and hardly a disk.</source>
        <translation>%1, et sans doute pas un disque.</translation>
    </message>
    <message>
        <source>Its size is no multiple of 512 bytes, as that of a disk is. It may be incomplete: get it again.</source>
        <translation>Sa taille n’est pas un multiple de 512&#xa0;octets, comme l’est celle d’un disque. Il est peut-être incomplet&#x202f;: récupérez-le de nouveau.</translation>
    </message>
    <message>
        <source>“%1” is no variable. Write NAME=VALUE, one on each line.</source>
        <translation>«&#x202f;%1&#x202f;» n’est pas une variable. Écrivez NOM=VALEUR, une par ligne.</translation>
    </message>
    <message>
        <source>Choose the module, or remove this line.</source>
        <translation>Choisissez le module, ou supprimez cette ligne.</translation>
    </message>
    <message>
        <source>%1, no kernel module. Say what else it is beside it.</source>
        <translation>%1, pas un module de noyau. Indiquez à côté ce que c’est.</translation>
    </message>
    <message>
        <source>Choose what the guest runs.</source>
        <translation>Choisissez ce que l’invité fait fonctionner.</translation>
    </message>
    <message>
        <source>Leave out line breaks and control characters.</source>
        <translation>N’utilisez pas de sauts de ligne ni de caractères de contrôle.</translation>
    </message>
    <message>
        <source>Without “root=…” the kernel will not find its system on the disk.</source>
        <translation>Sans «&#x202f;root=…&#x202f;», le noyau ne trouvera pas son système sur le disque.</translation>
    </message>
    <message>
        <source>A guest needs a name.</source>
        <translation>Un invité a besoin d’un nom.</translation>
    </message>
    <message>
        <source>There is a guest “%1” already.</source>
        <translation>Il y a déjà un invité «&#x202f;%1&#x202f;».</translation>
    </message>
    <message>
        <source>The description is too long. Use at most %1 characters.</source>
        <translation>La description est trop longue. Utilisez au plus %1 caractères.</translation>
    </message>
    <message>
        <source>Leave out control characters.</source>
        <translation>N’utilisez pas de caractères de contrôle.</translation>
    </message>
    <message>
        <source>Give a size with its unit, such as 512 MiB or 1.5 GiB.</source>
        <translation>Donnez une taille avec son unité, par exemple 512&#xa0;MiB ou 1,5&#xa0;GiB.</translation>
    </message>
    <message>
        <source>A guest needs at least %1.</source>
        <translation>Un invité a besoin d’au moins %1.</translation>
    </message>
    <message>
        <source>This is more than the %1 that this computer has.</source>
        <translation>C’est plus que les %1 dont dispose cet ordinateur.</translation>
    </message>
    <message>
        <source>A guest can have at most %1.</source>
        <translation>Un invité peut avoir au plus %1.</translation>
    </message>
    <message>
        <source>Memory comes in pieces of 4 KiB.</source>
        <translation>La mémoire se compte par multiples de 4&#xa0;KiB.</translation>
    </message>
    <message>
        <source>Only %1 are free now. The guest may be slow, and so may this computer.</source>
        <translation>Seuls %1 sont libres actuellement. L’invité risque d’être lent, et cet ordinateur aussi.</translation>
    </message>
    <message>
        <source>A guest can have 1 to %1 CPUs.</source>
        <translation>Un invité peut avoir de 1 à %1 processeurs.</translation>
    </message>
    <message>
        <source>These are more than this computer has (%1), and do not make the guest faster.</source>
        <translation>C’est plus que n’en a cet ordinateur (%1), et cela ne rend pas l’invité plus rapide.</translation>
    </message>
    <message>
        <source>Use 1 to %1 letters a–z, digits, dots, dashes and underscores, the first a letter or digit.</source>
        <translation>Utilisez de 1 à %1 lettres a–z, chiffres, points, tirets et tirets bas, en commençant par une lettre ou un chiffre.</translation>
    </message>
    <message>
        <source>Another disk has this name.</source>
        <translation>Un autre disque porte ce nom.</translation>
    </message>
    <message>
        <source>Give a size with its unit, such as 8 GiB.</source>
        <translation>Donnez une taille avec son unité, par exemple 8&#xa0;GiB.</translation>
    </message>
    <message>
        <source>A disk can have up to %1.</source>
        <translation>Un disque peut avoir jusqu’à %1.</translation>
    </message>
    <message>
        <source>A disk is a multiple of 512 bytes.</source>
        <translation>La taille d’un disque est un multiple de 512&#xa0;octets.</translation>
    </message>
    <message>
        <source>Only %1 are free where guests are kept. The disk takes up room as it is written to, and will not fill.</source>
        <translation>Seuls %1 sont libres là où les invités sont conservés. Le disque prend de la place au fur et à mesure des écritures, et ne pourra pas se remplir.</translation>
    </message>
    <message>
        <source>A guest can have at most %1 disks.</source>
        <translation>Un invité peut avoir au plus %1 disques.</translation>
    </message>
    <message>
        <source>Give a port, 1 to %1.</source>
        <translation>Donnez un port, de 1 à %1.</translation>
    </message>
    <message>
        <source>“%1” is no port. Give a number from 1 to %2.</source>
        <translation>«&#x202f;%1&#x202f;» n’est pas un port. Donnez un nombre de 1 à %2.</translation>
    </message>
    <message>
        <source>“%1” is no address. Give one of this computer, such as 127.0.0.1 for itself alone or 0.0.0.0 for all its networks.</source>
        <translation>«&#x202f;%1&#x202f;» n’est pas une adresse. Donnez-en une de cet ordinateur, par exemple 127.0.0.1 pour lui seul ou 0.0.0.0 pour tous ses réseaux.</translation>
    </message>
    <message>
        <source>Port %1 of this computer is forwarded twice.</source>
        <translation>Le port %1 de cet ordinateur est redirigé deux fois.</translation>
    </message>
    <message>
        <source>Ports below %1 are usually reserved for the system: the guest may not be able to start.</source>
        <translation>Les ports inférieurs à %1 sont habituellement réservés au système&#x202f;: l’invité risque de ne pas pouvoir démarrer.</translation>
    </message>
    <message>
        <source>Give the name of the tap device, such as tap0.</source>
        <translation>Donnez le nom du périphérique tap, par exemple tap0.</translation>
    </message>
    <message>
        <source>“%1” is no name of a tap device. It has at most %2 letters, digits, dots, dashes and underscores.</source>
        <translation>«&#x202f;%1&#x202f;» n’est pas un nom de périphérique tap. Il a au plus %2 lettres, chiffres, points, tirets et tirets bas.</translation>
    </message>
    <message>
        <source>Choose the folder, or remove it.</source>
        <translation>Choisissez le dossier, ou supprimez-le.</translation>
    </message>
    <message>
        <source>There is no such folder.</source>
        <translation>Ce dossier n’existe pas.</translation>
    </message>
    <message>
        <source>This is no folder.</source>
        <translation>Ce n’est pas un dossier.</translation>
    </message>
    <message>
        <source>Give a tag: the guest finds the folder by it.</source>
        <translation>Donnez une étiquette&#x202f;: c’est par elle que l’invité trouve le dossier.</translation>
    </message>
    <message>
        <source>Use at most %1 letters, digits and signs, no spaces.</source>
        <translation>Utilisez au plus %1 lettres, chiffres et signes, sans espaces.</translation>
    </message>
    <message>
        <source>Another folder has this tag.</source>
        <translation>Un autre dossier porte cette étiquette.</translation>
    </message>
    <message>
        <source>A guest can have at most %1 shared folders.</source>
        <translation>Un invité peut avoir au plus %1 dossiers partagés.</translation>
    </message>
    <message>
        <source>The name has %1 characters. It can have at most %2.</source>
        <translation>Le nom a %1 caractères. Il peut en avoir au plus %2.</translation>
    </message>
    <message>
        <source>A name cannot have spaces.</source>
        <translation>Un nom ne peut pas contenir d’espaces.</translation>
    </message>
    <message>
        <source>A name cannot have “%1”. Use letters a–z, digits, dots, dashes and underscores.</source>
        <translation>Un nom ne peut pas contenir «&#x202f;%1&#x202f;». Utilisez des lettres a–z, des chiffres, des points, des tirets et des tirets bas.</translation>
    </message>
    <message>
        <source>Use letters a–z, digits, dots, dashes and underscores only.</source>
        <translation>Utilisez uniquement des lettres a–z, des chiffres, des points, des tirets et des tirets bas.</translation>
    </message>
    <message>
        <source>A name begins with a letter or a digit.</source>
        <translation>Un nom commence par une lettre ou un chiffre.</translation>
    </message>
    <message>
        <source>On this computer guests have one CPU: its processor cannot start others (no unrestricted guest).</source>
        <translation>Sur cet ordinateur, les invités ont un seul processeur&#x202f;: le sien ne peut en démarrer d’autres (pas d’«&#x202f;unrestricted guest&#x202f;»).</translation>
    </message>
    <message>
        <source>This computer cannot run firmware: its processor has no unrestricted guest.</source>
        <translation>Cet ordinateur ne peut pas exécuter de micrologiciel&#x202f;: son processeur n’a pas «&#x202f;unrestricted guest&#x202f;».</translation>
    </message>
    <message>
        <source>Tap devices cannot be used here: %1.</source>
        <translation>Les périphériques tap ne sont pas utilisables ici&#x202f;: %1.</translation>
    </message>
    <message>
        <source>Tap devices cannot be used here.</source>
        <translation>Les périphériques tap ne sont pas utilisables ici.</translation>
    </message>
</context>
<context>
    <name>apiary::gui::NewGuestWizard</name>
    <message>
        <source>New guest</source>
        <translation>Nouvel invité</translation>
    </message>
    <message>
        <source>Cancelled. Nothing was created.</source>
        <translation>Annulé. Rien n’a été créé.</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Étapes</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Précédent</translation>
    </message>
    <message>
        <source>Ne&amp;xt</source>
        <translation>Sui&amp;vant</translation>
    </message>
    <message>
        <source>C&amp;reate</source>
        <translation>C&amp;réer</translation>
    </message>
    <message>
        <source>Something is wrong on this page</source>
        <translation>Quelque chose ne va pas sur cette page</translation>
    </message>
    <message>
        <source>%1: something is wrong here</source>
        <translation>%1&#x202f;: quelque chose ne va pas ici</translation>
    </message>
    <message>
        <source>Apiary’s helper is being looked for.</source>
        <translation>Recherche du service auxiliaire d’Apiary.</translation>
    </message>
    <message>
        <source>You may not create guests with this helper.</source>
        <translation>Vous n’avez pas le droit de créer des invités avec ce service auxiliaire.</translation>
    </message>
    <message>
        <source>Create it as it is, without the other pages</source>
        <translation>Le créer tel quel, sans les autres pages</translation>
    </message>
    <message>
        <source>C&amp;reate and start</source>
        <translation>C&amp;réer et démarrer</translation>
    </message>
    <message>
        <source>%1 is an installer image (ISO)</source>
        <translation>%1 est une image d’installation (ISO)</translation>
    </message>
    <message>
        <source>Installer images need firmware, which this version does not have. Choose the kernel and the initial RAM disk that are on it, or a disk image with its kernel</source>
        <translation>Les images d’installation nécessitent un micrologiciel, que cette version n’a pas. Choisissez le noyau et le disque mémoire initial qui s’y trouvent, ou une image disque avec son noyau</translation>
    </message>
    <message>
        <source>There is no file %1</source>
        <translation>Il n’y a pas de fichier %1</translation>
    </message>
    <message>
        <source>You may not read %1</source>
        <translation>Vous n’avez pas le droit de lire %1</translation>
    </message>
    <message>
        <source>%1 is %2</source>
        <translation>%1 est %2</translation>
    </message>
    <message>
        <source>A kernel, a disk image or an initial RAM disk can be dropped here</source>
        <translation>Un noyau, une image disque ou un disque mémoire initial peut être déposé ici</translation>
    </message>
    <message>
        <source>%1 is not there any more</source>
        <translation>%1 n’est plus là</translation>
    </message>
    <message>
        <source>Bring it back, or choose another</source>
        <translation>Remettez-le en place, ou choisissez-en un autre</translation>
    </message>
    <message>
        <source>Looking at the files…</source>
        <translation>Examen des fichiers…</translation>
    </message>
    <message>
        <source>Creating “%1”…</source>
        <translation>Création de «&#x202f;%1&#x202f;»…</translation>
    </message>
    <message>
        <source>Starting “%1”…</source>
        <translation>Démarrage de «&#x202f;%1&#x202f;»…</translation>
    </message>
    <message>
        <source>Taking back what was begun…</source>
        <translation>Annulation de ce qui était commencé…</translation>
    </message>
    <message>
        <source>Whether “%1” was created shows when the helper is back</source>
        <translation>Le retour du service auxiliaire montrera si «&#x202f;%1&#x202f;» a été créé</translation>
    </message>
    <message>
        <source>The helper is back. “%1” was not created.</source>
        <translation>Le service auxiliaire est de retour. «&#x202f;%1&#x202f;» n’a pas été créé.</translation>
    </message>
    <message>
        <source>Discard the new guest?</source>
        <translation>Abandonner le nouvel invité&#x202f;?</translation>
    </message>
    <message>
        <source>What you entered is lost then.</source>
        <translation>Ce que vous avez saisi sera alors perdu.</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>A&amp;bandonner</translation>
    </message>
    <message>
        <source>&amp;Keep editing</source>
        <translation>&amp;Continuer la modification</translation>
    </message>
</context>
<context>
    <name>apiary::gui::Notifications</name>
    <message>
        <source>Open Apiary</source>
        <translation>Ouvrir Apiary</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
</context>
<context>
    <name>apiary::gui::OverviewPage</name>
    <message>
        <source>%1 %</source>
        <comment>percent</comment>
        <translation>%1&#x202f;%</translation>
    </message>
    <message>
        <source>%1/s</source>
        <comment>size a second</comment>
        <translation>%1/s</translation>
    </message>
    <message>
        <source>, read-only</source>
        <translation>, lecture seule</translation>
    </message>
    <message>
        <source>Bridged through %1</source>
        <translation>Ponté par %1</translation>
    </message>
    <message>
        <source>host %1:%2 → guest %3</source>
        <translation>hôte %1:%2 → invité %3</translation>
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
        <translation>Aucun</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>Processeur</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Mémoire</translation>
    </message>
    <message>
        <source>Disks</source>
        <translation>Disques</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Réseau</translation>
    </message>
    <message>
        <source>read</source>
        <translation>lus</translation>
    </message>
    <message>
        <source>written</source>
        <translation>écrits</translation>
    </message>
    <message>
        <source>received</source>
        <translation>reçus</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>envoyés</translation>
    </message>
    <message>
        <source>Running since:</source>
        <translation>En fonctionnement depuis&#x202f;:</translation>
    </message>
    <message>
        <source>Last end:</source>
        <translation>Dernière fin&#x202f;:</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>message (time)</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Restarted by itself:</source>
        <translation>Redémarré de lui-même&#x202f;:</translation>
    </message>
    <message numerus="yes">
        <source>%n time(s)</source>
        <translation>
            <numerusform>%n fois</numerusform>
            <numerusform>%n fois</numerusform>
        </translation>
    </message>
    <message>
        <source>Description:</source>
        <translation>Description&#x202f;:</translation>
    </message>
    <message>
        <source>Processors:</source>
        <translation>Processeurs&#x202f;:</translation>
    </message>
    <message>
        <source>Memory:</source>
        <translation>Mémoire&#x202f;:</translation>
    </message>
    <message>
        <source>Kernel:</source>
        <translation>Noyau&#x202f;:</translation>
    </message>
    <message>
        <source>Disks:</source>
        <translation>Disques&#x202f;:</translation>
    </message>
    <message>
        <source>Network:</source>
        <translation>Réseau&#x202f;:</translation>
    </message>
    <message>
        <source>Shared folders:</source>
        <translation>Dossiers partagés&#x202f;:</translation>
    </message>
    <message>
        <source>%1 as “%2”</source>
        <comment>folder as tag</comment>
        <translation>%1 en tant que «&#x202f;%2&#x202f;»</translation>
    </message>
    <message>
        <source>Starts with the helper:</source>
        <translation>Démarre avec le service auxiliaire&#x202f;:</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Oui</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Non</translation>
    </message>
    <message>
        <source>Owner:</source>
        <translation>Propriétaire&#x202f;:</translation>
    </message>
    <message>
        <source>Process:</source>
        <translation>Processus&#x202f;:</translation>
    </message>
</context>
<context>
    <name>apiary::gui::Page</name>
    <message>
        <source>Why?</source>
        <translation>Pourquoi&#x202f;?</translation>
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
        <translation>Choisir&#x202f;: %1</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Choisir un dossier</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>Choisir un fichier</translation>
    </message>
</context>
<context>
    <name>apiary::gui::QueryPage</name>
    <message>
        <source>&amp;Try again</source>
        <translation>&amp;Réessayer</translation>
    </message>
    <message>
        <source>This helper cannot answer that: it is older than this window.</source>
        <translation>Ce service auxiliaire ne peut pas répondre&#x202f;: il est plus ancien que cette fenêtre.</translation>
    </message>
    <message>
        <source>Install apiary and apiaryd in the same version, then restart apiaryd.</source>
        <translation>Installez apiary et apiaryd dans la même version, puis redémarrez apiaryd.</translation>
    </message>
    <message>
        <source>What is shown is as it was last known.</source>
        <translation>Ce qui est affiché est le dernier état connu.</translation>
    </message>
</context>
<context>
    <name>apiary::gui::RecordingPage</name>
    <message>
        <source>The text does not say enough to be sure.</source>
        <translation>Le texte n’en dit pas assez pour être sûr.</translation>
    </message>
    <message>
        <source>That is certain: the text says so itself.</source>
        <translation>C’est certain&#x202f;: le texte le dit lui-même.</translation>
    </message>
    <message>
        <source>That is likely: it follows from what the text says.</source>
        <translation>C’est probable&#x202f;: cela découle de ce que dit le texte.</translation>
    </message>
    <message>
        <source>That is a guess: the text only suggests it.</source>
        <translation>C’est une supposition&#x202f;: le texte ne fait que le suggérer.</translation>
    </message>
    <message>
        <source>What another machine can run is told by the log of its kernel (FreeBSD: /var/run/dmesg.boot; Linux: the output of dmesg), by its /proc/cpuinfo, or by the output of cpuid -r. The text stays on this computer.</source>
        <translation>Ce qu’une autre machine peut exécuter ressort du journal de son noyau (FreeBSD&#x202f;: /var/run/dmesg.boot&#x202f;; Linux&#x202f;: la sortie de dmesg), de son /proc/cpuinfo, ou de la sortie de cpuid -r. Le texte reste sur cet ordinateur.</translation>
    </message>
    <message>
        <source>Paste the text here, drop a file, or open one.</source>
        <translation>Collez le texte ici, déposez un fichier, ou ouvrez-en un.</translation>
    </message>
    <message>
        <source>Recording of another machine</source>
        <translation>Relevé d’une autre machine</translation>
    </message>
    <message>
        <source>Chec&amp;k</source>
        <translation>&amp;Vérifier</translation>
    </message>
    <message>
        <source>Another machine</source>
        <translation>Autre machine</translation>
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
        <translation>Registres</translation>
    </message>
    <message>
        <source>Registers of the guest’s CPUs</source>
        <translation>Registres des processeurs de l’invité</translation>
    </message>
    <message>
        <source>&amp;Live</source>
        <translation>En &amp;direct</translation>
    </message>
    <message>
        <source>Show the values once a second; off: hold them as they are</source>
        <translation>Afficher les valeurs une fois par seconde&#x202f;; désactivé&#x202f;: les figer telles quelles</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copier</translation>
    </message>
    <message>
        <source>Copy what is selected, or all of it</source>
        <translation>Copier ce qui est sélectionné, ou tout</translation>
    </message>
    <message>
        <source>&amp;Save to File…</source>
        <translation>&amp;Enregistrer dans un fichier…</translation>
    </message>
    <message>
        <source>You are not permitted to see registers</source>
        <translation>Vous n’avez pas le droit de voir les registres</translation>
    </message>
    <message>
        <source>The guest is not running</source>
        <translation>L’invité n’est pas en fonctionnement</translation>
    </message>
    <message>
        <source>The registers of its CPUs are shown here while it runs, or is paused.</source>
        <translation>Les registres de ses processeurs sont affichés ici lorsqu’il fonctionne ou est en pause.</translation>
    </message>
    <message>
        <source>As they were when the guest crashed, %1</source>
        <comment>%1: date and time</comment>
        <translation>Tels qu’ils étaient lorsque l’invité a planté, %1</translation>
    </message>
    <message>
        <source>Held: turn on “Live” to see what they are now</source>
        <translation>Figés&#x202f;: activez «&#x202f;En direct&#x202f;» pour voir leurs valeurs actuelles</translation>
    </message>
    <message>
        <source>Nothing changed within the last second</source>
        <translation>Rien n’a changé au cours de la dernière seconde</translation>
    </message>
    <message numerus="yes">
        <source>%n register(s) changed within the last second</source>
        <translation>
            <numerusform>%n registre a changé au cours de la dernière seconde</numerusform>
            <numerusform>%n registres ont changé au cours de la dernière seconde</numerusform>
        </translation>
    </message>
    <message>
        <source>Save the Registers of %1</source>
        <translation>Enregistrer les registres de %1</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>Texte (*.txt)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>The registers could not be saved to “%1”</source>
        <translation>Les registres n’ont pas pu être enregistrés dans «&#x202f;%1&#x202f;»</translation>
    </message>
    <message>
        <source>choose another place</source>
        <translation>choisissez un autre emplacement</translation>
    </message>
</context>
<context>
    <name>apiary::gui::RowDetails</name>
    <message>
        <source>Details</source>
        <translation>Détails</translation>
    </message>
    <message>
        <source>What there is</source>
        <translation>Ce qu’il y a</translation>
    </message>
    <message>
        <source>What it is for</source>
        <translation>À quoi cela sert</translation>
    </message>
    <message>
        <source>What works as it is</source>
        <translation>Ce qui fonctionne en l’état</translation>
    </message>
    <message>
        <source>How to mend it</source>
        <translation>Comment y remédier</translation>
    </message>
    <message>
        <source>Where this is from</source>
        <translation>D’où cela vient</translation>
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
        <translation>Mettre en place un réseau</translation>
    </message>
    <message>
        <source>Sho&amp;w command</source>
        <translation>A&amp;fficher la commande</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Retour</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Set up</source>
        <translation>En place</translation>
    </message>
    <message>
        <source>%1: %2. These changes are made to this computer, all of them or none; they are undone in the opposite order.</source>
        <translation>%1&#x202f;: %2. Ces changements sont faits à cet ordinateur, tous ou aucun&#x202f;; ils sont annulés dans l’ordre inverse.</translation>
    </message>
    <message>
        <source>Setting up…</source>
        <translation>Mise en place…</translation>
    </message>
    <message>
        <source>The network %1 is set up: %2.</source>
        <translation>Le réseau %1 est en place&#x202f;: %2.</translation>
    </message>
    <message>
        <source>For the guest %1 there is the tap device %2: choose it on the guest’s Network page.</source>
        <translation>Pour l’invité %1 il y a le périphérique tap %2&#x202f;: choisissez-le sur la page Réseau de l’invité.</translation>
    </message>
    <message>
        <source>It can be tested hop by hop, and undone, on the page that this window came from.</source>
        <translation>Il peut être testé étape par étape, et annulé, sur la page d’où vient cette fenêtre.</translation>
    </message>
    <message>
        <source>Cancelled. Everything is as it was.</source>
        <translation>Annulé. Tout est comme avant.</translation>
    </message>
    <message>
        <source>This computer is not as it was when the plan was made.</source>
        <translation>Cet ordinateur n’est plus comme au moment du plan.</translation>
    </message>
    <message>
        <source>It is planned anew: look at the steps again.</source>
        <translation>Un nouveau plan est établi&#x202f;: regardez de nouveau les étapes.</translation>
    </message>
    <message>
        <source>Cancelling…</source>
        <translation>Annulation…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Set &amp;up</source>
        <translation>&amp;Mettre en place</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Fermer</translation>
    </message>
    <message>
        <source>Show the &amp;plan</source>
        <translation>Afficher le &amp;plan</translation>
    </message>
</context>
<context>
    <name>apiary::gui::SetUpForm</name>
    <message>
        <source>There are no guests yet. Taps can be added for them by setting the network up anew.</source>
        <translation>Il n’y a pas encore d’invités. Des taps pourront leur être ajoutés en remettant le réseau en place.</translation>
    </message>
    <message>
        <source>&amp;Interface:</source>
        <translation>&amp;Interface&#x202f;:</translation>
    </message>
    <message>
        <source>&amp;VLAN tag:</source>
        <translation>Étiquette &amp;VLAN&#x202f;:</translation>
    </message>
    <message>
        <source>This computer’s a&amp;ddress there:</source>
        <translation>A&amp;dresse de cet ordinateur&#x202f;:</translation>
    </message>
    <message>
        <source>Addresses for &amp;guests:</source>
        <translation>Adresses des in&amp;vités&#x202f;:</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>&amp;Nom&#x202f;:</translation>
    </message>
    <message>
        <source>&amp;Taps for:</source>
        <translation>&amp;Taps pour&#x202f;:</translation>
    </message>
    <message>
        <source>None; 1 to %1</source>
        <translation>Aucune&#x202f;; 1 à %1</translation>
    </message>
    <message>
        <source>Chosen by Apiary; such as 10.87.0.1/24</source>
        <translation>Choisie par Apiary&#x202f;; par exemple 10.87.0.1/24</translation>
    </message>
    <message>
        <source>Chosen by Apiary; such as apiary0</source>
        <translation>Choisi par Apiary&#x202f;; par exemple apiary0</translation>
    </message>
    <message>
        <source>Given where dnsmasq is installed</source>
        <translation>Attribuées si dnsmasq est installé</translation>
    </message>
    <message>
        <source>Given (DHCP)</source>
        <translation>Attribuées (DHCP)</translation>
    </message>
    <message>
        <source>Not given</source>
        <translation>Non attribuées</translation>
    </message>
    <message>
        <source>%1 (%2): %3</source>
        <comment>interface, kind, state</comment>
        <translation>%1 (%2)&#x202f;: %3</translation>
    </message>
    <message>
        <source>This computer has no interface that a network could be bridged with.</source>
        <translation>Cet ordinateur n’a aucune interface avec laquelle ponter un réseau.</translation>
    </message>
    <message>
        <source>%1 is not installed. %2</source>
        <comment>a program, how to get it</comment>
        <translation>%1 n’est pas installé. %2</translation>
    </message>
    <message>
        <source>The tag of a VLAN is a number from 1 to %1.</source>
        <translation>L’étiquette d’un VLAN est un nombre de 1 à %1.</translation>
    </message>
</context>
<context>
    <name>apiary::gui::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Configuration</translation>
    </message>
    <message>
        <source>General</source>
        <translation>Général</translation>
    </message>
    <message>
        <source>Console</source>
        <translation>Console</translation>
    </message>
    <message>
        <source>Confirmations</source>
        <translation>Confirmations</translation>
    </message>
    <message>
        <source>Take back what was changed here and not applied</source>
        <translation>Annuler ce qui a été modifié ici sans être appliqué</translation>
    </message>
    <message>
        <source>Settings cannot be saved</source>
        <translation>La configuration ne peut pas être enregistrée</translation>
    </message>
    <message>
        <source>Make “%1” writable</source>
        <translation>Rendez «&#x202f;%1&#x202f;» accessible en écriture</translation>
    </message>
</context>
<context>
    <name>apiary::gui::ShareList</name>
    <message>
        <source>No shared folders.</source>
        <translation>Aucun dossier partagé.</translation>
    </message>
    <message>
        <source>Add &amp;Folder</source>
        <translation>Ajouter un d&amp;ossier</translation>
    </message>
    <message>
        <source>Shared folder</source>
        <translation>Dossier partagé</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Étiquette</translation>
    </message>
    <message>
        <source>The guest finds the folder by this: mount -t 9p -o trans=virtio TAG /mnt</source>
        <translation>L’invité trouve le dossier par elle&#x202f;: mount -t 9p -o trans=virtio ÉTIQUETTE /mnt</translation>
    </message>
    <message>
        <source>Read-only</source>
        <translation>Lecture seule</translation>
    </message>
    <message>
        <source>The guest may only read it</source>
        <translation>L’invité peut seulement le lire</translation>
    </message>
    <message>
        <source>Share this folder no more</source>
        <translation>Ne plus partager ce dossier</translation>
    </message>
</context>
<context>
    <name>apiary::gui::SharesPage</name>
    <message>
        <source>Shared folders</source>
        <translation>Dossiers partagés</translation>
    </message>
    <message>
        <source>Which folders does it share with this computer?</source>
        <translation>Quels dossiers partage-t-il avec cet ordinateur&#x202f;?</translation>
    </message>
    <message>
        <source>The guest sees the folder as it is, and what it changes is changed here too. Other folders stay out of its reach.</source>
        <translation>L’invité voit le dossier tel qu’il est, et ce qu’il y modifie est modifié ici aussi. Les autres dossiers restent hors de sa portée.</translation>
    </message>
    <message>
        <source>No shared folders.</source>
        <translation>Aucun dossier partagé.</translation>
    </message>
    <message>
        <source>&amp;Add a folder</source>
        <translation>&amp;Ajouter un dossier</translation>
    </message>
    <message>
        <source>Folder %1</source>
        <translation>Dossier %1</translation>
    </message>
    <message>
        <source>Remove folder %1</source>
        <translation>Supprimer le dossier %1</translation>
    </message>
    <message>
        <source>The guest may only read it</source>
        <translation>L’invité peut seulement le lire</translation>
    </message>
    <message>
        <source>Shared folder</source>
        <translation>Dossier partagé</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Étiquette</translation>
    </message>
    <message>
        <source>Folder:</source>
        <translation>Dossier&#x202f;:</translation>
    </message>
    <message>
        <source>Tag:</source>
        <translation>Étiquette&#x202f;:</translation>
    </message>
    <message>
        <source>The guest mounts the folder by this name.</source>
        <translation>L’invité monte le dossier sous ce nom.</translation>
    </message>
    <message>
        <source>In a Linux guest: mount -t 9p -o trans=virtio %1 /mnt</source>
        <translation>Dans un invité Linux&#x202f;: mount -t 9p -o trans=virtio %1 /mnt</translation>
    </message>
</context>
<context>
    <name>apiary::gui::SizeEdit</name>
    <message>
        <source>%1?</source>
        <translation>%1&#x202f;?</translation>
    </message>
    <message>
        <source>Did you mean %1?</source>
        <translation>Vouliez-vous dire %1&#x202f;?</translation>
    </message>
</context>
<context>
    <name>apiary::gui::StepList</name>
    <message>
        <source>Changes to this computer</source>
        <translation>Changements à cet ordinateur</translation>
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
        <translation>Système d’exemple</translation>
    </message>
    <message>
        <source>Linux or other kernel</source>
        <translation>Noyau Linux ou autre</translation>
    </message>
    <message>
        <source>FreeBSD kernel</source>
        <translation>Noyau FreeBSD</translation>
    </message>
    <message>
        <source>Disk image</source>
        <translation>Image disque</translation>
    </message>
    <message>
        <source>Not chosen yet</source>
        <translation>Pas encore choisi</translation>
    </message>
    <message>
        <source>%1 (read-only)</source>
        <translation>%1 (lecture seule)</translation>
    </message>
    <message>
        <source>%1, new, %2</source>
        <translation>%1, nouveau, %2</translation>
    </message>
    <message>
        <source>%1 port %2 of %3 leads to port %4</source>
        <translation>Le port %1 %2 de %3 mène au port %4</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Aucun</translation>
    </message>
    <message>
        <source>Tap device %1</source>
        <translation>Périphérique tap %1</translation>
    </message>
    <message>
        <source>This computer’s network (NAT)</source>
        <translation>Réseau de cet ordinateur (NAT)</translation>
    </message>
    <message>
        <source>Disk image:</source>
        <translation>Image disque&#x202f;:</translation>
    </message>
    <message>
        <source>Kernel:</source>
        <translation>Noyau&#x202f;:</translation>
    </message>
    <message>
        <source>Initial RAM disk:</source>
        <translation>Disque mémoire initial&#x202f;:</translation>
    </message>
    <message>
        <source>Boot flags:</source>
        <translation>Options de démarrage&#x202f;:</translation>
    </message>
    <message>
        <source>Command line:</source>
        <translation>Ligne de commande&#x202f;:</translation>
    </message>
    <message>
        <source>Modules:</source>
        <translation>Modules&#x202f;:</translation>
    </message>
    <message>
        <source>Variables:</source>
        <translation>Variables&#x202f;:</translation>
    </message>
    <message>
        <source>Name:</source>
        <translation>Nom&#x202f;:</translation>
    </message>
    <message>
        <source>Description:</source>
        <translation>Description&#x202f;:</translation>
    </message>
    <message>
        <source>Runs:</source>
        <translation>Exécute&#x202f;:</translation>
    </message>
    <message>
        <source>Memory:</source>
        <translation>Mémoire&#x202f;:</translation>
    </message>
    <message>
        <source>CPUs:</source>
        <translation>Processeurs&#x202f;:</translation>
    </message>
    <message>
        <source>Other disks:</source>
        <translation>Autres disques&#x202f;:</translation>
    </message>
    <message>
        <source>Disks:</source>
        <translation>Disques&#x202f;:</translation>
    </message>
    <message>
        <source>Network:</source>
        <translation>Réseau&#x202f;:</translation>
    </message>
    <message>
        <source>Shared folders:</source>
        <translation>Dossiers partagés&#x202f;:</translation>
    </message>
    <message>
        <source>%1 as “%2”</source>
        <translation>%1 en tant que «&#x202f;%2&#x202f;»</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Récapitulatif</translation>
    </message>
    <message>
        <source>This is what will be made</source>
        <translation>Voici ce qui sera créé</translation>
    </message>
    <message>
        <source>&amp;Start it when it is created</source>
        <translation>Le &amp;démarrer une fois créé</translation>
    </message>
    <message>
        <source>Sho&amp;w command</source>
        <translation>A&amp;fficher la commande</translation>
    </message>
</context>
<context>
    <name>apiary::gui::TaskProgress</name>
    <message>
        <source>Progress</source>
        <translation>Progression</translation>
    </message>
</context>
<context>
    <name>apiary::gui::TaskStrip</name>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Cancel: %1</source>
        <translation>Annuler&#x202f;: %1</translation>
    </message>
    <message>
        <source>Work under way</source>
        <translation>Travail en cours</translation>
    </message>
</context>
<context>
    <name>apiary::gui::TerminalView</name>
    <message>
        <source>Console</source>
        <translation>Console</translation>
    </message>
    <message>
        <source>Search the console</source>
        <translation>Rechercher dans la console</translation>
    </message>
    <message>
        <source>Close the search</source>
        <translation>Fermer la recherche</translation>
    </message>
    <message>
        <source>Search upwards</source>
        <translation>Rechercher vers le haut</translation>
    </message>
    <message>
        <source>Search downwards</source>
        <translation>Rechercher vers le bas</translation>
    </message>
    <message>
        <source>How to search</source>
        <translation>Comment rechercher</translation>
    </message>
</context>
<context>
    <name>apiary::gui::TextPage</name>
    <message>
        <source>&amp;Open a file…</source>
        <translation>&amp;Ouvrir un fichier…</translation>
    </message>
    <message>
        <source>C&amp;lear</source>
        <translation>Effa&amp;cer</translation>
    </message>
    <message>
        <source>Sho&amp;w command</source>
        <translation>A&amp;fficher la commande</translation>
    </message>
    <message>
        <source>Ctrl+Enter in the text does the same</source>
        <translation>Ctrl+Entrée dans le texte fait de même</translation>
    </message>
    <message>
        <source>There is no text yet.</source>
        <translation>Il n’y a pas encore de texte.</translation>
    </message>
    <message>
        <source>It is long: the first %1 were looked at.</source>
        <translation>Il est long&#x202f;: les premiers %1 ont été examinés.</translation>
    </message>
    <message>
        <source>It is long: the last %1 were looked at.</source>
        <translation>Il est long&#x202f;: les derniers %1 ont été examinés.</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Annuler</translation>
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
        <translation>Recherche du service auxiliaire…</translation>
    </message>
    <message>
        <source>The helper is not reached: %1</source>
        <translation>Le service auxiliaire est injoignable&#x202f;: %1</translation>
    </message>
    <message>
        <source>Apiary: no guests</source>
        <translation>Apiary&#x202f;: aucun invité</translation>
    </message>
    <message>
        <source>Apiary: %1 of %2 guests running</source>
        <translation>Apiary&#x202f;: %1 invités sur %2 en fonctionnement</translation>
    </message>
    <message>
        <source>Crashed: %1</source>
        <translation>Plantés&#x202f;: %1</translation>
    </message>
    <message>
        <source>“%1” crashed</source>
        <translation>«&#x202f;%1&#x202f;» a planté</translation>
    </message>
    <message>
        <source>A task failed</source>
        <translation>Une tâche a échoué</translation>
    </message>
    <message>
        <source>A task is finished</source>
        <translation>Une tâche est terminée</translation>
    </message>
    <message>
        <source>That did not work</source>
        <translation>Cela n’a pas fonctionné</translation>
    </message>
    <message>
        <source>That did not work for “%1”</source>
        <translation>Cela n’a pas fonctionné pour «&#x202f;%1&#x202f;»</translation>
    </message>
</context>
<context>
    <name>apiary::gui::TrayMenu</name>
    <message>
        <source>No guests</source>
        <translation>Aucun invité</translation>
    </message>
    <message>
        <source>&amp;New Guest…</source>
        <translation>&amp;Nouvel invité…</translation>
    </message>
    <message>
        <source>Open &amp;Apiary</source>
        <translation>Ouvrir &amp;Apiary</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Quitter</translation>
    </message>
    <message>
        <source>Guests go on running</source>
        <translation>Les invités continuent de fonctionner</translation>
    </message>
    <message>
        <source>The helper is not reached</source>
        <translation>Le service auxiliaire est injoignable</translation>
    </message>
    <message>
        <source>Create a guest</source>
        <translation>Créer un invité</translation>
    </message>
    <message>
        <source>You have no right to do this</source>
        <translation>Vous n’avez pas le droit de faire cela</translation>
    </message>
    <message>
        <source>All %1 guests…</source>
        <translation>Tous les %1 invités…</translation>
    </message>
    <message>
        <source>The helper is not reached: %1</source>
        <translation>Le service auxiliaire est injoignable&#x202f;: %1</translation>
    </message>
    <message>
        <source>Looking for the helper…</source>
        <translation>Recherche du service auxiliaire…</translation>
    </message>
</context>
</TS>
