<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Assessment</name>
    <message>
        <source>Processor</source>
        <translation>处理器</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>平台</translation>
    </message>
    <message>
        <source>Software</source>
        <translation>软件</translation>
    </message>
    <message>
        <source>Present</source>
        <translation>有</translation>
    </message>
    <message>
        <source>Switched off in the firmware</source>
        <translation>已在固件中关闭</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Cannot tell</source>
        <translation>无法判断</translation>
    </message>
    <message>
        <source>Every guest</source>
        <translation>任何虚拟机</translation>
    </message>
    <message>
        <source>Some guests, or slowly</source>
        <translation>部分虚拟机，或较慢</translation>
    </message>
    <message>
        <source>No guest</source>
        <translation>不能运行</translation>
    </message>
    <message>
        <source>No: a virtual machine</source>
        <translation>否：虚拟机</translation>
    </message>
    <message>
        <source>Guests can have one CPU on it, and not more.</source>
        <translation>在此引擎上虚拟机只能有一个 CPU。</translation>
    </message>
    <message>
        <source>Guests cannot begin with UEFI or a BIOS on it: their kernel has to be loaded directly.</source>
        <translation>在此引擎上虚拟机不能从 UEFI 或 BIOS 启动：必须直接加载其内核。</translation>
    </message>
    <message>
        <source>Engines</source>
        <translation>引擎</translation>
    </message>
    <message>
        <source>Runs guests’ code. The first one that can be used here is taken.</source>
        <translation>运行虚拟机的代码。会采用此处第一个可用的引擎。</translation>
    </message>
    <message>
        <source>Certain</source>
        <translation>确定</translation>
    </message>
    <message>
        <source>Likely</source>
        <translation>很可能</translation>
    </message>
    <message>
        <source>A guess</source>
        <translation>猜测</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>engine: why not</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>No guest can run here: no engine can be used (%1).</source>
        <translation>此处无法运行虚拟机：没有可用的引擎（%1）。</translation>
    </message>
    <message>
        <source>Guests run on the built-in software CPU</source>
        <translation>虚拟机在内置的软件 CPU 上运行</translation>
    </message>
    <message>
        <source>Guests run on this computer’s processor, with the engine %1</source>
        <translation>虚拟机在此计算机的处理器上运行，使用引擎 %1</translation>
    </message>
    <message>
        <source>%1, as no better engine can be used (%2).</source>
        <comment>what is used, why not others</comment>
        <translation>%1，因为没有更好的引擎可用（%2）。</translation>
    </message>
    <message>
        <source>%1: it is the only engine that this version of Apiary has.</source>
        <comment>what is used</comment>
        <translation>%1：这是此版本 Apiary 唯一的引擎。</translation>
    </message>
    <message>
        <source>%1: it is the best engine that there is.</source>
        <comment>what is used</comment>
        <translation>%1：这是现有最好的引擎。</translation>
    </message>
    <message>
        <source>Whether it is a virtual machine itself cannot be told.</source>
        <translation>无法判断它本身是否为虚拟机。</translation>
    </message>
    <message>
        <source>It is no virtual machine itself: no other hypervisor takes part.</source>
        <translation>它本身不是虚拟机：没有其他虚拟机监控程序参与。</translation>
    </message>
    <message>
        <source>It is a virtual machine itself.</source>
        <translation>它本身是虚拟机。</translation>
    </message>
    <message>
        <source>It is a virtual machine itself (%1).</source>
        <comment>inside what</comment>
        <translation>它本身是虚拟机（%1）。</translation>
    </message>
    <message>
        <source>%1 What works in it: %2</source>
        <comment>a sentence, a list</comment>
        <translation>%1其中可用的是：%2</translation>
    </message>
</context>
<context>
    <name>Autostart</name>
    <message>
        <source>Starting with the session could not be changed</source>
        <translation>无法更改随会话自动启动的设置</translation>
    </message>
    <message>
        <source>Make “%1” writable</source>
        <translation>请将“%1”设为可写</translation>
    </message>
</context>
<context>
    <name>HostTexts</name>
    <message>
        <source>Long mode</source>
        <translation>长模式</translation>
    </message>
    <message>
        <source>Unrestricted guest</source>
        <translation>无限制客户机 (unrestricted guest)</translation>
    </message>
    <message>
        <source>Posted interrupts</source>
        <translation>投递中断 (posted interrupts)</translation>
    </message>
    <message>
        <source>Nested paging (RVI)</source>
        <translation>嵌套分页 (RVI)</translation>
    </message>
    <message>
        <source>Real hardware</source>
        <translation>真实硬件</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>引擎</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>Huge pages</source>
        <translation>大页 (huge pages)</translation>
    </message>
    <message>
        <source>Tap devices</source>
        <translation>TAP 设备</translation>
    </message>
    <message>
        <source>Bridges</source>
        <translation>网桥</translation>
    </message>
    <message>
        <source>32-bit programs</source>
        <translation>32 位程序</translation>
    </message>
    <message>
        <source>64-bit code, which all of Apiary is</source>
        <translation>64 位代码；Apiary 全部由它构成</translation>
    </message>
    <message>
        <source>64-bit and 32-bit guests</source>
        <translation>64 位和 32 位虚拟机</translation>
    </message>
    <message>
        <source>nothing: Apiary is a 64-bit program</source>
        <translation>什么都不行：Apiary 是 64 位程序</translation>
    </message>
    <message>
        <source>Intel&apos;s hardware virtualization: guests&apos; code runs on the processor itself</source>
        <translation>Intel 的硬件虚拟化：虚拟机的代码直接在处理器上运行</translation>
    </message>
    <message>
        <source>AMD&apos;s hardware virtualization: guests&apos; code runs on the processor itself</source>
        <translation>AMD 的硬件虚拟化：虚拟机的代码直接在处理器上运行</translation>
    </message>
    <message>
        <source>engines that use the processor</source>
        <translation>使用处理器的引擎</translation>
    </message>
    <message>
        <source>guests on the software CPU, slowly</source>
        <translation>软件 CPU 上的虚拟机，速度较慢</translation>
    </message>
    <message>
        <source>the processor itself walks a guest&apos;s page tables and the host&apos;s below them</source>
        <translation>处理器自己遍历虚拟机的页表及其下层宿主机的页表</translation>
    </message>
    <message>
        <source>KVM and bhyve at full speed</source>
        <translation>KVM 和 bhyve 全速运行</translation>
    </message>
    <message>
        <source>KVM with shadow page tables, more slowly; bhyve does not start</source>
        <translation>KVM 使用影子页表，较慢；bhyve 无法启动</translation>
    </message>
    <message>
        <source>guests may run in real mode, which firmware and further CPUs begin in</source>
        <translation>虚拟机可以在实模式下运行；固件和其他 CPU 都从该模式开始</translation>
    </message>
    <message>
        <source>guests with several vCPUs, with UEFI or a BIOS</source>
        <translation>具有多个 vCPU、使用 UEFI 或 BIOS 的虚拟机</translation>
    </message>
    <message>
        <source>on bhyve guests with one vCPU whose kernel is loaded directly, and no UEFI or BIOS; KVM emulates what is missing</source>
        <translation>在 bhyve 上只能运行单 vCPU、直接加载内核的虚拟机，不能使用 UEFI 或 BIOS；KVM 会模拟缺少的部分</translation>
    </message>
    <message>
        <source>address translations of several guests are kept apart, and need not be thrown away</source>
        <translation>多个虚拟机的地址转换相互区分，无需丢弃</translation>
    </message>
    <message>
        <source>quick changes between guest and host</source>
        <translation>虚拟机与宿主机之间的快速切换</translation>
    </message>
    <message>
        <source>everything, a little slower</source>
        <translation>全部，略慢</translation>
    </message>
    <message>
        <source>interrupts reach a running guest without stopping it</source>
        <translation>中断无需停止虚拟机即可送达</translation>
    </message>
    <message>
        <source>less delay for disks and networks</source>
        <translation>磁盘和网络延迟更低</translation>
    </message>
    <message>
        <source>everything, with one exit more for an interrupt</source>
        <translation>全部，但每次中断多一次退出</translation>
    </message>
    <message>
        <source>the processor tells where an intercepted instruction ends</source>
        <translation>处理器会指出被截获的指令在何处结束</translation>
    </message>
    <message>
        <source>bhyve, and KVM without decoding instructions</source>
        <translation>bhyve，以及无需解码指令的 KVM</translation>
    </message>
    <message>
        <source>KVM; bhyve does not start</source>
        <translation>KVM；bhyve 无法启动</translation>
    </message>
    <message>
        <source>interrupts to more than 255 CPUs, and with fewer exits</source>
        <translation>可向 255 个以上的 CPU 发送中断，且退出更少</translation>
    </message>
    <message>
        <source>guests and hosts with many CPUs</source>
        <translation>具有许多 CPU 的虚拟机和宿主机</translation>
    </message>
    <message>
        <source>everything up to 255 CPUs</source>
        <translation>255 个 CPU 以内全部可用</translation>
    </message>
    <message>
        <source>an instruction that counts bits; of old processors it suggests EPT, and no more</source>
        <translation>计算位数的指令；在旧处理器上它只是暗示有 EPT</translation>
    </message>
    <message>
        <source>systems that are built for x86-64-v2</source>
        <translation>为 x86-64-v2 构建的系统</translation>
    </message>
    <message>
        <source>older systems; those built for x86-64-v2 do not start on engines that use the processor</source>
        <translation>较旧的系统；为 x86-64-v2 构建的系统无法在使用处理器的引擎上启动</translation>
    </message>
    <message>
        <source>registers beyond SSE&apos;s are saved and switched</source>
        <translation>保存并切换 SSE 之后的寄存器</translation>
    </message>
    <message>
        <source>guests with AVX and newer registers</source>
        <translation>使用 AVX 及更新寄存器的虚拟机</translation>
    </message>
    <message>
        <source>guests with SSE</source>
        <translation>使用 SSE 的虚拟机</translation>
    </message>
    <message>
        <source>vector instructions of 256 bits</source>
        <translation>256 位向量指令</translation>
    </message>
    <message>
        <source>guests that use them</source>
        <translation>使用它们的虚拟机</translation>
    </message>
    <message>
        <source>none: it takes another processor</source>
        <translation>无：需要更换处理器</translation>
    </message>
    <message>
        <source>ask a helper that runs as root: %1</source>
        <translation>询问以 root 运行的辅助程序：%1</translation>
    </message>
    <message>
        <source>add the output of cpuid -r, or of dmesg from FreeBSD</source>
        <translation>添加 cpuid -r 或 FreeBSD 的 dmesg 的输出</translation>
    </message>
    <message>
        <source>in the firmware&apos;s set-up switch on %1, save, and switch the power off once; then %2</source>
        <translation>在固件设置中打开 %1，保存并断电一次；然后 %2</translation>
    </message>
    <message>
        <source>in the firmware&apos;s set-up switch on %1, save, and switch the power off once</source>
        <translation>在固件设置中打开 %1，保存并断电一次</translation>
    </message>
    <message>
        <source>look in the firmware&apos;s set-up for %1: when it is off there, Linux hides VT-x; if there is no such option, the processor has none</source>
        <translation>在固件设置中查找 %1：如果已关闭，Linux 会隐藏 VT-x；如果没有该选项，则处理器不支持</translation>
    </message>
    <message>
        <source>look in the firmware&apos;s set-up for %1: when it is off there, Linux 6.7 and later hides AMD-V; if there is no such option, the processor has none</source>
        <translation>在固件设置中查找 %1：如果已关闭，Linux 6.7 及更高版本会隐藏 AMD-V；如果没有该选项，则处理器不支持</translation>
    </message>
    <message>
        <source>on the outer host: load kvm_intel or kvm_amd with nested=1, and give this machine the processor %1</source>
        <translation>在外层宿主机上：以 nested=1 加载 kvm_intel 或 kvm_amd，并把此机器的处理器设为 %1</translation>
    </message>
    <message>
        <source>on the outer host: %1</source>
        <translation>在外层宿主机上：%1</translation>
    </message>
    <message>
        <source>-cpu max, which has AMD-V</source>
        <translation>-cpu max，它带有 AMD-V</translation>
    </message>
    <message>
        <source>in this machine&apos;s settings switch on %1</source>
        <translation>在此机器的设置中打开 %1</translation>
    </message>
    <message>
        <source>in this machine&apos;s configuration: %1</source>
        <translation>在此机器的配置中：%1</translation>
    </message>
    <message>
        <source>none: bhyve passes on neither VT-x nor AMD-V</source>
        <translation>无：bhyve 不会传递 VT-x 或 AMD-V</translation>
    </message>
    <message>
        <source>switch on nested virtualization for this machine, where the hypervisor around it can do that</source>
        <translation>如果外层虚拟机监控程序支持，请为此机器打开嵌套虚拟化</translation>
    </message>
    <message>
        <source>keeps a device that is handed to a guest within that guest&apos;s memory</source>
        <translation>把交给虚拟机的设备限制在该虚拟机的内存内</translation>
    </message>
    <message>
        <source>everything but handing devices of the host to guests</source>
        <translation>除了把宿主机的设备交给虚拟机之外的一切</translation>
    </message>
    <message>
        <source>handing devices of the host to guests</source>
        <translation>把宿主机的设备交给虚拟机</translation>
    </message>
    <message>
        <source>not in use</source>
        <translation>未使用</translation>
    </message>
    <message>
        <source>boot with %1</source>
        <translation>使用 %1 启动</translation>
    </message>
    <message>
        <source>none that matters: a virtual machine has no devices to hand on</source>
        <translation>无关紧要：虚拟机没有可转交的设备</translation>
    </message>
    <message>
        <source>in the firmware&apos;s set-up switch on %1; without that option the board has none</source>
        <translation>在固件设置中打开 %1；如果没有该选项，则主板不支持</translation>
    </message>
    <message>
        <source>whether there is no other virtual machine around this one</source>
        <translation>此机器外层是否没有其他虚拟机</translation>
    </message>
    <message>
        <source>inside a virtual machine</source>
        <translation>在虚拟机中</translation>
    </message>
    <message>
        <source>inside %1</source>
        <translation>在 %1 中</translation>
    </message>
    <message>
        <source>guests within this machine (nested), more slowly, and as far as the outer hypervisor carries it</source>
        <translation>此机器内的（嵌套）虚拟机，较慢，且取决于外层虚拟机监控程序</translation>
    </message>
    <message>
        <source>guests on the software CPU: the outer hypervisor passes on neither VT-x nor AMD-V</source>
        <translation>软件 CPU 上的虚拟机：外层虚拟机监控程序不传递 VT-x 或 AMD-V</translation>
    </message>
    <message>
        <source>the kernel&apos;s part of an engine that uses the processor</source>
        <translation>使用处理器的引擎的内核部分</translation>
    </message>
    <message>
        <source>%1 is installed and not loaded</source>
        <translation>%1 已安装但未加载</translation>
    </message>
    <message>
        <source>%1 is not installed</source>
        <translation>%1 未安装</translation>
    </message>
    <message>
        <source>install the module %1 for the kernel that runs (%2), or start the kernel whose modules are installed</source>
        <translation>为正在运行的内核（%2）安装模块 %1，或启动已安装其模块的内核</translation>
    </message>
    <message>
        <source>as root: %1; it is loaded by itself when a bridge is made</source>
        <translation>以 root 身份：%1；创建网桥时会自动加载</translation>
    </message>
    <message>
        <source>as root: %1; then log in again</source>
        <translation>以 root 身份：%1；然后重新登录</translation>
    </message>
    <message>
        <source>as root: %1</source>
        <translation>以 root 身份：%1</translation>
    </message>
    <message>
        <source>a pagetable VM (%1)</source>
        <translation>pagetable VM (%1)</translation>
    </message>
    <message>
        <source>small programs; it interprets what a kernel does, and no stock kernel boots on it</source>
        <translation>小程序；它解释执行内核的操作，普通内核无法在其上启动</translation>
    </message>
    <message>
        <source>use the software CPU here</source>
        <translation>请在此使用软件 CPU</translation>
    </message>
    <message>
        <source>%1, interface %2</source>
        <translation>%1，接口版本 %2</translation>
    </message>
    <message>
        <source>start a kernel of Linux 2.6.22 or later</source>
        <translation>启动 Linux 2.6.22 或更高版本的内核</translation>
    </message>
    <message>
        <source>see %1 first: the module does not load without it</source>
        <translation>先看 %1：没有它模块无法加载</translation>
    </message>
    <message>
        <source>of FreeBSD %1</source>
        <translation>来自 FreeBSD %1</translation>
    </message>
    <message>
        <source>loaded and not initialised</source>
        <translation>已加载但未初始化</translation>
    </message>
    <message>
        <source>dmesg | grep vmx_init tells why; give that to apiaryctl explain</source>
        <translation>dmesg | grep vmx_init 会说明原因；请把它交给 apiaryctl explain</translation>
    </message>
    <message>
        <source>the helper may not open it</source>
        <translation>辅助程序无权打开它</translation>
    </message>
    <message>
        <source>you may not open it</source>
        <translation>您无权打开它</translation>
    </message>
    <message>
        <source>have an administrator give a group of yours %1 (mode 0660), or use the helper of the system, which runs as root</source>
        <translation>请管理员把 %1 交给您所在的用户组（模式 0660），或使用以 root 运行的系统辅助程序</translation>
    </message>
    <message>
        <source>opening it fails: error %1</source>
        <translation>打开失败：错误 %1</translation>
    </message>
    <message>
        <source>another hypervisor has the processor&apos;s virtualization; end that first</source>
        <translation>另一个虚拟机监控程序占用了处理器的虚拟化功能；请先结束它</translation>
    </message>
    <message>
        <source>see the kernel&apos;s log</source>
        <translation>查看内核日志</translation>
    </message>
    <message>
        <source>what an engine reaches the kernel&apos;s part through</source>
        <translation>引擎通过它访问内核部分</translation>
    </message>
    <message>
        <source>see the row before</source>
        <translation>见上一行</translation>
    </message>
    <message>
        <source>this release has only sysctl %1</source>
        <translation>此版本只有 sysctl %1</translation>
    </message>
    <message>
        <source>use the helper of the system, which runs as root</source>
        <translation>使用以 root 运行的系统辅助程序</translation>
    </message>
    <message>
        <source>the helper can use it</source>
        <translation>辅助程序可以使用它</translation>
    </message>
    <message>
        <source>you can use it</source>
        <translation>您可以使用它</translation>
    </message>
    <message>
        <source>what runs guests&apos; code when nothing else is asked for</source>
        <translation>未另行指定时运行虚拟机代码的引擎</translation>
    </message>
    <message>
        <source>Apiary&apos;s own list of engines</source>
        <translation>Apiary 自己的引擎列表</translation>
    </message>
    <message>
        <source>it is the only one that this version of Apiary has</source>
        <translation>它是此版本 Apiary 唯一的引擎</translation>
    </message>
    <message>
        <source>it is the best one that there is</source>
        <translation>它是现有最好的引擎</translation>
    </message>
    <message>
        <source>guests&apos; RAM comes out of it</source>
        <translation>虚拟机的内存由此分配</translation>
    </message>
    <message>
        <source>%1, %2 available</source>
        <translation>%1，其中 %2 可用</translation>
    </message>
    <message>
        <source>guests with up to about %1 in all</source>
        <translation>总计约 %1 以内的虚拟机</translation>
    </message>
    <message>
        <source>fewer TLB misses for guests&apos; RAM</source>
        <translation>减少虚拟机内存的 TLB 未命中</translation>
    </message>
    <message>
        <source>superpages are used by themselves</source>
        <translation>会自动使用超级页</translation>
    </message>
    <message>
        <source>in /boot/loader.conf: %1</source>
        <translation>在 /boot/loader.conf 中：%1</translation>
    </message>
    <message>
        <source>none reserved; transparent: %1</source>
        <translation>未预留；透明大页：%1</translation>
    </message>
    <message>
        <source>none reserved</source>
        <translation>未预留</translation>
    </message>
    <message>
        <source>%1 reserved; transparent: %2</source>
        <translation>已预留 %1；透明大页：%2</translation>
    </message>
    <message>
        <source>%1 (%2 free)</source>
        <translation>%1（空闲 %2）</translation>
    </message>
    <message>
        <source>network cards of guests that appear on the host</source>
        <translation>出现在宿主机上的虚拟机网卡</translation>
    </message>
    <message>
        <source>tap networks; making a tap takes root, or the helper of the system</source>
        <translation>TAP 网络；创建 TAP 需要 root 或系统辅助程序</translation>
    </message>
    <message>
        <source>user networks (--net user), which need none</source>
        <translation>用户网络 (--net user)，不需要它</translation>
    </message>
    <message>
        <source>guests in the same network as the host</source>
        <translation>与宿主机处于同一网络的虚拟机</translation>
    </message>
    <message>
        <source>bridged networks</source>
        <translation>桥接网络</translation>
    </message>
    <message>
        <source>the host&apos;s own; what a guest runs is no matter of this</source>
        <translation>宿主机自己的程序；与虚拟机运行什么无关</translation>
    </message>
    <message>
        <source>tried</source>
        <translation>已实测</translation>
    </message>
    <message>
        <source>everything but 32-bit programs of the host; its processor, or the hypervisor around it, refuses 32-bit code segments</source>
        <translation>除宿主机的 32 位程序之外的一切；其处理器或外层虚拟机监控程序拒绝 32 位代码段</translation>
    </message>
    <message>
        <source>Probably: %1</source>
        <translation>很可能：%1</translation>
    </message>
    <message>
        <source>Perhaps, as far as can be told from here: %1</source>
        <translation>就目前所知，也许：%1</translation>
    </message>
    <message>
        <source>This machine cannot run Apiary: %1.</source>
        <translation>此机器无法运行 Apiary：%1。</translation>
    </message>
    <message>
        <source>This machine can run guests on its processor: %1.</source>
        <translation>此机器可以在其处理器上运行虚拟机：%1。</translation>
    </message>
    <message>
        <source>This virtual machine can run guests on its processor: %1.</source>
        <translation>此虚拟机可以在其处理器上运行虚拟机：%1。</translation>
    </message>
    <message>
        <source>This machine can run some guests on its processor: %1.</source>
        <translation>此机器可以在其处理器上运行部分虚拟机：%1。</translation>
    </message>
    <message>
        <source>This virtual machine can run some guests on its processor: %1.</source>
        <translation>此虚拟机可以在其处理器上运行部分虚拟机：%1。</translation>
    </message>
    <message>
        <source>This machine could run guests on its processor, but %1. Until that is mended they run on the software CPU.</source>
        <translation>此机器本可以在其处理器上运行虚拟机，但%1。在修复之前，虚拟机在软件 CPU 上运行。</translation>
    </message>
    <message>
        <source>This virtual machine could run guests on its processor, but %1. Until that is mended they run on the software CPU.</source>
        <translation>此虚拟机本可以在其处理器上运行虚拟机，但%1。在修复之前，虚拟机在软件 CPU 上运行。</translation>
    </message>
    <message>
        <source>This machine may be able to run guests on its processor: %1.</source>
        <translation>此机器也许可以在其处理器上运行虚拟机：%1。</translation>
    </message>
    <message>
        <source>This virtual machine may be able to run guests on its processor: %1.</source>
        <translation>此虚拟机也许可以在其处理器上运行虚拟机：%1。</translation>
    </message>
    <message>
        <source>This machine runs guests on the software CPU alone: %1.</source>
        <translation>此机器只能在软件 CPU 上运行虚拟机：%1。</translation>
    </message>
    <message>
        <source>This virtual machine runs guests on the software CPU alone: %1.</source>
        <translation>此虚拟机只能在软件 CPU 上运行虚拟机：%1。</translation>
    </message>
    <message>
        <source>the firmware has switched %1 off</source>
        <translation>固件关闭了 %1</translation>
    </message>
    <message>
        <source>the processor has neither VT-x nor AMD-V</source>
        <translation>处理器既没有 VT-x 也没有 AMD-V</translation>
    </message>
    <message>
        <source>whether the processor has %1 cannot be told</source>
        <translation>无法判断处理器是否有 %1</translation>
    </message>
    <message>
        <source>its KVM is a pagetable VM, on which no stock kernel boots</source>
        <translation>它的 KVM 是 pagetable VM，普通内核无法在其上启动</translation>
    </message>
    <message>
        <source>the processor has %1 without %2: KVM makes shadow page tables, and is slower</source>
        <translation>处理器有 %1 而没有 %2：KVM 使用影子页表，因而较慢</translation>
    </message>
    <message>
        <source>the processor has %1, but no %2, without which bhyve does not start</source>
        <translation>处理器有 %1，但没有 bhyve 启动所需的 %2</translation>
    </message>
    <message>
        <source>the processor has %1, and whether it has %2 cannot be told</source>
        <translation>处理器有 %1，无法判断是否有 %2</translation>
    </message>
    <message>
        <source>the processor has VT-x, EPT and unrestricted guest</source>
        <translation>处理器有 VT-x、EPT 和 unrestricted guest</translation>
    </message>
    <message>
        <source>the processor has VT-x and EPT, but not unrestricted guest: one vCPU, and no UEFI or BIOS</source>
        <translation>处理器有 VT-x 和 EPT，但没有 unrestricted guest：只能有一个 vCPU，不能使用 UEFI 或 BIOS</translation>
    </message>
    <message>
        <source>the processor has VT-x and EPT; whether it has unrestricted guest cannot be told</source>
        <translation>处理器有 VT-x 和 EPT；无法判断是否有 unrestricted guest</translation>
    </message>
    <message>
        <source>the processor has AMD-V, nested paging and NRIP save</source>
        <translation>处理器有 AMD-V、嵌套分页和 NRIP save</translation>
    </message>
    <message>
        <source>the processor has no %1</source>
        <translation>处理器没有 %1</translation>
    </message>
    <message>
        <source>the processor has %1</source>
        <translation>处理器有 %1</translation>
    </message>
    <message>
        <source>Apiary is a 64-bit program, and the processor has no long mode</source>
        <translation>Apiary 是 64 位程序，而处理器没有长模式</translation>
    </message>
    <message>
        <source>the software CPU runs every guest on every 64-bit machine, slowly</source>
        <translation>软件 CPU 可在任何 64 位机器上运行任何虚拟机，但较慢</translation>
    </message>
    <message>
        <source>see %1</source>
        <translation>见 %1</translation>
    </message>
    <message>
        <source>install the package %1</source>
        <translation>安装软件包 %1</translation>
    </message>
    <message>
        <source>start the helper apiaryd with this computer</source>
        <translation>随本计算机启动辅助程序 apiaryd</translation>
    </message>
    <message>
        <source>make %1 a member of the group %2</source>
        <translation>将 %1 加入组 %2</translation>
    </message>
    <message>
        <source>load the kernel module %1 now</source>
        <translation>立即加载内核模块 %1</translation>
    </message>
    <message>
        <source>load the kernel module %1 at every start</source>
        <translation>每次启动时加载内核模块 %1</translation>
    </message>
    <message>
        <source>without it nobody keeps guests, and none starts with this computer</source>
        <translation>没有它就没有程序管理虚拟机，也没有虚拟机随本计算机启动</translation>
    </message>
    <message>
        <source>members of this group may use the helper of the system</source>
        <translation>此组的成员可以使用系统的辅助程序</translation>
    </message>
    <message>
        <source>members of this group may use the processor&apos;s virtualization without the helper</source>
        <translation>此组的成员无需辅助程序即可使用处理器的虚拟化</translation>
    </message>
    <message>
        <source>engines that use the processor&apos;s virtualization need it; the software CPU does without</source>
        <translation>使用处理器虚拟化的引擎需要它；软件 CPU 不需要</translation>
    </message>
    <message>
        <source>network cards of guests appear on this computer as tap devices</source>
        <translation>虚拟机的网卡在本计算机上显示为 tap 设备</translation>
    </message>
    <message>
        <source>bridges put guests into the same network as this computer</source>
        <translation>网桥使虚拟机与本计算机处于同一网络</translation>
    </message>
    <message>
        <source>guests of bhyve have their consoles on null modems</source>
        <translation>bhyve 的虚拟机通过空调制解调器提供控制台</translation>
    </message>
    <message>
        <source>for NAT, which translates the addresses of guests</source>
        <translation>用于转换虚拟机地址的 NAT</translation>
    </message>
    <message>
        <source>guests of NAT and host-only networks get addresses and a name server from it</source>
        <translation>NAT 和仅主机网络中的虚拟机由它获得地址和域名服务器</translation>
    </message>
    <message>
        <source>guests that start with UEFI need a firmware</source>
        <translation>以 UEFI 启动的虚拟机需要固件</translation>
    </message>
    <message>
        <source>not enabled</source>
        <translation>未启用</translation>
    </message>
    <message>
        <source>enabled</source>
        <translation>已启用</translation>
    </message>
    <message>
        <source>not loaded</source>
        <translation>未加载</translation>
    </message>
    <message>
        <source>loaded</source>
        <translation>已加载</translation>
    </message>
    <message>
        <source>not installed</source>
        <translation>未安装</translation>
    </message>
    <message>
        <source>installed</source>
        <translation>已安装</translation>
    </message>
    <message>
        <source>the kernel that runs has no module %1</source>
        <translation>正在运行的内核没有模块 %1</translation>
    </message>
    <message>
        <source>install it, or start the kernel whose modules are installed</source>
        <translation>安装它，或启动已安装其模块的内核</translation>
    </message>
    <message>
        <source>apiaryd is not installed as a service</source>
        <translation>apiaryd 未安装为服务</translation>
    </message>
    <message>
        <source>install Apiary&apos;s package</source>
        <translation>安装 Apiary 的软件包</translation>
    </message>
    <message>
        <source>this system does not use systemd</source>
        <translation>本系统不使用 systemd</translation>
    </message>
    <message>
        <source>have its own service manager start the program: %1</source>
        <translation>让系统自己的服务管理器启动此程序：%1</translation>
    </message>
    <message>
        <source>the service apiaryd is masked</source>
        <translation>服务 apiaryd 已被屏蔽</translation>
    </message>
    <message>
        <source>no package manager that Apiary knows is here</source>
        <translation>这里没有 Apiary 认识的软件包管理器</translation>
    </message>
    <message>
        <source>install it by other means</source>
        <translation>用其他方式安装</translation>
    </message>
    <message>
        <source>the file %1 cannot be changed</source>
        <translation>无法更改文件 %1</translation>
    </message>
    <message>
        <source>there is no group %1 here</source>
        <translation>这里没有组 %1</translation>
    </message>
    <message>
        <source>install the package that makes it, or make it</source>
        <translation>安装创建它的软件包，或自行创建</translation>
    </message>
    <message>
        <source>the package %1 stays, as other programs may use it by now</source>
        <translation>软件包 %1 保留，因为其他程序可能已在使用它</translation>
    </message>
    <message>
        <source>who is logged in keeps the groups that are taken away</source>
        <translation>已登录的用户仍保留被移除的组</translation>
    </message>
    <message>
        <source>log out</source>
        <translation>注销</translation>
    </message>
    <message>
        <source>installing packages</source>
        <translation>正在安装软件包</translation>
    </message>
    <message>
        <source>changing %1</source>
        <translation>正在更改 %1</translation>
    </message>
    <message>
        <source>making the link %1</source>
        <translation>正在创建链接 %1</translation>
    </message>
    <message>
        <source>loading the kernel module %1</source>
        <translation>正在加载内核模块 %1</translation>
    </message>
    <message>
        <source>undoing: %1</source>
        <translation>正在撤销：%1</translation>
    </message>
    <message>
        <source>this processor offers no virtualization to this system</source>
        <translation>此处理器不向本系统提供虚拟化</translation>
    </message>
    <message>
        <source>guests run on the software CPU; apiaryctl check tells why</source>
        <translation>虚拟机在软件 CPU 上运行；apiaryctl check 会说明原因</translation>
    </message>
    <message>
        <source>setting this computer up</source>
        <translation>正在设置本计算机</translation>
    </message>
    <message>
        <source>taking back what was set up</source>
        <translation>正在撤回所做的设置</translation>
    </message>
    <message>
        <source>remove it with: %1</source>
        <translation>移除它：%1</translation>
    </message>
    <message>
        <source>unmask it with: %1</source>
        <translation>解除屏蔽：%1</translation>
    </message>
