<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja" sourcelanguage="en">
<context>
    <name>Assessment</name>
    <message>
        <source>Processor</source>
        <translation>プロセッサー</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>プラットフォーム</translation>
    </message>
    <message>
        <source>Software</source>
        <translation>ソフトウェア</translation>
    </message>
    <message>
        <source>Present</source>
        <translation>あり</translation>
    </message>
    <message>
        <source>Switched off in the firmware</source>
        <translation>ファームウェアで無効</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>Cannot tell</source>
        <translation>不明</translation>
    </message>
    <message>
        <source>Every guest</source>
        <translation>すべてのゲスト</translation>
    </message>
    <message>
        <source>Some guests, or slowly</source>
        <translation>一部のゲスト、または低速</translation>
    </message>
    <message>
        <source>No guest</source>
        <translation>ゲスト不可</translation>
    </message>
    <message>
        <source>No: a virtual machine</source>
        <translation>いいえ: 仮想マシン</translation>
    </message>
    <message>
        <source>Guests can have one CPU on it, and not more.</source>
        <translation>このエンジンではゲストの CPU は 1 個だけです。</translation>
    </message>
    <message>
        <source>Guests cannot begin with UEFI or a BIOS on it: their kernel has to be loaded directly.</source>
        <translation>このエンジンではゲストを UEFI や BIOS から起動できません。カーネルを直接読み込む必要があります。</translation>
    </message>
    <message>
        <source>Engines</source>
        <translation>エンジン</translation>
    </message>
    <message>
        <source>Runs guests’ code. The first one that can be used here is taken.</source>
        <translation>ゲストのコードを実行します。ここで使える最初のものが選ばれます。</translation>
    </message>
    <message>
        <source>Certain</source>
        <translation>確実</translation>
    </message>
    <message>
        <source>Likely</source>
        <translation>おそらく</translation>
    </message>
    <message>
        <source>A guess</source>
        <translation>推測</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>engine: why not</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>No guest can run here: no engine can be used (%1).</source>
        <translation>使えるエンジンがないため、ここではゲストを実行できません (%1)。</translation>
    </message>
    <message>
        <source>Guests run on the built-in software CPU</source>
        <translation>ゲストは内蔵のソフトウェア CPU で動作します</translation>
    </message>
    <message>
        <source>Guests run on this computer’s processor, with the engine %1</source>
        <translation>ゲストはこのコンピューターのプロセッサー上で、エンジン %1 により動作します</translation>
    </message>
    <message>
        <source>%1, as no better engine can be used (%2).</source>
        <comment>what is used, why not others</comment>
        <translation>%1。より良いエンジンが使えないためです (%2)。</translation>
    </message>
    <message>
        <source>%1: it is the only engine that this version of Apiary has.</source>
        <comment>what is used</comment>
        <translation>%1。このバージョンの Apiary にあるエンジンはこれだけです。</translation>
    </message>
    <message>
        <source>%1: it is the best engine that there is.</source>
        <comment>what is used</comment>
        <translation>%1。これが最良のエンジンです。</translation>
    </message>
    <message>
        <source>Whether it is a virtual machine itself cannot be told.</source>
        <translation>それ自体が仮想マシンかどうかは分かりません。</translation>
    </message>
    <message>
        <source>It is no virtual machine itself: no other hypervisor takes part.</source>
        <translation>それ自体は仮想マシンではありません。他のハイパーバイザーは関わっていません。</translation>
    </message>
    <message>
        <source>It is a virtual machine itself.</source>
        <translation>それ自体が仮想マシンです。</translation>
    </message>
    <message>
        <source>It is a virtual machine itself (%1).</source>
        <comment>inside what</comment>
        <translation>それ自体が仮想マシンです (%1)。</translation>
    </message>
    <message>
        <source>%1 What works in it: %2</source>
        <comment>a sentence, a list</comment>
        <translation>%1 その中で動くもの: %2</translation>
    </message>
</context>
<context>
    <name>Autostart</name>
    <message>
        <source>Starting with the session could not be changed</source>
        <translation>セッション開始時の自動起動を変更できませんでした</translation>
    </message>
    <message>
        <source>Make “%1” writable</source>
        <translation>「%1」を書き込み可能にしてください</translation>
    </message>
