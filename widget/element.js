// <gobierno-abierto-chat>: el botón, el panel y la conversación.
import { Client, memory } from "./client.js";
import { asText, botMessage, el, layout, rating, suggestions, userMessage } from "./render.js";
import { sheet } from "./styles.js";
import { problems, texts } from "./texts.js";

const LIMIT = 500;
const WARN = 0.8 * LIMIT;
const PATIENCE = 400; // ms antes de decir que está escribiendo
const UNRATED = ["small_talk", "clarify", "error"]; // no contestan nada que valorar
const length = (text) => [...text.trim()].length;
const newTurn = () => `${Date.now()}-${Math.random().toString(36).slice(2)}`;

export class Chat extends HTMLElement {
  setup({ server, title = texts.title, open = "false", theme = "auto", position = "right", examples }) {
    this.client = new Client(server);
    this.options = { title, open, theme, position, examples: examples?.split("|") ?? texts.examples };
    this.turns = [];
    this.busy = false;
    this.failed = null; // lo que no se pudo enviar: {text, turn}
  }

  connectedCallback() {
    if (this.shadowRoot) return;
    this.attachShadow({ mode: "open" }).adoptedStyleSheets = [sheet];
    this.lang = "es-MX";
    this.dark = matchMedia("(prefers-color-scheme: dark)");
    this.dark.addEventListener("change", () => this.paint());
    this.paint();
    this.dataset.position = this.options.position;
    Object.assign(this, layout(this));
    this.shadowRoot.append(this.launcher, this.panel);
    this.phone = matchMedia("(max-width: 30em), (max-height: 26em)");
    window.visualViewport?.addEventListener("resize", () => this.fit());
    this.phone.addEventListener("change", () => this.panel.open && this.show());
    addEventListener("online", () => this.failed?.offline && this.notice(problems.online, true));
    this.welcome();
    this.ready = this.restore();
    if ((memory.get("open") ?? this.options.open) === "true") this.open(false);
  }

  paint() {
    const { theme } = this.options;
    this.dataset.theme = theme === "auto" && this.dark.matches ? "dark" : theme;
  }

  open(focus = true) {
    this.opener = this.launcher;
    if (!this.panel.open) this.show();
    this.remember(true);
    this.bottom();
    if (focus) this.focusPoint().focus();
  }

  remember(open) {
    this.launcher.hidden = open;
    this.launcher.setAttribute("aria-expanded", String(open));
    this.toggleAttribute("data-open", open);
    memory.set("open", String(open));
  }

  // En un teléfono el panel tapa la página, que queda inerte; en lo demás conviven.
  show() {
    const focused = this.shadowRoot.activeElement;
    const modal = this.phone.matches;
    this.panel.close();
    if (modal) this.panel.showModal();
    else this.panel.open = true;
    this.panel.setAttribute("aria-modal", String(modal));
    if (modal || focused) (focused ?? this.panel).focus();
    this.typed();
    this.fit();
  }

  close() {
    this.panel.close();
    this.remember(false);
    (this.opener.isConnected ? this.opener : this.launcher).focus();
  }

  // En una pantalla táctil, enfocar la caja abriría el teclado y taparía lo que hay que leer.
  focusPoint() {
    return matchMedia("(pointer: coarse)").matches ? this.panel : this.input;
  }

  // Pregunta desde la página, como si la persona lo hubiera escrito.
  async ask(text) {
    const from = document.activeElement;
    this.open(false);
    this.opener = from === document.body ? this.launcher : from;
    await this.ready;
    return this.send(text);
  }

  welcome() {
    this.log.replaceChildren(botMessage({ text: texts.welcome }));
    this.offer(this.options.examples.map((title) => ({ title, payload: title })));
  }

  async restore() {
    if (!this.client.known) return;
    this.log.setAttribute("aria-live", "off"); // lo que ya se leyó no se vuelve a anunciar
    try {
      for (const turn of await this.client.history()) {
        this.log.append(userMessage(turn.text));
        this.answer(turn);
      }
      if (this.turns.length) this.say(texts.restored);
    } catch (problem) {
      this.notice(problem.message);
    }
    this.bottom();
    setTimeout(() => this.log.setAttribute("aria-live", "polite"), 500);
  }

  submit() {
    const text = this.input.value.trim();
    const used = length(text);
    if (used > LIMIT) this.notice(problems.tooLong(used, LIMIT));
    else if (text) this.send(text);
  }

  async send(text) {
    if (this.busy) return;
    this.busy = true;
    await this.ready; // lo que se recupera va antes
    const turn = this.failed?.text === text ? this.failed.turn : newTurn();
    const retry = turn === this.failed?.turn;
    const shown = userMessage(text);
    this.form.setAttribute("aria-busy", "true");
    this.notice("");
    this.log.append(shown);
    if (this.input.value.trim() === text) this.fill("");
    this.failed = null;
    this.bottom();
    const typing = setTimeout(() => this.wait(true), PATIENCE);
    try {
      const { messages } = await this.client.send(text, turn, retry);
      this.stale();
      this.wait(false);
      this.answer({ text, turn, messages, useful: null }, shown);
    } catch (problem) {
      this.wait(false);
      shown.remove();
      this.failed = { text, turn, offline: problem.offline };
      if (!this.input.value) this.fill(text);
      this.notice(problem.status ? problem.message : `${problem.message} ${problems.kept}`, true, problem.retryAfter);
    } finally {
      clearTimeout(typing);
      this.busy = false;
      this.form.removeAttribute("aria-busy");
    }
  }

