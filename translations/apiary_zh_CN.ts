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
        <source>none, unless the hypervisor around this machine can pass it on</source>
        <translation>无，除非此计算机外层的虚拟机管理程序能够传递该功能</translation>
    </message>
    <message>
        <source>the kernel&apos;s log: %1</source>
        <translation>内核日志：%1</translation>
    </message>
    <message>
        <source>the processor&apos;s number: %1</source>
        <translation>处理器编号：%1</translation>
    </message>
    <message>
        <source>POPCNT, which came together with EPT</source>
        <translation>POPCNT，与 EPT 同时出现</translation>
    </message>
    <message>
        <source>there is none without %1</source>
        <translation>没有 %1 就没有此功能</translation>
    </message>
    <message>
        <source>there are none without %1</source>
        <translation>没有 %1 就没有这些功能</translation>
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
        <source>the processor has no VT-x, or a hypervisor around this machine hides it</source>
        <translation>处理器没有 VT-x，或者被此机器外层的虚拟机监控程序隐藏了</translation>
    </message>
    <message>
        <source>apiaryctl check tells which; in a virtual machine switch on nested virtualization outside, otherwise use the software CPU or another processor</source>
        <translation>apiaryctl check 会说明是哪种情况；在虚拟机中，请在外层打开嵌套虚拟化，否则请使用软件 CPU 或更换处理器</translation>
    </message>
    <message>
        <source>the firmware has switched VT-x off and locked that (MSR 3Ah)</source>
        <translation>固件关闭了 VT-x 并锁定了该设置 (MSR 3Ah)。</translation>
    </message>
    <message>
        <source>in the firmware&apos;s set-up switch on &quot;Intel Virtualization Technology&quot; (VT-x, VMX, Vanderpool), save, and switch the power off once</source>
        <translation>在固件设置中打开“Intel Virtualization Technology”（VT-x、VMX、Vanderpool），保存并断电一次</translation>
    </message>
    <message>
        <source>the processor&apos;s VT-x does not report which instruction did I/O (IA32_VMX_BASIC bit 54); a nested VT-x may lack that</source>
        <translation>处理器的 VT-x 不报告是哪条指令执行了 I/O (IA32_VMX_BASIC bit 54)；嵌套的 VT-x 可能缺少此功能</translation>
    </message>
    <message>
        <source>run bhyve on real hardware, or use the software CPU</source>
        <translation>请在真实硬件上运行 bhyve，或使用软件 CPU</translation>
    </message>
    <message>
        <source>the processor&apos;s VT-x is too old for bhyve: it has no secondary controls or not all primary ones, and so no EPT; Core 2 and its Celerons are such</source>
        <translation>处理器的 VT-x 对 bhyve 来说太旧：它没有二级控制 (secondary controls)，或者一级控制不全，因而没有 EPT；Core 2 及同代的 Celeron 就是如此</translation>
    </message>
    <message>
        <source>none on this processor: bhyve needs one from Nehalem (2008) on; use the software CPU, or KVM on Linux</source>
        <translation>此处理器无法解决：bhyve 需要 Nehalem（2008 年）或更新的处理器；请使用软件 CPU，或 Linux 上的 KVM</translation>
    </message>
    <message>
        <source>the processor has VT-x without EPT, which bhyve needs</source>
        <translation>处理器有 VT-x，但没有 bhyve 所需的 EPT</translation>
    </message>
    <message>
        <source>the processor&apos;s VT-x lacks controls over interrupts that bhyve needs, such as virtual NMIs; a nested VT-x may lack them</source>
        <translation>处理器的 VT-x 缺少 bhyve 所需的中断控制，例如虚拟 NMI；嵌套的 VT-x 可能缺少它们</translation>
    </message>
    <message>
        <source>the processor&apos;s VT-x lacks VM-exit or VM-entry controls that bhyve needs (EFER, PAT); a nested VT-x may lack them</source>
        <translation>处理器的 VT-x 缺少 bhyve 所需的 VM-exit 或 VM-entry 控制（EFER、PAT）；嵌套的 VT-x 可能缺少它们</translation>
    </message>
    <message>
        <source>the processor&apos;s EPT lacks something that bhyve needs: four levels, write-back memory or INVEPT</source>
        <translation>处理器的 EPT 缺少 bhyve 所需的某项功能：四级页表、回写内存或 INVEPT</translation>
    </message>
    <message>
        <source>the processor has no AMD-V, or a hypervisor around this machine hides it</source>
        <translation>处理器没有 AMD-V，或者被此机器外层的虚拟机监控程序隐藏了</translation>
    </message>
    <message>
        <source>the firmware has switched AMD-V off (VM_CR.SVMDIS)</source>
        <translation>固件关闭了 AMD-V (VM_CR.SVMDIS)。</translation>
    </message>
    <message>
        <source>in the firmware&apos;s set-up switch on &quot;SVM Mode&quot; (AMD-V, Secure Virtual Machine), save, and switch the power off once</source>
        <translation>在固件设置中打开“SVM Mode”（AMD-V、Secure Virtual Machine），保存并断电一次</translation>
    </message>
    <message>
        <source>the processor has AMD-V without nested paging (RVI), which bhyve needs: K8, and the Turion X2 of family 11h</source>
        <translation>处理器有 AMD-V，但没有 bhyve 所需的嵌套分页 (RVI)：K8 以及 11h 系列的 Turion X2 就是如此</translation>
    </message>
    <message>
        <source>none on this processor: bhyve needs one with nested paging; use the software CPU, or KVM on Linux</source>
        <translation>此处理器无法解决：bhyve 需要带嵌套分页的处理器；请使用软件 CPU，或 Linux 上的 KVM</translation>
    </message>
    <message>
        <source>the processor does not save the address of the next instruction, which bhyve needs: the first K10 (Barcelona, Agena)</source>
        <translation>处理器不保存 bhyve 所需的下一条指令的地址：最早的 K10（Barcelona、Agena）就是如此</translation>
    </message>
    <message>
        <source>none on this processor: bhyve needs a later one; use the software CPU, or KVM on Linux</source>
        <translation>此处理器无法解决：bhyve 需要更新的处理器；请使用软件 CPU，或 Linux 上的 KVM</translation>
    </message>
    <message>
        <source>vmm.ko was loaded and refused to start (EINVAL): the processor lacks something that bhyve needs, usually EPT</source>
        <translation>vmm.ko 已加载但拒绝启动 (EINVAL)：处理器缺少 bhyve 所需的某项功能，通常是 EPT</translation>
    </message>
    <message>
        <source>the line before it in dmesg says what: dmesg | grep -E &apos;vmx_init|SVM&apos;; give that to apiaryctl explain</source>
        <translation>dmesg 中的前一行会说明缺少什么：dmesg | grep -E &apos;vmx_init|SVM&apos;；请把它交给 apiaryctl explain</translation>
    </message>
    <message>
        <source>vmm.ko was loaded and refused to start (ENXIO): the processor has no VT-x or AMD-V, or the firmware has switched it off</source>
        <translation>vmm.ko 已加载但拒绝启动 (ENXIO)：处理器没有 VT-x 或 AMD-V，或者固件关闭了它</translation>
    </message>
    <message>
        <source>the line before it in dmesg says which: dmesg | grep -E &apos;vmx_init|SVM&apos;; give that to apiaryctl explain</source>
        <translation>dmesg 中的前一行会说明是哪种情况：dmesg | grep -E &apos;vmx_init|SVM&apos;；请把它交给 apiaryctl explain</translation>
    </message>
    <message>
        <source>vmm.ko was loaded and refused to start</source>
        <translation>vmm.ko 已加载但拒绝启动</translation>
    </message>
    <message>
        <source>the line before it in dmesg says why: dmesg | grep -E &apos;vmx_init|SVM&apos;; give that to apiaryctl explain</source>
        <translation>dmesg 中的前一行会说明原因：dmesg | grep -E &apos;vmx_init|SVM&apos;；请把它交给 apiaryctl explain</translation>
    </message>
    <message>
        <source>the kernel found vmm.ko and could not link it: it was built for another kernel, or it is damaged</source>
        <translation>内核找到了 vmm.ko，但无法链接它：它是为另一个内核构建的，或者已损坏</translation>
    </message>
    <message>
        <source>dmesg tells which symbol or version; install kernel and modules of the same release and restart</source>
        <translation>dmesg 会说明是哪个符号或版本；请安装同一版本的内核和模块，然后重新启动</translation>
    </message>
    <message>
        <source>there is no vmm.ko for this kernel: it is a 32-bit one, or was built without modules</source>
        <translation>此内核没有对应的 vmm.ko：它是 32 位内核，或者构建时没有包含模块</translation>
    </message>
    <message>
        <source>run a 64-bit FreeBSD 10 or later whose /boot/kernel has vmm.ko</source>
        <translation>请运行 /boot/kernel 中有 vmm.ko 的 64 位 FreeBSD 10 或更高版本</translation>
    </message>
    <message>
        <source>vmm.ko is loaded already; that is no error</source>
        <translation>vmm.ko 已经加载；这不是错误</translation>
    </message>
    <message>
        <source>nothing; if bhyve does not start all the same, sysctl hw.vmm.vmx.initialized tells whether it could start</source>
        <translation>无需处理；如果 bhyve 仍然无法启动，sysctl hw.vmm.vmx.initialized 会显示它是否成功初始化</translation>
    </message>
    <message>
        <source>only root loads modules; root neither in a jail nor with kern.securelevel above 0</source>
        <translation>只有 root 可以加载模块；在 jail 中或 kern.securelevel 大于 0 时，root 也不行</translation>
    </message>
    <message>
        <source>as root outside of jails: kldload vmm; or put vmm_load=&quot;YES&quot; into /boot/loader.conf and restart</source>
        <translation>在 jail 之外以 root 身份：kldload vmm；或在 /boot/loader.conf 中写入 vmm_load=&quot;YES&quot; 并重新启动</translation>
    </message>
    <message>
        <source>vmm.ko refused to start (ENXIO): no VT-x or AMD-V, or it is switched off</source>
        <translation>vmm.ko 拒绝启动 (ENXIO)：没有 VT-x 或 AMD-V，或者它被关闭了</translation>
    </message>
    <message>
        <source>dmesg | grep -E &apos;vmx_init|SVM&apos; says which; give that to apiaryctl explain</source>
        <translation>dmesg | grep -E &apos;vmx_init|SVM&apos; 会说明是哪种情况；请把它交给 apiaryctl explain</translation>
    </message>
    <message>
        <source>vmm.ko is of another version than the kernel that runs</source>
        <translation>vmm.ko 与正在运行的内核版本不同</translation>
    </message>
    <message>
        <source>install kernel and modules of the same release (freebsd-update install, or make installkernel) and restart</source>
        <translation>请安装同一版本的内核和模块（freebsd-update install 或 make installkernel），然后重新启动</translation>
    </message>
    <message>
        <source>a module needs a symbol that the kernel that runs does not have: it was built for another kernel</source>
        <translation>某个模块需要正在运行的内核所没有的符号：它是为另一个内核构建的</translation>
    </message>
    <message>
        <source>build or install the module from the same sources as the kernel, and restart</source>
        <translation>请用与内核相同的源代码构建或安装该模块，然后重新启动</translation>
    </message>
    <message>
        <source>the assembler is too old to know VT-x&apos;s newer instructions, so vmm.ko cannot be built with it</source>
        <translation>汇编器太旧，不认识 VT-x 的较新指令，因此无法用它构建 vmm.ko</translation>
    </message>
    <message>
        <source>build with the tool chain of FreeBSD 10 or later (make buildworld first, or clang&apos;s own assembler)</source>
        <translation>请用 FreeBSD 10 或更高版本的工具链构建（先运行 make buildworld，或使用 clang 自带的汇编器）。</translation>
    </message>
    <message>
        <source>the firmware has not switched VT-x on (MSR 3Ah, bit 2)</source>
        <translation>固件没有打开 VT-x (MSR 3Ah, bit 2)。</translation>
    </message>
    <message>
        <source>kldload vmm, which switches it on where the firmware has not locked it; otherwise switch on &quot;Intel Virtualization Technology&quot; in the firmware&apos;s set-up</source>
        <translation>kldload vmm 会在固件没有锁定时打开它；否则请在固件设置中打开“Intel Virtualization Technology”</translation>
    </message>
    <message>
        <source>there is no memory for guests: the first BHyVe took it only from what hw.physmem left to it, and nothing was left</source>
        <translation>没有可供虚拟机使用的内存：最早的 BHyVe 只使用 hw.physmem 之外剩下的内存，而那里什么也没有剩下</translation>
    </message>
    <message>
        <source>in /boot/loader.conf set hw.physmem below what the machine has (with 8 GB: hw.physmem=&quot;4g&quot;) and restart; or use FreeBSD 10 or later, which needs no such thing, and a smaller -m</source>
        <translation>在 /boot/loader.conf 中把 hw.physmem 设为小于机器内存的值（8 GB 时：hw.physmem=&quot;4g&quot;）并重新启动；或使用不需要此设置的 FreeBSD 10 或更高版本，并减小 -m</translation>
    </message>
    <message>
        <source>the part of the guest&apos;s memory that lies above 4 GiB cannot be had: too little is left of hw.physmem</source>
        <translation>无法获得虚拟机内存中位于 4 GiB 以上的部分：hw.physmem 之外剩下的内存太少</translation>
    </message>
    <message>
        <source>lower hw.physmem in /boot/loader.conf and restart, give the guest less high memory (-M), or use FreeBSD 10 or later with a smaller -m</source>
        <translation>请减小 /boot/loader.conf 中的 hw.physmem 并重新启动，或减少虚拟机的高端内存 (-M)，或使用 FreeBSD 10 或更高版本并减小 -m</translation>
    </message>
    <message>
        <source>the guest&apos;s memory cannot be had: more is asked for than there is, or than may be wired (-S)</source>
        <translation>无法获得虚拟机的内存：所要求的多于现有的，或多于允许锁定的 (-S)。</translation>
    </message>
    <message>
        <source>give less with -m, leave out -S, or raise the limits (limits -l, sysctl vm.max_user_wired)</source>
        <translation>用 -m 减少内存，去掉 -S，或提高限制（limits -l、sysctl vm.max_user_wired）。</translation>
    </message>
    <message>
        <source>vmm.ko is not loaded: the sysctl hw.vmm.create is not there</source>
        <translation>vmm.ko 未加载：sysctl hw.vmm.create 不存在</translation>
    </message>
    <message>
        <source>as root: kldload vmm; to have it always: vmm_load=&quot;YES&quot; in /boot/loader.conf</source>
        <translation>以 root 身份：kldload vmm；要始终加载它，请在 /boot/loader.conf 中写入 vmm_load=&quot;YES&quot;。</translation>
    </message>
    <message>
        <source>vmm.ko is loaded, but could not start on this processor</source>
        <translation>vmm.ko 已加载，但无法在此处理器上启动</translation>
    </message>
    <message>
        <source>sysctl hw.vmm.vmx.initialized is 0 then; dmesg | grep -E &apos;vmx_init|SVM&apos; says why</source>
        <translation>此时 sysctl hw.vmm.vmx.initialized 为 0；dmesg | grep -E &apos;vmx_init|SVM&apos; 会说明原因</translation>
    </message>
    <message>
        <source>a virtual machine of this name is there already, perhaps left over from a run that did not end well</source>
        <translation>已经有同名的虚拟机，可能是某次未正常结束的运行遗留下来的</translation>
    </message>
    <message>
        <source>as root: bhyvectl --destroy --vm=NAME</source>
        <translation>以 root 身份：bhyvectl --destroy --vm=NAME</translation>
    </message>
    <message>
        <source>only root makes virtual machines of bhyve, and within a jail only with allow.vmm</source>
        <translation>只有 root 可以创建 bhyve 虚拟机；在 jail 中还需要 allow.vmm</translation>
    </message>
    <message>
        <source>run it as root; in a jail set allow.vmm</source>
        <translation>请以 root 身份运行；在 jail 中请设置 allow.vmm</translation>
    </message>
    <message>
        <source>there is no virtual machine of this name: it was not loaded yet, or was destroyed</source>
        <translation>没有此名称的虚拟机：它尚未载入，或者已被销毁</translation>
    </message>
    <message>
        <source>run bhyveload (or grub-bhyve) before bhyve; ls /dev/vmm shows which there are</source>
        <translation>请在 bhyve 之前运行 bhyveload（或 grub-bhyve）；ls /dev/vmm 会显示现有的虚拟机</translation>
    </message>
    <message>
        <source>the devices in /dev/vmm belong to root</source>
        <translation>/dev/vmm 中的设备属于 root</translation>
    </message>
    <message>
        <source>run it as root</source>
        <translation>请以 root 身份运行</translation>
    </message>
    <message>
        <source>the processor has no unrestricted guest, so guests have one vCPU; or hw.vmm.maxcpu is lower than what is asked for</source>
        <translation>处理器没有 unrestricted guest，因此虚拟机只能有一个 vCPU；或者 hw.vmm.maxcpu 小于所要求的数量</translation>
    </message>
    <message>
        <source>use -c 1; apiaryctl check tells whether there is unrestricted guest</source>
        <translation>请使用 -c 1；apiaryctl check 会说明是否有 unrestricted guest</translation>
    </message>
    <message>
        <source>UEFI begins in real mode, and the processor has no unrestricted guest (before Westmere, 2010)</source>
        <translation>UEFI 从实模式开始，而处理器没有 unrestricted guest（早于 2010 年的 Westmere）。</translation>
    </message>
    <message>
        <source>load the guest&apos;s kernel with bhyveload or grub-bhyve instead of UEFI, with one vCPU; or use the software CPU</source>
        <translation>请用 bhyveload 或 grub-bhyve 代替 UEFI 加载虚拟机的内核，并只用一个 vCPU；或使用软件 CPU</translation>
    </message>
    <message>
        <source>the processor cannot stop at a guest&apos;s HLT, which -H asks for</source>
        <translation>处理器无法在虚拟机执行 HLT 时停下，而 -H 要求这样做</translation>
    </message>
    <message>
        <source>leave out -H</source>
        <translation>去掉 -H</translation>
    </message>
    <message>
        <source>the processor cannot stop at a guest&apos;s PAUSE, which -P asks for</source>
        <translation>处理器无法在虚拟机执行 PAUSE 时停下，而 -P 要求这样做</translation>
    </message>
    <message>
        <source>leave out -P</source>
        <translation>去掉 -P</translation>
    </message>
    <message>
        <source>one of the guest&apos;s devices could not be set up: a disk&apos;s file or a tap is missing or in use</source>
        <translation>无法设置虚拟机的某个设备：磁盘文件或 TAP 设备不存在，或正在使用中</translation>
    </message>
    <message>
        <source>the lines before it name the device; see that file, tap or port</source>
        <translation>前面的几行会指出是哪个设备；请检查该文件、TAP 设备或端口</translation>
    </message>
    <message>
        <source>the file or volume of a disk is not there, or may not be opened</source>
        <translation>磁盘的文件或卷不存在，或者无权打开</translation>
    </message>
    <message>
        <source>see the path after it, and who may read and write it; zvols are in /dev/zvol</source>
        <translation>请检查其后的路径以及谁可以读写它；zvol 位于 /dev/zvol</translation>
    </message>
    <message>
        <source>the tap is not there, is in use by another guest, or may not be opened</source>
        <translation>TAP 设备不存在、正被另一虚拟机使用，或者无权打开</translation>
    </message>
    <message>
        <source>ifconfig tap0 create; see /dev/tap0&apos;s owner and net.link.tap.user_open; end the other guest</source>
        <translation>ifconfig tap0 create；检查 /dev/tap0 的所有者和 net.link.tap.user_open；结束另一虚拟机</translation>
    </message>
    <message>
        <source>a device that is to be handed to the guest still belongs to a driver of the host</source>
        <translation>要交给虚拟机的设备仍由宿主机的驱动程序占用</translation>
    </message>
    <message>
        <source>in /boot/loader.conf: pptdevs=&quot;BUS/SLOT/FUNCTION&quot;, and restart; it takes an IOMMU (VT-d, AMD-Vi)</source>
        <translation>在 /boot/loader.conf 中写入 pptdevs=&quot;BUS/SLOT/FUNCTION&quot; 并重新启动；这需要 IOMMU（VT-d、AMD-Vi）。</translation>
    </message>
    <message>
        <source>the guest used an I/O port in a way that bhyve does not know, with strict checks (-e)</source>
        <translation>在严格检查 (-e) 下，虚拟机以 bhyve 不了解的方式使用了 I/O 端口</translation>
    </message>
    <message>
        <source>leave out -e</source>
        <translation>去掉 -e</translation>
    </message>
    <message>
        <source>the guest read or wrote an I/O port that no device has, with strict checks (-e)</source>
        <translation>在严格检查 (-e) 下，虚拟机读写了不属于任何设备的 I/O 端口</translation>
    </message>
    <message>
        <source>the guest read a model-specific register that bhyve does not have; it sees a fault</source>
        <translation>虚拟机读取了 bhyve 没有的型号特定寄存器；它会收到异常</translation>
    </message>
    <message>
        <source>harmless for most systems; if the guest stops there, add -w</source>
        <translation>对大多数系统无害；如果虚拟机停在那里，请加上 -w</translation>
    </message>
    <message>
        <source>the guest wrote a model-specific register that bhyve does not have; it sees a fault</source>
        <translation>虚拟机写入了 bhyve 没有的型号特定寄存器；它会收到异常</translation>
    </message>
    <message>
        <source>the guest reached a device with an instruction that bhyve cannot emulate</source>
        <translation>虚拟机用 bhyve 无法模拟的指令访问了设备</translation>
    </message>
    <message>
        <source>report it with the bytes after it; try the guest on another engine</source>
        <translation>请连同其后的字节一起报告；在另一引擎上尝试该虚拟机</translation>
    </message>
    <message>
        <source>the guest&apos;s CPU stopped for a reason that bhyve does not handle; the lines below it tell the reason</source>
        <translation>虚拟机的 CPU 因 bhyve 未处理的原因停止；下面的几行会说明原因</translation>
    </message>
    <message>
        <source>report it with those lines; on old processors it is often a lack of unrestricted guest: use one vCPU and no UEFI</source>
        <translation>请连同这些行一起报告；在旧处理器上往往是缺少 unrestricted guest：请只用一个 vCPU，不用 UEFI</translation>
    </message>
    <message>
        <source>bhyvectl was asked about a virtual machine that is not there</source>
        <translation>向 bhyvectl 指定的虚拟机不存在</translation>
    </message>
    <message>
        <source>ls /dev/vmm shows which there are; nothing is to be destroyed</source>
        <translation>ls /dev/vmm 会显示现有的虚拟机；没有需要销毁的</translation>
    </message>
    <message>
        <source>the firmware&apos;s file is not there</source>
        <translation>固件文件不存在</translation>
    </message>
    <message>
        <source>pkg install bhyve-firmware; the file is /usr/local/share/uefi-firmware/BHYVE_UEFI.fd</source>
        <translation>pkg install bhyve-firmware；文件是 /usr/local/share/uefi-firmware/BHYVE_UEFI.fd</translation>
    </message>
    <message>
        <source>the interface is a member of a bridge already</source>
        <translation>该接口已经是某个网桥的成员</translation>
    </message>
    <message>
        <source>ifconfig | grep -B20 member: shows which; ifconfig bridge0 deletem INTERFACE takes it out</source>
        <translation>ifconfig | grep -B20 member: 会显示是哪个网桥；ifconfig bridge0 deletem INTERFACE 可将其移出</translation>
    </message>
    <message>
        <source>the interface is a member of this very bridge already; that is no error</source>
        <translation>该接口已经是此网桥的成员；这不是错误</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>无需处理</translation>
    </message>
    <message>
        <source>the interface cannot be bridged: another MTU than the bridge&apos;s, a Wi-Fi client, or no Ethernet at all</source>
        <translation>该接口无法桥接：MTU 与网桥不同、是 Wi-Fi 客户端，或者根本不是以太网</translation>
    </message>
    <message>
        <source>give both the same MTU (ifconfig tap0 mtu 1500); for Wi-Fi use NAT instead of a bridge</source>
        <translation>请让两者使用相同的 MTU (ifconfig tap0 mtu 1500)；对于 Wi-Fi，请使用 NAT 代替网桥</translation>
    </message>
    <message>
        <source>there is no interface of this name</source>
        <translation>没有此名称的接口</translation>
    </message>
    <message>
        <source>ifconfig -l lists them; a tap is made by ifconfig tap0 create</source>
        <translation>ifconfig -l 会列出所有接口；TAP 设备用 ifconfig tap0 create 创建</translation>
    </message>
    <message>
        <source>an interface of this name is there already; that is no error</source>
        <translation>已经有同名的接口；这不是错误</translation>
    </message>
    <message>
        <source>use it, or ifconfig NAME destroy first</source>
        <translation>使用它，或先执行 ifconfig NAME destroy</translation>
    </message>
    <message>
        <source>the kernel knows no such kind of interface: the module for taps or bridges is not loaded</source>
        <translation>内核不认识这种接口：TAP 设备或网桥的模块未加载</translation>
    </message>
    <message>
        <source>as root: kldload if_tuntap (before FreeBSD 13: if_tap) and if_bridge</source>
        <translation>以 root 身份：kldload if_tuntap（FreeBSD 13 之前：if_tap）和 if_bridge</translation>
    </message>
    <message>
        <source>nobody has the tap open any more, or it was never brought up: a guest that just ended, or one whose card is down because the tap was</source>
        <translation>已没有程序打开该 TAP 设备，或者它从未启用：虚拟机刚刚结束，或虚拟机的网卡因 TAP 设备未启用而未启用</translation>
    </message>
    <message>
        <source>sysctl net.link.tap.up_on_open=1 brings a tap up when a guest opens it</source>
        <translation>sysctl net.link.tap.up_on_open=1 会在虚拟机打开 TAP 设备时启用它</translation>
    </message>
    <message>
        <source>the bridge asked a member to switch off offloads that it cannot change; that is harmless</source>
        <translation>网桥要求某个成员关闭它无法更改的卸载功能 (offload)；这是无害的</translation>
    </message>
    <message>
        <source>nothing; if traffic is slow, ifconfig INTERFACE -tso -lro -txcsum -rxcsum</source>
        <translation>无需处理；如果通信缓慢：ifconfig INTERFACE -tso -lro -txcsum -rxcsum</translation>
    </message>
    <message>
        <source>the interface takes up all frames because it is in a bridge; that is as it should be</source>
        <translation>该接口位于网桥中，因此接收所有帧；这是正常的</translation>
    </message>
    <message>
        <source>the firmware has switched VT-x or AMD-V off</source>
        <translation>固件关闭了 VT-x 或 AMD-V</translation>
    </message>
    <message>
        <source>in the firmware&apos;s set-up switch on &quot;Intel Virtualization Technology&quot; or &quot;SVM Mode&quot;, save, and switch the power off once</source>
        <translation>在固件设置中打开“Intel Virtualization Technology”或“SVM Mode”，保存并断电一次</translation>
    </message>
    <message>
        <source>the processor has no VT-x (kvm_intel) or AMD-V (kvm_amd), the other module was meant, or a hypervisor around this machine hides it</source>
        <translation>处理器没有 VT-x (kvm_intel) 或 AMD-V (kvm_amd)，或者应当使用另一个模块，或者被此机器外层的虚拟机监控程序隐藏了</translation>
    </message>
    <message>
        <source>apiaryctl check tells which; in a virtual machine switch on nested virtualization outside</source>
        <translation>apiaryctl check 会说明是哪种情况；在虚拟机中，请在外层打开嵌套虚拟化</translation>
    </message>
    <message>
        <source>the firmware has switched VT-x off and locked that</source>
        <translation>固件关闭了 VT-x 并锁定了该设置</translation>
    </message>
    <message>
        <source>the processor has no AMD-V, a hypervisor around this machine hides it, or Linux does because the firmware has switched it off</source>
        <translation>处理器没有 AMD-V，或者被此机器外层的虚拟机监控程序隐藏了，或者因固件关闭了它而被 Linux 隐藏了</translation>
    </message>
    <message>
        <source>dmesg | grep -i svm: &quot;SVM disabled (by BIOS)&quot; means the last; otherwise apiaryctl check tells which</source>
        <translation>dmesg | grep -i svm：“SVM disabled (by BIOS)”表示最后一种情况；否则 apiaryctl check 会说明是哪种情况</translation>
    </message>
    <message>
        <source>kvm_amd was loaded on a processor that is not AMD&apos;s</source>
        <translation>在非 AMD 处理器上加载了 kvm_amd</translation>
    </message>
    <message>
        <source>modprobe kvm_intel</source>
        <translation>modprobe kvm_intel</translation>
    </message>
    <message>
        <source>the firmware has switched VT-x off and locked that; Linux hides the flag vmx then</source>
        <translation>固件关闭了 VT-x 并锁定了该设置；此时 Linux 会隐藏 vmx 标志</translation>
    </message>
    <message>
        <source>the firmware allows VT-x only outside of a trusted launch (TXT), and this kernel was launched in one</source>
        <translation>固件只允许在可信启动 (TXT) 之外使用 VT-x，而此内核是在可信启动中启动的</translation>
    </message>
    <message>
        <source>start without TXT (tboot), or allow both in the firmware&apos;s set-up</source>
        <translation>请不使用 TXT (tboot) 启动，或在固件设置中允许两者</translation>
    </message>
    <message>
        <source>the firmware has switched SGX off, which has nothing to do with virtual machines</source>
        <translation>固件关闭了 SGX，这与虚拟机无关</translation>
    </message>
    <message>
        <source>the other of kvm_intel and kvm_amd is loaded, or the same one twice; one of them fits the processor</source>
        <translation>kvm_intel 和 kvm_amd 中的另一个已加载，或同一个被加载了两次；其中只有一个适合此处理器</translation>
    </message>
    <message>
        <source>nothing, if /dev/kvm is there</source>
        <translation>只要 /dev/kvm 存在，就无需处理</translation>
    </message>
    <message>
        <source>the other of kvm_intel and kvm_amd is loaded; one of them fits the processor</source>
        <translation>kvm_intel 和 kvm_amd 中的另一个已加载；其中只有一个适合此处理器</translation>
    </message>
    <message>
        <source>another hypervisor has VT-x or AMD-V in use: VirtualBox or VMware with running machines, or a firmware that set it differently for each CPU</source>
        <translation>另一个虚拟机监控程序正在使用 VT-x 或 AMD-V：有正在运行的虚拟机的 VirtualBox 或 VMware，或者固件对各个 CPU 的设置不同</translation>
    </message>
    <message>
        <source>end the other hypervisor&apos;s machines or unload its module (rmmod vboxdrv, vmmon), then try again</source>
        <translation>结束另一个虚拟机监控程序的虚拟机或卸载其模块（rmmod vboxdrv、vmmon），然后重试</translation>
    </message>
    <message>
        <source>the processors of this machine differ in what their VT-x can do, usually for want of newer microcode</source>
        <translation>此机器的各个处理器的 VT-x 功能不一致，通常是因为缺少较新的微码</translation>
    </message>
    <message>
        <source>install the processor&apos;s microcode (intel-microcode) and newer firmware</source>
        <translation>请安装处理器的微码 (intel-microcode) 和较新的固件</translation>
    </message>
    <message>
        <source>the processor has no VT-x or AMD-V, or the firmware has switched it off</source>
        <translation>处理器没有 VT-x 或 AMD-V，或者固件关闭了它</translation>
    </message>
    <message>
        <source>dmesg | tail says which; give that to apiaryctl explain</source>
        <translation>dmesg | tail 会说明是哪种情况；请把它交给 apiaryctl explain</translation>
    </message>
    <message>
        <source>the module could not set up VT-x or AMD-V</source>
        <translation>模块无法设置 VT-x 或 AMD-V</translation>
    </message>
    <message>
        <source>dmesg | tail says why; give that to apiaryctl explain</source>
        <translation>dmesg | tail 会说明原因；请把它交给 apiaryctl explain</translation>
    </message>
    <message>
        <source>another hypervisor has VT-x or AMD-V in use: VirtualBox or VMware</source>
        <translation>另一个虚拟机监控程序正在使用 VT-x 或 AMD-V：VirtualBox 或 VMware</translation>
    </message>
    <message>
        <source>end its machines or unload its module (rmmod vboxdrv, vmmon), then try again</source>
        <translation>结束它的虚拟机或卸载其模块（rmmod vboxdrv、vmmon），然后重试</translation>
    </message>
    <message>
        <source>Secure Boot is on, and the module is not signed with a key that the kernel trusts</source>
        <translation>安全启动 (Secure Boot) 已打开，而该模块没有用内核信任的密钥签名</translation>
    </message>
    <message>
        <source>use the distribution&apos;s own kernel and modules, or enrol the key (mokutil --import)</source>
        <translation>请使用发行版自带的内核和模块，或登记该密钥 (mokutil --import)。</translation>
    </message>
    <message>
        <source>the modules of the kernel that runs are not installed: it was upgraded since the last restart, or is a small cloud or container kernel</source>
        <translation>正在运行的内核的模块未安装：内核在上次重新启动之后已升级，或者它是精简的云或容器内核</translation>
    </message>
    <message>
        <source>restart into the installed kernel, or install the full one (Debian: linux-image-amd64 instead of -cloud)</source>
        <translation>请重新启动到已安装的内核，或安装完整的内核（Debian：用 linux-image-amd64 代替 -cloud）。</translation>
    </message>
    <message>
        <source>the processor has AMD-V without nested paging, or the module was loaded with npt=0; guests run on shadow page tables, slowly</source>
        <translation>处理器有 AMD-V 但没有嵌套分页，或者模块是以 npt=0 加载的；虚拟机使用影子页表运行，速度较慢</translation>
    </message>
    <message>
        <source>modprobe -r kvm_amd &amp;&amp; modprobe kvm_amd npt=1, if the processor has it</source>
        <translation>如果处理器支持：modprobe -r kvm_amd &amp;&amp; modprobe kvm_amd npt=1</translation>
    </message>
    <message>
        <source>the guest read a model-specific register that KVM does not have</source>
        <translation>虚拟机读取了 KVM 没有的型号特定寄存器</translation>
    </message>
    <message>
        <source>harmless for most guests; if one stops there, options kvm ignore_msrs=1 in /etc/modprobe.d</source>
        <translation>对大多数虚拟机无害；如果有虚拟机停在那里，请在 /etc/modprobe.d 中写入 options kvm ignore_msrs=1</translation>
    </message>
    <message>
        <source>the guest wrote a model-specific register that KVM does not have</source>
        <translation>虚拟机写入了 KVM 没有的型号特定寄存器</translation>
    </message>
    <message>
        <source>the processor leaks data between hyper-threads (L1TF); guests that are not trusted could read the host&apos;s</source>
        <translation>处理器会在超线程之间泄漏数据 (L1TF)；不受信任的虚拟机可能读取宿主机的数据</translation>
    </message>
    <message>
        <source>for such guests switch hyper-threading off: echo off &gt; /sys/devices/system/cpu/smt/control</source>
        <translation>对于此类虚拟机，请关闭超线程：echo off &gt; /sys/devices/system/cpu/smt/control</translation>
    </message>
    <message>
        <source>the processor leaks data between hyper-threads (MDS); guests that are not trusted could read the host&apos;s</source>
        <translation>处理器会在超线程之间泄漏数据 (MDS)；不受信任的虚拟机可能读取宿主机的数据</translation>
    </message>
    <message>
        <source>a known fault of some processors, which KVM works around</source>
        <translation>某些处理器的已知缺陷，KVM 会绕过它</translation>
    </message>
    <message>
        <source>a program or guest used a locked instruction across two cache lines, and Linux slows it down for that</source>
        <translation>某个程序或虚拟机跨两个缓存行使用了带锁的指令，Linux 因此降低其速度</translation>
    </message>
    <message>
        <source>harmless; if it is too slow: sysctl kernel.split_lock_mitigate=0</source>
        <translation>无害；如果太慢：sysctl kernel.split_lock_mitigate=0</translation>
    </message>
    <message>
        <source>the platform cannot keep a guest&apos;s device from sending any interrupt, so devices are not handed to guests</source>
        <translation>平台无法阻止虚拟机的设备发送任意中断，因此不会把设备交给虚拟机</translation>
    </message>
    <message>
        <source>update the firmware and switch on VT-d there; for trusted guests: options vfio_iommu_type1 allow_unsafe_interrupts=1</source>
        <translation>请更新固件并在其中打开 VT-d；对于受信任的虚拟机：options vfio_iommu_type1 allow_unsafe_interrupts=1</translation>
    </message>
    <message>
        <source>making a tap, or opening one that is not yours, takes root (CAP_NET_ADMIN)</source>
        <translation>创建 TAP 设备，或打开不属于您的 TAP 设备，需要 root (CAP_NET_ADMIN)。</translation>
    </message>
    <message>
        <source>as root: ip tuntap add dev tap0 mode tap user USER</source>
        <translation>以 root 身份：ip tuntap add dev tap0 mode tap user USER</translation>
    </message>
    <message>
        <source>the tap is there already and in use, or an interface of another kind has its name</source>
        <translation>该 TAP 设备已存在且正在使用，或者另一种接口占用了它的名称</translation>
    </message>
    <message>
        <source>ip -d link show tap0 tells; give another name, or end who uses it</source>
        <translation>ip -d link show tap0 会说明情况；请使用其他名称，或结束正在使用它的程序</translation>
    </message>
    <message>
        <source>an interface of this name is there that is no tap, or a tap with other options</source>
        <translation>已有同名接口，但它不是 TAP 设备，或者是选项不同的 TAP 设备</translation>
    </message>
    <message>
        <source>ip -d link show tells; delete it (ip link delete NAME) and make it anew</source>
        <translation>ip -d link show 会说明情况；请删除它 (ip link delete NAME) 并重新创建</translation>
    </message>
    <message>
        <source>the module for taps is not loaded, or the kernel has none</source>
        <translation>TAP 设备的模块未加载，或者内核没有该模块</translation>
    </message>
    <message>
        <source>as root: modprobe tun</source>
        <translation>以 root 身份：modprobe tun</translation>
    </message>
    <message>
        <source>changing interfaces takes root (CAP_NET_ADMIN)</source>
        <translation>更改接口需要 root (CAP_NET_ADMIN)。</translation>
    </message>
    <message>
        <source>run it with sudo</source>
        <translation>请使用 sudo 运行</translation>
    </message>
    <message>
        <source>an interface, address or route like this is there already</source>
        <translation>已存在这样的接口、地址或路由</translation>
    </message>
    <message>
        <source>ip link, ip address or ip route shows it; delete it first, or leave it</source>
        <translation>ip link、ip address 或 ip route 会显示它；请先删除它，或保持不变</translation>
    </message>
    <message>
        <source>the kernel has no module for it (bridge, 8021q), or the interface cannot be bridged, as Wi-Fi</source>
        <translation>内核没有相应的模块（bridge、8021q），或者该接口无法桥接，例如 Wi-Fi</translation>
    </message>
    <message>
        <source>as root: modprobe bridge or modprobe 8021q; for Wi-Fi use NAT instead of a bridge</source>
        <translation>以 root 身份：modprobe bridge 或 modprobe 8021q；对于 Wi-Fi，请使用 NAT 代替网桥</translation>
    </message>
    <message>
        <source>the interface is a member of a bridge or bond already</source>
        <translation>该接口已经是某个网桥或绑定 (bond) 的成员</translation>
    </message>
    <message>
        <source>ip -d link show NAME tells which; ip link set NAME nomaster takes it out</source>
        <translation>ip -d link show NAME 会显示是哪一个；ip link set NAME nomaster 可将其移出</translation>
    </message>
    <message>
        <source>a Wi-Fi client cannot be bridged: the access point takes frames from its own address alone</source>
        <translation>Wi-Fi 客户端无法桥接：接入点只接受来自其自身地址的帧</translation>
    </message>
    <message>
        <source>use NAT (--net user), or a cable</source>
        <translation>请使用 NAT (--net user) 或网线</translation>
    </message>
    <message>
        <source>ip link set NAME nomaster takes it out</source>
        <translation>ip link set NAME nomaster 可将其移出</translation>
    </message>
    <message>
        <source>ip link lists them</source>
        <translation>ip link 会列出所有接口</translation>
    </message>
    <message>
        <source>nobody has the tap open: its guest has ended, or did not start yet</source>
        <translation>没有程序打开该 TAP 设备：它的虚拟机已结束，或尚未启动</translation>
    </message>
    <message>
        <source>nothing; it goes on when a guest opens the tap and its card is up</source>
        <translation>无需处理；当虚拟机打开该 TAP 设备且其网卡启用后，就会继续</translation>
    </message>
    <message>
        <source>the bridge waits before a new member may send: with STP on for 30 seconds</source>
        <translation>网桥会等待一段时间才允许新成员发送数据：启用 STP 时为 30 秒</translation>
    </message>
    <message>
        <source>without loops in the network: ip link set br0 type bridge forward_delay 0 stp_state 0</source>
        <translation>如果网络中没有环路：ip link set br0 type bridge forward_delay 0 stp_state 0</translation>
    </message>
    <message>
        <source>firewall rules no longer see what is bridged, unless br_netfilter is loaded; that is no error</source>
        <translation>除非加载了 br_netfilter，否则防火墙规则不再检查桥接的流量；这不是错误</translation>
    </message>
    <message>
        <source>nothing; load br_netfilter only where rules are to hold for guests</source>
        <translation>无需处理；仅在规则需要对虚拟机生效时才加载 br_netfilter</translation>
    </message>
    <message>
        <source>a guest has the bridge&apos;s or another guest&apos;s MAC address, or there is a loop</source>
        <translation>某个虚拟机的 MAC 地址与网桥或另一虚拟机相同，或者存在环路</translation>
    </message>
    <message>
        <source>give each card a MAC address of its own, and look for cables that join the bridge twice</source>
        <translation>请为每块网卡分配各自的 MAC 地址，并检查是否有网线重复连接了网桥</translation>
    </message>
    <message>
        <source>another DNS server listens on that address: a second dnsmasq, or systemd-resolved</source>
        <translation>另一个 DNS 服务器正在监听该地址：另一个 dnsmasq，或 systemd-resolved</translation>
    </message>
    <message>
        <source>add bind-interfaces and interface=BRIDGE to dnsmasq&apos;s settings</source>
        <translation>请在 dnsmasq 的设置中添加 bind-interfaces 和 interface=BRIDGE</translation>
    </message>
    <message>
        <source>changing the firewall takes root (CAP_NET_ADMIN)</source>
        <translation>更改防火墙需要 root (CAP_NET_ADMIN)。</translation>
    </message>
    <message>
        <source>there is no /dev/kvm: kvm_intel or kvm_amd is not loaded, or the processor has no VT-x or AMD-V</source>
        <translation>没有 /dev/kvm：未加载 kvm_intel 或 kvm_amd，或者处理器没有 VT-x 或 AMD-V</translation>
    </message>
    <message>
        <source>as root: modprobe kvm_intel (or kvm_amd); if that fails, give its message to apiaryctl explain</source>
        <translation>以 root 身份：modprobe kvm_intel（或 kvm_amd）；如果失败，请把它的消息交给 apiaryctl explain</translation>
    </message>
    <message>
        <source>you may not open /dev/kvm</source>
        <translation>您无权打开 /dev/kvm</translation>
    </message>
    <message>
        <source>as root: usermod -aG kvm USER; then log in again</source>
        <translation>以 root 身份：usermod -aG kvm USER；然后重新登录</translation>
    </message>
    <message>
        <source>another hypervisor has VT-x or AMD-V in use</source>
        <translation>另一个虚拟机监控程序正在使用 VT-x 或 AMD-V</translation>
    </message>
    <message>
        <source>end the machines of VirtualBox or VMware, then try again</source>
        <translation>结束 VirtualBox 或 VMware 的虚拟机，然后重试</translation>
    </message>
    <message>
        <source>/dev/kvm is there and no module behind it: in a container, or because the processor has no VT-x or AMD-V</source>
        <translation>/dev/kvm 存在，但背后没有模块：可能是在容器中，或者处理器没有 VT-x 或 AMD-V</translation>
    </message>
    <message>
        <source>load kvm_intel or kvm_amd on the host itself</source>
        <translation>请在宿主机上加载 kvm_intel 或 kvm_amd</translation>
    </message>
    <message>
        <source>QEMU cannot use /dev/kvm</source>
        <translation>QEMU 无法使用 /dev/kvm</translation>
    </message>
    <message>
        <source>the words after it, or the line before it, say why; apiaryctl check tells whether KVM can work here</source>
        <translation>其后的文字或前一行会说明原因；apiaryctl check 会说明 KVM 能否在此工作</translation>
    </message>
    <message>
        <source>another hypervisor has VT-x or AMD-V in use: VirtualBox or VMware with running machines</source>
        <translation>另一个虚拟机监控程序正在使用 VT-x 或 AMD-V：有正在运行的虚拟机的 VirtualBox 或 VMware</translation>
    </message>
    <message>
        <source>end them, or unload their modules (rmmod vboxdrv, vmmon), then try again</source>
        <translation>结束它们或卸载其模块（rmmod vboxdrv、vmmon），然后重试</translation>
    </message>
    <message>
        <source>the kernel has no memory in one piece for a new virtual machine</source>
        <translation>内核没有可供新虚拟机使用的连续内存</translation>
    </message>
    <message>
        <source>free memory: end other guests, or as root: echo 3 &gt; /proc/sys/vm/drop_caches</source>
        <translation>请释放内存：结束其他虚拟机，或以 root 身份：echo 3 &gt; /proc/sys/vm/drop_caches</translation>
    </message>
    <message>
        <source>the kernel did not make a new virtual machine</source>
        <translation>内核没有创建新的虚拟机</translation>
    </message>
    <message>
        <source>the number after it says why; dmesg | tail may tell more</source>
        <translation>其后的数字会说明原因；dmesg | tail 也许有更多信息</translation>
    </message>
    <message>
        <source>this QEMU was built without KVM, or it is one for another kind of processor than the host&apos;s</source>
        <translation>此 QEMU 构建时没有包含 KVM，或者它针对的处理器类型与宿主机不同</translation>
    </message>
    <message>
        <source>install the distribution&apos;s qemu-system-x86, and start qemu-system-x86_64</source>
        <translation>请安装发行版的 qemu-system-x86，并启动 qemu-system-x86_64</translation>
    </message>
    <message>
        <source>the guest&apos;s processor model has a feature that this host&apos;s processor, or its KVM, does not have</source>
        <translation>虚拟机的处理器型号具有此宿主机的处理器或其 KVM 所没有的特性</translation>
    </message>
    <message>
        <source>harmless, the guest does not get it; use -cpu host, or an older model</source>
        <translation>无害，虚拟机不会得到该特性；请使用 -cpu host 或较旧的型号</translation>
    </message>
    <message>
        <source>the host does not have as much memory as the guest is to have</source>
        <translation>宿主机没有虚拟机所要求的那么多内存</translation>
    </message>
    <message>
        <source>give less with -m, or end other programs; see vm.overcommit_memory</source>
        <translation>用 -m 减少内存，或结束其他程序；参见 vm.overcommit_memory</translation>
    </message>
    <message>
        <source>there are not enough huge pages free for the guest&apos;s memory</source>
        <translation>没有足够的空闲大页 (huge pages) 供虚拟机内存使用</translation>
    </message>
    <message>
        <source>as root: sysctl vm.nr_hugepages=N, with N times 2 MiB at least the guest&apos;s memory; or leave out -mem-path</source>
        <translation>以 root 身份：sysctl vm.nr_hugepages=N，其中 N 乘以 2 MiB 至少等于虚拟机的内存；或去掉 -mem-path</translation>
    </message>
    <message>
        <source>the processor refused the guest&apos;s state (invalid guest state): usually real mode on a processor without unrestricted guest</source>
        <translation>处理器拒绝了虚拟机的状态 (invalid guest state)：通常是在没有 unrestricted guest 的处理器上使用实模式</translation>
    </message>
    <message>
        <source>modprobe kvm_intel emulate_invalid_guest_state=1; otherwise report it with the registers below it</source>
        <translation>modprobe kvm_intel emulate_invalid_guest_state=1；如果无效，请连同下面的寄存器一起报告</translation>
    </message>
    <message>
        <source>the processor refused to enter the guest; within another virtual machine its hypervisor did</source>
        <translation>处理器拒绝进入虚拟机；如果在另一虚拟机中，则是其虚拟机监控程序拒绝的</translation>
    </message>
    <message>
        <source>try without nested virtualization; report it with the registers below it</source>
        <translation>请尝试不使用嵌套虚拟化；连同下面的寄存器一起报告</translation>
    </message>
    <message>
        <source>KVM met an instruction of the guest that it cannot emulate</source>
        <translation>KVM 遇到了它无法模拟的虚拟机指令</translation>
    </message>
    <message>
        <source>report it with the code bytes below it; a guest that jumped into nowhere looks the same</source>
        <translation>请连同下面的代码字节一起报告；虚拟机跳转到错误地址时看起来也一样</translation>
    </message>
    <message>
        <source>KVM could not go on with the guest</source>
        <translation>KVM 无法继续运行虚拟机</translation>
    </message>
    <message>
        <source>report it with the registers below it</source>
        <translation>请连同下面的寄存器一起报告</translation>
    </message>
    <message>
        <source>memory of the guest is not there on the host: huge pages ran out, or a file behind it became shorter</source>
        <translation>虚拟机的部分内存在宿主机上不存在：大页 (huge pages) 已耗尽，或其后备文件变短了</translation>
    </message>
    <message>
        <source>see dmesg, free huge pages, and the file behind the guest&apos;s memory</source>
        <translation>请检查 dmesg、空闲大页 (huge pages) 以及虚拟机内存的后备文件</translation>
    </message>
    <message>
        <source>the tap does not belong to you, and making one takes root</source>
        <translation>该 TAP 设备不属于您，而创建 TAP 设备需要 root</translation>
    </message>
    <message>
        <source>the tap is in use by another guest</source>
        <translation>该 TAP 设备正被另一虚拟机使用</translation>
    </message>
    <message>
        <source>give each guest a tap of its own, or end the other one</source>
        <translation>请为每个虚拟机分配各自的 TAP 设备，或结束另一虚拟机</translation>
    </message>
    <message>
        <source>the interface is no tap, or was made with other options (vnet_hdr, multi_queue) than are asked for</source>
        <translation>该接口不是 TAP 设备，或者创建时的选项（vnet_hdr、multi_queue）与所要求的不同</translation>
    </message>
    <message>
        <source>make it anew: ip link delete tap0; ip tuntap add dev tap0 mode tap user USER</source>
        <translation>请重新创建：ip link delete tap0; ip tuntap add dev tap0 mode tap user USER</translation>
    </message>
    <message>
        <source>the module for taps is not loaded</source>
        <translation>TAP 设备的模块未加载</translation>
    </message>
    <message>
        <source>you may not open /dev/net/tun</source>
        <translation>您无权打开 /dev/net/tun</translation>
    </message>
    <message>
        <source>usually everybody may (mode 0666); see its mode and, in a container, that the device is allowed</source>
        <translation>通常所有人都可以打开（模式 0666）；请检查其模式，在容器中还要检查是否允许该设备</translation>
    </message>
    <message>
        <source>qemu-bridge-helper could not put a tap into the bridge</source>
        <translation>qemu-bridge-helper 无法把 TAP 设备加入网桥</translation>
    </message>
    <message>
        <source>the line before it says why; the helper must be set-user-ID root, and the bridge allowed in /etc/qemu/bridge.conf</source>
        <translation>前一行会说明原因；该程序必须是 set-user-ID root，并且该网桥须在 /etc/qemu/bridge.conf 中获得允许</translation>
    </message>
    <message>
        <source>the bridge is not allowed in qemu-bridge-helper&apos;s list</source>
        <translation>qemu-bridge-helper 的列表不允许使用该网桥</translation>
    </message>
    <message>
        <source>as root add a line to /etc/qemu/bridge.conf: allow br0</source>
        <translation>以 root 身份在 /etc/qemu/bridge.conf 中添加一行：allow br0</translation>
    </message>
    <message>
        <source>there is no list of bridges that may be used</source>
        <translation>没有允许使用的网桥的列表</translation>
    </message>
    <message>
        <source>as root make /etc/qemu/bridge.conf with the line: allow br0</source>
        <translation>以 root 身份创建 /etc/qemu/bridge.conf，内容为一行：allow br0</translation>
    </message>
    <message>
        <source>there is no bridge of this name</source>
        <translation>没有此名称的网桥</translation>
    </message>
    <message>
        <source>as root: ip link add br0 type bridge; ip link set br0 up</source>
        <translation>以 root 身份：ip link add br0 type bridge; ip link set br0 up</translation>
    </message>
    <message>
        <source>the script that sets up the tap failed</source>
        <translation>设置 TAP 设备的脚本失败了</translation>
    </message>
    <message>
        <source>run it by hand with the tap&apos;s name, or leave it out: -netdev tap,script=no,downscript=no</source>
        <translation>请以 TAP 设备的名称为参数手动运行它，或不使用它：-netdev tap,script=no,downscript=no</translation>
    </message>
    <message>
        <source>the port of the host is in use, or is below 1024 and takes root</source>
        <translation>宿主机的端口正在使用，或者低于 1024 而需要 root</translation>
    </message>
    <message>
        <source>ss -ltnup shows who has it; take another port above 1023</source>
        <translation>ss -ltnup 会显示被谁占用；请使用 1023 以上的其他端口</translation>
    </message>
    <message>
        <source>another program has the disk image open: a guest that runs, or a QEMU that was left over</source>
        <translation>另一个程序打开了该磁盘映像：正在运行的虚拟机，或遗留的 QEMU</translation>
    </message>
    <message>
        <source>end it; fuser FILE shows which</source>
        <translation>请结束它；fuser FILE 会显示是哪个程序</translation>
    </message>
    <message>
        <source>other devices of the same IOMMU group still belong to drivers of the host</source>
        <translation>同一 IOMMU 组的其他设备仍由宿主机的驱动程序占用</translation>
    </message>
    <message>
        <source>bind all of the group to vfio-pci, or use another slot; ls /sys/kernel/iommu_groups/N/devices lists them</source>
        <translation>请把整个组绑定到 vfio-pci，或使用其他插槽；ls /sys/kernel/iommu_groups/N/devices 会列出它们</translation>
    </message>
    <message>
        <source>libvirt&apos;s network was not started</source>
        <translation>libvirt 的网络未启动</translation>
    </message>
    <message>
        <source>virsh net-start default; virsh net-autostart default</source>
        <translation>virsh net-start default; virsh net-autostart default</translation>
    </message>
    <message>
        <source>another hypervisor has VT-x in use: KVM with running guests</source>
        <translation>另一个虚拟机监控程序正在使用 VT-x：有正在运行的虚拟机的 KVM</translation>
    </message>
    <message>
        <source>end KVM&apos;s guests, or unload kvm_intel, before VirtualBox starts one</source>
        <translation>在 VirtualBox 启动虚拟机之前，请结束 KVM 的虚拟机或卸载 kvm_intel</translation>
    </message>
    <message>
        <source>in the firmware&apos;s set-up switch on &quot;Intel Virtualization Technology&quot;, save, and switch the power off once</source>
        <translation>在固件设置中打开“Intel Virtualization Technology”，保存并断电一次</translation>
    </message>
    <message>
        <source>the firmware has switched AMD-V off</source>
        <translation>固件关闭了 AMD-V</translation>
    </message>
    <message>
        <source>in the firmware&apos;s set-up switch on &quot;SVM Mode&quot;, save, and switch the power off once</source>
        <translation>在固件设置中打开“SVM Mode”，保存并断电一次</translation>
    </message>
    <message>
        <source>no helper has been started, or it is one of another user, or its socket is elsewhere</source>
        <translation>没有启动辅助程序，或者它属于其他用户，或者它的套接字在别处</translation>
    </message>
    <message>
        <source>start one: apiaryd --session for yourself, or the system&apos;s (systemctl start apiaryd, service apiaryd start); --socket or APIARY_SOCKET names another place</source>
        <translation>请启动一个：自己使用的 apiaryd --session，或系统的（systemctl start apiaryd、service apiaryd start）；--socket 或 APIARY_SOCKET 可指定其他位置</translation>
    </message>
    <message>
        <source>the helper has ended and left its socket behind</source>
        <translation>辅助程序已结束，但留下了它的套接字</translation>
    </message>
    <message>
        <source>start it again; guests that run are found again</source>
        <translation>请重新启动它；正在运行的虚拟机会被重新找到</translation>
    </message>
    <message>
        <source>the helper is stopped, very busy, or waits for a slow disk</source>
        <translation>辅助程序已停止、非常繁忙，或正在等待缓慢的磁盘</translation>
    </message>
    <message>
        <source>see its log (journalctl -u apiaryd); kill and start it again, guests run on</source>
        <translation>查看它的日志 (journalctl -u apiaryd)；强制结束并重新启动它，虚拟机会继续运行</translation>
    </message>
    <message>
        <source>the system&apos;s helper serves members of its group alone</source>
        <translation>系统辅助程序只为其用户组的成员服务</translation>
    </message>
    <message>
        <source>as root: usermod -aG apiary USER (FreeBSD: pw groupmod apiary -m USER); then log in again; or use a helper of your own: apiaryd --session</source>
        <translation>以 root 身份：usermod -aG apiary USER（FreeBSD：pw groupmod apiary -m USER）；然后重新登录；或使用您自己的辅助程序：apiaryd --session</translation>
    </message>
    <message>
        <source>another apiaryd uses the same directory, so this one does not start</source>
        <translation>另一个 apiaryd 正在使用同一目录，因此这一个不会启动</translation>
    </message>
    <message>
        <source>use that one, or end it first</source>
        <translation>请使用那一个，或先结束它</translation>
    </message>
    <message>
        <source>apiaryd finds the program that runs a guest neither beside itself nor in libexec</source>
        <translation>apiaryd 在自身旁边和 libexec 中都找不到运行虚拟机的程序</translation>
    </message>
    <message>
        <source>install Apiary again, all of it</source>
        <translation>请重新完整安装 Apiary</translation>
    </message>
    <message>
        <source>this version of Apiary does not have that engine, or not on this system</source>
        <translation>此版本的 Apiary 没有该引擎，或在此系统上没有</translation>
    </message>
    <message>
        <source>use --engine auto; apiaryctl check tells which there are and why not more</source>
        <translation>请使用 --engine auto；apiaryctl check 会说明有哪些引擎，以及为何没有其他引擎</translation>
    </message>
    <message>
        <source>a guest&apos;s memory comes out of the host&apos;s</source>
        <translation>虚拟机的内存取自宿主机的内存</translation>
    </message>
    <message>
        <source>give less (--memory); apiaryctl check tells how much is available</source>
        <translation>请减少内存 (--memory)；apiaryctl check 会说明有多少可用</translation>
    </message>
    <message>
        <source>the tap that the guest is to use was not made</source>
        <translation>虚拟机要使用的 TAP 设备尚未创建</translation>
    </message>
    <message>
        <source>as root: ip tuntap add dev NAME mode tap user USER vnet_hdr (FreeBSD: ifconfig tap0 create); or --net user, which needs none</source>
        <translation>以 root 身份：ip tuntap add dev NAME mode tap user USER vnet_hdr（FreeBSD：ifconfig tap0 create）；或使用不需要它的 --net user</translation>
    </message>
    <message>
        <source>there is no /dev/net/tun: the module tun is not loaded</source>
        <translation>没有 /dev/net/tun：模块 tun 未加载</translation>
    </message>
    <message>
        <source>as root: modprobe tun; or --net user, which needs none</source>
        <translation>以 root 身份：modprobe tun；或使用不需要它的 --net user</translation>
    </message>
    <message>
        <source>a tap is for one guest</source>
        <translation>一个 TAP 设备只供一个虚拟机使用</translation>
    </message>
    <message>
        <source>give each guest a tap of its own, or end who uses this one</source>
        <translation>请为每个虚拟机分配各自的 TAP 设备，或结束正在使用此设备的程序</translation>
    </message>
    <message>
        <source>a tap that has an owner can be opened by that user alone</source>
        <translation>有所有者的 TAP 设备只能由该用户打开</translation>
    </message>
    <message>
        <source>as root make it anew for you: ip tuntap add dev NAME mode tap user USER vnet_hdr</source>
        <translation>以 root 身份为您自己重新创建它：ip tuntap add dev NAME mode tap user USER vnet_hdr</translation>
    </message>
    <message>
        <source>the device&apos;s mode lets other users open it, but not this one</source>
        <translation>设备的模式允许其他用户打开它，但不允许此用户</translation>
    </message>
    <message>
        <source>FreeBSD: add path &apos;tap*&apos; mode 0660 group GROUP to /etc/devfs.rules, and sysctl net.link.tap.user_open=1</source>
        <translation>FreeBSD：在 /etc/devfs.rules 中写入 add path &apos;tap*&apos; mode 0660 group GROUP，并执行 sysctl net.link.tap.user_open=1</translation>
    </message>
    <message>
        <source>ports below 1024 are root&apos;s</source>
        <translation>1024 以下的端口归 root 使用</translation>
    </message>
    <message>
        <source>forward a port above 1023; Linux: sysctl net.ipv4.ip_unprivileged_port_start</source>
        <translation>请转发 1023 以上的端口；Linux：sysctl net.ipv4.ip_unprivileged_port_start</translation>
    </message>
    <message>
        <source>another program listens on that port of the host, perhaps another guest&apos;s</source>
        <translation>另一个程序正在监听宿主机的该端口，可能属于另一虚拟机</translation>
    </message>
    <message>
        <source>ss -ltnup (FreeBSD: sockstat -l) shows which; take another port</source>
        <translation>ss -ltnup（FreeBSD：sockstat -l）会显示是哪个程序；请使用其他端口</translation>
    </message>
    <message>
        <source>the image or device is locked by a program that writes to it, or mounted</source>
        <translation>该映像或设备被正在写入的程序锁定，或者已被挂载</translation>
    </message>
    <message>
        <source>end that program or unmount it; several guests may share a disk that all have read-only (,ro)</source>
        <translation>请结束该程序或卸载该磁盘；多个虚拟机可以共享一个都以只读方式 (,ro) 使用的磁盘</translation>
    </message>
    <message>
        <source>Apiary takes raw images; qcow2, vmdk and the like are containers of other programs</source>
        <translation>Apiary 使用 raw 映像；qcow2、vmdk 等是其他程序的容器格式</translation>
    </message>
    <message>
        <source>qemu-img convert -O raw IMAGE disk.img</source>
        <translation>qemu-img convert -O raw IMAGE disk.img</translation>
    </message>
    <message>
        <source>the guest&apos;s kernel could not handle an exception: a bug of its, a kernel for another machine, or, right at the start, too little memory</source>
        <translation>虚拟机的内核无法处理某个异常：内核的缺陷、针对其他机器的内核，或者（如果发生在刚启动时）内存太少</translation>
    </message>
    <message>
        <source>apiaryctl show NAME has the registers and the last lines of the console; try more memory, and the kernel with its messages on (earlyprintk=ttyS0)</source>
        <translation>apiaryctl show NAME 会显示寄存器和控制台的最后几行；请尝试增加内存，并打开内核的消息 (earlyprintk=ttyS0)。</translation>
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
    <message>
        <source>look at that file</source>
        <translation>请查看该文件</translation>
    </message>
    <message>
        <source>see why it has zero bytes in it</source>
        <translation>请查明其中为何有零字节</translation>
    </message>
    <message>
        <source>the file ends amid a quotation or a line that goes on, so that nothing can be added to it</source>
        <translation>文件在引号中或续行处结束，因此无法向其添加内容</translation>
    </message>
    <message>
        <source>mend its last lines</source>
        <translation>请修正最后几行</translation>
    </message>
    <message>
        <source>the helper of a session takes no privilege, and so cannot set this host up</source>
        <translation>会话的辅助程序没有特权，因此无法设置本计算机</translation>
    </message>
    <message>
        <source>ask the helper of the system: %1</source>
        <translation>请使用系统的辅助程序：%1</translation>
    </message>
    <message>
        <source>%1 may not set this host up</source>
        <translation>%1 无权设置本计算机</translation>
    </message>
    <message>
        <source>ask an administrator</source>
        <translation>请联系管理员</translation>
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
