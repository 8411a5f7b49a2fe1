/** The swarm in a second terminal, in Chinese. */
import type { watch as english } from '../en/watch.ts';

export const watch: typeof english = {
  title: (driver: string, simulated: boolean) =>
    `驱动 ${driver} 上的 swarm${simulated ? '（模拟：背后没有真实的机器）' : ''}`,
  noMachines: (driver: string) => `驱动 ${driver} 上还没有机器。跟着 swarm-tutor 一步步走，就会创建出来。`,
  noSwarm: '还没有机器加入 swarm。',
  noService: 'swarm 上还没有运行服务。',
  quorumLost: 'swarm 失去了法定多数：能应答的管理节点太少，查不到服务和任务。',
  trouble: (why: string) => `无法询问机器：${why}。`,
  headings: {
    machine: '机器',
    state: '状态',
    address: '地址',
    role: '角色',
    status: '节点状态',
    availability: '可用性',
    service: '服务',
    mode: '模式',
    replicas: '副本',
    ports: '端口',
    desired: '期望状态',
    image: '镜像',
    task: '任务',
    error: '错误',
  },
  looking: '正在查看机器 …',
  visitors: {
    toCome: '访客：命令运行时，会有人不断访问应用。',
    closed: (url) => `访客：从这里访问 ${url} 没有响应。`,
    title: '期间的访客：',
    answered: (count) => `${count} 次有响应`,
    between: '，',
    failed: (count) => `${count} 次失败`,
    short: {
      toCome: '访客：还没来',
      closed: () => '访客：访问不了',
      title: '访客：',
      answered: (count) => `✓ ${count}`,
      between: '  ',
      failed: (count) => `✗ ${count}`,
    },
  },
};
