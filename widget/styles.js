// Hoja de estilo construida: no la tocan las reglas de la página ni la prohíbe su CSP. Colores: variables --ga-* (docs/embed.md).
export const sheet = new CSSStyleSheet();

sheet.replaceSync(`
:host {
  all: initial !important;
  --accent: var(--ga-accent, #611232); --on-accent: var(--ga-on-accent, #fff); --link: var(--ga-link, #8a1f42);
  --paper: var(--ga-paper, #fff); --tint: var(--ga-tint, #f6f0ec); --ink: var(--ga-ink, #2b2226); --soft: var(--ga-soft, #5c4f55);
  --line: var(--ga-line, #8d7c83); --good: var(--ga-good, #1e5b4f); --on-good: #fff; --gold: var(--ga-gold, #a57f2c);
  --bad: #8c1d18; --bad-tint: #fdeeec;
  color-scheme: light;
}
:host([data-theme="dark"]) {
  --accent: var(--ga-accent, #7c1c43); --link: var(--ga-link, #f2a9c0); --paper: var(--ga-paper, #191315); --tint: var(--ga-tint, #2a2023);
  --ink: var(--ga-ink, #f3ecee); --soft: var(--ga-soft, #cbbcc2); --good: var(--ga-good, #8fd3c3);
  --on-good: #10201c; --gold: var(--ga-gold, #c79d45); --bad: #ffb4a9; --bad-tint: #3a1714; color-scheme: dark;
}
*, *::before { box-sizing: border-box; }
[hidden] { display: none !important; }
.launcher, .panel {
  position: fixed; z-index: 2147483000; right: 1.25em; bottom: 1.25em;
  font: 1em/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; color: var(--ink);
}
:host([data-position="left"]) .launcher, :host([data-position="left"]) .panel { right: auto; left: 1.25em; }
button, textarea { font: inherit; color: inherit; }
button, summary { cursor: pointer; min-height: 44px; min-width: 44px; }
button:disabled { cursor: default; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.icon { fill: none; stroke: currentColor; stroke-width: 2; stroke-linecap: round; stroke-linejoin: round; flex: none; }
.hidden { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.launcher {
  display: flex; align-items: center; gap: .6em; max-width: calc(100vw - 2.5em); padding: .7em 1.2em; min-height: 52px; font-weight: 600;
  color: var(--on-accent); background: var(--accent); border: 2px solid var(--gold); border-radius: 2em; box-shadow: 0 4px 18px #0005;
}
.launcher:focus-visible { outline: 3px solid var(--ink); box-shadow: 0 0 0 3px var(--paper); outline-offset: 3px; }
.panel {
  display: flex; flex-direction: column; width: min(25em, calc(100vw - 2.5em)); height: min(42em, calc(100dvh - 2.5em)); overflow: hidden;
  background: var(--paper); border: 1px solid var(--line); border-radius: 14px; box-shadow: 0 10px 40px #0005;
}
header { display: flex; align-items: center; gap: .25em; padding: .5em .5em .5em 1em; color: var(--on-accent); background: var(--accent);
  border-bottom: 3px solid var(--gold); position: relative; z-index: 1; }
header > div { flex: 1; min-width: 0; }
h2, header p { margin: 0; }
h2 { font-size: 1.1em; line-height: 1.3; }
header > div p { font-size: .82em; line-height: 1.35; }
header button, .menu > summary { display: grid; place-items: center; background: none; border: 0; border-radius: 8px; padding: 0; }
header :focus-visible { outline-color: currentColor; outline-offset: -4px; }
summary { list-style: none; }
summary::-webkit-details-marker { display: none; }
.menu > summary .icon { stroke-width: 3.5; }
.menu > div { position: absolute; right: .5em; top: calc(100% + .4em); width: min(19em, calc(100% - 1em)); max-height: 60vh; overflow: auto; padding: .3em;
  color: var(--ink); background: var(--paper); border: 1px solid var(--line); border-radius: 10px; box-shadow: 0 6px 24px #0005; }
.menu div :is(button, a, summary) { display: flex; align-items: center; width: 100%; min-height: 44px; padding: .3em .8em;
  color: inherit; text-decoration: none; text-align: start; border-radius: 7px; }
.menu div :is(button, a, summary):hover { background: var(--tint); }
.menu p { margin: 0; padding: .2em .8em .7em; font-size: .88em; color: var(--soft); }
.log { flex: 1; overflow-y: auto; overscroll-behavior: contain; padding: 1em; display: flex; flex-direction: column; gap: .7em; }
.log:focus-visible { outline-offset: -3px; }
.message { max-width: 92%; padding: .6em .9em; border-radius: 12px; overflow-wrap: anywhere; flex: none; position: relative; }
.user { align-self: flex-end; white-space: pre-wrap; color: var(--on-accent); background: var(--accent); border-bottom-right-radius: 3px; }
.bot { align-self: flex-start; background: var(--tint); border-bottom-left-radius: 3px; }
.bot > :first-child { margin-top: 0; }
p { margin: .5em 0; }
.bot p:last-of-type { margin-bottom: 0; }
ul, ol { margin: .4em 0; padding-left: 1.5em; }
a { color: var(--link); text-underline-offset: .15em; }
.sources { margin-top: .7em; padding-top: .5em; border-top: 1px solid var(--gold); font-size: .87em; line-height: 1.4; }
.sources ul { margin: 0; padding: 0; list-style: none; }
.sources a { display: inline-block; padding: .2em 0; min-height: 24px; }
.note { color: var(--soft); }
.rating { display: flex; flex-wrap: wrap; align-items: center; gap: .4em; margin-top: .6em; font-size: .85em; }
.rating button { padding: .2em .9em; background: none; border: 1px solid var(--line); border-radius: 2em; }
.rating button[aria-pressed="true"] { color: var(--on-good); background: var(--good); border-color: var(--good); font-weight: 600; }
.suggestions { display: flex; flex-direction: column; align-items: flex-end; gap: .4em; margin: 0; padding: 0; list-style: none; }
.suggestion { padding: .45em 1em; text-align: start; color: var(--link); background: var(--paper); border: 1.5px solid var(--link); border-radius: 1.4em; overflow-wrap: anywhere; }
.suggestion:hover:enabled { color: var(--on-accent); background: var(--accent); border-color: var(--accent); }
.suggestion:disabled { color: var(--soft); border-color: var(--line); border-style: dashed; }
figure { margin: .7em 0 .2em; }
figcaption { font-weight: 600; font-size: .92em; margin-bottom: .3em; }
figure svg { display: block; width: 100%; max-width: 26em; height: auto; overflow: visible; }
figure text { fill: currentColor; font-size: 13.5px; }
figure .value { font-weight: 700; }
figure rect { fill: var(--good); }
.status { flex: none; padding: 0 1em; font-size: .88em; color: var(--soft); }
.status:not(:empty) { padding-block: .3em; }
.typing::after { content: ""; display: inline-block; width: .6em; height: .6em; margin-left: .5em; border-radius: 50%; background: var(--gold); animation: beat 1s infinite alternate; }
@keyframes beat { to { opacity: .2; } }
.alert { flex: none; }
.alert:not(:empty) { display: flex; align-items: center; gap: .7em; margin: 0 .7em .5em; padding: .5em .8em; font-size: .92em; line-height: 1.4;
  color: var(--bad); background: var(--bad-tint); border: 1px solid currentColor; border-radius: 8px; }
.alert span { flex: 1; }
.alert button { padding: .2em 1em; font-weight: 600; background: none; border: 1.5px solid currentColor; border-radius: 2em; }
.alert button:disabled { border-style: dashed; opacity: 1; }
form { flex: none; display: grid; grid-template-columns: 1fr auto; gap: .4em .5em; padding: .7em; padding-bottom: max(.7em, env(safe-area-inset-bottom)); border-top: 1px solid var(--line); }
textarea { min-height: 46px; max-height: 8em; width: 100%; padding: .6em .9em; resize: none; overflow-y: auto; background: var(--paper); border: 1.5px solid var(--line); border-radius: 10px; line-height: 1.4; }
textarea::placeholder { color: var(--soft); opacity: 1; }
textarea[aria-invalid="true"] { border-color: var(--bad); }
.send { display: grid; place-items: center; width: 48px; height: 46px; padding: 0; align-self: end; color: var(--on-accent); background: var(--accent); border: 0; border-radius: 10px; }
.counter { grid-column: 1 / -1; font-size: .82em; color: var(--soft); }
.counter:empty { display: none; }
.over { color: var(--bad); font-weight: 600; }
@media (max-width: 30em), (max-height: 26em) {
  .panel, :host([data-position="left"]) .panel { inset: 0 0 auto 0; width: 100%; height: 100dvh; border: 0; border-radius: 0; }
}
@media (prefers-reduced-motion: reduce) { .typing::after { animation: none; } }
@media (forced-colors: active) {
  .message, .send, .launcher, .rating button, header { border: 1px solid; }
  figure rect { fill: CanvasText; }
  .rating button[aria-pressed="true"] { background: Highlight; color: HighlightText; forced-color-adjust: none; }
}
`);
