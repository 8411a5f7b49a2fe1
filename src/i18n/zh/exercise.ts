/** What exercises have to say, in Chinese. */
import type { exercise as english } from '../en/exercise.ts';

export const exercise: typeof english = {
  kinds: { build: '搭建', mend: '修复' },
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
    startBreaks: (rule: string, actual: string) =>
      `规则 "${rule}" 一开始就不成立（${actual}）：请修改其中之一`,
    idlePasses: '什么都不做也能达到目标：请修改起始状态，或增加检查',
    solutionFails: (why: string) => `这个解法无法运行：${why}`,
    solutionMisses: (check: string, expected: string, actual: string) =>
      `这个解法没有达到目标："${check}" 应当是${expected}，实际是${actual}`,
    solutionBreaks: (rule: string, expected: string, actual: string) =>
      `这个解法违反规则 "${rule}"：应当是${expected}，实际是${actual}`,
    wrongPasses: '这个错误做法也能达到目标：请增加检查或规则，或者把它改成解法',
    noForm: '命令没有 bash 的写法',
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
