/** The messages of checks, in Chinese. */
import type { ComparisonSign, check as english } from '../en/check.ts';

/** Measure word and noun. */
const nouns = {
  machines: ['台', '机器'],
  nodes: ['个', '节点'],
  stacks: ['个', 'stack'],
  services: ['个', '服务'],
  tasks: ['个', '任务'],
  containers: ['个', '容器'],
  networks: ['个', '网络'],
  images: ['个', '镜像'],
  spec: ['个', '服务'],
  labels: ['个', '标签'],
  swarm: ['个', 'swarm 状态'],
  version: ['个', '版本'],
  env: ['个', '环境'],
  switches: ['个', '虚拟交换机'],
} as const;

const COMPARED = { '=': '', '!=': '非 ', '>=': '至少 ', '<=': '至多 ', '>': '多于 ', '<': '少于 ' };

/** Fields of `docker info`. */
const facts: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  LocalNodeState: {
    active: '引擎已在 swarm 中',
    inactive: '引擎不在 swarm 中',
    pending: '引擎仍在加入 swarm',
    locked: '引擎上的 swarm 已锁定',
  },
  ControlAvailable: { true: '是管理节点', false: '不是管理节点' },
};

const listed = (items: readonly string[]): string => items.join('、');
const amount = (comparison: ComparisonSign, value: number): string => `${COMPARED[comparison]}${value}`;

/** Puts pieces together, with a blank where Chinese and Latin text or digits meet. */
function glue(...pieces: readonly string[]): string {
  return pieces
    .filter((piece) => piece !== '')
    .reduce((text, piece) => {
      const meet = /[\u4e00-\u9fff]$/.test(text) !== /^[\u4e00-\u9fff]/.test(piece);
      return (
        text + (meet && text !== '' && !/[，。（]$/.test(text) && !/^[，。（]/.test(piece) ? ' ' : '') + piece
      );
    }, '');
}