</context>
<context>
    <name>HostTexts</name>
    <message>
        <source>Long mode</source>
        <translation>ロングモード</translation>
    </message>
    <message>
        <source>Unrestricted guest</source>
        <translation>Unrestricted Guest</translation>
    </message>
    <message>
        <source>Posted interrupts</source>
        <translation>ポステッド割り込み</translation>
    </message>
    <message>
        <source>Nested paging (RVI)</source>
        <translation>ネステッドページング (RVI)</translation>
    </message>
    <message>
        <source>Real hardware</source>
        <translation>実機</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>エンジン</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>メモリー</translation>
    </message>
    <message>
        <source>Huge pages</source>
        <translation>ヒュージページ</translation>
    </message>
    <message>
        <source>Tap devices</source>
        <translation>TAP デバイス</translation>
    </message>
    <message>
        <source>Bridges</source>
        <translation>ブリッジ</translation>
    </message>
    <message>
        <source>32-bit programs</source>
        <translation>32 ビットプログラム</translation>
    </message>
    <message>
        <source>none, unless the hypervisor around this machine can pass it on</source>
        <translation>ありません。ただし、このマシンの外側のハイパーバイザーがそれを渡せる場合を除きます</translation>
    </message>
    <message>
        <source>the kernel&apos;s log: %1</source>
        <translation>カーネルのログ: %1</translation>
    </message>
    <message>
        <source>the processor&apos;s number: %1</source>
        <translation>プロセッサの番号: %1</translation>
    </message>
    <message>
        <source>POPCNT, which came together with EPT</source>
        <translation>EPT と同時に導入された POPCNT</translation>
    </message>
    <message>
        <source>there is none without %1</source>
        <translation>%1 がなければ存在しません</translation>
    </message>
    <message>
        <source>there are none without %1</source>
        <translation>%1 がなければ存在しません</translation>
    </message>
    <message>
        <source>64-bit code, which all of Apiary is</source>
        <translation>64 ビットコード。Apiary 全体がこれで作られています</translation>
    </message>
    <message>
        <source>64-bit and 32-bit guests</source>
        <translation>64 ビットと 32 ビットのゲスト</translation>
    </message>
    <message>
        <source>nothing: Apiary is a 64-bit program</source>
        <translation>何も動きません。Apiary は 64 ビットプログラムです</translation>
    </message>
    <message>
        <source>Intel&apos;s hardware virtualization: guests&apos; code runs on the processor itself</source>
        <translation>Intel のハードウェア仮想化。ゲストのコードがプロセッサー上で直接実行されます</translation>
    </message>
    <message>
        <source>AMD&apos;s hardware virtualization: guests&apos; code runs on the processor itself</source>
        <translation>AMD のハードウェア仮想化。ゲストのコードがプロセッサー上で直接実行されます</translation>
    </message>
    <message>
        <source>engines that use the processor</source>
        <translation>プロセッサーを使うエンジン</translation>
    </message>
    <message>
        <source>guests on the software CPU, slowly</source>
        <translation>ソフトウェア CPU 上のゲスト（低速）</translation>
    </message>
    <message>
        <source>the processor itself walks a guest&apos;s page tables and the host&apos;s below them</source>
        <translation>プロセッサー自身が、ゲストのページテーブルと、その下にあるホストのページテーブルをたどります</translation>
    </message>
    <message>
        <source>KVM and bhyve at full speed</source>
        <translation>KVM と bhyve が最高速度で動作</translation>
    </message>
    <message>
        <source>KVM with shadow page tables, more slowly; bhyve does not start</source>
        <translation>KVM はシャドウページテーブルで動作（低速）。bhyve は起動しません</translation>
    </message>
    <message>
        <source>guests may run in real mode, which firmware and further CPUs begin in</source>
        <translation>ゲストはリアルモードで動作できます。ファームウェアと 2 個目以降の CPU はこのモードで始まります</translation>
    </message>
    <message>
        <source>guests with several vCPUs, with UEFI or a BIOS</source>
        <translation>複数の vCPU、UEFI または BIOS を使うゲスト</translation>
    </message>
    <message>
        <source>on bhyve guests with one vCPU whose kernel is loaded directly, and no UEFI or BIOS; KVM emulates what is missing</source>
        <translation>bhyve では、カーネルを直接読み込む vCPU 1 個のゲストのみで、UEFI と BIOS は使えません。KVM は足りない部分をエミュレートします</translation>
    </message>
    <message>
        <source>address translations of several guests are kept apart, and need not be thrown away</source>
        <translation>複数のゲストのアドレス変換が区別され、捨てる必要がありません</translation>
    </message>
    <message>
        <source>quick changes between guest and host</source>
        <translation>ゲストとホストの高速な切り替え</translation>
    </message>
    <message>
        <source>everything, a little slower</source>
        <translation>すべて（やや低速）</translation>
    </message>
    <message>
        <source>interrupts reach a running guest without stopping it</source>
        <translation>割り込みが、実行中のゲストを止めずに届きます</translation>
    </message>
    <message>
        <source>less delay for disks and networks</source>
        <translation>ディスクとネットワークの遅延が減少</translation>
    </message>
    <message>
        <source>everything, with one exit more for an interrupt</source>
        <translation>すべて（割り込みごとに VM 終了が 1 回増えます）</translation>
    </message>
    <message>
        <source>the processor tells where an intercepted instruction ends</source>
        <translation>捕捉した命令の終わりをプロセッサーが知らせます</translation>
    </message>
    <message>
        <source>bhyve, and KVM without decoding instructions</source>
        <translation>bhyve と、命令をデコードしない KVM</translation>
    </message>
    <message>
        <source>KVM; bhyve does not start</source>
        <translation>KVM。bhyve は起動しません</translation>
    </message>
    <message>
        <source>interrupts to more than 255 CPUs, and with fewer exits</source>
        <translation>255 個を超える CPU への割り込みを、より少ない VM 終了で行います</translation>
    </message>
    <message>
        <source>guests and hosts with many CPUs</source>
        <translation>多数の CPU を持つゲストとホスト</translation>
    </message>
    <message>
        <source>everything up to 255 CPUs</source>
        <translation>255 CPU まですべて</translation>
    </message>
    <message>
        <source>an instruction that counts bits; of old processors it suggests EPT, and no more</source>
        <translation>ビットを数える命令。古いプロセッサーでは EPT の存在を示唆しますが、それ以上ではありません</translation>
    </message>
    <message>
        <source>systems that are built for x86-64-v2</source>
        <translation>x86-64-v2 向けに作られたシステム</translation>
    </message>
    <message>
        <source>older systems; those built for x86-64-v2 do not start on engines that use the processor</source>
        <translation>古いシステム。x86-64-v2 向けのものは、プロセッサーを使うエンジンでは起動しません</translation>
    </message>
    <message>
        <source>registers beyond SSE&apos;s are saved and switched</source>
        <translation>SSE より新しいレジスターを保存して切り替えます</translation>
    </message>
    <message>
        <source>guests with AVX and newer registers</source>
        <translation>AVX 以降のレジスターを使うゲスト</translation>
    </message>
    <message>
        <source>guests with SSE</source>
        <translation>SSE を使うゲスト</translation>
    </message>
    <message>
        <source>vector instructions of 256 bits</source>
        <translation>256 ビットのベクトル命令</translation>
    </message>
    <message>
        <source>guests that use them</source>
        <translation>それを使うゲスト</translation>
    </message>
    <message>
        <source>none: it takes another processor</source>
        <translation>ありません。別のプロセッサーが必要です</translation>
    </message>
    <message>
        <source>ask a helper that runs as root: %1</source>
        <translation>root で動作するヘルパーに問い合わせてください: %1</translation>
    </message>
    <message>
        <source>add the output of cpuid -r, or of dmesg from FreeBSD</source>
        <translation>cpuid -r または FreeBSD の dmesg の出力を加えてください</translation>
    </message>
    <message>
        <source>in the firmware&apos;s set-up switch on %1, save, and switch the power off once; then %2</source>
        <translation>ファームウェアの設定で %1 を有効にして保存し、一度電源を切ってください。その後 %2</translation>
    </message>
    <message>
        <source>in the firmware&apos;s set-up switch on %1, save, and switch the power off once</source>
        <translation>ファームウェアの設定で %1 を有効にして保存し、一度電源を切ってください</translation>
    </message>
    <message>
        <source>look in the firmware&apos;s set-up for %1: when it is off there, Linux hides VT-x; if there is no such option, the processor has none</source>
        <translation>ファームウェアの設定で %1 を探してください。無効なら Linux は VT-x を隠します。項目がなければ、プロセッサーにありません</translation>
    </message>
    <message>
        <source>look in the firmware&apos;s set-up for %1: when it is off there, Linux 6.7 and later hides AMD-V; if there is no such option, the processor has none</source>
        <translation>ファームウェアの設定で %1 を探してください。無効なら Linux 6.7 以降は AMD-V を隠します。項目がなければ、プロセッサーにありません</translation>
    </message>
    <message>
        <source>on the outer host: load kvm_intel or kvm_amd with nested=1, and give this machine the processor %1</source>
        <translation>外側のホストで、nested=1 を付けて kvm_intel または kvm_amd を読み込み、このマシンのプロセッサーを %1 にしてください</translation>
    </message>
    <message>
        <source>on the outer host: %1</source>
        <translation>外側のホストで: %1</translation>
    </message>
    <message>
        <source>-cpu max, which has AMD-V</source>
        <translation>-cpu max（AMD-V があります）</translation>
    </message>
    <message>
        <source>in this machine&apos;s settings switch on %1</source>
        <translation>このマシンの設定で %1 を有効にしてください</translation>
    </message>
    <message>
        <source>in this machine&apos;s configuration: %1</source>
        <translation>このマシンの構成で: %1</translation>
    </message>
    <message>
        <source>none: bhyve passes on neither VT-x nor AMD-V</source>
        <translation>ありません。bhyve は VT-x も AMD-V も渡しません</translation>
    </message>
    <message>
        <source>switch on nested virtualization for this machine, where the hypervisor around it can do that</source>
        <translation>外側のハイパーバイザーが対応していれば、このマシンのネストした仮想化を有効にしてください</translation>
    </message>
    <message>
        <source>keeps a device that is handed to a guest within that guest&apos;s memory</source>
        <translation>ゲストに渡したデバイスを、そのゲストのメモリー内にとどめます</translation>
    </message>
    <message>
        <source>everything but handing devices of the host to guests</source>
        <translation>ホストのデバイスをゲストに渡すこと以外すべて</translation>
    </message>
    <message>
        <source>handing devices of the host to guests</source>
        <translation>ホストのデバイスをゲストに渡すこと</translation>
    </message>
    <message>
        <source>not in use</source>
        <translation>使われていません</translation>
    </message>
    <message>
        <source>boot with %1</source>
        <translation>%1 を付けて起動してください</translation>
    </message>
    <message>
        <source>none that matters: a virtual machine has no devices to hand on</source>
        <translation>必要ありません。仮想マシンには渡すデバイスがありません</translation>
    </message>
    <message>
        <source>in the firmware&apos;s set-up switch on %1; without that option the board has none</source>
        <translation>ファームウェアの設定で %1 を有効にしてください。項目がなければ、基板にありません</translation>
    </message>
    <message>
        <source>whether there is no other virtual machine around this one</source>
        <translation>このマシンの外側に別の仮想マシンがないかどうか</translation>
    </message>
    <message>
        <source>inside a virtual machine</source>
        <translation>仮想マシンの中</translation>
    </message>
    <message>
        <source>inside %1</source>
        <translation>%1 の中</translation>
    </message>
    <message>
        <source>guests within this machine (nested), more slowly, and as far as the outer hypervisor carries it</source>
        <translation>このマシン内のゲスト（ネスト）。低速で、外側のハイパーバイザーが対応する範囲まで</translation>
    </message>
    <message>
        <source>guests on the software CPU: the outer hypervisor passes on neither VT-x nor AMD-V</source>
        <translation>ソフトウェア CPU 上のゲスト。外側のハイパーバイザーは VT-x も AMD-V も渡しません</translation>
    </message>
    <message>
        <source>the kernel&apos;s part of an engine that uses the processor</source>
        <translation>プロセッサーを使うエンジンの、カーネル側の部分</translation>
    </message>
    <message>
        <source>%1 is installed and not loaded</source>
        <translation>%1 はインストール済みですが読み込まれていません</translation>
    </message>
    <message>
        <source>%1 is not installed</source>
        <translation>%1 はインストールされていません</translation>
    </message>
    <message>
        <source>install the module %1 for the kernel that runs (%2), or start the kernel whose modules are installed</source>
        <translation>実行中のカーネル (%2) 用のモジュール %1 をインストールするか、モジュールが入っているカーネルで起動してください</translation>
    </message>
    <message>
        <source>as root: %1; it is loaded by itself when a bridge is made</source>
        <translation>root で: %1。ブリッジの作成時に自動で読み込まれます</translation>
    </message>
    <message>
        <source>as root: %1; then log in again</source>
        <translation>root で: %1。その後ログインし直してください</translation>
    </message>
    <message>
        <source>as root: %1</source>
        <translation>root で: %1</translation>
    </message>
    <message>
        <source>a pagetable VM (%1)</source>
        <translation>pagetable VM (%1)</translation>
    </message>
    <message>
        <source>small programs; it interprets what a kernel does, and no stock kernel boots on it</source>
        <translation>小さなプログラム。カーネルの動作を解釈実行するもので、通常のカーネルは起動しません</translation>
    </message>
    <message>
        <source>use the software CPU here</source>
        <translation>ここではソフトウェア CPU を使ってください</translation>
    </message>
    <message>
        <source>%1, interface %2</source>
        <translation>%1、インターフェイス %2</translation>
    </message>
    <message>
        <source>start a kernel of Linux 2.6.22 or later</source>
        <translation>Linux 2.6.22 以降のカーネルで起動してください</translation>
    </message>
    <message>
        <source>see %1 first: the module does not load without it</source>
        <translation>先に %1 を確認してください。これがないとモジュールを読み込めません</translation>
    </message>
    <message>
        <source>of FreeBSD %1</source>
        <translation>FreeBSD %1 のもの</translation>
    </message>
    <message>
        <source>loaded and not initialised</source>
        <translation>読み込まれていますが、初期化されていません</translation>
    </message>
    <message>
        <source>dmesg | grep vmx_init tells why; give that to apiaryctl explain</source>
        <translation>理由は dmesg | grep vmx_init で分かります。それを apiaryctl explain に渡してください</translation>
    </message>
    <message>
        <source>the helper may not open it</source>
        <translation>ヘルパーに開く権限がありません</translation>
    </message>
    <message>
        <source>you may not open it</source>
        <translation>開く権限がありません</translation>
    </message>
    <message>
        <source>have an administrator give a group of yours %1 (mode 0660), or use the helper of the system, which runs as root</source>
        <translation>管理者に %1 を自分のグループのものにしてもらうか（モード 0660）、root で動作するシステムのヘルパーを使ってください</translation>
    </message>
    <message>
        <source>opening it fails: error %1</source>
        <translation>開けません: エラー %1</translation>
    </message>
    <message>
        <source>another hypervisor has the processor&apos;s virtualization; end that first</source>
        <translation>別のハイパーバイザーがプロセッサーの仮想化機能を使っています。先に終了してください</translation>
    </message>
    <message>
        <source>see the kernel&apos;s log</source>
        <translation>カーネルのログを見てください</translation>
    </message>
    <message>
        <source>what an engine reaches the kernel&apos;s part through</source>
        <translation>エンジンがカーネル側の部分に接続する経路</translation>
    </message>
    <message>
        <source>see the row before</source>
        <translation>前の行を見てください</translation>
    </message>
    <message>
        <source>this release has only sysctl %1</source>
        <translation>このリリースには sysctl %1 しかありません</translation>
    </message>
    <message>
        <source>use the helper of the system, which runs as root</source>
        <translation>root で動作するシステムのヘルパーを使ってください</translation>
    </message>
    <message>
        <source>the helper can use it</source>
        <translation>ヘルパーから使えます</translation>
    </message>
    <message>
        <source>you can use it</source>
        <translation>使えます</translation>
    </message>
    <message>
        <source>what runs guests&apos; code when nothing else is asked for</source>
        <translation>特に指定がないときに、ゲストのコードを実行するもの</translation>
    </message>
    <message>
        <source>Apiary&apos;s own list of engines</source>
        <translation>Apiary 自身のエンジン一覧</translation>
    </message>
    <message>
        <source>it is the only one that this version of Apiary has</source>
        <translation>このバージョンの Apiary にあるのはこれだけです</translation>
    </message>
    <message>
        <source>it is the best one that there is</source>
        <translation>これが最良のものです</translation>
    </message>
    <message>
        <source>guests&apos; RAM comes out of it</source>
        <translation>ゲストのメモリーはここから割り当てられます</translation>
    </message>
    <message>
        <source>%1, %2 available</source>
        <translation>%1、うち %2 が利用可能</translation>
    </message>
    <message>
        <source>guests with up to about %1 in all</source>
        <translation>合計で約 %1 までのゲスト</translation>
    </message>
    <message>
        <source>fewer TLB misses for guests&apos; RAM</source>
        <translation>ゲストのメモリーの TLB ミスが減ります</translation>
    </message>
    <message>
        <source>superpages are used by themselves</source>
        <translation>スーパーページが自動的に使われます</translation>
    </message>
    <message>
        <source>in /boot/loader.conf: %1</source>
        <translation>/boot/loader.conf に: %1</translation>
    </message>
    <message>
        <source>none reserved; transparent: %1</source>
        <translation>予約なし。透過的: %1</translation>
    </message>
    <message>
        <source>none reserved</source>
        <translation>予約なし</translation>
    </message>
    <message>
        <source>%1 reserved; transparent: %2</source>
        <translation>%1 を予約。透過的: %2</translation>
    </message>
    <message>
        <source>%1 (%2 free)</source>
        <translation>%1（空き %2）</translation>
    </message>
    <message>
        <source>network cards of guests that appear on the host</source>
        <translation>ホストに現れる、ゲストのネットワークカード</translation>
    </message>
    <message>
        <source>tap networks; making a tap takes root, or the helper of the system</source>
        <translation>TAP ネットワーク。TAP の作成には root かシステムのヘルパーが必要です</translation>
    </message>
    <message>
        <source>user networks (--net user), which need none</source>
        <translation>ユーザーネットワーク (--net user)。これは不要です</translation>
    </message>
    <message>
        <source>guests in the same network as the host</source>
        <translation>ホストと同じネットワークにあるゲスト</translation>
    </message>
    <message>
        <source>bridged networks</source>
        <translation>ブリッジ接続のネットワーク</translation>
    </message>
    <message>
        <source>the host&apos;s own; what a guest runs is no matter of this</source>
        <translation>ホスト自身のもの。ゲストで動くものには関係しません</translation>
    </message>
    <message>
        <source>tried</source>
        <translation>実際に試しました</translation>
    </message>
    <message>
        <source>everything but 32-bit programs of the host; its processor, or the hypervisor around it, refuses 32-bit code segments</source>
        <translation>ホストの 32 ビットプログラム以外すべて。プロセッサーまたは外側のハイパーバイザーが 32 ビットコードセグメントを拒否します</translation>
    </message>
    <message>
        <source>Probably: %1</source>
        <translation>おそらく: %1</translation>
    </message>
    <message>
        <source>Perhaps, as far as can be told from here: %1</source>
        <translation>ここから分かる限りでは、もしかすると: %1</translation>
    </message>
    <message>
        <source>This machine cannot run Apiary: %1.</source>
        <translation>このマシンでは Apiary を実行できません: %1。</translation>
    </message>
    <message>
        <source>This machine can run guests on its processor: %1.</source>
        <translation>このマシンはプロセッサー上でゲストを実行できます: %1。</translation>
    </message>
    <message>
        <source>This virtual machine can run guests on its processor: %1.</source>
        <translation>この仮想マシンはプロセッサー上でゲストを実行できます: %1。</translation>
    </message>
    <message>
        <source>This machine can run some guests on its processor: %1.</source>
        <translation>このマシンは一部のゲストをプロセッサー上で実行できます: %1。</translation>
    </message>
    <message>
        <source>This virtual machine can run some guests on its processor: %1.</source>
        <translation>この仮想マシンは一部のゲストをプロセッサー上で実行できます: %1。</translation>
    </message>
    <message>
        <source>This machine could run guests on its processor, but %1. Until that is mended they run on the software CPU.</source>
        <translation>このマシンはプロセッサー上でゲストを実行できるはずですが、%1。直るまではソフトウェア CPU で動作します。</translation>
    </message>
    <message>
        <source>This virtual machine could run guests on its processor, but %1. Until that is mended they run on the software CPU.</source>
        <translation>この仮想マシンはプロセッサー上でゲストを実行できるはずですが、%1。直るまではソフトウェア CPU で動作します。</translation>
    </message>
    <message>
        <source>This machine may be able to run guests on its processor: %1.</source>
        <translation>このマシンはプロセッサー上でゲストを実行できるかもしれません: %1。</translation>
    </message>
    <message>
        <source>This virtual machine may be able to run guests on its processor: %1.</source>
        <translation>この仮想マシンはプロセッサー上でゲストを実行できるかもしれません: %1。</translation>
    </message>
    <message>
        <source>This machine runs guests on the software CPU alone: %1.</source>
        <translation>このマシンではゲストはソフトウェア CPU だけで動作します: %1。</translation>
    </message>
    <message>
        <source>This virtual machine runs guests on the software CPU alone: %1.</source>
        <translation>この仮想マシンではゲストはソフトウェア CPU だけで動作します: %1。</translation>
    </message>
    <message>
        <source>the firmware has switched %1 off</source>
        <translation>ファームウェアが %1 を無効にしています</translation>
    </message>
    <message>
        <source>the processor has neither VT-x nor AMD-V</source>
        <translation>プロセッサーに VT-x も AMD-V もありません</translation>
    </message>
    <message>
        <source>whether the processor has %1 cannot be told</source>
        <translation>プロセッサーに %1 があるかどうかは分かりません</translation>
    </message>
    <message>
        <source>its KVM is a pagetable VM, on which no stock kernel boots</source>
        <translation>KVM が pagetable VM のため、通常のカーネルは起動しません</translation>
    </message>
    <message>
        <source>the processor has %1 without %2: KVM makes shadow page tables, and is slower</source>
        <translation>プロセッサーに %1 はありますが %2 がありません。KVM はシャドウページテーブルを作るため低速です</translation>
    </message>
    <message>
        <source>the processor has %1, but no %2, without which bhyve does not start</source>
        <translation>プロセッサーに %1 はありますが、bhyve の起動に必要な %2 がありません</translation>
    </message>
    <message>
        <source>the processor has %1, and whether it has %2 cannot be told</source>
        <translation>プロセッサーに %1 があります。%2 があるかどうかは分かりません</translation>
    </message>
    <message>
        <source>the processor has VT-x, EPT and unrestricted guest</source>
        <translation>プロセッサーに VT-x、EPT、Unrestricted Guest があります</translation>
    </message>
    <message>
        <source>the processor has VT-x and EPT, but not unrestricted guest: one vCPU, and no UEFI or BIOS</source>
        <translation>プロセッサーに VT-x と EPT はありますが Unrestricted Guest がありません。vCPU は 1 個で、UEFI と BIOS は使えません</translation>
    </message>
    <message>
        <source>the processor has VT-x and EPT; whether it has unrestricted guest cannot be told</source>
        <translation>プロセッサーに VT-x と EPT があります。Unrestricted Guest があるかどうかは分かりません</translation>
    </message>
    <message>
        <source>the processor has AMD-V, nested paging and NRIP save</source>
        <translation>プロセッサーに AMD-V、ネステッドページング、NRIP save があります</translation>
    </message>
    <message>
        <source>the processor has no %1</source>
        <translation>プロセッサーに %1 がありません</translation>
    </message>
    <message>
        <source>the processor has %1</source>
        <translation>プロセッサーに %1 があります</translation>
    </message>
    <message>
        <source>Apiary is a 64-bit program, and the processor has no long mode</source>
        <translation>Apiary は 64 ビットプログラムですが、プロセッサーにロングモードがありません</translation>
    </message>
    <message>
        <source>the software CPU runs every guest on every 64-bit machine, slowly</source>
        <translation>ソフトウェア CPU は、どの 64 ビットマシンでもどのゲストでも実行しますが、低速です</translation>
    </message>
    <message>
        <source>see %1</source>
        <translation>%1 を見てください</translation>
    </message>
    <message>
        <source>the processor has no VT-x, or a hypervisor around this machine hides it</source>
        <translation>プロセッサーに VT-x がないか、このマシンの外側のハイパーバイザーが隠しています</translation>
    </message>
    <message>
        <source>apiaryctl check tells which; in a virtual machine switch on nested virtualization outside, otherwise use the software CPU or another processor</source>
        <translation>どちらなのかは apiaryctl check で分かります。仮想マシンの中なら外側でネストした仮想化を有効にし、そうでなければソフトウェア CPU か別のプロセッサーを使ってください</translation>
    </message>
    <message>
        <source>the firmware has switched VT-x off and locked that (MSR 3Ah)</source>
        <translation>ファームウェアが VT-x を無効にし、その設定をロックしています (MSR 3Ah)。</translation>
    </message>
    <message>
        <source>in the firmware&apos;s set-up switch on &quot;Intel Virtualization Technology&quot; (VT-x, VMX, Vanderpool), save, and switch the power off once</source>
        <translation>ファームウェアの設定で「Intel Virtualization Technology」(VT-x, VMX, Vanderpool) を有効にして保存し、一度電源を切ってください</translation>
    </message>
    <message>
        <source>the processor&apos;s VT-x does not report which instruction did I/O (IA32_VMX_BASIC bit 54); a nested VT-x may lack that</source>
        <translation>プロセッサーの VT-x が、どの命令が I/O を行ったかを報告しません (IA32_VMX_BASIC bit 54)。ネストした VT-x では欠けていることがあります</translation>
    </message>
    <message>
        <source>run bhyve on real hardware, or use the software CPU</source>
        <translation>bhyve を実機で動かすか、ソフトウェア CPU を使ってください</translation>
    </message>
    <message>
        <source>the processor&apos;s VT-x is too old for bhyve: it has no secondary controls or not all primary ones, and so no EPT; Core 2 and its Celerons are such</source>
        <translation>プロセッサーの VT-x が bhyve には古すぎます。セカンダリー制御 (secondary controls) がないか、プライマリー制御が揃っていないため、EPT もありません。Core 2 とその系列の Celeron がこれに当たります</translation>
    </message>
    <message>
        <source>none on this processor: bhyve needs one from Nehalem (2008) on; use the software CPU, or KVM on Linux</source>
        <translation>このプロセッサーでは解決できません。bhyve には Nehalem (2008 年) 以降が必要です。ソフトウェア CPU か、Linux 上の KVM を使ってください</translation>
    </message>
    <message>
        <source>the processor has VT-x without EPT, which bhyve needs</source>
        <translation>プロセッサーに VT-x はありますが、bhyve に必要な EPT がありません</translation>
    </message>
    <message>
        <source>the processor&apos;s VT-x lacks controls over interrupts that bhyve needs, such as virtual NMIs; a nested VT-x may lack them</source>
        <translation>プロセッサーの VT-x に、仮想 NMI など、bhyve に必要な割り込みの制御がありません。ネストした VT-x では欠けていることがあります</translation>
    </message>
    <message>
        <source>the processor&apos;s VT-x lacks VM-exit or VM-entry controls that bhyve needs (EFER, PAT); a nested VT-x may lack them</source>
        <translation>プロセッサーの VT-x に、bhyve に必要な VM-exit または VM-entry の制御 (EFER, PAT) がありません。ネストした VT-x では欠けていることがあります</translation>
    </message>
    <message>
        <source>the processor&apos;s EPT lacks something that bhyve needs: four levels, write-back memory or INVEPT</source>
        <translation>プロセッサーの EPT に、bhyve に必要なもの（4 段のページテーブル、ライトバックメモリー、INVEPT のいずれか）がありません</translation>
    </message>
    <message>
        <source>the processor has no AMD-V, or a hypervisor around this machine hides it</source>
        <translation>プロセッサーに AMD-V がないか、このマシンの外側のハイパーバイザーが隠しています</translation>
    </message>
    <message>
        <source>the firmware has switched AMD-V off (VM_CR.SVMDIS)</source>
        <translation>ファームウェアが AMD-V を無効にしています (VM_CR.SVMDIS)。</translation>
    </message>
    <message>
        <source>in the firmware&apos;s set-up switch on &quot;SVM Mode&quot; (AMD-V, Secure Virtual Machine), save, and switch the power off once</source>
        <translation>ファームウェアの設定で「SVM Mode」(AMD-V, Secure Virtual Machine) を有効にして保存し、一度電源を切ってください</translation>
    </message>
    <message>
        <source>the processor has AMD-V without nested paging (RVI), which bhyve needs: K8, and the Turion X2 of family 11h</source>
        <translation>プロセッサーに AMD-V はありますが、bhyve に必要なネステッドページング (RVI) がありません。K8 と、ファミリー 11h の Turion X2 がこれに当たります</translation>
    </message>
    <message>
        <source>none on this processor: bhyve needs one with nested paging; use the software CPU, or KVM on Linux</source>
        <translation>このプロセッサーでは解決できません。bhyve にはネステッドページングのあるものが必要です。ソフトウェア CPU か、Linux 上の KVM を使ってください</translation>
    </message>
    <message>
        <source>the processor does not save the address of the next instruction, which bhyve needs: the first K10 (Barcelona, Agena)</source>
        <translation>プロセッサーが、bhyve に必要な次の命令のアドレスを保存しません。初期の K10 (Barcelona, Agena) がこれに当たります</translation>
    </message>
    <message>
        <source>none on this processor: bhyve needs a later one; use the software CPU, or KVM on Linux</source>
        <translation>このプロセッサーでは解決できません。bhyve にはより新しいものが必要です。ソフトウェア CPU か、Linux 上の KVM を使ってください</translation>
    </message>
    <message>
        <source>vmm.ko was loaded and refused to start (EINVAL): the processor lacks something that bhyve needs, usually EPT</source>
        <translation>vmm.ko は読み込まれましたが、開始を拒否しました (EINVAL)。プロセッサーに bhyve に必要なもの、たいていは EPT がありません</translation>
    </message>
    <message>
        <source>the line before it in dmesg says what: dmesg | grep -E &apos;vmx_init|SVM&apos;; give that to apiaryctl explain</source>
        <translation>何が足りないかは、dmesg のその前の行で分かります: dmesg | grep -E &apos;vmx_init|SVM&apos;。それを apiaryctl explain に渡してください</translation>
    </message>
    <message>
        <source>vmm.ko was loaded and refused to start (ENXIO): the processor has no VT-x or AMD-V, or the firmware has switched it off</source>
        <translation>vmm.ko は読み込まれましたが、開始を拒否しました (ENXIO)。プロセッサーに VT-x や AMD-V がないか、ファームウェアが無効にしています</translation>
    </message>
    <message>
        <source>the line before it in dmesg says which: dmesg | grep -E &apos;vmx_init|SVM&apos;; give that to apiaryctl explain</source>
        <translation>どちらなのかは、dmesg のその前の行で分かります: dmesg | grep -E &apos;vmx_init|SVM&apos;。それを apiaryctl explain に渡してください</translation>
    </message>
    <message>
        <source>vmm.ko was loaded and refused to start</source>
        <translation>vmm.ko は読み込まれましたが、開始を拒否しました</translation>
    </message>
    <message>
        <source>the line before it in dmesg says why: dmesg | grep -E &apos;vmx_init|SVM&apos;; give that to apiaryctl explain</source>
        <translation>理由は、dmesg のその前の行で分かります: dmesg | grep -E &apos;vmx_init|SVM&apos;。それを apiaryctl explain に渡してください</translation>
    </message>
    <message>
        <source>the kernel found vmm.ko and could not link it: it was built for another kernel, or it is damaged</source>
        <translation>カーネルは vmm.ko を見つけましたが、リンクできませんでした。別のカーネル用に作られたか、壊れています</translation>
    </message>
    <message>
        <source>dmesg tells which symbol or version; install kernel and modules of the same release and restart</source>
        <translation>どのシンボルまたはバージョンかは dmesg で分かります。同じリリースのカーネルとモジュールをインストールして再起動してください</translation>
    </message>
    <message>
        <source>there is no vmm.ko for this kernel: it is a 32-bit one, or was built without modules</source>
        <translation>このカーネル用の vmm.ko がありません。32 ビットのカーネルか、モジュールなしで作られたカーネルです</translation>
    </message>
    <message>
        <source>run a 64-bit FreeBSD 10 or later whose /boot/kernel has vmm.ko</source>
        <translation>/boot/kernel に vmm.ko のある、64 ビットの FreeBSD 10 以降を使ってください</translation>
    </message>
    <message>
        <source>vmm.ko is loaded already; that is no error</source>
        <translation>vmm.ko はすでに読み込まれています。エラーではありません</translation>
    </message>
    <message>
        <source>nothing; if bhyve does not start all the same, sysctl hw.vmm.vmx.initialized tells whether it could start</source>
        <translation>何もする必要はありません。それでも bhyve が起動しない場合、初期化できたかどうかは sysctl hw.vmm.vmx.initialized で分かります</translation>
    </message>
    <message>
        <source>only root loads modules; root neither in a jail nor with kern.securelevel above 0</source>
        <translation>モジュールを読み込めるのは root だけで、jail の中や kern.securelevel が 0 より大きいときは root でも読み込めません</translation>
    </message>
    <message>
        <source>as root outside of jails: kldload vmm; or put vmm_load=&quot;YES&quot; into /boot/loader.conf and restart</source>
        <translation>root で、jail の外で: kldload vmm。または /boot/loader.conf に vmm_load=&quot;YES&quot; を書いて再起動してください</translation>
    </message>
    <message>
        <source>vmm.ko refused to start (ENXIO): no VT-x or AMD-V, or it is switched off</source>
        <translation>vmm.ko が開始を拒否しました (ENXIO)。VT-x や AMD-V がないか、無効にされています</translation>
    </message>
    <message>
        <source>dmesg | grep -E &apos;vmx_init|SVM&apos; says which; give that to apiaryctl explain</source>
        <translation>どちらなのかは dmesg | grep -E &apos;vmx_init|SVM&apos; で分かります。それを apiaryctl explain に渡してください</translation>
    </message>
    <message>
        <source>vmm.ko is of another version than the kernel that runs</source>
        <translation>vmm.ko のバージョンが、実行中のカーネルと異なります</translation>
    </message>
    <message>
        <source>install kernel and modules of the same release (freebsd-update install, or make installkernel) and restart</source>
        <translation>同じリリースのカーネルとモジュールをインストール (freebsd-update install または make installkernel) して再起動してください</translation>
    </message>
    <message>
        <source>a module needs a symbol that the kernel that runs does not have: it was built for another kernel</source>
        <translation>モジュールに必要なシンボルが、実行中のカーネルにありません。別のカーネル用に作られています</translation>
    </message>
    <message>
        <source>build or install the module from the same sources as the kernel, and restart</source>
        <translation>カーネルと同じソースからモジュールをビルドまたはインストールして、再起動してください</translation>
    </message>
    <message>
        <source>the assembler is too old to know VT-x&apos;s newer instructions, so vmm.ko cannot be built with it</source>
        <translation>アセンブラーが古く、VT-x の新しい命令を知らないため、vmm.ko をビルドできません</translation>
    </message>
    <message>
        <source>build with the tool chain of FreeBSD 10 or later (make buildworld first, or clang&apos;s own assembler)</source>
        <translation>FreeBSD 10 以降のツールチェーンでビルドしてください（先に make buildworld を実行するか、clang 内蔵のアセンブラーを使います）。</translation>
    </message>
    <message>
        <source>the firmware has not switched VT-x on (MSR 3Ah, bit 2)</source>
        <translation>ファームウェアが VT-x を有効にしていません (MSR 3Ah, bit 2)。</translation>
    </message>
    <message>
        <source>kldload vmm, which switches it on where the firmware has not locked it; otherwise switch on &quot;Intel Virtualization Technology&quot; in the firmware&apos;s set-up</source>
        <translation>kldload vmm を実行してください。ファームウェアがロックしていなければ、これで有効になります。ロックされている場合は、ファームウェアの設定で「Intel Virtualization Technology」を有効にしてください</translation>
    </message>
    <message>
        <source>there is no memory for guests: the first BHyVe took it only from what hw.physmem left to it, and nothing was left</source>
        <translation>ゲスト用のメモリーがありません。初期の BHyVe は hw.physmem が残した分だけを使いましたが、何も残っていませんでした</translation>
    </message>
    <message>
        <source>in /boot/loader.conf set hw.physmem below what the machine has (with 8 GB: hw.physmem=&quot;4g&quot;) and restart; or use FreeBSD 10 or later, which needs no such thing, and a smaller -m</source>
        <translation>/boot/loader.conf で hw.physmem をマシンのメモリー量より小さくし（8 GB なら hw.physmem=&quot;4g&quot;）、再起動してください。または、それが不要な FreeBSD 10 以降と、より小さい -m を使ってください</translation>
    </message>
    <message>
        <source>the part of the guest&apos;s memory that lies above 4 GiB cannot be had: too little is left of hw.physmem</source>
        <translation>ゲストのメモリーのうち 4 GiB より上の部分を確保できません。hw.physmem が残した分が足りません</translation>
    </message>
    <message>
        <source>lower hw.physmem in /boot/loader.conf and restart, give the guest less high memory (-M), or use FreeBSD 10 or later with a smaller -m</source>
        <translation>/boot/loader.conf の hw.physmem を小さくして再起動するか、ゲストの上位メモリーを減らす (-M) か、FreeBSD 10 以降で -m を小さくして使ってください</translation>
    </message>
    <message>
        <source>the guest&apos;s memory cannot be had: more is asked for than there is, or than may be wired (-S)</source>
        <translation>ゲストのメモリーを確保できません。存在する量、またはメモリーに固定できる量 (-S) を超えて要求されています</translation>
    </message>
    <message>
        <source>give less with -m, leave out -S, or raise the limits (limits -l, sysctl vm.max_user_wired)</source>
        <translation>-m で割り当てを減らすか、-S を外すか、制限を引き上げてください (limits -l, sysctl vm.max_user_wired)。</translation>
    </message>
    <message>
        <source>vmm.ko is not loaded: the sysctl hw.vmm.create is not there</source>
        <translation>vmm.ko が読み込まれていません。sysctl の hw.vmm.create がありません</translation>
    </message>
    <message>
        <source>as root: kldload vmm; to have it always: vmm_load=&quot;YES&quot; in /boot/loader.conf</source>
        <translation>root で: kldload vmm。常に読み込むには、/boot/loader.conf に vmm_load=&quot;YES&quot; を書いてください</translation>
    </message>
    <message>
        <source>vmm.ko is loaded, but could not start on this processor</source>
        <translation>vmm.ko は読み込まれていますが、このプロセッサーでは開始できませんでした</translation>
    </message>
    <message>
        <source>sysctl hw.vmm.vmx.initialized is 0 then; dmesg | grep -E &apos;vmx_init|SVM&apos; says why</source>
        <translation>このとき sysctl hw.vmm.vmx.initialized は 0 です。理由は dmesg | grep -E &apos;vmx_init|SVM&apos; で分かります</translation>
    </message>
    <message>
        <source>a virtual machine of this name is there already, perhaps left over from a run that did not end well</source>
        <translation>この名前の仮想マシンがすでにあります。正常に終わらなかった実行の残りかもしれません</translation>
    </message>
    <message>
        <source>as root: bhyvectl --destroy --vm=NAME</source>
        <translation>root で: bhyvectl --destroy --vm=NAME</translation>
    </message>
    <message>
        <source>only root makes virtual machines of bhyve, and within a jail only with allow.vmm</source>
        <translation>bhyve の仮想マシンを作成できるのは root だけで、jail の中では allow.vmm があるときだけです</translation>
    </message>
    <message>
        <source>run it as root; in a jail set allow.vmm</source>
        <translation>root で実行してください。jail の中では allow.vmm を設定してください</translation>
    </message>
    <message>
        <source>there is no virtual machine of this name: it was not loaded yet, or was destroyed</source>
        <translation>この名前の仮想マシンはありません。まだロードされていないか、破棄されました</translation>
    </message>
    <message>
        <source>run bhyveload (or grub-bhyve) before bhyve; ls /dev/vmm shows which there are</source>
        <translation>bhyve の前に bhyveload（または grub-bhyve）を実行してください。現在あるものは ls /dev/vmm で分かります</translation>
    </message>
    <message>
        <source>the devices in /dev/vmm belong to root</source>
        <translation>/dev/vmm のデバイスは root のものです</translation>
    </message>
    <message>
        <source>run it as root</source>
        <translation>root で実行してください</translation>
    </message>
    <message>
        <source>the processor has no unrestricted guest, so guests have one vCPU; or hw.vmm.maxcpu is lower than what is asked for</source>
        <translation>プロセッサーに Unrestricted Guest がないため、ゲストの vCPU は 1 個です。または、hw.vmm.maxcpu が要求より小さくなっています</translation>
    </message>
    <message>
        <source>use -c 1; apiaryctl check tells whether there is unrestricted guest</source>
        <translation>-c 1 を使ってください。Unrestricted Guest があるかどうかは apiaryctl check で分かります</translation>
    </message>
    <message>
        <source>UEFI begins in real mode, and the processor has no unrestricted guest (before Westmere, 2010)</source>
        <translation>UEFI はリアルモードで始まりますが、プロセッサーに Unrestricted Guest がありません（Westmere、2010 年より前のものです）。</translation>
    </message>
    <message>
        <source>load the guest&apos;s kernel with bhyveload or grub-bhyve instead of UEFI, with one vCPU; or use the software CPU</source>
        <translation>UEFI の代わりに、bhyveload か grub-bhyve でゲストのカーネルを読み込み、vCPU を 1 個にしてください。または、ソフトウェア CPU を使ってください</translation>
    </message>
    <message>
        <source>the processor cannot stop at a guest&apos;s HLT, which -H asks for</source>
        <translation>-H を指定するとゲストの HLT で停止しますが、このプロセッサーにはその機能がありません</translation>
    </message>
    <message>
        <source>leave out -H</source>
        <translation>-H を外してください</translation>
    </message>
    <message>
        <source>the processor cannot stop at a guest&apos;s PAUSE, which -P asks for</source>
        <translation>-P を指定するとゲストの PAUSE で停止しますが、このプロセッサーにはその機能がありません</translation>
    </message>
    <message>
        <source>leave out -P</source>
        <translation>-P を外してください</translation>
    </message>
    <message>
        <source>one of the guest&apos;s devices could not be set up: a disk&apos;s file or a tap is missing or in use</source>
        <translation>ゲストのデバイスの 1 つを用意できませんでした。ディスクのファイルか TAP が、存在しないか使用中です</translation>
    </message>
    <message>
        <source>the lines before it name the device; see that file, tap or port</source>
        <translation>その前の行にデバイスの名前があります。そのファイル、TAP、ポートを確認してください</translation>
    </message>
    <message>
        <source>the file or volume of a disk is not there, or may not be opened</source>
        <translation>ディスクのファイルまたはボリュームがないか、開く権限がありません</translation>
    </message>
    <message>
        <source>see the path after it, and who may read and write it; zvols are in /dev/zvol</source>
        <translation>その後にあるパスと、その読み書きの権限を確認してください。zvol は /dev/zvol にあります</translation>
    </message>
    <message>
        <source>the tap is not there, is in use by another guest, or may not be opened</source>
        <translation>TAP がないか、別のゲストが使用中か、開く権限がありません</translation>
    </message>
    <message>
        <source>ifconfig tap0 create; see /dev/tap0&apos;s owner and net.link.tap.user_open; end the other guest</source>
        <translation>ifconfig tap0 create を実行し、/dev/tap0 の所有者と net.link.tap.user_open を確認し、別のゲストを終了してください</translation>
    </message>
    <message>
        <source>a device that is to be handed to the guest still belongs to a driver of the host</source>
        <translation>ゲストに渡すデバイスが、まだホストのドライバーのものになっています</translation>
    </message>
    <message>
        <source>in /boot/loader.conf: pptdevs=&quot;BUS/SLOT/FUNCTION&quot;, and restart; it takes an IOMMU (VT-d, AMD-Vi)</source>
        <translation>/boot/loader.conf に pptdevs=&quot;BUS/SLOT/FUNCTION&quot; と書いて再起動してください。IOMMU (VT-d, AMD-Vi) が必要です</translation>
    </message>
    <message>
        <source>the guest used an I/O port in a way that bhyve does not know, with strict checks (-e)</source>
        <translation>厳密なチェック (-e) のもとで、ゲストが bhyve の知らない方法で I/O ポートを使いました</translation>
    </message>
    <message>
        <source>leave out -e</source>
        <translation>-e を外してください</translation>
    </message>
    <message>
        <source>the guest read or wrote an I/O port that no device has, with strict checks (-e)</source>
        <translation>厳密なチェック (-e) のもとで、ゲストがどのデバイスのものでもない I/O ポートを読み書きしました</translation>
    </message>
    <message>
        <source>the guest read a model-specific register that bhyve does not have; it sees a fault</source>
        <translation>ゲストが、bhyve にないモデル固有レジスターを読みました。ゲストには例外が発生します</translation>
    </message>
    <message>
        <source>harmless for most systems; if the guest stops there, add -w</source>
        <translation>ほとんどのシステムでは無害です。ゲストがそこで止まる場合は -w を付けてください</translation>
    </message>
    <message>
        <source>the guest wrote a model-specific register that bhyve does not have; it sees a fault</source>
        <translation>ゲストが、bhyve にないモデル固有レジスターに書き込みました。ゲストには例外が発生します</translation>
    </message>
    <message>
        <source>the guest reached a device with an instruction that bhyve cannot emulate</source>
        <translation>ゲストが、bhyve でエミュレートできない命令でデバイスにアクセスしました</translation>
    </message>
    <message>
        <source>report it with the bytes after it; try the guest on another engine</source>
        <translation>その後のバイト列を添えて報告してください。ゲストを別のエンジンで試してください</translation>
    </message>
    <message>
        <source>the guest&apos;s CPU stopped for a reason that bhyve does not handle; the lines below it tell the reason</source>
        <translation>ゲストの CPU が、bhyve で扱えない理由で止まりました。理由はその下の行にあります</translation>
    </message>
    <message>
        <source>report it with those lines; on old processors it is often a lack of unrestricted guest: use one vCPU and no UEFI</source>
        <translation>それらの行を添えて報告してください。古いプロセッサーでは Unrestricted Guest がないことが原因の場合が多く、その場合は vCPU を 1 個にし、UEFI を使わないでください</translation>
    </message>
    <message>
        <source>bhyvectl was asked about a virtual machine that is not there</source>
        <translation>存在しない仮想マシンが bhyvectl に指定されました</translation>
    </message>
    <message>
        <source>ls /dev/vmm shows which there are; nothing is to be destroyed</source>
        <translation>現在あるものは ls /dev/vmm で分かります。破棄するものはありません</translation>
    </message>
    <message>
        <source>the firmware&apos;s file is not there</source>
        <translation>ファームウェアのファイルがありません</translation>
    </message>
    <message>
        <source>pkg install bhyve-firmware; the file is /usr/local/share/uefi-firmware/BHYVE_UEFI.fd</source>
        <translation>pkg install bhyve-firmware を実行してください。ファイルは /usr/local/share/uefi-firmware/BHYVE_UEFI.fd です</translation>
    </message>
    <message>
        <source>the interface is a member of a bridge already</source>
        <translation>インターフェイスがすでにブリッジのメンバーになっています</translation>
    </message>
    <message>
        <source>ifconfig | grep -B20 member: shows which; ifconfig bridge0 deletem INTERFACE takes it out</source>
        <translation>どのブリッジかは ifconfig | grep -B20 member: で分かります。ifconfig bridge0 deletem INTERFACE で外せます</translation>
    </message>
    <message>
        <source>the interface is a member of this very bridge already; that is no error</source>
        <translation>インターフェイスがすでにこのブリッジのメンバーになっています。エラーではありません</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>何もする必要はありません</translation>
    </message>
    <message>
        <source>the interface cannot be bridged: another MTU than the bridge&apos;s, a Wi-Fi client, or no Ethernet at all</source>
        <translation>インターフェイスをブリッジできません。MTU がブリッジと異なるか、Wi-Fi クライアントか、Ethernet ではありません</translation>
    </message>
    <message>
        <source>give both the same MTU (ifconfig tap0 mtu 1500); for Wi-Fi use NAT instead of a bridge</source>
        <translation>両方の MTU を同じにしてください (ifconfig tap0 mtu 1500)。Wi-Fi ではブリッジの代わりに NAT を使ってください</translation>
    </message>
    <message>
        <source>there is no interface of this name</source>
        <translation>この名前のインターフェイスはありません</translation>
    </message>
    <message>
        <source>ifconfig -l lists them; a tap is made by ifconfig tap0 create</source>
        <translation>一覧は ifconfig -l で分かります。TAP は ifconfig tap0 create で作成します</translation>
    </message>
    <message>
        <source>an interface of this name is there already; that is no error</source>
        <translation>この名前のインターフェイスがすでにあります。エラーではありません</translation>
    </message>
    <message>
        <source>use it, or ifconfig NAME destroy first</source>
        <translation>それを使うか、先に ifconfig NAME destroy を実行してください</translation>
    </message>
    <message>
        <source>the kernel knows no such kind of interface: the module for taps or bridges is not loaded</source>
        <translation>カーネルがこの種類のインターフェイスを知りません。TAP またはブリッジ用のモジュールが読み込まれていません</translation>
    </message>
    <message>
        <source>as root: kldload if_tuntap (before FreeBSD 13: if_tap) and if_bridge</source>
        <translation>root で: kldload if_tuntap（FreeBSD 13 より前では if_tap）と if_bridge</translation>
    </message>
    <message>
        <source>nobody has the tap open any more, or it was never brought up: a guest that just ended, or one whose card is down because the tap was</source>
        <translation>TAP を開いているプログラムがなくなったか、TAP が一度も有効にされていません。ゲストが終了した直後か、TAP が無効だったためにゲストのカードも無効になっています</translation>
    </message>
    <message>
        <source>sysctl net.link.tap.up_on_open=1 brings a tap up when a guest opens it</source>
        <translation>sysctl net.link.tap.up_on_open=1 とすると、ゲストが開いたときに TAP が有効になります</translation>
    </message>
    <message>
        <source>the bridge asked a member to switch off offloads that it cannot change; that is harmless</source>
        <translation>ブリッジがメンバーに、変更できないオフロードを無効にするよう求めました。無害です</translation>
    </message>
    <message>
        <source>nothing; if traffic is slow, ifconfig INTERFACE -tso -lro -txcsum -rxcsum</source>
        <translation>何もする必要はありません。通信が遅い場合は: ifconfig INTERFACE -tso -lro -txcsum -rxcsum</translation>
    </message>
    <message>
        <source>the interface takes up all frames because it is in a bridge; that is as it should be</source>
        <translation>ブリッジに入っているため、インターフェイスがすべてのフレームを受け取ります。正常な動作です</translation>
    </message>
    <message>
        <source>the firmware has switched VT-x or AMD-V off</source>
        <translation>ファームウェアが VT-x または AMD-V を無効にしています</translation>
    </message>
    <message>
        <source>in the firmware&apos;s set-up switch on &quot;Intel Virtualization Technology&quot; or &quot;SVM Mode&quot;, save, and switch the power off once</source>
        <translation>ファームウェアの設定で「Intel Virtualization Technology」または「SVM Mode」を有効にして保存し、一度電源を切ってください</translation>
    </message>
    <message>
        <source>the processor has no VT-x (kvm_intel) or AMD-V (kvm_amd), the other module was meant, or a hypervisor around this machine hides it</source>
        <translation>プロセッサーに VT-x (kvm_intel) または AMD-V (kvm_amd) がないか、もう一方のモジュールが正しいか、このマシンの外側のハイパーバイザーが隠しています</translation>
    </message>
    <message>
        <source>apiaryctl check tells which; in a virtual machine switch on nested virtualization outside</source>
        <translation>どれなのかは apiaryctl check で分かります。仮想マシンの中なら、外側でネストした仮想化を有効にしてください</translation>
    </message>
    <message>
        <source>the firmware has switched VT-x off and locked that</source>
        <translation>ファームウェアが VT-x を無効にし、その設定をロックしています</translation>
    </message>
    <message>
        <source>the processor has no AMD-V, a hypervisor around this machine hides it, or Linux does because the firmware has switched it off</source>
        <translation>プロセッサーに AMD-V がないか、このマシンの外側のハイパーバイザーが隠しているか、ファームウェアが無効にしたために Linux が隠しています</translation>
    </message>
    <message>
        <source>dmesg | grep -i svm: &quot;SVM disabled (by BIOS)&quot; means the last; otherwise apiaryctl check tells which</source>
        <translation>dmesg | grep -i svm を実行してください。「SVM disabled (by BIOS)」とあれば最後の場合です。なければ、どれなのかは apiaryctl check で分かります</translation>
    </message>
    <message>
        <source>kvm_amd was loaded on a processor that is not AMD&apos;s</source>
        <translation>AMD 製でないプロセッサーで kvm_amd が読み込まれました</translation>
    </message>
    <message>
        <source>modprobe kvm_intel</source>
        <translation>modprobe kvm_intel</translation>
    </message>
    <message>
        <source>the firmware has switched VT-x off and locked that; Linux hides the flag vmx then</source>
        <translation>ファームウェアが VT-x を無効にし、その設定をロックしています。このとき Linux は vmx フラグを隠します</translation>
    </message>
    <message>
        <source>the firmware allows VT-x only outside of a trusted launch (TXT), and this kernel was launched in one</source>
        <translation>ファームウェアは Trusted Launch (TXT) の外でのみ VT-x を許可しますが、このカーネルはその中で起動されました</translation>
    </message>
    <message>
        <source>start without TXT (tboot), or allow both in the firmware&apos;s set-up</source>
        <translation>TXT (tboot) なしで起動するか、ファームウェアの設定で両方を許可してください</translation>
    </message>
    <message>
        <source>the firmware has switched SGX off, which has nothing to do with virtual machines</source>
        <translation>ファームウェアが SGX を無効にしていますが、これは仮想マシンとは関係ありません</translation>
    </message>
    <message>
        <source>the other of kvm_intel and kvm_amd is loaded, or the same one twice; one of them fits the processor</source>
        <translation>kvm_intel と kvm_amd のうちもう一方がすでに読み込まれているか、同じものが 2 回読み込まれました。プロセッサーに合うのはどちらか一方です</translation>
    </message>
    <message>
        <source>nothing, if /dev/kvm is there</source>
        <translation>/dev/kvm があれば、何もする必要はありません</translation>
    </message>
    <message>
        <source>the other of kvm_intel and kvm_amd is loaded; one of them fits the processor</source>
        <translation>kvm_intel と kvm_amd のうちもう一方がすでに読み込まれています。プロセッサーに合うのはどちらか一方です</translation>
    </message>
    <message>
        <source>another hypervisor has VT-x or AMD-V in use: VirtualBox or VMware with running machines, or a firmware that set it differently for each CPU</source>
        <translation>別のハイパーバイザー（マシンを実行中の VirtualBox または VMware）が VT-x または AMD-V を使っているか、ファームウェアが CPU ごとに異なる設定をしています</translation>
    </message>
    <message>
        <source>end the other hypervisor&apos;s machines or unload its module (rmmod vboxdrv, vmmon), then try again</source>
        <translation>別のハイパーバイザーのマシンを終了するか、そのモジュールをアンロードして (rmmod vboxdrv, vmmon)、もう一度試してください</translation>
    </message>
    <message>
        <source>the processors of this machine differ in what their VT-x can do, usually for want of newer microcode</source>
        <translation>このマシンのプロセッサーは VT-x の機能が互いに異なります。たいていはマイクロコードが古いためです</translation>
    </message>
    <message>
        <source>install the processor&apos;s microcode (intel-microcode) and newer firmware</source>
        <translation>プロセッサーのマイクロコード (intel-microcode) と新しいファームウェアをインストールしてください</translation>
    </message>
    <message>
        <source>the processor has no VT-x or AMD-V, or the firmware has switched it off</source>
        <translation>プロセッサーに VT-x や AMD-V がないか、ファームウェアが無効にしています</translation>
    </message>
    <message>
        <source>dmesg | tail says which; give that to apiaryctl explain</source>
        <translation>どちらなのかは dmesg | tail で分かります。それを apiaryctl explain に渡してください</translation>
    </message>
    <message>
        <source>the module could not set up VT-x or AMD-V</source>
        <translation>モジュールが VT-x または AMD-V を準備できませんでした</translation>
    </message>
    <message>
        <source>dmesg | tail says why; give that to apiaryctl explain</source>
        <translation>理由は dmesg | tail で分かります。それを apiaryctl explain に渡してください</translation>
    </message>
    <message>
        <source>another hypervisor has VT-x or AMD-V in use: VirtualBox or VMware</source>
        <translation>別のハイパーバイザー（VirtualBox または VMware）が VT-x または AMD-V を使っています</translation>
    </message>
    <message>
        <source>end its machines or unload its module (rmmod vboxdrv, vmmon), then try again</source>
        <translation>そのマシンを終了するか、モジュールをアンロードして (rmmod vboxdrv, vmmon)、もう一度試してください</translation>
    </message>
    <message>
        <source>Secure Boot is on, and the module is not signed with a key that the kernel trusts</source>
        <translation>Secure Boot が有効で、モジュールが、カーネルの信頼する鍵で署名されていません</translation>
    </message>
    <message>
        <source>use the distribution&apos;s own kernel and modules, or enrol the key (mokutil --import)</source>
        <translation>ディストリビューション自身のカーネルとモジュールを使うか、鍵を登録してください (mokutil --import)。</translation>
    </message>
    <message>
        <source>the modules of the kernel that runs are not installed: it was upgraded since the last restart, or is a small cloud or container kernel</source>
        <translation>実行中のカーネルのモジュールがインストールされていません。最後の再起動の後に更新されたか、クラウドまたはコンテナー用の小さなカーネルです</translation>
    </message>
    <message>
        <source>restart into the installed kernel, or install the full one (Debian: linux-image-amd64 instead of -cloud)</source>
        <translation>インストール済みのカーネルで再起動するか、完全なカーネルをインストールしてください（Debian では -cloud の代わりに linux-image-amd64）。</translation>
    </message>
    <message>
        <source>the processor has AMD-V without nested paging, or the module was loaded with npt=0; guests run on shadow page tables, slowly</source>
        <translation>プロセッサーに AMD-V はありますがネステッドページングがないか、モジュールが npt=0 で読み込まれました。ゲストはシャドウページテーブルで低速に動作します</translation>
    </message>
    <message>
        <source>modprobe -r kvm_amd &amp;&amp; modprobe kvm_amd npt=1, if the processor has it</source>
        <translation>プロセッサーにその機能があれば: modprobe -r kvm_amd &amp;&amp; modprobe kvm_amd npt=1</translation>
    </message>
    <message>
        <source>the guest read a model-specific register that KVM does not have</source>
        <translation>ゲストが、KVM にないモデル固有レジスターを読みました</translation>
    </message>
    <message>
        <source>harmless for most guests; if one stops there, options kvm ignore_msrs=1 in /etc/modprobe.d</source>
        <translation>ほとんどのゲストでは無害です。そこで止まるゲストがあれば、/etc/modprobe.d に options kvm ignore_msrs=1 を書いてください</translation>
    </message>
    <message>
        <source>the guest wrote a model-specific register that KVM does not have</source>
        <translation>ゲストが、KVM にないモデル固有レジスターに書き込みました</translation>
    </message>
    <message>
        <source>the processor leaks data between hyper-threads (L1TF); guests that are not trusted could read the host&apos;s</source>
        <translation>プロセッサーのハイパースレッド間でデータが漏れます (L1TF)。信頼できないゲストが、ホストのデータを読み取れる可能性があります</translation>
    </message>
    <message>
        <source>for such guests switch hyper-threading off: echo off &gt; /sys/devices/system/cpu/smt/control</source>
        <translation>そのようなゲストがある場合は、ハイパースレッディングを無効にしてください: echo off &gt; /sys/devices/system/cpu/smt/control</translation>
    </message>
    <message>
        <source>the processor leaks data between hyper-threads (MDS); guests that are not trusted could read the host&apos;s</source>
        <translation>プロセッサーのハイパースレッド間でデータが漏れます (MDS)。信頼できないゲストが、ホストのデータを読み取れる可能性があります</translation>
    </message>
    <message>
        <source>a known fault of some processors, which KVM works around</source>
        <translation>一部のプロセッサーの既知の不具合で、KVM が回避しています</translation>
    </message>
    <message>
        <source>a program or guest used a locked instruction across two cache lines, and Linux slows it down for that</source>
        <translation>プログラムまたはゲストが、2 つのキャッシュラインにまたがってロック付き命令を使ったため、Linux がそれを減速させています</translation>
    </message>
    <message>
        <source>harmless; if it is too slow: sysctl kernel.split_lock_mitigate=0</source>
        <translation>無害です。遅すぎる場合は: sysctl kernel.split_lock_mitigate=0</translation>
    </message>
    <message>
        <source>the platform cannot keep a guest&apos;s device from sending any interrupt, so devices are not handed to guests</source>
        <translation>プラットフォームは、ゲストに渡したデバイスが任意の割り込みを送るのを防げません。そのため、デバイスはゲストに渡されません</translation>
    </message>
    <message>
        <source>update the firmware and switch on VT-d there; for trusted guests: options vfio_iommu_type1 allow_unsafe_interrupts=1</source>
        <translation>ファームウェアを更新し、そこで VT-d を有効にしてください。信頼できるゲストの場合は: options vfio_iommu_type1 allow_unsafe_interrupts=1</translation>
    </message>
    <message>
        <source>making a tap, or opening one that is not yours, takes root (CAP_NET_ADMIN)</source>
        <translation>TAP の作成や、自分のものでない TAP を開くには root (CAP_NET_ADMIN) が必要です</translation>
    </message>
    <message>
        <source>as root: ip tuntap add dev tap0 mode tap user USER</source>
        <translation>root で: ip tuntap add dev tap0 mode tap user USER</translation>
    </message>
    <message>
        <source>the tap is there already and in use, or an interface of another kind has its name</source>
        <translation>TAP がすでに存在して使用中か、別の種類のインターフェイスが同じ名前を使っています</translation>
    </message>
    <message>
        <source>ip -d link show tap0 tells; give another name, or end who uses it</source>
        <translation>どちらなのかは ip -d link show tap0 で分かります。別の名前を指定するか、使っているプログラムを終了してください</translation>
    </message>
    <message>
        <source>an interface of this name is there that is no tap, or a tap with other options</source>
        <translation>この名前のインターフェイスがありますが、TAP ではないか、オプションの異なる TAP です</translation>
    </message>
    <message>
        <source>ip -d link show tells; delete it (ip link delete NAME) and make it anew</source>
        <translation>どちらなのかは ip -d link show で分かります。削除して (ip link delete NAME) 作り直してください</translation>
    </message>
    <message>
        <source>the module for taps is not loaded, or the kernel has none</source>
        <translation>TAP 用のモジュールが読み込まれていないか、カーネルにありません</translation>
    </message>
    <message>
        <source>as root: modprobe tun</source>
        <translation>root で: modprobe tun</translation>
    </message>
    <message>
        <source>changing interfaces takes root (CAP_NET_ADMIN)</source>
        <translation>インターフェイスの変更には root (CAP_NET_ADMIN) が必要です</translation>
    </message>
    <message>
        <source>run it with sudo</source>
        <translation>sudo を付けて実行してください</translation>
    </message>
    <message>
        <source>an interface, address or route like this is there already</source>
        <translation>同じインターフェイス、アドレス、または経路がすでにあります</translation>
    </message>
    <message>
        <source>ip link, ip address or ip route shows it; delete it first, or leave it</source>
        <translation>ip link、ip address、ip route で確認できます。先に削除するか、そのままにしてください</translation>
    </message>
    <message>
        <source>the kernel has no module for it (bridge, 8021q), or the interface cannot be bridged, as Wi-Fi</source>
        <translation>カーネルに必要なモジュール (bridge, 8021q) がないか、Wi-Fi のようにブリッジできないインターフェイスです</translation>
    </message>
    <message>
        <source>as root: modprobe bridge or modprobe 8021q; for Wi-Fi use NAT instead of a bridge</source>
        <translation>root で: modprobe bridge または modprobe 8021q。Wi-Fi ではブリッジの代わりに NAT を使ってください</translation>
    </message>
    <message>
        <source>the interface is a member of a bridge or bond already</source>
        <translation>インターフェイスがすでにブリッジまたはボンドのメンバーになっています</translation>
    </message>
    <message>
        <source>ip -d link show NAME tells which; ip link set NAME nomaster takes it out</source>
        <translation>どれのメンバーかは ip -d link show NAME で分かります。ip link set NAME nomaster で外せます</translation>
    </message>
    <message>
        <source>a Wi-Fi client cannot be bridged: the access point takes frames from its own address alone</source>
        <translation>Wi-Fi クライアントはブリッジできません。アクセスポイントが、クライアント自身のアドレスからのフレームしか受け付けないためです</translation>
    </message>
    <message>
        <source>use NAT (--net user), or a cable</source>
        <translation>NAT (--net user) か、有線接続を使ってください</translation>
    </message>
    <message>
        <source>ip link set NAME nomaster takes it out</source>
        <translation>ip link set NAME nomaster で外せます</translation>
    </message>
    <message>
        <source>ip link lists them</source>
        <translation>一覧は ip link で分かります</translation>
    </message>
    <message>
        <source>nobody has the tap open: its guest has ended, or did not start yet</source>
        <translation>TAP を開いているプログラムがありません。そのゲストが終了したか、まだ起動していません</translation>
    </message>
    <message>
        <source>nothing; it goes on when a guest opens the tap and its card is up</source>
        <translation>何もする必要はありません。ゲストが TAP を開き、そのカードが有効になれば通信が始まります</translation>
    </message>
    <message>
        <source>the bridge waits before a new member may send: with STP on for 30 seconds</source>
        <translation>ブリッジは、新しいメンバーが送信できるようになるまで待ちます。STP が有効なときは 30 秒間です</translation>
    </message>
    <message>
        <source>without loops in the network: ip link set br0 type bridge forward_delay 0 stp_state 0</source>
        <translation>ネットワークにループがなければ: ip link set br0 type bridge forward_delay 0 stp_state 0</translation>
    </message>
    <message>
        <source>firewall rules no longer see what is bridged, unless br_netfilter is loaded; that is no error</source>
        <translation>br_netfilter が読み込まれていない限り、ブリッジを通る通信にはファイアウォールの規則が適用されなくなりました。エラーではありません</translation>
    </message>
    <message>
        <source>nothing; load br_netfilter only where rules are to hold for guests</source>
        <translation>何もする必要はありません。br_netfilter は、ゲストにも規則を適用したい場合にだけ読み込んでください</translation>
    </message>
    <message>
        <source>a guest has the bridge&apos;s or another guest&apos;s MAC address, or there is a loop</source>
        <translation>ブリッジまたは別のゲストと同じ MAC アドレスのゲストがあるか、ループがあります</translation>
    </message>
    <message>
        <source>give each card a MAC address of its own, and look for cables that join the bridge twice</source>
        <translation>カードごとに別の MAC アドレスを割り当て、ブリッジを二重に接続しているケーブルがないか確認してください</translation>
    </message>
    <message>
        <source>another DNS server listens on that address: a second dnsmasq, or systemd-resolved</source>
        <translation>別の DNS サーバー（もう 1 つの dnsmasq、または systemd-resolved）が、そのアドレスで待ち受けています</translation>
    </message>
    <message>
        <source>add bind-interfaces and interface=BRIDGE to dnsmasq&apos;s settings</source>
        <translation>dnsmasq の設定に bind-interfaces と interface=BRIDGE を加えてください</translation>
    </message>
    <message>
        <source>changing the firewall takes root (CAP_NET_ADMIN)</source>
        <translation>ファイアウォールの変更には root (CAP_NET_ADMIN) が必要です</translation>
    </message>
    <message>
        <source>there is no /dev/kvm: kvm_intel or kvm_amd is not loaded, or the processor has no VT-x or AMD-V</source>
        <translation>/dev/kvm がありません。kvm_intel または kvm_amd が読み込まれていないか、プロセッサーに VT-x や AMD-V がありません</translation>
    </message>
    <message>
        <source>as root: modprobe kvm_intel (or kvm_amd); if that fails, give its message to apiaryctl explain</source>
        <translation>root で: modprobe kvm_intel（または kvm_amd）。失敗した場合は、そのメッセージを apiaryctl explain に渡してください</translation>
    </message>
    <message>
        <source>you may not open /dev/kvm</source>
        <translation>/dev/kvm を開く権限がありません</translation>
    </message>
    <message>
        <source>as root: usermod -aG kvm USER; then log in again</source>
        <translation>root で: usermod -aG kvm USER。その後ログインし直してください</translation>
    </message>
    <message>
        <source>another hypervisor has VT-x or AMD-V in use</source>
        <translation>別のハイパーバイザーが VT-x または AMD-V を使っています</translation>
    </message>
    <message>
        <source>end the machines of VirtualBox or VMware, then try again</source>
        <translation>VirtualBox または VMware のマシンを終了して、もう一度試してください</translation>
    </message>
    <message>
        <source>/dev/kvm is there and no module behind it: in a container, or because the processor has no VT-x or AMD-V</source>
        <translation>/dev/kvm はありますが、対応するモジュールがありません。コンテナーの中か、プロセッサーに VT-x や AMD-V がありません</translation>
    </message>
    <message>
        <source>load kvm_intel or kvm_amd on the host itself</source>
        <translation>ホスト自身で kvm_intel または kvm_amd を読み込んでください</translation>
    </message>
    <message>
        <source>QEMU cannot use /dev/kvm</source>
        <translation>QEMU が /dev/kvm を使えません</translation>
    </message>
    <message>
        <source>the words after it, or the line before it, say why; apiaryctl check tells whether KVM can work here</source>
        <translation>理由は、その後に続く語か、その前の行で分かります。ここで KVM が動作できるかどうかは apiaryctl check で分かります</translation>
    </message>
    <message>
        <source>another hypervisor has VT-x or AMD-V in use: VirtualBox or VMware with running machines</source>
        <translation>別のハイパーバイザー（マシンを実行中の VirtualBox または VMware）が VT-x または AMD-V を使っています</translation>
    </message>
    <message>
        <source>end them, or unload their modules (rmmod vboxdrv, vmmon), then try again</source>
        <translation>それらを終了するか、モジュールをアンロードして (rmmod vboxdrv, vmmon)、もう一度試してください</translation>
    </message>
    <message>
        <source>the kernel has no memory in one piece for a new virtual machine</source>
        <translation>カーネルに、新しい仮想マシンのための連続したメモリーがありません</translation>
    </message>
    <message>
        <source>free memory: end other guests, or as root: echo 3 &gt; /proc/sys/vm/drop_caches</source>
        <translation>メモリーを空けてください。ほかのゲストを終了するか、root で: echo 3 &gt; /proc/sys/vm/drop_caches</translation>
    </message>
    <message>
        <source>the kernel did not make a new virtual machine</source>
        <translation>カーネルが新しい仮想マシンを作成しませんでした</translation>
    </message>
    <message>
        <source>the number after it says why; dmesg | tail may tell more</source>
        <translation>理由は、その後の数字で分かります。dmesg | tail で詳しく分かることがあります</translation>
    </message>
    <message>
        <source>this QEMU was built without KVM, or it is one for another kind of processor than the host&apos;s</source>
        <translation>この QEMU は KVM なしで作られたか、ホストと異なる種類のプロセッサー用です</translation>
    </message>
    <message>
        <source>install the distribution&apos;s qemu-system-x86, and start qemu-system-x86_64</source>
        <translation>ディストリビューションの qemu-system-x86 をインストールし、qemu-system-x86_64 を起動してください</translation>
    </message>
    <message>
        <source>the guest&apos;s processor model has a feature that this host&apos;s processor, or its KVM, does not have</source>
        <translation>ゲストのプロセッサーモデルに、このホストのプロセッサーまたはその KVM にない機能があります</translation>
    </message>
    <message>
        <source>harmless, the guest does not get it; use -cpu host, or an older model</source>
        <translation>無害です。ゲストからはその機能が見えません。-cpu host か、より古いモデルを使ってください</translation>
    </message>
    <message>
        <source>the host does not have as much memory as the guest is to have</source>
        <translation>ゲストに割り当てるだけのメモリーがホストにありません</translation>
    </message>
    <message>
        <source>give less with -m, or end other programs; see vm.overcommit_memory</source>
        <translation>-m で割り当てを減らすか、ほかのプログラムを終了してください。vm.overcommit_memory も参照してください</translation>
    </message>
    <message>
        <source>there are not enough huge pages free for the guest&apos;s memory</source>
        <translation>ゲストのメモリーのための空きヒュージページが足りません</translation>
    </message>
    <message>
        <source>as root: sysctl vm.nr_hugepages=N, with N times 2 MiB at least the guest&apos;s memory; or leave out -mem-path</source>
        <translation>root で: sysctl vm.nr_hugepages=N（N × 2 MiB がゲストのメモリー以上になる値）。または -mem-path を外してください</translation>
    </message>
    <message>
        <source>the processor refused the guest&apos;s state (invalid guest state): usually real mode on a processor without unrestricted guest</source>
        <translation>プロセッサーがゲストの状態を拒否しました (invalid guest state)。たいていは、Unrestricted Guest のないプロセッサーでのリアルモードが原因です</translation>
    </message>
    <message>
        <source>modprobe kvm_intel emulate_invalid_guest_state=1; otherwise report it with the registers below it</source>
        <translation>modprobe kvm_intel emulate_invalid_guest_state=1 を実行してください。直らない場合は、その下のレジスターの内容を添えて報告してください</translation>
    </message>
    <message>
        <source>the processor refused to enter the guest; within another virtual machine its hypervisor did</source>
        <translation>プロセッサーがゲストへの移行を拒否しました。別の仮想マシンの中では、そのハイパーバイザーが拒否しています</translation>
    </message>
    <message>
        <source>try without nested virtualization; report it with the registers below it</source>
        <translation>ネストした仮想化を使わずに試し、その下のレジスターの内容を添えて報告してください</translation>
    </message>
    <message>
        <source>KVM met an instruction of the guest that it cannot emulate</source>
        <translation>KVM が、エミュレートできないゲストの命令を検出しました</translation>
    </message>
    <message>
        <source>report it with the code bytes below it; a guest that jumped into nowhere looks the same</source>
        <translation>その下のコードのバイト列を添えて報告してください。ゲストがでたらめな場所にジャンプした場合も同じように見えます</translation>
    </message>
    <message>
        <source>KVM could not go on with the guest</source>
        <translation>KVM がゲストの実行を続けられませんでした</translation>
    </message>
    <message>
        <source>report it with the registers below it</source>
        <translation>その下のレジスターの内容を添えて報告してください</translation>
    </message>
    <message>
        <source>memory of the guest is not there on the host: huge pages ran out, or a file behind it became shorter</source>
        <translation>ゲストのメモリーの一部がホストにありません。ヒュージページが足りなくなったか、メモリーの元になるファイルが短くなりました</translation>
    </message>
    <message>
        <source>see dmesg, free huge pages, and the file behind the guest&apos;s memory</source>
        <translation>dmesg、空きヒュージページ、ゲストのメモリーの元になるファイルを確認してください</translation>
    </message>
    <message>
        <source>the tap does not belong to you, and making one takes root</source>
        <translation>その TAP は自分のものではなく、作成には root が必要です</translation>
    </message>
    <message>
        <source>the tap is in use by another guest</source>
        <translation>その TAP は別のゲストが使用中です</translation>
    </message>
    <message>
        <source>give each guest a tap of its own, or end the other one</source>
        <translation>ゲストごとに別の TAP を割り当てるか、もう一方のゲストを終了してください</translation>
    </message>
    <message>
        <source>the interface is no tap, or was made with other options (vnet_hdr, multi_queue) than are asked for</source>
        <translation>インターフェイスが TAP ではないか、要求と異なるオプション (vnet_hdr, multi_queue) で作成されました</translation>
    </message>
    <message>
        <source>make it anew: ip link delete tap0; ip tuntap add dev tap0 mode tap user USER</source>
        <translation>作り直してください: ip link delete tap0; ip tuntap add dev tap0 mode tap user USER</translation>
    </message>
    <message>
        <source>the module for taps is not loaded</source>
        <translation>TAP 用のモジュールが読み込まれていません</translation>
    </message>
    <message>
        <source>you may not open /dev/net/tun</source>
        <translation>/dev/net/tun を開く権限がありません</translation>
    </message>
    <message>
        <source>usually everybody may (mode 0666); see its mode and, in a container, that the device is allowed</source>
        <translation>通常は誰でも開けます（モード 0666）。モードを確認し、コンテナーの中ではデバイスが許可されているかも確認してください</translation>
    </message>
    <message>
        <source>qemu-bridge-helper could not put a tap into the bridge</source>
        <translation>qemu-bridge-helper が TAP をブリッジに加えられませんでした</translation>
    </message>
    <message>
        <source>the line before it says why; the helper must be set-user-ID root, and the bridge allowed in /etc/qemu/bridge.conf</source>
        <translation>理由は、その前の行で分かります。このプログラムには set-user-ID root が、ブリッジには /etc/qemu/bridge.conf での許可が必要です</translation>
    </message>
    <message>
        <source>the bridge is not allowed in qemu-bridge-helper&apos;s list</source>
        <translation>ブリッジが qemu-bridge-helper のリストで許可されていません</translation>
    </message>
    <message>
        <source>as root add a line to /etc/qemu/bridge.conf: allow br0</source>
        <translation>root で、/etc/qemu/bridge.conf に次の行を加えてください: allow br0</translation>
    </message>
    <message>
        <source>there is no list of bridges that may be used</source>
        <translation>使用できるブリッジのリストがありません</translation>
    </message>
    <message>
        <source>as root make /etc/qemu/bridge.conf with the line: allow br0</source>
        <translation>root で、次の行を入れた /etc/qemu/bridge.conf を作成してください: allow br0</translation>
    </message>
    <message>
        <source>there is no bridge of this name</source>
        <translation>この名前のブリッジはありません</translation>
    </message>
    <message>
        <source>as root: ip link add br0 type bridge; ip link set br0 up</source>
        <translation>root で: ip link add br0 type bridge; ip link set br0 up</translation>
    </message>
    <message>
        <source>the script that sets up the tap failed</source>
        <translation>TAP を設定するスクリプトが失敗しました</translation>
    </message>
    <message>
        <source>run it by hand with the tap&apos;s name, or leave it out: -netdev tap,script=no,downscript=no</source>
        <translation>TAP の名前を付けて手動で実行するか、スクリプトを使わないでください: -netdev tap,script=no,downscript=no</translation>
    </message>
    <message>
        <source>the port of the host is in use, or is below 1024 and takes root</source>
        <translation>ホストのポートが使用中か、1024 未満のため root が必要です</translation>
    </message>
    <message>
        <source>ss -ltnup shows who has it; take another port above 1023</source>
        <translation>どのプログラムが使っているかは ss -ltnup で分かります。1023 より大きい別のポートを使ってください</translation>
    </message>
    <message>
        <source>another program has the disk image open: a guest that runs, or a QEMU that was left over</source>
        <translation>別のプログラムがディスクイメージを開いています。実行中のゲストか、残っている QEMU です</translation>
    </message>
    <message>
        <source>end it; fuser FILE shows which</source>
        <translation>それを終了してください。どのプログラムかは fuser FILE で分かります</translation>
    </message>
    <message>
        <source>other devices of the same IOMMU group still belong to drivers of the host</source>
        <translation>同じ IOMMU グループのほかのデバイスが、まだホストのドライバーのものになっています</translation>
    </message>
    <message>
        <source>bind all of the group to vfio-pci, or use another slot; ls /sys/kernel/iommu_groups/N/devices lists them</source>
        <translation>グループ全体を vfio-pci にバインドするか、別のスロットを使ってください。一覧は ls /sys/kernel/iommu_groups/N/devices で分かります</translation>
    </message>
    <message>
        <source>libvirt&apos;s network was not started</source>
        <translation>libvirt のネットワークが起動されていません</translation>
    </message>
    <message>
        <source>virsh net-start default; virsh net-autostart default</source>
        <translation>virsh net-start default; virsh net-autostart default</translation>
    </message>
    <message>
        <source>another hypervisor has VT-x in use: KVM with running guests</source>
        <translation>別のハイパーバイザー（ゲストを実行中の KVM）が VT-x を使っています</translation>
    </message>
    <message>
        <source>end KVM&apos;s guests, or unload kvm_intel, before VirtualBox starts one</source>
        <translation>VirtualBox がゲストを起動する前に、KVM のゲストを終了するか、kvm_intel をアンロードしてください</translation>
    </message>
    <message>
        <source>in the firmware&apos;s set-up switch on &quot;Intel Virtualization Technology&quot;, save, and switch the power off once</source>
        <translation>ファームウェアの設定で「Intel Virtualization Technology」を有効にして保存し、一度電源を切ってください</translation>
    </message>
    <message>
        <source>the firmware has switched AMD-V off</source>
        <translation>ファームウェアが AMD-V を無効にしています</translation>
    </message>
    <message>
        <source>in the firmware&apos;s set-up switch on &quot;SVM Mode&quot;, save, and switch the power off once</source>
        <translation>ファームウェアの設定で「SVM Mode」を有効にして保存し、一度電源を切ってください</translation>
    </message>
    <message>
        <source>no helper has been started, or it is one of another user, or its socket is elsewhere</source>
        <translation>ヘルパーが起動されていないか、別のユーザーのものか、ソケットが別の場所にあります</translation>
    </message>
    <message>
        <source>start one: apiaryd --session for yourself, or the system&apos;s (systemctl start apiaryd, service apiaryd start); --socket or APIARY_SOCKET names another place</source>
        <translation>起動してください。自分専用なら apiaryd --session、システムのものなら systemctl start apiaryd または service apiaryd start です。場所が異なる場合は、--socket または APIARY_SOCKET で指定します</translation>
    </message>
    <message>
        <source>the helper has ended and left its socket behind</source>
        <translation>ヘルパーが終了し、ソケットだけが残っています</translation>
    </message>
    <message>
        <source>start it again; guests that run are found again</source>
        <translation>もう一度起動してください。実行中のゲストは引き継がれます</translation>
    </message>
    <message>
        <source>the helper is stopped, very busy, or waits for a slow disk</source>
        <translation>ヘルパーが停止しているか、高負荷か、遅いディスクの応答を待っています</translation>
    </message>
    <message>
        <source>see its log (journalctl -u apiaryd); kill and start it again, guests run on</source>
        <translation>ログを見てください (journalctl -u apiaryd)。強制終了して、もう一度起動してください。ゲストは動作し続けます</translation>
    </message>
    <message>
        <source>the system&apos;s helper serves members of its group alone</source>
        <translation>システムのヘルパーを使えるのは、そのグループのメンバーだけです</translation>
    </message>
    <message>
        <source>as root: usermod -aG apiary USER (FreeBSD: pw groupmod apiary -m USER); then log in again; or use a helper of your own: apiaryd --session</source>
        <translation>root で: usermod -aG apiary USER (FreeBSD: pw groupmod apiary -m USER)。その後ログインし直してください。または、自分専用のヘルパーを使ってください: apiaryd --session</translation>
    </message>
    <message>
        <source>another apiaryd uses the same directory, so this one does not start</source>
        <translation>別の apiaryd が同じディレクトリーを使っているため、起動しません</translation>
    </message>
    <message>
        <source>use that one, or end it first</source>
        <translation>そちらを使うか、先に終了してください</translation>
    </message>
    <message>
        <source>apiaryd finds the program that runs a guest neither beside itself nor in libexec</source>
        <translation>ゲストを実行するプログラムが、apiaryd と同じ場所にも libexec にも見つかりません</translation>
    </message>
    <message>
        <source>install Apiary again, all of it</source>
        <translation>Apiary をすべてインストールし直してください</translation>
    </message>
    <message>
        <source>this version of Apiary does not have that engine, or not on this system</source>
        <translation>このバージョンの Apiary にはそのエンジンがないか、このシステムでは使えません</translation>
    </message>
    <message>
        <source>use --engine auto; apiaryctl check tells which there are and why not more</source>
        <translation>--engine auto を使ってください。使えるエンジンと、ほかのものが使えない理由は apiaryctl check で分かります</translation>
    </message>
    <message>
        <source>a guest&apos;s memory comes out of the host&apos;s</source>
        <translation>ゲストのメモリーは、ホストのメモリーから割り当てられます</translation>
    </message>
    <message>
        <source>give less (--memory); apiaryctl check tells how much is available</source>
        <translation>割り当てを減らしてください (--memory)。利用できる量は apiaryctl check で分かります</translation>
    </message>
    <message>
        <source>the tap that the guest is to use was not made</source>
        <translation>ゲストの使う TAP が作成されていません</translation>
    </message>
    <message>
        <source>as root: ip tuntap add dev NAME mode tap user USER vnet_hdr (FreeBSD: ifconfig tap0 create); or --net user, which needs none</source>
        <translation>root で: ip tuntap add dev NAME mode tap user USER vnet_hdr (FreeBSD: ifconfig tap0 create)。または、TAP の要らない --net user を使ってください</translation>
    </message>
    <message>
        <source>there is no /dev/net/tun: the module tun is not loaded</source>
        <translation>/dev/net/tun がありません。モジュール tun が読み込まれていません</translation>
    </message>
    <message>
        <source>as root: modprobe tun; or --net user, which needs none</source>
        <translation>root で: modprobe tun。または、TAP の要らない --net user を使ってください</translation>
    </message>
    <message>
        <source>a tap is for one guest</source>
        <translation>1 つの TAP を使えるゲストは 1 つだけです</translation>
    </message>
    <message>
        <source>give each guest a tap of its own, or end who uses this one</source>
        <translation>ゲストごとに別の TAP を割り当てるか、この TAP を使っているプログラムを終了してください</translation>
    </message>
    <message>
        <source>a tap that has an owner can be opened by that user alone</source>
        <translation>所有者のある TAP を開けるのは、そのユーザーだけです</translation>
    </message>
    <message>
        <source>as root make it anew for you: ip tuntap add dev NAME mode tap user USER vnet_hdr</source>
        <translation>root で、自分用に作り直してください: ip tuntap add dev NAME mode tap user USER vnet_hdr</translation>
    </message>
    <message>
        <source>the device&apos;s mode lets other users open it, but not this one</source>
        <translation>デバイスのモードにより、ほかのユーザーは開けますが、このユーザーは開けません</translation>
    </message>
    <message>
        <source>FreeBSD: add path &apos;tap*&apos; mode 0660 group GROUP to /etc/devfs.rules, and sysctl net.link.tap.user_open=1</source>
        <translation>FreeBSD: /etc/devfs.rules に add path &apos;tap*&apos; mode 0660 group GROUP と書き、sysctl net.link.tap.user_open=1 を実行してください</translation>
    </message>
    <message>
        <source>ports below 1024 are root&apos;s</source>
        <translation>1024 未満のポートは root 専用です</translation>
    </message>
    <message>
        <source>forward a port above 1023; Linux: sysctl net.ipv4.ip_unprivileged_port_start</source>
        <translation>1023 より大きいポートを転送してください。Linux では: sysctl net.ipv4.ip_unprivileged_port_start</translation>
    </message>
    <message>
        <source>another program listens on that port of the host, perhaps another guest&apos;s</source>
        <translation>別のプログラムがホストのそのポートで待ち受けています。別のゲストのものかもしれません</translation>
    </message>
    <message>
        <source>ss -ltnup (FreeBSD: sockstat -l) shows which; take another port</source>
        <translation>どのプログラムかは ss -ltnup (FreeBSD: sockstat -l) で分かります。別のポートを使ってください</translation>
    </message>
    <message>
        <source>the image or device is locked by a program that writes to it, or mounted</source>
        <translation>イメージまたはデバイスが、書き込み中のプログラムにロックされているか、マウントされています</translation>
    </message>
    <message>
        <source>end that program or unmount it; several guests may share a disk that all have read-only (,ro)</source>
        <translation>そのプログラムを終了するか、アンマウントしてください。全ゲストが読み取り専用 (,ro) にすれば、複数のゲストでディスクを共有できます</translation>
    </message>
    <message>
        <source>Apiary takes raw images; qcow2, vmdk and the like are containers of other programs</source>
        <translation>Apiary が使うのは raw イメージです。qcow2 や vmdk などは、ほかのプログラムのコンテナー形式です</translation>
    </message>
    <message>
        <source>qemu-img convert -O raw IMAGE disk.img</source>
        <translation>qemu-img convert -O raw IMAGE disk.img</translation>
    </message>
    <message>
        <source>the guest&apos;s kernel could not handle an exception: a bug of its, a kernel for another machine, or, right at the start, too little memory</source>
        <translation>ゲストのカーネルが例外を処理できませんでした。カーネルのバグか、別のマシン用のカーネルです。起動直後なら、メモリー不足も考えられます</translation>
    </message>
    <message>
        <source>apiaryctl show NAME has the registers and the last lines of the console; try more memory, and the kernel with its messages on (earlyprintk=ttyS0)</source>
        <translation>レジスターとコンソールの最後の数行は apiaryctl show NAME で分かります。メモリーを増やし、カーネルのメッセージを有効にして (earlyprintk=ttyS0) 試してください</translation>
    </message>
    <message>
        <source>install the package %1</source>
        <translation>パッケージ %1 をインストールします</translation>
    </message>
    <message>
        <source>start the helper apiaryd with this computer</source>
        <translation>このコンピューターの起動時にヘルパー apiaryd を開始します</translation>
    </message>
    <message>
        <source>make %1 a member of the group %2</source>
        <translation>%1 をグループ %2 に加えます</translation>
    </message>
    <message>
        <source>load the kernel module %1 now</source>
        <translation>カーネルモジュール %1 を今すぐ読み込みます</translation>
    </message>
    <message>
        <source>load the kernel module %1 at every start</source>
        <translation>カーネルモジュール %1 を起動のたびに読み込みます</translation>
    </message>
    <message>
        <source>without it nobody keeps guests, and none starts with this computer</source>
        <translation>これがないとゲストは管理されず、コンピューターと一緒に起動することもありません</translation>
    </message>
    <message>
        <source>members of this group may use the helper of the system</source>
        <translation>このグループのメンバーはシステムのヘルパーを使えます</translation>
    </message>
    <message>
        <source>members of this group may use the processor&apos;s virtualization without the helper</source>
        <translation>このグループのメンバーはヘルパーなしでプロセッサの仮想化を使えます</translation>
    </message>
    <message>
        <source>engines that use the processor&apos;s virtualization need it; the software CPU does without</source>
        <translation>プロセッサの仮想化を使うエンジンに必要です。ソフトウェア CPU には要りません</translation>
    </message>
    <message>
        <source>network cards of guests appear on this computer as tap devices</source>
        <translation>ゲストのネットワークカードは、このコンピューターでは tap デバイスとして現れます</translation>
    </message>
    <message>
        <source>bridges put guests into the same network as this computer</source>
        <translation>ブリッジにより、ゲストはこのコンピューターと同じネットワークに入ります</translation>
    </message>
    <message>
        <source>guests of bhyve have their consoles on null modems</source>
        <translation>bhyve のゲストのコンソールはヌルモデムにつながります</translation>
    </message>
    <message>
        <source>for NAT, which translates the addresses of guests</source>
        <translation>ゲストのアドレスを変換する NAT に使います</translation>
    </message>
    <message>
        <source>guests of NAT and host-only networks get addresses and a name server from it</source>
        <translation>NAT とホストオンリーのネットワークのゲストは、ここからアドレスとネームサーバーを得ます</translation>
    </message>
    <message>
        <source>guests that start with UEFI need a firmware</source>
        <translation>UEFI で起動するゲストにはファームウェアが必要です</translation>
    </message>
    <message>
        <source>not enabled</source>
        <translation>無効</translation>
    </message>
    <message>
        <source>enabled</source>
        <translation>有効</translation>
    </message>
    <message>
        <source>not loaded</source>
        <translation>読み込まれていません</translation>
    </message>
    <message>
        <source>loaded</source>
        <translation>読み込まれています</translation>
    </message>
    <message>
        <source>not installed</source>
        <translation>インストールされていません</translation>
    </message>
    <message>
        <source>installed</source>
        <translation>インストールされています</translation>
    </message>
    <message>
        <source>the kernel that runs has no module %1</source>
        <translation>動作中のカーネルにはモジュール %1 がありません</translation>
    </message>
    <message>
        <source>install it, or start the kernel whose modules are installed</source>
        <translation>それをインストールするか、モジュールがインストールされているカーネルを起動してください</translation>
    </message>
    <message>
        <source>apiaryd is not installed as a service</source>
        <translation>apiaryd はサービスとしてインストールされていません</translation>
    </message>
    <message>
        <source>install Apiary&apos;s package</source>
        <translation>Apiary のパッケージをインストールしてください</translation>
    </message>
    <message>
        <source>this system does not use systemd</source>
        <translation>このシステムは systemd を使っていません</translation>
    </message>
    <message>
        <source>have its own service manager start the program: %1</source>
        <translation>システムのサービス管理にこのプログラムを開始させてください: %1</translation>
    </message>
    <message>
        <source>the service apiaryd is masked</source>
        <translation>サービス apiaryd はマスクされています</translation>
    </message>
    <message>
        <source>no package manager that Apiary knows is here</source>
        <translation>Apiary の知っているパッケージ管理がここにはありません</translation>
    </message>
    <message>
        <source>install it by other means</source>
        <translation>別の方法でインストールしてください</translation>
    </message>
    <message>
        <source>the file %1 cannot be changed</source>
        <translation>ファイル %1 を変更できません</translation>
    </message>
    <message>
        <source>there is no group %1 here</source>
        <translation>グループ %1 がありません</translation>
    </message>
    <message>
        <source>install the package that makes it, or make it</source>
        <translation>それを作るパッケージをインストールするか、作成してください</translation>
    </message>
    <message>
        <source>the package %1 stays, as other programs may use it by now</source>
        <translation>他のプログラムが使っているかもしれないため、パッケージ %1 は残ります</translation>
    </message>
    <message>
        <source>who is logged in keeps the groups that are taken away</source>
        <translation>ログイン中の人には、外されたグループが残ります</translation>
    </message>
    <message>
        <source>log out</source>
        <translation>ログアウトしてください</translation>
    </message>
    <message>
        <source>installing packages</source>
        <translation>パッケージをインストールしています</translation>
    </message>
    <message>
        <source>changing %1</source>
        <translation>%1 を変更しています</translation>
    </message>
    <message>
        <source>making the link %1</source>
        <translation>リンク %1 を作成しています</translation>
    </message>
    <message>
        <source>loading the kernel module %1</source>
        <translation>カーネルモジュール %1 を読み込んでいます</translation>
    </message>
    <message>
        <source>undoing: %1</source>
        <translation>元に戻しています: %1</translation>
    </message>
    <message>
        <source>this processor offers no virtualization to this system</source>
        <translation>このプロセッサはこのシステムに仮想化を提供していません</translation>
    </message>
    <message>
        <source>guests run on the software CPU; apiaryctl check tells why</source>
        <translation>ゲストはソフトウェア CPU で動きます。理由は apiaryctl check で分かります</translation>
    </message>
    <message>
        <source>setting this computer up</source>
        <translation>このコンピューターを設定しています</translation>
    </message>
    <message>
        <source>taking back what was set up</source>
        <translation>設定したものを元に戻しています</translation>
    </message>
    <message>
        <source>remove it with: %1</source>
        <translation>取り除くには: %1</translation>
    </message>
    <message>
        <source>unmask it with: %1</source>
        <translation>マスクを外すには: %1</translation>
    </message>
    <message>
        <source>look at that file</source>
        <translation>そのファイルを確認してください</translation>
    </message>
    <message>
        <source>see why it has zero bytes in it</source>
        <translation>ヌルバイトが含まれている理由を調べてください</translation>
    </message>
    <message>
        <source>the file ends amid a quotation or a line that goes on, so that nothing can be added to it</source>
        <translation>ファイルが引用符の途中、または次に続く行で終わっているため、何も追加できません</translation>
    </message>
    <message>
        <source>mend its last lines</source>
        <translation>最後の数行を修正してください</translation>
    </message>
    <message>
        <source>the helper of a session takes no privilege, and so cannot set this host up</source>
        <translation>セッションのヘルパーには特権がないため、このコンピューターを設定できません</translation>
    </message>
    <message>
        <source>ask the helper of the system: %1</source>
        <translation>システムのヘルパーに依頼してください: %1</translation>
    </message>
    <message>
        <source>%1 may not set this host up</source>
        <translation>%1 にはこのコンピューターの設定が許可されていません</translation>
    </message>
    <message>
        <source>ask an administrator</source>
        <translation>管理者に依頼してください</translation>
    </message>
