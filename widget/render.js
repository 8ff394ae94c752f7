// Cómo se ve el chat: sus piezas, y cada mensaje. Lo que hace cada pieza está en `chat`, el elemento.
// De Markdown se entienden párrafos, listas, **negritas** y enlaces http(s); lo demás es texto.
import { texts } from "./texts.js";

const INLINE = /\[([^\]\n]+)\]\(([^)\s]+)\)|(https?:\/\/[^\s<>"«»“”]+)|\*\*([^*\n]+)\*\*/g;
const ITEM = /^\s*(?:[-•*]|(\d{1,3})[.)])\s+(.*)$/;
const ICONS = {
  chat: "M4 4h16v12H9l-5 4z",
  close: "M6 6l12 12M18 6L6 18",
  menu: "M12 5v.01M12 12v.01M12 19v.01",
  send: "M4 12l16-8-6 16-3-6z",
  thumb: "M7 11v9H4v-9zM7 11l4-8c1.5 0 2.5 1 2.5 2.5V9h5a2 2 0 0 1 2 2.4l-1.3 7A2 2 0 0 1 17.2 20H7",
};
const named = (name, text) => [icon(name), el("span.hidden", {}, text)];

export function layout(chat) {
  const menu = createMenu(chat);
  const log = el("div.log", { role: "log", "aria-label": texts.log, "aria-live": "polite", tabindex: "0" });
  const status = el("div.status", { role: "status" });
  const alert = el("div.alert", { role: "alert" });
  const counter = el("div.counter", { id: "counter" });
  const input = el("textarea", {
    id: "text", rows: 1, placeholder: texts.label, "aria-describedby": "counter", enterkeyhint: "send",
    autocomplete: "off", input: () => chat.typed(), keydown: (event) => chat.key(event),
  });
  const form = el("form", { submit: (event) => { event.preventDefault(); chat.submit(); } },
    el("label.hidden", { for: "text" }, texts.label), input,
    el("button.send", { type: "submit" }, ...named("send", texts.send)), counter);
  const panel = el("dialog.panel", {
    id: "panel", "aria-labelledby": "title", tabindex: "-1",
    pointerdown: (event) => { menu.open &&= menu.contains(event.target); },
    keydown: (event) => chat.panelKey(event),
    cancel: (event) => { event.preventDefault(); chat.close(); },
  }, createHead(chat, menu), log, status, alert, form);
  const launcher = el("button.launcher", {
    type: "button", "aria-expanded": "false", "aria-controls": "panel", click: () => chat.open(),
  }, icon("chat"), el("span", {}, texts.launcher[0], el("span.more", {}, texts.launcher[1])));
  return { launcher, panel, menu, log, status, alert, form, input, counter };
}

function createHead(chat, menu) {
  return el("div.head", {}, el("span.mark", {}, icon("chat")),
    el("div", {}, el("h2", { id: "title" }, chat.options.title), el("p", {}, texts.subtitle)), menu,
    el("button.close", { type: "button", click: () => chat.close() }, ...named("close", texts.close)));
}

function createMenu(chat) {
  const action = (label, act) =>
    el("button", { type: "button", click: () => { chat.closeMenu(); act(); } }, label);
  const catalogue = new URL("conocimiento", chat.client.server).href;
  return el("details.menu", {}, el("summary", {}, ...named("menu", texts.menu)),
    el("div", {}, action(texts.restart, () => chat.restart()), action(texts.download, () => chat.download()),
      el("a", { href: catalogue, target: "_blank", rel: "noopener" },
        texts.catalogue, el("span.hidden", {}, texts.newTab)),
      el("details", {}, el("summary", {}, texts.privacy), el("p", {}, texts.privacyText))));
}

function link(url, label) {
  const attributes = { href: url, target: "_blank", rel: "noopener noreferrer" };
  return el("a", attributes, label, el("span.hidden", {}, texts.newTab));
}

function inline(text) {
  const nodes = [];
  let from = 0;
  for (const match of text.matchAll(INLINE)) {
    const [whole, label, target, bare, bold] = match;
    nodes.push(text.slice(from, match.index));
    from = match.index + whole.length;
    if (bold) nodes.push(el("strong", {}, bold));
    else if (bare) {
      const address = bare.replace(/[.,;:!?)\]]+$/, "");
      const url = safeUrl(address);
      nodes.push(url ? link(url, address) : address, bare.slice(address.length));
    } else {
      const url = safeUrl(target);
      nodes.push(url ? link(url, label) : whole);
    }
  }
  nodes.push(text.slice(from));
  return nodes.filter((node) => node !== "");
}

function blocks(text) {
  const nodes = [];
  let list = null;
  for (const line of text.split("\n")) {
    const item = ITEM.exec(line);
    if (!line.trim()) list = null;
    else if (item) {
      const tag = item[1] ? "ol" : "ul";
      if (list?.localName !== tag) nodes.push((list = el(tag, item[1] && item[1] !== "1" ? { start: item[1] } : {})));
      list.append(el("li", {}, ...inline(item[2])));
    } else {
      list = null;
      nodes.push(el("p", {}, ...inline(line)));
    }
  }
  return nodes;
}

export function userMessage(text) {
  return el("div.message.user", {}, el("span.hidden", {}, texts.you), text);
}

export function botMessage({ text = "", body = "", sources = [], chart: data }) {
  const [first, ...rest] = blocks(body || text);
  first?.prepend(el("span.hidden", {}, texts.bot));
  return el("div.message.bot", {}, first ?? null, ...rest, data ? chart(data) : null, sourceList(sources));
}

