/** The events of a swarm, in Chinese. */
import type { swarm as english } from '../en/swarm.ts';

const on = (task: string, node: string) => (node === '' ? task : `${node} 上的 ${task}`);
const because = (error: string) => (error === '' ? '' : `：${error}`);
const roles = (role: string) => (role === 'manager' ? '管理节点' : '工作节点');
const tasks = (count: number, service: string) => `${service} 的 ${count} 个任务`;

export const swarm: typeof english = {
  machineNew: (name: string) => `出现了机器 ${name}`,
  machineGone: (name: string) => `机器 ${name} 已删除`,
  machineState: (name: string, state: string) => `机器 ${name} 的状态变为 ${state}`,
  joined: (name: string, role: string) => `${name} 作为${roles(role)}加入 swarm`,
  left: (name: string) => `${name} 离开了 swarm`,
  role: (name: string, role: string) => `${name} 现在是${roles(role)}`,
  leader: (name: string) => `${name} 现在是 Leader`,
  nodeStatus: (name: string, status: string) => `节点 ${name} 变为 ${status}`,
  availability: (name: string, availability: string) => `节点 ${name} 设为 ${availability}`,
  quorumLost: 'swarm 失去了法定多数：能应答的管理节点太少',
  quorumBack: 'swarm 又有 Leader 了',
  serviceNew: (name: string, wanted: number) => `服务 ${name} 已创建，共 ${wanted} 个任务`,
  serviceGone: (name: string) => `服务 ${name} 已删除`,
  scaled: (name: string, before: number, now: number) => `${name} 从 ${before} 个任务调整为 ${now} 个`,
  updated: (name: string, image: string) => `${name} 换用镜像 ${image}`,
  task: {
    starts: (task: string, node: string) => `${on(task, node)} 正在启动`,
    runs: (task: string, node: string) => `${on(task, node)} 开始运行`,
    broke: (task: string, node: string, error: string) => `${on(task, node)} 失败${because(error)}`,
    ended: (task: string, node: string) => `${on(task, node)} 已停止`,
    waits: (task: string, _node: string, error: string) => `${task} 还没有分配到节点${because(error)}`,
    unknown: (task: string, node: string) => `${on(task, node)} 状态不明`,
  },
  manyTasks: {
    starts: (count: number, service: string) => `${tasks(count, service)}正在启动`,
    runs: (count: number, service: string) => `${tasks(count, service)}开始运行`,
    broke: (count: number, service: string) => `${tasks(count, service)}失败`,
    ended: (count: number, service: string) => `${tasks(count, service)}已停止`,
    waits: (count: number, service: string) => `${tasks(count, service)}还没有分配到节点`,
    unknown: (count: number, service: string) => `${tasks(count, service)}状态不明`,
  },
};
