/** The messages of the command line, in Chinese. */
import type { cli as english } from '../en/cli.ts';

/** What the ledger calls the things it lists. */
const kinds: Readonly<Record<string, string>> = { machine: '机器', container: '容器', image: '镜像' };
const kindOf = (kind: string): string => kinds[kind] ?? kind;

/** A list with commas, as Chinese separates it. */
const listed = (items: string): string => items.replaceAll(', ', '、');

const SET = ['--set 名称=值', '给课程的某项设置换个值，以后一直有效；名称写错时会列出全部'] as const;

const ROOM = [
  ['--name 名称', '房间的名称'],
  ['--host 地址', '在本机的这个地址上监听；0.0.0.0 表示所有地址'],
  ['--port 端口', '监听的端口，默认 8765'],
  ['--store 存储', '保存到这个 SQLite 文件，或数据库：postgres://…'],
  ['--cert 文件', '用这份证书（PEM）启用 TLS'],
  ['--key 文件', '证书对应的私钥'],
  ['--keep 天数', '结束多少天后删除，默认 30'],
  ['--teacher-key 文件', 'board 地址：写有讲师密钥的文件，有它才能操作'],
  ['--format 格式', '导出格式：csv 或 json'],
  ['--out 文件', '导出到这个文件'],
] as const;

