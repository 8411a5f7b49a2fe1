/** The glossary, in Chinese. */
import type { glossary as english } from '../en/glossary.ts';

export const glossary: typeof english = {
  title: '术语表',
  here: (count) => `本步骤的 ${count} 个词在前`,
  named: (term, also) => (also.length === 0 ? term : `${term}（${also.join('、')}）`),
  taught: (step) => `→ swarm-tutor learn ${step}`,
  unknown: (word, near) =>
    `术语表里没有“${word}”。${near ? `你是想找 ${near} 吗？` : ''}swarm-tutor glossary 列出全部术语。`,
};
