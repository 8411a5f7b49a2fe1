/** Messages to authors of lessons, in Chinese. */
import type { lint as english } from '../en/lint.ts';

const list = (words: readonly string[]): string => words.join('、');
const types: Readonly<Record<string, string>> = {
  string: '文本',
  number: '数字',
  int: '整数',
  boolean: 'true 或 false',
  array: '列表',
  object: '映射',
  record: '映射',
  null: '空值',
};
const type = (names: string): string =>
  names
    .split('|')
    .map((name) => types[name] ?? name)
    .join('或');
const key = (name: string): string => (name === '' ? '这个块' : `“${name}”`);

export const lint: typeof english = {
  folderUnreadable: (why) => `无法读取这个目录（${why}）：请指定包含 course.yaml 的目录`,
  noCourse: '这里没有课程：请指定包含 course.yaml 的目录，或其上一级目录',
  fileUnreadable: (why) => `无法读取这个文件（${why}）`,
  notText: '这不是 UTF-8 文本：请用 UTF-8 编码保存',
  tooLarge: (limit) => `文件超过 ${limit} 字节：课程文件应是几页篇幅的文本`,
  tooLong: (most) => `超过 ${most} 个字符：课程用不到这么多，请拆分文件`,
  lineTooLong: (most) => `这一行超过 ${most} 个字符，读取它可能没完没了：请换行`,
  tooMany: (sign, most) => `${sign} 连在一起超过 ${most} 个：课程用不到这么多，读取它们可能没完没了`,
  empty: '文件是空的：请写入课程内容，或将它从 course.yaml 的列表中删除',
  lessonMissing: (file) => `没有文件 ${file}：请编写它，或将它从列表中删除`,
  lessonUnlisted: 'course.yaml 没有列出这一课：请加入“lessons”，或删除此文件',
  fileMissing: (file) => `课程中没有 files/${file}：请添加它，或将它从列表中删除`,
  coverageMissing: (file) => `课程中没有 ${file}：请添加覆盖表`,

  notYaml: (detail) => `不是有效的 YAML：${detail}`,
  unknownKey: (name, where) => `${where === '' ? '' : `“${where}”中的`}未知键“${name}”：请更正拼写或删除`,
  missing: (name) => `缺少${key(name)}：请添加`,
  wrongType: (name, expected, found) =>
    `${key(name)}必须是${type(expected)}，而不是${type(found)}${expected === 'string' ? '：请加上引号' : ''}`,
  notOneOf: (name, value, allowed) => `${key(name)}不能是“${value}”：可用的值有 ${list(allowed)}`,
  tooSmall: (name, minimum) => `${key(name)}太小或为空：至少要有 ${minimum}`,
  tooBig: (name, maximum) => `${key(name)}太大：最多 ${maximum}`,
  invalid: (name, detail) => `${key(name)}无效：${detail}`,
  badRegex: (name, kind, detail) =>
    ({
      syntax: `${key(name)}不是有效的正则表达式：${detail}`,
      'look-around': `${key(name)}使用了环视或反向引用，匹配时间可能没有上限：若要表示不匹配，请写成 \`!/…/\`（${detail}）`,
      'too-large': `${key(name)}这个表达式太大（${detail}）：请减少重复，或只匹配其中一部分`,
    })[kind],
  badFlags: (name, flags) => `${key(name)}的标志是“${flags}”：模式只支持标志“i”`,
  badDuration: (name) => `${key(name)}不是时长：请写成 500ms、30s、2m 或 0`,
  badAmount: (name) => `${key(name)}不是数量：请写成 \`5\`、\`">=2"\` 或 \`"<3"\``,
  badId: (name) => `${key(name)}必须是用连字符连接的小写单词，例如 join-worker`,
  badPlaceholderId: (name) => `${key(name)}必须是用下划线连接的小写单词，例如 manager_ip`,
  badPath: (name) => `${key(name)}必须是课程目录内的相对路径，不能包含“..”`,
  badMakes: (name) =>
    `${key(name)}必须写明创建了什么：\`machine:名称\`、\`stack:名称\`、\`container:名称\` 或 \`image:名称\``,
  oneOfKeys: (name, keys, found) =>
    found.length === 0
      ? `${key(name)}没有说明检查什么：请添加 ${list(keys)} 之一`
      : `${key(name)}同时检查了 ${list(found)}：请拆成多个检查`,
  needsOne: (name, keys) => `${key(name)}没有条件：请至少添加 ${list(keys)} 之一`,
  onlyWith: (name, other) => `“${name}”只能与“${other}”一起使用：请删除它`,
  unknownColumn: (column, view, columns) => `视图“${view}”没有列“${column}”：它的列有 ${list(columns)}`,
  ofRequired: (view) => `视图“${view}”需要“of”：请写明查看哪一个`,
  ofMeaningless: (view) => `视图“${view}”不接受“of”：请删除它`,
  ofTool: (tools) => `“of”必须是 ${list(tools)} 之一`,
  rightOptions: (count) => `每道题只有一个正确选项，而这里有 ${count} 个：请给其中一个写上“right: true”`,
  duplicateId: (id) => `id“${id}”重复：每一项都要有自己的 id`,
  defaultOption: (id) => `默认值“${id}”不在选项中：请写其中一个选项`,
  defaultPattern: (pattern) => `默认值不符合模式 ${pattern}：请修改其中之一`,
  askNeeded: '这个 capture 没有“ask”：请添加用来取值的命令（机密值需要时会用它重新获取）',
  usageMissing: (word) => `course.yaml 的“usage”没有解释“${word}”：请添加一行说明`,
  usageUnused: (word) => `没有课程命令用到“${word}”：请删除它`,
  topicStepUnknown: (step) => `没有哪一课有步骤“${step}”：请改正 id，或者从列表中去掉`,
  reviewStartMissing:
    '复习时没有可以运行这条命令的 swarm：请在 course.yaml 中加上“review”，写明一开始有哪些机器',
  reviewMachineUnknown: (name) => `复习用的机器里没有“${name}”：请把它也写进“machines”`,
  termTwice: (term) => `术语表中已经有“${term}”：请去掉其中一个`,
  exerciseTopicUnknown: (topic) =>
    `课程没有主题“${topic}”：请改正，或者加到 course.yaml 某个主题的“exercises”里`,
  topicStepTwice: (step, topic) => `步骤“${step}”已经属于主题“${topic}”：请只保留一处`,
  noPlaceholder: '这里不会填入占位符：请改写成与占位符无关的内容',
  groupNeeded: (name) => `${key(name)}没有分组：请用 \`(…)\` 括住会变化的部分`,

  noFrontMatter: '每一课以元数据开头：一行 ---，然后是 id 和 title，再一行 ---',
  unknownMarkdown: (kind) => `终端无法显示这种内容（${kind}）：请使用段落、列表、引用、表格、代码和链接`,
  imageInText: '终端无法显示图片：请用文字说明，或在代码块中画出来',
  badLink: (href) => `链接“${href}”在终端里打不开：请使用 http 或 https 地址`,
  topHeading: '一课的标题写在元数据中：步骤请使用 ##',
  headingWithoutId: '步骤需要 id：请在标题末尾加上 {#some-id}',
  headingBadId: (id) => `“${id}”不能作为 id：请使用连字符连接的小写单词`,
  deepHeadingId: '只有 ## 标题才是步骤：请删除 id，或改用 ##',
  noSteps: '这一课没有步骤：请添加标题，例如“## 标题 {#some-id}”',
  fenceBeforeStep: '这个块在第一个步骤之前：请移到带 id 的标题之下',
  secondStepBlock: '这个步骤有两个“yaml step”块：请合并',
  runAfterBlock: '命令要写在“yaml step”块之前：请上移',
  fenceWord: (word) => `语言之后的“${word}”无法识别：可用 run、auto、driver=… 或 choice=…`,
  fenceLanguage: (lang) => `命令不能用“${lang}”：请使用 bash、powershell，或通用的 shell`,
  fenceDriver: (driver, drivers) => `未知的驱动“${driver}”：可用的有 ${list(drivers)}`,
  fenceNotRun: (word) => `“${word}”只对命令有意义：请加上“run”，或删除它`,
  fenceEmpty: '命令是空的：请写入命令，或删除这个块',

  fewOptions: '只有一个选项就没得选：请再加一个',
  predictForm: '预测要么从“options”里选，要么猜一个“number”并用“why”说明：请只写其中一种',
  predictUseless: '只有运行命令的步骤才有可预测的：请删除“predict”，或改用“question”',
  practiceUseless: '只有运行命令的步骤才能练习：请删除“practice”',
  autoByHand: '只有“kind: by-hand”的步骤才有自动运行用的命令：请删除“auto”',
  byHandAuto: '这一步由学习者手动完成：请给命令加上“auto”',
  runWithoutCommand: '“kind: run”需要命令：请添加 ```bash run 这样的块',
  kindNeeds: (kind, name) => `“kind: ${kind}”需要“${name}”：请添加`,
  commandUseless: (kind) => `“kind: ${kind}”的步骤不运行命令：请删除命令或 kind`,
  checksNeeded: '没有任何检查能证明这一步已完成：请添加检查',
  unreachable: '前面的命令总会先被选中：请删除这一条，或缩小前一条的范围',
  shellMissing: (shell) => `这一步没有 ${shell} 的命令：请添加`,
  choiceUnknown: (id) => `“${id}”不是这一步的选项：请写已有的选项，或添加它`,
  choiceFromUnknown: (id) => `前面没有带选择的步骤“${id}”：请写一个带选择的步骤，或改用“choice”`,
  showsOutput: '没有可供显示输出的命令：请添加命令，或删除“shows”',
  captureOutput: '没有可供提取输出的命令：请添加命令，或使用“from: ask”',
  takenTwice: (name: string) => `已有名为 ${name} 的设置项或 capture：请给这条诊断取出的值换个名字`,
  outputExitOnly: '命令本来就必须以退出码 0 结束：请用 stdout 或 stderr 写明它该输出什么',
  outputCheck: '没有可供检查输出的命令：请改为检查集群',
  inputUnknown: (id) => `课程没有设置项“${id}”：请加入 course.yaml 的“settings”`,
  placeUnknown: (file) => `课程没有文件“${file}”：请加入 course.yaml 的“files”`,

  sectionUseless: '看不出这一节有什么用：请加上“yaml exercise”块，或标有 start、solution、wrong 的命令',
  noGoal: '这个练习没有目标：请加上带“yaml exercise”块的一节',
  secondGoal: '这个练习有两个“yaml exercise”块：请合并',
  goalCommand: '目标里不能泄露命令：请把这一块移到单独的一节',
  twoMarks: (one: string, other: string) => `这一节里既有 ${one} 又有 ${other} 命令：请分成两节`,
  proseUnseen: '这段文字谁也看不到：请改成注释 <!-- … -->',
  exerciseFile: (id: string) => `文件名与练习的 id 不同：请改名为 ${id}.md`,
  solutionMissing: '这个练习没有解法：请加上一节，命令标为 solution',
  wrongTurnMissing: '这个练习没有错误做法：请加上一节，命令标为 wrong',
  machineUnknown: (name: string) =>
    `练习此时没有名为“${name}”的机器：请写进“needs”；如果有“machines”，也写进去`,
  duplicateStep: (id, where) => `步骤的 id“${id}”已经用过（${where}）：请换一个`,
  duplicateLesson: (id) => `课的 id“${id}”已经用过：请换一个`,
  endsUnknown: (name) => `“${name}”既不是前面的步骤，也不是其中的检查：请按原名写“步骤”或“步骤/检查”`,
  goalUnknown: (id) => `没有 id 为“${id}”的步骤：请写集群完成时所在的步骤`,
  unknownPlaceholder: (name) =>
    `\${${name}} 没有值的来源：请加入 course.yaml 的“settings”，或在前面的步骤中提取`,
  latePlaceholder: (name, driver) =>
    `使用 ${driver} 时，\${${name}} 到这一步还没有值：请在该驱动下存在的前面的步骤中提取`,
  unusedCapture: (id) => `没有地方使用 \${${id}}：请使用它，或删除这个 capture`,
  shadowedSetting: (id) => `“${id}”也是课程的设置项：请给 capture 换一个 id`,
  secretShown: (name) => `\${${name}} 是机密值，却出现在这一步的文字或检查中：只能用在命令里`,
  openQuote: (name) => `这条命令含有 \${${name}}，而引号或括号没有闭合：请闭合，以便检查占位符的值`,
  afterEscape: (name) => `\${${name}} 紧跟在会改变其含义的符号（$ 或转义符）之后：请移开或删除该符号`,

  coverageTable: '这里没有带 id 的表格行：请添加覆盖表',
  uncovered: (row) => `没有步骤覆盖 ${row}：请写入讲解它的步骤的“covers”`,
  coverUnknown: (row) => `覆盖表中没有“${row}”：请写表中已有的行`,

  translationFile: (file, language) => `${file} 没有“${language}”译文：请添加`,
  translationOrphan: (file) => `这是 ${file} 的译文，但课程中没有它：请改名或删除`,
  translationMissing: (step, hash) =>
    `步骤“${step}”尚未翻译：请添加，并在标题下写 <!-- translates: ${hash} -->`,
  translationStale: (name, hash) => `“${name}”的原文已改动：请更新译文，然后写 <!-- translates: ${hash} -->`,
  translationUnmarked: (name, hash) => `“${name}”没有注明所译的原文：请添加 <!-- translates: ${hash} -->`,
  courseStale: (hash) => `course.yaml 已改动：请更新译文，然后写 translates: ${hash}`,
  translationSurplus: (name) => `原文中没有“${name}”：请更正 id 或删除`,
  translationCommand: '命令和检查只写在原文中：请删除这个块',
  textMissing: (path) => `“${path}”尚未翻译：请加入 texts`,
  wordOfNoUse: (word) => `不写“${word}”也能搜到这一条：请删除`,
  textUnknown: (path) => `原文中没有文本“${path}”：请更正或删除`,
  codeChanged: (missing, surplus) =>
    `译文中的代码与原文不同${missing.length === 0 ? '' : `；缺少 ${missing.map((code) => `\`${code}\``).join('、')}`}${surplus.length === 0 ? '' : `；多出 ${surplus.map((code) => `\`${code}\``).join('、')}`}：代码不翻译`,
  placeholdersChanged: (path) => `“${path}”的占位符与原文不同：请全部保留`,
  textsNeeded: '原文在步骤块之后还有文字：请在其译文之前放一个“yaml texts”块',
  termForbidden: (found, term, word) => `“${found}”不是“${term}”的译法：请按术语表写“${word}”`,
  spaceMissing: (excerpt) => `“${excerpt}”：请在中文与拉丁字母、数字或代码之间加空格`,
  spaceSurplus: (excerpt) => `“${excerpt}”多了空格：请删除`,
  halfWidth: (excerpt) => `“${excerpt}”在中文旁用了半角标点：请改为全角`,
  lessonId: (id) => `id 必须与原文相同：“${id}”`,
};