function sourceList(sources) {
  const items = sources.filter((source) => source && (source.title || source.url)).map(({ title, url, note }) => {
    const address = safeUrl(url || "");
    const name = title || address;
    return el("li", {}, address ? link(address, name) : name, note ? el("span.note", {}, ` (${note})`) : null);
  });
  if (!items.length) return null;
  const heading = items.length > 1 ? texts.sources : texts.source;
  return el("div.sources", {}, el("strong", {}, heading), el("ul", {}, ...items));
}

export function suggestions(buttons, choose) {
  const list = buttons.filter((button) => button.title).map(({ title, payload }) =>
    el("li", {}, el("button.suggestion", { type: "button", click: () => choose(payload || title) }, title)));
  return list.length ? el("ul.suggestions", { "aria-label": texts.suggestions }, ...list) : null;
}

// `rate(useful)` guarda la opinión; mientras no se logre, los botones quedan como estaban.
export function rating(current, rate) {
  const options = [[true, texts.useful], [false, texts.useless]];
  const said = el("span");
  const buttons = options.map(([useful, label]) =>
    el("button", { type: "button", "aria-pressed": String(current === useful), click: async () => {
      said.textContent = await rate(useful);
      if (said.textContent === texts.thanks) mark(useful);
    } }, icon("thumb"), label));
  const mark = (useful) =>
    buttons.forEach((button, index) => button.setAttribute("aria-pressed", String(options[index][0] === useful)));
  return el("div.rating", { role: "group", "aria-label": texts.rate }, ...buttons, said);
}

export function asText(turns) {
  const lines = [texts.title, texts.subtitle, new Date().toLocaleString("es-MX"), ""];
  for (const { text, messages } of turns) {
    lines.push(`${texts.you}${text}`, "");
    for (const message of messages) {
      lines.push(`${texts.bot}${message.body || message.text}`);
      for (const [label, said] of rows(message.chart)) lines.push(`  ${label}: ${said}`);
      for (const { title, url, note } of message.sources || []) {
        lines.push(`  ${texts.source}: ${[title, url].filter(Boolean).join(" · ")}${note ? ` (${note})` : ""}`);
      }
      lines.push("");
    }
  }
  return lines.join("\n");
}

// Gráfica de una respuesta, de barras o línea de tiempo, y una tabla que dice lo mismo a quien no la ve.

const number = new Intl.NumberFormat("es-MX");

// Cuándo acaba el año, el mes o el día: lo que se sabe de una fecha es lo que ocupa en la línea.
const after = ([year, month = 12, day]) => day ? Date.UTC(year, month - 1, +day + 1) : Date.UTC(year, month);

// Renglones: etiqueta, lo que dice, y de dónde a dónde va su barra.
const rows = (data) => [
  ...(data?.bars || []).map(([label, value]) => [label, number.format(value), 0, value]),
  ...(data?.spans || []).map(([label, said, start, end]) =>
    [label, said, Date.parse(start), after(`${end || start}`.split("-"))]),
].filter(([label, , from, to]) => label && from <= to);

function chart(data) {
  const { title = "", unit = "", spans } = data;
  const all = rows(data);
  if (!all.length) return null;
  const first = Math.min(...all.map(([, , from]) => from));
  const scale = 100 / (Math.max(...all.map(([, , , to]) => to)) - first || 1);
  const drawing = all.map(([label, said, from, to]) => {
    const width = Math.max(1.5, (to - from) * scale);
    return el("div", { "aria-hidden": "true" }, `${label}: `, el("strong", {}, said),
      svg("svg", { viewBox: "0 0 100 10", preserveAspectRatio: "none" },
        svg("path", { d: spans?.length ? "M0 5h100" : "" }),
        svg("rect", { x: Math.min((from - first) * scale, 100 - width), width, height: 10 })));
  });
  const head = el("tr", {}, el("th", { scope: "col" }, texts.data), el("th", { scope: "col" }, unit || title));
  const lines = all.map(([label, said]) => el("tr", {}, el("th", { scope: "row" }, label), el("td", {}, said)));
  const caption = unit && !title.includes(unit) ? `${title} (${unit})` : title;
  return el("figure", {}, el("figcaption", {}, caption), ...drawing,
    el("table.hidden", {}, el("thead", {}, head), el("tbody", {}, ...lines)));
}

// Crea elementos sin innerHTML: lo que llega del servidor o de la persona es siempre texto.
export function el(name, attributes = {}, ...children) {
  const [tag, ...classes] = name.split(".");
  const node = document.createElement(tag || "div");
  if (classes.length) node.className = classes.join(" ");
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") node.addEventListener(key, value);
    else if (value === true) node.setAttribute(key, "");
    else if (value !== false && value != null) node.setAttribute(key, value);
  }
  node.append(...children.filter((child) => child != null));
  return node;
}

function svg(name, attributes = {}, ...children) {
  const node = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  node.append(...children);
  return node;
}

function icon(name) {
  const attributes = { class: "icon", viewBox: "0 0 24 24", width: 24, height: 24, "aria-hidden": "true" };
  return svg("svg", attributes, svg("path", { d: ICONS[name] }));
}

// La dirección si es http(s), null si es otra cosa (javascript:, data:, relativa…).
function safeUrl(text) {
  try {
    const url = new URL(text);
    return url.protocol === "https:" || url.protocol === "http:" ? url.href : null;
  } catch {
    return null;
  }
}
