// Habla con el servidor: conversación firmada, tiempo límite, y cada falla como un Problem con su texto en español.
import { problems } from "./texts.js";

const SECONDS = 35;
const KEY = "gobierno-abierto-chat";

export class Problem extends Error {
  constructor(message, { retryAfter = 0, offline = false, status = 0 } = {}) {
    super(message);
    Object.assign(this, { retryAfter, offline, status });
  }
}

// sessionStorage: cada pestaña tiene su conversación, y en una computadora compartida se borra al cerrarla.
export const memory = {
  values: {},
  get(name) {
    try { return sessionStorage.getItem(`${KEY}.${name}`); } catch { return this.values[name] ?? null; }
  },
  set(name, value) {
    this.values[name] = value;
    try {
      if (value === null) sessionStorage.removeItem(`${KEY}.${name}`);
      else sessionStorage.setItem(`${KEY}.${name}`, value);
    } catch {
      // Almacenamiento bloqueado: dura lo que la página.
    }
  },
};

export class Client {
  constructor(server) {
    this.server = server;
    this.base = new URL("webhooks/web/", server).href;
  }

  get known() { return memory.get("id") !== null; }
  forget() { memory.set("id", null); }

  async history() {
    if (!this.known) return [];
    try {
      return (await this.call("history")).turns;
    } catch (problem) {
      if (problem.status === 401) this.forget();
      else throw problem;
      return [];
    }
  }

  async send(text, turn, retry) {
    return this.renewing(() => this.call("messages", { text, turn, retry }));
  }

  async feedback(turn, useful) { return this.call("feedback", { turn, useful }); }

  // Con un identificador caducado o ajeno se pide otro, sin molestar a la persona.
  async renewing(action) {
    if (!this.known) await this.begin();
    try {
      return await action();
    } catch (problem) {
      if (problem.status !== 401) throw problem;
      await this.begin();
      return action();
    }
  }

  async begin() {
    this.forget();
    memory.set("id", (await this.call("conversations", {})).conversation);
  }

  async call(path, body) {
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), SECONDS * 1000);
    const headers = {};
    if (this.known) headers.authorization = `Bearer ${memory.get("id")}`;
    if (body) headers["content-type"] = "application/json";
    try {
      const response = await fetch(this.base + path, {
        method: body ? "POST" : "GET", headers, body: body && JSON.stringify(body), signal: stop.signal,
        credentials: "omit", cache: "no-store", referrerPolicy: "origin",
      });
      const data = await response.json().catch(() => null);
      if (response.ok && data) return data;
      const { status } = response;
      const message = (typeof data?.message === "string" && data.message) || problems[status] || problems.other;
      throw new Problem(message, { status, retryAfter: Number(response.headers.get("retry-after")) || 0 });
    } catch (error) {
      if (error instanceof Problem) throw error;
      if (stop.signal.aborted) throw new Problem(problems.timeout);
      if (!navigator.onLine) throw new Problem(problems.offline, { offline: true });
      if (await this.refused()) throw new Problem(problems.forbidden, { status: 403 });
      throw new Problem(problems.unreachable);
    } finally {
      clearTimeout(timer);
    }
  }

  // El navegador oculta por qué falló una petición a otro sitio: esta dirección, que es pública, lo dice.
  async refused() {
    try {
      return (await (await fetch(this.base, { credentials: "omit", cache: "no-store" })).json()).allowed === false;
    } catch {
      return false;
    }
  }
}
