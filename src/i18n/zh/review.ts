/** Asking again what was learned, in Chinese. */
import type { review as english } from '../en/review.ts';

export const review: typeof english = {
  title: '复习',
  place: (at, total) => `${at} / ${total}`,
  offer: (due) => `复习 ${due} 个知识点，巩固记忆（三分钟）`,
  typeIt: '请输入命令。它会在用完就丢的模拟 swarm 上运行。',
  judging: '正在试……',
  oneWay: '一种做法：',
  verdicts: {
    right: '正是要做的事。',
    failed: '命令失败了。',
    'other-effect': '命令运行了，但做的是另一件事。',
    'other-output': '它没有改动任何东西，这没错，但显示的不是要看的内容。',
  },
  over: (known, asked) => `今天就到这里：${asked} 个里答对了 ${known} 个。`,
  left: (left) => `还有 ${left} 个没问。`,
  due: (due) => `有 ${due} 个知识点该复习了：`,
  nothingDue: '今天没有要复习的。',
  nothingLearned: '还没有学过可以复习的内容。',
  next: (day) => `下一次复习：${day}。`,
  howTo: '在终端里运行 swarm-tutor review 开始复习。',
  keys: { answer: '回答', try: '试一试', show: '看答案', next: '下一个', more: '继续', close: '关闭' },
};