</context>
<context>
    <name>Network</name>
    <message>
        <source>Bridged</source>
        <translation>桥接</translation>
    </message>
    <message>
        <source>Host-only</source>
        <translation>仅主机</translation>
    </message>
    <message>
        <source>NAT</source>
        <translation>NAT</translation>
    </message>
    <message>
        <source>Guests are machines beside this computer, in the network that its cable leads to. Others reach them. Not by Wi-Fi.</source>
        <translation>虚拟机与此计算机并列，处于网线所连接的网络中。其他机器可以访问它们。不适用于 Wi-Fi。</translation>
    </message>
    <message>
        <source>Guests reach this computer and each other, and nobody else. Nobody else reaches them.</source>
        <translation>虚拟机只能访问此计算机和彼此。其他机器无法访问它们。</translation>
    </message>
    <message>
        <source>Guests reach what this computer reaches, by its address; also by Wi-Fi. Others do not reach them.</source>
        <translation>虚拟机以此计算机的地址访问它所能访问的网络，也适用于 Wi-Fi。其他机器无法访问虚拟机。</translation>
    </message>
    <message>
        <source>Bridged with %1, VLAN %2</source>
        <translation>与 %1 桥接，VLAN %2</translation>
    </message>
    <message>
        <source>Bridged with %1</source>
        <translation>与 %1 桥接</translation>
    </message>
    <message>
        <source>with DHCP</source>
        <translation>带 DHCP</translation>
    </message>
    <message>
        <source>%1 for %2</source>
        <comment>tap, guest</comment>
        <translation>%1 用于 %2</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Being set up</source>
        <translation>正在设置</translation>
    </message>
    <message>
        <source>Set up</source>
        <translation>已设置</translation>
    </message>
    <message>
        <source>Being undone</source>
        <translation>正在撤销</translation>
    </message>
    <message>
        <source>Ethernet</source>
        <translation>以太网</translation>
    </message>
    <message>
        <source>Wi-Fi</source>
        <translation>Wi-Fi</translation>
    </message>
    <message>
        <source>Bridge</source>
        <translation>网桥</translation>
    </message>
    <message>
        <source>VLAN</source>
        <translation>VLAN</translation>
    </message>
    <message>
        <source>Tap device</source>
        <translation>TAP 设备</translation>
    </message>
    <message>
        <source>Loopback</source>
        <translation>环回</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>已启用</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>未启用</translation>
    </message>
    <message>
        <source>nobody at the other end</source>
        <translation>对端无连接</translation>
    </message>
    <message>
        <source>leads to the default gateway</source>
        <translation>通往默认网关</translation>
    </message>
    <message>
        <source>port of %1</source>
        <translation>%1 的端口</translation>
    </message>
    <message>
        <source>Guest</source>
        <translation>虚拟机</translation>
    </message>
    <message>
        <source>Uplink</source>
        <translation>上行链路</translation>
    </message>
    <message>
        <source>Gateway</source>
        <translation>网关</translation>
    </message>
    <message>
        <source>Name server</source>
        <translation>域名服务器</translation>
    </message>
    <message>
        <source>Works</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>Does not work</source>
        <translation>不正常</translation>
    </message>
    <message>
        <source>Not tried</source>
        <translation>未测试</translation>
    </message>
</context>
<context>
    <name>Options</name>
    <message>
        <source>apiary --help lists the options.</source>
        <translation>apiary --help 可列出所有选项。</translation>
    </message>
    <message>
        <source>Runs guests and shows their consoles in a window.</source>
        <translation>运行虚拟机，并在窗口中显示其控制台。</translation>
    </message>
    <message>
        <source>Show this text.</source>
        <translation>显示此文本。</translation>
    </message>
    <message>
        <source>Show the version.</source>
        <translation>显示版本。</translation>
    </message>
    <message>
        <source>Use the helper of this user alone; it is started where it is not there.</source>
        <translation>仅使用此用户自己的辅助程序；如果尚未运行，则启动它。</translation>
    </message>
    <message>
        <source>Use the helper of the whole computer.</source>
        <translation>使用整台计算机的辅助程序。</translation>
    </message>
    <message>
        <source>Use the helper that listens at PATH.</source>
        <translation>使用在 PATH 处监听的辅助程序。</translation>
    </message>
    <message>
        <source>Begin in the tray, where there is one.</source>
        <translation>如果有系统托盘，则启动到系统托盘。</translation>
    </message>
    <message>
        <source>Show this guest; a file: make a guest of it.</source>
        <translation>显示此虚拟机；如果是文件，则用它创建虚拟机。</translation>
    </message>
    <message>
        <source>Only one of --session, --system and --socket can be given.</source>
        <translation>--session、--system 和 --socket 只能指定其中一个。</translation>
    </message>
    <message>
        <source>Only one guest or file can be given.</source>
        <translation>只能指定一个虚拟机或文件。</translation>
    </message>
</context>
<context>
    <name>SessionHelper</name>
    <message>
        <source>The program apiaryd is not installed</source>
        <translation>未安装程序 apiaryd</translation>
    </message>
    <message>
        <source>Install it together with this one</source>
        <translation>请将它与本程序一起安装</translation>
    </message>
    <message>
        <source>%1 cannot be started</source>
        <translation>无法启动 %1</translation>
    </message>
</context>
<context>
    <name>SetupWords</name>
    <message>
        <source>Start with this computer</source>
        <translation>随本计算机启动</translation>
    </message>
    <message>
        <source>Access</source>
        <translation>访问权限</translation>
    </message>
    <message>
        <source>Hardware virtualization</source>
        <translation>硬件虚拟化</translation>
    </message>
    <message>
        <source>Networks of guests</source>
        <translation>虚拟机的网络</translation>
    </message>
    <message>
        <source>Consoles of bhyve</source>
        <translation>bhyve 的控制台</translation>
    </message>
    <message>
        <source>UEFI for guests</source>
        <translation>虚拟机的 UEFI</translation>
    </message>
    <message>
        <source>In order</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>Set up by Apiary</source>
        <translation>由 Apiary 设置</translation>
    </message>
    <message>
        <source>Cannot be set up</source>
        <translation>无法设置</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>缺少</translation>
    </message>
    <message>
        <source>From the next login on</source>
        <translation>下次登录起</translation>
    </message>
    <message>
        <source>From the next start of this computer on</source>
        <translation>本计算机下次启动起</translation>
    </message>
    <message>
        <source>Log out and in again: until then the new groups do not count.</source>
        <translation>请注销后重新登录：在此之前新的组不生效。</translation>
    </message>
    <message>
        <source>Restart this computer: until then not all of it counts.</source>
        <translation>请重新启动本计算机：在此之前并非全部生效。</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>无</translation>
    </message>
