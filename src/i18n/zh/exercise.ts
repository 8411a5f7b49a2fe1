/** The messages of exercises, in Chinese. */
import type { exercise as english } from '../en/exercise.ts';

export const exercise: typeof english = {
  kinds: { build: '搭建', mend: '修复' },
  listed: (title: string, passed: number, all: number) => `${title}：${all} 个练习，已做出 ${passed} 个`,
  about: (kind: string, level: number, minutes: number, machines: number) =>
    `${kind}，难度 ${level}，${minutes} 分钟，${machines} 台机器`,
  best: (time: string, hints: number, tries: number) =>
    `用时 ${time}${hints === 0 ? '' : `，看了 ${hints} 个提示`}${tries === 0 ? '' : `，之前试了 ${tries} 次`}`,
  needsMesh: '需要路由网格',
  notJudged: (why: string) => `没有检查：${why}`,
  shown: '看过解法',
  begun: '做了一半',
  open: '打开一个练习：swarm-tutor exercise NAME',
  minutes: (minutes: number, seconds: number) =>
    minutes === 0 ? `${seconds} 秒` : `${minutes} 分 ${seconds} 秒`,

  which: '哪个练习？swarm-tutor exercises 会列出所有练习。',
  unknown: (name: string, near?: string) =>
    `没有名为“${name}”的练习。${near ? `你是不是想输入 ${near}？` : ''}swarm-tutor exercises 会列出所有练习。`,
  notHere: (name: string, drivers: readonly string[]) =>
    `“${name}”不能用这个驱动做。请加上 --driver，可选：${drivers.join('、')}。`,
  oneAtATime: '--check、--hint、--solution 和 -c 一次只能用一个。',
  notBegun: (name: string) => `“${name}”还没有开始。请先打开：swarm-tutor exercise ${name}`,
  otherDriver: (name: string, driver: string) =>
    `“${name}”是用驱动 ${driver} 开始的。请加上 --driver ${driver}，或者用 --reset 从头开始。`,

  building: '正在搭建起始状态 ……',
  realMachines: (driver: string, names: readonly string[]) =>
    `用驱动 ${driver} 时，${names.join('、')} 会离开所在的 swarm，上面运行的东西也会被移除。确认请加 --yes，或改用 --driver simulator。`,
  throwsAway: (name: string, since: string) => `你在 ${since} 开始做“${name}”。从头开始会丢掉已经做的一切。`,
  anewQuestion: '从头开始吗？(y/n)',
  goesOn: '从上次的地方继续。',
  needsReset: '要从头开始，请加上 --reset。',
  goal: (title: string) => `目标：${title}`,
  allTheWhile: '自始至终',
  howTo: 'swarm-tutor exercise --check 评判，--hint 给提示，--solution 看解法，exit 离开。',
  howToOutside: (name: string) =>
    `运行命令：swarm-tutor exercise ${name} -c COMMAND；评判：swarm-tutor exercise ${name} --check`,

  solved: (time: string) => `做出来了，用时 ${time}。`,
  solvedShown: '做出来了，不过看过解法。',
  notSolved: '还没有做出来。',
  looksLike: '看起来是这样',
  saw: (expected: string, actual: string) => `应当是：${expected}；实际是：${actual}`,
  brokenRule: '规则一旦违反就无法挽回。swarm-tutor exercise --reset 可以从头开始。',

  hint: (number: number, of: number) => `提示 ${number}/${of}`,
  noMoreHints: '提示已经给完了。swarm-tutor exercise --solution 可以看解法。',
  solution: '解法从起始状态开始，所以你在这个练习里做的一切都会丢掉。',
  solutionQuestion: '放弃并看解法吗？(y/n)',
  solutionKept: '什么都没有显示，也没有改动。没有终端时请加 --yes。',
  enter: '回车运行，q 结束。',

  keys: {
    type: '输入命令',
    run: '运行',
    next: '下一步',
    close: '关闭',
    anew: '从头开始',
    show: '放弃',
    leave: '离开',
    followUp: '你来试试',
    others: '其他按键',
  },
  spent: (minutes: number) => (minutes < 1 ? '刚开始' : `${minutes} 分钟`),
  checksHold: (holding: number, all: number) => `${all} 项检查，${holding} 项成立`,
  rulesHold: (broken: number) => (broken === 0 ? '没有违反规则' : `违反了 ${broken} 条规则`),
  throughout: '自始至终',
  offer: '想自己试试吗？按 y 做一个两分钟的小任务，不做也行。',
  yourTurn: '你来试试',
  onCopy: '这是你的 swarm 的副本：在这里做什么，都不影响原来的 swarm。',
  onBuilt: '这是为这个任务搭好的模拟 swarm，你自己的机器不受影响。',
  missing: '还差什么',
  ruleBroken: '规则一旦违反就无法挽回：按 x 从头开始。',
  allHold: '全部成立。',
  yourBest: (how: string) => `最好成绩：${how}。`,
  hintsUsed: (hints: number) => (hints === 0 ? '没有看提示。' : `看了 ${hints} 个提示。`),
  way: (at: number, of: number) => `一种解法，第 ${at}/${of} 步`,
  wayDone: '解法到此为止，等全部成立就算做出来了。',
  lastHint: '按 s 放弃，看一种解法。',
  anewAgain: '已做的一切都会丢掉。再按一次 x 就从头开始。',
  giveUpAgain: '会回到起始状态，给你看一种解法。再按一次 s 就放弃。',
  tryAgain: '按 x 再试一次。',

  refused: (command: string, why: string) => `无法运行“${command}”：${why}`,
  failed: (command: string, exitCode: string, output: string) =>
    `“${command}”以退出码 ${exitCode} 结束${output === '' ? '。' : `：\n${output}`}`,
  noMachines: 'Docker Machine 没有列出机器。请运行 swarm-tutor doctor。',
  missingMachines: (names: readonly string[]) =>
    `这个练习需要 ${names.join('、')}，而当前驱动不会为练习创建机器。请先在课程里创建，或加上 --driver simulator。`,
  foreignMachines: (names: readonly string[]) =>
    `${names.join('、')} 已经存在，但不是本教程创建的，所以不会动它们。请用 --set 换个名字，或加上 --driver simulator。`,
  proof: {
    startFails: (why: string) => `起始状态无法建立：${why}`,
    startPasses: '一开始就已达到目标：请修改起始状态，或增加检查',
    meshDecides:
      '一开始就只差网页响应（http），而在路由网格没有响应的地方不判断这一项：请增加其他检查，或设置 mesh: true',
    startBreaks: (rule: string, actual: string) => `规则“${rule}”一开始就不成立（${actual}）：请修改其中之一`,
    idlePasses: '什么都不做也能达到目标：请修改起始状态，或增加检查',
    solutionFails: (why: string) => `这个解法无法运行：${why}`,
    solutionMisses: (check: string, expected: string, actual: string) =>
      `这个解法没有达到目标：“${check}”应当是${expected}，实际是${actual}`,
    solutionBreaks: (rule: string, expected: string, actual: string) =>
      `这个解法违反规则“${rule}”：应当是${expected}，实际是${actual}`,
    wrongPasses: '这个错误做法也能达到目标：请增加检查或规则，或者把它改成解法',
    noForm: '命令没有 bash 的写法',
    endless: (command: string) => `“${command}”不会结束：不要等不会发生的事（--detach）`,
  },
  rules: {
    running: (service: string, atLeast: number) => `${service} 任何时候都至少有 ${atLeast} 个任务在运行`,
    ranAtLeast: (running: number, at: string) =>
      at === ''
        ? `最少时有 ${running} 个任务`
        : `${at} 时${running === 0 ? '一个任务也没有' : `只有 ${running} 个任务`}`,
    kept: (wanted: number) => `原有的 ${wanted} 个都在`,
    gone: (gone: number, wanted: number) =>
      gone === 0 ? `原有的 ${wanted} 个都在` : `原有 ${wanted} 个，少了 ${gone} 个`,
    nobodyTells: '没有节点能回答',
    untouched: (path: string) => `${path} 保持原样`,
    touched: (path: string) => `${path} 被改动了`,
  },
};
