/** The messages about rooms, in Chinese. */
import type { room as english } from '../en/room.ts';

export const room: typeof english = {
  unnamed: '工作坊',
  actions: (given) =>
    `${given === undefined ? '请说明要对房间做什么' : `房间没有“${given}”这个操作`}：swarm-tutor room open、export 或 end。`,
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
  leave: 'Ctrl-C 停止服务，内容不会丢失；`swarm-tutor room end` 结束房间。',
  stopped: (name) => `房间“${name}”已停止服务，但还没有结束：运行 swarm-tutor room open 可以继续。`,
  ended: (name) => `房间“${name}”已结束。`,
  kept: (learners, date, days) =>
    `保留的内容：${learners} 名学员上报的记录，保留到 ${date}（${days} 天），之后删除。在那之前可以用 swarm-tutor room export 导出。`,
  noneOpen: '这里没有开放的房间。如果保存在别处，请指明：--store 文件。',
  noneKept: '这里没有保存过房间。如果保存在别处，请指明：--store 文件。',
  severalOpen: (names) => `有几个房间开放着：${names.join('、')}。请用 --name 指明是哪一个。`,
  noSuchRoom: (name, names) => `这里没有房间“${name}”。现有：${names.join('、')}。`,
  certAndKey: '--cert 和 --key 要一起用：证书，和它的私钥。',
  badCertificate: (why) => `这份证书和私钥无法使用：${why}`,
  portTaken: (port) =>
    `端口 ${port} 已被占用。房间是不是已经开着？如果不是，请换一个端口：--port ${port + 1}`,
  cannotListen: (host, port, why) =>
    `无法在 ${host} 的端口 ${port} 上监听：${why}。请用 --host 和 --port 换一个。`,
  store: {
    'old-node': (version) =>
      `房间需要 Node.js 22.13 或更新的版本（自带 SQLite），这里是 ${version}。请到 https://nodejs.org 下载新版本后重试。`,
    'newer-schema': (where) =>
      `${where} 由更新版本的 swarm-tutor 创建。请使用那个版本，或换一个文件：--store 文件。`,
    'not-a-store': (where) => `${where} 不是房间的存储文件，已原样保留。请换一个：--store 文件。`,
    unreachable: (where) =>
      `数据库 ${where} 连接不上，或者拒绝登录。请检查 --store 后面的地址，以及数据库是否在运行。`,
  },
};
