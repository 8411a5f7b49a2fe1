/** Courses by others, in Chinese. */
import type { course as english } from '../en/course.ts';

export const course: typeof english = {
  unknown: (named, known, near) =>
    `没有课程“${named}”：没有这个名称的目录或归档文件，你以前也没打开过这门课程。${near ? `你是想找 ${near} 吗？` : ''}现有课程：${known.join('、')}。`,
  unreadable: (path, why) =>
    `${path} 处没有课程（${why}）。--course 可以是含 course.yaml 的目录、它的 .tgz 归档，或以前打开过的课程的名称。`,
  broken: (named, count) => `课程 ${named} 不能使用：有 ${count} 处需要修正。swarm-tutor lint 会列出全部。`,
  idTaken: (id) =>
    `这门课程的 id 是“${id}”，与 swarm-tutor 自带的课程相同，学习进度会混在一起。请在 course.yaml 里改用别的 id。`,
  by: (title, author) =>
    author === undefined
      ? `“${title}”不是 swarm-tutor 自带的课程，也没有写明作者。`
      : `“${title}”不是 swarm-tutor 自带的课程。它自称作者是 ${author}。`,
  willRun: (count) =>
    count === 0
      ? '它不运行任何命令。'
      : `它的命令会在你的 shell 里以你的权限运行。它可能运行或请求的全部内容（${count} 项）：`,
  places: (files) => `它会把这些文件放进你的工作目录：${files.join('、')}`,
  changed: (source) => `你信任过它的早先版本，来自 ${source}。此后的变化（+ 新增，- 删除）：`,
  authorChanged: (before) => (before === undefined ? '以前没有写明作者。' : `以前自称作者是 ${before}。`),
  onlyTexts: '命令照旧，只改了文字、检查或文件',
  hash: (hash) => `它的哈希值：${hash}`,
  question: '你信任它在这台电脑上运行这些内容吗？(y/n)',
  notTrusted: '没有运行它的任何内容。',
  needsTrust: (hash) =>
    `没有运行它的任何内容：没有终端，无法询问。请先看看上面它要运行什么；如果信任它，请加上 --trust ${hash}`,
  otherHash: (given, hash) =>
    `没有运行这门课程的任何内容：--trust 给出的是另一个版本（${given}）。这个版本的哈希值是 ${hash}；不加 --trust 可以看到它要运行什么。`,
  others: '其他课程，可用 --course 打开：',
  noExercises: '这门课程没有练习。',
  noGlossary: '这门课程没有术语表。',
  noCheatsheet: '这门课程没有速查表。',
};