  // Muestra la respuesta de un turno y sus sugerencias; lo anterior deja de poderse elegir.
  answer(turn, asked) {
    this.stale();
    this.turns.push(turn);
    const nodes = turn.messages.map(botMessage);
    if (nodes.length && !UNRATED.includes(turn.messages.at(-1).status)) {
      nodes.at(-1).append(rating(turn.useful, (useful) => this.rate(turn.turn, useful)));
    }
    this.log.append(...nodes); // enteros: lo que se agrega después se anuncia otra vez
    this.offer(turn.messages.flatMap((message) => message.buttons || []));
    this.bottom(asked);
  }

  offer(buttons) {
    const list = suggestions(buttons, (payload) => {
      if (this.busy) return;
      this.focusPoint().focus({ preventScroll: true });
      this.send(payload);
    });
    if (list) this.log.append(list);
  }

  stale() {
    for (const button of this.log.querySelectorAll(".suggestion:not(:disabled)")) button.disabled = true;
  }

  async rate(turn, useful) {
    try {
      await this.client.feedback(turn, useful);
      return texts.thanks;
    } catch (problem) {
      return problem.message;
    }
  }

  async restart() {
    await this.ready;
    if (this.busy) return;
    this.client.forget();
    this.turns = [];
    this.failed = null;
    this.fill("");
    this.notice("");
    this.welcome();
    this.say(texts.restarted);
    this.focusPoint().focus();
  }

  closeMenu() {
    this.menu.open = false;
    this.menu.querySelector("summary").focus();
  }

  download() {
    const url = URL.createObjectURL(new Blob([asText(this.turns)], { type: "text/plain;charset=utf-8" }));
    el("a", { href: url, download: `${texts.file}-${new Date().toISOString().slice(0, 10)}.txt` }).click();
    setTimeout(() => URL.revokeObjectURL(url), 1000);
  }

  notice(message, retry = false, seconds = 0) {
    clearTimeout(this.pause);
    this.alert.replaceChildren();
    if (!message) return;
    this.alert.append(el("span", {}, message));
    if (!retry) return;
    const again = () => {
      this.input.focus();
      this.send(this.input.value.trim() || this.failed.text);
    };
    const button = el("button", { type: "button", click: again }, texts.retry);
    button.disabled = seconds > 0;
    this.pause = setTimeout(() => { button.disabled = false; }, seconds * 1000);
    this.alert.append(button);
  }

  wait(on) {
    this.status.classList.toggle("typing", on);
    this.status.textContent = on ? texts.typing : "";
  }

  say(message) {
    this.status.textContent = message;
    setTimeout(() => { if (this.status.textContent === message) this.status.textContent = ""; }, 4000);
  }

  typed() {
    const used = length(this.input.value);
    this.counter.textContent = used >= WARN ? texts.counter(used, LIMIT) : "";
    this.counter.classList.toggle("over", used > LIMIT);
    this.input.setAttribute("aria-invalid", String(used > LIMIT));
    this.input.style.height = "auto";
    this.input.style.height = `${this.input.scrollHeight + 2}px`;
  }

  fill(text) {
    this.input.value = text;
    this.typed();
  }

  key(event) {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    this.submit();
  }

  // Escape cierra el menú o, si no, el panel; en un teléfono, donde tapa la página, el tabulador no sale de él.
  panelKey(event) {
    if (event.key === "Escape" && !event.isComposing) {
      event.preventDefault();
      return this.menu.open ? this.closeMenu() : this.close();
    }
    if (event.key !== "Tab" || !this.phone.matches) return undefined;
    const stops = [...this.panel.querySelectorAll("button:enabled, a[href], summary, textarea, [tabindex='0']")]
      .filter((node) => node.checkVisibility?.() ?? node.offsetParent);
    const [edge, other] = event.shiftKey ? [stops[0], stops.at(-1)] : [stops.at(-1), stops[0]];
    if (this.shadowRoot.activeElement !== edge) return undefined;
    event.preventDefault();
    return other.focus();
  }

  // El teclado de un teléfono tapa parte de la pantalla: el panel ocupa lo que queda.
  fit() {
    const view = window.visualViewport;
    this.panel.style.height = this.phone.matches && view && view.scale === 1 ? `${view.height}px` : "";
  }

  // Deja a la vista el final o, si la respuesta no cabe, la pregunta y su comienzo.
  bottom(asked) {
    const top = asked ? asked.offsetTop - this.log.offsetTop - 8 : Infinity;
    this.log.scrollTop = Math.min(this.log.scrollHeight, top);
  }
}
