<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>Assessment</name>
    <message>
        <source>Processor</source>
        <translation>Procesador</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>Plataforma</translation>
    </message>
    <message>
        <source>Software</source>
        <translation>Software</translation>
    </message>
    <message>
        <source>Present</source>
        <translation>Presente</translation>
    </message>
    <message>
        <source>Switched off in the firmware</source>
        <translation>Desactivado en el firmware</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Ausente</translation>
    </message>
    <message>
        <source>Cannot tell</source>
        <translation>No se sabe</translation>
    </message>
    <message>
        <source>Every guest</source>
        <translation>Cualquier invitado</translation>
    </message>
    <message>
        <source>Some guests, or slowly</source>
        <translation>Algunos invitados, o con lentitud</translation>
    </message>
    <message>
        <source>No guest</source>
        <translation>Ningún invitado</translation>
    </message>
    <message>
        <source>No: a virtual machine</source>
        <translation>No: una máquina virtual</translation>
    </message>
    <message>
        <source>Guests can have one CPU on it, and not more.</source>
        <translation>En él los invitados solo pueden tener una CPU.</translation>
    </message>
    <message>
        <source>Guests cannot begin with UEFI or a BIOS on it: their kernel has to be loaded directly.</source>
        <translation>En él los invitados no pueden empezar con UEFI ni un BIOS: su núcleo debe cargarse directamente.</translation>
    </message>
    <message>
        <source>Engines</source>
        <translation>Motores</translation>
    </message>
    <message>
        <source>Runs guests’ code. The first one that can be used here is taken.</source>
        <translation>Ejecuta el código de los invitados. Se toma el primero que se pueda usar aquí.</translation>
    </message>
    <message>
        <source>Certain</source>
        <translation>Seguro</translation>
    </message>
    <message>
        <source>Likely</source>
        <translation>Probable</translation>
    </message>
    <message>
        <source>A guess</source>
        <translation>Suposición</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>engine: why not</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>No guest can run here: no engine can be used (%1).</source>
        <translation>Aquí no se puede ejecutar ningún invitado: no se puede usar ningún motor (%1).</translation>
    </message>
    <message>
        <source>Guests run on the built-in software CPU</source>
        <translation>Los invitados se ejecutan en la CPU por software integrada</translation>
    </message>
    <message>
        <source>Guests run on this computer’s processor, with the engine %1</source>
        <translation>Los invitados se ejecutan en el procesador de este equipo, con el motor %1</translation>
    </message>
    <message>
        <source>%1, as no better engine can be used (%2).</source>
        <comment>what is used, why not others</comment>
        <translation>%1, ya que no se puede usar un motor mejor (%2).</translation>
    </message>
    <message>
        <source>%1: it is the only engine that this version of Apiary has.</source>
        <comment>what is used</comment>
        <translation>%1: es el único motor de esta versión de Apiary.</translation>
    </message>
    <message>
        <source>%1: it is the best engine that there is.</source>
        <comment>what is used</comment>
        <translation>%1: es el mejor motor que hay.</translation>
    </message>
    <message>
        <source>Whether it is a virtual machine itself cannot be told.</source>
        <translation>No se puede saber si es a su vez una máquina virtual.</translation>
    </message>
    <message>
        <source>It is no virtual machine itself: no other hypervisor takes part.</source>
        <translation>No es a su vez una máquina virtual: no interviene ningún otro hipervisor.</translation>
    </message>
    <message>
        <source>It is a virtual machine itself.</source>
        <translation>Es a su vez una máquina virtual.</translation>
    </message>
    <message>
        <source>It is a virtual machine itself (%1).</source>
        <comment>inside what</comment>
        <translation>Es a su vez una máquina virtual (%1).</translation>
    </message>
    <message>
        <source>%1 What works in it: %2</source>
        <comment>a sentence, a list</comment>
        <translation>%1 Lo que funciona en ella: %2</translation>
    </message>
</context>
<context>
    <name>Autostart</name>
    <message>
        <source>Starting with the session could not be changed</source>
        <translation>No se ha podido cambiar el inicio con la sesión</translation>
    </message>
    <message>
        <source>Make “%1” writable</source>
        <translation>Permita la escritura en «%1»</translation>
    </message>
