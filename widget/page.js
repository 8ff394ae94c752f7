// Las preguntas de ejemplo de la página se hacen en el chat.
const chat = () => customElements.whenDefined("gobierno-abierto-chat").then(() => document.querySelector("gobierno-abierto-chat"));

for (const button of document.querySelectorAll("[data-ask]")) {
  button.addEventListener("click", async () => (await chat())?.ask(button.textContent));
}
