/** The messages about rooms, in Chinese. */
import type { room as english } from '../en/room.ts';

export const room: typeof english = {
  unnamed: '工作坊',
  actions: (given) =>
    `${given === undefined ? '请说明要对房间做什么' : `房间没有“${given}”这个操作`}：swarm-tutor room open、board、export 或 end。`,
  opened: (name, isNew) => (isNew ? `房间“${name}”已开放。` : `房间“${name}”重新开放，里面的内容都还在。`),
  toJoin: '学员用这条命令加入：',
  joinLine: (address) => `swarm-tutor join ${address}`,
  board: '看板，供投影或手机查看：',
  code: (code) => `房间代码：${code}`,
  key: (key) => `你的讲师密钥：${key}`,
  keyAdvice: '密钥只归你自己保管。浏览器里只需输入一次，任何网址都不会带上它。',
  onlyHere: '现在只有这台电脑能访问。要让其他人也能访问，请加上 --host 0.0.0.0（或本机的某个地址）。',
  reachable: (host) => `正在 ${host} 上监听：这个网络里的人都能访问，加入或查看需要房间代码。`,
  unencrypted: '传输的内容没有加密。在不可信的网络里，请使用 --cert 和 --key。',
  howToStop: 'Ctrl-C 停止服务，内容不会丢失；`swarm-tutor room end` 结束房间。',
  stopped: (name) => `房间“${name}”已停止服务，但还没有结束：运行 swarm-tutor room open 可以继续。`,
  ended: (name) => `房间“${name}”已结束。`,
  kept: (learners, date, days) =>
    `保留的内容：${learners} 名学员上报的记录，保留到 ${date}（${days} 天），之后删除。在那之前可以用 swarm-tutor room export 导出。`,
  storeSilent: '存储暂时无法写入。内容不会丢失：学员那边会先留着，等存储恢复后再发送。',
  storeBack: '存储恢复正常。',
  needsCourse: (name, course) =>
    `房间“${name}”用的课程是“${course}”。请同时指明课程：--course ${course}，或课程的文件夹。`,
  noneOpen: '这里没有开放的房间。如果保存在别处，请指明：--store 文件。',
  noneKept: '这里没有保存过房间。如果保存在别处，请指明：--store 文件。',
  severalOpen: (names) => `有几个房间开放着：${names.join('、')}。请用 --name 指明是哪一个。`,
  noSuchRoom: (name, names) => `这里没有房间“${name}”。现有：${names.join('、')}。`,
  needsSecret:
    '只想查看，请在地址后面加上房间代码（192.168.1.5:8765/代码）；要操作，请给出讲师密钥：--teacher-key 文件。',
  noKeyIn: (file) => `${file} 里没有讲师密钥。密钥形如 k-xxxx-xxxx-…，单独占一行。`,
  certAndKey: '--cert 和 --key 要一起用：证书，和它的私钥。',
  badCertificate: (why) => `这份证书和私钥无法使用：${why}`,
  portTaken: (port) =>
    `端口 ${port} 已被占用。房间是不是已经开着？如果不是，请换一个端口：--port ${port + 1}`,
  cannotListen: (host, port, why) =>
    `无法在 ${host} 的端口 ${port} 上监听：${why}。请用 --host 和 --port 换一个。`,
  join: {
    address: (given) =>
      given === undefined
        ? '加入哪个房间？讲师会展示地址：swarm-tutor join 192.168.1.5:8765/代码'
        : `“${given}”不是房间的地址。地址形如 192.168.1.5:8765/代码。`,
    needsCode: '缺少房间代码。请把它加在地址后面（192.168.1.5:8765/代码），或使用 --code 代码。',
    room: (name, address) => `房间“${name}”，地址 ${address}`,
    sent: '加入之后，讲师会看到：',
    sentItems: [
      '你现在取的名字',
      '你在哪一步、虚拟机用的驱动、已完成的步骤、尝试次数、看过的提示和用时',
      '没通过的检查：标题、期望和实际，不含地址',
      '已查明的原因（如果有）',
      '练习的结果',
      '你举的手（H）；只有你主动发送时（按 S 会先给你看）才包括屏幕文字',
    ],
    notSent: '从不发送：你的命令、命令的输出、文件的内容、地址、密码和 token。也不会发到别处。',
    kept: (days) => `这些内容保留到房间结束后 ${days} 天；运行 swarm-tutor leave --forget 可以立即删除。`,
    plainText: '传输没有加密：同一网络里的其他人有可能看到。',
    askName: '希望讲师怎么称呼你？',
    ask: '加入吗？（y/n）',
    noName: '请说明讲师怎么称呼你：--as 名字。',
    needsYes: '什么都没有发送。没有终端时，请加上 --yes 表示同意。',
    declined: '没有加入，什么都没有发送。',
    done: (room, name) =>
      `你已加入房间“${room}”，名字是 ${name}。接着用 swarm-tutor 学习；运行 swarm-tutor leave 可以离开。`,
    already: (room) => `你已经在房间“${room}”里。请先离开：swarm-tutor leave。`,
    otherCourse: (course) => `这个房间用的是另一门课程：${course}。加入时请加上 --course ${course}。`,
    courseOfOthers: (course) =>
      `这个房间用的课程“${course}”不是 swarm-tutor 自带的。请向讲师要这门课程的文件夹或压缩包，加入时加上 --course 路径。`,
    otherVersion: (course, hash) =>
      `你的课程“${course}”与房间里的不一样。请向讲师要房间里的那一份，加入时加上 --course 路径。（文件哈希的开头是 ${hash.slice(0, 12)}。）`,
  },
  leave: {
    notIn: '你不在任何房间里。',
    askForget: '同时删除房间里关于你的记录吗？（y/n）',
    left: (room) => `你已离开房间“${room}”，它不会再收到你的消息。`,
    forgotten: (room) => `你已离开房间“${room}”，里面关于你的记录已删除。`,
    unheard: (room) => `你已离开房间“${room}”。但联系不上它，看板上可能还有你的名字。`,
    notForgotten: (room, why) => `房间“${room}”里关于你的记录没能删除：${why}你还在房间里，请稍后再试。`,
  },
  problems: {
    'bad-code': '这不是这个房间的代码。请再看一眼：由字母和数字组成，没有 0、O、1、I 和 L。',
    'too-many-tries': '这里输错代码的次数太多了。请等一分钟，再核对一遍代码。',
    'not-a-learner': '房间里没有（或不再有）你这个人。',
    'not-allowed': '只有讲师才能这样做。',
    'other-site': '房间拒绝了这个请求。',
    'other-version': '房间用的是另一个版本的 swarm-tutor。请使用和讲师相同的版本。',
    'bad-request': '房间看不懂这个请求。请使用和讲师相同版本的 swarm-tutor。',
    'too-large': '内容太多，房间收不下。',
    'too-fast': '房间现在太忙，请稍后再试。',
    full: '房间已满。',
    ended: '房间已结束。',
    'not-found': '房间里没有这个内容。',
    store: '房间现在没法保存任何内容，请稍后再试。',
    unreachable: '那里没有应答。地址对吗？你们在同一个网络里吗？房间开着吗？（中间也可能有防火墙。）',
    'no-room': '那里有应答，但不是 swarm-tutor 的房间。地址对吗？',
  },
  line: {
    teacher: (text) => `讲师：${text}`,
    meet: (step, time) => `${time} 后在“${step}”会合`,
    meetNow: (step) => `现在大家在“${step}”会合`,
    pace: (step) => `房间进行到“${step}”`,
    exercise: (id, time) => `练习 ${id}：还剩 ${time}（X）`,
    exerciseOver: (id) => `练习 ${id}：时间到`,
    released: (id) => `练习 ${id}：可以看解法了（X）`,
    hand: '你举着手',
    offline: (room) => `${room}：连接不上，你做的会稍后上报`,
    ended: (room) => `房间“${room}”已结束`,
  },
  share: {
    title: '把这些给讲师看？',
    aside: '发送的就是这些',
    done: '讲师现在能看到了。',
  },
  store: {
    'old-node': (version) =>
      `房间需要 Node.js 22.13 或更新的版本（自带 SQLite），这里是 ${version}。请到 https://nodejs.org 下载新版本后重试。`,
    'newer-schema': (where) =>
      `${where} 由更新版本的 swarm-tutor 创建。请使用那个版本，或换一个文件：--store 文件。`,
    'not-a-store': (where) => `${where} 不是房间的存储文件，已原样保留。请换一个：--store 文件。`,
    full: (where) =>
      `${where} 已无法再保存内容：磁盘已满。请腾出空间，或换一个位置：--store 文件。已保存的内容都还在。`,
    unwritable: (where) => `${where} 无法保存内容：那个磁盘或文件夹是只读的。请换一个位置：--store 文件。`,
    busy: (where) => `另一个程序一直在写 ${where}。请关闭它，然后重试。`,
    'unknown-kind': (where) =>
      `房间不能保存在 ${where}。请给出文件，或数据库：--store postgres://USER:PASSWORD@HOST/NAME。`,
    unreachable: (where) =>
      `数据库 ${where} 连接不上，或者拒绝登录。请检查 --store 后面的地址，以及数据库是否在运行。`,
  },
};