export const check: typeof english = {
  joined: (parts) => parts.join('，'),
  together: (part, end) => part + end,
  listed,
  amount,
  described: (subject, quality) => {
    const qualities = [
      quality.states.length > 0 ? `处于 ${listed(quality.states)} 状态` : '',
      quality.role && `角色为 ${quality.role}`,
      ...quality.details,
    ].filter((part) => part !== '');
    const predicate = qualities.join('，');
    /** Then the thing is its subject; else it needs a pause, or 的. */
    const isState = predicate === '' || quality.states.length > 0;
    const name = quality.name && `名为 ${quality.name}`;
    if (!subject) return [name, predicate].filter((part) => part !== '').join('，');
    const [measure, noun] = nouns[subject.noun];
    const named = name ? glue(name, '的', noun) : noun;
    const none = (): string => {
      const attributes = [name, ...qualities].filter((part) => part !== '').join('、');
      return attributes === '' ? glue('没有', noun) : glue('没有', attributes, '的', noun);
    };
    switch (subject.kind) {
      case 'number':
        if (subject.comparison === '=' && subject.value === 0) return none();
        return glue(
          amount(subject.comparison, subject.value),
          measure,
          named,
          isState ? '' : '，',
          predicate,
        );
      case 'of':
        return glue(String(subject.wanted), measure, named, '中有', String(subject.seen), measure, predicate);
      case 'all':
        return glue('所有', named, isState ? '' : '的', predicate);
      case 'none':
        return none();
      case 'bare':
        return glue(named, predicate);
    }
  },
  detail: (column, value) => (value === '' ? `${column} 为空` : `${column} 为 ${value}`),
  nameBegins: (text) => `名称以 ${text} 开头`,
  detailAny: (column) => `${column} 不为空`,
  detailMatches: (column, pattern) => `${column} 匹配 ${pattern}`,
  matching: (pattern) => `匹配 ${pattern}`,
  fact: (column, value) =>
    facts[column]?.[value] ?? (value === '' ? `${column} 未设置` : `${column} 为 ${value}`),
  factMatches: (column, pattern) => `${column} 匹配 ${pattern}`,
  isSet: (column) => `${column} 已设置`,
  not: (text) => `不是：${text}`,
  states: (counts) => `（${counts.map(({ count, state }) => `${count} 个 ${state}`).join('，')}）`,
  saying: (error) => `：${error}`,
  seenAs: (name, seen) => `${name}（${seen}）`,
  none: (name) => `没有 ${name}`,
  there: (names) => `（现有：${names.join('、')}）`,
  distinct: (column, comparison, value) =>
    column === 'Node'
      ? glue('分布在', amount(comparison, value), '个节点上')
      : glue(column, '有', amount(comparison, value), '种不同的值'),
  distinctOf: (column, seen, wanted) =>
    column === 'Node'
      ? `只分布在 ${wanted} 个节点中的 ${seen} 个上`
      : `${column} 只有 ${seen} 种不同的值，应为 ${wanted} 种`,
  spread: (things, distinct) => `${things}，${distinct}`,
  orLater: (what, version) => `${what} ${version} 或更高版本`,
  installed: (tool) => `已安装 ${tool}`,
  because: (text, reason) => `${text}：${reason}`,

  exitCode: (value) => glue('退出码', value),
  noExitCode: '命令没有运行完就被结束了',
  says: (stream, pattern) => `${stream} 中有 ${pattern}`,
  saysNothing: (stream) => `${stream} 为空`,
  saysInstead: (stream, line) => `${stream} 的末尾是“${line}”`,
  noCommand: '没有运行任何命令',

  answers: (url, status, times) =>
    times === 1 ? `${url} 返回 ${status}` : `对 ${url} 的 ${times} 次请求都返回 ${status}`,
  answersOf: (url, status, seen, times) => `对 ${url} 的 ${times} 次请求中有 ${seen} 次返回 ${status}`,
  answersWith: (status) => `实际返回 ${status}`,
  bodyMatches: (pattern) => `页面中有 ${pattern}`,
  bodyMissing: (pattern) => `页面中没有 ${pattern}`,
  differentAnswers: (comparison, value) => glue(amount(comparison, value), '种不同的应答'),
  differentAnswersOf: (seen, wanted) => `只有 ${seen} 种不同的应答，应为 ${wanted} 种`,
  noAnswer: {
    refused: '连接被拒绝',
    timedOut: '5 秒内没有应答',
    unknownHost: '主机名无法解析',
    unreachable: '地址不可达',
    broken: '连接中断，没有收到应答',
    noCurl: '没有安装 curl',
    other: (code) => `curl 的退出码是 ${code}`,
  },

  file: (path) => `文件 ${path}`,
  fileValue: (key, value) => `${key} 为 ${value}`,
  fileValueMatches: (key, pattern) => `${key} 匹配 ${pattern}`,
  fileMissing: (path) => `工作目录里没有 ${path}`,
  fileOutside: (path) => `${path} 在工作目录之外`,
  fileUnreadable: (path, why) => `无法读取 ${path}：${why}`,
  fileNotYaml: (path, line, why) => `${path} 不是合法的 YAML，第 ${line} 行：${why}`,
  fileNoValue: (key) => `没有 ${key}`,

  reasons: {
    'engine-unreachable': (machine) =>
      machine === '' ? 'Docker Engine 没有响应' : `${machine} 上的 Docker Engine 没有响应`,
    'machine-stopped': (machine) => `机器 ${machine} 没有运行`,
    'machine-missing': (machine) => `没有名为 ${machine} 的机器`,
    'not-manager': (machine) => (machine === '' ? '这个引擎不是管理节点' : `${machine} 不是管理节点`),
    'not-in-swarm': (machine) => (machine === '' ? '这个引擎不在 swarm 中' : `${machine} 不在 swarm 中`),
    'nothing-found': (name) => `没有名为 ${name} 的对象`,
    'ssh-failed': (machine) => `无法通过 SSH 连接到 ${machine}`,
    'tool-missing': (tool) => `没有安装 ${tool}`,
    'timed-out': (tool) => `${tool} 没有及时应答`,
    other: (message) => message,
  },
};
