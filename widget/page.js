// Las preguntas de ejemplo de la página se hacen en el chat.
const TAG = "gobierno-abierto-chat";
const chat = () => customElements.whenDefined(TAG).then(() => document.querySelector(TAG));

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