export const cli: typeof english = {
  about: '在终端里一步一步走完 Docker 的“Get Started, Part 4: Swarms”。',
  usage: '用法：',
  optionsTitle: '选项：',
  moreHelp: 'swarm-tutor 命令 --help 查看某个命令的详细说明。',
  sentence: (summary: string) => `${summary}。`,
  summaries: {
    learn: '打开教程，从上次离开的地方继续；也可以指定课或步骤',
    run: '无人值守走完全程：运行每条命令，等待每项检查',
    check: '核对当前状态，不运行课程里的任何命令',
    doctor: '这台电脑能运行什么，还缺什么',
    list: '列出课程和步骤，以及学习进度',
    watch: '实时显示 swarm 的状况，放在自己的 shell 旁边看',
    shell: '在会话里打开 shell，或运行一条命令',
    exercises: '自测练习，附你的最好成绩',
    exercise: '一个练习：打开、评判、给提示',
    cheatsheet: '本部分的命令速查，按你的驱动和 shell 列出',
    glossary: '课程术语，中英文都能查',
    review: '复习该复习的内容',
    report: '生成学习报告，可以留存或上交',
    transcript: '运行过的命令和输出，生成页面或录像',
    reset: '清除进度，删除教程创建的东西',
    lint: '检查课程文件',
    new: '新建一门课程，作为起点',
    preview: '课程在学员眼里的样子，边写边更新',
    test: '走一遍课程和练习，验证每一步',
    room: '工作坊：开一个房间让学员加入，并显示看板',
    join: '加入工作坊；先说明讲师会看到什么',
    leave: '离开工作坊',
  },
  synopses: {
    learn: 'swarm-tutor [learn] [位置]',
    run: 'swarm-tutor run [--until 步骤] [--yes]',
    check: 'swarm-tutor check [位置]',
    doctor: 'swarm-tutor doctor',
    list: 'swarm-tutor list',
    watch: 'swarm-tutor watch [--once]',
    shell: 'swarm-tutor shell [-c 命令]',
    exercises: 'swarm-tutor exercises',
    exercise: 'swarm-tutor exercise [名称] [--check | --hint | --solution | -c 命令]',
    cheatsheet: 'swarm-tutor cheatsheet [关键词]',
    glossary: 'swarm-tutor glossary [词]',
    review: 'swarm-tutor review',
    report: 'swarm-tutor report [--format md|html|json] [--out 文件]',
    transcript: 'swarm-tutor transcript [--format md|cast] [--out 文件]',
    reset: 'swarm-tutor reset [--progress] [--machines] [--all] [--yes]',
    lint: 'swarm-tutor lint [目录] [--fix]',
    new: 'swarm-tutor new 目录',
    preview: 'swarm-tutor preview [目录]',
    test: 'swarm-tutor test [目录] [--driver 驱动 --yes]',
    room: 'swarm-tutor room open | board [地址] | export | end',
    join: 'swarm-tutor join 地址 [--as 名字]',
    leave: 'swarm-tutor leave [--forget]',
  },
  details: {
    learn:
      '位置是步骤或课的 id（见 `swarm-tutor list`）；给出课，就从这一课还没完成的第一步开始。没有终端时，单独运行 `swarm-tutor` 会在模拟器上无人值守地走完全程，逐行输出。',
    run: '从第一个未完成的步骤继续；全部完成后则从头再来。使用真实机器的驱动需要 --yes。--until 步骤：该步骤通过后停止。',
    check:
      '给出位置时，核对学完那一课或那一步之后应当成立的一切；不给时，核对你学到的地方应当成立的一切；还没开始学，就以课程的目标步骤为准。有任何一项不成立，退出码为 1。',
    doctor: '不改动任何东西。如果指定的驱动还不能用，退出码为 3。',
    list: '每个驱动的进度分开记录。',
    watch:
      '显示机器、服务和任务，以及它们的变化，直到你退出。它只看不动：对真实机器最多每 2 秒询问一次，什么都不会改变。--json 和 --once 只看一次，--plain 每有变化就输出一行。没有终端时只看一次，除非加上 --plain。',
    shell: '你留下的变量和目录会带到下一步。',
    exercises: '容易的排在前面。做出来的会显示最好的用时，以及用了几个提示、试了几次。',
    exercise:
      '搭好练习的起始状态，在界面里打开；加上 --plain 则打开一个 shell。在练习的 shell 里可以省略名称。不写 --driver 时，练习用自己的模拟机器，课程的进度和机器都不受影响。--check 的退出码：做出来是 0，没有是 1。',
    cheatsheet: '给出关键词时，只显示包含它的行。',
    glossary: '给出中文或英文词时，只显示查到的。没有这个词时退出码为 1。',
    review:
      '三分钟，复习学过的问题和命令，每一个都在该复习的时候问。命令在用完就丢的模拟 swarm 上运行。没有终端时，列出该复习的内容。',
    report:
      '包括各主题的一次答对率、练习结果，以及每一步的尝试次数、提示数和用时。--format html 生成单个文件，自动适应浅色和深色，也适合打印。不写 --format 时看文件的扩展名，再没有就用 Markdown。',
    transcript:
      '包括教程替你运行过的每条命令，不含密码和 join token。--format cast 生成 asciicast，可以用 asciinema 播放。',
    reset:
      '不加选项时同时清除进度和机器。会先说明要删除什么并询问，加 --yes 则不再询问。--all 删除它保存的一切，包括你的工作目录。',
    room: '`open` 在这台电脑上开放一个房间，直到你停止，并显示怎样加入和看板；再次打开会接着原来的继续。`board` 显示同一存储里由别的进程提供的房间的看板，或给定地址上另一台电脑的；没有终端时只输出一次。`export` 导出里面的记录，`end` 结束房间。不加 --host 时，只有这台电脑能访问。',
    join: '地址就是讲师展示的那个：192.168.1.5:8765/代码。先说明会发送什么，只问一次。教程不会等房间：断网时，要上报的内容存在你的磁盘上。',
    leave: '房间从此收不到你的消息。之前上报的内容会保留到房间删除为止；加上 --forget 就立即删除。',
    lint: '目录里放着课程文件；不给则取当前目录下的 lessons。每条信息形如 `文件:行:列: 问题和改法`。',
    new: '目录应当还不存在，或是空的。新建的课程是完整的：有中英文，可以检查、运行和测试，注释里写明该改哪里。见 docs/lessons.md。',
    preview:
      '目录是课程所在的目录；不给时就是当前目录。显示你最近改动的步骤和其中的问题，语言和配色由你选择。不运行任何命令。',
    test: '目录是课程所在的目录；不给时就是当前目录。在模拟器上，命令在内存里的 bash 中运行，不会碰到这台电脑，时间也会跳过等待。有内容没有得到验证时退出码为 1，文件有问题时为 2。',
  },
  ownOptions: {
    learn: [['--practice', '不显示步骤的命令，看着目标和提示自己想'], SET],
    run: [
      ['--until 步骤', '该步骤通过后停止'],
      ['-y, --yes', '直接创建真实的机器或使用你的主机，不再询问'],
      SET,
    ],
    check: [SET],
    doctor: [],
    list: [],
    watch: [['--once', '看一次，输出后结束']],
    shell: [['-c 命令', '只运行这一条命令，不打开 shell']],
    exercises: [],
    exercise: [
      ['--check', '按现在的样子评判，什么都不改'],
      ['--hint', '四个提示中的下一个'],
      ['--solution', '放弃，一步步看解法'],
      ['-c 命令', '只在练习的 shell 里运行这一条命令'],
      ['--reset', '从头开始'],
      ['-y, --yes', '不再询问就从头开始，并使用真实的机器'],
      SET,
    ],
    cheatsheet: [],
    glossary: [],
    review: [],
    report: [
      ['--format 格式', 'md、html 或 json'],
      ['--out 文件', '写入这个文件；文件已存在则覆盖'],
    ],
    transcript: [
      ['--format 格式', 'md 或 cast'],
      ['--out 文件', '写入这个文件；文件已存在则覆盖'],
    ],
    reset: [
      ['--progress', '只清除学习进度'],
      ['--machines', '只删除在这台电脑上创建的东西'],
      ['--all', '删除它创建的一切，包括命令记录；你自己的文件会保留'],
      ['-y, --yes', '不再询问'],
    ],
    lint: [['--fix', '译文改好之后，把它们全部标记为最新']],
    new: [],
    preview: [],
    test: [['-y, --yes', '不再询问，直接创建真实机器或使用你的主机']],
    room: ROOM,
    join: [
      ['--as 名字', '讲师看到的名字'],
      ['--code 代码', '房间代码，地址里没有时使用'],
      ['-y, --yes', '同意发送，不再询问'],
    ],
    leave: [['--forget', '同时删除房间里关于你的记录']],
  },
  options: [
    ['--driver 名称', 'auto、virtualbox、hyperv、generic、dind 或 simulator'],
    ['--lang 语言', 'en 或 zh'],
    ['--course 课程', '别的课程：它的目录、.tgz 归档，或以前打开过的课程的名称'],
    ['--trust 哈希值', '不再询问，允许运行哈希值与此相同的课程的命令'],
    ['--theme 配色', 'auto、dark、light、contrast 或 none：全屏界面的颜色'],
    ['--speed 速度', '仅用于模拟器：instant，或现实一秒对应的模拟秒数'],
    ['--json', 'stdout 上只输出一份 JSON，其余都到 stderr'],
    ['--plain', '逐行输出，不用全屏界面'],
    ['--no-mouse', '把鼠标留给终端，直到用 --mouse 改回来'],
    ['--ambiguous-wide', '边框错位时，线条和箭头改用普通字符，直到用 --no-ambiguous-wide 改回来'],
    ['--no-color', '不用颜色（也可以设 NO_COLOR）'],
    ['-h, --help', '显示本说明'],
    ['-V, --version', '显示版本'],
  ] as readonly (readonly [string, string])[],
  exitCodes:
    '退出码：0 完成，1 有检查或命令失败，2 用法或课程有误，3 环境未就绪，130 被中断（SIGTERM 为 143，SIGHUP 为 129）。',
  homeNote: '环境变量 SWARM_TUTOR_HOME 指定把一切保存到另一个目录，SWARM_TUTOR_LANG（en 或 zh）指定语言。',
  unknownOption: (option: string, near?: string) =>
    `没有 ${option} 这个选项。${near ? `是不是想用 ${near}？` : ''}请看 swarm-tutor --help。`,
  unknownCommand: (command: string, near?: string) =>
    `没有名为“${command}”的命令。${near ? `是不是想用 ${near}？` : ''}请看 swarm-tutor --help。`,
  badSetting: (value: string) => `--set 要写成“名称=值”，不能只写“${value}”。`,
  needsValue: (option: string) => `${option} 后面需要一个值。请看 swarm-tutor --help。`,
  badValue: (option: string, value: string, allowed: string) =>
    allowed === ''
      ? `${option} 不带值，但给了“${value}”。`
      : `${option} 不能是“${value}”，可以是：${listed(allowed)}。`,
  notForCommand: (option: string, command: string, commands: string) =>
    `${option} 对 ${command} 没有意义，它属于：${listed(commands)}。`,
  extraArgument: (argument: string) => `多了一个参数“${argument}”。请看 swarm-tutor --help。`,
  unknownPlace: (place: string, near?: string) =>
    `没有名为“${place}”的命令、课或步骤。${near ? `是不是 ${near}？` : ''}swarm-tutor list 会列出全部。`,
  unknownSetting: (name, known, near) =>
    `课程里没有名为“${name}”的设置。${near ? `是不是 ${near}？` : ''}可用的设置：${listed(known)}。`,
  placeElsewhere: (place: string, drivers: readonly string[]) =>
    `步骤“${place}”属于别的驱动。请加上 --driver，取值为：${drivers.join('、')}。`,
  sameName: (one: string, other: string, value: string) =>
    `${one} 和 ${other} 都会叫 ${value}。请用 --set ${one}=… 或 --set ${other}=… 给它们不同的名字。`,
  needsTerminal: '全屏界面需要终端。请改用 swarm-tutor run，或 swarm-tutor --plain。',
  needsYes: (driver: string, usesOwnHosts: boolean) =>
    `驱动 ${driver} 会${usesOwnHosts ? '在你的主机上安装和设置 Docker' : '在这台电脑上创建真实的机器'}。确认请加 --yes，或者改用 --driver simulator。`,
  internal: (what: string) => `swarm-tutor 内部出错：${what}`,
  internalMore: '已经完成的都不会丢。请反馈给我们，并说明出错之前做了什么。',
  outputLost: (why: string) => `结果写不出去（${why}）。请腾出空间，或者输出到别处，再试一次。`,
  folderGone: '当前所在的目录已经不存在。请先 cd 到另一个目录，再试一次。',
  homeNotOnPath: (folder: string, separator: string) =>
    `目录 ${folder} 无法放进 PATH，这样命令就会找到别的程序，而不是教程自带的。请用 SWARM_TUTOR_HOME 指定一个名字里没有“${separator}”的目录。`,
  incomplete: (program: string, folder: string) =>
    `安装不完整：${folder} 中缺少它自带的程序 ${program}。请重新安装 swarm-tutor（源码目录中：npm run build）。`,
  looking: '正在查看这台电脑能运行什么……',
  asked: '按你的要求',
  usedLast: '上次用的就是它',
  inItsShell: '你正在它的 shell 里',
  driverNotReady: (driver: string) => `驱动 ${driver} 在这台电脑上还不能用：`,
  missing: (what: string, why: string, fix: string) => [`  ${what}：${why}`, `    → ${fix}`],
  noTerminal: '没有终端，所以不碰任何真实的东西',
  checkedAt: (step: string, driver: string) => `完成“${step}”之后应当成立的状态（${driver}）：`,
  nothingToCheck: '到这里为止，机器上没有需要核对的状态。',
  toBuild: (driver: string) => `要搭建的集群（${driver}）：`,
  holds: '已经成立：',
  holdsSome: (held: number, total: number) =>
    held === 0 ? `${total} 项检查都还没有成立。` : `已经成立（${held}/${total} 项）：`,
  holdsNot: '还没有成立：',
  missingFor: (what: string, checks: number) => `${what}（涉及 ${checks} 项检查）`,
  labelled: (name: string, text: string) => `${name}：${text}`,
  aside: (text: string, more: string) => `${text}（${more}）`,
  titles: (titles: readonly string[]) => titles.join('；'),
  next: (step: string) => `下一步：${step}`,
  mend: '下一步：',
  whereToType: '请在 `swarm-tutor shell` 打开的 shell 里输入。',
  whereShown: (step: string) => `教程里有讲解：\`swarm-tutor learn ${step}\``,
  allHold: (total: number) => `${total} 项检查全部成立。`,
  share: (done: number, total: number, driver: string) => `已完成 ${done}/${total}（${driver}）`,
  simulatedShell: '这里的 docker 和 docker-machine 是模拟的。输入 exit 离开。',
  shellNeedsTerminal: '打开 shell 需要终端。只运行一条命令可以用 `swarm-tutor shell -c "命令"`。',
  noSuchLine: (word: string) => `速查表里没有包含“${word}”的行。`,
  lintSummary: (files: number, problems: number) =>
    problems === 0 ? `${files} 个文件，没有问题。` : `${files} 个文件，${problems} 处需要修改。`,
  lintShare: (course: string, language: string, done: number, total: number) =>
    `${course}：${language} 已译 ${done}/${total} 步。`,
  platform: (os: string, arch: string, shell: string) => `这台电脑：${os}、${arch}、${shell}`,
  driverTitles: {
    virtualbox: 'VirtualBox 虚拟机，由 Docker Machine 创建',
    hyperv: 'Hyper-V 虚拟机，由 Docker Machine 创建',
    generic: '你自己的主机，由 Docker Machine 通过 SSH 连接',
    dind: '用容器充当机器，运行在现有的 Docker Engine 上',
    simulator: '模拟的机器，什么都不需要装',
  },
  chosen: (driver: string, why: string) => `会选用 ${driver}：${why}`,
  reset: {
    will: '将要删除：',
    nothing: '没有什么可删除的。',
    progress: (path: string) => `学习进度（${path}）`,
    courseProgress: (course) => `课程 ${course} 的学习进度`,
    simulator: (path: string) => `模拟的机器（${path}）`,
    exercises: (path: string) => `做过的练习，连同它们的机器和文件（${path}）`,
    thing: (kind: string, name: string, driver: string) => `${kindOf(kind)} ${name}（${driver}）`,
    ownHost: (name: string, driver: string) =>
      `机器 ${name}（${driver}）：Docker Machine 忘掉这台主机，主机上的 Docker 和 swarm 保持原样`,
    file: (path: string) => `文件 ${path}`,
    environment: (driver: string) => `课程 shell 的环境变量（${driver}）`,
    goesOn: '上一次 reset 中途断了，这次接着做完。',
    everything: (path: string) => `${path} 中 swarm-tutor 的其余一切；你自己的文件会保留`,
    outside: (name, workspace) =>
      `账本里列有文件 ${name}，但它不在 ${workspace} 里。swarm-tutor 不会在别处创建文件，所以保留它，只从账本里划掉。`,
    folderInPlace: (path) => `${path} 现在是一个目录，不是 swarm-tutor 创建的，保留不动。`,
    notAName: (kind, name) =>
      `账本里列有 ${kind}“${name}”，swarm-tutor 不会起这样的名字，所以不去动它，只从账本里划掉。`,
    notOurs: '下面这些不是 swarm-tutor 创建的，保留不动：',
    question: '确定吗？（y/n）',
    kept: '什么都没有删除。',
    keptWithoutTerminal: '什么都没有删除。没有终端时，请加 --yes。',
    failed: (kind: string, name: string, why: string) => `${kindOf(kind)} ${name} 无法删除：${why}`,
    done: '完成。',
    left: (count: number) => `有 ${count} 项无法删除，仍记在账本里。处理好上面的问题后再 reset 一次。`,
  },
  doctorHint: 'swarm-tutor doctor 有更多说明；--driver simulator 在哪里都能用。',
};
