/** Words that every part uses, in Chinese. */
import type { common as english } from '../en/common.ts';

export const common: typeof english = {
  duration(ms: number): string {
    const seconds = Math.round(ms / 1000);
    if (seconds < 60) return `${seconds} 秒`;
    const minutes = Math.floor(seconds / 60);
    if (minutes < 60) return seconds % 60 === 0 ? `${minutes} 分钟` : `${minutes} 分 ${seconds % 60} 秒`;
    return `${Math.floor(minutes / 60)} 小时 ${minutes % 60} 分`;
  },
  sentences: (parts) => parts.join(''),
  simulator: '模拟器',
  yes: '是',
  no: '否',
};
