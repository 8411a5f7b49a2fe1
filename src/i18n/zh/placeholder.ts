/** Messages about placeholders, in Chinese. */
import type { placeholder as english } from '../en/placeholder.ts';

export const placeholder: typeof english = {
  unknown: (name) => `\${${name}} 还没有值。`,
  mendUnknown: '它由前面的某一步得出或输入：请返回并完成那一步。',
  unsafe: (name, value, why) =>
    value === undefined ? `\${${name}} 的值${why}。` : `\${${name}} 的值“${value}”${why}。`,
  sign: (sign) => `含有字符 ${sign}，shell 可能不会把它当作一个普通单词的一部分`,
  option: '以连字符开头，命令会把它当作选项',
  empty: '是空的，命令会缺少一个参数',
  tooLong: (limit) => `超过 ${limit} 个字符`,
  afterEscape: '紧跟在一个会改变其含义的符号之后',
  openQuote: '命令中有未闭合的引号或括号。',
  mendValue: (name) =>
    `没有运行任何命令。请让 \${${name}} 的值只含字母、数字和 . : / _ @ + = , % -，或重做得出它的那一步。`,
  mendLesson: '没有运行任何命令。这是课程本身的错误：请反馈，并跳过这一步。',
};