</context>
<context>
    <name>Network</name>
    <message>
        <source>Bridged</source>
        <translation>ブリッジ</translation>
    </message>
    <message>
        <source>Host-only</source>
        <translation>ホストのみ</translation>
    </message>
    <message>
        <source>NAT</source>
        <translation>NAT</translation>
    </message>
    <message>
        <source>Guests are machines beside this computer, in the network that its cable leads to. Others reach them. Not by Wi-Fi.</source>
        <translation>ゲストは、ケーブルの先のネットワークで、このコンピューターと並ぶマシンになります。他のマシンから接続できます。Wi-Fi では使えません。</translation>
    </message>
    <message>
        <source>Guests reach this computer and each other, and nobody else. Nobody else reaches them.</source>
        <translation>ゲストから接続できるのは、このコンピューターとゲスト同士だけです。他からは接続できません。</translation>
    </message>
    <message>
        <source>Guests reach what this computer reaches, by its address; also by Wi-Fi. Others do not reach them.</source>
        <translation>ゲストは、このコンピューターのアドレスで、このコンピューターから接続できる先に接続できます。Wi-Fi でも使えます。他からは接続できません。</translation>
    </message>
    <message>
        <source>Bridged with %1, VLAN %2</source>
        <translation>%1 とブリッジ、VLAN %2</translation>
    </message>
    <message>
        <source>Bridged with %1</source>
        <translation>%1 とブリッジ</translation>
    </message>
    <message>
        <source>with DHCP</source>
        <translation>DHCP あり</translation>
    </message>
    <message>
        <source>%1 for %2</source>
        <comment>tap, guest</comment>
        <translation>%2 用の %1</translation>
    </message>
    <message>
        <source>None</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>Being set up</source>
        <translation>設定中</translation>
    </message>
    <message>
        <source>Set up</source>
        <translation>設定済み</translation>
    </message>
    <message>
        <source>Being undone</source>
        <translation>取り消し中</translation>
    </message>
    <message>
        <source>Ethernet</source>
        <translation>イーサネット</translation>
    </message>
    <message>
        <source>Wi-Fi</source>
        <translation>Wi-Fi</translation>
    </message>
    <message>
        <source>Bridge</source>
        <translation>ブリッジ</translation>
    </message>
    <message>
        <source>VLAN</source>
        <translation>VLAN</translation>
    </message>
    <message>
        <source>Tap device</source>
        <translation>TAP デバイス</translation>
    </message>
    <message>
        <source>Loopback</source>
        <translation>ループバック</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>その他</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>有効</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>無効</translation>
    </message>
    <message>
        <source>nobody at the other end</source>
        <translation>接続先なし</translation>
    </message>
    <message>
        <source>leads to the default gateway</source>
        <translation>デフォルトゲートウェイに接続</translation>
    </message>
    <message>
        <source>port of %1</source>
        <translation>%1 のポート</translation>
    </message>
    <message>
        <source>Guest</source>
        <translation>ゲスト</translation>
    </message>
    <message>
        <source>Uplink</source>
        <translation>アップリンク</translation>
    </message>
    <message>
        <source>Gateway</source>
        <translation>ゲートウェイ</translation>
    </message>
    <message>
        <source>Name server</source>
        <translation>ネームサーバー</translation>
    </message>
    <message>
        <source>Works</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>Does not work</source>
        <translation>異常</translation>
    </message>
    <message>
        <source>Not tried</source>
        <translation>未確認</translation>
    </message>
