// Gráfica de barras de una respuesta que compara, y una tabla que dice lo mismo a quien no la ve.
import { el, svg } from "./dom.js";
import { texts } from "./texts.js";

const WIDTH = 300;
const ROW = 44;

export function chart({ title = "", unit = "", bars = [] }) {
  const rows = bars.filter(([label, value]) => label && Number.isFinite(value) && value >= 0);
  if (!rows.length) return null;
  const most = Math.max(...rows.map(([, value]) => value)) || 1;
  const number = new Intl.NumberFormat("es-MX");
  const drawing = svg("svg", { viewBox: `0 0 ${WIDTH} ${rows.length * ROW}`, "aria-hidden": "true", focusable: "false" });
  rows.forEach(([label, value], index) => {
    const top = index * ROW;
    const length = Math.max(2, (value / most) * (WIDTH - 56));
    drawing.append(
      svg("text", { x: 0, y: top + 15 }, String(label)),
      svg("rect", { x: 0, y: top + 21, width: length, height: 15, rx: 2 }),
      svg("text", { x: length + 6, y: top + 34, class: "value" }, number.format(value)),
    );
  });
  const head = el("tr", {}, el("th", { scope: "col" }, texts.data), el("th", { scope: "col" }, unit || title));
  const lines = rows.map(([label, value]) => el("tr", {}, el("th", { scope: "row" }, String(label)), el("td", {}, number.format(value))));
  return el("figure", {}, el("figcaption", {}, unit && !title.includes(unit) ? `${title} (${unit})` : title), drawing,
    el("table.hidden", {}, el("caption", {}, title), el("thead", {}, head), el("tbody", {}, ...lines)));
}
