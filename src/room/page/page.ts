/** The board's page without its script: markup and styles. */

/** The only file that a browser opens; everything in it comes from this server. */
export const BOARD_HTML = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Board</title>
<link rel="stylesheet" href="/board.css">
<link rel="icon" href="data:,">
<main></main>
<script src="/board.js" type="module"></script>
</html>
`;

export const BOARD_CSS = `
:root {
  color-scheme: light dark;
  --text: #1c2430; --quiet: #5a6472; --line: #d5dae1; --back: #ffffff; --box: #f4f6f9;
  --link: #0b57d0; --bad: #b3261e; --ok: #1b7f3b;
  font: 17px/1.45 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif;
}
@media (prefers-color-scheme: dark) {
  :root {
    --text: #e4e8ee; --quiet: #9aa5b4; --line: #3a4350; --back: #14181e; --box: #1d232c;
    --link: #8ab4f8; --bad: #f2857c; --ok: #7bd494;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--back); color: var(--text); }
main { max-width: 110rem; margin: 0 auto; padding: 1.2rem clamp(1rem, 2vw, 2.5rem) 3rem; }
h1 { margin: 0; font-size: 1.7rem; line-height: 1.2; overflow-wrap: anywhere; }
h2 { font-size: 1.1rem; margin: 0 0 .5rem; }
h3 { font-size: .95rem; margin: .6rem 0 .25rem; color: var(--quiet); font-weight: 600; }
p, ul, ol { margin: .3rem 0; }
ol, ul { padding-left: 1.5rem; }
.people ul { list-style: none; padding: 0; }
.people ul.names { display: flex; flex-wrap: wrap; gap: 0 1.2rem; }
li.dim { list-style: none; }
li .dim { white-space: nowrap; }
li { padding: .15rem 0; overflow-wrap: anywhere; }
header { display: flex; gap: 1rem; align-items: flex-start; justify-content: space-between; }
header .about { display: flex; flex-wrap: wrap; gap: .2rem 2rem; align-items: baseline; min-width: 0; }
header .join { font-size: 1.15rem; }
header button { flex: none; }
.banner { margin: .8rem 0 0; }
.banner p { font-size: 1.25rem; font-weight: 600; border-left: .3rem solid var(--link); padding-left: .7rem; }
code { font: .95em ui-monospace, Menlo, Consolas, monospace; user-select: all; overflow-wrap: anywhere; }
.controls { margin-top: 1rem; background: var(--box); border: 1px solid var(--line); border-radius: .6rem; padding: .7rem 1rem; }
.controls summary { font-weight: 600; cursor: pointer; }
.controls > div { display: flex; flex-wrap: wrap; gap: .5rem 1.6rem; margin-top: .6rem; }
.group { display: flex; flex-wrap: wrap; gap: .35rem; align-items: center; min-width: 0; }
.group.line { flex: 1 1 22rem; }
.group.line input { flex: 1 1 12rem; min-width: 0; }
.panels { display: grid; grid-template-columns: minmax(0, 1fr); gap: 1.5rem 2.5rem; margin-top: 1.4rem; }
.people { display: grid; gap: 1.2rem; align-content: start; min-width: 0; }
.people section, .lesson { break-inside: avoid; }
.lessons { columns: 27rem; column-gap: 2.5rem; margin-top: .7rem; }
.lesson { margin-bottom: .9rem; }
.lesson h3 { margin-top: 0; }
@media (min-width: 64rem) {
  .panels { grid-template-columns: minmax(0, 2fr) minmax(22rem, 1fr); }
  .people { order: 1; }
}
.bar { display: grid; grid-template-columns: minmax(0, 1fr) clamp(3rem, 12vw, 6rem) 9.5rem; gap: .2rem .7rem; align-items: center; padding: .1rem 0; }
@media (max-width: 32rem) {
  .bar { grid-template-columns: minmax(0, 1fr) 3rem 6.6rem; gap: .2rem .5rem; }
}
.bar .step { overflow-wrap: anywhere; }
.bar .counts { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); text-align: right; font-size: .92rem; font-variant-numeric: tabular-nums; }
.bar .here { font-weight: 700; }
.bar.pace .step { font-weight: 700; border-left: .3rem solid var(--link); padding-left: .45rem; }
.track { display: flex; height: .6rem; border-radius: .3rem; overflow: hidden; background: var(--box); border: 1px solid var(--line); }
.track i { display: block; background: var(--link); }
.track i.stuck { background: var(--bad); }
.dim { color: var(--quiet); font-size: .92rem; }
.bad { color: var(--bad); font-weight: 600; }
.good { color: var(--ok); }
button, input, select { font: inherit; color: inherit; max-width: 100%; padding: .25rem .6rem; border: 1px solid var(--line); border-radius: .4rem; background: var(--back); }
button { cursor: pointer; }
button:hover, button:focus-visible, a:focus-visible { border-color: var(--link); }
button:disabled { opacity: .5; cursor: default; }
button.plain { border: 0; padding: 0; background: none; text-align: left; font-weight: 600; overflow-wrap: anywhere; text-decoration: underline dotted; text-underline-offset: .2em; }
.bar button.plain { font-weight: inherit; text-decoration: none; }
.bar button.plain:hover { text-decoration: underline dotted; }
a { color: var(--link); }
input[type=number] { width: 4.5rem; }
.entry { display: flex; flex-wrap: wrap; gap: .5rem; margin: .8rem 0; }
.entry input { flex: 0 1 24rem; min-width: 0; }
dialog { width: min(46rem, calc(100vw - 2rem)); max-height: calc(100vh - 3rem); overflow: auto; color: inherit; background: var(--back); border: 1px solid var(--line); border-radius: .6rem; padding: 1.1rem 1.3rem; }
li button:not(.plain) { padding: 0 .5rem; font-size: .92rem; }
dialog .group { margin-top: .9rem; }
dialog .group button::first-letter, dialog > p:last-child button::first-letter { text-transform: uppercase; }
dialog details { margin-top: .6rem; }
dialog::backdrop { background: #0008; }
pre { background: var(--box); padding: .7rem; border-radius: .4rem; white-space: pre-wrap; overflow-wrap: anywhere; font: .85rem/1.4 ui-monospace, Menlo, Consolas, monospace; }
`;

/** Nothing is loaded from elsewhere, nothing in the page is run that is not the script, and no other page frames it. */
export const BOARD_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');
