/** Finds what is in the wrong language on a screen: sentences, not names and not what commands print. */

/** Words that Chinese colleagues leave in English: products, Docker's own terms and states, keys, kinds of addresses. */
const LEFT_IN_ENGLISH = new Set(
  `swarm-tutor swarm stack token shell overlay ingress global replicated routing mesh
  docker machine engine compose desktop hub toolbox started part swarms swarm part4 user with play get
  virtualbox oracle hyper-v vboxmanage boot2docker powershell git bash openssh wsl windows linux mac macos
  apple silicon intel amd amd-v vt-x bios uefi vpn github node node.js
  ssh tcp udp http https url id ip cpu tls yaml json utf-8 ci x86 x86-64
  leader ready active down running stopped shutdown unknown pending drain inactive external internal private
  simulator virtualbox hyperv generic dind ctrl-c ctrl-z esc pgup pgdn tab english`.split(/\s+/),
);

const WORD = /^[A-Za-z][A-Za-z'’-]+$/;
/** Heads of columns in what Docker prints. */
const HEAD = /^[A-Z]+$/;
const COMMAND =
  /^(docker(-machine)? (build|create|env|info|inspect|ip|login|ls|node|ps|push|rm|run|scp|service|ssh|stack|start|stop|swarm)|(sudo|curl|brew|winget|swarm-tutor))\b/;

/** Two words in a row that are no names make a sentence, or the beginning of one. */
function isSentence(run: string): boolean {
  if (COMMAND.test(run)) return false;
  let inRow = 0;
  for (const piece of run.split(/\s+/)) {
    const word = piece.replace(/^[("'“‘[]+|[.,;:!?)"'”’\]]+$/g, '');
    inRow = WORD.test(word) && !HEAD.test(word) && !LEFT_IN_ENGLISH.has(word.toLowerCase()) ? inRow + 1 : 0;
    if (inRow === 2) return true;
  }
  return false;
}

/** Pieces of a row without Chinese in them; frames, marks and gaps between columns part them, too. */
function latinRuns(row: string): string[] {
  return row
    .split(/[\u2190-\u2bff\u3000-\u303f\u4e00-\u9fff\uff00-\uffef“”`…·★✓✗]+| {2,}/u)
    .map((run) => run.trim())
    .filter((run) => run !== '');
}

/**
 * English sentences on a Chinese screen.
 * @param allowed what may stand there: what commands printed, the commands themselves, other code
 */
export function englishIn(text: string, allowed: string): string[] {
  // Names that are to stay on one row have blanks that don't break.
  return text
    .replaceAll('\u00a0', ' ')
    .split('\n')
    .flatMap(latinRuns)
    .filter((run) => isSentence(run) && !allowed.includes(run));
}

/** Chinese on an English screen, but for the key that says 中文. */
export function chineseIn(text: string): string[] {
  return text
    .split('\n')
    .filter((row) => /[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]/.test(row.replaceAll('中文', '')));
}
