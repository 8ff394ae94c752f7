// Busca en el catálogo: quedan a la vista los datos que tienen todas las palabras, sin distinguir acentos.
const form = document.querySelector(".search");
const input = form.querySelector("input");
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const sections = [...document.querySelectorAll("main > section[id]")].map((node) => ({
  node,
  topics: [...node.querySelectorAll("details")].map((topic) => {
    const name = plain(topic.querySelector("summary").textContent);
    const facts = [...topic.querySelectorAll(".fact")];
    return { node: topic, facts: facts.map((fact) => ({ node: fact, text: `${name} ${plain(fact.textContent)}` })) };
  }),
}));

function search() {
  const words = plain(input.value).split(/\s+/).filter(Boolean);
  let count = 0;
  for (const section of sections) {
    let any = false;
    for (const topic of section.topics) {
      for (const fact of topic.facts) fact.node.hidden = !words.every((word) => fact.text.includes(word));
      const found = topic.facts.filter((fact) => !fact.node.hidden);
      topic.node.hidden = !found.length;
      topic.node.open = words.length > 0 && found.length > 0;
      any ||= found.length > 0;
      count += found.length;
    }
    section.node.hidden = !any;
  }
  document.querySelector("#found").textContent = words.length ? `${count} ${count === 1 ? "dato" : "datos"}` : "";
}

form.hidden = false;
form.addEventListener("submit", (event) => event.preventDefault());
input.addEventListener("input", search);

// Un enlace a un dato lo muestra, aunque su tema esté cerrado.
function reveal() {
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const topic = target && target.closest("details");
  if (!topic) return;
  topic.open = true;
  target.scrollIntoView();
}
addEventListener("hashchange", reveal);
reveal();
if (input.value) search();
