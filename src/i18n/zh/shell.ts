/** Messages about the learner's shell, in Chinese. */
import type { shell as english } from '../en/shell.ts';

export const shell: typeof english = {
  folderGone(folder: string, now: string): string {
    return `目录 ${folder} 已不存在，下一条命令将在 ${now} 中运行。`;
  },
  stateUnreadable(file: string): string {
    return (
      `无法读取已保存的 shell 会话，已保留为 ${file}，并启动了新的会话。` +
      'DOCKER_HOST 等环境变量需要重新设置，例如运行 docker-machine env。'
    );
  },
  stateLost(why?: string): string {
    return `这条命令对 shell 的改动（变量、目录）无法保留${why ? `：${why}` : ''}。下一条命令仍从改动之前的状态开始。`;
  },
  refused(name: string): string {
    return (
      '没有运行：这个会话里的机器、引擎和容器都是模拟的，而这条命令会操作真实的。' +
      `请在这里使用 docker 和 docker-machine；要操作真实的，请在自己的终端里运行 ${name}`
    );
  },
  tooLarge(names: readonly string[]): string {
    return `下面的变量太大，无法传给下一条命令，所以没有保留：${names.join('、')}。一个变量最多约 128 kB。`;
  },
};
