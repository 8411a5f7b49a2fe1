/** Messages about files that can't be used, in Chinese. */
import type { files as english } from '../en/files.ts';

export const files: typeof english = {
  unusable: (path, cause, remedy) => `${path} 无法使用：${cause}。${remedy}`,
  locked: (cause, remedy) => `${cause}。${remedy}`,
  causes: {
    full: '磁盘已满',
    quota: '你的磁盘配额已用完',
    'read-only': '它所在的磁盘是只读的',
    forbidden: '没有权限',
    'in-the-way': '那个位置上已经有别的东西',
    lockedBy: (path, pid, host, since) =>
      `${path} 正被 ${host} 上的进程 ${pid} 占用${since === undefined ? '' : `（从 ${since} 起）`}`,
    lockedByNobody: (path) => `${path} 挡在那里，也没写明是谁占用的`,
  },
  remedies: {
    full: '请在那里腾出空间，或用 SWARM_TUTOR_HOME 指定另一块磁盘上的目录。',
    quota: '请删掉你在那里的一些文件，或用 SWARM_TUTOR_HOME 指定另一块磁盘上的目录。',
    'read-only': '请把那块磁盘挂载为可写，或用 SWARM_TUTOR_HOME 指定另一块磁盘上的目录。',
    forbidden: '请把它改为归你所有（ls -la 会显示它属于谁），或用 SWARM_TUTOR_HOME 指定另一个目录。',
    'in-the-way': '请把那个东西移开，或用 SWARM_TUTOR_HOME 指定另一个目录。',
    lockedBy: '如果那个进程卡住了，请结束它；如果它与 swarm-tutor 无关，请删除这个文件。然后再试一次。',
    lockedByNobody: '如果没有别的 swarm-tutor 在运行，请删除它，然后再试一次。',
    other: '请让它可写，或用 SWARM_TUTOR_HOME 指定另一个目录。',
  },
};
