import type { shell as english } from '../en/shell.ts';

export const shell: typeof english = {
  folderGone(folder: string, now: string): string {
    return `目录 ${folder} 已不存在，下一条命令将在 ${now} 中执行。`;
  },
  stateUnreadable(file: string): string {
    return (
      `无法读取已保存的 shell 会话，已保留为 ${file}，并启动了新的会话。` +
      'DOCKER_HOST 等环境变量需要重新设置，例如执行 docker-machine env。'
    );
  },
};
