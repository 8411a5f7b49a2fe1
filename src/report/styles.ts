/** The styles of our pages: on a light screen, a dark one, and on paper. */
export const STYLES = `:root {
  color-scheme: light dark;
  --text: #1c2430;
  --quiet: #5a6472;
  --line: #d5dae1;
  --back: #ffffff;
  --box: #f4f6f9;
  --link: #0b57d0;
}
@media (prefers-color-scheme: dark) {
  :root {
    --text: #e4e8ee;
    --quiet: #9aa5b4;
    --line: #3a4350;
    --back: #14181e;
    --box: #1d232c;
    --link: #8ab4f8;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0;
  background: var(--back);
  color: var(--text);
  font: 16px/1.55 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif;
}
main { max-width: 52rem; margin: 0 auto; padding: 2rem 1rem 4rem; }
h1 { font-size: 1.8rem; line-height: 1.25; margin: 0 0 .5rem; }
h2 { font-size: 1.3rem; margin: 2.2rem 0 .6rem; border-bottom: 1px solid var(--line); padding-bottom: .2rem; }
h3 { font-size: 1.05rem; margin: 1.6rem 0 .4rem; }
p { margin: .5rem 0; }
ul, ol { padding-left: 1.4rem; }
a { color: var(--link); }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { text-align: left; padding: .35rem .6rem; border-bottom: 1px solid var(--line); vertical-align: top; }
th { color: var(--quiet); font-weight: 600; }
code, pre { font-family: ui-monospace, Menlo, Consolas, monospace; font-size: .9em; }
code { background: var(--box); padding: .1em .3em; border-radius: .25em; overflow-wrap: anywhere; }
pre { background: var(--box); padding: .8rem; border-radius: .4rem; white-space: pre-wrap; overflow-wrap: anywhere; }
pre code { background: none; padding: 0; }
@media print {
  :root { --text: #000; --quiet: #333; --line: #999; --back: #fff; --box: #f2f2f2; --link: #000; }
  body { font-size: 11pt; }
  main { max-width: none; padding: 0; }
  h2, h3 { break-after: avoid; }
  tr, pre { break-inside: avoid; }
}
`;
