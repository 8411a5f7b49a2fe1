/** The messages of the tutor, in Chinese. */
import type { tutor as english } from '../en/tutor.ts';

export const tutor: typeof english = {
  unknownPlaceholder: {
    what: (name: string) => `还不知道 \${${name}} 的值。`,
    mend: '它由前面的步骤得出：请回去运行那一步，或者看看机器是否在运行。',
  },
  foreignMachine: {
    what: (name: string) => `已经有一台名为 ${name} 的机器，但它不是 swarm-tutor 创建的。`,
    mend: (setting?: string) =>
      `教程不会动它。请自行改名或删除，然后重试。${setting ? `或者让教程给自己的机器换个名字：启动时加上 --set ${setting}=名称。` : ''}`,
  },
  notOurs: {
    what: (name: string) => `机器 ${name} 不是 swarm-tutor 创建的。`,
    mend: '教程只删除自己创建的东西。如果不再需要这台机器，请自行删除。',
  },
  badInput: {
    what: (title: string, value: string) => `“${value}”不能用作“${title}”。`,
    mend: (example: string) => `可以写成：${example}`,
  },
  ledgerUnwritable: (path: string, cause: string) =>
    `${path} 无法写入（${cause}），这一步创建的东西以后就无法自动删除。`,
  ledgerCorrupt: (kept: string) =>
    `swarm-tutor 创建过什么，都记在账本里；账本无法读取，已另存为 ${kept}，并新建了一份。reset 只会删除新账本里的东西。`,
  progressCorrupt: (kept: string) => `进度文件无法读取，已另存为 ${kept}，并新建了一份。`,
  progressCorruptKept: (path: string) => `进度文件 ${path} 无法读取，也无法另存。这次不会记录任何进度。`,
  progressNewer: (path: string) =>
    `${path} 由更新版本的 swarm-tutor 写成。教程不会改动它，这次也不记录进度。`,
  progressUnwritable: (path: string, why: string, remedy: string) =>
    `${path} 无法写入（${why}）。${remedy}可以继续学，但在那之前不会记录进度。`,
  doneBefore: '这条命令已经运行过，再运行一次会造成破坏，所以这次只检查结果。',
  placed: (file: string, folder: string) => `${file} 已放入 ${folder}。`,
  edited: (file: string, changes: readonly string[]) => `${file}：${changes.join('，')}。`,
  editedValue: (path: string, value: string) => `${path} 现在是 ${value}`,
  editFailed: (file: string, why: string) => `无法修改 ${file}：${why}`,
  noFile: (file: string) => `工作目录里没有 ${file}`,
  notYaml: (why: string) => `它不是 YAML（${why}）`,
  folderGone: (folder: string) => `shell 原来所在的目录已不存在，现在回到 ${folder}。`,
  commandFailed: (code: number) => `命令的退出码是 ${code}。`,
  heldBack: (command: string) => `这条命令没有运行：${command}`,
  failedAndHolds: (code: number | null) =>
    `${code === null ? '命令被信号终止' : `命令以退出码 ${code} 结束`}，所以这一步还不算完成。不过要检查的内容都已满足；如果这就是你要的，按 v 即可继续。`,
  commandKilled: '命令被信号终止了。',
  interrupted: '你中断了它。',
  timedOut: (limit: string) => `它在 ${limit} 内没有结束，已被终止。`,
  notStarted: (program: string) => `无法启动 shell（${program}）。`,
  resetUnfinished: '有一次 reset 中途断了，用 `swarm-tutor reset` 可以接着做完。',
  reality: {
    value: (name: string) => `教程记下的 ${name}`,
    interrupted: '你中止了修复。已经修好的部分会保留。',
    stuck: (step: string, why: string) => `“${step}”没能重做成功${why === '' ? '。' : `：${why}`}`,
  },
  run: {
    begin: (course: string, driver: string) => `${course}，使用驱动 ${driver}`,
    simulated: '模拟：不会创建真实的机器',
    resumes: (step: string) => `从 ${step} 继续`,
    startsOver: '之前已全部完成：从头开始',
    step: (number: number, total: number, title: string) => `[${number}/${total}] ${title}`,
    mended: '有些已完成的步骤不再有效，已重做：',
    unmended: '下面这些没能恢复，而后面的步骤都依赖它们，所以运行到此为止：',
    stillRunning: (time: string, limit: string | undefined) =>
      `仍在运行，已用 ${time}${limit === undefined ? '' : `，最多 ${limit}`}`,
    stillWaiting: (check: string, seen: string, time: string, limit: string) =>
      `正在等待：${check}${seen === '' ? '' : `（目前：${seen}）`}，已用 ${time}，最多 ${limit}`,
    stillMending: (step: string, time: string) =>
      `正在恢复不再有效的步骤${step === '' ? '' : `：${step}`}，已用 ${time}`,
    stillLooking: '正在查看现状',
    passed: '通过',
    failed: '失败',
    skipped: '跳过',
    pending: '未完成',
    expected: '期望',
    seen: '实际',
    alreadyTrue: '（之前就已成立）',
    refused: '未运行',
    fix: '修复方法',
    hint: '提示',
    summary: (passed: number, failed: number, skipped: number, pending: number, time: string) =>
      `通过 ${passed}，失败 ${failed}，跳过 ${skipped}，未完成 ${pending}，用时 ${time}`,
  },
  onlyLines: '这个终端只能逐行输出（TERM=dumb），显示不了全屏界面。在这里可以用：',
  worksInLines: [
    ['swarm-tutor run --driver simulator', '自动走完整个课程'],
    ['swarm-tutor exercises', '列出所有练习'],
    ['swarm-tutor exercise 名称', '在 shell 里做其中一个'],
    ['swarm-tutor --help', '其他用法'],
  ],
};
