/** The app in the browser, in Chinese. */
import type { browser as english } from '../en/browser.ts';

export const browser: typeof english = {
  opened: (machine: string, url: string) => `已在浏览器中打开 ${machine}：${url}`,
  address: (machine: string, url: string) => `请在浏览器中打开 ${machine}：${url}`,
  next: (machine: string) => `再按 B：${machine}。`,
  nothingPublished: '现在还没有可打开的：运行中的 swarm 里没有服务发布端口。',
  notReached: '本机的浏览器访问不到 swarm 发布的端口。',
  simulated: '由 swarm-tutor 模拟：回应的不是真实的机器。',
  asked: (machine: string, address: string) => `你访问的是 ${machine}（${address}）。`,
  answered: (container: string, machine: string) => `回应的是 ${machine} 上的容器 ${container}。`,
  reload: '刷新页面可再访问一次。',
  elsewhere: '访问其他机器：',
  refused: {
    method: '这里只回应 GET 和 HEAD。',
    host: '这个地址属于 swarm-tutor，请按教程显示的地址打开。',
    site: '这个请求来自其他网站，所以不予回应。请自行打开这个地址。',
  },
};
