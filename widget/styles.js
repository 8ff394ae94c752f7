// Hoja de estilo construida: no la tocan las reglas de la página ni la prohíbe su CSP.
// Colores: variables --ga-* (docs/embed.md).
export const sheet = new CSSStyleSheet();

sheet.replaceSync(`
:host { all: initial !important; }
.launcher, .panel {
  --accent: var(--ga-accent, #611232); --on-accent: var(--ga-on-accent, #fff); --link: var(--ga-link, #8a1f42);
  --paper: var(--ga-paper, #fff); --tint: var(--ga-tint, #f6f0ec); --ink: var(--ga-ink, #2b2226);
  --soft: var(--ga-soft, #5c4f55); --line: var(--ga-line, #8d7c83); --good: var(--ga-good, #1e5b4f); --on-good: #fff;
  --gold: var(--ga-gold, #a57f2c); --bad: #8c1d18; --bad-tint: #fdeeec; --hair: #e4d8d2; position: fixed;
  z-index: 2147483000; right: 1.25em; bottom: 1.25em; color-scheme: light; direction: ltr;
  font: 1em/1.5 system-ui, sans-serif; color: var(--ink);
}
:host([data-theme="dark"]) :is(.launcher, .panel) {
  --accent: var(--ga-accent, #7c1c43); --link: var(--ga-link, #f2a9c0); --paper: var(--ga-paper, #191315);
  --tint: var(--ga-tint, #2a2023); --ink: var(--ga-ink, #f3ecee); --soft: var(--ga-soft, #cbbcc2);
  --good: var(--ga-good, #8fd3c3); --on-good: #10201c; --gold: var(--ga-gold, #c79d45); --bad: #ffb4a9;
  --bad-tint: #3a1714; --hair: #46363c; color-scheme: dark;
}
*, *::before { box-sizing: border-box; }
[hidden], .panel:not([open]) { display: none !important; }
:host([data-position="left"]) :is(.launcher, .panel) { right: auto; left: 1.25em; }
button, textarea { font: inherit; color: inherit; }
button, summary { cursor: pointer; min-height: 44px; min-width: 44px; }
button:disabled { cursor: default; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.icon { fill: none; stroke: currentColor; stroke-width: 2; stroke-linecap: round; stroke-linejoin: round; flex: none; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.launcher {
  display: flex; align-items: center; gap: .6em; max-width: calc(100vw - 2.5em); padding: .7em 1.4em .7em 1.1em;
  min-height: 56px; font-weight: 600; color: var(--on-accent); background: var(--accent); border: 2px solid var(--gold);
  border-radius: 2em; box-shadow: 0 6px 24px #0004;
}
.launcher:focus-visible { outline: 3px solid var(--ink); box-shadow: 0 0 0 3px var(--paper); outline-offset: 3px; }
.panel {
  display: flex; flex-direction: column; inset: auto 1.25em 1.25em auto; margin: 0; padding: 0; max-width: none;
  max-height: none; overflow: hidden; width: min(26.5em, calc(100vw - 2.5em)); height: min(43em, calc(100dvh - 2.5em));
  outline: 0; background: var(--paper); border: 1px solid var(--hair); border-radius: 18px;
  box-shadow: 0 16px 48px #0004, 0 2px 8px #0002;
}
.head {
  display: flex; align-items: center; gap: .25em; padding: .6em .5em .6em 1em; color: var(--on-accent);
  background: var(--accent); border-bottom: 3px solid var(--gold); position: relative; z-index: 1;
}
.head > div { flex: 1; min-width: 0; }
:is(.mark, .send, .head > button, .menu > summary) { display: grid; place-items: center; }
.mark {
  flex: none; width: 2.6em; height: 2.6em; margin-right: .6em; border: 1.5px solid var(--gold); border-radius: 50%;
}
h2, .head p { margin: 0; }
h2 { font-size: 1.1em; line-height: 1.3; }
.head > div p { font-size: .84em; line-height: 1.35; }
.head button, .menu > summary { background: none; border: 0; border-radius: 10px; padding: 0; }
:is(.head > button, .menu > summary):hover { background: #fff2; }
.head :focus-visible { outline-color: currentColor; outline-offset: -4px; }
summary { list-style: none; }
summary::-webkit-details-marker { display: none; }
.menu > summary .icon { stroke-width: 3.5; }
.menu > div {
  position: absolute; right: .5em; top: calc(100% + .4em); width: min(19em, calc(100% - 1em)); max-height: 60vh;
  overflow: auto; padding: .4em; color: var(--ink); background: var(--paper); border: 1px solid var(--hair);
  border-radius: 14px; box-shadow: 0 10px 32px #0004;
}
.menu div :is(button, a, summary) {
  display: flex; align-items: center; width: 100%; min-height: 44px; padding: .3em .8em; color: inherit;
  text-decoration: none; text-align: start; border-radius: 9px;
}
.menu div :is(button, a, summary):hover { background: var(--tint); }
.menu p { margin: 0; padding: .2em .8em .7em; font-size: .88em; color: var(--soft); }
.log {
  flex: 1; overflow-y: auto; overscroll-behavior: contain; padding: 1.1em 1em; display: flex; flex-direction: column;
  gap: .75em; scrollbar-width: thin; scrollbar-color: var(--line) transparent;
}
.log:focus-visible { outline-offset: -3px; }
.message {
  max-width: 92%; padding: .65em .95em; border-radius: 16px; overflow-wrap: anywhere; flex: none; position: relative;
  animation: rise .16s ease-out;
}
@keyframes rise { from { opacity: 0; transform: translateY(6px); } }
.user {
  align-self: flex-end; max-width: 85%; white-space: pre-wrap; color: var(--on-accent); background: var(--accent);
  border-bottom-right-radius: 4px;
}
.bot { align-self: flex-start; background: var(--tint); border-bottom-left-radius: 4px; }
.bot > :first-child { margin-top: 0; }
p { margin: .5em 0; }
.bot p:last-of-type { margin-bottom: 0; }
ul, ol { margin: .4em 0; padding-left: 1.5em; }
a { color: var(--link); text-underline-offset: .15em; }
.sources {
  margin-top: .75em; padding: .1em 0 .1em .75em; border-left: 3px solid var(--gold); font-size: .87em; line-height: 1.4;
}
.sources ul { margin: 0; padding: 0; list-style: none; }
.sources li::first-letter { text-transform: uppercase; }
.note { color: var(--soft); }
.rating {
  display: flex; flex-wrap: wrap; align-items: center; gap: .4em; margin: .55em 0 -.15em -.5em; font-size: .85em;
  color: var(--soft);
}
.rating button {
  display: flex; align-items: center; gap: .4em; padding: 0 .8em; background: none; border: 1px solid transparent;
  border-radius: 2em;
}
.rating button:hover { border-color: var(--line); }
.rating .icon { width: 1.35em; height: 1.35em; }
.rating button + button .icon { transform: rotate(180deg); }
.rating button[aria-pressed="true"] {
  color: var(--on-good); background: var(--good); border-color: var(--good); font-weight: 600;
}
.suggestions {
  display: flex; flex-direction: column; align-items: flex-end; gap: .4em; margin: 0; padding: 0; list-style: none;
}
.suggestion {
  padding: .45em 1.1em; text-align: start; color: var(--link); background: var(--paper);
  border: 1.5px solid var(--link); border-radius: 1.4em; overflow-wrap: anywhere;
}
.suggestion:hover:enabled { color: var(--on-accent); background: var(--accent); border-color: var(--accent); }
.suggestion:disabled { color: var(--soft); border: 1px solid var(--hair); font-size: .88em; }
figure { margin: .8em 0 .2em; }
figcaption { font-weight: 600; font-size: .92em; margin-bottom: .3em; }
figure div { font-size: .92em; line-height: 1.35; margin-top: .45em; }
figure svg { display: block; width: 100%; height: .9em; margin-top: .15em; }
figure rect { fill: var(--good); }
figure path { stroke: var(--line); }
.status { flex: none; padding: 0 1.1em; font-size: .88em; color: var(--soft); }
.status:not(:empty) { padding-block: .3em; }
.typing::after {
  content: ""; display: inline-block; width: .6em; height: .6em; margin-left: .5em; border-radius: 50%;
  background: var(--gold); animation: beat 1s infinite alternate;
}
@keyframes beat { to { opacity: .2; } }
.alert { flex: none; }
.alert:not(:empty) {
  display: flex; align-items: center; gap: .7em; margin: 0 .75em .6em; padding: .5em .6em .5em .9em; font-size: .92em;
  line-height: 1.4; color: var(--bad); background: var(--bad-tint); border-left: 4px solid currentColor;
  border-radius: 8px;
}
.alert span { flex: 1; }
.alert button {
  padding: .2em 1em; font-weight: 600; background: none; border: 1.5px solid currentColor; border-radius: 2em;
}
.alert button:disabled { border-style: dashed; opacity: 1; }
form {
  flex: none; display: grid; grid-template-columns: 1fr auto; gap: .4em .5em; padding: .75em;
  padding-bottom: max(.75em, env(safe-area-inset-bottom)); border-top: 1px solid var(--hair);
}
textarea {
  min-height: 48px; max-height: 8em; width: 100%; padding: .65em 1em; resize: none; overflow-y: auto;
  background: var(--paper); border: 1.5px solid var(--line); border-radius: 14px; line-height: 1.4;
  scrollbar-width: thin;
}
textarea:focus-visible { border-color: var(--link); outline-width: 2px; outline-offset: -1px; }
textarea::placeholder { color: var(--soft); opacity: 1; }
textarea[aria-invalid="true"] { border-color: var(--bad); }
.send {
  width: 48px; height: 48px; padding: 0; align-self: end; color: var(--on-accent); background: var(--accent); border: 0;
  border-radius: 14px;
}
.counter { grid-column: 1 / -1; padding-left: .3em; font-size: .82em; color: var(--soft); }
.counter:empty { display: none; }
.over { color: var(--bad); font-weight: 600; }
@media (max-width: 30em), (max-height: 26em) {
  .panel.panel.panel { inset: 0 0 auto 0; width: 100%; height: 100dvh; border: 0; border-radius: 0; }
  .more { position: absolute; clip-path: inset(50%); }
}
@media (max-width: 22em) { .mark.mark { display: none; } }
@media (prefers-reduced-motion: reduce) { *, ::after { animation: none !important; } }
@media (forced-colors: active) {
  .message, .send, .launcher, .rating button, .suggestion, .head { border: 1px solid; }
  figure rect { fill: CanvasText; }
  .rating button[aria-pressed="true"] { background: Highlight; color: HighlightText; forced-color-adjust: none; }
}
`);