</context>
<context>
    <name>HostTexts</name>
    <message>
        <source>Long mode</source>
        <translation>Modo largo</translation>
    </message>
    <message>
        <source>Unrestricted guest</source>
        <translation>Invitado sin restricciones (unrestricted guest)</translation>
    </message>
    <message>
        <source>Posted interrupts</source>
        <translation>Interrupciones publicadas</translation>
    </message>
    <message>
        <source>Nested paging (RVI)</source>
        <translation>Paginación anidada (RVI)</translation>
    </message>
    <message>
        <source>Real hardware</source>
        <translation>Hardware real</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>Motor</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Memoria</translation>
    </message>
    <message>
        <source>Huge pages</source>
        <translation>Páginas enormes (huge pages)</translation>
    </message>
    <message>
        <source>Tap devices</source>
        <translation>Dispositivos tap</translation>
    </message>
    <message>
        <source>Bridges</source>
        <translation>Puentes de red</translation>
    </message>
    <message>
        <source>32-bit programs</source>
        <translation>Programas de 32 bits</translation>
    </message>
    <message>
        <source>none, unless the hypervisor around this machine can pass it on</source>
        <translation>ninguna, salvo que el hipervisor que rodea a esta máquina pueda cederla</translation>
    </message>
    <message>
        <source>the kernel&apos;s log: %1</source>
        <translation>registro del núcleo: %1</translation>
    </message>
    <message>
        <source>the processor&apos;s number: %1</source>
        <translation>número del procesador: %1</translation>
    </message>
    <message>
        <source>POPCNT, which came together with EPT</source>
        <translation>POPCNT, que llegó junto con EPT</translation>
    </message>
    <message>
        <source>there is none without %1</source>
        <translation>no existe sin %1</translation>
    </message>
    <message>
        <source>there are none without %1</source>
        <translation>no existen sin %1</translation>
    </message>
    <message>
        <source>64-bit code, which all of Apiary is</source>
        <translation>código de 64 bits, del que está hecho todo Apiary</translation>
    </message>
    <message>
        <source>64-bit and 32-bit guests</source>
        <translation>invitados de 64 y de 32 bits</translation>
    </message>
    <message>
        <source>nothing: Apiary is a 64-bit program</source>
        <translation>nada: Apiary es un programa de 64 bits</translation>
    </message>
    <message>
        <source>Intel&apos;s hardware virtualization: guests&apos; code runs on the processor itself</source>
        <translation>la virtualización por hardware de Intel: el código de los invitados se ejecuta en el propio procesador</translation>
    </message>
    <message>
        <source>AMD&apos;s hardware virtualization: guests&apos; code runs on the processor itself</source>
        <translation>la virtualización por hardware de AMD: el código de los invitados se ejecuta en el propio procesador</translation>
    </message>
    <message>
        <source>engines that use the processor</source>
        <translation>motores que usan el procesador</translation>
    </message>
    <message>
        <source>guests on the software CPU, slowly</source>
        <translation>invitados en la CPU por software, con lentitud</translation>
    </message>
    <message>
        <source>the processor itself walks a guest&apos;s page tables and the host&apos;s below them</source>
        <translation>el propio procesador recorre las tablas de páginas del invitado y, por debajo, las del anfitrión</translation>
    </message>
    <message>
        <source>KVM and bhyve at full speed</source>
        <translation>KVM y bhyve a toda velocidad</translation>
    </message>
    <message>
        <source>KVM with shadow page tables, more slowly; bhyve does not start</source>
        <translation>KVM con tablas de páginas en sombra, más lento; bhyve no se inicia</translation>
    </message>
    <message>
        <source>guests may run in real mode, which firmware and further CPUs begin in</source>
        <translation>los invitados pueden ejecutarse en modo real, en el que empiezan el firmware y las demás CPU</translation>
    </message>
    <message>
        <source>guests with several vCPUs, with UEFI or a BIOS</source>
        <translation>invitados con varias vCPU, con UEFI o un BIOS</translation>
    </message>
    <message>
        <source>on bhyve guests with one vCPU whose kernel is loaded directly, and no UEFI or BIOS; KVM emulates what is missing</source>
        <translation>en bhyve, invitados con una vCPU cuyo núcleo se carga directamente, sin UEFI ni BIOS; KVM emula lo que falta</translation>
    </message>
    <message>
        <source>address translations of several guests are kept apart, and need not be thrown away</source>
        <translation>las traducciones de direcciones de varios invitados se mantienen separadas y no hay que descartarlas</translation>
    </message>
    <message>
        <source>quick changes between guest and host</source>
        <translation>cambios rápidos entre invitado y anfitrión</translation>
    </message>
    <message>
        <source>everything, a little slower</source>
        <translation>todo, un poco más lento</translation>
    </message>
    <message>
        <source>interrupts reach a running guest without stopping it</source>
        <translation>las interrupciones llegan a un invitado en ejecución sin detenerlo</translation>
    </message>
    <message>
        <source>less delay for disks and networks</source>
        <translation>menos retardo en discos y redes</translation>
    </message>
    <message>
        <source>everything, with one exit more for an interrupt</source>
        <translation>todo, con una salida más por interrupción</translation>
    </message>
    <message>
        <source>the processor tells where an intercepted instruction ends</source>
        <translation>el procesador indica dónde termina una instrucción interceptada</translation>
    </message>
    <message>
        <source>bhyve, and KVM without decoding instructions</source>
        <translation>bhyve, y KVM sin descodificar instrucciones</translation>
    </message>
    <message>
        <source>KVM; bhyve does not start</source>
        <translation>KVM; bhyve no se inicia</translation>
    </message>
    <message>
        <source>interrupts to more than 255 CPUs, and with fewer exits</source>
        <translation>interrupciones a más de 255 CPU, y con menos salidas</translation>
    </message>
    <message>
        <source>guests and hosts with many CPUs</source>
        <translation>invitados y anfitriones con muchas CPU</translation>
    </message>
    <message>
        <source>everything up to 255 CPUs</source>
        <translation>todo hasta 255 CPU</translation>
    </message>
    <message>
        <source>an instruction that counts bits; of old processors it suggests EPT, and no more</source>
        <translation>una instrucción que cuenta bits; en procesadores antiguos sugiere EPT, y nada más</translation>
    </message>
    <message>
        <source>systems that are built for x86-64-v2</source>
        <translation>sistemas compilados para x86-64-v2</translation>
    </message>
    <message>
        <source>older systems; those built for x86-64-v2 do not start on engines that use the processor</source>
        <translation>sistemas más antiguos; los compilados para x86-64-v2 no se inician en motores que usan el procesador</translation>
    </message>
    <message>
        <source>registers beyond SSE&apos;s are saved and switched</source>
        <translation>los registros posteriores a los de SSE se guardan y se intercambian</translation>
    </message>
    <message>
        <source>guests with AVX and newer registers</source>
        <translation>invitados con AVX y registros más nuevos</translation>
    </message>
    <message>
        <source>guests with SSE</source>
        <translation>invitados con SSE</translation>
    </message>
    <message>
        <source>vector instructions of 256 bits</source>
        <translation>instrucciones vectoriales de 256 bits</translation>
    </message>
    <message>
        <source>guests that use them</source>
        <translation>invitados que las usan</translation>
    </message>
    <message>
        <source>none: it takes another processor</source>
        <translation>ninguno: hace falta otro procesador</translation>
    </message>
    <message>
        <source>ask a helper that runs as root: %1</source>
        <translation>pregunte a un servicio auxiliar que se ejecute como root: %1</translation>
    </message>
    <message>
        <source>add the output of cpuid -r, or of dmesg from FreeBSD</source>
        <translation>añada la salida de cpuid -r, o de dmesg en FreeBSD</translation>
    </message>
    <message>
        <source>in the firmware&apos;s set-up switch on %1, save, and switch the power off once; then %2</source>
        <translation>active %1 en la configuración del firmware, guarde y apague del todo una vez; después %2</translation>
    </message>
    <message>
        <source>in the firmware&apos;s set-up switch on %1, save, and switch the power off once</source>
        <translation>active %1 en la configuración del firmware, guarde y apague del todo una vez</translation>
    </message>
    <message>
        <source>look in the firmware&apos;s set-up for %1: when it is off there, Linux hides VT-x; if there is no such option, the processor has none</source>
        <translation>busque %1 en la configuración del firmware: si está desactivado, Linux oculta VT-x; si no existe esa opción, el procesador no lo tiene</translation>
    </message>
    <message>
        <source>look in the firmware&apos;s set-up for %1: when it is off there, Linux 6.7 and later hides AMD-V; if there is no such option, the processor has none</source>
        <translation>busque %1 en la configuración del firmware: si está desactivado, Linux 6.7 y posteriores oculta AMD-V; si no existe esa opción, el procesador no lo tiene</translation>
    </message>
    <message>
        <source>on the outer host: load kvm_intel or kvm_amd with nested=1, and give this machine the processor %1</source>
        <translation>en el anfitrión exterior: cargue kvm_intel o kvm_amd con nested=1 y dé a esta máquina el procesador %1</translation>
    </message>
    <message>
        <source>on the outer host: %1</source>
        <translation>en el anfitrión exterior: %1</translation>
    </message>
    <message>
        <source>-cpu max, which has AMD-V</source>
        <translation>-cpu max, que tiene AMD-V</translation>
    </message>
    <message>
        <source>in this machine&apos;s settings switch on %1</source>
        <translation>active %1 en los ajustes de esta máquina</translation>
    </message>
    <message>
        <source>in this machine&apos;s configuration: %1</source>
        <translation>en la configuración de esta máquina: %1</translation>
    </message>
    <message>
        <source>none: bhyve passes on neither VT-x nor AMD-V</source>
        <translation>ninguno: bhyve no transmite ni VT-x ni AMD-V</translation>
    </message>
    <message>
        <source>switch on nested virtualization for this machine, where the hypervisor around it can do that</source>
        <translation>active la virtualización anidada para esta máquina, si el hipervisor exterior lo permite</translation>
    </message>
    <message>
        <source>keeps a device that is handed to a guest within that guest&apos;s memory</source>
        <translation>mantiene un dispositivo entregado a un invitado dentro de la memoria de ese invitado</translation>
    </message>
    <message>
        <source>everything but handing devices of the host to guests</source>
        <translation>todo, salvo entregar dispositivos del anfitrión a invitados</translation>
    </message>
    <message>
        <source>handing devices of the host to guests</source>
        <translation>entregar dispositivos del anfitrión a invitados</translation>
    </message>
    <message>
        <source>not in use</source>
        <translation>sin usar</translation>
    </message>
    <message>
        <source>boot with %1</source>
        <translation>arranque con %1</translation>
    </message>
    <message>
        <source>none that matters: a virtual machine has no devices to hand on</source>
        <translation>ninguno que importe: una máquina virtual no tiene dispositivos que entregar</translation>
    </message>
    <message>
        <source>in the firmware&apos;s set-up switch on %1; without that option the board has none</source>
        <translation>active %1 en la configuración del firmware; sin esa opción, la placa no lo tiene</translation>
    </message>
    <message>
        <source>whether there is no other virtual machine around this one</source>
        <translation>si no hay otra máquina virtual alrededor de esta</translation>
    </message>
    <message>
        <source>inside a virtual machine</source>
        <translation>dentro de una máquina virtual</translation>
    </message>
    <message>
        <source>inside %1</source>
        <translation>dentro de %1</translation>
    </message>
    <message>
        <source>guests within this machine (nested), more slowly, and as far as the outer hypervisor carries it</source>
        <translation>invitados dentro de esta máquina (anidados), más lento y hasta donde lo permita el hipervisor exterior</translation>
    </message>
    <message>
        <source>guests on the software CPU: the outer hypervisor passes on neither VT-x nor AMD-V</source>
        <translation>invitados en la CPU por software: el hipervisor exterior no transmite ni VT-x ni AMD-V</translation>
    </message>
    <message>
        <source>the kernel&apos;s part of an engine that uses the processor</source>
        <translation>la parte del núcleo de un motor que usa el procesador</translation>
    </message>
    <message>
        <source>%1 is installed and not loaded</source>
        <translation>%1 está instalado y no está cargado</translation>
    </message>
    <message>
        <source>%1 is not installed</source>
        <translation>%1 no está instalado</translation>
    </message>
    <message>
        <source>install the module %1 for the kernel that runs (%2), or start the kernel whose modules are installed</source>
        <translation>instale el módulo %1 para el núcleo en ejecución (%2) o arranque el núcleo cuyos módulos están instalados</translation>
    </message>
    <message>
        <source>as root: %1; it is loaded by itself when a bridge is made</source>
        <translation>como root: %1; se carga solo cuando se crea un puente</translation>
    </message>
    <message>
        <source>as root: %1; then log in again</source>
        <translation>como root: %1; después vuelva a iniciar sesión</translation>
    </message>
    <message>
        <source>as root: %1</source>
        <translation>como root: %1</translation>
    </message>
    <message>
        <source>a pagetable VM (%1)</source>
        <translation>una pagetable VM (%1)</translation>
    </message>
    <message>
        <source>small programs; it interprets what a kernel does, and no stock kernel boots on it</source>
        <translation>programas pequeños; interpreta lo que hace un núcleo, y ningún núcleo normal arranca en ella</translation>
    </message>
    <message>
        <source>use the software CPU here</source>
        <translation>use aquí la CPU por software</translation>
    </message>
    <message>
        <source>%1, interface %2</source>
        <translation>%1, interfaz %2</translation>
    </message>
    <message>
        <source>start a kernel of Linux 2.6.22 or later</source>
        <translation>arranque un núcleo Linux 2.6.22 o posterior</translation>
    </message>
    <message>
        <source>see %1 first: the module does not load without it</source>
        <translation>vea primero %1: sin ello, el módulo no se carga</translation>
    </message>
    <message>
        <source>of FreeBSD %1</source>
        <translation>de FreeBSD %1</translation>
    </message>
    <message>
        <source>loaded and not initialised</source>
        <translation>cargado y sin inicializar</translation>
    </message>
    <message>
        <source>dmesg | grep vmx_init tells why; give that to apiaryctl explain</source>
        <translation>dmesg | grep vmx_init dice por qué; páselo a apiaryctl explain</translation>
    </message>
    <message>
        <source>the helper may not open it</source>
        <translation>el servicio auxiliar no puede abrirlo</translation>
    </message>
    <message>
        <source>you may not open it</source>
        <translation>no puede abrirlo</translation>
    </message>
    <message>
        <source>have an administrator give a group of yours %1 (mode 0660), or use the helper of the system, which runs as root</source>
        <translation>pida a un administrador que dé %1 a un grupo suyo (modo 0660) o use el servicio auxiliar del sistema, que se ejecuta como root</translation>
    </message>
    <message>
        <source>opening it fails: error %1</source>
        <translation>falla al abrirlo: error %1</translation>
    </message>
    <message>
        <source>another hypervisor has the processor&apos;s virtualization; end that first</source>
        <translation>otro hipervisor ocupa la virtualización del procesador; ciérrelo primero</translation>
    </message>
    <message>
        <source>see the kernel&apos;s log</source>
        <translation>vea el registro del núcleo</translation>
    </message>
    <message>
        <source>what an engine reaches the kernel&apos;s part through</source>
        <translation>por donde un motor llega a la parte del núcleo</translation>
    </message>
    <message>
        <source>see the row before</source>
        <translation>vea la fila anterior</translation>
    </message>
    <message>
        <source>this release has only sysctl %1</source>
        <translation>esta versión solo tiene el sysctl %1</translation>
    </message>
    <message>
        <source>use the helper of the system, which runs as root</source>
        <translation>use el servicio auxiliar del sistema, que se ejecuta como root</translation>
    </message>
    <message>
        <source>the helper can use it</source>
        <translation>el servicio auxiliar puede usarlo</translation>
    </message>
    <message>
        <source>you can use it</source>
        <translation>puede usarlo</translation>
    </message>
    <message>
        <source>what runs guests&apos; code when nothing else is asked for</source>
        <translation>lo que ejecuta el código de los invitados cuando no se pide otra cosa</translation>
    </message>
    <message>
        <source>Apiary&apos;s own list of engines</source>
        <translation>la lista de motores del propio Apiary</translation>
    </message>
    <message>
        <source>it is the only one that this version of Apiary has</source>
        <translation>es el único que tiene esta versión de Apiary</translation>
    </message>
    <message>
        <source>it is the best one that there is</source>
        <translation>es el mejor que hay</translation>
    </message>
    <message>
        <source>guests&apos; RAM comes out of it</source>
        <translation>de ella sale la memoria de los invitados</translation>
    </message>
    <message>
        <source>%1, %2 available</source>
        <translation>%1, de ellos %2 disponibles</translation>
    </message>
    <message>
        <source>guests with up to about %1 in all</source>
        <translation>invitados con hasta unos %1 en total</translation>
    </message>
    <message>
        <source>fewer TLB misses for guests&apos; RAM</source>
        <translation>menos fallos de TLB en la memoria de los invitados</translation>
    </message>
    <message>
        <source>superpages are used by themselves</source>
        <translation>las superpáginas se usan solas</translation>
    </message>
    <message>
        <source>in /boot/loader.conf: %1</source>
        <translation>en /boot/loader.conf: %1</translation>
    </message>
    <message>
        <source>none reserved; transparent: %1</source>
        <translation>ninguna reservada; transparentes: %1</translation>
    </message>
    <message>
        <source>none reserved</source>
        <translation>ninguna reservada</translation>
    </message>
    <message>
        <source>%1 reserved; transparent: %2</source>
        <translation>%1 reservadas; transparentes: %2</translation>
    </message>
    <message>
        <source>%1 (%2 free)</source>
        <translation>%1 (%2 libres)</translation>
    </message>
    <message>
        <source>network cards of guests that appear on the host</source>
        <translation>tarjetas de red de invitados que aparecen en el anfitrión</translation>
    </message>
    <message>
        <source>tap networks; making a tap takes root, or the helper of the system</source>
        <translation>redes tap; crear un tap requiere root o el servicio auxiliar del sistema</translation>
    </message>
    <message>
        <source>user networks (--net user), which need none</source>
        <translation>redes de usuario (--net user), que no lo necesitan</translation>
    </message>
    <message>
        <source>guests in the same network as the host</source>
        <translation>invitados en la misma red que el anfitrión</translation>
    </message>
    <message>
        <source>bridged networks</source>
        <translation>redes en puente</translation>
    </message>
    <message>
        <source>the host&apos;s own; what a guest runs is no matter of this</source>
        <translation>los del anfitrión; lo que ejecuta un invitado no depende de ello</translation>
    </message>
    <message>
        <source>tried</source>
        <translation>probado</translation>
    </message>
    <message>
        <source>everything but 32-bit programs of the host; its processor, or the hypervisor around it, refuses 32-bit code segments</source>
        <translation>todo, salvo programas de 32 bits del anfitrión; su procesador, o el hipervisor que lo rodea, rechaza segmentos de código de 32 bits</translation>
    </message>
    <message>
        <source>Probably: %1</source>
        <translation>Probablemente: %1</translation>
    </message>
    <message>
        <source>Perhaps, as far as can be told from here: %1</source>
        <translation>Quizá, por lo que se puede saber desde aquí: %1</translation>
    </message>
    <message>
        <source>This machine cannot run Apiary: %1.</source>
        <translation>Esta máquina no puede ejecutar Apiary: %1.</translation>
    </message>
    <message>
        <source>This machine can run guests on its processor: %1.</source>
        <translation>Esta máquina puede ejecutar invitados en su procesador: %1.</translation>
    </message>
    <message>
        <source>This virtual machine can run guests on its processor: %1.</source>
        <translation>Esta máquina virtual puede ejecutar invitados en su procesador: %1.</translation>
    </message>
    <message>
        <source>This machine can run some guests on its processor: %1.</source>
        <translation>Esta máquina puede ejecutar algunos invitados en su procesador: %1.</translation>
    </message>
    <message>
        <source>This virtual machine can run some guests on its processor: %1.</source>
        <translation>Esta máquina virtual puede ejecutar algunos invitados en su procesador: %1.</translation>
    </message>
    <message>
        <source>This machine could run guests on its processor, but %1. Until that is mended they run on the software CPU.</source>
        <translation>Esta máquina podría ejecutar invitados en su procesador, pero %1. Hasta que se corrija, se ejecutan en la CPU por software.</translation>
    </message>
    <message>
        <source>This virtual machine could run guests on its processor, but %1. Until that is mended they run on the software CPU.</source>
        <translation>Esta máquina virtual podría ejecutar invitados en su procesador, pero %1. Hasta que se corrija, se ejecutan en la CPU por software.</translation>
    </message>
    <message>
        <source>This machine may be able to run guests on its processor: %1.</source>
        <translation>Puede que esta máquina pueda ejecutar invitados en su procesador: %1.</translation>
    </message>
    <message>
        <source>This virtual machine may be able to run guests on its processor: %1.</source>
        <translation>Puede que esta máquina virtual pueda ejecutar invitados en su procesador: %1.</translation>
    </message>
    <message>
        <source>This machine runs guests on the software CPU alone: %1.</source>
        <translation>Esta máquina solo ejecuta invitados en la CPU por software: %1.</translation>
    </message>
    <message>
        <source>This virtual machine runs guests on the software CPU alone: %1.</source>
        <translation>Esta máquina virtual solo ejecuta invitados en la CPU por software: %1.</translation>
    </message>
    <message>
        <source>the firmware has switched %1 off</source>
        <translation>el firmware ha desactivado %1</translation>
    </message>
    <message>
        <source>the processor has neither VT-x nor AMD-V</source>
        <translation>el procesador no tiene ni VT-x ni AMD-V</translation>
    </message>
    <message>
        <source>whether the processor has %1 cannot be told</source>
        <translation>no se puede saber si el procesador tiene %1</translation>
    </message>
    <message>
        <source>its KVM is a pagetable VM, on which no stock kernel boots</source>
        <translation>su KVM es una pagetable VM, en la que no arranca ningún núcleo normal</translation>
    </message>
    <message>
        <source>the processor has %1 without %2: KVM makes shadow page tables, and is slower</source>
        <translation>el procesador tiene %1 sin %2: KVM crea tablas de páginas en sombra y es más lento</translation>
    </message>
    <message>
        <source>the processor has %1, but no %2, without which bhyve does not start</source>
        <translation>el procesador tiene %1, pero no %2, sin lo cual bhyve no se inicia</translation>
    </message>
    <message>
        <source>the processor has %1, and whether it has %2 cannot be told</source>
        <translation>el procesador tiene %1, y no se puede saber si tiene %2</translation>
    </message>
    <message>
        <source>the processor has VT-x, EPT and unrestricted guest</source>
        <translation>el procesador tiene VT-x, EPT y «unrestricted guest»</translation>
    </message>
    <message>
        <source>the processor has VT-x and EPT, but not unrestricted guest: one vCPU, and no UEFI or BIOS</source>
        <translation>el procesador tiene VT-x y EPT, pero no «unrestricted guest»: una vCPU, y sin UEFI ni BIOS</translation>
    </message>
    <message>
        <source>the processor has VT-x and EPT; whether it has unrestricted guest cannot be told</source>
        <translation>el procesador tiene VT-x y EPT; no se puede saber si tiene «unrestricted guest»</translation>
    </message>
    <message>
        <source>the processor has AMD-V, nested paging and NRIP save</source>
        <translation>el procesador tiene AMD-V, paginación anidada y NRIP save</translation>
    </message>
    <message>
        <source>the processor has no %1</source>
        <translation>el procesador no tiene %1</translation>
    </message>
    <message>
        <source>the processor has %1</source>
        <translation>el procesador tiene %1</translation>
    </message>
    <message>
        <source>Apiary is a 64-bit program, and the processor has no long mode</source>
        <translation>Apiary es un programa de 64 bits, y el procesador no tiene modo largo</translation>
    </message>
    <message>
        <source>the software CPU runs every guest on every 64-bit machine, slowly</source>
        <translation>la CPU por software ejecuta cualquier invitado en cualquier máquina de 64 bits, con lentitud</translation>
    </message>
    <message>
        <source>see %1</source>
        <translation>vea %1</translation>
    </message>
    <message>
        <source>the processor has no VT-x, or a hypervisor around this machine hides it</source>
        <translation>el procesador no tiene VT-x, o lo oculta un hipervisor que rodea esta máquina</translation>
    </message>
    <message>
        <source>apiaryctl check tells which; in a virtual machine switch on nested virtualization outside, otherwise use the software CPU or another processor</source>
        <translation>apiaryctl check indica cuál de las dos cosas ocurre; en una máquina virtual, active la virtualización anidada en el exterior; si no, use la CPU por software u otro procesador</translation>
    </message>
    <message>
        <source>the firmware has switched VT-x off and locked that (MSR 3Ah)</source>
        <translation>el firmware ha desactivado VT-x y ha bloqueado ese ajuste (MSR 3Ah)</translation>
    </message>
    <message>
        <source>in the firmware&apos;s set-up switch on &quot;Intel Virtualization Technology&quot; (VT-x, VMX, Vanderpool), save, and switch the power off once</source>
        <translation>active «Intel Virtualization Technology» (VT-x, VMX, Vanderpool) en la configuración del firmware, guarde y apague del todo una vez</translation>
    </message>
    <message>
        <source>the processor&apos;s VT-x does not report which instruction did I/O (IA32_VMX_BASIC bit 54); a nested VT-x may lack that</source>
        <translation>el VT-x del procesador no informa de qué instrucción hizo la E/S (IA32_VMX_BASIC bit 54); a un VT-x anidado puede faltarle eso</translation>
    </message>
    <message>
        <source>run bhyve on real hardware, or use the software CPU</source>
        <translation>ejecute bhyve en hardware real o use la CPU por software</translation>
    </message>
    <message>
        <source>the processor&apos;s VT-x is too old for bhyve: it has no secondary controls or not all primary ones, and so no EPT; Core 2 and its Celerons are such</source>
        <translation>el VT-x del procesador es demasiado antiguo para bhyve: no tiene controles secundarios (secondary controls) o no todos los primarios y, por tanto, no tiene EPT; así son los Core 2 y sus Celeron</translation>
    </message>
    <message>
        <source>none on this processor: bhyve needs one from Nehalem (2008) on; use the software CPU, or KVM on Linux</source>
        <translation>ninguno en este procesador: bhyve necesita uno a partir de Nehalem (2008); use la CPU por software, o KVM en Linux</translation>
    </message>
    <message>
        <source>the processor has VT-x without EPT, which bhyve needs</source>
        <translation>el procesador tiene VT-x sin EPT, que bhyve necesita</translation>
    </message>
    <message>
        <source>the processor&apos;s VT-x lacks controls over interrupts that bhyve needs, such as virtual NMIs; a nested VT-x may lack them</source>
        <translation>al VT-x del procesador le faltan controles de interrupciones que bhyve necesita, como las NMI virtuales; a un VT-x anidado pueden faltarle</translation>
    </message>
    <message>
        <source>the processor&apos;s VT-x lacks VM-exit or VM-entry controls that bhyve needs (EFER, PAT); a nested VT-x may lack them</source>
        <translation>al VT-x del procesador le faltan controles de VM-exit o de VM-entry que bhyve necesita (EFER, PAT); a un VT-x anidado pueden faltarle</translation>
    </message>
    <message>
        <source>the processor&apos;s EPT lacks something that bhyve needs: four levels, write-back memory or INVEPT</source>
        <translation>al EPT del procesador le falta algo que bhyve necesita: cuatro niveles, memoria write-back o INVEPT</translation>
    </message>
    <message>
        <source>the processor has no AMD-V, or a hypervisor around this machine hides it</source>
        <translation>el procesador no tiene AMD-V, o lo oculta un hipervisor que rodea esta máquina</translation>
    </message>
    <message>
        <source>the firmware has switched AMD-V off (VM_CR.SVMDIS)</source>
        <translation>el firmware ha desactivado AMD-V (VM_CR.SVMDIS)</translation>
    </message>
    <message>
        <source>in the firmware&apos;s set-up switch on &quot;SVM Mode&quot; (AMD-V, Secure Virtual Machine), save, and switch the power off once</source>
        <translation>active «SVM Mode» (AMD-V, Secure Virtual Machine) en la configuración del firmware, guarde y apague del todo una vez</translation>
    </message>
    <message>
        <source>the processor has AMD-V without nested paging (RVI), which bhyve needs: K8, and the Turion X2 of family 11h</source>
        <translation>el procesador tiene AMD-V sin paginación anidada (RVI), que bhyve necesita: K8 y el Turion X2 de la familia 11h</translation>
    </message>
    <message>
        <source>none on this processor: bhyve needs one with nested paging; use the software CPU, or KVM on Linux</source>
        <translation>ninguno en este procesador: bhyve necesita uno con paginación anidada; use la CPU por software, o KVM en Linux</translation>
    </message>
    <message>
        <source>the processor does not save the address of the next instruction, which bhyve needs: the first K10 (Barcelona, Agena)</source>
        <translation>el procesador no guarda la dirección de la instrucción siguiente, que bhyve necesita: los primeros K10 (Barcelona, Agena)</translation>
    </message>
    <message>
        <source>none on this processor: bhyve needs a later one; use the software CPU, or KVM on Linux</source>
        <translation>ninguno en este procesador: bhyve necesita uno posterior; use la CPU por software, o KVM en Linux</translation>
    </message>
    <message>
        <source>vmm.ko was loaded and refused to start (EINVAL): the processor lacks something that bhyve needs, usually EPT</source>
        <translation>vmm.ko se ha cargado y se ha negado a iniciarse (EINVAL): al procesador le falta algo que bhyve necesita, normalmente EPT</translation>
    </message>
    <message>
        <source>the line before it in dmesg says what: dmesg | grep -E &apos;vmx_init|SVM&apos;; give that to apiaryctl explain</source>
        <translation>la línea anterior en dmesg dice qué: dmesg | grep -E &apos;vmx_init|SVM&apos;; pásela a apiaryctl explain</translation>
    </message>
    <message>
        <source>vmm.ko was loaded and refused to start (ENXIO): the processor has no VT-x or AMD-V, or the firmware has switched it off</source>
        <translation>vmm.ko se ha cargado y se ha negado a iniciarse (ENXIO): el procesador no tiene VT-x ni AMD-V, o el firmware lo ha desactivado</translation>
    </message>
    <message>
        <source>the line before it in dmesg says which: dmesg | grep -E &apos;vmx_init|SVM&apos;; give that to apiaryctl explain</source>
        <translation>la línea anterior en dmesg dice cuál de las dos cosas ocurre: dmesg | grep -E &apos;vmx_init|SVM&apos;; pásela a apiaryctl explain</translation>
    </message>
    <message>
        <source>vmm.ko was loaded and refused to start</source>
        <translation>vmm.ko se ha cargado y se ha negado a iniciarse</translation>
    </message>
    <message>
        <source>the line before it in dmesg says why: dmesg | grep -E &apos;vmx_init|SVM&apos;; give that to apiaryctl explain</source>
        <translation>la línea anterior en dmesg dice por qué: dmesg | grep -E &apos;vmx_init|SVM&apos;; pásela a apiaryctl explain</translation>
    </message>
    <message>
        <source>the kernel found vmm.ko and could not link it: it was built for another kernel, or it is damaged</source>
        <translation>el núcleo ha encontrado vmm.ko y no ha podido enlazarlo: se compiló para otro núcleo o está dañado</translation>
    </message>
    <message>
        <source>dmesg tells which symbol or version; install kernel and modules of the same release and restart</source>
        <translation>dmesg dice de qué símbolo o versión se trata; instale el núcleo y los módulos de la misma versión y reinicie</translation>
    </message>
    <message>
        <source>there is no vmm.ko for this kernel: it is a 32-bit one, or was built without modules</source>
        <translation>no hay ningún vmm.ko para este núcleo: es de 32 bits o se compiló sin módulos</translation>
    </message>
    <message>
        <source>run a 64-bit FreeBSD 10 or later whose /boot/kernel has vmm.ko</source>
        <translation>use un FreeBSD de 64 bits, versión 10 o posterior, cuyo /boot/kernel tenga vmm.ko</translation>
    </message>
    <message>
        <source>vmm.ko is loaded already; that is no error</source>
        <translation>vmm.ko ya está cargado; no es ningún error</translation>
    </message>
    <message>
        <source>nothing; if bhyve does not start all the same, sysctl hw.vmm.vmx.initialized tells whether it could start</source>
        <translation>nada; si aun así bhyve no se inicia, sysctl hw.vmm.vmx.initialized dice si se pudo inicializar</translation>
    </message>
    <message>
        <source>only root loads modules; root neither in a jail nor with kern.securelevel above 0</source>
        <translation>solo root carga módulos, y ni siquiera root dentro de una jaula (jail) o con kern.securelevel por encima de 0</translation>
    </message>
    <message>
        <source>as root outside of jails: kldload vmm; or put vmm_load=&quot;YES&quot; into /boot/loader.conf and restart</source>
        <translation>como root fuera de las jaulas (jails): kldload vmm; o ponga vmm_load=&quot;YES&quot; en /boot/loader.conf y reinicie</translation>
    </message>
    <message>
        <source>vmm.ko refused to start (ENXIO): no VT-x or AMD-V, or it is switched off</source>
        <translation>vmm.ko se ha negado a iniciarse (ENXIO): no hay VT-x ni AMD-V, o está desactivado</translation>
    </message>
    <message>
        <source>dmesg | grep -E &apos;vmx_init|SVM&apos; says which; give that to apiaryctl explain</source>
        <translation>dmesg | grep -E &apos;vmx_init|SVM&apos; dice cuál de las dos cosas ocurre; páselo a apiaryctl explain</translation>
    </message>
    <message>
        <source>vmm.ko is of another version than the kernel that runs</source>
        <translation>vmm.ko es de otra versión que el núcleo en ejecución</translation>
    </message>
    <message>
        <source>install kernel and modules of the same release (freebsd-update install, or make installkernel) and restart</source>
        <translation>instale el núcleo y los módulos de la misma versión (freebsd-update install o make installkernel) y reinicie</translation>
    </message>
    <message>
        <source>a module needs a symbol that the kernel that runs does not have: it was built for another kernel</source>
        <translation>un módulo necesita un símbolo que el núcleo en ejecución no tiene: se compiló para otro núcleo</translation>
    </message>
    <message>
        <source>build or install the module from the same sources as the kernel, and restart</source>
        <translation>compile o instale el módulo a partir de las mismas fuentes que el núcleo y reinicie</translation>
    </message>
    <message>
        <source>the assembler is too old to know VT-x&apos;s newer instructions, so vmm.ko cannot be built with it</source>
        <translation>el ensamblador es demasiado antiguo para conocer las instrucciones más nuevas de VT-x, así que no se puede compilar vmm.ko con él</translation>
    </message>
    <message>
        <source>build with the tool chain of FreeBSD 10 or later (make buildworld first, or clang&apos;s own assembler)</source>
        <translation>compile con la cadena de herramientas de FreeBSD 10 o posterior (primero make buildworld, o el ensamblador propio de clang)</translation>
    </message>
    <message>
        <source>the firmware has not switched VT-x on (MSR 3Ah, bit 2)</source>
        <translation>el firmware no ha activado VT-x (MSR 3Ah, bit 2)</translation>
    </message>
    <message>
        <source>kldload vmm, which switches it on where the firmware has not locked it; otherwise switch on &quot;Intel Virtualization Technology&quot; in the firmware&apos;s set-up</source>
        <translation>kldload vmm, que lo activa si el firmware no lo ha bloqueado; si no, active «Intel Virtualization Technology» en la configuración del firmware</translation>
    </message>
    <message>
        <source>there is no memory for guests: the first BHyVe took it only from what hw.physmem left to it, and nothing was left</source>
        <translation>no hay memoria para invitados: el primer BHyVe la tomaba solo de lo que le dejaba hw.physmem, y no quedó nada</translation>
    </message>
    <message>
        <source>in /boot/loader.conf set hw.physmem below what the machine has (with 8 GB: hw.physmem=&quot;4g&quot;) and restart; or use FreeBSD 10 or later, which needs no such thing, and a smaller -m</source>
        <translation>en /boot/loader.conf ponga hw.physmem por debajo de lo que tiene la máquina (con 8&#xa0;GB: hw.physmem=&quot;4g&quot;) y reinicie; o use FreeBSD 10 o posterior, que no necesita nada de eso, y un -m menor</translation>
    </message>
    <message>
        <source>the part of the guest&apos;s memory that lies above 4 GiB cannot be had: too little is left of hw.physmem</source>
        <translation>no se puede obtener la parte de la memoria del invitado que está por encima de 4&#xa0;GiB: hw.physmem deja demasiado poco</translation>
    </message>
    <message>
        <source>lower hw.physmem in /boot/loader.conf and restart, give the guest less high memory (-M), or use FreeBSD 10 or later with a smaller -m</source>
        <translation>reduzca hw.physmem en /boot/loader.conf y reinicie, dé al invitado menos memoria alta (-M) o use FreeBSD 10 o posterior con un -m menor</translation>
    </message>
    <message>
        <source>the guest&apos;s memory cannot be had: more is asked for than there is, or than may be wired (-S)</source>
        <translation>no se puede obtener la memoria del invitado: se pide más de la que hay o de la que se puede fijar en memoria (-S)</translation>
    </message>
    <message>
        <source>give less with -m, leave out -S, or raise the limits (limits -l, sysctl vm.max_user_wired)</source>
        <translation>dé menos con -m, omita -S o suba los límites (limits -l, sysctl vm.max_user_wired)</translation>
    </message>
    <message>
        <source>vmm.ko is not loaded: the sysctl hw.vmm.create is not there</source>
        <translation>vmm.ko no está cargado: no existe el sysctl hw.vmm.create</translation>
    </message>
    <message>
        <source>as root: kldload vmm; to have it always: vmm_load=&quot;YES&quot; in /boot/loader.conf</source>
        <translation>como root: kldload vmm; para tenerlo siempre: vmm_load=&quot;YES&quot; en /boot/loader.conf</translation>
    </message>
    <message>
        <source>vmm.ko is loaded, but could not start on this processor</source>
        <translation>vmm.ko está cargado, pero no ha podido iniciarse en este procesador</translation>
    </message>
    <message>
        <source>sysctl hw.vmm.vmx.initialized is 0 then; dmesg | grep -E &apos;vmx_init|SVM&apos; says why</source>
        <translation>sysctl hw.vmm.vmx.initialized vale entonces 0; dmesg | grep -E &apos;vmx_init|SVM&apos; dice por qué</translation>
    </message>
    <message>
        <source>a virtual machine of this name is there already, perhaps left over from a run that did not end well</source>
        <translation>ya hay una máquina virtual con este nombre, quizá restos de una ejecución que no acabó bien</translation>
    </message>
    <message>
        <source>as root: bhyvectl --destroy --vm=NAME</source>
        <translation>como root: bhyvectl --destroy --vm=NAME</translation>
    </message>
    <message>
        <source>only root makes virtual machines of bhyve, and within a jail only with allow.vmm</source>
        <translation>solo root crea máquinas virtuales de bhyve, y dentro de una jaula (jail) solo con allow.vmm</translation>
    </message>
    <message>
        <source>run it as root; in a jail set allow.vmm</source>
        <translation>ejecútelo como root; en una jaula (jail) active allow.vmm</translation>
    </message>
    <message>
        <source>there is no virtual machine of this name: it was not loaded yet, or was destroyed</source>
        <translation>no hay ninguna máquina virtual con este nombre: aún no se ha cargado o se ha destruido</translation>
    </message>
    <message>
        <source>run bhyveload (or grub-bhyve) before bhyve; ls /dev/vmm shows which there are</source>
        <translation>ejecute bhyveload (o grub-bhyve) antes de bhyve; ls /dev/vmm muestra cuáles hay</translation>
    </message>
    <message>
        <source>the devices in /dev/vmm belong to root</source>
        <translation>los dispositivos de /dev/vmm pertenecen a root</translation>
    </message>
    <message>
        <source>run it as root</source>
        <translation>ejecútelo como root</translation>
    </message>
    <message>
        <source>the processor has no unrestricted guest, so guests have one vCPU; or hw.vmm.maxcpu is lower than what is asked for</source>
        <translation>el procesador no tiene «unrestricted guest», así que los invitados tienen una vCPU; o hw.vmm.maxcpu es menor de lo que se pide</translation>
    </message>
    <message>
        <source>use -c 1; apiaryctl check tells whether there is unrestricted guest</source>
        <translation>use -c 1; apiaryctl check dice si hay «unrestricted guest»</translation>
    </message>
    <message>
        <source>UEFI begins in real mode, and the processor has no unrestricted guest (before Westmere, 2010)</source>
        <translation>UEFI empieza en modo real, y el procesador no tiene «unrestricted guest» (anterior a Westmere, 2010)</translation>
    </message>
    <message>
        <source>load the guest&apos;s kernel with bhyveload or grub-bhyve instead of UEFI, with one vCPU; or use the software CPU</source>
        <translation>cargue el núcleo del invitado con bhyveload o grub-bhyve en lugar de UEFI, con una vCPU; o use la CPU por software</translation>
    </message>
    <message>
        <source>the processor cannot stop at a guest&apos;s HLT, which -H asks for</source>
        <translation>el procesador no puede detenerse en el HLT de un invitado, que es lo que pide -H</translation>
    </message>
    <message>
        <source>leave out -H</source>
        <translation>omita -H</translation>
    </message>
    <message>
        <source>the processor cannot stop at a guest&apos;s PAUSE, which -P asks for</source>
        <translation>el procesador no puede detenerse en el PAUSE de un invitado, que es lo que pide -P</translation>
    </message>
    <message>
        <source>leave out -P</source>
        <translation>omita -P</translation>
    </message>
    <message>
        <source>one of the guest&apos;s devices could not be set up: a disk&apos;s file or a tap is missing or in use</source>
        <translation>uno de los dispositivos del invitado no se ha podido preparar: falta el archivo de un disco o un tap, o está en uso</translation>
    </message>
    <message>
        <source>the lines before it name the device; see that file, tap or port</source>
        <translation>las líneas anteriores nombran el dispositivo; compruebe ese archivo, tap o puerto</translation>
    </message>
    <message>
        <source>the file or volume of a disk is not there, or may not be opened</source>
        <translation>el archivo o volumen de un disco no existe o no hay permiso para abrirlo</translation>
    </message>
    <message>
        <source>see the path after it, and who may read and write it; zvols are in /dev/zvol</source>
        <translation>compruebe la ruta que aparece detrás y quién puede leerla y escribir en ella; los zvols están en /dev/zvol</translation>
    </message>
    <message>
        <source>the tap is not there, is in use by another guest, or may not be opened</source>
        <translation>el tap no existe, lo usa otro invitado o no hay permiso para abrirlo</translation>
    </message>
    <message>
        <source>ifconfig tap0 create; see /dev/tap0&apos;s owner and net.link.tap.user_open; end the other guest</source>
        <translation>ifconfig tap0 create; compruebe el propietario de /dev/tap0 y net.link.tap.user_open; termine el otro invitado</translation>
    </message>
    <message>
        <source>a device that is to be handed to the guest still belongs to a driver of the host</source>
        <translation>un dispositivo que se va a entregar al invitado aún pertenece a un controlador del anfitrión</translation>
    </message>
    <message>
        <source>in /boot/loader.conf: pptdevs=&quot;BUS/SLOT/FUNCTION&quot;, and restart; it takes an IOMMU (VT-d, AMD-Vi)</source>
        <translation>en /boot/loader.conf: pptdevs=&quot;BUS/SLOT/FUNCTION&quot;, y reinicie; hace falta una IOMMU (VT-d, AMD-Vi)</translation>
    </message>
    <message>
        <source>the guest used an I/O port in a way that bhyve does not know, with strict checks (-e)</source>
        <translation>el invitado ha usado un puerto de E/S de un modo que bhyve no conoce, con las comprobaciones estrictas (-e)</translation>
    </message>
    <message>
        <source>leave out -e</source>
        <translation>omita -e</translation>
    </message>
    <message>
        <source>the guest read or wrote an I/O port that no device has, with strict checks (-e)</source>
        <translation>el invitado ha leído o escrito un puerto de E/S que ningún dispositivo tiene, con las comprobaciones estrictas (-e)</translation>
    </message>
    <message>
        <source>the guest read a model-specific register that bhyve does not have; it sees a fault</source>
        <translation>el invitado ha leído un registro específico del modelo que bhyve no tiene; recibe una excepción</translation>
    </message>
    <message>
        <source>harmless for most systems; if the guest stops there, add -w</source>
        <translation>inofensivo para la mayoría de los sistemas; si el invitado se detiene ahí, añada -w</translation>
    </message>
    <message>
        <source>the guest wrote a model-specific register that bhyve does not have; it sees a fault</source>
        <translation>el invitado ha escrito un registro específico del modelo que bhyve no tiene; recibe una excepción</translation>
    </message>
    <message>
        <source>the guest reached a device with an instruction that bhyve cannot emulate</source>
        <translation>el invitado ha accedido a un dispositivo con una instrucción que bhyve no puede emular</translation>
    </message>
    <message>
        <source>report it with the bytes after it; try the guest on another engine</source>
        <translation>informe de ello con los bytes que aparecen detrás; pruebe el invitado en otro motor</translation>
    </message>
    <message>
        <source>the guest&apos;s CPU stopped for a reason that bhyve does not handle; the lines below it tell the reason</source>
        <translation>la CPU del invitado se ha detenido por un motivo que bhyve no trata; las líneas siguientes dicen cuál</translation>
    </message>
    <message>
        <source>report it with those lines; on old processors it is often a lack of unrestricted guest: use one vCPU and no UEFI</source>
        <translation>informe de ello con esas líneas; en procesadores antiguos a menudo falta «unrestricted guest»: use una vCPU y no UEFI</translation>
    </message>
    <message>
        <source>bhyvectl was asked about a virtual machine that is not there</source>
        <translation>se ha preguntado a bhyvectl por una máquina virtual que no existe</translation>
    </message>
    <message>
        <source>ls /dev/vmm shows which there are; nothing is to be destroyed</source>
        <translation>ls /dev/vmm muestra cuáles hay; no hay nada que destruir</translation>
    </message>
    <message>
        <source>the firmware&apos;s file is not there</source>
        <translation>no existe el archivo del firmware</translation>
    </message>
    <message>
        <source>pkg install bhyve-firmware; the file is /usr/local/share/uefi-firmware/BHYVE_UEFI.fd</source>
        <translation>pkg install bhyve-firmware; el archivo es /usr/local/share/uefi-firmware/BHYVE_UEFI.fd</translation>
    </message>
    <message>
        <source>the interface is a member of a bridge already</source>
        <translation>la interfaz ya es miembro de un puente</translation>
    </message>
    <message>
        <source>ifconfig | grep -B20 member: shows which; ifconfig bridge0 deletem INTERFACE takes it out</source>
        <translation>ifconfig | grep -B20 member: muestra de cuál; ifconfig bridge0 deletem INTERFACE la saca de él</translation>
    </message>
    <message>
        <source>the interface is a member of this very bridge already; that is no error</source>
        <translation>la interfaz ya es miembro de este mismo puente; no es ningún error</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nada</translation>
    </message>
    <message>
        <source>the interface cannot be bridged: another MTU than the bridge&apos;s, a Wi-Fi client, or no Ethernet at all</source>
        <translation>no se puede hacer puente con la interfaz: tiene otra MTU que el puente, es un cliente Wi-Fi o ni siquiera es Ethernet</translation>
    </message>
    <message>
        <source>give both the same MTU (ifconfig tap0 mtu 1500); for Wi-Fi use NAT instead of a bridge</source>
        <translation>dé a ambos la misma MTU (ifconfig tap0 mtu 1500); con Wi-Fi, use NAT en lugar de un puente</translation>
    </message>
    <message>
        <source>there is no interface of this name</source>
        <translation>no hay ninguna interfaz con este nombre</translation>
    </message>
    <message>
        <source>ifconfig -l lists them; a tap is made by ifconfig tap0 create</source>
        <translation>ifconfig -l las enumera; un tap se crea con ifconfig tap0 create</translation>
    </message>
    <message>
        <source>an interface of this name is there already; that is no error</source>
        <translation>ya hay una interfaz con este nombre; no es ningún error</translation>
    </message>
    <message>
        <source>use it, or ifconfig NAME destroy first</source>
        <translation>úsela, o ejecute antes ifconfig NAME destroy</translation>
    </message>
    <message>
        <source>the kernel knows no such kind of interface: the module for taps or bridges is not loaded</source>
        <translation>el núcleo no conoce este tipo de interfaz: no está cargado el módulo de los tap o de los puentes</translation>
    </message>
    <message>
        <source>as root: kldload if_tuntap (before FreeBSD 13: if_tap) and if_bridge</source>
        <translation>como root: kldload if_tuntap (antes de FreeBSD 13: if_tap) e if_bridge</translation>
    </message>
    <message>
        <source>nobody has the tap open any more, or it was never brought up: a guest that just ended, or one whose card is down because the tap was</source>
        <translation>ya nadie tiene abierto el tap, o nunca se ha activado: un invitado que acaba de terminar, o uno cuya tarjeta está inactiva porque lo estaba el tap</translation>
    </message>
    <message>
        <source>sysctl net.link.tap.up_on_open=1 brings a tap up when a guest opens it</source>
        <translation>sysctl net.link.tap.up_on_open=1 activa un tap cuando un invitado lo abre</translation>
    </message>
    <message>
        <source>the bridge asked a member to switch off offloads that it cannot change; that is harmless</source>
        <translation>el puente ha pedido a un miembro que desactive descargas (offloads) que no puede cambiar; es inofensivo</translation>
    </message>
    <message>
        <source>nothing; if traffic is slow, ifconfig INTERFACE -tso -lro -txcsum -rxcsum</source>
        <translation>nada; si el tráfico es lento, ifconfig INTERFACE -tso -lro -txcsum -rxcsum</translation>
    </message>
    <message>
        <source>the interface takes up all frames because it is in a bridge; that is as it should be</source>
        <translation>la interfaz recibe todas las tramas porque está en un puente; es lo normal</translation>
    </message>
    <message>
        <source>the firmware has switched VT-x or AMD-V off</source>
        <translation>el firmware ha desactivado VT-x o AMD-V</translation>
    </message>
    <message>
        <source>in the firmware&apos;s set-up switch on &quot;Intel Virtualization Technology&quot; or &quot;SVM Mode&quot;, save, and switch the power off once</source>
        <translation>active «Intel Virtualization Technology» o «SVM Mode» en la configuración del firmware, guarde y apague del todo una vez</translation>
    </message>
    <message>
        <source>the processor has no VT-x (kvm_intel) or AMD-V (kvm_amd), the other module was meant, or a hypervisor around this machine hides it</source>
        <translation>el procesador no tiene VT-x (kvm_intel) o AMD-V (kvm_amd), hacía falta el otro módulo, o lo oculta un hipervisor que rodea esta máquina</translation>
    </message>
    <message>
        <source>apiaryctl check tells which; in a virtual machine switch on nested virtualization outside</source>
        <translation>apiaryctl check indica de qué se trata; en una máquina virtual, active la virtualización anidada en el exterior</translation>
    </message>
    <message>
        <source>the firmware has switched VT-x off and locked that</source>
        <translation>el firmware ha desactivado VT-x y ha bloqueado ese ajuste</translation>
    </message>
    <message>
        <source>the processor has no AMD-V, a hypervisor around this machine hides it, or Linux does because the firmware has switched it off</source>
        <translation>el procesador no tiene AMD-V, lo oculta un hipervisor que rodea esta máquina, o lo oculta Linux porque el firmware lo ha desactivado</translation>
    </message>
    <message>
        <source>dmesg | grep -i svm: &quot;SVM disabled (by BIOS)&quot; means the last; otherwise apiaryctl check tells which</source>
        <translation>dmesg | grep -i svm: «SVM disabled (by BIOS)» significa lo último; si no, apiaryctl check indica cuál de las otras cosas ocurre</translation>
    </message>
    <message>
        <source>kvm_amd was loaded on a processor that is not AMD&apos;s</source>
        <translation>se ha cargado kvm_amd en un procesador que no es de AMD</translation>
    </message>
    <message>
        <source>modprobe kvm_intel</source>
        <translation>modprobe kvm_intel</translation>
    </message>
    <message>
        <source>the firmware has switched VT-x off and locked that; Linux hides the flag vmx then</source>
        <translation>el firmware ha desactivado VT-x y ha bloqueado ese ajuste; Linux oculta entonces el indicador vmx</translation>
    </message>
    <message>
        <source>the firmware allows VT-x only outside of a trusted launch (TXT), and this kernel was launched in one</source>
        <translation>el firmware solo permite VT-x fuera de un inicio de confianza (TXT), y este núcleo se ha iniciado en uno</translation>
    </message>
    <message>
        <source>start without TXT (tboot), or allow both in the firmware&apos;s set-up</source>
        <translation>arranque sin TXT (tboot) o permita ambas cosas en la configuración del firmware</translation>
    </message>
    <message>
        <source>the firmware has switched SGX off, which has nothing to do with virtual machines</source>
        <translation>el firmware ha desactivado SGX, que no tiene nada que ver con las máquinas virtuales</translation>
    </message>
    <message>
        <source>the other of kvm_intel and kvm_amd is loaded, or the same one twice; one of them fits the processor</source>
        <translation>de kvm_intel y kvm_amd está cargado el otro, o se ha cargado dos veces el mismo; uno de los dos es el adecuado para el procesador</translation>
    </message>
    <message>
        <source>nothing, if /dev/kvm is there</source>
        <translation>nada, si existe /dev/kvm</translation>
    </message>
    <message>
        <source>the other of kvm_intel and kvm_amd is loaded; one of them fits the processor</source>
        <translation>de kvm_intel y kvm_amd está cargado el otro; uno de los dos es el adecuado para el procesador</translation>
    </message>
    <message>
        <source>another hypervisor has VT-x or AMD-V in use: VirtualBox or VMware with running machines, or a firmware that set it differently for each CPU</source>
        <translation>otro hipervisor usa VT-x o AMD-V: VirtualBox o VMware con máquinas en ejecución, o un firmware que lo ha configurado de forma distinta en cada CPU</translation>
    </message>
    <message>
        <source>end the other hypervisor&apos;s machines or unload its module (rmmod vboxdrv, vmmon), then try again</source>
        <translation>termine las máquinas del otro hipervisor o descargue su módulo (rmmod vboxdrv, vmmon) y vuelva a intentarlo</translation>
    </message>
    <message>
        <source>the processors of this machine differ in what their VT-x can do, usually for want of newer microcode</source>
        <translation>los procesadores de esta máquina difieren en lo que puede hacer su VT-x, normalmente por falta de un microcódigo más nuevo</translation>
    </message>
    <message>
        <source>install the processor&apos;s microcode (intel-microcode) and newer firmware</source>
        <translation>instale el microcódigo del procesador (intel-microcode) y un firmware más nuevo</translation>
    </message>
    <message>
        <source>the processor has no VT-x or AMD-V, or the firmware has switched it off</source>
        <translation>el procesador no tiene VT-x ni AMD-V, o el firmware lo ha desactivado</translation>
    </message>
    <message>
        <source>dmesg | tail says which; give that to apiaryctl explain</source>
        <translation>dmesg | tail dice cuál de las dos cosas ocurre; páselo a apiaryctl explain</translation>
    </message>
    <message>
        <source>the module could not set up VT-x or AMD-V</source>
        <translation>el módulo no ha podido preparar VT-x o AMD-V</translation>
    </message>
    <message>
        <source>dmesg | tail says why; give that to apiaryctl explain</source>
        <translation>dmesg | tail dice por qué; páselo a apiaryctl explain</translation>
    </message>
    <message>
        <source>another hypervisor has VT-x or AMD-V in use: VirtualBox or VMware</source>
        <translation>otro hipervisor usa VT-x o AMD-V: VirtualBox o VMware</translation>
    </message>
    <message>
        <source>end its machines or unload its module (rmmod vboxdrv, vmmon), then try again</source>
        <translation>termine sus máquinas o descargue su módulo (rmmod vboxdrv, vmmon) y vuelva a intentarlo</translation>
    </message>
    <message>
        <source>Secure Boot is on, and the module is not signed with a key that the kernel trusts</source>
        <translation>Secure Boot está activado, y el módulo no está firmado con una clave de confianza para el núcleo</translation>
    </message>
    <message>
        <source>use the distribution&apos;s own kernel and modules, or enrol the key (mokutil --import)</source>
        <translation>use el núcleo y los módulos de la propia distribución o inscriba la clave (mokutil --import)</translation>
    </message>
    <message>
        <source>the modules of the kernel that runs are not installed: it was upgraded since the last restart, or is a small cloud or container kernel</source>
        <translation>los módulos del núcleo en ejecución no están instalados: se ha actualizado desde el último reinicio, o es un núcleo pequeño para la nube o contenedores</translation>
    </message>
    <message>
        <source>restart into the installed kernel, or install the full one (Debian: linux-image-amd64 instead of -cloud)</source>
        <translation>reinicie con el núcleo instalado o instale el completo (Debian: linux-image-amd64 en lugar de -cloud)</translation>
    </message>
    <message>
        <source>the processor has AMD-V without nested paging, or the module was loaded with npt=0; guests run on shadow page tables, slowly</source>
        <translation>el procesador tiene AMD-V sin paginación anidada, o el módulo se ha cargado con npt=0; los invitados se ejecutan con tablas de páginas en sombra, con lentitud</translation>
    </message>
    <message>
        <source>modprobe -r kvm_amd &amp;&amp; modprobe kvm_amd npt=1, if the processor has it</source>
        <translation>modprobe -r kvm_amd &amp;&amp; modprobe kvm_amd npt=1, si el procesador la tiene</translation>
    </message>
    <message>
        <source>the guest read a model-specific register that KVM does not have</source>
        <translation>el invitado ha leído un registro específico del modelo que KVM no tiene</translation>
    </message>
    <message>
        <source>harmless for most guests; if one stops there, options kvm ignore_msrs=1 in /etc/modprobe.d</source>
        <translation>inofensivo para la mayoría de los invitados; si alguno se detiene ahí, ponga options kvm ignore_msrs=1 en /etc/modprobe.d</translation>
    </message>
    <message>
        <source>the guest wrote a model-specific register that KVM does not have</source>
        <translation>el invitado ha escrito un registro específico del modelo que KVM no tiene</translation>
    </message>
    <message>
        <source>the processor leaks data between hyper-threads (L1TF); guests that are not trusted could read the host&apos;s</source>
        <translation>el procesador filtra datos entre hiperhilos (L1TF); invitados que no sean de confianza podrían leer los del anfitrión</translation>
    </message>
    <message>
        <source>for such guests switch hyper-threading off: echo off &gt; /sys/devices/system/cpu/smt/control</source>
        <translation>para tales invitados, desactive el Hyper-Threading: echo off &gt; /sys/devices/system/cpu/smt/control</translation>
    </message>
    <message>
        <source>the processor leaks data between hyper-threads (MDS); guests that are not trusted could read the host&apos;s</source>
        <translation>el procesador filtra datos entre hiperhilos (MDS); invitados que no sean de confianza podrían leer los del anfitrión</translation>
    </message>
    <message>
        <source>a known fault of some processors, which KVM works around</source>
        <translation>un fallo conocido de algunos procesadores, que KVM evita</translation>
    </message>
    <message>
        <source>a program or guest used a locked instruction across two cache lines, and Linux slows it down for that</source>
        <translation>un programa o un invitado ha usado una instrucción con bloqueo sobre dos líneas de caché, y Linux lo ralentiza por ello</translation>
    </message>
    <message>
        <source>harmless; if it is too slow: sysctl kernel.split_lock_mitigate=0</source>
        <translation>inofensivo; si va demasiado lento: sysctl kernel.split_lock_mitigate=0</translation>
    </message>
    <message>
        <source>the platform cannot keep a guest&apos;s device from sending any interrupt, so devices are not handed to guests</source>
        <translation>la plataforma no puede impedir que el dispositivo de un invitado envíe cualquier interrupción, así que no se entregan dispositivos a invitados</translation>
    </message>
    <message>
        <source>update the firmware and switch on VT-d there; for trusted guests: options vfio_iommu_type1 allow_unsafe_interrupts=1</source>
        <translation>actualice el firmware y active en él VT-d; para invitados de confianza: options vfio_iommu_type1 allow_unsafe_interrupts=1</translation>
    </message>
    <message>
        <source>making a tap, or opening one that is not yours, takes root (CAP_NET_ADMIN)</source>
        <translation>crear un tap, o abrir uno que no es suyo, requiere root (CAP_NET_ADMIN)</translation>
    </message>
    <message>
        <source>as root: ip tuntap add dev tap0 mode tap user USER</source>
        <translation>como root: ip tuntap add dev tap0 mode tap user USER</translation>
    </message>
    <message>
        <source>the tap is there already and in use, or an interface of another kind has its name</source>
        <translation>el tap ya existe y está en uso, o una interfaz de otro tipo tiene su nombre</translation>
    </message>
    <message>
        <source>ip -d link show tap0 tells; give another name, or end who uses it</source>
        <translation>ip -d link show tap0 lo indica; dé otro nombre o termine lo que lo usa</translation>
    </message>
    <message>
        <source>an interface of this name is there that is no tap, or a tap with other options</source>
        <translation>hay una interfaz con este nombre que no es un tap, o un tap con otras opciones</translation>
    </message>
    <message>
        <source>ip -d link show tells; delete it (ip link delete NAME) and make it anew</source>
        <translation>ip -d link show lo indica; elimínela (ip link delete NAME) y vuelva a crearla</translation>
    </message>
    <message>
        <source>the module for taps is not loaded, or the kernel has none</source>
        <translation>el módulo de los tap no está cargado, o el núcleo no lo tiene</translation>
    </message>
    <message>
        <source>as root: modprobe tun</source>
        <translation>como root: modprobe tun</translation>
    </message>
    <message>
        <source>changing interfaces takes root (CAP_NET_ADMIN)</source>
        <translation>modificar interfaces requiere root (CAP_NET_ADMIN)</translation>
    </message>
    <message>
        <source>run it with sudo</source>
        <translation>ejecútelo con sudo</translation>
    </message>
    <message>
        <source>an interface, address or route like this is there already</source>
        <translation>ya hay una interfaz, dirección o ruta como esta</translation>
    </message>
    <message>
        <source>ip link, ip address or ip route shows it; delete it first, or leave it</source>
        <translation>ip link, ip address o ip route la muestra; elimínela primero o déjela</translation>
    </message>
    <message>
        <source>the kernel has no module for it (bridge, 8021q), or the interface cannot be bridged, as Wi-Fi</source>
        <translation>el núcleo no tiene ningún módulo para ello (bridge, 8021q), o no se puede hacer puente con la interfaz, como con Wi-Fi</translation>
    </message>
    <message>
        <source>as root: modprobe bridge or modprobe 8021q; for Wi-Fi use NAT instead of a bridge</source>
        <translation>como root: modprobe bridge o modprobe 8021q; con Wi-Fi, use NAT en lugar de un puente</translation>
    </message>
    <message>
        <source>the interface is a member of a bridge or bond already</source>
        <translation>la interfaz ya es miembro de un puente o de una agregación (bond)</translation>
    </message>
    <message>
        <source>ip -d link show NAME tells which; ip link set NAME nomaster takes it out</source>
        <translation>ip -d link show NAME indica de cuál; ip link set NAME nomaster la saca</translation>
    </message>
    <message>
        <source>a Wi-Fi client cannot be bridged: the access point takes frames from its own address alone</source>
        <translation>no se puede hacer puente con un cliente Wi-Fi: el punto de acceso solo acepta tramas de la dirección propia del cliente</translation>
    </message>
    <message>
        <source>use NAT (--net user), or a cable</source>
        <translation>use NAT (--net user) o un cable</translation>
    </message>
    <message>
        <source>ip link set NAME nomaster takes it out</source>
        <translation>ip link set NAME nomaster la saca</translation>
    </message>
    <message>
        <source>ip link lists them</source>
        <translation>ip link las enumera</translation>
    </message>
    <message>
        <source>nobody has the tap open: its guest has ended, or did not start yet</source>
        <translation>nadie tiene abierto el tap: su invitado ha terminado o aún no se ha iniciado</translation>
    </message>
    <message>
        <source>nothing; it goes on when a guest opens the tap and its card is up</source>
        <translation>nada; sigue en cuanto un invitado abra el tap y su tarjeta esté activa</translation>
    </message>
    <message>
        <source>the bridge waits before a new member may send: with STP on for 30 seconds</source>
        <translation>el puente espera antes de que un miembro nuevo pueda enviar: con STP, 30 segundos</translation>
    </message>
    <message>
        <source>without loops in the network: ip link set br0 type bridge forward_delay 0 stp_state 0</source>
        <translation>sin bucles en la red: ip link set br0 type bridge forward_delay 0 stp_state 0</translation>
    </message>
    <message>
        <source>firewall rules no longer see what is bridged, unless br_netfilter is loaded; that is no error</source>
        <translation>las reglas del cortafuegos ya no ven lo que pasa por el puente, salvo que br_netfilter esté cargado; no es ningún error</translation>
    </message>
    <message>
        <source>nothing; load br_netfilter only where rules are to hold for guests</source>
        <translation>nada; cargue br_netfilter solo donde las reglas deban valer para los invitados</translation>
    </message>
    <message>
        <source>a guest has the bridge&apos;s or another guest&apos;s MAC address, or there is a loop</source>
        <translation>un invitado tiene la dirección MAC del puente o de otro invitado, o hay un bucle</translation>
    </message>
    <message>
        <source>give each card a MAC address of its own, and look for cables that join the bridge twice</source>
        <translation>dé a cada tarjeta una dirección MAC propia y busque cables que conecten el puente dos veces</translation>
    </message>
    <message>
        <source>another DNS server listens on that address: a second dnsmasq, or systemd-resolved</source>
        <translation>otro servidor DNS escucha en esa dirección: un segundo dnsmasq o systemd-resolved</translation>
    </message>
    <message>
        <source>add bind-interfaces and interface=BRIDGE to dnsmasq&apos;s settings</source>
        <translation>añada bind-interfaces e interface=BRIDGE a la configuración de dnsmasq</translation>
    </message>
    <message>
        <source>changing the firewall takes root (CAP_NET_ADMIN)</source>
        <translation>modificar el cortafuegos requiere root (CAP_NET_ADMIN)</translation>
    </message>
    <message>
        <source>there is no /dev/kvm: kvm_intel or kvm_amd is not loaded, or the processor has no VT-x or AMD-V</source>
        <translation>no existe /dev/kvm: no está cargado kvm_intel o kvm_amd, o el procesador no tiene VT-x ni AMD-V</translation>
    </message>
    <message>
        <source>as root: modprobe kvm_intel (or kvm_amd); if that fails, give its message to apiaryctl explain</source>
        <translation>como root: modprobe kvm_intel (o kvm_amd); si falla, pase su mensaje a apiaryctl explain</translation>
    </message>
    <message>
        <source>you may not open /dev/kvm</source>
        <translation>no tiene permiso para abrir /dev/kvm</translation>
    </message>
    <message>
        <source>as root: usermod -aG kvm USER; then log in again</source>
        <translation>como root: usermod -aG kvm USER; después vuelva a iniciar sesión</translation>
    </message>
    <message>
        <source>another hypervisor has VT-x or AMD-V in use</source>
        <translation>otro hipervisor usa VT-x o AMD-V</translation>
    </message>
    <message>
        <source>end the machines of VirtualBox or VMware, then try again</source>
        <translation>termine las máquinas de VirtualBox o VMware y vuelva a intentarlo</translation>
    </message>
    <message>
        <source>/dev/kvm is there and no module behind it: in a container, or because the processor has no VT-x or AMD-V</source>
        <translation>existe /dev/kvm, pero sin ningún módulo detrás: en un contenedor, o porque el procesador no tiene VT-x ni AMD-V</translation>
    </message>
    <message>
        <source>load kvm_intel or kvm_amd on the host itself</source>
        <translation>cargue kvm_intel o kvm_amd en el propio anfitrión</translation>
    </message>
    <message>
        <source>QEMU cannot use /dev/kvm</source>
        <translation>QEMU no puede usar /dev/kvm</translation>
    </message>
    <message>
        <source>the words after it, or the line before it, say why; apiaryctl check tells whether KVM can work here</source>
        <translation>las palabras siguientes, o la línea anterior, dicen por qué; apiaryctl check dice si KVM puede funcionar aquí</translation>
    </message>
    <message>
        <source>another hypervisor has VT-x or AMD-V in use: VirtualBox or VMware with running machines</source>
        <translation>otro hipervisor usa VT-x o AMD-V: VirtualBox o VMware con máquinas en ejecución</translation>
    </message>
    <message>
        <source>end them, or unload their modules (rmmod vboxdrv, vmmon), then try again</source>
        <translation>termínelas o descargue sus módulos (rmmod vboxdrv, vmmon) y vuelva a intentarlo</translation>
    </message>
    <message>
        <source>the kernel has no memory in one piece for a new virtual machine</source>
        <translation>el núcleo no tiene memoria contigua para una máquina virtual nueva</translation>
    </message>
    <message>
        <source>free memory: end other guests, or as root: echo 3 &gt; /proc/sys/vm/drop_caches</source>
        <translation>libere memoria: termine otros invitados o, como root: echo 3 &gt; /proc/sys/vm/drop_caches</translation>
    </message>
    <message>
        <source>the kernel did not make a new virtual machine</source>
        <translation>el núcleo no ha creado la nueva máquina virtual</translation>
    </message>
    <message>
        <source>the number after it says why; dmesg | tail may tell more</source>
        <translation>el número que aparece detrás dice por qué; dmesg | tail quizá diga más</translation>
    </message>
    <message>
        <source>this QEMU was built without KVM, or it is one for another kind of processor than the host&apos;s</source>
        <translation>este QEMU se compiló sin KVM o es para otro tipo de procesador que el del anfitrión</translation>
    </message>
    <message>
        <source>install the distribution&apos;s qemu-system-x86, and start qemu-system-x86_64</source>
        <translation>instale el paquete qemu-system-x86 de la distribución e inicie qemu-system-x86_64</translation>
    </message>
    <message>
        <source>the guest&apos;s processor model has a feature that this host&apos;s processor, or its KVM, does not have</source>
        <translation>el modelo de procesador del invitado tiene una característica que el procesador de este anfitrión, o su KVM, no tiene</translation>
    </message>
    <message>
        <source>harmless, the guest does not get it; use -cpu host, or an older model</source>
        <translation>inofensivo, el invitado no la recibe; use -cpu host o un modelo más antiguo</translation>
    </message>
    <message>
        <source>the host does not have as much memory as the guest is to have</source>
        <translation>el anfitrión no tiene tanta memoria como debe tener el invitado</translation>
    </message>
    <message>
        <source>give less with -m, or end other programs; see vm.overcommit_memory</source>
        <translation>dé menos con -m o cierre otros programas; vea vm.overcommit_memory</translation>
    </message>
    <message>
        <source>there are not enough huge pages free for the guest&apos;s memory</source>
        <translation>no hay suficientes páginas enormes (huge pages) libres para la memoria del invitado</translation>
    </message>
    <message>
        <source>as root: sysctl vm.nr_hugepages=N, with N times 2 MiB at least the guest&apos;s memory; or leave out -mem-path</source>
        <translation>como root: sysctl vm.nr_hugepages=N, de modo que N por 2&#xa0;MiB sea al menos la memoria del invitado; u omita -mem-path</translation>
    </message>
    <message>
        <source>the processor refused the guest&apos;s state (invalid guest state): usually real mode on a processor without unrestricted guest</source>
        <translation>el procesador ha rechazado el estado del invitado (invalid guest state): normalmente, modo real en un procesador sin «unrestricted guest»</translation>
    </message>
    <message>
        <source>modprobe kvm_intel emulate_invalid_guest_state=1; otherwise report it with the registers below it</source>
        <translation>modprobe kvm_intel emulate_invalid_guest_state=1; si no, informe de ello con los registros que aparecen debajo</translation>
    </message>
    <message>
        <source>the processor refused to enter the guest; within another virtual machine its hypervisor did</source>
        <translation>el procesador se ha negado a entrar en el invitado; dentro de otra máquina virtual, ha sido el hipervisor de esta</translation>
    </message>
    <message>
        <source>try without nested virtualization; report it with the registers below it</source>
        <translation>pruebe sin virtualización anidada; informe de ello con los registros que aparecen debajo</translation>
    </message>
    <message>
        <source>KVM met an instruction of the guest that it cannot emulate</source>
        <translation>KVM ha encontrado una instrucción del invitado que no puede emular</translation>
    </message>
    <message>
        <source>report it with the code bytes below it; a guest that jumped into nowhere looks the same</source>
        <translation>informe de ello con los bytes de código que aparecen debajo; un invitado que ha saltado al vacío tiene el mismo aspecto</translation>
    </message>
    <message>
        <source>KVM could not go on with the guest</source>
        <translation>KVM no ha podido continuar con el invitado</translation>
    </message>
    <message>
        <source>report it with the registers below it</source>
        <translation>informe de ello con los registros que aparecen debajo</translation>
    </message>
    <message>
        <source>memory of the guest is not there on the host: huge pages ran out, or a file behind it became shorter</source>
        <translation>falta en el anfitrión memoria del invitado: se han agotado las páginas enormes (huge pages), o se ha acortado un archivo que la contiene</translation>
    </message>
    <message>
        <source>see dmesg, free huge pages, and the file behind the guest&apos;s memory</source>
        <translation>compruebe dmesg, las páginas enormes (huge pages) libres y el archivo que contiene la memoria del invitado</translation>
    </message>
    <message>
        <source>the tap does not belong to you, and making one takes root</source>
        <translation>el tap no es suyo, y crear uno requiere root</translation>
    </message>
    <message>
        <source>the tap is in use by another guest</source>
        <translation>el tap lo está usando otro invitado</translation>
    </message>
    <message>
        <source>give each guest a tap of its own, or end the other one</source>
        <translation>dé a cada invitado un tap propio o termine el otro</translation>
    </message>
    <message>
        <source>the interface is no tap, or was made with other options (vnet_hdr, multi_queue) than are asked for</source>
        <translation>la interfaz no es un tap, o se creó con otras opciones (vnet_hdr, multi_queue) que las que se piden</translation>
    </message>
    <message>
        <source>make it anew: ip link delete tap0; ip tuntap add dev tap0 mode tap user USER</source>
        <translation>vuelva a crearla: ip link delete tap0; ip tuntap add dev tap0 mode tap user USER</translation>
    </message>
    <message>
        <source>the module for taps is not loaded</source>
        <translation>el módulo de los tap no está cargado</translation>
    </message>
    <message>
        <source>you may not open /dev/net/tun</source>
        <translation>no tiene permiso para abrir /dev/net/tun</translation>
    </message>
    <message>
        <source>usually everybody may (mode 0666); see its mode and, in a container, that the device is allowed</source>
        <translation>normalmente todos pueden (modo 0666); compruebe su modo y, en un contenedor, que el dispositivo esté permitido</translation>
    </message>
    <message>
        <source>qemu-bridge-helper could not put a tap into the bridge</source>
        <translation>qemu-bridge-helper no ha podido añadir un tap al puente</translation>
    </message>
    <message>
        <source>the line before it says why; the helper must be set-user-ID root, and the bridge allowed in /etc/qemu/bridge.conf</source>
        <translation>la línea anterior dice por qué; el programa debe ser set-user-ID root, y el puente estar permitido en /etc/qemu/bridge.conf</translation>
    </message>
    <message>
        <source>the bridge is not allowed in qemu-bridge-helper&apos;s list</source>
        <translation>el puente no está permitido en la lista de qemu-bridge-helper</translation>
    </message>
    <message>
        <source>as root add a line to /etc/qemu/bridge.conf: allow br0</source>
        <translation>como root, añada una línea a /etc/qemu/bridge.conf: allow br0</translation>
    </message>
    <message>
        <source>there is no list of bridges that may be used</source>
        <translation>no hay ninguna lista de los puentes que se pueden usar</translation>
    </message>
    <message>
        <source>as root make /etc/qemu/bridge.conf with the line: allow br0</source>
        <translation>como root, cree /etc/qemu/bridge.conf con la línea: allow br0</translation>
    </message>
    <message>
        <source>there is no bridge of this name</source>
        <translation>no hay ningún puente con este nombre</translation>
    </message>
    <message>
        <source>as root: ip link add br0 type bridge; ip link set br0 up</source>
        <translation>como root: ip link add br0 type bridge; ip link set br0 up</translation>
    </message>
    <message>
        <source>the script that sets up the tap failed</source>
        <translation>el script que prepara el tap ha fallado</translation>
    </message>
    <message>
        <source>run it by hand with the tap&apos;s name, or leave it out: -netdev tap,script=no,downscript=no</source>
        <translation>ejecútelo a mano con el nombre del tap, u omítalo: -netdev tap,script=no,downscript=no</translation>
    </message>
    <message>
        <source>the port of the host is in use, or is below 1024 and takes root</source>
        <translation>el puerto del anfitrión está en uso, o es inferior a 1024 y requiere root</translation>
    </message>
    <message>
        <source>ss -ltnup shows who has it; take another port above 1023</source>
        <translation>ss -ltnup muestra quién lo tiene; use otro puerto por encima de 1023</translation>
    </message>
    <message>
        <source>another program has the disk image open: a guest that runs, or a QEMU that was left over</source>
        <translation>otro programa tiene abierta la imagen de disco: un invitado en ejecución o un QEMU que ha quedado</translation>
    </message>
    <message>
        <source>end it; fuser FILE shows which</source>
        <translation>termínelo; fuser FILE muestra cuál es</translation>
    </message>
    <message>
        <source>other devices of the same IOMMU group still belong to drivers of the host</source>
        <translation>otros dispositivos del mismo grupo IOMMU aún pertenecen a controladores del anfitrión</translation>
    </message>
    <message>
        <source>bind all of the group to vfio-pci, or use another slot; ls /sys/kernel/iommu_groups/N/devices lists them</source>
        <translation>vincule todo el grupo a vfio-pci o use otra ranura; ls /sys/kernel/iommu_groups/N/devices lo enumera</translation>
    </message>
    <message>
        <source>libvirt&apos;s network was not started</source>
        <translation>la red de libvirt no se ha iniciado</translation>
    </message>
    <message>
        <source>virsh net-start default; virsh net-autostart default</source>
        <translation>virsh net-start default; virsh net-autostart default</translation>
    </message>
    <message>
        <source>another hypervisor has VT-x in use: KVM with running guests</source>
        <translation>otro hipervisor usa VT-x: KVM con invitados en ejecución</translation>
    </message>
    <message>
        <source>end KVM&apos;s guests, or unload kvm_intel, before VirtualBox starts one</source>
        <translation>termine los invitados de KVM o descargue kvm_intel antes de que VirtualBox inicie uno</translation>
    </message>
    <message>
        <source>in the firmware&apos;s set-up switch on &quot;Intel Virtualization Technology&quot;, save, and switch the power off once</source>
        <translation>active «Intel Virtualization Technology» en la configuración del firmware, guarde y apague del todo una vez</translation>
    </message>
    <message>
        <source>the firmware has switched AMD-V off</source>
        <translation>el firmware ha desactivado AMD-V</translation>
    </message>
    <message>
        <source>in the firmware&apos;s set-up switch on &quot;SVM Mode&quot;, save, and switch the power off once</source>
        <translation>active «SVM Mode» en la configuración del firmware, guarde y apague del todo una vez</translation>
    </message>
    <message>
        <source>no helper has been started, or it is one of another user, or its socket is elsewhere</source>
        <translation>no se ha iniciado ningún servicio auxiliar, o es el de otro usuario, o su socket está en otro lugar</translation>
    </message>
    <message>
        <source>start one: apiaryd --session for yourself, or the system&apos;s (systemctl start apiaryd, service apiaryd start); --socket or APIARY_SOCKET names another place</source>
        <translation>inicie uno: apiaryd --session para usted, o el del sistema (systemctl start apiaryd, service apiaryd start); --socket o APIARY_SOCKET indica otro lugar</translation>
    </message>
    <message>
        <source>the helper has ended and left its socket behind</source>
        <translation>el servicio auxiliar ha terminado y ha dejado atrás su socket</translation>
    </message>
    <message>
        <source>start it again; guests that run are found again</source>
        <translation>vuelva a iniciarlo; los invitados en ejecución se vuelven a encontrar</translation>
    </message>
    <message>
        <source>the helper is stopped, very busy, or waits for a slow disk</source>
        <translation>el servicio auxiliar está detenido, muy ocupado o espera a un disco lento</translation>
    </message>
    <message>
        <source>see its log (journalctl -u apiaryd); kill and start it again, guests run on</source>
        <translation>vea su registro (journalctl -u apiaryd); fuerce su cierre (kill) y vuelva a iniciarlo, los invitados siguen en ejecución</translation>
    </message>
    <message>
        <source>the system&apos;s helper serves members of its group alone</source>
        <translation>el servicio auxiliar del sistema solo atiende a los miembros de su grupo</translation>
    </message>
    <message>
        <source>as root: usermod -aG apiary USER (FreeBSD: pw groupmod apiary -m USER); then log in again; or use a helper of your own: apiaryd --session</source>
        <translation>como root: usermod -aG apiary USER (FreeBSD: pw groupmod apiary -m USER); después vuelva a iniciar sesión; o use un servicio auxiliar propio: apiaryd --session</translation>
    </message>
    <message>
        <source>another apiaryd uses the same directory, so this one does not start</source>
        <translation>otro apiaryd usa la misma carpeta, así que este no se inicia</translation>
    </message>
    <message>
        <source>use that one, or end it first</source>
        <translation>use ese o termínelo primero</translation>
    </message>
    <message>
        <source>apiaryd finds the program that runs a guest neither beside itself nor in libexec</source>
        <translation>apiaryd no encuentra el programa que ejecuta un invitado ni a su lado ni en libexec</translation>
    </message>
    <message>
        <source>install Apiary again, all of it</source>
        <translation>vuelva a instalar Apiary, por completo</translation>
    </message>
    <message>
        <source>this version of Apiary does not have that engine, or not on this system</source>
        <translation>esta versión de Apiary no tiene ese motor, o no en este sistema</translation>
    </message>
    <message>
        <source>use --engine auto; apiaryctl check tells which there are and why not more</source>
        <translation>use --engine auto; apiaryctl check dice cuáles hay y por qué no hay más</translation>
    </message>
    <message>
        <source>a guest&apos;s memory comes out of the host&apos;s</source>
        <translation>la memoria de un invitado sale de la del anfitrión</translation>
    </message>
    <message>
        <source>give less (--memory); apiaryctl check tells how much is available</source>
        <translation>dé menos (--memory); apiaryctl check dice cuánta hay disponible</translation>
    </message>
    <message>
        <source>the tap that the guest is to use was not made</source>
        <translation>no se ha creado el tap que debe usar el invitado</translation>
    </message>
    <message>
        <source>as root: ip tuntap add dev NAME mode tap user USER vnet_hdr (FreeBSD: ifconfig tap0 create); or --net user, which needs none</source>
        <translation>como root: ip tuntap add dev NAME mode tap user USER vnet_hdr (FreeBSD: ifconfig tap0 create); o --net user, que no lo necesita</translation>
    </message>
    <message>
        <source>there is no /dev/net/tun: the module tun is not loaded</source>
        <translation>no existe /dev/net/tun: el módulo tun no está cargado</translation>
    </message>
    <message>
        <source>as root: modprobe tun; or --net user, which needs none</source>
        <translation>como root: modprobe tun; o --net user, que no lo necesita</translation>
    </message>
    <message>
        <source>a tap is for one guest</source>
        <translation>un tap es para un solo invitado</translation>
    </message>
    <message>
        <source>give each guest a tap of its own, or end who uses this one</source>
        <translation>dé a cada invitado un tap propio o termine lo que usa este</translation>
    </message>
    <message>
        <source>a tap that has an owner can be opened by that user alone</source>
        <translation>un tap que tiene propietario solo lo puede abrir ese usuario</translation>
    </message>
    <message>
        <source>as root make it anew for you: ip tuntap add dev NAME mode tap user USER vnet_hdr</source>
        <translation>como root, vuelva a crearlo para usted: ip tuntap add dev NAME mode tap user USER vnet_hdr</translation>
    </message>
    <message>
        <source>the device&apos;s mode lets other users open it, but not this one</source>
        <translation>el modo del dispositivo permite abrirlo a otros usuarios, pero no a este</translation>
    </message>
    <message>
        <source>FreeBSD: add path &apos;tap*&apos; mode 0660 group GROUP to /etc/devfs.rules, and sysctl net.link.tap.user_open=1</source>
        <translation>FreeBSD: add path &apos;tap*&apos; mode 0660 group GROUP en /etc/devfs.rules, y sysctl net.link.tap.user_open=1</translation>
    </message>
    <message>
        <source>ports below 1024 are root&apos;s</source>
        <translation>los puertos inferiores a 1024 son de root</translation>
    </message>
    <message>
        <source>forward a port above 1023; Linux: sysctl net.ipv4.ip_unprivileged_port_start</source>
        <translation>redirija un puerto por encima de 1023; Linux: sysctl net.ipv4.ip_unprivileged_port_start</translation>
    </message>
    <message>
        <source>another program listens on that port of the host, perhaps another guest&apos;s</source>
        <translation>otro programa escucha en ese puerto del anfitrión, quizá el de otro invitado</translation>
    </message>
    <message>
        <source>ss -ltnup (FreeBSD: sockstat -l) shows which; take another port</source>
        <translation>ss -ltnup (FreeBSD: sockstat -l) muestra cuál; use otro puerto</translation>
    </message>
    <message>
        <source>the image or device is locked by a program that writes to it, or mounted</source>
        <translation>la imagen o el dispositivo está bloqueado por un programa que escribe en él, o montado</translation>
    </message>
    <message>
        <source>end that program or unmount it; several guests may share a disk that all have read-only (,ro)</source>
        <translation>termine ese programa o desmonte el disco; varios invitados pueden compartir un disco que todos tengan en solo lectura (,ro)</translation>
    </message>
    <message>
        <source>Apiary takes raw images; qcow2, vmdk and the like are containers of other programs</source>
        <translation>Apiary usa imágenes en bruto; qcow2, vmdk y similares son contenedores de otros programas</translation>
    </message>
    <message>
        <source>qemu-img convert -O raw IMAGE disk.img</source>
        <translation>qemu-img convert -O raw IMAGE disk.img</translation>
    </message>
    <message>
        <source>the guest&apos;s kernel could not handle an exception: a bug of its, a kernel for another machine, or, right at the start, too little memory</source>
        <translation>el núcleo del invitado no ha podido tratar una excepción: un fallo suyo, un núcleo para otra máquina o, justo al principio, demasiado poca memoria</translation>
    </message>
    <message>
        <source>apiaryctl show NAME has the registers and the last lines of the console; try more memory, and the kernel with its messages on (earlyprintk=ttyS0)</source>
        <translation>apiaryctl show NAME tiene los registros y las últimas líneas de la consola; pruebe con más memoria, y el núcleo con sus mensajes activados (earlyprintk=ttyS0)</translation>
    </message>
    <message>
        <source>install the package %1</source>
        <translation>instalar el paquete %1</translation>
    </message>
    <message>
        <source>start the helper apiaryd with this computer</source>
        <translation>iniciar el servicio auxiliar apiaryd con este equipo</translation>
    </message>
    <message>
        <source>make %1 a member of the group %2</source>
        <translation>añadir %1 al grupo %2</translation>
    </message>
    <message>
        <source>load the kernel module %1 now</source>
        <translation>cargar ahora el módulo del núcleo %1</translation>
    </message>
    <message>
        <source>load the kernel module %1 at every start</source>
        <translation>cargar el módulo del núcleo %1 en cada arranque</translation>
    </message>
    <message>
        <source>without it nobody keeps guests, and none starts with this computer</source>
        <translation>sin él nadie gestiona los invitados, y ninguno arranca con este equipo</translation>
    </message>
    <message>
        <source>members of this group may use the helper of the system</source>
        <translation>los miembros de este grupo pueden usar el servicio auxiliar del sistema</translation>
    </message>
    <message>
        <source>members of this group may use the processor&apos;s virtualization without the helper</source>
        <translation>los miembros de este grupo pueden usar la virtualización del procesador sin el servicio auxiliar</translation>
    </message>
    <message>
        <source>engines that use the processor&apos;s virtualization need it; the software CPU does without</source>
        <translation>los motores que usan la virtualización del procesador lo necesitan; la CPU por software no</translation>
    </message>
    <message>
        <source>network cards of guests appear on this computer as tap devices</source>
        <translation>las tarjetas de red de los invitados aparecen en este equipo como dispositivos tap</translation>
    </message>
    <message>
        <source>bridges put guests into the same network as this computer</source>
        <translation>los puentes ponen a los invitados en la misma red que este equipo</translation>
    </message>
    <message>
        <source>guests of bhyve have their consoles on null modems</source>
        <translation>los invitados de bhyve tienen sus consolas en módems nulos</translation>
    </message>
    <message>
        <source>for NAT, which translates the addresses of guests</source>
        <translation>para NAT, que traduce las direcciones de los invitados</translation>
    </message>
    <message>
        <source>guests of NAT and host-only networks get addresses and a name server from it</source>
        <translation>los invitados de redes NAT y solo anfitrión reciben de él direcciones y un servidor de nombres</translation>
    </message>
    <message>
        <source>guests that start with UEFI need a firmware</source>
        <translation>los invitados que arrancan con UEFI necesitan un firmware</translation>
    </message>
    <message>
        <source>not enabled</source>
        <translation>no habilitado</translation>
    </message>
    <message>
        <source>enabled</source>
        <translation>habilitado</translation>
    </message>
    <message>
        <source>not loaded</source>
        <translation>no cargado</translation>
    </message>
    <message>
        <source>loaded</source>
        <translation>cargado</translation>
    </message>
    <message>
        <source>not installed</source>
        <translation>no instalado</translation>
    </message>
    <message>
        <source>installed</source>
        <translation>instalado</translation>
    </message>
    <message>
        <source>the kernel that runs has no module %1</source>
        <translation>el núcleo en ejecución no tiene el módulo %1</translation>
    </message>
    <message>
        <source>install it, or start the kernel whose modules are installed</source>
        <translation>instalarlo, o arrancar el núcleo cuyos módulos están instalados</translation>
    </message>
    <message>
        <source>apiaryd is not installed as a service</source>
        <translation>apiaryd no está instalado como servicio</translation>
    </message>
    <message>
        <source>install Apiary&apos;s package</source>
        <translation>instalar el paquete de Apiary</translation>
    </message>
    <message>
        <source>this system does not use systemd</source>
        <translation>este sistema no usa systemd</translation>
    </message>
    <message>
        <source>have its own service manager start the program: %1</source>
        <translation>hacer que el gestor de servicios del sistema inicie el programa: %1</translation>
    </message>
    <message>
        <source>the service apiaryd is masked</source>
        <translation>el servicio apiaryd está enmascarado</translation>
    </message>
    <message>
        <source>no package manager that Apiary knows is here</source>
        <translation>no hay ningún gestor de paquetes que Apiary conozca</translation>
    </message>
    <message>
        <source>install it by other means</source>
        <translation>instalarlo por otros medios</translation>
    </message>
    <message>
        <source>the file %1 cannot be changed</source>
        <translation>el archivo %1 no se puede cambiar</translation>
    </message>
    <message>
        <source>there is no group %1 here</source>
        <translation>no hay ningún grupo %1</translation>
    </message>
    <message>
        <source>install the package that makes it, or make it</source>
        <translation>instalar el paquete que lo crea, o crearlo</translation>
    </message>
    <message>
        <source>the package %1 stays, as other programs may use it by now</source>
        <translation>el paquete %1 se queda, pues otros programas pueden usarlo ya</translation>
    </message>
    <message>
        <source>who is logged in keeps the groups that are taken away</source>
        <translation>quien tiene la sesión abierta conserva los grupos retirados</translation>
    </message>
    <message>
        <source>log out</source>
        <translation>cerrar la sesión</translation>
    </message>
    <message>
        <source>installing packages</source>
        <translation>instalando paquetes</translation>
    </message>
    <message>
        <source>changing %1</source>
        <translation>cambiando %1</translation>
    </message>
    <message>
        <source>making the link %1</source>
        <translation>creando el enlace %1</translation>
    </message>
    <message>
        <source>loading the kernel module %1</source>
        <translation>cargando el módulo del núcleo %1</translation>
    </message>
    <message>
        <source>undoing: %1</source>
        <translation>deshaciendo: %1</translation>
    </message>
    <message>
        <source>this processor offers no virtualization to this system</source>
        <translation>este procesador no ofrece virtualización a este sistema</translation>
    </message>
    <message>
        <source>guests run on the software CPU; apiaryctl check tells why</source>
        <translation>los invitados funcionan en la CPU por software; apiaryctl check dice por qué</translation>
    </message>
    <message>
        <source>setting this computer up</source>
        <translation>configurando este equipo</translation>
    </message>
    <message>
        <source>taking back what was set up</source>
        <translation>retirando lo configurado</translation>
    </message>
    <message>
        <source>remove it with: %1</source>
        <translation>quitarlo con: %1</translation>
    </message>
    <message>
        <source>unmask it with: %1</source>
        <translation>desenmascararlo con: %1</translation>
    </message>
    <message>
        <source>look at that file</source>
        <translation>mire ese archivo</translation>
    </message>
    <message>
        <source>see why it has zero bytes in it</source>
        <translation>averigüe por qué contiene bytes nulos</translation>
    </message>
    <message>
        <source>the file ends amid a quotation or a line that goes on, so that nothing can be added to it</source>
        <translation>el archivo termina en medio de unas comillas o de una línea que continúa, así que no se le puede añadir nada</translation>
    </message>
    <message>
        <source>mend its last lines</source>
        <translation>corrija sus últimas líneas</translation>
    </message>
    <message>
        <source>the helper of a session takes no privilege, and so cannot set this host up</source>
        <translation>el servicio auxiliar de una sesión no tiene privilegios, por lo que no puede configurar este equipo</translation>
    </message>
    <message>
        <source>ask the helper of the system: %1</source>
        <translation>pídalo al servicio auxiliar del sistema: %1</translation>
    </message>
    <message>
        <source>%1 may not set this host up</source>
        <translation>%1 no puede configurar este equipo</translation>
    </message>
    <message>
        <source>ask an administrator</source>
        <translation>pídalo a un administrador</translation>
    </message>
</context>
<context>
    <name>Network</name>
    <message>
        <source>Bridged</source>
        <translation>En puente</translation>
    </message>
    <message>
        <source>Host-only</source>
        <translation>Solo anfitrión</translation>
    </message>
    <message>
        <source>NAT</source>
        <translation>NAT</translation>
    </message>
    <message>
        <source>Guests are machines beside this computer, in the network that its cable leads to. Others reach them. Not by Wi-Fi.</source>
        <translation>Los invitados son máquinas junto a este equipo, en la red a la que lleva su cable. Otros llegan a ellos. No por Wi-Fi.</translation>
    </message>
    <message>
        <source>Guests reach this computer and each other, and nobody else. Nobody else reaches them.</source>
        <translation>Los invitados llegan a este equipo y entre sí, y a nadie más. Nadie más llega a ellos.</translation>
    </message>
    <message>
        <source>Guests reach what this computer reaches, by its address; also by Wi-Fi. Others do not reach them.</source>
        <translation>Los invitados llegan a lo que llega este equipo, con su dirección; también por Wi-Fi. Otros no llegan a ellos.</translation>
    </message>
    <message>
        <source>Bridged with %1, VLAN %2</source>
        <translation>En puente con %1, VLAN %2</translation>
    </message>
    <message>
        <source>Bridged with %1</source>
        <translation>En puente con %1</translation>
    </message>
    <message>
        <source>with DHCP</source>
        <translation>con DHCP</translation>
    </message>
    <message>
        <source>%1 for %2</source>
        <comment>tap, guest</comment>
        <translation>%1 para %2</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Ninguno</translation>
    </message>
    <message>
        <source>Being set up</source>
        <translation>Configurándose</translation>
    </message>
    <message>
        <source>Set up</source>
        <translation>Configurada</translation>
    </message>
    <message>
        <source>Being undone</source>
        <translation>Deshaciéndose</translation>
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
        <translation>Puente</translation>
    </message>
    <message>
        <source>VLAN</source>
        <translation>VLAN</translation>
    </message>
    <message>
        <source>Tap device</source>
        <translation>Dispositivo tap</translation>
    </message>
    <message>
        <source>Loopback</source>
        <translation>Bucle local</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Otra</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Activa</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Inactiva</translation>
    </message>
    <message>
        <source>nobody at the other end</source>
        <translation>nadie al otro extremo</translation>
    </message>
    <message>
        <source>leads to the default gateway</source>
        <translation>lleva a la puerta de enlace</translation>
    </message>
    <message>
        <source>port of %1</source>
        <translation>puerto de %1</translation>
    </message>
    <message>
        <source>Guest</source>
        <translation>Invitado</translation>
    </message>
    <message>
        <source>Uplink</source>
        <translation>Enlace ascendente</translation>
    </message>
    <message>
        <source>Gateway</source>
        <translation>Puerta de enlace</translation>
    </message>
    <message>
        <source>Name server</source>
        <translation>Servidor de nombres</translation>
    </message>
    <message>
        <source>Works</source>
        <translation>Funciona</translation>
    </message>
    <message>
        <source>Does not work</source>
        <translation>No funciona</translation>
    </message>
    <message>
        <source>Not tried</source>
        <translation>No probado</translation>
    </message>
</context>
<context>
    <name>Options</name>
    <message>
        <source>apiary --help lists the options.</source>
        <translation>apiary --help muestra la lista de opciones.</translation>
    </message>
    <message>
        <source>Runs guests and shows their consoles in a window.</source>
        <translation>Ejecuta invitados y muestra sus consolas en una ventana.</translation>
    </message>
    <message>
        <source>Show this text.</source>
        <translation>Mostrar este texto.</translation>
    </message>
    <message>
        <source>Show the version.</source>
        <translation>Mostrar la versión.</translation>
    </message>
    <message>
        <source>Use the helper of this user alone; it is started where it is not there.</source>
        <translation>Usar el servicio auxiliar solo de este usuario; se inicia si no está presente.</translation>
    </message>
    <message>
        <source>Use the helper of the whole computer.</source>
        <translation>Usar el servicio auxiliar de todo el equipo.</translation>
    </message>
    <message>
        <source>Use the helper that listens at PATH.</source>
        <translation>Usar el servicio auxiliar que escucha en PATH.</translation>
    </message>
    <message>
        <source>Begin in the tray, where there is one.</source>
        <translation>Comenzar en la bandeja del sistema, si la hay.</translation>
    </message>
    <message>
        <source>Show this guest; a file: make a guest of it.</source>
        <translation>Mostrar este invitado; si es un archivo: crear un invitado con él.</translation>
    </message>
    <message>
        <source>Only one of --session, --system and --socket can be given.</source>
        <translation>Solo se puede indicar una de las opciones --session, --system y --socket.</translation>
    </message>
    <message>
        <source>Only one guest or file can be given.</source>
        <translation>Solo se puede indicar un invitado o archivo.</translation>
    </message>
</context>
<context>
    <name>SessionHelper</name>
    <message>
        <source>The program apiaryd is not installed</source>
        <translation>El programa apiaryd no está instalado</translation>
    </message>
    <message>
        <source>Install it together with this one</source>
        <translation>Instálelo junto con este</translation>
    </message>
    <message>
        <source>%1 cannot be started</source>
        <translation>No se puede iniciar %1</translation>
    </message>
</context>
<context>
    <name>SetupWords</name>
    <message>
        <source>Start with this computer</source>
        <translation>Arranque con este equipo</translation>
    </message>
    <message>
        <source>Access</source>
        <translation>Acceso</translation>
    </message>
    <message>
        <source>Hardware virtualization</source>
        <translation>Virtualización por hardware</translation>
    </message>
    <message>
        <source>Networks of guests</source>
        <translation>Redes de los invitados</translation>
    </message>
    <message>
        <source>Consoles of bhyve</source>
        <translation>Consolas de bhyve</translation>
    </message>
    <message>
        <source>UEFI for guests</source>
        <translation>UEFI para los invitados</translation>
    </message>
    <message>
        <source>In order</source>
        <translation>En orden</translation>
    </message>
    <message>
        <source>Set up by Apiary</source>
        <translation>Configurado por Apiary</translation>
    </message>
    <message>
        <source>Cannot be set up</source>
        <translation>No se puede configurar</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Falta</translation>
    </message>
    <message>
        <source>From the next login on</source>
        <translation>A partir del próximo inicio de sesión</translation>
    </message>
    <message>
        <source>From the next start of this computer on</source>
        <translation>A partir del próximo arranque de este equipo</translation>
    </message>
    <message>
        <source>Log out and in again: until then the new groups do not count.</source>
        <translation>Cierre la sesión y vuelva a iniciarla: hasta entonces los nuevos grupos no cuentan.</translation>
    </message>
    <message>
        <source>Restart this computer: until then not all of it counts.</source>
        <translation>Reinicie este equipo: hasta entonces no todo cuenta.</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Nada</translation>
    </message>
</context>
<context>
    <name>TextFile</name>
    <message>
        <source>The file %1 cannot be read.</source>
        <translation>No se puede leer el archivo %1.</translation>
    </message>
    <message>
        <source>Choose one that is there and that you may read.</source>
        <translation>Elija uno que exista y que pueda leer.</translation>
    </message>
    <message>
        <source>%1 is no file with text in it.</source>
        <translation>%1 no es un archivo con texto.</translation>
    </message>
    <message>
        <source>Choose a file.</source>
        <translation>Elija un archivo.</translation>
    </message>
    <message>
        <source>The file %1 is longer than %2.</source>
        <translation>El archivo %1 ocupa más de %2.</translation>
    </message>
    <message>
        <source>Paste the part that matters.</source>
        <translation>Pegue la parte que importa.</translation>
    </message>
    <message>
        <source>The file %1 is no plain text.</source>
        <translation>El archivo %1 no es texto sin formato.</translation>
    </message>
    <message>
        <source>Unpack it if it is compressed, or save it as plain text.</source>
        <translation>Descomprímalo si está comprimido o guárdelo como texto sin formato.</translation>
    </message>
</context>
<context>
    <name>Trouble</name>
    <message>
        <source>You may not use the helper on this computer.</source>
        <translation>No puede usar el servicio auxiliar de este equipo.</translation>
    </message>
    <message>
        <source>Ask the administrator, or use a helper of your own.</source>
        <translation>Pregunte al administrador o use un servicio auxiliar propio.</translation>
    </message>
    <message>
        <source>You have joined the group “%1”, but this session does not know it yet.</source>
        <translation>Se ha unido al grupo «%1», pero esta sesión aún no lo sabe.</translation>
    </message>
    <message>
        <source>Log out and in again.</source>
        <translation>Cierre la sesión y vuelva a iniciarla.</translation>
    </message>
    <message>
        <source>Only members of the group “%1” may use the helper on this computer.</source>
        <translation>Solo los miembros del grupo «%1» pueden usar el servicio auxiliar de este equipo.</translation>
    </message>
    <message>
        <source>Join the group, then log out and in again.</source>
        <translation>Únase al grupo, cierre la sesión y vuelva a iniciarla.</translation>
    </message>
    <message>
        <source>The helper that runs the guests, apiaryd, is not running.</source>
        <translation>El servicio auxiliar que ejecuta los invitados, apiaryd, no está en ejecución.</translation>
    </message>
    <message>
        <source>Start it.</source>
        <translation>Inícielo.</translation>
    </message>
    <message>
        <source>The helper that runs the guests, apiaryd, has ended: nobody listens on its socket.</source>
        <translation>El servicio auxiliar que ejecuta los invitados, apiaryd, ha terminado: nadie escucha en su socket.</translation>
    </message>
    <message>
        <source>Start it again.</source>
        <translation>Vuelva a iniciarlo.</translation>
    </message>
    <message>
        <source>The helper, apiaryd, does not answer.</source>
        <translation>El servicio auxiliar, apiaryd, no responde.</translation>
    </message>
    <message>
        <source>It may be very busy, or hang. Guests run on without it: it can be restarted.</source>
        <translation>Puede estar muy ocupado o bloqueado. Los invitados siguen sin él: se puede reiniciar.</translation>
    </message>
    <message>
        <source>The helper, apiaryd, went away.</source>
        <translation>El servicio auxiliar, apiaryd, ha desaparecido.</translation>
    </message>
    <message>
        <source>Guests run on without it. It is looked for until it is back.</source>
        <translation>Los invitados siguen sin él. Se le busca hasta que vuelva.</translation>
    </message>
    <message>
        <source>What answers is not the helper that belongs to this version of Apiary.</source>
        <translation>Lo que responde no es el servicio auxiliar de esta versión de Apiary.</translation>
    </message>
    <message>
        <source>Install apiary and apiaryd in the same version, then restart apiaryd.</source>
        <translation>Instale apiary y apiaryd en la misma versión y, a continuación, reinicie apiaryd.</translation>
    </message>
</context>
<context>
    <name>Verb</name>
    <message>
        <source>&amp;Start</source>
        <translation>&amp;Iniciar</translation>
    </message>
    <message>
        <source>Shut &amp;down</source>
        <translation>A&amp;pagar</translation>
    </message>
    <message>
        <source>&amp;Force off</source>
        <translation>&amp;Forzar apagado</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>Pa&amp;usar</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>&amp;Reanudar</translation>
    </message>
    <message>
        <source>R&amp;eset</source>
        <translation>R&amp;establecer</translation>
    </message>
    <message>
        <source>De&amp;lete</source>
        <translation>E&amp;liminar</translation>
    </message>
    <message>
        <source>Turn the guest on</source>
        <translation>Encender el invitado</translation>
    </message>
    <message>
        <source>Press the guest&apos;s power button and wait until it has shut down</source>
        <translation>Pulsar el botón de encendido del invitado y esperar a que se apague</translation>
    </message>
    <message>
        <source>Pull the guest&apos;s plug: what it has not written to disk is lost</source>
        <translation>Desenchufar el invitado: se pierde lo que no haya escrito en el disco</translation>
    </message>
    <message>
        <source>Hold the guest as it is</source>
        <translation>Detener el invitado en su estado actual</translation>
    </message>
    <message>
        <source>Let the guest go on</source>
        <translation>Dejar que el invitado continúe</translation>
    </message>
    <message>
        <source>Press the guest&apos;s reset button: what it has not written to disk is lost</source>
        <translation>Pulsar el botón de restablecimiento del invitado: se pierde lo que no haya escrito en el disco</translation>
    </message>
    <message>
        <source>Move the guest and the disks kept with it to the trash</source>
        <translation>Mover a la papelera el invitado y los discos guardados con él</translation>
    </message>
    <message>
        <source>Cl&amp;one…</source>
        <translation>Cl&amp;onar…</translation>
    </message>
    <message>
        <source>Make another guest like this one, with copies of the disks kept with it</source>
        <translation>Crear otro invitado como este, con copias de los discos guardados con él</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Powered off %1 ago</source>
        <translation>Apagado hace %1</translation>
    </message>
    <message>
        <source>Ended by a reset %1 ago</source>
        <translation>Terminado por un restablecimiento hace %1</translation>
    </message>
    <message>
        <source>Forced off %1 ago</source>
        <translation>Apagado a la fuerza hace %1</translation>
    </message>
    <message>
        <source>Crashed %1 ago</source>
        <translation>Ha fallado hace %1</translation>
    </message>
    <message>
        <source>Ended itself %1 ago</source>
        <translation>Ha terminado por sí mismo hace %1</translation>
    </message>
    <message>
        <source>Ended by a fault of the host %1 ago</source>
        <translation>Terminado por un error del anfitrión hace %1</translation>
    </message>
    <message>
        <source>Its process died %1 ago</source>
        <translation>Su proceso ha muerto hace %1</translation>
    </message>
    <message>
        <source>Its process vanished %1 ago</source>
        <translation>Su proceso ha desaparecido hace %1</translation>
    </message>
    <message>
        <source>Hung and was ended %1 ago</source>
        <translation>Bloqueado y terminado hace %1</translation>
    </message>
    <message>
        <source>Could not be started %1 ago</source>
        <translation>No se ha podido iniciar hace %1</translation>
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
        <translation>%1&#xa0;d</translation>
    </message>
    <message>
        <source>Broken</source>
        <translation>Dañado</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Detenido</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Iniciando</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>En ejecución</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pausa</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>Deteniendo</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>state: why</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Running for %1</source>
        <translation>En ejecución desde hace %1</translation>
    </message>
    <message>
        <source>Being cloned</source>
        <translation>Clonándose</translation>
    </message>
</context>
<context>
    <name>apiary::gui::AssessmentView</name>
    <message>
        <source>Capabilities</source>
        <translation>Capacidades</translation>
    </message>
    <message>
        <source>Capability</source>
        <translation>Capacidad</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Resultado</translation>
    </message>
</context>
<context>
    <name>apiary::gui::BasicsPage</name>
    <message>
        <source>Name and resources</source>
        <translation>Nombre y recursos</translation>
    </message>
    <message>
        <source>What is it called, and what does it get?</source>
        <translation>¿Cómo se llama y qué recibe?</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Memoria</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>&amp;Nombre:</translation>
    </message>
    <message>
        <source>&amp;Description:</source>
        <translation>&amp;Descripción:</translation>
    </message>
    <message>
        <source>&amp;Memory:</source>
        <translation>&amp;Memoria:</translation>
    </message>
    <message>
        <source>&amp;CPUs:</source>
        <translation>&amp;Procesadores:</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Descripción</translation>
    </message>
    <message>
        <source>For people; may be empty</source>
        <translation>Para las personas; puede quedar vacía</translation>
    </message>
    <message>
        <source>CPUs</source>
        <translation>Procesadores</translation>
    </message>
    <message>
        <source>This computer has %1, of which %2 are free now.</source>
        <translation>Este equipo tiene %1, de los que %2 están libres ahora.</translation>
    </message>
    <message>
        <source>This computer has %1.</source>
        <translation>Este equipo tiene %1.</translation>
    </message>
    <message>
        <source>CPUs of this computer: %1</source>
        <translation>Procesadores de este equipo: %1</translation>
    </message>
</context>
<context>
    <name>apiary::gui::CardEdit</name>
    <message>
        <source>What the card is connected to</source>
        <translation>A qué está conectada la tarjeta</translation>
    </message>
    <message>
        <source>Nothing: the card is not there</source>
        <translation>Nada: la tarjeta no está</translation>
    </message>
    <message>
        <source>This computer’s network (NAT)</source>
        <translation>La red de este equipo (NAT)</translation>
    </message>
    <message>
        <source>A tap device</source>
        <translation>Un dispositivo tap</translation>
    </message>
    <message>
        <source>Name of the tap device</source>
        <translation>Nombre del dispositivo tap</translation>
    </message>
    <message>
        <source>MAC address</source>
        <translation>Dirección MAC</translation>
    </message>
    <message>
        <source>Chosen when the change is applied</source>
        <translation>Se elige al aplicar el cambio</translation>
    </message>
    <message>
        <source>&amp;Connected to:</source>
        <translation>&amp;Conectada a:</translation>
    </message>
    <message>
        <source>&amp;Device:</source>
        <translation>&amp;Dispositivo:</translation>
    </message>
    <message>
        <source>Port forwards:</source>
        <translation>Redirecciones de puertos:</translation>
    </message>
    <message>
        <source>&amp;MAC address:</source>
        <translation>Dirección &amp;MAC:</translation>
    </message>
    <message>
        <source>Traffic:</source>
        <translation>Tráfico:</translation>
    </message>
    <message>
        <source>The guest reaches what this computer reaches. Nobody reaches the guest, but through forwarded ports.</source>
        <translation>El invitado llega a lo que llega este equipo. Nadie llega al invitado, salvo por los puertos redirigidos.</translation>
    </message>
    <message>
        <source>The guest is a neighbour of this computer on a network of your own making. An administrator makes the device.</source>
        <translation>El invitado es un vecino de este equipo en una red creada por usted. Un administrador crea el dispositivo.</translation>
    </message>
    <message>
        <source>The guest has no network by this card.</source>
        <translation>El invitado no tiene red por esta tarjeta.</translation>
    </message>
    <message>
        <source>“%1” is no address of a network card. Give six bytes in hexadecimal, the first an even number, such as 02:00:00:12:34:56, or nothing to have one chosen.</source>
        <translation>«%1» no es una dirección de tarjeta de red. Indique seis bytes en hexadecimal, el primero un número par, como 02:00:00:12:34:56, o nada para que se elija una.</translation>
    </message>
    <message>
        <source>%1 received, %2 sent</source>
        <translation>%1 recibidos, %2 enviados</translation>
    </message>
    <message numerus="yes">
        <source>%n packet(s) dropped</source>
        <translation>
            <numerusform>%n paquete descartado</numerusform>
            <numerusform>%n paquetes descartados</numerusform>
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
        <translation>A partir del próximo inicio del invitado:</translation>
    </message>
    <message>
        <source>Restarting…</source>
        <translation>Reiniciando…</translation>
    </message>
    <message>
        <source>&amp;Restart Now…</source>
        <translation>&amp;Reiniciar ahora…</translation>
    </message>
    <message>
        <source>Shut the guest down, and start it again with these</source>
        <translation>Apagar el invitado y volver a iniciarlo con estos cambios</translation>
    </message>
</context>
<context>
    <name>apiary::gui::CloneDialog</name>
    <message>
        <source>Clone %1</source>
        <translation>Clonar %1</translation>
    </message>
    <message>
        <source>The disks kept with %1 are copied; until that is done it cannot be started or changed. The clone gets network addresses of its own. Everything else is named by both guests. Where that is a writable disk, a tap device or a forwarded port, only one of them can run at a time.</source>
        <translation>Los discos guardados con %1 se copian; hasta que termine no se puede iniciar ni modificar. El clon recibe direcciones de red propias. Todo lo demás es común a los dos invitados. Si es un disco con escritura, un dispositivo tap o un puerto redirigido, solo uno de los dos puede ejecutarse a la vez.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>&amp;Nombre:</translation>
    </message>
    <message>
        <source>C&amp;lone</source>
        <translation>C&amp;lonar</translation>
    </message>
    <message>
        <source>Sho&amp;w command</source>
        <translation>&amp;Mostrar la orden</translation>
    </message>
</context>
<context>
    <name>apiary::gui::CommandLineView</name>
    <message>
        <source>Command</source>
        <translation>Orden</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Copy the command</source>
        <translation>Copiar la orden</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Órdenes</translation>
    </message>
    <message>
        <source>Commands for %1</source>
        <translation>Órdenes para %1</translation>
    </message>
    <message>
        <source>%1:</source>
        <comment>what a command does</comment>
        <translation>%1:</translation>
    </message>
    <message>
        <source>The same in a terminal:</source>
        <translation>Lo mismo en un terminal:</translation>
    </message>
</context>
<context>
    <name>apiary::gui::ConfirmationsSettingsPage</name>
    <message>
        <source>Ask before Apiary does this to a guest:</source>
        <translation>Preguntar antes de que Apiary haga esto a un invitado:</translation>
    </message>
    <message>
        <source>&amp;Force off</source>
        <translation>&amp;Forzar apagado</translation>
    </message>
    <message>
        <source>What the guest has not written to disk is lost.</source>
        <translation>Se pierde lo que el invitado no haya escrito en el disco.</translation>
    </message>
    <message>
        <source>&amp;Reset</source>
        <translation>&amp;Restablecer</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Eliminar</translation>
    </message>
    <message>
        <source>The guest goes to the trash, from where it can be brought back.</source>
        <translation>El invitado va a la papelera, de donde se puede recuperar.</translation>
    </message>
</context>
<context>
    <name>apiary::gui::ConnectionPage</name>
    <message>
        <source>Start a &amp;helper of my own</source>
        <translation>Iniciar un servicio &amp;auxiliar propio</translation>
    </message>
    <message>
        <source>Runs guests with your own rights alone. They have NAT, and no bridged network.</source>
        <translation>Ejecuta invitados solo con sus propios permisos. Tienen NAT, pero no red en puente.</translation>
    </message>
    <message>
        <source>Looking for the helper that runs the guests</source>
        <translation>Buscando el servicio auxiliar que ejecuta los invitados</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>&amp;Volver a intentar</translation>
    </message>
    <message>
        <source>&amp;Set up this computer…</source>
        <translation>&amp;Configurar este equipo…</translation>
    </message>
    <message>
        <source>Has the helper start with this computer, and lets you use it.</source>
        <translation>Hace que el servicio auxiliar arranque con este equipo y le permite usarlo.</translation>
    </message>
</context>
<context>
    <name>apiary::gui::ConsoleActions</name>
    <message>
        <source>Colour &amp;Scheme</source>
        <translation>&amp;Esquema de color</translation>
    </message>
    <message>
        <source>Take &amp;Control</source>
        <translation>&amp;Tomar el control</translation>
    </message>
    <message>
        <source>What you type reaches the guest, and what others type does not any more</source>
        <translation>Lo que usted escribe llega al invitado; lo que escriben otros ya no</translation>
    </message>
    <message>
        <source>Let Others &amp;Type</source>
        <translation>&amp;Dejar que otros escriban</translation>
    </message>
    <message>
        <source>What you type does not reach the guest until you take control again</source>
        <translation>Lo que escriba no llega al invitado hasta que vuelva a tomar el control</translation>
    </message>
    <message>
        <source>&amp;Search</source>
        <translation>&amp;Buscar</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copiar</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Pegar</translation>
    </message>
    <message>
        <source>Select &amp;All</source>
        <translation>&amp;Seleccionar todo</translation>
    </message>
    <message>
        <source>Zoom &amp;In</source>
        <translation>&amp;Ampliar</translation>
    </message>
    <message>
        <source>Zoom &amp;Out</source>
        <translation>Red&amp;ucir</translation>
    </message>
    <message>
        <source>Normal Si&amp;ze</source>
        <translation>Tamaño &amp;normal</translation>
    </message>
    <message>
        <source>Save to &amp;File…</source>
        <translation>&amp;Guardar en un archivo…</translation>
    </message>
    <message>
        <source>Open in a &amp;Window of Its Own</source>
        <translation>Abrir en su propia &amp;ventana</translation>
    </message>
    <message>
        <source>&amp;Give the Keyboard to the Guest</source>
        <translation>Da&amp;r el teclado al invitado</translation>
    </message>
    <message>
        <source>All keys reach the guest, those of this window too, until you press the right Ctrl key</source>
        <translation>Todas las teclas llegan al invitado, también las de esta ventana, hasta que pulse la tecla Ctrl derecha</translation>
    </message>
    <message>
        <source>&amp;Leave the Console</source>
        <translation>Sa&amp;lir de la consola</translation>
    </message>
    <message>
        <source>Move the keyboard focus to the tool bar</source>
        <translation>Llevar el foco del teclado a la barra de herramientas</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>what a button does, its keys</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>As the &amp;Desktop</source>
        <translation>C&amp;omo el escritorio</translation>
    </message>
</context>
<context>
    <name>apiary::gui::ConsolePage</name>
    <message>
        <source>Console of %1</source>
        <translation>Consola de %1</translation>
    </message>
    <message>
        <source>Console</source>
        <translation>Consola</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Más</translation>
    </message>
    <message>
        <source>More for this console</source>
        <translation>Más para esta consola</translation>
    </message>
    <message>
        <source>The keyboard is given to the guest: press the right Ctrl key to get it back.</source>
        <translation>El teclado se ha dado al invitado: pulse la tecla Ctrl derecha para recuperarlo.</translation>
    </message>
    <message>
        <source>Get It Back</source>
        <translation>Recuperar</translation>
    </message>
    <message>
        <source>&amp;Try Again</source>
        <translation>&amp;Volver a intentar</translation>
    </message>
    <message>
        <source>Take Control</source>
        <translation>Tomar el control</translation>
    </message>
    <message>
        <source>The connection was lost; what the console has kept follows from its start</source>
        <translation>Se ha perdido la conexión; a continuación está lo que la consola ha conservado desde su inicio</translation>
    </message>
    <message>
        <source>From the log on disk, which may begin before the guest&apos;s last start</source>
        <translation>Del registro en disco, que puede empezar antes del último inicio del invitado</translation>
    </message>
    <message>
        <source>What you type does not reach the guest until you take control.</source>
        <translation>Lo que escriba no llega al invitado hasta que tome el control.</translation>
    </message>
    <message>
        <source>What you type does not reach the guest while somebody else types.</source>
        <translation>Lo que escriba no llega al invitado mientras otra persona escriba.</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Eliminado</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Conectando…</translation>
    </message>
    <message>
        <source>You type</source>
        <translation>Usted escribe</translation>
    </message>
    <message>
        <source>Watching: nobody types</source>
        <translation>Observando: nadie escribe</translation>
    </message>
    <message>
        <source>Watching: you type on another console</source>
        <translation>Observando: usted escribe en otra consola</translation>
    </message>
    <message>
        <source>Watching: %1 types</source>
        <translation>Observando: %1 escribe</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>who types, the guest&apos;s state</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Looking for the helper</source>
        <translation>Buscando el servicio auxiliar</translation>
    </message>
    <message>
        <source>The helper is not reached</source>
        <translation>No se puede acceder al servicio auxiliar</translation>
    </message>
    <message>
        <source>The console is here again when it is.</source>
        <translation>La consola volverá a estar aquí cuando se acceda a él.</translation>
    </message>
    <message>
        <source>The guest %1 is not there any more</source>
        <translation>El invitado %1 ya no está</translation>
    </message>
    <message>
        <source>The console cannot be opened</source>
        <translation>No se puede abrir la consola</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>cause, remedy</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>The guest is broken</source>
        <translation>El invitado está dañado</translation>
    </message>
    <message>
        <source>The guest is not running</source>
        <translation>El invitado no está en ejecución</translation>
    </message>
    <message>
        <source>Its console is here when it does.</source>
        <translation>Su consola estará aquí cuando lo esté.</translation>
    </message>
    <message>
        <source>The guest is starting</source>
        <translation>El invitado se está iniciando</translation>
    </message>
    <message>
        <source>The console is being opened</source>
        <translation>Se está abriendo la consola</translation>
    </message>
    <message>
        <source>You are not permitted to start guests</source>
        <translation>No tiene permiso para iniciar invitados</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <comment>two sentences</comment>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>The guest ended: %1</source>
        <comment>%1: date and time</comment>
        <translation>El invitado ha terminado: %1</translation>
    </message>
    <message>
        <source>Save the Console of %1</source>
        <translation>Guardar la consola de %1</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>Texto (*.txt)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Todos los archivos (*)</translation>
    </message>
    <message>
        <source>The console could not be saved to “%1”</source>
        <translation>No se ha podido guardar la consola en «%1»</translation>
    </message>
    <message>
        <source>choose another place</source>
        <translation>elija otro lugar</translation>
    </message>
</context>
<context>
    <name>apiary::gui::ConsoleSettingsPage</name>
    <message>
        <source>&amp;Font:</source>
        <translation>Tipo de &amp;letra:</translation>
    </message>
    <message>
        <source>Preview of the console font</source>
        <translation>Vista previa del tipo de letra de la consola</translation>
    </message>
    <message>
        <source>Colours of consoles</source>
        <translation>Colores de las consolas</translation>
    </message>
    <message>
        <source>Colours of all consoles; a console can be given others for a while in its own menu</source>
        <translation>Colores de todas las consolas; se pueden dar otros temporalmente a una consola en su propio menú</translation>
    </message>
    <message>
        <source>Light or dark, as the desktop</source>
        <translation>Claro u oscuro, como el escritorio</translation>
    </message>
    <message>
        <source>&amp;Colours:</source>
        <translation>&amp;Colores:</translation>
    </message>
    <message>
        <source>History of consoles, lines</source>
        <translation>Historial de las consolas, en líneas</translation>
    </message>
    <message>
        <source>How far a console can be scrolled back. Lines beyond are only in the guest&apos;s log.</source>
        <translation>Hasta dónde se puede retroceder en una consola. Las líneas anteriores solo están en el registro del invitado.</translation>
    </message>
    <message>
        <source> lines</source>
        <translation> líneas</translation>
    </message>
    <message>
        <source>&amp;History:</source>
        <translation>&amp;Historial:</translation>
    </message>
    <message>
        <source>Up to about %1 of memory for each open console</source>
        <translation>Hasta unos %1 de memoria por cada consola abierta</translation>
    </message>
</context>
<context>
    <name>apiary::gui::ConsoleWindow</name>
    <message>
        <source>Console of %1</source>
        <translation>Consola de %1</translation>
    </message>
    <message>
        <source>&amp;Full Screen</source>
        <translation>&amp;Pantalla completa</translation>
    </message>
    <message>
        <source>Full screen (F11)</source>
        <translation>Pantalla completa (F11)</translation>
    </message>
</context>
<context>
    <name>apiary::gui::CrashCard</name>
    <message>
        <source>Last lines on its console</source>
        <translation>Últimas líneas de su consola</translation>
    </message>
    <message>
        <source>Registers</source>
        <translation>Registros de CPU</translation>
    </message>
    <message>
        <source>&amp;Copy for a bug report</source>
        <translation>&amp;Copiar para un informe de fallo</translation>
    </message>
    <message>
        <source>Start &amp;again</source>
        <translation>&amp;Volver a iniciar</translation>
    </message>
    <message>
        <source>Probable cause: %1</source>
        <translation>Causa probable: %1</translation>
    </message>
</context>
<context>
    <name>apiary::gui::Creation</name>
    <message>
        <source>The guest “%1” could not be started, and not be removed again</source>
        <translation>No se ha podido iniciar el invitado «%1» ni volver a eliminarlo</translation>
    </message>
    <message>
        <source>See what is wrong with it in the list of guests</source>
        <translation>Vea qué le ocurre en la lista de invitados</translation>
    </message>
</context>
<context>
    <name>apiary::gui::DefinitionChange</name>
    <message>
        <source>none</source>
        <translation>ninguno</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between parts of a list</comment>
        <translation>, </translation>
    </message>
    <message>
        <source>yes</source>
        <translation>sí</translation>
    </message>
    <message>
        <source>no</source>
        <translation>no</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>bytes</translation>
    </message>
    <message>
        <source>%1, read-only</source>
        <translation>%1, solo lectura</translation>
    </message>
    <message>
        <source>%1 %2:%3 to %4</source>
        <comment>protocol, address and port of this computer, port of the guest</comment>
        <translation>%1 %2:%3 a %4</translation>
    </message>
    <message>
        <source>tap device %1</source>
        <translation>dispositivo tap %1</translation>
    </message>
    <message>
        <source>NAT with %1</source>
        <translation>NAT con %1</translation>
    </message>
    <message>
        <source>NAT</source>
        <translation>NAT</translation>
    </message>
    <message>
        <source>%1 as “%2”</source>
        <comment>folder, tag</comment>
        <translation>%1 como «%2»</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>file, type</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>BVM console</source>
        <translation>consola BVM</translation>
    </message>
    <message>
        <source>virtio console</source>
        <translation>consola virtio</translation>
    </message>
    <message>
        <source>first serial port</source>
        <translation>primer puerto serie</translation>
    </message>
    <message>
        <source>legacy</source>
        <translation>antiguo</translation>
    </message>
    <message>
        <source>modern</source>
        <translation>moderno</translation>
    </message>
    <message>
        <source>transitional</source>
        <translation>de transición</translation>
    </message>
    <message>
        <source>after a crash</source>
        <translation>tras un fallo</translation>
    </message>
    <message>
        <source>always</source>
        <translation>siempre</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nunca</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Descripción</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Etiquetas</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>Núcleo</translation>
    </message>
    <message>
        <source>Initial RAM disk</source>
        <translation>Disco RAM inicial</translation>
    </message>
    <message>
        <source>Command line</source>
        <translation>Línea de órdenes</translation>
    </message>
    <message>
        <source>Kernel variables</source>
        <translation>Variables del núcleo</translation>
    </message>
    <message>
        <source>Modules</source>
        <translation>Módulos</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>Motor</translation>
    </message>
    <message>
        <source>CPUs</source>
        <translation>Procesadores</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Memoria</translation>
    </message>
    <message>
        <source>Console</source>
        <translation>Consola</translation>
    </message>
    <message>
        <source>Serial ports</source>
        <translation>Puertos serie</translation>
    </message>
    <message>
        <source>Files of the serial ports</source>
        <translation>Archivos de los puertos serie</translation>
    </message>
    <message>
        <source>Virtio devices</source>
        <translation>Dispositivos virtio</translation>
    </message>
    <message>
        <source>Disks</source>
        <translation>Discos</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Red</translation>
    </message>
    <message>
        <source>Shared folders</source>
        <translation>Carpetas compartidas</translation>
    </message>
    <message>
        <source>Debug-exit port</source>
        <translation>Puerto de salida de depuración</translation>
    </message>
    <message>
        <source>Ends when it is reset</source>
        <translation>Termina al restablecerse</translation>
    </message>
    <message>
        <source>Started again</source>
        <translation>Se vuelve a iniciar</translation>
    </message>
    <message>
        <source>Started with the helper</source>
        <translation>Se inicia con el servicio auxiliar</translation>
    </message>
    <message>
        <source>Place in the order</source>
        <translation>Lugar en el orden</translation>
    </message>
    <message>
        <source>Time to shut down</source>
        <translation>Tiempo para apagarse</translation>
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
        <translation>Mostrar la &amp;orden</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>Desca&amp;rtar</translation>
    </message>
    <message>
        <source>&amp;Apply</source>
        <translation>&amp;Aplicar</translation>
    </message>
    <message>
        <source>Have everything here as the guest has it</source>
        <translation>Dejar todo aquí como lo tiene el invitado</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Aplicar</translation>
    </message>
    <message>
        <source>The definition of this guest cannot be read</source>
        <translation>No se puede leer la definición de este invitado</translation>
    </message>
    <message>
        <source>The helper is not reached: this is what was known last.</source>
        <translation>No se puede acceder al servicio auxiliar: esto es lo último que se sabía.</translation>
    </message>
    <message>
        <source>You are not permitted to change guests. This shows what it is made of.</source>
        <translation>No tiene permiso para modificar invitados. Esto muestra de qué se compone.</translation>
    </message>
    <message>
        <source>Applying…</source>
        <translation>Aplicando…</translation>
    </message>
    <message>
        <source>Change the guest; what is about the machine counts from its next start on</source>
        <translation>Modificar el invitado; lo relativo a la máquina cuenta a partir de su próximo inicio</translation>
    </message>
    <message>
        <source>Change the guest</source>
        <translation>Modificar el invitado</translation>
    </message>
    <message>
        <source>Something here cannot be applied as it is</source>
        <translation>Algo de aquí no se puede aplicar tal como está</translation>
    </message>
    <message>
        <source>Show what would do the same in a terminal</source>
        <translation>Mostrar qué haría lo mismo en un terminal</translation>
    </message>
    <message>
        <source>Changed back: %1</source>
        <translation>Cambios revertidos: %1</translation>
    </message>
    <message>
        <source>Changed: %1</source>
        <translation>Cambios: %1</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>Des&amp;hacer</translation>
    </message>
    <message>
        <source>The helper is not reached</source>
        <translation>No se puede acceder al servicio auxiliar</translation>
    </message>
    <message>
        <source>You are not permitted to stop and start guests</source>
        <translation>No tiene permiso para detener e iniciar invitados</translation>
    </message>
    <message>
        <source>Only a guest that runs can be shut down</source>
        <translation>Solo se puede apagar un invitado en ejecución</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>Reiniciar</translation>
    </message>
    <message>
        <source>Restart “%1”?</source>
        <translation>¿Reiniciar «%1»?</translation>
    </message>
    <message>
        <source>The guest is asked to shut down, and is started again when it has. What runs in it ends.</source>
        <translation>Se pide al invitado que se apague y, cuando lo haya hecho, se vuelve a iniciar. Lo que se ejecuta en él termina.</translation>
    </message>
    <message>
        <source>&amp;Restart</source>
        <translation>&amp;Reiniciar</translation>
    </message>
</context>
<context>
    <name>apiary::gui::DesktopApp</name>
    <message>
        <source>Closing this window leaves Apiary in the tray.</source>
        <translation>Al cerrar esta ventana, Apiary queda en la bandeja del sistema.</translation>
    </message>
    <message>
        <source>Close it again and it goes there. “Quit” ends Apiary; guests run on in either case.</source>
        <translation>Ciérrela otra vez y pasará allí. «Salir» termina Apiary; los invitados siguen en ejecución en ambos casos.</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Preferencias…</translation>
    </message>
</context>
<context>
    <name>apiary::gui::DiskList</name>
    <message>
        <source>No disks: what the guest writes is gone when it powers off.</source>
        <translation>Sin discos: lo que escriba el invitado desaparece al apagarse.</translation>
    </message>
    <message>
        <source>Add &amp;New Disk</source>
        <translation>Añadir disco n&amp;uevo</translation>
    </message>
    <message>
        <source>Add &amp;Existing Image</source>
        <translation>Añadir ima&amp;gen existente</translation>
    </message>
    <message>
        <source>Read-only</source>
        <translation>Solo lectura</translation>
    </message>
    <message>
        <source>The guest may only read it</source>
        <translation>El invitado solo puede leerlo</translation>
    </message>
    <message>
        <source>Take “%1” away from the guest; what is on it is not deleted</source>
        <translation>Quitar «%1» al invitado; lo que contiene no se elimina</translation>
    </message>
    <message>
        <source>Take this disk away</source>
        <translation>Quitar este disco</translation>
    </message>
    <message>
        <source>%1 (%2, kept with the guest)</source>
        <translation>%1 (%2, guardado con el invitado)</translation>
    </message>
    <message>
        <source>%1 (kept with the guest)</source>
        <translation>%1 (guardado con el invitado)</translation>
    </message>
    <message>
        <source>Disk image</source>
        <translation>Imagen de disco</translation>
    </message>
    <message>
        <source>Size of the disk</source>
        <translation>Tamaño del disco</translation>
    </message>
    <message>
        <source>Name of the disk</source>
        <translation>Nombre del disco</translation>
    </message>
</context>
<context>
    <name>apiary::gui::DisksPage</name>
    <message>
        <source>Disks</source>
        <translation>Discos</translation>
    </message>
    <message>
        <source>What does it keep its data on?</source>
        <translation>¿Dónde guarda sus datos?</translation>
    </message>
    <message>
        <source>A new disk is kept with the guest, and deleted with it. An image that is there is used where it is.</source>
        <translation>Un disco nuevo se guarda con el invitado y se elimina con él. Una imagen existente se usa donde está.</translation>
    </message>
    <message>
        <source>No disks: what the guest writes is gone when it powers off.</source>
        <translation>Sin discos: lo que escriba el invitado desaparece al apagarse.</translation>
    </message>
    <message>
        <source>Add a &amp;new disk</source>
        <translation>Añadir un disco n&amp;uevo</translation>
    </message>
    <message>
        <source>Add an &amp;existing image</source>
        <translation>Añadir una &amp;imagen existente</translation>
    </message>
    <message>
        <source>Disk %1: existing image</source>
        <translation>Disco %1: imagen existente</translation>
    </message>
    <message>
        <source>Disk %1: new</source>
        <translation>Disco %1: nuevo</translation>
    </message>
    <message>
        <source>Remove disk %1</source>
        <translation>Eliminar el disco %1</translation>
    </message>
    <message>
        <source>Name of the disk</source>
        <translation>Nombre del disco</translation>
    </message>
    <message>
        <source>Size of the disk</source>
        <translation>Tamaño del disco</translation>
    </message>
    <message>
        <source>Size:</source>
        <translation>Tamaño:</translation>
    </message>
    <message>
        <source>Name:</source>
        <translation>Nombre:</translation>
    </message>
    <message>
        <source>Disk image</source>
        <translation>Imagen de disco</translation>
    </message>
    <message>
        <source>The guest may only read it</source>
        <translation>El invitado solo puede leerlo</translation>
    </message>
    <message>
        <source>Image:</source>
        <translation>Imagen:</translation>
    </message>
    <message>
        <source>%1 are free where guests are kept. Room is taken as the disk is written to.</source>
        <translation>Hay %1 libres donde se guardan los invitados. El espacio se ocupa a medida que se escribe en el disco.</translation>
    </message>
</context>
<context>
    <name>apiary::gui::ExplanationCard</name>
    <message>
        <source>Message: %1</source>
        <translation>Mensaje: %1</translation>
    </message>
    <message>
        <source>Cause:</source>
        <translation>Causa:</translation>
    </message>
    <message>
        <source>Remedy:</source>
        <translation>Solución:</translation>
    </message>
    <message>
        <source>How sure:</source>
        <translation>Certeza:</translation>
    </message>
    <message>
        <source>Source:</source>
        <translation>Fuente:</translation>
    </message>
</context>
<context>
    <name>apiary::gui::FieldMessage</name>
    <message>
        <source>Use “%1”</source>
        <translation>Usar «%1»</translation>
    </message>
</context>
<context>
    <name>apiary::gui::FileKind</name>
    <message>
        <source>a Linux kernel</source>
        <translation>un núcleo Linux</translation>
    </message>
    <message>
        <source>a qcow2 disk image</source>
        <translation>una imagen de disco qcow2</translation>
    </message>
    <message>
        <source>a VMDK disk image</source>
        <translation>una imagen de disco VMDK</translation>
    </message>
    <message>
        <source>a VDI disk image</source>
        <translation>una imagen de disco VDI</translation>
    </message>
    <message>
        <source>a VHDX disk image</source>
        <translation>una imagen de disco VHDX</translation>
    </message>
    <message>
        <source>a VHD disk image</source>
        <translation>una imagen de disco VHD</translation>
    </message>
    <message>
        <source>a QED disk image</source>
        <translation>una imagen de disco QED</translation>
    </message>
    <message>
        <source>an installer image (ISO)</source>
        <translation>una imagen de instalación (ISO)</translation>
    </message>
    <message>
        <source>a raw disk with a GPT partition table</source>
        <translation>un disco en bruto con una tabla de particiones GPT</translation>
    </message>
    <message>
        <source>a raw disk with an ext file system</source>
        <translation>un disco en bruto con un sistema de archivos ext</translation>
    </message>
    <message>
        <source>a raw disk with a UFS file system</source>
        <translation>un disco en bruto con un sistema de archivos UFS</translation>
    </message>
    <message>
        <source>a raw disk with an XFS file system</source>
        <translation>un disco en bruto con un sistema de archivos XFS</translation>
    </message>
    <message>
        <source>a raw disk with a Btrfs file system</source>
        <translation>un disco en bruto con un sistema de archivos Btrfs</translation>
    </message>
    <message>
        <source>a raw disk with a SquashFS file system</source>
        <translation>un disco en bruto con un sistema de archivos SquashFS</translation>
    </message>
    <message>
        <source>a raw disk with a boot sector</source>
        <translation>un disco en bruto con un sector de arranque</translation>
    </message>
    <message>
        <source>an initial RAM disk (cpio)</source>
        <translation>un disco RAM inicial (cpio)</translation>
    </message>
    <message>
        <source>a file compressed with gzip</source>
        <translation>un archivo comprimido con gzip</translation>
    </message>
    <message>
        <source>a file compressed with xz</source>
        <translation>un archivo comprimido con xz</translation>
    </message>
    <message>
        <source>a file compressed with zstd</source>
        <translation>un archivo comprimido con zstd</translation>
    </message>
    <message>
        <source>a file compressed with bzip2</source>
        <translation>un archivo comprimido con bzip2</translation>
    </message>
    <message>
        <source>a file compressed with lz4</source>
        <translation>un archivo comprimido con lz4</translation>
    </message>
    <message>
        <source>a FreeBSD kernel</source>
        <translation>un núcleo FreeBSD</translation>
    </message>
    <message>
        <source>a FreeBSD kernel for another kind of processor</source>
        <translation>un núcleo FreeBSD para otro tipo de procesador</translation>
    </message>
    <message>
        <source>a kernel module or object file</source>
        <translation>un módulo del núcleo o un archivo objeto</translation>
    </message>
    <message>
        <source>a kernel with a PVH entry</source>
        <translation>un núcleo con un punto de entrada PVH</translation>
    </message>
    <message>
        <source>a multiboot kernel</source>
        <translation>un núcleo multiboot</translation>
    </message>
    <message>
        <source>a program, or a kernel that cannot be started directly</source>
        <translation>un programa, o un núcleo que no se puede iniciar directamente</translation>
    </message>
    <message>
        <source>a program for another kind of processor</source>
        <translation>un programa para otro tipo de procesador</translation>
    </message>
    <message>
        <source>an empty file</source>
        <translation>un archivo vacío</translation>
    </message>
    <message>
        <source>a file of a kind that is not known here</source>
        <translation>un archivo de un tipo que aquí no se conoce</translation>
    </message>
    <message>
        <source>a folder</source>
        <translation>una carpeta</translation>
    </message>
    <message>
        <source>a disk device of this computer</source>
        <translation>un dispositivo de disco de este equipo</translation>
    </message>
    <message>
        <source>no file that can be read from its beginning again</source>
        <translation>algo distinto de un archivo que se pueda volver a leer desde el principio</translation>
    </message>
</context>
<context>
    <name>apiary::gui::FilesPage</name>
    <message>
        <source>Files</source>
        <translation>Archivos</translation>
    </message>
    <message>
        <source>What does it boot?</source>
        <translation>¿Qué arranca?</translation>
    </message>
    <message>
        <source>Files are used where they are, and not copied.</source>
        <translation>Los archivos se usan donde están y no se copian.</translation>
    </message>
    <message>
        <source>Disk image</source>
        <translation>Imagen de disco</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>Núcleo</translation>
    </message>
    <message>
        <source>Initial RAM disk</source>
        <translation>Disco RAM inicial</translation>
    </message>
    <message>
        <source>The guest may only rea&amp;d it</source>
        <translation>El invitado solo puede &amp;leerla</translation>
    </message>
    <message>
        <source>Disk &amp;image:</source>
        <translation>&amp;Imagen de disco:</translation>
    </message>
    <message>
        <source>&amp;Kernel:</source>
        <translation>&amp;Núcleo:</translation>
    </message>
    <message>
        <source>I&amp;nitial RAM disk:</source>
        <translation>Disco &amp;RAM inicial:</translation>
    </message>
    <message>
        <source>&amp;Command line:</source>
        <translation>Línea d&amp;e órdenes:</translation>
    </message>
    <message>
        <source>Modules:</source>
        <translation>Módulos:</translation>
    </message>
    <message>
        <source>As in loader.conf, one NAME=VALUE on each line.</source>
        <translation>Como en loader.conf, un NOMBRE=VALOR en cada línea.</translation>
    </message>
    <message>
        <source>&amp;Variables:</source>
        <translation>&amp;Variables:</translation>
    </message>
    <message>
        <source>Command line of the kernel</source>
        <translation>Línea de órdenes del núcleo</translation>
    </message>
    <message>
        <source>Variables</source>
        <translation>Variables</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Ninguno</translation>
    </message>
    <message>
        <source>&amp;Add a module</source>
        <translation>&amp;Añadir un módulo</translation>
    </message>
    <message>
        <source>Module %1</source>
        <translation>Módulo %1</translation>
    </message>
    <message>
        <source>Kind of module %1</source>
        <translation>Tipo del módulo %1</translation>
    </message>
    <message>
        <source>Kernel module</source>
        <translation>Módulo del núcleo</translation>
    </message>
    <message>
        <source>Remove module %1</source>
        <translation>Eliminar el módulo %1</translation>
    </message>
    <message>
        <source>Boot &amp;flags:</source>
        <translation>&amp;Opciones de arranque:</translation>
    </message>
    <message>
        <source>Boot flags</source>
        <translation>Opciones de arranque</translation>
    </message>
    <message>
        <source>“root=” names the disk or partition with the system: /dev/vda is the whole disk, /dev/vda1 its first partition.</source>
        <translation>«root=» indica el disco o la partición que contiene el sistema: /dev/vda es el disco completo y /dev/vda1 su primera partición.</translation>
    </message>
    <message>
        <source>“console=ttyS0” lets Linux speak on the console that you will see.</source>
        <translation>«console=ttyS0» hace que Linux hable en la consola que verá.</translation>
    </message>
    <message>
        <source>There is no firmware yet that finds the kernel on a disk, so it is given as a file: on Linux it is in /boot of the installed system, beside its initial RAM disk. Files are used where they are, and not copied.</source>
        <translation>Aún no hay un firmware que encuentre el núcleo en un disco, por lo que se indica como archivo: en Linux está en /boot del sistema instalado, junto a su disco RAM inicial. Los archivos se usan donde están y no se copian.</translation>
    </message>
</context>
<context>
    <name>apiary::gui::FindBar</name>
    <message>
        <source>Match &amp;case</source>
        <translation>Distinguir &amp;mayúsculas</translation>
    </message>
    <message>
        <source>Find in the log</source>
        <translation>Buscar en el registro</translation>
    </message>
    <message>
        <source>Find previous</source>
        <translation>Buscar anterior</translation>
    </message>
    <message>
        <source>Find next</source>
        <translation>Buscar siguiente</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>No encontrado</translation>
    </message>
</context>
<context>
    <name>apiary::gui::FontEdit</name>
    <message>
        <source>Console font</source>
        <translation>Tipo de letra de la consola</translation>
    </message>
    <message>
        <source>Font of all consoles; only fonts of fixed width are listed</source>
        <translation>Tipo de letra de todas las consolas; solo se muestran los de ancho fijo</translation>
    </message>
    <message>
        <source> pt</source>
        <comment>unit of font sizes</comment>
        <translation> pt</translation>
    </message>
    <message>
        <source>Console font size</source>
        <translation>Tamaño del tipo de letra de la consola</translation>
    </message>
    <message>
        <source>Size of the console font, in points</source>
        <translation>Tamaño del tipo de letra de la consola, en puntos</translation>
    </message>
</context>
<context>
    <name>apiary::gui::ForwardList</name>
    <message>
        <source>Only this computer reaches it:</source>
        <translation>Solo este equipo llega a él:</translation>
    </message>
    <message>
        <source>Everybody who reaches this computer reaches it:</source>
        <translation>Todos los que llegan a este equipo llegan a él:</translation>
    </message>
    <message>
        <source>Those who reach this address reach it:</source>
        <translation>Los que llegan a esta dirección llegan a él:</translation>
    </message>
    <message>
        <source>Add &amp;Port Forward</source>
        <translation>Añadir redirección de &amp;puerto</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Protocolo</translation>
    </message>
    <message>
        <source>This computer only</source>
        <translation>Solo este equipo</translation>
    </message>
    <message>
        <source>Everybody who reaches this computer</source>
        <translation>Todos los que llegan a este equipo</translation>
    </message>
    <message>
        <source>Address of this computer</source>
        <translation>Dirección de este equipo</translation>
    </message>
    <message>
        <source>Port of this computer</source>
        <translation>Puerto de este equipo</translation>
    </message>
    <message>
        <source>Port of the guest</source>
        <translation>Puerto del invitado</translation>
    </message>
    <message>
        <source>Forward this port no more</source>
        <translation>Dejar de redirigir este puerto</translation>
    </message>
    <message>
        <source>How to reach this port</source>
        <translation>Cómo llegar a este puerto</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Copy how to reach this port</source>
        <translation>Copiar cómo llegar a este puerto</translation>
    </message>
    <message>
        <source>No ports are forwarded: nobody reaches the guest from outside.</source>
        <translation>No hay puertos redirigidos: nadie llega al invitado desde fuera.</translation>
    </message>
    <message>
        <source>Address and port of this computer, and the port of the guest that they lead to:</source>
        <translation>Dirección y puerto de este equipo, y puerto del invitado al que llevan:</translation>
    </message>
</context>
<context>
    <name>apiary::gui::GeneralSettingsPage</name>
    <message>
        <source>Start when I &amp;log in</source>
        <translation>Iniciar al abrir la &amp;sesión</translation>
    </message>
    <message>
        <source>Open Apiary together with the desktop. Guests are started by the helper, without Apiary.</source>
        <translation>Abrir Apiary junto con el escritorio. El servicio auxiliar inicia los invitados sin Apiary.</translation>
    </message>
    <message>
        <source>Start &amp;hidden in the tray</source>
        <translation>Iniciar &amp;oculto en la bandeja del sistema</translation>
    </message>
    <message>
        <source>Show no window at the start, only the icon in the tray</source>
        <translation>No mostrar ninguna ventana al inicio, solo el icono en la bandeja del sistema</translation>
    </message>
    <message>
        <source>Start:</source>
        <translation>Inicio:</translation>
    </message>
    <message>
        <source>Show an icon in the &amp;tray</source>
        <translation>&amp;Mostrar un icono en la bandeja del sistema</translation>
    </message>
    <message>
        <source>The icon counts the running guests; its menu starts and stops them</source>
        <translation>El icono cuenta los invitados en ejecución; su menú los inicia y los detiene</translation>
    </message>
    <message>
        <source>&amp;Keep running in the tray when the window is closed</source>
        <translation>&amp;Permanecer en la bandeja del sistema al cerrar la ventana</translation>
    </message>
    <message>
        <source>When this is off, closing the window quits Apiary. Guests go on running in either case.</source>
        <translation>Si se desactiva, al cerrar la ventana se sale de Apiary. Los invitados siguen en ejecución en ambos casos.</translation>
    </message>
    <message>
        <source>This desktop has no tray at the moment. Without one, Apiary starts with its window and quits when the window is closed.</source>
        <translation>Este escritorio no tiene bandeja del sistema por ahora. Sin ella, Apiary se inicia con su ventana y termina al cerrarla.</translation>
    </message>
    <message>
        <source>Tray:</source>
        <translation>Bandeja del sistema:</translation>
    </message>
    <message>
        <source>Notify me when:</source>
        <translation>Notificarme cuando:</translation>
    </message>
    <message>
        <source>A guest &amp;crashes</source>
        <translation>&amp;Falle un invitado</translation>
    </message>
    <message>
        <source>Show a notification while no window of Apiary is in use</source>
        <translation>Mostrar una notificación mientras no se use ninguna ventana de Apiary</translation>
    </message>
    <message>
        <source>A long task is &amp;finished</source>
        <translation>&amp;Termine una tarea larga</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>Como el escritorio</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscuro</translation>
    </message>
    <message>
        <source>Colours of all windows of Apiary</source>
        <translation>Colores de todas las ventanas de Apiary</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Aspecto</translation>
    </message>
    <message>
        <source>The Breeze colour schemes are not installed</source>
        <translation>Los esquemas de color Breeze no están instalados</translation>
    </message>
    <message>
        <source>&amp;Appearance:</source>
        <translation>&amp;Aspecto:</translation>
    </message>
    <message>
        <source>Folder for images</source>
        <translation>Carpeta de imágenes</translation>
    </message>
    <message>
        <source>Home folder</source>
        <translation>Carpeta personal</translation>
    </message>
    <message>
        <source>Where Apiary begins to look when you choose a kernel or a disk image</source>
        <translation>Dónde empieza a buscar Apiary cuando se elige un núcleo o una imagen de disco</translation>
    </message>
    <message>
        <source>There is no such folder now. The home folder is used until there is.</source>
        <translation>Ahora no existe esta carpeta. Hasta que exista, se usa la carpeta personal.</translation>
    </message>
    <message>
        <source>Folder for &amp;images:</source>
        <translation>Carpeta de &amp;imágenes:</translation>
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
        <translation>Sin etiqueta</translation>
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
        <translation>&amp;Ordenar</translation>
    </message>
    <message>
        <source>&amp;Tag</source>
        <translation>&amp;Etiqueta</translation>
    </message>
    <message>
        <source>Search guests</source>
        <translation>Buscar invitados</translation>
    </message>
    <message>
        <source>Words in the name, description, tags or state; “tag:web” looks at tags alone (Ctrl+F)</source>
        <translation>Palabras del nombre, la descripción, las etiquetas o el estado; «tag:web» busca solo en las etiquetas (Ctrl+F)</translation>
    </message>
    <message>
        <source>Guests</source>
        <translation>Invitados</translation>
    </message>
    <message>
        <source>Sort</source>
        <translation>Ordenar</translation>
    </message>
    <message>
        <source>By &amp;name</source>
        <translation>Por &amp;nombre</translation>
    </message>
    <message>
        <source>By &amp;state</source>
        <translation>Por e&amp;stado</translation>
    </message>
    <message>
        <source>By &amp;time of start or end</source>
        <translation>Por &amp;hora de inicio o fin</translation>
    </message>
    <message>
        <source>No guest matches “%1”.</source>
        <translation>Ningún invitado coincide con «%1».</translation>
    </message>
    <message>
        <source>Order and groups of the list, and guests of one tag</source>
        <translation>Orden y grupos de la lista, e invitados de una etiqueta</translation>
    </message>
    <message>
        <source>&amp;Group by tag</source>
        <translation>A&amp;grupar por etiqueta</translation>
    </message>
</context>
<context>
    <name>apiary::gui::GuestMenu</name>
    <message>
        <source>&amp;Console</source>
        <translation>&amp;Consola</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>&amp;Abrir</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <comment>guest, state</comment>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>Show what the guest writes, and type to it</source>
        <translation>Mostrar lo que escribe el invitado y escribirle</translation>
    </message>
    <message>
        <source>A broken guest has no console</source>
        <translation>Un invitado dañado no tiene consola</translation>
    </message>
    <message>
        <source>The helper is not reached</source>
        <translation>No se puede acceder al servicio auxiliar</translation>
    </message>
    <message>
        <source>You have no right to do this</source>
        <translation>No tiene permiso para hacer esto</translation>
    </message>
    <message>
        <source>Not possible in this state: %1</source>
        <translation>No es posible en este estado: %1</translation>
    </message>
    <message>
        <source>It is being cloned</source>
        <translation>Se está clonando</translation>
    </message>
</context>
<context>
    <name>apiary::gui::GuestNetworkPage</name>
    <message>
        <source>Network</source>
        <translation>Red</translation>
    </message>
    <message>
        <source>Add Another &amp;Network Card</source>
        <translation>Añadir otra &amp;tarjeta de red</translation>
    </message>
    <message>
        <source>Network card %1</source>
        <translation>Tarjeta de red %1</translation>
    </message>
</context>
<context>
    <name>apiary::gui::GuestView</name>
    <message>
        <source>Console</source>
        <translation>Consola</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Vista general</translation>
    </message>
    <message>
        <source>Hardware</source>
        <translation>Hardware</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Red</translation>
    </message>
    <message>
        <source>Registers</source>
        <translation>Registros de CPU</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Registro</translation>
    </message>
    <message>
        <source>%1 — as last known</source>
        <comment>status</comment>
        <translation>%1 — último estado conocido</translation>
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
        <translation>General</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Descripción</translation>
    </message>
    <message>
        <source>What it is for</source>
        <translation>Para qué sirve</translation>
    </message>
    <message>
        <source>Descript&amp;ion:</source>
        <translation>&amp;Descripción:</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Etiquetas</translation>
    </message>
    <message>
        <source>Words to find it by, with commas between</source>
        <translation>Palabras con las que encontrarlo, separadas por comas</translation>
    </message>
    <message>
        <source>&amp;Tags:</source>
        <translation>&amp;Etiquetas:</translation>
    </message>
    <message>
        <source>Processor and memory</source>
        <translation>Procesador y memoria</translation>
    </message>
    <message>
        <source>C&amp;PUs:</source>
        <translation>&amp;Procesadores:</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Memoria</translation>
    </message>
    <message>
        <source>&amp;Memory:</source>
        <translation>Mem&amp;oria:</translation>
    </message>
    <message>
        <source>What it boots</source>
        <translation>Qué arranca</translation>
    </message>
    <message>
        <source>&amp;Kernel:</source>
        <translation>&amp;Núcleo:</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Ninguno</translation>
    </message>
    <message>
        <source>Initial &amp;RAM disk:</source>
        <translation>Disco RA&amp;M inicial:</translation>
    </message>
    <message>
        <source>Command line of the kernel</source>
        <translation>Línea de órdenes del núcleo</translation>
    </message>
    <message>
        <source>Command &amp;line:</source>
        <translation>&amp;Línea de órdenes:</translation>
    </message>
    <message>
        <source>Kernel variables, one on each line</source>
        <translation>Variables del núcleo, una en cada línea</translation>
    </message>
    <message>
        <source>NAME=VALUE, one on each line</source>
        <translation>NOMBRE=VALOR, uno en cada línea</translation>
    </message>
    <message>
        <source>&amp;Variables:</source>
        <translation>&amp;Variables:</translation>
    </message>
    <message>
        <source>Modules:</source>
        <translation>Módulos:</translation>
    </message>
    <message>
        <source>Disks and folders</source>
        <translation>Discos y carpetas</translation>
    </message>
    <message>
        <source>Disks:</source>
        <translation>Discos:</translation>
    </message>
    <message>
        <source>Shared folders:</source>
        <translation>Carpetas compartidas:</translation>
    </message>
    <message>
        <source>Starting and stopping</source>
        <translation>Inicio y parada</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nunca</translation>
    </message>
    <message>
        <source>After a crash</source>
        <translation>Tras un fallo</translation>
    </message>
    <message>
        <source>Always, unless you stop it</source>
        <translation>Siempre, salvo que lo detenga</translation>
    </message>
    <message>
        <source>Start a&amp;gain:</source>
        <translation>Volver a &amp;iniciar:</translation>
    </message>
    <message>
        <source>Start it when the helper starts</source>
        <translation>Iniciarlo cuando se inicie el servicio auxiliar</translation>
    </message>
    <message>
        <source>Guests with lower numbers are started first</source>
        <translation>Los invitados con números más bajos se inician primero</translation>
    </message>
    <message>
        <source>Guests with lower numbers are started first.</source>
        <translation>Los invitados con números más bajos se inician primero.</translation>
    </message>
    <message>
        <source>Place in the &amp;order:</source>
        <translation>Lu&amp;gar en el orden:</translation>
    </message>
    <message>
        <source> s</source>
        <comment>seconds</comment>
        <translation> s</translation>
    </message>
    <message>
        <source>So long it may take to power off, when it is asked to.</source>
        <translation>El tiempo que puede tardar en apagarse cuando se le pide.</translation>
    </message>
    <message>
        <source>Time to s&amp;hut down:</source>
        <translation>&amp;Tiempo para apagarse:</translation>
    </message>
    <message>
        <source>Ad&amp;vanced</source>
        <translation>Avan&amp;zado</translation>
    </message>
    <message>
        <source>First serial port (COM1)</source>
        <translation>Primer puerto serie (COM1)</translation>
    </message>
    <message>
        <source>Virtio console (Linux: hvc0)</source>
        <translation>Consola virtio (Linux: hvc0)</translation>
    </message>
    <message>
        <source>BVM console (FreeBSD)</source>
        <translation>Consola BVM (FreeBSD)</translation>
    </message>
    <message>
        <source>Co&amp;nsole:</source>
        <translation>&amp;Consola:</translation>
    </message>
    <message>
        <source>Transitional: for old and new systems</source>
        <translation>De transición: para sistemas antiguos y nuevos</translation>
    </message>
    <message>
        <source>Legacy (0.9.5)</source>
        <translation>Antiguo (0.9.5)</translation>
    </message>
    <message>
        <source>Modern (1.x)</source>
        <translation>Moderno (1.x)</translation>
    </message>
    <message>
        <source>Virtio &amp;devices:</source>
        <translation>Di&amp;spositivos virtio:</translation>
    </message>
    <message numerus="yes">
        <source>This computer has %n CPU(s).</source>
        <translation>
            <numerusform>Este equipo tiene %n procesador.</numerusform>
            <numerusform>Este equipo tiene %n procesadores.</numerusform>
        </translation>
    </message>
    <message>
        <source>This computer has %1.</source>
        <translation>Este equipo tiene %1.</translation>
    </message>
</context>
<context>
    <name>apiary::gui::HopList</name>
    <message>
        <source>Way from the guest to the world</source>
        <translation>Camino del invitado al mundo</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>verdict, what was found</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Looking further…</source>
        <translation>Se sigue mirando…</translation>
    </message>
</context>
<context>
    <name>apiary::gui::HostDialog</name>
    <message>
        <source>This computer</source>
        <translation>Este equipo</translation>
    </message>
    <message>
        <source>What this computer can run</source>
        <translation>Lo que puede ejecutar este equipo</translation>
    </message>
    <message>
        <source>Another machine</source>
        <translation>Otra máquina</translation>
    </message>
    <message>
        <source>What another machine can run</source>
        <translation>Lo que puede ejecutar otra máquina</translation>
    </message>
    <message>
        <source>Error messages</source>
        <translation>Mensajes de error</translation>
    </message>
    <message>
        <source>What does this error mean?</source>
        <translation>¿Qué significa este error?</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Red</translation>
    </message>
    <message>
        <source>This computer’s network</source>
        <translation>Red de este equipo</translation>
    </message>
    <message>
        <source>Set up</source>
        <translation>Configurar</translation>
    </message>
    <message>
        <source>Set up this computer</source>
        <translation>Configurar este equipo</translation>
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
        <translation>Examinando la red de este equipo…</translation>
    </message>
    <message>
        <source>Networks and interfaces</source>
        <translation>Redes e interfaces</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>What was &amp;done</source>
        <translation>Lo que se &amp;hizo</translation>
    </message>
    <message>
        <source>Test, &amp;hop by hop</source>
        <translation>Prueba, &amp;salto a salto</translation>
    </message>
    <message>
        <source>&amp;Set up a network…</source>
        <translation>&amp;Configurar una red…</translation>
    </message>
    <message>
        <source>&amp;Test</source>
        <translation>&amp;Probar</translation>
    </message>
    <message>
        <source>&amp;Undo…</source>
        <translation>&amp;Deshacer…</translation>
    </message>
    <message>
        <source>&amp;Look again</source>
        <translation>&amp;Mirar de nuevo</translation>
    </message>
    <message>
        <source>Sho&amp;w command</source>
        <translation>&amp;Mostrar la orden</translation>
    </message>
    <message>
        <source>Apiary has made no network</source>
        <translation>Apiary no ha creado ninguna red</translation>
    </message>
    <message>
        <source>Networks that Apiary has made</source>
        <translation>Redes creadas por Apiary</translation>
    </message>
    <message>
        <source>Interfaces of this computer</source>
        <translation>Interfaces de este equipo</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Red</translation>
    </message>
    <message>
        <source>Taps</source>
        <translation>Taps</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Desde</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problema</translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation>Direcciones</translation>
    </message>
    <message>
        <source>Hardware address</source>
        <translation>Dirección física</translation>
    </message>
    <message>
        <source>Made by Apiary for</source>
        <translation>Creada por Apiary para</translation>
    </message>
    <message>
        <source>For bridged networks</source>
        <translation>Para redes en puente</translation>
    </message>
    <message>
        <source>it can be used</source>
        <translation>se puede usar</translation>
    </message>
    <message>
        <source>Undo a network</source>
        <translation>Deshacer una red</translation>
    </message>
    <message>
        <source>Undo the network %1?</source>
        <translation>¿Deshacer la red %1?</translation>
    </message>
    <message>
        <source>Its taps go away, and guests that use them lose their network. Everything else is as it was before.</source>
        <translation>Sus taps desaparecen, y los invitados que los usan pierden su red. Todo lo demás queda como antes.</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Deshacer</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Mostrar</translation>
    </message>
    <message>
        <source>Set up</source>
        <translation>Configurada</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Probar</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Undoing…</source>
        <translation>Deshaciendo…</translation>
    </message>
    <message>
        <source>&amp;Stop testing</source>
        <translation>&amp;Detener la prueba</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Cancelar</translation>
    </message>
</context>
<context>
    <name>apiary::gui::HostSetupDetails</name>
    <message>
        <source>Details</source>
        <translation>Detalles</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Por qué</translation>
    </message>
    <message>
        <source>Why it cannot be set up from here</source>
        <translation>Por qué no se puede configurar desde aquí</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Archivo</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Ahora</translation>
    </message>
    <message>
        <source>Afterwards</source>
        <translation>Después</translation>
    </message>
    <message>
        <source>When it counts</source>
        <translation>Cuándo cuenta</translation>
    </message>
</context>
<context>
    <name>apiary::gui::HostSetupPage</name>
    <message>
        <source>This computer is being looked at…</source>
        <translation>Examinando este equipo…</translation>
    </message>
    <message>
        <source>What guests need of this computer</source>
        <translation>Lo que los invitados necesitan de este equipo</translation>
    </message>
    <message>
        <source>What guests need</source>
        <translation>Lo que necesitan los invitados</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>&amp;Set up…</source>
        <translation>&amp;Configurar…</translation>
    </message>
    <message>
        <source>&amp;Undo…</source>
        <translation>&amp;Deshacer…</translation>
    </message>
    <message>
        <source>&amp;Look again</source>
        <translation>&amp;Mirar de nuevo</translation>
    </message>
    <message>
        <source>Sho&amp;w command</source>
        <translation>&amp;Mostrar la orden</translation>
    </message>
    <message>
        <source>This computer runs %1.</source>
        <translation>Este equipo ejecuta %1.</translation>
    </message>
    <message>
        <source>Set up this computer</source>
        <translation>Configurar este equipo</translation>
    </message>
    <message numerus="yes">
        <source>Set up this computer in %n step(s)?</source>
        <translation>
            <numerusform>¿Configurar este equipo en %n paso?</numerusform>
            <numerusform>¿Configurar este equipo en %n pasos?</numerusform>
        </translation>
    </message>
    <message>
        <source>All of them are done or none, and all can be undone.</source>
        <translation>Se hacen todos o ninguno, y todos se pueden deshacer.</translation>
    </message>
    <message>
        <source>Packages are installed with the system’s package manager, and stay when the rest is undone.</source>
        <translation>Los paquetes se instalan con el gestor de paquetes del sistema, y se quedan cuando se deshace lo demás.</translation>
    </message>
    <message>
        <source>&amp;Set up</source>
        <translation>&amp;Configurar</translation>
    </message>
    <message>
        <source>Setting this computer up…</source>
        <translation>Configurando este equipo…</translation>
    </message>
    <message>
        <source>This computer is not as it was when the plan was made.</source>
        <translation>Este equipo no está como cuando se hizo el plan.</translation>
    </message>
    <message>
        <source>Nothing was changed. Look at the steps again.</source>
        <translation>No se cambió nada. Revise de nuevo los pasos.</translation>
    </message>
    <message numerus="yes">
        <source>%n step(s) were done.</source>
        <translation>
            <numerusform>Se hizo %n paso.</numerusform>
            <numerusform>Se hicieron %n pasos.</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo the set-up</source>
        <translation>Deshacer la configuración</translation>
    </message>
    <message>
        <source>Take back all that Apiary has set up on this computer?</source>
        <translation>¿Retirar todo lo que Apiary ha configurado en este equipo?</translation>
    </message>
    <message>
        <source>Only Apiary’s own lines are taken out of files; what others changed in them stays. Packages stay installed.</source>
        <translation>De los archivos solo se quitan las líneas propias de Apiary; lo que otros cambiaron en ellos se queda. Los paquetes siguen instalados.</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Deshacer</translation>
    </message>
    <message>
        <source>Taking back what was set up…</source>
        <translation>Retirando lo configurado…</translation>
    </message>
    <message>
        <source>Everything is as it was before.</source>
        <translation>Todo está como antes.</translation>
    </message>
    <message>
        <source>Set up</source>
        <translation>Configurar</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Mostrar</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Without the helper, as root</source>
        <translation>Sin el servicio auxiliar, como root</translation>
    </message>
    <message>
        <source>This computer can be set up without the helper too.</source>
        <translation>Este equipo también se puede configurar sin el servicio auxiliar.</translation>
    </message>
    <message>
        <source>An administrator does it with this command, which shows every change first:</source>
        <translation>Un administrador lo hace con esta orden, que muestra antes cada cambio:</translation>
    </message>
    <message>
        <source>Restart this computer: until then not all of it counts.</source>
        <translation>Reinicie este equipo: hasta entonces no todo cuenta.</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Cancelar</translation>
    </message>
</context>
<context>
    <name>apiary::gui::KindPage</name>
    <message>
        <source>What to run</source>
        <translation>Qué ejecutar</translation>
    </message>
    <message>
        <source>What should the guest run?</source>
        <translation>¿Qué debe ejecutar el invitado?</translation>
    </message>
    <message>
        <source>&amp;Sample system</source>
        <translation>Sistema de &amp;ejemplo</translation>
    </message>
    <message>
        <source>A small Linux that is built in. It runs from memory and forgets everything when it powers off.</source>
        <translation>Un pequeño Linux integrado. Se ejecuta en memoria y lo olvida todo al apagarse.</translation>
    </message>
    <message>
        <source>&amp;Linux or other kernel</source>
        <translation>Núcleo &amp;Linux u otro</translation>
    </message>
    <message>
        <source>Started directly, with an initial RAM disk if it needs one. Linux bzImage, PVH or multiboot.</source>
        <translation>Se inicia directamente, con un disco RAM inicial si lo necesita. Linux bzImage, PVH o multiboot.</translation>
    </message>
    <message>
        <source>&amp;FreeBSD kernel</source>
        <translation>Núcleo &amp;FreeBSD</translation>
    </message>
    <message>
        <source>Started directly, with modules and variables as its loader would give it.</source>
        <translation>Se inicia directamente, con los módulos y variables que le daría su cargador.</translation>
    </message>
    <message>
        <source>&amp;Disk image</source>
        <translation>Imagen de &amp;disco</translation>
    </message>
    <message>
        <source>A system that is installed on a raw disk image. Its kernel has to be at hand as a file, as there is no firmware yet that could find it on the disk.</source>
        <translation>Un sistema instalado en una imagen de disco en bruto. Su núcleo debe estar disponible como archivo, ya que aún no hay un firmware que pueda encontrarlo en el disco.</translation>
    </message>
    <message>
        <source>&amp;Installer image (ISO)</source>
        <translation>&amp;Imagen de instalación (ISO)</translation>
    </message>
    <message>
        <source>Installer images need firmware, which this version does not have.</source>
        <translation>Las imágenes de instalación necesitan firmware, que esta versión no tiene.</translation>
    </message>
    <message>
        <source>It is not on this computer. Run ./start in Apiary&apos;s source folder, which fetches it; or put vmlinuz and initrd.gz into one folder and name that in APIARY_SAMPLE.</source>
        <translation>No está en este equipo. Ejecute ./start en la carpeta de código fuente de Apiary, que lo obtiene; o ponga vmlinuz e initrd.gz en una misma carpeta e indíquela en APIARY_SAMPLE.</translation>
    </message>
</context>
<context>
    <name>apiary::gui::LogPage</name>
    <message>
        <source>Log</source>
        <translation>Registro</translation>
    </message>
    <message>
        <source>What the guest wrote to its console</source>
        <translation>Lo que el invitado ha escrito en su consola</translation>
    </message>
    <message>
        <source>&amp;Follow</source>
        <translation>Segui&amp;r</translation>
    </message>
    <message>
        <source>Keep the end in sight</source>
        <translation>Mantener a la vista el final</translation>
    </message>
    <message>
        <source>&amp;Wrap Lines</source>
        <translation>Ajustar &amp;líneas</translation>
    </message>
    <message>
        <source>Break lines that are longer than the window is wide</source>
        <translation>Partir las líneas más largas que el ancho de la ventana</translation>
    </message>
    <message>
        <source>Fi&amp;nd…</source>
        <translation>&amp;Buscar…</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copiar</translation>
    </message>
    <message>
        <source>Copy what is selected, or all of it</source>
        <translation>Copiar lo seleccionado, o todo</translation>
    </message>
    <message>
        <source>&amp;Save to File…</source>
        <translation>&amp;Guardar en un archivo…</translation>
    </message>
    <message>
        <source>Save the whole log</source>
        <translation>Guardar todo el registro</translation>
    </message>
    <message>
        <source>The guest has not written anything yet</source>
        <translation>El invitado aún no ha escrito nada</translation>
    </message>
    <message>
        <source>The log is empty</source>
        <translation>El registro está vacío</translation>
    </message>
    <message>
        <source>What the guest writes to its console is kept here, also when it has ended.</source>
        <translation>Lo que el invitado escribe en su consola se conserva aquí, también cuando ha terminado.</translation>
    </message>
    <message>
        <source>The start of the log is left out here. All of it is what “Save to File” saves, and “%1” prints.</source>
        <translation>Aquí se omite el principio del registro. «Guardar en un archivo» lo guarda entero y «%1» lo muestra entero.</translation>
    </message>
    <message>
        <source>Text, without control sequences (*.txt)</source>
        <translation>Texto, sin secuencias de control (*.txt)</translation>
    </message>
    <message>
        <source>As the guest wrote it (*.log)</source>
        <translation>Tal como lo ha escrito el invitado (*.log)</translation>
    </message>
    <message>
        <source>Save the Log of %1</source>
        <translation>Guardar el registro de %1</translation>
    </message>
    <message>
        <source>The log was saved to “%1”</source>
        <translation>El registro se ha guardado en «%1»</translation>
    </message>
</context>
<context>
    <name>apiary::gui::LogSaver</name>
    <message>
        <source>The log could not be saved to “%1”</source>
        <translation>No se ha podido guardar el registro en «%1»</translation>
    </message>
    <message>
        <source>choose another place</source>
        <translation>elija otro lugar</translation>
    </message>
    <message>
        <source>The log was shortened while it was saved</source>
        <translation>El registro se ha acortado mientras se guardaba</translation>
    </message>
    <message>
        <source>save it again</source>
        <translation>guárdelo de nuevo</translation>
    </message>
</context>
<context>
    <name>apiary::gui::MachinePage</name>
    <message>
        <source>This computer is being looked at…</source>
        <translation>Examinando este equipo…</translation>
    </message>
    <message>
        <source>Only a helper that runs as root can read the processor’s registers, and so tell for certain what the firmware has switched off; and only where the kernel has the module for it (Linux: msr, FreeBSD: cpuctl).</source>
        <translation>Solo un servicio auxiliar que se ejecute como root puede leer los registros del procesador y saber así con certeza qué ha desactivado el firmware; y solo si el núcleo tiene el módulo necesario (Linux: msr, FreeBSD: cpuctl).</translation>
    </message>
    <message>
        <source>Copy &amp;report</source>
        <translation>Copiar el &amp;informe</translation>
    </message>
    <message>
        <source>In a form for bug reports, without names and addresses</source>
        <translation>En un formato para informes de fallo, sin nombres ni direcciones</translation>
    </message>
    <message>
        <source>Sho&amp;w command</source>
        <translation>&amp;Mostrar la orden</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Este equipo</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Comprobar</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Informe</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Cancelar</translation>
    </message>
    <message>
        <source>Chec&amp;k again</source>
        <translation>&amp;Volver a comprobar</translation>
    </message>
    <message>
        <source>&amp;Set up…</source>
        <translation>&amp;Configurar…</translation>
    </message>
    <message>
        <source>Shows what this computer lacks for it, and sets that up</source>
        <translation>Muestra lo que le falta a este equipo para ello, y lo configura</translation>
    </message>
</context>
<context>
    <name>apiary::gui::MainWindow</name>
    <message>
        <source>&amp;New guest…</source>
        <translation>&amp;Nuevo invitado…</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>&amp;Preferencias…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Salir</translation>
    </message>
    <message>
        <source>Console in a &amp;window</source>
        <translation>Consola en una ven&amp;tana</translation>
    </message>
    <message>
        <source>Show &amp;commands…</source>
        <translation>&amp;Mostrar las órdenes…</translation>
    </message>
    <message>
        <source>&amp;Find a guest</source>
        <translation>&amp;Buscar un invitado</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Archivo</translation>
    </message>
    <message>
        <source>&amp;Guest</source>
        <translation>&amp;Invitado</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ver</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>A&amp;yuda</translation>
    </message>
    <message>
        <source>&amp;About Apiary</source>
        <translation>A&amp;cerca de Apiary</translation>
    </message>
    <message>
        <source>Guest</source>
        <translation>Invitado</translation>
    </message>
    <message>
        <source>No guests yet</source>
        <translation>Aún no hay invitados</translation>
    </message>
    <message>
        <source>A guest is a computer within this one. Make one from the built-in sample system or from a kernel of your own; a file dropped on this window will do.</source>
        <translation>Un invitado es un equipo dentro de este. Cree uno a partir del sistema de ejemplo integrado o de un núcleo propio; también sirve un archivo soltado en esta ventana.</translation>
    </message>
    <message>
        <source>&amp;Create your first guest</source>
        <translation>Cr&amp;ear su primer invitado</translation>
    </message>
    <message>
        <source>No guest chosen</source>
        <translation>Ningún invitado elegido</translation>
    </message>
    <message>
        <source>Choose one at the left.</source>
        <translation>Elija uno a la izquierda.</translation>
    </message>
    <message>
        <source>%1 was moved to the trash.</source>
        <translation>%1 se ha movido a la papelera.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>The helper is of version %1, this window of version %2.</source>
        <translation>El servicio auxiliar es de la versión %1; esta ventana, de la versión %2.</translation>
    </message>
    <message>
        <source>Install both in the same version, then restart apiaryd: guests run on meanwhile.</source>
        <translation>Instale ambos en la misma versión y, a continuación, reinicie apiaryd: mientras tanto, los invitados siguen en ejecución.</translation>
    </message>
    <message>
        <source>What is shown is as it was last known. The connection is made again by itself.</source>
        <translation>Se muestra el último estado conocido. La conexión se restablece por sí sola.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Volver a intentar</translation>
    </message>
    <message>
        <source>%1 – Apiary</source>
        <comment>window title</comment>
        <translation>%1 – Apiary</translation>
    </message>
    <message>
        <source>Force %1 off?</source>
        <translation>¿Forzar el apagado de %1?</translation>
    </message>
    <message>
        <source>Reset %1?</source>
        <translation>¿Restablecer %1?</translation>
    </message>
    <message>
        <source>Delete %1?</source>
        <translation>¿Eliminar %1?</translation>
    </message>
    <message>
        <source>Do not &amp;ask again</source>
        <translation>No &amp;volver a preguntar</translation>
    </message>
    <message>
        <source>Console</source>
        <translation>Consola</translation>
    </message>
    <message>
        <source>About Apiary</source>
        <translation>Acerca de Apiary</translation>
    </message>
    <message>
        <source>Apiary %1</source>
        <translation>Apiary %1</translation>
    </message>
    <message>
        <source>Runs computers within this one, with a hypervisor of its own.</source>
        <translation>Ejecuta equipos dentro de este, con un hipervisor propio.</translation>
    </message>
    <message>
        <source>Helper: version %1, on %2</source>
        <translation>Servicio auxiliar: versión %1, en %2</translation>
    </message>
    <message>
        <source>Socket: %1</source>
        <translation>Socket: %1</translation>
    </message>
    <message>
        <source>The window is free software under the GPL, version 2 or later; the rest under the 2-clause BSD license.</source>
        <translation>La ventana es software libre bajo la GPL, versión 2 o posterior; el resto, bajo la licencia BSD de 2 cláusulas.</translation>
    </message>
    <message>
        <source>%1 and %2 cannot run at the same time, as both have %3.</source>
        <translation>%1 y %2 no pueden ejecutarse a la vez, pues ambos tienen %3.</translation>
    </message>
    <message>
        <source>%1 was cloned to %2.</source>
        <translation>%1 se clonó como %2.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>This &amp;computer…</source>
        <translation>E&amp;ste equipo…</translation>
    </message>
    <message>
        <source>&amp;Another machine…</source>
        <translation>&amp;Otra máquina…</translation>
    </message>
    <message>
        <source>What does this &amp;error mean?…</source>
        <translation>¿Qué significa este &amp;error?…</translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation>&amp;Herramientas</translation>
    </message>
    <message>
        <source>&amp;Network of this computer…</source>
        <translation>&amp;Red de este equipo…</translation>
    </message>
    <message>
        <source>&amp;Set up this computer…</source>
        <translation>&amp;Configurar este equipo…</translation>
    </message>
</context>
<context>
    <name>apiary::gui::MessagePage</name>
    <message>
        <source>Messages of bhyve, vmm.ko, KVM, QEMU, taps and bridges, and of Apiary itself are explained: one line, or a whole log with some of them in it. The text stays on this computer.</source>
        <translation>Se explican los mensajes de bhyve, vmm.ko, KVM, QEMU, taps y puentes, y del propio Apiary: una línea o un registro entero que contenga algunos. El texto se queda en este equipo.</translation>
    </message>
    <message>
        <source>Paste or type the message here, drop a log, or open one.</source>
        <translation>Pegue o escriba aquí el mensaje, suelte un registro o abra uno.</translation>
    </message>
    <message>
        <source>Message or log</source>
        <translation>Mensaje o registro</translation>
    </message>
    <message>
        <source>E&amp;xplain</source>
        <translation>E&amp;xplicar</translation>
    </message>
    <message>
        <source>What was recognised</source>
        <translation>Lo que se ha reconocido</translation>
    </message>
    <message>
        <source>What does this error mean?</source>
        <translation>¿Qué significa este error?</translation>
    </message>
    <message>
        <source>No message that Apiary knows is in this text.</source>
        <translation>En este texto no hay ningún mensaje que Apiary conozca.</translation>
    </message>
    <message>
        <source>Give the line as the program printed it, or the whole log. If it is there and not explained, report it with what you did: then the next version knows it.</source>
        <translation>Indique la línea tal como la imprimió el programa, o el registro entero. Si está y no se explica, comuníquela con lo que hizo: así la próxima versión la conocerá.</translation>
    </message>
</context>
<context>
    <name>apiary::gui::ModuleList</name>
    <message>
        <source>No modules.</source>
        <translation>Sin módulos.</translation>
    </message>
    <message>
        <source>Add &amp;Module</source>
        <translation>Añadir mód&amp;ulo</translation>
    </message>
    <message>
        <source>Module</source>
        <translation>Módulo</translation>
    </message>
    <message>
        <source>Type of the module</source>
        <translation>Tipo del módulo</translation>
    </message>
    <message>
        <source>kernel module</source>
        <translation>módulo del núcleo</translation>
    </message>
    <message>
        <source>Another type, as for the loader’s “load -t”: mfs_root for a memory disk</source>
        <translation>Otro tipo, como en «load -t» del cargador: mfs_root para un disco en memoria</translation>
    </message>
    <message>
        <source>Take this module away</source>
        <translation>Quitar este módulo</translation>
    </message>
</context>
<context>
    <name>apiary::gui::NetworkPage</name>
    <message>
        <source>Network</source>
        <translation>Red</translation>
    </message>
    <message>
        <source>What is it connected to?</source>
        <translation>¿A qué está conectado?</translation>
    </message>
    <message>
        <source>&amp;Nothing</source>
        <translation>&amp;Nada</translation>
    </message>
    <message>
        <source>The guest has no network card.</source>
        <translation>El invitado no tiene tarjeta de red.</translation>
    </message>
    <message>
        <source>&amp;This computer’s network (NAT)</source>
        <translation>La red de este e&amp;quipo (NAT)</translation>
    </message>
    <message>
        <source>The guest reaches what this computer reaches, and needs no rights for it. Nobody reaches the guest, but through ports that are forwarded.</source>
        <translation>El invitado llega a lo que llega este equipo y no necesita permisos para ello. Nadie llega al invitado, salvo por puertos redirigidos.</translation>
    </message>
    <message>
        <source>A ta&amp;p device</source>
        <translation>Un dispositivo ta&amp;p</translation>
    </message>
    <message>
        <source>The guest is a neighbour of this computer on a network of your own making.</source>
        <translation>El invitado es un vecino de este equipo en una red creada por usted.</translation>
    </message>
    <message>
        <source>&amp;Add a port forward</source>
        <translation>&amp;Añadir una redirección de puerto</translation>
    </message>
    <message>
        <source>Name of the tap device</source>
        <translation>Nombre del dispositivo tap</translation>
    </message>
    <message>
        <source>An administrator makes it, for example with “%1”, lets you use it, and joins it to a bridge or gives it an address.</source>
        <translation>Un administrador lo crea, por ejemplo con «%1», le permite usarlo y lo une a un puente o le da una dirección.</translation>
    </message>
    <message>
        <source>&amp;Device:</source>
        <translation>&amp;Dispositivo:</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Protocolo</translation>
    </message>
    <message>
        <source>Address of this computer</source>
        <translation>Dirección de este equipo</translation>
    </message>
    <message>
        <source>Its port</source>
        <translation>Su puerto</translation>
    </message>
    <message>
        <source>Port of the guest</source>
        <translation>Puerto del invitado</translation>
    </message>
    <message>
        <source>Port of this computer</source>
        <translation>Puerto de este equipo</translation>
    </message>
    <message>
        <source>Remove this port forward</source>
        <translation>Eliminar esta redirección de puerto</translation>
    </message>
</context>
<context>
    <name>apiary::gui::NewGuest</name>
    <message>
        <source>Give the whole path, from / on.</source>
        <translation>Indique la ruta completa, desde /.</translation>
    </message>
    <message>
        <source>A path with control characters cannot be used. Rename the file.</source>
        <translation>No se puede usar una ruta con caracteres de control. Cambie el nombre del archivo.</translation>
    </message>
    <message>
        <source>There is no such file.</source>
        <translation>Este archivo no existe.</translation>
    </message>
    <message>
        <source>You may not read this file (%1).</source>
        <translation>No tiene permiso para leer este archivo (%1).</translation>
    </message>
    <message>
        <source>This is no file that a guest can be given.</source>
        <translation>Este no es un archivo que se pueda dar a un invitado.</translation>
    </message>
    <message>
        <source>This file is empty.</source>
        <translation>Este archivo está vacío.</translation>
    </message>
    <message>
        <source>This is %1</source>
        <translation>Esto es %1</translation>
    </message>
    <message>
        <source>Choose the kernel that the guest boots.</source>
        <translation>Elija el núcleo que arranca el invitado.</translation>
    </message>
    <message>
        <source>%1. It needs firmware, which this version does not have: give the kernel that is on it.</source>
        <translation>%1. Necesita firmware, que esta versión no tiene: indique el núcleo que contiene.</translation>
    </message>
    <message>
        <source>%1, which may hold a kernel. Unpack it first.</source>
        <translation>%1, que puede contener un núcleo. Descomprímalo antes.</translation>
    </message>
    <message>
        <source>%1, no kernel. Use it as a disk.</source>
        <translation>%1, no un núcleo. Úselo como disco.</translation>
    </message>
    <message>
        <source>%1. A Linux bzImage, a FreeBSD kernel, or a PVH or multiboot kernel can be started.</source>
        <translation>%1. Se puede iniciar un bzImage de Linux, un núcleo FreeBSD o un núcleo PVH o multiboot.</translation>
    </message>
    <message>
        <source>%1, no FreeBSD kernel. Choose “Linux or other kernel” for it.</source>
        <translation>%1, no un núcleo FreeBSD. Elija «Núcleo Linux u otro» para él.</translation>
    </message>
    <message>
        <source>This is a folder. Choose a file.</source>
        <translation>Esto es una carpeta. Elija un archivo.</translation>
    </message>
    <message>
        <source>%1, and hardly an initial RAM disk.</source>
        <translation>%1, y difícilmente un disco RAM inicial.</translation>
    </message>
    <message>
        <source>Choose the disk image.</source>
        <translation>Elija la imagen de disco.</translation>
    </message>
    <message>
        <source>%1. Raw images can be used: convert it with “qemu-img convert -O raw FROM TO”.</source>
        <translation>%1. Se pueden usar imágenes en bruto: conviértala con «qemu-img convert -O raw ORIGEN DESTINO».</translation>
    </message>
    <message>
        <source>%1. Unpack it first.</source>
        <translation>%1. Descomprímalo antes.</translation>
    </message>
    <message>
        <source>It has no partition table or file system that is known: the guest sees a disk with whatever is in it.</source>
        <translation>No tiene ninguna tabla de particiones ni sistema de archivos conocidos: el invitado ve un disco con lo que haya en él.</translation>
    </message>
    <message>
        <source>%1, and hardly a disk.</source>
        <translation>%1, y difícilmente un disco.</translation>
    </message>
    <message>
        <source>Its size is no multiple of 512 bytes, as that of a disk is. It may be incomplete: get it again.</source>
        <translation>Su tamaño no es múltiplo de 512&#xa0;bytes, como lo es el de un disco. Puede estar incompleto: vuelva a obtenerlo.</translation>
    </message>
    <message>
        <source>“%1” is no variable. Write NAME=VALUE, one on each line.</source>
        <translation>«%1» no es una variable. Escriba NOMBRE=VALOR, uno en cada línea.</translation>
    </message>
    <message>
        <source>Choose the module, or remove this line.</source>
        <translation>Elija el módulo o elimine esta línea.</translation>
    </message>
    <message>
        <source>%1, no kernel module. Say what else it is beside it.</source>
        <translation>%1, no un módulo del núcleo. Indique al lado qué otra cosa es.</translation>
    </message>
    <message>
        <source>Choose what the guest runs.</source>
        <translation>Elija qué ejecuta el invitado.</translation>
    </message>
    <message>
        <source>Leave out line breaks and control characters.</source>
        <translation>No use saltos de línea ni caracteres de control.</translation>
    </message>
    <message>
        <source>Without “root=…” the kernel will not find its system on the disk.</source>
        <translation>Sin «root=…», el núcleo no encontrará su sistema en el disco.</translation>
    </message>
    <message>
        <source>A guest needs a name.</source>
        <translation>Un invitado necesita un nombre.</translation>
    </message>
    <message>
        <source>There is a guest “%1” already.</source>
        <translation>Ya existe un invitado «%1».</translation>
    </message>
    <message>
        <source>The description is too long. Use at most %1 characters.</source>
        <translation>La descripción es demasiado larga. Use como máximo %1 caracteres.</translation>
    </message>
    <message>
        <source>Leave out control characters.</source>
        <translation>No use caracteres de control.</translation>
    </message>
    <message>
        <source>Give a size with its unit, such as 512 MiB or 1.5 GiB.</source>
        <translation>Indique un tamaño con su unidad, como 512&#xa0;MiB o 1,5&#xa0;GiB.</translation>
    </message>
    <message>
        <source>A guest needs at least %1.</source>
        <translation>Un invitado necesita al menos %1.</translation>
    </message>
    <message>
        <source>This is more than the %1 that this computer has.</source>
        <translation>Esto es más que los %1 que tiene este equipo.</translation>
    </message>
    <message>
        <source>A guest can have at most %1.</source>
        <translation>Un invitado puede tener como máximo %1.</translation>
    </message>
    <message>
        <source>Memory comes in pieces of 4 KiB.</source>
        <translation>La memoria va en bloques de 4&#xa0;KiB.</translation>
    </message>
    <message>
        <source>Only %1 are free now. The guest may be slow, and so may this computer.</source>
        <translation>Ahora solo hay %1 libres. El invitado puede ir lento, y este equipo también.</translation>
    </message>
    <message>
        <source>A guest can have 1 to %1 CPUs.</source>
        <translation>Un invitado puede tener de 1 a %1 procesadores.</translation>
    </message>
    <message>
        <source>These are more than this computer has (%1), and do not make the guest faster.</source>
        <translation>Son más de los que tiene este equipo (%1) y no hacen más rápido al invitado.</translation>
    </message>
    <message>
        <source>Use 1 to %1 letters a–z, digits, dots, dashes and underscores, the first a letter or digit.</source>
        <translation>Use de 1 a %1 letras a–z, cifras, puntos, guiones y guiones bajos, empezando por una letra o cifra.</translation>
    </message>
    <message>
        <source>Another disk has this name.</source>
        <translation>Otro disco tiene este nombre.</translation>
    </message>
    <message>
        <source>Give a size with its unit, such as 8 GiB.</source>
        <translation>Indique un tamaño con su unidad, como 8&#xa0;GiB.</translation>
    </message>
    <message>
        <source>A disk can have up to %1.</source>
        <translation>Un disco puede tener hasta %1.</translation>
    </message>
    <message>
        <source>A disk is a multiple of 512 bytes.</source>
        <translation>El tamaño de un disco es múltiplo de 512&#xa0;bytes.</translation>
    </message>
    <message>
        <source>Only %1 are free where guests are kept. The disk takes up room as it is written to, and will not fill.</source>
        <translation>Solo hay %1 libres donde se guardan los invitados. El disco ocupa espacio a medida que se escribe en él y no se podrá llenar.</translation>
    </message>
    <message>
        <source>A guest can have at most %1 disks.</source>
        <translation>Un invitado puede tener como máximo %1 discos.</translation>
    </message>
    <message>
        <source>Give a port, 1 to %1.</source>
        <translation>Indique un puerto, de 1 a %1.</translation>
    </message>
    <message>
        <source>“%1” is no port. Give a number from 1 to %2.</source>
        <translation>«%1» no es un puerto. Indique un número de 1 a %2.</translation>
    </message>
    <message>
        <source>“%1” is no address. Give one of this computer, such as 127.0.0.1 for itself alone or 0.0.0.0 for all its networks.</source>
        <translation>«%1» no es una dirección. Indique una de este equipo, como 127.0.0.1 solo para él mismo o 0.0.0.0 para todas sus redes.</translation>
    </message>
    <message>
        <source>Port %1 of this computer is forwarded twice.</source>
        <translation>El puerto %1 de este equipo está redirigido dos veces.</translation>
    </message>
    <message>
        <source>Ports below %1 are usually reserved for the system: the guest may not be able to start.</source>
        <translation>Los puertos inferiores a %1 suelen estar reservados para el sistema: puede que el invitado no se pueda iniciar.</translation>
    </message>
    <message>
        <source>Give the name of the tap device, such as tap0.</source>
        <translation>Indique el nombre del dispositivo tap, como tap0.</translation>
    </message>
    <message>
        <source>“%1” is no name of a tap device. It has at most %2 letters, digits, dots, dashes and underscores.</source>
        <translation>«%1» no es un nombre de dispositivo tap. Tiene como máximo %2 letras, cifras, puntos, guiones y guiones bajos.</translation>
    </message>
    <message>
        <source>Choose the folder, or remove it.</source>
        <translation>Elija la carpeta o elimínela.</translation>
    </message>
    <message>
        <source>There is no such folder.</source>
        <translation>Esta carpeta no existe.</translation>
    </message>
    <message>
        <source>This is no folder.</source>
        <translation>Esto no es una carpeta.</translation>
    </message>
    <message>
        <source>Give a tag: the guest finds the folder by it.</source>
        <translation>Indique una etiqueta: con ella encuentra el invitado la carpeta.</translation>
    </message>
    <message>
        <source>Use at most %1 letters, digits and signs, no spaces.</source>
        <translation>Use como máximo %1 letras, cifras y signos, sin espacios.</translation>
    </message>
    <message>
        <source>Another folder has this tag.</source>
        <translation>Otra carpeta tiene esta etiqueta.</translation>
    </message>
    <message>
        <source>A guest can have at most %1 shared folders.</source>
        <translation>Un invitado puede tener como máximo %1 carpetas compartidas.</translation>
    </message>
    <message>
        <source>The name has %1 characters. It can have at most %2.</source>
        <translation>El nombre tiene %1 caracteres. Puede tener como máximo %2.</translation>
    </message>
    <message>
        <source>A name cannot have spaces.</source>
        <translation>Un nombre no puede tener espacios.</translation>
    </message>
    <message>
        <source>A name cannot have “%1”. Use letters a–z, digits, dots, dashes and underscores.</source>
        <translation>Un nombre no puede tener «%1». Use letras a–z, cifras, puntos, guiones y guiones bajos.</translation>
    </message>
    <message>
        <source>Use letters a–z, digits, dots, dashes and underscores only.</source>
        <translation>Use solo letras a–z, cifras, puntos, guiones y guiones bajos.</translation>
    </message>
    <message>
        <source>A name begins with a letter or a digit.</source>
        <translation>Un nombre empieza por una letra o una cifra.</translation>
    </message>
    <message>
        <source>On this computer guests have one CPU: its processor cannot start others (no unrestricted guest).</source>
        <translation>En este equipo los invitados tienen una CPU: su procesador no puede iniciar otras (sin «unrestricted guest»).</translation>
    </message>
    <message>
        <source>This computer cannot run firmware: its processor has no unrestricted guest.</source>
        <translation>Este equipo no puede ejecutar firmware: su procesador no tiene «unrestricted guest».</translation>
    </message>
    <message>
        <source>Tap devices cannot be used here: %1.</source>
        <translation>Aquí no se pueden usar dispositivos tap: %1.</translation>
    </message>
    <message>
        <source>Tap devices cannot be used here.</source>
        <translation>Aquí no se pueden usar dispositivos tap.</translation>
    </message>
</context>
<context>
    <name>apiary::gui::NewGuestWizard</name>
    <message>
        <source>New guest</source>
        <translation>Nuevo invitado</translation>
    </message>
    <message>
        <source>Cancelled. Nothing was created.</source>
        <translation>Cancelado. No se ha creado nada.</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Pasos</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>A&amp;trás</translation>
    </message>
    <message>
        <source>Ne&amp;xt</source>
        <translation>Si&amp;guiente</translation>
    </message>
    <message>
        <source>C&amp;reate</source>
        <translation>&amp;Crear</translation>
    </message>
    <message>
        <source>Something is wrong on this page</source>
        <translation>Hay algo incorrecto en esta página</translation>
    </message>
    <message>
        <source>%1: something is wrong here</source>
        <translation>%1: hay algo incorrecto aquí</translation>
    </message>
    <message>
        <source>Apiary’s helper is being looked for.</source>
        <translation>Se está buscando el servicio auxiliar de Apiary.</translation>
    </message>
    <message>
        <source>You may not create guests with this helper.</source>
        <translation>No tiene permiso para crear invitados con este servicio auxiliar.</translation>
    </message>
    <message>
        <source>Create it as it is, without the other pages</source>
        <translation>Crearlo tal como está, sin las demás páginas</translation>
    </message>
    <message>
        <source>C&amp;reate and start</source>
        <translation>&amp;Crear e iniciar</translation>
    </message>
    <message>
        <source>%1 is an installer image (ISO)</source>
        <translation>%1 es una imagen de instalación (ISO)</translation>
    </message>
    <message>
        <source>Installer images need firmware, which this version does not have. Choose the kernel and the initial RAM disk that are on it, or a disk image with its kernel</source>
        <translation>Las imágenes de instalación necesitan firmware, que esta versión no tiene. Elija el núcleo y el disco RAM inicial que contiene, o una imagen de disco con su núcleo</translation>
    </message>
    <message>
        <source>There is no file %1</source>
        <translation>No existe el archivo %1</translation>
    </message>
    <message>
        <source>You may not read %1</source>
        <translation>No tiene permiso para leer %1</translation>
    </message>
    <message>
        <source>%1 is %2</source>
        <translation>%1 es %2</translation>
    </message>
    <message>
        <source>A kernel, a disk image or an initial RAM disk can be dropped here</source>
        <translation>Aquí se puede soltar un núcleo, una imagen de disco o un disco RAM inicial</translation>
    </message>
    <message>
        <source>%1 is not there any more</source>
        <translation>%1 ya no está</translation>
    </message>
    <message>
        <source>Bring it back, or choose another</source>
        <translation>Recupérelo o elija otro</translation>
    </message>
    <message>
        <source>Looking at the files…</source>
        <translation>Examinando los archivos…</translation>
    </message>
    <message>
        <source>Creating “%1”…</source>
        <translation>Creando «%1»…</translation>
    </message>
    <message>
        <source>Starting “%1”…</source>
        <translation>Iniciando «%1»…</translation>
    </message>
    <message>
        <source>Taking back what was begun…</source>
        <translation>Revirtiendo lo que se había empezado…</translation>
    </message>
    <message>
        <source>Whether “%1” was created shows when the helper is back</source>
        <translation>Cuando vuelva el servicio auxiliar se verá si se ha creado «%1»</translation>
    </message>
    <message>
        <source>The helper is back. “%1” was not created.</source>
        <translation>El servicio auxiliar ha vuelto. «%1» no se ha creado.</translation>
    </message>
    <message>
        <source>Discard the new guest?</source>
        <translation>¿Descartar el nuevo invitado?</translation>
    </message>
    <message>
        <source>What you entered is lost then.</source>
        <translation>Se perderá lo que ha introducido.</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>Desca&amp;rtar</translation>
    </message>
    <message>
        <source>&amp;Keep editing</source>
        <translation>Seguir &amp;editando</translation>
    </message>
</context>
<context>
    <name>apiary::gui::Notifications</name>
    <message>
        <source>Open Apiary</source>
        <translation>Abrir Apiary</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
</context>
<context>
    <name>apiary::gui::OverviewPage</name>
    <message>
        <source>%1 %</source>
        <comment>percent</comment>
        <translation>%1&#xa0;%</translation>
    </message>
    <message>
        <source>%1/s</source>
        <comment>size a second</comment>
        <translation>%1/s</translation>
    </message>
    <message>
        <source>, read-only</source>
        <translation>, solo lectura</translation>
    </message>
    <message>
        <source>Bridged through %1</source>
        <translation>En puente a través de %1</translation>
    </message>
    <message>
        <source>host %1:%2 → guest %3</source>
        <translation>anfitrión %1:%2 → invitado %3</translation>
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
        <translation>Ninguno</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>Procesador</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Memoria</translation>
    </message>
    <message>
        <source>Disks</source>
        <translation>Discos</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Red</translation>
    </message>
    <message>
        <source>read</source>
        <translation>leídos</translation>
    </message>
    <message>
        <source>written</source>
        <translation>escritos</translation>
    </message>
    <message>
        <source>received</source>
        <translation>recibidos</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>enviados</translation>
    </message>
    <message>
        <source>Running since:</source>
        <translation>En ejecución desde:</translation>
    </message>
    <message>
        <source>Last end:</source>
        <translation>Último fin:</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>message (time)</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Restarted by itself:</source>
        <translation>Reiniciado por sí solo:</translation>
    </message>
    <message numerus="yes">
        <source>%n time(s)</source>
        <translation>
            <numerusform>%n vez</numerusform>
            <numerusform>%n veces</numerusform>
        </translation>
    </message>
    <message>
        <source>Description:</source>
        <translation>Descripción:</translation>
    </message>
    <message>
        <source>Processors:</source>
        <translation>Procesadores:</translation>
    </message>
    <message>
        <source>Memory:</source>
        <translation>Memoria:</translation>
    </message>
    <message>
        <source>Kernel:</source>
        <translation>Núcleo:</translation>
    </message>
    <message>
        <source>Disks:</source>
        <translation>Discos:</translation>
    </message>
    <message>
        <source>Network:</source>
        <translation>Red:</translation>
    </message>
    <message>
        <source>Shared folders:</source>
        <translation>Carpetas compartidas:</translation>
    </message>
    <message>
        <source>%1 as “%2”</source>
        <comment>folder as tag</comment>
        <translation>%1 como «%2»</translation>
    </message>
    <message>
        <source>Starts with the helper:</source>
        <translation>Se inicia con el servicio auxiliar:</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Sí</translation>
    </message>
    <message>
        <source>No</source>
        <translation>No</translation>
    </message>
    <message>
        <source>Owner:</source>
        <translation>Propietario:</translation>
    </message>
    <message>
        <source>Process:</source>
        <translation>Proceso:</translation>
    </message>
</context>
<context>
    <name>apiary::gui::Page</name>
    <message>
        <source>Why?</source>
        <translation>¿Por qué?</translation>
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
        <translation>Elegir: %1</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Elegir una carpeta</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>Elegir un archivo</translation>
    </message>
</context>
<context>
    <name>apiary::gui::QueryPage</name>
    <message>
        <source>&amp;Try again</source>
        <translation>&amp;Reintentar</translation>
    </message>
    <message>
        <source>This helper cannot answer that: it is older than this window.</source>
        <translation>Este servicio auxiliar no puede responder a eso: es más antiguo que esta ventana.</translation>
    </message>
    <message>
        <source>Install apiary and apiaryd in the same version, then restart apiaryd.</source>
        <translation>Instale apiary y apiaryd en la misma versión y, a continuación, reinicie apiaryd.</translation>
    </message>
    <message>
        <source>What is shown is as it was last known.</source>
        <translation>Se muestra lo último que se sabía.</translation>
    </message>
</context>
<context>
    <name>apiary::gui::RecordingPage</name>
    <message>
        <source>The text does not say enough to be sure.</source>
        <translation>El texto no dice lo suficiente para estar seguro.</translation>
    </message>
    <message>
        <source>That is certain: the text says so itself.</source>
        <translation>Es seguro: lo dice el propio texto.</translation>
    </message>
    <message>
        <source>That is likely: it follows from what the text says.</source>
        <translation>Es probable: se deduce de lo que dice el texto.</translation>
    </message>
    <message>
        <source>That is a guess: the text only suggests it.</source>
        <translation>Es una suposición: el texto solo lo sugiere.</translation>
    </message>
    <message>
        <source>What another machine can run is told by the log of its kernel (FreeBSD: /var/run/dmesg.boot; Linux: the output of dmesg), by its /proc/cpuinfo, or by the output of cpuid -r. The text stays on this computer.</source>
        <translation>Lo que puede ejecutar otra máquina lo dice el registro de su núcleo (FreeBSD: /var/run/dmesg.boot; Linux: la salida de dmesg), su /proc/cpuinfo o la salida de cpuid -r. El texto se queda en este equipo.</translation>
    </message>
    <message>
        <source>Paste the text here, drop a file, or open one.</source>
        <translation>Pegue aquí el texto, suelte un archivo o abra uno.</translation>
    </message>
    <message>
        <source>Recording of another machine</source>
        <translation>Registro de otra máquina</translation>
    </message>
    <message>
        <source>Chec&amp;k</source>
        <translation>&amp;Comprobar</translation>
    </message>
    <message>
        <source>Another machine</source>
        <translation>Otra máquina</translation>
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
        <translation>Registros de CPU</translation>
    </message>
    <message>
        <source>Registers of the guest’s CPUs</source>
        <translation>Registros de los procesadores del invitado</translation>
    </message>
    <message>
        <source>&amp;Live</source>
        <translation>En &amp;directo</translation>
    </message>
    <message>
        <source>Show the values once a second; off: hold them as they are</source>
        <translation>Mostrar los valores una vez por segundo; desactivado: mantenerlos como están</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copiar</translation>
    </message>
    <message>
        <source>Copy what is selected, or all of it</source>
        <translation>Copiar lo seleccionado, o todo</translation>
    </message>
    <message>
        <source>&amp;Save to File…</source>
        <translation>&amp;Guardar en un archivo…</translation>
    </message>
    <message>
        <source>You are not permitted to see registers</source>
        <translation>No tiene permiso para ver los registros de CPU</translation>
    </message>
    <message>
        <source>The guest is not running</source>
        <translation>El invitado no está en ejecución</translation>
    </message>
    <message>
        <source>The registers of its CPUs are shown here while it runs, or is paused.</source>
        <translation>Los registros de sus procesadores se muestran aquí mientras está en ejecución o en pausa.</translation>
    </message>
    <message>
        <source>As they were when the guest crashed, %1</source>
        <comment>%1: date and time</comment>
        <translation>Tal como estaban cuando falló el invitado, %1</translation>
    </message>
    <message>
        <source>Held: turn on “Live” to see what they are now</source>
        <translation>Retenidos: active «En directo» para ver cómo están ahora</translation>
    </message>
    <message>
        <source>Nothing changed within the last second</source>
        <translation>No ha cambiado nada en el último segundo</translation>
    </message>
    <message numerus="yes">
        <source>%n register(s) changed within the last second</source>
        <translation>
            <numerusform>Ha cambiado %n registro en el último segundo</numerusform>
            <numerusform>Han cambiado %n registros en el último segundo</numerusform>
        </translation>
    </message>
    <message>
        <source>Save the Registers of %1</source>
        <translation>Guardar los registros de CPU de %1</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>Texto (*.txt)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Todos los archivos (*)</translation>
    </message>
    <message>
        <source>The registers could not be saved to “%1”</source>
        <translation>No se han podido guardar los registros de CPU en «%1»</translation>
    </message>
    <message>
        <source>choose another place</source>
        <translation>elija otro lugar</translation>
    </message>
</context>
<context>
    <name>apiary::gui::RowDetails</name>
    <message>
        <source>Details</source>
        <translation>Detalles</translation>
    </message>
    <message>
        <source>What there is</source>
        <translation>Lo que hay</translation>
    </message>
    <message>
        <source>What it is for</source>
        <translation>Para qué sirve</translation>
    </message>
    <message>
        <source>What works as it is</source>
        <translation>Lo que funciona tal como está</translation>
    </message>
    <message>
        <source>How to mend it</source>
        <translation>Cómo arreglarlo</translation>
    </message>
    <message>
        <source>Where this is from</source>
        <translation>De dónde procede</translation>
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
        <translation>Configurar una red</translation>
    </message>
    <message>
        <source>Sho&amp;w command</source>
        <translation>&amp;Mostrar la orden</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Atrás</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Set up</source>
        <translation>Configurada</translation>
    </message>
    <message>
        <source>%1: %2. These changes are made to this computer, all of them or none; they are undone in the opposite order.</source>
        <translation>%1: %2. Estos cambios se hacen en este equipo, todos o ninguno; se deshacen en el orden inverso.</translation>
    </message>
    <message>
        <source>Setting up…</source>
        <translation>Configurando…</translation>
    </message>
    <message>
        <source>The network %1 is set up: %2.</source>
        <translation>La red %1 está configurada: %2.</translation>
    </message>
    <message>
        <source>For the guest %1 there is the tap device %2: choose it on the guest’s Network page.</source>
        <translation>Para el invitado %1 está el dispositivo tap %2: elíjalo en la página Red del invitado.</translation>
    </message>
    <message>
        <source>It can be tested hop by hop, and undone, on the page that this window came from.</source>
        <translation>Se puede probar salto a salto, y deshacer, en la página de la que salió esta ventana.</translation>
    </message>
    <message>
        <source>Cancelled. Everything is as it was.</source>
        <translation>Cancelado. Todo está como estaba.</translation>
    </message>
    <message>
        <source>This computer is not as it was when the plan was made.</source>
        <translation>Este equipo no está como cuando se hizo el plan.</translation>
    </message>
    <message>
        <source>It is planned anew: look at the steps again.</source>
        <translation>Se planifica de nuevo: vuelva a mirar los pasos.</translation>
    </message>
    <message>
        <source>Cancelling…</source>
        <translation>Cancelando…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Set &amp;up</source>
        <translation>&amp;Configurar</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Cerrar</translation>
    </message>
    <message>
        <source>Show the &amp;plan</source>
        <translation>Mostrar el &amp;plan</translation>
    </message>
</context>
<context>
    <name>apiary::gui::SetUpForm</name>
    <message>
        <source>There are no guests yet. Taps can be added for them by setting the network up anew.</source>
        <translation>Aún no hay invitados. Se les pueden añadir taps configurando la red de nuevo.</translation>
    </message>
    <message>
        <source>&amp;Interface:</source>
        <translation>&amp;Interfaz:</translation>
    </message>
    <message>
        <source>&amp;VLAN tag:</source>
        <translation>Etiqueta &amp;VLAN:</translation>
    </message>
    <message>
        <source>This computer’s a&amp;ddress there:</source>
        <translation>&amp;Dirección de este equipo:</translation>
    </message>
    <message>
        <source>Addresses for &amp;guests:</source>
        <translation>Direcciones para in&amp;vitados:</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>&amp;Nombre:</translation>
    </message>
    <message>
        <source>&amp;Taps for:</source>
        <translation>&amp;Taps para:</translation>
    </message>
    <message>
        <source>None; 1 to %1</source>
        <translation>Ninguna; de 1 a %1</translation>
    </message>
    <message>
        <source>Chosen by Apiary; such as 10.87.0.1/24</source>
        <translation>La elige Apiary; por ejemplo 10.87.0.1/24</translation>
    </message>
    <message>
        <source>Chosen by Apiary; such as apiary0</source>
        <translation>Lo elige Apiary; por ejemplo apiary0</translation>
    </message>
    <message>
        <source>Given where dnsmasq is installed</source>
        <translation>Se asignan si dnsmasq está instalado</translation>
    </message>
    <message>
        <source>Given (DHCP)</source>
        <translation>Se asignan (DHCP)</translation>
    </message>
    <message>
        <source>Not given</source>
        <translation>No se asignan</translation>
    </message>
    <message>
        <source>%1 (%2): %3</source>
        <comment>interface, kind, state</comment>
        <translation>%1 (%2): %3</translation>
    </message>
    <message>
        <source>This computer has no interface that a network could be bridged with.</source>
        <translation>Este equipo no tiene ninguna interfaz con la que hacer puente.</translation>
    </message>
    <message>
        <source>%1 is not installed. %2</source>
        <comment>a program, how to get it</comment>
        <translation>%1 no está instalado. %2</translation>
    </message>
    <message>
        <source>The tag of a VLAN is a number from 1 to %1.</source>
        <translation>La etiqueta de una VLAN es un número de 1 a %1.</translation>
    </message>
</context>
<context>
    <name>apiary::gui::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Preferencias</translation>
    </message>
    <message>
        <source>General</source>
        <translation>General</translation>
    </message>
    <message>
        <source>Console</source>
        <translation>Consola</translation>
    </message>
    <message>
        <source>Confirmations</source>
        <translation>Confirmaciones</translation>
    </message>
    <message>
        <source>Take back what was changed here and not applied</source>
        <translation>Deshacer lo que se ha cambiado aquí y no se ha aplicado</translation>
    </message>
    <message>
        <source>Settings cannot be saved</source>
        <translation>No se pueden guardar las preferencias</translation>
    </message>
    <message>
        <source>Make “%1” writable</source>
        <translation>Permita la escritura en «%1»</translation>
    </message>
</context>
<context>
    <name>apiary::gui::ShareList</name>
    <message>
        <source>No shared folders.</source>
        <translation>Sin carpetas compartidas.</translation>
    </message>
    <message>
        <source>Add &amp;Folder</source>
        <translation>Añadir carpe&amp;ta</translation>
    </message>
    <message>
        <source>Shared folder</source>
        <translation>Carpeta compartida</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Etiqueta</translation>
    </message>
    <message>
        <source>The guest finds the folder by this: mount -t 9p -o trans=virtio TAG /mnt</source>
        <translation>El invitado encuentra la carpeta por ella: mount -t 9p -o trans=virtio ETIQUETA /mnt</translation>
    </message>
    <message>
        <source>Read-only</source>
        <translation>Solo lectura</translation>
    </message>
    <message>
        <source>The guest may only read it</source>
        <translation>El invitado solo puede leerla</translation>
    </message>
    <message>
        <source>Share this folder no more</source>
        <translation>Dejar de compartir esta carpeta</translation>
    </message>
</context>
<context>
    <name>apiary::gui::SharesPage</name>
    <message>
        <source>Shared folders</source>
        <translation>Carpetas compartidas</translation>
    </message>
    <message>
        <source>Which folders does it share with this computer?</source>
        <translation>¿Qué carpetas comparte con este equipo?</translation>
    </message>
    <message>
        <source>The guest sees the folder as it is, and what it changes is changed here too. Other folders stay out of its reach.</source>
        <translation>El invitado ve la carpeta tal como es, y lo que cambia en ella cambia también aquí. Las demás carpetas quedan fuera de su alcance.</translation>
    </message>
    <message>
        <source>No shared folders.</source>
        <translation>Sin carpetas compartidas.</translation>
    </message>
    <message>
        <source>&amp;Add a folder</source>
        <translation>&amp;Añadir una carpeta</translation>
    </message>
    <message>
        <source>Folder %1</source>
        <translation>Carpeta %1</translation>
    </message>
    <message>
        <source>Remove folder %1</source>
        <translation>Eliminar la carpeta %1</translation>
    </message>
    <message>
        <source>The guest may only read it</source>
        <translation>El invitado solo puede leerla</translation>
    </message>
    <message>
        <source>Shared folder</source>
        <translation>Carpeta compartida</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Etiqueta</translation>
    </message>
    <message>
        <source>Folder:</source>
        <translation>Carpeta:</translation>
    </message>
    <message>
        <source>Tag:</source>
        <translation>Etiqueta:</translation>
    </message>
    <message>
        <source>The guest mounts the folder by this name.</source>
        <translation>El invitado monta la carpeta con este nombre.</translation>
    </message>
    <message>
        <source>In a Linux guest: mount -t 9p -o trans=virtio %1 /mnt</source>
        <translation>En un invitado Linux: mount -t 9p -o trans=virtio %1 /mnt</translation>
    </message>
</context>
<context>
    <name>apiary::gui::SizeEdit</name>
    <message>
        <source>%1?</source>
        <translation>¿%1?</translation>
    </message>
    <message>
        <source>Did you mean %1?</source>
        <translation>¿Quería decir %1?</translation>
    </message>
</context>
<context>
    <name>apiary::gui::StepList</name>
    <message>
        <source>Changes to this computer</source>
        <translation>Cambios en este equipo</translation>
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
        <translation>Sistema de ejemplo</translation>
    </message>
    <message>
        <source>Linux or other kernel</source>
        <translation>Núcleo Linux u otro</translation>
    </message>
    <message>
        <source>FreeBSD kernel</source>
        <translation>Núcleo FreeBSD</translation>
    </message>
    <message>
        <source>Disk image</source>
        <translation>Imagen de disco</translation>
    </message>
    <message>
        <source>Not chosen yet</source>
        <translation>Aún sin elegir</translation>
    </message>
    <message>
        <source>%1 (read-only)</source>
        <translation>%1 (solo lectura)</translation>
    </message>
    <message>
        <source>%1, new, %2</source>
        <translation>%1, nuevo, %2</translation>
    </message>
    <message>
        <source>%1 port %2 of %3 leads to port %4</source>
        <translation>El puerto %1 %2 de %3 lleva al puerto %4</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Ninguno</translation>
    </message>
    <message>
        <source>Tap device %1</source>
        <translation>Dispositivo tap %1</translation>
    </message>
    <message>
        <source>This computer’s network (NAT)</source>
        <translation>La red de este equipo (NAT)</translation>
    </message>
    <message>
        <source>Disk image:</source>
        <translation>Imagen de disco:</translation>
    </message>
    <message>
        <source>Kernel:</source>
        <translation>Núcleo:</translation>
    </message>
    <message>
        <source>Initial RAM disk:</source>
        <translation>Disco RAM inicial:</translation>
    </message>
    <message>
        <source>Boot flags:</source>
        <translation>Opciones de arranque:</translation>
    </message>
    <message>
        <source>Command line:</source>
        <translation>Línea de órdenes:</translation>
    </message>
    <message>
        <source>Modules:</source>
        <translation>Módulos:</translation>
    </message>
    <message>
        <source>Variables:</source>
        <translation>Variables:</translation>
    </message>
    <message>
        <source>Name:</source>
        <translation>Nombre:</translation>
    </message>
    <message>
        <source>Description:</source>
        <translation>Descripción:</translation>
    </message>
    <message>
        <source>Runs:</source>
        <translation>Ejecuta:</translation>
    </message>
    <message>
        <source>Memory:</source>
        <translation>Memoria:</translation>
    </message>
    <message>
        <source>CPUs:</source>
        <translation>Procesadores:</translation>
    </message>
    <message>
        <source>Other disks:</source>
        <translation>Otros discos:</translation>
    </message>
    <message>
        <source>Disks:</source>
        <translation>Discos:</translation>
    </message>
    <message>
        <source>Network:</source>
        <translation>Red:</translation>
    </message>
    <message>
        <source>Shared folders:</source>
        <translation>Carpetas compartidas:</translation>
    </message>
    <message>
        <source>%1 as “%2”</source>
        <translation>%1 como «%2»</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Resumen</translation>
    </message>
    <message>
        <source>This is what will be made</source>
        <translation>Esto es lo que se creará</translation>
    </message>
    <message>
        <source>&amp;Start it when it is created</source>
        <translation>&amp;Iniciarlo una vez creado</translation>
    </message>
    <message>
        <source>Sho&amp;w command</source>
        <translation>&amp;Mostrar la orden</translation>
    </message>
</context>
<context>
    <name>apiary::gui::TaskProgress</name>
    <message>
        <source>Progress</source>
        <translation>Progreso</translation>
    </message>
</context>
<context>
    <name>apiary::gui::TaskStrip</name>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Cancel: %1</source>
        <translation>Cancelar: %1</translation>
    </message>
    <message>
        <source>Work under way</source>
        <translation>Trabajo en curso</translation>
    </message>
</context>
<context>
    <name>apiary::gui::TerminalView</name>
    <message>
        <source>Console</source>
        <translation>Consola</translation>
    </message>
    <message>
        <source>Search the console</source>
        <translation>Buscar en la consola</translation>
    </message>
    <message>
        <source>Close the search</source>
        <translation>Cerrar la búsqueda</translation>
    </message>
    <message>
        <source>Search upwards</source>
        <translation>Buscar hacia arriba</translation>
    </message>
    <message>
        <source>Search downwards</source>
        <translation>Buscar hacia abajo</translation>
    </message>
    <message>
        <source>How to search</source>
        <translation>Cómo buscar</translation>
    </message>
</context>
<context>
    <name>apiary::gui::TextPage</name>
    <message>
        <source>&amp;Open a file…</source>
        <translation>&amp;Abrir un archivo…</translation>
    </message>
    <message>
        <source>C&amp;lear</source>
        <translation>&amp;Borrar</translation>
    </message>
    <message>
        <source>Sho&amp;w command</source>
        <translation>&amp;Mostrar la orden</translation>
    </message>
    <message>
        <source>Ctrl+Enter in the text does the same</source>
        <translation>Ctrl+Intro en el texto hace lo mismo</translation>
    </message>
    <message>
        <source>There is no text yet.</source>
        <translation>Aún no hay texto.</translation>
    </message>
    <message>
        <source>It is long: the first %1 were looked at.</source>
        <translation>Es largo: se han examinado los primeros %1.</translation>
    </message>
    <message>
        <source>It is long: the last %1 were looked at.</source>
        <translation>Es largo: se han examinado los últimos %1.</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Cancelar</translation>
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
        <translation>Buscando el servicio auxiliar…</translation>
    </message>
    <message>
        <source>The helper is not reached: %1</source>
        <translation>No se puede acceder al servicio auxiliar: %1</translation>
    </message>
    <message>
        <source>Apiary: no guests</source>
        <translation>Apiary: no hay invitados</translation>
    </message>
    <message>
        <source>Apiary: %1 of %2 guests running</source>
        <translation>Apiary: %1 de %2 invitados en ejecución</translation>
    </message>
    <message>
        <source>Crashed: %1</source>
        <translation>Han fallado: %1</translation>
    </message>
    <message>
        <source>“%1” crashed</source>
        <translation>«%1» ha fallado</translation>
    </message>
    <message>
        <source>A task failed</source>
        <translation>Una tarea ha fallado</translation>
    </message>
    <message>
        <source>A task is finished</source>
        <translation>Una tarea ha terminado</translation>
    </message>
    <message>
        <source>That did not work</source>
        <translation>Eso no ha funcionado</translation>
    </message>
    <message>
        <source>That did not work for “%1”</source>
        <translation>Eso no ha funcionado con «%1»</translation>
    </message>
</context>
<context>
    <name>apiary::gui::TrayMenu</name>
    <message>
        <source>No guests</source>
        <translation>No hay invitados</translation>
    </message>
    <message>
        <source>&amp;New Guest…</source>
        <translation>&amp;Nuevo invitado…</translation>
    </message>
    <message>
        <source>Open &amp;Apiary</source>
        <translation>&amp;Abrir Apiary</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Salir</translation>
    </message>
    <message>
        <source>Guests go on running</source>
        <translation>Los invitados siguen en ejecución</translation>
    </message>
    <message>
        <source>The helper is not reached</source>
        <translation>No se puede acceder al servicio auxiliar</translation>
    </message>
    <message>
        <source>Create a guest</source>
        <translation>Crear un invitado</translation>
    </message>
    <message>
        <source>You have no right to do this</source>
        <translation>No tiene permiso para hacer esto</translation>
    </message>
    <message>
        <source>All %1 guests…</source>
        <translation>Los %1 invitados…</translation>
    </message>
    <message>
        <source>The helper is not reached: %1</source>
        <translation>No se puede acceder al servicio auxiliar: %1</translation>
    </message>
    <message>
        <source>Looking for the helper…</source>
        <translation>Buscando el servicio auxiliar…</translation>
    </message>
</context>
</TS>
