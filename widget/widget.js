// El chat en una etiqueta: <script defer src="https://servidor/widget.js"></script>.
// Opciones: atributos data-* (docs/embed.md).
(() => {
  const script = document.currentScript;
  if (!script) return;
  const server = new URL(".", script.src);
  const file = (name) => import(new URL(`widget/__VERSION__/${name}.js`, server).href);
  const parts = ["element", "client", "render", "styles", "texts"].map(file); // a la vez, no en cascada
  Promise.all(parts).then(([{ Chat }]) => {
    if (!customElements.get("gobierno-abierto-chat")) customElements.define("gobierno-abierto-chat", Chat);
    if (document.querySelector("gobierno-abierto-chat")) return; // la etiqueta está dos veces
    const chat = document.createElement("gobierno-abierto-chat");
    chat.setup({ server: server.href, ...script.dataset });
    document.body.append(chat);
  }).catch((error) => console.error("gobierno-abierto-chat:", error));
})();
