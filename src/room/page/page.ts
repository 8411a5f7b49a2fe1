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
:root { color-scheme: light dark; font: 18px/1.4 system-ui, sans-serif; }
body { margin: 0 auto; max-width: 90rem; padding: 1rem; }
h1 { margin: 0; font-size: 1.8rem; }
h2 { font-size: 1.2rem; margin: 1rem 0 .3rem; }
h3 { font-size: 1rem; margin: .8rem 0 .2rem; opacity: .8; }
p, ul, ol { margin: .3rem 0; }
.panels { display: grid; grid-template-columns: 3fr 2fr; gap: 2rem; }
@media (max-width: 50rem) { .panels { grid-template-columns: 1fr; } }
.bar { display: grid; grid-template-columns: 16rem 1fr 11rem; gap: .6rem; align-items: center; }
@media (max-width: 50rem) { .bar { grid-template-columns: 1fr; gap: 0; } }
.bar.pace .step { font-weight: bold; border-left: .3rem solid; padding-left: .4rem; }
.step { overflow-wrap: anywhere; }
progress { width: 100%; accent-color: #2a7de1; }
progress.failing { accent-color: #d6452b; }
.dim { opacity: .7; font-size: .9rem; }
.bad { color: #d6452b; font-weight: bold; }
.banner p { font-size: 1.4rem; font-weight: bold; }
.join { font-size: 1.3rem; }
code { font-size: 1.2em; user-select: all; }
button, input, select { font: inherit; padding: .2rem .5rem; margin: .15rem .3rem .15rem 0; max-width: 100%; }
form input { width: min(32rem, 90%); }
input[type=number] { width: 5rem; }
li { overflow-wrap: anywhere; }
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
