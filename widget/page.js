// Las preguntas de ejemplo de la página se hacen en el chat.
const chat = () => customElements.whenDefined("gobierno-abierto-chat").then(() => document.querySelector("gobierno-abierto-chat"));

for (const button of document.querySelectorAll("[data-ask]")) {
  button.addEventListener("click", async () => (await chat())?.ask(button.textContent));
}

// El enlace a Telegram, si hay un bot y está en marcha.
const telegram = document.querySelector("#telegram");
fetch("/webhooks/telegram/").then((response) => response.json()).then(({ bot }) => {
  if (!bot) return;
  telegram.querySelector("a").href = `https://t.me/${encodeURIComponent(bot)}`;
  telegram.querySelector("a").textContent = `@${bot}`;
  telegram.hidden = false;
}).catch(() => {});