</context>
<context>
    <name>Options</name>
    <message>
        <source>apiary --help lists the options.</source>
        <translation>apiary --help でオプションの一覧を表示します。</translation>
    </message>
    <message>
        <source>Runs guests and shows their consoles in a window.</source>
        <translation>ゲストを実行し、そのコンソールをウィンドウに表示します。</translation>
    </message>
    <message>
        <source>Show this text.</source>
        <translation>このテキストを表示します。</translation>
    </message>
    <message>
        <source>Show the version.</source>
        <translation>バージョンを表示します。</translation>
    </message>
    <message>
        <source>Use the helper of this user alone; it is started where it is not there.</source>
        <translation>このユーザー専用のヘルパーを使います。なければ起動します。</translation>
    </message>
    <message>
        <source>Use the helper of the whole computer.</source>
        <translation>コンピューター全体のヘルパーを使います。</translation>
    </message>
    <message>
        <source>Use the helper that listens at PATH.</source>
        <translation>PATH で待ち受けているヘルパーを使います。</translation>
    </message>
    <message>
        <source>Begin in the tray, where there is one.</source>
        <translation>システムトレイがあれば、トレイに格納した状態で開始します。</translation>
    </message>
    <message>
        <source>Show this guest; a file: make a guest of it.</source>
        <translation>このゲストを表示します。ファイルの場合は、それからゲストを作成します。</translation>
    </message>
    <message>
        <source>Only one of --session, --system and --socket can be given.</source>
        <translation>--session、--system、--socket は、いずれか 1 つだけを指定できます。</translation>
    </message>
    <message>
        <source>Only one guest or file can be given.</source>
        <translation>ゲストまたはファイルは 1 つだけ指定できます。</translation>
    </message>
</context>
<context>
    <name>SessionHelper</name>
    <message>
        <source>The program apiaryd is not installed</source>
        <translation>プログラム apiaryd がインストールされていません</translation>
    </message>
    <message>
        <source>Install it together with this one</source>
        <translation>このプログラムと一緒にインストールしてください</translation>
    </message>
    <message>
        <source>%1 cannot be started</source>
        <translation>%1 を起動できません</translation>
    </message>
</context>
<context>
    <name>SetupWords</name>
    <message>
        <source>Start with this computer</source>
        <translation>コンピューターと一緒に起動</translation>
    </message>
    <message>
        <source>Access</source>
        <translation>アクセス</translation>
    </message>
    <message>
        <source>Hardware virtualization</source>
        <translation>ハードウェア仮想化</translation>
    </message>
    <message>
        <source>Networks of guests</source>
        <translation>ゲストのネットワーク</translation>
    </message>
    <message>
        <source>Consoles of bhyve</source>
        <translation>bhyve のコンソール</translation>
    </message>
    <message>
        <source>UEFI for guests</source>
        <translation>ゲスト用の UEFI</translation>
    </message>
    <message>
        <source>In order</source>
        <translation>問題なし</translation>
    </message>
    <message>
        <source>Set up by Apiary</source>
        <translation>Apiary が設定</translation>
    </message>
    <message>
        <source>Cannot be set up</source>
        <translation>設定できません</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>ありません</translation>
    </message>
    <message>
        <source>From the next login on</source>
        <translation>次のログインから</translation>
    </message>
    <message>
        <source>From the next start of this computer on</source>
        <translation>次にこのコンピューターを起動したときから</translation>
    </message>
    <message>
        <source>Log out and in again: until then the new groups do not count.</source>
        <translation>ログアウトして再びログインしてください。それまで新しいグループは有効になりません。</translation>
    </message>
    <message>
        <source>Restart this computer: until then not all of it counts.</source>
        <translation>このコンピューターを再起動してください。それまで一部は有効になりません。</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>なし</translation>
    </message>
</context>
<context>
    <name>TextFile</name>
    <message>
        <source>The file %1 cannot be read.</source>
        <translation>ファイル %1 を読めません。</translation>
    </message>
    <message>
        <source>Choose one that is there and that you may read.</source>
        <translation>存在し、読み取り権限のあるファイルを選んでください。</translation>
    </message>
    <message>
        <source>%1 is no file with text in it.</source>
        <translation>%1 はテキストの入ったファイルではありません。</translation>
    </message>
    <message>
        <source>Choose a file.</source>
        <translation>ファイルを選んでください。</translation>
    </message>
    <message>
        <source>The file %1 is longer than %2.</source>
        <translation>ファイル %1 は %2 を超えています。</translation>
    </message>
    <message>
        <source>Paste the part that matters.</source>
        <translation>必要な部分を貼り付けてください。</translation>
    </message>
    <message>
        <source>The file %1 is no plain text.</source>
        <translation>ファイル %1 はプレーンテキストではありません。</translation>
    </message>
    <message>
        <source>Unpack it if it is compressed, or save it as plain text.</source>
        <translation>圧縮されていれば展開するか、プレーンテキストとして保存してください。</translation>
    </message>
</context>
<context>
    <name>Trouble</name>
    <message>
        <source>You may not use the helper on this computer.</source>
        <translation>このコンピューターのヘルパーを使う権限がありません。</translation>
    </message>
    <message>
        <source>Ask the administrator, or use a helper of your own.</source>
        <translation>管理者に依頼するか、自分専用のヘルパーを使ってください。</translation>
    </message>
    <message>
        <source>You have joined the group “%1”, but this session does not know it yet.</source>
        <translation>グループ「%1」に追加されていますが、このセッションにはまだ反映されていません。</translation>
    </message>
    <message>
        <source>Log out and in again.</source>
        <translation>一度ログアウトして、再度ログインしてください。</translation>
    </message>
    <message>
        <source>Only members of the group “%1” may use the helper on this computer.</source>
        <translation>このコンピューターのヘルパーを使えるのは、グループ「%1」のメンバーだけです。</translation>
    </message>
    <message>
        <source>Join the group, then log out and in again.</source>
        <translation>グループに加わってから、一度ログアウトして再度ログインしてください。</translation>
    </message>
    <message>
        <source>The helper that runs the guests, apiaryd, is not running.</source>
        <translation>ゲストを実行するヘルパー apiaryd が動作していません。</translation>
    </message>
    <message>
        <source>Start it.</source>
        <translation>起動してください。</translation>
    </message>
    <message>
        <source>The helper that runs the guests, apiaryd, has ended: nobody listens on its socket.</source>
        <translation>ゲストを実行するヘルパー apiaryd が終了しています。ソケットで待ち受けているプログラムがありません。</translation>
    </message>
    <message>
        <source>Start it again.</source>
        <translation>もう一度起動してください。</translation>
    </message>
    <message>
        <source>The helper, apiaryd, does not answer.</source>
        <translation>ヘルパー apiaryd が応答しません。</translation>
    </message>
    <message>
        <source>It may be very busy, or hang. Guests run on without it: it can be restarted.</source>
        <translation>非常に混み合っているか、ハングしている可能性があります。ゲストはヘルパーなしでも動作し続けるため、ヘルパーを再起動できます。</translation>
    </message>
    <message>
        <source>The helper, apiaryd, went away.</source>
        <translation>ヘルパー apiaryd との接続が切れました。</translation>
    </message>
    <message>
        <source>Guests run on without it. It is looked for until it is back.</source>
        <translation>ゲストはヘルパーなしでも動作し続けます。ヘルパーが戻るまで探し続けます。</translation>
    </message>
    <message>
        <source>What answers is not the helper that belongs to this version of Apiary.</source>
        <translation>応答しているのは、このバージョンの Apiary に対応するヘルパーではありません。</translation>
    </message>
    <message>
        <source>Install apiary and apiaryd in the same version, then restart apiaryd.</source>
        <translation>同じバージョンの apiary と apiaryd をインストールしてから、apiaryd を再起動してください。</translation>
    </message>