</context>
<context>
    <name>TextFile</name>
    <message>
        <source>The file %1 cannot be read.</source>
        <translation>无法读取文件 %1。</translation>
    </message>
    <message>
        <source>Choose one that is there and that you may read.</source>
        <translation>请选择存在且您有权读取的文件。</translation>
    </message>
    <message>
        <source>%1 is no file with text in it.</source>
        <translation>%1 不是文本文件。</translation>
    </message>
    <message>
        <source>Choose a file.</source>
        <translation>请选择一个文件。</translation>
    </message>
    <message>
        <source>The file %1 is longer than %2.</source>
        <translation>文件 %1 超过 %2。</translation>
    </message>
    <message>
        <source>Paste the part that matters.</source>
        <translation>请粘贴相关的部分。</translation>
    </message>
    <message>
        <source>The file %1 is no plain text.</source>
        <translation>文件 %1 不是纯文本。</translation>
    </message>
    <message>
        <source>Unpack it if it is compressed, or save it as plain text.</source>
        <translation>如果已压缩请先解压，或另存为纯文本。</translation>
    </message>
</context>
<context>
    <name>Trouble</name>
    <message>
        <source>You may not use the helper on this computer.</source>
        <translation>您无权使用此计算机上的辅助程序。</translation>
    </message>
    <message>
        <source>Ask the administrator, or use a helper of your own.</source>
        <translation>请联系管理员，或使用您自己的辅助程序。</translation>
    </message>
    <message>
        <source>You have joined the group “%1”, but this session does not know it yet.</source>
        <translation>您已加入用户组“%1”，但当前会话尚未生效。</translation>
    </message>
    <message>
        <source>Log out and in again.</source>
        <translation>请注销后重新登录。</translation>
    </message>
    <message>
        <source>Only members of the group “%1” may use the helper on this computer.</source>
        <translation>只有用户组“%1”的成员才能使用此计算机上的辅助程序。</translation>
    </message>
    <message>
        <source>Join the group, then log out and in again.</source>
        <translation>请加入该用户组，然后注销并重新登录。</translation>
    </message>
    <message>
        <source>The helper that runs the guests, apiaryd, is not running.</source>
        <translation>运行虚拟机的辅助程序 apiaryd 未在运行。</translation>
    </message>
    <message>
        <source>Start it.</source>
        <translation>请启动它。</translation>
    </message>
    <message>
        <source>The helper that runs the guests, apiaryd, has ended: nobody listens on its socket.</source>
        <translation>运行虚拟机的辅助程序 apiaryd 已结束：没有程序在监听它的套接字。</translation>
    </message>
    <message>
        <source>Start it again.</source>
        <translation>请重新启动它。</translation>
    </message>
    <message>
        <source>The helper, apiaryd, does not answer.</source>
        <translation>辅助程序 apiaryd 没有响应。</translation>
    </message>
    <message>
        <source>It may be very busy, or hang. Guests run on without it: it can be restarted.</source>
        <translation>它可能非常繁忙，也可能已停止响应。虚拟机不依赖它也会继续运行，因此可以重新启动它。</translation>
    </message>
    <message>
        <source>The helper, apiaryd, went away.</source>
        <translation>与辅助程序 apiaryd 的连接已断开。</translation>
    </message>
    <message>
        <source>Guests run on without it. It is looked for until it is back.</source>
        <translation>没有它，虚拟机也会继续运行。在它恢复之前会一直尝试查找。</translation>
    </message>
    <message>
        <source>What answers is not the helper that belongs to this version of Apiary.</source>
        <translation>响应的程序不是与此版本的 Apiary 配套的辅助程序。</translation>
    </message>
    <message>
        <source>Install apiary and apiaryd in the same version, then restart apiaryd.</source>
        <translation>请安装相同版本的 apiary 和 apiaryd，然后重新启动 apiaryd。</translation>
    </message>
