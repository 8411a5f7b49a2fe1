/** What was learned and what was run, in Chinese. */
import type { report as english } from '../en/report.ts';

export const report: typeof english = {
  title: (course) => `学习报告：${course}`,
  where: (driver, simulated, date) => `驱动：${driver}${simulated ? '（模拟）' : ''}，${date}`,
  steps: (done, total, skipped) => `完成 ${done} / ${total} 步${skipped > 0 ? `，跳过 ${skipped} 步` : ''}。`,
  time: (time) => `学习用时 ${time}。`,
  topics: '各主题的一次答对率',
  topicsNote:
    '只统计真正要动脑的部分：提问、预测、对输出的解释、自己想出的命令和练习。照课程给出的命令运行，不算数。',
  notAsked: '还没考到',
  share: (known, asked) => `${known} / ${asked}`,
  allKnown: '没有需要回看的内容：问到的你都一次答对了。',
  nothingAsked: '还没有问过你任何问题。',
  weak: '值得再看一遍',
  weakStep: (topic) => `${topic}：`,
  again: (title, step) => `→ ${title}（swarm-tutor learn ${step}）`,
  exercises: '练习',
  exercisesPassed: (passed, total) => `做出 ${passed} / ${total} 个。`,
  followUps: '你来试试：课后小任务',
  noExercise: '还没有开始做。用 `swarm-tutor exercises` 查看全部练习。',
  lessons: '逐课明细',
  columns: {
    topic: '主题',
    firstTry: '一次答对',
    exercise: '练习',
    result: '结果',
    hints: '提示',
    tries: '尝试',
    time: '用时',
    step: '步骤',
    status: '状态',
  },
  statuses: { passed: '完成', failed: '失败', skipped: '跳过', pending: '未做' },
  exerciseStatuses: { new: '没开始', started: '做了一半', passed: '做出来了' },
  gaveUp: '看过解法',
  transcriptTitle: (course) => `命令记录：${course}`,
  ended: (exitCode, time, at) =>
    `${exitCode === null ? '被信号终止' : exitCode === 0 ? '完成' : `退出码 ${exitCode}`}，用时 ${time}，${at}`,
  nothingRun: '还没有运行过任何命令。',
  written: (path) => `已写入 ${path}。`,
  notAFile: (path) => `${path} 不是可以覆盖的文件。请在 --out 后面换一个文件名。`,
};