</context>
<context>
    <name>Verb</name>
    <message>
        <source>&amp;Start</source>
        <translation>開始(&amp;S)</translation>
    </message>
    <message>
        <source>Shut &amp;down</source>
        <translation>シャットダウン(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Force off</source>
        <translation>強制電源オフ(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>一時停止(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>再開(&amp;R)</translation>
    </message>
    <message>
        <source>R&amp;eset</source>
        <translation>リセット(&amp;E)</translation>
    </message>
    <message>
        <source>De&amp;lete</source>
        <translation>削除(&amp;L)</translation>
    </message>
    <message>
        <source>Turn the guest on</source>
        <translation>ゲストの電源を入れます</translation>
    </message>
    <message>
        <source>Press the guest&apos;s power button and wait until it has shut down</source>
        <translation>ゲストの電源ボタンを押し、シャットダウンが完了するまで待ちます</translation>
    </message>
    <message>
        <source>Pull the guest&apos;s plug: what it has not written to disk is lost</source>
        <translation>ゲストの電源を強制的に切ります。ディスクに書き込まれていない内容は失われます</translation>
    </message>
    <message>
        <source>Hold the guest as it is</source>
        <translation>ゲストを現在の状態のまま停止させます</translation>
    </message>
    <message>
        <source>Let the guest go on</source>
        <translation>ゲストの動作を続行します</translation>
    </message>
    <message>
        <source>Press the guest&apos;s reset button: what it has not written to disk is lost</source>
        <translation>ゲストのリセットボタンを押します。ディスクに書き込まれていない内容は失われます</translation>
    </message>
    <message>
        <source>Move the guest and the disks kept with it to the trash</source>
        <translation>ゲストと、ゲストと一緒に保管されているディスクをゴミ箱に移動します</translation>
    </message>
    <message>
        <source>Cl&amp;one…</source>
        <translation>複製(&amp;O)…</translation>
    </message>
    <message>
        <source>Make another guest like this one, with copies of the disks kept with it</source>
        <translation>このゲストと同じものを、一緒に保存されているディスクのコピー付きで作成する</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Powered off %1 ago</source>
        <translation>%1前に電源オフ</translation>
    </message>
    <message>
        <source>Ended by a reset %1 ago</source>
        <translation>%1前にリセットで終了</translation>
    </message>
    <message>
        <source>Forced off %1 ago</source>
        <translation>%1前に強制電源オフ</translation>
    </message>
    <message>
        <source>Crashed %1 ago</source>
        <translation>%1前にクラッシュ</translation>
    </message>
    <message>
        <source>Ended itself %1 ago</source>
        <translation>%1前に自ら終了</translation>
    </message>
    <message>
        <source>Ended by a fault of the host %1 ago</source>
        <translation>%1前にホストの障害で終了</translation>
    </message>
    <message>
        <source>Its process died %1 ago</source>
        <translation>%1前にプロセスが異常終了</translation>
    </message>
    <message>
        <source>Its process vanished %1 ago</source>
        <translation>%1前にプロセスが消失</translation>
    </message>
    <message>
        <source>Hung and was ended %1 ago</source>
        <translation>%1前にハングして終了</translation>
    </message>
    <message>
        <source>Could not be started %1 ago</source>
        <translation>%1前に起動に失敗</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 時間</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 日</translation>
    </message>
    <message>
        <source>Broken</source>
        <translation>異常</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>起動中</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>実行中</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>一時停止中</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>停止処理中</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>state: why</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Running for %1</source>
        <translation>%1前から実行中</translation>
    </message>
    <message>
        <source>Being cloned</source>
        <translation>複製中</translation>
    </message>
</context>
<context>
    <name>apiary::gui::AssessmentView</name>
    <message>
        <source>Capabilities</source>
        <translation>機能</translation>
    </message>
    <message>
        <source>Capability</source>
        <translation>機能</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>判定</translation>
    </message>
</context>
<context>
    <name>apiary::gui::BasicsPage</name>
    <message>
        <source>Name and resources</source>
        <translation>名前とリソース</translation>
    </message>
    <message>
        <source>What is it called, and what does it get?</source>
        <translation>名前は何ですか？ 何を割り当てますか？</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>メモリ</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>名前(&amp;N):</translation>
    </message>
    <message>
        <source>&amp;Description:</source>
        <translation>説明(&amp;D):</translation>
    </message>
    <message>
        <source>&amp;Memory:</source>
        <translation>メモリ(&amp;M):</translation>
    </message>
    <message>
        <source>&amp;CPUs:</source>
        <translation>CPU(&amp;C):</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>説明</translation>
    </message>
    <message>
        <source>For people; may be empty</source>
        <translation>人が読むための説明です。空でもかまいません</translation>
    </message>
    <message>
        <source>CPUs</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>This computer has %1, of which %2 are free now.</source>
        <translation>このコンピューターには %1 あり、現在 %2 が空いています。</translation>
    </message>
    <message>
        <source>This computer has %1.</source>
        <translation>このコンピューターには %1 あります。</translation>
    </message>
    <message>
        <source>CPUs of this computer: %1</source>
        <translation>このコンピューターの CPU 数: %1</translation>
    </message>
</context>
<context>
    <name>apiary::gui::CardEdit</name>
    <message>
        <source>What the card is connected to</source>
        <translation>カードの接続先</translation>
    </message>
    <message>
        <source>Nothing: the card is not there</source>
        <translation>なし: カードは取り付けられません</translation>
    </message>
    <message>
        <source>This computer’s network (NAT)</source>
        <translation>このコンピューターのネットワーク (NAT)</translation>
    </message>
    <message>
        <source>A tap device</source>
        <translation>TAP デバイス</translation>
    </message>
    <message>
        <source>Name of the tap device</source>
        <translation>TAP デバイスの名前</translation>
    </message>
    <message>
        <source>MAC address</source>
        <translation>MAC アドレス</translation>
    </message>
    <message>
        <source>Chosen when the change is applied</source>
        <translation>変更を適用するときに決まります</translation>
    </message>
    <message>
        <source>&amp;Connected to:</source>
        <translation>接続先(&amp;C):</translation>
    </message>
    <message>
        <source>&amp;Device:</source>
        <translation>デバイス(&amp;D):</translation>
    </message>
    <message>
        <source>Port forwards:</source>
        <translation>ポート転送:</translation>
    </message>
    <message>
        <source>&amp;MAC address:</source>
        <translation>MAC アドレス(&amp;M):</translation>
    </message>
    <message>
        <source>Traffic:</source>
        <translation>通信量:</translation>
    </message>
    <message>
        <source>The guest reaches what this computer reaches. Nobody reaches the guest, but through forwarded ports.</source>
        <translation>ゲストからは、このコンピューターから接続できる先に接続できます。外部からゲストには、転送されたポートを除いて接続できません。</translation>
    </message>
    <message>
        <source>The guest is a neighbour of this computer on a network of your own making. An administrator makes the device.</source>
        <translation>ゲストは、ユーザーが用意したネットワーク上で、このコンピューターと並ぶ 1 台になります。デバイスは管理者が作成します。</translation>
    </message>
    <message>
        <source>The guest has no network by this card.</source>
        <translation>ゲストは、このカードではネットワークに接続しません。</translation>
    </message>
    <message>
        <source>“%1” is no address of a network card. Give six bytes in hexadecimal, the first an even number, such as 02:00:00:12:34:56, or nothing to have one chosen.</source>
        <translation>「%1」はネットワークカードのアドレスではありません。02:00:00:12:34:56 のように、16 進数で 6 バイトを指定し、最初のバイトは偶数にしてください。空にすると自動的に決まります。</translation>
    </message>
    <message>
        <source>%1 received, %2 sent</source>
        <translation>受信 %1、送信 %2</translation>
    </message>
    <message numerus="yes">
        <source>%n packet(s) dropped</source>
        <translation>
            <numerusform>%n 個のパケットを破棄</numerusform>
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
        <translation>ゲストの次回起動時から:</translation>
    </message>
    <message>
        <source>Restarting…</source>
        <translation>再起動中…</translation>
    </message>
    <message>
        <source>&amp;Restart Now…</source>
        <translation>今すぐ再起動(&amp;R)…</translation>
    </message>
    <message>
        <source>Shut the guest down, and start it again with these</source>
        <translation>ゲストをシャットダウンし、これらの変更を反映して再度起動します</translation>
    </message>
</context>
<context>
    <name>apiary::gui::CloneDialog</name>
    <message>
        <source>Clone %1</source>
        <translation>%1 を複製</translation>
    </message>
    <message>
        <source>The disks kept with %1 are copied; until that is done it cannot be started or changed. The clone gets network addresses of its own. Everything else is named by both guests. Where that is a writable disk, a tap device or a forwarded port, only one of them can run at a time.</source>
        <translation>%1 と一緒に保存されているディスクをコピーします。終わるまで、このゲストは起動も変更もできません。複製には独自のネットワークアドレスが割り当てられます。それ以外は両方のゲストで共有されます。書き込み可能なディスク、tap デバイス、転送ポートを共有している場合、同時に実行できるのはどちらか一方だけです。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>名前(&amp;N):</translation>
    </message>
    <message>
        <source>C&amp;lone</source>
        <translation>複製(&amp;L)</translation>
    </message>
    <message>
        <source>Sho&amp;w command</source>
        <translation>コマンドを表示(&amp;W)</translation>
    </message>
</context>
<context>
    <name>apiary::gui::CommandLineView</name>
    <message>
        <source>Command</source>
        <translation>コマンド</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>コピー</translation>
    </message>
    <message>
        <source>Copy the command</source>
        <translation>コマンドをコピー</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>コマンド</translation>
    </message>
    <message>
        <source>Commands for %1</source>
        <translation>%1 のコマンド</translation>
    </message>
    <message>
        <source>%1:</source>
        <comment>what a command does</comment>
        <translation>%1:</translation>
    </message>
    <message>
        <source>The same in a terminal:</source>
        <translation>端末で同じことを行うには:</translation>
    </message>
</context>
<context>
    <name>apiary::gui::ConfirmationsSettingsPage</name>
    <message>
        <source>Ask before Apiary does this to a guest:</source>
        <translation>ゲストに対して以下を行う前に確認する:</translation>
    </message>
    <message>
        <source>&amp;Force off</source>
        <translation>強制電源オフ(&amp;F)</translation>
    </message>
    <message>
        <source>What the guest has not written to disk is lost.</source>
        <translation>ゲストがディスクに書き込んでいない内容は失われます。</translation>
    </message>
    <message>
        <source>&amp;Reset</source>
        <translation>リセット(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>削除(&amp;D)</translation>
    </message>
    <message>
        <source>The guest goes to the trash, from where it can be brought back.</source>
        <translation>ゲストはゴミ箱に移動され、そこから元に戻せます。</translation>
    </message>
</context>
<context>
    <name>apiary::gui::ConnectionPage</name>
    <message>
        <source>Start a &amp;helper of my own</source>
        <translation>自分専用のヘルパーを起動(&amp;H)</translation>
    </message>
    <message>
        <source>Runs guests with your own rights alone. They have NAT, and no bridged network.</source>
        <translation>自分の権限だけでゲストを実行します。NAT は使えますが、ブリッジ接続のネットワークは使えません。</translation>
    </message>
    <message>
        <source>Looking for the helper that runs the guests</source>
        <translation>ゲストを実行するヘルパーを探しています</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>再試行(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Set up this computer…</source>
        <translation>このコンピューターを設定(&amp;S)…</translation>
    </message>
    <message>
        <source>Has the helper start with this computer, and lets you use it.</source>
        <translation>ヘルパーをコンピューターと一緒に起動させ、使えるようにします。</translation>
    </message>
</context>
<context>
    <name>apiary::gui::ConsoleActions</name>
    <message>
        <source>Colour &amp;Scheme</source>
        <translation>カラースキーム(&amp;S)</translation>
    </message>
    <message>
        <source>Take &amp;Control</source>
        <translation>操作権を取得(&amp;C)</translation>
    </message>
    <message>
        <source>What you type reaches the guest, and what others type does not any more</source>
        <translation>自分の入力がゲストに届くようになり、他の人の入力は届かなくなります</translation>
    </message>
    <message>
        <source>Let Others &amp;Type</source>
        <translation>他の人に入力を許可(&amp;T)</translation>
    </message>
    <message>
        <source>What you type does not reach the guest until you take control again</source>
        <translation>操作権を再び取得するまで、自分の入力はゲストに届きません</translation>
    </message>
    <message>
        <source>&amp;Search</source>
        <translation>検索(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>コピー(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>貼り付け(&amp;P)</translation>
    </message>
    <message>
        <source>Select &amp;All</source>
        <translation>すべて選択(&amp;A)</translation>
    </message>
    <message>
        <source>Zoom &amp;In</source>
        <translation>拡大(&amp;I)</translation>
    </message>
    <message>
        <source>Zoom &amp;Out</source>
        <translation>縮小(&amp;O)</translation>
    </message>
    <message>
        <source>Normal Si&amp;ze</source>
        <translation>標準サイズ(&amp;Z)</translation>
    </message>
    <message>
        <source>Save to &amp;File…</source>
        <translation>ファイルに保存(&amp;F)…</translation>
    </message>
    <message>
        <source>Open in a &amp;Window of Its Own</source>
        <translation>独立したウィンドウで開く(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Give the Keyboard to the Guest</source>
        <translation>キーボードをゲストに渡す(&amp;G)</translation>
    </message>
    <message>
        <source>All keys reach the guest, those of this window too, until you press the right Ctrl key</source>
        <translation>右 Ctrl キーを押すまで、このウィンドウのショートカットも含め、すべてのキーがゲストに送られます</translation>
    </message>
    <message>
        <source>&amp;Leave the Console</source>
        <translation>コンソールから離れる(&amp;L)</translation>
    </message>
    <message>
        <source>Move the keyboard focus to the tool bar</source>
        <translation>キーボードフォーカスをツールバーに移します</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>what a button does, its keys</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>As the &amp;Desktop</source>
        <translation>デスクトップに合わせる(&amp;D)</translation>
    </message>
</context>
<context>
    <name>apiary::gui::ConsolePage</name>
    <message>
        <source>Console of %1</source>
        <translation>%1 のコンソール</translation>
    </message>
    <message>
        <source>Console</source>
        <translation>コンソール</translation>
    </message>
    <message>
        <source>More</source>
        <translation>その他</translation>
    </message>
    <message>
        <source>More for this console</source>
        <translation>このコンソールのその他の操作</translation>
    </message>
    <message>
        <source>The keyboard is given to the guest: press the right Ctrl key to get it back.</source>
        <translation>キーボードはゲストに渡されています。右 Ctrl キーを押すと戻ります。</translation>
    </message>
    <message>
        <source>Get It Back</source>
        <translation>元に戻す</translation>
    </message>
    <message>
        <source>&amp;Try Again</source>
        <translation>再試行(&amp;T)</translation>
    </message>
    <message>
        <source>Take Control</source>
        <translation>操作権を取得</translation>
    </message>
    <message>
        <source>The connection was lost; what the console has kept follows from its start</source>
        <translation>接続が切れました。以下は、コンソールに保持されている内容を先頭から表示したものです</translation>
    </message>
    <message>
        <source>From the log on disk, which may begin before the guest&apos;s last start</source>
        <translation>ディスク上のログの内容です。ゲストの前回の起動より前から始まっている場合があります</translation>
    </message>
    <message>
        <source>What you type does not reach the guest until you take control.</source>
        <translation>操作権を取得するまで、入力はゲストに届きません。</translation>
    </message>
    <message>
        <source>What you type does not reach the guest while somebody else types.</source>
        <translation>他の人が入力している間、入力はゲストに届きません。</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>削除されました</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>接続中…</translation>
    </message>
    <message>
        <source>You type</source>
        <translation>自分が入力中</translation>
    </message>
    <message>
        <source>Watching: nobody types</source>
        <translation>閲覧中: 入力している人はいません</translation>
    </message>
    <message>
        <source>Watching: you type on another console</source>
        <translation>閲覧中: 自分が別のコンソールで入力しています</translation>
    </message>
    <message>
        <source>Watching: %1 types</source>
        <translation>閲覧中: %1 が入力しています</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>who types, the guest&apos;s state</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Looking for the helper</source>
        <translation>ヘルパーを探しています</translation>
    </message>
    <message>
        <source>The helper is not reached</source>
        <translation>ヘルパーに接続できません</translation>
    </message>
    <message>
        <source>The console is here again when it is.</source>
        <translation>接続が回復すると、コンソールが再び表示されます。</translation>
    </message>
    <message>
        <source>The guest %1 is not there any more</source>
        <translation>ゲスト %1 はもうありません</translation>
    </message>
    <message>
        <source>The console cannot be opened</source>
        <translation>コンソールを開けません</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>cause, remedy</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>The guest is broken</source>
        <translation>ゲストに異常があります</translation>
    </message>
    <message>
        <source>The guest is not running</source>
        <translation>ゲストは実行されていません</translation>
    </message>
    <message>
        <source>Its console is here when it does.</source>
        <translation>実行されると、ここにコンソールが表示されます。</translation>
    </message>
    <message>
        <source>The guest is starting</source>
        <translation>ゲストを起動しています</translation>
    </message>
    <message>
        <source>The console is being opened</source>
        <translation>コンソールを開いています</translation>
    </message>
    <message>
        <source>You are not permitted to start guests</source>
        <translation>ゲストを開始する権限がありません</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <comment>two sentences</comment>
        <translation>%1。%2</translation>
    </message>
    <message>
        <source>The guest ended: %1</source>
        <comment>%1: date and time</comment>
        <translation>ゲストの終了: %1</translation>
    </message>
    <message>
        <source>Save the Console of %1</source>
        <translation>%1 のコンソールを保存</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>テキスト (*.txt)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>すべてのファイル (*)</translation>
    </message>
    <message>
        <source>The console could not be saved to “%1”</source>
        <translation>コンソールを「%1」に保存できませんでした</translation>
    </message>
    <message>
        <source>choose another place</source>
        <translation>別の場所を選択してください</translation>
    </message>
</context>
<context>
    <name>apiary::gui::ConsoleSettingsPage</name>
    <message>
        <source>&amp;Font:</source>
        <translation>フォント(&amp;F):</translation>
    </message>
    <message>
        <source>Preview of the console font</source>
        <translation>コンソールのフォントのプレビュー</translation>
    </message>
    <message>
        <source>Colours of consoles</source>
        <translation>コンソールの配色</translation>
    </message>
    <message>
        <source>Colours of all consoles; a console can be given others for a while in its own menu</source>
        <translation>すべてのコンソールの配色です。個々のコンソールの配色は、そのメニューで一時的に変更できます</translation>
    </message>
    <message>
        <source>Light or dark, as the desktop</source>
        <translation>デスクトップに合わせて明るい色または暗い色</translation>
    </message>
    <message>
        <source>&amp;Colours:</source>
        <translation>配色(&amp;C):</translation>
    </message>
    <message>
        <source>History of consoles, lines</source>
        <translation>コンソールの履歴の行数</translation>
    </message>
    <message>
        <source>How far a console can be scrolled back. Lines beyond are only in the guest&apos;s log.</source>
        <translation>コンソールをさかのぼってスクロールできる範囲です。それより前の行は、ゲストのログにだけ残ります。</translation>
    </message>
    <message>
        <source> lines</source>
        <translation> 行</translation>
    </message>
    <message>
        <source>&amp;History:</source>
        <translation>履歴(&amp;H):</translation>
    </message>
    <message>
        <source>Up to about %1 of memory for each open console</source>
        <translation>開いているコンソールごとに最大約 %1 のメモリ</translation>
    </message>
</context>
<context>
    <name>apiary::gui::ConsoleWindow</name>
    <message>
        <source>Console of %1</source>
        <translation>%1 のコンソール</translation>
    </message>
    <message>
        <source>&amp;Full Screen</source>
        <translation>全画面表示(&amp;F)</translation>
    </message>
    <message>
        <source>Full screen (F11)</source>
        <translation>全画面表示 (F11)</translation>
    </message>
</context>
<context>
    <name>apiary::gui::CrashCard</name>
    <message>
        <source>Last lines on its console</source>
        <translation>コンソールの最後の行</translation>
    </message>
    <message>
        <source>Registers</source>
        <translation>レジスター</translation>
    </message>
    <message>
        <source>&amp;Copy for a bug report</source>
        <translation>バグ報告用にコピー(&amp;C)</translation>
    </message>
    <message>
        <source>Start &amp;again</source>
        <translation>もう一度開始(&amp;A)</translation>
    </message>
    <message>
        <source>Probable cause: %1</source>
        <translation>考えられる原因: %1</translation>
    </message>
</context>
<context>
    <name>apiary::gui::Creation</name>
    <message>
        <source>The guest “%1” could not be started, and not be removed again</source>
        <translation>ゲスト「%1」を起動できず、削除もできませんでした</translation>
    </message>
    <message>
        <source>See what is wrong with it in the list of guests</source>
        <translation>ゲストの一覧で何が問題か確認してください</translation>
    </message>
</context>
<context>
    <name>apiary::gui::DefinitionChange</name>
    <message>
        <source>none</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between parts of a list</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>はい</translation>
    </message>
    <message>
        <source>no</source>
        <translation>いいえ</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>バイト</translation>
    </message>
    <message>
        <source>%1, read-only</source>
        <translation>%1、読み取り専用</translation>
    </message>
    <message>
        <source>%1 %2:%3 to %4</source>
        <comment>protocol, address and port of this computer, port of the guest</comment>
        <translation>%1 %2:%3 から %4 へ</translation>
    </message>
    <message>
        <source>tap device %1</source>
        <translation>TAP デバイス %1</translation>
    </message>
    <message>
        <source>NAT with %1</source>
        <translation>NAT (%1)</translation>
    </message>
    <message>
        <source>NAT</source>
        <translation>NAT</translation>
    </message>
    <message>
        <source>%1 as “%2”</source>
        <comment>folder, tag</comment>
        <translation>%1 (「%2」として)</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>file, type</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>BVM console</source>
        <translation>BVM コンソール</translation>
    </message>
    <message>
        <source>virtio console</source>
        <translation>virtio コンソール</translation>
    </message>
    <message>
        <source>first serial port</source>
        <translation>最初のシリアルポート</translation>
    </message>
    <message>
        <source>legacy</source>
        <translation>レガシー</translation>
    </message>
    <message>
        <source>modern</source>
        <translation>モダン</translation>
    </message>
    <message>
        <source>transitional</source>
        <translation>移行型</translation>
    </message>
    <message>
        <source>after a crash</source>
        <translation>クラッシュ後</translation>
    </message>
    <message>
        <source>always</source>
        <translation>常に</translation>
    </message>
    <message>
        <source>never</source>
        <translation>しない</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>説明</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>タグ</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>カーネル</translation>
    </message>
    <message>
        <source>Initial RAM disk</source>
        <translation>初期 RAM ディスク</translation>
    </message>
    <message>
        <source>Command line</source>
        <translation>コマンドライン</translation>
    </message>
    <message>
        <source>Kernel variables</source>
        <translation>カーネル変数</translation>
    </message>
    <message>
        <source>Modules</source>
        <translation>モジュール</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>エンジン</translation>
    </message>
    <message>
        <source>CPUs</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>メモリ</translation>
    </message>
    <message>
        <source>Console</source>
        <translation>コンソール</translation>
    </message>
    <message>
        <source>Serial ports</source>
        <translation>シリアルポート</translation>
    </message>
    <message>
        <source>Files of the serial ports</source>
        <translation>シリアルポートのファイル</translation>
    </message>
    <message>
        <source>Virtio devices</source>
        <translation>Virtio デバイス</translation>
    </message>
    <message>
        <source>Disks</source>
        <translation>ディスク</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>ネットワーク</translation>
    </message>
    <message>
        <source>Shared folders</source>
        <translation>共有フォルダー</translation>
    </message>
    <message>
        <source>Debug-exit port</source>
        <translation>デバッグ終了ポート</translation>
    </message>
    <message>
        <source>Ends when it is reset</source>
        <translation>リセット時に終了</translation>
    </message>
    <message>
        <source>Started again</source>
        <translation>自動再起動</translation>
    </message>
    <message>
        <source>Started with the helper</source>
        <translation>ヘルパーと同時に開始</translation>
    </message>
    <message>
        <source>Place in the order</source>
        <translation>開始の順番</translation>
    </message>
    <message>
        <source>Time to shut down</source>
        <translation>シャットダウンの制限時間</translation>
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
        <translation>コマンドを表示(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>破棄(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Apply</source>
        <translation>適用(&amp;A)</translation>
    </message>
    <message>
        <source>Have everything here as the guest has it</source>
        <translation>ここの内容をすべて、ゲストの現在の設定に戻します</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>適用</translation>
    </message>
    <message>
        <source>The definition of this guest cannot be read</source>
        <translation>このゲストの定義を読み込めません</translation>
    </message>
    <message>
        <source>The helper is not reached: this is what was known last.</source>
        <translation>ヘルパーに接続できません。最後に分かっていた内容を表示しています。</translation>
    </message>
    <message>
        <source>You are not permitted to change guests. This shows what it is made of.</source>
        <translation>ゲストを変更する権限がありません。ゲストの構成だけを表示しています。</translation>
    </message>
    <message>
        <source>Applying…</source>
        <translation>適用中…</translation>
    </message>
    <message>
        <source>Change the guest; what is about the machine counts from its next start on</source>
        <translation>ゲストを変更します。マシンに関する変更は次回の起動時から有効になります</translation>
    </message>
    <message>
        <source>Change the guest</source>
        <translation>ゲストを変更します</translation>
    </message>
    <message>
        <source>Something here cannot be applied as it is</source>
        <translation>このままでは適用できない項目があります</translation>
    </message>
    <message>
        <source>Show what would do the same in a terminal</source>
        <translation>同じことを端末で行うためのコマンドを表示します</translation>
    </message>
    <message>
        <source>Changed back: %1</source>
        <translation>元に戻しました: %1</translation>
    </message>
    <message>
        <source>Changed: %1</source>
        <translation>変更しました: %1</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>元に戻す(&amp;U)</translation>
    </message>
    <message>
        <source>The helper is not reached</source>
        <translation>ヘルパーに接続できません</translation>
    </message>
    <message>
        <source>You are not permitted to stop and start guests</source>
        <translation>ゲストを停止・開始する権限がありません</translation>
    </message>
    <message>
        <source>Only a guest that runs can be shut down</source>
        <translation>シャットダウンできるのは実行中のゲストだけです</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>再起動</translation>
    </message>
    <message>
        <source>Restart “%1”?</source>
        <translation>「%1」を再起動しますか？</translation>
    </message>
    <message>
        <source>The guest is asked to shut down, and is started again when it has. What runs in it ends.</source>
        <translation>ゲストにシャットダウンを要求し、完了したら再度起動します。ゲスト内で実行中のものは終了します。</translation>
    </message>
    <message>
        <source>&amp;Restart</source>
        <translation>再起動(&amp;R)</translation>
    </message>
</context>
<context>
    <name>apiary::gui::DesktopApp</name>
    <message>
        <source>Closing this window leaves Apiary in the tray.</source>
        <translation>このウィンドウを閉じても、Apiary はシステムトレイに残ります。</translation>
    </message>
    <message>
        <source>Close it again and it goes there. “Quit” ends Apiary; guests run on in either case.</source>
        <translation>もう一度閉じるとトレイに格納されます。「終了」を選ぶと Apiary が終了します。どちらの場合もゲストは動作し続けます。</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>設定…</translation>
    </message>
</context>
<context>
    <name>apiary::gui::DiskList</name>
    <message>
        <source>No disks: what the guest writes is gone when it powers off.</source>
        <translation>ディスクなし: ゲストが書き込んだ内容は、電源を切ると失われます。</translation>
    </message>
    <message>
        <source>Add &amp;New Disk</source>
        <translation>新しいディスクを追加(&amp;N)</translation>
    </message>
    <message>
        <source>Add &amp;Existing Image</source>
        <translation>既存のイメージを追加(&amp;E)</translation>
    </message>
    <message>
        <source>Read-only</source>
        <translation>読み取り専用</translation>
    </message>
    <message>
        <source>The guest may only read it</source>
        <translation>ゲストは読み取りだけを行えます</translation>
    </message>
    <message>
        <source>Take “%1” away from the guest; what is on it is not deleted</source>
        <translation>「%1」をゲストから取り外します。中のデータは削除されません</translation>
    </message>
    <message>
        <source>Take this disk away</source>
        <translation>このディスクを取り外す</translation>
    </message>
    <message>
        <source>%1 (%2, kept with the guest)</source>
        <translation>%1 (%2、ゲストと一緒に保管)</translation>
    </message>
    <message>
        <source>%1 (kept with the guest)</source>
        <translation>%1 (ゲストと一緒に保管)</translation>
    </message>
    <message>
        <source>Disk image</source>
        <translation>ディスクイメージ</translation>
    </message>
    <message>
        <source>Size of the disk</source>
        <translation>ディスクのサイズ</translation>
    </message>
    <message>
        <source>Name of the disk</source>
        <translation>ディスクの名前</translation>
    </message>
</context>
<context>
    <name>apiary::gui::DisksPage</name>
    <message>
        <source>Disks</source>
        <translation>ディスク</translation>
    </message>
    <message>
        <source>What does it keep its data on?</source>
        <translation>データをどこに保存しますか？</translation>
    </message>
    <message>
        <source>A new disk is kept with the guest, and deleted with it. An image that is there is used where it is.</source>
        <translation>新しいディスクはゲストと一緒に保管され、ゲストと一緒に削除されます。既存のイメージは今ある場所でそのまま使われます。</translation>
    </message>
    <message>
        <source>No disks: what the guest writes is gone when it powers off.</source>
        <translation>ディスクなし: ゲストが書き込んだ内容は、電源を切ると失われます。</translation>
    </message>
    <message>
        <source>Add a &amp;new disk</source>
        <translation>新しいディスクを追加(&amp;N)</translation>
    </message>
    <message>
        <source>Add an &amp;existing image</source>
        <translation>既存のイメージを追加(&amp;E)</translation>
    </message>
    <message>
        <source>Disk %1: existing image</source>
        <translation>ディスク %1: 既存のイメージ</translation>
    </message>
    <message>
        <source>Disk %1: new</source>
        <translation>ディスク %1: 新規</translation>
    </message>
    <message>
        <source>Remove disk %1</source>
        <translation>ディスク %1 を削除</translation>
    </message>
    <message>
        <source>Name of the disk</source>
        <translation>ディスクの名前</translation>
    </message>
    <message>
        <source>Size of the disk</source>
        <translation>ディスクのサイズ</translation>
    </message>
    <message>
        <source>Size:</source>
        <translation>サイズ:</translation>
    </message>
    <message>
        <source>Name:</source>
        <translation>名前:</translation>
    </message>
    <message>
        <source>Disk image</source>
        <translation>ディスクイメージ</translation>
    </message>
    <message>
        <source>The guest may only read it</source>
        <translation>ゲストは読み取りだけを行えます</translation>
    </message>
    <message>
        <source>Image:</source>
        <translation>イメージ:</translation>
    </message>
    <message>
        <source>%1 are free where guests are kept. Room is taken as the disk is written to.</source>
        <translation>ゲストの保管場所の空き容量は %1 です。容量は、ディスクに書き込まれるにつれて使われます。</translation>
    </message>
</context>
<context>
    <name>apiary::gui::ExplanationCard</name>
    <message>
        <source>Message: %1</source>
        <translation>メッセージ: %1</translation>
    </message>
    <message>
        <source>Cause:</source>
        <translation>原因:</translation>
    </message>
    <message>
        <source>Remedy:</source>
        <translation>対処:</translation>
    </message>
    <message>
        <source>How sure:</source>
        <translation>確かさ:</translation>
    </message>
    <message>
        <source>Source:</source>
        <translation>出典:</translation>
    </message>
</context>
<context>
    <name>apiary::gui::FieldMessage</name>
    <message>
        <source>Use “%1”</source>
        <translation>「%1」を使う</translation>
    </message>
</context>
<context>
    <name>apiary::gui::FileKind</name>
    <message>
        <source>a Linux kernel</source>
        <translation>Linux カーネル</translation>
    </message>
    <message>
        <source>a qcow2 disk image</source>
        <translation>qcow2 ディスクイメージ</translation>
    </message>
    <message>
        <source>a VMDK disk image</source>
        <translation>VMDK ディスクイメージ</translation>
    </message>
    <message>
        <source>a VDI disk image</source>
        <translation>VDI ディスクイメージ</translation>
    </message>
    <message>
        <source>a VHDX disk image</source>
        <translation>VHDX ディスクイメージ</translation>
    </message>
    <message>
        <source>a VHD disk image</source>
        <translation>VHD ディスクイメージ</translation>
    </message>
    <message>
        <source>a QED disk image</source>
        <translation>QED ディスクイメージ</translation>
    </message>
    <message>
        <source>an installer image (ISO)</source>
        <translation>インストーラーイメージ (ISO)</translation>
    </message>
    <message>
        <source>a raw disk with a GPT partition table</source>
        <translation>GPT パーティションテーブルのある raw ディスク</translation>
    </message>
    <message>
        <source>a raw disk with an ext file system</source>
        <translation>ext ファイルシステムのある raw ディスク</translation>
    </message>
    <message>
        <source>a raw disk with a UFS file system</source>
        <translation>UFS ファイルシステムのある raw ディスク</translation>
    </message>
    <message>
        <source>a raw disk with an XFS file system</source>
        <translation>XFS ファイルシステムのある raw ディスク</translation>
    </message>
    <message>
        <source>a raw disk with a Btrfs file system</source>
        <translation>Btrfs ファイルシステムのある raw ディスク</translation>
    </message>
    <message>
        <source>a raw disk with a SquashFS file system</source>
        <translation>SquashFS ファイルシステムのある raw ディスク</translation>
    </message>
    <message>
        <source>a raw disk with a boot sector</source>
        <translation>ブートセクターのある raw ディスク</translation>
    </message>
    <message>
        <source>an initial RAM disk (cpio)</source>
        <translation>初期 RAM ディスク (cpio)</translation>
    </message>
    <message>
        <source>a file compressed with gzip</source>
        <translation>gzip で圧縮されたファイル</translation>
    </message>
    <message>
        <source>a file compressed with xz</source>
        <translation>xz で圧縮されたファイル</translation>
    </message>
    <message>
        <source>a file compressed with zstd</source>
        <translation>zstd で圧縮されたファイル</translation>
    </message>
    <message>
        <source>a file compressed with bzip2</source>
        <translation>bzip2 で圧縮されたファイル</translation>
    </message>
    <message>
        <source>a file compressed with lz4</source>
        <translation>lz4 で圧縮されたファイル</translation>
    </message>
    <message>
        <source>a FreeBSD kernel</source>
        <translation>FreeBSD カーネル</translation>
    </message>
    <message>
        <source>a FreeBSD kernel for another kind of processor</source>
        <translation>別の種類のプロセッサー向けの FreeBSD カーネル</translation>
    </message>
    <message>
        <source>a kernel module or object file</source>
        <translation>カーネルモジュールまたはオブジェクトファイル</translation>
    </message>
    <message>
        <source>a kernel with a PVH entry</source>
        <translation>PVH エントリーのあるカーネル</translation>
    </message>
    <message>
        <source>a multiboot kernel</source>
        <translation>multiboot カーネル</translation>
    </message>
    <message>
        <source>a program, or a kernel that cannot be started directly</source>
        <translation>プログラム、または直接起動できないカーネル</translation>
    </message>
    <message>
        <source>a program for another kind of processor</source>
        <translation>別の種類のプロセッサー向けのプログラム</translation>
    </message>
    <message>
        <source>an empty file</source>
        <translation>空のファイル</translation>
    </message>
    <message>
        <source>a file of a kind that is not known here</source>
        <translation>不明な種類のファイル</translation>
    </message>
    <message>
        <source>a folder</source>
        <translation>フォルダー</translation>
    </message>
    <message>
        <source>a disk device of this computer</source>
        <translation>このコンピューターのディスクデバイス</translation>
    </message>
    <message>
        <source>no file that can be read from its beginning again</source>
        <translation>先頭から読み直すことのできないファイル</translation>
    </message>
</context>
<context>
    <name>apiary::gui::FilesPage</name>
    <message>
        <source>Files</source>
        <translation>ファイル</translation>
    </message>
    <message>
        <source>What does it boot?</source>
        <translation>何を起動しますか？</translation>
    </message>
    <message>
        <source>Files are used where they are, and not copied.</source>
        <translation>ファイルは今ある場所で使われ、コピーされません。</translation>
    </message>
    <message>
        <source>Disk image</source>
        <translation>ディスクイメージ</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>カーネル</translation>
    </message>
    <message>
        <source>Initial RAM disk</source>
        <translation>初期 RAM ディスク</translation>
    </message>
    <message>
        <source>The guest may only rea&amp;d it</source>
        <translation>ゲストは読み取りだけを行える(&amp;D)</translation>
    </message>
    <message>
        <source>Disk &amp;image:</source>
        <translation>ディスクイメージ(&amp;I):</translation>
    </message>
    <message>
        <source>&amp;Kernel:</source>
        <translation>カーネル(&amp;K):</translation>
    </message>
    <message>
        <source>I&amp;nitial RAM disk:</source>
        <translation>初期 RAM ディスク(&amp;N):</translation>
    </message>
    <message>
        <source>&amp;Command line:</source>
        <translation>コマンドライン(&amp;C):</translation>
    </message>
    <message>
        <source>Modules:</source>
        <translation>モジュール:</translation>
    </message>
    <message>
        <source>As in loader.conf, one NAME=VALUE on each line.</source>
        <translation>loader.conf と同様に、NAME=VALUE を 1 行に 1 つずつ書きます。</translation>
    </message>
    <message>
        <source>&amp;Variables:</source>
        <translation>変数(&amp;V):</translation>
    </message>
    <message>
        <source>Command line of the kernel</source>
        <translation>カーネルのコマンドライン</translation>
    </message>
    <message>
        <source>Variables</source>
        <translation>変数</translation>
    </message>
    <message>
        <source>None</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>&amp;Add a module</source>
        <translation>モジュールを追加(&amp;A)</translation>
    </message>
    <message>
        <source>Module %1</source>
        <translation>モジュール %1</translation>
    </message>
    <message>
        <source>Kind of module %1</source>
        <translation>モジュール %1 の種類</translation>
    </message>
    <message>
        <source>Kernel module</source>
        <translation>カーネルモジュール</translation>
    </message>
    <message>
        <source>Remove module %1</source>
        <translation>モジュール %1 を削除</translation>
    </message>
    <message>
        <source>Boot &amp;flags:</source>
        <translation>ブートフラグ(&amp;F):</translation>
    </message>
    <message>
        <source>Boot flags</source>
        <translation>ブートフラグ</translation>
    </message>
    <message>
        <source>“root=” names the disk or partition with the system: /dev/vda is the whole disk, /dev/vda1 its first partition.</source>
        <translation>「root=」には、システムの入っているディスクまたはパーティションを指定します。/dev/vda はディスク全体、/dev/vda1 はその最初のパーティションです。</translation>
    </message>
    <message>
        <source>“console=ttyS0” lets Linux speak on the console that you will see.</source>
        <translation>「console=ttyS0」を指定すると、Linux の出力がここで表示されるコンソールに届きます。</translation>
    </message>
    <message>
        <source>There is no firmware yet that finds the kernel on a disk, so it is given as a file: on Linux it is in /boot of the installed system, beside its initial RAM disk. Files are used where they are, and not copied.</source>
        <translation>ディスク上のカーネルを見つけるファームウェアがまだないため、カーネルはファイルとして指定します。Linux では、インストール済みシステムの /boot に、初期 RAM ディスクと並んで置かれています。ファイルは今ある場所で使われ、コピーされません。</translation>
    </message>
</context>
<context>
    <name>apiary::gui::FindBar</name>
    <message>
        <source>Match &amp;case</source>
        <translation>大文字と小文字を区別(&amp;C)</translation>
    </message>
    <message>
        <source>Find in the log</source>
        <translation>ログ内を検索</translation>
    </message>
    <message>
        <source>Find previous</source>
        <translation>前を検索</translation>
    </message>
    <message>
        <source>Find next</source>
        <translation>次を検索</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>見つかりません</translation>
    </message>
</context>
<context>
    <name>apiary::gui::FontEdit</name>
    <message>
        <source>Console font</source>
        <translation>コンソールのフォント</translation>
    </message>
    <message>
        <source>Font of all consoles; only fonts of fixed width are listed</source>
        <translation>すべてのコンソールのフォントです。等幅フォントだけが一覧に表示されます</translation>
    </message>
    <message>
        <source> pt</source>
        <comment>unit of font sizes</comment>
        <translation> pt</translation>
    </message>
    <message>
        <source>Console font size</source>
        <translation>コンソールのフォントサイズ</translation>
    </message>
    <message>
        <source>Size of the console font, in points</source>
        <translation>コンソールのフォントのサイズ (ポイント)</translation>
    </message>
</context>
<context>
    <name>apiary::gui::ForwardList</name>
    <message>
        <source>Only this computer reaches it:</source>
        <translation>このコンピューターだけが接続できます:</translation>
    </message>
    <message>
        <source>Everybody who reaches this computer reaches it:</source>
        <translation>このコンピューターに接続できる人は誰でも接続できます:</translation>
    </message>
    <message>
        <source>Those who reach this address reach it:</source>
        <translation>このアドレスに接続できる人が接続できます:</translation>
    </message>
    <message>
        <source>Add &amp;Port Forward</source>
        <translation>ポート転送を追加(&amp;P)</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>プロトコル</translation>
    </message>
    <message>
        <source>This computer only</source>
        <translation>このコンピューターのみ</translation>
    </message>
    <message>
        <source>Everybody who reaches this computer</source>
        <translation>このコンピューターに接続できる全員</translation>
    </message>
    <message>
        <source>Address of this computer</source>
        <translation>このコンピューターのアドレス</translation>
    </message>
    <message>
        <source>Port of this computer</source>
        <translation>このコンピューターのポート</translation>
    </message>
    <message>
        <source>Port of the guest</source>
        <translation>ゲストのポート</translation>
    </message>
    <message>
        <source>Forward this port no more</source>
        <translation>このポートの転送をやめる</translation>
    </message>
    <message>
        <source>How to reach this port</source>
        <translation>このポートへの接続方法</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>コピー</translation>
    </message>
    <message>
        <source>Copy how to reach this port</source>
        <translation>このポートへの接続方法をコピー</translation>
    </message>
    <message>
        <source>No ports are forwarded: nobody reaches the guest from outside.</source>
        <translation>転送されるポートはありません。外部からゲストに接続することはできません。</translation>
    </message>
    <message>
        <source>Address and port of this computer, and the port of the guest that they lead to:</source>
        <translation>このコンピューターのアドレスとポート、およびその転送先となるゲストのポート:</translation>
    </message>
</context>
<context>
    <name>apiary::gui::GeneralSettingsPage</name>
    <message>
        <source>Start when I &amp;log in</source>
        <translation>ログイン時に起動する(&amp;L)</translation>
    </message>
    <message>
        <source>Open Apiary together with the desktop. Guests are started by the helper, without Apiary.</source>
        <translation>デスクトップと一緒に Apiary を開きます。ゲストは Apiary がなくてもヘルパーによって開始されます。</translation>
    </message>
    <message>
        <source>Start &amp;hidden in the tray</source>
        <translation>システムトレイに隠れた状態で起動する(&amp;H)</translation>
    </message>
    <message>
        <source>Show no window at the start, only the icon in the tray</source>
        <translation>起動時にウィンドウを表示せず、システムトレイのアイコンだけを表示します</translation>
    </message>
    <message>
        <source>Start:</source>
        <translation>起動:</translation>
    </message>
    <message>
        <source>Show an icon in the &amp;tray</source>
        <translation>システムトレイにアイコンを表示する(&amp;T)</translation>
    </message>
    <message>
        <source>The icon counts the running guests; its menu starts and stops them</source>
        <translation>アイコンには実行中のゲストの数が表示され、メニューからゲストを開始・停止できます</translation>
    </message>
    <message>
        <source>&amp;Keep running in the tray when the window is closed</source>
        <translation>ウィンドウを閉じてもシステムトレイで動作し続ける(&amp;K)</translation>
    </message>
    <message>
        <source>When this is off, closing the window quits Apiary. Guests go on running in either case.</source>
        <translation>無効にすると、ウィンドウを閉じたときに Apiary が終了します。どちらの場合もゲストは動作し続けます。</translation>
    </message>
    <message>
        <source>This desktop has no tray at the moment. Without one, Apiary starts with its window and quits when the window is closed.</source>
        <translation>現在、このデスクトップにはシステムトレイがありません。トレイがない場合、Apiary は起動時にウィンドウを表示し、ウィンドウを閉じると終了します。</translation>
    </message>
    <message>
        <source>Tray:</source>
        <translation>トレイ:</translation>
    </message>
    <message>
        <source>Notify me when:</source>
        <translation>次の場合に通知する:</translation>
    </message>
    <message>
        <source>A guest &amp;crashes</source>
        <translation>ゲストがクラッシュしたとき(&amp;C)</translation>
    </message>
    <message>
        <source>Show a notification while no window of Apiary is in use</source>
        <translation>Apiary のウィンドウを使っていない間に通知を表示します</translation>
    </message>
    <message>
        <source>A long task is &amp;finished</source>
        <translation>時間のかかるタスクが完了したとき(&amp;F)</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>デスクトップに合わせる</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>ライト</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>ダーク</translation>
    </message>
    <message>
        <source>Colours of all windows of Apiary</source>
        <translation>Apiary のすべてのウィンドウの配色</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>外観</translation>
    </message>
    <message>
        <source>The Breeze colour schemes are not installed</source>
        <translation>Breeze のカラースキームがインストールされていません</translation>
    </message>
    <message>
        <source>&amp;Appearance:</source>
        <translation>外観(&amp;A):</translation>
    </message>
    <message>
        <source>Folder for images</source>
        <translation>イメージ用のフォルダー</translation>
    </message>
    <message>
        <source>Home folder</source>
        <translation>ホームフォルダー</translation>
    </message>
    <message>
        <source>Where Apiary begins to look when you choose a kernel or a disk image</source>
        <translation>カーネルやディスクイメージを選択するときに、Apiary が最初に開くフォルダーです</translation>
    </message>
    <message>
        <source>There is no such folder now. The home folder is used until there is.</source>
        <translation>現在このフォルダーはありません。フォルダーができるまでは、ホームフォルダーが使われます。</translation>
    </message>
    <message>
        <source>Folder for &amp;images:</source>
        <translation>イメージ用のフォルダー(&amp;I):</translation>
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
        <translation>タグなし</translation>
    </message>
</context>
<context>
    <name>apiary::gui::GuestList</name>
    <message>
        <source>%1, %2</source>
        <comment>guest, status</comment>
        <translation>%1、%2</translation>
    </message>
</context>
<context>
    <name>apiary::gui::GuestListPanel</name>
    <message>
        <source>&amp;Sort</source>
        <translation>並べ替え(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Tag</source>
        <translation>タグ(&amp;T)</translation>
    </message>
    <message>
        <source>Search guests</source>
        <translation>ゲストを検索</translation>
    </message>
    <message>
        <source>Words in the name, description, tags or state; “tag:web” looks at tags alone (Ctrl+F)</source>
        <translation>名前、説明、タグ、状態に含まれる語を検索します。「tag:web」とするとタグだけを検索します (Ctrl+F)</translation>
    </message>
    <message>
        <source>Guests</source>
        <translation>ゲスト</translation>
    </message>
    <message>
        <source>Sort</source>
        <translation>並べ替え</translation>
    </message>
    <message>
        <source>By &amp;name</source>
        <translation>名前順(&amp;N)</translation>
    </message>
    <message>
        <source>By &amp;state</source>
        <translation>状態順(&amp;S)</translation>
    </message>
    <message>
        <source>By &amp;time of start or end</source>
        <translation>開始または終了の時刻順(&amp;T)</translation>
    </message>
    <message>
        <source>No guest matches “%1”.</source>
        <translation>「%1」に一致するゲストはありません。</translation>
    </message>
    <message>
        <source>Order and groups of the list, and guests of one tag</source>
        <translation>リストの並び順とグループ、および特定のタグのゲスト</translation>
    </message>
    <message>
        <source>&amp;Group by tag</source>
        <translation>タグでグループ化(&amp;G)</translation>
    </message>
</context>
<context>
    <name>apiary::gui::GuestMenu</name>
    <message>
        <source>&amp;Console</source>
        <translation>コンソール(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>開く(&amp;O)</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <comment>guest, state</comment>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>Show what the guest writes, and type to it</source>
        <translation>ゲストの出力を表示し、ゲストに入力します</translation>
    </message>
    <message>
        <source>A broken guest has no console</source>
        <translation>異常のあるゲストにはコンソールがありません</translation>
    </message>
    <message>
        <source>The helper is not reached</source>
        <translation>ヘルパーに接続できません</translation>
    </message>
    <message>
        <source>You have no right to do this</source>
        <translation>この操作を行う権限がありません</translation>
    </message>
    <message>
        <source>Not possible in this state: %1</source>
        <translation>この状態では実行できません: %1</translation>
    </message>
    <message>
        <source>It is being cloned</source>
        <translation>複製されています</translation>
    </message>
</context>
<context>
    <name>apiary::gui::GuestNetworkPage</name>
    <message>
        <source>Network</source>
        <translation>ネットワーク</translation>
    </message>
    <message>
        <source>Add Another &amp;Network Card</source>
        <translation>別のネットワークカードを追加(&amp;N)</translation>
    </message>
    <message>
        <source>Network card %1</source>
        <translation>ネットワークカード %1</translation>
    </message>
</context>
<context>
    <name>apiary::gui::GuestView</name>
    <message>
        <source>Console</source>
        <translation>コンソール</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>概要</translation>
    </message>
    <message>
        <source>Hardware</source>
        <translation>ハードウェア</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>ネットワーク</translation>
    </message>
    <message>
        <source>Registers</source>
        <translation>レジスター</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>ログ</translation>
    </message>
    <message>
        <source>%1 — as last known</source>
        <comment>status</comment>
        <translation>%1 — 最後に分かっていた状態</translation>
    </message>
</context>
<context>
    <name>apiary::gui::HardwarePage</name>
    <message>
        <source>Hardware</source>
        <translation>ハードウェア</translation>
    </message>
    <message>
        <source>General</source>
        <translation>全般</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>説明</translation>
    </message>
    <message>
        <source>What it is for</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Descript&amp;ion:</source>
        <translation>説明(&amp;I):</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>タグ</translation>
    </message>
    <message>
        <source>Words to find it by, with commas between</source>
        <translation>検索に使う語をコンマで区切って入力します</translation>
    </message>
    <message>
        <source>&amp;Tags:</source>
        <translation>タグ(&amp;T):</translation>
    </message>
    <message>
        <source>Processor and memory</source>
        <translation>プロセッサーとメモリ</translation>
    </message>
    <message>
        <source>C&amp;PUs:</source>
        <translation>CPU(&amp;P):</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>メモリ</translation>
    </message>
    <message>
        <source>&amp;Memory:</source>
        <translation>メモリ(&amp;M):</translation>
    </message>
    <message>
        <source>What it boots</source>
        <translation>起動するもの</translation>
    </message>
    <message>
        <source>&amp;Kernel:</source>
        <translation>カーネル(&amp;K):</translation>
    </message>
    <message>
        <source>None</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>Initial &amp;RAM disk:</source>
        <translation>初期 RAM ディスク(&amp;R):</translation>
    </message>
    <message>
        <source>Command line of the kernel</source>
        <translation>カーネルのコマンドライン</translation>
    </message>
    <message>
        <source>Command &amp;line:</source>
        <translation>コマンドライン(&amp;L):</translation>
    </message>
    <message>
        <source>Kernel variables, one on each line</source>
        <translation>カーネル変数 (1 行に 1 つ)</translation>
    </message>
    <message>
        <source>NAME=VALUE, one on each line</source>
        <translation>NAME=VALUE を 1 行に 1 つずつ</translation>
    </message>
    <message>
        <source>&amp;Variables:</source>
        <translation>変数(&amp;V):</translation>
    </message>
    <message>
        <source>Modules:</source>
        <translation>モジュール:</translation>
    </message>
    <message>
        <source>Disks and folders</source>
        <translation>ディスクとフォルダー</translation>
    </message>
    <message>
        <source>Disks:</source>
        <translation>ディスク:</translation>
    </message>
    <message>
        <source>Shared folders:</source>
        <translation>共有フォルダー:</translation>
    </message>
    <message>
        <source>Starting and stopping</source>
        <translation>開始と停止</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>しない</translation>
    </message>
    <message>
        <source>After a crash</source>
        <translation>クラッシュ後</translation>
    </message>
    <message>
        <source>Always, unless you stop it</source>
        <translation>手動で停止しない限り常に</translation>
    </message>
    <message>
        <source>Start a&amp;gain:</source>
        <translation>自動再起動(&amp;G):</translation>
    </message>
    <message>
        <source>Start it when the helper starts</source>
        <translation>ヘルパーの起動時にこのゲストを開始する</translation>
    </message>
    <message>
        <source>Guests with lower numbers are started first</source>
        <translation>番号の小さいゲストから順に開始されます</translation>
    </message>
    <message>
        <source>Guests with lower numbers are started first.</source>
        <translation>番号の小さいゲストから順に開始されます。</translation>
    </message>
    <message>
        <source>Place in the &amp;order:</source>
        <translation>開始の順番(&amp;O):</translation>
    </message>
    <message>
        <source> s</source>
        <comment>seconds</comment>
        <translation> 秒</translation>
    </message>
    <message>
        <source>So long it may take to power off, when it is asked to.</source>
        <translation>電源オフを要求してから、完了するまでに待つ時間です。</translation>
    </message>
    <message>
        <source>Time to s&amp;hut down:</source>
        <translation>シャットダウンの制限時間(&amp;H):</translation>
    </message>
    <message>
        <source>Ad&amp;vanced</source>
        <translation>詳細(&amp;V)</translation>
    </message>
    <message>
        <source>First serial port (COM1)</source>
        <translation>最初のシリアルポート (COM1)</translation>
    </message>
    <message>
        <source>Virtio console (Linux: hvc0)</source>
        <translation>Virtio コンソール (Linux: hvc0)</translation>
    </message>
    <message>
        <source>BVM console (FreeBSD)</source>
        <translation>BVM コンソール (FreeBSD)</translation>
    </message>
    <message>
        <source>Co&amp;nsole:</source>
        <translation>コンソール(&amp;N):</translation>
    </message>
    <message>
        <source>Transitional: for old and new systems</source>
        <translation>移行型: 新旧両方のシステム向け</translation>
    </message>
    <message>
        <source>Legacy (0.9.5)</source>
        <translation>レガシー (0.9.5)</translation>
    </message>
    <message>
        <source>Modern (1.x)</source>
        <translation>モダン (1.x)</translation>
    </message>
    <message>
        <source>Virtio &amp;devices:</source>
        <translation>Virtio デバイス(&amp;D):</translation>
    </message>
    <message numerus="yes">
        <source>This computer has %n CPU(s).</source>
        <translation>
            <numerusform>このコンピューターには CPU が %n 個あります。</numerusform>
        </translation>
    </message>
    <message>
        <source>This computer has %1.</source>
        <translation>このコンピューターには %1 あります。</translation>
    </message>
</context>
<context>
    <name>apiary::gui::HopList</name>
    <message>
        <source>Way from the guest to the world</source>
        <translation>ゲストから外部への経路</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>verdict, what was found</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Looking further…</source>
        <translation>続けて調べています…</translation>
    </message>
</context>
<context>
    <name>apiary::gui::HostDialog</name>
    <message>
        <source>This computer</source>
        <translation>このコンピューター</translation>
    </message>
    <message>
        <source>What this computer can run</source>
        <translation>このコンピューターで実行できるもの</translation>
    </message>
    <message>
        <source>Another machine</source>
        <translation>別のマシン</translation>
    </message>
    <message>
        <source>What another machine can run</source>
        <translation>別のマシンで実行できるもの</translation>
    </message>
    <message>
        <source>Error messages</source>
        <translation>エラーメッセージ</translation>
    </message>
    <message>
        <source>What does this error mean?</source>
        <translation>このエラーの意味は?</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>ネットワーク</translation>
    </message>
    <message>
        <source>This computer’s network</source>
        <translation>このコンピューターのネットワーク</translation>
    </message>
    <message>
        <source>Set up</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>Set up this computer</source>
        <translation>このコンピューターを設定</translation>
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
        <translation>このコンピューターのネットワークを調べています…</translation>
    </message>
    <message>
        <source>Networks and interfaces</source>
        <translation>ネットワークとインターフェイス</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>種類</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>What was &amp;done</source>
        <translation>行った変更(&amp;D)</translation>
    </message>
    <message>
        <source>Test, &amp;hop by hop</source>
        <translation>経路の確認(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Set up a network…</source>
        <translation>ネットワークを設定(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Test</source>
        <translation>テスト(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Undo…</source>
        <translation>取り消す(&amp;U)…</translation>
    </message>
    <message>
        <source>&amp;Look again</source>
        <translation>再確認(&amp;L)</translation>
    </message>
    <message>
        <source>Sho&amp;w command</source>
        <translation>コマンドを表示(&amp;W)</translation>
    </message>
    <message>
        <source>Apiary has made no network</source>
        <translation>Apiary が作ったネットワークはありません</translation>
    </message>
    <message>
        <source>Networks that Apiary has made</source>
        <translation>Apiary が作ったネットワーク</translation>
    </message>
    <message>
        <source>Interfaces of this computer</source>
        <translation>このコンピューターのインターフェイス</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>ネットワーク</translation>
    </message>
    <message>
        <source>Taps</source>
        <translation>TAP</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>開始</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>問題</translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation>アドレス</translation>
    </message>
    <message>
        <source>Hardware address</source>
        <translation>ハードウェアアドレス</translation>
    </message>
    <message>
        <source>Made by Apiary for</source>
        <translation>Apiary が作成した対象</translation>
    </message>
    <message>
        <source>For bridged networks</source>
        <translation>ブリッジ接続</translation>
    </message>
    <message>
        <source>it can be used</source>
        <translation>使えます</translation>
    </message>
    <message>
        <source>Undo a network</source>
        <translation>ネットワークの取り消し</translation>
    </message>
    <message>
        <source>Undo the network %1?</source>
        <translation>ネットワーク %1 を取り消しますか?</translation>
    </message>
    <message>
        <source>Its taps go away, and guests that use them lose their network. Everything else is as it was before.</source>
        <translation>その TAP はなくなり、使っているゲストはネットワークを失います。それ以外は元に戻ります。</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>取り消す(&amp;U)</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>表示</translation>
    </message>
    <message>
        <source>Set up</source>
        <translation>設定済み</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>テスト</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>取り消す</translation>
    </message>
    <message>
        <source>Undoing…</source>
        <translation>取り消しています…</translation>
    </message>
    <message>
        <source>&amp;Stop testing</source>
        <translation>テストを中止(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>キャンセル(&amp;C)</translation>
    </message>
</context>
<context>
    <name>apiary::gui::HostSetupDetails</name>
    <message>
        <source>Details</source>
        <translation>詳細</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Why it cannot be set up from here</source>
        <translation>ここから設定できない理由</translation>
    </message>
    <message>
        <source>File</source>
        <translation>ファイル</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>現在</translation>
    </message>
    <message>
        <source>Afterwards</source>
        <translation>設定後</translation>
    </message>
    <message>
        <source>When it counts</source>
        <translation>有効になる時</translation>
    </message>
</context>
<context>
    <name>apiary::gui::HostSetupPage</name>
    <message>
        <source>This computer is being looked at…</source>
        <translation>このコンピューターを調べています…</translation>
    </message>
    <message>
        <source>What guests need of this computer</source>
        <translation>ゲストがこのコンピューターに必要とするもの</translation>
    </message>
    <message>
        <source>What guests need</source>
        <translation>ゲストに必要なもの</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>&amp;Set up…</source>
        <translation>設定(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Undo…</source>
        <translation>取り消す(&amp;U)…</translation>
    </message>
    <message>
        <source>&amp;Look again</source>
        <translation>再確認(&amp;L)</translation>
    </message>
    <message>
        <source>Sho&amp;w command</source>
        <translation>コマンドを表示(&amp;W)</translation>
    </message>
    <message>
        <source>This computer runs %1.</source>
        <translation>このコンピューターでは %1 が動いています。</translation>
    </message>
    <message>
        <source>Set up this computer</source>
        <translation>このコンピューターを設定</translation>
    </message>
    <message numerus="yes">
        <source>Set up this computer in %n step(s)?</source>
        <translation>
            <numerusform>%n 個の手順でこのコンピューターを設定しますか?</numerusform>
        </translation>
    </message>
    <message>
        <source>All of them are done or none, and all can be undone.</source>
        <translation>すべて行うか、まったく行わないかのどちらかで、すべて元に戻せます。</translation>
    </message>
    <message>
        <source>Packages are installed with the system’s package manager, and stay when the rest is undone.</source>
        <translation>パッケージはシステムのパッケージ管理でインストールされ、ほかを元に戻しても残ります。</translation>
    </message>
    <message>
        <source>&amp;Set up</source>
        <translation>設定(&amp;S)</translation>
    </message>
    <message>
        <source>Setting this computer up…</source>
        <translation>このコンピューターを設定しています…</translation>
    </message>
    <message>
        <source>This computer is not as it was when the plan was made.</source>
        <translation>計画の作成時から、このコンピューターの状態が変わりました。</translation>
    </message>
    <message>
        <source>Nothing was changed. Look at the steps again.</source>
        <translation>何も変更していません。手順をもう一度確かめてください。</translation>
    </message>
    <message numerus="yes">
        <source>%n step(s) were done.</source>
        <translation>
            <numerusform>%n 個の手順を行いました。</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo the set-up</source>
        <translation>設定を元に戻す</translation>
    </message>
    <message>
        <source>Take back all that Apiary has set up on this computer?</source>
        <translation>Apiary がこのコンピューターに設定したものをすべて元に戻しますか?</translation>
    </message>
    <message>
        <source>Only Apiary’s own lines are taken out of files; what others changed in them stays. Packages stay installed.</source>
        <translation>ファイルからは Apiary 自身の行だけが取り除かれ、ほかの人の変更は残ります。パッケージはインストールされたままです。</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>元に戻す(&amp;U)</translation>
    </message>
    <message>
        <source>Taking back what was set up…</source>
        <translation>設定したものを元に戻しています…</translation>
    </message>
    <message>
        <source>Everything is as it was before.</source>
        <translation>すべて元のとおりになりました。</translation>
    </message>
    <message>
        <source>Set up</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>表示</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>計画</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>元に戻す</translation>
    </message>
    <message>
        <source>Without the helper, as root</source>
        <translation>ヘルパーなしで root として</translation>
    </message>
    <message>
        <source>This computer can be set up without the helper too.</source>
        <translation>このコンピューターはヘルパーなしでも設定できます。</translation>
    </message>
    <message>
        <source>An administrator does it with this command, which shows every change first:</source>
        <translation>管理者はこのコマンドで行います。先にすべての変更が表示されます:</translation>
    </message>
    <message>
        <source>Restart this computer: until then not all of it counts.</source>
        <translation>このコンピューターを再起動してください。それまで一部は有効になりません。</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>キャンセル(&amp;C)</translation>
    </message>
</context>
<context>
    <name>apiary::gui::KindPage</name>
    <message>
        <source>What to run</source>
        <translation>実行するもの</translation>
    </message>
    <message>
        <source>What should the guest run?</source>
        <translation>ゲストで何を実行しますか？</translation>
    </message>
    <message>
        <source>&amp;Sample system</source>
        <translation>サンプルシステム(&amp;S)</translation>
    </message>
    <message>
        <source>A small Linux that is built in. It runs from memory and forgets everything when it powers off.</source>
        <translation>組み込みの小さな Linux です。メモリ上で動作し、電源を切るとすべて失われます。</translation>
    </message>
    <message>
        <source>&amp;Linux or other kernel</source>
        <translation>Linux または他のカーネル(&amp;L)</translation>
    </message>
    <message>
        <source>Started directly, with an initial RAM disk if it needs one. Linux bzImage, PVH or multiboot.</source>
        <translation>必要なら初期 RAM ディスクとともに、直接起動します。Linux bzImage、PVH、multiboot に対応しています。</translation>
    </message>
    <message>
        <source>&amp;FreeBSD kernel</source>
        <translation>FreeBSD カーネル(&amp;F)</translation>
    </message>
    <message>
        <source>Started directly, with modules and variables as its loader would give it.</source>
        <translation>ローダーが渡すのと同じようにモジュールと変数を渡して、直接起動します。</translation>
    </message>
    <message>
        <source>&amp;Disk image</source>
        <translation>ディスクイメージ(&amp;D)</translation>
    </message>
    <message>
        <source>A system that is installed on a raw disk image. Its kernel has to be at hand as a file, as there is no firmware yet that could find it on the disk.</source>
        <translation>raw ディスクイメージにインストールされたシステムです。ディスク上のカーネルを見つけるファームウェアがまだないため、カーネルをファイルとして用意する必要があります。</translation>
    </message>
    <message>
        <source>&amp;Installer image (ISO)</source>
        <translation>インストーラーイメージ (ISO)(&amp;I)</translation>
    </message>
    <message>
        <source>Installer images need firmware, which this version does not have.</source>
        <translation>インストーラーイメージにはファームウェアが必要ですが、このバージョンにはありません。</translation>
    </message>
    <message>
        <source>It is not on this computer. Run ./start in Apiary&apos;s source folder, which fetches it; or put vmlinuz and initrd.gz into one folder and name that in APIARY_SAMPLE.</source>
        <translation>このコンピューターにありません。Apiary のソースフォルダーで ./start を実行すると取得されます。または、vmlinuz と initrd.gz を 1 つのフォルダーに入れ、そのフォルダーを APIARY_SAMPLE に指定してください。</translation>
    </message>
</context>
<context>
    <name>apiary::gui::LogPage</name>
    <message>
        <source>Log</source>
        <translation>ログ</translation>
    </message>
    <message>
        <source>What the guest wrote to its console</source>
        <translation>ゲストがコンソールに出力した内容</translation>
    </message>
    <message>
        <source>&amp;Follow</source>
        <translation>追従(&amp;F)</translation>
    </message>
    <message>
        <source>Keep the end in sight</source>
        <translation>常に末尾を表示します</translation>
    </message>
    <message>
        <source>&amp;Wrap Lines</source>
        <translation>行を折り返す(&amp;W)</translation>
    </message>
    <message>
        <source>Break lines that are longer than the window is wide</source>
        <translation>ウィンドウの幅より長い行を折り返します</translation>
    </message>
    <message>
        <source>Fi&amp;nd…</source>
        <translation>検索(&amp;N)…</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>コピー(&amp;C)</translation>
    </message>
    <message>
        <source>Copy what is selected, or all of it</source>
        <translation>選択した部分、または全体をコピーします</translation>
    </message>
    <message>
        <source>&amp;Save to File…</source>
        <translation>ファイルに保存(&amp;S)…</translation>
    </message>
    <message>
        <source>Save the whole log</source>
        <translation>ログ全体を保存します</translation>
    </message>
    <message>
        <source>The guest has not written anything yet</source>
        <translation>ゲストはまだ何も出力していません</translation>
    </message>
    <message>
        <source>The log is empty</source>
        <translation>ログは空です</translation>
    </message>
    <message>
        <source>What the guest writes to its console is kept here, also when it has ended.</source>
        <translation>ゲストがコンソールに出力した内容がここに保存されます。ゲストの終了後も残ります。</translation>
    </message>
    <message>
        <source>The start of the log is left out here. All of it is what “Save to File” saves, and “%1” prints.</source>
        <translation>ここではログの先頭部分が省略されています。「ファイルに保存」では全体が保存され、「%1」では全体が出力されます。</translation>
    </message>
    <message>
        <source>Text, without control sequences (*.txt)</source>
        <translation>テキスト、制御シーケンスなし (*.txt)</translation>
    </message>
    <message>
        <source>As the guest wrote it (*.log)</source>
        <translation>ゲストの出力のまま (*.log)</translation>
    </message>
    <message>
        <source>Save the Log of %1</source>
        <translation>%1 のログを保存</translation>
    </message>
    <message>
        <source>The log was saved to “%1”</source>
        <translation>ログを「%1」に保存しました</translation>
    </message>
</context>
<context>
    <name>apiary::gui::LogSaver</name>
    <message>
        <source>The log could not be saved to “%1”</source>
        <translation>ログを「%1」に保存できませんでした</translation>
    </message>
    <message>
        <source>choose another place</source>
        <translation>別の場所を選択してください</translation>
    </message>
    <message>
        <source>The log was shortened while it was saved</source>
        <translation>保存中にログが短くなりました</translation>
    </message>
    <message>
        <source>save it again</source>
        <translation>もう一度保存してください</translation>
    </message>
</context>
<context>
    <name>apiary::gui::MachinePage</name>
    <message>
        <source>This computer is being looked at…</source>
        <translation>このコンピューターを調べています…</translation>
    </message>
    <message>
        <source>Only a helper that runs as root can read the processor’s registers, and so tell for certain what the firmware has switched off; and only where the kernel has the module for it (Linux: msr, FreeBSD: cpuctl).</source>
        <translation>プロセッサーのレジスターを読み、ファームウェアが無効にしたものを確実に判定できるのは、root で動作するヘルパーだけです。カーネルに専用モジュール（Linux: msr、FreeBSD: cpuctl）も必要です。</translation>
    </message>
    <message>
        <source>Copy &amp;report</source>
        <translation>レポートをコピー(&amp;R)</translation>
    </message>
    <message>
        <source>In a form for bug reports, without names and addresses</source>
        <translation>名前やアドレスを含まない、バグ報告用の形式</translation>
    </message>
    <message>
        <source>Sho&amp;w command</source>
        <translation>コマンドを表示(&amp;W)</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>このコンピューター</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>検査</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>レポート</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>キャンセル(&amp;C)</translation>
    </message>
    <message>
        <source>Chec&amp;k again</source>
        <translation>再検査(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Set up…</source>
        <translation>設定(&amp;S)…</translation>
    </message>
    <message>
        <source>Shows what this computer lacks for it, and sets that up</source>
        <translation>そのためにこのコンピューターに足りないものを示し、設定します</translation>
    </message>
</context>
<context>
    <name>apiary::gui::MainWindow</name>
    <message>
        <source>&amp;New guest…</source>
        <translation>新規ゲスト(&amp;N)…</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>設定(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>終了(&amp;Q)</translation>
    </message>
    <message>
        <source>Console in a &amp;window</source>
        <translation>コンソールをウィンドウで表示(&amp;W)</translation>
    </message>
    <message>
        <source>Show &amp;commands…</source>
        <translation>コマンドを表示(&amp;C)…</translation>
    </message>
    <message>
        <source>&amp;Find a guest</source>
        <translation>ゲストを検索(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>ファイル(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Guest</source>
        <translation>ゲスト(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>表示(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>ヘルプ(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;About Apiary</source>
        <translation>Apiary について(&amp;A)</translation>
    </message>
    <message>
        <source>Guest</source>
        <translation>ゲスト</translation>
    </message>
    <message>
        <source>No guests yet</source>
        <translation>ゲストはまだありません</translation>
    </message>
    <message>
        <source>A guest is a computer within this one. Make one from the built-in sample system or from a kernel of your own; a file dropped on this window will do.</source>
        <translation>ゲストは、このコンピューターの中で動くもう 1 台のコンピューターです。組み込みのサンプルシステムか、自分で用意したカーネルから作成してください。このウィンドウにファイルをドロップして作成することもできます。</translation>
    </message>
    <message>
        <source>&amp;Create your first guest</source>
        <translation>最初のゲストを作成(&amp;C)</translation>
    </message>
    <message>
        <source>No guest chosen</source>
        <translation>ゲストが選択されていません</translation>
    </message>
    <message>
        <source>Choose one at the left.</source>
        <translation>左側から 1 つ選択してください。</translation>
    </message>
    <message>
        <source>%1 was moved to the trash.</source>
        <translation>%1 をゴミ箱に移動しました。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>元に戻す</translation>
    </message>
    <message>
        <source>The helper is of version %1, this window of version %2.</source>
        <translation>ヘルパーのバージョンは %1、このウィンドウのバージョンは %2 です。</translation>
    </message>
    <message>
        <source>Install both in the same version, then restart apiaryd: guests run on meanwhile.</source>
        <translation>両方を同じバージョンでインストールしてから、apiaryd を再起動してください。その間もゲストは動作し続けます。</translation>
    </message>
    <message>
        <source>What is shown is as it was last known. The connection is made again by itself.</source>
        <translation>最後に分かっていた内容を表示しています。接続は自動的に再確立されます。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再試行</translation>
    </message>
    <message>
        <source>%1 – Apiary</source>
        <comment>window title</comment>
        <translation>%1 – Apiary</translation>
    </message>
    <message>
        <source>Force %1 off?</source>
        <translation>%1 の電源を強制的に切りますか？</translation>
    </message>
    <message>
        <source>Reset %1?</source>
        <translation>%1 をリセットしますか？</translation>
    </message>
    <message>
        <source>Delete %1?</source>
        <translation>%1 を削除しますか？</translation>
    </message>
    <message>
        <source>Do not &amp;ask again</source>
        <translation>次回から確認しない(&amp;A)</translation>
    </message>
    <message>
        <source>Console</source>
        <translation>コンソール</translation>
    </message>
    <message>
        <source>About Apiary</source>
        <translation>Apiary について</translation>
    </message>
    <message>
        <source>Apiary %1</source>
        <translation>Apiary %1</translation>
    </message>
    <message>
        <source>Runs computers within this one, with a hypervisor of its own.</source>
        <translation>独自のハイパーバイザーで、このコンピューターの中でコンピューターを動かします。</translation>
    </message>
    <message>
        <source>Helper: version %1, on %2</source>
        <translation>ヘルパー: バージョン %1 (%2)</translation>
    </message>
    <message>
        <source>Socket: %1</source>
        <translation>ソケット: %1</translation>
    </message>
    <message>
        <source>The window is free software under the GPL, version 2 or later; the rest under the 2-clause BSD license.</source>
        <translation>このウィンドウは GPL バージョン 2 以降に基づくフリーソフトウェアです。その他の部分は 2 条項 BSD ライセンスに基づきます。</translation>
    </message>
    <message>
        <source>%1 and %2 cannot run at the same time, as both have %3.</source>
        <translation>%1 と %2 はどちらも %3 を持つため、同時に実行できません。</translation>
    </message>
    <message>
        <source>%1 was cloned to %2.</source>
        <translation>%1 を %2 に複製しました。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>開く</translation>
    </message>
    <message>
        <source>This &amp;computer…</source>
        <translation>このコンピューター(&amp;C)…</translation>
    </message>
    <message>
        <source>&amp;Another machine…</source>
        <translation>別のマシン(&amp;A)…</translation>
    </message>
    <message>
        <source>What does this &amp;error mean?…</source>
        <translation>このエラーの意味は?(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation>ツール(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Network of this computer…</source>
        <translation>このコンピューターのネットワーク(&amp;N)…</translation>
    </message>
    <message>
        <source>&amp;Set up this computer…</source>
        <translation>このコンピューターを設定(&amp;S)…</translation>
    </message>
</context>
<context>
    <name>apiary::gui::MessagePage</name>
    <message>
        <source>Messages of bhyve, vmm.ko, KVM, QEMU, taps and bridges, and of Apiary itself are explained: one line, or a whole log with some of them in it. The text stays on this computer.</source>
        <translation>bhyve、vmm.ko、KVM、QEMU、TAP とブリッジ、および Apiary 自身のメッセージを説明します。1 行でも、それを含むログ全体でもかまいません。テキストはこのコンピューターの外に出ません。</translation>
    </message>
    <message>
        <source>Paste or type the message here, drop a log, or open one.</source>
        <translation>ここにメッセージを貼り付けるか入力するか、ログをドロップするか開いてください。</translation>
    </message>
    <message>
        <source>Message or log</source>
        <translation>メッセージまたはログ</translation>
    </message>
    <message>
        <source>E&amp;xplain</source>
        <translation>説明(&amp;X)</translation>
    </message>
    <message>
        <source>What was recognised</source>
        <translation>認識されたもの</translation>
    </message>
    <message>
        <source>What does this error mean?</source>
        <translation>このエラーの意味は?</translation>
    </message>
    <message>
        <source>No message that Apiary knows is in this text.</source>
        <translation>このテキストには、Apiary の知っているメッセージがありません。</translation>
    </message>
    <message>
        <source>Give the line as the program printed it, or the whole log. If it is there and not explained, report it with what you did: then the next version knows it.</source>
        <translation>プログラムが表示したままの行か、ログ全体を指定してください。それでも説明されなければ、操作内容とともに報告してください。次のバージョンで対応します。</translation>
    </message>
</context>
<context>
    <name>apiary::gui::ModuleList</name>
    <message>
        <source>No modules.</source>
        <translation>モジュールはありません。</translation>
    </message>
    <message>
        <source>Add &amp;Module</source>
        <translation>モジュールを追加(&amp;M)</translation>
    </message>
    <message>
        <source>Module</source>
        <translation>モジュール</translation>
    </message>
    <message>
        <source>Type of the module</source>
        <translation>モジュールの種類</translation>
    </message>
    <message>
        <source>kernel module</source>
        <translation>カーネルモジュール</translation>
    </message>
    <message>
        <source>Another type, as for the loader’s “load -t”: mfs_root for a memory disk</source>
        <translation>ローダーの「load -t」と同様の、その他の種類。メモリディスクの場合は mfs_root</translation>
    </message>
    <message>
        <source>Take this module away</source>
        <translation>このモジュールを取り除く</translation>
    </message>
</context>
<context>
    <name>apiary::gui::NetworkPage</name>
    <message>
        <source>Network</source>
        <translation>ネットワーク</translation>
    </message>
    <message>
        <source>What is it connected to?</source>
        <translation>何に接続しますか？</translation>
    </message>
    <message>
        <source>&amp;Nothing</source>
        <translation>なし(&amp;N)</translation>
    </message>
    <message>
        <source>The guest has no network card.</source>
        <translation>ゲストにはネットワークカードがありません。</translation>
    </message>
    <message>
        <source>&amp;This computer’s network (NAT)</source>
        <translation>このコンピューターのネットワーク (NAT)(&amp;T)</translation>
    </message>
    <message>
        <source>The guest reaches what this computer reaches, and needs no rights for it. Nobody reaches the guest, but through ports that are forwarded.</source>
        <translation>ゲストからは、このコンピューターから接続できる先に接続でき、特別な権限は必要ありません。外部からゲストには、転送されたポートを除いて接続できません。</translation>
    </message>
    <message>
        <source>A ta&amp;p device</source>
        <translation>TAP デバイス(&amp;P)</translation>
    </message>
    <message>
        <source>The guest is a neighbour of this computer on a network of your own making.</source>
        <translation>ゲストは、ユーザーが用意したネットワーク上で、このコンピューターと並ぶ 1 台になります。</translation>
    </message>
    <message>
        <source>&amp;Add a port forward</source>
        <translation>ポート転送を追加(&amp;A)</translation>
    </message>
    <message>
        <source>Name of the tap device</source>
        <translation>TAP デバイスの名前</translation>
    </message>
    <message>
        <source>An administrator makes it, for example with “%1”, lets you use it, and joins it to a bridge or gives it an address.</source>
        <translation>管理者がたとえば「%1」で作成し、あなたに使用を許可し、ブリッジに加えるかアドレスを割り当てます。</translation>
    </message>
    <message>
        <source>&amp;Device:</source>
        <translation>デバイス(&amp;D):</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>プロトコル</translation>
    </message>
    <message>
        <source>Address of this computer</source>
        <translation>このコンピューターのアドレス</translation>
    </message>
    <message>
        <source>Its port</source>
        <translation>そのポート</translation>
    </message>
    <message>
        <source>Port of the guest</source>
        <translation>ゲストのポート</translation>
    </message>
    <message>
        <source>Port of this computer</source>
        <translation>このコンピューターのポート</translation>
    </message>
    <message>
        <source>Remove this port forward</source>
        <translation>このポート転送を削除</translation>
    </message>
</context>
<context>
    <name>apiary::gui::NewGuest</name>
    <message>
        <source>Give the whole path, from / on.</source>
        <translation>/ から始まる完全なパスを指定してください。</translation>
    </message>
    <message>
        <source>A path with control characters cannot be used. Rename the file.</source>
        <translation>制御文字を含むパスは使えません。ファイルの名前を変更してください。</translation>
    </message>
    <message>
        <source>There is no such file.</source>
        <translation>このファイルはありません。</translation>
    </message>
    <message>
        <source>You may not read this file (%1).</source>
        <translation>このファイルを読み取る権限がありません (%1)。</translation>
    </message>
    <message>
        <source>This is no file that a guest can be given.</source>
        <translation>これはゲストに渡せるファイルではありません。</translation>
    </message>
    <message>
        <source>This file is empty.</source>
        <translation>このファイルは空です。</translation>
    </message>
    <message>
        <source>This is %1</source>
        <translation>これは%1です</translation>
    </message>
    <message>
        <source>Choose the kernel that the guest boots.</source>
        <translation>ゲストが起動するカーネルを選択してください。</translation>
    </message>
    <message>
        <source>%1. It needs firmware, which this version does not have: give the kernel that is on it.</source>
        <translation>%1。ファームウェアが必要ですが、このバージョンにはありません。この中に入っているカーネルを指定してください。</translation>
    </message>
    <message>
        <source>%1, which may hold a kernel. Unpack it first.</source>
        <translation>%1。カーネルが入っているかもしれません。先に展開してください。</translation>
    </message>
    <message>
        <source>%1, no kernel. Use it as a disk.</source>
        <translation>%1。カーネルではありません。ディスクとして使ってください。</translation>
    </message>
    <message>
        <source>%1. A Linux bzImage, a FreeBSD kernel, or a PVH or multiboot kernel can be started.</source>
        <translation>%1。起動できるのは、Linux bzImage、FreeBSD カーネル、PVH カーネル、multiboot カーネルです。</translation>
    </message>
    <message>
        <source>%1, no FreeBSD kernel. Choose “Linux or other kernel” for it.</source>
        <translation>%1。FreeBSD カーネルではありません。これには「Linux または他のカーネル」を選択してください。</translation>
    </message>
    <message>
        <source>This is a folder. Choose a file.</source>
        <translation>これはフォルダーです。ファイルを選択してください。</translation>
    </message>
    <message>
        <source>%1, and hardly an initial RAM disk.</source>
        <translation>%1。初期 RAM ディスクではなさそうです。</translation>
    </message>
    <message>
        <source>Choose the disk image.</source>
        <translation>ディスクイメージを選択してください。</translation>
    </message>
    <message>
        <source>%1. Raw images can be used: convert it with “qemu-img convert -O raw FROM TO”.</source>
        <translation>%1。使えるのは raw イメージです。「qemu-img convert -O raw FROM TO」で変換してください。</translation>
    </message>
    <message>
        <source>%1. Unpack it first.</source>
        <translation>%1。先に展開してください。</translation>
    </message>
    <message>
        <source>It has no partition table or file system that is known: the guest sees a disk with whatever is in it.</source>
        <translation>認識できるパーティションテーブルやファイルシステムがありません。ゲストには、中身がそのままのディスクとして見えます。</translation>
    </message>
    <message>
        <source>%1, and hardly a disk.</source>
        <translation>%1。ディスクではなさそうです。</translation>
    </message>
    <message>
        <source>Its size is no multiple of 512 bytes, as that of a disk is. It may be incomplete: get it again.</source>
        <translation>ディスクのサイズは 512 バイトの倍数ですが、このファイルのサイズは異なります。不完全な可能性があります。もう一度入手してください。</translation>
    </message>
    <message>
        <source>“%1” is no variable. Write NAME=VALUE, one on each line.</source>
        <translation>「%1」は変数ではありません。NAME=VALUE を 1 行に 1 つずつ書いてください。</translation>
    </message>
    <message>
        <source>Choose the module, or remove this line.</source>
        <translation>モジュールを選択するか、この行を削除してください。</translation>
    </message>
    <message>
        <source>%1, no kernel module. Say what else it is beside it.</source>
        <translation>%1。カーネルモジュールではありません。横の欄でほかの種類を指定してください。</translation>
    </message>
    <message>
        <source>Choose what the guest runs.</source>
        <translation>ゲストで実行するものを選択してください。</translation>
    </message>
    <message>
        <source>Leave out line breaks and control characters.</source>
        <translation>改行と制御文字は使わないでください。</translation>
    </message>
    <message>
        <source>Without “root=…” the kernel will not find its system on the disk.</source>
        <translation>「root=…」がないと、カーネルはディスク上のシステムを見つけられません。</translation>
    </message>
    <message>
        <source>A guest needs a name.</source>
        <translation>ゲストには名前が必要です。</translation>
    </message>
    <message>
        <source>There is a guest “%1” already.</source>
        <translation>ゲスト「%1」はすでにあります。</translation>
    </message>
    <message>
        <source>The description is too long. Use at most %1 characters.</source>
        <translation>説明が長すぎます。%1 文字以内にしてください。</translation>
    </message>
    <message>
        <source>Leave out control characters.</source>
        <translation>制御文字は使わないでください。</translation>
    </message>
    <message>
        <source>Give a size with its unit, such as 512 MiB or 1.5 GiB.</source>
        <translation>512 MiB や 1.5 GiB のように、サイズを単位付きで指定してください。</translation>
    </message>
    <message>
        <source>A guest needs at least %1.</source>
        <translation>ゲストには少なくとも %1 が必要です。</translation>
    </message>
    <message>
        <source>This is more than the %1 that this computer has.</source>
        <translation>このコンピューターにある %1 を超えています。</translation>
    </message>
    <message>
        <source>A guest can have at most %1.</source>
        <translation>ゲストに割り当てられるのは最大 %1 です。</translation>
    </message>
    <message>
        <source>Memory comes in pieces of 4 KiB.</source>
        <translation>メモリは 4 KiB 単位で指定します。</translation>
    </message>
    <message>
        <source>Only %1 are free now. The guest may be slow, and so may this computer.</source>
        <translation>現在空いているのは %1 だけです。ゲストもこのコンピューターも遅くなる可能性があります。</translation>
    </message>
    <message>
        <source>A guest can have 1 to %1 CPUs.</source>
        <translation>ゲストの CPU 数は 1～%1 です。</translation>
    </message>
    <message>
        <source>These are more than this computer has (%1), and do not make the guest faster.</source>
        <translation>このコンピューターの CPU 数 (%1) を超えており、ゲストは速くなりません。</translation>
    </message>
    <message>
        <source>Use 1 to %1 letters a–z, digits, dots, dashes and underscores, the first a letter or digit.</source>
        <translation>英字 a–z、数字、ドット、ダッシュ、下線を 1～%1 文字で使い、最初の文字は英字か数字にしてください。</translation>
    </message>
    <message>
        <source>Another disk has this name.</source>
        <translation>この名前のディスクがほかにあります。</translation>
    </message>
    <message>
        <source>Give a size with its unit, such as 8 GiB.</source>
        <translation>8 GiB のように、サイズを単位付きで指定してください。</translation>
    </message>
    <message>
        <source>A disk can have up to %1.</source>
        <translation>ディスクのサイズは最大 %1 です。</translation>
    </message>
    <message>
        <source>A disk is a multiple of 512 bytes.</source>
        <translation>ディスクのサイズは 512 バイトの倍数です。</translation>
    </message>
    <message>
        <source>Only %1 are free where guests are kept. The disk takes up room as it is written to, and will not fill.</source>
        <translation>ゲストの保管場所の空き容量は %1 だけです。ディスクは書き込まれるにつれて容量を使うため、最後まで書き込むことはできません。</translation>
    </message>
    <message>
        <source>A guest can have at most %1 disks.</source>
        <translation>ゲストに割り当てられるディスクは最大 %1 台です。</translation>
    </message>
    <message>
        <source>Give a port, 1 to %1.</source>
        <translation>1～%1 のポートを指定してください。</translation>
    </message>
    <message>
        <source>“%1” is no port. Give a number from 1 to %2.</source>
        <translation>「%1」はポートではありません。1～%2 の数字を指定してください。</translation>
    </message>
    <message>
        <source>“%1” is no address. Give one of this computer, such as 127.0.0.1 for itself alone or 0.0.0.0 for all its networks.</source>
        <translation>「%1」はアドレスではありません。このコンピューターのアドレスを指定してください。自分自身だけなら 127.0.0.1、すべてのネットワークなら 0.0.0.0 です。</translation>
    </message>
    <message>
        <source>Port %1 of this computer is forwarded twice.</source>
        <translation>このコンピューターのポート %1 が 2 回転送されています。</translation>
    </message>
    <message>
        <source>Ports below %1 are usually reserved for the system: the guest may not be able to start.</source>
        <translation>%1 より小さいポートは通常システム用に予約されているため、ゲストを起動できない可能性があります。</translation>
    </message>
    <message>
        <source>Give the name of the tap device, such as tap0.</source>
        <translation>tap0 のように、TAP デバイスの名前を指定してください。</translation>
    </message>
    <message>
        <source>“%1” is no name of a tap device. It has at most %2 letters, digits, dots, dashes and underscores.</source>
        <translation>「%1」は TAP デバイスの名前ではありません。使えるのは英字、数字、ドット、ダッシュ、下線で、最大 %2 文字です。</translation>
    </message>
    <message>
        <source>Choose the folder, or remove it.</source>
        <translation>フォルダーを選択するか、取り除いてください。</translation>
    </message>
    <message>
        <source>There is no such folder.</source>
        <translation>このフォルダーはありません。</translation>
    </message>
    <message>
        <source>This is no folder.</source>
        <translation>これはフォルダーではありません。</translation>
    </message>
    <message>
        <source>Give a tag: the guest finds the folder by it.</source>
        <translation>タグを指定してください。ゲストはタグを使ってフォルダーを見つけます。</translation>
    </message>
    <message>
        <source>Use at most %1 letters, digits and signs, no spaces.</source>
        <translation>空白を含まない英字、数字、記号を %1 文字以内で使ってください。</translation>
    </message>
    <message>
        <source>Another folder has this tag.</source>
        <translation>このタグのフォルダーがほかにあります。</translation>
    </message>
    <message>
        <source>A guest can have at most %1 shared folders.</source>
        <translation>ゲストの共有フォルダーは最大 %1 個です。</translation>
    </message>
    <message>
        <source>The name has %1 characters. It can have at most %2.</source>
        <translation>名前が %1 文字あります。最大 %2 文字です。</translation>
    </message>
    <message>
        <source>A name cannot have spaces.</source>
        <translation>名前に空白は使えません。</translation>
    </message>
    <message>
        <source>A name cannot have “%1”. Use letters a–z, digits, dots, dashes and underscores.</source>
        <translation>名前に「%1」は使えません。英字 a–z、数字、ドット、ダッシュ、下線を使ってください。</translation>
    </message>
    <message>
        <source>Use letters a–z, digits, dots, dashes and underscores only.</source>
        <translation>使えるのは、英字 a–z、数字、ドット、ダッシュ、下線だけです。</translation>
    </message>
    <message>
        <source>A name begins with a letter or a digit.</source>
        <translation>名前は英字か数字で始めます。</translation>
    </message>
    <message>
        <source>On this computer guests have one CPU: its processor cannot start others (no unrestricted guest).</source>
        <translation>このコンピューターではゲストの CPU は 1 個です。プロセッサーが他の CPU を開始できません（Unrestricted Guest なし）。</translation>
    </message>
    <message>
        <source>This computer cannot run firmware: its processor has no unrestricted guest.</source>
        <translation>このコンピューターではファームウェアを実行できません。プロセッサーに Unrestricted Guest がありません。</translation>
    </message>
    <message>
        <source>Tap devices cannot be used here: %1.</source>
        <translation>ここでは TAP デバイスを使えません: %1。</translation>
    </message>
    <message>
        <source>Tap devices cannot be used here.</source>
        <translation>ここでは TAP デバイスを使えません。</translation>
    </message>
</context>
<context>
    <name>apiary::gui::NewGuestWizard</name>
    <message>
        <source>New guest</source>
        <translation>新規ゲスト</translation>
    </message>
    <message>
        <source>Cancelled. Nothing was created.</source>
        <translation>キャンセルしました。何も作成されていません。</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>手順</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>戻る(&amp;B)</translation>
    </message>
    <message>
        <source>Ne&amp;xt</source>
        <translation>次へ(&amp;X)</translation>
    </message>
    <message>
        <source>C&amp;reate</source>
        <translation>作成(&amp;R)</translation>
    </message>
    <message>
        <source>Something is wrong on this page</source>
        <translation>このページに問題があります</translation>
    </message>
    <message>
        <source>%1: something is wrong here</source>
        <translation>%1: ここに問題があります</translation>
    </message>
    <message>
        <source>Apiary’s helper is being looked for.</source>
        <translation>Apiary のヘルパーを探しています。</translation>
    </message>
    <message>
        <source>You may not create guests with this helper.</source>
        <translation>このヘルパーでゲストを作成する権限がありません。</translation>
    </message>
    <message>
        <source>Create it as it is, without the other pages</source>
        <translation>ほかのページを飛ばして、このまま作成します</translation>
    </message>
    <message>
        <source>C&amp;reate and start</source>
        <translation>作成して開始(&amp;R)</translation>
    </message>
    <message>
        <source>%1 is an installer image (ISO)</source>
        <translation>%1 はインストーラーイメージ (ISO) です</translation>
    </message>
    <message>
        <source>Installer images need firmware, which this version does not have. Choose the kernel and the initial RAM disk that are on it, or a disk image with its kernel</source>
        <translation>インストーラーイメージにはファームウェアが必要ですが、このバージョンにはありません。その中に入っているカーネルと初期 RAM ディスクを選択するか、ディスクイメージとそのカーネルを選択してください</translation>
    </message>
    <message>
        <source>There is no file %1</source>
        <translation>ファイル %1 はありません</translation>
    </message>
    <message>
        <source>You may not read %1</source>
        <translation>%1 を読み取る権限がありません</translation>
    </message>
    <message>
        <source>%1 is %2</source>
        <translation>%1 は%2です</translation>
    </message>
    <message>
        <source>A kernel, a disk image or an initial RAM disk can be dropped here</source>
        <translation>ここにドロップできるのは、カーネル、ディスクイメージ、初期 RAM ディスクです</translation>
    </message>
    <message>
        <source>%1 is not there any more</source>
        <translation>%1 はもうありません</translation>
    </message>
    <message>
        <source>Bring it back, or choose another</source>
        <translation>元に戻すか、別のものを選択してください</translation>
    </message>
    <message>
        <source>Looking at the files…</source>
        <translation>ファイルを調べています…</translation>
    </message>
    <message>
        <source>Creating “%1”…</source>
        <translation>「%1」を作成しています…</translation>
    </message>
    <message>
        <source>Starting “%1”…</source>
        <translation>「%1」を開始しています…</translation>
    </message>
    <message>
        <source>Taking back what was begun…</source>
        <translation>途中まで行った処理を取り消しています…</translation>
    </message>
    <message>
        <source>Whether “%1” was created shows when the helper is back</source>
        <translation>「%1」が作成されたかどうかは、ヘルパーが戻ると分かります</translation>
    </message>
    <message>
        <source>The helper is back. “%1” was not created.</source>
        <translation>ヘルパーが戻りました。「%1」は作成されていません。</translation>
    </message>
    <message>
        <source>Discard the new guest?</source>
        <translation>新しいゲストを破棄しますか？</translation>
    </message>
    <message>
        <source>What you entered is lost then.</source>
        <translation>入力した内容は失われます。</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>破棄(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Keep editing</source>
        <translation>編集を続ける(&amp;K)</translation>
    </message>
</context>
<context>
    <name>apiary::gui::Notifications</name>
    <message>
        <source>Open Apiary</source>
        <translation>Apiary を開く</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>開く</translation>
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
        <translation>、読み取り専用</translation>
    </message>
    <message>
        <source>Bridged through %1</source>
        <translation>%1 経由でブリッジ接続</translation>
    </message>
    <message>
        <source>host %1:%2 → guest %3</source>
        <translation>ホスト %1:%2 → ゲスト %3</translation>
    </message>
    <message>
        <source>NAT</source>
        <translation>NAT</translation>
    </message>
    <message>
        <source>NAT, %1</source>
        <translation>NAT、%1</translation>
    </message>
    <message>
        <source>None</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>プロセッサー</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>メモリ</translation>
    </message>
    <message>
        <source>Disks</source>
        <translation>ディスク</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>ネットワーク</translation>
    </message>
    <message>
        <source>read</source>
        <translation>読み取り</translation>
    </message>
    <message>
        <source>written</source>
        <translation>書き込み</translation>
    </message>
    <message>
        <source>received</source>
        <translation>受信</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>送信</translation>
    </message>
    <message>
        <source>Running since:</source>
        <translation>実行開始:</translation>
    </message>
    <message>
        <source>Last end:</source>
        <translation>前回の終了:</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>message (time)</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Restarted by itself:</source>
        <translation>自動再起動:</translation>
    </message>
    <message numerus="yes">
        <source>%n time(s)</source>
        <translation>
            <numerusform>%n 回</numerusform>
        </translation>
    </message>
    <message>
        <source>Description:</source>
        <translation>説明:</translation>
    </message>
    <message>
        <source>Processors:</source>
        <translation>プロセッサー:</translation>
    </message>
    <message>
        <source>Memory:</source>
        <translation>メモリ:</translation>
    </message>
    <message>
        <source>Kernel:</source>
        <translation>カーネル:</translation>
    </message>
    <message>
        <source>Disks:</source>
        <translation>ディスク:</translation>
    </message>
    <message>
        <source>Network:</source>
        <translation>ネットワーク:</translation>
    </message>
    <message>
        <source>Shared folders:</source>
        <translation>共有フォルダー:</translation>
    </message>
    <message>
        <source>%1 as “%2”</source>
        <comment>folder as tag</comment>
        <translation>%1 (「%2」として)</translation>
    </message>
    <message>
        <source>Starts with the helper:</source>
        <translation>ヘルパーと同時に開始:</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>はい</translation>
    </message>
    <message>
        <source>No</source>
        <translation>いいえ</translation>
    </message>
    <message>
        <source>Owner:</source>
        <translation>所有者:</translation>
    </message>
    <message>
        <source>Process:</source>
        <translation>プロセス:</translation>
    </message>
</context>
<context>
    <name>apiary::gui::Page</name>
    <message>
        <source>Why?</source>
        <translation>なぜ?</translation>
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
        <translation>選択: %1</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>フォルダーを選択</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>ファイルを選択</translation>
    </message>
</context>
<context>
    <name>apiary::gui::QueryPage</name>
    <message>
        <source>&amp;Try again</source>
        <translation>再試行(&amp;T)</translation>
    </message>
    <message>
        <source>This helper cannot answer that: it is older than this window.</source>
        <translation>このヘルパーはこのウィンドウより古いため、答えられません。</translation>
    </message>
    <message>
        <source>Install apiary and apiaryd in the same version, then restart apiaryd.</source>
        <translation>同じバージョンの apiary と apiaryd をインストールしてから、apiaryd を再起動してください。</translation>
    </message>
    <message>
        <source>What is shown is as it was last known.</source>
        <translation>最後に分かっていた内容を表示しています。</translation>
    </message>
</context>
<context>
    <name>apiary::gui::RecordingPage</name>
    <message>
        <source>The text does not say enough to be sure.</source>
        <translation>テキストの内容だけでは確実なことは言えません。</translation>
    </message>
    <message>
        <source>That is certain: the text says so itself.</source>
        <translation>これは確実です。テキスト自体にそう書かれています。</translation>
    </message>
    <message>
        <source>That is likely: it follows from what the text says.</source>
        <translation>これはおそらく正しいです。テキストの内容から導かれます。</translation>
    </message>
    <message>
        <source>That is a guess: the text only suggests it.</source>
        <translation>これは推測です。テキストはそれを示唆するだけです。</translation>
    </message>
    <message>
        <source>What another machine can run is told by the log of its kernel (FreeBSD: /var/run/dmesg.boot; Linux: the output of dmesg), by its /proc/cpuinfo, or by the output of cpuid -r. The text stays on this computer.</source>
        <translation>別のマシンで実行できるものは、そのカーネルのログ（FreeBSD: /var/run/dmesg.boot、Linux: dmesg の出力）、/proc/cpuinfo、または cpuid -r の出力から分かります。テキストはこのコンピューターの外に出ません。</translation>
    </message>
    <message>
        <source>Paste the text here, drop a file, or open one.</source>
        <translation>ここにテキストを貼り付けるか、ファイルをドロップするか開いてください。</translation>
    </message>
    <message>
        <source>Recording of another machine</source>
        <translation>別のマシンの記録</translation>
    </message>
    <message>
        <source>Chec&amp;k</source>
        <translation>検査(&amp;K)</translation>
    </message>
    <message>
        <source>Another machine</source>
        <translation>別のマシン</translation>
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
        <translation>レジスター</translation>
    </message>
    <message>
        <source>Registers of the guest’s CPUs</source>
        <translation>ゲストの CPU のレジスター</translation>
    </message>
    <message>
        <source>&amp;Live</source>
        <translation>ライブ更新(&amp;L)</translation>
    </message>
    <message>
        <source>Show the values once a second; off: hold them as they are</source>
        <translation>1 秒ごとに値を表示します。オフにすると、現在の値のまま固定します</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>コピー(&amp;C)</translation>
    </message>
    <message>
        <source>Copy what is selected, or all of it</source>
        <translation>選択した部分、または全体をコピーします</translation>
    </message>
    <message>
        <source>&amp;Save to File…</source>
        <translation>ファイルに保存(&amp;S)…</translation>
    </message>
    <message>
        <source>You are not permitted to see registers</source>
        <translation>レジスターを表示する権限がありません</translation>
    </message>
    <message>
        <source>The guest is not running</source>
        <translation>ゲストは実行されていません</translation>
    </message>
    <message>
        <source>The registers of its CPUs are shown here while it runs, or is paused.</source>
        <translation>ゲストの実行中または一時停止中に、その CPU のレジスターがここに表示されます。</translation>
    </message>
    <message>
        <source>As they were when the guest crashed, %1</source>
        <comment>%1: date and time</comment>
        <translation>ゲストがクラッシュしたときの値 (%1)</translation>
    </message>
    <message>
        <source>Held: turn on “Live” to see what they are now</source>
        <translation>固定中: 現在の値を表示するには「ライブ更新」をオンにしてください</translation>
    </message>
    <message>
        <source>Nothing changed within the last second</source>
        <translation>この 1 秒間に変化はありません</translation>
    </message>
    <message numerus="yes">
        <source>%n register(s) changed within the last second</source>
        <translation>
            <numerusform>この 1 秒間に %n 個のレジスターが変化しました</numerusform>
        </translation>
    </message>
    <message>
        <source>Save the Registers of %1</source>
        <translation>%1 のレジスターを保存</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>テキスト (*.txt)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>すべてのファイル (*)</translation>
    </message>
    <message>
        <source>The registers could not be saved to “%1”</source>
        <translation>レジスターを「%1」に保存できませんでした</translation>
    </message>
    <message>
        <source>choose another place</source>
        <translation>別の場所を選択してください</translation>
    </message>
</context>
<context>
    <name>apiary::gui::RowDetails</name>
    <message>
        <source>Details</source>
        <translation>詳細</translation>
    </message>
    <message>
        <source>What there is</source>
        <translation>あるもの</translation>
    </message>
    <message>
        <source>What it is for</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>What works as it is</source>
        <translation>このままで動くもの</translation>
    </message>
    <message>
        <source>How to mend it</source>
        <translation>直し方</translation>
    </message>
    <message>
        <source>Where this is from</source>
        <translation>情報の出所</translation>
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
        <translation>ネットワークの設定</translation>
    </message>
    <message>
        <source>Sho&amp;w command</source>
        <translation>コマンドを表示(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>戻る(&amp;B)</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>計画</translation>
    </message>
    <message>
        <source>Set up</source>
        <translation>設定済み</translation>
    </message>
    <message>
        <source>%1: %2. These changes are made to this computer, all of them or none; they are undone in the opposite order.</source>
        <translation>%1: %2。このコンピューターに次の変更をすべて行うか、まったく行いません。取り消しは逆順です。</translation>
    </message>
    <message>
        <source>Setting up…</source>
        <translation>設定しています…</translation>
    </message>
    <message>
        <source>The network %1 is set up: %2.</source>
        <translation>ネットワーク %1 を設定しました: %2。</translation>
    </message>
    <message>
        <source>For the guest %1 there is the tap device %2: choose it on the guest’s Network page.</source>
        <translation>ゲスト %1 用に TAP デバイス %2 があります。ゲストの「ネットワーク」ページで選んでください。</translation>
    </message>
    <message>
        <source>It can be tested hop by hop, and undone, on the page that this window came from.</source>
        <translation>このウィンドウを開いたページで、経路を順に確認したり、取り消したりできます。</translation>
    </message>
    <message>
        <source>Cancelled. Everything is as it was.</source>
        <translation>キャンセルしました。すべて元のままです。</translation>
    </message>
    <message>
        <source>This computer is not as it was when the plan was made.</source>
        <translation>計画の作成時から、このコンピューターの状態が変わりました。</translation>
    </message>
    <message>
        <source>It is planned anew: look at the steps again.</source>
        <translation>計画を作り直しました。手順をもう一度確認してください。</translation>
    </message>
    <message>
        <source>Cancelling…</source>
        <translation>キャンセルしています…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Set &amp;up</source>
        <translation>設定(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>閉じる(&amp;C)</translation>
    </message>
    <message>
        <source>Show the &amp;plan</source>
        <translation>計画を表示(&amp;P)</translation>
    </message>
</context>
<context>
    <name>apiary::gui::SetUpForm</name>
    <message>
        <source>There are no guests yet. Taps can be added for them by setting the network up anew.</source>
        <translation>まだゲストがありません。ゲスト用の TAP は、ネットワークを設定し直すと追加できます。</translation>
    </message>
    <message>
        <source>&amp;Interface:</source>
        <translation>インターフェイス(&amp;I):</translation>
    </message>
    <message>
        <source>&amp;VLAN tag:</source>
        <translation>VLAN タグ(&amp;V):</translation>
    </message>
    <message>
        <source>This computer’s a&amp;ddress there:</source>
        <translation>このコンピューターのアドレス(&amp;D):</translation>
    </message>
    <message>
        <source>Addresses for &amp;guests:</source>
        <translation>ゲストのアドレス(&amp;G):</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>名前(&amp;N):</translation>
    </message>
    <message>
        <source>&amp;Taps for:</source>
        <translation>TAP を作るゲスト(&amp;T):</translation>
    </message>
    <message>
        <source>None; 1 to %1</source>
        <translation>なし。1 ～ %1</translation>
    </message>
    <message>
        <source>Chosen by Apiary; such as 10.87.0.1/24</source>
        <translation>Apiary が選択。例: 10.87.0.1/24</translation>
    </message>
    <message>
        <source>Chosen by Apiary; such as apiary0</source>
        <translation>Apiary が選択。例: apiary0</translation>
    </message>
    <message>
        <source>Given where dnsmasq is installed</source>
        <translation>dnsmasq があれば割り当てる</translation>
    </message>
    <message>
        <source>Given (DHCP)</source>
        <translation>割り当てる (DHCP)</translation>
    </message>
    <message>
        <source>Not given</source>
        <translation>割り当てない</translation>
    </message>
    <message>
        <source>%1 (%2): %3</source>
        <comment>interface, kind, state</comment>
        <translation>%1（%2）: %3</translation>
    </message>
    <message>
        <source>This computer has no interface that a network could be bridged with.</source>
        <translation>このコンピューターには、ブリッジできるインターフェイスがありません。</translation>
    </message>
    <message>
        <source>%1 is not installed. %2</source>
        <comment>a program, how to get it</comment>
        <translation>%1 はインストールされていません。%2</translation>
    </message>
    <message>
        <source>The tag of a VLAN is a number from 1 to %1.</source>
        <translation>VLAN タグは 1 から %1 までの数です。</translation>
    </message>
</context>
<context>
    <name>apiary::gui::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>General</source>
        <translation>全般</translation>
    </message>
    <message>
        <source>Console</source>
        <translation>コンソール</translation>
    </message>
    <message>
        <source>Confirmations</source>
        <translation>確認</translation>
    </message>
    <message>
        <source>Take back what was changed here and not applied</source>
        <translation>ここで行った未適用の変更を元に戻します</translation>
    </message>
    <message>
        <source>Settings cannot be saved</source>
        <translation>設定を保存できません</translation>
    </message>
    <message>
        <source>Make “%1” writable</source>
        <translation>「%1」を書き込み可能にしてください</translation>
    </message>
</context>
<context>
    <name>apiary::gui::ShareList</name>
    <message>
        <source>No shared folders.</source>
        <translation>共有フォルダーはありません。</translation>
    </message>
    <message>
        <source>Add &amp;Folder</source>
        <translation>フォルダーを追加(&amp;F)</translation>
    </message>
    <message>
        <source>Shared folder</source>
        <translation>共有フォルダー</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>タグ</translation>
    </message>
    <message>
        <source>The guest finds the folder by this: mount -t 9p -o trans=virtio TAG /mnt</source>
        <translation>ゲストはこのタグでフォルダーを見つけます: mount -t 9p -o trans=virtio TAG /mnt</translation>
    </message>
    <message>
        <source>Read-only</source>
        <translation>読み取り専用</translation>
    </message>
    <message>
        <source>The guest may only read it</source>
        <translation>ゲストは読み取りだけを行えます</translation>
    </message>
    <message>
        <source>Share this folder no more</source>
        <translation>このフォルダーの共有をやめる</translation>
    </message>
</context>
<context>
    <name>apiary::gui::SharesPage</name>
    <message>
        <source>Shared folders</source>
        <translation>共有フォルダー</translation>
    </message>
    <message>
        <source>Which folders does it share with this computer?</source>
        <translation>このコンピューターとどのフォルダーを共有しますか？</translation>
    </message>
    <message>
        <source>The guest sees the folder as it is, and what it changes is changed here too. Other folders stay out of its reach.</source>
        <translation>ゲストからはフォルダーがそのまま見え、ゲストが行った変更はこちらにも反映されます。ほかのフォルダーにはアクセスできません。</translation>
    </message>
    <message>
        <source>No shared folders.</source>
        <translation>共有フォルダーはありません。</translation>
    </message>
    <message>
        <source>&amp;Add a folder</source>
        <translation>フォルダーを追加(&amp;A)</translation>
    </message>
    <message>
        <source>Folder %1</source>
        <translation>フォルダー %1</translation>
    </message>
    <message>
        <source>Remove folder %1</source>
        <translation>フォルダー %1 を削除</translation>
    </message>
    <message>
        <source>The guest may only read it</source>
        <translation>ゲストは読み取りだけを行えます</translation>
    </message>
    <message>
        <source>Shared folder</source>
        <translation>共有フォルダー</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>タグ</translation>
    </message>
    <message>
        <source>Folder:</source>
        <translation>フォルダー:</translation>
    </message>
    <message>
        <source>Tag:</source>
        <translation>タグ:</translation>
    </message>
    <message>
        <source>The guest mounts the folder by this name.</source>
        <translation>ゲストはこの名前でフォルダーをマウントします。</translation>
    </message>
    <message>
        <source>In a Linux guest: mount -t 9p -o trans=virtio %1 /mnt</source>
        <translation>Linux ゲストの場合: mount -t 9p -o trans=virtio %1 /mnt</translation>
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
        <translation>もしかして: %1？</translation>
    </message>
</context>
<context>
    <name>apiary::gui::StepList</name>
    <message>
        <source>Changes to this computer</source>
        <translation>このコンピューターへの変更</translation>
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
        <translation>サンプルシステム</translation>
    </message>
    <message>
        <source>Linux or other kernel</source>
        <translation>Linux または他のカーネル</translation>
    </message>
    <message>
        <source>FreeBSD kernel</source>
        <translation>FreeBSD カーネル</translation>
    </message>
    <message>
        <source>Disk image</source>
        <translation>ディスクイメージ</translation>
    </message>
    <message>
        <source>Not chosen yet</source>
        <translation>未選択</translation>
    </message>
    <message>
        <source>%1 (read-only)</source>
        <translation>%1 (読み取り専用)</translation>
    </message>
    <message>
        <source>%1, new, %2</source>
        <translation>%1、新規、%2</translation>
    </message>
    <message>
        <source>%1 port %2 of %3 leads to port %4</source>
        <translation>%3 の %1 ポート %2 からポート %4 へ転送</translation>
    </message>
    <message>
        <source>None</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>Tap device %1</source>
        <translation>TAP デバイス %1</translation>
    </message>
    <message>
        <source>This computer’s network (NAT)</source>
        <translation>このコンピューターのネットワーク (NAT)</translation>
    </message>
    <message>
        <source>Disk image:</source>
        <translation>ディスクイメージ:</translation>
    </message>
    <message>
        <source>Kernel:</source>
        <translation>カーネル:</translation>
    </message>
    <message>
        <source>Initial RAM disk:</source>
        <translation>初期 RAM ディスク:</translation>
    </message>
    <message>
        <source>Boot flags:</source>
        <translation>ブートフラグ:</translation>
    </message>
    <message>
        <source>Command line:</source>
        <translation>コマンドライン:</translation>
    </message>
    <message>
        <source>Modules:</source>
        <translation>モジュール:</translation>
    </message>
    <message>
        <source>Variables:</source>
        <translation>変数:</translation>
    </message>
    <message>
        <source>Name:</source>
        <translation>名前:</translation>
    </message>
    <message>
        <source>Description:</source>
        <translation>説明:</translation>
    </message>
    <message>
        <source>Runs:</source>
        <translation>実行するもの:</translation>
    </message>
    <message>
        <source>Memory:</source>
        <translation>メモリ:</translation>
    </message>
    <message>
        <source>CPUs:</source>
        <translation>CPU:</translation>
    </message>
    <message>
        <source>Other disks:</source>
        <translation>その他のディスク:</translation>
    </message>
    <message>
        <source>Disks:</source>
        <translation>ディスク:</translation>
    </message>
    <message>
        <source>Network:</source>
        <translation>ネットワーク:</translation>
    </message>
    <message>
        <source>Shared folders:</source>
        <translation>共有フォルダー:</translation>
    </message>
    <message>
        <source>%1 as “%2”</source>
        <translation>%1 (「%2」として)</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>要約</translation>
    </message>
    <message>
        <source>This is what will be made</source>
        <translation>次の内容で作成されます</translation>
    </message>
    <message>
        <source>&amp;Start it when it is created</source>
        <translation>作成したら開始する(&amp;S)</translation>
    </message>
    <message>
        <source>Sho&amp;w command</source>
        <translation>コマンドを表示(&amp;W)</translation>
    </message>
</context>
<context>
    <name>apiary::gui::TaskProgress</name>
    <message>
        <source>Progress</source>
        <translation>進捗</translation>
    </message>
</context>
<context>
    <name>apiary::gui::TaskStrip</name>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Cancel: %1</source>
        <translation>キャンセル: %1</translation>
    </message>
    <message>
        <source>Work under way</source>
        <translation>進行中の作業</translation>
    </message>
</context>
<context>
    <name>apiary::gui::TerminalView</name>
    <message>
        <source>Console</source>
        <translation>コンソール</translation>
    </message>
    <message>
        <source>Search the console</source>
        <translation>コンソール内を検索</translation>
    </message>
    <message>
        <source>Close the search</source>
        <translation>検索を閉じる</translation>
    </message>
    <message>
        <source>Search upwards</source>
        <translation>上へ検索</translation>
    </message>
    <message>
        <source>Search downwards</source>
        <translation>下へ検索</translation>
    </message>
    <message>
        <source>How to search</source>
        <translation>検索方法</translation>
    </message>
</context>
<context>
    <name>apiary::gui::TextPage</name>
    <message>
        <source>&amp;Open a file…</source>
        <translation>ファイルを開く(&amp;O)…</translation>
    </message>
    <message>
        <source>C&amp;lear</source>
        <translation>消去(&amp;L)</translation>
    </message>
    <message>
        <source>Sho&amp;w command</source>
        <translation>コマンドを表示(&amp;W)</translation>
    </message>
    <message>
        <source>Ctrl+Enter in the text does the same</source>
        <translation>テキスト内で Ctrl+Enter を押しても同じです</translation>
    </message>
    <message>
        <source>There is no text yet.</source>
        <translation>テキストがまだありません。</translation>
    </message>
    <message>
        <source>It is long: the first %1 were looked at.</source>
        <translation>長いため、最初の %1 を調べました。</translation>
    </message>
    <message>
        <source>It is long: the last %1 were looked at.</source>
        <translation>長いため、最後の %1 を調べました。</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>キャンセル(&amp;C)</translation>
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
        <translation>ヘルパーを探しています…</translation>
    </message>
    <message>
        <source>The helper is not reached: %1</source>
        <translation>ヘルパーに接続できません: %1</translation>
    </message>
    <message>
        <source>Apiary: no guests</source>
        <translation>Apiary: ゲストなし</translation>
    </message>
    <message>
        <source>Apiary: %1 of %2 guests running</source>
        <translation>Apiary: %2 個のゲストのうち %1 個が実行中</translation>
    </message>
    <message>
        <source>Crashed: %1</source>
        <translation>クラッシュ: %1</translation>
    </message>
    <message>
        <source>“%1” crashed</source>
        <translation>「%1」がクラッシュしました</translation>
    </message>
    <message>
        <source>A task failed</source>
        <translation>タスクが失敗しました</translation>
    </message>
    <message>
        <source>A task is finished</source>
        <translation>タスクが完了しました</translation>
    </message>
    <message>
        <source>That did not work</source>
        <translation>操作に失敗しました</translation>
    </message>
    <message>
        <source>That did not work for “%1”</source>
        <translation>「%1」の操作に失敗しました</translation>
    </message>
</context>
<context>
    <name>apiary::gui::TrayMenu</name>
    <message>
        <source>No guests</source>
        <translation>ゲストなし</translation>
    </message>
    <message>
        <source>&amp;New Guest…</source>
        <translation>新規ゲスト(&amp;N)…</translation>
    </message>
    <message>
        <source>Open &amp;Apiary</source>
        <translation>Apiary を開く(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>終了(&amp;Q)</translation>
    </message>
    <message>
        <source>Guests go on running</source>
        <translation>ゲストは動作し続けます</translation>
    </message>
    <message>
        <source>The helper is not reached</source>
        <translation>ヘルパーに接続できません</translation>
    </message>
    <message>
        <source>Create a guest</source>
        <translation>ゲストを作成します</translation>
    </message>
    <message>
        <source>You have no right to do this</source>
        <translation>この操作を行う権限がありません</translation>
    </message>
    <message>
        <source>All %1 guests…</source>
        <translation>%1 個のゲストをすべて表示…</translation>
    </message>
    <message>
        <source>The helper is not reached: %1</source>
        <translation>ヘルパーに接続できません: %1</translation>
    </message>
    <message>
        <source>Looking for the helper…</source>
        <translation>ヘルパーを探しています…</translation>
    </message>
</context>
</TS>