</context>
<context>
    <name>Verb</name>
    <message>
        <source>&amp;Start</source>
        <translation>启动(&amp;S)</translation>
    </message>
    <message>
        <source>Shut &amp;down</source>
        <translation>关机(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Force off</source>
        <translation>强制关机(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>暂停(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>恢复(&amp;R)</translation>
    </message>
    <message>
        <source>R&amp;eset</source>
        <translation>重置(&amp;E)</translation>
    </message>
    <message>
        <source>De&amp;lete</source>
        <translation>删除(&amp;L)</translation>
    </message>
    <message>
        <source>Turn the guest on</source>
        <translation>打开虚拟机的电源</translation>
    </message>
    <message>
        <source>Press the guest&apos;s power button and wait until it has shut down</source>
        <translation>按下虚拟机的电源按钮，并等待它关机</translation>
    </message>
    <message>
        <source>Pull the guest&apos;s plug: what it has not written to disk is lost</source>
        <translation>拔掉虚拟机的电源：尚未写入磁盘的内容将丢失</translation>
    </message>
    <message>
        <source>Hold the guest as it is</source>
        <translation>让虚拟机停在当前状态</translation>
    </message>
    <message>
        <source>Let the guest go on</source>
        <translation>让虚拟机继续运行</translation>
    </message>
    <message>
        <source>Press the guest&apos;s reset button: what it has not written to disk is lost</source>
        <translation>按下虚拟机的重置按钮：尚未写入磁盘的内容将丢失</translation>
    </message>
    <message>
        <source>Move the guest and the disks kept with it to the trash</source>
        <translation>将虚拟机以及与其一同保存的磁盘移到回收站</translation>
    </message>
    <message>
        <source>Cl&amp;one…</source>
        <translation>克隆(&amp;O)…</translation>
    </message>
    <message>
        <source>Make another guest like this one, with copies of the disks kept with it</source>
        <translation>创建与此相同的另一台虚拟机，并复制与它保存在一起的磁盘</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Powered off %1 ago</source>
        <translation>%1前关机</translation>
    </message>
    <message>
        <source>Ended by a reset %1 ago</source>
        <translation>%1前因重置而结束</translation>
    </message>
    <message>
        <source>Forced off %1 ago</source>
        <translation>%1前被强制关机</translation>
    </message>
    <message>
        <source>Crashed %1 ago</source>
        <translation>%1前崩溃</translation>
    </message>
    <message>
        <source>Ended itself %1 ago</source>
        <translation>%1前自行结束</translation>
    </message>
    <message>
        <source>Ended by a fault of the host %1 ago</source>
        <translation>%1前因主机故障而结束</translation>
    </message>
    <message>
        <source>Its process died %1 ago</source>
        <translation>%1前进程异常终止</translation>
    </message>
    <message>
        <source>Its process vanished %1 ago</source>
        <translation>%1前进程消失</translation>
    </message>
    <message>
        <source>Hung and was ended %1 ago</source>
        <translation>%1前因停止响应而被结束</translation>
    </message>
    <message>
        <source>Could not be started %1 ago</source>
        <translation>%1前启动失败</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 小时</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 天</translation>
    </message>
    <message>
        <source>Broken</source>
        <translation>已损坏</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>正在启动</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>正在运行</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>正在停止</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>state: why</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Running for %1</source>
        <translation>已运行 %1</translation>
    </message>
    <message>
        <source>Being cloned</source>
        <translation>正在克隆</translation>
    </message>
</context>
<context>
    <name>apiary::gui::AssessmentView</name>
    <message>
        <source>Capabilities</source>
        <translation>功能</translation>
    </message>
    <message>
        <source>Capability</source>
        <translation>功能</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>结论</translation>
    </message>
</context>
<context>
    <name>apiary::gui::BasicsPage</name>
    <message>
        <source>Name and resources</source>
        <translation>名称与资源</translation>
    </message>
    <message>
        <source>What is it called, and what does it get?</source>
        <translation>虚拟机叫什么名称，分配哪些资源？</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>名称(&amp;N)：</translation>
    </message>
    <message>
        <source>&amp;Description:</source>
        <translation>描述(&amp;D)：</translation>
    </message>
    <message>
        <source>&amp;Memory:</source>
        <translation>内存(&amp;M)：</translation>
    </message>
    <message>
        <source>&amp;CPUs:</source>
        <translation>CPU(&amp;C)：</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>描述</translation>
    </message>
    <message>
        <source>For people; may be empty</source>
        <translation>供人阅读；可以留空</translation>
    </message>
    <message>
        <source>CPUs</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>This computer has %1, of which %2 are free now.</source>
        <translation>此计算机有 %1，目前可用 %2。</translation>
    </message>
    <message>
        <source>This computer has %1.</source>
        <translation>此计算机有 %1。</translation>
    </message>
    <message>
        <source>CPUs of this computer: %1</source>
        <translation>此计算机的 CPU 数量：%1</translation>
    </message>
</context>
<context>
    <name>apiary::gui::CardEdit</name>
    <message>
        <source>What the card is connected to</source>
        <translation>网卡的连接对象</translation>
    </message>
    <message>
        <source>Nothing: the card is not there</source>
        <translation>无：不安装此网卡</translation>
    </message>
    <message>
        <source>This computer’s network (NAT)</source>
        <translation>此计算机的网络 (NAT)</translation>
    </message>
    <message>
        <source>A tap device</source>
        <translation>TAP 设备</translation>
    </message>
    <message>
        <source>Name of the tap device</source>
        <translation>TAP 设备的名称</translation>
    </message>
    <message>
        <source>MAC address</source>
        <translation>MAC 地址</translation>
    </message>
    <message>
        <source>Chosen when the change is applied</source>
        <translation>应用更改时自动选取</translation>
    </message>
    <message>
        <source>&amp;Connected to:</source>
        <translation>连接到(&amp;C)：</translation>
    </message>
    <message>
        <source>&amp;Device:</source>
        <translation>设备(&amp;D)：</translation>
    </message>
    <message>
        <source>Port forwards:</source>
        <translation>端口转发：</translation>
    </message>
    <message>
        <source>&amp;MAC address:</source>
        <translation>MAC 地址(&amp;M)：</translation>
    </message>
    <message>
        <source>Traffic:</source>
        <translation>流量：</translation>
    </message>
    <message>
        <source>The guest reaches what this computer reaches. Nobody reaches the guest, but through forwarded ports.</source>
        <translation>虚拟机能访问此计算机所能访问的网络。除了通过转发的端口，外部无法访问虚拟机。</translation>
    </message>
    <message>
        <source>The guest is a neighbour of this computer on a network of your own making. An administrator makes the device.</source>
        <translation>虚拟机与此计算机相邻，位于您自己建立的网络中。该设备由管理员创建。</translation>
    </message>
    <message>
        <source>The guest has no network by this card.</source>
        <translation>虚拟机不通过此网卡连接网络。</translation>
    </message>
    <message>
        <source>“%1” is no address of a network card. Give six bytes in hexadecimal, the first an even number, such as 02:00:00:12:34:56, or nothing to have one chosen.</source>
        <translation>“%1”不是网卡地址。请输入六个十六进制字节，其中第一个须为偶数，例如 02:00:00:12:34:56；留空则自动选取。</translation>
    </message>
    <message>
        <source>%1 received, %2 sent</source>
        <translation>已接收 %1，已发送 %2</translation>
    </message>
    <message numerus="yes">
        <source>%n packet(s) dropped</source>
        <translation>
            <numerusform>已丢弃 %n 个数据包</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>apiary::gui::ChangeList</name>
    <message>
        <source>%1: %2</source>
        <comment>what, new</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1: %2 → %3</source>
        <comment>what, old, new</comment>
        <translation>%1：%2 → %3</translation>
    </message>
    <message>
        <source>From the guest’s next start on:</source>
        <translation>从虚拟机下次启动起生效：</translation>
    </message>
    <message>
        <source>Restarting…</source>
        <translation>正在重新启动…</translation>
    </message>
    <message>
        <source>&amp;Restart Now…</source>
        <translation>立即重新启动(&amp;R)…</translation>
    </message>
    <message>
        <source>Shut the guest down, and start it again with these</source>
        <translation>将虚拟机关机，然后使用这些更改重新启动它</translation>
    </message>
</context>
<context>
    <name>apiary::gui::CloneDialog</name>
    <message>
        <source>Clone %1</source>
        <translation>克隆 %1</translation>
    </message>
    <message>
        <source>The disks kept with %1 are copied; until that is done it cannot be started or changed. The clone gets network addresses of its own. Everything else is named by both guests. Where that is a writable disk, a tap device or a forwarded port, only one of them can run at a time.</source>
        <translation>将复制与 %1 保存在一起的磁盘；完成之前不能启动或更改它。克隆会获得自己的网络地址，其余部分由两台虚拟机共用。如果共用的是可写磁盘、tap 设备或转发端口，则同一时间只能运行其中一台。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>名称(&amp;N)：</translation>
    </message>
    <message>
        <source>C&amp;lone</source>
        <translation>克隆(&amp;L)</translation>
    </message>
    <message>
        <source>Sho&amp;w command</source>
        <translation>显示命令(&amp;W)</translation>
    </message>
</context>
<context>
    <name>apiary::gui::CommandLineView</name>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy the command</source>
        <translation>复制命令</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Commands for %1</source>
        <translation>%1 的命令</translation>
    </message>
    <message>
        <source>%1:</source>
        <comment>what a command does</comment>
        <translation>%1：</translation>
    </message>
    <message>
        <source>The same in a terminal:</source>
        <translation>在终端中执行相同操作：</translation>
    </message>
</context>
<context>
    <name>apiary::gui::ConfirmationsSettingsPage</name>
    <message>
        <source>Ask before Apiary does this to a guest:</source>
        <translation>Apiary 对虚拟机执行以下操作前先询问：</translation>
    </message>
    <message>
        <source>&amp;Force off</source>
        <translation>强制关机(&amp;F)</translation>
    </message>
    <message>
        <source>What the guest has not written to disk is lost.</source>
        <translation>虚拟机尚未写入磁盘的内容将丢失。</translation>
    </message>
    <message>
        <source>&amp;Reset</source>
        <translation>重置(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>删除(&amp;D)</translation>
    </message>
    <message>
        <source>The guest goes to the trash, from where it can be brought back.</source>
        <translation>虚拟机将被移到回收站，可以从那里恢复。</translation>
    </message>
</context>
<context>
    <name>apiary::gui::ConnectionPage</name>
    <message>
        <source>Start a &amp;helper of my own</source>
        <translation>启动我自己的辅助程序(&amp;H)</translation>
    </message>
    <message>
        <source>Runs guests with your own rights alone. They have NAT, and no bridged network.</source>
        <translation>仅以您自己的权限运行虚拟机。虚拟机可以使用 NAT，但不能使用桥接网络。</translation>
    </message>
    <message>
        <source>Looking for the helper that runs the guests</source>
        <translation>正在查找运行虚拟机的辅助程序</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>重试(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Set up this computer…</source>
        <translation>设置本计算机(&amp;S)…</translation>
    </message>
    <message>
        <source>Has the helper start with this computer, and lets you use it.</source>
        <translation>让辅助程序随本计算机启动，并允许您使用它。</translation>
    </message>
</context>
<context>
    <name>apiary::gui::ConsoleActions</name>
    <message>
        <source>Colour &amp;Scheme</source>
        <translation>配色方案(&amp;S)</translation>
    </message>
    <message>
        <source>Take &amp;Control</source>
        <translation>取得控制权(&amp;C)</translation>
    </message>
    <message>
        <source>What you type reaches the guest, and what others type does not any more</source>
        <translation>您输入的内容将送达虚拟机，其他人输入的内容不再送达</translation>
    </message>
    <message>
        <source>Let Others &amp;Type</source>
        <translation>允许其他人输入(&amp;T)</translation>
    </message>
    <message>
        <source>What you type does not reach the guest until you take control again</source>
        <translation>在您重新取得控制权之前，您输入的内容不会送达虚拟机</translation>
    </message>
    <message>
        <source>&amp;Search</source>
        <translation>搜索(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>粘贴(&amp;P)</translation>
    </message>
    <message>
        <source>Select &amp;All</source>
        <translation>全选(&amp;A)</translation>
    </message>
    <message>
        <source>Zoom &amp;In</source>
        <translation>放大(&amp;I)</translation>
    </message>
    <message>
        <source>Zoom &amp;Out</source>
        <translation>缩小(&amp;O)</translation>
    </message>
    <message>
        <source>Normal Si&amp;ze</source>
        <translation>正常大小(&amp;Z)</translation>
    </message>
    <message>
        <source>Save to &amp;File…</source>
        <translation>保存到文件(&amp;F)…</translation>
    </message>
    <message>
        <source>Open in a &amp;Window of Its Own</source>
        <translation>在独立窗口中打开(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Give the Keyboard to the Guest</source>
        <translation>将键盘交给虚拟机(&amp;G)</translation>
    </message>
    <message>
        <source>All keys reach the guest, those of this window too, until you press the right Ctrl key</source>
        <translation>所有按键（包括此窗口的快捷键）都会送达虚拟机，直到您按下右 Ctrl 键</translation>
    </message>
    <message>
        <source>&amp;Leave the Console</source>
        <translation>离开控制台(&amp;L)</translation>
    </message>
    <message>
        <source>Move the keyboard focus to the tool bar</source>
        <translation>将键盘焦点移到工具栏</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>what a button does, its keys</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>As the &amp;Desktop</source>
        <translation>跟随桌面(&amp;D)</translation>
    </message>
</context>
<context>
    <name>apiary::gui::ConsolePage</name>
    <message>
        <source>Console of %1</source>
        <translation>%1 的控制台</translation>
    </message>
    <message>
        <source>Console</source>
        <translation>控制台</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>More for this console</source>
        <translation>此控制台的更多操作</translation>
    </message>
    <message>
        <source>The keyboard is given to the guest: press the right Ctrl key to get it back.</source>
        <translation>键盘已交给虚拟机：按下右 Ctrl 键即可收回。</translation>
    </message>
    <message>
        <source>Get It Back</source>
        <translation>收回</translation>
    </message>
    <message>
        <source>&amp;Try Again</source>
        <translation>重试(&amp;T)</translation>
    </message>
    <message>
        <source>Take Control</source>
        <translation>取得控制权</translation>
    </message>
    <message>
        <source>The connection was lost; what the console has kept follows from its start</source>
        <translation>连接曾中断；以下是控制台从头保留的内容</translation>
    </message>
    <message>
        <source>From the log on disk, which may begin before the guest&apos;s last start</source>
        <translation>来自磁盘上的日志，其开头可能早于虚拟机的上次启动</translation>
    </message>
    <message>
        <source>What you type does not reach the guest until you take control.</source>
        <translation>在您取得控制权之前，您输入的内容不会送达虚拟机。</translation>
    </message>
    <message>
        <source>What you type does not reach the guest while somebody else types.</source>
        <translation>其他人正在输入时，您输入的内容不会送达虚拟机。</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>已删除</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>正在连接…</translation>
    </message>
    <message>
        <source>You type</source>
        <translation>您正在输入</translation>
    </message>
    <message>
        <source>Watching: nobody types</source>
        <translation>正在观看：无人输入</translation>
    </message>
    <message>
        <source>Watching: you type on another console</source>
        <translation>正在观看：您正在另一个控制台上输入</translation>
    </message>
    <message>
        <source>Watching: %1 types</source>
        <translation>正在观看：%1 正在输入</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>who types, the guest&apos;s state</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Looking for the helper</source>
        <translation>正在查找辅助程序</translation>
    </message>
    <message>
        <source>The helper is not reached</source>
        <translation>无法连接辅助程序</translation>
    </message>
    <message>
        <source>The console is here again when it is.</source>
        <translation>连接恢复后，控制台会重新显示。</translation>
    </message>
    <message>
        <source>The guest %1 is not there any more</source>
        <translation>虚拟机 %1 已不存在</translation>
    </message>
    <message>
        <source>The console cannot be opened</source>
        <translation>无法打开控制台</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>cause, remedy</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>The guest is broken</source>
        <translation>虚拟机已损坏</translation>
    </message>
    <message>
        <source>The guest is not running</source>
        <translation>虚拟机未在运行</translation>
    </message>
    <message>
        <source>Its console is here when it does.</source>
        <translation>运行后，其控制台会显示在这里。</translation>
    </message>
    <message>
        <source>The guest is starting</source>
        <translation>虚拟机正在启动</translation>
    </message>
    <message>
        <source>The console is being opened</source>
        <translation>正在打开控制台</translation>
    </message>
    <message>
        <source>You are not permitted to start guests</source>
        <translation>您无权启动虚拟机</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <comment>two sentences</comment>
        <translation>%1。%2</translation>
    </message>
    <message>
        <source>The guest ended: %1</source>
        <comment>%1: date and time</comment>
        <translation>虚拟机已结束：%1</translation>
    </message>
    <message>
        <source>Save the Console of %1</source>
        <translation>保存 %1 的控制台内容</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>文本 (*.txt)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>The console could not be saved to “%1”</source>
        <translation>无法将控制台内容保存到“%1”</translation>
    </message>
    <message>
        <source>choose another place</source>
        <translation>请选择其他位置</translation>
    </message>
</context>
<context>
    <name>apiary::gui::ConsoleSettingsPage</name>
    <message>
        <source>&amp;Font:</source>
        <translation>字体(&amp;F)：</translation>
    </message>
    <message>
        <source>Preview of the console font</source>
        <translation>控制台字体预览</translation>
    </message>
    <message>
        <source>Colours of consoles</source>
        <translation>控制台的颜色</translation>
    </message>
    <message>
        <source>Colours of all consoles; a console can be given others for a while in its own menu</source>
        <translation>所有控制台的颜色；可以在单个控制台的菜单中临时改用其他颜色</translation>
    </message>
    <message>
        <source>Light or dark, as the desktop</source>
        <translation>跟随桌面使用浅色或深色</translation>
    </message>
    <message>
        <source>&amp;Colours:</source>
        <translation>颜色(&amp;C)：</translation>
    </message>
    <message>
        <source>History of consoles, lines</source>
        <translation>控制台的历史行数</translation>
    </message>
    <message>
        <source>How far a console can be scrolled back. Lines beyond are only in the guest&apos;s log.</source>
        <translation>控制台可以回滚的范围。更早的行只保留在虚拟机的日志中。</translation>
    </message>
    <message>
        <source> lines</source>
        <translation> 行</translation>
    </message>
    <message>
        <source>&amp;History:</source>
        <translation>历史(&amp;H)：</translation>
    </message>
    <message>
        <source>Up to about %1 of memory for each open console</source>
        <translation>每个打开的控制台最多占用约 %1 内存</translation>
    </message>
</context>
<context>
    <name>apiary::gui::ConsoleWindow</name>
    <message>
        <source>Console of %1</source>
        <translation>%1 的控制台</translation>
    </message>
    <message>
        <source>&amp;Full Screen</source>
        <translation>全屏(&amp;F)</translation>
    </message>
    <message>
        <source>Full screen (F11)</source>
        <translation>全屏 (F11)</translation>
    </message>
</context>
<context>
    <name>apiary::gui::CrashCard</name>
    <message>
        <source>Last lines on its console</source>
        <translation>控制台上的最后几行</translation>
    </message>
    <message>
        <source>Registers</source>
        <translation>寄存器</translation>
    </message>
    <message>
        <source>&amp;Copy for a bug report</source>
        <translation>复制用于错误报告(&amp;C)</translation>
    </message>
    <message>
        <source>Start &amp;again</source>
        <translation>重新启动(&amp;A)</translation>
    </message>
    <message>
        <source>Probable cause: %1</source>
        <translation>可能的原因：%1</translation>
    </message>
</context>
<context>
    <name>apiary::gui::Creation</name>
    <message>
        <source>The guest “%1” could not be started, and not be removed again</source>
        <translation>虚拟机“%1”无法启动，也无法移除</translation>
    </message>
    <message>
        <source>See what is wrong with it in the list of guests</source>
        <translation>请在虚拟机列表中查看它的问题</translation>
    </message>
</context>
<context>
    <name>apiary::gui::DefinitionChange</name>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between parts of a list</comment>
        <translation>，</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>字节</translation>
    </message>
    <message>
        <source>%1, read-only</source>
        <translation>%1，只读</translation>
    </message>
    <message>
        <source>%1 %2:%3 to %4</source>
        <comment>protocol, address and port of this computer, port of the guest</comment>
        <translation>%1 %2:%3 到 %4</translation>
    </message>
    <message>
        <source>tap device %1</source>
        <translation>TAP 设备 %1</translation>
    </message>
    <message>
        <source>NAT with %1</source>
        <translation>NAT（%1）</translation>
    </message>
    <message>
        <source>NAT</source>
        <translation>NAT</translation>
    </message>
    <message>
        <source>%1 as “%2”</source>
        <comment>folder, tag</comment>
        <translation>%1（标签“%2”）</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>file, type</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>BVM console</source>
        <translation>BVM 控制台</translation>
    </message>
    <message>
        <source>virtio console</source>
        <translation>virtio 控制台</translation>
    </message>
    <message>
        <source>first serial port</source>
        <translation>第一个串口</translation>
    </message>
    <message>
        <source>legacy</source>
        <translation>旧式</translation>
    </message>
    <message>
        <source>modern</source>
        <translation>现代</translation>
    </message>
    <message>
        <source>transitional</source>
        <translation>过渡</translation>
    </message>
    <message>
        <source>after a crash</source>
        <translation>崩溃后</translation>
    </message>
    <message>
        <source>always</source>
        <translation>总是</translation>
    </message>
    <message>
        <source>never</source>
        <translation>从不</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>描述</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>内核</translation>
    </message>
    <message>
        <source>Initial RAM disk</source>
        <translation>初始内存盘</translation>
    </message>
    <message>
        <source>Command line</source>
        <translation>命令行</translation>
    </message>
    <message>
        <source>Kernel variables</source>
        <translation>内核变量</translation>
    </message>
    <message>
        <source>Modules</source>
        <translation>模块</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>引擎</translation>
    </message>
    <message>
        <source>CPUs</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>Console</source>
        <translation>控制台</translation>
    </message>
    <message>
        <source>Serial ports</source>
        <translation>串口</translation>
    </message>
    <message>
        <source>Files of the serial ports</source>
        <translation>串口的文件</translation>
    </message>
    <message>
        <source>Virtio devices</source>
        <translation>Virtio 设备</translation>
    </message>
    <message>
        <source>Disks</source>
        <translation>磁盘</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Shared folders</source>
        <translation>共享文件夹</translation>
    </message>
    <message>
        <source>Debug-exit port</source>
        <translation>调试退出端口</translation>
    </message>
    <message>
        <source>Ends when it is reset</source>
        <translation>重置时结束</translation>
    </message>
    <message>
        <source>Started again</source>
        <translation>自动重新启动</translation>
    </message>
    <message>
        <source>Started with the helper</source>
        <translation>随辅助程序启动</translation>
    </message>
    <message>
        <source>Place in the order</source>
        <translation>启动次序</translation>
    </message>
    <message>
        <source>Time to shut down</source>
        <translation>关机时限</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
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
        <translation>显示命令(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>放弃(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Apply</source>
        <translation>应用(&amp;A)</translation>
    </message>
    <message>
        <source>Have everything here as the guest has it</source>
        <translation>将此处的所有内容还原为虚拟机当前的设置</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>The definition of this guest cannot be read</source>
        <translation>无法读取此虚拟机的定义</translation>
    </message>
    <message>
        <source>The helper is not reached: this is what was known last.</source>
        <translation>无法连接辅助程序：这是最后已知的内容。</translation>
    </message>
    <message>
        <source>You are not permitted to change guests. This shows what it is made of.</source>
        <translation>您无权更改虚拟机。此处仅显示其配置。</translation>
    </message>
    <message>
        <source>Applying…</source>
        <translation>正在应用…</translation>
    </message>
    <message>
        <source>Change the guest; what is about the machine counts from its next start on</source>
        <translation>更改虚拟机；与机器有关的更改从下次启动起生效</translation>
    </message>
    <message>
        <source>Change the guest</source>
        <translation>更改虚拟机</translation>
    </message>
    <message>
        <source>Something here cannot be applied as it is</source>
        <translation>此处有些内容无法按现状应用</translation>
    </message>
    <message>
        <source>Show what would do the same in a terminal</source>
        <translation>显示在终端中执行相同操作的命令</translation>
    </message>
    <message>
        <source>Changed back: %1</source>
        <translation>已改回：%1</translation>
    </message>
    <message>
        <source>Changed: %1</source>
        <translation>已更改：%1</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>The helper is not reached</source>
        <translation>无法连接辅助程序</translation>
    </message>
    <message>
        <source>You are not permitted to stop and start guests</source>
        <translation>您无权停止和启动虚拟机</translation>
    </message>
    <message>
        <source>Only a guest that runs can be shut down</source>
        <translation>只有正在运行的虚拟机才能关机</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>重新启动</translation>
    </message>
    <message>
        <source>Restart “%1”?</source>
        <translation>要重新启动“%1”吗？</translation>
    </message>
    <message>
        <source>The guest is asked to shut down, and is started again when it has. What runs in it ends.</source>
        <translation>将要求虚拟机关机，并在关机完成后重新启动它。其中运行的程序都会结束。</translation>
    </message>
    <message>
        <source>&amp;Restart</source>
        <translation>重新启动(&amp;R)</translation>
    </message>
</context>
<context>
    <name>apiary::gui::DesktopApp</name>
    <message>
        <source>Closing this window leaves Apiary in the tray.</source>
        <translation>关闭此窗口后，Apiary 会留在系统托盘中。</translation>
    </message>
    <message>
        <source>Close it again and it goes there. “Quit” ends Apiary; guests run on in either case.</source>
        <translation>再次关闭窗口即可将它收到托盘。“退出”会结束 Apiary；无论哪种情况，虚拟机都会继续运行。</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>设置…</translation>
    </message>
</context>
<context>
    <name>apiary::gui::DiskList</name>
    <message>
        <source>No disks: what the guest writes is gone when it powers off.</source>
        <translation>没有磁盘：关机后，虚拟机写入的内容将丢失。</translation>
    </message>
    <message>
        <source>Add &amp;New Disk</source>
        <translation>添加新磁盘(&amp;N)</translation>
    </message>
    <message>
        <source>Add &amp;Existing Image</source>
        <translation>添加现有映像(&amp;E)</translation>
    </message>
    <message>
        <source>Read-only</source>
        <translation>只读</translation>
    </message>
    <message>
        <source>The guest may only read it</source>
        <translation>虚拟机只能读取它</translation>
    </message>
    <message>
        <source>Take “%1” away from the guest; what is on it is not deleted</source>
        <translation>从虚拟机中取下“%1”；其中的内容不会被删除</translation>
    </message>
    <message>
        <source>Take this disk away</source>
        <translation>取下此磁盘</translation>
    </message>
    <message>
        <source>%1 (%2, kept with the guest)</source>
        <translation>%1（%2，与虚拟机一同保存）</translation>
    </message>
    <message>
        <source>%1 (kept with the guest)</source>
        <translation>%1（与虚拟机一同保存）</translation>
    </message>
    <message>
        <source>Disk image</source>
        <translation>磁盘映像</translation>
    </message>
    <message>
        <source>Size of the disk</source>
        <translation>磁盘的大小</translation>
    </message>
    <message>
        <source>Name of the disk</source>
        <translation>磁盘的名称</translation>
    </message>
</context>
<context>
    <name>apiary::gui::DisksPage</name>
    <message>
        <source>Disks</source>
        <translation>磁盘</translation>
    </message>
    <message>
        <source>What does it keep its data on?</source>
        <translation>虚拟机的数据保存在哪里？</translation>
    </message>
    <message>
        <source>A new disk is kept with the guest, and deleted with it. An image that is there is used where it is.</source>
        <translation>新磁盘与虚拟机一同保存，也会随虚拟机一同删除。现有映像在原位置使用。</translation>
    </message>
    <message>
        <source>No disks: what the guest writes is gone when it powers off.</source>
        <translation>没有磁盘：关机后，虚拟机写入的内容将丢失。</translation>
    </message>
    <message>
        <source>Add a &amp;new disk</source>
        <translation>添加新磁盘(&amp;N)</translation>
    </message>
    <message>
        <source>Add an &amp;existing image</source>
        <translation>添加现有映像(&amp;E)</translation>
    </message>
    <message>
        <source>Disk %1: existing image</source>
        <translation>磁盘 %1：现有映像</translation>
    </message>
    <message>
        <source>Disk %1: new</source>
        <translation>磁盘 %1：新建</translation>
    </message>
    <message>
        <source>Remove disk %1</source>
        <translation>移除磁盘 %1</translation>
    </message>
    <message>
        <source>Name of the disk</source>
        <translation>磁盘的名称</translation>
    </message>
    <message>
        <source>Size of the disk</source>
        <translation>磁盘的大小</translation>
    </message>
    <message>
        <source>Size:</source>
        <translation>大小：</translation>
    </message>
    <message>
        <source>Name:</source>
        <translation>名称：</translation>
    </message>
    <message>
        <source>Disk image</source>
        <translation>磁盘映像</translation>
    </message>
    <message>
        <source>The guest may only read it</source>
        <translation>虚拟机只能读取它</translation>
    </message>
    <message>
        <source>Image:</source>
        <translation>映像：</translation>
    </message>
    <message>
        <source>%1 are free where guests are kept. Room is taken as the disk is written to.</source>
        <translation>保存虚拟机的位置有 %1 可用空间。空间随磁盘写入而逐渐占用。</translation>
    </message>
</context>
<context>
    <name>apiary::gui::ExplanationCard</name>
    <message>
        <source>Message: %1</source>
        <translation>消息：%1</translation>
    </message>
    <message>
        <source>Cause:</source>
        <translation>原因：</translation>
    </message>
    <message>
        <source>Remedy:</source>
        <translation>解决办法：</translation>
    </message>
    <message>
        <source>How sure:</source>
        <translation>可靠程度：</translation>
    </message>
    <message>
        <source>Source:</source>
        <translation>来源：</translation>
    </message>
</context>
<context>
    <name>apiary::gui::FieldMessage</name>
    <message>
        <source>Use “%1”</source>
        <translation>使用“%1”</translation>
    </message>
</context>
<context>
    <name>apiary::gui::FileKind</name>
    <message>
        <source>a Linux kernel</source>
        <translation>Linux 内核</translation>
    </message>
    <message>
        <source>a qcow2 disk image</source>
        <translation>qcow2 磁盘映像</translation>
    </message>
    <message>
        <source>a VMDK disk image</source>
        <translation>VMDK 磁盘映像</translation>
    </message>
    <message>
        <source>a VDI disk image</source>
        <translation>VDI 磁盘映像</translation>
    </message>
    <message>
        <source>a VHDX disk image</source>
        <translation>VHDX 磁盘映像</translation>
    </message>
    <message>
        <source>a VHD disk image</source>
        <translation>VHD 磁盘映像</translation>
    </message>
    <message>
        <source>a QED disk image</source>
        <translation>QED 磁盘映像</translation>
    </message>
    <message>
        <source>an installer image (ISO)</source>
        <translation>安装程序映像 (ISO)</translation>
    </message>
    <message>
        <source>a raw disk with a GPT partition table</source>
        <translation>带有 GPT 分区表的 raw 磁盘</translation>
    </message>
    <message>
        <source>a raw disk with an ext file system</source>
        <translation>带有 ext 文件系统的 raw 磁盘</translation>
    </message>
    <message>
        <source>a raw disk with a UFS file system</source>
        <translation>带有 UFS 文件系统的 raw 磁盘</translation>
    </message>
    <message>
        <source>a raw disk with an XFS file system</source>
        <translation>带有 XFS 文件系统的 raw 磁盘</translation>
    </message>
    <message>
        <source>a raw disk with a Btrfs file system</source>
        <translation>带有 Btrfs 文件系统的 raw 磁盘</translation>
    </message>
    <message>
        <source>a raw disk with a SquashFS file system</source>
        <translation>带有 SquashFS 文件系统的 raw 磁盘</translation>
    </message>
    <message>
        <source>a raw disk with a boot sector</source>
        <translation>带有引导扇区的 raw 磁盘</translation>
    </message>
    <message>
        <source>an initial RAM disk (cpio)</source>
        <translation>初始内存盘 (cpio)</translation>
    </message>
    <message>
        <source>a file compressed with gzip</source>
        <translation>用 gzip 压缩的文件</translation>
    </message>
    <message>
        <source>a file compressed with xz</source>
        <translation>用 xz 压缩的文件</translation>
    </message>
    <message>
        <source>a file compressed with zstd</source>
        <translation>用 zstd 压缩的文件</translation>
    </message>
    <message>
        <source>a file compressed with bzip2</source>
        <translation>用 bzip2 压缩的文件</translation>
    </message>
    <message>
        <source>a file compressed with lz4</source>
        <translation>用 lz4 压缩的文件</translation>
    </message>
    <message>
        <source>a FreeBSD kernel</source>
        <translation>FreeBSD 内核</translation>
    </message>
    <message>
        <source>a FreeBSD kernel for another kind of processor</source>
        <translation>用于另一种处理器的 FreeBSD 内核</translation>
    </message>
    <message>
        <source>a kernel module or object file</source>
        <translation>内核模块或目标文件</translation>
    </message>
    <message>
        <source>a kernel with a PVH entry</source>
        <translation>带有 PVH 入口的内核</translation>
    </message>
    <message>
        <source>a multiboot kernel</source>
        <translation>multiboot 内核</translation>
    </message>
    <message>
        <source>a program, or a kernel that cannot be started directly</source>
        <translation>程序，或无法直接启动的内核</translation>
    </message>
    <message>
        <source>a program for another kind of processor</source>
        <translation>用于另一种处理器的程序</translation>
    </message>
    <message>
        <source>an empty file</source>
        <translation>空文件</translation>
    </message>
    <message>
        <source>a file of a kind that is not known here</source>
        <translation>未知类型的文件</translation>
    </message>
    <message>
        <source>a folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>a disk device of this computer</source>
        <translation>此计算机的磁盘设备</translation>
    </message>
    <message>
        <source>no file that can be read from its beginning again</source>
        <translation>无法从头重新读取的文件</translation>
    </message>
</context>
<context>
    <name>apiary::gui::FilesPage</name>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>What does it boot?</source>
        <translation>虚拟机引导什么？</translation>
    </message>
    <message>
        <source>Files are used where they are, and not copied.</source>
        <translation>文件在原位置使用，不会被复制。</translation>
    </message>
    <message>
        <source>Disk image</source>
        <translation>磁盘映像</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>内核</translation>
    </message>
    <message>
        <source>Initial RAM disk</source>
        <translation>初始内存盘</translation>
    </message>
    <message>
        <source>The guest may only rea&amp;d it</source>
        <translation>虚拟机只能读取它(&amp;D)</translation>
    </message>
    <message>
        <source>Disk &amp;image:</source>
        <translation>磁盘映像(&amp;I)：</translation>
    </message>
    <message>
        <source>&amp;Kernel:</source>
        <translation>内核(&amp;K)：</translation>
    </message>
    <message>
        <source>I&amp;nitial RAM disk:</source>
        <translation>初始内存盘(&amp;N)：</translation>
    </message>
    <message>
        <source>&amp;Command line:</source>
        <translation>命令行(&amp;C)：</translation>
    </message>
    <message>
        <source>Modules:</source>
        <translation>模块：</translation>
    </message>
    <message>
        <source>As in loader.conf, one NAME=VALUE on each line.</source>
        <translation>与 loader.conf 中相同，每行一个 NAME=VALUE。</translation>
    </message>
    <message>
        <source>&amp;Variables:</source>
        <translation>变量(&amp;V)：</translation>
    </message>
    <message>
        <source>Command line of the kernel</source>
        <translation>内核的命令行</translation>
    </message>
    <message>
        <source>Variables</source>
        <translation>变量</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>&amp;Add a module</source>
        <translation>添加模块(&amp;A)</translation>
    </message>
    <message>
        <source>Module %1</source>
        <translation>模块 %1</translation>
    </message>
    <message>
        <source>Kind of module %1</source>
        <translation>模块 %1 的类型</translation>
    </message>
    <message>
        <source>Kernel module</source>
        <translation>内核模块</translation>
    </message>
    <message>
        <source>Remove module %1</source>
        <translation>移除模块 %1</translation>
    </message>
    <message>
        <source>Boot &amp;flags:</source>
        <translation>引导标志(&amp;F)：</translation>
    </message>
    <message>
        <source>Boot flags</source>
        <translation>引导标志</translation>
    </message>
    <message>
        <source>“root=” names the disk or partition with the system: /dev/vda is the whole disk, /dev/vda1 its first partition.</source>
        <translation>“root=”指定系统所在的磁盘或分区：/dev/vda 是整个磁盘，/dev/vda1 是它的第一个分区。</translation>
    </message>
    <message>
        <source>“console=ttyS0” lets Linux speak on the console that you will see.</source>
        <translation>“console=ttyS0”让 Linux 的输出显示在您将看到的控制台上。</translation>
    </message>
    <message>
        <source>There is no firmware yet that finds the kernel on a disk, so it is given as a file: on Linux it is in /boot of the installed system, beside its initial RAM disk. Files are used where they are, and not copied.</source>
        <translation>目前还没有能在磁盘上找到内核的固件，因此需要以文件形式提供内核：在 Linux 上，它位于已安装系统的 /boot 中，与初始内存盘放在一起。文件在原位置使用，不会被复制。</translation>
    </message>
</context>
<context>
    <name>apiary::gui::FindBar</name>
    <message>
        <source>Match &amp;case</source>
        <translation>区分大小写(&amp;C)</translation>
    </message>
    <message>
        <source>Find in the log</source>
        <translation>在日志中查找</translation>
    </message>
    <message>
        <source>Find previous</source>
        <translation>查找上一个</translation>
    </message>
    <message>
        <source>Find next</source>
        <translation>查找下一个</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>未找到</translation>
    </message>
</context>
<context>
    <name>apiary::gui::FontEdit</name>
    <message>
        <source>Console font</source>
        <translation>控制台字体</translation>
    </message>
    <message>
        <source>Font of all consoles; only fonts of fixed width are listed</source>
        <translation>所有控制台的字体；仅列出等宽字体</translation>
    </message>
    <message>
        <source> pt</source>
        <comment>unit of font sizes</comment>
        <translation> 磅</translation>
    </message>
    <message>
        <source>Console font size</source>
        <translation>控制台字体大小</translation>
    </message>
    <message>
        <source>Size of the console font, in points</source>
        <translation>控制台字体的大小，以磅为单位</translation>
    </message>
</context>
<context>
    <name>apiary::gui::ForwardList</name>
    <message>
        <source>Only this computer reaches it:</source>
        <translation>只有此计算机可以访问：</translation>
    </message>
    <message>
        <source>Everybody who reaches this computer reaches it:</source>
        <translation>能访问此计算机的所有人都可以访问：</translation>
    </message>
    <message>
        <source>Those who reach this address reach it:</source>
        <translation>能访问此地址的人可以访问：</translation>
    </message>
    <message>
        <source>Add &amp;Port Forward</source>
        <translation>添加端口转发(&amp;P)</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>协议</translation>
    </message>
    <message>
        <source>This computer only</source>
        <translation>仅此计算机</translation>
    </message>
    <message>
        <source>Everybody who reaches this computer</source>
        <translation>能访问此计算机的所有人</translation>
    </message>
    <message>
        <source>Address of this computer</source>
        <translation>此计算机的地址</translation>
    </message>
    <message>
        <source>Port of this computer</source>
        <translation>此计算机的端口</translation>
    </message>
    <message>
        <source>Port of the guest</source>
        <translation>虚拟机的端口</translation>
    </message>
    <message>
        <source>Forward this port no more</source>
        <translation>不再转发此端口</translation>
    </message>
    <message>
        <source>How to reach this port</source>
        <translation>如何访问此端口</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy how to reach this port</source>
        <translation>复制此端口的访问方式</translation>
    </message>
    <message>
        <source>No ports are forwarded: nobody reaches the guest from outside.</source>
        <translation>没有转发任何端口：外部无法访问虚拟机。</translation>
    </message>
    <message>
        <source>Address and port of this computer, and the port of the guest that they lead to:</source>
        <translation>此计算机的地址和端口，以及它们通往的虚拟机端口：</translation>
    </message>
</context>
<context>
    <name>apiary::gui::GeneralSettingsPage</name>
    <message>
        <source>Start when I &amp;log in</source>
        <translation>登录时启动(&amp;L)</translation>
    </message>
    <message>
        <source>Open Apiary together with the desktop. Guests are started by the helper, without Apiary.</source>
        <translation>随桌面一起打开 Apiary。虚拟机由辅助程序启动，不需要 Apiary。</translation>
    </message>
    <message>
        <source>Start &amp;hidden in the tray</source>
        <translation>启动时隐藏到系统托盘(&amp;H)</translation>
    </message>
    <message>
        <source>Show no window at the start, only the icon in the tray</source>
        <translation>启动时不显示窗口，只在系统托盘中显示图标</translation>
    </message>
    <message>
        <source>Start:</source>
        <translation>启动：</translation>
    </message>
    <message>
        <source>Show an icon in the &amp;tray</source>
        <translation>在系统托盘中显示图标(&amp;T)</translation>
    </message>
    <message>
        <source>The icon counts the running guests; its menu starts and stops them</source>
        <translation>图标显示正在运行的虚拟机数量；其菜单可启动和停止虚拟机</translation>
    </message>
    <message>
        <source>&amp;Keep running in the tray when the window is closed</source>
        <translation>关闭窗口后继续在系统托盘中运行(&amp;K)</translation>
    </message>
    <message>
        <source>When this is off, closing the window quits Apiary. Guests go on running in either case.</source>
        <translation>如果不启用，关闭窗口将退出 Apiary。无论哪种情况，虚拟机都会继续运行。</translation>
    </message>
    <message>
        <source>This desktop has no tray at the moment. Without one, Apiary starts with its window and quits when the window is closed.</source>
        <translation>此桌面目前没有系统托盘。没有托盘时，Apiary 启动时显示窗口，关闭窗口时退出。</translation>
    </message>
    <message>
        <source>Tray:</source>
        <translation>托盘：</translation>
    </message>
    <message>
        <source>Notify me when:</source>
        <translation>在以下情况通知我：</translation>
    </message>
    <message>
        <source>A guest &amp;crashes</source>
        <translation>虚拟机崩溃(&amp;C)</translation>
    </message>
    <message>
        <source>Show a notification while no window of Apiary is in use</source>
        <translation>没有使用 Apiary 的任何窗口时显示通知</translation>
    </message>
    <message>
        <source>A long task is &amp;finished</source>
        <translation>耗时较长的任务完成(&amp;F)</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>跟随桌面</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Colours of all windows of Apiary</source>
        <translation>Apiary 所有窗口的颜色</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>The Breeze colour schemes are not installed</source>
        <translation>未安装 Breeze 配色方案</translation>
    </message>
    <message>
        <source>&amp;Appearance:</source>
        <translation>外观(&amp;A)：</translation>
    </message>
    <message>
        <source>Folder for images</source>
        <translation>映像文件夹</translation>
    </message>
    <message>
        <source>Home folder</source>
        <translation>主文件夹</translation>
    </message>
    <message>
        <source>Where Apiary begins to look when you choose a kernel or a disk image</source>
        <translation>选择内核或磁盘映像时，Apiary 首先打开的位置</translation>
    </message>
    <message>
        <source>There is no such folder now. The home folder is used until there is.</source>
        <translation>目前没有此文件夹。在它出现之前将使用主文件夹。</translation>
    </message>
    <message>
        <source>Folder for &amp;images:</source>
        <translation>映像文件夹(&amp;I)：</translation>
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
        <translation>无标签</translation>
    </message>
</context>
<context>
    <name>apiary::gui::GuestList</name>
    <message>
        <source>%1, %2</source>
        <comment>guest, status</comment>
        <translation>%1，%2</translation>
    </message>
</context>
<context>
    <name>apiary::gui::GuestListPanel</name>
    <message>
        <source>&amp;Sort</source>
        <translation>排序(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Tag</source>
        <translation>标签(&amp;T)</translation>
    </message>
    <message>
        <source>Search guests</source>
        <translation>搜索虚拟机</translation>
    </message>
    <message>
        <source>Words in the name, description, tags or state; “tag:web” looks at tags alone (Ctrl+F)</source>
        <translation>搜索名称、描述、标签或状态中的词；“tag:web”仅搜索标签 (Ctrl+F)</translation>
    </message>
    <message>
        <source>Guests</source>
        <translation>虚拟机</translation>
    </message>
    <message>
        <source>Sort</source>
        <translation>排序</translation>
    </message>
    <message>
        <source>By &amp;name</source>
        <translation>按名称(&amp;N)</translation>
    </message>
    <message>
        <source>By &amp;state</source>
        <translation>按状态(&amp;S)</translation>
    </message>
    <message>
        <source>By &amp;time of start or end</source>
        <translation>按启动或结束时间(&amp;T)</translation>
    </message>
    <message>
        <source>No guest matches “%1”.</source>
        <translation>没有与“%1”匹配的虚拟机。</translation>
    </message>
    <message>
        <source>Order and groups of the list, and guests of one tag</source>
        <translation>列表的排序与分组，以及带某个标签的虚拟机</translation>
    </message>
    <message>
        <source>&amp;Group by tag</source>
        <translation>按标签分组(&amp;G)</translation>
    </message>
</context>
<context>
    <name>apiary::gui::GuestMenu</name>
    <message>
        <source>&amp;Console</source>
        <translation>控制台(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>打开(&amp;O)</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <comment>guest, state</comment>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>Show what the guest writes, and type to it</source>
        <translation>显示虚拟机的输出，并向其输入</translation>
    </message>
    <message>
        <source>A broken guest has no console</source>
        <translation>已损坏的虚拟机没有控制台</translation>
    </message>
    <message>
        <source>The helper is not reached</source>
        <translation>无法连接辅助程序</translation>
    </message>
    <message>
        <source>You have no right to do this</source>
        <translation>您无权执行此操作</translation>
    </message>
    <message>
        <source>Not possible in this state: %1</source>
        <translation>在此状态下无法执行：%1</translation>
    </message>
    <message>
        <source>It is being cloned</source>
        <translation>正在被克隆</translation>
    </message>
</context>
<context>
    <name>apiary::gui::GuestNetworkPage</name>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Add Another &amp;Network Card</source>
        <translation>添加另一块网卡(&amp;N)</translation>
    </message>
    <message>
        <source>Network card %1</source>
        <translation>网卡 %1</translation>
    </message>
</context>
<context>
    <name>apiary::gui::GuestView</name>
    <message>
        <source>Console</source>
        <translation>控制台</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>概览</translation>
    </message>
    <message>
        <source>Hardware</source>
        <translation>硬件</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Registers</source>
        <translation>寄存器</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>%1 — as last known</source>
        <comment>status</comment>
        <translation>%1 — 最后已知状态</translation>
    </message>
</context>
<context>
    <name>apiary::gui::HardwarePage</name>
    <message>
        <source>Hardware</source>
        <translation>硬件</translation>
    </message>
    <message>
        <source>General</source>
        <translation>常规</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>描述</translation>
    </message>
    <message>
        <source>What it is for</source>
        <translation>它的用途</translation>
    </message>
    <message>
        <source>Descript&amp;ion:</source>
        <translation>描述(&amp;I)：</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Words to find it by, with commas between</source>
        <translation>用于查找的词，以逗号分隔</translation>
    </message>
    <message>
        <source>&amp;Tags:</source>
        <translation>标签(&amp;T)：</translation>
    </message>
    <message>
        <source>Processor and memory</source>
        <translation>处理器与内存</translation>
    </message>
    <message>
        <source>C&amp;PUs:</source>
        <translation>CPU(&amp;P)：</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>&amp;Memory:</source>
        <translation>内存(&amp;M)：</translation>
    </message>
    <message>
        <source>What it boots</source>
        <translation>引导内容</translation>
    </message>
    <message>
        <source>&amp;Kernel:</source>
        <translation>内核(&amp;K)：</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Initial &amp;RAM disk:</source>
        <translation>初始内存盘(&amp;R)：</translation>
    </message>
    <message>
        <source>Command line of the kernel</source>
        <translation>内核的命令行</translation>
    </message>
    <message>
        <source>Command &amp;line:</source>
        <translation>命令行(&amp;L)：</translation>
    </message>
    <message>
        <source>Kernel variables, one on each line</source>
        <translation>内核变量，每行一个</translation>
    </message>
    <message>
        <source>NAME=VALUE, one on each line</source>
        <translation>NAME=VALUE，每行一个</translation>
    </message>
    <message>
        <source>&amp;Variables:</source>
        <translation>变量(&amp;V)：</translation>
    </message>
    <message>
        <source>Modules:</source>
        <translation>模块：</translation>
    </message>
    <message>
        <source>Disks and folders</source>
        <translation>磁盘与文件夹</translation>
    </message>
    <message>
        <source>Disks:</source>
        <translation>磁盘：</translation>
    </message>
    <message>
        <source>Shared folders:</source>
        <translation>共享文件夹：</translation>
    </message>
    <message>
        <source>Starting and stopping</source>
        <translation>启动与停止</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>从不</translation>
    </message>
    <message>
        <source>After a crash</source>
        <translation>崩溃后</translation>
    </message>
    <message>
        <source>Always, unless you stop it</source>
        <translation>总是，除非由您停止</translation>
    </message>
    <message>
        <source>Start a&amp;gain:</source>
        <translation>自动重新启动(&amp;G)：</translation>
    </message>
    <message>
        <source>Start it when the helper starts</source>
        <translation>辅助程序启动时启动此虚拟机</translation>
    </message>
    <message>
        <source>Guests with lower numbers are started first</source>
        <translation>编号较小的虚拟机先启动</translation>
    </message>
    <message>
        <source>Guests with lower numbers are started first.</source>
        <translation>编号较小的虚拟机先启动。</translation>
    </message>
    <message>
        <source>Place in the &amp;order:</source>
        <translation>启动次序(&amp;O)：</translation>
    </message>
    <message>
        <source> s</source>
        <comment>seconds</comment>
        <translation> 秒</translation>
    </message>
    <message>
        <source>So long it may take to power off, when it is asked to.</source>
        <translation>要求虚拟机关机后，允许它花费的时间。</translation>
    </message>
    <message>
        <source>Time to s&amp;hut down:</source>
        <translation>关机时限(&amp;H)：</translation>
    </message>
    <message>
        <source>Ad&amp;vanced</source>
        <translation>高级(&amp;V)</translation>
    </message>
    <message>
        <source>First serial port (COM1)</source>
        <translation>第一个串口 (COM1)</translation>
    </message>
    <message>
        <source>Virtio console (Linux: hvc0)</source>
        <translation>Virtio 控制台 (Linux: hvc0)</translation>
    </message>
    <message>
        <source>BVM console (FreeBSD)</source>
        <translation>BVM 控制台 (FreeBSD)</translation>
    </message>
    <message>
        <source>Co&amp;nsole:</source>
        <translation>控制台(&amp;N)：</translation>
    </message>
    <message>
        <source>Transitional: for old and new systems</source>
        <translation>过渡：适用于新旧系统</translation>
    </message>
    <message>
        <source>Legacy (0.9.5)</source>
        <translation>旧式 (0.9.5)</translation>
    </message>
    <message>
        <source>Modern (1.x)</source>
        <translation>现代 (1.x)</translation>
    </message>
    <message>
        <source>Virtio &amp;devices:</source>
        <translation>Virtio 设备(&amp;D)：</translation>
    </message>
    <message numerus="yes">
        <source>This computer has %n CPU(s).</source>
        <translation>
            <numerusform>此计算机有 %n 个 CPU。</numerusform>
        </translation>
    </message>
    <message>
        <source>This computer has %1.</source>
        <translation>此计算机有 %1。</translation>
    </message>
</context>
<context>
    <name>apiary::gui::HopList</name>
    <message>
        <source>Way from the guest to the world</source>
        <translation>从虚拟机到外部的路径</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>verdict, what was found</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Looking further…</source>
        <translation>正在继续检查…</translation>
    </message>
</context>
<context>
    <name>apiary::gui::HostDialog</name>
    <message>
        <source>This computer</source>
        <translation>此计算机</translation>
    </message>
    <message>
        <source>What this computer can run</source>
        <translation>此计算机能运行什么</translation>
    </message>
    <message>
        <source>Another machine</source>
        <translation>另一台机器</translation>
    </message>
    <message>
        <source>What another machine can run</source>
        <translation>另一台机器能运行什么</translation>
    </message>
    <message>
        <source>Error messages</source>
        <translation>错误消息</translation>
    </message>
    <message>
        <source>What does this error mean?</source>
        <translation>此错误是什么意思？</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>This computer’s network</source>
        <translation>此计算机的网络</translation>
    </message>
    <message>
        <source>Set up</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Set up this computer</source>
        <translation>设置本计算机</translation>
    </message>
</context>
<context>
    <name>apiary::gui::HostNetworkPage</name>
    <message>
        <source>%1: %2</source>
        <comment>name, value</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>This computer’s network is being looked at…</source>
        <translation>正在检查此计算机的网络…</translation>
    </message>
    <message>
        <source>Networks and interfaces</source>
        <translation>网络和接口</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>What was &amp;done</source>
        <translation>已进行的更改(&amp;D)</translation>
    </message>
    <message>
        <source>Test, &amp;hop by hop</source>
        <translation>逐跳测试(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Set up a network…</source>
        <translation>设置网络(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Test</source>
        <translation>测试(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Undo…</source>
        <translation>撤销(&amp;U)…</translation>
    </message>
    <message>
        <source>&amp;Look again</source>
        <translation>重新查看(&amp;L)</translation>
    </message>
    <message>
        <source>Sho&amp;w command</source>
        <translation>显示命令(&amp;W)</translation>
    </message>
    <message>
        <source>Apiary has made no network</source>
        <translation>Apiary 没有创建网络</translation>
    </message>
    <message>
        <source>Networks that Apiary has made</source>
        <translation>Apiary 创建的网络</translation>
    </message>
    <message>
        <source>Interfaces of this computer</source>
        <translation>此计算机的接口</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Taps</source>
        <translation>TAP</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>自</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Hardware address</source>
        <translation>硬件地址</translation>
    </message>
    <message>
        <source>Made by Apiary for</source>
        <translation>由 Apiary 创建，用于</translation>
    </message>
    <message>
        <source>For bridged networks</source>
        <translation>用于桥接</translation>
    </message>
    <message>
        <source>it can be used</source>
        <translation>可用</translation>
    </message>
    <message>
        <source>Undo a network</source>
        <translation>撤销网络</translation>
    </message>
    <message>
        <source>Undo the network %1?</source>
        <translation>要撤销网络 %1 吗？</translation>
    </message>
    <message>
        <source>Its taps go away, and guests that use them lose their network. Everything else is as it was before.</source>
        <translation>其 TAP 将消失，使用它们的虚拟机会失去网络。其他一切恢复原状。</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Set up</source>
        <translation>已设置</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Undoing…</source>
        <translation>正在撤销…</translation>
    </message>
    <message>
        <source>&amp;Stop testing</source>
        <translation>停止测试(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
</context>
<context>
    <name>apiary::gui::HostSetupDetails</name>
    <message>
        <source>Details</source>
        <translation>详细信息</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Why it cannot be set up from here</source>
        <translation>无法在此设置的原因</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>Afterwards</source>
        <translation>之后</translation>
    </message>
    <message>
        <source>When it counts</source>
        <translation>何时生效</translation>
    </message>
</context>
<context>
    <name>apiary::gui::HostSetupPage</name>
    <message>
        <source>This computer is being looked at…</source>
        <translation>正在检查此计算机…</translation>
    </message>
    <message>
        <source>What guests need of this computer</source>
        <translation>虚拟机对本计算机的需求</translation>
    </message>
    <message>
        <source>What guests need</source>
        <translation>虚拟机的需求</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>&amp;Set up…</source>
        <translation>设置(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Undo…</source>
        <translation>撤销(&amp;U)…</translation>
    </message>
    <message>
        <source>&amp;Look again</source>
        <translation>重新查看(&amp;L)</translation>
    </message>
    <message>
        <source>Sho&amp;w command</source>
        <translation>显示命令(&amp;W)</translation>
    </message>
    <message>
        <source>This computer runs %1.</source>
        <translation>本计算机运行 %1。</translation>
    </message>
    <message>
        <source>Set up this computer</source>
        <translation>设置本计算机</translation>
    </message>
    <message numerus="yes">
        <source>Set up this computer in %n step(s)?</source>
        <translation>
            <numerusform>用 %n 个步骤设置本计算机吗？</numerusform>
        </translation>
    </message>
    <message>
        <source>All of them are done or none, and all can be undone.</source>
        <translation>要么全部执行，要么全不执行，且都可以撤销。</translation>
    </message>
    <message>
        <source>Packages are installed with the system’s package manager, and stay when the rest is undone.</source>
        <translation>软件包由系统的软件包管理器安装，其余撤销时会保留。</translation>
    </message>
    <message>
        <source>&amp;Set up</source>
        <translation>设置(&amp;S)</translation>
    </message>
    <message>
        <source>Setting this computer up…</source>
        <translation>正在设置本计算机…</translation>
    </message>
    <message>
        <source>This computer is not as it was when the plan was made.</source>
        <translation>此计算机的状态与制定计划时不同。</translation>
    </message>
    <message>
        <source>Nothing was changed. Look at the steps again.</source>
        <translation>未作任何更改。请再次查看各步骤。</translation>
    </message>
    <message numerus="yes">
        <source>%n step(s) were done.</source>
        <translation>
            <numerusform>已完成 %n 个步骤。</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo the set-up</source>
        <translation>撤销设置</translation>
    </message>
    <message>
        <source>Take back all that Apiary has set up on this computer?</source>
        <translation>撤回 Apiary 在本计算机上所做的全部设置吗？</translation>
    </message>
    <message>
        <source>Only Apiary’s own lines are taken out of files; what others changed in them stays. Packages stay installed.</source>
        <translation>只从文件中移除 Apiary 自己的行；他人的更改会保留。软件包保持安装。</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>Taking back what was set up…</source>
        <translation>正在撤回所做的设置…</translation>
    </message>
    <message>
        <source>Everything is as it was before.</source>
        <translation>一切已恢复原状。</translation>
    </message>
    <message>
        <source>Set up</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>计划</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Without the helper, as root</source>
        <translation>不经辅助程序，以 root 身份</translation>
    </message>
    <message>
        <source>This computer can be set up without the helper too.</source>
        <translation>没有辅助程序也可以设置本计算机。</translation>
    </message>
    <message>
        <source>An administrator does it with this command, which shows every change first:</source>
        <translation>管理员可用此命令完成，它会先显示每项更改：</translation>
    </message>
    <message>
        <source>Restart this computer: until then not all of it counts.</source>
        <translation>请重新启动本计算机：在此之前并非全部生效。</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
</context>
<context>
    <name>apiary::gui::KindPage</name>
    <message>
        <source>What to run</source>
        <translation>运行内容</translation>
    </message>
    <message>
        <source>What should the guest run?</source>
        <translation>虚拟机要运行什么？</translation>
    </message>
    <message>
        <source>&amp;Sample system</source>
        <translation>示例系统(&amp;S)</translation>
    </message>
    <message>
        <source>A small Linux that is built in. It runs from memory and forgets everything when it powers off.</source>
        <translation>内置的小型 Linux。它在内存中运行，关机后所有内容都会丢失。</translation>
    </message>
    <message>
        <source>&amp;Linux or other kernel</source>
        <translation>Linux 或其他内核(&amp;L)</translation>
    </message>
    <message>
        <source>Started directly, with an initial RAM disk if it needs one. Linux bzImage, PVH or multiboot.</source>
        <translation>直接启动，需要时带有初始内存盘。支持 Linux bzImage、PVH 或 multiboot。</translation>
    </message>
    <message>
        <source>&amp;FreeBSD kernel</source>
        <translation>FreeBSD 内核(&amp;F)</translation>
    </message>
    <message>
        <source>Started directly, with modules and variables as its loader would give it.</source>
        <translation>直接启动，并像其加载程序那样提供模块和变量。</translation>
    </message>
    <message>
        <source>&amp;Disk image</source>
        <translation>磁盘映像(&amp;D)</translation>
    </message>
    <message>
        <source>A system that is installed on a raw disk image. Its kernel has to be at hand as a file, as there is no firmware yet that could find it on the disk.</source>
        <translation>安装在 raw 磁盘映像上的系统。由于目前还没有能在磁盘上找到内核的固件，必须以文件形式提供其内核。</translation>
    </message>
    <message>
        <source>&amp;Installer image (ISO)</source>
        <translation>安装程序映像 (ISO)(&amp;I)</translation>
    </message>
    <message>
        <source>Installer images need firmware, which this version does not have.</source>
        <translation>安装程序映像需要固件，而此版本没有固件。</translation>
    </message>
    <message>
        <source>It is not on this computer. Run ./start in Apiary&apos;s source folder, which fetches it; or put vmlinuz and initrd.gz into one folder and name that in APIARY_SAMPLE.</source>
        <translation>此计算机上没有它。请在 Apiary 的源代码文件夹中运行 ./start 来获取；或者将 vmlinuz 和 initrd.gz 放入同一文件夹，并在 APIARY_SAMPLE 中指定该文件夹。</translation>
    </message>
</context>
<context>
    <name>apiary::gui::LogPage</name>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>What the guest wrote to its console</source>
        <translation>虚拟机写到控制台的内容</translation>
    </message>
    <message>
        <source>&amp;Follow</source>
        <translation>跟随(&amp;F)</translation>
    </message>
    <message>
        <source>Keep the end in sight</source>
        <translation>始终显示末尾</translation>
    </message>
    <message>
        <source>&amp;Wrap Lines</source>
        <translation>自动换行(&amp;W)</translation>
    </message>
    <message>
        <source>Break lines that are longer than the window is wide</source>
        <translation>将超出窗口宽度的行折行显示</translation>
    </message>
    <message>
        <source>Fi&amp;nd…</source>
        <translation>查找(&amp;N)…</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>Copy what is selected, or all of it</source>
        <translation>复制所选内容；没有选择时复制全部</translation>
    </message>
    <message>
        <source>&amp;Save to File…</source>
        <translation>保存到文件(&amp;S)…</translation>
    </message>
    <message>
        <source>Save the whole log</source>
        <translation>保存完整日志</translation>
    </message>
    <message>
        <source>The guest has not written anything yet</source>
        <translation>虚拟机尚未输出任何内容</translation>
    </message>
    <message>
        <source>The log is empty</source>
        <translation>日志为空</translation>
    </message>
    <message>
        <source>What the guest writes to its console is kept here, also when it has ended.</source>
        <translation>虚拟机写到控制台的内容会保存在这里，虚拟机结束后也会保留。</translation>
    </message>
    <message>
        <source>The start of the log is left out here. All of it is what “Save to File” saves, and “%1” prints.</source>
        <translation>此处省略了日志的开头。“保存到文件”会保存全部内容，“%1”会输出全部内容。</translation>
    </message>
    <message>
        <source>Text, without control sequences (*.txt)</source>
        <translation>文本，不含控制序列 (*.txt)</translation>
    </message>
    <message>
        <source>As the guest wrote it (*.log)</source>
        <translation>虚拟机的原始输出 (*.log)</translation>
    </message>
    <message>
        <source>Save the Log of %1</source>
        <translation>保存 %1 的日志</translation>
    </message>
    <message>
        <source>The log was saved to “%1”</source>
        <translation>日志已保存到“%1”</translation>
    </message>
</context>
<context>
    <name>apiary::gui::LogSaver</name>
    <message>
        <source>The log could not be saved to “%1”</source>
        <translation>无法将日志保存到“%1”</translation>
    </message>
    <message>
        <source>choose another place</source>
        <translation>请选择其他位置</translation>
    </message>
    <message>
        <source>The log was shortened while it was saved</source>
        <translation>日志在保存过程中变短了</translation>
    </message>
    <message>
        <source>save it again</source>
        <translation>请重新保存</translation>
    </message>
</context>
<context>
    <name>apiary::gui::MachinePage</name>
    <message>
        <source>This computer is being looked at…</source>
        <translation>正在检查此计算机…</translation>
    </message>
    <message>
        <source>Only a helper that runs as root can read the processor’s registers, and so tell for certain what the firmware has switched off; and only where the kernel has the module for it (Linux: msr, FreeBSD: cpuctl).</source>
        <translation>只有以 root 运行的辅助程序才能读取处理器的寄存器，从而确定固件关闭了什么；并且内核需要有相应的模块（Linux：msr，FreeBSD：cpuctl）。</translation>
    </message>
    <message>
        <source>Copy &amp;report</source>
        <translation>复制报告(&amp;R)</translation>
    </message>
    <message>
        <source>In a form for bug reports, without names and addresses</source>
        <translation>适合错误报告的格式，不含名称和地址</translation>
    </message>
    <message>
        <source>Sho&amp;w command</source>
        <translation>显示命令(&amp;W)</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>此计算机</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
    <message>
        <source>Chec&amp;k again</source>
        <translation>重新检查(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Set up…</source>
        <translation>设置(&amp;S)…</translation>
    </message>
    <message>
        <source>Shows what this computer lacks for it, and sets that up</source>
        <translation>显示本计算机为此缺少什么，并进行设置</translation>
    </message>
</context>
<context>
    <name>apiary::gui::MainWindow</name>
    <message>
        <source>&amp;New guest…</source>
        <translation>新建虚拟机(&amp;N)…</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>设置(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>Console in a &amp;window</source>
        <translation>在窗口中打开控制台(&amp;W)</translation>
    </message>
    <message>
        <source>Show &amp;commands…</source>
        <translation>显示命令(&amp;C)…</translation>
    </message>
    <message>
        <source>&amp;Find a guest</source>
        <translation>查找虚拟机(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Guest</source>
        <translation>虚拟机(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;About Apiary</source>
        <translation>关于 Apiary(&amp;A)</translation>
    </message>
    <message>
        <source>Guest</source>
        <translation>虚拟机</translation>
    </message>
    <message>
        <source>No guests yet</source>
        <translation>还没有虚拟机</translation>
    </message>
    <message>
        <source>A guest is a computer within this one. Make one from the built-in sample system or from a kernel of your own; a file dropped on this window will do.</source>
        <translation>虚拟机是运行在这台计算机中的另一台计算机。请使用内置的示例系统或您自己的内核来创建；也可以将文件拖放到此窗口。</translation>
    </message>
    <message>
        <source>&amp;Create your first guest</source>
        <translation>创建您的第一个虚拟机(&amp;C)</translation>
    </message>
    <message>
        <source>No guest chosen</source>
        <translation>未选择虚拟机</translation>
    </message>
    <message>
        <source>Choose one at the left.</source>
        <translation>请在左侧选择一个。</translation>
    </message>
    <message>
        <source>%1 was moved to the trash.</source>
        <translation>%1 已移到回收站。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>The helper is of version %1, this window of version %2.</source>
        <translation>辅助程序的版本是 %1，此窗口的版本是 %2。</translation>
    </message>
    <message>
        <source>Install both in the same version, then restart apiaryd: guests run on meanwhile.</source>
        <translation>请将两者安装为相同版本，然后重新启动 apiaryd：在此期间虚拟机会继续运行。</translation>
    </message>
    <message>
        <source>What is shown is as it was last known. The connection is made again by itself.</source>
        <translation>当前显示的是最后已知的内容。连接会自动重新建立。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>%1 – Apiary</source>
        <comment>window title</comment>
        <translation>%1 – Apiary</translation>
    </message>
    <message>
        <source>Force %1 off?</source>
        <translation>要将 %1 强制关机吗？</translation>
    </message>
    <message>
        <source>Reset %1?</source>
        <translation>要重置 %1 吗？</translation>
    </message>
    <message>
        <source>Delete %1?</source>
        <translation>要删除 %1 吗？</translation>
    </message>
    <message>
        <source>Do not &amp;ask again</source>
        <translation>不再询问(&amp;A)</translation>
    </message>
    <message>
        <source>Console</source>
        <translation>控制台</translation>
    </message>
    <message>
        <source>About Apiary</source>
        <translation>关于 Apiary</translation>
    </message>
    <message>
        <source>Apiary %1</source>
        <translation>Apiary %1</translation>
    </message>
    <message>
        <source>Runs computers within this one, with a hypervisor of its own.</source>
        <translation>使用自有的虚拟机监控程序，在这台计算机中运行其他计算机。</translation>
    </message>
    <message>
        <source>Helper: version %1, on %2</source>
        <translation>辅助程序：版本 %1，位于 %2</translation>
    </message>
    <message>
        <source>Socket: %1</source>
        <translation>套接字：%1</translation>
    </message>
    <message>
        <source>The window is free software under the GPL, version 2 or later; the rest under the 2-clause BSD license.</source>
        <translation>此窗口是自由软件，以 GPL 第 2 版或更高版本授权；其余部分以 2 条款 BSD 许可证授权。</translation>
    </message>
    <message>
        <source>%1 and %2 cannot run at the same time, as both have %3.</source>
        <translation>%1 和 %2 都使用 %3，因此不能同时运行。</translation>
    </message>
    <message>
        <source>%1 was cloned to %2.</source>
        <translation>已将 %1 克隆为 %2。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>This &amp;computer…</source>
        <translation>此计算机(&amp;C)…</translation>
    </message>
    <message>
        <source>&amp;Another machine…</source>
        <translation>另一台机器(&amp;A)…</translation>
    </message>
    <message>
        <source>What does this &amp;error mean?…</source>
        <translation>此错误是什么意思？(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation>工具(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Network of this computer…</source>
        <translation>此计算机的网络(&amp;N)…</translation>
    </message>
    <message>
        <source>&amp;Set up this computer…</source>
        <translation>设置本计算机(&amp;S)…</translation>
    </message>
</context>
<context>
    <name>apiary::gui::MessagePage</name>
    <message>
        <source>Messages of bhyve, vmm.ko, KVM, QEMU, taps and bridges, and of Apiary itself are explained: one line, or a whole log with some of them in it. The text stays on this computer.</source>
        <translation>解释 bhyve、vmm.ko、KVM、QEMU、TAP 和网桥以及 Apiary 自身的消息：可以是一行，也可以是包含这些消息的整份日志。文本不会离开此计算机。</translation>
    </message>
    <message>
        <source>Paste or type the message here, drop a log, or open one.</source>
        <translation>在此粘贴或输入消息，拖入日志，或打开日志。</translation>
    </message>
    <message>
        <source>Message or log</source>
        <translation>消息或日志</translation>
    </message>
    <message>
        <source>E&amp;xplain</source>
        <translation>解释(&amp;X)</translation>
    </message>
    <message>
        <source>What was recognised</source>
        <translation>已识别的内容</translation>
    </message>
    <message>
        <source>What does this error mean?</source>
        <translation>此错误是什么意思？</translation>
    </message>
    <message>
        <source>No message that Apiary knows is in this text.</source>
        <translation>此文本中没有 Apiary 认识的消息。</translation>
    </message>
    <message>
        <source>Give the line as the program printed it, or the whole log. If it is there and not explained, report it with what you did: then the next version knows it.</source>
        <translation>请给出程序原样输出的那一行，或整份日志。如果它在其中却没有解释，请连同您的操作一起报告：下一版本就会认识它。</translation>
    </message>
</context>
<context>
    <name>apiary::gui::ModuleList</name>
    <message>
        <source>No modules.</source>
        <translation>没有模块。</translation>
    </message>
    <message>
        <source>Add &amp;Module</source>
        <translation>添加模块(&amp;M)</translation>
    </message>
    <message>
        <source>Module</source>
        <translation>模块</translation>
    </message>
    <message>
        <source>Type of the module</source>
        <translation>模块的类型</translation>
    </message>
    <message>
        <source>kernel module</source>
        <translation>内核模块</translation>
    </message>
    <message>
        <source>Another type, as for the loader’s “load -t”: mfs_root for a memory disk</source>
        <translation>其他类型，与加载程序的“load -t”相同：内存盘使用 mfs_root</translation>
    </message>
    <message>
        <source>Take this module away</source>
        <translation>移除此模块</translation>
    </message>
</context>
<context>
    <name>apiary::gui::NetworkPage</name>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>What is it connected to?</source>
        <translation>虚拟机连接到什么？</translation>
    </message>
    <message>
        <source>&amp;Nothing</source>
        <translation>无(&amp;N)</translation>
    </message>
    <message>
        <source>The guest has no network card.</source>
        <translation>虚拟机没有网卡。</translation>
    </message>
    <message>
        <source>&amp;This computer’s network (NAT)</source>
        <translation>此计算机的网络 (NAT)(&amp;T)</translation>
    </message>
    <message>
        <source>The guest reaches what this computer reaches, and needs no rights for it. Nobody reaches the guest, but through ports that are forwarded.</source>
        <translation>虚拟机能访问此计算机所能访问的网络，且不需要特殊权限。除了通过转发的端口，外部无法访问虚拟机。</translation>
    </message>
    <message>
        <source>A ta&amp;p device</source>
        <translation>TAP 设备(&amp;P)</translation>
    </message>
    <message>
        <source>The guest is a neighbour of this computer on a network of your own making.</source>
        <translation>虚拟机与此计算机相邻，位于您自己建立的网络中。</translation>
    </message>
    <message>
        <source>&amp;Add a port forward</source>
        <translation>添加端口转发(&amp;A)</translation>
    </message>
    <message>
        <source>Name of the tap device</source>
        <translation>TAP 设备的名称</translation>
    </message>
    <message>
        <source>An administrator makes it, for example with “%1”, lets you use it, and joins it to a bridge or gives it an address.</source>
        <translation>由管理员创建（例如使用“%1”），授权您使用，并将其加入网桥或为其分配地址。</translation>
    </message>
    <message>
        <source>&amp;Device:</source>
        <translation>设备(&amp;D)：</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>协议</translation>
    </message>
    <message>
        <source>Address of this computer</source>
        <translation>此计算机的地址</translation>
    </message>
    <message>
        <source>Its port</source>
        <translation>其端口</translation>
    </message>
    <message>
        <source>Port of the guest</source>
        <translation>虚拟机的端口</translation>
    </message>
    <message>
        <source>Port of this computer</source>
        <translation>此计算机的端口</translation>
    </message>
    <message>
        <source>Remove this port forward</source>
        <translation>移除此端口转发</translation>
    </message>
</context>
<context>
    <name>apiary::gui::NewGuest</name>
    <message>
        <source>Give the whole path, from / on.</source>
        <translation>请输入从 / 开始的完整路径。</translation>
    </message>
    <message>
        <source>A path with control characters cannot be used. Rename the file.</source>
        <translation>不能使用含有控制字符的路径。请重命名文件。</translation>
    </message>
    <message>
        <source>There is no such file.</source>
        <translation>没有此文件。</translation>
    </message>
    <message>
        <source>You may not read this file (%1).</source>
        <translation>您无权读取此文件 (%1)。</translation>
    </message>
    <message>
        <source>This is no file that a guest can be given.</source>
        <translation>此文件不能提供给虚拟机使用。</translation>
    </message>
    <message>
        <source>This file is empty.</source>
        <translation>此文件为空。</translation>
    </message>
    <message>
        <source>This is %1</source>
        <translation>这是%1</translation>
    </message>
    <message>
        <source>Choose the kernel that the guest boots.</source>
        <translation>请选择虚拟机引导的内核。</translation>
    </message>
    <message>
        <source>%1. It needs firmware, which this version does not have: give the kernel that is on it.</source>
        <translation>%1。它需要固件，而此版本没有固件：请提供其中包含的内核。</translation>
    </message>
    <message>
        <source>%1, which may hold a kernel. Unpack it first.</source>
        <translation>%1，其中可能包含内核。请先将其解压。</translation>
    </message>
    <message>
        <source>%1, no kernel. Use it as a disk.</source>
        <translation>%1，而不是内核。请将其用作磁盘。</translation>
    </message>
    <message>
        <source>%1. A Linux bzImage, a FreeBSD kernel, or a PVH or multiboot kernel can be started.</source>
        <translation>%1。可以启动的有 Linux bzImage、FreeBSD 内核，以及 PVH 或 multiboot 内核。</translation>
    </message>
    <message>
        <source>%1, no FreeBSD kernel. Choose “Linux or other kernel” for it.</source>
        <translation>%1，而不是 FreeBSD 内核。请为它选择“Linux 或其他内核”。</translation>
    </message>
    <message>
        <source>This is a folder. Choose a file.</source>
        <translation>这是文件夹。请选择一个文件。</translation>
    </message>
    <message>
        <source>%1, and hardly an initial RAM disk.</source>
        <translation>%1，不太可能是初始内存盘。</translation>
    </message>
    <message>
        <source>Choose the disk image.</source>
        <translation>请选择磁盘映像。</translation>
    </message>
    <message>
        <source>%1. Raw images can be used: convert it with “qemu-img convert -O raw FROM TO”.</source>
        <translation>%1。可以使用 raw 映像：请用“qemu-img convert -O raw FROM TO”进行转换。</translation>
    </message>
    <message>
        <source>%1. Unpack it first.</source>
        <translation>%1。请先将其解压。</translation>
    </message>
    <message>
        <source>It has no partition table or file system that is known: the guest sees a disk with whatever is in it.</source>
        <translation>它没有可识别的分区表或文件系统：虚拟机会看到一个磁盘，其内容原样呈现。</translation>
    </message>
    <message>
        <source>%1, and hardly a disk.</source>
        <translation>%1，不太可能是磁盘。</translation>
    </message>
    <message>
        <source>Its size is no multiple of 512 bytes, as that of a disk is. It may be incomplete: get it again.</source>
        <translation>磁盘的大小应为 512 字节的倍数，而它的大小不是。它可能不完整：请重新获取。</translation>
    </message>
    <message>
        <source>“%1” is no variable. Write NAME=VALUE, one on each line.</source>
        <translation>“%1”不是变量。请每行写一个 NAME=VALUE。</translation>
    </message>
    <message>
        <source>Choose the module, or remove this line.</source>
        <translation>请选择模块，或移除此行。</translation>
    </message>
    <message>
        <source>%1, no kernel module. Say what else it is beside it.</source>
        <translation>%1，而不是内核模块。请在旁边说明它是什么类型。</translation>
    </message>
    <message>
        <source>Choose what the guest runs.</source>
        <translation>请选择虚拟机运行的内容。</translation>
    </message>
    <message>
        <source>Leave out line breaks and control characters.</source>
        <translation>请勿使用换行符和控制字符。</translation>
    </message>
    <message>
        <source>Without “root=…” the kernel will not find its system on the disk.</source>
        <translation>如果没有“root=…”，内核将无法在磁盘上找到它的系统。</translation>
    </message>
    <message>
        <source>A guest needs a name.</source>
        <translation>虚拟机需要名称。</translation>
    </message>
    <message>
        <source>There is a guest “%1” already.</source>
        <translation>已有名为“%1”的虚拟机。</translation>
    </message>
    <message>
        <source>The description is too long. Use at most %1 characters.</source>
        <translation>描述过长。最多使用 %1 个字符。</translation>
    </message>
    <message>
        <source>Leave out control characters.</source>
        <translation>请勿使用控制字符。</translation>
    </message>
    <message>
        <source>Give a size with its unit, such as 512 MiB or 1.5 GiB.</source>
        <translation>请输入带单位的大小，例如 512 MiB 或 1.5 GiB。</translation>
    </message>
    <message>
        <source>A guest needs at least %1.</source>
        <translation>虚拟机至少需要 %1。</translation>
    </message>
    <message>
        <source>This is more than the %1 that this computer has.</source>
        <translation>这超过了此计算机拥有的 %1。</translation>
    </message>
    <message>
        <source>A guest can have at most %1.</source>
        <translation>虚拟机最多可以有 %1。</translation>
    </message>
    <message>
        <source>Memory comes in pieces of 4 KiB.</source>
        <translation>内存以 4 KiB 为单位。</translation>
    </message>
    <message>
        <source>Only %1 are free now. The guest may be slow, and so may this computer.</source>
        <translation>目前只有 %1 可用。虚拟机和此计算机都可能变慢。</translation>
    </message>
    <message>
        <source>A guest can have 1 to %1 CPUs.</source>
        <translation>虚拟机可以有 1 到 %1 个 CPU。</translation>
    </message>
    <message>
        <source>These are more than this computer has (%1), and do not make the guest faster.</source>
        <translation>这超过了此计算机的 CPU 数量 (%1)，不会使虚拟机更快。</translation>
    </message>
    <message>
        <source>Use 1 to %1 letters a–z, digits, dots, dashes and underscores, the first a letter or digit.</source>
        <translation>请使用 1 到 %1 个字母 a–z、数字、点、连字符和下划线，第一个字符必须是字母或数字。</translation>
    </message>
    <message>
        <source>Another disk has this name.</source>
        <translation>另一个磁盘已使用此名称。</translation>
    </message>
    <message>
        <source>Give a size with its unit, such as 8 GiB.</source>
        <translation>请输入带单位的大小，例如 8 GiB。</translation>
    </message>
    <message>
        <source>A disk can have up to %1.</source>
        <translation>磁盘最大可为 %1。</translation>
    </message>
    <message>
        <source>A disk is a multiple of 512 bytes.</source>
        <translation>磁盘大小必须是 512 字节的倍数。</translation>
    </message>
    <message>
        <source>Only %1 are free where guests are kept. The disk takes up room as it is written to, and will not fill.</source>
        <translation>保存虚拟机的位置只有 %1 可用空间。磁盘随写入逐渐占用空间，将无法写满。</translation>
    </message>
    <message>
        <source>A guest can have at most %1 disks.</source>
        <translation>虚拟机最多可以有 %1 个磁盘。</translation>
    </message>
    <message>
        <source>Give a port, 1 to %1.</source>
        <translation>请输入 1 到 %1 之间的端口。</translation>
    </message>
    <message>
        <source>“%1” is no port. Give a number from 1 to %2.</source>
        <translation>“%1”不是端口。请输入 1 到 %2 之间的数字。</translation>
    </message>
    <message>
        <source>“%1” is no address. Give one of this computer, such as 127.0.0.1 for itself alone or 0.0.0.0 for all its networks.</source>
        <translation>“%1”不是地址。请输入此计算机的一个地址，例如 127.0.0.1 表示仅限本机，0.0.0.0 表示其所有网络。</translation>
    </message>
    <message>
        <source>Port %1 of this computer is forwarded twice.</source>
        <translation>此计算机的端口 %1 被转发了两次。</translation>
    </message>
    <message>
        <source>Ports below %1 are usually reserved for the system: the guest may not be able to start.</source>
        <translation>低于 %1 的端口通常保留给系统使用：虚拟机可能无法启动。</translation>
    </message>
    <message>
        <source>Give the name of the tap device, such as tap0.</source>
        <translation>请输入 TAP 设备的名称，例如 tap0。</translation>
    </message>
    <message>
        <source>“%1” is no name of a tap device. It has at most %2 letters, digits, dots, dashes and underscores.</source>
        <translation>“%1”不是 TAP 设备的名称。它最多包含 %2 个字母、数字、点、连字符和下划线。</translation>
    </message>
    <message>
        <source>Choose the folder, or remove it.</source>
        <translation>请选择文件夹，或将其移除。</translation>
    </message>
    <message>
        <source>There is no such folder.</source>
        <translation>没有此文件夹。</translation>
    </message>
    <message>
        <source>This is no folder.</source>
        <translation>这不是文件夹。</translation>
    </message>
    <message>
        <source>Give a tag: the guest finds the folder by it.</source>
        <translation>请输入标签：虚拟机通过它找到此文件夹。</translation>
    </message>
    <message>
        <source>Use at most %1 letters, digits and signs, no spaces.</source>
        <translation>请最多使用 %1 个字母、数字和符号，不能有空格。</translation>
    </message>
    <message>
        <source>Another folder has this tag.</source>
        <translation>另一个文件夹已使用此标签。</translation>
    </message>
    <message>
        <source>A guest can have at most %1 shared folders.</source>
        <translation>虚拟机最多可以有 %1 个共享文件夹。</translation>
    </message>
    <message>
        <source>The name has %1 characters. It can have at most %2.</source>
        <translation>名称有 %1 个字符。最多可以有 %2 个。</translation>
    </message>
    <message>
        <source>A name cannot have spaces.</source>
        <translation>名称中不能有空格。</translation>
    </message>
    <message>
        <source>A name cannot have “%1”. Use letters a–z, digits, dots, dashes and underscores.</source>
        <translation>名称中不能有“%1”。请使用字母 a–z、数字、点、连字符和下划线。</translation>
    </message>
    <message>
        <source>Use letters a–z, digits, dots, dashes and underscores only.</source>
        <translation>只能使用字母 a–z、数字、点、连字符和下划线。</translation>
    </message>
    <message>
        <source>A name begins with a letter or a digit.</source>
        <translation>名称必须以字母或数字开头。</translation>
    </message>
    <message>
        <source>On this computer guests have one CPU: its processor cannot start others (no unrestricted guest).</source>
        <translation>在此计算机上虚拟机只有一个 CPU：其处理器无法启动其他 CPU（没有 unrestricted guest）。</translation>
    </message>
    <message>
        <source>This computer cannot run firmware: its processor has no unrestricted guest.</source>
        <translation>此计算机无法运行固件：其处理器没有 unrestricted guest。</translation>
    </message>
    <message>
        <source>Tap devices cannot be used here: %1.</source>
        <translation>此处无法使用 TAP 设备：%1。</translation>
    </message>
    <message>
        <source>Tap devices cannot be used here.</source>
        <translation>此处无法使用 TAP 设备。</translation>
    </message>
</context>
<context>
    <name>apiary::gui::NewGuestWizard</name>
    <message>
        <source>New guest</source>
        <translation>新建虚拟机</translation>
    </message>
    <message>
        <source>Cancelled. Nothing was created.</source>
        <translation>已取消。没有创建任何内容。</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>上一步(&amp;B)</translation>
    </message>
    <message>
        <source>Ne&amp;xt</source>
        <translation>下一步(&amp;X)</translation>
    </message>
    <message>
        <source>C&amp;reate</source>
        <translation>创建(&amp;R)</translation>
    </message>
    <message>
        <source>Something is wrong on this page</source>
        <translation>此页上有错误</translation>
    </message>
    <message>
        <source>%1: something is wrong here</source>
        <translation>%1：此处有错误</translation>
    </message>
    <message>
        <source>Apiary’s helper is being looked for.</source>
        <translation>正在查找 Apiary 的辅助程序。</translation>
    </message>
    <message>
        <source>You may not create guests with this helper.</source>
        <translation>您无权通过此辅助程序创建虚拟机。</translation>
    </message>
    <message>
        <source>Create it as it is, without the other pages</source>
        <translation>跳过其他页面，按现状创建</translation>
    </message>
    <message>
        <source>C&amp;reate and start</source>
        <translation>创建并启动(&amp;R)</translation>
    </message>
    <message>
        <source>%1 is an installer image (ISO)</source>
        <translation>%1 是安装程序映像 (ISO)</translation>
    </message>
    <message>
        <source>Installer images need firmware, which this version does not have. Choose the kernel and the initial RAM disk that are on it, or a disk image with its kernel</source>
        <translation>安装程序映像需要固件，而此版本没有固件。请选择其中包含的内核和初始内存盘，或选择磁盘映像及其内核</translation>
    </message>
    <message>
        <source>There is no file %1</source>
        <translation>没有文件 %1</translation>
    </message>
    <message>
        <source>You may not read %1</source>
        <translation>您无权读取 %1</translation>
    </message>
    <message>
        <source>%1 is %2</source>
        <translation>%1 是%2</translation>
    </message>
    <message>
        <source>A kernel, a disk image or an initial RAM disk can be dropped here</source>
        <translation>此处可以拖放内核、磁盘映像或初始内存盘</translation>
    </message>
    <message>
        <source>%1 is not there any more</source>
        <translation>%1 已不存在</translation>
    </message>
    <message>
        <source>Bring it back, or choose another</source>
        <translation>请将其恢复，或选择其他文件</translation>
    </message>
    <message>
        <source>Looking at the files…</source>
        <translation>正在检查文件…</translation>
    </message>
    <message>
        <source>Creating “%1”…</source>
        <translation>正在创建“%1”…</translation>
    </message>
    <message>
        <source>Starting “%1”…</source>
        <translation>正在启动“%1”…</translation>
    </message>
    <message>
        <source>Taking back what was begun…</source>
        <translation>正在撤回已开始的操作…</translation>
    </message>
    <message>
        <source>Whether “%1” was created shows when the helper is back</source>
        <translation>“%1”是否已创建，要等辅助程序恢复后才能知道</translation>
    </message>
    <message>
        <source>The helper is back. “%1” was not created.</source>
        <translation>辅助程序已恢复。“%1”未创建。</translation>
    </message>
    <message>
        <source>Discard the new guest?</source>
        <translation>要放弃新虚拟机吗？</translation>
    </message>
    <message>
        <source>What you entered is lost then.</source>
        <translation>您输入的内容将丢失。</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>放弃(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Keep editing</source>
        <translation>继续编辑(&amp;K)</translation>
    </message>
</context>
<context>
    <name>apiary::gui::Notifications</name>
    <message>
        <source>Open Apiary</source>
        <translation>打开 Apiary</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
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
        <translation>%1/秒</translation>
    </message>
    <message>
        <source>, read-only</source>
        <translation>，只读</translation>
    </message>
    <message>
        <source>Bridged through %1</source>
        <translation>通过 %1 桥接</translation>
    </message>
    <message>
        <source>host %1:%2 → guest %3</source>
        <translation>主机 %1:%2 → 虚拟机 %3</translation>
    </message>
    <message>
        <source>NAT</source>
        <translation>NAT</translation>
    </message>
    <message>
        <source>NAT, %1</source>
        <translation>NAT，%1</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>处理器</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>Disks</source>
        <translation>磁盘</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>read</source>
        <translation>读取</translation>
    </message>
    <message>
        <source>written</source>
        <translation>写入</translation>
    </message>
    <message>
        <source>received</source>
        <translation>接收</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>Running since:</source>
        <translation>运行开始于：</translation>
    </message>
    <message>
        <source>Last end:</source>
        <translation>上次结束：</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>message (time)</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Restarted by itself:</source>
        <translation>自动重新启动：</translation>
    </message>
    <message numerus="yes">
        <source>%n time(s)</source>
        <translation>
            <numerusform>%n 次</numerusform>
        </translation>
    </message>
    <message>
        <source>Description:</source>
        <translation>描述：</translation>
    </message>
    <message>
        <source>Processors:</source>
        <translation>处理器：</translation>
    </message>
    <message>
        <source>Memory:</source>
        <translation>内存：</translation>
    </message>
    <message>
        <source>Kernel:</source>
        <translation>内核：</translation>
    </message>
    <message>
        <source>Disks:</source>
        <translation>磁盘：</translation>
    </message>
    <message>
        <source>Network:</source>
        <translation>网络：</translation>
    </message>
    <message>
        <source>Shared folders:</source>
        <translation>共享文件夹：</translation>
    </message>
    <message>
        <source>%1 as “%2”</source>
        <comment>folder as tag</comment>
        <translation>%1（标签“%2”）</translation>
    </message>
    <message>
        <source>Starts with the helper:</source>
        <translation>随辅助程序启动：</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Owner:</source>
        <translation>所有者：</translation>
    </message>
    <message>
        <source>Process:</source>
        <translation>进程：</translation>
    </message>
</context>
<context>
    <name>apiary::gui::Page</name>
    <message>
        <source>Why?</source>
        <translation>为什么？</translation>
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
        <translation>选择：%1</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>选择文件夹</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>选择文件</translation>
    </message>
</context>
<context>
    <name>apiary::gui::QueryPage</name>
    <message>
        <source>&amp;Try again</source>
        <translation>重试(&amp;T)</translation>
    </message>
    <message>
        <source>This helper cannot answer that: it is older than this window.</source>
        <translation>此辅助程序比此窗口旧，无法回答。</translation>
    </message>
    <message>
        <source>Install apiary and apiaryd in the same version, then restart apiaryd.</source>
        <translation>请安装相同版本的 apiary 和 apiaryd，然后重新启动 apiaryd。</translation>
    </message>
    <message>
        <source>What is shown is as it was last known.</source>
        <translation>所显示的是最后已知的内容。</translation>
    </message>
</context>
<context>
    <name>apiary::gui::RecordingPage</name>
    <message>
        <source>The text does not say enough to be sure.</source>
        <translation>文本提供的信息不足以确定。</translation>
    </message>
    <message>
        <source>That is certain: the text says so itself.</source>
        <translation>这是确定的：文本本身如此说明。</translation>
    </message>
    <message>
        <source>That is likely: it follows from what the text says.</source>
        <translation>这是很可能的：由文本内容推得。</translation>
    </message>
    <message>
        <source>That is a guess: the text only suggests it.</source>
        <translation>这是猜测：文本只是有所暗示。</translation>
    </message>
    <message>
        <source>What another machine can run is told by the log of its kernel (FreeBSD: /var/run/dmesg.boot; Linux: the output of dmesg), by its /proc/cpuinfo, or by the output of cpuid -r. The text stays on this computer.</source>
        <translation>另一台机器能运行什么，可以从其内核日志（FreeBSD：/var/run/dmesg.boot；Linux：dmesg 的输出）、/proc/cpuinfo 或 cpuid -r 的输出得知。文本不会离开此计算机。</translation>
    </message>
    <message>
        <source>Paste the text here, drop a file, or open one.</source>
        <translation>在此粘贴文本，拖入文件，或打开文件。</translation>
    </message>
    <message>
        <source>Recording of another machine</source>
        <translation>另一台机器的记录</translation>
    </message>
    <message>
        <source>Chec&amp;k</source>
        <translation>检查(&amp;K)</translation>
    </message>
    <message>
        <source>Another machine</source>
        <translation>另一台机器</translation>
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
        <translation>寄存器</translation>
    </message>
    <message>
        <source>Registers of the guest’s CPUs</source>
        <translation>虚拟机 CPU 的寄存器</translation>
    </message>
    <message>
        <source>&amp;Live</source>
        <translation>实时更新(&amp;L)</translation>
    </message>
    <message>
        <source>Show the values once a second; off: hold them as they are</source>
        <translation>每秒显示一次数值；关闭时保持当前数值不变</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>Copy what is selected, or all of it</source>
        <translation>复制所选内容；没有选择时复制全部</translation>
    </message>
    <message>
        <source>&amp;Save to File…</source>
        <translation>保存到文件(&amp;S)…</translation>
    </message>
    <message>
        <source>You are not permitted to see registers</source>
        <translation>您无权查看寄存器</translation>
    </message>
    <message>
        <source>The guest is not running</source>
        <translation>虚拟机未在运行</translation>
    </message>
    <message>
        <source>The registers of its CPUs are shown here while it runs, or is paused.</source>
        <translation>虚拟机运行或暂停时，其 CPU 的寄存器会显示在这里。</translation>
    </message>
    <message>
        <source>As they were when the guest crashed, %1</source>
        <comment>%1: date and time</comment>
        <translation>虚拟机崩溃时的数值，%1</translation>
    </message>
    <message>
        <source>Held: turn on “Live” to see what they are now</source>
        <translation>已保持：打开“实时更新”即可查看当前数值</translation>
    </message>
    <message>
        <source>Nothing changed within the last second</source>
        <translation>最近一秒内没有变化</translation>
    </message>
    <message numerus="yes">
        <source>%n register(s) changed within the last second</source>
        <translation>
            <numerusform>最近一秒内有 %n 个寄存器发生变化</numerusform>
        </translation>
    </message>
    <message>
        <source>Save the Registers of %1</source>
        <translation>保存 %1 的寄存器</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>文本 (*.txt)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>The registers could not be saved to “%1”</source>
        <translation>无法将寄存器保存到“%1”</translation>
    </message>
    <message>
        <source>choose another place</source>
        <translation>请选择其他位置</translation>
    </message>
</context>
<context>
    <name>apiary::gui::RowDetails</name>
    <message>
        <source>Details</source>
        <translation>详细信息</translation>
    </message>
    <message>
        <source>What there is</source>
        <translation>现有情况</translation>
    </message>
    <message>
        <source>What it is for</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>What works as it is</source>
        <translation>目前可用的功能</translation>
    </message>
    <message>
        <source>How to mend it</source>
        <translation>如何修复</translation>
    </message>
    <message>
        <source>Where this is from</source>
        <translation>信息来源</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>verdict, how sure that is</comment>
        <translation>%1（%2）</translation>
    </message>
</context>
<context>
    <name>apiary::gui::SetUpDialog</name>
    <message>
        <source>Set up a network</source>
        <translation>设置网络</translation>
    </message>
    <message>
        <source>Sho&amp;w command</source>
        <translation>显示命令(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>上一步(&amp;B)</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>计划</translation>
    </message>
    <message>
        <source>Set up</source>
        <translation>已设置</translation>
    </message>
    <message>
        <source>%1: %2. These changes are made to this computer, all of them or none; they are undone in the opposite order.</source>
        <translation>%1：%2。将对此计算机进行以下更改，要么全部完成，要么全不进行；撤销时顺序相反。</translation>
    </message>
    <message>
        <source>Setting up…</source>
        <translation>正在设置…</translation>
    </message>
    <message>
        <source>The network %1 is set up: %2.</source>
        <translation>网络 %1 已设置：%2。</translation>
    </message>
    <message>
        <source>For the guest %1 there is the tap device %2: choose it on the guest’s Network page.</source>
        <translation>虚拟机 %1 有 TAP 设备 %2：请在该虚拟机的“网络”页面中选择它。</translation>
    </message>
    <message>
        <source>It can be tested hop by hop, and undone, on the page that this window came from.</source>
        <translation>可在打开此窗口的页面上逐跳测试或撤销它。</translation>
    </message>
    <message>
        <source>Cancelled. Everything is as it was.</source>
        <translation>已取消。一切保持原状。</translation>
    </message>
    <message>
        <source>This computer is not as it was when the plan was made.</source>
        <translation>此计算机的状态与制定计划时不同。</translation>
    </message>
    <message>
        <source>It is planned anew: look at the steps again.</source>
        <translation>已重新制定计划：请再次查看步骤。</translation>
    </message>
    <message>
        <source>Cancelling…</source>
        <translation>正在取消…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Set &amp;up</source>
        <translation>设置(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
    <message>
        <source>Show the &amp;plan</source>
        <translation>显示计划(&amp;P)</translation>
    </message>
</context>
<context>
    <name>apiary::gui::SetUpForm</name>
    <message>
        <source>There are no guests yet. Taps can be added for them by setting the network up anew.</source>
        <translation>还没有虚拟机。重新设置网络即可为它们添加 TAP。</translation>
    </message>
    <message>
        <source>&amp;Interface:</source>
        <translation>接口(&amp;I)：</translation>
    </message>
    <message>
        <source>&amp;VLAN tag:</source>
        <translation>VLAN 标签(&amp;V)：</translation>
    </message>
    <message>
        <source>This computer’s a&amp;ddress there:</source>
        <translation>此计算机在其中的地址(&amp;D)：</translation>
    </message>
    <message>
        <source>Addresses for &amp;guests:</source>
        <translation>虚拟机的地址(&amp;G)：</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>名称(&amp;N)：</translation>
    </message>
    <message>
        <source>&amp;Taps for:</source>
        <translation>创建 TAP 的虚拟机(&amp;T)：</translation>
    </message>
    <message>
        <source>None; 1 to %1</source>
        <translation>无；1 到 %1</translation>
    </message>
    <message>
        <source>Chosen by Apiary; such as 10.87.0.1/24</source>
        <translation>由 Apiary 选择；例如 10.87.0.1/24</translation>
    </message>
    <message>
        <source>Chosen by Apiary; such as apiary0</source>
        <translation>由 Apiary 选择；例如 apiary0</translation>
    </message>
    <message>
        <source>Given where dnsmasq is installed</source>
        <translation>若已安装 dnsmasq 则分配</translation>
    </message>
    <message>
        <source>Given (DHCP)</source>
        <translation>分配 (DHCP)</translation>
    </message>
    <message>
        <source>Not given</source>
        <translation>不分配</translation>
    </message>
    <message>
        <source>%1 (%2): %3</source>
        <comment>interface, kind, state</comment>
        <translation>%1（%2）：%3</translation>
    </message>
    <message>
        <source>This computer has no interface that a network could be bridged with.</source>
        <translation>此计算机没有可用于桥接的接口。</translation>
    </message>
    <message>
        <source>%1 is not installed. %2</source>
        <comment>a program, how to get it</comment>
        <translation>%1 未安装。%2</translation>
    </message>
    <message>
        <source>The tag of a VLAN is a number from 1 to %1.</source>
        <translation>VLAN 标签是 1 到 %1 的数字。</translation>
    </message>
</context>
<context>
    <name>apiary::gui::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>General</source>
        <translation>常规</translation>
    </message>
    <message>
        <source>Console</source>
        <translation>控制台</translation>
    </message>
    <message>
        <source>Confirmations</source>
        <translation>确认</translation>
    </message>
    <message>
        <source>Take back what was changed here and not applied</source>
        <translation>撤回在此处所做但尚未应用的更改</translation>
    </message>
    <message>
        <source>Settings cannot be saved</source>
        <translation>无法保存设置</translation>
    </message>
    <message>
        <source>Make “%1” writable</source>
        <translation>请将“%1”设为可写</translation>
    </message>
</context>
<context>
    <name>apiary::gui::ShareList</name>
    <message>
        <source>No shared folders.</source>
        <translation>没有共享文件夹。</translation>
    </message>
    <message>
        <source>Add &amp;Folder</source>
        <translation>添加文件夹(&amp;F)</translation>
    </message>
    <message>
        <source>Shared folder</source>
        <translation>共享文件夹</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>The guest finds the folder by this: mount -t 9p -o trans=virtio TAG /mnt</source>
        <translation>虚拟机通过此标签找到文件夹：mount -t 9p -o trans=virtio TAG /mnt</translation>
    </message>
    <message>
        <source>Read-only</source>
        <translation>只读</translation>
    </message>
    <message>
        <source>The guest may only read it</source>
        <translation>虚拟机只能读取它</translation>
    </message>
    <message>
        <source>Share this folder no more</source>
        <translation>不再共享此文件夹</translation>
    </message>
</context>
<context>
    <name>apiary::gui::SharesPage</name>
    <message>
        <source>Shared folders</source>
        <translation>共享文件夹</translation>
    </message>
    <message>
        <source>Which folders does it share with this computer?</source>
        <translation>虚拟机与此计算机共享哪些文件夹？</translation>
    </message>
    <message>
        <source>The guest sees the folder as it is, and what it changes is changed here too. Other folders stay out of its reach.</source>
        <translation>虚拟机看到的文件夹与实际相同，它所做的更改在此处也会生效。它无法访问其他文件夹。</translation>
    </message>
    <message>
        <source>No shared folders.</source>
        <translation>没有共享文件夹。</translation>
    </message>
    <message>
        <source>&amp;Add a folder</source>
        <translation>添加文件夹(&amp;A)</translation>
    </message>
    <message>
        <source>Folder %1</source>
        <translation>文件夹 %1</translation>
    </message>
    <message>
        <source>Remove folder %1</source>
        <translation>移除文件夹 %1</translation>
    </message>
    <message>
        <source>The guest may only read it</source>
        <translation>虚拟机只能读取它</translation>
    </message>
    <message>
        <source>Shared folder</source>
        <translation>共享文件夹</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Folder:</source>
        <translation>文件夹：</translation>
    </message>
    <message>
        <source>Tag:</source>
        <translation>标签：</translation>
    </message>
    <message>
        <source>The guest mounts the folder by this name.</source>
        <translation>虚拟机使用此名称挂载文件夹。</translation>
    </message>
    <message>
        <source>In a Linux guest: mount -t 9p -o trans=virtio %1 /mnt</source>
        <translation>在 Linux 虚拟机中：mount -t 9p -o trans=virtio %1 /mnt</translation>
    </message>
</context>
<context>
    <name>apiary::gui::SizeEdit</name>
    <message>
        <source>%1?</source>
        <translation>%1？</translation>
    </message>
    <message>
        <source>Did you mean %1?</source>
        <translation>您是不是指 %1？</translation>
    </message>
</context>
<context>
    <name>apiary::gui::StepList</name>
    <message>
        <source>Changes to this computer</source>
        <translation>对此计算机的更改</translation>
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
        <translation>示例系统</translation>
    </message>
    <message>
        <source>Linux or other kernel</source>
        <translation>Linux 或其他内核</translation>
    </message>
    <message>
        <source>FreeBSD kernel</source>
        <translation>FreeBSD 内核</translation>
    </message>
    <message>
        <source>Disk image</source>
        <translation>磁盘映像</translation>
    </message>
    <message>
        <source>Not chosen yet</source>
        <translation>尚未选择</translation>
    </message>
    <message>
        <source>%1 (read-only)</source>
        <translation>%1（只读）</translation>
    </message>
    <message>
        <source>%1, new, %2</source>
        <translation>%1，新建，%2</translation>
    </message>
    <message>
        <source>%1 port %2 of %3 leads to port %4</source>
        <translation>%3 的 %1 端口 %2 通往端口 %4</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Tap device %1</source>
        <translation>TAP 设备 %1</translation>
    </message>
    <message>
        <source>This computer’s network (NAT)</source>
        <translation>此计算机的网络 (NAT)</translation>
    </message>
    <message>
        <source>Disk image:</source>
        <translation>磁盘映像：</translation>
    </message>
    <message>
        <source>Kernel:</source>
        <translation>内核：</translation>
    </message>
    <message>
        <source>Initial RAM disk:</source>
        <translation>初始内存盘：</translation>
    </message>
    <message>
        <source>Boot flags:</source>
        <translation>引导标志：</translation>
    </message>
    <message>
        <source>Command line:</source>
        <translation>命令行：</translation>
    </message>
    <message>
        <source>Modules:</source>
        <translation>模块：</translation>
    </message>
    <message>
        <source>Variables:</source>
        <translation>变量：</translation>
    </message>
    <message>
        <source>Name:</source>
        <translation>名称：</translation>
    </message>
    <message>
        <source>Description:</source>
        <translation>描述：</translation>
    </message>
    <message>
        <source>Runs:</source>
        <translation>运行：</translation>
    </message>
    <message>
        <source>Memory:</source>
        <translation>内存：</translation>
    </message>
    <message>
        <source>CPUs:</source>
        <translation>CPU：</translation>
    </message>
    <message>
        <source>Other disks:</source>
        <translation>其他磁盘：</translation>
    </message>
    <message>
        <source>Disks:</source>
        <translation>磁盘：</translation>
    </message>
    <message>
        <source>Network:</source>
        <translation>网络：</translation>
    </message>
    <message>
        <source>Shared folders:</source>
        <translation>共享文件夹：</translation>
    </message>
    <message>
        <source>%1 as “%2”</source>
        <translation>%1（标签“%2”）</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>摘要</translation>
    </message>
    <message>
        <source>This is what will be made</source>
        <translation>将创建以下内容</translation>
    </message>
    <message>
        <source>&amp;Start it when it is created</source>
        <translation>创建后启动(&amp;S)</translation>
    </message>
    <message>
        <source>Sho&amp;w command</source>
        <translation>显示命令(&amp;W)</translation>
    </message>
</context>
<context>
    <name>apiary::gui::TaskProgress</name>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
</context>
<context>
    <name>apiary::gui::TaskStrip</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Cancel: %1</source>
        <translation>取消：%1</translation>
    </message>
    <message>
        <source>Work under way</source>
        <translation>正在进行的工作</translation>
    </message>
</context>
<context>
    <name>apiary::gui::TerminalView</name>
    <message>
        <source>Console</source>
        <translation>控制台</translation>
    </message>
    <message>
        <source>Search the console</source>
        <translation>搜索控制台</translation>
    </message>
    <message>
        <source>Close the search</source>
        <translation>关闭搜索</translation>
    </message>
    <message>
        <source>Search upwards</source>
        <translation>向上搜索</translation>
    </message>
    <message>
        <source>Search downwards</source>
        <translation>向下搜索</translation>
    </message>
    <message>
        <source>How to search</source>
        <translation>搜索方式</translation>
    </message>
</context>
<context>
    <name>apiary::gui::TextPage</name>
    <message>
        <source>&amp;Open a file…</source>
        <translation>打开文件(&amp;O)…</translation>
    </message>
    <message>
        <source>C&amp;lear</source>
        <translation>清除(&amp;L)</translation>
    </message>
    <message>
        <source>Sho&amp;w command</source>
        <translation>显示命令(&amp;W)</translation>
    </message>
    <message>
        <source>Ctrl+Enter in the text does the same</source>
        <translation>在文本中按 Ctrl+Enter 效果相同</translation>
    </message>
    <message>
        <source>There is no text yet.</source>
        <translation>还没有文本。</translation>
    </message>
    <message>
        <source>It is long: the first %1 were looked at.</source>
        <translation>文本较长：检查了前 %1。</translation>
    </message>
    <message>
        <source>It is long: the last %1 were looked at.</source>
        <translation>文本较长：检查了最后 %1。</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
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
        <translation>正在查找辅助程序…</translation>
    </message>
    <message>
        <source>The helper is not reached: %1</source>
        <translation>无法连接辅助程序：%1</translation>
    </message>
    <message>
        <source>Apiary: no guests</source>
        <translation>Apiary：没有虚拟机</translation>
    </message>
    <message>
        <source>Apiary: %1 of %2 guests running</source>
        <translation>Apiary：共 %2 个虚拟机，%1 个正在运行</translation>
    </message>
    <message>
        <source>Crashed: %1</source>
        <translation>已崩溃：%1</translation>
    </message>
    <message>
        <source>“%1” crashed</source>
        <translation>“%1”已崩溃</translation>
    </message>
    <message>
        <source>A task failed</source>
        <translation>任务失败</translation>
    </message>
    <message>
        <source>A task is finished</source>
        <translation>任务已完成</translation>
    </message>
    <message>
        <source>That did not work</source>
        <translation>操作失败</translation>
    </message>
    <message>
        <source>That did not work for “%1”</source>
        <translation>对“%1”的操作失败</translation>
    </message>
</context>
<context>
    <name>apiary::gui::TrayMenu</name>
    <message>
        <source>No guests</source>
        <translation>没有虚拟机</translation>
    </message>
    <message>
        <source>&amp;New Guest…</source>
        <translation>新建虚拟机(&amp;N)…</translation>
    </message>
    <message>
        <source>Open &amp;Apiary</source>
        <translation>打开 Apiary(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>Guests go on running</source>
        <translation>虚拟机会继续运行</translation>
    </message>
    <message>
        <source>The helper is not reached</source>
        <translation>无法连接辅助程序</translation>
    </message>
    <message>
        <source>Create a guest</source>
        <translation>创建虚拟机</translation>
    </message>
    <message>
        <source>You have no right to do this</source>
        <translation>您无权执行此操作</translation>
    </message>
    <message>
        <source>All %1 guests…</source>
        <translation>全部 %1 个虚拟机…</translation>
    </message>
    <message>
        <source>The helper is not reached: %1</source>
        <translation>无法连接辅助程序：%1</translation>
    </message>
    <message>
        <source>Looking for the helper…</source>
        <translation>正在查找辅助程序…</translation>
    </message>
</context>
</TS>
